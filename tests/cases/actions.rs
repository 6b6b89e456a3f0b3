//! What customers do in the ERP: who may, once for each form, recorded and confirmed; on pages and as calls.

use plugin_api::actions::Act;
use plugin_api::{Class, Kind};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::erp::TestDocument;
use tests::operations::may;
use tests::shop::Shop;

const KEY: &str = "0123456789abcdef-1";
const OTHER_KEY: &str = "0123456789abcdef-2";

/// A shop with a quote that waits and a ticket that is closed.
fn shop() -> Shop {
    let shop = Shop::open();
    let open = TestDocument { open: true, ..TestDocument::new(Kind::Quotes, "q1", "1") };
    shop.erp.add_document(open);
    shop
}

/// Path below the account, and body, of each kind of action.
fn all() -> [(&'static str, Value); 8] {
    [
        ("quotes/q1", json!({ "do": "accept", "total": "12.00", "signed_by": "Atu Lenobli" })),
        ("quotes/q1", json!({ "do": "decline", "reason": "Too late." })),
        ("tickets", json!({ "subject": "Door", "text": "It sticks." })),
        ("tickets/1", json!({ "do": "reply", "text": "Thursday." })),
        ("tickets/1", json!({ "do": "close" })),
        ("tickets/1", json!({ "do": "reopen" })),
        ("orders", json!({ "lines": [{ "product": "1", "quantity": "2,5", "price": "12.00" }] })),
        ("profile", json!({ "first_name": "Atu", "last_name": "Lenobli", "phone": "+33 4" })),
    ]
}

#[test]
fn each_action_is_done_once_recorded_once_and_confirmed_once() {
    for (path, body) in all() {
        let shop = shop();
        let account = shop.account("1");
        let path = format!("/api/v1/a/{account}/{path}");
        let mut atu = shop.signed_in("alpes", "atu");
        let first = atu.act(&path, KEY, &body);
        assert_eq!(first.status, 200, "{path} {body}: {}", first.text());
        let again = atu.act(&path, KEY, &body);
        assert_eq!(
            (again.status, again.text()),
            (200, first.text()),
            "{path} {body}: the same key is answered as before"
        );
        assert_eq!(shop.erp.acts().len(), 1, "{path} {body}");
        let entries =
            shop.ask("SELECT count(*) FROM ledger WHERE line NOT LIKE '%signed-in%' AND line NOT LIKE '%granted%'");
        assert_eq!(entries, 1, "{path} {body}");
        let mails = shop.erp.mails(1);
        assert_eq!(mails.len(), 1, "{path} {body}");
        assert_eq!(mails[0].to, "atu@example.net", "{path} {body}");

        let (action, _) = &shop.erp.acts()[0];
        assert_eq!((action.third_party.as_str(), action.contact.as_deref()), ("1", Some("1")), "{path} {body}");
        assert_eq!(action.key.len(), 64, "the ERP is never told what a form carries");
        assert_eq!(action.entities.as_deref(), Some(&["1".to_owned()][..]), "{path} {body}");

        let another = atu.act(&path, OTHER_KEY, &body);
        assert_eq!(another.status, 200, "{path} {body}");
        assert_eq!(shop.erp.acts().len(), 2, "another form is another action: {path} {body}");
    }
}

#[test]
fn an_action_needs_its_permission_and_the_view_of_its_kind() {
    let shop = shop();
    let account = shop.account("1");
    for (number, (path, body)) in all().into_iter().enumerate() {
        let key = format!("0123456789abcdef-{number}");
        let (act, views): (&str, &[&str]) = match path.split('/').next().unwrap() {
            "quotes" => ("portal.quotes.accept", &["portal.quotes.view"]),
            "tickets" => ("portal.tickets.write", &["portal.tickets.view"]),
            "orders" => ("portal.orders.create", &["portal.orders.view", "portal.products.view"]),
            _ => ("portal.profile.edit", &[]),
        };
        let call = |permissions: &[&str]| {
            shop.grant("sam", "1", &may(permissions));
            let mut sam = shop.signed_in("alpes", "sam");
            sam.act(&format!("/api/v1/a/{account}/{path}"), &key, &body)
        };
        let all: Vec<&str> = views.iter().copied().chain([act]).collect();
        for without in &all {
            let held: Vec<&str> = all.iter().copied().filter(|held| held != without).collect();
            let answer = call(&held);
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (403, "permission/missing"),
                "{path} {body} without {without}"
            );
        }
        let before = shop.erp.acts().len();
        let answer = call(&all);
        assert_eq!(answer.status, 200, "{path} {body}: {}", answer.text());
        assert_eq!(shop.erp.acts().len(), before + 1, "{path} {body}");
    }
}

