//! The way to the database: the address, a bounded pool that only reads, and what each failure is called.

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use mysql::prelude::Queryable;
use mysql::{Opts, OptsBuilder, Params, Pool, PoolConstraints, PoolOpts, TxOpts, Value};
use plugin_api::{Class, Failure};

use super::address::{Ours, take_ours};

/// The longest that one answer of the database may take, and the longest wait for a free connection.
/// The portal expects an answer within ten seconds, and one call may need two queries.
const TIMEOUT: Duration = Duration::from_secs(5);
const CONNECTIONS: PoolConstraints = PoolConstraints::new_const::<0, 8>();
/// The oldest Dolibarr whose tables hold every column that is read here.
const OLDEST: u32 = 18;

/// An open database whose tables are Dolibarr's.
pub(super) struct Connection {
    pool: Pool,
    prefix: String,
    /// Dolibarr's version, e.g. `22.0.4`.
    pub version: String,
    /// The database and its server, for people; holds no password.
    pub place: String,
    /// The zone of the times that Dolibarr stores without one, where the address names it; else it is the database's own.
    time_zone: Option<TimeZone>,
}

impl Connection {
    /// Opens `mysql://user:password@host:port/database?prefix=llx_&time_zone=Europe/Paris` and makes sure that a Dolibarr
    /// answers.
    pub fn open(url: &str) -> Result<Self, Failure> {
        Self::open_for(url, READS)
    }

    /// The same for an administrator's statements, which [`Connection::change`] carries out.
    pub fn open_to_change(url: &str) -> Result<Self, Failure> {
        Self::open_for(url, CHANGES)
    }

    fn open_for(url: &str, session: &[&str]) -> Result<Self, Failure> {
        let (url, Ours { prefix, time_zone }) = take_ours(url)?;
        let opts = Opts::from_url(&url).map_err(|error| {
            let message = format!(
                "the database's address is not of the form `mysql://USER:PASSWORD@HOST:PORT/DATABASE`: {error}; correct it"
            );
            Failure::new(Class::Invalid, "dolibarr/address", message)
        })?;
        let Some(database) = opts.get_db_name().map(str::to_owned) else {
            let message = "the database's address names no database; add `/DATABASE` behind the host";
            return Err(Failure::new(Class::Invalid, "dolibarr/address", message));
        };
        let place = format!("`{database}` at {}:{}", opts.get_ip_or_hostname(), opts.get_tcp_port());
        let pool = Pool::new(bounded(opts, session)).map_err(|error| refused(&place, &error))?;
        let mut connection = Self { pool, prefix, version: String::new(), place, time_zone };
        connection.version = connection.judge_version()?;
        Ok(connection)
    }

    /// Every row that the query answers. Its tables are written with `llx_`; its values are parameters, never text.
    pub fn rows(&self, sql: &str, given: Given) -> Result<Vec<Cells>, Failure> {
        let sql = sql.replace("llx_", &self.prefix);
        let mut connection = self.pool.try_get_conn(TIMEOUT).map_err(|error| refused(&self.place, &error))?;
        let rows: Vec<mysql::Row> = connection.exec(sql, given.params()).map_err(|error| self.failure(&error))?;
        Ok(rows.into_iter().map(Cells).collect())
    }

    /// The first row, if there is one.
    pub fn row(&self, sql: &str, given: Given) -> Result<Option<Cells>, Failure> {
        Ok(self.rows(sql, given)?.into_iter().next())
    }

    /// Carries these statements out, all or none, and answers how many rows each changed.
    pub fn change(&self, statements: &[String]) -> Result<Vec<u64>, Failure> {
        let mut connection = self.pool.try_get_conn(TIMEOUT).map_err(|error| refused(&self.place, &error))?;
        let failure = |error: mysql::Error| self.failure(&error);
        let mut transaction = connection.start_transaction(TxOpts::default()).map_err(failure)?;
        let mut changed = Vec::with_capacity(statements.len());
        for statement in statements {
            transaction.query_drop(statement.replace("llx_", &self.prefix)).map_err(failure)?;
            changed.push(transaction.affected_rows());
        }
        transaction.commit().map_err(failure)?;
        Ok(changed)
    }

    /// The moment that Dolibarr stored as `local`, `YYYY-MM-DD HH:MM:SS` without a zone: PHP's own, which the database does
    /// not know. `seconds`, since 1970, is what the database makes of it by its zone, and counts where none was named.
    pub fn moment(&self, local: &str, seconds: &str) -> Option<Timestamp> {
        let Some(zone) = &self.time_zone else {
            let whole: i64 = seconds.split('.').next()?.parse().ok()?;
            return Timestamp::from_second(whole).ok();
        };
        let local: DateTime = local.parse().ok()?;
        Some(local.to_zoned(zone.clone()).ok()?.timestamp())
    }

