//! Documents of others: by id, by every address beside it, through the ERP's own code.

use plugin_api::{Kind, Question};
use tests::browser::{Answer, Browser};
use tests::operations::may;
use tests::shop::{Shop, assert_same};

/// Every address below a document, as pages and as JSON.
const ADDRESSES: [&str; 6] = [
    "/a/ACCOUNT/KIND/ID",
    "/a/ACCOUNT/KIND/ID/file",
    "/a/ACCOUNT/KIND/ID/file/1",
    "/api/v1/a/ACCOUNT/KIND/ID",
    "/api/v1/a/ACCOUNT/KIND/ID/file",
    "/api/v1/a/ACCOUNT/KIND/ID/file/1",
];

/// Every address of an account as a whole.
const OF_ACCOUNT: [&str; 4] = ["/a/ACCOUNT", "/a/ACCOUNT/KIND", "/api/v1/a/ACCOUNT", "/api/v1/a/ACCOUNT/KIND"];

fn at(address: &str, account: &str, kind: Kind, id: &str) -> String {
    address.replace("ACCOUNT", account).replace("KIND", kind.as_str()).replace("ID", id)
}

/// Whether an answer holds a document: its text, or its file.
fn shows(answer: &Answer, kind: Kind, id: &str) -> bool {
    let text = answer.text();
    [format!("text of {kind} {id}"), format!("%PDF {kind} {id}"), format!("REF-{id}")].iter().any(|s| text.contains(s))
}

fn owned_kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Products)
}

#[test]
fn a_document_that_is_not_for_the_visitor_looks_like_none_at_every_address() {
    let shop = Shop::open();
    let account = shop.account("1");
    for locale in ["en", "fr"] {
        let mut atu = shop.signed_in("alpes", "atu");
        atu.cookies.insert("__Host-language".to_owned(), locale.to_owned());
        for kind in owned_kinds() {
            for address in ADDRESSES {
                let own = atu.get(&at(address, &account, kind, "1"));
                assert_eq!(own.status, 200, "one's own {kind} at {address}");
                assert!(shows(&own, kind, "1"), "one's own {kind} at {address}");
                let none = atu.get(&at(address, &account, kind, "no-such"));
                let no_head = atu.send("HEAD", &at(address, &account, kind, "no-such"), &[], b"");
                assert_eq!(none.status, 404, "{kind} at {address}");
                for (id, why) in [
                    ("51", "another account's"),
                    ("61", "another realm's"),
                    ("4", "another entity's"),
                    ("5", "a draft"),
                    ("6", "cancelled"),
                    ("8", "for another contact"),
                    ("7", "for another contact"),
                ] {
                    let answer = atu.get(&at(address, &account, kind, id));
                    assert_same(&answer, &none, &format!("{kind} {id}, {why}, at {address}"));
                    let head = atu.send("HEAD", &at(address, &account, kind, id), &[], b"");
                    assert_same(&head, &no_head, &format!("HEAD of {kind} {id}, {why}, at {address}"));
                }
            }
        }
    }
}

#[test]
fn an_account_of_others_looks_like_one_that_is_not_there() {
    let shop = Shop::open();
    let mut sam = shop.signed_in("alpes", "sam");
    for address in ADDRESSES.iter().chain(&OF_ACCOUNT) {
        let none = sam.get(&at(address, "999999", Kind::Invoices, "51"));
        assert_eq!(none.status, 404, "{address}");
        for third_party in ["2", "3"] {
            let foreign = sam.get(&at(address, &shop.account(third_party), Kind::Invoices, "51"));
            assert_same(&foreign, &none, &format!("third party {third_party} at {address}"));
        }
    }
    assert_eq!(sam.get(&format!("/a/{}", shop.account("1"))).status, 200, "the session is still in its own account");
}

#[test]
fn the_erp_is_not_asked_for_what_is_refused_before() {
    let shop = Shop::open();
    let (own, foreign) = (shop.account("1"), shop.account("2"));
    let mut sam = shop.signed_in("alpes", "sam");
    let before = shop.host.reads();
    for (path, status) in [
        (format!("/a/{foreign}/invoices/51"), 404),
        (format!("/a/{foreign}/invoices"), 404),
        (format!("/a/{own}/orders/1"), 403),
        (format!("/a/{own}/orders"), 403),
        (format!("/api/v1/a/{own}/supplier_invoices/1"), 403),
        (format!("/api/v1/a/{own}/supplier_invoices/1/file"), 403),
    ] {
        assert_eq!(sam.get(&path).status, status, "{path}");
    }
    assert_eq!(shop.host.reads(), before);

    for id in ["51", "4", "5", "6", "8", "no-such"] {
        for path in ["", "/file", "/file/1"] {
            assert_eq!(sam.get(&format!("/a/{own}/invoices/{id}{path}")).status, 404, "{id}{path}");
        }
    }
    assert_eq!(shop.host.contents(), 0, "nor for what is in a document before the yes");
    assert_eq!(sam.get(&format!("/a/{own}/invoices/1/file")).status, 200);
    assert_eq!(shop.host.contents(), 2, "its files, and the one asked for");
}

