//! A store of a test's own, asked by SQL past the portal: a file of SQLite, or with `PARVIS_STORE=postgres` a schema of a real
//! PostgreSQL.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use portal_plugin::store::engine::{Address, Cell, Connection, Error, translate};
use tempfile::TempDir;

use crate::postgres::{Database, Way};

static COUNT: AtomicU32 = AtomicU32::new(0);

#[derive(Debug)]
struct Schema {
    way: Way,
    name: String,
    url: String,
}

/// A store that nobody has opened yet.
#[derive(Debug)]
pub struct TestStore {
    folder: PathBuf,
    /// Its folder, where it is the store's alone.
    _kept: Option<TempDir>,
    /// The schema, where it is at a PostgreSQL.
    schema: Option<Schema>,
}

impl TestStore {
    /// A fresh one, where `PARVIS_STORE` says.
    ///
    /// # Panics
    /// Where it cannot be made.
    #[must_use]
    pub fn new() -> Self {
        let kept = crate::folder();
        let store = Self::within(kept.path());
        Self { _kept: Some(kept), ..store }
    }

    /// A fresh one at a PostgreSQL, wherever the others are.
    ///
    /// # Panics
    /// Where it cannot be made.
    #[must_use]
    pub fn at_postgres() -> Self {
        let kept = crate::folder();
        Self { folder: kept.path().to_owned(), schema: Some(Schema::of(kept.path())), _kept: Some(kept) }
    }

    /// A fresh file of SQLite, wherever the others are.
    #[must_use]
    pub fn in_a_file() -> Self {
        let kept = crate::folder();
        Self { folder: kept.path().to_owned(), schema: None, _kept: Some(kept) }
    }

    /// Ends every conversation with its server, as a restart of that does.
    pub fn hang_up(&self) {
        if let Some(schema) = &self.schema {
            schema.way.hang_up(&schema.name);
        }
    }

    /// The one of a folder: always the same.
    ///
    /// # Panics
    /// Where it cannot be made.
    #[must_use]
    pub fn within(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), _kept: None, schema: on_postgres().then(|| Schema::of(folder)) }
    }

    /// Its folder, for what is beside it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its file, where it is one.
    pub fn path(&self) -> PathBuf {
        self.folder.join("portal.db")
    }

    /// What a host's settings call it.
    pub fn setting(&self) -> String {
        self.url().map_or_else(|| format!("sqlite:{}", self.path().display()), str::to_owned)
    }

    /// The settings of a portal over it, and nothing else.
    pub fn settings(&self) -> serde_json::Value {
        match self.url() {
            Some(url) => serde_json::json!({ "store": url, "epoch": self.folder().join("portal.db.epoch") }),
            None => serde_json::json!({ "store": self.setting() }),
        }
    }

    fn url(&self) -> Option<&str> {
        self.schema.as_ref().map(|schema| schema.url.as_str())
    }

    /// A copy of it as it is now.
    ///
    /// # Panics
    /// Where it cannot be made.
    pub fn back_up(&self) -> PathBuf {
        let of = self.schema.as_ref().map_or("portal", |schema| schema.name.as_str());
        let copy = self.folder().join(format!("backup-{}.{of}", COUNT.fetch_add(1, Ordering::Relaxed)));
        match &self.schema {
            Some(schema) => schema.way.back_up(&schema.name, &copy),
            None => self.sql(&format!("VACUUM INTO '{}'", copy.display())),
        }
        copy
    }

    /// Puts a copy in its place; nobody may have it open.
    ///
    /// # Panics
    /// Where that fails.
    pub fn put_back(&self, copy: &Path) {
        if let Some(schema) = &self.schema {
            return schema.way.put_back(&schema.name, copy);
        }
        for beside in ["-wal", "-shm"] {
            let file = self.folder().join(format!("portal.db{beside}"));
            fs::remove_file(file)
                .or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
                .unwrap();
        }
        fs::copy(copy, self.path()).unwrap();
    }

    /// A connection of its own, as another process has.
    ///
    /// # Panics
    /// Where it cannot be opened.
    #[must_use]
    pub fn connect(&self) -> Connection {
        match self.url() {
            Some(url) => Connection::postgres(Arc::new(Address::read(url).unwrap())),
            None => Connection::sqlite(rusqlite::Connection::open(self.path()).unwrap()),
        }
    }

    /// Runs statements.
    ///
    /// # Panics
    /// Where one fails.
    pub fn sql(&self, statements: &str) {
        self.try_sql(statements).unwrap_or_else(|error| panic!("{error} in {statements}"));
    }

    /// Runs statements that the store may refuse.
    ///
    /// # Errors
    /// Its words.
    pub fn try_sql(&self, statements: &str) -> Result<(), String> {
        // Bytes are written in two ways.
        let statements = match self.schema {
            Some(_) => translate(&statements.replace(" x'", r" '\x").replace("AS BLOB)", "AS BYTEA)")),
            None => statements.to_owned(),
        };
        self.connect().execute_batch(&statements).map_err(|error| error.to_string())
    }

    /// The first column of the first row of a question.
    ///
    /// # Panics
    /// Where there is none.
    pub fn ask(&self, question: &str) -> String {
        let read = |row: &portal_plugin::store::engine::Row<'_>| {
            Ok::<_, Error>(match row.cell(0)? {
                Cell::Null => "null".to_owned(),
                Cell::Integer(number) => number.to_string(),
                Cell::Real(number) => number.to_string(),
                Cell::Text(text) => text.to_owned(),
                Cell::Bytes(bytes) => format!("{bytes:?}"),
            })
        };
        let answer = self.connect().query_row(question, [], read);
        answer.unwrap_or_else(|error| panic!("{error} in {question}"))
    }
}

impl Default for TestStore {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the tests keep their stores at a PostgreSQL.
#[must_use]
pub fn on_postgres() -> bool {
    std::env::var("PARVIS_STORE").is_ok_and(|store| store == "postgres")
}

impl Schema {
    /// That of a folder, empty where the folder has none: it goes with the server.
    fn of(folder: &Path) -> Self {
        static DATABASE: OnceLock<Database> = OnceLock::new();
        let database = DATABASE.get_or_init(Database::create);
        let file = folder.join("schema");
        let name = fs::read_to_string(&file).unwrap_or_else(|_| {
            let name = format!("store{}x", COUNT.fetch_add(1, Ordering::Relaxed));
            let whole = Connection::postgres(Arc::new(Address::read(&database.url()).unwrap()));
            whole.execute_batch(&format!("CREATE SCHEMA {name}")).unwrap();
            fs::write(&file, &name).unwrap();
            name
        });
        let url = format!("{}?options=-csearch_path%3D{name}&application_name={name}", database.url());
        Self { way: database.way(), name, url }
    }
}

/// The values of a statement, of whatever types.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        &[$(&$value as &dyn portal_plugin::store::engine::ToSql),*] as &[&dyn portal_plugin::store::engine::ToSql]
    };
}
