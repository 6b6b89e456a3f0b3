//! What the statements of the store speak to: one connection, whichever database stands behind it.
//!
//! Its words are those of `rusqlite`, so that a file of statements reads as it would with that alone. A value is a whole
//! number, a truth, a text or bytes; a statement is written once, in what SQLite and PostgreSQL both understand.

mod address;
mod cells;
mod dialect;
mod error;
mod postgres;
mod rows;
mod tls;
mod values;

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

pub use address::Address;
pub use dialect::translate;
pub use error::{Error, Result};
use postgres::Link;
pub use rows::{Cell, FromSql, Mapped, OptionalExtension, Row, Rows};
pub(crate) use values::params;
pub use values::{Kind, Params, ToSql, Value};

/// A connection to the store's database.
#[derive(Debug)]
pub struct Connection(Engine);

#[derive(Debug)]
enum Engine {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Link>),
}

/// A statement that is prepared once for each connection.
#[expect(missing_debug_implementations, reason = "SQLite's has none")]
pub struct Statement<'c>(Prepared<'c>);

enum Prepared<'c> {
    Sqlite(rusqlite::CachedStatement<'c>),
    Postgres(&'c Link, String),
}

/// A transaction; dropped, it is taken back.
#[derive(Debug)]
pub struct Transaction<'c>(&'c Connection, Begun<'c>);

/// One state for several questions, until it is dropped.
#[derive(Debug)]
pub struct Snapshot<'c>(&'c Connection, #[expect(dead_code, reason = "it ends as it is dropped")] Option<Begun<'c>>);

#[derive(Debug)]
enum Begun<'c> {
    Sqlite(rusqlite::Transaction<'c>),
    Postgres(Open<'c>),
}

/// What is under way at a PostgreSQL; dropped, it is taken back.
#[derive(Debug)]
struct Open<'c>(&'c Link);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.roll_back();
    }
}

impl Connection {
    /// One to SQLite.
    pub const fn sqlite(connection: rusqlite::Connection) -> Self {
        Self(Engine::Sqlite(connection))
    }

    /// One to a PostgreSQL, made when it is first needed.
    pub fn postgres(address: Arc<Address>) -> Self {
        Self(Engine::Postgres(Box::new(Link::new(address))))
    }

    /// What stands behind it, for what only SQLite can be asked.
    pub const fn as_sqlite(&self) -> Option<&rusqlite::Connection> {
        match &self.0 {
            Engine::Sqlite(connection) => Some(connection),
            Engine::Postgres(_) => None,
        }
    }

    /// Has [`Connection::begin`] wait for others at most so long.
    pub fn wait_at_most(&self, limit: Duration) -> Result<()> {
        match &self.0 {
            Engine::Sqlite(connection) => connection.busy_timeout(limit)?,
            Engine::Postgres(link) => link.wait_at_most(limit),
        }
        Ok(())
    }

