//! Every id that is sent in: one of somebody else's answers as one that does not exist, byte by byte (rule D3).

use plugin_api::Kind;
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::shop::{Shop, assert_same};

/// The documents of [`Shop`] that nobody of the first account sees, and that there are: of another account, another entity, a
/// draft, cancelled, for others.
const HIDDEN: [&str; 5] = ["51", "4", "5", "6", "8"];

/// A request with an id in it.
type Asks = fn(&mut Browser, &str, &str) -> Answer;

#[test]
fn a_document_of_others_answers_as_one_that_is_not_there_wherever_its_id_is_sent() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let asks: [(&str, Kind, Asks); 14] = [
        ("ordered", Kind::Products, |b, a, id| {
            let lines = json!({ "lines": [{ "product": id, "quantity": "1", "price": "12.00" }] });
            b.act(&format!("/api/v1/a/{a}/orders"), "0123456789abcdef", &lines)
        }),
        ("ordered beside one that is there", Kind::Products, |b, a, id| {
            let line = |id: &str| json!({ "product": id, "quantity": "1", "price": "12.00" });
            b.act(&format!("/api/v1/a/{a}/orders"), "0123456789abcdef", &json!({ "lines": [line("1"), line(id)] }))
        }),
        ("in a basket", Kind::Products, |b, a, id| {
            b.call("POST", &format!("/api/v1/a/{a}/basket"), &json!({ "lines": [{ "product": id, "quantity": "1" }] }))
        }),
        ("its picture", Kind::Products, |b, a, id| b.get(&format!("/api/v1/a/{a}/products/{id}/picture"))),
        ("ordered again", Kind::Orders, |b, a, id| b.get(&format!("/api/v1/a/{a}/orders/{id}/again"))),
        ("accepted", Kind::Quotes, |b, a, id| {
            let body = json!({ "do": "accept", "total": "12.00", "signed_by": "Atu" });
            b.act(&format!("/api/v1/a/{a}/quotes/{id}"), "0123456789abcdef", &body)
        }),
        ("accepted at another total", Kind::Quotes, |b, a, id| {
            let body = json!({ "do": "accept", "total": "13.00", "signed_by": "Atu" });
            b.act(&format!("/api/v1/a/{a}/quotes/{id}"), "0123456789abcdef", &body)
        }),
        ("declined", Kind::Quotes, |b, a, id| {
            let body = json!({ "do": "decline", "reason": "" });
            b.act(&format!("/api/v1/a/{a}/quotes/{id}"), "0123456789abcdef", &body)
        }),
        ("replied to", Kind::Tickets, |b, a, id| {
            let body = json!({ "do": "reply", "text": "Thursday" });
            b.act(&format!("/api/v1/a/{a}/tickets/{id}"), "0123456789abcdef", &body)
        }),
        ("closed", Kind::Tickets, |b, a, id| {
            b.act(&format!("/api/v1/a/{a}/tickets/{id}"), "0123456789abcdef", &json!({ "do": "close" }))
        }),
        ("as the project of a list", Kind::Projects, |b, a, id| b.get(&format!("/api/v1/a/{a}/tasks?parent={id}"))),
        ("opened", Kind::Invoices, |b, a, id| b.get(&format!("/api/v1/a/{a}/invoices/{id}"))),
        ("its file", Kind::Invoices, |b, a, id| b.get(&format!("/api/v1/a/{a}/invoices/{id}/file/1"))),
        ("a file by its id", Kind::Invoices, |b, a, id| b.get(&format!("/api/v1/a/{a}/invoices/1/file/{id}"))),
    ];
    for (what, kind, ask) in asks {
        let none = ask(&mut atu, &account, "no-such");
        for id in HIDDEN.into_iter().filter(|id| kind != Kind::Products || !["51", "8"].contains(id)) {
            assert_same(&ask(&mut atu, &account, id), &none, &format!("{kind} {id} {what}"));
        }
    }
    assert!(shop.erp.acts().is_empty(), "and nothing was done");
}

#[test]
fn the_same_holds_for_every_other_id_that_comes_in() {
    let shop = Shop::open();
    let (account, other) = (shop.account("1"), shop.account("2"));
    let zip = {
        let mut vial = shop.signed_in("alpes", "vial");
        let made = vial.call("POST", &format!("/api/v1/a/{other}/zips"), &json!({ "kind": "invoices" }));
        made.json()["id"].as_str().map_or_else(|| made.json()["id"].to_string(), str::to_owned)
    };
    let theirs = shop.signed_in("alpes", "vial").get("/api/v1/sessions").json()["items"][0]["id"].clone();
    let theirs = theirs.as_str().map_or_else(|| theirs.to_string(), str::to_owned);
    let vial = shop.ask("SELECT id FROM users WHERE login = 'vial'").to_string();
    let mut atu = shop.signed_in("alpes", "atu");
    let rows: [(&str, &str, &str, Asks); 11] = [
        ("an account, entered", &other, "999999", |b, _, id| {
            b.call("POST", "/api/v1/accounts", &json!({ "account": id }))
        }),
        ("an account, entered first", &other, "999999", |b, _, id| {
            b.call("POST", "/api/v1/accounts/default", &json!({ "account": id }))
        }),
        ("an account's page", &other, "999999", |b, _, id| b.get(&format!("/api/v1/a/{id}"))),
        ("a session", &theirs, "999999", |b, _, id| b.call("DELETE", &format!("/api/v1/sessions/{id}"), &Value::Null)),
        ("an archive", &zip, "999999", |b, a, id| b.get(&format!("/api/v1/a/{a}/zips/{id}"))),
        ("the file of an archive", &zip, "999999", |b, a, id| b.get(&format!("/api/v1/a/{a}/zips/{id}/file"))),
        ("a user to be the owner", &vial, "999999", |b, a, id| {
            let body = json!({ "to": id, "password": tests::local_portal::PASSWORD });
            b.call("POST", &format!("/api/v1/a/{a}/ownership"), &body)
        }),
        ("a user as a member", &vial, "999999", |b, a, id| {
            b.call("POST", &format!("/api/v1/a/{a}/people/members/{id}"), &json!({ "suspended": true }))
        }),
        ("a user who asks", &vial, "999999", |b, a, id| {
            b.call("DELETE", &format!("/api/v1/a/{a}/people/members/{id}/requests/portal.orders.view"), &Value::Null)
        }),
        ("an entity that the site hides", "2", "nowhere", |b, a, id| {
            b.get(&format!("/api/v1/a/{a}/invoices?entity={id}"))
        }),
        ("a document in a cursor", "51", "no-such", |b, a, id| {
            let cursor = cursor(id, &format!("REF-{id}"));
            b.get(&format!("/api/v1/a/{a}/invoices?sort=ref&cursor={cursor}"))
        }),
    ];
    for (what, foreign, unknown, ask) in rows {
        let none = ask(&mut atu, &account, unknown);
        assert_same(&ask(&mut atu, &account, foreign), &none, what);
    }
}

/// A cursor of a list by reference, as whoever knows its form makes one.
fn cursor(id: &str, key: &str) -> String {
    let mut bytes = vec![2, 0, u8::try_from(id.len()).unwrap()];
    bytes.extend_from_slice(id.as_bytes());
    bytes.extend_from_slice(key.as_bytes());
    data_encoding::BASE64URL_NOPAD.encode(&bytes)
}
