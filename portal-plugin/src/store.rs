//! What the portal must remember, in SQLite or PostgreSQL: connections, migrations, and one file for each table's statements.

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
pub mod engine;
mod entering;
mod epochs;
pub mod erp_users;
mod files;
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
use std::time::Duration;

use log::Level;

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
use engine::{Address, Connection, Transaction};
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
    epochs: Option<EpochFile>,
    lanes: Lanes,
    /// Of a store in a file: whether that is still the one that was opened, and who else has it open.
    file: Option<(Place, Presence)>,
}

/// Where a store is.
#[derive(Clone, Debug)]
pub enum At {
    /// In a file, on SQLite: for one machine.
    File(PathBuf),
    /// At a PostgreSQL: for as many hosts as share it.
    Server(Arc<Address>),
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
            Beginning::WhereNoneWas if epochs.is_there() => Err(Error::Store(files::lost(path, epochs.path()))),
            Beginning::WhereNoneWas => Ok(()),
        };
        if files::is_empty(path)? {
            begins()?;
        }
        files::make_private(path)?;
        let mut writer = files::connect(path)?;
        if migrations::version(&writer)? == 0 {
            begins()?;
        }
        migrations::migrate(&mut writer)?;
        let reader = || files::connect(path).map(Connection::sqlite);
        let readers = [reader()?, reader()?, reader()?, reader()?];
        // As SQLite names what is beside it: a store has the same lanes by whichever link it is opened.
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let lanes = Lanes::beside(&real);
        let writer = Connection::sqlite(writer);
        let presence =
            Presence::enter(&real, || begun_actions::let_all_be_due(&writer).map_err(|error| failed(&error)))?;
        let file = Some((Place::of(&real)?, presence));
        Ok(Self { file, ..Self::of(writer, readers, Some(epochs), lanes) })
    }

    /// Opens the store at a PostgreSQL, and brings its schema up to date; one whose schema is empty is made, where the file that
    /// knows how far a store had come knows of none. Without such a file, a backup put back is noticed by staff alone.
    ///
    /// # Errors
    /// `unavailable/store`: it cannot be reached, has no schema for us, was written by a newer version, or is gone.
    pub fn connect(address: &Arc<Address>, epochs: Option<PathBuf>, beginning: Beginning) -> Result<Self, Error> {
        let epochs = epochs.map(EpochFile::new);
        let begins = || match (&epochs, beginning) {
            (Some(epochs), Beginning::Anew) => epochs.forget(),
            (Some(epochs), Beginning::WhereNoneWas) if epochs.is_there() => Err(Error::Store(format!(
                "{address} has no store, and {} says that there was one: put a backup back; to begin a new one, without any \
                 user, set `new_store` (`--new-store` of the demo host)",
                epochs.path().display()
            ))),
            _ => Ok(()),
        };
        let connection = || Connection::postgres(Arc::clone(address));
        let mut writer = connection();
        migrations::migrate_postgres(&mut writer, begins)?;
        Ok(Self::of(writer, [(); READERS].map(|()| connection()), epochs, Lanes::at(connection)))
    }

    /// Opens the store at its place.
    ///
    /// # Errors
    /// As [`Store::open`] and [`Store::connect`].
    pub fn at(at: &At, epochs: Option<PathBuf>, beginning: Beginning) -> Result<Self, Error> {
        match at {
            At::File(path) => Self::open_with(path, epochs, beginning),
            At::Server(address) => Self::connect(address, epochs, beginning),
        }
    }

    fn of(writer: Connection, readers: [Connection; READERS], epochs: Option<EpochFile>, lanes: Lanes) -> Self {
        let readers = readers.map(Mutex::new);
        Self { writer: Writer::new(writer), readers, alarms: Arc::default(), epochs, lanes, file: None }
    }

    /// The same store, whose failures are told there.
    #[must_use]
    pub fn telling(self, alarms: Arc<Alarms>) -> Self {
        Self { alarms, ..self }
    }

    /// The file that knows how far the store has come, if there is one.
    pub(crate) fn epoch_file(&self) -> Option<&Path> {
        self.epochs.as_ref().map(EpochFile::path)
    }

    /// Reads from a consistent state; nested calls are not for this.
    #[track_caller]
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> engine::Result<T>) -> Result<T, Error> {
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
        let mut reader = self.reader();
        if let (Some((place, _)), Some(connection)) = (&self.file, reader.as_sqlite()) {
            place.look_now_and_then(connection)?;
        }
        let reading = reader.begin_reading().map_err(|error| failed(&error))?;
        work(&reading)
    }

    /// Looks whether the file is the one that was opened.
    fn look_at_file(&self, writer: &Connection) -> Result<(), Error> {
        match (&self.file, writer.as_sqlite()) {
            (Some((place, _)), Some(connection)) => place.look(connection),
            _ => Ok(()),
        }
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
        self.look_at_file(&writer)?;
        let answer = match writer.begin() {
            Err(error) if error.is_busy() => return Ok(None),
            transaction => work(transaction.map_err(|error| failed(&error))?)?,
        };
        // What went into a file that was taken away meanwhile is not done.
        self.look_at_file(&writer)?;
        if let Some(epochs) = &self.epochs {
            epochs.follow(&writer);
        }
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
        self.look_at_file(&writer)?;
        let written = writer.wait_at_most(BRIEFLY).and_then(|()| {
            writer.execute(
                "INSERT INTO throttles (bucket, tries, last) VALUES ('probe', 1, 0) \
                 ON CONFLICT (bucket) DO UPDATE SET tries = 1 - throttles.tries",
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

/// An error of the database as ours. The text may name a table or file, never a value.
pub(crate) fn failed(error: &engine::Error) -> Error {
    Error::Store(error.to_string())
}
