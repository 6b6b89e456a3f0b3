//! What customers do on an Odoo, written through its API: a small server that answers as the real one, over a real PostgreSQL.

mod contacts;
mod offered;
mod orders;
mod parties;
mod pdfs;
mod quotes;
mod tickets;

use std::thread;

use host_demo::erp::Erp;
use host_demo::erp::odoo::{Odoo, OrdersAs};
use plugin_api::Failure;
use plugin_api::actions::{Act, Action, Done, Upload};
use tempfile::TempDir;
use tests::odoo_api::{Call, Fault, KEY, LOGIN, OdooApi};
use tests::postgres::Database;

use super::{TICKETS, filled};

const WRITING: &str = include_str!("writing.sql");
/// From Odoo 19 on orders go by their partner, and not by who follows them.
const RULES_OF_19: &str = "UPDATE ir_rule SET domain_force = '[(''partner_id'', ''child_of'', [user.commercial_partner_id.id])]' WHERE id = 22;";
/// 2026-02-15T12:00:00Z.
const NOW: u64 = 1_771_156_800_000;

struct Works {
    erp: Odoo,
    api: OdooApi,
    database: Database,
    filestore: TempDir,
}

fn works() -> Works {
    works_with(18, OrdersAs::Quotations, "")
}

/// The foundry with an API of this version, after some more statements.
fn works_with(major: u32, orders: OrdersAs, statements: &str) -> Works {
    let version = format!("UPDATE ir_module_module SET latest_version = '{major}.0.1.3' WHERE name = 'base';");
    let rules = if major < 19 { "" } else { RULES_OF_19 };
    let database = filled(&[TICKETS, WRITING, &version, rules, statements]);
    let filestore = tempfile::tempdir().unwrap();
    let api = OdooApi::start(&database, major);
    let erp = connected(&database, &api, &filestore, orders);
    Works { erp, api, database, filestore }
}

fn connected(database: &Database, api: &OdooApi, filestore: &TempDir, orders: OrdersAs) -> Odoo {
    let erp = Odoo::connect(&database.url(), Some(filestore.path())).unwrap();
    erp.writing_through(&api.url(), LOGIN, KEY, orders).unwrap()
}

/// An act of the first customer's first contact, on a site of the first company.
fn of_ada(number: u64, act: Act) -> Action {
    Action {
        key: format!("{number:032x}{number:032x}"),
        third_party: "10".to_owned(),
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

    /// The calls that were made since the last time.
    fn made(&self) -> Vec<Call> {
        self.api.writes()
    }

    /// The same, without what was given.
    fn calls(&self) -> Vec<String> {
        self.made().into_iter().map(|call| call.what).collect()
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

/// What goes wrong, and what the first try answers then.
type Fates = &'static [(&'static [Fault], &'static str)];

/// Each kind of trouble with the first write of an act.
const FATES: Fates = &[
    (&[], "done"),
    (&[Fault::DoneInSilence], "done"),
    (&[Fault::DoneWithAPage], "done"),
    (&[Fault::LostInSilence], "odoo/api-unknown"),
    (&[Fault::Says("odoo.exceptions.AccessError")], "action/not-taken"),
    (&[Fault::Says("odoo.exceptions.MissingError")], "action/over"),
    (&[Fault::Says("odoo.exceptions.UserError")], "odoo/api-refused"),
    (&[Fault::Says("odoo.exceptions.AccessDenied")], "odoo/api-key"),
    (&[Fault::Says("builtins.ValueError")], "odoo/api-failed"),
];
/// The same about the second write: what was done before is not done again.
const LATER: Fates =
    &[(&[Fault::None, Fault::DoneInSilence], "done"), (&[Fault::None, Fault::LostInSilence], "odoo/api-unknown")];
/// The same about the third.
const THIRD: Fates = &[
    (&[Fault::None, Fault::None, Fault::DoneInSilence], "done"),
    (&[Fault::None, Fault::None, Fault::LostInSilence], "odoo/api-unknown"),
];

/// Whatever goes wrong with a write, it is done once, or not at all and said so; and the same again finds it.
fn is_done_once(fates: Fates, action: &Action, count: &str) {
    thread::scope(|scope| {
        for (faults, first) in fates {
            scope.spawn(move || {
                let works = works();
                let before = works.value(count).parse::<u64>().unwrap();
                works.api.fail(faults);
                let done = works.act(action);
                assert_eq!(code(done.clone()), *first, "{faults:?}: {done:?}");
                let again = works.act(action).unwrap_or_else(|failure| panic!("{faults:?}, again: {failure}"));
                if let Ok(done) = done {
                    assert_eq!(again, done, "{faults:?}");
                }
                assert_eq!(works.value(count).parse::<u64>().unwrap() - before, 1, "{faults:?}, again");
            });
        }
    });
}
