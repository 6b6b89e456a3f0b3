//! Staff look at an account as a member of it does (rule A11).

use std::time::Duration;

use plugin_api::operations::MembershipTerms;
use plugin_api::operations::{EndViews, Grant, ViewAs, Views};
use portal_plugin::model::accounts::AccountId;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::principals::AccountContext;
use serde_json::{Value, json};
use tests::customers::{PASSWORD, PEER, Town};
use tests::operations::owner;

fn town() -> Town {
    let town = Town::with_sites(&[r#"{"site": "lac", "hosts": ["lac.localhost"]}"#]);
    town.user("lac", "anna", "p1", &owner());
    town.user("lac", "bert", "p2", &owner());
    town.operate(&Grant {
        site: "lac".to_owned(),
        login: "bert".to_owned(),
        third_party: "p1".to_owned(),
        ..Grant::default()
    });
    town
}

fn account(town: &Town, party: &str) -> AccountId {
    town.portal.store().account_of(party).unwrap().unwrap().account.id
}

fn context(town: &Town, login: &str, party: &str) -> AccountContext {
    let lac = town.portal.sites.enabled("lac").unwrap();
    town.portal.principals.context(&lac, &town.sign_in("lac", login), account(town, party)).unwrap()
}

fn view_as(login: &str, reason: &str) -> ViewAs {
    ViewAs {
        site: "lac".to_owned(),
        login: login.to_owned(),
        third_party: "p1".to_owned(),
        staff: "claude.martin".to_owned(),
        reason: reason.to_owned(),
    }
}

fn redeem(town: &Town, answer: &Value) -> Result<Token, &'static str> {
    let code = answer["code"].as_str().unwrap().parse().unwrap();
    town.portal
        .hand_offs
        .redeem(&town.portal.sites.enabled("lac").unwrap(), &code, PEER, "staff")
        .map_err(|error| error.code())
}

fn look(town: &Town) -> Token {
    town.portal.impersonations.set_consent(&context(town, "anna", "p1"), true).unwrap();
    redeem(town, &town.operate(&view_as("bert", "asked by phone"))).unwrap()
}

#[test]
fn only_the_owner_lets_staff_look_on_and_they_must_say_why() {
    let town = town();
    assert_eq!(town.refused(&view_as("bert", "asked by phone")), "view-as/no-consent");
    let member = context(&town, "bert", "p1");
    assert_eq!(town.portal.impersonations.set_consent(&member, true).unwrap_err().code(), "permission/missing");
    town.portal.impersonations.set_consent(&context(&town, "anna", "p1"), true).unwrap();
    for (reason, refused) in
        [("", true), ("  ", true), (&*"x".repeat(201), true), ("asked\nby", true), ("asked", false)]
    {
        if refused {
            assert_eq!(town.refused(&view_as("bert", reason)), "view-as/reason-missing", "{reason:?}");
        } else {
            town.operate(&view_as("bert", reason));
        }
    }
    town.user("lac", "carl", "p3", &MembershipTerms::default());
    assert_eq!(town.refused(&view_as("carl", "not a member")), "membership/none");
    assert_eq!(town.refused(&view_as("nobody", "no such user")), "user/unknown");
}

#[test]
fn a_look_reads_one_account_and_writes_nothing() {
    let town = town();
    let session = look(&town);
    let lac = town.portal.sites.enabled("lac").unwrap();
    let principal = town.principal("lac", &session).unwrap();
    let view = principal.view_as.as_ref().expect("a banner can be shown");
    assert_eq!((view.staff.as_str(), view.reason.as_str()), ("claude.martin", "asked by phone"));
    assert!(town.portal.principals.context(&lac, &session, account(&town, "p1")).is_ok());
    let other = town.portal.principals.context(&lac, &session, account(&town, "p2"));
    assert_eq!(other.unwrap_err().code(), "document/unknown", "an account of the same user that gave no consent");
    assert_eq!(town.portal.accounts.of(&principal).unwrap().len(), 1);

    let portal = &town.portal;
    let context = portal.principals.context(&lac, &session, account(&town, "p1")).unwrap();
    for (what, refused) in [
        ("password", portal.passwords.change(&principal, PASSWORD, "something else entirely").map(drop)),
        ("one session", portal.sessions.end(&principal, principal.session.id)),
        ("other sessions", portal.sessions.end_others(&principal).map(drop)),
        ("default account", portal.accounts.set_default_account(&principal, None)),
        ("hand-off", portal.hand_offs.begin(&principal, "lac").map(drop)),
        ("consent", portal.impersonations.set_consent(&context, true)),
        ("leaving", portal.members.leave(&context).map(drop)),
        ("transfer", portal.transfers.propose(&context, principal.user.id, PASSWORD).map(drop)),
    ] {
        assert_eq!(refused.unwrap_err().code(), "view-as/read-only", "{what}");
    }
}

#[test]
fn a_look_ends_after_30_minutes_by_staff_and_at_once_without_consent() {
    let town = town();
    let session = look(&town);
    town.host.pass(Duration::from_mins(30) - Duration::from_millis(1));
    assert!(town.principal("lac", &session).is_ok(), "the last moment");
    town.host.pass(Duration::from_millis(1));
    assert_eq!(town.principal("lac", &session).unwrap_err().code(), "session/expired");

    let session = look(&town);
    assert_eq!(town.operate(&Views {})["views"].as_array().unwrap().len(), 1);
    assert_eq!(town.operate(&EndViews { staff: "claude.martin".to_owned() })["sessions_ended"], 1);
    assert_eq!(town.principal("lac", &session).unwrap_err().code(), "session/revoked");

    let session = look(&town);
    let waiting = town.operate(&view_as("bert", "once more"));
    town.portal.impersonations.set_consent(&context(&town, "anna", "p1"), false).unwrap();
    assert_eq!(town.principal("lac", &session).unwrap_err().code(), "session/revoked");
    assert_eq!(redeem(&town, &waiting).unwrap_err(), "hand-off/invalid", "a code that was asked for before");
}

#[test]
fn the_owner_reads_in_the_ledger_who_looked_on_and_why() {
    let town = town();
    look(&town);
    town.operate(&EndViews { staff: "claude.martin".to_owned() });
    town.portal.impersonations.set_consent(&context(&town, "anna", "p1"), false).unwrap();
    let page = town.portal.ledgers.read(&context(&town, "anna", "p1"), 0).unwrap();
    let read: Vec<_> = page
        .entries
        .iter()
        .filter(|entry| entry.event.starts_with("view"))
        .map(|entry| (entry.event.as_str(), entry.name.as_str(), entry.detail.get("reason").map(String::as_str)))
        .collect();
    assert_eq!(
        read,
        [
            ("view-as-allowed", "anna", None),
            ("viewed-as", "claude.martin", Some("asked by phone")),
            ("view-as-ended", "claude.martin", None),
            ("view-as-forbidden", "anna", None),
        ]
    );
}

#[test]
fn a_look_ends_no_session_of_the_user() {
    let town = town();
    let own: Vec<Token> = (0..10).map(|_| town.sign_in("lac", "bert")).collect();
    let _session = look(&town);
    for session in own {
        assert!(town.principal("lac", &session).is_ok());
    }
}

#[test]
fn a_look_is_none_of_the_users_own_sessions() {
    let town = town();
    let own: Vec<Token> = (0..9).map(|_| town.sign_in("lac", "bert")).collect();
    let look = look(&town);
    let bert = town.principal("lac", &town.sign_in("lac", "bert")).unwrap();
    assert!(town.principal("lac", &own[0]).is_ok(), "the look is not counted among the ten");
    assert_eq!(town.portal.sessions.list(&bert).unwrap().len(), 10);
    let id = town.principal("lac", &look).unwrap().session.id;
    assert_eq!(town.portal.sessions.end(&bert, id).unwrap_err().code(), "session/unknown");
    assert_eq!(town.portal.sessions.end_others(&bert).unwrap(), 9);
    assert!(town.principal("lac", &look).is_ok(), "the owner's consent ends it, and the ledger says so");
}

#[test]
fn the_owner_is_told_of_a_look_however_many_are_open_at_other_accounts() {
    let town = town();
    let _session = look(&town);
    town.store.sql(&format!(
        "INSERT INTO sessions (token, user, site, opened, used, agent, network) \
             WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 100) \
             SELECT CAST('look ' || i AS BLOB), user, site, opened, used, 'many', '' \
             FROM sessions JOIN views_as ON views_as.session = sessions.id, numbers; \
             INSERT INTO views_as SELECT id, 'paul', 'asked', {} FROM sessions WHERE agent = 'many';",
        account(&town, "p2").0
    ));
    assert_eq!(town.portal.impersonations.of_account(&context(&town, "anna", "p1")).unwrap().open.len(), 1);
}

#[test]
fn a_look_that_is_over_is_neither_listed_nor_ended_once_more() {
    let town = town();
    let _session = look(&town);
    town.host.pass(Duration::from_mins(30));
    assert_eq!(town.operate(&Views {})["views"], json!([]));
    assert_eq!(town.operate(&EndViews { staff: "claude.martin".to_owned() })["sessions_ended"], 0);
}
