//! A document's page: the parcel, the chain from quote to invoice, files, payments, paper, and the one script.

use plugin_api::documents::{Body, File, Link, Payment};
use plugin_api::{Drawing, Kind};
use tests::erp::TestDocument;
use tests::page::Page;
use tests::shop::Shop;

fn with(kind: Kind, id: &str, body: Body) -> TestDocument {
    TestDocument { body, ..TestDocument::new(kind, id, "1") }
}

#[test]
fn a_parcel_is_followed_by_https_only_and_its_host_is_said() {
    let shop = Shop::open();
    let account = shop.account("1");
    let addresses = [
        ("s1", "https://track.example/AL1?lang=fr", Some("track.example")),
        ("s2", "http://track.example/AL1", None),
        ("s3", "javascript:alert(1)", None),
        ("s4", "https://good.example@evil.example/", None),
        ("s5", "https://track.example/\"><script>", None),
        ("s6", "", None),
    ];
    for (id, tracking, _) in addresses {
        shop.erp.add_document(with(Kind::Shipments, id, Body { tracking: tracking.to_owned(), ..Body::default() }));
    }
    let mut atu = shop.signed_in("alpes", "atu");
    for (id, tracking, host) in addresses {
        let answer = atu.get(&format!("/a/{account}/shipments/{id}"));
        let page = Page::of(&answer);
        let links: Vec<_> = page.all("a").filter(|link| link.get("rel") == Some("noreferrer noopener")).collect();
        assert_eq!(
            links.iter().map(|link| link.get("href").unwrap()).collect::<Vec<_>>(),
            host.map(|_| tracking).as_slice(),
            "{id}"
        );
        assert!(host.is_none_or(|host| answer.text().contains(&format!("at {host}</span>"))), "{id}");
        assert!(host.is_some() || tracking.is_empty() || !answer.text().contains(tracking), "{id}: {tracking}");
        let twin = atu.get(&format!("/api/v1/a/{account}/shipments/{id}")).json();
        assert_eq!(twin["tracking"].as_str(), host.map(|_| tracking), "{id}");
    }
}

#[test]
fn the_chain_stands_in_order_and_holds_only_what_one_may_see() {
    let shop = Shop::open();
    let account = shop.account("1");
    let link = |kind, id: &str| Link { kind, id: id.to_owned() };
    let links = vec![
        link(Kind::Invoices, "1"),
        link(Kind::Invoices, "51"),
        link(Kind::Shipments, "2"),
        link(Kind::Tickets, "1"),
        link(Kind::Quotes, "3"),
        link(Kind::Quotes, "5"),
        link(Kind::Quotes, "none"),
    ];
    shop.erp.add_document(with(Kind::Orders, "o1", Body { links, ..Body::default() }));
    let mut atu = shop.signed_in("alpes", "atu");
    let page = Page::of(&atu.get(&format!("/a/{account}/orders/o1")));
    let chain = page.elements.iter().position(|element| element.get("class") == Some("chain")).expect("a chain");
    let steps: Vec<(String, bool)> = (chain..page.elements.len())
        .filter(|&place| page.elements[place].name == "li" && page.elements[place].parent == Some(chain))
        .map(|place| (page.text_of(place).trim().to_owned(), page.elements[place].get("aria-current").is_some()))
        .collect();
    let steps: Vec<(&str, bool)> = steps.iter().map(|(text, is_this)| (text.as_str(), *is_this)).collect();
    assert_eq!(
        steps,
        [("QuoteREF-3", false), ("OrderREF-o1", true), ("ShipmentREF-2", false), ("InvoiceREF-1", false)]
    );
    let links = page.links();
    assert!(links.contains(&format!("/a/{account}/tickets/1")), "what is no step is linked besides");
    assert!(!links.iter().any(|link| link.ends_with("/51") || link.ends_with("/quotes/5")), "{links:?}");
}

#[test]
fn files_say_what_they_are_and_payments_what_remains() {
    let shop = Shop::open();
    let account = shop.account("1");
    let file = |id: &str, media_type: &str| File {
        id: id.to_owned(),
        name: format!("{id}.bin"),
        media_type: media_type.to_owned(),
        size: 2_048,
    };
    let payment = Payment { date: "2026-01-30".to_owned(), amount: "3.00".to_owned(), means: "Cheque".to_owned() };
    let files = vec![file("a", "application/pdf"), file("b", "image/png"), file("c", "text/plain"), file("d", "x/y")];
    shop.erp.add_document(with(Kind::Invoices, "i1", Body { files, payments: vec![payment], ..Body::default() }));
    let page = shop.signed_in("alpes", "atu").get(&format!("/a/{account}/invoices/i1")).text();
    for said in ["PDF ·", "Picture ·", "Text ·", "File ·", "Remaining to pay"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("<p class=\"paper\">") && page.contains("print command"), "{page}");
    assert!(page.contains("Atu SARL"), "paper names the customer");
}

#[test]
fn a_signed_quote_shows_who_signed_when_from_where_and_how() {
    let shop = Shop::open();
    let account = shop.account("1");
    let signature = plugin_api::documents::Signature {
        name: "Atu <Lenobli>".to_owned(),
        at: "2026-01-30T10:15:00Z".to_owned(),
        peer: "192.0.2.7".to_owned(),
        drawing: Drawing::new(vec![vec![(10, 20), (30, 40)], vec![(5, 5)]]).ok(),
    };
    shop.erp.add_document(with(Kind::Quotes, "s1", Body { signature: Some(signature), ..Body::default() }));
    let mut atu = shop.signed_in("alpes", "atu");
    let page = atu.get(&format!("/a/{account}/quotes/s1")).text();
    for said in ["Atu &#60;Lenobli&#62;", "2026-01-30T10:15:00Z", "192.0.2.7", "<path d=\"M10 20L30 40M5 5h0\"/>"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let twin = atu.get(&format!("/api/v1/a/{account}/quotes/s1")).json();
    assert_eq!(twin["signature"]["drawing"], serde_json::json!([[[10, 20], [30, 40]], [[5, 5]]]));
}

#[test]
fn only_the_page_of_a_quote_to_answer_may_load_a_script_and_only_the_portals_own() {
    let shop = Shop::open();
    let account = shop.account("1");
    shop.erp.add_document(TestDocument { open: true, ..TestDocument::new(Kind::Quotes, "q1", "1") });
    let mut atu = shop.signed_in("alpes", "atu");
    for (path, runs) in
        [("quotes/q1", true), ("quotes/1", false), ("quotes", false), ("orders/1", false), ("order", false)]
    {
        let answer = atu.get(&format!("/a/{account}/{path}"));
        let policy = answer.header("content-security-policy").unwrap().to_owned();
        assert_eq!(policy.contains("script-src 'self'"), runs, "{path}: {policy}");
        assert!(!policy.contains("unsafe") && policy.starts_with("default-src 'none'"), "{path}: {policy}");
        let page = Page::of(&answer);
        let scripts: Vec<_> = page.all("script").collect();
        assert_eq!(scripts.len(), usize::from(runs), "{path}");
        for script in scripts {
            assert!(script.text.is_empty(), "nothing inline");
            let asset = atu.get(script.get("src").unwrap());
            assert_eq!(asset.header("content-type"), Some("text/javascript; charset=utf-8"));
            assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
        }
    }
}
