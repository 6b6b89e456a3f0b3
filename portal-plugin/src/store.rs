//! What the portal must remember, in SQLite: connections, migrations, and one file for each table's statements.

pub mod accounts;
pub mod actions;
pub mod activity;
pub mod begun_actions;
mod clock;
pub mod closing;
pub mod contacts;
pub mod corrections;
mod credentials;
mod directory;
mod disabling;
pub mod downloads;
pub mod email_changes;
mod ends;
mod entering;
mod epochs;
pub mod erp_users;
mod hand_offs;
pub mod invitations;
pub mod joined_accounts;
pub mod lanes;
pub mod ledger;
pub mod links;
mod lookups;
pub mod lost_contacts;
pub mod members;
mod migrations;
pub mod mornings;
pub mod notice_list;
pub mod notices;
pub mod outbox;
mod pending_sign_ins;
pub mod permission_requests;
mod place;
mod presence;
mod principals;
pub mod realms;
pub mod recoveries;
pub mod restores;
mod rows;
pub mod second_factors;
mod sessions;
mod sign_ups;
pub mod sites;
mod throttles;
pub mod transfers;
mod undelivered;
mod unproved;
pub mod users;
pub mod waiting;
mod writer;

use std::fmt;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use log::Level;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

pub use accounts::{
    AccountRow, MembershipRow, SeerRow, account_of, account_of_in, membership_in, open_account, put_membership,
};
pub use credentials::{Begun, Proved};
pub use directory::{ListedAccount, WantedAccounts, WantedUsers};
pub use disabling::{disable as disable_user, set_state as set_user_state};
pub(crate) use hand_offs::set_view_as_consent;
pub use hand_offs::{NewHandOff, ViewRow};
pub(crate) use lookups::{is_left_behind, somebody_has, user_by_contact, user_by_id, user_on};
pub use pending_sign_ins::{Finished, PendingRow};
pub use principals::PrincipalRow;
pub(crate) use principals::principal_in;
pub use rows::UserRow;
pub use sessions::{NewSession, SessionRow};
pub(crate) use sessions::{end_all as end_sessions, renew as renew_session};
pub use sign_ups::{SignUpTo, WaitingSignUp};
pub(crate) use throttles::{CodeFrom, MailOf, check_email_change_limit, check_login_code_limit, check_mail_limit};
pub use throttles::{Gate, Gated, SeenAttempt};
pub(crate) use unproved::give_login_up;
pub(crate) use users::prove_email;
pub use users::{NewUser, insert as insert_user, put_one_time_password, update_imported};

use crate::alarms::Alarms;
use crate::error::Error;
use epochs::EpochFile;
use lanes::Lanes;
use place::Place;
use presence::Presence;
use writer::Writer;

/// How many connections read at once; a request holds one for microseconds.
const READERS: usize = 4;

/// How long a write waits for all others before it, of this process and of others: 5 seconds.
const BUSY: Duration = Duration::from_secs(5);

/// How long the same waits where it goes along with reading, and may be done the next time as well: a quarter of a second.
const SOON: Duration = Duration::from_millis(250);

/// How long the same waits where it is only to be seen whether the store can be written: 1 second.
const BRIEFLY: Duration = Duration::from_secs(1);

/// Whether a store may begin where its file is missing or empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// Where there never was one, as far as the file knows that would.
    WhereNoneWas,
    /// Whatever there was: so staff say.
    Anew,
}

/// The portal's database: one connection that writes and a few that read.
pub struct Store {
    writer: Writer,
    readers: [Mutex<Connection>; READERS],
    alarms: Arc<Alarms>,
    epochs: EpochFile,
    lanes: Lanes,
    place: Place,
    _presence: Presence,
}

