//! A second factor: set up, asked for, lost and taken away.

mod asked;
mod signing;
mod ways;

use std::time::Duration;

use plugin_api::Host;
use plugin_api::operations::ResetSecondFactor;
use serde_json::{Value, json};
use tests::authenticator::App;
use tests::browser::{Answer, Browser};
use tests::local_portal::PASSWORD;
use tests::operations::text;
use tests::page::Page;
use tests::shop::Shop;

/// So much later an app shows another code.
const STEP: Duration = Duration::from_secs(30);

/// Sets a second factor up by calls; the app's next code is a new one.
#[track_caller]
fn set_up(shop: &Shop, browser: &mut Browser) -> (App, Vec<String>) {
    let began = browser.call("POST", "/api/v1/second-factor", &json!({ "password": PASSWORD }));
    assert_eq!(began.status, 200, "{}", began.text());
    let app = App::typed(began.json()["secret"].as_str().unwrap());
    let done = browser.call("POST", "/api/v1/second-factor/confirm", &json!({ "code": show(shop, &app) }));
    assert_eq!(done.status, 200, "{}", done.text());
    shop.erp.wait(STEP);
    (app, texts(&done.json()["recovery_codes"]))
}

/// What the app shows now.
fn show(shop: &Shop, app: &App) -> String {
    app.code(shop.erp.now())
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// The token of a sign-in whose password was right.
#[track_caller]
fn first_step(browser: &mut Browser, login: &str, password: &str) -> String {
    let answer = browser.sign_in_by_call(login, password);
    assert_eq!((answer.status, answer.code().as_str()), (401, "sign-in/second-factor-needed"), "{}", answer.text());
    answer.json()["token"].as_str().unwrap().to_owned()
}

fn second_step(browser: &mut Browser, token: &str, code: &str) -> Answer {
    browser.call("POST", "/api/v1/session/second-factor", &json!({ "token": token, "code": code }))
}

/// Whether somebody is signed in; a site that asks for more first counts too.
fn is_in(browser: &mut Browser) -> bool {
    browser.get("/api/v1/session").status == 200
}

#[test]
fn it_is_set_up_on_its_page_with_the_password_and_the_first_code() {
    let shop = Shop::open();
    let mut elsewhere = shop.signed_in("alpes", "atu");
    let mut browser = shop.signed_in("alpes", "atu");
    let page = "/second-factor";
    let wrong = browser.submit(page, page, &[("password", "not the password at all")]);
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    assert_eq!(browser.submit(page, page, &[("password", PASSWORD)]).status, 303);

    let shown = browser.get(page);
    crate::pages::assert_well_made(&shown, "en", "setting up");
    assert!(shown.text().contains("<svg class=\"qr\""), "{}", shown.text());
    let page_of = Page::of(&shown);
    let key = page_of.all("code").next().unwrap().text.clone();
    assert!(shown.text().contains("href=\"otpauth://totp/"), "{}", shown.text());
    let app = App::typed(&key);
    // The page has two forms: the first one types the code, the second begins again.
    let csrf = browser.csrf();
    let confirm = |browser: &mut Browser, code: &str| {
        browser.post(page, &[("csrf", csrf.as_str()), ("do", "confirm"), ("code", code)])
    };
    let wrong = confirm(&mut browser, "000000");
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    let before = browser.clone();
    let done = confirm(&mut browser, &show(&shop, &app));
    assert_eq!(done.status, 200, "{}", done.text());
    crate::pages::assert_well_made(&done, "en", "the recovery codes");
    let codes: Vec<String> = Page::of(&done).all("code").map(|code| code.text.clone()).collect();
    assert_eq!(codes.len(), 10, "{codes:?}");
    assert!(codes.iter().all(|code| code.len() == 29), "{codes:?}");
    assert!(is_in(&mut browser), "the session goes on");
    assert!(!is_in(&mut before.clone()), "under a new token");
    assert!(!is_in(&mut elsewhere), "every other session was opened with less");
    let mails = shop.erp.mails(1);
    assert!(mails[0].subject.contains("two-step sign-in is on"), "{}", mails[0].subject);
    assert_eq!(browser.get("/api/v1/second-factor").json()["recovery_codes"], 10);
    crate::pages::assert_well_made(&browser.get(page), "en", "switched on");
    let again = browser.call("POST", "/api/v1/second-factor", &json!({ "password": PASSWORD }));
    assert_eq!(again.code(), "second-factor/exists");
}

#[test]
fn a_set_up_lives_to_the_last_moment_of_fifteen_minutes_in_its_own_session() {
    let shop = Shop::open();
    let mut browser = shop.signed_in("alpes", "atu");
    for (wait, want) in [(899_999, 200), (900_000, 410)] {
        let began = browser.call("POST", "/api/v1/second-factor", &json!({ "password": PASSWORD }));
        let app = App::typed(began.json()["secret"].as_str().unwrap());
        shop.erp.wait(Duration::from_millis(wait));
        let code = show(&shop, &app);
        let mut other = shop.signed_in("alpes", "atu");
        let foreign = other.call("POST", "/api/v1/second-factor/confirm", &json!({ "code": code }));
        assert_eq!(foreign.code(), "second-factor/set-up-over", "in another session");
        let confirmed = browser.call("POST", "/api/v1/second-factor/confirm", &json!({ "code": code }));
        assert_eq!(confirmed.status, want, "after {wait} ms: {}", confirmed.text());
        shop.sql("DELETE FROM second_factors");
    }
}

#[test]
fn it_is_taken_away_with_password_and_code_and_by_nothing_less() {
    let shop = Shop::open();
    let mut browser = shop.signed_in("alpes", "atu");
    let (app, _) = set_up(&shop, &mut browser);
    for (password, code, want) in [
        ("not the password at all", show(&shop, &app), "password/wrong"),
        (PASSWORD, "000000".to_owned(), "second-factor/wrong"),
        (PASSWORD, String::new(), "second-factor/wrong"),
    ] {
        for deed in ["codes", "remove"] {
            let body = json!({ "password": password, "code": code });
            let refused = browser.call("POST", &format!("/api/v1/second-factor/{deed}"), &body);
            assert_eq!(refused.code(), want, "{deed} with {password:?} and {code:?}");
            shop.erp.wait(Duration::from_mins(2));
        }
    }
    let body = json!({ "password": PASSWORD, "code": show(&shop, &app) });
    assert_eq!(browser.call("POST", "/api/v1/second-factor/remove", &body).status, 204);
    assert!(is_in(&mut browser));
    assert_eq!(shop.signed_in("alpes", "atu").get("/api/v1/second-factor").json()["since"], Value::Null);
    assert!(shop.erp.mails(2)[1].subject.contains("is off"));
    let left = shop.ask("SELECT (SELECT count(*) FROM recovery_codes) + (SELECT count(*) FROM second_factors)");
    assert_eq!(left, 0);
    let ledger = browser.get(&format!("/api/v1/a/{}/ledger", shop.account("1"))).text();
    assert!(ledger.contains("second-factor-on") && ledger.contains("second-factor-off"), "{ledger}");
}

#[test]
fn staff_take_it_away_for_a_reason_that_the_user_and_the_ledger_read() {
    let shop = Shop::open();
    let mut browser = shop.signed_in("alpes", "atu");
    set_up(&shop, &mut browser);
    let reset = |by: &str, reason: &str| {
        let command = ResetSecondFactor {
            site: "alpes".to_owned(),
            login: "atu".to_owned(),
            reason: reason.to_owned(),
            by: by.to_owned(),
        };
        shop.portal.operate(&text(&command)).map_err(|failure| failure.code)
    };
    for (by, reason) in [("", "lost"), ("Zoe", ""), ("Zoe", " ")] {
        assert_eq!(reset(by, reason).unwrap_err(), "second-factor/reason-missing", "{by:?}, {reason:?}");
    }
    assert_eq!(reset("Zoe", "recognised by phone").unwrap(), r#"{"login":"atu","sessions_ended":1}"#);
    assert!(!is_in(&mut browser), "every session has ended");
    let mut browser = shop.signed_in("alpes", "atu");
    let ledger = browser.get(&format!("/api/v1/a/{}/ledger", shop.account("1"))).text();
    assert!(ledger.contains("second-factor-reset") && ledger.contains("recognised by phone"), "{ledger}");
    let mail = &shop.erp.mails(2)[1];
    assert!(mail.text.contains("recognised by phone") && mail.subject.contains("switched off by us"), "{mail:#?}");
    assert_eq!(reset("Zoe", "again").unwrap_err(), "second-factor/none");
}

#[test]
fn the_store_holds_no_secret_and_no_code_as_they_are_shown() {
    let shop = Shop::open();
    let mut browser = shop.signed_in("alpes", "atu");
    let began = browser.call("POST", "/api/v1/second-factor", &json!({ "password": PASSWORD })).json();
    let secret = began["secret"].as_str().unwrap().replace(' ', "");
    let app = App::typed(&secret);
    let first = show(&shop, &app);
    let done = browser.call("POST", "/api/v1/second-factor/confirm", &json!({ "code": first })).json();
    let pending = first_step(&mut shop.browser("alpes"), "atu", PASSWORD);
    let rows = shop.rows().to_json();
    assert!(rows.contains("recovery_codes") && rows.contains("pending_sign_ins"), "{rows}");
    let mut shown = texts(&done["recovery_codes"]);
    shown.extend(shown.clone().iter().map(|code| code.replace('-', "")));
    shown.extend([secret, pending, format!("\"{first}\"")]);
    for text in shown {
        assert!(!rows.contains(&text), "the store holds {text}");
    }
}
