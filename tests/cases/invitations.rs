//! Invitations (rules §6): from both sides, at the edges of time, and by the wrong people.

mod asking;
mod pages;

use std::time::Duration;

use plugin_api::operations::AccountCommand;
use plugin_api::operations::account::{CloseAccount, Edit, Invite, ReopenAccount, Revoke, Suspend, SuspendAccount};
use portal_plugin::error::Error;
use portal_plugin::model::contacts::ContactId;
use portal_plugin::model::invitations::{LIFETIME, RESENDS};
use portal_plugin::model::memberships::Sees;
use portal_plugin::model::permissions::{Permission, Permissions};
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::accepting::NewPerson;
use portal_plugin::portal::invitations::Offer;
use portal_plugin::portal::memberships::MembershipTerms;
use tests::local_portal::PASSWORD;
use tests::operations::may;
use tests::team::{INVOICES, MANAGE, QUOTES, Team, link, offer, terms};

const NEW: NewPerson<'_> = NewPerson { login: "", name: "Paul Morel", password: PASSWORD, locale: None };

fn code(result: Result<impl Sized, Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "ok")
}

fn moment() -> Duration {
    Duration::from_millis(1)
}

/// The followed link proves the mailbox (rule I5).
#[test]
fn a_new_person_accepts_with_the_address_that_was_invited_and_is_in() {
    let team = Team::new();
    let (portal, site) = (&team.local.portal, &team.local.site);
    let claire = team.sit("claire");
    let link = team.invite(&claire, "Paul.Morel@example.net", &[INVOICES, QUOTES], 1);
    let card = portal.accepting.look_at(site, &link).unwrap();
    assert_eq!((card.account.as_str(), card.inviter.as_str()), ("Menuiserie Gauthier", "Claire Dubois"));
    assert_eq!((card.email.as_str(), card.known), ("Paul.Morel@example.net", false));
    assert_eq!(card.permissions, [Permission::InvoicesView, Permission::QuotesView].into_iter().collect());

    let accepted = portal.accepting.accept_as_new(site, &link, &NEW).unwrap();
    assert_eq!((accepted.login.as_str(), accepted.account), ("Paul.Morel@example.net", team.account));
    let paul = team.sit("paul.morel@example.net");
    assert_eq!(paul.membership.role.permissions(), card.permissions);
    assert_eq!(paul.principal.user.name, "Paul Morel");
    assert_eq!(team.local.ask("SELECT email_verified FROM users WHERE login_key LIKE 'paul%'"), "1");
    assert_eq!(code(portal.accepting.look_at(site, &link)), "invitation/used");
    assert_eq!(code(portal.accepting.accept_as_new(site, &link, &NEW)), "invitation/used");
    assert_eq!(team.events(), ["granted", "signed-in", "invited", "accepted", "signed-in"]);
}

#[test]
fn an_invitation_works_until_the_last_moment_of_seven_days_and_makes_nobody_after() {
    for (later, want) in [
        (LIFETIME.saturating_sub(Duration::from_secs(1)), "ok"),
        (LIFETIME.saturating_sub(moment()), "ok"),
        (LIFETIME, "invitation/expired"),
        (LIFETIME + Duration::from_secs(1), "invitation/expired"),
    ] {
        let team = Team::new();
        let link = team.invite(&team.sit("claire"), "paul@example.net", &[INVOICES], 1);
        team.local.erp.wait(later);
        let (portal, site) = (&team.local.portal, &team.local.site);
        assert_eq!(code(portal.accepting.look_at(site, &link)), want, "look {later:?} later");
        assert_eq!(code(portal.accepting.accept_as_new(site, &link, &NEW)), want, "accept {later:?} later");
        let made = team.local.ask("SELECT count(*) FROM users WHERE login = 'paul@example.net'");
        assert_eq!(made == "1", want == "ok", "{later:?} later");
        if want != "ok" {
            assert_eq!(code(portal.accepting.decline(site, &link)), want, "decline {later:?} later");
        }
    }
}

