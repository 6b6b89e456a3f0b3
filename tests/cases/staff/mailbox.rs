//! The mailbox by the pages: newest first, found by recipient, shown without rights.

use std::fs;

use tests::page::Page;
use tests::server::{Server, manifests};

use crate::pages::assert_well_made;

#[test]
fn mails_are_listed_newest_first_found_by_recipient_and_shown_without_rights() {
    let server = Server::start(&manifests());
    let mut browser = server.staff();
    let mail = |to: &str, subject: &str| {
        serde_json::json!({
            "site": "alpes", "from_name": "Atelier", "to": to, "to_name": "Å <b>", "subject": subject,
            "text": "plain </pre> text", "html": "<p>Hello<script>alert(1)</script></p>", "language": "en",
        })
    };
    for (id, to, subject) in [
        ("4000000000000-1-0000", "old@who.example", "<i>older</i>"),
        ("4000000060000-1-0001", "New@Who.example", "newer"),
    ] {
        fs::write(server.data.join(format!("mailbox/{id}.json")), mail(to, subject).to_string()).unwrap();
    }
    let list = |answer: &tests::browser::Answer| -> Vec<String> {
        let page = Page::of(answer);
        let links = page.all("a").filter(|link| link.get("href").is_some_and(|path| path.starts_with("/mail/")));
        links.map(|link| link.text.trim().to_owned()).collect()
    };
    let all = browser.get("/mail");
    assert_well_made(&all, "en", "the mailbox");
    assert_eq!(list(&all)[..2], ["newer", "<i>older</i>"]);
    assert!(list(&all).len() > 2, "the sample's own mails are there");
    assert!(all.text().contains("2096-10-02 07:07 UTC"), "{}", all.text());
    for (to, want) in [
        ("who.example", vec!["newer", "<i>older</i>"]),
        ("NEW@", vec!["newer"]),
        ("å", vec!["newer", "<i>older</i>"]),
        ("nobody", vec![]),
    ] {
        let answer = browser.get(&format!("/mail?to={}", tests::browser::escaped(to)));
        assert_eq!(list(&answer), want, "{to}");
        assert_well_made(&answer, "en", to);
    }
    let one = browser.get("/mail/4000000000000-1-0000");
    assert_well_made(&one, "en", "a mail");
    assert!(one.text().contains("plain &#60;/pre&#62; text") && !one.text().contains("<script"), "{}", one.text());
    let html = browser.get("/mail/4000000000000-1-0000/html");
    let policy = html.header("content-security-policy").unwrap_or_default();
    assert!(policy.starts_with("sandbox; default-src 'none'"), "{policy}");
}
