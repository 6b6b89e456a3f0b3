//! A table to take away holds the rows of its list, all of them up to a limit, and no formula.

use plugin_api::Kind;
use tests::browser::{Answer, Browser};
use tests::erp::TestDocument;
use tests::page::Page;
use tests::shop::Shop;

/// The references of a list in JSON, over all of its pages.
fn listed(browser: &mut Browser, account: &str, kind: Kind, filter: &str) -> Vec<String> {
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = browser.get(&format!("/api/v1/a/{account}/{kind}?limit=2&{filter}{cursor}")).json();
        found.extend(page["items"].as_array().unwrap().iter().map(|item| item["ref"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { return found };
        cursor = format!("&cursor={next}");
    }
}

/// The rows of a table behind its mark, without its head.
fn rows(answer: &Answer) -> Vec<Vec<String>> {
    assert!(answer.body.starts_with(b"\xef\xbb\xbf"), "{}", answer.text());
    let mut reader = csv::Reader::from_reader(&answer.body[3..]);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn for_everybody_the_table_holds_the_rows_of_the_list_whatever_the_filter() {
    let shop = Shop::open();
    shop.erp.change_document(Kind::Invoices, "2", |document| {
        "-120.50".clone_into(&mut document.total);
        "paid".clone_into(&mut document.status);
        document.open = true;
    });
    let (mut tables, mut refused) = (0, 0);
    for (site, login, third_party) in [
        ("alpes", "atu", "1"),
        ("lac", "atu", "1"),
        ("alpes", "vial", "2"),
        ("alpes", "lea", "1"),
        ("alpes", "lea", "2"),
        ("alpes", "theo", "1"),
        ("nord", "nils", "3"),
    ] {
        let mut browser = shop.signed_in(site, login);
        let account = shop.account(third_party);
        for kind in Kind::ALL {
            for filter in [
                "",
                "text=ref-2",
                "text=120.50",
                "total_from=13",
                "total_to=-1",
                "open=1",
                "mine=1",
                "sort=-ref",
                "entity=2",
            ] {
                let what = format!("{login} on {site}, account {account}, {kind}?{filter}");
                let [page, call] =
                    ["/a", "/api/v1/a"].map(|front| browser.get(&format!("{front}/{account}/export/{kind}?{filter}")));
                if browser.get(&format!("/api/v1/a/{account}/{kind}")).status == 403 {
                    assert_eq!((page.status, call.status), (403, 403), "{what}");
                    refused += 1;
                    continue;
                }
                assert_eq!((page.status, call.status), (200, 200), "{what}");
                assert_eq!(page.body, call.body, "{what}");
                let found: Vec<String> = rows(&page).into_iter().map(|row| row[0].clone()).collect();
                assert_eq!(found, listed(&mut browser, &account, kind, filter), "{what}");
                tables += usize::from(!found.is_empty());
            }
        }
    }
    assert!(tables > 100 && refused > 50, "{tables} tables with rows, {refused} refused");
}

#[test]
fn an_amount_that_is_typed_finds_its_documents_in_either_language() {
    let shop = Shop::open();
    for (id, total) in [("1", "1234.56"), ("2", "-1234.56"), ("3", "1234.50")] {
        shop.erp.change_document(Kind::Invoices, id, |document| total.clone_into(&mut document.total));
    }
    let mut browser = shop.signed_in("alpes", "atu");
    let account = shop.account("1");
    for (typed, found) in [
        ("text=1%2C234.56", &["REF-1", "REF-2"][..]),
        ("text=1234.56", &["REF-1", "REF-2"]),
        ("text=1234.5", &["REF-3"]),
        ("text=%E2%82%AC1%2C234.50", &["REF-3"]),
        ("text=1", &["REF-1"]),
        ("total_from=1%2C234.50&total_to=1234.56", &["REF-1", "REF-3"]),
        ("total_to=-1", &["REF-2"]),
        ("text=ref&total_from=1234.51", &["REF-1"]),
    ] {
        let mut got = listed(&mut browser, &account, Kind::Invoices, typed);
        got.sort();
        assert_eq!(got, found, "{typed}");
    }
    browser.submit(&format!("/a/{account}"), "/language", &[("language", "fr")]);
    assert_eq!(listed(&mut browser, &account, Kind::Invoices, "text=1%C2%A0234%2C50+%E2%82%AC"), ["REF-3"]);
}

#[test]
fn a_table_is_saved_and_kept_nowhere_and_has_its_heads_in_the_readers_language() {
    let shop = Shop::open();
    shop.erp.change_document(Kind::Invoices, "1", |document| {
        "=cmd|' /C calc'!A0".clone_into(&mut document.reference);
        "-12.00".clone_into(&mut document.total);
    });
    let mut browser = shop.signed_in("alpes", "atu");
    let path = format!("/a/{}/export/invoices", shop.account("1"));
    let answer = browser.get(&path);
    let text = answer.text();
    assert!(
        text.starts_with(
            "\u{feff}\"Number\",\"Subject\",\"Date\",\"Due\",\"Status\",\"Total\",\"Left to pay\",\"Currency\",\"Type\"\r\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("\r\n\"'=cmd|' /C calc'!A0\",\"\",\"2026-01-31\",\"\",\"\",-12.00,12.00,\"EUR\",\"\"\r\n"),
        "{text}"
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("content-type"), Some("text/csv"));
    let saved = "attachment; filename=\"Invoices 2026-01-31.csv\"; filename*=UTF-8''Invoices%202026-01-31.csv";
    assert_eq!(answer.header("content-disposition"), Some(saved));
    browser.submit(&format!("/a/{}", shop.account("1")), "/language", &[("language", "fr")]);
    let french = browser.get(&path).text();
    assert!(french.starts_with("\u{feff}\"Numéro\",") && french.contains(",\"Devise\",\"Type\"\r\n"), "{french}");
}

#[test]
fn ten_thousand_rows_are_the_whole_and_one_more_says_so() {
    let shop = Shop::open();
    for number in 0..9_997 {
        shop.erp.add_document(TestDocument::new(Kind::Invoices, &format!("n{number:05}"), "1"));
    }
    let mut browser = shop.signed_in("alpes", "atu");
    let path = format!("/a/{}/export/invoices", shop.account("1"));
    let whole = rows(&browser.get(&path));
    assert_eq!(whole.len(), 10_000);
    assert!(whole.iter().all(|row| row[0].starts_with("REF-")));
    shop.erp.add_document(TestDocument::new(Kind::Invoices, "n99999", "1"));
    let cut = rows(&browser.get(&path));
    assert_eq!(cut.len(), 10_001);
    assert_eq!(cut.last().unwrap()[0], "Only the first 10,000 rows: narrow the list to get the rest.");
    assert!(cut.iter().all(|row| row.len() == cut[0].len()));
}

#[test]
fn half_a_list_is_never_handed_over_as_the_whole() {
    let shop = Shop::open();
    for number in 0..500 {
        shop.erp.add_document(TestDocument::new(Kind::Invoices, &format!("n{number:05}"), "1"));
    }
    let mut browser = shop.signed_in("alpes", "atu");
    let path = format!("/a/{}/export/invoices", shop.account("1"));
    let before = shop.erp.asked("documents");
    assert_eq!(browser.get(&path).status, 200);
    assert_eq!(shop.erp.asked("documents") - before, 2, "two pages");
    shop.erp.fail("documents", plugin_api::Class::Unavailable);
    assert_eq!(browser.get(&path).status, 503);
}

#[test]
fn a_filter_is_shown_and_each_of_it_can_be_taken_off_and_stays_in_every_other_link() {
    let shop = Shop::open();
    shop.enable(r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["1", "2"]}"#);
    shop.erp.name_entities(&[("1", "Atelier Alpes"), ("2", "Atelier Lac"), ("3", "Elsewhere")]);
    let mut browser = shop.signed_in("alpes", "atu");
    for id in ["1", "2"] {
        shop.erp.change_document(Kind::Invoices, id, |document| {
            document.contacts = vec!["1".to_owned()];
            document.unreserved = true;
        });
    }
    let base = format!("/a/{}/invoices", shop.account("1"));
    let parts = ["text=REF", "mine=1", "entity=1", "total_from=1%2E00"];
    let answer = browser.get(&format!("{base}?{}&sort=total&limit=1", parts.join("&")));
    assert_eq!(answer.status, 200);
    assert!(!answer.text().contains("Elsewhere"), "an entity that the site does not show");
    let page = Page::of(&answer);
    let links = page.links();
    let of_list: Vec<&String> = links.iter().filter(|link| link.starts_with(&base) && link.contains('?')).collect();
    assert!(of_list.len() >= 8, "{of_list:#?}");
    for link in &of_list {
        let kept = parts.iter().filter(|part| link.contains(**part)).count();
        assert!(kept >= parts.len() - 1, "{link} loses more than one filter");
        assert!(link.contains("limit=1"), "{link}");
    }
    for part in parts {
        let lifted = of_list.iter().filter(|link| !link.contains(part) && link.contains("sort=total")).count();
        assert_eq!(lifted, 1, "{part} is taken off by one link: {of_list:#?}");
    }
    assert!(
        links.iter().any(|link| link.contains("/export/invoices?") && parts.iter().all(|part| link.contains(part)))
    );
}

#[test]
fn an_empty_list_says_what_would_be_here_or_that_nothing_fits() {
    let shop = Shop::open();
    let mut browser = shop.signed_in("nord", "nils");
    let account = shop.account("3");
    let base = format!("/a/{account}/invoices");
    let nothing = browser.get(&format!("{base}?text=nowhere"));
    assert!(nothing.text().contains("Nothing fits"), "{}", nothing.text());
    assert!(Page::of(&nothing).links().contains(&base), "the filter can be taken off");
    shop.erp.change_document(Kind::Invoices, "61", |document| "2".clone_into(&mut document.third_party));
    let empty = browser.get(&base).text();
    assert!(empty.contains("Your invoices will stand here") && !empty.contains("Nothing fits"), "{empty}");
}
