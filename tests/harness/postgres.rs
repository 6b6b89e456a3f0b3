//! A real PostgreSQL of the tests' own: one server for the whole run, as a user without rights, in a folder and on a port of
//! its own; a fresh database for each test.

use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const USER: &str = "parvis";
const PASSWORD: &str = "only-for-tests";

static SERVER: OnceLock<Server> = OnceLock::new();
static COUNT: AtomicU32 = AtomicU32::new(0);

/// The way to a database for whoever does not own it.
#[derive(Clone, Debug)]
pub struct Way {
    name: String,
}

impl Way {
    /// See [`Database::run`].
    ///
    /// # Panics
    /// When one fails.
    pub fn run(&self, statements: &str) {
        server().run(&self.name, statements);
    }

    /// See [`Database::rows`].
    ///
    /// # Panics
    /// When it fails.
    #[must_use]
    pub fn rows(&self, question: &str) -> Vec<Vec<String>> {
        let answer = server().run(&self.name, question);
        answer.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    }

    /// Ends every conversation of a program of this name.
    ///
    /// # Panics
    /// When that fails.
    pub fn hang_up(&self, program: &str) {
        self.run(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{program}'"
        ));
    }

    /// Copies a schema into a file, as its keeper does.
    ///
    /// # Panics
    /// When that fails.
    pub fn back_up(&self, schema: &str, copy: &Path) {
        let server = server();
        let mut dump = Command::new(program("pg_dump"));
        dump.args(["--host=127.0.0.1", &format!("--port={}", server.port), &format!("--username={USER}")])
            .args([&format!("--schema={schema}"), &format!("--file={}", copy.display()), &self.name])
            .env("PGPASSWORD", PASSWORD);
        let said = dump.output().expect("pg_dump runs");
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    }

    /// Puts a copy, which has the name of its schema as an ending, in the place of a schema.
    ///
    /// # Panics
    /// When that fails.
    pub fn put_back(&self, schema: &str, copy: &Path) {
        self.run(&format!("DROP SCHEMA {schema} CASCADE"));
        let of = copy.extension().and_then(|name| name.to_str()).expect("the copy says of what it is");
        self.run(&fs::read_to_string(copy).expect("the copy is read").replace(of, schema));
    }
}

/// An empty database, dropped with this value.
#[derive(Debug)]
pub struct Database {
    name: String,
}

impl Database {
    /// A fresh one, on a server that is started for the first.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start.
    #[must_use]
    pub fn create() -> Self {
        let name = format!("t{}", COUNT.fetch_add(1, Ordering::Relaxed));
        server().run("postgres", &format!("CREATE DATABASE {name}"));
        Self { name }
    }

    /// Its address, with user and password.
    #[must_use]
    pub fn url(&self) -> String {
        self.url_of(USER, PASSWORD)
    }

