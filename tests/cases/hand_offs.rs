//! Going on, on another site of the realm (rule S5): 60 seconds, both sites, once.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use plugin_api::operations::MembershipTerms;
use portal_plugin::model::tokens::Token;
use serde_json::json;
use tests::browser::{Browser, SESSION};
use tests::customers::{PEER, Town};
use tests::page::Page;
use tests::shop::Shop;

fn town() -> Town {
    let town = Town::with_sites(&[
        r#"{"site": "lac", "hosts": ["lac.localhost"], "realm": "shared"}"#,
        r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "shared"}"#,
        r#"{"site": "nord", "hosts": ["nord.localhost"]}"#,
    ]);
    town.user("lac", "anna", "p1", &MembershipTerms::default());
    town
}

fn redeem(town: &Town, site: &str, code: &Token) -> Result<Token, &'static str> {
    let site = town.portal.sites.enabled(site).unwrap();
    town.portal.hand_offs.redeem(&site, code, PEER, "test").map_err(|error| error.code())
}

/// Whom a code signs in.
fn look(town: &Town, site: &str, code: &Token) -> Result<String, &'static str> {
    let site = town.portal.sites.enabled(site).unwrap();
    let arrival = town.portal.hand_offs.look_at(&site, code).map_err(|error| error.code())?;
    Ok(arrival.user.login.to_string())
}

#[test]
fn who_is_signed_in_on_one_site_goes_on_on_another_of_the_realm() {
    let town = town();
    let principal = town.principal("lac", &town.sign_in("lac", "anna")).unwrap();
    let code = town.portal.hand_offs.begin(&principal, "alpes").unwrap();
    let session = redeem(&town, "alpes", &code).unwrap();
    assert_eq!(town.principal("alpes", &session).unwrap().user.login.as_str(), "anna");
    assert_eq!(town.principal("lac", &session).unwrap_err().code(), "session/other-site");
    for (to, refused) in [("nord", "realm/not-shared"), ("lac", "realm/not-shared"), ("far", "site/unknown")] {
        assert_eq!(town.portal.hand_offs.begin(&principal, to).unwrap_err().code(), refused, "to {to}");
    }
}

#[test]
fn a_code_works_to_the_last_moment_of_its_minute_once_and_on_its_site_only() {
    let town = town();
    let principal = |town: &Town| town.principal("lac", &town.sign_in("lac", "anna")).unwrap();
    for (wait, works) in [(59_999, true), (60_000, false)] {
        let code = town.portal.hand_offs.begin(&principal(&town), "alpes").unwrap();
        town.host.pass(Duration::from_millis(wait));
        assert_eq!(look(&town, "alpes", &code).is_ok(), works, "a look after {wait} ms");
        assert_eq!(redeem(&town, "alpes", &code).is_ok(), works, "after {wait} ms");
        assert_eq!(look(&town, "alpes", &code).unwrap_err(), "hand-off/invalid", "a look at a used one");
        assert_eq!(redeem(&town, "alpes", &code).unwrap_err(), "hand-off/invalid", "a second time");
    }
    let code = town.portal.hand_offs.begin(&principal(&town), "alpes").unwrap();
    for site in ["lac", "nord"] {
        assert_eq!(look(&town, site, &code).unwrap_err(), "hand-off/invalid", "a look on {site}");
        assert_eq!(redeem(&town, site, &code).unwrap_err(), "hand-off/invalid", "on {site}");
    }
    assert_eq!(look(&town, "alpes", &code).unwrap(), "anna");
    assert!(redeem(&town, "alpes", &code).is_ok(), "a try elsewhere does not use it up");
    assert_eq!(redeem(&town, "alpes", &Token::new([7; 32])).unwrap_err(), "hand-off/invalid", "unknown");
}

