//! The page of a decision: fourteen rows, and what to do about the first no.

use std::collections::BTreeSet;

use tests::page::Page;
use tests::server::Server;

/// The answers of the rows, in their order.
fn rows(answer: &tests::browser::Answer) -> Vec<String> {
    let page = Page::of(answer);
    let words = ["yes", "no", "not asked"];
    let states = page.all("span").filter(|span| span.get("class").is_some_and(|class| class.starts_with("state")));
    states.map(|span| span.text.trim().to_owned()).filter(|text| words.contains(&&**text)).collect()
}

#[test]
fn every_row_is_answered_and_the_first_no_has_a_way_out() {
    let mut browser = Server::shared().staff();
    let ask = "/explain?site=alpes&login=";
    let none = vec!["not asked"; 4];
    for (what, query, granted, nos, advice) in [
        ("a kind", "sam.martin&about=invoices", true, vec![], None),
        ("a kind, as other pages link", "sam.martin&kind=invoices", true, vec![], None),
        ("a permission", "sam.martin&permission=portal.invoices.view", true, vec![], None),
        ("one that is missing", "sam.martin&about=quotes", false, vec![10], Some("Tick the permission")),
        ("on hold", "lucie.fontaine&about=orders", false, vec![7], Some("Put the membership back in use")),
    ] {
        let answer = browser.get(&format!("{ask}{query}"));
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
        let text = answer.text();
        let rows = rows(&answer);
        assert_eq!(rows.len(), 14, "{what}: {rows:?}");
        assert_eq!(rows[10..], none, "{what}: no document was named");
        let found: Vec<usize> = (1..=14).filter(|row| rows[row - 1] == "no").collect();
        assert_eq!(found, nos, "{what}");
        assert_eq!(text.contains(">granted<"), granted, "{what}: {text}");
        assert_eq!(text.contains("What to do"), advice.is_some(), "{what}: {text}");
        assert!(advice.is_none_or(|words| text.contains(words)), "{what}: {text}");
    }
    let answer = browser.get("/explain?site=alpes&login=sam.martin&document=invoices%2F1109");
    let rows = rows(&answer);
    assert_eq!(rows.iter().position(|row| row == "no"), Some(10), "{rows:?}");
    assert!(!rows.contains(&"not asked".to_owned()), "{rows:?}");
    assert!(answer.text().contains("it is another customer’s"), "{}", answer.text());
    let answer = browser.get("/explain?site=alpes&login=sam.martin&document=invoices%2Fnone");
    assert!(answer.text().contains("document/unknown") && answer.text().contains("check its number"));
}

#[test]
fn there_is_a_way_out_of_every_no_that_staff_can_be_told() {
    let told: BTreeSet<&str> = crate::access::codes().filter(|code| !code.starts_with("session/")).collect();
    let known: BTreeSet<&str> = host_demo::back_office::advised().collect();
    assert_eq!(told.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new());
    // Neither is a world that is spoilt: the one is a document that is none, the other a question without a session.
    assert_eq!(known.difference(&told).copied().collect::<Vec<_>>(), ["document/unknown", "user/locked"]);
}

#[test]
fn what_was_typed_is_shown_again_as_text() {
    let mut browser = Server::shared().staff();
    let answer = browser.get("/explain?site=alpes&login=%3Cscript%3E&about=quotes&document=%3Cb%3E&third_party=%27");
    assert_eq!(answer.status, 404, "{}", answer.text());
    assert!(!answer.text().contains("<script") && !answer.text().contains("<b>"), "{}", answer.text());
    let page = Page::of(&answer);
    let typed = page.all("input").find(|input| input.get("id") == Some("login")).and_then(|input| input.get("value"));
    assert_eq!(typed, Some("<script>"));
}