    /// The day of this moment where Dolibarr is: by its zone where the address names it, else UTC's.
    pub fn day_of(&self, moment: Timestamp) -> String {
        moment.to_zoned(self.time_zone.clone().unwrap_or(TimeZone::UTC)).date().to_string()
    }

    /// Does this while nobody else does the same who shares the database: it keeps the lock, and lets go of it as soon as
    /// the connection ends.
    pub fn alone<T>(&self, what: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let connection = self.pool.try_get_conn(TIMEOUT).map_err(|error| refused(&self.place, &error))?;
        let mut held = Held { connection, name: format!("{}/{what}", self.prefix) };
        let sql = format!("SELECT GET_LOCK({LOCK}, {LOCKED_OUT})");
        let got: Option<Option<u64>> =
            held.connection.exec_first(sql, (&held.name,)).map_err(|error| self.failure(&error))?;
        if got != Some(Some(1)) {
            let message = "another host that shares the database does the same and takes long; try again later";
            return Err(Failure::new(Class::Unavailable, "dolibarr/busy", message));
        }
        work()
    }

    fn judge_version(&self) -> Result<String, Failure> {
        let found = self.rows(
            "SELECT table_name AS name FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_name IN (:constants, :parties)",
            Given::new().text("constants", self.named("llx_const")).text("parties", self.named("llx_societe")),
        )?;
        if found.len() < 2 {
            let message = format!(
                "{} is not a Dolibarr: it has no table `{}`; name Dolibarr's own database, and add `?prefix=` if its tables begin otherwise",
                self.place,
                self.named("llx_societe")
            );
            return Err(Failure::new(Class::Invalid, "dolibarr/no-tables", message));
        }
        // An upgraded Dolibarr keeps the version of its first installation too; the upgrade's sorts last.
        let version = self
            .row(
                "SELECT value FROM llx_const WHERE name IN ('MAIN_VERSION_LAST_INSTALL', 'MAIN_VERSION_LAST_UPGRADE')
                 AND value <> '' ORDER BY name DESC LIMIT 1",
                Given::new(),
            )?
            .map(|row| row.text("value"))
            .unwrap_or_default();
        let major: Option<u32> = version.split('.').next().and_then(|major| major.parse().ok());
        if major.is_none_or(|major| major < OLDEST) {
            let message = format!(
                "{} is Dolibarr `{version}`, and {OLDEST} is the oldest understood; upgrade Dolibarr",
                self.place
            );
            return Err(Failure::new(Class::Incompatible, "dolibarr/version", message));
        }
        Ok(version)
    }

    /// The table's name with this database's prefix.
    pub fn named(&self, table: &str) -> String {
        table.replace("llx_", &self.prefix)
    }

    fn failure(&self, error: &mysql::Error) -> Failure {
        if matches!(
            error,
            mysql::Error::MySqlError(_) | mysql::Error::FromRowError(_) | mysql::Error::FromValueError(_)
        ) {
            let message = format!("{} refused a question: {error}; see the database's log", self.place);
            return Failure::new(Class::Internal, "dolibarr/query", message);
        }
        refused(&self.place, error)
    }
}

/// The name of a lock: one of the whole server, and at most 64 characters.
const LOCK: &str = "CONCAT('parvis/', MD5(CONCAT(DATABASE(), '/', ?)))";
/// How many seconds to wait for a lock: less than a connection waits for an answer.
const LOCKED_OUT: u8 = 4;

/// A lock of the database, until it is dropped.
struct Held {
    connection: mysql::PooledConn,
    name: String,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Where this fails, the connection is broken, and the lock went with it.
        drop(self.connection.exec_drop(format!("DO RELEASE_LOCK({LOCK})"), (&self.name,)));
    }
}

/// The values of a query by the names that its text has for them.
#[derive(Clone, Default)]
pub(super) struct Given(HashMap<Vec<u8>, Value>);

impl Given {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn text(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.insert(name.as_bytes().to_vec(), Value::from(value.into()));
        self
    }

    pub fn number(mut self, name: &str, value: u64) -> Self {
        self.0.insert(name.as_bytes().to_vec(), Value::from(value));
        self
    }

