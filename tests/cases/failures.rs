//! Whatever fails, at whichever moment: the answer is a no, nothing is shown, and nothing was done by halves (rule D1).
//!
//! The ERP fails at the first, second, third... of the questions that a request asks it, until the request asks no further
//! one. The store fails wherever it is read, column by column, and wherever it is written, table by table.

use std::collections::{BTreeMap, BTreeSet};

use plugin_api::operations::{Command, DisableUser, EnableUser, Grant};
use plugin_api::{Class, Kind};
use portal_plugin::error::Error;
use portal_plugin::model::contacts::Category;
use portal_plugin::model::users::UserId;
use portal_plugin::portal::principals::{AccountContext, Principal};
use rusqlite::Connection;
use tests::local_portal::PASSWORD;
use tests::operations::text;
use tests::team::{INVOICES, MANAGE, QUOTES, Team, offer, terms, token};
use tests::world::World;
use tests::world::real_portal::RealPortal;

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
fn real() -> RealPortal {
    let real = RealPortal::new(&World::open(1, 1, 2, Kind::Invoices));
    for path in SHOWN {
        assert_eq!(real.get(0, 0, 0, path).status, 200, "{path}");
    }
    real
}

/// Whether an answer holds something of the account.
fn tells(text: &str) -> bool {
    ["REF-", "contents of", "Third party"].iter().any(|word| text.contains(word))
}

