//! The ledger of an account (rule A10): what is in it, and that it cannot be changed unseen.

use plugin_api::ledger::{Entry, verify};
use plugin_api::operations::VerifyLedger;
use plugin_api::operations::account::{Ledger, Resume};
use portal_plugin::error::Error;
use serde_json::{Value, json};
use tests::team::{INVOICES, MANAGE, Team, offer};

fn story() -> Team {
    let team = Team::new();
    let max = team.member("max", &[MANAGE, INVOICES]);
    let claire = team.sit("claire");
    let portal = &team.local.portal;
    portal.invitations.invite(&claire, &offer("paul\u{e9}@example.net", &[INVOICES])).unwrap();
    portal.members.suspend(&claire, max).unwrap();
    team.staff(&Resume { login: "max".to_owned() }).unwrap();
    portal.members.revoke(&claire, max).unwrap();
    team
}

fn export(team: &Team) -> String {
    let answer = team.staff(&Ledger { export: true, ..Ledger::default() }).unwrap();
    answer["text"].as_str().unwrap().to_owned()
}

fn verified(team: &Team, text: &str) -> Value {
    let command = tests::operations::text(&VerifyLedger { text: text.to_owned() });
    serde_json::from_str(&team.local.portal.operate(&command).unwrap()).unwrap()
}

#[test]
fn it_tells_who_did_what_in_order() {
    let team = story();
    let text = export(&team);
    let entries: Vec<Entry> = text.lines().map(|line| Entry::open(line).unwrap().0).collect();
    let told: Vec<_> =
        entries.iter().map(|entry| (entry.actor.as_str(), entry.name.as_str(), entry.event.as_str())).collect();
    assert_eq!(
        told,
        [
            ("staff", "", "granted"),
            ("staff", "", "granted"),
            ("user", "claire", "signed-in"),
            ("user", "claire", "invited"),
            ("user", "claire", "suspended"),
            ("staff", "Sam", "resumed"),
            ("user", "claire", "revoked"),
        ]
    );
    assert_eq!(entries[3].detail["email"], "paul\u{e9}@example.net");
    assert_eq!(entries[3].detail["permissions"], INVOICES);
    assert!(!text.contains(tests::local_portal::PASSWORD));
}

#[test]
fn an_export_holds_offline_and_against_the_portal_and_an_older_one_says_what_is_newer() {
    let team = story();
    let text = export(&team);
    let report = verify(&text).unwrap();
    assert_eq!((report.account, report.entries), (team.account.0, 7));
    assert_eq!(verified(&team, &text), json!({"whole": true, "entries": 7, "newer": 0}));
    team.sign_in("claire");
    assert_eq!(verified(&team, &text), json!({"whole": true, "entries": 7, "newer": 1}));
    let spoilt = text.replacen("suspended", "resumed", 1);
    let answer = verified(&team, &spoilt);
    assert_eq!((answer["whole"].as_bool(), answer["line"].as_u64()), (Some(false), Some(5)), "{answer}");
}

#[test]
fn a_ledger_written_anew_holds_in_itself_and_is_not_the_portals() {
    let team = story();
    let mut previous = plugin_api::ledger::BEGINNING.to_owned();
    let mut forged = String::new();
    for line in export(&team).lines() {
        let (mut entry, _) = Entry::open(line).unwrap();
        entry.event = entry.event.replace("suspended", "resumed");
        entry.previous = previous;
        let (line, hash) = entry.seal().unwrap();
        forged += &(line + "\n");
        previous = hash;
    }
    assert!(verify(&forged).is_ok());
    assert_eq!(verified(&team, &forged)["whole"], false);
}

#[test]
fn the_store_itself_refuses_to_change_take_out_or_insert_out_of_order() {
    let team = story();
    for statement in [
        "UPDATE ledger SET line = ''",
        "UPDATE ledger SET number = number + 100",
        "DELETE FROM ledger",
        "DELETE FROM ledger WHERE number = 7",
        "INSERT INTO ledger SELECT account, 9, line, hash, hash FROM ledger WHERE number = 7",
        "INSERT INTO ledger SELECT account, 8, line, previous, hash FROM ledger WHERE number = 7",
        "INSERT OR REPLACE INTO ledger SELECT account, 7, 'x', previous, hash FROM ledger WHERE number = 7",
        "REPLACE INTO ledger SELECT account, 1, 'x', previous, hash FROM ledger WHERE number = 1",
    ] {
        let refused = team.local.try_sql(statement);
        assert!(refused.is_err(), "{statement}");
    }
    assert_eq!(verified(&team, &export(&team))["whole"], true);
}

#[test]
fn the_owner_and_staff_read_it_and_nobody_else() {
    let team = Team::new();
    team.member("max", &[MANAGE, INVOICES]);
    let portal = &team.local.portal;
    let owner = portal.ledgers.read(&team.sit("claire"), 0).unwrap();
    assert_eq!((owner.last, owner.next), (3, None));
    assert_eq!(portal.ledgers.read(&team.sit("claire"), 3).unwrap().entries.len(), 1, "the sign-in just now");
    assert_eq!(
        portal.ledgers.read(&team.sit("max"), 0).map(drop).map_err(|error: Error| error.code()),
        Err("permission/missing")
    );
}