/// At most one invitation is pending to an address (rule I1).
#[test]
fn each_link_that_no_longer_works_says_why() {
    let team = Team::new();
    let (portal, site) = (&team.local.portal, &team.local.site);
    let claire = team.sit("claire");
    let id = |email: &str| {
        let people = portal.members.people(&claire).unwrap();
        people.invitations.iter().find(|row| row.email == email).unwrap().id
    };
    let cancelled = team.invite(&claire, "a@example.net", &[INVOICES], 1);
    portal.invitations.cancel(&claire, id("a@example.net")).unwrap();
    let declined = team.invite(&claire, "b@example.net", &[INVOICES], 2);
    portal.accepting.decline(site, &declined).unwrap();
    let superseded = team.invite(&claire, "c@example.net", &[INVOICES], 3);
    let newer = team.invite(&claire, " C@example.net", &[INVOICES, QUOTES], 4);
    let older = team.invite(&claire, "d@example.net", &[INVOICES], 5);
    portal.invitations.resend(&claire, id("d@example.net")).unwrap();
    let newest = link(&team.mail_to("d@example.net", 7));
    let elsewhere = Token::new([9; 32]);
    for (name, link, want) in [
        ("cancelled", &cancelled, "invitation/cancelled"),
        ("declined", &declined, "invitation/declined"),
        ("superseded by another", &superseded, "invitation/superseded"),
        ("the one that superseded it", &newer, "ok"),
        ("an older mail", &older, "invitation/superseded"),
        ("the newest mail", &newest, "ok"),
        ("never mailed", &elsewhere, "invitation/unknown"),
    ] {
        assert_eq!(code(portal.accepting.look_at(site, link)), want, "look: {name}");
        if want != "ok" {
            assert_eq!(code(portal.accepting.accept_as_new(site, link, &NEW)), want, "accept: {name}");
            assert_eq!(code(portal.accepting.decline(site, link)), want, "decline: {name}");
        }
    }
    let pending = "SELECT count(*) FROM invitations WHERE state = 'pending'";
    assert_eq!(team.local.ask(pending), "2");
}

/// Resending (rule I10).
#[test]
fn it_is_mailed_anew_five_times_and_each_restarts_the_clock() {
    let team = Team::new();
    let claire = team.sit("claire");
    team.invite(&claire, "paul@example.net", &[INVOICES], 1);
    let id = team.local.portal.members.people(&claire).unwrap().invitations[0].id;
    for resent in 1..=RESENDS {
        // A day, so that no cap is in the way; the owner's session is not asked for so long.
        team.local.erp.wait(Duration::from_hours(24));
        let row = team.local.portal.invitations.resend(&team.sit("claire"), id).unwrap();
        assert_eq!(row.resent, resent);
        assert_eq!(row.expires, team.local.now().plus(LIFETIME), "after {resent}");
    }
    team.local.erp.wait(Duration::from_hours(24));
    assert_eq!(code(team.local.portal.invitations.resend(&team.sit("claire"), id)), "invitation/resent-enough");
}

/// An invitation is bound to its address (rule I4).
#[test]
fn a_user_accepts_only_with_the_proved_address_that_was_invited() {
    let team = Team::new();
    let portal = &team.local.portal;
    for login in ["paul", "other"] {
        team.local.user(login);
    }
    let link = team.invite(&team.sit("claire"), "paul@example.net", &[INVOICES], 1);
    assert!(portal.accepting.look_at(&team.local.site, &link).unwrap().known);
    assert_eq!(code(portal.accepting.accept(&team.visit("other"), &link)), "invitation/other-address");
    assert_eq!(code(portal.accepting.accept_as_new(&team.local.site, &link, &NEW)), "invitation/sign-in-instead");
    assert_eq!(code(portal.accepting.accept(&team.visit("paul"), &link)), "ok");
    assert_eq!(team.sit("paul").membership.role.permissions(), Permissions::NONE.with(Permission::InvoicesView));
}

#[test]
fn an_address_that_the_erp_gave_leads_to_its_user_and_the_link_proves_it() {
    let team = Team::new();
    let portal = &team.local.portal;
    for login in ["paul", "other"] {
        team.local.user(login);
    }
    team.local.sql("UPDATE users SET email_verified = FALSE WHERE login = 'paul'");
    let proved = || team.local.ask("SELECT email_verified FROM users WHERE login = 'paul'");
    let link = team.invite(&team.sit("claire"), "Paul@example.net", &[INVOICES], 1);
    assert!(portal.accepting.look_at(&team.local.site, &link).unwrap().known, "the page leads to the sign-in");
    assert_eq!(code(portal.accepting.accept_as_new(&team.local.site, &link, &NEW)), "invitation/sign-in-instead");
    assert_eq!(code(portal.accepting.accept(&team.visit("other"), &link)), "invitation/other-address");
    assert_eq!(proved(), "0");
    assert_eq!(code(portal.accepting.accept(&team.visit("paul@example.net"), &link)), "ok");
    assert_eq!(proved(), "1", "following the link is the proof (rule I4a)");
    assert_eq!(team.local.ask("SELECT count(*) FROM users WHERE email_key = 'paul@example.net'"), "1");
}