#[test]
fn a_request_whose_nth_question_to_the_erp_fails_shows_nothing() {
    let real = real();
    for path in SHOWN {
        let mut questions = 0;
        let whole = loop {
            real.erp.fail_after(questions, Class::Unavailable);
            let answer = real.get(0, 0, 0, path);
            if real.erp.defuse() {
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
    let real = real();
    let whole: Vec<_> = SHOWN.iter().map(|path| real.get(0, 0, 0, path)).collect();
    let mut needed = BTreeSet::new();
    for (table, column) in columns(&real) {
        break_or_mend(&real, &format!("ALTER TABLE {table} RENAME COLUMN {column} TO gone"));
        for (path, whole) in SHOWN.iter().zip(&whole) {
            let answer = real.get(0, 0, 0, path);
            if answer.status == 200 {
                assert_eq!(answer.body, whole.body, "{path} without {table}.{column}");
            } else {
                assert_eq!(answer.status, 503, "{path} without {table}.{column}");
                assert!(!tells(&answer.text()), "{path} without {table}.{column}");
                needed.insert(table.clone());
            }
        }
        break_or_mend(&real, &format!("ALTER TABLE {table} RENAME COLUMN gone TO {column}"));
    }
    for table in ["sites", "users", "accounts", "memberships", "sessions"] {
        assert!(needed.contains(table), "nothing needs {table}: {needed:?}");
    }
    assert!(SHOWN.iter().all(|path| real.get(0, 0, 0, path).status == 200), "and it is well again");
}

fn break_or_mend(real: &RealPortal, statement: &str) {
    real.store().execute_batch(statement).unwrap();
}

/// Every column of every table.
fn columns(real: &RealPortal) -> Vec<(String, String)> {
    let mut names = real
        .store()
        .prepare_cached(
            "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns \
             WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    names.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// What people do, by the team in which they do it.
type Act = fn(&Team) -> Result<(), Error>;

/// Everything that changes who may do what; each is done once, in this order.
const ACTS: [(&str, Act); 21] = [
    ("invite", |team| team.local.portal.invitations.invite(&claire(team)?, &offer(PAUL, &[INVOICES])).map(drop)),
    ("resend", |team| {
        let claire = claire(team)?;
        let pending = team.local.portal.members.people(&claire)?.invitations;
        team.local.portal.invitations.resend(&claire, pending[0].id).map(drop)
    }),
    ("accept", |team| team.local.portal.accepting.accept(&principal(team, "paul")?, &team.newest_link(PAUL)).map(drop)),
    ("edit", |team| {
        let terms = terms(&[INVOICES, QUOTES, MANAGE]);
        team.local.portal.members.edit(&claire(team)?, id(team, "paul"), &terms).map(drop)
    }),
    ("suspend", |team| team.local.portal.members.suspend(&claire(team)?, id(team, "paul")).map(drop)),
    ("resume", |team| team.local.portal.members.resume(&claire(team)?, id(team, "paul")).map(drop)),
    ("invite as a member", |team| {
        team.local.portal.invitations.invite(&paul(team)?, &offer("nina@example.net", &[INVOICES])).map(drop)
    }),
    ("add a contact", |team| {
        let categories = [Category::Invoices].into_iter().collect();
        team.local.portal.contacts.add(&claire(team)?, "Office", "office@example.net", categories).map(drop)
    }),
    ("offer the ownership", propose),
    ("withdraw it", |team| team.local.portal.transfers.withdraw(&claire(team)?)),
    ("offer it again", propose),
    ("revoke", |team| team.local.portal.members.revoke(&claire(team)?, id(team, "paul")).map(drop)),
    ("grant", |team| {
        let (site, login, third_party) = ("alpes".to_owned(), "paul".to_owned(), "tp1".to_owned());
        operate(team, &Grant { site, login, third_party, ..Grant::default() })
    }),
    ("offer it once more", propose),
    ("accept it", |team| team.local.portal.transfers.accept(&paul(team)?, PASSWORD)),
    ("leave", |team| team.local.portal.members.leave(&claire(team)?).map(drop)),
    ("invite who left", |team| {
        team.local.portal.invitations.invite(&paul(team)?, &offer(CLAIRE, &[INVOICES])).map(drop)
    }),
    ("decline", |team| team.local.portal.accepting.decline(&team.local.site, &team.newest_link(CLAIRE))),
    ("consent to a look", |team| team.local.portal.impersonations.set_consent(&paul(team)?, true)),
    ("disable", |team| {
        let (site, login) = ("alpes".to_owned(), "paul".to_owned());
        operate(team, &DisableUser { site, login, ..DisableUser::default() })
    }),
    ("enable", |team| {
        let (site, login) = ("alpes".to_owned(), "paul".to_owned());
        operate(team, &EnableUser { site, login, ..EnableUser::default() })
    }),
];

const PAUL: &str = "paul@example.net";
const CLAIRE: &str = "claire@example.net";

fn propose(team: &Team) -> Result<(), Error> {
    team.local.portal.transfers.propose(&claire(team)?, id(team, "paul"), PASSWORD).map(drop)
}

fn operate(team: &Team, command: &(impl Into<Command> + Clone)) -> Result<(), Error> {
    team.local.portal.operate(&text(command)).map(drop)
}

fn claire(team: &Team) -> Result<AccountContext, Error> {
    team.context(&token("claire"))
}

fn paul(team: &Team) -> Result<AccountContext, Error> {
    team.context(&token("paul"))
}

fn principal(team: &Team, login: &str) -> Result<Principal, Error> {
    team.local.portal.principals.of_session(&team.local.site, &token(login))
}

fn id(team: &Team, login: &str) -> UserId {
    UserId(team.local.ask(&format!("SELECT id FROM users WHERE login = '{login}'")).parse().unwrap())
}

/// A team of which `claire`, `paul` and `nina` are signed in.
fn team() -> Team {
    let team = Team::new();
    for login in ["paul", "nina"] {
        team.local.user(login);
    }
    for login in ["claire", "paul", "nina"] {
        team.session_of(login);
    }
    team
}

/// What each table holds. Mails leave by themselves, tries are counted whether they succeed or not, and where a session
/// points is no part of an act: the first page of an account sets it.
fn dump(store: &Connection) -> BTreeMap<String, Vec<String>> {
    let tables: Vec<String> = store
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('outbox', 'throttles')")
        .and_then(|mut names| names.query_map([], |row| row.get(0))?.collect())
        .unwrap();
    let rows = |table: &String| -> rusqlite::Result<Vec<String>> {
        let mut rows = store.prepare(&format!("SELECT * FROM {table}"))?;
        let names = rows.column_names().map(str::to_owned).enumerate();
        let compared: Vec<usize> = names
            .filter(|(_, name)| (table.as_str(), name.as_str()) != ("sessions", "account"))
            .map(|(at, _)| at)
            .collect();
        let told = |row: &rusqlite::Row<'_>| {
            compared
                .iter()
                .map(|column| row.get_ref(*column).map(|value| format!("{value:?}")))
                .collect::<Result<Vec<_>, _>>()
        };
        rows.query_map([], |row| Ok(told(row)?.join(" | ")))?.collect()
    };
    tables.into_iter().map(|table| (table.clone(), rows(&table).unwrap())).collect()
}

#[test]
fn an_act_whose_nth_question_to_the_erp_fails_changes_nothing() {
    let team = team();
    let store = Connection::open(team.local.path()).unwrap();
    for (name, act) in ACTS {
        let (before, mut questions) = (dump(&store), 0);
        loop {
            team.local.erp.fail_after(questions, Class::Unavailable);
            let answer = act(&team);
            if team.local.erp.defuse() {
                assert_eq!(answer, Ok(()), "{name}");
                break;
            }
            questions += 1;
            let code = answer.as_ref().map_err(Error::code);
            assert_eq!(code, Err("unavailable/host"), "{name}, question {questions}");
            assert_eq!(dump(&store), before, "{name}, question {questions}");
        }
        assert_ne!(dump(&store), before, "{name} does something");
    }
}

#[test]
fn an_act_that_cannot_write_one_of_its_tables_writes_none() {
    let plan = tables_written();
    let team = team();
    let store = Connection::open(team.local.path()).unwrap();
    for ((name, act), tables) in ACTS.iter().zip(plan) {
        // A mail that is on its way while nothing can be written stays claimed for a quarter of an hour.
        team.local.until("every mail leaves", || team.local.portal.health().mails_waiting == 0);
        let before = dump(&store);
        for table in tables {
            let verbs = ["INSERT", "UPDATE", "DELETE"];
            for verb in verbs {
                let stop = "BEGIN SELECT RAISE(ABORT, 'as the test asks'); END";
                store.execute_batch(&format!("CREATE TRIGGER no_{verb} BEFORE {verb} ON {table} {stop}")).unwrap();
            }
            let answer = act(&team);
            for verb in verbs {
                store.execute_batch(&format!("DROP TRIGGER no_{verb}")).unwrap();
            }
            let code = answer.as_ref().map_err(Error::code);
            assert_eq!(code, Err("unavailable/store"), "{name}, no write to {table}");
            assert_eq!(dump(&store), before, "{name}, no write to {table}");
        }
        assert_eq!(act(&team), Ok(()), "{name}");
    }
}

/// Of each act the tables that it writes.
fn tables_written() -> Vec<Vec<String>> {
    let team = team();
    let store = Connection::open(team.local.path()).unwrap();
    let mails = || {
        team.local.until("every mail leaves", || team.local.portal.health().mails_waiting == 0);
        team.local.erp.mails(0).len()
    };
    ACTS.iter()
        .map(|(name, act)| {
            let (before, mailed) = (dump(&store), mails());
            assert_eq!(act(&team), Ok(()), "{name}");
            let mut tables: Vec<String> = dump(&store)
                .into_iter()
                .filter(|(table, rows)| before[table] != *rows)
                .map(|(table, _)| table)
                .collect();
            if mails() > mailed {
                tables.push("outbox".to_owned());
            }
            assert!(!tables.is_empty(), "{name} writes nothing");
            tables
        })
        .collect()
}
