//! A bounded pool of connections that only read.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use plugin_api::{Class, Failure};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

/// How many connections read at once, at the most.
const LARGEST: usize = 8;
/// How long a caller waits for one before it is turned away; the portal gives a host ten seconds.
const WAIT: Duration = Duration::from_secs(5);
/// How many prepared statements a connection keeps: every shape of list that customers use.
const STATEMENTS: usize = 128;

/// Connections to one file; opened when they are first needed.
#[derive(Debug)]
pub struct Connections {
    path: PathBuf,
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Debug, Default)]
struct State {
    idle: Vec<Connection>,
    opened: usize,
}

impl Connections {
    /// A pool for the file, empty at first.
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), state: Mutex::default(), returned: Condvar::new() }
    }

    /// A connection of one's own until it is dropped.
    ///
    /// # Errors
    /// `erp/busy` after five seconds without one, `erp/database` when the file does not open.
    pub fn lease(&self) -> Result<Lease<'_>, Failure> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let none_left = |state: &mut State| state.idle.is_empty() && state.opened >= LARGEST;
        let (mut state, _) =
            self.returned.wait_timeout_while(state, WAIT, none_left).unwrap_or_else(PoisonError::into_inner);
        if let Some(connection) = state.idle.pop() {
            return Ok(Lease { connections: self, connection: Some(connection) });
        }
        if state.opened >= LARGEST {
            return Err(Failure::new(Class::Unavailable, "erp/busy", "the sample ERP is busy: try again in a moment"));
        }
        let connection = open(&self.path).map_err(super::failed)?;
        state.opened += 1;
        Ok(Lease { connections: self, connection: Some(connection) })
    }
}

/// A connection on loan.
#[derive(Debug)]
pub struct Lease<'a> {
    connections: &'a Connections,
    connection: Option<Connection>,
}

impl Deref for Lease<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a lease holds its connection until it is dropped")
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        let mut state = self.connections.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.idle.extend(self.connection.take());
        self.connections.returned.notify_one();
    }
}

/// A connection that writes, of one's own: customers write rarely.
pub fn to_write(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(WAIT)?;
    Ok(connection)
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(WAIT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Else a statement whose plan looked at a bound value is parsed anew at each run.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // Reading through the map spares a copy of every page.
    connection.pragma_update(None, "mmap_size", 1_i64 << 31)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}
