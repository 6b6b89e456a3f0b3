//! Every way to a session, tried by whoever has everything but the second factor.

use std::time::Duration;

use plugin_api::operations::{Credentials, Deliver};
use serde_json::json;
use tests::browser::Browser;
use tests::local_portal::PASSWORD;
use tests::shop::Shop;

use super::{first_step, is_in, second_step, set_up, show};

const NEW: &str = "ein ganz anderer Satz";

/// Goes a way, and answers the browser in which nobody may be signed in now.
type Way = fn(&Shop, &Browser) -> Browser;

#[test]
fn no_way_to_a_session_goes_around_the_second_factor() {
    let ways: [(&str, Way); 10] = [
        ("the password on the page", |shop, _| {
            let mut browser = shop.browser("alpes");
            assert_eq!(browser.sign_in("atu", PASSWORD).status, 303);
            browser
        }),
        ("the password by call", |shop, _| {
            let mut browser = shop.browser("alpes");
            first_step(&mut browser, "atu", PASSWORD);
            browser
        }),
        ("the password on another site of the realm", |shop, _| {
            let mut browser = shop.browser("lac");
            first_step(&mut browser, "atu", PASSWORD);
            browser
        }),
        ("the password in a browser that is known", |_, known| {
            let mut browser = known.clone();
            browser.cookies.remove(tests::browser::SESSION);
            first_step(&mut browser, "atu", PASSWORD);
            browser
        }),
        ("a link that sets the password, on the page", |shop, _| {
            let link = reset(shop);
            let mut browser = shop.browser("alpes");
            let set = browser.submit(&link, &link, &[("new", NEW), ("repeat", NEW)]);
            assert_eq!((set.status, set.header("location")), (303, Some("/sign-in?done=password")));
            first_step(&mut browser, "atu", NEW);
            browser
        }),
        ("a link that sets the password, by call", |shop, _| {
            let link = reset(shop);
            let token = link.trim_start_matches("/password/set/");
            let mut browser = shop.browser("alpes");
            let set = browser.call("POST", "/api/v1/password/set", &json!({ "token": token, "new": NEW }));
            assert_eq!(set.status, 204);
            first_step(&mut browser, "atu", NEW);
            browser
        }),
        ("a one-time password of staff", |shop, _| {
            let made = shop.operate(&Credentials {
                site: "alpes".to_owned(),
                login: "atu".to_owned(),
                deliver: Deliver::Show,
            });
            let mut browser = shop.browser("alpes");
            first_step(&mut browser, "atu", made["password"].as_str().unwrap());
            browser
        }),
        ("an invitation to the same address", |shop, _| {
            shop.sql("UPDATE users SET email_verified = TRUE");
            let mut vial = shop.signed_in("alpes", "vial");
            let path = format!("/api/v1/a/{}/people/invitations", shop.account("2"));
            assert_eq!(vial.call("POST", &path, &json!({ "email": "atu@example.net" })).status, 200);
            let mails = shop.erp.mails(2);
            let text = &mails.last().unwrap().text;
            let link = text[text.find("/invitation/").unwrap()..].split_whitespace().next().unwrap();
            let mut browser = shop.browser("alpes");
            let body = json!({ "password": NEW, "name": "Atu", "login": "atu@example.net" });
            let refused =
                browser.call("POST", &format!("/api/v1/{}", link.replacen("/invitation/", "invitations/", 1)), &body);
            assert_eq!(refused.code(), "invitation/sign-in-instead", "{}", refused.text());
            browser
        }),
        ("the token of the first step as a session", |shop, _| {
            let mut browser = shop.browser("alpes");
            let token = first_step(&mut browser, "atu", PASSWORD);
            browser.cookies.insert(tests::browser::SESSION.to_owned(), token);
            browser
        }),
        ("a second step without a first one", |shop, _| {
            let mut browser = shop.browser("alpes");
            let token = "A".repeat(43);
            assert_eq!(second_step(&mut browser, &token, "123456").code(), "sign-in/over");
            browser.cookies.insert("__Host-pending".to_owned(), token);
            assert_eq!(browser.get("/sign-in/second-factor").header("location"), Some("/sign-in?done=over"));
            browser
        }),
    ];
    for (what, way) in ways {
        let shop = Shop::open();
        let mut owner = shop.signed_in("alpes", "atu");
        set_up(&shop, &mut owner);
        assert!(!is_in(&mut way(&shop, &owner)), "{what}");
        assert_eq!(shop.ask("SELECT count(*) FROM second_factors"), 1, "{what} took it away");
        assert_eq!(shop.ask("SELECT count(*) FROM recovery_codes"), 10, "{what} used a recovery code up");
    }
}

