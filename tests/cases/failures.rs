//! Whatever fails, at whichever moment: the answer is a no, nothing is shown, and nothing was done by halves (rule D1).
//!
//! The ERP fails at the first, second, third... of the questions that a request asks it, until the request asks no further
//! one. The store fails wherever it is read, column by column, and wherever it is written, table by table.

use std::collections::{BTreeMap, BTreeSet};

use plugin_api::{Class, Kind};
use portal_plugin::error::Error;
use portal_plugin::model::contacts::Category;
use portal_plugin::portal::visits::Seat;
use rusqlite::Connection;
use serde_json::json;
use tests::desk::PASSWORD;
use tests::house::{House, INVOICES, MANAGE, QUOTES, link, offer, terms};
use tests::world::World;
use tests::world::stage::Stage;

/// Every address that shows something of an account.
const SHOWN: [&str; 11] = [
    "/accounts",
    "/a/1",
    "/a/1/invoices",
    "/a/1/invoices?text=ref",
    "/a/1/invoices/5",
    "/a/1/invoices/5/file",
    "/api/v1/accounts",
    "/api/v1/a/1",
    "/api/v1/a/1/invoices",
    "/api/v1/a/1/invoices/5",
    "/api/v1/a/1/invoices/5/file",
];

/// A portal in which user 0 sees document 5 of account 1 by each of these addresses.
fn stage() -> Stage {
    let stage = Stage::new(&World::open(1, 1, 2, Kind::Invoices));
    for path in SHOWN {
        assert_eq!(stage.get(0, 0, 0, path).status, 200, "{path}");
    }
    stage
}

/// Whether an answer holds something of the account.
fn tells(text: &str) -> bool {
    ["REF-", "contents of", "Third party"].iter().any(|word| text.contains(word))
}

#[test]
fn a_request_whose_nth_question_to_the_erp_fails_shows_nothing() {
    let stage = stage();
    for path in SHOWN {
        let mut questions = 0;
        let whole = loop {
            stage.erp.fail_after(questions, Class::Unavailable);
            let answer = stage.get(0, 0, 0, path);
            if stage.erp.defuse() {
                break answer;
            }
            questions += 1;
            assert_eq!(answer.status, 503, "{path}, question {questions}");
            assert!(!tells(&answer.text()), "{path}, question {questions}: {}", answer.text());
        };
        assert!(whole.status == 200 && tells(&whole.text()), "{path}: {}", whole.text());
        assert!(questions > 0, "{path} asks nothing");
    }
}

#[test]
fn a_request_that_cannot_read_a_column_that_it_needs_shows_nothing() {
    let stage = stage();
    let whole: Vec<_> = SHOWN.iter().map(|path| stage.get(0, 0, 0, path)).collect();
    let mut needed = BTreeSet::new();
    for (table, column) in columns(&stage) {
        stage.sql(&format!("ALTER TABLE {table} RENAME COLUMN {column} TO gone"));
        for (path, whole) in SHOWN.iter().zip(&whole) {
            let answer = stage.get(0, 0, 0, path);
            if answer.status == 200 {
                assert_eq!(answer.body, whole.body, "{path} without {table}.{column}");
            } else {
                assert_eq!(answer.status, 503, "{path} without {table}.{column}");
                assert!(!tells(&answer.text()), "{path} without {table}.{column}");
                needed.insert(table.clone());
            }
        }
        stage.sql(&format!("ALTER TABLE {table} RENAME COLUMN gone TO {column}"));
    }
    for table in ["sites", "users", "accounts", "memberships", "sessions"] {
        assert!(needed.contains(table), "nothing needs {table}: {needed:?}");
    }
    assert!(SHOWN.iter().all(|path| stage.get(0, 0, 0, path).status == 200), "and it is well again");
}

/// Every column of every table.
fn columns(stage: &Stage) -> Vec<(String, String)> {
    let store = stage.connect();
    let mut names = store
        .prepare(
            "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns \
             WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    names.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// What people do, by the house in which they do it.
type Act = fn(&House) -> Result<(), Error>;

/// Everything that changes who may do what; each is done once, in this order.
const ACTS: [(&str, Act); 22] = [
    ("invite", |house| house.desk.portal.invite(&owner(house), &offer("paul@example.net", &[INVOICES])).map(drop)),
    ("resend", |house| {
        let owner = owner(house);
        let pending = house.desk.portal.people(&owner)?.invitations;
        house.desk.portal.resend_invitation(&owner, pending[0].id).map(drop)
    }),
    ("accept", |house| {
        let link = link(&house.mail_to("paul@example.net", 2));
        house.desk.portal.accept_invitation(&visitor(house, "paul")?, &link).map(drop)
    }),
    ("edit", |house| {
        house.desk.portal.edit_member(&owner(house), id(house, "paul"), &terms(&[INVOICES, QUOTES, MANAGE])).map(drop)
    }),
    ("suspend", |house| house.desk.portal.suspend_member(&owner(house), id(house, "paul")).map(drop)),
    ("resume", |house| house.desk.portal.resume_member(&owner(house), id(house, "paul")).map(drop)),
    ("invite as a member", |house| {
        house.desk.portal.invite(&seat(house, "paul")?, &offer("nina@example.net", &[INVOICES])).map(drop)
    }),
    ("add a contact", |house| {
        let categories = [Category::Invoices].into_iter().collect();
        house.desk.portal.add_contact(&owner(house), "Office", "office@example.net", categories).map(drop)
    }),
    ("offer the ownership", |house| {
        house.desk.portal.propose_transfer(&owner(house), id(house, "paul"), PASSWORD).map(drop)
    }),
    ("withdraw it", |house| house.desk.portal.withdraw_transfer(&owner(house))),
    ("offer it again", |house| {
        house.desk.portal.propose_transfer(&owner(house), id(house, "paul"), PASSWORD).map(drop)
    }),
    ("revoke", |house| house.desk.portal.revoke_member(&owner(house), id(house, "paul")).map(drop)),
    ("grant", |house| {
        operate(house, r#"{"do": "grant", "site": "alpes", "login": "paul", "third_party": "tp1", "membership": {}}"#)
    }),
    ("offer it once more", |house| {
        house.desk.portal.propose_transfer(&owner(house), id(house, "paul"), PASSWORD).map(drop)
    }),
    ("accept it", |house| house.desk.portal.accept_transfer(&seat(house, "paul")?, PASSWORD)),
    ("leave", |house| house.desk.portal.leave(&owner(house)).map(drop)),
    ("decline", |house| {
        house.desk.portal.invite(&seat(house, "paul")?, &offer("claire@example.net", &[INVOICES]))?;
        Ok(())
    }),
    ("consent to a look", |house| house.desk.portal.set_view_as_consent(&seat(house, "paul")?, true)),
    ("remember an account", |house| {
        house.desk.portal.set_default_account(&visitor(house, "paul")?, Some(house.account))
    }),
    ("end the other sessions", |house| {
        house.desk.portal.end_other_sessions(&visitor(house, "paul")?).map(drop)
    }),
    ("disable", |house| operate(house, r#"{"do": "disable_user", "site": "alpes", "login": "paul"}"#)),
    ("enable", |house| operate(house, r#"{"do": "enable_user", "site": "alpes", "login": "paul"}"#)),
];
