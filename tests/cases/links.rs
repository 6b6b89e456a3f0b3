//! Links to set a password: single use, for a while, in one realm, and a request for one tells nothing (rules U6, U9).

use std::sync::{Arc, Barrier};
use std::time::Duration;

use portal_plugin::error::Error;
use portal_plugin::model::locales::Locale;
use portal_plugin::model::tokens::Token;
use portal_plugin::model::users::UserState;
use tests::desk::{Desk, Made, PASSWORD, site};

const NEW: &str = "roter Kahn im Schilf";

/// Asks for a link and takes it from the mail, which is so many in all.
fn link(desk: &Desk, login: &str, count: usize) -> Token {
    desk.portal.passwords.request_reset(&desk.site, login, desk.stranger()).unwrap();
    desk.link_in_mail(count)
}

#[test]
fn a_link_sets_the_password_once_and_ends_every_session() {
    let desk = Desk::new();
    desk.user("claire");
    desk.sql("UPDATE users SET email_verified = 0, one_time_until = 9000000000000");
    let session = desk.sign_in("claire", PASSWORD).unwrap().session;
    let link = link(&desk, "Claire", 1);
    let card = desk.portal.passwords.look_at_link(&desk.site, &link).unwrap();
    assert_eq!((card.login.as_str(), card.min_length), ("claire", 15));
    assert_eq!(card.expires, desk.now().plus(Duration::from_mins(30)));
    assert_eq!(desk.portal.passwords.set(&desk.site, &link, "kurz").unwrap_err().code(), "password/too-short");

    desk.portal.passwords.set(&desk.site, &link, NEW).unwrap();
    assert_eq!(desk.principal(&session).unwrap_err().code(), "session/revoked");
    assert!(!desk.sign_in("claire", NEW).unwrap().must_replace_password);
    assert_eq!(desk.sign_in("claire", PASSWORD).unwrap_err(), Error::SignInFailed);
    assert_eq!(desk.ask("SELECT email_verified FROM users"), "1", "the mailbox is proved");
    assert!(desk.erp.mails(2)[1].subject.contains("password was changed"));

    assert_eq!(desk.portal.passwords.set(&desk.site, &link, NEW).unwrap_err(), Error::LinkInvalid);
    assert_eq!(desk.portal.passwords.look_at_link(&desk.site, &link).unwrap_err(), Error::LinkInvalid);
}

#[test]
fn a_link_works_to_the_last_moment_of_its_half_hour() {
    let desk = Desk::new();
    desk.user("claire");
    // The second link is the third mail: a notice of the first change lies between.
    for (count, millis, works) in [(1, 1_799_999, true), (3, 1_800_000, false)] {
        let link = link(&desk, "claire", count);
        desk.erp.wait(Duration::from_millis(millis));
        let looked = desk.portal.passwords.look_at_link(&desk.site, &link);
        let set = desk.portal.passwords.set(&desk.site, &link, &format!("{NEW} {millis}"));
        assert_eq!((looked.is_ok(), set.is_ok()), (works, works), "after {millis} ms: {set:?}");
        desk.erp.mails(2);
    }
}

#[test]
fn of_two_who_use_a_link_at_the_same_moment_one_wins() {
    let desk = Desk::new();
    desk.user("claire");
    let mut mails = 0;
    for round in 0..100 {
        mails += 1;
        let link = link(&desk, "claire", mails);
        let barrier = Barrier::new(2);
        let answers: Vec<_> = std::thread::scope(|scope| {
            let one = |number: usize| {
                let (desk, link, barrier) = (&desk, &link, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    desk.portal.passwords.set(&desk.site, link, &format!("{NEW} {round} {number}"))
                })
            };
            [one(0), one(1)].map(|handle| handle.join().unwrap()).to_vec()
        });
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        let lost = answers.iter().filter(|answer| matches!(answer, Err(Error::LinkInvalid))).count();
        assert_eq!((won, lost), (1, 1), "round {round}: {answers:?}");
        mails += 1;
        assert_eq!(desk.erp.mails(mails).len(), mails, "one notice, round {round}");
        desk.erp.wait(Duration::from_hours(1));
    }
}

#[test]
fn a_link_is_nothing_on_another_realms_site_and_for_a_disabled_user() {
    let desk = Desk::new();
    desk.user("claire");
    let link = link(&desk, "claire", 1);
    let other = Arc::new(site("lac", Locale::Fr));
    assert_eq!(desk.portal.passwords.look_at_link(&other, &link).unwrap_err(), Error::LinkInvalid);
    assert_eq!(desk.portal.passwords.set(&other, &link, NEW).unwrap_err(), Error::LinkInvalid);
    desk.sql("UPDATE users SET state = 'disabled'");
    assert_eq!(desk.portal.passwords.look_at_link(&desk.site, &link).unwrap_err(), Error::LinkInvalid);
    assert_eq!(desk.portal.passwords.set(&desk.site, &link, NEW).unwrap_err(), Error::LinkInvalid);
    desk.sql("UPDATE users SET state = 'active'");
    assert!(desk.portal.passwords.set(&desk.site, &link, NEW).is_ok(), "nothing of it used the link up");
}