#[test]
fn who_has_passed_it_goes_on_elsewhere_and_a_code_from_before_is_dead() {
    let shop = Shop::open();
    let mut early = shop.signed_in("alpes", "atu");
    let hand_off = |browser: &mut Browser| {
        let made = browser.call("POST", "/api/v1/hand-off", &json!({ "site": "lac" }));
        made.json()["code"].as_str().unwrap_or_else(|| panic!("{}", made.text())).to_owned()
    };
    let old = hand_off(&mut early);
    let mut browser = shop.signed_in("alpes", "atu");
    set_up(&shop, &mut browser);
    let arrive = |code: &str| shop.browser("lac").call("POST", &format!("/api/v1/hand-off/{code}"), &json!({}));
    assert_eq!(arrive(&old).code(), "hand-off/invalid", "of a session that was opened with less");
    assert_eq!(arrive(&hand_off(&mut browser)).status, 200);
}

#[test]
fn staff_who_look_on_need_none_and_change_nothing() {
    let shop = Shop::open();
    shop.allow_looks("alpes", "atu", "1");
    let mut owner = shop.signed_in("alpes", "atu");
    set_up(&shop, &mut owner);
    let path = format!("/api/v1/a/{}/second-factor", shop.account("1"));
    assert_eq!(owner.call("POST", &path, &json!({ "required": true })).status, 200);
    let mut look = shop.look("alpes", "sam", "1");
    assert_eq!(look.get(&format!("/a/{}", shop.account("1"))).status, 200);
    for page in ["/second-factor", "/api/v1/second-factor"] {
        assert_eq!(look.get(page).status, 403, "{page}");
    }
}

#[test]
fn a_new_password_keeps_it_and_a_one_time_password_is_replaced_behind_it() {
    let shop = Shop::open();
    let mut owner = shop.signed_in("alpes", "atu");
    let (app, _) = set_up(&shop, &mut owner);
    let body = json!({ "current": PASSWORD, "new": NEW });
    assert_eq!(owner.call("POST", "/api/v1/password", &body).status, 200);
    first_step(&mut shop.browser("alpes"), "atu", NEW);
    let made = shop.operate(&Credentials { site: "alpes".to_owned(), login: "atu".to_owned(), deliver: Deliver::Show });
    shop.erp.wait(Duration::from_mins(1));
    let mut browser = shop.browser("alpes");
    let token = first_step(&mut browser, "atu", made["password"].as_str().unwrap());
    let opened = second_step(&mut browser, &token, &show(&shop, &app));
    assert_eq!(opened.json()["must_replace_password"], true, "{}", opened.text());
    assert_eq!(browser.get("/api/v1/accounts").code(), "password/must-be-replaced");
    assert_eq!(browser.get("/second-factor").header("location"), Some("/password"));
}

fn reset(shop: &Shop) -> String {
    shop.sql("UPDATE users SET email_verified = TRUE");
    let asked = shop.browser("alpes").call("POST", "/api/v1/password/forgot", &json!({ "login": "atu" }));
    assert_eq!(asked.status, 204);
    shop.mailed_link(2)
}
