//! A store at a PostgreSQL that several hosts share: the schema is SQLite's, one writes at a time, a connection that breaks is
//! made anew, and what one host decides counts on the others at once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;

use portal_plugin::error::Error;
use portal_plugin::store::engine::{Address, Connection};
use portal_plugin::store::outbox::Lane;
use portal_plugin::store::{At, Beginning, Store};
use tests::local_portal::PASSWORD;
use tests::stores::TestStore;
use tests::team::{INVOICES, QUOTES, Team, terms};

fn address(store: &TestStore) -> Arc<Address> {
    Arc::new(Address::read(&store.setting()).unwrap())
}

fn opened(store: &TestStore) -> Store {
    Store::at(&At::Server(address(store)), None, Beginning::WhereNoneWas).unwrap()
}

/// What a question answers, each row as one text.
fn lines(store: &TestStore, question: &str) -> BTreeSet<String> {
    let connection = store.connect();
    let mut asked = connection.prepare_cached(question).unwrap();
    asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn both_databases_have_the_same_tables_columns_and_constraints() {
    let (file, server) = (TestStore::in_a_file(), TestStore::at_postgres());
    drop(Store::open(&file.path()).unwrap());
    drop(opened(&server));
    let tables = "FROM sqlite_schema AS tables WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'";
    let ours = "tables.relnamespace = current_schema()::regnamespace AND tables.relname <> 'steps'";
    for (what, of_file, of_server) in [
        (
            "columns",
            format!(
                "SELECT tables.name || '.' || columns.name || ' ' || columns.type || CASE WHEN columns.\"notnull\" OR \
                 columns.pk THEN '' ELSE '?' END {} ",
                tables.replace("AS tables", "AS tables JOIN pragma_table_info(tables.name) AS columns")
            ),
            format!(
                "SELECT tables.relname || '.' || attname || ' ' || CASE atttypid::regtype::text WHEN 'bigint' THEN \
                 'INTEGER' WHEN 'boolean' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB' WHEN 'text' THEN 'TEXT' END || \
                 CASE WHEN attnotnull THEN '' ELSE '?' END FROM pg_attribute JOIN pg_class AS tables \
                 ON tables.oid = attrelid WHERE attnum > 0 AND tables.relkind = 'r' AND {ours}"
            ),
        ),
        (
            "unique rows",
            format!(
                "SELECT tables.name || ': ' || (SELECT group_concat(name, ',') FROM (SELECT name FROM \
                 pragma_index_info(indexes.name) ORDER BY name)) || CASE WHEN indexes.partial THEN ' of some' ELSE '' \
                 END {} AND indexes.\"unique\" UNION SELECT tables.name || ': ' || columns.name {} AND columns.pk = 1 AND \
                 (SELECT max(pk) FROM pragma_table_info(tables.name)) = 1",
                tables.replace("AS tables", "AS tables JOIN pragma_index_list(tables.name) AS indexes"),
                tables.replace("AS tables", "AS tables JOIN pragma_table_info(tables.name) AS columns"),
            ),
            format!(
                "SELECT tables.relname || ': ' || (SELECT string_agg(attname, ',' ORDER BY attname::text) FROM \
                 pg_attribute WHERE attrelid = tables.oid AND attnum = ANY (indkey)) || CASE WHEN indpred IS NULL THEN '' \
                 ELSE ' of some' END FROM pg_index JOIN pg_class AS tables ON tables.oid = indrelid \
                 WHERE indisunique AND {ours}"
            ),
        ),
        (
            "references",
            format!(
                "SELECT tables.name || ' ' || links.\"table\" || ' ' || links.on_delete || ' ' || links.on_update {}",
                tables.replace("AS tables", "AS tables JOIN pragma_foreign_key_list(tables.name) AS links")
            ),
            format!(
                "SELECT tables.relname || ' ' || confrelid::regclass::text || ' ' || CASE confdeltype WHEN 'c' THEN \
                 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'NO ACTION' END || ' ' || CASE confupdtype WHEN 'c' THEN \
                 'CASCADE' ELSE 'NO ACTION' END FROM pg_constraint JOIN pg_class AS tables ON tables.oid = conrelid \
                 WHERE contype = 'f' AND {ours}"
            ),
        ),
    ] {
        let (of_file, of_server) = (lines(&file, &of_file), lines(&server, &of_server));
        assert!(of_file.len() > 10, "{what}: {of_file:?}");
        let differs: Vec<_> = of_file.symmetric_difference(&of_server).collect();
        assert!(differs.is_empty(), "{what}: {differs:#?}");
    }
    let by_rules = format!(
        "SELECT tables.relname || '.' || attname FROM pg_attribute JOIN pg_class AS tables ON tables.oid = attrelid \
         WHERE attnum > 0 AND tables.relkind = 'r' AND atttypid = 'text'::regtype \
         AND attcollation <> 'pg_catalog.\"C\"'::regcollation AND {ours}"
    );
    assert_eq!(lines(&server, &by_rules), BTreeSet::new(), "texts compare by their bytes, as SQLite compares them");
}

#[test]
fn hosts_that_begin_at_once_find_one_schema() {
    let store = TestStore::at_postgres();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| drop(opened(&store)));
        }
    });
    assert_eq!(store.ask("SELECT count(*) FROM identity"), "1");
    store.sql("UPDATE steps SET done = 1000000");
    let newer = Store::at(&At::Server(address(&store)), None, Beginning::WhereNoneWas).unwrap_err();
    assert!(newer.to_string().contains("newer version"), "{newer}");
}