#[test]
fn an_invitation_is_for_the_mailbox_that_was_invited_and_for_none_that_looks_or_folds_like_it() {
    for (own, invited, is_theirs) in [
        ("q@yapı.example", "q@yapi.example", false),
        ("q@yapi.example", "q@yapı.example", false),
        ("gross@example.net", "groß@example.net", false),
        ("groß@example.net", "groß@example.net", true),
        ("GROß@example.net", "groß@EXAMPLE.net", true),
        ("paul@exämple.net", "paul@xn--exmple-cua.net", true),
        ("ｐaul@example.net", "paul@example.net", false),
    ] {
        let team = Team::new();
        let portal = &team.local.portal;
        team.local.user("paul");
        let key = portal_plugin::model::mailboxes::key(own);
        team.local.sql(&format!("UPDATE users SET email = '{own}', email_key = '{key}' WHERE login = 'paul'"));
        let link = team.invite(&team.sit("claire"), invited, &[INVOICES], 1);
        let known = portal.accepting.look_at(&team.local.site, &link).unwrap().known;
        assert_eq!(known, is_theirs, "{own} is known by {invited}");
        let want = if is_theirs { "ok" } else { "invitation/other-address" };
        assert_eq!(code(portal.accepting.accept(&team.visit("paul"), &link)), want, "{own} for {invited}");
    }
}

#[test]
fn another_address_is_proved_by_a_code_of_ten_minutes_and_five_tries() {
    let team = Team::new();
    let portal = &team.local.portal;
    team.local.user("other");
    let link = team.invite(&team.sit("claire"), "paul@example.net", &[INVOICES], 1);
    let other = team.visit("other");
    let mailed = |count| {
        portal.accepting.mail_code(&other, &link).unwrap();
        let text = team.mail_to("paul@example.net", count).text;
        let begin = text.find("Code: ").unwrap() + "Code: ".len();
        text[begin..begin + 6].to_owned()
    };
    assert_eq!(code(portal.accepting.accept_with_code(&other, &link, "000000")), "code/over", "before any was mailed");

    let first = mailed(2);
    let wrong = if first == "000000" { "000001" } else { "000000" };
    for attempt in 1..=5 {
        assert_eq!(code(portal.accepting.accept_with_code(&other, &link, wrong)), "code/wrong", "attempt {attempt}");
    }
    assert_eq!(
        code(portal.accepting.accept_with_code(&other, &link, &first)),
        "code/over",
        "the right one as the sixth"
    );

    let late = mailed(3);
    team.local.erp.wait(Duration::from_mins(10));
    assert_eq!(code(portal.accepting.accept_with_code(&other, &link, &late)), "code/over", "after ten minutes");

    let right = mailed(4);
    team.local.erp.wait(Duration::from_mins(10).saturating_sub(moment()));
    team.local.user("third");
    assert_eq!(
        code(portal.accepting.accept_with_code(&team.visit("third"), &link, &right)),
        "code/over",
        "of another user"
    );
    assert_eq!(code(portal.accepting.accept_with_code(&other, &link, &right)), "ok", "the last moment");
    assert!(team.context(&team.sign_in("other")).is_ok());
}

#[test]
fn five_codes_are_mailed_for_an_invitation_and_no_more() {
    let team = Team::new();
    let portal = &team.local.portal;
    team.local.user("other");
    let link = team.invite(&team.sit("claire"), "paul@example.net", &[INVOICES], 1);
    for _ in 0..5 {
        portal.accepting.mail_code(&team.visit("other"), &link).unwrap();
        team.local.erp.wait(Duration::from_hours(1));
    }
    assert_eq!(code(portal.accepting.mail_code(&team.visit("other"), &link)), "code/enough");
}

#[test]
fn what_is_granted_is_cut_to_what_the_inviter_still_holds() {
    let team = Team::new();
    let portal = &team.local.portal;
    let claire = team.sit("claire");
    let max = team.member("max", &[MANAGE, INVOICES, QUOTES]);
    let link = team.invite(&team.sit("max"), "paul@example.net", &[INVOICES, QUOTES], 1);
    let narrower = MembershipTerms { sees: Some("own".to_owned()), ..terms(&[MANAGE, INVOICES]) };
    portal.members.edit(&claire, max, &narrower).unwrap();
    let card = portal.accepting.look_at(&team.local.site, &link).unwrap();
    assert_eq!((card.permissions.to_string().as_str(), card.sees), (INVOICES, Sees::Own));
    portal.accepting.accept_as_new(&team.local.site, &link, &NEW).unwrap();
    let paul = team.sit("paul@example.net").membership;
    assert_eq!((paul.role.permissions().to_string().as_str(), paul.sees), (INVOICES, Sees::Own));
}

