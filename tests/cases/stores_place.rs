//! A store whose file is deleted, emptied, cut short or replaced, while it is in use or before: nothing is acknowledged that goes
//! into nothing, nothing begins anew in silence, and a sentence says what to do. And writers that wait: once, and for no reader.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use portal_plugin::error::Error;
use portal_plugin::store::{Beginning, Store};
use rusqlite::Connection;
use tests::local_portal::{LocalPortal, PASSWORD};

fn beside(store: &Path, suffix: &str) -> PathBuf {
    let mut path = store.as_os_str().to_owned();
    path.push(suffix);
    PathBuf::from(path)
}

/// Makes a file so long, as another process does.
fn cut(path: &Path, size: u64) {
    let status = Command::new("truncate").arg("-s").arg(size.to_string()).arg(path).status();
    assert!(status.is_ok_and(|status| status.success()));
}

fn sign_in(local: &LocalPortal) -> Result<(), Error> {
    local.sign_in("claire", PASSWORD).map(drop)
}

#[track_caller]
fn says(error: &Error, words: &str) {
    assert_eq!(error.code(), "unavailable/store");
    assert!(error.to_string().contains(words), "{error}");
}

#[test]
fn a_store_that_is_lost_while_in_use_takes_nothing_more_and_says_why() {
    type Loss = fn(&Path);
    let losses: [(&str, Loss, &str); 7] = [
        ("deleted", |path| fs::remove_file(path).unwrap(), "was taken away"),
        ("moved away", |path| fs::rename(path, beside(path, ".old")).unwrap(), "was taken away"),
        ("emptied", |path| cut(path, 0), "was cut short"),
        ("cut short", |path| cut(path, fs::metadata(path).unwrap().len() / 2), "was cut short"),
        (
            "another one in its place",
            |path| {
                let other = beside(path, ".other");
                drop(Store::open(&other).unwrap());
                fs::rename(other, path).unwrap();
            },
            "another file",
        ),
        (
            "a copy in its place",
            |path| {
                let copy = beside(path, ".copy");
                assert!(Command::new("cp").arg(path).arg(&copy).status().unwrap().success());
                fs::rename(copy, path).unwrap();
            },
            "another file",
        ),
        ("its log deleted", |path| fs::remove_file(beside(path, "-wal")).unwrap(), "was taken away"),
    ];
    for (what, lose, words) in losses {
        let local = LocalPortal::new();
        local.user("claire");
        // So that the file itself holds what there is.
        local.sql("PRAGMA wal_checkpoint(TRUNCATE)");
        sign_in(&local).unwrap();
        lose(&local.path());
        let before = fs::metadata(local.path()).map(|file| file.len()).ok();
        says(&sign_in(&local).expect_err(what), words);
        assert_eq!(fs::metadata(local.path()).map(|file| file.len()).ok(), before, "{what}: it stays as it was found");
        let health = local.portal.health();
        assert!(!health.ready && health.not_ready[0].contains(words), "{what}: {health:?}");
        local.until(what, || local.portal.store().user_on(&local.site.id, "claire").is_err());
    }
}

#[test]
fn a_store_that_is_put_back_as_it_was_goes_on() {
    let local = LocalPortal::new();
    local.user("claire");
    let away = beside(&local.path(), ".away");
    fs::rename(local.path(), &away).unwrap();
    assert!(sign_in(&local).is_err());
    fs::rename(&away, local.path()).unwrap();
    sign_in(&local).unwrap();
}

