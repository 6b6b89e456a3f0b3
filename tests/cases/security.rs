//! The page "Security": what happened to a login, and the mail about a new browser.

mod closing_logins;
mod downloads;
mod emails;

use std::fmt::Write;
use std::time::Duration;

use portal_plugin::clock::Timestamp;
use portal_plugin::error::Error;
use portal_plugin::model::activity::{KEPT, MOST, Place};
use portal_plugin::model::locales::Locale;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::mails::{Addressee, LoginNews, Matter, compose};
use portal_plugin::portal::sign_in::Attempt;
use serde_json::{Value, json};
use tests::local_portal::{LocalPortal, Made, PASSWORD, site};
use tests::shop::Shop;

const NEW: &str = "roter Kahn im Schilf";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SECOND: Duration = Duration::from_secs(1);

fn events(local: &LocalPortal, login: &str) -> Vec<String> {
    let rows = local.ask(&format!(
        "SELECT coalesce(group_concat(event, ' '), '') FROM (SELECT event FROM activity \
         JOIN users ON users.id = activity.user WHERE login = '{login}' ORDER BY activity.id)"
    ));
    rows.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_activity_of_a_login_tells_each_event_with_its_site_network_and_browser_in_words() {
    let shop = Shop::open();
    let mut wrong = shop.browser("alpes");
    let peer = "203.0.113.77".parse().unwrap();
    let headers = [("user-agent", FIREFOX), ("content-type", "application/json")];
    let body = json!({ "login": "atu", "password": "ein falscher langer Satz" }).to_string();
    wrong = wrong.from(peer);
    assert_eq!(wrong.send("POST", "/api/v1/session", &headers, body.as_bytes()).status, 401);
    let mut there = shop.signed_in("lac", "atu");
    let mut atu = shop.signed_in("alpes", "atu");
    shop.erp.wait(SECOND);
    assert_eq!(atu.call("DELETE", "/api/v1/sessions", &Value::Null).json(), json!({ "ended": 1 }));
    assert_eq!(atu.call("DELETE", "/api/v1/sessions", &Value::Null).json(), json!({ "ended": 0 }), "is no event");
    assert_eq!(there.get("/security").status, 303);
    shop.erp.wait(SECOND);
    assert_eq!(atu.call("POST", "/api/v1/password", &json!({ "current": PASSWORD, "new": NEW })).status, 200);
    shop.erp.wait(SECOND);
    assert_eq!(atu.call("POST", "/api/v1/security/data", &json!({ "password": NEW })).status, 200);
    shop.erp.wait(SECOND);
    assert_eq!(shop.browser("lac").call("POST", "/api/v1/password/forgot", &json!({ "login": "atu" })).status, 204);

    let security = atu.get("/api/v1/security").json();
    let activity = security["activity"].as_array().unwrap();
    let told: Vec<_> = activity.iter().map(|row| [&row["event"], &row["site"]].map(|t| t.as_str().unwrap())).collect();
    assert_eq!(
        told,
        [
            ["link-asked", "lac"],
            ["data-downloaded", "alpes"],
            ["password-changed", "alpes"],
            ["sessions-ended", "alpes"],
            ["signed-in", "alpes"],
            ["signed-in", "lac"],
            ["sign-in-failed", "alpes"],
        ]
    );
    let failed = activity.last().unwrap();
    assert_eq!([&failed["browser"], &failed["network"]], ["Firefox · Linux", "203.0.113.0/24"], "{failed}");
    assert!(!security.to_string().contains("Gecko"), "no more than words: {security}");
    assert!(security["password_changed"].is_string());
    let page = atu.get("/security").text();
    for words in ["A sign-in that failed", "Firefox · Linux", "Own data downloaded", "Sessions ended"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let other = shop.signed_in("alpes", "vial").get("/api/v1/security").json();
    assert_eq!(other["activity"].as_array().unwrap().len(), 1, "nobody else sees it: {other}");
}

#[test]
fn a_failed_try_is_told_only_where_it_was_counted_and_nobody_learns_whether_there_is_such_a_login() {
    let local = LocalPortal::new();
    local.user("claire");
    let mut counted = 0;
    for round in 0..8 {
        let refused = local.sign_in("claire", "ein falscher langer Satz").unwrap_err();
        assert_eq!(local.sign_in("nobody", "ein falscher langer Satz").unwrap_err(), refused);
        counted += usize::from(refused == Error::SignInFailed);
        assert_eq!(events(&local, "claire"), vec!["sign-in-failed"; counted], "round {round}");
    }
    assert!((1..8).contains(&counted), "some came too soon to be counted, and not all: {counted}");
    let nobody =
        local.ask("SELECT count(*) || group_concat(site || network || browser, '') FROM activity WHERE user IS NULL");
    assert_eq!(nobody, counted.to_string(), "a try of nobody's is recorded without a word on who it was");
}

#[test]
fn the_activity_is_bounded_and_failures_push_nothing_else_out() {
    let local = LocalPortal::new();
    let id = local.user("claire").0;
    local.sign_in("claire", PASSWORD).unwrap();
    let many = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO activity \
         (user, at, event, site, network, browser) SELECT {id}, {}, 'sign-in-failed', '', '', '' FROM n",
        local.now().0
    );
    local.sql(&many);
    local.erp.wait(Duration::from_mins(2));
    local.sign_in("claire", "ein falscher langer Satz").unwrap_err();
    let failed = events(&local, "claire").iter().filter(|event| *event == "sign-in-failed").count();
    assert_eq!(failed, MOST as usize);
    assert!(events(&local, "claire").contains(&"signed-in".to_owned()));

    let session = local.sign_in("claire", PASSWORD).unwrap().session;
    let principal = local.principal(&session).unwrap();
    local.sql(&format!("UPDATE activity SET at = {}", local.now().0));
    let begun = local.now();
    let shown = || local.portal.security.of(&principal).unwrap().activity.len();
    local.erp.set_now(begun.plus(KEPT).0 - 1);
    assert_eq!(shown(), 101, "in its last millisecond, two sign-ins and what is left of the failures");
    local.erp.set_now(begun.plus(KEPT).0);
    assert_eq!(shown(), 0, "after 90 days");
    local.sign_in("claire", PASSWORD).unwrap();
    assert_eq!(events(&local, "claire"), ["signed-in"], "and then it is forgotten");
}

#[test]
fn a_sign_in_from_a_new_browser_is_mailed_to_its_user_and_to_nobody_else() {
    let local = LocalPortal::new();
    let hash = {
        local.user("claire");
        local.ask("SELECT password FROM users WHERE login = 'claire'")
    };
    let french = Made { password: Some(&hash), locale: Some(Locale::Fr), ..Made::default() };
    local.user_with("luc", &french);
    local.user_with("mute", &Made { password: Some(&hash), email: false, ..Made::default() });
    let sign_in = |login: &str, device: Option<&Token>| {
        let attempt = Attempt { login, password: PASSWORD, device, peer: local.stranger(), agent: FIREFOX };
        local.portal.sign_ins.begin(&local.site, &attempt).unwrap().opened().unwrap()
    };
    let first = sign_in("claire", None);
    sign_in("claire", Some(&first.device));
    sign_in("luc", None);
    sign_in("mute", None);
    sign_in("mute", None);
    assert_eq!(
        local.ask("SELECT count(*) FROM throttles WHERE bucket LIKE 'arrival:%'"),
        "1",
        "only for who has begun"
    );
    sign_in("claire", None);
    let mail = local.erp.arrivals(1).pop().unwrap();
    assert_eq!(mail.to, "claire@example.net");
    for words in ["Firefox · Linux", "10.", "/password/forgot", "UTC"] {
        assert!(mail.text.contains(words), "{words}: {}", mail.text);
    }
    // The browser of somebody else is as new as any.
    sign_in("luc", Some(&first.device));
    let mail = local.erp.arrivals(2).pop().unwrap();
    assert_eq!((mail.to.as_str(), mail.language.as_str()), ("luc@example.net", "fr"));
    assert!(mail.subject.ends_with("connexion depuis un nouveau navigateur"), "{}", mail.subject);

    // Three an hour; in the next hour one more.
    for _ in 0..4 {
        sign_in("claire", None);
    }
    local.until("the mails leave", || local.ask("SELECT count(*) FROM outbox") == "0");
    assert_eq!(local.erp.arrivals(4).iter().filter(|mail| mail.to == "claire@example.net").count(), 3);
    local.erp.wait(Duration::from_hours(1));
    sign_in("claire", None);
    assert_eq!(local.erp.arrivals(5).len(), 5);

    // Who has just set the password by a mailed link was told so.
    local.portal.passwords.request_reset(&local.site, "claire", local.stranger()).unwrap();
    local.portal.passwords.set(&local.site, &local.link_in_mail(1), NEW).unwrap();
    let attempt = Attempt { login: "claire", password: NEW, device: None, peer: local.stranger(), agent: FIREFOX };
    local.portal.sign_ins.begin(&local.site, &attempt).unwrap();
    local.until("the mails leave", || local.ask("SELECT count(*) FROM outbox") == "0");
    assert_eq!(local.erp.arrivals(5).len(), 5);
}

#[test]
fn each_mail_about_a_login_reads_well_in_both_languages() {
    let (link, site) = (Token::new([7; 32]), site("alpes", Locale::En));
    let (at, email) = (Timestamp(1_769_862_600_000), "claire.new@example.net");
    let place = Place { site: "alpes", network: "203.0.113.0/24", browser: "Firefox · Linux" };
    let mut all = String::new();
    for locale in Locale::ALL {
        for news in [
            LoginNews::NewBrowser { at, place },
            LoginNews::NewBrowser { at, place: Place::default() },
            LoginNews::EmailToBe { link: &link, expires: at, own: false },
            LoginNews::EmailToGo { email: email.into(), link: &link, expires: at },
            LoginNews::EmailWanted,
            LoginNews::EmailChanged { email: email.into() },
            LoginNews::Closed,
        ] {
            let to = Addressee {
                site: &site,
                address: "https://alpes.example",
                to: "claire@example.net",
                name: "Claire Dubois",
                login: "claire",
                locale: Some(locale),
                zone: None,
            };
            let mail = compose(&to, Matter::Login(news)).unwrap();
            writeln!(all, "=== {} / {}\n\n{}", mail.language, mail.subject, mail.text).unwrap();
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_old_address_of_the_sessions_leads_to_the_page_and_the_page_ends_them() {
    let shop = Shop::open();
    let mut one = shop.signed_in("alpes", "lea");
    let mut two = shop.signed_in("alpes", "lea");
    assert_eq!(one.get("/sessions").header("location"), Some("/security"));
    assert_eq!(shop.browser("alpes").get("/sessions").header("location"), Some("/sign-in?next=/sessions"));
    assert_eq!(
        one.submit("/security", "/sessions", &[("end", "others")]).header("location"),
        Some("/security?done=others")
    );
    assert_eq!(two.get("/security").status, 303);
    assert!(one.get("/security?done=others").text().contains("All other sessions have ended."));
}
