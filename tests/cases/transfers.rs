//! Handing the ownership over (rule A6).

use std::time::Duration;

use plugin_api::operations::MembershipTerms;
use portal_plugin::error::Error;
use portal_plugin::model::memberships::{Role, Sees};
use portal_plugin::model::permissions::Permissions;
use portal_plugin::model::transfers::LIFETIME;
use tests::local_portal::PASSWORD;
use tests::operations::may;
use tests::team::{INVOICES, MANAGE, Team};

fn code(result: Result<impl Sized, Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "ok")
}

#[test]
fn the_candidate_becomes_the_owner_and_the_old_one_stays_with_everything() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.local.user("max");
    team.grant(
        "max",
        &MembershipTerms { sees: Some("own".to_owned()), ends: Some("2027-01-01".to_owned()), ..may(&[INVOICES]) },
    );
    let (claire, max_seat) = (team.sit("claire"), team.sit("max"));
    assert_eq!(code(portal.transfers.accept(&max_seat, PASSWORD)), "transfer/unknown");
    let expires = portal.transfers.propose(&claire, max, PASSWORD).unwrap();
    assert_eq!(portal.transfers.offered_to(&max_seat).unwrap(), Some(expires));
    assert_eq!(code(portal.transfers.accept(&claire, PASSWORD)), "transfer/unknown", "the owner is not the candidate");
    assert_eq!(code(portal.transfers.accept(&max_seat, "not the password")), "password/wrong");
    assert_eq!(code(portal.transfers.accept(&max_seat, PASSWORD)), "ok");
    let (claire, max_seat) = (team.sit("claire"), team.sit("max"));
    assert_eq!(max_seat.membership.role, Role::Owner);
    assert_eq!((max_seat.membership.sees, max_seat.membership.ends), (Sees::All, None));
    assert_eq!(claire.membership.role, Role::Member(Permissions::ALL));
    assert_eq!(code(portal.transfers.accept(&max_seat, PASSWORD)), "transfer/unknown", "once only");
    assert_eq!(team.local.erp.mails(4).len(), 4, "both were told, both times");
    team.mail_to("claire@example.net", 4);
    assert_eq!(code(portal.members.leave(&claire)), "ok");
}

#[test]
fn only_the_owner_offers_with_the_password_and_only_to_an_active_member() {
    let team = Team::new();
    let portal = &team.local.portal;
    let max = team.member("max", &[MANAGE, INVOICES]);
    let nina = team.member("nina", &[INVOICES]);
    let stranger = team.local.user("stranger");
    let (claire, max_seat) = (team.sit("claire"), team.sit("max"));
    portal.members.suspend(&claire, nina).unwrap();
    for (name, by, candidate, password, want) in [
        ("a manager", &max_seat, nina, PASSWORD, "transfer/not-owner"),
        ("a wrong password", &claire, max, "not the password", "password/wrong"),
        ("somebody suspended", &claire, nina, PASSWORD, "transfer/candidate"),
        ("a stranger", &claire, stranger, PASSWORD, "member/unknown"),
        ("oneself", &claire, claire.principal.user.id, PASSWORD, "transfer/candidate"),
        ("a member", &claire, max, PASSWORD, "ok"),
    ] {
        assert_eq!(code(portal.transfers.propose(by, candidate, password)), want, "{name}");
    }
}

#[test]
fn an_offer_is_accepted_until_the_last_moment_of_seven_days() {
    for (later, want) in [(LIFETIME.saturating_sub(Duration::from_millis(1)), "ok"), (LIFETIME, "transfer/expired")] {
        let team = Team::new();
        let max = team.member("max", &[INVOICES]);
        team.local.portal.transfers.propose(&team.sit("claire"), max, PASSWORD).unwrap();
        team.local.erp.wait(later);
        assert_eq!(code(team.local.portal.transfers.accept(&team.sit("max"), PASSWORD)), want, "{later:?} later");
    }
}

#[test]
fn an_offer_ends_when_it_is_taken_back_declined_or_replaced() {
    for end in ["taken back", "declined", "replaced"] {
        let team = Team::new();
        let portal = &team.local.portal;
        let max = team.member("max", &[INVOICES]);
        let nina = team.member("nina", &[INVOICES]);
        let (claire, max_seat) = (team.sit("claire"), team.sit("max"));
        portal.transfers.propose(&claire, max, PASSWORD).unwrap();
        match end {
            "taken back" => portal.transfers.withdraw(&claire).unwrap(),
            "declined" => portal.transfers.withdraw(&max_seat).unwrap(),
            _ => drop(portal.transfers.propose(&claire, nina, PASSWORD).unwrap()),
        }
        assert_eq!(code(portal.transfers.accept(&max_seat, PASSWORD)), "transfer/unknown", "{end}");
    }
}
