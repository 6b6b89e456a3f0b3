//! Asking for a new invitation where the old one can be answered no more (rules I3, I6).

use std::time::Duration;

use plugin_api::operations::AccountCommand;
use plugin_api::operations::account::{Edit, Revoke, Suspend};
use portal_plugin::model::invitations::LIFETIME;
use portal_plugin::model::tokens::Token;
use tests::operations::may;
use tests::team::{INVOICES, MANAGE, Team};

use super::{code, moment};

#[test]
fn who_holds_an_expired_link_asks_the_inviter_for_a_new_one_once_a_day() {
    let team = Team::new();
    let (portal, site) = (&team.local.portal, &team.local.site);
    let link = team.invite(&team.sit("claire"), "paul@example.net", &[INVOICES], 1);
    let ask = |count: usize, name: &str| {
        assert_eq!(portal.accepting.ask_for_another(site, &link, team.local.stranger()), Ok(()), "{name}");
        // What comes of a mail that must not leave cannot be waited for: a reset of somebody else follows it.
        portal.passwords.request_reset(site, "claire", team.local.stranger()).unwrap();
        let mails = team.local.erp.mails(count);
        let asked = mails.iter().filter(|mail| mail.subject.contains("asks for a new invitation")).count();
        assert_eq!(mails.len(), count, "{name}");
        team.local.erp.wait(Duration::from_hours(2));
        asked
    };
    assert_eq!(ask(2, "while it can be accepted"), 0);
    team.local.erp.wait(LIFETIME);
    assert_eq!(ask(4, "expired"), 1);
    assert_eq!(ask(5, "two hours later"), 1);
    team.local.erp.wait(Duration::from_hours(20).saturating_sub(moment()));
    assert_eq!(ask(6, "the last moment of the day"), 1);
    let mail = team.mail_to("claire@example.net", 6);
    assert!(!mail.subject.contains("invitation"), "the newest is the reset: {}", mail.subject);
    assert_eq!(ask(8, "a day and two hours later"), 2);
    let mails = team.local.erp.mails(8);
    let asked = mails.iter().find(|mail| mail.subject.contains("asks for a new invitation")).unwrap();
    assert_eq!(asked.to, "claire@example.net");
    assert!(asked.text.contains(&format!("/a/{}/people", team.account.0)), "{}", asked.text);
    let elsewhere = Token::new([9; 32]);
    assert_eq!(
        portal.accepting.ask_for_another(site, &elsewhere, team.local.stranger()),
        Ok(()),
        "the same for nothing"
    );
}

#[test]
fn where_the_inviter_may_no_longer_invite_the_owner_is_asked() {
    for (name, lose, settled) in [
        ("revoked", AccountCommand::from(Revoke { login: "max".to_owned() }), true),
        ("lost the permission", Edit { login: "max".to_owned(), membership: may(&[INVOICES]) }.into(), false),
        ("suspended", Suspend { login: "max".to_owned() }.into(), false),
    ] {
        for expired in [false, true] {
            let what = format!("{name}, expired: {expired}");
            let team = Team::new();
            let (portal, site) = (&team.local.portal, &team.local.site);
            team.member("max", &[MANAGE, INVOICES]);
            let link = team.invite(&team.sit("max"), "paul@example.net", &[INVOICES], 1);
            team.staff(&lose).unwrap();
            if expired {
                team.local.erp.wait(LIFETIME);
            }
            assert_eq!(portal.accepting.ask_for_another(site, &link, team.local.stranger()), Ok(()), "{what}");
            if settled {
                // Revoking cancelled it: there is nothing to renew.
                assert_eq!(code(portal.accepting.look_at(site, &link)), "invitation/cancelled", "{what}");
                continue;
            }
            // The invitation, what Max is told of the change, and this one.
            let mail = team.mail_to("claire@example.net", 3);
            assert!(mail.text.contains("paul@example.net"), "{what}: {}", mail.text);
            let want = if expired { "invitation/expired" } else { "invitation/cancelled" };
            assert_eq!(code(portal.accepting.look_at(site, &link)), want, "{what}");
        }
    }
}

#[test]
fn asking_for_a_new_one_is_counted_by_network() {
    let team = Team::new();
    let (peer, link) = (team.local.stranger(), Token::new([9; 32]));
    let ask = || code(team.local.portal.accepting.ask_for_another(&team.local.site, &link, peer));
    for number in 0..50 {
        assert_eq!(ask(), "ok", "{number}");
    }
    assert_eq!(ask(), "throttle/slow-down");
}
