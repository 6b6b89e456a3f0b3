//! How an invoice can be paid: with that invoice only, while something of it is due, and what can be right (rule D8).

use plugin_api::Kind;
use plugin_api::documents::Nature;
use plugin_api::paying::{Paying, Transfer};
use serde_json::json;
use tests::erp::TestDocument;
use tests::operations::may;
use tests::shop::Shop;

const LINK: &str = "https://pay.example/i/1?token=abc";

fn paying(link: &str, iban: &str) -> Paying {
    let transfer = Transfer {
        holder: "Atelier <b>des Alpes".to_owned(),
        iban: iban.to_owned(),
        bic: "PSSTFRPPLYO".to_owned(),
        reference: "FA-1".to_owned(),
        ..Transfer::default()
    };
    Paying { link: link.to_owned(), transfer: Some(transfer) }
}

/// An open document of Atu's with something to pay, which says how.
fn to_pay(kind: Kind, id: &str) -> TestDocument {
    let mut document = TestDocument::new(kind, id, "1");
    (document.open, document.remaining) = (true, Some("12.00".to_owned()));
    document.body.paying = Some(paying(LINK, "FR14 2004 1010 0505 0001 3M02 606"));
    document
}

#[test]
fn an_invoice_says_how_to_pay_it_on_its_page_and_to_programs() {
    let shop = Shop::open();
    let (mut atu, account) = (shop.signed_in("alpes", "atu"), shop.account("1"));
    shop.erp.add_document(to_pay(Kind::Invoices, "due"));
    let page = atu.get(&format!("/a/{account}/invoices/due")).text();
    let link =
        "<a class=\"button\" href=\"https://pay.example/i/1?token=abc\" rel=\"noopener noreferrer\">Pay online</a>";
    assert!(page.contains(link) && page.contains("at pay.example"), "{page}");
    for shown in ["FR14 2004 1010 0505 0001 3M02 606", "PSSTFRPPLYO", "FA-1", "class=\"qr\"", "€12.00"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!page.contains("Atelier <b>"), "a holder is text");
    let said = atu.get(&format!("/api/v1/a/{account}/invoices/due")).json();
    let transfer = json!({
        "holder": "Atelier <b>des Alpes", "iban": "FR1420041010050500013M02606", "bic": "PSSTFRPPLYO",
        "reference": "FA-1", "amount": { "amount": "12.00", "currency": "EUR" },
    });
    assert_eq!(said["paying"], json!({ "link": LINK, "transfer": transfer }));
    let list = atu.get(&format!("/a/{account}/invoices")).text();
    assert!(!list.contains("pay.example"), "a list leads nowhere out");
}

#[test]
fn nothing_says_how_to_pay_what_is_not_due_or_not_to_be_paid_by_the_customer() {
    let shop = Shop::open();
    let (mut atu, account) = (shop.signed_in("alpes", "atu"), shop.account("1"));
    let due = || to_pay(Kind::Invoices, "one");
    let credit = TestDocument { nature: Nature::CreditNote, ..due() };
    for (what, document, shown) in [
        ("something to pay", due(), true),
        ("the last cent", TestDocument { remaining: Some("0.01".to_owned()), ..due() }, true),
        ("nothing left", TestDocument { remaining: Some("0.00".to_owned()), ..due() }, false),
        ("closed", TestDocument { open: false, ..due() }, false),
        ("more paid than due", TestDocument { remaining: Some("-0.01".to_owned()), ..due() }, false),
        ("a credit note", credit, false),
        ("our own invoice to pay", to_pay(Kind::SupplierInvoices, "one"), false),
        ("an order", to_pay(Kind::Orders, "one"), false),
    ] {
        shop.erp.clear_documents();
        let kind = document.kind;
        shop.erp.add_document(document);
        let said = atu.get(&format!("/api/v1/a/{account}/{kind}/one")).json();
        assert_eq!(!said["paying"].is_null(), shown, "{what}: {said}");
        let page = atu.get(&format!("/a/{account}/{kind}/one")).text();
        assert_eq!(page.contains("pay.example") || page.contains("FR14"), shown, "{what}: {page}");
    }
}

#[test]
fn what_cannot_be_right_is_left_out() {
    let shop = Shop::open();
    let (mut atu, account) = (shop.signed_in("alpes", "atu"), shop.account("1"));
    let iban = "FR14 2004 1010 0505 0001 3M02 606";
    shop.erp.add_document(to_pay(Kind::Invoices, "one"));
    for (link, iban, has_link, has_account) in [
        ("http://localhost:8069/pay", iban, true, true),
        ("http://pay.example/i/1", iban, false, true),
        ("javascript:alert(1)", iban, false, true),
        ("https://user@pay.example/", iban, false, true),
        (LINK, "FR14 2004 1010 0505 0001 3M02 607", true, false),
        (LINK, "<script>", true, false),
        ("", "", false, false),
    ] {
        shop.erp.change_document(Kind::Invoices, "one", |one| one.body.paying = Some(paying(link, iban)));
        let said = atu.get(&format!("/api/v1/a/{account}/invoices/one")).json()["paying"].clone();
        let is_there = |key: &str| said.get(key).is_some_and(|value| !value.is_null());
        assert_eq!((is_there("link"), is_there("transfer")), (has_link, has_account), "{link} {iban}: {said}");
        let page = atu.get(&format!("/a/{account}/invoices/one")).text();
        assert_eq!(page.contains("Pay online"), has_link, "{link}: {page}");
        assert_eq!(page.contains("IBAN"), has_account, "{iban}: {page}");
        assert_eq!(page.contains("How to pay"), has_link || has_account, "{link} {iban}");
    }
}

#[test]
fn who_may_not_see_an_invoice_is_not_told_how_to_pay_it() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut reserved = to_pay(Kind::Invoices, "reserved");
    reserved.contacts = vec!["9".to_owned()];
    let foreign = TestDocument { third_party: "2".to_owned(), ..to_pay(Kind::Invoices, "foreign") };
    for document in [to_pay(Kind::Invoices, "due"), reserved, foreign] {
        shop.erp.add_document(document);
    }
    shop.grant("sam", "1", &may(&["portal.orders.view"]));
    for (login, id, status) in [
        ("atu", "due", 200),
        ("sam", "due", 403),
        ("atu", "reserved", 404),
        ("atu", "foreign", 404),
        ("vial", "due", 404),
    ] {
        let mut browser = shop.signed_in("alpes", login);
        for path in [format!("/a/{account}/invoices/{id}"), format!("/api/v1/a/{account}/invoices/{id}")] {
            let answer = browser.get(&path);
            assert_eq!(answer.status, status, "{login} {path}");
            assert_eq!(answer.text().contains("pay.example"), status == 200, "{login} {path}");
        }
    }
}