impl Store {
    /// Opens the file, makes it where there never was one, and brings its schema up to date.
    ///
    /// # Errors
    /// `unavailable/store`: no such folder, no right to write, not a database, written by a newer version, or gone.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::open_with(path, None, Beginning::WhereNoneWas)
    }

    /// The same, with the file that knows how far the store has come in a place of its own (rule T3).
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(path: &Path, epochs: Option<PathBuf>, beginning: Beginning) -> Result<Self, Error> {
        let epochs = EpochFile::new(epochs.unwrap_or_else(|| beside(path, ".epoch")));
        let begins = || match beginning {
            Beginning::Anew => epochs.forget(),
            Beginning::WhereNoneWas if epochs.is_there() => Err(Error::Store(lost(path, epochs.path()))),
            Beginning::WhereNoneWas => Ok(()),
        };
        if is_empty(path)? {
            begins()?;
        }
        make_private(path)?;
        let mut writer = connect(path)?;
        if migrations::version(&writer)? == 0 {
            begins()?;
        }
        migrations::migrate(&mut writer)?;
        let reader = || connect(path).map(Mutex::new);
        let readers = [reader()?, reader()?, reader()?, reader()?];
        // As SQLite names what is beside it: a store has the same lanes by whichever link it is opened.
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let lanes = Lanes::beside(&real);
        let presence =
            Presence::enter(&real, || begun_actions::let_all_be_due(&writer).map_err(|error| failed(&error)))?;
        let place = Place::of(&real)?;
        let writer = Writer::new(writer);
        Ok(Self { writer, readers, alarms: Arc::default(), epochs, lanes, place, _presence: presence })
    }

    /// The same store, whose failures are told there.
    #[must_use]
    pub fn telling(self, alarms: Arc<Alarms>) -> Self {
        Self { alarms, ..self }
    }

    /// The file that knows how far the store has come.
    pub(crate) fn epoch_file(&self) -> &Path {
        self.epochs.path()
    }

    /// Reads from a consistent state; nested calls are not for this.
    #[track_caller]
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let place = Location::caller();
        let answer = self.look(|connection| work(connection).map_err(|error| failed(&error)));
        self.told(place, answer)
    }

    /// As [`Store::read`], for work that has refusals of its own.
    #[track_caller]
    pub(crate) fn read_with<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let place = Location::caller();
        let answer = self.look(work);
        self.told(place, answer)
    }

    fn look<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let reader = self.reader();
        self.place.look_now_and_then(&reader)?;
        work(&reader)
    }

    /// One write transaction: all of it, or nothing. An error of the work rolls back, and so does a panic.
    #[track_caller]
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let place = Location::caller();
        let answer = self.transact(|transaction| {
            let answer = work(&transaction)?;
            transaction.commit().map_err(|error| failed(&error))?;
            Ok(answer)
        });
        self.told(place, answer)
    }

    /// Does the work of a write transaction and takes it back: what it would have answered.
    #[track_caller]
    pub(crate) fn rehearse<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let place = Location::caller();
        let answer = self.transact(|transaction| work(&transaction));
        self.told(place, answer)
    }

    /// The same where its turn comes soon; `None` where it does not. For what is done beside reading, which waits for no writer that
    /// is blocked.
    #[track_caller]
    pub(crate) fn write_soon<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let place = Location::caller();
        let answer = self.transact_within(SOON, |transaction| {
            let answer = work(&transaction)?;
            transaction.commit().map_err(|error| failed(&error))?;
            Ok(answer)
        });
        self.told(place, answer)
    }

    fn transact<T>(&self, work: impl FnOnce(Transaction<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let answer = self.transact_within(BUSY, work)?;
        answer.ok_or_else(|| Error::Store(format!("others have been writing for {} s", BUSY.as_secs())))
    }

    /// `None` where others wrote all the time.
    fn transact_within<T>(
        &self,
        limit: Duration,
        work: impl FnOnce(Transaction<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let Some(mut writer) = self.writer.turn(limit).map_err(|error| failed(&error))? else { return Ok(None) };
        self.place.look(&writer)?;
        let answer = match writer.transaction_with_behavior(TransactionBehavior::Immediate) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => return Ok(None),
            transaction => work(transaction.map_err(|error| failed(&error))?)?,
        };
        // What went into a file that was taken away meanwhile is not done.
        self.place.look(&writer)?;
        self.epochs.follow(&writer);
        Ok(Some(answer))
    }

    /// The answer; where the store failed, the log says where and why.
    fn told<T>(&self, place: &Location<'_>, answer: Result<T, Error>) -> Result<T, Error> {
        if let Err(Error::Store(why)) = &answer {
            let file = place.file().rsplit(['/', '\\']).next().unwrap_or_default();
            self.alarms.tell(Level::Error, &format!("unavailable/store: {file}, line {}: {why}", place.line()));
        }
        answer
    }

    /// Whether the store can be written: writes a row that nobody reads. A write that is under way says so as well.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(crate) fn probe(&self) -> Result<(), Error> {
        let Some(writer) = self.writer.turn(Duration::ZERO).map_err(|error| failed(&error))? else { return Ok(()) };
        self.place.look(&writer)?;
        let written = writer.busy_timeout(BRIEFLY).and_then(|()| {
            writer.execute(
                "INSERT INTO throttles (bucket, tries, last) VALUES ('probe', 1, 0) \
                 ON CONFLICT (bucket) DO UPDATE SET tries = 1 - tries",
                [],
            )
        });
        written.map(drop).map_err(|error| failed(&error))
    }

    fn reader(&self) -> MutexGuard<'_, Connection> {
        // Any that is free; where none is, the first one soon will be.
        for reader in &self.readers {
            match reader.try_lock() {
                Ok(connection) => return connection,
                Err(TryLockError::Poisoned(poisoned)) => return poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        let [first, ..] = &self.readers;
        first.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("readers", &self.readers.len()).finish_non_exhaustive()
    }
}