#[test]
fn only_the_last_link_works_and_after_three_an_hour_it_stays_the_last() {
    let desk = Desk::new();
    desk.user("claire");
    let links: Vec<_> = (1..=3).map(|count| link(&desk, "claire", count)).collect();
    for _ in 0..20 {
        desk.portal.passwords.request_reset(&desk.site, "claire", desk.stranger()).unwrap();
    }
    let works: Vec<_> = links.iter().map(|link| desk.portal.passwords.look_at_link(&desk.site, link).is_ok()).collect();
    assert_eq!(works, [false, false, true]);
    desk.erp.wait(Duration::from_hours(1));
    let next = link(&desk, "claire", 4);
    assert!(desk.portal.passwords.look_at_link(&desk.site, &next).is_ok());
}

#[test]
fn a_request_tells_nothing_and_mails_only_those_who_may_have_a_link() {
    let desk = Desk::new();
    desk.user("claire");
    desk.user_with("disabled", &Made { state: UserState::Disabled, ..Made::default() });
    desk.user_with("without.address", &Made { email: false, ..Made::default() });
    desk.user_with("new", &Made::default());
    desk.user_with("elsewhere", &Made { realm: Some("lac".parse().unwrap()), ..Made::default() });
    desk.user("unproved");
    desk.sql("UPDATE users SET email_verified = 0 WHERE login = 'unproved'");
    let mut sent = 0;
    for (typed, to) in [
        ("nobody", None),
        ("", None),
        ("disabled", None),
        ("disabled@example.net", None),
        ("without.address", None),
        ("elsewhere", None),
        ("elsewhere@example.net", None),
        ("unproved@example.net", Some("unproved@example.net")),
        ("unproved", Some("unproved@example.net")),
        ("claire", Some("claire@example.net")),
        (" CLAIRE@example.net ", Some("claire@example.net")),
        ("new", Some("new@example.net")),
    ] {
        assert_eq!(desk.portal.passwords.request_reset(&desk.site, typed, desk.stranger()), Ok(()), "{typed}");
        desk.until("the outbox is empty", || desk.ask("SELECT count(*) FROM outbox") == "0");
        sent += usize::from(to.is_some());
        let mails = desk.erp.mails(sent);
        assert_eq!(mails.len(), sent, "{typed}");
        if let Some(to) = to {
            assert_eq!(mails.last().unwrap().to, to, "{typed}");
        }
    }
}

#[test]
fn a_proved_address_that_users_share_is_sent_a_link_for_each() {
    let desk = Desk::new();
    for login in ["claire", "paul", "anne", "zoe"] {
        desk.user_with(login, &Made::default());
    }
    desk.sql("UPDATE users SET email = 'shared@example.net', email_key = 'shared@example.net'");
    desk.portal.passwords.request_reset(&desk.site, "shared@example.net", desk.stranger()).unwrap();
    let mails = desk.erp.mails(3);
    assert_eq!(mails.len(), 3);
    for (mail, login) in mails.iter().zip(["claire", "paul", "anne"]) {
        assert!(mail.text.contains(&format!("Login: {login}")), "{}", mail.text);
    }
}

#[test]
fn an_address_that_is_not_proved_brings_a_link_only_where_one_user_has_it() {
    let desk = Desk::new();
    for login in ["claire", "paul"] {
        desk.user_with(login, &Made::default());
    }
    desk.sql("UPDATE users SET email = 'shared@example.net', email_key = 'shared@example.net', email_verified = 0");
    let ask = |typed| desk.portal.passwords.request_reset(&desk.site, typed, desk.stranger()).unwrap();
    ask("shared@example.net");
    ask("claire");
    assert_eq!(desk.erp.mails(1).len(), 1, "by login only (rule U3b)");
    desk.sql("UPDATE users SET state = 'disabled' WHERE login = 'paul'");
    ask("SHARED@example.net");
    let mails = desk.erp.mails(2);
    assert!(mails[1].text.contains("Login: claire"), "{}", mails[1].text);
}

#[test]
fn requests_are_slowed_by_network_only() {
    let desk = Desk::new();
    let network = "203.0.113.5".parse().unwrap();
    for n in 0..50 {
        assert_eq!(desk.portal.passwords.request_reset(&desk.site, "claire", network), Ok(()), "request {n}");
    }
    let slowed = desk.portal.passwords.request_reset(&desk.site, "somebody", network);
    assert_eq!(slowed, Err(Error::SlowDown { seconds: 6 }));
    assert_eq!(desk.portal.passwords.request_reset(&desk.site, "claire", desk.stranger()), Ok(()));
}