#[test]
fn a_code_dies_with_its_session_and_its_user_and_prolongs_nothing() {
    let town = town();
    let principal = town.principal("lac", &town.sign_in("lac", "anna")).unwrap();
    let code = town.portal.hand_offs.begin(&principal, "alpes").unwrap();
    town.portal.sessions.sign_out(&principal).unwrap();
    assert_eq!(look(&town, "alpes", &code).unwrap_err(), "hand-off/invalid", "a look, signed out meanwhile");
    assert_eq!(redeem(&town, "alpes", &code).unwrap_err(), "hand-off/invalid", "signed out meanwhile");

    let principal = town.principal("lac", &town.sign_in("lac", "anna")).unwrap();
    let code = town.portal.hand_offs.begin(&principal, "alpes").unwrap();
    town.sql().execute("UPDATE users SET state = 'disabled'", []).unwrap();
    assert_eq!(redeem(&town, "alpes", &code).unwrap_err(), "hand-off/invalid", "disabled meanwhile");
    town.sql().execute("UPDATE users SET state = 'active'", []).unwrap();

    // Twelve hours from signing in, whatever the site.
    let session = town.sign_in("lac", "anna");
    for _ in 0..14 {
        town.host.pass(Duration::from_mins(50));
        town.principal("lac", &session).unwrap();
    }
    let principal = town.principal("lac", &session).unwrap();
    let handed = redeem(&town, "alpes", &town.portal.hand_offs.begin(&principal, "alpes").unwrap()).unwrap();
    town.host.pass(Duration::from_mins(19));
    town.principal("alpes", &handed).unwrap();
    town.host.pass(Duration::from_mins(1));
    assert_eq!(town.principal("alpes", &handed).unwrap_err().code(), "session/expired");
}

#[test]
fn of_two_who_redeem_a_code_at_the_same_moment_one_wins() {
    let town = Arc::new(town());
    let session = town.sign_in("lac", "anna");
    for round in 0..100 {
        let principal = town.principal("lac", &session).unwrap();
        let code = town.portal.hand_offs.begin(&principal, "alpes").unwrap();
        let barrier = Arc::new(Barrier::new(2));
        let tries: Vec<_> = (0..2)
            .map(|_| {
                let (town, barrier, code) = (Arc::clone(&town), Arc::clone(&barrier), code.clone());
                thread::spawn(move || {
                    barrier.wait();
                    redeem(&town, "alpes", &code).is_ok()
                })
            })
            .collect();
        let won = tries.into_iter().map(|one| one.join().unwrap()).filter(|won| *won).count();
        assert_eq!(won, 1, "round {round}");
        assert_eq!(town.portal.sessions.end_others(&principal).unwrap(), 1, "round {round}");
    }
}

/// Goes on from one site to `lac`, and answers the path that leads on there.
#[track_caller]
fn go(browser: &mut Browser) -> String {
    let answer = browser.submit("/accounts", "/hand-off", &[("site", "lac")]);
    let location = answer.header("location").unwrap_or_else(|| panic!("{}", answer.text()));
    location.strip_prefix("https://lac.localhost").or(location.strip_prefix("http://lac.localhost")).unwrap().to_owned()
}