    /// Begins a transaction that may write: one at a time over everybody who shares the store.
    pub fn begin(&mut self) -> Result<Transaction<'_>> {
        let begun = match &self.0 {
            Engine::Sqlite(connection) => Begun::Sqlite(rusqlite::Transaction::new_unchecked(
                connection,
                rusqlite::TransactionBehavior::Immediate,
            )?),
            Engine::Postgres(link) => {
                link.begin()?;
                Begun::Postgres(Open(link))
            }
        };
        Ok(Transaction(self, begun))
    }

    /// Begins to read: from one state on PostgreSQL, where what follows a state of its own would not be less; on SQLite each
    /// question finds what is newest, and [`Connection::snapshot`] holds it.
    pub fn begin_reading(&mut self) -> Result<Snapshot<'_>> {
        let begun = match &self.0 {
            Engine::Sqlite(_) => None,
            Engine::Postgres(link) => {
                link.begin_reading()?;
                Some(Begun::Postgres(Open(link)))
            }
        };
        Ok(Snapshot(self, begun))
    }

    /// A state in which several questions find the same, while it is read.
    pub fn snapshot(&self) -> Result<Snapshot<'_>> {
        let begun = match &self.0 {
            Engine::Sqlite(connection) => Some(Begun::Sqlite(connection.unchecked_transaction()?)),
            Engine::Postgres(_) => None,
        };
        Ok(Snapshot(self, begun))
    }

    /// Prepares a statement, or finds it prepared.
    pub fn prepare_cached(&self, sql: &str) -> Result<Statement<'_>> {
        Ok(Statement(match &self.0 {
            Engine::Sqlite(connection) => Prepared::Sqlite(connection.prepare_cached(sql)?),
            Engine::Postgres(link) => Prepared::Postgres(link, sql.to_owned()),
        }))
    }

    /// Carries out a statement, and says how many rows it changed.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "as rusqlite takes them, which reads better at each of the calls"
    )]
    pub fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        match &self.0 {
            Engine::Sqlite(connection) => Ok(connection.execute(sql, rusqlite::params_from_iter(params.values()))?),
            Engine::Postgres(link) => link.execute(sql, &params.values()),
        }
    }

    /// Carries out statements without values.
    pub fn execute_batch(&self, sql: &str) -> Result<()> {
        match &self.0 {
            Engine::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Engine::Postgres(link) => link.batch(sql),
        }
    }

    /// Reads the first row that a question answers.
    pub fn query_row<T>(&self, sql: &str, params: impl Params, read: impl FnOnce(&Row<'_>) -> Result<T>) -> Result<T> {
        self.prepare_cached(sql)?.query_row(params, read)
    }

    /// Takes the lock of this number for as long as the connection stands, unless somebody else has it; SQLite has none.
    pub fn try_lock(&self, number: i32) -> Result<bool> {
        match &self.0 {
            Engine::Sqlite(_) => Ok(false),
            Engine::Postgres(link) => link.try_lock(number),
        }
    }

    /// Gives that lock back.
    pub fn unlock(&self, number: i32) {
        if let Engine::Postgres(link) = &self.0 {
            link.unlock(number);
        }
    }
}

impl Statement<'_> {
    /// Carries the statement out, and says how many rows it changed.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "as rusqlite takes them, which reads better at each of the calls"
    )]
    pub fn execute(&mut self, params: impl Params) -> Result<usize> {
        match &mut self.0 {
            Prepared::Sqlite(statement) => Ok(statement.execute(rusqlite::params_from_iter(params.values()))?),
            Prepared::Postgres(link, sql) => link.execute(sql, &params.values()),
        }
    }

    /// The rows that it answers.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "as rusqlite takes them, which reads better at each of the calls"
    )]
    pub fn query(&mut self, params: impl Params) -> Result<Rows<'_>> {
        match &mut self.0 {
            Prepared::Sqlite(statement) => {
                Ok(Rows::sqlite(statement.query(rusqlite::params_from_iter(params.values()))?))
            }
            Prepared::Postgres(link, sql) => Ok(Rows::postgres(link.query(sql, &params.values())?)),
        }
    }

    /// What is read of each row.
    pub fn query_map<T, F: FnMut(&Row<'_>) -> Result<T>>(
        &mut self,
        params: impl Params,
        read: F,
    ) -> Result<Mapped<'_, F>> {
        Ok(Mapped::new(self.query(params)?, read))
    }

    /// What is read of the first row.
    ///
    /// # Errors
    /// [`Error::NoRow`] where there is none.
    pub fn query_row<T>(&mut self, params: impl Params, read: impl FnOnce(&Row<'_>) -> Result<T>) -> Result<T> {
        match self.query(params)?.next()? {
            Some(row) => read(&row),
            None => Err(Error::NoRow),
        }
    }
}

impl Transaction<'_> {
    /// Makes all that was written last.
    pub fn commit(self) -> Result<()> {
        match self.1 {
            Begun::Sqlite(transaction) => Ok(transaction.commit()?),
            Begun::Postgres(open) => open.0.commit(),
        }
    }
}

impl Deref for Transaction<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}

impl Deref for Snapshot<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}
