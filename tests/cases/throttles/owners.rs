//! Owners whose logins strangers try: in within a minute, at once from a known browser, at once behind a link (rule U7).

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use portal_plugin::error::Error;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::second_steps::SecondStep;
use portal_plugin::portal::sign_in::{Attempt, SignedIn};
use tests::local_portal::{LocalPortal, PASSWORD};

use super::{WRONG, wait};

const NEW: &str = "roter Kahn im Schilf";

/// Strangers who try a login every 80 ms, each time from the next of their networks.
struct Strangers<'a> {
    local: &'a LocalPortal,
    networks: u32,
    tries: u32,
}

impl<'a> Strangers<'a> {
    const fn of(local: &'a LocalPortal, networks: u32) -> Self {
        Self { local, networks, tries: 0 }
    }

    /// They try for so long, and go on while the caller waits.
    fn go_on(&mut self, span: Duration) {
        for _ in 0..span.as_millis() / 80 {
            let [_, a, b, c] = (self.tries % self.networks).to_be_bytes();
            let answer = self.local.sign_in_from("claire", WRONG, IpAddr::V4(Ipv4Addr::new(100 + a, b, c, 9)), None);
            wait(answer);
            self.tries += 1;
            self.local.erp.wait(Duration::from_millis(80));
        }
    }
}

