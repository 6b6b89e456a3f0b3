//! What leaves is made of judged rows only (rule D6), and what waits can be done by who reads it (rule D7).

use data_encoding::BASE64URL_NOPAD;
use plugin_api::Kind;
use plugin_api::actions::ActKind;
use plugin_api::documents::State;
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::erp::TestDocument;
use tests::operations::may;
use tests::shop::Shop;

/// The word in everything of a document that is not theirs.
const FOREIGN: &str = "geheim";

/// Documents of a kind in this order: `+` is theirs, `-` is somebody else's, each time for another reason.
fn documents(kind: Kind, order: &str) -> Vec<TestDocument> {
    let row = |(place, sign): (usize, char)| {
        let word = if sign == '+' { "own" } else { FOREIGN };
        let mut document = TestDocument::new(kind, &format!("{word}-{place}"), "1");
        document.reference = format!("R{place:05}-{word}");
        document.open = true;
        if sign == '-' {
            match place % 5 {
                0 => "2".clone_into(&mut document.third_party),
                1 => "2".clone_into(&mut document.entity),
                2 => document.state = State::Draft,
                3 => document.state = State::Cancelled,
                _ => document.contacts = vec!["9".to_owned()],
            }
        }
        document
    };
    order.chars().enumerate().map(row).collect()
}

/// A shop whose ERP hands over all of these to everybody.
fn careless(shop: &Shop, all: Vec<TestDocument>) {
    shop.erp.clear_documents();
    for document in all {
        shop.erp.add_document(document);
    }
    shop.erp.be_careless(true);
}

/// Nothing of what is not theirs is in an answer, nor in the cursor that it gives.
#[track_caller]
fn assert_silent(answer: &Answer, what: &str) {
    let text = answer.text().to_lowercase();
    assert!(!text.contains(FOREIGN), "{what}: {text}");
    let cursors =
        text.split("cursor=").skip(1).map(|rest| rest.split(['"', '&']).next().unwrap_or_default().to_owned());
    let next = answer.json()["next"].as_str().map(str::to_owned);
    // Of a page's address only lower case is left here; a cursor of JSON stands as it is.
    for cursor in cursors.chain(next) {
        let bytes = BASE64URL_NOPAD.decode(cursor.as_bytes()).unwrap_or_default();
        let said = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!said.contains(FOREIGN), "{what}: the cursor holds {said:?}");
    }
}

/// The ids on all pages of a list, as programs read them.
#[track_caller]
fn walked(browser: &mut Browser, list: &str, what: &str) -> Vec<String> {
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    for _ in 0..100 {
        let answer = browser.get(&format!("{list}{cursor}"));
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
        assert_silent(&answer, what);
        let page = answer.json();
        let rows = page["items"].as_array().unwrap();
        ids.extend(rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => {
                assert!(!rows.is_empty(), "{what}: a page without rows leads on");
                cursor = format!("&cursor={next}");
            }
            None => return ids,
        }
    }
    panic!("{what}: the list has no end");
}

const ORDERS: [&str; 9] =
    ["-+++", "+-++", "+++-", "----", "+--+", "-+-+-", "+----+", "++------------------++", "------------------+"];

