//! Hostile words: in names, numbers and texts that pages show, and in what the principal types.

use plugin_api::documents::{Body, File, Message};
use plugin_api::operations::{ImportMembership, ImportRole, ImportUser};
use plugin_api::parties::ThirdParty;
use plugin_api::{Host, Kind};
use serde_json::json;
use tests::browser::escaped;
use tests::erp::TestDocument;
use tests::local_portal::PASSWORD;
use tests::page::{Element, Page};
use tests::server::Server;
use tests::shop::Shop;

/// Words that would do something if a page, a header or a mail took them for its own.
fn hostile() -> Vec<String> {
    let mut words: Vec<String> = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' autofocus onfocus=alert(1) x='",
        "</title></textarea><svg onload=alert(1)>",
        "Bob\r\nBcc: all@example.net",
        "=?utf-8?q?Bob?=",
        "\u{202e}gnp.exe",
        "&lt;b&gt; &amp; {{ 7 * 7 }}",
    ]
    .map(str::to_owned)
    .to_vec();
    words.push("x".repeat(10_000));
    words
}

/// The names of attributes and elements with which a page could run something.
fn assert_inert(page: &Page, what: &str) {
    assert_eq!(page.errors, Vec::<String>::new(), "{what}");
    // The only drawings are the portal's own, bars and strokes without anybody's words; so is the only script.
    let is_ours = |element: &Element| match element.name.as_str() {
        "svg" => matches!(element.get("class"), Some("ages" | "ink")),
        "script" => element.text.is_empty() && element.get("src").is_some_and(|src| src.starts_with("/assets/sign.")),
        _ => false,
    };
    for element in page.elements.iter().filter(|element| !is_ours(element)) {
        assert!(
            !["script", "svg", "iframe", "object", "style"].contains(&element.name.as_str()),
            "{what}: {element:?}"
        );
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on") && name != "style", "{what}: {element:?}");
            assert!(!value.to_ascii_lowercase().starts_with("javascript:"), "{what}: {element:?}");
        }
    }
}

#[test]
fn whatever_a_name_or_text_holds_the_page_around_it_stays_as_it_is() {
    for word in hostile() {
        let shop = Shop::open();
        let account = shop.account("1");
        let party = shop.erp.third_party("1").unwrap().unwrap();
        shop.erp.put_third_party(ThirdParty { name: word.clone(), ..party });
        let short: String = word.chars().take(200).collect();
        shop.operate(&ImportUser {
            site: "alpes".to_owned(),
            login: "bob".to_owned(),
            name: short.clone(),
            email: Some("bob@example.net".to_owned()),
            contact: None,
            enabled: true,
            hash: None,
            memberships: vec![ImportMembership {
                third_party: "1".to_owned(),
                role: ImportRole::Member,
                permissions: vec!["portal.tickets.view".to_owned(), "portal.invoices.view".to_owned()],
                ..ImportMembership::default()
            }],
            ..ImportUser::default()
        });
        for kind in [Kind::Invoices, Kind::Tickets] {
            let file = File { id: "1".to_owned(), name: word.clone(), media_type: word.clone(), size: 3 };
            let message = Message { at: word.clone(), author: word.clone(), from_customer: true, text: word.clone() };
            let body = Body { text: word.clone(), files: vec![file], messages: vec![message], ..Body::default() };
            let reference = word.clone();
            let file = Some(b"abc".to_vec());
            shop.erp.add_document(TestDocument { reference, body, file, ..TestDocument::new(kind, "66", "1") });
        }
        assert_eq!(
            shop.browser("alpes").call("POST", "/api/v1/password/forgot", &json!({ "login": "bob" })).status,
            204
        );
        let mail = shop.erp.mails(1).remove(0);
        assert!(!format!("{}{}", mail.subject, mail.to).contains(['\r', '\n']), "{mail:?}");
        let link = shop.mailed_link(1);
        let mut bob = shop.browser("alpes");
        let set = json!({ "token": link.rsplit('/').next(), "new": PASSWORD });
        assert_eq!(bob.call("POST", "/api/v1/password/set", &set).status, 204);
        assert_eq!(bob.sign_in("bob", PASSWORD).status, 303);
        for path in ["", "/invoices", "/invoices/66", "/tickets", "/tickets/66"] {
            let answer = bob.get(&format!("/a/{account}{path}"));
            assert_eq!(answer.status, 200, "{path} with {word:.40}");
            assert_inert(&Page::of(&answer), &format!("{path} with {word:.40}"));
            assert!(!answer.text().contains('\u{202e}'), "{path}: text is turned around");
            assert!(answer.text().len() < 200_000, "{path}");
        }
        let list = bob.get(&format!("/a/{account}/invoices?text={}", escaped(&short[..short.len().min(60)])));
        if list.status == 200 {
            assert_inert(&Page::of(&list), &format!("a search for {word:.40}"));
        }
        let file = bob.get(&format!("/a/{account}/invoices/66/file"));
        assert_eq!(file.status, 200, "{word:.40}");
        assert!(!file.header("content-disposition").unwrap().contains(['\r', '\n', '\u{202e}']));
        assert!(!file.header("content-type").unwrap().contains("html"));
        assert_eq!(shop.health().panics, 0);
    }
}