#[test]
fn an_inviter_who_may_no_longer_invite_spoils_the_invitation_and_the_owner_is_told_once() {
    for (name, lose, want) in [
        (
            "lost the permission",
            AccountCommand::from(Edit { login: "max".to_owned(), membership: may(&[INVOICES]) }),
            "invitation/inviter-lost-right",
        ),
        ("suspended", Suspend { login: "max".to_owned() }.into(), "invitation/inviter-lost-right"),
        ("revoked", Revoke { login: "max".to_owned() }.into(), "invitation/cancelled"),
        ("account on hold", SuspendAccount::default().into(), "account/suspended"),
        ("account closed", CloseAccount::default().into(), "account/closed"),
    ] {
        let team = Team::new();
        let (portal, site) = (&team.local.portal, &team.local.site);
        team.member("max", &[MANAGE, INVOICES]);
        let link = team.invite(&team.sit("max"), "paul@example.net", &[INVOICES], 1);
        team.staff(&lose).unwrap();
        assert_eq!(code(portal.accepting.look_at(site, &link)), want, "look: {name}");
        assert_eq!(code(portal.accepting.accept_as_new(site, &link, &NEW)), want, "accept: {name}");
        assert_eq!(team.local.ask("SELECT count(*) FROM users"), "2", "{name}");
        if want == "invitation/inviter-lost-right" {
            let mail = team.mail_to("claire@example.net", 3);
            assert!(mail.text.contains("paul@example.net was invited by Claire Dubois"), "{name}: {}", mail.text);
            assert_eq!(
                code(portal.accepting.accept_as_new(site, &link, &NEW)),
                "invitation/cancelled",
                "again: {name}"
            );
            assert_eq!(team.local.erp.mails(3).len(), 3, "{name}");
        }
    }
}

#[test]
fn an_invitation_of_staff_to_an_account_on_hold_or_closed_is_refused_until_it_is_back() {
    for (act, want) in [
        (AccountCommand::from(SuspendAccount::default()), "account/suspended"),
        (CloseAccount::default().into(), "account/closed"),
    ] {
        let team = Team::new();
        let (portal, site) = (&team.local.portal, &team.local.site);
        team.local.user("zoe");
        let zoe = team.visit("zoe");
        let invite = |email: &str| {
            team.staff(&Invite { email: email.to_owned(), membership: may(&[INVOICES]), ..Invite::default() }).unwrap();
            team.newest_link(email)
        };
        let (new, known) = (invite("paul@example.net"), invite("zoe@example.net"));
        team.staff(&act).unwrap();
        assert_eq!(code(portal.accepting.look_at(site, &new)), want, "look");
        assert_eq!(code(portal.accepting.accept_as_new(site, &new, &NEW)), want, "as new");
        assert_eq!(code(portal.accepting.mail_code(&zoe, &new)), want, "a code");
        assert_eq!(code(portal.accepting.accept(&zoe, &known)), want, "as a user");
        assert_eq!(team.local.ask("SELECT count(*) FROM memberships"), "1", "{act:?}");
        assert_eq!(team.local.ask("SELECT count(*) FROM users"), "2", "{act:?}");
        team.staff(&ReopenAccount::default()).unwrap();
        assert_eq!(code(portal.accepting.accept_as_new(site, &new, &NEW)), "ok", "{act:?}, and back");
        assert_eq!(code(portal.accepting.accept(&zoe, &known)), "ok", "{act:?}, and back");
    }
}

