//! An account whose owner is lost: one of the staff proposes, another one confirms, the owner may object (rule A6).

use std::time::Duration;

use plugin_api::operations::account::{
    CancelRecovery, ConfirmRecovery, Ledger, ProposeRecovery, Recovery, ReopenAccount, Suspend, SuspendAccount,
    Transfer,
};
use plugin_api::operations::{AccountCommand, Grant};
use portal_plugin::error::Error;
use portal_plugin::model::memberships::Role;
use portal_plugin::model::permissions::Permissions;
use portal_plugin::model::recoveries::LIFETIME;
use serde_json::{Value, json};
use tests::operations::{on, text};
use tests::page::Page;
use tests::shop::Shop;
use tests::team::{INVOICES, MANAGE, Team};

fn code(result: Result<impl Sized, Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "ok")
}

fn propose(team: &Team, by: &str, login: &str) -> Result<Value, Error> {
    team.staff_as(by, &ProposeRecovery { login: login.to_owned(), reason: "left the company".to_owned() })
}

fn confirm(team: &Team, by: &str) -> Result<Value, Error> {
    team.staff_as(by, &ConfirmRecovery {})
}

/// A team with the member `max`, who is proposed in place of `claire`.
fn proposed() -> Team {
    let team = Team::new();
    team.member("max", &[INVOICES]);
    propose(&team, "Sam", "max").unwrap();
    team
}

#[test]
fn two_of_the_staff_replace_a_lost_owner_and_everybody_can_read_who_did() {
    let team = proposed();
    let shown = team.staff(&Recovery {}).unwrap()["recovery"].clone();
    assert_eq!((&shown["login"], &shown["by"], &shown["expired"]), (&json!("max"), &json!("Sam"), &json!(false)));
    assert_eq!(team.sit("claire").membership.role, Role::Owner, "nothing has happened yet");
    assert_eq!(confirm(&team, "Nadia").unwrap()["owner"], "max");
    assert_eq!(team.sit("max").membership.role, Role::Owner);
    assert_eq!(team.sit("claire").membership.role, Role::Member(Permissions::ALL));
    assert_eq!(code(confirm(&team, "Nadia")), "recovery/unknown", "once only");

    let mails = team.local.erp.mails(4);
    let to =
        |address: &str| mails.iter().filter(|mail| mail.to == address).map(|mail| &*mail.subject).collect::<Vec<_>>();
    let said = [
        "Alpes & Lac: another owner is proposed for Menuiserie Gauthier",
        "Alpes & Lac: Menuiserie Gauthier has a new owner",
    ];
    assert_eq!(to("claire@example.net"), said);
    assert_eq!(to("max@example.net"), said);
    let path = format!("/a/{}/ownership", team.account.0);
    assert!(mails.iter().any(|mail| mail.to == "claire@example.net" && mail.text.contains(&path)), "{mails:#?}");

    let ledger = team.staff(&Ledger::default()).unwrap();
    let entry = |event: &str| {
        let entries = ledger["entries"].as_array().unwrap();
        entries.iter().find(|entry| entry["event"] == event).unwrap_or_else(|| panic!("{event} in {ledger}")).clone()
    };
    let (first, second) = (entry("recovery-proposed"), entry("recovered"));
    assert_eq!((&first["actor"], &first["name"]), (&json!("staff"), &json!("Sam")));
    assert_eq!((&second["name"], &second["detail"]["proposer"]), (&json!("Nadia"), &json!("Sam")));
    for entry in [first, second] {
        let detail = &entry["detail"];
        let read = [&detail["from"], &detail["to"], &detail["reason"]];
        assert_eq!(read, [&json!("claire"), &json!("max"), &json!("left the company")]);
    }
}

#[test]
fn nobody_of_the_staff_changes_an_owner_alone() {
    let team = proposed();
    for by in ["Sam", "sam", " SAM ", "Ѕam", "Sаm", "S a m", "Ｓａｍ", "Sa\u{200b}m"] {
        assert_eq!(code(confirm(&team, by)), "recovery/same-person", "{by:?}");
    }
    for by in ["", "  ", "Sam\nNadia"] {
        assert_eq!(code(confirm(&team, by)), "recovery/reason-missing", "{by:?}");
    }
    assert_eq!(code(team.staff(&Transfer { login: "max".to_owned() })), "recovery/needed");
    let owner = Grant {
        site: "alpes".to_owned(),
        login: "max".to_owned(),
        third_party: "tp1".to_owned(),
        membership: tests::operations::owner(),
        ..Grant::default()
    };
    assert_eq!(code(team.local.portal.operate(&text(&owner))), "owner/exists");
    assert_eq!(team.sit("claire").membership.role, Role::Owner);
}