#[test]
fn what_is_somebody_elses_is_not_there_to_act_upon() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let nothing = atu.act(&format!("/api/v1/a/{account}/tickets/none"), KEY, &json!({ "do": "close" }));
    assert_eq!(nothing.status, 404);
    // Of another third party, of another entity, a draft, cancelled, for somebody else only.
    for id in ["51", "61", "4", "5", "6", "7", "8"] {
        for (kind, body) in [
            ("tickets", json!({ "do": "reply", "text": "x" })),
            ("tickets", json!({ "do": "close" })),
            ("quotes", json!({ "do": "accept", "total": "12.00", "signed_by": "x" })),
        ] {
            let answer = atu.act(&format!("/api/v1/a/{account}/{kind}/{id}"), KEY, &body);
            assert_eq!((answer.status, answer.text()), (404, nothing.text()), "{kind}/{id} {body}");
        }
    }
    let line = |product: &str| json!({ "lines": [{ "product": product, "quantity": "1", "price": "12.00" }] });
    for product in ["4", "5", "none"] {
        let answer = atu.act(&format!("/api/v1/a/{account}/orders"), KEY, &line(product));
        assert!(matches!(answer.status, 404 | 409), "{product}: {}", answer.text());
    }
    assert_eq!(shop.erp.acts().len(), 0);
}

#[test]
fn what_cannot_be_is_refused_before_the_erp_is_asked() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let order = |lines: Value| json!({ "lines": lines });
    let one = |quantity: &str, price: &str| order(json!([{ "product": "1", "quantity": quantity, "price": price }]));
    let many: Vec<Value> = (0..101).map(|_| json!({ "product": "1", "quantity": "1", "price": "12.00" })).collect();
    let file =
        |content: &str| json!({ "subject": "x", "text": "x", "files": [{ "name": "x.html", "content": content }] });
    for (path, key, body, status, code) in [
        ("quotes/q1", "", json!({ "do": "decline", "reason": "" }), 422, "action/key-invalid"),
        ("quotes/q1", "too short", json!({ "do": "decline", "reason": "" }), 422, "action/key-invalid"),
        ("quotes/q1", KEY, json!({ "do": "accept", "total": "11.99", "signed_by": "Atu" }), 409, "action/changed"),
        ("quotes/q1", KEY, json!({ "do": "accept", "total": "12.00", "signed_by": " " }), 422, "action/invalid"),
        (
            "quotes/q1",
            KEY,
            json!({ "do": "accept", "total": "12.00", "signed_by": "A", "id": "51" }),
            422,
            "request/body-invalid",
        ),
        ("quotes/q1", KEY, json!({ "do": "sign" }), 422, "request/body-invalid"),
        ("quotes/q1", KEY, json!({ "do": "decline", "reason": "x".repeat(10_001) }), 422, "action/invalid"),
        ("tickets", KEY, json!({ "subject": "", "text": "x" }), 422, "action/invalid"),
        ("tickets", KEY, json!({ "subject": "x", "text": "\u{0}" }), 422, "action/invalid"),
        ("tickets", KEY, file("PGh0bWw+PHNjcmlwdD4="), 422, "upload/not-taken"),
        ("tickets", KEY, file("not base64"), 422, "request/body-invalid"),
        ("orders", KEY, order(json!([])), 422, "action/invalid"),
        ("orders", KEY, order(json!(many)), 422, "action/invalid"),
        ("orders", KEY, one("0", "12.00"), 422, "action/invalid"),
        ("orders", KEY, one("-1", "12.00"), 422, "action/invalid"),
        ("orders", KEY, one("1", "0.01"), 409, "action/changed"),
        ("profile", KEY, json!({ "first_name": "A", "last_name": "", "phone": "" }), 422, "action/invalid"),
        (
            "profile",
            KEY,
            json!({ "first_name": "A", "last_name": "B", "phone": "", "email": "a@b.example" }),
            422,
            "request/body-invalid",
        ),
        ("invoices/1", KEY, json!({ "do": "accept" }), 405, "request/method"),
        ("invoices", KEY, json!({}), 405, "request/method"),
    ] {
        let answer = atu.act(&format!("/api/v1/a/{account}/{path}"), key, &body);
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{path} {body:.100}");
    }
    assert_eq!(shop.erp.acts().len(), 0);
}

