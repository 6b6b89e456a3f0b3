//! One connection to a PostgreSQL, carried on by the thread that asks: no thread of its own, no wait without an end, and
//! another connection where this one broke.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Row, Statement};

use super::address::Address;
use super::cells::type_of;
use super::dialect::translate;
use super::error::{Error, Result};
use super::values::Value;

/// The longest that an answer may take: longer than the server's own limit, which ends before.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long others who write are waited for, unless it is said otherwise: as on SQLite, 5 seconds.
const WAIT: Duration = Duration::from_secs(5);

/// The longest that a step of the schema may take: ten minutes.
const LONG: Duration = Duration::from_mins(10);

/// How many statements are kept prepared; ours are fewer.
const PREPARED: usize = 1000;

/// The first of the names of our locks, that of who writes; each has its schema's behind it.
const LOCKS: i32 = 0x7061_7276;

/// The oldest server that the store's schema is written for.
const OLDEST: i64 = 130_000;

/// A connection that is made when it is first needed.
pub struct Link {
    address: Arc<Address>,
    live: RefCell<Option<Live>>,
    /// Whether a transaction is under way: it goes on nowhere else.
    within: Cell<bool>,
    /// Whether it can only be taken back.
    failed: Cell<bool>,
    /// Whether the connection is of no more use.
    lost: Cell<bool>,
    /// How long others are waited for.
    wait: Cell<Duration>,
}

/// A connection that stands.
struct Live {
    runtime: Option<Runtime>,
    client: Client,
    statements: RefCell<Prepared>,
    /// What the schema is called in the names of our locks.
    schema: i32,
}

/// Statements by their texts and the kinds of their values.
type Prepared = HashMap<(String, Vec<Type>), Statement>;

type Asked<T> = std::result::Result<T, tokio_postgres::Error>;

impl Drop for Live {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Link {
    /// One that is not made yet.
    pub const fn new(address: Arc<Address>) -> Self {
        Self {
            address,
            live: RefCell::new(None),
            within: Cell::new(false),
            failed: Cell::new(false),
            lost: Cell::new(false),
            wait: Cell::new(WAIT),
        }
    }

    /// Begins a transaction that may write. It waits until no other one writes, and sees what that has written: each of its
    /// statements is asked after the lock was given.
    pub fn begin(&self) -> Result<()> {
        self.enter(&async |live| {
            // No time at all would be time without an end.
            let wait = self.wait.get().as_millis().max(1);
            let sql = format!(
                "BEGIN; SET LOCAL lock_timeout = {wait}; SELECT pg_advisory_xact_lock({LOCKS}, {})",
                live.schema
            );
            live.client.batch_execute(&sql).await
        })?;
        self.within.set(true);
        Ok(())
    }

    /// Has [`Link::begin`] wait for others at most so long.
    pub fn wait_at_most(&self, limit: Duration) {
        self.wait.set(limit);
    }

    /// Begins to read from one state.
    pub fn begin_reading(&self) -> Result<()> {
        let sql = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        self.enter(&async |live| live.client.batch_execute(sql).await)?;
        self.within.set(true);
        Ok(())
    }

    /// Makes everything last, unless a statement failed.
    pub fn commit(&self) -> Result<()> {
        if self.failed.get() {
            return Err(Error::Postgres("a statement of the transaction failed".to_owned()));
        }
        self.ask(async |live| live.client.batch_execute("COMMIT").await)?;
        self.within.set(false);
        Ok(())
    }

    /// Takes back what is under way; where the connection is lost, the server does.
    pub fn roll_back(&self) {
        if self.within.get() && self.ask(async |live| live.client.batch_execute("ROLLBACK").await).is_err() {
            self.lost.set(true);
        }
        self.within.set(false);
    }