#[test]
fn without_a_permission_a_kind_is_neither_on_the_menu_nor_at_any_address() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut sam = shop.signed_in("alpes", "sam");
    let home = sam.get(&format!("/a/{account}")).text();
    let counters = sam.get(&format!("/api/v1/a/{account}")).json();
    assert_eq!(counters["counters"].as_array().map(Vec::len), Some(1), "{counters}");
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Invoices) {
        assert!(!home.contains(&format!("/a/{account}/{kind}")), "{kind} is on the menu");
        for address in ADDRESSES.iter().chain(&OF_ACCOUNT[1..2]).chain(&OF_ACCOUNT[3..]) {
            let there = sam.get(&at(address, &account, kind, "1"));
            assert_eq!(there.status, 403, "{kind} at {address}");
            assert!(!shows(&there, kind, "1"), "{kind} at {address}");
            // What is refused for the kind as a whole tells nothing of a document.
            assert_same(&there, &sam.get(&at(address, &account, kind, "no-such")), &format!("{kind} at {address}"));
        }
    }
}

#[test]
fn a_permission_in_one_account_opens_nothing_in_another() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    let mut lea = shop.signed_in("alpes", "lea");
    let status = |lea: &mut Browser, account: &str, kind: Kind| lea.get(&format!("/a/{account}/{kind}")).status;
    assert_eq!(status(&mut lea, &first, Kind::Invoices), 200);
    assert_eq!(status(&mut lea, &second, Kind::Invoices), 403);
    assert_eq!(status(&mut lea, &second, Kind::Orders), 200);
    assert_eq!(status(&mut lea, &first, Kind::Orders), 403);

    shop.grant("lea", "1", &may(&["portal.orders.view", "portal.shipments.view"]));
    assert_eq!(status(&mut lea, &first, Kind::Orders), 200, "more in one account");
    assert_eq!(status(&mut lea, &first, Kind::Invoices), 403, "and what was taken is gone");
    assert_eq!(status(&mut lea, &second, Kind::Shipments), 403, "is not more in the other");
    // The other account's own document, asked for through the wrong account.
    assert_eq!(lea.get(&format!("/a/{first}/orders/51")).status, 404);
    assert_eq!(lea.get(&format!("/a/{second}/orders/51")).status, 200);
}

#[test]
fn who_sees_only_their_own_sees_what_names_them_and_nothing_else() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut theo = shop.signed_in("alpes", "theo");
    for kind in owned_kinds() {
        let list = theo.get(&format!("/api/v1/a/{account}/{kind}")).json();
        let ids: Vec<&str> = list["items"].as_array().unwrap().iter().filter_map(|item| item["id"].as_str()).collect();
        assert_eq!(ids, ["7"], "{kind}");
        assert_eq!(theo.get(&format!("/a/{account}/{kind}/7")).status, 200, "{kind}");
        assert_eq!(theo.get(&format!("/a/{account}/{kind}/1")).status, 404, "{kind}");
        assert_eq!(theo.get(&format!("/a/{account}/{kind}/8")).status, 404, "{kind}");
    }
}

#[test]
fn the_erps_own_code_gets_the_same_answers() {
    let shop = Shop::open();
    for (site, login, third_party, kind, document, row, code) in [
        ("alpes", "atu", "1", Kind::Invoices, Some("1"), 0, ""),
        ("alpes", "atu", "1", Kind::Invoices, None, 0, ""),
        ("paris", "atu", "1", Kind::Invoices, Some("1"), 1, "site/unknown"),
        ("nord", "nils", "1", Kind::Invoices, Some("1"), 7, "membership/none"),
        ("alpes", "sam", "2", Kind::Invoices, Some("51"), 7, "membership/none"),
        ("alpes", "sam", "1", Kind::SupplierInvoices, Some("1"), 10, "permission/missing"),
        ("alpes", "atu", "1", Kind::Invoices, Some("51"), 11, "document/other-account"),
        ("alpes", "atu", "1", Kind::Invoices, Some("no-such"), 11, "document/unknown"),
        ("alpes", "atu", "1", Kind::Invoices, Some("4"), 12, "document/other-entity"),
        ("alpes", "atu", "1", Kind::Invoices, Some("8"), 13, "document/other-contact"),
        ("alpes", "theo", "1", Kind::Invoices, Some("1"), 13, "document/other-contact"),
        ("alpes", "atu", "1", Kind::Invoices, Some("5"), 14, "document/unpublished"),
        ("alpes", "atu", "1", Kind::Invoices, Some("6"), 14, "document/unpublished"),
        ("lac", "atu", "1", Kind::Invoices, Some("4"), 0, ""),
        ("lac", "atu", "1", Kind::Invoices, Some("1"), 12, "document/other-entity"),
    ] {
        let decision = shop.decide(site, login, third_party, kind, document);
        let what = format!("{login} on {site} for {third_party}, {kind} {document:?}");
        assert_eq!((decision.row, decision.code.as_str(), decision.granted), (row, code, row == 0), "{what}");
    }
    for (permission, document) in
        [("portal.invoices.veiw", None), ("", None), ("*", None), ("portal.invoices.view", Some((Kind::Orders, "1")))]
    {
        let question = Question { site: "alpes", login: "atu", third_party: "1", permission, document };
        assert!(shop.portal.decide(&question).is_err(), "{permission} {document:?}");
    }
}