    /// Its address with another user's name and password.
    #[must_use]
    pub fn url_of(&self, user: &str, password: &str) -> String {
        format!("postgres://{user}:{password}@127.0.0.1:{}/{}", server().port, self.name)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The way to it.
    #[must_use]
    pub fn way(&self) -> Way {
        Way { name: self.name.clone() }
    }

    /// Runs statements, separated by `;`.
    ///
    /// # Panics
    /// When one fails.
    pub fn run(&self, statements: &str) {
        self.way().run(statements);
    }

    /// What a question answers: the text of every column of every row; NULL is empty.
    ///
    /// # Panics
    /// When it fails.
    #[must_use]
    pub fn rows(&self, question: &str) -> Vec<Vec<String>> {
        self.way().rows(question)
    }

    /// Ends every conversation with this database, as a restart of the server does.
    pub fn hang_up(&self) {
        server().run(
            "postgres",
            &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'", self.name),
        );
    }

    /// Loads a dump as the `psql` client does; `.gz` is unpacked on the way.
    ///
    /// # Panics
    /// When the client or `gzip` is missing, or the dump does not load.
    pub fn load(&self, dump: &Path) {
        let mut unpack = Command::new("gzip").arg("-dc").arg(dump).stdout(Stdio::piped()).spawn().expect("gzip runs");
        let text = unpack.stdout.take().expect("gzip has an output");
        let loaded = server().client(&self.name).stdin(text).stdout(Stdio::null()).status().expect("psql runs");
        assert!(loaded.success() && unpack.wait().is_ok_and(|status| status.success()), "{} loads", dump.display());
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // The test that fails says why by itself.
        if !thread::panicking() {
            server().run("postgres", &format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
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
        let home = tempfile::Builder::new().prefix("parvis-postgres-").tempdir().expect("a temporary folder").keep();
        let data = home.join("data");
        let secret = home.join("secret");
        fs::write(&secret, PASSWORD).expect("the password is written");
        hand_over(&[&home, &secret]);
        let made = unprivileged("initdb")
            .args(["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--username", USER])
            .arg(format!("--pwfile={}", secret.display()))
            .arg(format!("--pgdata={}", data.display()))
            .output()
            .expect("initdb runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let port = free_port();
        let log = File::create(home.join("log")).expect("a log");
        let server = unprivileged("postgres");
        let keeper = Command::new("sh")
            .args([
                "-c",
                r#"home=$1; shift; "$@" & server=$!; cat >/dev/null; kill -QUIT $server; wait; rm -rf "$home""#,
                "sh",
            ])
            .arg(&home)
            .arg(server.get_program())
            .args(server.get_args())
            .arg("-D")
            .arg(&data)
            .args(["-h", "127.0.0.1", "-p", &port.to_string(), "-k", ""])
            // Nothing here outlives the tests: to wait for the disk would only make them slow.
            .args(["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"])
            .args(["-c", "jit=off", "-c", "shared_buffers=48MB", "-c", "max_connections=200"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("sh runs");
        let server = Self { port, _keeper: keeper };
        let patience = Instant::now();
        loop {
            let asked = server.client("postgres").args(["-c", "SELECT 1"]).output().expect("psql runs");
            if asked.status.success() {
                return server;
            }
            let log = || fs::read_to_string(home.join("log")).unwrap_or_default();
            assert!(patience.elapsed() < Duration::from_mins(1), "PostgreSQL does not answer:\n{}", log());
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn client(&self, database: &str) -> Command {
        let mut client = Command::new(program("psql"));
        client
            .args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--field-separator=\t"])
            .args(["--set=ON_ERROR_STOP=1", "--host=127.0.0.1", &format!("--port={}", self.port)])
            .args([&format!("--username={USER}"), database])
            .env("PGPASSWORD", PASSWORD)
            .env("PGCONNECT_TIMEOUT", "10");
        client
    }

    fn run(&self, database: &str, statements: &str) -> String {
        let mut client = self
            .client(database)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("psql runs");
        let written = client.stdin.take().expect("psql has an input").write_all(statements.as_bytes());
        let told = client.wait_with_output().expect("psql ends");
        let wrong = String::from_utf8_lossy(&told.stderr);
        assert!(written.is_ok() && told.status.success(), "{wrong} in {statements}");
        String::from_utf8_lossy(&told.stdout).into_owned()
    }
}

fn server() -> &'static Server {
    SERVER.get_or_init(Server::start)
}

/// PostgreSQL does not run as root: there Debian's own user for it takes over.
fn unprivileged(name: &str) -> Command {
    let program = program(name);
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
    command
}

fn hand_over(places: &[&Path]) {
    if is_root() {
        let given = Command::new("chown").arg("postgres").args(places).status().expect("chown runs");
        assert!(given.success(), "there is no user `postgres`; `tests/run` installs PostgreSQL");
    }
}

fn is_root() -> bool {
    let told = Command::new("id").arg("-u").output().expect("id runs");
    String::from_utf8_lossy(&told.stdout).trim() == "0"
}

/// The program, from the newest version that is installed: Debian keeps them outside `PATH`.
fn program(name: &str) -> PathBuf {
    let mut folders: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect())
        .unwrap_or_default();
    folders.sort();
    folders.reverse();
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let found = folders.into_iter().map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("PostgreSQL is not installed: there is no `{name}`; `tests/run` installs it"))
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}