#[test]
fn one_key_is_one_content() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let path = format!("/api/v1/a/{account}/tickets/1");
    assert_eq!(atu.act(&path, KEY, &json!({ "do": "reply", "text": "One." })).status, 200);
    let other = atu.act(&path, KEY, &json!({ "do": "reply", "text": "Two." }));
    assert_eq!((other.status, other.code().as_str()), (409, "action/other-content"));
    assert_eq!(shop.erp.acts().len(), 1);
    // The key is the sender's: somebody else's same key is another action.
    shop.grant("sam", "1", &may(&["portal.tickets.view", "portal.tickets.write"]));
    let mut sam = shop.signed_in("alpes", "sam");
    assert_eq!(sam.act(&path, KEY, &json!({ "do": "reply", "text": "Two." })).status, 200);
    assert_eq!(shop.erp.acts().len(), 2);
}

#[test]
fn what_the_erp_refuses_or_fails_is_said_and_nothing_is_recorded() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let path = format!("/api/v1/a/{account}/quotes/q1");
    let accept = json!({ "do": "accept", "total": "12.00", "signed_by": "Atu" });
    for (code, want) in [
        ("action/over", "action/over"),
        ("action/changed", "action/changed"),
        ("action/not-taken", "action/not-taken"),
        ("erp/of-its-own", "action/not-taken"),
    ] {
        shop.erp.refuse_actions(Some(code));
        let answer = atu.act(&path, KEY, &accept);
        assert_eq!((answer.status, answer.code().as_str()), (409, want), "{code}");
        assert!(!answer.text().contains("told to refuse"), "{code}: what the ERP says stays in the log");
    }
    shop.erp.refuse_actions(None);
    shop.erp.fail("act", Class::Unavailable);
    let answer = atu.act(&path, KEY, &accept);
    assert_eq!((answer.status, answer.code().as_str()), (503, "unavailable/host"));
    let recorded = "SELECT count(*) FROM ledger WHERE line LIKE '%quote-accepted%'";
    assert_eq!(shop.ask(recorded), 0);
    shop.erp.recover();
    assert_eq!(atu.act(&path, KEY, &accept).status, 200, "the same form, sent again, is done");
    assert_eq!((shop.erp.acts().len(), shop.ask(recorded)), (1, 1));
}

#[test]
fn an_erp_that_takes_nothing_is_offered_nothing() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let offers = |browser: &mut Browser| {
        [
            ("/quotes/q1", "signed_by"),
            ("/tickets/1", "name=\"text\""),
            ("/tickets", "/ticket\""),
            ("/orders", "/order\""),
            ("/profile", "last_name"),
        ]
        .map(|(path, mark)| browser.get(&format!("/a/{account}{path}")).text().contains(mark))
    };
    assert_eq!(offers(&mut atu), [true; 5]);
    shop.erp.take_nothing();
    assert_eq!(offers(&mut atu), [false; 5]);
    for path in ["ticket", "order"] {
        let page = atu.get(&format!("/a/{account}/{path}"));
        assert_eq!(page.status, 409, "{path}");
        assert!(page.text().contains("action/not-taken"), "{path}: {}", page.text());
    }
}

#[test]
fn a_quote_is_offered_for_an_answer_until_its_last_day() {
    let shop = Shop::open();
    let account = shop.account("1");
    // It is 2026-01-31.
    for (id, until, offered) in [("q2", "2026-01-31", true), ("q3", "2026-01-30", false), ("q4", "", true)] {
        let quote = TestDocument { open: true, until: until.to_owned(), ..TestDocument::new(Kind::Quotes, id, "1") };
        shop.erp.add_document(quote);
        let mut atu = shop.signed_in("alpes", "atu");
        let page = atu.get(&format!("/a/{account}/quotes/{id}"));
        assert_eq!(page.text().contains("signed_by"), offered, "until {until:?}");
        let waits = atu.get(&format!("/api/v1/a/{account}")).json()["attention"]["quotes"].to_string();
        assert_eq!(waits.contains(&format!("\"{id}\"")), offered, "until {until:?}: {waits}");
    }
}

