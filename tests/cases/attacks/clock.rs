//! The host's clock, set by whoever can: two hours or 400 days ahead for one request, back, and back over a restart (rule T2).

use std::time::Duration;

use serde_json::json;
use tests::authenticator::App;
use tests::browser::Browser;
use tests::local_portal::PASSWORD;
use tests::shop::Shop;
use tests::two_faced::take_records;

const DAY: i64 = 86_400_000;

fn step(shop: &Shop, millis: i64) {
    shop.erp.set_now(plugin_api::Host::now(&*shop.erp).checked_add_signed(millis).unwrap());
}

fn is_in(browser: &mut Browser) -> bool {
    browser.get("/api/v1/session").status == 200
}

/// The clock leaps for one request of a stranger, and is right again.
fn leap(shop: &Shop, millis: i64) {
    step(shop, millis);
    shop.browser("alpes").get("/sign-in");
    step(shop, -millis);
    shop.browser("alpes").get("/sign-in");
}

#[test]
fn a_leap_for_one_request_locks_nobody_out_and_lets_nobody_stay() {
    for millis in [7_200_000, 400 * DAY, -7_200_000, -400 * DAY] {
        let shop = Shop::open();
        let mut before = shop.signed_in("alpes", "atu");
        leap(&shop, millis);
        assert_eq!(is_in(&mut before), millis < 0, "{millis}: a leap forward may have been sleep");
        let mut after = shop.signed_in("alpes", "atu");
        assert!(is_in(&mut after), "{millis}: signed in after it");
        shop.erp.wait(Duration::from_mins(59));
        assert!(is_in(&mut after), "{millis}: in use");
        shop.erp.wait(Duration::from_mins(61));
        assert!(!is_in(&mut after) && !is_in(&mut before), "{millis}: unused for an hour");
        assert_eq!(shop.health().panics, 0);
    }
}

#[test]
fn a_link_of_half_an_hour_does_not_work_a_month_later() {
    for millis in [7_200_000, 400 * DAY] {
        let shop = Shop::open();
        step(&shop, millis);
        let asked = json!({ "login": "atu" });
        assert_eq!(shop.browser("alpes").call("POST", "/api/v1/password/forgot", &asked).status, 204);
        let link = shop.mailed_link(1);
        step(&shop, -millis);
        assert_eq!(shop.browser("alpes").get(&link).status, 200, "{millis}: at once");
        for _ in 0..30 {
            shop.erp.wait(Duration::from_hours(24));
            assert_eq!(shop.browser("alpes").get(&link).status, 410, "{millis}");
        }
    }
}

#[test]
fn a_second_factor_fits_after_any_leap_and_no_code_fits_twice() {
    for millis in [7_200_000, 400 * DAY] {
        let shop = Shop::open();
        let mut browser = shop.signed_in("alpes", "atu");
        let began = browser.call("POST", "/api/v1/second-factor", &json!({ "password": PASSWORD })).json();
        let app = App::typed(began["secret"].as_str().unwrap());
        let now = || plugin_api::Host::now(&*shop.erp);
        let confirm = json!({ "code": app.code(now()) });
        assert_eq!(browser.call("POST", "/api/v1/second-factor/confirm", &confirm).status, 200);
        let enter = |code: &str| {
            let mut browser = shop.browser("alpes");
            let token = browser.sign_in_by_call("atu", PASSWORD).json()["token"].as_str().unwrap().to_owned();
            let given = json!({ "token": token, "code": code });
            browser.call("POST", "/api/v1/session/second-factor", &given).status
        };
        shop.erp.wait(Duration::from_secs(30));
        let used = app.code(now());
        assert_eq!(enter(&used), 200, "{millis}: before");
        step(&shop, millis);
        assert_eq!(enter(&app.code(now())), 200, "{millis}: during, with an app that is as wrong");
        step(&shop, -millis);
        assert_eq!(enter(&used), 422, "{millis}: used before");
        shop.erp.wait(Duration::from_secs(90));
        assert_eq!(enter(&app.code(now())), 200, "{millis}: a minute and a half later");
    }
}

#[test]
fn a_step_is_in_the_audit_log_once() {
    let shop = Shop::open();
    take_records();
    let stepped = || -> Vec<String> {
        shop.browser("alpes").get("/sign-in");
        shop.browser("alpes").get("/sign-in");
        let records = take_records().into_iter();
        records.filter(|record| record.contains("clock/stepped")).collect()
    };
    step(&shop, 3_000);
    assert_eq!(stepped(), [""; 0], "what every clock does");
    for (millis, want) in
        [(7_200_000, "forward by 7200."), (-7_200_000, "back by 7200."), (7_200_000, "forward by 7200.")]
    {
        step(&shop, millis);
        let told = stepped();
        assert_eq!(told.len(), 1, "{told:?}");
        // The moments between two requests are time that passed.
        let near = want.replace("7200.", "7199.");
        assert!(told[0].contains(want) || told[0].contains(&near), "{told:?}");
        assert!(told[0].starts_with("WARN audit: clock/stepped: "), "{told:?}");
    }
}
