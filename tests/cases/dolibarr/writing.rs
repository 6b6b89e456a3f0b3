//! What customers do on a Dolibarr, written through its API: a small server that answers as the real one, over a real MariaDB.

mod notices;
mod offered;
mod orders;
mod parties;
mod paying;
mod pdfs;
mod quotes;
mod tickets;
mod waiting;

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::{Dolibarr, OrdersAs};
use plugin_api::Failure;
use plugin_api::actions::{Act, Action, Done, Upload};
use tempfile::TempDir;
use tests::dolibarr_api::{DolibarrApi, Fault, KEY};
use tests::mariadb::Database;

use super::{ROWS, SCHEMA};

const WRITING: &str = include_str!("writing.sql");
/// 2026-06-01T12:00:00Z.
const NOW: u64 = 1_780_315_200_000;

struct Works {
    erp: Dolibarr,
    api: DolibarrApi,
    database: Database,
    documents: TempDir,
}

fn works() -> Works {
    works_with(OrdersAs::Drafts, "")
}

/// The foundry with an API, after some more statements.
fn works_with(orders: OrdersAs, statements: &str) -> Works {
    let database = Database::create();
    database.run(SCHEMA);
    database.run(ROWS);
    database.run(WRITING);
    if !statements.is_empty() {
        database.run(statements);
    }
    let documents = tempfile::tempdir().unwrap();
    let api = DolibarrApi::start(&database, documents.path().to_owned());
    let erp = connected(&database, &api, &documents, orders);
    Works { erp, api, database, documents }
}

fn connected(database: &Database, api: &DolibarrApi, documents: &TempDir, orders: OrdersAs) -> Dolibarr {
    let erp = Dolibarr::connect(&database.url(), Some(documents.path())).unwrap();
    erp.writing_through(&api.url(), KEY, orders).unwrap()
}

/// An act of the first customer's first contact, on a site of the first entity.
fn of_ada(number: u64, act: Act) -> Action {
    Action {
        key: format!("{number:032x}{number:032x}"),
        third_party: "1".to_owned(),
        contact: Some("11".to_owned()),
        name: "Ada <Bell>".to_owned(),
        email: Some("ada@bell.example".to_owned()),
        language: "en".to_owned(),
        entities: Some(vec!["1".to_owned()]),
        peer: "203.0.113.7".to_owned(),
        today: String::new(),
        act,
    }
}

impl Works {
    fn act(&self, action: &Action) -> Result<Done, Failure> {
        self.act_with(action, &[])
    }

    fn act_with(&self, action: &Action, files: &[Upload<'_>]) -> Result<Done, Failure> {
        self.erp.act(action, files, NOW)
    }

    /// The calls that were made since the last time, without what was sent.
    fn calls(&self) -> Vec<String> {
        self.api.writes().into_iter().map(|call| call.what).collect()
    }

    /// The one value that a question answers.
    #[track_caller]
    fn value(&self, question: &str) -> String {
        let rows = self.database.rows(question);
        assert_eq!(rows.len(), 1, "{question}: {rows:?}");
        rows[0][0].clone()
    }
}

fn code(done: Result<Done, Failure>) -> String {
    done.map_or_else(|failure| failure.code, |_| "done".to_owned())
}

/// What goes wrong, what the first try answers then, and how many were made by it.
type Fates = &'static [(&'static [Fault], &'static str, u64)];

/// What tells a write that is not found again from one that is.
const SILENCES: Fates = &[
    (&[], "done", 1),
    (&[Fault::Stumbles], "done", 1),
    (&[Fault::DoneInSilence], "done", 1),
    (&[Fault::LostInSilence], "dolibarr/api-unknown", 0),
];
/// What Dolibarr says instead.
const REFUSALS: Fates = &[
    (&[Fault::Stumbles, Fault::Stumbles], "dolibarr/api-failed", 0),
    (&[Fault::DoneWithAPage], "done", 1),
    (&[Fault::Says(403)], "action/not-taken", 0),
    (&[Fault::Says(404)], "action/over", 0),
    (&[Fault::Says(400)], "dolibarr/api-refused", 0),
    (&[Fault::Says(401)], "dolibarr/api-key", 0),
];

/// Whatever goes wrong with a write, it is done once, or not at all and said so; and the same again finds it.
#[track_caller]
fn is_done_once(fates: Fates, action: &Action, count: &str) {
    for (faults, first, made) in fates {
        let works = works();
        let before = works.value(count).parse::<u64>().unwrap();
        works.api.fail(faults);
        let done = works.act(action);
        assert_eq!(code(done.clone()), *first, "{faults:?}: {done:?}");
        let number = || works.value(count).parse::<u64>().unwrap() - before;
        assert_eq!(number(), *made, "{faults:?}");
        let again = works.act(action).unwrap_or_else(|failure| panic!("{faults:?}, again: {failure}"));
        if let Ok(done) = done {
            assert_eq!(again, done, "{faults:?}");
        }
        assert_eq!(number(), 1, "{faults:?}, again");
    }
}