#[test]
fn a_quote_is_signed_on_its_page_and_says_thank_you() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let page = format!("/a/{account}/quotes/q1");
    let unsigned = atu.submit(&page, &page, &[("do", "accept"), ("signed_by", " ")]);
    assert_eq!(unsigned.status, 422);
    assert!(unsigned.text().contains("Sign with your name"), "{}", unsigned.text());
    let signed = atu.submit(&page, &page, &[("do", "accept"), ("signed_by", "Atu Lenobli")]);
    assert_eq!((signed.status, signed.header("location")), (303, Some(format!("{page}?done=accepted").as_str())));
    assert!(atu.get(&format!("{page}?done=accepted")).text().contains("the quote is accepted"));
    let acts = shop.erp.acts();
    let Act::AcceptQuote { id, total, signed_by, drawing: None } = &acts[0].0.act else { panic!("{acts:?}") };
    assert_eq!((id.as_str(), total.as_str(), signed_by.as_str()), ("q1", "12.00", "Atu Lenobli"));
}

#[test]
fn a_signature_may_be_drawn_and_crosses_as_numbers() {
    let bad = "601,0|1,2,3|M1 2|<svg onload=alert(1)>|1,2;".split('|').map(str::to_owned).chain(["1,1 ".repeat(5_000)]);
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let page = format!("/a/{account}/quotes/q1");
    let sign = |atu: &mut Browser, drawing: &str| {
        atu.submit(&page, &page, &[("do", "accept"), ("signed_by", "Atu"), ("drawing", drawing)])
    };
    for drawing in bad {
        let refused = sign(&mut atu, &drawing);
        assert_eq!(refused.status, 422, "{drawing:.40}");
        assert!(refused.text().contains("The drawn signature cannot be read"), "{drawing:.40}: {}", refused.text());
        assert!(!refused.text().contains("onload"), "what is no drawing is not sent back");
    }
    let path = format!("/api/v1/a/{account}/quotes/q1");
    for drawing in
        [json!([]), json!([[]]), json!([[[601, 0]]]), json!([[[-1, 0]]]), json!("1,2"), json!([[["1", "2"]]])]
    {
        let body = json!({ "do": "accept", "total": "12.00", "signed_by": "Atu", "drawing": drawing });
        assert_eq!(atu.act(&path, KEY, &body).code(), "request/body-invalid", "{drawing}");
    }
    assert_eq!(shop.erp.acts().len(), 0);
    assert_eq!(sign(&mut atu, "1,2 3,4;5,6").status, 303);
    let body = json!({ "do": "accept", "total": "12.00", "signed_by": "Atu", "drawing": [[[1, 2], [3, 4]], [[5, 6]]] });
    assert_eq!(atu.act(&path, KEY, &body).status, 200);
    for (action, _) in shop.erp.acts() {
        let Act::AcceptQuote { drawing: Some(drawing), .. } = &action.act else { panic!("{action:?}") };
        assert_eq!(drawing.strokes(), [vec![(1, 2), (3, 4)], vec![(5, 6)]]);
    }
}

#[test]
fn a_ticket_is_opened_and_answered_with_files_that_keep_their_bytes_and_lose_their_folders() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let form = format!("/a/{account}/ticket");
    let png: &[u8] = b"\x89PNG\r\n\x1a\nrest";
    let typed = [("subject", "Door"), ("text", "It sticks.\r\nSince Monday.")];
    let opened = atu.upload(&form, &form, &typed, &[("C:\\photos\\door.png", png), ("", b"")]);
    assert_eq!(
        (opened.status, opened.header("location")),
        (303, Some(format!("/a/{account}/tickets/1?done=opened").as_str()))
    );
    let refused = atu.upload(&form, &form, &typed, &[("page.txt", b"<html><script>")]);
    assert!(refused.text().contains("page.txt"), "which file it is");
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Since Monday."), "what was typed is kept");
    let page = format!("/a/{account}/tickets/1");
    let replied = atu.upload(&page, &page, &[("do", "reply"), ("text", "Thursday.")], &[("note.txt", b"at nine\n")]);
    assert_eq!(replied.status, 303, "{}", replied.text());

    let acts = shop.erp.acts();
    let Act::OpenTicket { subject, text } = &acts[0].0.act else { panic!("{acts:?}") };
    assert_eq!((subject.as_str(), text.as_str()), ("Door", "It sticks.\nSince Monday."));
    assert_eq!(acts[0].1, [("door.png".to_owned(), "image/png".to_owned(), png.len())]);
    assert_eq!(acts[1].1, [("note.txt".to_owned(), "text/plain".to_owned(), 8)]);
}

