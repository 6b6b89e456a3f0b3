//! The schema's history: one step a version, of which a file's `user_version` says how many have run.
//!
//! A step that was released is never edited: users' stores have run it. What a later version needs is a new step at the
//! end, and a test that opens a store of the version before it.

mod rekeying;

use std::cell::Cell;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::Error;
use crate::store::{engine, failed};

/// What brings a store from one version to the next.
struct Step {
    /// The statements of the schema on SQLite.
    sql: &'static str,
    /// What SQL cannot say, done after it.
    then: fn(&Transaction<'_>) -> rusqlite::Result<()>,
    /// The statements of the schema on PostgreSQL, which came when there were eight steps: there are none in those before.
    postgres: &'static str,
}

impl Step {
    /// A step of before PostgreSQL.
    const fn sqlite(sql: &'static str) -> Self {
        Self { sql, then: |_| Ok(()), postgres: "" }
    }

    const fn both(sql: &'static str, postgres: &'static str) -> Self {
        Self { sql, then: |_| Ok(()), postgres }
    }
}

const STEPS: &[Step] = &[
    Step::sqlite(include_str!("migrations/0001_first.sql")),
    Step { then: rekeying::rekey, ..Step::sqlite(include_str!("migrations/0002_addresses.sql")) },
    Step::sqlite(include_str!("migrations/0003_erp_users.sql")),
    Step::sqlite(include_str!("migrations/0004_time.sql")),
    Step::sqlite(include_str!("migrations/0005_turns.sql")),
    Step::sqlite(include_str!("migrations/0006_corrections.sql")),
    Step::sqlite(include_str!("migrations/0007_zones.sql")),
    Step::both(
        include_str!("migrations/0008_mails.sql"),
        concat!(include_str!("migrations/postgres/dialect.sql"), include_str!("migrations/postgres/0008_first.sql")),
    ),
    Step::both(include_str!("migrations/0009_unsettled.sql"), include_str!("migrations/postgres/0009_unsettled.sql")),
    Step::both(include_str!("migrations/0010_notices.sql"), include_str!("migrations/postgres/0010_notices.sql")),
];

/// How many steps have run: none in a store that is new.
///
/// # Errors
/// `unavailable/store`: not a database.
pub fn version(connection: &Connection) -> Result<u32, Error> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(|error| failed(&error.into()))
}

/// Brings the schema up to date: all steps that are missing, or none. Several processes may begin at once.
///
/// # Errors
/// `unavailable/store`: not a database, no right to write, or written by a newer version.
pub fn migrate(connection: &mut Connection) -> Result<(), Error> {
    migrate_to(connection, STEPS.len())
}

fn migrate_to(connection: &mut Connection, version: usize) -> Result<(), Error> {
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|error| failed(&error.into()))?;
    let done: u32 =
        transaction.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(|error| failed(&error.into()))?;
    let waiting = STEPS[..version].get(done as usize..).ok_or_else(newer)?;
    for step in waiting {
        transaction
            .execute_batch(step.sql)
            .and_then(|()| (step.then)(&transaction))
            .map_err(|error| failed(&error.into()))?;
    }
    transaction
        .execute_batch(&format!("PRAGMA user_version = {version}"))
        .and_then(|()| transaction.commit())
        .map_err(|error| failed(&error.into()))
}

/// The same on PostgreSQL, where a table says how many steps have run; `begins` is asked first where none has.
///
/// # Errors
/// As [`migrate`].
pub fn migrate_postgres(
    connection: &mut engine::Connection,
    begins: impl FnOnce() -> Result<(), Error>,
) -> Result<(), Error> {
    // Whoever begins at the same time waits for who is first.
    connection.wait_at_most(Duration::from_mins(1)).map_err(|error| failed(&error))?;
    let begun = Cell::new(None);
    let work = |connection: &mut engine::Connection| {
        let transaction = connection.begin()?;
        transaction.execute_batch("SET LOCAL statement_timeout = 0")?;
        let exists =
            "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'steps')";
        if !transaction.query_row(exists, [], |row| row.get::<bool>(0))? {
            transaction
                .execute_batch("CREATE TABLE steps (done BIGINT NOT NULL); INSERT INTO steps (done) VALUES (0)")?;
        }
        let done: usize = transaction.query_row("SELECT done FROM steps", [], |row| row.get(0))?;
        if done == 0
            && let Err(error) = begins()
        {
            begun.set(Some(error));
            return Ok(true);
        }
        let Some(waiting) = STEPS.get(done..) else { return Ok(false) };
        for step in waiting {
            transaction.execute_batch(step.postgres)?;
        }
        transaction.execute("UPDATE steps SET done = ?1", [STEPS.len()])?;
        transaction.commit()?;
        Ok(true)
    };
    match work(connection) {
        Ok(true) => begun.take().map_or(Ok(()), Err),
        Ok(false) => Err(newer()),
        Err(error) => Err(failed(&error)),
    }
}

fn newer() -> Error {
    Error::Store("it was written by a newer version of the portal; update the module".to_owned())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use sha2::{Digest, Sha256};

    use super::*;

    /// The SHA-256 of each step that was released, in order: add one at a release, change none.
    const RELEASED: &[&str] = &["09c59f4f91644cf2c98fc2e01767d4ee893f0ad63d89ef6e7965820d5d6d22af"];

    #[test]
    fn a_released_step_is_never_edited() {
        for (number, (step, released)) in STEPS.iter().zip(RELEASED).enumerate() {
            let hash = Sha256::digest(step.sql).iter().fold(String::new(), |mut hash, byte| {
                write!(hash, "{byte:02x}").unwrap();
                hash
            });
            assert_eq!(&hash, released, "step {}: users' stores have run it; write a new one instead", number + 1);
        }
    }

    #[test]
    fn a_store_of_any_released_version_opens_as_one_that_is_new() {
        let schema = |connection: &Connection| -> Vec<(String, Option<String>)> {
            let mut schema = connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
            let rows = schema.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            rows.collect::<rusqlite::Result<_>>().unwrap()
        };
        let mut fresh = Connection::open_in_memory().unwrap();
        migrate(&mut fresh).unwrap();
        for version in 1..=RELEASED.len() {
            let mut old = Connection::open_in_memory().unwrap();
            migrate_to(&mut old, version).unwrap();
            migrate(&mut old).unwrap();
            assert_eq!(schema(&old), schema(&fresh), "from version {version}");
        }
    }

    #[test]
    fn a_store_of_a_newer_version_is_refused() {
        let mut newer = Connection::open_in_memory().unwrap();
        newer.execute_batch(&format!("PRAGMA user_version = {}", STEPS.len() + 1)).unwrap();
        assert_eq!(migrate(&mut newer).unwrap_err().code(), "unavailable/store");
    }
}
