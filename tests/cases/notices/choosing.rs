//! How somebody is told is theirs to choose, on a page, by a call, and by one click in a mail (rule M2).

use plugin_api::Kind;
use plugin_api::mail::Mail;
use plugin_api::operations::{Announce, MembershipTerms};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::erp::TestDocument;
use tests::shop::Shop;

const INVOICES: &str = "portal.invoices.view";

/// A shop that tells its people at once.
fn shop() -> Shop {
    let shop = Shop::open();
    let manifest = json!({
        "site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["1"], "notices": "at_once",
    });
    shop.enable(&manifest.to_string());
    shop
}

/// Announces a new invoice of third party 1, and answers whom it was told by mail, once all is told.
fn announced(shop: &Shop, id: &str) -> Vec<Mail> {
    shop.erp.add_document(TestDocument::new(Kind::Invoices, id, "1"));
    let before = shop.erp.mails(0).len();
    shop.operate(&Announce { kind: Kind::Invoices, document: id.to_owned(), ..Announce::default() });
    for question in ["SELECT count(*) FROM announcements WHERE told IS NULL", "SELECT count(*) FROM outbox"] {
        let begun = std::time::Instant::now();
        while shop.ask(question) != 0 {
            assert!(begun.elapsed().as_secs() < 10, "{question}");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
    let mut mails = shop.erp.mails(0).split_off(before);
    mails.retain(|mail| !mail.unsubscribe.is_empty());
    mails
}

fn to<'a>(mails: &'a [Mail], login: &str) -> Option<&'a Mail> {
    mails.iter().find(|mail| mail.to == format!("{login}@example.net"))
}

/// The path that stops mails like this one.
fn stop(mail: &Mail) -> String {
    mail.unsubscribe[mail.unsubscribe.find("/notices/").unwrap()..].to_owned()
}

/// What a mail program sends: no cookie, no origin.
fn click(shop: &Shop, path: &str, media_type: &str, body: &str) -> u16 {
    shop.browser("alpes").send("POST", path, &[("content-type", media_type)], body.as_bytes()).status
}

const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn one_click_in_a_mail_stops_mails_of_its_kind_without_a_sign_in_and_a_look_stops_nothing() {
    let shop = shop();
    let mails = announced(&shop, "n1");
    let path = stop(to(&mails, "sam").unwrap());
    let page = shop.browser("alpes").get(&path).text();
    assert!(page.contains("Invoices"), "{page}");
    assert!(to(&announced(&shop, "n2"), "sam").is_some(), "a look changes nothing");

    for (media_type, body, status) in
        [(FORM, "List-Unsubscribe=No", 422), (FORM, "", 422), ("application/json", "{}", 415)]
    {
        assert_eq!(click(&shop, &path, media_type, body), status, "{media_type} {body}");
    }
    assert!(to(&announced(&shop, "n3"), "sam").is_some(), "nothing was asked for");

    let part = "--b\r\ncontent-disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
    assert_eq!(click(&shop, &path, "multipart/form-data; boundary=b", part), 200);
    let mails = announced(&shop, "n4");
    assert!(to(&mails, "sam").is_none() && to(&mails, "atu").is_some());
    // Once more, and by the page: it stays so.
    let answer = shop.browser("alpes").post(&path, &[("List-Unsubscribe", "One-Click")]);
    assert_eq!(answer.status, 200);
    assert!(to(&announced(&shop, "n5"), "sam").is_none());
}

