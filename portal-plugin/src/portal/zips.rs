//! The files of a list in one archive: made beside the requests, kept for minutes, and judged again when it is fetched.

mod making;
mod table;

use std::fmt;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use plugin_api::Kind;

use crate::error::Error;
use crate::model::permissions::Permission;
use crate::portal::base::Base;
use crate::portal::decisions::Decisions;
use crate::portal::documents::Documents;
use crate::portal::mailing::Mailing;
use crate::portal::principals::{AccountContext, Principals};
use crate::portal::sites::Sites;
use crate::portal::threads;
use crate::source::{Download, Listing};
use table::{Job, Table};

pub use table::{Archive, ZipId, ZipState};

/// The most documents in one archive: 100.
pub const MOST_DOCUMENTS: usize = 100;

/// The most bytes of their files together: 50 MiB.
pub const MOST_BYTES: u64 = 50 << 20;

/// How often what is over is looked for: every 5 seconds.
const LOOK: Duration = Duration::from_secs(5);

/// The archives of this process, and the thread that makes them.
pub struct Zips {
    base: Arc<Base>,
    sites: Arc<Sites>,
    mailing: Arc<Mailing>,
    decisions: Arc<Decisions>,
    principals: Arc<Principals>,
    documents: Arc<Documents>,
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Shared {
    table: Mutex<Table>,
    changed: Condvar,
}

impl Zips {
    /// Without its thread yet.
    pub fn new(
        base: &Arc<Base>,
        sites: &Arc<Sites>,
        mailing: &Arc<Mailing>,
        decisions: &Arc<Decisions>,
        principals: &Arc<Principals>,
        documents: &Arc<Documents>,
    ) -> Arc<Self> {
        Arc::new(Self {
            base: Arc::clone(base),
            sites: Arc::clone(sites),
            mailing: Arc::clone(mailing),
            decisions: Arc::clone(decisions),
            principals: Arc::clone(principals),
            documents: Arc::clone(documents),
            shared: Arc::default(),
            thread: Mutex::new(None),
        })
    }

    /// Starts the thread, which ends with the portal.
    ///
    /// # Errors
    /// `unavailable/busy` where the system gives no thread.
    pub fn start(self: &Arc<Self>) -> Result<(), Error> {
        let (zips, shared) = (Arc::downgrade(self), Arc::clone(&self.shared));
        let thread = thread::Builder::new()
            .name("portal-zip".to_owned())
            .spawn(move || {
                while shared.wait() {
                    let Some(zips) = zips.upgrade() else { return };
                    zips.make_zips();
                }
            })
            .map_err(|_| Error::Busy { seconds: 1 })?;
        *self.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
        Ok(())
    }

    /// Ends the thread and forgets every archive. Waits for the document being put in, at most so long.
    pub fn stop(&self, limit: Duration) {
        self.shared.table().stop();
        self.shared.changed.notify_all();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        threads::join(thread.into_iter().collect(), limit);
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.shared.table()
    }
}

impl Shared {
    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there may be something to do; `false` is the end.
    fn wait(&self) -> bool {
        let idle = |table: &mut Table| !table.has_waiting() && !table.is_stopped();
        let waited = self.changed.wait_timeout_while(self.table(), LOOK, idle);
        let (table, _) = waited.unwrap_or_else(PoisonError::into_inner);
        !table.is_stopped()
    }
}

impl Zips {
    /// Begins an archive of the files of a list's first documents, and answers its number. Of one user the two newest are kept.
    ///
    /// # Errors
    /// As [`Documents::list`]; `zip/empty` where none of them has a file; `unavailable/busy` while the process keeps 16.
    pub fn begin(&self, context: &AccountContext, kind: Kind, listing: &Listing<'_>) -> Result<ZipId, Error> {
        context.principal.may_write()?;
        let granted = self.decisions.grant(context, Permission::to_view(kind))?;
        let mut documents = Vec::new();
        let more = self.documents.walk(&granted, listing, |row| {
            if row.has_file && documents.len() == MOST_DOCUMENTS {
                return ControlFlow::Break(());
            }
            documents.extend(row.has_file.then_some(row.id));
            ControlFlow::Continue(())
        })?;
        if documents.is_empty() {
            return Err(Error::ZipEmpty);
        }
        let id = self.table().admit(Job::new(context, kind, documents, more))?;
        self.shared.changed.notify_all();
        // Whoever works in the threads' place waits for mails and archives alike.
        self.mailing.wake();
        Ok(id)
    }

    /// How an archive stands that this very session began.
    ///
    /// # Errors
    /// `document/unknown` for any other one, and one that was forgotten; as [`Documents::list`] where the list may not be seen
    /// any more.
    pub fn state(&self, context: &AccountContext, id: ZipId) -> Result<ZipState, Error> {
        let (session, account) = (context.principal.session.id, context.account.id);
        let state = self.table().state(session, account, id, self.base.clock.now()).ok_or(Error::DocumentUnknown)?;
        self.decisions.grant(context, Permission::to_view(state.kind))?;
        Ok(state)
    }

    /// The archive, once it is ready. Every document in it is judged again: what was revoked since is not handed out (rule D4).
    ///
    /// # Errors
    /// As [`Zips::state`]; `zip/not-ready`; `zip/outdated`, after which it is forgotten.
    pub fn file(&self, context: &AccountContext, id: ZipId) -> Result<Download, Error> {
        let ZipState { kind, ready, .. } = self.state(context, id)?;
        let archive = ready.ok_or(Error::ZipNotReady)?;
        let granted = self.decisions.grant(context, Permission::to_view(kind))?;
        for document in &archive.documents {
            match self.base.source.summary(&granted, document) {
                Ok(_) => {}
                Err(Error::Denied(_) | Error::DocumentUnknown) => {
                    self.table().forget(id);
                    return Err(Error::ZipOutdated);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(Download { name: format!("{kind}.zip"), media_type: "application/zip".to_owned(), bytes: archive.read()? })
    }

    /// Makes what waits and forgets what is over.
    fn make_zips(&self) {
        while self.make_one() {}
    }

    /// Forgets what is over and makes the archive that waits longest; `false` where none waits.
    pub(super) fn make_one(&self) -> bool {
        // The table is not held while the store is asked.
        let kept = self.table().sweep(self.base.clock.now());
        for (id, session, account) in kept {
            if self.is_over(session, account) {
                self.table().forget(id);
            }
        }
        let Some(job) = self.table().next() else { return false };
        // The next one must not wait for ever because the host panicked over this one.
        let made = catch_unwind(AssertUnwindSafe(|| self.make_zip(&job)));
        let made = made.unwrap_or_else(|_| Err(Error::Busy { seconds: 1 }));
        if let Err(error) = &made {
            log::error!("an archive could not be made: {error}");
        }
        self.table().finish(job.id, made.ok(), self.base.clock.now());
        true
    }
}

impl fmt::Debug for Zips {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Zips")
    }
}
