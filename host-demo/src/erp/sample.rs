//! The sample ERP: an SQLite file that is filled with a story at its first start.

use std::path::{Path, PathBuf};
use std::time::Duration;

use connections::Connections;
use jiff::Timestamp;
use jiff::civil::Date;
use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Kind};
use rusqlite::{Connection, TransactionBehavior};

use super::Erp;
use crate::{private, zone};

mod acting;
mod connections;
mod document;
mod fold;
mod list;
mod money;
mod paper;
mod parties;
pub(super) mod pdf;
mod picture;
pub mod seed;
mod story;
mod users;

pub use seed::seed;
pub use story::account_events::{Act, BEGUN, DEEDS, Deed, LOOKS};
pub use story::parties::USERS;
pub use story::people::{Access, PEOPLE, Person, Role, SAME_REFERENCE, Trust};

/// The version of the tables and of the story in a file.
const VERSION: i32 = 5;

/// The sample ERP, open.
#[derive(Debug)]
pub struct Sample {
    path: PathBuf,
    connections: Connections,
}

impl Sample {
    /// Opens the file, and fills it with the story first where it is new. `now` is in milliseconds since
    /// 1970-01-01T00:00:00Z and dates the story; a file that is there already keeps its days.
    ///
    /// # Errors
    /// `erp/other-version` where another version made the file, `erp/not-ours` where something else did,
    /// `erp/database` where it cannot be opened.
    pub fn open(path: &Path, now: u64) -> Result<Self, Failure> {
        create(path, day(now)?)?;
        Ok(Self { path: path.to_owned(), connections: Connections::new(path) })
    }

    /// Puts one of the ERP's own users out of use, or back: what its staff do in the ERP.
    ///
    /// # Errors
    /// `erp/user-unknown` for an id that is none.
    pub fn put_user(&self, id: &str, active: bool) -> Result<(), Failure> {
        users::put(&self.path, id, active)
    }

    /// How SQLite goes about a list: one line a step, for people and tests.
    pub fn plan(&self, query: &Query<'_>) -> Result<Vec<String>, Failure> {
        list::plan(&*self.connections.lease()?, query)
    }
}

impl Erp for Sample {
    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        let connection = self.connections.lease()?;
        let mut prepared =
            connection.prepare_cached("SELECT 1 FROM openings WHERE kind = ? AND open = 1").map_err(failed)?;
        prepared.exists([kind.number()]).map_err(failed)
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        let connection = self.connections.lease()?;
        let mut prepared = connection.prepare_cached("SELECT kind FROM openings WHERE open = 1").map_err(failed)?;
        let numbers = prepared.query_map([], |row| row.get::<_, u8>(0)).map_err(failed)?;
        let numbers = numbers.collect::<Result<Vec<_>, _>>().map_err(failed)?;
        Ok(Some(numbers.into_iter().filter_map(Kind::from_number).collect()))
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        parties::standing(&*self.connections.lease()?, third_party, contact)
    }

    fn user_standing(&self, about: &About<'_>, _: u64) -> Result<UserStanding, Failure> {
        users::standing(&*self.connections.lease()?, about)
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        parties::third_party(&*self.connections.lease()?, id)
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        parties::contact(&*self.connections.lease()?, id)
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        parties::contacts_of(&*self.connections.lease()?, third_party)
    }

    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        parties::entities(&*self.connections.lease()?)
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        parties::is_employee(&*self.connections.lease()?, email)
    }

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        parties::new_third_party(&self.path, party)
    }

    fn takes(&self, _: ActKind) -> Result<bool, Failure> {
        Ok(true)
    }

    fn act(&self, action: &Action, files: &[Upload<'_>], now: u64) -> Result<Done, Failure> {
        acting::act(&self.path, action, files, now)
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        list::documents(&*self.connections.lease()?, query, each)
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        list::count(&*self.connections.lease()?, query)
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        list::document(&*self.connections.lease()?, kind, id, found)
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        document::body(&*self.connections.lease()?, kind, id)
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        document::file(&*self.connections.lease()?, query, each)
    }

    fn find_third_parties(&self, text: &str) -> Result<Vec<ThirdParty>, Failure> {
        parties::find_third_parties(&*self.connections.lease()?, text)
    }

    fn describe(&self) -> Result<String, Failure> {
        let connection = self.connections.lease()?;
        let count = |table: &str| {
            connection
                .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0))
                .map_err(failed)
        };
        let (third_parties, documents) = (count("third_parties")?, count("documents")?);
        let path = self.path.display();
        Ok(format!("sample ERP in {path}: {third_parties} third parties, {documents} documents"))
    }
}

/// Makes the tables and the story in one transaction, so that a kill leaves either all of it or nothing.
fn create(path: &Path, today: Date) -> Result<(), Failure> {
    private::file(path).map_err(|error| {
        Failure::new(Class::Unavailable, "erp/database", format!("cannot use `{}`: {error}", path.display()))
    })?;
    let mut connection = Connection::open(path).map_err(failed)?;
    connection.busy_timeout(Duration::from_secs(10)).map_err(failed)?;
    // Before anything is changed in a file that may be somebody else's.
    let is_filled = is_filled(&connection, path)?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
    if is_filled {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    // Another process may have filled it in the meantime.
    if self::is_filled(&transaction, path)? {
        return Ok(());
    }
    fill(&transaction, today).and_then(|()| transaction.commit()).map_err(failed)
}

/// Whether the file holds a sample ERP of this version; `false` where it is empty.
fn is_filled(connection: &Connection, path: &Path) -> Result<bool, Failure> {
    // In one question: another process may fill it in between.
    let sql = "SELECT user_version, EXISTS (SELECT 1 FROM sqlite_schema) FROM pragma_user_version";
    let found = connection.query_row(sql, [], |row| Ok((row.get::<_, i32>(0)?, row.get(1)?)));
    let path = path.display();
    match found.map_err(failed)? {
        (VERSION, true) => Ok(true),
        (0, false) => Ok(false),
        (0, true) => {
            let message = format!("`{path}` is a database of something else: name another file");
            Err(Failure::new(Class::Invalid, "erp/not-ours", message))
        }
        _ => {
            let message =
                format!("`{path}` was made by another version of the sample ERP: delete it to have it made again");
            Err(Failure::new(Class::Incompatible, "erp/other-version", message))
        }
    }
}

fn fill(connection: &Connection, today: Date) -> rusqlite::Result<()> {
    connection.execute_batch(include_str!("sample/schema.sql"))?;
    connection.execute_batch(include_str!("sample/indices.sql"))?;
    story::fill(connection, today)?;
    connection.pragma_update(None, "user_version", VERSION)
}

/// The day in the host's time zone.
fn day(now: u64) -> Result<Date, Failure> {
    Ok(time(now)?.to_zoned(zone::own()).date())
}

fn time(now: u64) -> Result<Timestamp, Failure> {
    let time = i64::try_from(now).ok().and_then(|now| Timestamp::from_millisecond(now).ok());
    time.ok_or_else(|| Failure::new(Class::Invalid, "erp/no-such-day", "the time is out of range: set the clock"))
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn failed(error: rusqlite::Error) -> Failure {
    Failure::new(Class::Unavailable, "erp/database", format!("the sample ERP's database failed: {error}"))
}
