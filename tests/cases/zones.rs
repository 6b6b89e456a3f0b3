//! Days and moments are those of the site's time zone, or of the one that the reader chose (rule T1).

use std::time::Duration;

use plugin_api::operations::account::Edit;
use plugin_api::operations::{MembershipTerms, Sites};
use plugin_api::{Host as _, Kind};
use portal_plugin::clock::Timestamp;
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::page::Page;
use tests::shop::Shop;

/// The zone of the site, the one that its reader chose, a day, and its last second there.
const DAYS: [(&str, Option<&str>, &str, &str); 10] = [
    ("UTC", None, "2026-02-02", "2026-02-02T23:59:59Z"),
    ("Europe/Paris", None, "2026-02-02", "2026-02-02T22:59:59Z"),
    ("America/New_York", None, "2026-02-02", "2026-02-03T04:59:59Z"),
    ("Asia/Kolkata", None, "2026-02-02", "2026-02-02T18:29:59Z"),
    ("Pacific/Kiritimati", None, "2026-02-02", "2026-02-02T09:59:59Z"),
    ("Europe/Paris", Some("America/St_Johns"), "2026-02-02", "2026-02-03T03:29:59Z"),
    ("America/New_York", Some("Asia/Tokyo"), "2026-02-02", "2026-02-02T14:59:59Z"),
    ("America/New_York", Some("UTC"), "2026-02-02", "2026-02-02T23:59:59Z"),
    // Days of 23 and of 25 hours.
    ("Europe/Paris", None, "2026-03-29", "2026-03-29T21:59:59Z"),
    ("Europe/Paris", None, "2026-10-25", "2026-10-25T22:59:59Z"),
];

fn at(text: &str) -> Timestamp {
    Timestamp::of_rfc3339(text).unwrap()
}

/// The site `alpes` in this zone.
fn enable(shop: &Shop, zone: &str) {
    let manifest = json!({
        "site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["1"], "time_zone": zone,
    });
    shop.enable(&manifest.to_string());
}

fn wait_until(shop: &Shop, moment: Timestamp) {
    shop.erp.wait(moment.since(Timestamp(shop.erp.now())));
    assert_eq!(Timestamp(shop.erp.now()), moment, "it was before");
}

fn choose(browser: &mut Browser, zone: &Value) -> u16 {
    browser.call("POST", "/api/v1/time-zone", &json!({ "time_zone": zone })).status
}

/// A shop with a quote and an invoice whose last day this is.
fn due_on(day: &str, zone: &str) -> Shop {
    let shop = Shop::open();
    for kind in [Kind::Quotes, Kind::Invoices] {
        shop.erp.change_document(kind, "1", |document| {
            document.open = true;
            "open".clone_into(&mut document.status);
            day.clone_into(&mut document.until);
        });
    }
    enable(&shop, zone);
    shop
}