/// Members, oneself and the owner are not invited (rule I9).
#[test]
fn what_cannot_be_offered_is_refused_with_what_to_do_instead() {
    let team = Team::new();
    let portal = &team.local.portal;
    team.member("max", &[MANAGE, INVOICES]);
    team.member("nina", &[INVOICES]);
    team.local.erp.add_employee("staff@example.net");
    let (claire, max, nina) = (team.sit("claire"), team.sit("max"), team.sit("nina"));
    let hours = |hours| Offer { hours: Some(hours), ..offer("paul@example.net", &[INVOICES]) };
    let owner = Offer {
        membership: MembershipTerms { owner: true, ..MembershipTerms::default() },
        ..offer("paul@example.net", &[])
    };
    for (name, by, offer, want) in [
        ("a member who manages nobody", &nina, offer("paul@example.net", &[INVOICES]), "permission/missing"),
        ("a permission not held", &max, offer("paul@example.net", &[INVOICES, QUOTES]), "permission/not-held"),
        ("the ownership", &claire, owner, "owner/exists"),
        ("a member", &claire, offer("NINA@example.net", &[INVOICES]), "invitation/already-member"),
        ("oneself", &max, offer("max@example.net", &[INVOICES]), "invitation/oneself"),
        ("the owner", &max, offer("claire@example.net", &[INVOICES]), "invitation/owner"),
        ("an employee", &claire, offer("staff@example.net", &[INVOICES]), "email/of-employee"),
        ("no address", &claire, offer("paul", &[INVOICES]), "email/invalid"),
        ("two lines", &claire, offer("paul@example.net\r\nBcc: x@example.net", &[INVOICES]), "email/invalid"),
        ("no life", &claire, hours(0), "invitation/lifetime"),
        ("the shortest life", &claire, hours(1), "ok"),
        ("the longest life", &claire, hours(720), "ok"),
        ("too long a life", &claire, hours(721), "invitation/lifetime"),
    ] {
        assert_eq!(code(portal.invitations.invite(by, &offer)), want, "{name}");
    }
}

/// Caps by day (rule I11).
#[test]
fn an_address_is_mailed_six_invitations_a_day_and_an_inviter_mails_thirty() {
    let team = Team::new();
    let portal = &team.local.portal;
    let claire = team.sit("claire");
    for number in 1..=6 {
        assert_eq!(code(portal.invitations.invite(&claire, &offer("paul@example.net", &[]))), "ok", "{number}");
    }
    assert_eq!(code(portal.invitations.invite(&claire, &offer("paul@example.net", &[]))), "invitation/too-many");
    for number in 7..=30 {
        assert_eq!(
            code(portal.invitations.invite(&claire, &offer(&format!("p{number}@example.net"), &[]))),
            "ok",
            "{number}"
        );
    }
    assert_eq!(code(portal.invitations.invite(&claire, &offer("last@example.net", &[]))), "invitation/too-many");
    team.local.erp.wait(Duration::from_hours(24));
    let claire = team.sit("claire");
    let invites_paul = || code(portal.invitations.invite(&claire, &offer("paul@example.net", &[])));
    assert_eq!(invites_paul(), "ok", "a day later");
    // What others send to an address all day long keeps no account from one invitation of its own (rule U7).
    (0..5).for_each(|_| assert_eq!(invites_paul(), "ok"));
    assert_eq!(invites_paul(), "invitation/too-many");
    team.local.sql("UPDATE invitation_mails SET account = 0");
    assert_eq!([invites_paul(), invites_paul()], ["ok", "invitation/too-many"]);
}

/// A contact who is invited stays linked (rule A7).
#[test]
fn a_contact_becomes_a_user_and_stays_a_contact() {
    let team = Team::new();
    let portal = &team.local.portal;
    let claire = team.sit("claire");
    let contact = portal.contacts.add(&claire, "Paul Morel", "paul@example.net", "invoices".parse().unwrap()).unwrap();
    let by_contact = Offer { contact: Some(contact.id), ..offer("", &[INVOICES]) };
    portal.invitations.invite(&claire, &by_contact).unwrap();
    let link = link(&team.mail_to("paul@example.net", 1));
    portal.accepting.accept_as_new(&team.local.site, &link, &NewPerson { name: "", ..NEW }).unwrap();
    let people = portal.members.people(&claire).unwrap();
    assert!(people.contacts[0].member);
    assert_eq!(people.members.iter().filter(|member| member.name == "Paul Morel").count(), 1);
    let unknown = Offer { contact: Some(ContactId(99)), ..offer("", &[INVOICES]) };
    assert_eq!(code(portal.invitations.invite(&claire, &unknown)), "contact/not-on-account");
}

#[test]
fn a_link_of_one_realm_is_nothing_in_another() {
    let team = Team::new();
    let link = team.invite(&team.sit("claire"), "paul@example.net", &[INVOICES], 1);
    let elsewhere = std::sync::Arc::new(tests::local_portal::site("lac", portal_plugin::model::locales::Locale::En));
    let portal = &team.local.portal;
    assert_eq!(code(portal.accepting.look_at(&elsewhere, &link)), "invitation/unknown");
    assert_eq!(code(portal.accepting.accept_as_new(&elsewhere, &link, &NEW)), "invitation/unknown");
    assert_eq!(code(portal.accepting.look_at(&team.enable("lac"), &link)), "ok", "another site of the realm");
}
