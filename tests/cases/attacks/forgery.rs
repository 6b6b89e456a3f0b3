//! What another site can make a browser do before anybody is signed in, and with what it is shown (`writes` has the rest).

use serde_json::json;
use tests::browser::{Browser, SESSION, form};
use tests::local_portal::PASSWORD;
use tests::page::Page;
use tests::shop::Shop;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("content-type", "application/json");

/// The headers with which other sites reach us.
const FOREIGN: [&[(&str, &str)]; 6] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("origin", "https://evil.example")],
    &[("origin", "http://alpes.localhost.evil.example"), ("sec-fetch-site", "cross-site")],
    &[("origin", "null")],
    &[("origin", "http://lac.localhost"), ("sec-fetch-site", "same-site")],
];

fn with<'a>(headers: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [headers, more].concat()
}

fn is_in(browser: &mut Browser) -> bool {
    browser.get("/api/v1/session").status == 200
}

fn hidden(browser: &mut Browser, page: &str, action: &str) -> String {
    let shown = browser.get(page);
    let form = Page::of(&shown).form(action);
    form.into_iter().find(|(name, _)| name == "csrf").expect("the form has a value against forgery").1
}

#[test]
fn a_stranger_cannot_sign_the_visitor_in() {
    let shop = Shop::open();
    let mut principal = shop.browser("alpes");
    let csrf = hidden(&mut principal, "/sign-in", "/sign-in");
    let stolen = hidden(&mut shop.browser("alpes"), "/sign-in", "/sign-in");
    let fields = [("login", "vial"), ("password", PASSWORD)];
    for headers in FOREIGN {
        let body = form(&with(&fields, &[("csrf", &csrf)]));
        let answer = principal.send("POST", "/sign-in", &with(headers, &[FORM]), body.as_bytes());
        assert_eq!(answer.status, 403, "{headers:?}");
        let body = json!({ "login": "vial", "password": PASSWORD }).to_string();
        let answer = principal.send("POST", "/api/v1/session", &with(headers, &[JSON]), body.as_bytes());
        assert_eq!(answer.status, 403, "{headers:?}");
    }
    for (why, value) in [("no value", ""), ("the attacker's own", stolen.as_str())] {
        let body = form(&with(&fields, &[("csrf", value)]));
        assert_eq!(principal.send("POST", "/sign-in", &[FORM], body.as_bytes()).status, 403, "{why}");
    }
    for (media_type, body) in [
        ("text/plain", json!({ "login": "vial", "password": PASSWORD }).to_string()),
        ("application/x-www-form-urlencoded", form(&fields)),
    ] {
        let answer = principal.send("POST", "/api/v1/session", &[("content-type", media_type)], body.as_bytes());
        assert_eq!(answer.status, 415, "{media_type}");
    }
    assert!(!principal.cookies.contains_key(SESSION));
    assert_eq!(shop.ask("SELECT count(*) FROM sessions"), 0);
}

#[test]
fn looking_changes_nothing() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let csrf = atu.csrf();
    for (path, status) in [
        (format!("/sign-out?csrf={csrf}"), 405),
        (format!("/language?csrf={csrf}&language=fr"), 405),
        (format!("/api/v1/password/forgot?login=atu&x-csrf-token={csrf}"), 405),
    ] {
        for method in ["GET", "HEAD"] {
            assert_eq!(atu.send(method, &path, &[], b"").status, status, "{method} {path}");
        }
    }
    for method in ["PUT", "PATCH", "OPTIONS", "TRACE", "get", "DELETE", "X"] {
        let answer = atu.send(method, "/sessions", &[], b"");
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD, POST")), "{method}");
    }
    assert!(is_in(&mut atu));
}

#[test]
fn a_page_cannot_be_framed_sniffed_cached_or_made_to_lead_elsewhere() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    for path in ["/sign-in", "/nothing", "/sessions", "/api/v1/accounts", "/api/v1/nothing"] {
        let answer = atu.get(path);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}");
        }
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("script-src"), "{policy}");
    }
    let file = atu.get(&format!("/a/{account}/invoices/1/file"));
    assert!(file.header("content-disposition").is_some_and(|value| value.starts_with("attachment")));
    assert!(file.header("content-security-policy").is_some_and(|value| value.contains("sandbox")));
    assert_eq!(file.header("cache-control"), Some("no-store"));

    for next in
        ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "%2F%2Fevil.example"]
    {
        let mut browser = shop.browser("alpes");
        let fields = [("login", "atu"), ("password", PASSWORD), ("next", next)];
        let answer = browser.submit("/sign-in", "/sign-in", &fields);
        assert_eq!(answer.header("location"), Some("/"), "{next}");
    }
    let mut browser = shop.browser("alpes");
    let next = format!("/a/{account}/invoices?open=1");
    let fields = [("login", "atu"), ("password", PASSWORD), ("next", next.as_str())];
    assert_eq!(browser.submit("/sign-in", "/sign-in", &fields).header("location"), Some(next.as_str()));
}
