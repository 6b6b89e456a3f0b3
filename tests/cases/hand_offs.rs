//! Going on, on another site of the realm (rule S5): 60 seconds, both sites, once.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use portal_plugin::model::tokens::Token;
use serde_json::json;
use tests::customers::{PEER, Town};

fn town() -> Town {
    let town = Town::with_sites(&[
        r#"{"site": "lac", "hosts": ["lac.localhost"], "realm": "shared"}"#,
        r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "shared"}"#,
        r#"{"site": "nord", "hosts": ["nord.localhost"]}"#,
    ]);
    town.user("lac", "anna", "p1", &json!({}));
    town
}

fn redeem(town: &Town, site: &str, code: &Token) -> Result<Token, &'static str> {
    let site = town.portal.site(site).unwrap();
    town.portal.redeem(&site, code, PEER, "test").map_err(|error| error.code())
}

#[test]
fn who_is_signed_in_on_one_site_goes_on_on_another_of_the_realm() {
    let town = town();
    let visitor = town.visitor("lac", &town.sign_in("lac", "anna")).unwrap();
    let code = town.portal.hand_off(&visitor, "alpes").unwrap();
    let session = redeem(&town, "alpes", &code).unwrap();
    assert_eq!(town.visitor("alpes", &session).unwrap().user.login.as_str(), "anna");
    assert_eq!(town.visitor("lac", &session).unwrap_err().code(), "session/other-site");
    for (to, refused) in [("nord", "realm/not-shared"), ("lac", "realm/not-shared"), ("far", "site/unknown")] {
        assert_eq!(town.portal.hand_off(&visitor, to).unwrap_err().code(), refused, "to {to}");
    }
}

#[test]
fn a_code_works_to_the_last_moment_of_its_minute_once_and_on_its_site_only() {
    let town = town();
    let visitor = |town: &Town| town.visitor("lac", &town.sign_in("lac", "anna")).unwrap();
    for (wait, works) in [(59_999, true), (60_000, false)] {
        let code = town.portal.hand_off(&visitor(&town), "alpes").unwrap();
        town.host.pass(Duration::from_millis(wait));
        assert_eq!(redeem(&town, "alpes", &code).is_ok(), works, "after {wait} ms");
        assert_eq!(redeem(&town, "alpes", &code).unwrap_err(), "hand-off/invalid", "a second time");
    }
    let code = town.portal.hand_off(&visitor(&town), "alpes").unwrap();
    for site in ["lac", "nord"] {
        assert_eq!(redeem(&town, site, &code).unwrap_err(), "hand-off/invalid", "on {site}");
    }
    assert!(redeem(&town, "alpes", &code).is_ok(), "a try elsewhere does not use it up");
    assert_eq!(redeem(&town, "alpes", &Token::new([7; 32])).unwrap_err(), "hand-off/invalid", "unknown");
}

#[test]
fn a_code_dies_with_its_session_and_its_user_and_prolongs_nothing() {
    let town = town();
    let visitor = town.visitor("lac", &town.sign_in("lac", "anna")).unwrap();
    let code = town.portal.hand_off(&visitor, "alpes").unwrap();
    town.portal.sign_out(&visitor).unwrap();
    assert_eq!(redeem(&town, "alpes", &code).unwrap_err(), "hand-off/invalid", "signed out meanwhile");

    let visitor = town.visitor("lac", &town.sign_in("lac", "anna")).unwrap();
    let code = town.portal.hand_off(&visitor, "alpes").unwrap();
    town.sql().execute("UPDATE users SET state = 'disabled'", []).unwrap();
    assert_eq!(redeem(&town, "alpes", &code).unwrap_err(), "hand-off/invalid", "disabled meanwhile");
    town.sql().execute("UPDATE users SET state = 'active'", []).unwrap();

    // Twelve hours from signing in, whatever the site.
    let session = town.sign_in("lac", "anna");
    for _ in 0..14 {
        town.host.pass(Duration::from_mins(50));
        town.visitor("lac", &session).unwrap();
    }
    let visitor = town.visitor("lac", &session).unwrap();
    let handed = redeem(&town, "alpes", &town.portal.hand_off(&visitor, "alpes").unwrap()).unwrap();
    town.host.pass(Duration::from_mins(19));
    town.visitor("alpes", &handed).unwrap();
    town.host.pass(Duration::from_mins(1));
    assert_eq!(town.visitor("alpes", &handed).unwrap_err().code(), "session/expired");
}

#[test]
fn of_two_who_redeem_a_code_at_the_same_moment_one_wins() {
    let town = Arc::new(town());
    let session = town.sign_in("lac", "anna");
    for round in 0..100 {
        let visitor = town.visitor("lac", &session).unwrap();
        let code = town.portal.hand_off(&visitor, "alpes").unwrap();
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
        assert_eq!(town.portal.end_other_sessions(&visitor).unwrap(), 1, "round {round}");
    }
}
