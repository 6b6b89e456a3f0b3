//! Links to set a password: single use, for a while, in one realm, and a request for one tells nothing (rules U6, U9).

use std::sync::{Arc, Barrier};
use std::time::Duration;

use portal_plugin::error::Error;
use portal_plugin::model::locales::Locale;
use portal_plugin::model::tokens::Token;
use portal_plugin::model::users::UserState;
use tests::local_portal::{LocalPortal, Made, PASSWORD, site};

const NEW: &str = "roter Kahn im Schilf";

/// Asks for a link and takes it from the mail, which is so many in all.
fn link(local: &LocalPortal, login: &str, count: usize) -> Token {
    local.portal.passwords.request_reset(&local.site, login, local.stranger()).unwrap();
    local.link_in_mail(count)
}

#[test]
fn a_link_sets_the_password_once_and_ends_every_session() {
    let local = LocalPortal::new();
    local.user("claire");
    local.sql("UPDATE users SET email_verified = FALSE, one_time_until = 9000000000000");
    let session = local.sign_in("claire", PASSWORD).unwrap().session;
    let link = link(&local, "Claire", 1);
    let card = local.portal.passwords.look_at_link(&local.site, &link).unwrap();
    assert_eq!((card.login.as_str(), card.min_length), ("claire", 15));
    assert_eq!(card.expires, local.now().plus(Duration::from_mins(30)));
    assert_eq!(local.portal.passwords.set(&local.site, &link, "kurz").unwrap_err().code(), "password/too-short");

    local.portal.passwords.set(&local.site, &link, NEW).unwrap();
    assert_eq!(local.principal(&session).unwrap_err().code(), "session/revoked");
    assert!(!local.sign_in("claire", NEW).unwrap().must_replace_password);
    assert_eq!(local.sign_in("claire", PASSWORD).unwrap_err(), Error::SignInFailed);
    assert_eq!(local.ask("SELECT email_verified FROM users"), "1", "the mailbox is proved");
    assert!(local.erp.mails(2)[1].subject.contains("password was changed"));

    assert_eq!(local.portal.passwords.set(&local.site, &link, NEW).unwrap_err(), Error::LinkInvalid);
    assert_eq!(local.portal.passwords.look_at_link(&local.site, &link).unwrap_err(), Error::LinkInvalid);
}

#[test]
fn a_link_works_to_the_last_moment_of_its_half_hour() {
    let local = LocalPortal::new();
    local.user("claire");
    // The second link is the third mail: a notice of the first change lies between.
    for (count, millis, works) in [(1, 1_799_999, true), (3, 1_800_000, false)] {
        let link = link(&local, "claire", count);
        local.erp.wait(Duration::from_millis(millis));
        let looked = local.portal.passwords.look_at_link(&local.site, &link);
        let set = local.portal.passwords.set(&local.site, &link, &format!("{NEW} {millis}"));
        assert_eq!((looked.is_ok(), set.is_ok()), (works, works), "after {millis} ms: {set:?}");
        local.erp.mails(2);
    }
}

#[test]
fn of_two_who_use_a_link_at_the_same_moment_one_wins() {
    let local = LocalPortal::new();
    local.user("claire");
    let mut mails = 0;
    for round in 0..100 {
        mails += 1;
        let link = link(&local, "claire", mails);
        let barrier = Barrier::new(2);
        let answers: Vec<_> = std::thread::scope(|scope| {
            let one = |number: usize| {
                let (local, link, barrier) = (&local, &link, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    local.portal.passwords.set(&local.site, link, &format!("{NEW} {round} {number}"))
                })
            };
            [one(0), one(1)].map(|handle| handle.join().unwrap()).to_vec()
        });
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        let lost = answers.iter().filter(|answer| matches!(answer, Err(Error::LinkInvalid))).count();
        assert_eq!((won, lost), (1, 1), "round {round}: {answers:?}");
        mails += 1;
        assert_eq!(local.erp.mails(mails).len(), mails, "one notice, round {round}");
        local.erp.wait(Duration::from_hours(1));
    }
}