    /// A list of numbers; the answer is what stands between the brackets of `IN ()`. An empty list matches nothing.
    pub fn numbers(&mut self, name: &str, values: impl IntoIterator<Item = u64>) -> String {
        let mut names = Vec::new();
        for (index, value) in values.into_iter().enumerate() {
            let name = format!("{name}{index}");
            self.0.insert(name.clone().into_bytes(), Value::from(value));
            names.push(format!(":{name}"));
        }
        if names.is_empty() { "NULL".to_owned() } else { names.join(", ") }
    }

    fn params(self) -> Params {
        if self.0.is_empty() { Params::Empty } else { Params::Named(self.0) }
    }
}

/// One row of an answer, read by the names of its columns. What is NULL or unknown reads as empty.
pub(super) struct Cells(mysql::Row);

impl Cells {
    /// The column as text; of a moment the day.
    pub fn text(&self, column: &str) -> String {
        match self.value(column) {
            Some(Value::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
            Some(Value::Int(number)) => number.to_string(),
            Some(Value::UInt(number)) => number.to_string(),
            Some(Value::Double(number)) => number.to_string(),
            Some(Value::Float(number)) => number.to_string(),
            Some(Value::Date(year, month, day, ..)) => format!("{year:04}-{month:02}-{day:02}"),
            _ => String::new(),
        }
    }

    /// The column as text, unless it is empty.
    pub fn some(&self, column: &str) -> Option<String> {
        Some(self.text(column).trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The column as an id, unless there is none: Dolibarr writes 0 and NULL for that.
    pub fn id(&self, column: &str) -> Option<u64> {
        self.text(column).parse().ok().filter(|id| *id > 0)
    }

    /// The column as a list whose parts stand between commas.
    pub fn list(&self, column: &str) -> Vec<String> {
        self.text(column).split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// Whether the column is a number other than 0.
    pub fn is(&self, column: &str) -> bool {
        self.text(column).parse::<i64>().is_ok_and(|number| number != 0)
    }

    fn value(&self, column: &str) -> Option<&Value> {
        let index = self.0.columns_ref().iter().position(|known| known.name_str() == column)?;
        self.0.as_ref(index)
    }
}

/// The id that this text spells. Only the spelling that Dolibarr's own number has counts: the database itself would take
/// `7 or more` for 7, and any other word for 0.
pub(super) fn id(text: &str) -> Option<u64> {
    text.parse().ok().filter(|id: &u64| *id > 0 && id.to_string() == text)
}

/// What a session begins with: one that only reads cannot write. A list that was cut off would lack a right or a category.
const READS: &[&str] = &["SET SESSION TRANSACTION READ ONLY", "SET SESSION group_concat_max_len = 1048576"];
const CHANGES: &[&str] = &["SET SESSION group_concat_max_len = 1048576"];

/// The options with limits where the address sets none.
fn bounded(opts: Opts, session: &[&str]) -> OptsBuilder {
    let asked = opts.get_pool_opts().constraints();
    let constraints = if asked == PoolConstraints::DEFAULT { CONNECTIONS } else { asked };
    // A session of ours never changes between two questions: to reset it would only cost a round trip.
    let pool = PoolOpts::default().with_constraints(constraints).with_reset_connection(false);
    let or_ours = |set: Option<&Duration>| Some(set.copied().unwrap_or(TIMEOUT));
    let connect = or_ours(opts.get_tcp_connect_timeout().as_ref());
    let (read, write) = (or_ours(opts.get_read_timeout()), or_ours(opts.get_write_timeout()));
    OptsBuilder::from_opts(opts)
        .pool_opts(pool)
        .tcp_connect_timeout(connect)
        .read_timeout(read)
        .write_timeout(write)
        .init(session.to_vec())
}

fn refused(place: &str, error: &mysql::Error) -> Failure {
    // 1040 and 1203: too many connections, of the server or of the user. That passes.
    if let mysql::Error::MySqlError(told) = error
        && ![1040, 1203].contains(&told.code)
    {
        let message = format!("{place} does not let us in: {}; check user, password and database", told.message);
        return Failure::new(Class::Invalid, "dolibarr/refused", message);
    }
    let message = format!("{place} does not answer: {error}; check that the server runs and the address is right");
    Failure::new(Class::Unavailable, "dolibarr/unreachable", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_spelling_of_a_number_is_an_id() {
        for (text, expected) in [
            ("7", Some(7)),
            ("07", None),
            ("+7", None),
            (" 7", None),
            ("7x", None),
            ("0", None),
            ("-7", None),
            ("", None),
        ] {
            assert_eq!(id(text), expected, "`{text}`");
        }
    }
}
