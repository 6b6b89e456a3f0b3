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
pub mod outbox;
mod pending_sign_ins;
pub mod permission_requests;
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

use std::fmt;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use log::Level;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

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
use presence::Presence;

/// How many connections read at once; a request holds one for microseconds.
const READERS: usize = 4;

/// How long a statement waits for another process's write: 5 seconds.
const BUSY: Duration = Duration::from_secs(5);

/// How long the same waits where it is only to be seen whether the store can be written: 1 second.
const BRIEFLY: Duration = Duration::from_secs(1);

/// The portal's database: one connection that writes and a few that read.
pub struct Store {
    writer: Mutex<Connection>,
    readers: Vec<Mutex<Connection>>,
    alarms: Arc<Alarms>,
    epochs: EpochFile,
    lanes: Lanes,
    _presence: Presence,
}

impl Store {
    /// Opens the file, makes it where there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// `unavailable/store`: no such folder, no right to write, not a database, or written by a newer version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".epoch");
        Self::open_with(path, PathBuf::from(beside))
    }

    /// The same, with the file that knows how far the store has come in another place (rule T3).
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(path: &Path, epochs: PathBuf) -> Result<Self, Error> {
        make_private(path)?;
        let mut writer = connect(path)?;
        migrations::migrate(&mut writer)?;
        let readers = (0..READERS).map(|_| connect(path).map(Mutex::new)).collect::<Result<_, _>>()?;
        let epochs = EpochFile::new(epochs);
        // As SQLite names what is beside it: a store has the same lanes by whichever link it is opened.
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let lanes = Lanes::beside(&place);
        let presence =
            Presence::enter(&place, || begun_actions::let_all_be_due(&writer).map_err(|error| failed(&error)))?;
        let writer = Mutex::new(writer);
        Ok(Self { writer, readers, alarms: Arc::default(), epochs, lanes, _presence: presence })
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
        let answer = work(&self.reader()).map_err(|error| failed(&error));
        self.told(place, answer)
    }

    /// As [`Store::read`], for work that has refusals of its own.
    #[track_caller]
    pub(crate) fn read_with<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let place = Location::caller();
        let answer = work(&self.reader());
        self.told(place, answer)
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

    fn transact<T>(&self, work: impl FnOnce(Transaction<'_>) -> Result<T, Error>) -> Result<T, Error> {
        // A panic while writing rolled its transaction back as it unwound: the connection is as good as before.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate);
        let answer = work(transaction.map_err(|error| failed(&error))?)?;
        self.epochs.follow(&writer);
        Ok(answer)
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
        let writer = match self.writer.try_lock() {
            Ok(writer) => writer,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(()),
        };
        let written = writer.busy_timeout(BRIEFLY).and_then(|()| {
            writer.execute(
                "INSERT INTO throttles (bucket, tries, last) VALUES ('probe', 1, 0) \
                 ON CONFLICT (bucket) DO UPDATE SET tries = 1 - tries",
                [],
            )
        });
        writer.busy_timeout(BUSY).and(written).map(drop).map_err(|error| failed(&error))
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
        let turn = self.readers.first().unwrap_or(&self.writer);
        turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("readers", &self.readers.len()).finish_non_exhaustive()
    }
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
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};

    let failed = |error: std::io::Error| Error::Store(format!("its file cannot be made private: {error}"));
    OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path).map_err(failed)?;
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let file = Path::new(&name);
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
    set("journal_mode", "wal")?;
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