#[test]
fn a_store_that_staff_tidied_up_goes_on() {
    let local = LocalPortal::new();
    local.user("claire");
    local.sql("CREATE TABLE filling (bytes BLOB); INSERT INTO filling VALUES (randomblob(900000)); DROP TABLE filling");
    local.sql("PRAGMA wal_checkpoint(TRUNCATE)");
    sign_in(&local).unwrap();
    let before = fs::metadata(local.path()).unwrap().len();
    local.sql("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    let tidied = fs::metadata(local.path()).unwrap().len();
    assert!(tidied < before);
    // Another process writes more than the file holds, and nobody brings the log into the file yet.
    let other = Connection::open(local.path()).unwrap();
    other.execute_batch("PRAGMA wal_autocheckpoint = 0; CREATE TABLE more (bytes BLOB)").unwrap();
    other.execute_batch("INSERT INTO more VALUES (randomblob(400000))").unwrap();
    assert_eq!(fs::metadata(local.path()).unwrap().len(), tidied, "what is new stands in the log");
    sign_in(&local).unwrap();
}

/// A store with a user that was closed, and the file that knows of it.
fn closed(folder: &Path) -> PathBuf {
    let path = folder.join("portal.db");
    let store = Store::open(&path).unwrap();
    let sql = "INSERT INTO users (realm, login, login_key, name, state, email_verified, created, failures) \
               VALUES ('r', 'a', 'a', 'A', 'active', 0, 0, 0)";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    fs::write(beside(&path, ".epoch"), format!("{} 1\n", id(&path))).unwrap();
    drop(store);
    path
}

fn id(path: &Path) -> String {
    Connection::open(path).unwrap().query_row("SELECT id FROM identity", [], |row| row.get(0)).unwrap()
}

fn users(path: &Path) -> i64 {
    Connection::open(path).unwrap().query_row("SELECT count(*) FROM users", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_store_begins_only_where_none_was_or_where_staff_say_so() {
    type Loss = fn(&Path);
    let losses: [(&str, Loss); 4] = [
        ("missing", |path| fs::remove_file(path).unwrap()),
        ("empty", |path| fs::write(path, "").unwrap()),
        ("a database that nothing is in", |path| {
            fs::remove_file(path).unwrap();
            Connection::open(path)
                .unwrap()
                .execute_batch("PRAGMA journal_mode = wal; PRAGMA application_id = 1")
                .unwrap();
        }),
        ("missing, with an unreadable word of it", |path| {
            fs::remove_file(path).unwrap();
            fs::write(beside(path, ".epoch"), "").unwrap();
        }),
    ];
    for (what, lose) in losses {
        let folder = tests::folder();
        let path = closed(folder.path());
        lose(&path);
        let before = fs::metadata(&path).map(|file| file.len()).ok();
        for _ in 0..2 {
            says(&Store::open(&path).expect_err(what), "`new_store`");
            assert_eq!(fs::metadata(&path).map(|file| file.len()).ok(), before, "{what}: nothing begins");
        }
        drop(Store::open_with(&path, None, Beginning::Anew).unwrap());
        assert_eq!(users(&path), 0, "{what}");
        drop(Store::open(&path).unwrap());
    }
    let folder = tests::folder();
    let path = closed(folder.path());
    drop(Store::open_with(&path, None, Beginning::Anew).unwrap());
    assert_eq!(users(&path), 1, "a store that is there stays, whatever is said");
    fs::remove_file(&path).unwrap();
    fs::remove_file(beside(&path, ".epoch")).unwrap();
    drop(Store::open(&path).unwrap());
}

#[test]
fn a_copy_without_its_log_is_noticed_as_an_older_store() {
    let mut local = LocalPortal::new();
    local.user("claire");
    local.sql("PRAGMA wal_checkpoint(TRUNCATE)");
    let session = local.sign_in("claire", PASSWORD).unwrap().session;
    let principal = local.principal(&session).unwrap();
    local.portal.sessions.sign_out(&principal).unwrap();
    // What was written since stands in the log alone.
    let copy = beside(&local.path(), ".copy");
    assert!(Command::new("cp").arg(local.path()).arg(&copy).status().unwrap().success());
    local.put_back(&copy);
    assert!(local.portal.health().restored.is_some());
    assert!(local.principal(&session).is_err());
}

#[test]
fn writers_that_are_blocked_wait_once_and_readers_do_not() {
    let local = LocalPortal::new();
    local.user("claire");
    let session = local.sign_in("claire", PASSWORD).unwrap().session;
    // More than a minute later: each request has something to write down besides.
    local.erp.wait(Duration::from_mins(2));
    let blocker = Connection::open(local.path()).unwrap();
    blocker.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..6).map(|_| scope.spawn(|| sign_in(&local))).collect();
        for _ in 0..3 {
            assert!(local.principal(&session).is_ok());
        }
        assert!(writers.iter().all(|writer| !writer.is_finished()), "readers wait for no writer");
        for writer in writers {
            assert_eq!(writer.join().unwrap().unwrap_err().code(), "unavailable/store");
        }
    });
    assert!(begun.elapsed() < Duration::from_secs(25), "one behind the other: {:?}", begun.elapsed());
    blocker.execute_batch("ROLLBACK").unwrap();
    sign_in(&local).unwrap();
}
