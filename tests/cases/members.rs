//! Members and contacts of an account (rules §5): who may change whom, what ends, what is shown beforehand.

use plugin_api::Kind;
use plugin_api::operations::AccountCommand;
use plugin_api::operations::account::{CloseAccount, Recipients, ReopenAccount, SuspendAccount};
use portal_plugin::error::Error;
use serde_json::json;
use tests::erp::TestDocument;
use tests::team::{INVOICES, MANAGE, PARTY, QUOTES, Team, offer, terms};

fn code(result: Result<impl Sized, Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "ok")
}

/// Who changes whom (rules A2, A3).
#[test]
fn each_change_is_for_those_who_may_and_never_for_oneself_or_the_owner() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.member("max", &[MANAGE, INVOICES]);
    let mia = team.member("mia", &[MANAGE, INVOICES]);
    let nina = team.member("nina", &[QUOTES]);
    let stranger = team.local.user("stranger");
    let (claire, max_seat, nina_seat) = (team.sit("claire"), team.sit("max"), team.sit("nina"));
    let owner = claire.principal.user.id;
    for (name, by, user, permissions, want) in [
        ("owner edits manager", &claire, mia, &[MANAGE, INVOICES][..], "ok"),
        ("owner edits oneself", &claire, owner, &[INVOICES], "owner/stays"),
        ("owner edits a stranger", &claire, stranger, &[INVOICES], "member/unknown"),
        ("manager edits member", &max_seat, nina, &[INVOICES], "ok"),
        ("manager gives what they lack", &max_seat, nina, &[INVOICES, QUOTES], "permission/not-held"),
        ("manager edits manager", &max_seat, mia, &[INVOICES], "member/manager"),
        ("manager edits oneself", &max_seat, max, &[INVOICES], "member/oneself"),
        ("manager edits owner", &max_seat, owner, &[INVOICES], "owner/stays"),
        ("member edits member", &nina_seat, max, &[], "permission/missing"),
    ] {
        assert_eq!(code(portal.members.edit(by, user, &terms(permissions))), want, "{name}");
        if want != "ok" {
            assert_eq!(
                code(portal.members.suspend(by, user)),
                want.replace("permission/not-held", "ok"),
                "suspend: {name}"
            );
            team.local.sql("UPDATE memberships SET state = 'active'");
        }
    }
    assert_eq!(code(portal.members.revoke(&max_seat, owner)), "owner/stays");
    assert_eq!(code(portal.members.leave(&claire)), "owner/stays");
    assert_eq!(code(portal.members.leave(&nina_seat)), "ok");
    assert_eq!(team.holds(nina), None);
}

#[test]
fn what_is_decided_counts_for_the_next_request_of_a_session_that_is_open_already() {
    let team = Team::new();
    let portal = &team.local.portal;
    let nina = team.member("nina", &[INVOICES]);
    let claire = team.sit("claire");
    let session = team.sign_in("nina");
    assert!(team.context(&session).is_ok());
    portal.members.suspend(&claire, nina).unwrap();
    assert_eq!(code(team.context(&session)), "membership/suspended");
    portal.members.resume(&claire, nina).unwrap();
    assert!(team.context(&session).is_ok());
    portal.members.revoke(&claire, nina).unwrap();
    assert_eq!(code(team.context(&session)), "document/unknown", "to who is no member, there is no such account");
    assert!(portal.principals.of_session(&team.local.site, &session).is_ok(), "the user stays");
}

/// What ends with a membership (rule A4).
#[test]
fn a_revoked_member_gets_a_receipt_of_all_that_ended() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.member("max", &[MANAGE, INVOICES]);
    let (claire, max_seat) = (team.sit("claire"), team.sit("max"));
    team.sign_in("max");
    portal.transfers.propose(&claire, max, tests::local_portal::PASSWORD).unwrap();
    for email in ["a@example.net", "b@example.net"] {
        portal.invitations.invite(&max_seat, &offer(email, &[INVOICES])).unwrap();
    }
    portal.invitations.invite(&claire, &offer("c@example.net", &[INVOICES])).unwrap();
    let receipt = portal.members.revoke(&claire, max).unwrap();
    assert_eq!((receipt.login.as_str(), receipt.sessions, receipt.transfers), ("max", 2, 1));
    let mut cancelled = receipt.invitations.clone();
    cancelled.sort();
    assert_eq!(cancelled, ["a@example.net", "b@example.net"]);
    let people = portal.members.people(&claire).unwrap();
    assert_eq!(people.invitations.iter().map(|row| row.email.as_str()).collect::<Vec<_>>(), ["c@example.net"]);
    assert!(people.transfer.is_none());
    assert_eq!(code(portal.invitations.invite(&max_seat, &offer("d@example.net", &[INVOICES]))), "membership/none");
}