/// How long an owner who obeys waits, in seconds.
fn obeying(strangers: &mut Strangers<'_>, password: &str, peer: IpAddr) -> u64 {
    let mut waited = 0;
    loop {
        match strangers.local.sign_in_from("claire", password, peer, None) {
            Ok(_) => return waited,
            Err(Error::SlowDown { seconds }) => {
                waited += seconds;
                assert!(waited <= 60, "{waited} s");
                strangers.go_on(Duration::from_secs(seconds));
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[test]
fn an_owner_who_obeys_is_in_within_a_minute_whatever_strangers_do() {
    for networks in [1, 256, 65_536] {
        let local = LocalPortal::new();
        local.user("claire");
        let known = local.sign_in("claire", PASSWORD).unwrap().device;
        let mut strangers = Strangers::of(&local, networks);
        strangers.go_on(Duration::from_mins(2));
        let from_known = local.sign_in_from("claire", PASSWORD, local.stranger(), Some(&known));
        assert!(from_known.is_ok(), "{networks} networks: a known browser, at once");
        let waited = obeying(&mut strangers, PASSWORD, local.stranger());
        assert!(waited <= 30, "{networks} networks: {waited} s");

        strangers.go_on(Duration::from_secs(20));
        local.portal.passwords.request_reset(&local.site, "claire", local.stranger()).unwrap();
        let link = local.link_in_mail(1);
        let (_, device) = local.portal.passwords.set_in(&local.site, &link, NEW).unwrap();
        assert!(local.sign_in("claire", NEW).is_ok(), "{networks} networks: behind the link, at once, in any browser");
        strangers.go_on(Duration::from_secs(20));
        let set_there = local.sign_in_from("claire", NEW, local.stranger(), Some(&device));
        assert!(set_there.is_ok(), "{networks} networks: at any time in the browser that set it");
        assert!(obeying(&mut strangers, NEW, local.stranger()) <= 30, "{networks} networks: and elsewhere as before");
    }
}

#[test]
fn a_refused_try_costs_its_network_and_not_the_login() {
    let local = LocalPortal::new();
    local.user("claire");
    local.user("paul");
    let network = local.stranger();
    let tries =
        || local.ask("SELECT CAST(coalesce(sum(tries), 0) AS BIGINT) FROM throttles WHERE bucket LIKE 'login:%'");
    for _ in 0..50 {
        wait(local.sign_in_from("claire", WRONG, network, None));
    }
    assert_eq!(tries(), "3", "three were judged");
    assert_eq!(wait(local.sign_in_from("paul", PASSWORD, network, None)), 6, "all of them cost the network");
    assert!(local.sign_in("paul", PASSWORD).is_ok(), "and nobody else");
}

#[test]
fn a_login_and_an_address_that_nobody_has_wait_as_one_that_somebody_has() {
    let local = LocalPortal::new();
    local.user("claire");
    let waits = |login: &str| -> Vec<u64> {
        let peer = local.stranger();
        let told = (0..8)
            .map(|_| {
                local.erp.wait(Duration::from_millis(500));
                wait(local.sign_in_from(login, WRONG, peer, None))
            })
            .collect();
        local.erp.wait(Duration::from_hours(25));
        told
    };
    let somebody = waits("claire");
    assert!(somebody.iter().any(|seconds| *seconds > 0));
    for nobody in ["nobody", "nobody@example.net", ""] {
        assert_eq!(waits(nobody), somebody, "{nobody}");
    }
}

#[test]
fn a_session_in_the_hands_of_somebody_else_holds_up_no_other_ones_password() {
    let local = LocalPortal::new();
    local.user("claire");
    let principal = || local.principal(&local.sign_in("claire", PASSWORD).unwrap().session).unwrap();
    let (thief, owner) = (principal(), principal());
    for _ in 0..100 {
        local.portal.passwords.change(&thief, WRONG, NEW).unwrap_err();
        local.erp.wait(Duration::from_millis(80));
    }
    assert!(local.portal.passwords.change(&owner, PASSWORD, NEW).is_ok());
}

#[test]
fn codes_that_strangers_guess_hold_up_neither_a_known_browser_nor_who_obeys() {
    let local = LocalPortal::new();
    let user = local.user("claire");
    let known = local.sign_in("claire", PASSWORD).unwrap().device;
    let seed = portal_plugin::model::second_factors::Seed([7; 32]);
    let bytes = portal_plugin::model::tokens::lower_hex(&seed.0);
    local.sql(&format!("INSERT INTO second_factors (user, seed, since, step) VALUES ({}, x'{bytes}', 0, 0)", user.0));
    let first = |device: Option<&Token>, peer: IpAddr| {
        let attempt = Attempt { login: "claire", password: PASSWORD, device, peer, agent: "" };
        match local.portal.sign_ins.begin(&local.site, &attempt).unwrap() {
            SignedIn::Pending(token) => token,
            SignedIn::Opened(_) => panic!("a second factor is asked for"),
        }
    };
    let second = |pending: &Token, code: &str, device: Option<&Token>, peer: IpAddr| {
        let step = SecondStep { pending, code, device, peer, agent: "" };
        local.portal.second_steps.finish(&local.site, &step)
    };
    let code = || seed.secret(&[]).code_at(local.now());
    let guess = || {
        let peer = local.stranger();
        second(&first(None, peer), "000000", None, peer).unwrap_err();
        local.erp.wait(Duration::from_millis(500));
    };
    (0..30).for_each(|_| guess());
    let peer = local.stranger();
    let pending = first(Some(&known), peer);
    (0..12).for_each(|_| guess());
    assert!(
        second(&pending, &code(), Some(&known), peer).is_ok(),
        "a known browser, at once, though twelve came between"
    );
    let peer = local.stranger();
    let pending = first(None, peer);
    let told = second(&pending, &code(), None, peer).unwrap_err();
    let Error::SlowDown { seconds } = told else { panic!("{told:?}") };
    assert!(seconds <= 60, "{seconds}");
    (0..5).for_each(|_| guess());
    // Five guesses took half a second each.
    local.erp.wait(Duration::from_millis(seconds * 1000 - 2_500));
    assert!(second(&pending, &code(), None, peer).is_ok(), "and who obeys");
}

#[test]
fn whoever_has_others_ask_for_mails_always_has_a_link_that_works_or_is_sent_one() {
    let local = LocalPortal::new();
    local.user("claire");
    let asks = || local.portal.passwords.request_reset(&local.site, "claire@example.net", local.stranger()).unwrap();
    // Strangers ask all day long, every minute; the owner looks at the newest mail now and then.
    for minute in 0..180 {
        asks();
        let works =
            local.ask(&format!("SELECT count(*) FROM links WHERE user IS NOT NULL AND expires > {}", local.now().0));
        assert_eq!(works, "1", "in minute {minute}");
        local.erp.wait(Duration::from_mins(1));
    }
    assert!(local.erp.mails(9).len() <= 9, "three an hour");
}