#[test]
fn a_link_is_nothing_on_another_realms_site_and_for_a_disabled_user() {
    let local = LocalPortal::new();
    local.user("claire");
    let link = link(&local, "claire", 1);
    let other = Arc::new(site("lac", Locale::Fr));
    assert_eq!(local.portal.passwords.look_at_link(&other, &link).unwrap_err(), Error::LinkInvalid);
    assert_eq!(local.portal.passwords.set(&other, &link, NEW).unwrap_err(), Error::LinkInvalid);
    local.sql("UPDATE users SET state = 'disabled'");
    assert_eq!(local.portal.passwords.look_at_link(&local.site, &link).unwrap_err(), Error::LinkInvalid);
    assert_eq!(local.portal.passwords.set(&local.site, &link, NEW).unwrap_err(), Error::LinkInvalid);
    local.sql("UPDATE users SET state = 'active'");
    assert!(local.portal.passwords.set(&local.site, &link, NEW).is_ok(), "nothing of it used the link up");
}

#[test]
fn only_the_last_link_works_and_after_three_an_hour_it_stays_the_last() {
    let local = LocalPortal::new();
    local.user("claire");
    let links: Vec<_> = (1..=3).map(|count| link(&local, "claire", count)).collect();
    for _ in 0..20 {
        local.portal.passwords.request_reset(&local.site, "claire", local.stranger()).unwrap();
    }
    let works: Vec<_> =
        links.iter().map(|link| local.portal.passwords.look_at_link(&local.site, link).is_ok()).collect();
    assert_eq!(works, [false, false, true]);
    local.erp.wait(Duration::from_hours(1));
    let next = link(&local, "claire", 4);
    assert!(local.portal.passwords.look_at_link(&local.site, &next).is_ok());
}

#[test]
fn a_request_tells_nothing_and_mails_only_those_who_may_have_a_link() {
    let local = LocalPortal::new();
    local.user("claire");
    local.user_with("disabled", &Made { state: UserState::Disabled, ..Made::default() });
    local.user_with("without.address", &Made { email: false, ..Made::default() });
    local.user_with("new", &Made::default());
    local.user_with("elsewhere", &Made { realm: Some("lac".parse().unwrap()), ..Made::default() });
    local.user("unproved");
    local.sql("UPDATE users SET email_verified = FALSE WHERE login = 'unproved'");
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
        assert_eq!(local.portal.passwords.request_reset(&local.site, typed, local.stranger()), Ok(()), "{typed}");
        local.until("the outbox is empty", || local.ask("SELECT count(*) FROM outbox") == "0");
        sent += usize::from(to.is_some());
        let mails = local.erp.mails(sent);
        assert_eq!(mails.len(), sent, "{typed}");
        if let Some(to) = to {
            assert_eq!(mails.last().unwrap().to, to, "{typed}");
        }
    }
}

#[test]
fn a_proved_address_that_users_share_is_sent_a_link_for_each() {
    let local = LocalPortal::new();
    for login in ["claire", "paul", "anne", "zoe"] {
        local.user_with(login, &Made::default());
    }
    local.sql("UPDATE users SET email = 'shared@example.net', email_key = 'shared@example.net'");
    local.portal.passwords.request_reset(&local.site, "shared@example.net", local.stranger()).unwrap();
    let mails = local.erp.mails(3);
    assert_eq!(mails.len(), 3);
    for (mail, login) in mails.iter().zip(["claire", "paul", "anne"]) {
        assert!(mail.text.contains(&format!("Login: {login}")), "{}", mail.text);
    }
}

#[test]
fn an_address_that_is_not_proved_brings_a_link_only_where_one_user_has_it() {
    let local = LocalPortal::new();
    for login in ["claire", "paul"] {
        local.user_with(login, &Made::default());
    }
    local
        .sql("UPDATE users SET email = 'shared@example.net', email_key = 'shared@example.net', email_verified = FALSE");
    let ask = |typed| local.portal.passwords.request_reset(&local.site, typed, local.stranger()).unwrap();
    ask("shared@example.net");
    ask("claire");
    assert_eq!(local.erp.mails(1).len(), 1, "by login only (rule U3b)");
    local.sql("UPDATE users SET state = 'disabled' WHERE login = 'paul'");
    ask("SHARED@example.net");
    let mails = local.erp.mails(2);
    assert!(mails[1].text.contains("Login: claire"), "{}", mails[1].text);
}

#[test]
fn requests_are_slowed_by_network_only() {
    let local = LocalPortal::new();
    let network = "203.0.113.5".parse().unwrap();
    for n in 0..50 {
        assert_eq!(local.portal.passwords.request_reset(&local.site, "claire", network), Ok(()), "request {n}");
    }
    let slowed = local.portal.passwords.request_reset(&local.site, "somebody", network);
    assert_eq!(slowed, Err(Error::SlowDown { seconds: 6 }));
    assert_eq!(local.portal.passwords.request_reset(&local.site, "claire", local.stranger()), Ok(()));
}
