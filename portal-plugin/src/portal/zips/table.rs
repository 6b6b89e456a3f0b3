//! Which archives there are: few for each user and process, bound to the session that began them, forgotten in time.

use std::fmt;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use plugin_api::Kind;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::sessions::SessionId;
use crate::model::sites::SiteId;
use crate::model::users::UserId;
use crate::portal::principals::AccountContext;

/// How many archives of one user are kept: 2; another one takes the place of the oldest.
const OF_USER: usize = 2;

/// How many archives a process keeps: 16, so that they fill 800 MiB of its disk at the most.
const OF_PROCESS: usize = 16;

/// How long an archive is kept once it is made: 10 minutes.
const KEEP: Duration = Duration::from_mins(10);

/// The number of an archive, within the process that makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZipId(pub i64);

/// How an archive stands.
#[derive(Clone, Debug)]
pub struct ZipState {
    /// What its documents are.
    pub kind: Kind,
    /// How many documents were looked at so far.
    pub done: usize,
    /// How many documents it is to hold.
    pub of: usize,
    /// Whether the list has more documents than an archive holds.
    pub more: bool,
    /// The archive, once it is made.
    pub ready: Option<Arc<Archive>>,
    /// Whether it could not be made.
    pub failed: bool,
}

/// An archive that is made.
pub struct Archive {
    /// The ids of the documents in it.
    pub documents: Vec<String>,
    /// How many documents were left out, as their file was not there, too large, or not theirs any more.
    pub left_out: usize,
    /// Whether it holds as many bytes as it may, so that the rest had no room.
    pub full: bool,
    /// Its size in bytes.
    pub size: u64,
    file: Mutex<File>,
}

/// What an archive is to be made of.
pub(super) struct Job {
    pub id: ZipId,
    pub session: SessionId,
    pub account: AccountId,
    pub site: SiteId,
    pub kind: Kind,
    pub documents: Vec<String>,
    user: UserId,
    more: bool,
}

/// Every archive of this process, the oldest first.
#[derive(Default)]
pub(super) struct Table {
    last: i64,
    kept: Vec<Kept>,
    stopped: bool,
}

struct Kept {
    job: Arc<Job>,
    stage: Stage,
}

enum Stage {
    Waiting,
    Making { done: usize },
    Ready { archive: Arc<Archive>, at: Timestamp },
    Failed { at: Timestamp },
}

impl Archive {
    /// The archive in this file.
    ///
    /// # Errors
    /// Where the file does not say how large it is.
    pub fn new(documents: Vec<String>, left_out: usize, full: bool, file: File) -> std::io::Result<Self> {
        let size = file.metadata()?.len();
        Ok(Self { documents, left_out, full, size, file: Mutex::new(file) })
    }

    pub(super) fn read(&self) -> Result<Vec<u8>, Error> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = Vec::with_capacity(usize::try_from(self.size).unwrap_or_default());
        let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes));
        read.map(|_| bytes).map_err(|error| {
            log::error!("an archive could not be read: {error}");
            Error::Busy { seconds: 60 }
        })
    }
}

impl Job {
    pub fn new(context: &AccountContext, kind: Kind, documents: Vec<String>, more: bool) -> Self {
        Self {
            id: ZipId(0),
            session: context.principal.session.id,
            account: context.account.id,
            site: context.principal.site.id.clone(),
            user: context.principal.user.id,
            kind,
            documents,
            more,
        }
    }
}

impl Table {
    /// Takes an archive that is to be made; the oldest of the user's gives way where they have as many as are kept.
    pub fn admit(&mut self, job: Job) -> Result<ZipId, Error> {
        let is_theirs = |kept: &Kept| kept.job.user == job.user;
        if self.kept.iter().filter(|kept| is_theirs(kept)).count() >= OF_USER
            && let Some(oldest) = self.kept.iter().position(is_theirs)
        {
            self.kept.remove(oldest);
        }
        if self.stopped || self.kept.len() >= OF_PROCESS {
            return Err(Error::Busy { seconds: 60 });
        }
        self.last = self.last.saturating_add(1);
        let id = ZipId(self.last);
        self.kept.push(Kept { job: Arc::new(Job { id, ..job }), stage: Stage::Waiting });
        Ok(id)
    }

    /// How the archive stands that this session began in this account.
    pub fn state(&self, session: SessionId, account: AccountId, id: ZipId, now: Timestamp) -> Option<ZipState> {
        let kept = self.kept.iter().find(|kept| kept.job.id == id && !kept.is_over(now))?;
        let Kept { job, stage } = kept;
        if job.session != session || job.account != account {
            return None;
        }
        let of = job.documents.len();
        let (done, ready, failed) = match stage {
            Stage::Waiting => (0, None, false),
            Stage::Making { done } => (*done, None, false),
            Stage::Ready { archive, .. } => (of, Some(Arc::clone(archive)), false),
            Stage::Failed { .. } => (0, None, true),
        };
        Some(ZipState { kind: job.kind, done, of, more: job.more, ready, failed })
    }

    /// The next one to make.
    pub fn next(&mut self) -> Option<Arc<Job>> {
        let kept = self.kept.iter_mut().find(|kept| matches!(kept.stage, Stage::Waiting))?;
        kept.stage = Stage::Making { done: 0 };
        Some(Arc::clone(&kept.job))
    }

    /// Notes how far it is. `false` where nobody waits for it any more.
    pub fn progress(&mut self, id: ZipId, done: usize) -> bool {
        self.put(id, Stage::Making { done }) && !self.stopped
    }

