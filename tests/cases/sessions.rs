//! Sessions: rotated, counted, listed, ended (rule U8).

use std::time::Duration;

use portal_plugin::error::Error;
use portal_plugin::model::locales::Locale;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::sign_in::Attempt;
use tests::browser::Browser;
use tests::local_portal::{LocalPortal, PASSWORD, site};
use tests::shop::Shop;

const NEW: &str = "roter Kahn im Schilf";

fn code(local: &LocalPortal, session: &Token) -> &'static str {
    local.principal(session).map_or_else(|error| error.code(), |_| "live")
}

#[test]
fn each_sign_in_makes_a_new_token_and_the_store_never_holds_it() {
    let local = LocalPortal::new();
    local.user("claire");
    let (first, second) = (local.sign_in("claire", PASSWORD).unwrap(), local.sign_in("claire", PASSWORD).unwrap());
    assert_ne!(first.session, second.session);
    let stored = local.ask("SELECT token FROM sessions ORDER BY id LIMIT 1");
    assert_eq!(stored, format!("{:?}", first.session.hash()), "its hash is stored");
    assert_eq!(code(&local, &Token::new([9; 32])), "session/missing");
}

#[test]
fn a_password_change_gives_the_session_a_new_token_and_ends_every_other_one() {
    let local = LocalPortal::new();
    local.user("claire");
    let here = local.sign_in("claire", PASSWORD).unwrap();
    let there = local.sign_in("claire", PASSWORD).unwrap();
    let principal = local.principal(&here.session).unwrap();
    let token = local.portal.passwords.change(&principal, PASSWORD, NEW).unwrap();
    assert_eq!(code(&local, &here.session), "session/missing", "the old token");
    assert_eq!(code(&local, &token), "live", "the new token");
    assert_eq!(code(&local, &there.session), "session/revoked", "the other session");
    assert_eq!(local.principal(&token).unwrap().session.opened, principal.session.opened, "no longer life");
    assert_eq!(local.sign_in("claire", PASSWORD).unwrap_err(), Error::SignInFailed);
    assert!(local.sign_in("claire", NEW).is_ok());
    assert!(local.erp.mails(1)[0].subject.contains("password was changed"));
}

#[test]
fn a_new_password_must_be_a_good_one_and_changes_nothing_where_it_is_not() {
    let local = LocalPortal::new();
    local.user("claire.dubois.atu");
    let session = local.sign_in("claire.dubois.atu", PASSWORD).unwrap().session;
    let principal = local.principal(&session).unwrap();
    for (current, new, want) in [
        (PASSWORD, "kurz", "password/too-short"),
        (PASSWORD, "123456789012345", "password/common"),
        (PASSWORD, "Claire.Dubois.Atu 1", "password/obvious"),
        (PASSWORD, "claire.dubois.atu@example.net", "password/obvious"),
        (PASSWORD, "alpes & lac 2026 2027", "password/obvious"),
        (PASSWORD, PASSWORD, "password/unchanged"),
        ("grüner Kahn im Schilf", NEW, "password/wrong"),
    ] {
        let answer = local.portal.passwords.change(&principal, current, new);
        assert_eq!(answer.unwrap_err().code(), want, "{current} to {new}");
    }
    assert_eq!(code(&local, &session), "live");
    assert!(local.sign_in("claire.dubois.atu", PASSWORD).is_ok());
}

#[test]
fn one_session_more_than_allowed_ends_the_oldest() {
    let local = LocalPortal::new();
    local.user("claire");
    let mut sessions = Vec::new();
    for _ in 0..11 {
        sessions.push(local.sign_in("claire", PASSWORD).unwrap().session);
        local.erp.wait(Duration::from_secs(1));
    }
    let codes: Vec<_> = sessions.iter().map(|session| code(&local, session)).collect();
    assert_eq!(codes[0], "session/revoked");
    assert_eq!(codes[1..], ["live"; 10]);
}

