//! A backup is taken while a host serves, put back while none does, and each is whole or nothing, wherever a kill cuts it.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use tests::modules;

fn host(data: &Path, verb: &[&str]) -> Command {
    let manifests = concat!(env!("CARGO_MANIFEST_DIR"), "/../manifests");
    let mut command = Command::new(modules::example("demo_host"));
    command.args(verb).args(["--log", "off", "--manifests", manifests, "--data"]).arg(data);
    command.arg("--module").arg(modules::portal()).stdin(Stdio::null());
    command
}

/// One that serves, once it does.
fn serving(data: &Path) -> Child {
    let listen = ["serve", "--json", "--listen", "127.0.0.1:0", "--staff-listen", "127.0.0.1:0"];
    let mut process = host(data, &listen).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("listen"), "it serves: {said}");
    process
}

fn end(mut process: Child) {
    process.kill().unwrap();
    process.wait().unwrap();
}

fn done(data: &Path, verb: &[&str]) -> Output {
    host(data, verb).output().unwrap()
}

#[track_caller]
fn says(output: &Output, words: &str) {
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(text.contains(words), "{text}");
}

fn ask(data: &Path, sql: &str) -> i64 {
    let store = Connection::open(data.join("portal.sqlite")).unwrap();
    store.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_backup_of_a_host_that_serves_is_put_back_once_it_stands_and_noticed() {
    let folder = tests::folder();
    let (data, backup) = (folder.path().join("data"), folder.path().join("backup"));
    let to = backup.to_str().unwrap();
    let process = serving(&data);
    says(&done(&data, &["backup", to]), "whole");
    says(&done(&data, &["backup", to]), "backup/exists");
    says(&done(&data, &["restore", "--from", to]), "restore/in-use");
    end(process);
    let users = ask(&data, "SELECT count(*) FROM users");
    Connection::open(data.join("portal.sqlite")).unwrap().execute_batch("UPDATE users SET name = 'lost'").unwrap();
    says(&done(&data, &["restore", "--from", to]), "every session");
    assert_eq!(ask(&data, "SELECT count(*) FROM users WHERE name <> 'lost'"), users);
    assert!(ask(&data, "SELECT count(*) FROM ledger WHERE line LIKE '%store-restored%'") > 0);

    // On a machine that knows of no store.
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    says(&done(&other, &["restore", "--from", to]), "every session");
    assert_eq!(ask(&other, "SELECT count(*) FROM users"), users);

    let file = backup.join("staff.sqlite");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    says(&done(&data, &["restore", "--from", to]), "restore/unreadable");
}

#[test]
fn a_backup_or_its_return_that_is_killed_is_whole_or_nothing() {
    let folder = tests::folder();
    let (data, backup) = (folder.path().join("data"), folder.path().join("backup"));
    let to = backup.to_str().unwrap();
    end(serving(&data));
    let kill_after = |verb: &[&str], wait: u64| {
        let mut process = host(&data, verb).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(wait));
        drop(process.kill());
        process.wait().unwrap();
    };
    for wait in [5, 20, 60] {
        kill_after(&["backup", to], wait);
        if backup.exists() {
            says(&done(&data, &["restore", "--from", to]), "back in its place");
            std::fs::remove_dir_all(&backup).unwrap();
        }
        says(&done(&data, &["backup", to]), "whole");
        std::fs::remove_dir_all(&backup).unwrap();
    }
    says(&done(&data, &["backup", to]), "whole");
    let users = ask(&data, "SELECT count(*) FROM users");
    for wait in [10, 30, 60, 120] {
        kill_after(&["restore", "--from", to], wait);
        // Either nothing was begun, or it is to be done again, or it is done.
        if data.join("restoring").exists() {
            says(&done(&data, &["user", "list", "--site", "alpes"]), "data/half-restored");
        }
        says(&done(&data, &["restore", "--from", to]), "back in its place");
        assert_eq!(ask(&data, "SELECT count(*) FROM users"), users);
    }
}

#[test]
fn nothing_starts_over_a_folder_into_which_a_backup_came_by_halves() {
    let folder = tests::folder();
    std::fs::write(folder.path().join("restoring"), "/backups/monday").unwrap();
    let refused = done(folder.path(), &["user", "list", "--site", "alpes"]);
    says(&refused, "data/half-restored");
    says(&refused, "host-demo restore --from /backups/monday");
}
