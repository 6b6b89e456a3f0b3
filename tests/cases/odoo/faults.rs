//! An Odoo whose database goes away while it is used: one sentence, and it recovers by itself.

use std::io::Read;
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use host_demo::erp::Erp;
use host_demo::erp::odoo::Odoo;
use plugin_api::{Class, Kind};

use super::{Foundry, filled, foundry, query, references};

#[test]
fn a_restart_of_the_database_is_not_noticed() {
    let Foundry { erp, database, .. } = &foundry();
    assert_eq!(references(erp, &query(Kind::Orders)), ["S00006", "S00007"]);
    database.hang_up();
    assert_eq!(references(erp, &query(Kind::Orders)), ["S00006", "S00007"], "by a fresh connection");
}

#[test]
fn what_is_lost_while_running_is_said_and_found_again() {
    let Foundry { erp, database, .. } = &foundry();
    database.run("ALTER TABLE sale_order RENAME TO away");
    let failure = erp.count(&query(Kind::Orders)).unwrap_err();
    assert_eq!((failure.class, failure.code.as_str()), (Class::Internal, "odoo/query"));
    assert!(failure.message.contains("sale_order") && !failure.message.contains("only-for-tests"), "{failure}");
    assert_eq!(references(erp, &query(Kind::Projects)).len(), 2, "nothing else minds");
    database.run("ALTER TABLE away RENAME TO sale_order");
    assert_eq!(references(erp, &query(Kind::Orders)), ["S00006", "S00007"]);
}

#[test]
fn a_slow_answer_is_given_up_and_the_next_question_is_not_slow() {
    let Foundry { erp, database, .. } = &foundry();
    let lock = format!(
        "BEGIN; LOCK TABLE sale_order IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(20); COMMIT -- {}",
        database.name()
    );
    thread::scope(|scope| {
        let locked = scope.spawn(|| std::panic::catch_unwind(|| database.run(&lock)));
        let held = || {
            let question = "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'sale_order'::regclass";
            !database.rows(question).is_empty()
        };
        let patience = Instant::now();
        while !held() {
            assert!(patience.elapsed() < Duration::from_mins(1), "the lock is never held");
            thread::sleep(Duration::from_millis(50));
        }
        let begun = Instant::now();
        let failure = erp.count(&query(Kind::Orders)).unwrap_err();
        assert_eq!((failure.class, failure.code.as_str()), (Class::Unavailable, "odoo/unreachable"), "{failure}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        assert_eq!(references(erp, &query(Kind::Projects)).len(), 2, "nothing else waits");
        database.hang_up();
        drop(locked.join());
    });
    assert_eq!(references(erp, &query(Kind::Orders)), ["S00006", "S00007"]);
}

#[test]
fn a_server_that_accepts_and_says_nothing_is_given_up() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in silent.incoming().flatten() {
            thread::spawn(move || {
                let mut stream = stream;
                drop(stream.read_to_end(&mut Vec::new()));
            });
        }
    });
    let begun = Instant::now();
    let failure = Odoo::connect(&format!("postgres://u:p@127.0.0.1:{port}/d"), None).unwrap_err();
    assert_eq!((failure.class, failure.code.as_str()), (Class::Unavailable, "odoo/unreachable"), "{failure}");
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[test]
fn a_password_that_was_changed_is_said_and_found_again() {
    let database = filled(&[]);
    let role = format!("changed_{}", database.name());
    database.run(&format!(
        "CREATE ROLE {role} LOGIN PASSWORD 'only-for-one'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"
    ));
    let erp = Odoo::connect(&database.url_of(&role, "only-for-one"), None).unwrap();
    assert_eq!(references(&erp, &query(Kind::Orders)), ["S00006", "S00007"]);
    database.run(&format!("ALTER ROLE {role} PASSWORD 'another'"));
    database.hang_up();
    let failure = erp.count(&query(Kind::Orders)).unwrap_err();
    assert_eq!(failure.code, "odoo/refused", "{failure}");
    assert!(failure.message.contains("check user, password") && !failure.message.contains("only-for-one"), "{failure}");
    database.run(&format!("ALTER ROLE {role} PASSWORD 'only-for-one'"));
    assert_eq!(references(&erp, &query(Kind::Orders)), ["S00006", "S00007"]);
    drop(erp);
    database.run(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
}