#[test]
fn what_the_visitor_types_comes_back_as_text() {
    let shop = Shop::open();
    for word in hostile() {
        let typed: String = word.chars().take(100).collect();
        let answer = shop.browser("alpes").sign_in(&typed, "ein falscher langer Satz");
        assert_eq!(answer.status, 401, "{typed}");
        assert_inert(&Page::of(&answer), &typed);
        let answer = shop.browser("alpes").get(&format!("/sign-in?next={}", escaped(&typed)));
        assert_inert(&Page::of(&answer), &typed);
    }
}

#[test]
fn a_search_finds_letters_and_no_pattern() {
    let server = Server::shared();
    let user = server.user("alpes", "atu.lenobli");
    let mut atu = server.signed_in(&user);
    let account = atu.get("/api/v1/accounts").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let list = format!("/api/v1/a/{account}/invoices?limit=100");
    let mut found = |text: &str| {
        let answer = atu.get(&format!("{list}&text={}", escaped(text)));
        assert_eq!(answer.status, 200, "{text}: {}", answer.text());
        answer.json()["items"].as_array().unwrap().iter().map(|item| item["ref"].clone()).collect::<Vec<_>>()
    };
    let all = found("");
    assert!(all.len() > 5);
    let first = all[0].as_str().unwrap().to_owned();
    assert_eq!(found(&first).len(), all.iter().filter(|one| **one == first).count());
    assert!(!found(&first.to_lowercase()).is_empty(), "case does not matter");
    for text in [
        "%",
        "_",
        "%%",
        "[0-9]",
        "*",
        "?",
        "' OR '1'='1",
        "') OR 1=1 --",
        "\\",
        "\"; DROP TABLE documents; --",
        "' UNION SELECT 1 --",
        "nothing like this",
    ] {
        assert!(found(text).is_empty(), "{text:?}");
    }
    assert_eq!(found(""), all, "and everything is still there");
    assert_eq!(atu.get(&format!("{list}&text=%00")).status, 400, "a control character");
    for (name, value) in [("status", "' OR 1=1 --"), ("sort", "date; DROP TABLE documents"), ("parent", "' OR 1=1 --")]
    {
        let answer = atu.get(&format!("{list}&{name}={}", escaped(value)));
        let rows = answer.json()["items"].as_array().map_or(0, Vec::len);
        assert!(answer.status == 400 || rows == 0, "{name}: {} and {rows} rows", answer.status);
    }
}

#[test]
fn an_id_that_is_none_is_not_there() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let long = "1".repeat(65);
    let before = shop.host.reads();
    for id in ["1'", "1 OR 1=1", "%31", "1%00", "..", ".", "1/../51", "*", "%2e%2e%2f51", "１", long.as_str(), ""] {
        let answer = atu.get(&format!("/a/{account}/invoices/{id}"));
        assert_eq!(answer.status, 404, "{id:?}");
        assert!(!answer.text().contains("text of"), "{id:?}");
    }
    for account in ["0", "-1", "+1", "01", "1.0", "0x1", "9223372036854775808", "' OR 1=1", "%31"] {
        assert_eq!(atu.get(&format!("/a/{account}/invoices")).status, 404, "{account}");
    }
    assert_eq!(shop.host.reads(), before, "the ERP was not asked");
}

#[test]
fn a_forged_place_in_a_list_shows_nothing_of_others() {
    let shop = Shop::open();
    let account = shop.account("1");
    let (mut atu, mut vial) = (shop.signed_in("alpes", "atu"), shop.signed_in("alpes", "vial"));
    let theirs = vial.get(&format!("/api/v1/a/{}/invoices?limit=1", shop.account("2"))).json();
    let cursor = theirs["next"].as_str().expect("there is a next page");
    let answer = atu.get(&format!("/api/v1/a/{account}/invoices?limit=1&cursor={cursor}"));
    assert!(!answer.text().contains("REF-5"), "{}", answer.text());
    let own = atu.get(&format!("/api/v1/a/{account}/invoices?limit=1")).json();
    let cursor = own["next"].as_str().unwrap();
    for (what, path) in [
        ("another order", format!("/api/v1/a/{account}/invoices?sort=ref&cursor={cursor}")),
        ("cut", format!("/api/v1/a/{account}/invoices?cursor={}", &cursor[..cursor.len() - 3])),
    ] {
        let answer = atu.get(&path);
        assert_eq!((answer.status, answer.code().as_str()), (400, "list/cursor-invalid"), "{what}");
    }
}
