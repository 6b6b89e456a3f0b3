//! A real MariaDB of the tests' own: one server for the whole run, a fresh database for each test.

use std::env;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use mysql::prelude::Queryable;
use mysql::{Conn, Opts};

const USER: &str = "parvis";
const PASSWORD: &str = "only-for-tests";

static SERVER: OnceLock<Server> = OnceLock::new();
static COUNT: AtomicU32 = AtomicU32::new(0);

/// An empty database, dropped with this value.
#[derive(Debug)]
pub struct Database {
    name: String,
}

impl Database {
    /// A fresh one, on a server that is started for the first.
    ///
    /// # Panics
    /// When MariaDB is not installed or does not start.
    #[must_use]
    pub fn create() -> Self {
        let name = format!("t{}", COUNT.fetch_add(1, Ordering::Relaxed));
        server().run("", &format!("CREATE DATABASE {name} CHARACTER SET utf8mb4"));
        Self { name }
    }

    /// Its address, with user and password.
    #[must_use]
    pub fn url(&self) -> String {
        format!("mysql://{USER}:{PASSWORD}@127.0.0.1:{}/{}", server().port, self.name)
    }

    /// Its address with another user's name and password.
    #[must_use]
    pub fn url_of(&self, user: &str, password: &str) -> String {
        self.url().replace(&format!("{USER}:{PASSWORD}"), &format!("{user}:{password}"))
    }

    /// Runs statements, separated by `;`.
    ///
    /// # Panics
    /// When one fails.
    pub fn run(&self, statements: &str) {
        server().run(&self.name, statements);
    }

    /// What a question answers: the text of every column of every row; NULL is empty.
    ///
    /// # Panics
    /// When it fails.
    #[must_use]
    pub fn rows(&self, question: &str) -> Vec<Vec<String>> {
        let mut connection = server().connect(&self.name).expect("the tests' MariaDB answers");
        let rows: Vec<mysql::Row> = connection.query(question).unwrap_or_else(|error| panic!("{error} in {question}"));
        let text = |value| mysql::from_value::<Option<String>>(value).unwrap_or_default();
        rows.into_iter().map(|row| row.unwrap().into_iter().map(text).collect()).collect()
    }

    /// Watches a user who may read this database, and whom only this call knows.
    ///
    /// # Panics
    /// When the server refuses it.
    #[must_use]
    pub fn watch(&self) -> Watch {
        let user = format!("watched{}", COUNT.fetch_add(1, Ordering::Relaxed));
        self.run(&format!(
            "CREATE USER {user}@'%' IDENTIFIED BY '{PASSWORD}'; GRANT SELECT ON {}.* TO {user}@'%';
             SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = ON",
            self.name
        ));
        Watch { url: self.url_of(&user, PASSWORD), user }
    }

    /// Loads a dump as the `mariadb` client does; `.gz` is unpacked on the way.
    ///
    /// # Panics
    /// When the client or `gzip` is missing, or the dump does not load.
    pub fn load(&self, dump: &Path) {
        let mut unpack = Command::new("gzip").arg("-dc").arg(dump).stdout(Stdio::piped()).spawn().expect("gzip runs");
        let text = unpack.stdout.take().expect("gzip has an output");
        let loaded = Command::new("mariadb")
            .args(["--no-defaults", "--protocol=tcp", "--host=127.0.0.1", &format!("--port={}", server().port)])
            .args([&format!("--user={USER}"), &format!("--password={PASSWORD}"), &self.name])
            .stdin(text)
            .status()
            .expect("the mariadb client runs");
        assert!(loaded.success() && unpack.wait().is_ok_and(|status| status.success()), "{} loads", dump.display());
    }
}

/// Everything that one user asks of the server.
#[derive(Debug)]
pub struct Watch {
    /// The user's address.
    pub url: String,
    user: String,
}