#[test]
fn an_order_is_chosen_summed_up_and_confirmed() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let order = format!("/a/{account}/order");
    let empty = atu.get(&format!("{order}?step=summary"));
    assert_eq!(empty.status, 422, "nothing chosen");
    let wrong = atu.get(&format!("{order}?q.1=lots"));
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("A quantity is a number"), "{}", wrong.text());
    assert!(wrong.text().contains("value=\"lots\" aria-invalid"), "what was typed is kept, and marked");
    let chosen = atu.get(&format!("{order}?q.1=2&q.2=&q.none=3"));
    assert_eq!(chosen.status, 200);
    assert!(chosen.text().contains("24.00"), "two of 12.00: {}", chosen.text());
    let summary = format!("{order}?q.1=2&step=summary");
    let placed = atu.submit(&summary, &order, &[("reference", "BC-9"), ("note", "Ring twice.")]);
    assert_eq!(
        (placed.status, placed.header("location")),
        (303, Some(format!("/a/{account}/orders/1?done=placed").as_str()))
    );
    let acts = shop.erp.acts();
    let Act::PlaceOrder { lines, reference, note, .. } = &acts[0].0.act else { panic!("{acts:?}") };
    assert_eq!((lines[0].product.as_str(), lines[0].quantity.as_str(), lines[0].price.as_str()), ("1", "2", "12.00"));
    assert_eq!((lines.len(), reference.as_str(), note.as_str()), (1, "BC-9", "Ring twice."));
}

#[test]
fn who_cannot_see_yet_what_they_began_is_told_that_it_was_received() {
    let shop = shop();
    let account = shop.account("1");
    shop.erp.keeps_drafts();
    let mut atu = shop.signed_in("alpes", "atu");
    let order = format!("/a/{account}/order");
    let placed = atu.submit(&format!("{order}?q.1=2&step=summary"), &order, &[]);
    assert_eq!(placed.header("location"), Some(format!("/a/{account}/orders?done=received").as_str()));
    let page = atu.get(&format!("/a/{account}/orders?done=received"));
    assert!(page.text().contains("It is listed here as soon as we have confirmed it."), "{}", page.text());
    let ticket = format!("/a/{account}/ticket");
    let opened = atu.submit(&ticket, &ticket, &[("subject", "Door"), ("text", "It sticks.")]);
    assert_eq!(opened.header("location"), Some(format!("/a/{account}/tickets?done=opened").as_str()));
    let page = atu.get(&format!("/a/{account}/tickets?done=opened"));
    assert!(page.text().contains("Your ticket is open"), "{}", page.text());
}

#[test]
fn a_page_ignores_what_others_put_into_its_address_and_a_call_does_not() {
    let shop = shop();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    // The list alone: the forms of a page hold its address, to come back to it.
    let list = |text: &str| text.split_once("<table").unwrap().1.split_once("</table>").unwrap().0.to_owned();
    let plain = list(&atu.get(&format!("/a/{account}/invoices")).text());
    for more in ["utm_source=mail", "fbclid=1&utm_campaign=x", "done=nonsense"] {
        let page = atu.get(&format!("/a/{account}/invoices?{more}"));
        assert_eq!((page.status, list(&page.text())), (200, plain.clone()), "{more}");
    }
    assert_eq!(atu.get(&format!("/api/v1/a/{account}/invoices?utm_source=mail")).status, 400);
}

#[test]
fn two_forms_at_once_are_one_action() {
    let shop = shop();
    let account = shop.account("1");
    let atu = shop.signed_in("alpes", "atu");
    let path = format!("/api/v1/a/{account}/tickets");
    let body = json!({ "subject": "Door", "text": "It sticks." });
    for round in 0..20 {
        let key = format!("0123456789abcdef-round-{round}");
        let barrier = std::sync::Barrier::new(2);
        let answers: Vec<u16> = std::thread::scope(|scope| {
            let send = || {
                let (mut browser, path, key, body, barrier) = (atu.clone(), &path, &key, &body, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    browser.act(path, key, body).status
                })
            };
            let both = [send(), send()];
            both.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(answers, [200, 200], "round {round}");
        assert_eq!(shop.erp.acts().len(), round + 1, "round {round}");
    }
    assert_eq!(shop.ask("SELECT count(*) FROM ledger WHERE line LIKE '%ticket-opened%'"), 20);
}
