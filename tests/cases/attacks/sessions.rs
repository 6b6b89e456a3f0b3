//! Sessions: planted, copied, carried elsewhere, kept too long.

use std::time::Duration;

use plugin_api::Host;
use serde_json::json;
use tests::browser::{Browser, SESSION};
use tests::local_portal::PASSWORD;
use tests::shop::Shop;

fn is_in(browser: &mut Browser) -> bool {
    match browser.get("/api/v1/session").status {
        200 => true,
        401 => false,
        other => panic!("neither in nor out: {other}"),
    }
}

/// How a session ends: in this shop, by this browser, with this new password.
type End = fn(&Shop, &mut Browser, &str);

#[test]
fn a_planted_session_is_worth_nothing_before_and_after_sign_in() {
    let shop = Shop::open();
    let planted = "A".repeat(43);
    let mut victim = shop.browser("alpes");
    victim.cookies.insert(SESSION.to_owned(), planted.clone());
    assert!(!is_in(&mut victim));
    assert_eq!(victim.sign_in("atu", PASSWORD).status, 303);
    let given = victim.cookies[SESSION].clone();
    assert_ne!(given, planted);
    assert_eq!(given.len(), 43, "256 bits in base64");
    let mut attacker = shop.browser("alpes");
    attacker.cookies.insert(SESSION.to_owned(), planted);
    assert!(!is_in(&mut attacker));
    assert!(is_in(&mut victim));

    let before = victim.clone();
    assert_eq!(victim.sign_in_by_call("atu", PASSWORD).status, 200);
    assert_ne!(victim.cookies[SESSION], before.cookies[SESSION], "signing in again makes a new token");
}

#[test]
fn a_cookie_copied_before_it_ended_is_worth_nothing_after() {
    let new = "ein ganz anderer Satz";
    let ends: [(&str, End); 6] = [
        ("signing out by the page", |shop, browser, _| {
            let account = shop.account("1");
            assert_eq!(browser.submit(&format!("/a/{account}"), "/sign-out", &[]).status, 303);
        }),
        ("signing out by a call", |_, browser, _| {
            assert_eq!(browser.call("DELETE", "/api/v1/session", &json!(null)).status, 204);
        }),
        ("changing the password by the page", |_, browser, new| {
            let fields = [("current", PASSWORD), ("new", new), ("repeat", new)];
            assert_eq!(browser.submit("/password", "/password", &fields).status, 303);
        }),
        ("changing the password by a call", |_, browser, new| {
            let body = json!({ "current": PASSWORD, "new": new });
            assert_eq!(browser.call("POST", "/api/v1/password", &body).status, 200);
        }),
        ("setting a password by link", |shop, browser, new| {
            assert_eq!(browser.call("POST", "/api/v1/password/forgot", &json!({ "login": "atu" })).status, 204);
            let link = shop.mailed_link(1);
            let body = json!({ "token": link.rsplit('/').next(), "new": new });
            assert_eq!(browser.call("POST", "/api/v1/password/set", &body).status, 204);
        }),
        ("ending the others from elsewhere", |shop, _, _| {
            let mut other = shop.signed_in("alpes", "atu");
            assert_eq!(other.call("DELETE", "/api/v1/sessions", &json!(null)).status, 200);
        }),
    ];
    for (what, end) in ends {
        let shop = Shop::open();
        let mut browser = shop.signed_in("alpes", "atu");
        let mut copy = browser.clone();
        assert!(is_in(&mut copy), "{what}");
        end(&shop, &mut browser, new);
        assert!(!is_in(&mut copy), "{what}");
    }
}

#[test]
fn a_reset_ends_every_session_and_its_link_works_once() {
    let shop = Shop::open();
    let (mut here, mut there) = (shop.signed_in("alpes", "atu"), shop.signed_in("lac", "atu"));
    let mut asker = shop.browser("alpes");
    assert_eq!(asker.submit("/password/forgot", "/password/forgot", &[("login", "atu")]).status, 200);
    let link = shop.mailed_link(1);
    let fields = [("new", "ein ganz anderer Satz"), ("repeat", "ein ganz anderer Satz")];
    assert_eq!(asker.get(&link).status, 200);
    assert_eq!(asker.submit(&link, &link, &fields).status, 303);
    assert!(!is_in(&mut here) && !is_in(&mut there));
    assert_eq!(asker.get(&link).status, 410, "used");
    assert_eq!(shop.browser("alpes").sign_in_by_call("atu", PASSWORD).status, 401);
    assert_eq!(shop.browser("alpes").sign_in_by_call("atu", "ein ganz anderer Satz").status, 200);
}

#[test]
fn a_session_is_good_on_the_site_that_opened_it_only() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut here = shop.signed_in("alpes", "atu");
    let mut carried = here.carried_to("lac.localhost");
    let answer = carried.get(&format!("/api/v1/a/{account}/invoices"));
    assert_eq!((answer.status, answer.code().as_str()), (401, "session/other-site"));
    assert_eq!(here.carried_to("nord.localhost").get("/api/v1/accounts").status, 401);
    assert!(is_in(&mut here), "and it stays good there");
}

#[test]
fn a_session_ends_when_unused_or_old_to_the_second() {
    let shop = Shop::open();
    let mut idle = shop.signed_in("alpes", "atu");
    shop.erp.wait(Duration::from_secs(60 * 60 - 1));
    assert!(is_in(&mut idle), "used after 59 minutes and 59 seconds");
    shop.erp.wait(Duration::from_hours(1));
    assert!(!is_in(&mut idle), "unused for an hour");

    let mut busy = shop.signed_in("alpes", "atu");
    for _ in 0..23 {
        shop.erp.wait(Duration::from_mins(30));
        assert!(is_in(&mut busy));
    }
    shop.erp.wait(Duration::from_secs(30 * 60 - 1));
    assert!(is_in(&mut busy), "the last second of twelve hours");
    shop.erp.wait(Duration::from_secs(1));
    assert!(!is_in(&mut busy), "twelve hours");
}

#[test]
fn a_clock_that_steps_back_revives_nothing_and_breaks_nothing() {
    let two_hours = Duration::from_hours(2);
    let shop = Shop::open();
    let mut over = shop.signed_in("alpes", "atu");
    shop.erp.wait(two_hours);
    let mut live = shop.signed_in("alpes", "atu");
    assert!(!is_in(&mut over));
    let now = shop.erp.now();
    shop.erp.set_now(now - 7_200_000);
    assert!(!is_in(&mut over), "ended for good");
    assert!(is_in(&mut live), "opened in what is now the future");
    assert_eq!(live.get("/security").status, 200);
    shop.erp.set_now(0);
    assert!(!is_in(&mut over));
    assert_eq!(live.get("/security").status, 200, "in 1970");
    shop.erp.set_now(now);
    assert!(is_in(&mut live));
    assert_eq!(shop.health().panics, 0);
}

#[test]
fn the_oldest_session_makes_room_for_one_more_than_allowed() {
    let shop = Shop::open();
    let mut browsers: Vec<Browser> = (0..11)
        .map(|_| {
            shop.erp.wait(Duration::from_secs(1));
            shop.signed_in("alpes", "atu")
        })
        .collect();
    let live: Vec<bool> = browsers.iter_mut().map(is_in).collect();
    assert_eq!(live, [vec![false], vec![true; 10]].concat(), "ten by default");
    let list = browsers[10].get("/api/v1/sessions").json();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(10));
}