#[test]
fn from_page_to_page_somebody_goes_on_on_another_site_without_a_password() {
    let shop = Shop::open();
    let mut here = shop.signed_in("alpes", "lea");
    let page = here.get("/accounts");
    let policy = page.header("content-security-policy").unwrap().to_owned();
    let forms = policy.split("; ").find(|part| part.starts_with("form-action")).unwrap();
    assert!(
        matches!(forms, "form-action 'self' http://lac.localhost" | "form-action 'self' https://lac.localhost"),
        "{forms}"
    );
    assert!(!page.text().contains("nord"), "another realm is not offered");
    let other = here.get("/security");
    assert!(
        other.header("content-security-policy").unwrap().contains("form-action 'self';"),
        "no other page leads there"
    );

    let path = go(&mut here);
    assert_eq!(path.len(), "/hand-off/".len() + 43);
    let mut there = shop.browser("lac");
    for (language, said) in [("en", "Continue on"), ("fr", "Continuer sur")] {
        there.cookies.insert("__Host-language".to_owned(), language.to_owned());
        let looked = there.get(&path);
        assert_eq!(looked.status, 200, "looking uses nothing up");
        assert!(looked.text().contains(said) && looked.text().contains("lea"), "{}", looked.text());
        assert_eq!(looked.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(looked.header("cache-control"), Some("no-store"));
    }
    assert!(!there.cookies.contains_key(SESSION));
    assert_eq!(shop.ask("SELECT count(*) FROM hand_offs WHERE used IS NOT NULL"), 0);

    // A stranger can send the link, and not the form: nobody is signed in as somebody else unasked.
    let mut stranger = shop.browser("lac");
    stranger.get(&path);
    for (why, csrf) in [("none", String::new()), ("the session's of the other site", here.csrf())] {
        assert_eq!(stranger.post(&path, &[("csrf", &csrf)]).status, 403, "{why}");
    }
    let arrived = there.submit(&path, &path, &[]);
    assert_eq!((arrived.status, arrived.header("location")), (303, Some("/")), "{}", arrived.text());
    assert_eq!(there.get("/api/v1/session").json()["user"]["login"], "lea");
    assert_eq!(here.get("/api/v1/session").status, 200, "and the session here goes on");
    assert_eq!(here.carried_to("lac.localhost").get("/api/v1/session").status, 401, "each on its own site");
}

#[test]
fn a_code_that_does_not_work_says_what_to_do() {
    let shop = Shop::open();
    let mut here = shop.signed_in("alpes", "sam");
    let (used, over) = (go(&mut here), go(&mut here));
    let mut there = shop.browser("lac");
    assert_eq!(there.submit(&used, &used, &[]).status, 303);
    shop.erp.wait(Duration::from_mins(1));
    let fresh = go(&mut here);
    assert_eq!(shop.browser("lac").get(&fresh).status, 200);
    let unknown = format!("/hand-off/{}", "A".repeat(43));
    let check = |site: &str, path: &str, what: &str| {
        for (language, said) in [("en", "It works once, for a minute."), ("fr", "Il fonctionne une seule fois")] {
            let mut browser = shop.browser(site);
            let form = Page::of(&browser.get("/sign-in")).form("/sign-in");
            browser.cookies.insert("__Host-language".to_owned(), language.to_owned());
            let looked = browser.get(path);
            assert_eq!(looked.status, 410, "{what}");
            assert!(
                looked.text().contains(said) && looked.text().contains("hand-off/invalid"),
                "{what}: {}",
                looked.text()
            );
            let posted = browser.post(path, &[("csrf", &form[0].1)]);
            assert_eq!(posted.status, 410, "{what}");
            let called = browser.call("POST", &format!("/api/v1{path}"), &json!({}));
            assert_eq!((called.status, called.code().as_str()), (410, "hand-off/invalid"), "{what}");
            assert!(!browser.cookies.contains_key(SESSION), "{what}");
        }
    };
    for (site, path, what) in [
        ("lac", used.as_str(), "used"),
        ("lac", &over, "over"),
        ("lac", &unknown, "unknown"),
        ("lac", "/hand-off/x", "no code at all"),
        ("alpes", &fresh, "of another site"),
        ("nord", &fresh, "of another realm"),
    ] {
        check(site, path, what);
    }
    assert_eq!(here.call("DELETE", "/api/v1/session", &json!(null)).status, 204);
    check("lac", &fresh, "of a session that has ended");
}

#[test]
fn only_sites_where_the_login_works_are_offered_and_taken() {
    let shop = Shop::open();
    let mut sam = shop.signed_in("alpes", "sam");
    let sites = |browser: &mut Browser| browser.get("/api/v1/sites").json()["items"].clone();
    assert_eq!(sites(&mut sam)[0]["id"], "lac");
    assert_eq!(sites(&mut sam).as_array().unwrap().len(), 1);
    assert_eq!(sites(&mut shop.signed_in("nord", "nils")), json!([]));
    for (site, status, code) in
        [("nord", 403, "realm/not-shared"), ("alpes", 403, "realm/not-shared"), ("far", 404, "site/unknown")]
    {
        let answer = sam.call("POST", "/api/v1/hand-off", &json!({ "site": site }));
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{site}");
    }
    let made = sam.call("POST", "/api/v1/hand-off", &json!({ "site": "lac" })).json();
    let code = made["code"].as_str().unwrap().to_owned();
    assert!(made["address"].as_str().unwrap().ends_with(&format!("lac.localhost/hand-off/{code}")), "{made}");
    let mut there = shop.browser("lac");
    let path = format!("/api/v1/hand-off/{code}");
    assert_eq!(there.get(&path).json()["login"], "sam");
    assert_eq!(there.send("POST", &path, &[("content-type", "text/plain")], b"{}").status, 415);
    assert_eq!(there.call("POST", &path, &json!({})).json()["user"]["login"], "sam");
    assert_eq!(there.get("/api/v1/session").status, 200);
    shop.portal.disable_site("lac").unwrap();
    assert_eq!(sites(&mut sam), json!([]), "a site out of service");
    assert_eq!(sam.call("POST", "/api/v1/hand-off", &json!({ "site": "lac" })).code(), "site/disabled");
}