#[test]
fn walking_a_list_shows_what_is_theirs_once_and_names_nothing_else_wherever_the_host_puts_it() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    for order in ORDERS {
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Products) {
            careless(&shop, documents(kind, order));
            let own: Vec<String> = order
                .char_indices()
                .filter(|(_, sign)| *sign == '+')
                .map(|(place, _)| format!("own-{place}"))
                .collect();
            let sorts: &[&str] = if kind == Kind::Invoices {
                &["date", "-date", "ref", "-ref", "until", "-until", "total", "-total"]
            } else {
                &["-date"]
            };
            for (sort, limit) in sorts.iter().flat_map(|sort| [1, 2, 3, 25].map(|limit| (sort, limit))) {
                let what = format!("{kind} {order} by {sort}, {limit} a page");
                let list = format!("/api/v1/a/{account}/{kind}?sort={sort}&limit={limit}");
                let got = walked(&mut atu, &list, &what);
                let want: Vec<String> =
                    if sort.starts_with('-') { own.iter().rev().cloned().collect() } else { own.clone() };
                assert_eq!(got, want, "{what}");
            }
            for path in [
                format!("/a/{account}/{kind}?limit=1"),
                format!("/a/{account}/{kind}?limit=2&sort=ref"),
                format!("/a/{account}/export/{kind}"),
                format!("/a/{account}"),
                format!("/api/v1/a/{account}"),
                "/accounts".to_owned(),
                "/api/v1/accounts".to_owned(),
            ] {
                let answer = atu.get(&path);
                assert_eq!(answer.status, 200, "{path}");
                assert_silent(&answer, &format!("{kind} {order}: {path}"));
            }
            let counters = atu.get(&format!("/api/v1/a/{account}")).json()["counters"].clone();
            let counter = counters.as_array().unwrap().iter().find(|one| one["kind"] == kind.as_str()).unwrap().clone();
            let want = json!({ "kind": kind.as_str(), "all": own.len(), "open": own.len(), "all_about": false, "open_about": false });
            assert_eq!(counter, want, "{kind} {order}");
        }
    }
    shop.erp.be_careless(false);
}

#[test]
fn a_host_that_hands_over_others_without_end_is_asked_a_few_times_and_found_unfit() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let flood = "-".repeat(5_000);
    careless(&shop, documents(Kind::Orders, &format!("+{flood}+")));
    let first = atu.get(&format!("/api/v1/a/{account}/orders?sort=ref&limit=5"));
    assert_silent(&first, "the first page");
    assert_eq!(first.json()["items"].as_array().unwrap().len(), 1);
    let next = first.json()["next"].as_str().expect("the host has more").to_owned();
    let before = shop.erp.asked("documents");
    let lost = atu.get(&format!("/api/v1/a/{account}/orders?sort=ref&limit=5&cursor={next}"));
    assert_eq!((lost.status, lost.code().as_str()), (503, "unavailable/host"), "{}", lost.text());
    assert!(shop.erp.asked("documents") - before <= 10, "it is not asked for ever");
    shop.erp.be_careless(false);
}

#[test]
fn a_count_that_cannot_be_judged_says_so() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    for (number, about) in [(399, false), (400, false), (401, true)] {
        shop.erp.clear_documents();
        for document in documents(Kind::Orders, &"+".repeat(number)) {
            shop.erp.add_document(document);
        }
        let counters = atu.get(&format!("/api/v1/a/{account}")).json()["counters"].clone();
        let counter = counters.as_array().unwrap().iter().find(|one| one["kind"] == "orders").unwrap().clone();
        assert_eq!((&counter["all"], &counter["all_about"]), (&json!(number), &json!(about)), "{counter}");
        let home = atu.get(&format!("/a/{account}")).text();
        assert_eq!(home.contains(&format!("about {number}")), about, "{number}");
        let preview = json!({ "membership": { "permissions": ["portal.orders.view"] } });
        let sights = atu.call("POST", &format!("/api/v1/a/{account}/people/preview"), &preview).json();
        let sight = sights["items"].as_array().unwrap().iter().find(|one| one["kind"] == "orders").unwrap().clone();
        assert_eq!((&sight["documents"], &sight["about"]), (&json!(number), &json!(about)), "{sight}");
    }
}