#[test]
fn the_first_owner_of_an_account_is_named_by_one_of_the_staff() {
    let team = Team::new();
    team.local.user("nina");
    let command =
        Grant { site: "alpes".to_owned(), login: "nina".to_owned(), third_party: "tp2".to_owned(), ..Grant::default() };
    team.local.portal.operate(&text(&command)).unwrap();
    let on_other = |act: AccountCommand| team.local.portal.operate(&text(&on("alpes", "tp2", "Sam", act)));
    assert_eq!(
        code(on_other(ProposeRecovery { login: "nina".to_owned(), reason: "lost".to_owned() }.into())),
        "recovery/no-owner"
    );
    assert_eq!(code(on_other(Transfer { login: "nina".to_owned() }.into())), "ok");
    assert_eq!(code(on_other(Transfer { login: "nina".to_owned() }.into())), "recovery/needed");
}

#[test]
fn a_proposal_needs_a_name_a_reason_and_an_active_member() {
    let team = Team::new();
    team.member("max", &[INVOICES]);
    team.member("nina", &[INVOICES]);
    team.local.user("stranger");
    team.staff(&Suspend { login: "nina".to_owned() }).unwrap();
    for (by, login, reason, want) in [
        ("", "max", "lost", "recovery/reason-missing"),
        ("Sam", "max", " ", "recovery/reason-missing"),
        ("Sam", "max", "lost\nsight of", "recovery/reason-missing"),
        ("Sam", "max", &*"x".repeat(201), "recovery/reason-missing"),
        ("Sam", "claire", "lost", "transfer/candidate"),
        ("Sam", "nina", "lost", "transfer/candidate"),
        ("Sam", "stranger", "lost", "member/unknown"),
        ("Sam", "nobody", "lost", "user/unknown"),
        ("Sam", "max", "lost", "ok"),
        ("Nadia", "max", "lost", "recovery/pending"),
    ] {
        let act = ProposeRecovery { login: login.to_owned(), reason: reason.to_owned() };
        assert_eq!(code(team.staff_as(by, &act)), want, "{by:?} {login} {reason:?}");
    }
    let second = "INSERT INTO recoveries (account, owner, candidate, proposed_by, reason, created, expires, state) \
                  SELECT account, owner, candidate, 'Nadia', 'again', created, expires, 'pending' FROM recoveries";
    assert!(team.local.try_sql(second).is_err(), "the schema holds no two pending ones of an account");
    let alone = "UPDATE recoveries SET state = 'confirmed', settled = 1, settled_by = proposed_by";
    assert!(team.local.try_sql(alone).is_err(), "nor one that was confirmed by who proposed it");
}

#[test]
fn a_proposal_is_confirmed_or_objected_to_until_the_last_moment_of_seven_days() {
    for (later, want) in [(LIFETIME.saturating_sub(Duration::from_millis(1)), "ok"), (LIFETIME, "recovery/expired")] {
        let team = proposed();
        team.local.erp.wait(later);
        assert_eq!(code(team.local.portal.recoveries.object(&team.sit("claire"))), want, "objecting {later:?} later");
        let team = proposed();
        team.local.erp.wait(later);
        assert_eq!(code(confirm(&team, "Nadia")), want, "confirming {later:?} later");
        if want != "ok" {
            assert_eq!(code(propose(&team, "Nadia", "max")), "ok", "one that expired is in nobody's way");
        }
    }
}

#[test]
fn a_lost_owner_who_is_out_of_use_is_told_of_the_recovery_and_of_nothing_else() {
    let team = Team::new();
    team.member("max", &[INVOICES]);
    team.local.sql("UPDATE users SET state = 'disabled' WHERE login = 'claire'");
    for act in [AccountCommand::from(SuspendAccount::default()), ReopenAccount::default().into()] {
        assert_eq!(team.staff(&act).unwrap()["owner_told"], Value::Null, "{act:?}");
    }
    propose(&team, "Sam", "max").unwrap();
    confirm(&team, "Nadia").unwrap();
    let mails = team.local.erp.mails(4);
    assert_eq!(mails.len(), 4, "{mails:#?}");
    let to_claire: Vec<_> =
        mails.iter().filter(|mail| mail.to == "claire@example.net").map(|mail| mail.subject.as_str()).collect();
    assert_eq!(
        to_claire,
        [
            "Alpes & Lac: another owner is proposed for Menuiserie Gauthier",
            "Alpes & Lac: Menuiserie Gauthier has a new owner",
        ]
    );
    assert!(!mails.iter().any(|mail| mail.text.contains("/ownership")), "nobody can object there: {mails:#?}");
}