    /// Takes a lock for as long as the connection stands, unless somebody else has it.
    pub fn try_lock(&self, number: i32) -> Result<bool> {
        let rows = self.enter(&async |live| {
            let sql = format!("SELECT pg_try_advisory_lock({}, {})", LOCKS + number, live.schema);
            live.client.query(&sql, &[]).await
        })?;
        rows.first().map_or(Ok(false), |row| row.try_get(0).map_err(|error| Error::Postgres(told(&error))))
    }

    /// Gives the lock back; where that fails, the connection goes, and the lock with it.
    pub fn unlock(&self, number: i32) {
        let given = self.ask(async |live| {
            let sql = format!("SELECT pg_advisory_unlock({}, {})", LOCKS + number, live.schema);
            live.client.batch_execute(&sql).await
        });
        if given.is_err() {
            self.lost.set(true);
            self.live.replace(None);
        }
    }

    /// Carries out several statements without values.
    pub fn batch(&self, sql: &str) -> Result<()> {
        self.stand()?;
        self.ask_within(LONG, async |live| live.client.batch_execute(sql).await)
    }

    /// Carries out a statement, and says how many rows it changed.
    pub fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize> {
        self.stand()?;
        let changed = self.ask(async |live| {
            let statement = live.prepared(sql, values).await?;
            live.client.execute(&statement, &given(values)).await
        })?;
        Ok(usize::try_from(changed).unwrap_or(usize::MAX))
    }