#[test]
fn nothing_is_counted_or_offered_as_waiting_that_waits_no_more() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    shop.erp.clear_documents();
    // The clock of the tests stands at the end of January 2026.
    for (kind, id, until, remaining, waits) in [
        (Kind::Quotes, "q-over", "2026-01-01", "", false),
        (Kind::Quotes, "q-open", "2026-12-31", "", true),
        (Kind::Quotes, "q-ever", "", "", true),
        (Kind::Invoices, "i-paid", "2026-01-01", "0.00", false),
        (Kind::Invoices, "i-left", "2026-01-01", "0.01", true),
        (Kind::Invoices, "i-credit", "2026-01-01", "-5.00", false),
        (Kind::SupplierInvoices, "s-paid", "2026-01-01", "0", false),
        (Kind::SupplierInvoices, "s-left", "2026-01-01", "3", true),
    ] {
        let mut document = TestDocument::new(kind, id, "1");
        (document.open, document.until, document.remaining) = (true, until.to_owned(), Some(remaining.to_owned()));
        shop.erp.add_document(document);
        let shown = atu.get(&format!("/api/v1/a/{account}/{kind}/{id}")).json();
        assert_eq!(shown["open"], json!(waits), "{id}: {shown}");
        let ids = |list: &str, atu: &mut Browser| {
            let page = atu.get(&format!("/api/v1/a/{account}/{kind}{list}")).json();
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["id"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert!(ids("", &mut atu).contains(&id.to_owned()), "{id} is there");
        assert_eq!(ids("?open=1", &mut atu).contains(&id.to_owned()), waits, "{id} among the open ones");
        if kind != Kind::Quotes {
            assert_eq!(ids("?overdue=1", &mut atu).contains(&id.to_owned()), waits, "{id} among the late ones");
        }
        let page = atu.get(&format!("/a/{account}/{kind}")).text();
        let row = page.split("<tr>").find(|row| row.contains(&format!("/{id}\""))).unwrap();
        assert_eq!(row.contains("badge bad"), waits && kind != Kind::Quotes, "{id}: {row}");
    }
    let home = atu.get(&format!("/api/v1/a/{account}")).json();
    let open = |kind: &str| {
        let counters = home["counters"].as_array().unwrap();
        counters.iter().find(|one| one["kind"] == kind).map_or(Value::Null, |one| one["open"].clone())
    };
    assert_eq!((open("quotes"), open("invoices"), open("supplier_invoices")), (json!(2), json!(1), json!(1)), "{home}");
    let waiting = |kind: &str| home["attention"][kind].as_array().unwrap().len();
    assert_eq!((waiting("quotes"), waiting("invoices")), (2, 1), "{home}");
}

#[test]
fn what_the_erp_does_not_take_is_nobodys_to_ask_for_to_be_given_or_to_do() {
    let shop = Shop::open();
    let account = shop.account("1");
    shop.erp.take_none_of(ActKind::PlaceOrders);
    let mut sam = shop.signed_in("alpes", "sam");
    shop.grant("sam", "1", &may(&["portal.invoices.view", "portal.orders.view", "portal.products.view"]));
    let own = sam.get(&format!("/api/v1/a/{account}/membership")).json();
    let askable: Vec<&str> =
        own["askable"].as_array().unwrap().iter().map(|one| one["permission"].as_str().unwrap()).collect();
    assert!(!askable.contains(&"portal.orders.create") && askable.contains(&"portal.tickets.write"), "{askable:?}");
    let ask = json!({ "permission": "portal.orders.create" });
    let refused = sam.call("POST", &format!("/api/v1/a/{account}/membership"), &ask);
    assert_eq!((refused.status, refused.code().as_str()), (409, "action/not-taken"), "{}", refused.text());
    assert!(!sam.get(&format!("/a/{account}/order")).text().contains("value=\"ask\""), "nor on the page of an order");
    assert!(
        !shop
            .signed_in("alpes", "atu")
            .get(&format!("/a/{account}/orders"))
            .text()
            .contains(&format!("/a/{account}/order\""))
    );

    let mut atu = shop.signed_in("alpes", "atu");
    let invite = atu.get(&format!("/a/{account}/people/invite")).text();
    assert!(!invite.contains("may.portal.orders.create") && invite.contains("may.portal.orders.view"), "{invite}");
    shop.grant("sam", "1", &may(&["portal.orders.view", "portal.orders.create"]));
    let id = shop.ask("SELECT id FROM users WHERE login = 'sam'");
    let member = atu.get(&format!("/a/{account}/people/members/{id}")).text();
    let held =
        member.split("<label").find(|label| label.contains("may.portal.orders.create")).expect("what is held is shown");
    assert!(held.contains("checked") && held.contains("not taken here"), "{held}");
}

#[test]
fn who_cannot_answer_a_quote_or_a_ticket_is_not_told_that_it_waits_for_them() {
    let shop = Shop::open();
    let account = shop.account("1");
    for kind in [Kind::Quotes, Kind::Tickets] {
        shop.erp.change_documents(kind, |document| {
            document.open = true;
            plugin_api::status::WAITING.clone_into(&mut document.status);
        });
    }
    let views = ["portal.quotes.view", "portal.tickets.view"];
    for (permissions, quotes, tickets) in
        [(vec![], 0, 0), (vec!["portal.quotes.accept"], 3, 0), (vec!["portal.tickets.write"], 0, 3)]
    {
        let all: Vec<&str> = views.into_iter().chain(permissions.iter().copied()).collect();
        shop.grant("sam", "1", &may(&all));
        let home = shop.signed_in("alpes", "sam").get(&format!("/api/v1/a/{account}")).json();
        let waiting = |kind: &str| home["attention"][kind].as_array().unwrap().len();
        assert_eq!((waiting("quotes"), waiting("tickets")), (quotes, tickets), "{permissions:?}: {home}");
    }
}

#[test]
fn a_page_asks_the_erp_once_whether_it_opens_a_kind() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let before = shop.erp.asked("open_to_external");
    assert_eq!(atu.get(&format!("/a/{}/invoices", shop.account("1"))).status, 200);
    let asked = shop.erp.asked("open_to_external") - before;
    assert!((1..=Kind::ALL.len() as u64).contains(&asked), "{asked} times for {} kinds", Kind::ALL.len());
}

