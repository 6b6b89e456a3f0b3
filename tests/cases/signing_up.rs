//! Signing up for oneself (rule U10): the policy, the proof, and that nothing is joined by an address.

use std::sync::atomic::Ordering;
use std::time::Duration;

use plugin_api::mail::Mail;
use portal_plugin::model::sites::Locale;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::Portal;
use portal_plugin::portal::signing_up::{AtCheckout, NewPerson, Offer};
use serde_json::json;
use tests::customers::{PASSWORD, PEER, Town};

fn town(policy: &str) -> Town {
    Town::with_sites(&[&format!(r#"{{"site": "lac", "hosts": ["lac.localhost"], {policy}}}"#)])
}

fn sign_up(town: &Town, email: &str, at_checkout: bool) -> Result<(), &'static str> {
    let person = NewPerson { email, name: "Atu Lenobli", company: "Atu SARL", locale: Locale::En, at_checkout };
    let site = town.portal.site("lac").unwrap();
    town.portal.sign_up(&site, &person, PEER).map_err(|error| error.code())
}

fn link(mail: &Mail) -> Token {
    let secret = mail.text.split("/password/set/").nth(1).expect("a link").chars().take(43).collect::<String>();
    secret.parse().unwrap()
}

fn count(town: &Town, sql: &str) -> i64 {
    town.sql().query_row(&format!("SELECT count(*) FROM {sql}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn the_policy_of_the_site_says_who_signs_up_and_what_a_checkout_offers() {
    let offer = |guest, sign_in, sign_up| AtCheckout::Offer(Offer { guest, sign_in, sign_up });
    for (policy, page, checkout, offered) in [
        (r#""sign_up": "invitation""#, false, false, offer(false, true, false)),
        (r#""sign_up": "checkout", "checkout": "optional""#, false, true, offer(true, true, true)),
        (r#""sign_up": "checkout", "checkout": "mandatory""#, false, true, offer(false, true, true)),
        (r#""sign_up": "checkout", "checkout": "disabled""#, false, false, offer(true, false, false)),
        (r#""sign_up": "open""#, true, true, offer(true, true, true)),
    ] {
        let town = town(policy);
        let said = |open: bool| if open { Ok(()) } else { Err("sign-up/closed") };
        assert_eq!(sign_up(&town, "a@atu.example", false), said(page), "{policy}");
        assert_eq!(sign_up(&town, "b@atu.example", true), said(checkout), "{policy}, at the checkout");
        assert_eq!(Portal::checkout(&town.portal.site("lac").unwrap(), None), offered, "{policy}");
    }
}

#[test]
fn who_signs_up_proves_the_address_and_then_owns_an_account_of_their_own() {
    let town = town(r#""sign_up": "open""#);
    // The ERP knows a third party, a contact with this very address: they stay apart.
    town.host.add("p1", Some("atu@atu.example"));
    assert_eq!(sign_up(&town, " Atu@atu.example ", false), Ok(()));
    let mails = town.host.mails(1);
    assert_eq!(count(&town, "users WHERE state = 'unverified'"), 1);
    assert_eq!((count(&town, "accounts"), count(&town, "memberships")), (0, 0), "nothing before the proof");
    let site = town.portal.site("lac").unwrap();
    town.portal.set_password(&site, &link(&mails[0]), PASSWORD).unwrap();
    let visitor = town.visitor("lac", &town.sign_in("lac", "atu@atu.example")).unwrap();
    let accounts = town.portal.accounts(&visitor).unwrap();
    assert_eq!(accounts.iter().map(|card| card.name.as_str()).collect::<Vec<_>>(), ["Party n0"]);
    assert_eq!(count(&town, "accounts WHERE owner IS NOT NULL AND third_party = 'n0'"), 1);
    assert_eq!(count(&town, "accounts WHERE third_party = 'p1'"), 0, "nothing is joined by an address");
    assert_eq!(count(&town, "sign_ups"), 0);
    let opened = "ledger WHERE number = 1 AND line LIKE '%\"event\":\"account-opened\"%'";
    assert_eq!(count(&town, opened), 1, "the ledger begins with it");
}

#[test]
fn an_account_waits_until_the_erp_opens_a_third_party_and_is_opened_once() {
    let town = town(r#""sign_up": "open""#);
    town.host.opens_none.store(true, Ordering::Relaxed);
    assert_eq!(sign_up(&town, "atu@atu.example", false), Ok(()));
    let mails = town.host.mails(1);
    town.portal.set_password(&town.portal.site("lac").unwrap(), &link(&mails[0]), PASSWORD).unwrap();
    let visitor = town.visitor("lac", &town.sign_in("lac", "atu@atu.example")).unwrap();
    assert_eq!(town.portal.landing(&visitor).unwrap(), portal_plugin::portal::landing::Landing::None);
    town.host.opens_none.store(false, Ordering::Relaxed);
    for _ in 0..2 {
        assert!(matches!(town.portal.landing(&visitor).unwrap(), portal_plugin::portal::landing::Landing::One(_)));
    }
    assert_eq!(count(&town, "accounts"), 1);
}

#[test]
fn the_answer_says_nothing_and_the_mail_says_what_the_reader_may_know() {
    let town = town(r#""sign_up": "open""#);
    town.user("lac", "known", "p1", &json!({}));
    assert_eq!(sign_up(&town, "new@atu.example", false), Ok(()));
    assert_eq!(sign_up(&town, "KNOWN@atu.example", false), Ok(()));
    assert_eq!(sign_up(&town, "clerk@employer.example", false), Ok(()));
    let mails = town.host.mails(2);
    let subjects: Vec<_> = mails.iter().map(|mail| (mail.to.as_str(), mail.subject.as_str())).collect();
    assert_eq!(
        subjects,
        [
            ("new@atu.example", "Lac: your access to the customer portal"),
            ("KNOWN@atu.example", "Lac: you have an access already")
        ]
    );
    assert!(!mails[1].text.contains("/password/set/"), "{}", mails[1].text);
    assert_eq!(count(&town, "users"), 2, "a known address and an employee's make nobody");

    // Three mails an hour to one address; the answer stays the same.
    for _ in 0..4 {
        assert_eq!(sign_up(&town, "new@atu.example", false), Ok(()));
    }
    let last = town.host.mails(4).pop().unwrap();
    assert_eq!(town.host.mails(4).len(), 4, "the first, two more, and the known one's");
    let site = town.portal.site("lac").unwrap();
    assert!(town.portal.look_at_link(&site, &link(&last)).is_ok(), "the last one works");
    for odd in ["", "a", "a@", "@b.c", "a@b", "a@b.", "a b@c.d", "a@b.c\r\nBcc: x@y.z", "a@b@c.d", "<a@b.c>"] {
        assert_eq!(sign_up(&town, odd, false), Err("sign-up/invalid"), "{odd:?}");
    }
}

#[test]
fn the_mailed_link_works_to_the_last_moment_of_its_24_hours() {
    for (wait, works) in
        [(Duration::from_hours(24) - Duration::from_millis(1), true), (Duration::from_hours(24), false)]
    {
        let town = town(r#""sign_up": "open""#);
        assert_eq!(sign_up(&town, "atu@atu.example", false), Ok(()));
        let link = link(&town.host.mails(1)[0]);
        town.host.pass(wait);
        let set = town.portal.set_password(&town.portal.site("lac").unwrap(), &link, PASSWORD);
        assert_eq!(set.is_ok(), works, "after {wait:?}: {set:?}");
    }
}
