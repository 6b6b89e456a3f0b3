//! Why a statement was not carried out.

use std::fmt;

/// What a statement comes to.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a statement was not carried out, or what it answered cannot be read. The text may name a table, never a value.
#[derive(Debug)]
pub enum Error {
    /// There is no row where one was asked for.
    NoRow,
    /// A column holds what it should not.
    Unreadable {
        /// Its place, from zero.
        column: usize,
        /// Why it cannot be read.
        why: String,
    },
    /// SQLite says so.
    Sqlite(rusqlite::Error),
    /// Others of a PostgreSQL's wrote all the time.
    Busy,
    /// PostgreSQL says so, or the way to it.
    Postgres(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRow => f.write_str("there is no row where one was expected"),
            Self::Unreadable { column, why } => write!(f, "column {column} cannot be read: {why}"),
            Self::Sqlite(error) => error.fmt(f),
            Self::Busy => f.write_str("others write all the time"),
            Self::Postgres(why) => f.write_str(why),
        }
    }
}

impl Error {
    /// Whether others wrote all the time.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Busy => true,
            Self::Sqlite(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy),
            _ => false,
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}
