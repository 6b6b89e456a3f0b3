//! Ids and secrets that are guessed: slowed beyond what a person asks for, summed up in the log, and no oracle (rules D3, U7).

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tests::browser::{Answer, Browser, Way};
use tests::shop::{Shop, assert_same};
use tests::two_faced::take_records;

/// Asks for so many ids and answers how many were looked up, and the first refusal for having been too many.
fn guess(browser: &mut Browser, paths: impl IntoIterator<Item = String>) -> (usize, Option<Answer>) {
    let (mut looked_up, mut slowed) = (0, None);
    for path in paths {
        let answer = browser.get(&path);
        if answer.status == 429 {
            slowed = slowed.or(Some(answer));
        } else {
            assert!(matches!(answer.status, 404 | 410), "{path}: {}", answer.text());
            looked_up += 1;
        }
    }
    (looked_up, slowed)
}

#[test]
fn guessed_ids_are_slowed_on_pages_and_calls_alike_and_lists_are_not() {
    for front in ["/a", "/api/v1/a"] {
        let shop = Shop::open();
        let account = shop.account("1");
        let mut atu = shop.signed_in("alpes", "atu");
        let invoices = format!("{front}/{account}/invoices");
        let (looked_up, slowed) = guess(&mut atu, (1_000..2_500).map(|id| format!("{invoices}/{id}")));
        assert!((200..=220).contains(&looked_up), "{looked_up} at {front}");
        let slowed = slowed.expect("it is slowed");
        let seconds: u64 = slowed.header("retry-after").and_then(|value| value.parse().ok()).expect("how long");
        assert!((1..=60).contains(&seconds), "{seconds}");
        // What the ids of others are does not show: they are slowed alike.
        for id in ["1", "51", "no-such"] {
            let answer = atu.get(&format!("{invoices}/{id}"));
            assert_same(&answer, &atu.get(&format!("{invoices}/2000")), id);
            assert_eq!(answer.status, 429, "{id}");
        }
        assert_eq!(atu.get(&invoices).status, 200, "lists go on");
        assert_eq!(shop.signed_in("alpes", "theo").get(&format!("{invoices}/7")).status, 200, "so do others");
        shop.erp.wait(Duration::from_secs(seconds));
        assert_eq!(atu.get(&format!("{invoices}/1")).status, 200, "and in time one's own");
        let (looked_up, _) = guess(&mut atu, (3_000..3_100).map(|id| format!("{invoices}/{id}")));
        assert_eq!(looked_up, 0, "the next guess finds it as it was");
    }
}

#[test]
fn the_same_id_again_and_a_little_at_a_time_slow_nobody() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    for _ in 0..500 {
        assert_eq!(atu.get(&format!("/a/{account}/invoices/no-such")).status, 404);
    }
    for id in 0..1_000 {
        assert_eq!(atu.get(&format!("/a/{account}/invoices/{id}x")).status, 404, "{id}");
        shop.erp.wait(Duration::from_secs(1));
    }
}

#[test]
fn whatever_is_guessed_is_slowed_for_the_network_of_who_is_not_signed_in() {
    let secret = |number: u32| format!("{number:A>43}");
    for (page, call) in [
        ("/invitation/", "/api/v1/invitations/"),
        ("/password/set/", "/api/v1/email/"),
        ("/email/", "/api/v1/hand-off/"),
        ("/hand-off/", "/api/v1/invitations/"),
    ] {
        let shop = Shop::open();
        let peer = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 7));
        let mut nobody = shop.browser("alpes").from(peer);
        let paths =
            (0..150).flat_map(|number| [format!("{page}{}", secret(number)), format!("{call}{}", secret(number))]);
        let (looked_up, slowed) = guess(&mut nobody, paths);
        assert!((200..=220).contains(&looked_up) && slowed.is_some(), "{page} and {call}: {looked_up}");
        let neighbour = shop
            .browser("alpes")
            .from(IpAddr::V4(Ipv4Addr::new(198, 51, 100, 99)))
            .get(&format!("{page}{}", secret(9)));
        assert_eq!(neighbour.status, 429, "{page}: a neighbour");
        assert_ne!(shop.browser("alpes").get(&format!("{page}{}", secret(9))).status, 429, "{page}: another network");
        assert_eq!(nobody.get("/sign-in").status, 200, "signing in goes on");
    }
}

#[test]
fn secrets_guessed_in_a_body_are_slowed_too() {
    let shop = Shop::open();
    let mut nobody = shop.browser("alpes");
    let mut statuses = (0..300).map(|number| {
        let body = json!({ "token": format!("{number:A>43}"), "new": "ein ganz anderer Satz" });
        nobody.call("POST", "/api/v1/password/set", &body).status
    });
    assert!(statuses.by_ref().take(200).all(|status| status == 410));
    assert!(statuses.skip(20).all(|status| status == 429));
}

#[test]
fn guesses_are_counted_over_processes() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let guessed = |id: u32| format!("/a/{account}/invoices/{id}");
    guess(&mut atu, (1_000..1_190).map(guessed));
    let other = shop.another_portal();
    let mut there = Browser::new(Way::Call(Arc::clone(&other)), "alpes.localhost");
    there.cookies.clone_from(&atu.cookies);
    let (looked_up, slowed) = guess(&mut there, (2_000..2_100).map(guessed));
    assert!(looked_up <= 60 && slowed.is_some(), "{looked_up}");
    other.stop();
}

#[test]
fn guesses_are_written_to_the_audit_log_in_sums() {
    // The records of a library go to the newest of its hosts, and other tests start some meanwhile.
    for _ in 0..20 {
        let shop = Shop::open();
        let account = shop.account("1");
        shop.portal.set_log_level(log::LevelFilter::Info);
        let mut atu = shop.signed_in("alpes", "atu").from(IpAddr::V4(Ipv4Addr::new(198, 51, 101, 7)));
        guess(&mut atu, (1_000..1_180).map(|id| format!("/a/{account}/invoices/{id}")));
        shop.portal.stop();
        let user = shop.ask("SELECT id FROM users WHERE login = 'atu'");
        let from = "from 198.51.101.0/24 on alpes";
        let line = format!("WARN audit: id/unknown: asked for by user {user} in account {account} {from}");
        let records: Vec<String> = take_records().into_iter().filter(|record| record.starts_with(&line)).collect();
        if records == [format!("{line}: 20 times"), format!("{line}: 160 more")] {
            return;
        }
    }
    panic!("guesses were not summed up");
}