impl Watch {
    /// What the user asked since the last call.
    ///
    /// # Panics
    /// When the server does not tell.
    #[must_use]
    pub fn statements(&self) -> Vec<String> {
        let mut connection = server().connect("mysql").expect("the tests' MariaDB answers");
        let question = format!(
            "SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE user_host LIKE '{}[%'
             AND command_type IN ('Execute', 'Query') AND argument NOT LIKE 'SET %' ORDER BY event_time",
            self.user
        );
        let asked = connection.query(question).expect("the log is a table");
        connection.query_drop("TRUNCATE TABLE mysql.general_log").expect("the log is emptied");
        asked
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        server().run("", &format!("SET GLOBAL general_log = OFF; DROP USER {}@'%'", self.user));
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        server().run("", &format!("DROP DATABASE {}", self.name));
    }
}

struct Server {
    port: u16,
    /// A shell that ends the server and removes its data as soon as its input closes. A static is never dropped, but
    /// the system closes the pipe however the tests end.
    _keeper: Child,
}

impl Server {
    fn start() -> Self {
        let home = tempfile::Builder::new().prefix("parvis-mariadb-").tempdir().expect("a temporary folder").keep();
        let data = home.join("data");
        let installed = Command::new(program(&["mariadb-install-db", "mysql_install_db"]))
            .args([
                "--no-defaults",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
            ])
            .arg(format!("--datadir={}", data.display()))
            .args(["--user", &user()])
            .output()
            .expect("mariadb-install-db runs");
        assert!(installed.status.success(), "{}", String::from_utf8_lossy(&installed.stderr));
        let first = home.join("first.sql");
        let statements = format!(
            "CREATE USER {USER}@'%' IDENTIFIED BY '{PASSWORD}';\nGRANT ALL ON *.* TO {USER}@'%' WITH GRANT OPTION;\n"
        );
        fs::write(&first, statements).expect("the first statements are written");
        let port = free_port();
        let log = File::create(home.join("log")).expect("a log");
        let keeper = Command::new("sh")
            .args([
                "-c",
                r#"home=$1; shift; "$@" & server=$!; cat >/dev/null; kill -9 $server; wait; rm -rf "$home""#,
                "sh",
            ])
            .arg(&home)
            .arg(program(&["mariadbd", "mysqld"]))
            .args(["--no-defaults", "--bind-address=127.0.0.1", "--skip-name-resolve", "--skip-log-bin"])
            .args(["--performance-schema=OFF", "--innodb-buffer-pool-size=48M"])
            // Nothing here outlives the tests: to wait for the disk would only make them slow.
            .args(["--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--innodb-file-per-table=0"])
            .args(["--innodb-doublewrite=0", "--sync-frm=0"])
            .arg(format!("--user={}", user()))
            .arg(format!("--port={port}"))
            .arg(format!("--datadir={}", data.display()))
            .arg(format!("--socket={}", home.join("socket").display()))
            .arg(format!("--init-file={}", first.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("sh runs");
        let server = Self { port, _keeper: keeper };
        let patience = Instant::now();
        while server.connect("").is_err() {
            let log = || fs::read_to_string(home.join("log")).unwrap_or_default();
            assert!(patience.elapsed() < Duration::from_mins(1), "MariaDB does not answer:\n{}", log());
            thread::sleep(Duration::from_millis(50));
        }
        server
    }

    fn connect(&self, database: &str) -> mysql::Result<Conn> {
        Conn::new(Opts::from_url(&format!("mysql://{USER}:{PASSWORD}@127.0.0.1:{}/{database}", self.port))?)
    }

    fn run(&self, database: &str, statements: &str) {
        let mut connection = self.connect(database).expect("the tests' MariaDB answers");
        let mut results = connection.query_iter(statements).unwrap_or_else(|error| panic!("{error} in {statements}"));
        while let Some(result) = results.iter() {
            for row in result {
                row.unwrap_or_else(|error| panic!("{error} in {statements}"));
            }
        }
    }
}

fn server() -> &'static Server {
    SERVER.get_or_init(Server::start)
}

/// The first of these programs that is installed; the server itself is often outside a user's `PATH`.
fn program(names: &[&str]) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin", "/usr/local/bin"].map(PathBuf::from));
    let found = folders.flat_map(|folder| names.iter().map(move |name| folder.join(name))).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("MariaDB is not installed: there is no `{}`; `tests/run` installs it", names[0]))
}

fn user() -> String {
    let told = Command::new("id").arg("-un").output().expect("id runs");
    String::from_utf8_lossy(&told.stdout).trim().to_owned()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}