    /// Notes that it is made, or that it could not be.
    pub fn finish(&mut self, id: ZipId, archive: Option<Archive>, at: Timestamp) {
        let made = |archive| Stage::Ready { archive: Arc::new(archive), at };
        self.put(id, archive.map_or(Stage::Failed { at }, made));
    }

    /// Forgets an archive.
    pub fn forget(&mut self, id: ZipId) {
        self.kept.retain(|kept| kept.job.id != id);
    }

    /// Forgets what was kept long enough, and answers what is left with session and account.
    pub fn sweep(&mut self, now: Timestamp) -> Vec<(ZipId, SessionId, AccountId)> {
        self.kept.retain(|kept| !kept.is_over(now));
        self.kept.iter().map(|Kept { job, .. }| (job.id, job.session, job.account)).collect()
    }

    /// Forgets everything and takes no more.
    pub fn stop(&mut self) {
        self.stopped = true;
        self.kept.clear();
    }

    pub const fn is_stopped(&self) -> bool {
        self.stopped
    }

    pub fn has_waiting(&self) -> bool {
        self.kept.iter().any(|kept| matches!(kept.stage, Stage::Waiting))
    }

    fn put(&mut self, id: ZipId, stage: Stage) -> bool {
        let found = self.kept.iter_mut().find(|kept| kept.job.id == id);
        found.map(|kept| kept.stage = stage).is_some()
    }
}

impl Kept {
    fn is_over(&self, now: Timestamp) -> bool {
        match self.stage {
            Stage::Waiting | Stage::Making { .. } => false,
            // One that is ahead was made by a clock that was wrong (rule T2).
            Stage::Ready { at, .. } | Stage::Failed { at } => now >= at.plus(KEEP) || at > now.plus(KEEP),
        }
    }
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").field("documents", &self.documents).field("size", &self.size).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(user: i64) -> Job {
        Job {
            id: ZipId(0),
            session: SessionId(10 * user),
            account: AccountId(1),
            site: "alpes".parse().unwrap(),
            kind: Kind::Invoices,
            documents: vec!["1".to_owned(), "2".to_owned()],
            user: UserId(user),
            more: false,
        }
    }

    fn archive() -> Archive {
        Archive::new(vec!["1".to_owned()], 1, false, tempfile::tempfile().unwrap()).unwrap()
    }

    fn state(table: &Table, user: i64, id: ZipId, now: u64) -> Option<ZipState> {
        table.state(SessionId(10 * user), AccountId(1), id, Timestamp(now))
    }

    #[test]
    fn a_user_has_two_and_the_third_takes_the_place_of_the_first() {
        let mut table = Table::default();
        let [first, second, other] = [1, 1, 2].map(|user| table.admit(job(user)).unwrap());
        assert!(state(&table, 1, first, 0).is_some() && state(&table, 1, second, 0).is_some());
        let third = table.admit(job(1)).unwrap();
        assert!(state(&table, 1, first, 0).is_none(), "the oldest gives way");
        for (user, id) in [(1, second), (1, third), (2, other)] {
            assert!(state(&table, user, id, 0).is_some(), "{id:?}");
        }
        assert!(!table.progress(first, 1), "nobody waits for it any more");
    }

    #[test]
    fn a_process_keeps_sixteen_and_refuses_the_next() {
        let mut table = Table::default();
        for user in 1..=16 {
            assert!(table.admit(job(user)).is_ok(), "{user}");
        }
        assert_eq!(table.admit(job(17)), Err(Error::Busy { seconds: 60 }));
        table.forget(ZipId(1));
        assert!(table.admit(job(17)).is_ok());
        table.stop();
        assert!(table.admit(job(1)).is_err() && table.sweep(Timestamp(0)).is_empty());
    }

    #[test]
    fn it_goes_from_waiting_over_making_to_ready_and_is_forgotten_after_ten_minutes() {
        let mut table = Table::default();
        let id = table.admit(job(1)).unwrap();
        assert!(table.has_waiting());
        assert_eq!(table.next().map(|job| job.id), Some(id));
        assert!(!table.has_waiting() && table.next().is_none());
        assert!(table.progress(id, 1));
        assert_eq!(state(&table, 1, id, u64::MAX).map(|state| (state.done, state.of)), Some((1, 2)));
        table.finish(id, Some(archive()), Timestamp(1_000));
        let minutes = 10 * 60_000;
        assert!(state(&table, 1, id, 1_000 + minutes - 1).is_some_and(|state| state.ready.is_some()));
        assert!(state(&table, 1, id, 1_000 + minutes).is_none());
        assert_eq!(table.sweep(Timestamp(1_000 + minutes - 1)).len(), 1);
        assert_eq!(table.sweep(Timestamp(1_000 + minutes)).len(), 0);
        let failed = table.admit(job(1)).unwrap();
        table.finish(failed, None, Timestamp(1_000));
        assert!(state(&table, 1, failed, 1_000).is_some_and(|state| state.failed && state.ready.is_none()));
    }

    #[test]
    fn only_the_session_that_began_it_finds_it_and_only_in_its_account() {
        let mut table = Table::default();
        let id = table.admit(job(1)).unwrap();
        for (session, account, number, found) in
            [(10, 1, id.0, true), (20, 1, id.0, false), (10, 2, id.0, false), (10, 1, 99, false)]
        {
            let state = table.state(SessionId(session), AccountId(account), ZipId(number), Timestamp(0));
            assert_eq!(state.is_some(), found, "session {session}, account {account}, {number}");
        }
    }
}
