//! The sample's printed documents: what they say is what the page says, in the customer's language, from the site's company.

use std::collections::BTreeSet;

use host_demo::erp::Erp as _;
use plugin_api::Kind;
use rusqlite::Connection;
use serde_json::Value;
use tests::page::Page;
use tests::server::{Server, manifests};

use crate::sample_erp::sample;
use crate::sample_story::{read, whole};

/// What a PDF of the sample shows, one text for each `Tj` of its pages.
fn shown(pdf: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = pdf;
    while let Some(end) = rest.windows(4).position(|part| part == b") Tj" || part == b"> Tj") {
        let line = rest[..end].rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let written = match line.split_first() {
            Some((b'(', literal)) => unescaped(literal),
            Some((b'<', hex)) => hex.chunks(2).map(|pair| u8::from_str_radix(&ascii(pair), 16).expect("hex")).collect(),
            _ => panic!("no text: {}", String::from_utf8_lossy(line)),
        };
        texts.push(written.into_iter().map(letter).collect());
        rest = &rest[end + 4..];
    }
    texts
}

fn ascii(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// A literal string without its backslashes; octal is not written where there is a letter for it.
fn unescaped(literal: &[u8]) -> Vec<u8> {
    let mut bytes = literal.iter().copied();
    let mut text = Vec::new();
    while let Some(byte) = bytes.next() {
        text.push(if byte == b'\\' { bytes.next().expect("a letter") } else { byte });
    }
    text
}

/// The letter of a byte of `WinAnsiEncoding`.
fn letter(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x85 => '…',
        0x92 => '’',
        0x96 => '–',
        0x97 => '—',
        0x9c => 'œ',
        0xa0 => ' ',
        other => {
            assert!(!(0x80..0xa0).contains(&other), "{other:#x} is not expected in the sample");
            char::from(other)
        }
    }
}

/// A text of a page with the one space that a PDF has.
fn plain(text: &str) -> String {
    text.trim().replace(['\u{a0}', '\u{202f}'], " ")
}

fn footer(site: &str) -> String {
    let text = std::fs::read_to_string(manifests().join(format!("{site}.json"))).expect("a manifest");
    let manifest: Value = serde_json::from_str(&text).expect("JSON");
    manifest["brand"]["footer"].as_str().expect("a footer").to_owned()
}

#[test]
fn the_seller_stands_on_paper_as_in_the_footer_of_the_site() {
    let (folder, sample) = sample();
    let connection = Connection::open(folder.path().join("erp.sqlite")).expect("the file");
    for (entity, site) in [("1", "alpes"), ("2", "lac"), ("3", "nord")] {
        let sql = "SELECT id FROM documents WHERE kind = ? AND entity = ? AND state = 1 LIMIT 1";
        let invoice: String = connection
            .query_row(sql, rusqlite::params![Kind::Invoices.number(), entity], |row| row.get(0))
            .expect("an invoice");
        let texts = shown(&read(&sample, whole(Kind::Invoices, &invoice, None)).expect("a file"));
        let footer = footer(site);
        let (name, address) = footer.split_once(" · ").expect("a name and an address");
        assert_eq!(texts[0], name, "{site}");
        assert_eq!(texts[1..3].join(", "), address, "{site}");
    }
}

#[test]
fn a_printed_document_says_what_its_page_says() {
    let server = Server::shared();
    for (site, login, language) in [("alpes", "atu.lenobli", "fr"), ("nord", "sam.martin", "en")] {
        let mut browser = server.signed_in(&server.user(site, login));
        browser.cookies.insert("__Host-language".to_owned(), language.to_owned());
        let accounts = browser.get("/api/v1/accounts").json();
        let account = accounts["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{accounts}")).to_owned();
        let mut compared = 0;
        for kind in ["invoices", "quotes", "orders", "shipments"] {
            let list = browser.get(&format!("/api/v1/a/{account}/{kind}?limit=12")).json();
            for row in list["items"].as_array().unwrap_or_else(|| panic!("{list}")) {
                let path = format!("/a/{account}/{kind}/{}", row["id"].as_str().expect("an id"));
                let page = Page::of(&browser.get(&path));
                let file = browser.get(&format!("{path}/file"));
                assert_eq!(file.header("content-type"), Some("application/pdf"), "{path}");
                compare(&page, &shown(&file.body), &path);
                compared += 1;
            }
        }
        assert!(compared > 20, "{compared} documents of {site}");
    }
}