#[test]
fn what_somebody_would_see_is_counted_by_the_decision_itself_and_never_more_than_one_holds() {
    let team = Team::new();
    let portal = &team.local.portal;
    for id in ["1", "2"] {
        team.local.erp.add_document(TestDocument::new(Kind::Invoices, id, PARTY));
    }
    team.local.erp.add_document(TestDocument::new(Kind::Invoices, "3", "tp2"));
    team.local.erp.add_document(TestDocument::new(Kind::Quotes, "4", PARTY));
    team.local.erp.close(Kind::Tickets);
    team.member("max", &[MANAGE, INVOICES]);
    let (claire, max) = (team.sit("claire"), team.sit("max"));
    let of = |kind: Kind, permissions: &[&str]| {
        let sights = portal.previews.sights(&claire, None, &terms(permissions)).unwrap();
        let sight = sights.into_iter().find(|sight| sight.kind == kind).unwrap();
        (sight.documents, sight.why)
    };
    assert_eq!(of(Kind::Invoices, &[INVOICES]), (Some(2), None));
    assert_eq!(of(Kind::Quotes, &[INVOICES]), (None, Some("permission/missing")));
    assert_eq!(of(Kind::Tickets, &["portal.tickets.view"]), (None, Some("host/closed-to-external")));
    assert_eq!(code(portal.previews.sights(&max, None, &terms(&[QUOTES]))), "permission/not-held");
    let own =
        portal_plugin::portal::memberships::MembershipTerms { sees: Some("own".to_owned()), ..terms(&[INVOICES]) };
    let sights = portal.previews.sights(&claire, None, &own).unwrap();
    assert_eq!(sights.iter().find(|sight| sight.kind == Kind::Invoices).unwrap().documents, Some(0));
}

/// Invoices always reach somebody (rule A7).
#[test]
fn the_last_recipient_of_invoices_leaves_them_to_the_owner_and_the_answer_says_so() {
    let team = Team::new();
    let portal = &team.local.portal;
    let claire = team.sit("claire");
    let add = |email: &str, words: &str| portal.contacts.add(&claire, "", email, words.parse().unwrap()).unwrap().id;
    let (a, b) = (add("a@example.net", "invoices support"), add("b@example.net", "invoices"));
    let recipients = || {
        let answer = team.staff(&Recipients { category: "invoices".to_owned() }).unwrap();
        let list = answer["recipients"].as_array().unwrap().iter().map(|one| one["email"].as_str().unwrap().to_owned());
        list.collect::<Vec<_>>()
    };
    assert_eq!(recipients(), ["a@example.net", "b@example.net"]);
    assert_eq!(portal.contacts.remove(&claire, a).unwrap().invoices_go_to, None);
    let edited = portal.contacts.edit(&claire, b, "Bea", "support".parse().unwrap()).unwrap();
    assert_eq!(edited.invoices_go_to.as_deref(), Some("claire@example.net"));
    assert_eq!(recipients(), ["claire@example.net"]);
    assert_eq!(portal.contacts.remove(&claire, b).unwrap().invoices_go_to, None, "was none any more");
    assert_eq!(code(portal.contacts.remove(&claire, b)), "contact/not-on-account");
    add("c@example.net", "");
    let twice = portal.contacts.add(&claire, "", "C@example.net", "".parse().unwrap());
    assert_eq!(code(twice), "contact/exists");
}

#[test]
fn staff_put_an_account_on_hold_and_back_and_it_counts_at_once() {
    let team = Team::new();
    let session = team.sign_in("claire");
    for (act, want) in [
        (AccountCommand::from(SuspendAccount::default()), "account/suspended"),
        (CloseAccount::default().into(), "account/closed"),
        (ReopenAccount::default().into(), "ok"),
    ] {
        team.staff(&act).unwrap();
        assert_eq!(code(team.context(&session)), want, "{act:?}");
    }
    let events = team.events();
    assert_eq!(events[events.len() - 3..], ["account-suspended", "account-closed", "account-reopened"]);
}

#[test]
fn a_command_that_means_nothing_is_refused() {
    let team = Team::new();
    for act in [
        json!({"rename": {}}),
        json!({"revoke": {}}),
        json!({"list": {"all": true}}),
        json!({"invite": {"email": "a@example.net", "owner": true}}),
    ] {
        let command = json!({"do": "account", "site": "alpes", "third_party": PARTY, "by": "Sam", "act": act});
        assert_eq!(code(team.local.portal.operate(&command.to_string())), "command/invalid", "{act}");
    }
}
