//! An archive of a list's files holds what its reader may see, when it is made and when it is fetched.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::thread;
use std::time::Duration;

use plugin_api::Kind;
use plugin_api::documents::File;
use plugin_api::operations::MembershipTerms;
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::erp::TestDocument;
use tests::operations::may;
use tests::shop::Shop;

/// Begins an archive, and answers where to ask for it.
#[track_caller]
fn begun(browser: &mut Browser, account: &str, kind: Kind, query: &str) -> String {
    let path = format!("/api/v1/a/{account}/zips");
    let begun = browser.call("POST", &path, &json!({ "kind": kind.as_str(), "query": query }));
    assert_eq!(begun.status, 202, "{}", begun.text());
    begun.header("location").expect("it says where to ask").to_owned()
}

/// Waits until an archive is made.
#[track_caller]
fn settled(browser: &mut Browser, location: &str) -> Value {
    for _ in 0..4_000 {
        let answer = browser.get(location);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let state = answer.json();
        if state["status"] != "making" {
            return state;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("it is never made");
}

/// Begins an archive and waits until it is made.
#[track_caller]
fn made(browser: &mut Browser, account: &str, kind: Kind, query: &str) -> Value {
    let location = begun(browser, account, kind, query);
    settled(browser, &location)
}

fn fetched(browser: &mut Browser, state: &Value) -> Answer {
    browser.get(state["file"].as_str().unwrap_or_else(|| panic!("{state}")))
}

/// The files of an archive by name.
fn files(answer: &Answer) -> BTreeMap<String, Vec<u8>> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let mut archive = zip::ZipArchive::new(Cursor::new(&answer.body)).expect("it is a zip");
    let count = archive.len();
    let read = |place: usize| {
        let mut file = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().expect("a name").into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

/// Adds an invoice of third party 1 with a file of so many bytes.
fn add_invoice(shop: &Shop, id: &str, size: usize) {
    let mut document = TestDocument::new(Kind::Invoices, id, "1");
    let name = format!("{id}.pdf");
    document.body.files = vec![File { id: "1".into(), name, media_type: "application/pdf".into(), size: size as u64 }];
    document.file = Some(vec![b'x'; size]);
    shop.erp.add_document(document);
}

#[test]
fn an_archive_holds_what_its_reader_may_see_and_nothing_else() {
    let shop = Shop::open();
    for careless in [false, true] {
        shop.erp.be_careless(careless);
        for (site, login, third_party, kind, want) in [
            ("alpes", "atu", "1", Kind::Invoices, &["1", "2", "3"][..]),
            ("lac", "atu", "1", Kind::Invoices, &["4"]),
            ("alpes", "vial", "2", Kind::Quotes, &["51", "52"]),
            ("alpes", "lea", "2", Kind::Orders, &["51", "52"]),
            ("alpes", "theo", "1", Kind::Invoices, &["7"]),
            ("alpes", "theo", "1", Kind::SupplierInvoices, &["7"]),
            ("nord", "nils", "3", Kind::Shipments, &["61"]),
        ] {
            let what = format!("{login} on {site}, {kind}, careless {careless}");
            let mut browser = shop.signed_in(site, login);
            let state = made(&mut browser, &shop.account(third_party), kind, "");
            assert_eq!(state["status"], "ready", "{what}: {state}");
            let want: BTreeMap<_, _> =
                want.iter().map(|id| (format!("REF-{id}.pdf"), format!("%PDF {kind} {id}").into_bytes())).collect();
            assert_eq!(files(&fetched(&mut browser, &state)), want, "{what}");
        }
    }
}

#[test]
fn what_a_filter_leaves_is_what_is_in_it_and_names_are_safe_and_told_apart() {
    let shop = Shop::open();
    for (id, reference) in [("1", "../FA-1"), ("2", "FA/1"), ("3", "fa_1")] {
        shop.erp.change_document(Kind::Invoices, id, |document| reference.clone_into(&mut document.reference));
    }
    let mut browser = shop.signed_in("alpes", "atu");
    let account = shop.account("1");
    let state = made(&mut browser, &account, Kind::Invoices, "sort=ref");
    let names: Vec<String> = files(&fetched(&mut browser, &state)).into_keys().collect();
    assert_eq!(names, ["FA_1.pdf", "_FA-1.pdf", "fa_1 (2).pdf"]);
    let state = made(&mut browser, &account, Kind::Invoices, "?text=fa%2F1");
    assert_eq!(files(&fetched(&mut browser, &state)).into_keys().collect::<Vec<_>>(), ["FA_1.pdf"]);
    let nothing = json!({ "kind": "invoices", "query": "text=nowhere" });
    let refused = browser.call("POST", &format!("/api/v1/a/{account}/zips"), &nothing);
    assert_eq!((refused.status, refused.code().as_str()), (409, "zip/empty"));
}

#[test]
fn what_was_revoked_between_making_and_fetching_is_refused() {
    type Change = fn(&Shop);
    let changes: [(&str, Change, u16, &str); 6] = [
        (
            "the permission",
            |shop| {
                shop.grant(
                    "lea",
                    "1",
                    &MembershipTerms { sees: Some("all".to_owned()), ..may(&["portal.tickets.view"]) },
                );
            },
            403,
            "permission/missing",
        ),
        (
            "what is seen",
            |shop| {
                shop.grant(
                    "lea",
                    "1",
                    &MembershipTerms { sees: Some("own".to_owned()), ..may(&["portal.invoices.view"]) },
                );
            },
            410,
            "zip/outdated",
        ),
        (
            "a document, which another contact has now to itself",
            |shop| {
                shop.erp.change_document(Kind::Invoices, "2", |document| document.contacts = vec!["9".to_owned()]);
            },
            410,
            "zip/outdated",
        ),
        ("the kind", |shop| shop.erp.close(Kind::Invoices), 403, "host/closed-to-external"),
        (
            "the entity",
            |shop| {
                shop.enable(
                    r#"{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["2"]}"#,
                );
            },
            410,
            "zip/outdated",
        ),
        ("the session", |shop| shop.sql("UPDATE sessions SET ended = opened"), 401, "session/revoked"),
    ];
    for (what, change, status, code) in changes {
        let shop = Shop::open();
        let mut browser = shop.signed_in("alpes", "lea");
        let state = made(&mut browser, &shop.account("1"), Kind::Invoices, "");
        assert_eq!(files(&fetched(&mut browser, &state)).len(), 3, "{what}");
        change(&shop);
        let answer = fetched(&mut browser, &state);
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{what}");
    }
}

#[test]
fn an_archive_is_found_only_by_the_session_and_in_the_account_that_began_it() {
    let shop = Shop::open();
    let mut lea = shop.signed_in("alpes", "lea");
    let (one, two) = (shop.account("1"), shop.account("2"));
    let state = made(&mut lea, &one, Kind::Invoices, "");
    let file = state["file"].as_str().unwrap();
    let page = format!("/a/{one}/zips/{}", state["id"].as_str().unwrap());
    assert_eq!(lea.get(file).status, 200);
    assert_eq!(lea.get(&page).status, 200);
    for (who, mut browser) in
        [("her own other session", shop.signed_in("alpes", "lea")), ("the owner", shop.signed_in("alpes", "atu"))]
    {
        assert_eq!(browser.get(file).status, 404, "{who}");
        assert_eq!(browser.get(&page).status, 404, "{who}");
    }
    assert_eq!(lea.get(&file.replace(&format!("/a/{one}/"), &format!("/a/{two}/"))).status, 404, "another account");
    lea.call("DELETE", "/api/v1/session", &json!({}));
    assert_eq!(lea.get(file).status, 401);
}

#[test]
fn an_archive_is_forgotten_after_ten_minutes_and_the_third_takes_the_place_of_the_first() {
    let shop = Shop::open();
    let mut browser = shop.signed_in("alpes", "atu");
    let account = shop.account("1");
    let [first, second, third] =
        ["", "text=1", "text=2"].map(|query| made(&mut browser, &account, Kind::Invoices, query));
    assert_eq!(fetched(&mut browser, &first).status, 404);
    assert_eq!(fetched(&mut browser, &second).status, 200);
    shop.erp.wait(Duration::from_millis(10 * 60_000 - 1));
    assert_eq!(fetched(&mut browser, &third).status, 200, "the last millisecond");
    shop.erp.wait(Duration::from_millis(1));
    assert_eq!(fetched(&mut browser, &third).status, 404);
}

#[test]
fn a_hundred_documents_fit_and_of_more_the_first_hundred() {
    let shop = Shop::open();
    for number in 0..97 {
        add_invoice(&shop, &format!("n{number}"), 10);
    }
    let mut browser = shop.signed_in("alpes", "atu");
    let account = shop.account("1");
    let state = made(&mut browser, &account, Kind::Invoices, "");
    assert_eq!((&state["of"], &state["more"]), (&json!(100), &json!(false)));
    add_invoice(&shop, "n97", 10);
    let state = made(&mut browser, &account, Kind::Invoices, "");
    assert_eq!((&state["of"], &state["more"]), (&json!(100), &json!(true)));
    assert_eq!(files(&fetched(&mut browser, &state)).len(), 100);
}

#[test]
fn fifty_mebibytes_fit_and_a_byte_more_does_not() {
    let shop = Shop::open();
    add_invoice(&shop, "big1", 25 << 20);
    add_invoice(&shop, "big2", 25 << 20);
    let mut browser = shop.signed_in("alpes", "atu");
    let account = shop.account("1");
    let state = made(&mut browser, &account, Kind::Invoices, "text=big&sort=ref");
    assert_eq!((&state["more"], &state["done"]), (&json!(false), &json!(2)));
    assert_eq!(files(&fetched(&mut browser, &state)).len(), 2);
    add_invoice(&shop, "big3", 1);
    let state = made(&mut browser, &account, Kind::Invoices, "text=big&sort=ref");
    assert_eq!(state["more"], true, "{state}");
    assert_eq!(files(&fetched(&mut browser, &state)).len(), 2);
}

#[test]
fn the_page_comes_back_by_itself_until_there_is_something_to_fetch() {
    let shop = Shop::open();
    let mut browser = shop.signed_in("alpes", "atu");
    let account = shop.account("1");
    let list = format!("/a/{account}/invoices");
    let begun = browser.submit(&list, &format!("/a/{account}/zips"), &[]);
    assert_eq!(begun.status, 303, "{}", begun.text());
    let page = begun.header("location").unwrap().to_owned();
    for _ in 0..4_000 {
        let answer = browser.get(&page);
        assert_eq!(answer.status, 200);
        let link = format!("href=\"{page}/file\"");
        if answer.text().contains(&link) {
            assert_eq!(answer.header("refresh"), None);
            assert_eq!(files(&browser.get(&format!("{page}/file"))).len(), 3);
            return;
        }
        assert_eq!(answer.header("refresh"), Some("2"));
        assert!(answer.text().contains("<progress "), "{}", answer.text());
        thread::sleep(Duration::from_millis(5));
    }
    panic!("it is never made");
}

#[test]
fn a_file_that_is_gone_is_left_out_and_said() {
    let shop = Shop::open();
    shop.erp.change_document(Kind::Invoices, "2", |document| document.body.files.clear());
    let mut browser = shop.signed_in("alpes", "atu");
    let state = made(&mut browser, &shop.account("1"), Kind::Invoices, "");
    assert_eq!((&state["left_out"], &state["done"]), (&json!(1), &json!(3)));
    assert_eq!(files(&fetched(&mut browser, &state)).len(), 2);
    shop.erp.fail("file", plugin_api::Class::Unavailable);
    let location = begun(&mut browser, &shop.account("1"), Kind::Invoices, "text=1");
    let state = settled(&mut browser, &location);
    assert_eq!((&state["status"], &state["file"]), (&json!("failed"), &Value::Null));
    let nothing = browser.get(&format!("{location}/file"));
    assert_eq!((nothing.status, nothing.code().as_str()), (409, "zip/not-ready"));
}

#[test]
fn staff_who_look_on_take_no_archive_away() {
    let shop = Shop::open();
    shop.allow_looks("alpes", "atu", "1");
    let mut browser = shop.look("alpes", "lea", "1");
    let account = shop.account("1");
    assert!(!browser.get(&format!("/a/{account}/invoices")).text().contains("/zips"));
    let refused = browser.call("POST", &format!("/api/v1/a/{account}/zips"), &json!({ "kind": "invoices" }));
    assert_eq!((refused.status, refused.code().as_str()), (403, "view-as/read-only"));
}
