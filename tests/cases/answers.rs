//! What the ERP answers and makes no sense, what fails and leaves a line, and whether the portal is ready (rules D1, D2).

use std::time::Duration;

use plugin_api::{Class, Kind};
use tests::erp::TestDocument;
use tests::local_portal::LocalPortal;
use tests::senseless::Nonsense;
use tests::shop::{Shop, assert_same};
use tests::two_faced::take_records;

/// A shop where third party 1 has 30 invoices more.
fn shop() -> Shop {
    let shop = Shop::open();
    for number in 100..130 {
        shop.erp.add_document(TestDocument::new(Kind::Invoices, &number.to_string(), "1"));
    }
    shop
}

#[test]
fn what_makes_no_sense_is_counted_and_no_part_of_a_list_is_shown_as_the_whole() {
    let shop = shop();
    let list = format!("/api/v1/a/{}/invoices?limit=5", shop.account("1"));
    let page = format!("/a/{}/invoices?limit=5", shop.account("1"));
    let mut atu = shop.signed_in("alpes", "atu");
    let (truth, shown) = (atu.get(&list), atu.get(&page));
    for (nonsense, status, same) in [
        // Told to end behind the last row that was asked for, it does.
        (Nonsense::TooMany, 200, true),
        (Nonsense::NoKey, 503, false),
        (Nonsense::LongKey, 200, false),
        (Nonsense::Twice, 200, false),
        (Nonsense::Unsorted, 200, false),
        (Nonsense::GoesOn, 200, true),
        (Nonsense::Day, 200, false),
        (Nonsense::Amount, 200, false),
        (Nonsense::Currency, 200, false),
        (Nonsense::Progress, 200, false),
        (Nonsense::LongText, 200, false),
        (Nonsense::Id, 200, false),
    ] {
        let before = shop.health().senseless_answers;
        shop.host.be_senseless(Some(nonsense));
        let (answer, by_page) = (atu.get(&list), atu.get(&page));
        shop.host.be_senseless(None);
        assert_eq!((answer.status, by_page.status), (status, status), "{nonsense:?}: {}", answer.text());
        let counted = if nonsense == Nonsense::TooMany { 0 } else { 2 };
        assert_eq!(shop.health().senseless_answers, before + counted, "{nonsense:?}");
        if same {
            assert_same(&answer, &truth, &format!("{nonsense:?}"));
            assert_same(&by_page, &shown, &format!("{nonsense:?}"));
        }
        if status == 200 {
            assert_eq!(answer.json()["items"].as_array().map(Vec::len), Some(5), "{nonsense:?}");
            assert!(answer.json()["next"].is_string(), "{nonsense:?}: there is a next page");
        }
    }
    assert_same(&atu.get(&list), &truth, "and it is well again");
    // A list that fits on one page needs no key.
    shop.host.be_senseless(Some(Nonsense::NoKey));
    assert_eq!(atu.get(&format!("/a/{}/quotes", shop.account("1"))).status, 200);
}

#[test]
fn a_file_that_does_not_end_is_cut_and_counted() {
    let shop = shop();
    let mut atu = shop.signed_in("alpes", "atu");
    shop.host.be_senseless(Some(Nonsense::MoreBytes));
    let answer = atu.get(&format!("/api/v1/a/{}/invoices/1/file", shop.account("1")));
    assert_eq!((answer.status, answer.code().as_str()), (403, "file/too-large"));
    assert_eq!(shop.health().senseless_answers, 1);
}

/// The records that hold this text, of what a shop is told to do; other tests' hosts take some meanwhile.
fn records_of(text: &str, wanted: usize, act: impl Fn(&Shop)) -> Vec<String> {
    let mut found = Vec::new();
    for _ in 0..20 {
        let shop = shop();
        shop.portal.set_log_level(log::LevelFilter::Info);
        take_records();
        act(&shop);
        shop.portal.stop();
        found = take_records().into_iter().filter(|record| record.contains(text)).collect();
        if found.len() == wanted {
            break;
        }
    }
    found
}

#[test]
fn a_failure_of_the_erp_leaves_one_line_and_how_often_it_came_again() {
    let records = records_of("unavailable/host: entities", 2, |shop| {
        let list = format!("/a/{}/invoices", shop.account("3"));
        let mut nils = shop.signed_in("nord", "nils");
        shop.erp.fail("entities", Class::Unavailable);
        for _ in 0..38 {
            assert_eq!(nils.get(&list).status, 503);
        }
    });
    let line = "ERROR audit: unavailable/host: entities: [host/test] `entities` was told to fail";
    assert_eq!(records, [line.to_owned(), format!("{line}: 37 more")]);
}

#[test]
fn a_failure_of_the_store_leaves_a_line_that_says_where() {
    let records = records_of("no such column: network", 1, |shop| {
        let mut atu = shop.signed_in("alpes", "atu");
        shop.sql("ALTER TABLE sessions RENAME COLUMN network TO gone");
        assert_eq!(atu.get("/api/v1/sessions").status, 503);
        shop.sql("ALTER TABLE sessions RENAME COLUMN gone TO network");
    });
    assert!(records[0].starts_with("ERROR audit: unavailable/store: sessions.rs, line "), "{records:?}");
}

#[test]
fn what_makes_no_sense_leaves_a_line_that_says_what_to_do() {
    let records = records_of("host/senseless: documents of invoices: row/currency-form", 1, |shop| {
        let mut atu = shop.signed_in("alpes", "atu");
        shop.host.be_senseless(Some(Nonsense::Currency));
        assert_eq!(atu.get(&format!("/a/{}/invoices", shop.account("1"))).status, 200);
    });
    assert!(records[0].ends_with("currencies are ISO 4217 codes: `EUR`"), "{records:?}");
}

#[test]
fn the_portal_is_ready_where_its_store_can_be_written_and_the_erp_answers() {
    let local = LocalPortal::new();
    let ready = || {
        let health = local.portal.health();
        assert_eq!(health.ready, health.not_ready.is_empty());
        health.not_ready
    };
    assert_eq!(ready(), [""; 0]);
    for class in [Class::Unavailable, Class::Internal, Class::Refused] {
        local.erp.fail("standing", class);
        assert!(matches!(ready().as_slice(), [why] if why.starts_with("unavailable/host: ")), "{class:?}");
        local.erp.recover();
        assert_eq!(ready(), [""; 0]);
    }
    let other = rusqlite::Connection::open(local.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(ready().as_slice(), [why] if why.starts_with("unavailable/store: ")), "locked by somebody else");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(ready(), [""; 0]);
    local.sql("CREATE TRIGGER full BEFORE INSERT ON throttles BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
    assert_eq!(ready(), ["unavailable/store: the portal's database did not answer: the disk is full"]);
    local.sql("DROP TRIGGER full");
    assert_eq!(ready(), [""; 0]);
    local.portal.stop();
    assert!(matches!(ready().as_slice(), [why] if why.starts_with("portal/stopped: ")));
}

#[test]
fn an_erp_that_hangs_makes_nobody_wait_for_long() {
    let local = LocalPortal::new();
    let hold = local.erp.hang();
    let begun = std::time::Instant::now();
    let silent = local.portal.health().not_ready;
    assert!(matches!(silent.as_slice(), [why] if why.starts_with("unavailable/host: ")), "{silent:?}");
    let again = local.portal.health();
    assert!(!again.ready && begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    drop(hold);
    local.until("it answers again", || local.portal.health().ready);
}