/// The ids of a list.
fn ids(browser: &mut Browser, path: &str) -> Vec<String> {
    let answer = browser.get(path).json();
    answer["items"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// Whether a quote whose last day it is still waits, at each place that says so.
fn waits(browser: &mut Browser, account: &str) -> Vec<(&'static str, bool)> {
    let call = format!("/api/v1/a/{account}");
    let home = browser.get(&call).json();
    let quotes = home["counters"].as_array().unwrap().iter().find(|counter| counter["kind"] == "quotes").unwrap();
    let page = format!("/a/{account}/quotes/1");
    let list = browser.get(&format!("/a/{account}/quotes?open=1"));
    vec![
        ("counted at home", quotes["open"] == 1),
        ("shown at home", home["attention"]["quotes"][0]["id"] == "1"),
        ("on the first page", Page::of(&browser.get(&format!("/a/{account}"))).links().contains(&page)),
        ("listed", ids(browser, &format!("{call}/quotes?open=1")) == ["1"]),
        ("listed on a page", Page::of(&list).links().contains(&page)),
        ("open", browser.get(&format!("{call}/quotes/1")).json()["open"] == true),
        ("offered", browser.get(&page).text().contains(r#"value="accept""#)),
        ("in the table", browser.get(&format!("/a/{account}/export/quotes?open=1")).text().contains("REF-1")),
    ]
}

/// Whether an invoice whose last day it was is late, at each place that says so.
fn late(browser: &mut Browser, account: &str) -> Vec<(&'static str, bool)> {
    let call = format!("/api/v1/a/{account}");
    let by_days_late = browser.get(&call).json()["statement"]["balances"][0]["by_days_late"].clone();
    let marked = |html: String| html.contains(r#"<span class="badge bad">Overdue</span>"#);
    vec![
        ("listed", ids(browser, &format!("{call}/invoices?overdue=1")) == ["1"]),
        ("in the statement", (&by_days_late["1_30"], &by_days_late["not_due"]) == (&json!("12.00"), &json!("0.00"))),
        ("marked in the list", marked(browser.get(&format!("/a/{account}/invoices?open=1")).text())),
        ("marked on its page", marked(browser.get(&format!("/a/{account}/invoices/1")).text())),
        ("marked at home", marked(browser.get(&format!("/a/{account}")).text())),
        ("in the table", browser.get(&format!("/a/{account}/export/invoices?overdue=1")).text().contains("REF-1")),
    ]
}

#[test]
fn what_is_good_until_a_day_is_good_until_its_last_second_there_and_everything_says_so() {
    for (site, own, day, last) in DAYS {
        let shop = due_on(day, site);
        wait_until(&shop, at(last));
        let account = shop.account("1");
        for (what, seconds, is_good) in [("at its last second", 0, true), ("at the first one after", 1, false)] {
            shop.erp.wait(Duration::from_secs(seconds));
            let mut atu = shop.signed_in("alpes", "atu");
            if let Some(own) = own {
                assert_eq!(choose(&mut atu, &json!(own)), 204);
            }
            for (place, waits) in waits(&mut atu, &account) {
                assert_eq!(waits, is_good, "{site}, {own:?}: a quote until {day}, {what}: {place}");
            }
            for (place, late) in late(&mut atu, &account) {
                assert_eq!(late, !is_good, "{site}, {own:?}: an invoice due on {day}, {what}: {place}");
            }
            // The ERP is told the day that all of this was judged by, and the table is named after it.
            let path = format!("/api/v1/a/{account}/quotes/1");
            let answer = json!({ "do": "decline", "reason": "" });
            assert_eq!(atu.act(&path, &format!("{seconds}-decline-it-please"), &answer).status, 200);
            let (action, _) = shop.erp.acts().pop().unwrap();
            assert_eq!(action.today == day, is_good, "{site}, {own:?}, {what}: {}", action.today);
            let table = atu.get(&format!("/a/{account}/export/quotes"));
            let name = table.header("content-disposition").unwrap().to_owned();
            assert!(name.contains(&action.today), "{site}, {own:?}, {what}: {name}");
        }
    }
}

/// One moment, which lies on three days.
#[test]
fn a_moment_is_shown_where_its_reader_is_and_the_zone_is_named() {
    let shop = Shop::open();
    let account = shop.account("1");
    shop.erp.change_document(Kind::Tickets, "1", |ticket| {
        "2026-01-30T22:45:00Z".clone_into(&mut ticket.body.messages[0].at);
    });
    for (site, own, said, zone) in [
        ("UTC", None, "30 Jan 2026, 22:45 UTC<", "UTC"),
        ("Europe/Paris", None, "30 Jan 2026, 23:45 UTC+1<", "Europe/Paris (UTC+1)"),
        ("Europe/Paris", Some("Asia/Kolkata"), "31 Jan 2026, 04:15 UTC+5:30<", "Asia/Kolkata (UTC+5:30)"),
        ("Asia/Kolkata", Some("America/St_Johns"), "30 Jan 2026, 19:15 UTC-3:30<", "America/St_Johns (UTC-3:30)"),
    ] {
        enable(&shop, site);
        let mut atu = shop.signed_in("alpes", "atu");
        assert_eq!(choose(&mut atu, &json!(own)), 204);
        let ticket = atu.get(&format!("/a/{account}/tickets/1"));
        assert!(ticket.text().contains(said), "{site}, {own:?}: {}", ticket.text());
        for path in [format!("/a/{account}/ledger"), "/security".to_owned()] {
            let text = atu.get(&path).text();
            assert!(text.contains(&format!("Times are in the time zone {zone}.")), "{path} in {zone}: {text}");
        }
        // Machines read UTC.
        let sessions = atu.get("/api/v1/sessions").json();
        assert_eq!(sessions["items"][0]["opened"], "2026-01-31T12:00:00Z");
        let message = &atu.get(&format!("/api/v1/a/{account}/tickets/1")).json()["messages"][0];
        assert_eq!(message["at"], "2026-01-30T22:45:00Z");
    }
}

#[test]
fn a_mail_names_the_zone_of_its_reader() {
    let shop = Shop::open();
    for (count, (site, own, until)) in [
        ("Europe/Paris", None, "31 January 2026, 13:30 Europe/Paris (UTC+1)"),
        ("Europe/Paris", Some("America/New_York"), "31 January 2026, 07:30 America/New_York (UTC-5)"),
        ("UTC", None, "31 January 2026, 12:30 UTC"),
    ]
    .into_iter()
    .enumerate()
    {
        enable(&shop, site);
        let mut atu = shop.signed_in("alpes", "atu");
        assert_eq!(choose(&mut atu, &json!(own)), 204);
        let before = shop.erp.mails(0).len();
        let asked = shop.browser("alpes").call("POST", "/api/v1/password/forgot", &json!({ "login": "atu" }));
        assert_eq!(asked.status, 204, "{count}: {}", asked.text());
        let mails = shop.erp.mails(before + 1);
        let text = &mails.last().unwrap().text;
        assert!(text.contains(until), "{site}, {own:?}: {text}");
    }
}

/// An access ends when its day begins on the site, for whoever reads it.
#[test]
fn an_access_ends_with_the_day_before_on_its_site() {
    for (zone, ends) in [
        ("Europe/Paris", "2026-02-02T23:00:00Z"),
        ("America/New_York", "2026-02-03T05:00:00Z"),
        ("Asia/Kolkata", "2026-02-02T18:30:00Z"),
    ] {
        let shop = Shop::open();
        enable(&shop, zone);
        let account = shop.account("1");
        let terms = MembershipTerms {
            permissions: Some(vec!["portal.invoices.view".to_owned()]),
            ends: Some("2026-02-03".to_owned()),
            ..MembershipTerms::default()
        };
        shop.grant("sam", "1", &terms);
        let stored = shop.ask("SELECT ends FROM memberships JOIN users ON users.id = user WHERE login = 'sam'");
        assert_eq!(u64::try_from(stored).unwrap(), at(ends).0, "{zone}");
        let page = format!("/a/{account}/membership");
        for (own, said) in [(None, "until 3 Feb 2026<"), (Some("Pacific/Kiritimati"), "until 3 Feb 2026, ")] {
            let mut sam = shop.signed_in("alpes", "sam");
            assert_eq!(choose(&mut sam, &json!(own)), 204);
            let text = sam.get(&page).text();
            assert!(text.contains(said), "{zone}, {own:?}: {text}");
        }
        // Whoever manages it elsewhere is shown the same day, and leaves the end where it is by sending it back.
        let mut atu = shop.signed_in("alpes", "atu");
        assert_eq!(choose(&mut atu, &json!("Pacific/Kiritimati")), 204);
        let sam = shop.ask("SELECT id FROM users WHERE login = 'sam'");
        let form = format!("/a/{account}/people/members/{sam}");
        let shown = atu.get(&form).text();
        assert!(shown.contains(r#"name="ends" type="date" value="2026-02-03""#), "{zone}: {shown}");
        let saved = atu.submit(&form, &form, &[("do", "save"), ("sees", "all"), ("ends", "2026-02-03")]);
        assert_eq!(saved.status, 303, "{zone}: {}", saved.text());
        assert_eq!(shop.ask("SELECT ends FROM memberships JOIN users ON users.id = user WHERE login = 'sam'"), stored);

        wait_until(&shop, Timestamp(at(ends).0 - 1000));
        assert_eq!(shop.signed_in("alpes", "sam").get(&page).status, 200, "{zone}: at its last second");
        shop.erp.wait(Duration::from_secs(1));
        assert_eq!(shop.signed_in("alpes", "sam").get(&page).status, 403, "{zone}: after it");
    }
}

/// A site that moves to another zone moves no end: the day that is sent back unchanged means the moment that was there.
#[test]
fn an_end_of_another_zone_stays_where_it_is_unless_its_day_changes() {
    let shop = Shop::open();
    enable(&shop, "UTC");
    let terms = |ends: &str| MembershipTerms {
        permissions: Some(vec!["portal.invoices.view".to_owned()]),
        ends: Some(ends.to_owned()),
        ..MembershipTerms::default()
    };
    shop.grant("sam", "1", &terms("2026-02-03"));
    enable(&shop, "America/New_York");
    for (day, ends) in [
        // The end lies on the second in New York.
        ("2026-02-02", "2026-02-03T00:00:00Z"),
        ("2026-02-04", "2026-02-04T05:00:00Z"),
    ] {
        shop.staff("1", &Edit { login: "sam".to_owned(), membership: terms(day) });
        let stored = shop.ask("SELECT ends FROM memberships JOIN users ON users.id = user WHERE login = 'sam'");
        assert_eq!(u64::try_from(stored).unwrap(), at(ends).0, "{day}");
    }
}

#[test]
fn a_zone_is_chosen_on_a_page_or_by_a_call_for_every_site() {
    let shop = Shop::open();
    enable(&shop, "Europe/Paris");
    let mut atu = shop.signed_in("alpes", "atu");
    let zone = |browser: &mut Browser| browser.get("/api/v1/session").json()["user"]["time_zone"].clone();
    assert_eq!(zone(&mut atu), "Europe/Paris");
    let page = atu.get("/time-zone").text();
    assert!(page.contains(r#"<option value="">The site’s: Europe/Paris (UTC+1)</option>"#), "{page}");
    assert!(page.contains(r#"<option value="Asia/Kolkata">Asia/Kolkata (UTC+5:30)</option>"#), "{page}");
    let saved = atu.submit("/time-zone", "/time-zone", &[("zone", "Asia/Kolkata")]);
    assert_eq!((saved.status, saved.header("location")), (303, Some("/security?done=zone")));
    assert_eq!(zone(&mut atu), "Asia/Kolkata");
    assert!(atu.get("/time-zone").text().contains(r#"<option value="Asia/Kolkata" selected>"#));
    // On the other site of the realm too.
    assert_eq!(zone(&mut shop.signed_in("lac", "atu")), "Asia/Kolkata");
    for wrong in [json!("Kolkata"), json!(""), json!("+05:30"), json!(5)] {
        assert_eq!(choose(&mut atu, &wrong), 422, "{wrong}");
    }
    assert_eq!(atu.submit("/time-zone", "/time-zone", &[("zone", "Kolkata")]).status, 422);
    assert_eq!(zone(&mut atu), "Asia/Kolkata");
    assert_eq!(choose(&mut atu, &json!("asia/tokyo")), 204);
    assert_eq!(zone(&mut atu), "Asia/Tokyo");
    let saved = atu.submit("/time-zone", "/time-zone", &[("zone", "")]);
    assert_eq!(saved.status, 303);
    assert_eq!(zone(&mut atu), "Europe/Paris");
    // Staff who look on change nothing (rule A11).
    shop.allow_looks("alpes", "atu", "1");
    let mut look = shop.look("alpes", "atu", "1");
    assert_eq!(choose(&mut look, &json!("Asia/Kolkata")), 403);
}

#[test]
fn a_site_that_names_no_zone_is_in_the_hosts() {
    let zones = |shop: &Shop| -> Vec<Value> {
        let sites = shop.operate(&Sites {});
        sites["sites"].as_array().unwrap().iter().map(|site| site["time_zone"].clone()).collect()
    };
    let shop = Shop::open_in("America/New_York");
    assert_eq!(zones(&shop), ["America/New_York"; 3]);
    enable(&shop, "Asia/Kolkata");
    assert_eq!(zones(&shop), ["Asia/Kolkata", "America/New_York", "America/New_York"]);
    assert_eq!(zones(&Shop::open()), ["UTC"; 3]);
}
