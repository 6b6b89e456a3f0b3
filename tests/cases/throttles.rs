//! Throttles: what slows whom, and that it locks nobody out for good (rule U7).

mod owners;
mod turns;

use std::time::Duration;

use portal_plugin::error::Error;
use portal_plugin::model::tokens::Token;
use tests::local_portal::{LocalPortal, PASSWORD};

const WRONG: &str = "grüner Kahn im Schilf";

/// The seconds that a try is told to wait; 0 where it was judged.
fn wait(answer: Result<impl Sized, Error>) -> u64 {
    match answer {
        Ok(_) | Err(Error::SignInFailed | Error::PasswordWrong) => 0,
        Err(Error::SlowDown { seconds }) => seconds,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_login_is_slowed_after_three_failures_whether_there_is_such_a_user_or_not() {
    for login in ["claire", "nobody"] {
        let local = LocalPortal::new();
        local.user("claire");
        for (failures, seconds) in [(3, 1), (4, 2), (5, 4), (6, 8)] {
            while local.ask(&tries_of_logins()).parse().unwrap_or(0) < failures {
                assert_eq!(wait(local.sign_in(login, WRONG)), 0, "{login} after fewer than {failures} failures");
            }
            assert_eq!(wait(local.sign_in(login, WRONG)), seconds, "{login} after {failures} failures");
            local.erp.wait(Duration::from_millis(seconds * 1000 - 1));
            assert_eq!(wait(local.sign_in(login, WRONG)), 1, "{login}, a moment too early");
            local.erp.wait(Duration::from_millis(1));
        }
    }
}

fn tries_of_logins() -> String {
    "SELECT CAST(coalesce(sum(tries), 0) AS BIGINT) FROM throttles WHERE bucket LIKE 'login:%'".to_owned()
}

#[test]
fn a_success_ends_the_row_of_failures() {
    let local = LocalPortal::new();
    local.user("claire");
    for _ in 0..5 {
        local.sign_in("claire", WRONG).unwrap_err();
        local.erp.wait(Duration::from_mins(1));
    }
    local.sign_in("claire", PASSWORD).unwrap();
    for n in 0..3 {
        assert_eq!(wait(local.sign_in("claire", WRONG)), 0, "failure {n} after the success");
    }
    assert_eq!(wait(local.sign_in("claire", WRONG)), 1);
}

#[test]
fn a_network_is_closed_after_50_tries_on_whichever_logins_and_others_go_on() {
    let local = LocalPortal::new();
    local.user("claire");
    let device = local.sign_in("claire", PASSWORD).unwrap().device;
    let (network, neighbour) = ("203.0.113.5".parse().unwrap(), "203.0.113.99".parse().unwrap());
    for n in 0..50 {
        assert_eq!(wait(local.sign_in_from(&format!("user{n}"), WRONG, network, None)), 0, "try {n}");
    }
    assert_eq!(wait(local.sign_in_from("user50", WRONG, network, None)), 6);
    assert_eq!(wait(local.sign_in_from("claire", PASSWORD, neighbour, None)), 6, "a neighbour");
    assert!(local.sign_in_from("claire", PASSWORD, neighbour, Some(&device)).is_ok(), "a known browser there");
    assert!(local.sign_in("claire", PASSWORD).is_ok(), "another network");
    local.erp.wait(Duration::from_secs(6));
    assert!(local.sign_in_from("claire", PASSWORD, neighbour, None).is_ok(), "after six seconds");
}

#[test]
fn ones_own_success_gives_a_network_no_tries_for_other_logins() {
    let local = LocalPortal::new();
    local.user("mallory");
    let network = "203.0.113.5".parse().unwrap();
    for n in 0..50 {
        assert_eq!(wait(local.sign_in_from(&format!("user{n}"), WRONG, network, None)), 0, "try {n}");
        if n % 10 == 5 {
            local.sign_in_from("mallory", PASSWORD, network, None).unwrap();
        }
    }
    assert_eq!(wait(local.sign_in_from("user50", WRONG, network, None)), 6);
}

#[test]
fn a_known_browser_is_not_slowed_by_a_stranger_and_a_foreign_one_is_no_help() {
    let local = LocalPortal::new();
    local.user("claire");
    local.user("mallory");
    let device = local.sign_in("claire", PASSWORD).unwrap().device;
    let foreign = local.sign_in("mallory", PASSWORD).unwrap().device;
    for _ in 0..5 {
        local.sign_in("claire", WRONG).unwrap_err();
    }
    let from = |device: Option<&Token>| wait(local.sign_in_from("claire", PASSWORD, local.stranger(), device));
    assert_eq!(from(None), 1, "a stranger");
    assert_eq!(from(Some(&foreign)), 1, "a browser that another user has signed in with");
    let opened = local.sign_in_from("claire", PASSWORD, local.stranger(), Some(&device)).unwrap();
    assert_eq!(opened.device, device, "stays known");
    for n in 0..3 {
        assert_eq!(wait(local.sign_in_from("claire", WRONG, local.stranger(), Some(&device))), 0, "own failure {n}");
    }
    assert_eq!(wait(local.sign_in_from("claire", PASSWORD, local.stranger(), Some(&device))), 1, "its own counter");
}

#[test]
fn a_hundred_failures_put_a_password_out_of_use_for_their_network_alone_and_a_link_mends_it() {
    let local = LocalPortal::new();
    local.user("claire");
    local.user("paul");
    let device = local.sign_in("claire", PASSWORD).unwrap().device;
    let network = local.stranger();
    for login in ["claire", "paul"] {
        for n in 0..99 {
            assert_eq!(wait(local.sign_in_from(login, WRONG, network, None)), 0, "{login}, failure {n}");
            local.erp.wait(Duration::from_mins(1));
        }
    }
    assert!(local.sign_in_from("paul", PASSWORD, network, None).is_ok(), "the hundredth try is judged");
    assert_eq!(wait(local.sign_in_from("claire", WRONG, network, None)), 0, "the hundredth failure");
    local.erp.wait(Duration::from_mins(1));
    let from_there = |password: &str| local.sign_in_from("claire", password, network, None);
    assert_eq!(from_there(PASSWORD).unwrap_err(), Error::SignInFailed, "out of use there");
    assert!(local.sign_in_from("claire", PASSWORD, network, Some(&device)).is_ok(), "a known browser there");
    assert!(local.sign_in("claire", PASSWORD).is_ok(), "another network");
    local.erp.wait(Duration::from_mins(1));
    assert_eq!(from_there(PASSWORD).unwrap_err(), Error::SignInFailed, "still, from there");
    local.portal.passwords.request_reset(&local.site, "claire", local.stranger()).unwrap();
    local.portal.passwords.set(&local.site, &local.link_in_mail(1), "roter Kahn im Schilf").unwrap();
    assert!(from_there("roter Kahn im Schilf").is_ok(), "after the link, at once");
}

#[test]
fn a_known_browser_that_fails_a_hundred_times_is_a_stranger() {
    let local = LocalPortal::new();
    local.user("claire");
    let device = local.sign_in("claire", PASSWORD).unwrap().device;
    let from_it = |password: &str| local.sign_in_from("claire", password, local.stranger(), Some(&device));
    for n in 0..100 {
        assert_eq!(wait(from_it(WRONG)), 0, "failure {n}");
        local.erp.wait(Duration::from_mins(1));
    }
    assert_eq!(from_it(PASSWORD).unwrap_err(), Error::SignInFailed, "known no more");
    assert_ne!(from_it(PASSWORD).unwrap().device, device, "a stranger, who gets a token of its own");
}

#[test]
fn throttles_survive_a_restart_and_are_shared_by_processes() {
    let mut local = LocalPortal::new();
    local.user("claire");
    for _ in 0..5 {
        local.sign_in("claire", WRONG).unwrap_err();
        local.erp.wait(Duration::from_secs(3));
    }
    local.restart();
    assert_eq!(wait(local.sign_in("claire", PASSWORD)), 1);
    let other = local.another_portal();
    let attempt = portal_plugin::portal::sign_in::Attempt {
        login: "claire",
        password: PASSWORD,
        device: None,
        peer: local.stranger(),
        agent: "",
    };
    assert_eq!(wait(other.sign_ins.begin(&local.site, &attempt)), 1);
    other.stop();
}

#[test]
fn a_clock_that_steps_back_over_a_restart_makes_nobody_wait_longer_than_a_minute() {
    let mut local = LocalPortal::new();
    local.user("claire");
    for _ in 0..12 {
        local.sign_in("claire", WRONG).unwrap_err();
        local.erp.wait(Duration::from_mins(1));
    }
    let now = local.now();
    local.erp.set_now(now.0 - 7_200_000);
    local.restart();
    let from = local.stranger();
    assert!(wait(local.sign_in_from("claire", PASSWORD, from, None)) <= 30);
    local.erp.wait(Duration::from_secs(30));
    assert!(local.sign_in_from("claire", PASSWORD, from, None).is_ok());
}

#[test]
fn buckets_are_forgotten_after_a_day() {
    let local = LocalPortal::new();
    for n in 0..20 {
        local.sign_in(&format!("nobody{n}"), WRONG).unwrap_err();
    }
    assert_eq!(local.ask(&tries_of_logins()), "20");
    local.erp.wait(Duration::from_hours(24) + Duration::from_millis(1));
    local.sign_in("nobody", WRONG).unwrap_err();
    assert_eq!(local.ask(&tries_of_logins()), "1");
}

#[test]
fn the_current_password_is_throttled_too() {
    let local = LocalPortal::new();
    local.user("claire");
    let principal = local.principal(&local.sign_in("claire", PASSWORD).unwrap().session).unwrap();
    let change = |current: &str| local.portal.passwords.change(&principal, current, "roter Kahn im Schilf");
    for n in 0..3 {
        assert_eq!(change(WRONG).unwrap_err(), Error::PasswordWrong, "failure {n}");
    }
    assert_eq!(wait(change(PASSWORD)), 1);
    local.erp.wait(Duration::from_secs(1));
    assert!(change(PASSWORD).is_ok());
}
