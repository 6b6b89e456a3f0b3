//! The way to the database: a bounded pool that only reads, a limit to every wait, and what each failure is called.

use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use plugin_api::{Class, Failure};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::address::{self, Address};
use super::values::{Cells, Given};

/// The names of our locks in the database: all of ours, and the one of those who write.
const LOCKS: i32 = 0x7061_7276;
const WRITING: i32 = 1;
/// The longest that one answer may take, the wait for a free connection with it.
const PATIENCE: Duration = Duration::from_secs(5);
const CONNECTIONS: usize = 8;

/// An open database.
pub(super) struct Connection {
    /// Where the conversations with the server go on, beside whoever asks.
    runtime: Option<Runtime>,
    pool: Arc<Pool>,
}

struct Pool {
    address: Address,
    permits: Semaphore,
    idle: Mutex<Vec<Link>>,
}

/// One connection with the task that serves it. Dropped, it ends whatever the server does.
struct Link {
    client: Client,
    served: JoinHandle<()>,
}

impl Drop for Link {
    fn drop(&mut self) {
        self.served.abort();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Connection {
    /// Opens `postgres://user:password@host:port/database` and makes sure that somebody answers.
    pub fn open(url: &str) -> Result<Self, Failure> {
        let address = address::read(url)?;
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("odoo").enable_all().build();
        let runtime = runtime.map_err(|error| {
            let message =
                format!("no thread for the database could be started: {error}; see the limits of this process");
            Failure::new(Class::Unavailable, "odoo/unreachable", message)
        })?;
        let pool = Pool { address, permits: Semaphore::new(CONNECTIONS), idle: Mutex::default() };
        let connection = Self { runtime: Some(runtime), pool: Arc::new(pool) };
        connection.rows("SELECT 1 AS one", Given::new())?;
        Ok(connection)
    }

    /// The database and its server, for people; holds no password.
    pub fn place(&self) -> &str {
        &self.pool.address.place
    }

    /// Every row that the query answers; its values are parameters, never text.
    pub fn rows(&self, sql: &str, given: Given) -> Result<Vec<Cells>, Failure> {
        let (sql, values) = given.numbered(sql);
        let (answer, answered) = mpsc::sync_channel(1);
        let pool = Arc::clone(&self.pool);
        let Some(runtime) = &self.runtime else { return Err(self.pool.silent()) };
        let asked = runtime.spawn(async move {
            let asked = timeout(PATIENCE, pool.ask(&sql, &values)).await;
            // Whoever asked may have gone.
            drop(answer.send(asked.unwrap_or_else(|_| Err(pool.silent()))));
        });
        answered.recv_timeout(PATIENCE + Duration::from_secs(1)).unwrap_or_else(|_| {
            asked.abort();
            Err(self.pool.silent())
        })
    }

    /// Carries out statements, all of them or none. Only whoever prepares a database does so.
    pub fn run(&self, statements: &str) -> Result<(), Failure> {
        let Some(runtime) = &self.runtime else { return Err(self.pool.silent()) };
        let (pool, whole) = (Arc::clone(&self.pool), format!("BEGIN READ WRITE; {statements}; COMMIT"));
        let (answer, answered) = mpsc::sync_channel(1);
        let asked = runtime.spawn(async move {
            let done = async {
                let link = pool.connect().await?;
                link.client.batch_execute(&whole).await.map_err(|error| pool.failure(&error))
            };
            let done = timeout(PATIENCE, done).await;
            // Whoever asked may have gone.
            drop(answer.send(done.unwrap_or_else(|_| Err(pool.silent()))));
        });
        answered.recv_timeout(PATIENCE + Duration::from_secs(1)).unwrap_or_else(|_| {
            asked.abort();
            Err(self.pool.silent())
        })
    }

    /// Works while no other host does so on this database: Odoo itself lets the same be done twice at once. The wait is bounded,
    /// and so is the lock: it ends with the connection that holds it.
    pub fn alone<T>(&self, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let Some(runtime) = &self.runtime else { return Err(self.pool.silent()) };
        let (pool, (answer, answered)) = (Arc::clone(&self.pool), mpsc::sync_channel(1));
        let asked = runtime.spawn(async move {
            let locked = async {
                let link = pool.connect().await?;
                let sql = format!("SELECT pg_advisory_lock({LOCKS}, {WRITING})");
                match link.client.batch_execute(&sql).await {
                    Ok(()) => Ok(link),
                    Err(error) if error.code() == Some(&SqlState::QUERY_CANCELED) => Err(busy()),
                    Err(error) => Err(pool.failure(&error)),
                }
            };
            // Whoever asked may have gone; the connection ends then, and the lock with it.
            drop(answer.send(timeout(PATIENCE, locked).await.unwrap_or_else(|_| Err(busy()))));
        });
        let _held = answered.recv_timeout(PATIENCE + Duration::from_secs(1)).unwrap_or_else(|_| {
            asked.abort();
            Err(self.pool.silent())
        })?;
        work()
    }

    /// The database's name.
    pub fn database(&self) -> &str {
        &self.pool.address.database
    }

    /// The first row, if there is one.
    pub fn row(&self, sql: &str, given: Given) -> Result<Option<Cells>, Failure> {
        Ok(self.rows(sql, given)?.into_iter().next())
    }
}

impl Pool {
    async fn ask(&self, sql: &str, values: &[super::values::Value]) -> Result<Vec<Cells>, Failure> {
        let Ok(_permit) = self.permits.acquire().await else { return Err(self.silent()) };
        let params: Vec<_> = values.iter().map(super::values::Value::param).collect();
        // A connection that lay idle may be one from before a restart of the server: then a fresh one is tried, once.
        let idle =
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop().filter(|link| !link.client.is_closed());
        if let Some(link) = idle {
            match link.client.query_typed(sql, &params).await {
                Ok(rows) => return Ok(self.done(link, rows)),
                Err(error) if is_lost(&error) => drop(link),
                Err(error) => {
                    self.keep(link);
                    return Err(self.failure(&error));
                }
            }
        }
        let link = self.connect().await?;
        match link.client.query_typed(sql, &params).await {
            Ok(rows) => Ok(self.done(link, rows)),
            Err(error) => {
                if !is_lost(&error) {
                    self.keep(link);
                }
                Err(self.failure(&error))
            }
        }
    }

    fn done(&self, link: Link, rows: Vec<tokio_postgres::Row>) -> Vec<Cells> {
        self.keep(link);
        rows.into_iter().map(|row| Cells::of(&row)).collect()
    }

    fn keep(&self, link: Link) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(link);
    }

    async fn connect(&self) -> Result<Link, Failure> {
        let (client, connection) =
            self.address.config.connect(self.address.tls.clone()).await.map_err(|error| self.refused(&error))?;
        let served = tokio::spawn(async move {
            if let Err(error) = connection.await {
                log::debug!("the connection to the database ended: {error}");
            }
        });
        Ok(Link { client, served })
    }

    fn failure(&self, error: &tokio_postgres::Error) -> Failure {
        let place = &self.address.place;
        match error.code() {
            Some(code) if *code == SqlState::INSUFFICIENT_PRIVILEGE => {
                let message = format!(
                    "{place} refused a question: {}; `host-demo odoo prepare` says what the role must read",
                    told(error)
                );
                Failure::new(Class::Internal, "odoo/query", message)
            }
            Some(_) if !is_lost(error) => {
                let message = format!("{place} refused a question: {}; see the database's log", told(error));
                Failure::new(Class::Internal, "odoo/query", message)
            }
            _ => self.refused(error),
        }
    }

    fn refused(&self, error: &tokio_postgres::Error) -> Failure {
        let place = &self.address.place;
        let passes = |code: &SqlState| {
            *code == SqlState::TOO_MANY_CONNECTIONS
                || *code == SqlState::CANNOT_CONNECT_NOW
                || *code == SqlState::QUERY_CANCELED
                || *code == SqlState::ADMIN_SHUTDOWN
                || *code == SqlState::CRASH_SHUTDOWN
        };
        if error.code().is_some_and(|code| !passes(code)) {
            let message = format!("{place} does not let us in: {}; check user, password and database", told(error));
            return Failure::new(Class::Invalid, "odoo/refused", message);
        }
        let message =
            format!("{place} does not answer: {}; check that the server runs and the address is right", told(error));
        Failure::new(Class::Unavailable, "odoo/unreachable", message)
    }

    fn silent(&self) -> Failure {
        let message = format!(
            "{} has not answered within {} seconds; check that the server runs and is not overloaded",
            self.address.place,
            PATIENCE.as_secs()
        );
        Failure::new(Class::Unavailable, "odoo/unreachable", message)
    }
}

fn busy() -> Failure {
    Failure::new(Class::Unavailable, "odoo/busy", "other writes to Odoo take long; try again later")
}

/// Whether the connection is of no more use, or the question should be asked again later.
fn is_lost(error: &tokio_postgres::Error) -> bool {
    error.is_closed()
        || error.code().is_none()
        || error.code().is_some_and(|code| {
            [
                SqlState::ADMIN_SHUTDOWN,
                SqlState::CRASH_SHUTDOWN,
                SqlState::CANNOT_CONNECT_NOW,
                SqlState::QUERY_CANCELED,
                SqlState::CONNECTION_FAILURE,
            ]
            .contains(code)
        })
}

/// What the server or the system says.
fn told(error: &tokio_postgres::Error) -> String {
    if let Some(told) = error.as_db_error() {
        return told.message().to_owned();
    }
    std::error::Error::source(error).map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}
