//! Stores that an older version made: opened, brought up to date, and nothing in them lost.

use std::collections::BTreeMap;
use std::path::Path;

use portal_plugin::store::Store;
use rusqlite::Connection;
use rusqlite::types::Value;
use tests::server::{Server, manifests};

use crate::cli::{json, run, run_in};

/// The schema of the first released version.
const SCHEMA_1: &str = include_str!("../../portal-plugin/src/store/migrations/0001_first.sql");
/// What that version left behind: the people of the demo and their deeds, and a row in each other table.
const ROWS_1: &str = include_str!("stores/version-1.sql");

/// What later versions compare logins and addresses by may be spelled in another way.
const RESPELLED: [&str; 2] = ["login_key", "email_key"];

/// Writes a store of the first released version.
fn store_of_version_1(path: &Path) {
    let store = Connection::open(path).unwrap();
    store.pragma_update(None, "foreign_keys", "off").unwrap();
    store.execute_batch(SCHEMA_1).unwrap();
    store.execute_batch(ROWS_1).unwrap();
    store.pragma_update(None, "user_version", 1).unwrap();
}

/// The columns of each table, those left out that may be spelled in another way.
fn columns(store: &Connection) -> BTreeMap<String, Vec<String>> {
    let mut named = store
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c \
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'",
        )
        .unwrap();
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in named.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap() {
        let (table, column): (String, String) = row.unwrap();
        let of_table = columns.entry(table).or_default();
        if !RESPELLED.contains(&column.as_str()) {
            of_table.push(column);
        }
    }
    columns
}

/// The rows of a table in these columns, in a fixed order.
fn rows(store: &Connection, table: &str, columns: &[String]) -> Vec<String> {
    let mut read = store.prepare(&format!("SELECT {} FROM {table}", columns.join(", "))).unwrap();
    let row = |row: &rusqlite::Row<'_>| {
        (0..columns.len())
            .map(|at| row.get::<_, Value>(at))
            .collect::<Result<Vec<_>, _>>()
            .map(|row| format!("{row:?}"))
    };
    let mut rows: Vec<String> = read.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap();
    rows.sort();
    rows
}

#[test]
fn every_row_of_an_older_store_is_there_after_it_was_opened() {
    let folder = tests::folder();
    let path = folder.path().join("portal.sqlite");
    store_of_version_1(&path);
    let before = Connection::open(&path).unwrap();
    let columns = columns(&before);
    let read = |store: &Connection| -> Vec<Vec<String>> {
        columns.iter().map(|(table, columns)| rows(store, table, columns)).collect()
    };
    let released = read(&before);
    drop(before);
    drop(Store::open(&path).unwrap());
    let after = read(&Connection::open(&path).unwrap());
    for ((table, released), after) in columns.keys().zip(&released).zip(&after) {
        assert!(!released.is_empty(), "{table} has no row: it proves nothing");
        assert_eq!(released, after, "{table}");
    }
    let broken = Connection::open(&path)
        .unwrap()
        .prepare("SELECT * FROM pragma_foreign_key_check")
        .and_then(|mut check| check.exists([]))
        .unwrap();
    assert!(!broken, "a row names one that is not there");
}

#[test]
fn the_people_of_an_older_store_sign_in_as_before_and_its_ledgers_verify() {
    let folder = tests::folder();
    store_of_version_1(&folder.path().join("portal.sqlite"));
    let server = Server::start_on(folder.path(), &manifests());
    for (site, login) in
        [("alpes", "atu.lenobli"), ("alpes", "theo.braun"), ("nord", "sam.martin"), ("nord", "lea.bertin")]
    {
        let answer = server.signed_in(&server.user(site, login)).get("/accounts");
        assert!(matches!(answer.status, 200 | 303), "{login} on {site}: {}", answer.text());
    }
    let file = folder.path().join("ledger.jsonl");
    let file = file.to_str().unwrap();
    let export = ["ledger", "export", file, "--site", "alpes", "--third-party", "101", "--json"];
    let exported = json(&run_in(folder.path(), &export));
    assert!(exported["entries"].as_u64() >= Some(10), "{exported}");
    assert_eq!(json(&run(&["ledger", "verify", file, "--json"]))["whole"], true);
}

#[test]
fn logins_and_addresses_of_an_older_store_are_compared_anew_and_two_that_were_one_are_two() {
    let folder = tests::folder();
    let path = folder.path().join("portal.sqlite");
    store_of_version_1(&path);
    let store = Connection::open(&path).unwrap();
    // Two that were two, and one of each pair would come to what the other has.
    store
        .execute_batch(
            "INSERT INTO users (id, realm, login, login_key, name, state, created) VALUES
             (30, 'nord', 'GROẞ', 'groß', '', 'active', 0), (31, 'nord', 'groß', 'gross', '', 'active', 0),
             (32, 'nord', 'left.ẞ', 'left.ß', '', 'active', 0);
             INSERT INTO contacts (id, account, name, email, email_key, categories, created) VALUES
             (30, 1, '', 'x@exämple.net', 'x@exämple.net', '', 0),
             (31, 1, '', 'x@xn--exmple-cua.net', 'x@xn--exmple-cua.net', '', 0);
             INSERT INTO kept_logins (site, login_key, user) VALUES ('alpes', 'q@yapi.example', 20), ('lac', 'left.ß', 32);",
        )
        .unwrap();
    drop(store);
    drop(Store::open(&path).unwrap());
    let store = Connection::open(&path).unwrap();
    let text = |sql: &str| -> String { store.query_row(sql, [], |row| row.get(0)).unwrap() };
    for (id, login, email) in [
        (1, "atu.lenobli", "atu.lenobli@atu.example"),
        (18, "strasse.gross", "j.groß@xn--strae-oqa.example"),
        (19, "q@yapi.example", "q@yapi.example"),
        (20, "q@xn--yap-lua.example", "q@xn--yap-lua.example"),
        (30, "groß", ""),
        (31, "gross", ""),
        (32, "left.ss", ""),
    ] {
        let of = |column: &str| text(&format!("SELECT coalesce({column}, '') FROM users WHERE id = {id}"));
        assert_eq!((of("login_key").as_str(), of("email_key").as_str()), (login, email), "user {id}");
    }
    for (id, key) in [(30, "x@exämple.net"), (31, "x@xn--exmple-cua.net")] {
        assert_eq!(
            text(&format!("SELECT email_key FROM contacts WHERE id = {id}")),
            key,
            "contact {id} is there still"
        );
    }
    for (site, key) in [("alpes", "q@xn--yap-lua.example"), ("lac", "left.ss")] {
        let kept = format!("SELECT login_key FROM kept_logins WHERE site = '{site}' AND user IN (20, 32)");
        assert_eq!(text(&kept), key, "kept on {site}");
    }
}