#[test]
fn a_forged_or_foreign_token_stops_nothing() {
    let shop = shop();
    let mails = announced(&shop, "n1");
    let own = stop(to(&mails, "sam").unwrap());
    let forged = format!("/notices/stop/{}", "A".repeat(43));
    for path in [forged.as_str(), "/notices/stop/x", &own[..own.len() - 1]] {
        assert_eq!(shop.browser("alpes").get(path).status, 404, "{path}");
        assert_eq!(click(&shop, path, FORM, "List-Unsubscribe=One-Click"), 404, "{path}");
        let call = format!("/api/v1{path}");
        assert_eq!(shop.browser("alpes").call("GET", &call, &Value::Null).status, 404, "{path}");
    }
    let mut cross = shop.browser("alpes");
    let headers = [("content-type", FORM), ("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    assert_eq!(cross.send("POST", &own, &headers, b"List-Unsubscribe=One-Click").status, 403);
    assert!(to(&announced(&shop, "n2"), "sam").is_some());
}

fn chosen(browser: &mut Browser, account: &str, kind: &str) -> Value {
    let answer = browser.call("GET", &format!("/api/v1/a/{account}/notices"), &Value::Null).json();
    let choices = answer["choices"].as_array().unwrap().clone();
    choices.into_iter().find(|choice| choice["kind"] == kind).map_or(Value::Null, |choice| choice["choice"].clone())
}

#[test]
fn each_member_chooses_for_each_kind_that_they_may_see() {
    let shop = shop();
    let (account, other) = (shop.account("1"), shop.account("2"));
    let mut sam = shop.signed_in("alpes", "sam");
    let page = format!("/a/{account}/notices");
    assert_eq!(chosen(&mut sam, &account, "invoices"), "at_once");
    assert_eq!(chosen(&mut sam, &account, "quotes"), Value::Null, "no choice of what sam may not see");
    let answer = sam.submit(&page, &page, &[("invoices", "none")]);
    assert_eq!((answer.status, answer.header("location")), (303, Some(&*format!("{page}?done=saved"))));
    assert_eq!(chosen(&mut sam, &account, "invoices"), "none");
    assert!(to(&announced(&shop, "n1"), "sam").is_none());
    let choose = |browser: &mut Browser, account: &str, choice: &str| {
        let body = json!({ "choices": [{ "kind": "invoices", "choice": choice }] });
        browser.call("POST", &format!("/api/v1/a/{account}/notices"), &body).status
    };
    assert_eq!(choose(&mut sam, &account, "at_once"), 204);
    assert!(to(&announced(&shop, "n2"), "sam").is_some());
    assert_eq!(choose(&mut sam, &account, "weekly"), 422);
    assert_eq!(choose(&mut sam, &other, "none"), 404, "an account of others");
    assert_eq!(sam.submit(&page, &page, &[("invoices", "weekly")]).status, 422);
}

#[test]
fn what_one_was_told_is_listed_until_it_may_be_read_no_more_and_is_new_until_it_is_opened() {
    let shop = shop();
    let account = shop.account("1");
    announced(&shop, "n1");
    announced(&shop, "n2");
    let mut sam = shop.signed_in("alpes", "sam");
    let list = |browser: &mut Browser| -> Vec<(String, bool)> {
        let answer = browser.call("GET", &format!("/api/v1/a/{account}/notices"), &Value::Null).json();
        let notices = answer["notices"].as_array().unwrap();
        notices.iter().map(|n| (n["id"].as_str().unwrap().to_owned(), n["opened"].as_bool().unwrap())).collect()
    };
    assert_eq!(list(&mut sam), [("n2".to_owned(), false), ("n1".to_owned(), false)]);
    assert_eq!(sam.get(&format!("/a/{account}/invoices/n1")).status, 200);
    assert_eq!(list(&mut sam), [("n2".to_owned(), false), ("n1".to_owned(), true)]);
    let page = sam.get(&format!("/a/{account}/notices")).text();
    assert!(page.contains("REF-n1") && page.contains("REF-n2"), "{}", page);
    shop.erp.change_document(Kind::Invoices, "n2", |document| document.third_party = "2".to_owned());
    assert_eq!(list(&mut sam), [("n1".to_owned(), true)], "it is another one's by now");
    let terms = MembershipTerms { permissions: Some(vec!["portal.tickets.view".to_owned()]), ..Default::default() };
    shop.grant("sam", "1", &terms);
    assert_eq!(list(&mut sam), [], "{INVOICES} was taken away");
}
