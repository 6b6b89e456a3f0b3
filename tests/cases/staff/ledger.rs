//! The ledger of an account by the pages: in words, filtered, exported, verified; and a break is found.

use std::process::Command;

use tests::modules;
use tests::page::Page;
use tests::server::{Server, manifests};

use super::elsewhere;
use crate::pages::assert_well_made;

const LEDGER: &str = "/ledger?third_party=101";

/// The first cells of the rows of a page's table.
fn numbers(text: &tests::browser::Answer) -> Vec<u64> {
    let page = Page::of(text);
    let cells = page.all("td").filter(|cell| cell.get("class") == Some("number"));
    cells.filter_map(|cell| cell.text.trim().parse().ok()).collect()
}

#[test]
fn entries_are_told_in_the_readers_words_the_newest_first_and_found_by_event_and_person() {
    let server = Server::shared();
    let mut browser = server.staff();
    let all = numbers(&browser.get(LEDGER));
    assert!(all.len() > 3 && all.is_sorted_by(|a, b| a > b), "{all:?}");
    assert!(browser.get(LEDGER).text().contains("Access given by our staff"));
    let given = numbers(&browser.get(&format!("{LEDGER}&event=granted")));
    assert!(!given.is_empty() && given.len() < all.len() && given.iter().all(|number| all.contains(number)));
    let of = numbers(&browser.get(&format!("{LEDGER}&person=theo.braun")));
    assert!(!of.is_empty() && of.len() < all.len(), "{of:?}");
    assert!(numbers(&browser.get(&format!("{LEDGER}&person=nobody&event=%3Cb%3E"))).is_empty());
    assert_eq!(numbers(&browser.get(&format!("{LEDGER}&before=2"))), [1]);

    browser.submit("/", "/language", &[("language", "fr")]);
    let page = browser.get(LEDGER);
    assert_well_made(&page, "fr", LEDGER);
    assert!(page.text().contains("Accès donné par notre équipe"), "{}", page.text());
}

#[test]
fn an_export_is_the_verbs_and_a_ledger_that_was_edited_by_hand_is_found_broken_where_it_is() {
    let server = Server::start(&manifests());
    let mut browser = server.staff();
    let export = browser.get("/ledger/export?third_party=101");
    assert_eq!(export.header("content-disposition"), Some("attachment; filename=\"ledger-101.jsonl\""));
    let report = plugin_api::ledger::verify(&export.text()).expect("an export holds");
    let whole = browser.get("/ledger/verify?third_party=101");
    assert!(whole.text().contains("Whole: no entry was changed"), "{}", whole.text());

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("101.jsonl");
    let verb = ["ledger", "export", "--site", "alpes", "--third-party", "101", file.to_str().unwrap()];
    elsewhere(&server.data, &verb);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), export.text());

    let edit = |sql: &str| {
        let sql = sql.replace("ACCOUNT", &format!("account = {}", report.account));
        let store = server.data.join("portal.sqlite");
        let done = Command::new(modules::example("store")).arg(store).args(["run", &sql]).output().unwrap();
        assert!(done.status.success(), "{sql}: {}", String::from_utf8_lossy(&done.stderr));
    };
    edit("DROP TRIGGER a_ledger_entry_is_never_changed");
    edit("UPDATE ledger SET hash = 'x' WHERE ACCOUNT AND number = (SELECT max(number) FROM ledger WHERE ACCOUNT)");
    let text = browser.get("/ledger/verify?third_party=101").text();
    assert!(text.contains("the last one is not the one that the store names"), "{text}");

    edit(
        "UPDATE ledger SET line = replace(line, '\"event\":\"granted\"', '\"event\":\"revoked\"') WHERE ACCOUNT AND number = 2",
    );
    let broken = browser.get("/ledger/verify?third_party=101");
    assert_well_made(&broken, "en", "a broken ledger");
    for words in ["Broken", "is number 2: it was changed: it does not fit its hash", "Entries before it that hold: 1"] {
        assert!(broken.text().contains(words), "{words}: {}", broken.text());
    }
    let page = browser.get(LEDGER);
    assert_eq!(page.status, 503, "no entry of it is told as true");
    browser.submit("/realms", "/language", &[("language", "fr")]);
    let text = browser.get("/ledger/verify?third_party=101").text();
    assert!(text.contains("Rompu") && text.contains("elle a été modifiée"), "{text}");
}