#[test]
fn a_page_asks_an_erp_that_says_more_once_which_kinds_it_opens_and_not_for_the_customers_name() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let account = shop.account("1");
    shop.erp.say_more();
    shop.erp.close(Kind::Quotes);
    let methods = ["open_kinds", "open_to_external", "standing", "third_party"];
    let asked = || methods.map(|method| shop.erp.asked(method));
    let before = asked();
    let page = atu.get(&format!("/a/{account}/invoices"));
    let times: Vec<u64> = asked().iter().zip(before).map(|(after, before)| after - before).collect();
    assert_eq!((page.status, times), (200, vec![1, 0, 1, 0]), "{methods:?}");
    assert!(page.text().contains("Atu SARL"), "the name is there");
    assert!(!page.text().contains(&format!("/a/{account}/quotes\"")), "what is closed is not on the menu");
    assert_eq!(atu.get(&format!("/a/{account}/quotes")).status, 403);
}

#[test]
fn a_product_without_an_entity_is_on_every_site_and_no_other_document_is() {
    let shop = Shop::open();
    let account = shop.account("1");
    for (kind, id) in [(Kind::Products, "p-all"), (Kind::Invoices, "i-none")] {
        let mut document = TestDocument::new(kind, id, if kind == Kind::Products { "" } else { "1" });
        document.entity.clear();
        shop.erp.add_document(document);
    }
    let mut atu = shop.signed_in("alpes", "atu");
    for (kind, id, shown) in [(Kind::Products, "p-all", true), (Kind::Invoices, "i-none", false)] {
        let listed = atu.get(&format!("/api/v1/a/{account}/{kind}")).text();
        assert_eq!(listed.contains(id), shown, "{id}: {listed}");
        let status = if shown { 200 } else { 404 };
        assert_eq!(atu.get(&format!("/api/v1/a/{account}/{kind}/{id}")).status, status, "{id}");
    }
}