/// A file beside the store.
fn beside(store: &Path, suffix: &str) -> PathBuf {
    let mut path = store.as_os_str().to_owned();
    path.push(suffix);
    PathBuf::from(path)
}

/// Whether nothing is there, or a file that nothing is in.
fn is_empty(path: &Path) -> Result<bool, Error> {
    match path.metadata() {
        Ok(file) => Ok(file.len() == 0),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Error::Store(format!("its file cannot be looked at: {error}"))),
    }
}

fn lost(path: &Path, epochs: &Path) -> String {
    format!(
        "{} is missing or empty, and {} says that there was a store: put the store back, or a backup; to begin a new one, \
         without any user, set `new_store` (`--new-store` of the demo host)",
        path.display(),
        epochs.display()
    )
}

/// An error of SQLite as ours. The text may name a table or file, never a value.
pub(crate) fn failed(error: &rusqlite::Error) -> Error {
    Error::Store(error.to_string())
}

/// Makes the file where there is none, and lets nobody but its owner read it, whatever the folder allows. SQLite gives the
/// files beside it (`-wal`, `-shm`) the mode of this one; those of a store that was open to others are put right too.
#[cfg(unix)]
fn make_private(path: &Path) -> Result<(), Error> {
    use std::fs::{OpenOptions, Permissions, set_permissions};
    use std::io::ErrorKind;
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};

    let failed = |error: std::io::Error| Error::Store(format!("its file cannot be made private: {error}"));
    // One that is there is not opened: whoever closes a file gives back the locks that SQLite has on it in this process.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(error)),
        _ => {}
    }
    for suffix in ["", "-wal", "-shm"] {
        let file = &beside(path, suffix);
        let Ok(metadata) = file.metadata() else { continue };
        if metadata.permissions().mode() & 0o077 != 0 {
            set_permissions(file, Permissions::from_mode(0o600)).map_err(failed)?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_private(_: &Path) -> Result<(), Error> {
    Ok(())
}

fn connect(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| failed(&error))?;
    let set = |name: &str, value: &str| connection.pragma_update(None, name, value).map_err(|error| failed(&error));
    connection.busy_timeout(BUSY).map_err(|error| failed(&error))?;
    // Else a statement whose plan looked at a bound value is parsed anew at each run.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|error| failed(&error))?;
    // Not waited for by SQLite itself where several open a new file at once.
    let until = Instant::now() + BUSY;
    loop {
        match connection.pragma_update(None, "journal_mode", "wal") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < until => {
                thread::sleep(Duration::from_millis(5));
            }
            set => break set.map_err(|error| failed(&error))?,
        }
    }
    set("synchronous", "full")?;
    set("foreign_keys", "on")?;
    set("trusted_schema", "off")?;
    // A mail that waits holds a link; once it has left, its bytes are overwritten.
    set("secure_delete", "on")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_files_of_a_store_are_its_owners_alone_whatever_the_folder_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let path = folder.path().join("portal.sqlite");
        for what in ["a new store", "a store that others could read"] {
            let store = Store::open(&path).unwrap();
            for entry in fs::read_dir(folder.path()).unwrap() {
                let file = entry.unwrap().path();
                let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
                assert_eq!(mode, 0o600, "{what}: {}", file.display());
            }
            drop(store);
            fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        }
    }
}
