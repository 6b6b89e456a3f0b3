//! The start of the demo host is whole or nothing: cut short by a kill at any moment, several at once over an empty folder, and
//! over a port that the one before is about to leave.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::Value;
use tests::modules;

/// A host that serves from a data folder, as a process of its own; killed when it is dropped.
struct Host {
    process: Child,
    said: BufReader<ChildStdout>,
}

impl Host {
    fn start(data: &Path, listen: &str) -> Self {
        let manifests = concat!(env!("CARGO_MANIFEST_DIR"), "/../manifests");
        let mut process = Command::new(modules::example("demo_host"))
            .args(["serve", "--json", "--log", "off", "--staff-listen", "127.0.0.1:0", "--listen", listen])
            .args(["--manifests", manifests, "--data"])
            .arg(data)
            .arg("--module")
            .arg(modules::portal())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        Self { process, said }
    }

    /// Once it serves, what it says; nothing where it ends before.
    fn ready(&mut self) -> Value {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_default()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What a first start has made: who can sign in, what they may, what they did, who the staff are.
fn made(data: &Path) -> Vec<String> {
    let ask = |file: &str, sql: &str| {
        let connection = Connection::open(data.join(file)).unwrap();
        let mut rows = connection.prepare(sql).unwrap();
        let rows = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(Result::unwrap).collect::<Vec<_>>()
    };
    let portal = [
        "SELECT login || ' ' || state || ' ' || email_verified || ' ' || (password IS NOT NULL) FROM users ORDER BY realm, login",
        "SELECT third_party || ' ' || login || ' ' || permissions || ' ' || memberships.state FROM memberships \
         JOIN users ON users.id = memberships.user JOIN accounts ON accounts.id = memberships.account ORDER BY 1",
        "SELECT email || ' ' || state FROM invitations ORDER BY 1",
        "SELECT email FROM contacts ORDER BY 1",
        "SELECT permission || ' ' || text FROM permission_requests ORDER BY 1",
        "SELECT (line ->> 'event') || ' ' || (line ->> 'name') FROM ledger ORDER BY account, number",
    ];
    let staff = ask("staff.sqlite", "SELECT login || ' ' || role FROM people ORDER BY 1");
    portal.iter().flat_map(|sql| ask("portal.sqlite", sql)).chain(staff).collect()
}

#[test]
fn a_first_start_that_is_killed_is_made_whole_by_the_next_one() {
    let kills = std::env::var("PARVIS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(4_u32);
    let folder = tests::folder();
    let begun = Instant::now();
    let mut host = Host::start(folder.path(), "127.0.0.1:0");
    let opening = host.ready();
    let takes = begun.elapsed();
    let (users, whole) = (opening["users"].clone(), made(folder.path()));
    assert!(users.as_array().is_some_and(|users| users.len() > 10), "{opening}");
    drop(host);
    for kill in 0..kills {
        let folder = tests::folder();
        let host = Host::start(folder.path(), "127.0.0.1:0");
        thread::sleep(takes * (2 * kill + 1) / (2 * kills));
        drop(host);
        let mut host = Host::start(folder.path(), "127.0.0.1:0");
        assert_eq!(host.ready()["users"], users, "kill {kill} of {kills}");
        assert_eq!(made(folder.path()), whole, "kill {kill} of {kills}");
    }
}

#[test]
fn five_first_starts_at_once_over_one_folder_all_serve() {
    let folder = tests::folder();
    let mut hosts: Vec<Host> = (0..5).map(|_| Host::start(folder.path(), "127.0.0.1:0")).collect();
    let users: Vec<Value> = hosts.iter_mut().map(|host| host.ready()["users"].clone()).collect();
    assert!(users.iter().all(|list| list.is_array() && *list == users[0]), "{users:?}");
    drop(hosts);
    let other = tests::folder();
    Host::start(other.path(), "127.0.0.1:0").ready();
    assert_eq!(made(folder.path()), made(other.path()));
}

#[test]
fn a_port_that_is_about_to_be_left_is_waited_for() {
    let folder = tests::folder();
    let holder = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = holder.local_addr().unwrap();
    let mut host = Host::start(folder.path(), &address.to_string());
    thread::sleep(Duration::from_millis(300));
    assert!(host.process.try_wait().unwrap().is_none());
    drop(holder);
    assert_eq!(host.ready()["listen"], address.to_string());
}

#[test]
fn several_processes_make_one_new_store_at_once() {
    for _ in 0..5 {
        let folder = tests::folder();
        let path = folder.path().join("portal.db");
        let stores: Vec<Child> = (0..6)
            .map(|_| {
                let mut opening = Command::new(modules::example("opening"));
                opening.arg(&path).stdin(Stdio::null()).spawn().unwrap()
            })
            .collect();
        for mut store in stores {
            assert!(store.wait().unwrap().success());
        }
    }
}
