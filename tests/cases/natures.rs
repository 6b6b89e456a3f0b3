//! What an invoice is besides an invoice: it is called so everywhere, and what gives back is never to be paid (rule D7).

use plugin_api::documents::Nature;
use plugin_api::{Kind, status};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::erp::TestDocument;
use tests::shop::Shop;

/// An invoice of Atu's that its ERP says is open, and late.
fn invoice(id: &str, nature: Nature, total: &str, remaining: &str) -> TestDocument {
    let mut document = TestDocument::new(Kind::Invoices, id, "1");
    (document.nature, document.open, document.total) = (nature, true, total.to_owned());
    (document.until, document.remaining) = ("2026-01-01".to_owned(), Some(remaining.to_owned()));
    status::UNPAID.clone_into(&mut document.status);
    document
}

/// A shop with one invoice of each nature, and one of less than nothing that its ERP says nothing of.
fn shop() -> Shop {
    let shop = Shop::open();
    shop.erp.clear_documents();
    for document in [
        invoice("usual", Nature::Usual, "12.00", "12.00"),
        invoice("credit", Nature::CreditNote, "-5.00", "-5.00"),
        invoice("wrong-credit", Nature::CreditNote, "7.00", "7.00"),
        invoice("negative", Nature::Usual, "-3.00", "-3.00"),
        invoice("deposit", Nature::Deposit, "30.00", "30.00"),
        invoice("progress", Nature::Progress, "40.00", "40.00"),
    ] {
        shop.erp.add_document(document);
    }
    shop
}

fn ids(atu: &mut Browser, path: &str) -> Vec<String> {
    let page = atu.get(path).json();
    let mut ids: Vec<_> =
        page["items"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn what_gives_back_is_never_due_late_or_counted_as_waiting() {
    let shop = shop();
    let (mut atu, account) = (shop.signed_in("alpes", "atu"), shop.account("1"));
    let list = format!("/api/v1/a/{account}/invoices");
    let to_pay = ["deposit", "progress", "usual"];
    assert_eq!(ids(&mut atu, &list).len(), 6, "all are there");
    assert_eq!(ids(&mut atu, &format!("{list}?open=1")), to_pay);
    assert_eq!(ids(&mut atu, &format!("{list}?overdue=1")), to_pay);
    let home = atu.get(&format!("/api/v1/a/{account}")).json();
    let counter = home["counters"].as_array().unwrap().iter().find(|one| one["kind"] == "invoices").unwrap();
    assert_eq!((&counter["all"], &counter["open"]), (&json!(6), &json!(3)), "{home}");
    assert_eq!(home["attention"]["invoices"].as_array().unwrap().len(), 3, "{home}");
    // What is not set off yet is taken from what is to be paid, and is not late; one with the wrong sign asks for nothing more.
    let balance = &home["statement"]["balances"][0];
    assert_eq!(balance["total"]["amount"], "74.00", "{home}");
    assert_eq!(balance["by_days_late"]["1_30"], "82.00", "{home}");
    for (id, label) in [("credit", "Not set off yet"), ("wrong-credit", "Not set off yet"), ("negative", "Unpaid")] {
        let page = atu.get(&format!("/a/{account}/invoices/{id}")).text();
        assert!(page.contains(label) && !page.contains("Overdue") && !page.contains("badge bad"), "{id}: {page}");
        assert!(page.contains("Credit left") && !page.contains("Left to pay"), "{id}: {page}");
    }
}

#[test]
fn an_invoice_is_called_by_its_nature_on_pages_in_tables_and_for_programs() {
    let shop = shop();
    let (mut atu, account) = (shop.signed_in("alpes", "atu"), shop.account("1"));
    let list = atu.get(&format!("/a/{account}/invoices")).text();
    let table = atu.get(&format!("/a/{account}/export/invoices")).text();
    for (id, word, label) in [
        ("usual", Value::Null, "Invoice"),
        ("credit", json!("credit_note"), "Credit note"),
        ("deposit", json!("deposit"), "Deposit invoice"),
        ("progress", json!("progress"), "Progress invoice"),
    ] {
        let shown = atu.get(&format!("/api/v1/a/{account}/invoices/{id}")).json();
        assert_eq!(shown["nature"], word, "{id}: {shown}");
        let page = atu.get(&format!("/a/{account}/invoices/{id}")).text();
        assert!(page.contains(&format!("<h1>{label} ")), "{id}: {page}");
        let has_badge = |text: &str| text.contains(&format!("<span class=\"badge quiet\">{label}</span>"));
        let row = list.split("<tr>").find(|row| row.contains(&format!("/{id}\""))).unwrap();
        assert_eq!(has_badge(row), !word.is_null(), "{id}: {row}");
        let row = table.lines().find(|row| row.contains(&format!("REF-{id}\""))).unwrap();
        assert!(row.ends_with(if word.is_null() { ",\"\"" } else { "invoice\"" }) || row.ends_with("note\""), "{row}");
    }
    assert!(table.lines().next().unwrap().ends_with("\"Type\""), "{table}");
    let mut quote = TestDocument::new(Kind::Quotes, "q", "1");
    quote.nature = Nature::CreditNote;
    shop.erp.add_document(quote);
    let shown = atu.get(&format!("/api/v1/a/{account}/quotes/q")).json();
    assert_eq!(shown["nature"], Value::Null, "a quote has no nature, whatever its ERP says");
}