/// Every label, figure, sum and day of the page is on paper, and no other amount.
fn compare(page: &Page, paper: &[String], path: &str) {
    let texts = |wanted: &dyn Fn(usize) -> bool| -> BTreeSet<String> {
        (0..page.elements.len()).filter(|&place| wanted(place)).map(|place| plain(&page.text_of(place))).collect()
    };
    let is = |place: usize, name: &str, class: &str| {
        page.elements[place].name == name && page.elements[place].get("class") == Some(class)
    };
    let labels = texts(&|place| is(place, "th", "text"));
    let figures = texts(&|place| is(place, "td", "number"));
    let in_sums = |place: usize| {
        let parent = page.elements[place].parent.and_then(|parent| page.elements[parent].parent);
        parent.is_some_and(|list| is(list, "dl", "sums"))
    };
    let sums = texts(&|place| page.elements[place].name == "dd" && (in_sums(place) || is(place, "dd", "strong")));
    let on_paper: BTreeSet<String> = paper.iter().map(|text| text.trim().to_owned()).collect();
    for text in labels.iter().chain(&figures).chain(&sums) {
        assert!(on_paper.contains(text), "{path}: `{text}` is not on paper: {paper:?}");
    }
    for amount in on_paper.iter().filter(|text| text.contains(['€', '£'])) {
        assert!(figures.contains(amount) || sums.contains(amount), "{path}: `{amount}` is not on the page");
    }
    let days = texts(&|place| page.elements[place].name == "time" && page.is_within(place, "dl"));
    for day in &days {
        assert!(paper.iter().any(|text| text.ends_with(day)), "{path}: {day} is not on paper: {paper:?}");
    }
}

#[test]
fn each_language_prints_in_its_own_words_and_forms() {
    let (folder, sample) = sample();
    let connection = Connection::open(folder.path().join("erp.sqlite")).expect("the file");
    let sql =
        "SELECT id FROM documents WHERE kind = ? AND third_party = '101' AND reference LIKE 'AC-%' AND entity = '1'";
    let id: String = connection.query_row(sql, [Kind::Invoices.number()], |row| row.get(0)).expect("the deposit");
    let net = sample.body(Kind::Invoices, &id).expect("a document").expect("its body").net;
    let (_, rest) = net.split_once('.').expect("cents");
    for (language, word, due, ends) in [
        ("fr", "Facture", "Échéance : 27/10/2023", format!(",{rest} €")),
        ("en-GB", "Invoice", "Due: 27 Oct 2023", format!(".{rest}")),
        ("de", "Rechnung", "Fällig am: 27.10.2023", format!(",{rest} €")),
        ("es", "Factura", "Vencimiento: 27/10/2023", format!(",{rest} €")),
        ("it", "Fattura", "Scadenza: 27/10/2023", format!(",{rest} €")),
        ("nl", "Factuur", "Vervaldatum: 27-10-2023", format!(",{rest}")),
        ("", "Facture", "Échéance : 27/10/2023", format!(",{rest} €")),
    ] {
        connection.execute("UPDATE third_parties SET language = ? WHERE id = '101'", [language]).expect("a language");
        let texts = shown(&read(&sample, whole(Kind::Invoices, &id, None)).expect("a file"));
        for want in [word, due] {
            assert!(texts.iter().any(|text| text == want), "{language}: no {want} in {texts:?}");
        }
        assert!(texts.iter().any(|text| text.ends_with(&ends)), "{language}: {texts:?}");
        assert!(!texts.iter().any(|text| text.contains('?')), "{language}: a letter is missing: {texts:?}");
    }
}