#[test]
fn only_who_holds_the_session_that_was_one_too_many_is_told_why_it_ended() {
    let shop = Shop::open();
    let said = |browser: &mut Browser| {
        let page = browser.get("/sign-in");
        assert_eq!(page.status, 200);
        let told = ["too many other browsers", "trop d’autres navigateurs"];
        told.map(|text| page.text().contains(text))
    };
    let (mut oldest, mut ended) = (shop.signed_in("alpes", "sam"), shop.signed_in("alpes", "lea"));
    shop.sql("UPDATE sessions SET ended = used WHERE user = (SELECT id FROM users WHERE login = 'lea')");
    let others: Vec<_> = (0..10).map(|_| shop.signed_in("alpes", "sam")).collect();
    assert_eq!(oldest.get("/").status, 303);
    assert_eq!(said(&mut oldest), [true, false]);
    for (who, browser) in [
        ("whose session ended otherwise", &mut ended),
        ("a stranger", &mut shop.browser("alpes")),
        ("the same token on another site", &mut oldest.carried_to("lac.localhost")),
    ] {
        assert_eq!(said(browser), [false, false], "{who}");
    }
    oldest.submit("/sign-in", "/language", &[("language", "fr")]);
    assert_eq!(said(&mut oldest), [false, true]);
    assert_eq!(oldest.sign_in("sam", PASSWORD).status, 303);
    assert_eq!(oldest.get("/").status, 303, "to the one account");
    assert_eq!(others.len(), 10);
}

#[test]
fn ones_sessions_are_listed_and_ended_one_by_one_or_all_but_this() {
    let local = LocalPortal::new();
    local.user("claire");
    local.user("paul");
    let agent = format!("Browser\r\n\u{1b}[31m{}", "x".repeat(300));
    let attempt = Attempt {
        login: "claire",
        password: PASSWORD,
        device: None,
        peer: "2001:db8:1:22ff::1".parse().unwrap(),
        agent: &agent,
    };
    let here = local.portal.sign_ins.begin(&local.site, &attempt).unwrap().opened().unwrap().session;
    local.erp.wait(Duration::from_mins(2));
    let others: Vec<_> = (0..3).map(|_| local.sign_in("claire", PASSWORD).unwrap().session).collect();
    let paul = local.sign_in("paul", PASSWORD).unwrap().session;

    let principal = local.principal(&here).unwrap();
    let cards = local.portal.sessions.list(&principal).unwrap();
    assert_eq!(cards.len(), 4);
    let mine: Vec<_> = cards.iter().filter(|card| card.current).collect();
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0].network, "2001:db8:1:2200::/56");
    assert_eq!(mine[0].agent, format!("Browser[31m{}", "x".repeat(189)));

    let of_paul = local.principal(&paul).unwrap().session.id;
    assert_eq!(local.portal.sessions.end(&principal, of_paul).unwrap_err(), Error::SessionUnknown);
    assert_eq!(code(&local, &paul), "live", "somebody else's");
    let one = local.principal(&others[0]).unwrap().session.id;
    local.portal.sessions.end(&principal, one).unwrap();
    assert_eq!(local.portal.sessions.end(&principal, one).unwrap_err(), Error::SessionUnknown, "ended already");
    assert_eq!(local.portal.sessions.end_others(&principal).unwrap(), 2);
    assert_eq!(code(&local, &here), "live");
    assert_eq!(others.iter().map(|other| code(&local, other)).collect::<Vec<_>>(), ["session/revoked"; 3]);
    local.portal.sessions.sign_out(&principal).unwrap();
    assert_eq!(code(&local, &here), "session/revoked");
}

#[test]
fn a_session_is_good_on_the_site_that_opened_it_only() {
    let local = LocalPortal::new();
    local.user("claire");
    let session = local.sign_in("claire", PASSWORD).unwrap().session;
    let mut other = site("lac", Locale::Fr);
    other.realm = local.site.realm.clone();
    let denied = local.portal.principals.of_session(&std::sync::Arc::new(other), &session).unwrap_err();
    assert_eq!(denied.code(), "session/other-site");
}

#[test]
fn a_session_that_expired_is_not_listed_and_pushes_out_no_live_one() {
    let local = LocalPortal::new();
    local.user("claire");
    for _ in 0..9 {
        local.sign_in("claire", PASSWORD).unwrap();
    }
    local.erp.wait(Duration::from_hours(1));
    let here = local.sign_in("claire", PASSWORD).unwrap().session;
    let cards = local.portal.sessions.list(&local.principal(&here).unwrap()).unwrap();
    assert_eq!(cards.len(), 1);
}

#[test]
fn sessions_are_forgotten_a_month_after_their_last_use() {
    let local = LocalPortal::new();
    local.user("claire");
    for _ in 0..3 {
        local.sign_in("claire", PASSWORD).unwrap();
    }
    local.erp.wait(Duration::from_hours(30 * 24 + 1));
    local.sign_in("claire", PASSWORD).unwrap();
    assert_eq!(local.ask("SELECT count(*) FROM sessions"), "1");
}