    /// The rows that a statement answers.
    pub fn query(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>> {
        self.stand()?;
        self.ask(async |live| {
            let statement = live.prepared(sql, values).await?;
            live.client.query(&statement, &given(values)).await
        })
    }

    /// Asks the first statement of something. A connection that lay idle may be one from before a restart of the server:
    /// then another one is made, once.
    fn enter<T>(&self, first: &impl AsyncFn(&Live) -> Asked<T>) -> Result<T> {
        self.roll_back();
        self.failed.set(false);
        let stood = self.stand()?;
        let entered = match self.ask(first) {
            Err(_) if stood && self.lost.get() => {
                self.stand()?;
                self.ask(first)
            }
            entered => entered,
        };
        match entered {
            Ok(answer) => {
                self.failed.set(false);
                Ok(answer)
            }
            // What began may stand half open.
            Err(error) => {
                self.within.set(true);
                self.roll_back();
                Err(error)
            }
        }
    }

    /// Makes the connection where there is none, or none any more; whether there was one.
    fn stand(&self) -> Result<bool> {
        let stands = !self.lost.get() && self.live.borrow().as_ref().is_some_and(|live| !live.client.is_closed());
        if stands || self.within.get() {
            return Ok(true);
        }
        self.live.replace(None);
        let live = Live::connect(&self.address)?;
        self.live.replace(Some(live));
        self.lost.set(false);
        Ok(false)
    }

    /// Asks the server, and notes what a failure means for the connection and the transaction.
    fn ask<T>(&self, work: impl AsyncFnOnce(&Live) -> Asked<T>) -> Result<T> {
        self.ask_within(PATIENCE, work)
    }

    fn ask_within<T>(&self, patience: Duration, work: impl AsyncFnOnce(&Live) -> Asked<T>) -> Result<T> {
        let live = self.live.borrow();
        let (Some(live), false) = (live.as_ref(), self.lost.get()) else {
            return Err(Error::Postgres("the connection to it was lost".to_owned()));
        };
        let Some(runtime) = &live.runtime else { return Err(silent()) };
        let asked = runtime.block_on(async { timeout(patience, work(live)).await });
        match asked {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => {
                self.failed.set(true);
                if is_lost(&error) || live.client.is_closed() {
                    self.lost.set(true);
                }
                if error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE) {
                    return Err(Error::Busy);
                }
                Err(Error::Postgres(told(&error)))
            }
            Err(_) => {
                self.failed.set(true);
                self.lost.set(true);
                Err(silent())
            }
        }
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Live {
    fn connect(address: &Address) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_io().enable_time().build();
        let runtime = runtime.map_err(|error| Error::Postgres(format!("no connection can be made: {error}")))?;
        let mut why = None;
        for way in address.ways() {
            let made = runtime.block_on(async {
                // What comes behind the first handshake has no limit of its own: TLS, the password, a stopped server.
                let made = timeout(PATIENCE, way.connect(address.tls.clone())).await;
                let (client, connection) =
                    made.map_err(|_| "it does not answer".to_owned())?.map_err(|error| told(&error))?;
                runtime.spawn(async move {
                    if let Err(error) = connection.await {
                        log::debug!("the connection to the store ended: {error}");
                    }
                });
                Ok::<_, String>(client)
            });
            match made {
                Ok(client) => return Self::known(runtime, client, address),
                Err(error) => why = Some(error),
            }
        }
        let why = why.unwrap_or_default();
        Err(Error::Postgres(format!("{address} cannot be reached: {why}; check that it runs, and `store`")))
    }

    /// Asks what must be known of a server before it is used.
    fn known(runtime: Runtime, client: Client, address: &Address) -> Result<Self> {
        let asked = "SELECT current_setting('server_version_num')::int8, hashtext(current_schema()), \
                     current_setting('server_encoding') = 'UTF8'";
        let row = runtime
            .block_on(async { timeout(PATIENCE, client.query_one(asked, &[])).await })
            .map_err(|_| silent())?
            .map_err(|error| Error::Postgres(told(&error)))?;
        let read = || Ok::<_, tokio_postgres::Error>((row.try_get::<_, i64>(0)?, row.try_get(1)?, row.try_get(2)?));
        let (version, schema, is_utf8): (_, Option<i32>, bool) =
            read().map_err(|error| Error::Postgres(told(&error)))?;
        if version < OLDEST {
            return Err(Error::Postgres(format!("{address} is older than PostgreSQL 13; update it")));
        }
        if !is_utf8 {
            return Err(Error::Postgres(format!("{address} is no database in UTF8; make one")));
        }
        let Some(schema) = schema else {
            return Err(Error::Postgres(format!(
                "{address} has no schema for us; make the one that `search_path` names"
            )));
        };
        Ok(Self { runtime: Some(runtime), client, statements: RefCell::default(), schema })
    }

    /// The statement, prepared for values of these kinds.
    async fn prepared(&self, sql: &str, values: &[Value<'_>]) -> Asked<Statement> {
        let key = (sql.to_owned(), values.iter().map(type_of).collect::<Vec<_>>());
        if let Some(prepared) = self.statements.borrow().get(&key) {
            return Ok(prepared.clone());
        }
        let prepared = self.client.prepare_typed(&translate(sql), &key.1).await?;
        let mut statements = self.statements.borrow_mut();
        if statements.len() >= PREPARED {
            statements.clear();
        }
        statements.insert(key, prepared.clone());
        Ok(prepared)
    }
}

fn given<'v>(values: &'v [Value<'_>]) -> Vec<&'v (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn silent() -> Error {
    Error::Postgres(format!("it has not answered within {} seconds", PATIENCE.as_secs()))
}

/// Whether the connection is of no more use.
fn is_lost(error: &tokio_postgres::Error) -> bool {
    error.is_closed()
        || error.code().is_none_or(|code| {
            [
                SqlState::ADMIN_SHUTDOWN,
                SqlState::CRASH_SHUTDOWN,
                SqlState::CANNOT_CONNECT_NOW,
                SqlState::CONNECTION_FAILURE,
                SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
                // Somebody took the connection over, or changed what our statements stand on.
                SqlState::READ_ONLY_SQL_TRANSACTION,
                SqlState::INVALID_SQL_STATEMENT_NAME,
                SqlState::FEATURE_NOT_SUPPORTED,
            ]
            .contains(code)
        })
}

/// What the server or the system says; never a value, which some of the server's words quote.
fn told(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(told) if told.code().code().starts_with("22") => format!("a value is refused ({})", told.code().code()),
        Some(told) => format!("{} ({})", told.message(), told.code().code()),
        None => std::error::Error::source(error).map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}")),
    }
}