#[test]
fn a_proposal_ends_with_its_candidate_its_owner_or_who_takes_it_back() {
    for end in ["cancelled", "objected", "candidate revoked", "candidate suspended", "handed over"] {
        let team = proposed();
        let portal = &team.local.portal;
        let nina = team.member("nina", &[INVOICES]);
        let claire = team.sit("claire");
        let max = team.sit("max").principal.user.id;
        match end {
            "cancelled" => drop(team.staff_as("Nadia", &CancelRecovery {}).unwrap()),
            "objected" => portal.recoveries.object(&claire).unwrap(),
            "candidate revoked" => drop(portal.members.revoke(&claire, max).unwrap()),
            "candidate suspended" => drop(portal.members.suspend(&claire, max).unwrap()),
            _ => {
                portal.transfers.propose(&claire, nina, tests::local_portal::PASSWORD).unwrap();
                portal.transfers.accept(&team.sit("nina"), tests::local_portal::PASSWORD).unwrap();
            }
        }
        let want = if end == "candidate suspended" { "transfer/candidate" } else { "recovery/unknown" };
        assert_eq!(code(confirm(&team, "Nadia")), want, "{end}");
        let event = match end {
            "objected" => "recovery-objected",
            "candidate suspended" => "recovery-proposed",
            _ => "recovery-cancelled",
        };
        assert!(team.events().iter().any(|known| known == event), "{end}: {:?}", team.events());
    }
}

#[test]
fn a_proposal_of_somebody_who_is_no_member_any_more_troubles_nobody() {
    let team = proposed();
    team.local.sql("DELETE FROM memberships WHERE user = (SELECT id FROM users WHERE login = 'max')");
    assert_eq!(team.staff(&Recovery {}).unwrap()["recovery"], Value::Null);
    assert!(team.local.portal.recoveries.to_object_to(&team.sit("claire")).unwrap().is_none());
    assert_eq!(code(confirm(&team, "Nadia")), "member/unknown");
    assert_eq!(code(team.staff(&CancelRecovery {})), "ok");
}

#[test]
fn only_the_owner_objects() {
    let team = proposed();
    team.member("boss", &[MANAGE, INVOICES]);
    for login in ["max", "boss"] {
        let context = team.sit(login);
        assert_eq!(code(team.local.portal.recoveries.object(&context)), "recovery/unknown", "{login}");
        assert_eq!(code(team.local.portal.recoveries.to_object_to(&context)), "permission/missing", "{login}");
    }
    assert_eq!(code(confirm(&team, "Nadia")), "ok");
}

#[test]
fn a_new_owner_allows_looks_of_staff_anew() {
    let team = proposed();
    team.local.portal.impersonations.set_consent(&team.sit("claire"), true).unwrap();
    confirm(&team, "Nadia").unwrap();
    assert_eq!(team.local.portal.impersonations.of_account(&team.sit("max")).unwrap().allowed_since, None);
}

#[test]
fn the_owner_objects_with_one_click_and_programs_with_one_call() {
    let shop = Shop::open();
    let account = shop.account("1");
    let (home, page) = (format!("/a/{account}"), format!("/a/{account}/ownership"));
    let twin = format!("/api/v1{page}/recovery");
    let by_staff = |by: &str, act: AccountCommand| {
        shop.portal.operate(&text(&on("alpes", "1", by, act))).map_err(|failure| failure.code)
    };
    let propose = || {
        by_staff("Sam", ProposeRecovery { login: "lea".to_owned(), reason: "no answer <b>".to_owned() }.into()).unwrap()
    };
    let mut owner = shop.signed_in("alpes", "atu");
    assert_eq!(owner.get(&twin).json(), Value::Null);
    assert!(!owner.get(&home).text().contains("We propose another owner"));
    propose();
    assert!(owner.get(&home).text().contains("We propose another owner"));
    let shown = owner.get(&page);
    assert!(shown.text().contains("no answer &#60;b&#62;"), "{}", shown.text());
    assert_eq!(Page::of(&shown).errors, Vec::<String>::new());
    let done = owner.submit(&page, &page, &[("do", "object")]);
    assert_eq!(done.header("location"), Some(&*format!("{page}?done=objected")), "{}", done.text());
    assert_eq!(by_staff("Nadia", ConfirmRecovery {}.into()).unwrap_err(), "recovery/unknown");

    propose();
    assert_eq!(owner.get(&twin).json()["login"], "lea");
    assert_eq!(shop.signed_in("alpes", "lea").call("DELETE", &twin, &Value::Null).code(), "recovery/unknown");
    assert_eq!(owner.call("DELETE", &twin, &Value::Null).status, 204);
    assert_eq!(owner.call("DELETE", &twin, &Value::Null).code(), "recovery/unknown");
}