#[test]
fn one_writes_at_a_time_over_all_hosts_and_sees_what_the_one_before_wrote() {
    let store = TestStore::at_postgres();
    drop(opened(&store));
    store.sql("INSERT INTO throttles (bucket, tries, last) VALUES ('a', 0, 0)");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut connection = store.connect();
                for _ in 0..25 {
                    let transaction = connection.begin().unwrap();
                    let tries: i64 =
                        transaction.query_row("SELECT tries FROM throttles", [], |row| row.get(0)).unwrap();
                    transaction.execute("UPDATE throttles SET tries = ?1", [tries + 1]).unwrap();
                    transaction.commit().unwrap();
                }
            });
        }
    });
    assert_eq!(store.ask("SELECT tries FROM throttles"), "100");
}

#[test]
fn a_transaction_lasts_as_a_whole_or_not_at_all() {
    let store = TestStore::at_postgres();
    drop(opened(&store));
    let put = "INSERT INTO throttles (bucket, tries, last) VALUES (?1, 0, 0)";
    let mut connection = store.connect();
    for ends in ["it is dropped", "a statement failed", "the connection is lost"] {
        let transaction = connection.begin().unwrap();
        transaction.execute(put, [ends]).unwrap();
        match ends {
            "it is dropped" => drop(transaction),
            "a statement failed" => {
                transaction.execute(put, [ends]).unwrap_err();
                transaction.commit().unwrap_err();
            }
            _ => {
                store.hang_up();
                transaction.execute(put, ["nothing goes on elsewhere"]).unwrap_err();
                transaction.execute(put, ["nor later"]).unwrap_err();
                transaction.commit().unwrap_err();
            }
        }
        assert_eq!(store.ask("SELECT count(*) FROM throttles"), "0", "{ends}");
    }
    let transaction = connection.begin().unwrap();
    transaction.execute(put, ["a"]).unwrap();
    transaction.commit().unwrap();
    assert_eq!(store.ask("SELECT bucket FROM throttles"), "a", "another connection was made");
}

#[test]
fn what_one_host_decides_counts_on_the_others_at_once_also_after_the_server_hung_up() {
    let team = Team::over(TestStore::at_postgres());
    let other = team.local.another_portal();
    let manifest = team.local.site.clone();
    let max = team.member("max", &[INVOICES, QUOTES]);
    let session = team.sign_in("max");
    let holds = |portal: &portal_plugin::portal::Portal| {
        let context = portal.principals.context(&manifest, &session, team.account)?;
        Ok::<_, Error>(context.membership.role.permissions().to_string())
    };
    for _ in 0..2 {
        assert_eq!(holds(&other).unwrap(), holds(&team.local.portal).unwrap());
        team.local.portal.members.edit(&team.sit("claire"), max, &terms(&[INVOICES])).unwrap();
        assert_eq!(holds(&other).unwrap(), INVOICES);
        team.local.store.hang_up();
        other.members.edit(&team.sit("claire"), max, &terms(&[INVOICES, QUOTES])).unwrap();
        assert!(holds(&team.local.portal).unwrap().contains(QUOTES));
        team.local.store.hang_up();
    }
    team.local.portal.members.revoke(&team.sit("claire"), max).unwrap();
    assert!(holds(&other).is_err());
    assert!(team.local.sign_in("max", PASSWORD).is_ok(), "the user stays");
    other.stop();
}

#[test]
fn a_lane_of_mails_is_one_hosts_until_it_gives_it_back_or_is_gone() {
    let store = TestStore::at_postgres();
    let (one, other) = (opened(&store), opened(&store));
    let held = one.hold_lane(Lane::Ordinary).unwrap();
    assert!(held.is_some());
    for host in [&one, &other] {
        assert!(host.hold_lane(Lane::Ordinary).unwrap().is_none());
        assert!(host.hold_lane(Lane::Urgent).unwrap().is_some(), "the other lane is free");
    }
    drop(held);
    let held = other.hold_lane(Lane::Ordinary).unwrap();
    assert!(held.is_some());
    store.hang_up();
    assert!(one.hold_lane(Lane::Ordinary).unwrap().is_some(), "whoever had it is gone");
    drop(held);
}

#[test]
fn a_server_that_cannot_be_used_is_told_in_a_sentence_without_the_password() {
    let store = TestStore::at_postgres();
    let url = store.setting();
    let with = |from: &str, to: &str| url.replace(from, to);
    let port = url.split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().0;
    for (url, why) in [
        (with(port, "1"), "cannot be reached"),
        (with("only-for-tests", "not-the-password"), "password authentication failed"),
        (with("search_path%3Dstore", "search_path%3Dnowhere"), "no schema for us"),
    ] {
        let address = Arc::new(Address::read(&url).unwrap());
        let refused = Store::at(&At::Server(address), None, Beginning::WhereNoneWas).unwrap_err();
        assert_eq!(refused.code(), "unavailable/store");
        let words = refused.to_string();
        assert!(words.contains(why) && !words.contains("-tests") && !words.contains("not-the"), "{words}");
    }
    assert!(Connection::postgres(address(&store)).execute("SELECT 1", []).is_ok());
}
