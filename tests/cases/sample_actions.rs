//! What customers do in the sample ERP: once for each key, only with their own, and all of it or nothing.

use std::time::Duration;

use host_demo::erp::Erp;
use host_demo::erp::sample::Sample;
use plugin_api::actions::{Act, Action, Done, Upload, Wanted};
use plugin_api::documents::{Body, FileQuery, PICTURE, Row};
use plugin_api::{Drawing, Kind, status};
use portal_plugin::model::zones::Zone;

use crate::sample_erp::{NOW, all_of, sample};

/// An act of Atu Lenobli for Atu SARL.
fn action(key: &str, act: Act) -> Action {
    Action {
        key: key.to_owned(),
        third_party: "101".to_owned(),
        contact: Some("201".to_owned()),
        name: "Atu Lenobli".to_owned(),
        email: None,
        language: "fr".to_owned(),
        entities: Some(vec!["1".to_owned()]),
        peer: "192.0.2.1".to_owned(),
        today: String::new(),
        act,
    }
}

/// Id, status, open, total and title of each document of a kind.
fn rows(sample: &Sample, kind: Kind) -> Vec<(String, String, bool, String, String)> {
    let mut rows = Vec::new();
    let mut each = |row: &Row<'_>| {
        rows.push((row.id.into(), row.status.into(), row.open, row.total.into(), row.title.into()));
        true
    };
    sample.documents(&all_of(kind, "101"), &mut each).expect("rows");
    rows
}

fn row(sample: &Sample, kind: Kind, id: &str) -> (String, bool) {
    let found = rows(sample, kind).into_iter().find(|row| row.0 == id).expect("the document");
    (found.1, found.2)
}

fn body(sample: &Sample, kind: Kind, id: &str) -> Body {
    sample.body(kind, id).expect("an answer").expect("a body")
}

fn id_of(done: &Done) -> String {
    done.document.as_ref().expect("a document").id.clone()
}

/// The id and total of a quote of Atu's that waits for an answer.
fn open_quote(sample: &Sample) -> (String, String) {
    let quote = rows(sample, Kind::Quotes).into_iter().find(|row| row.1 == status::OPEN && row.2);
    let quote = quote.expect("a quote that waits");
    (quote.0, quote.3)
}

fn drawing() -> Option<Drawing> {
    Drawing::new(vec![vec![(1, 2), (3, 4)]]).ok()
}

/// The day is the person's, whatever the ERP's own clock says (rule T1).
#[test]
fn a_quote_is_answered_until_the_end_of_its_last_day_where_the_person_is() {
    const YEAR: u64 = 366 * 24 * 3_600_000;
    let last = |sample: &Sample, id: &str| {
        let mut until = String::new();
        let mut each = |row: &Row<'_>| row.until.clone_into(&mut until);
        sample.document(Kind::Quotes, id, &mut each).expect("the quote");
        until
    };
    let day_after = |day: &str| {
        let begin = Zone::UTC.begin_of(day).expect("a day");
        Zone::UTC.day_of(begin.plus(Duration::from_hours(24)))
    };
    for (now, later, taken) in
        [(NOW, false, true), (NOW + YEAR, false, true), (NOW, true, false), (NOW + YEAR, true, false)]
    {
        let (_folder, sample) = sample();
        let (id, _) = open_quote(&sample);
        let day = last(&sample, &id);
        let today = if later { day_after(&day) } else { day };
        let decline = Action { today, ..action("a", Act::DeclineQuote { id: id.clone(), reason: String::new() }) };
        let answer = sample.act(&decline, &[], now);
        assert_eq!(answer.is_ok(), taken, "a day later: {later}, at {now}: {answer:?}");
        assert_eq!(row(&sample, Kind::Quotes, &id).1, !taken);
        // A portal that does not say leaves it to the clock of the ERP.
        let (_folder, sample) = self::sample();
        let decline = Action { today: String::new(), ..decline };
        assert_eq!(sample.act(&decline, &[], now).is_ok(), now == NOW);
    }
}

#[test]
fn a_quote_is_accepted_once_as_it_was_seen_and_by_its_own_customer_only() {
    let (_folder, sample) = sample();
    let (id, total) = open_quote(&sample);
    let accept = |total: &str| Act::AcceptQuote {
        id: id.clone(),
        total: total.to_owned(),
        signed_by: "Atu".into(),
        drawing: drawing(),
    };
    let refused = |action: &Action, now: u64| sample.act(action, &[], now).expect_err("a refusal").code;

    assert_eq!(refused(&action("a", accept("0.01")), NOW), "action/changed");
    let stranger = Action { third_party: "102".to_owned(), ..action("b", accept(&total)) };
    assert_eq!(refused(&stranger, NOW), "action/over");
    let years = 3 * 366 * 24 * 3_600_000;
    assert_eq!(refused(&action("c", accept(&total)), NOW + years), "action/over", "after its last day");
    assert_eq!(row(&sample, Kind::Quotes, &id), (status::OPEN.to_owned(), true), "nothing has happened");

    let first = sample.act(&action("d", accept(&total)), &[], NOW).expect("accepted");
    assert_eq!(id_of(&first), id);
    assert_eq!(row(&sample, Kind::Quotes, &id), (status::SIGNED.to_owned(), false));
    assert_eq!(sample.act(&action("d", accept(&total)), &[], NOW), Ok(first), "the same key is the same action");
    assert_eq!(body(&sample, Kind::Quotes, &id).messages.len(), 1, "and is done once");
    let signed = body(&sample, Kind::Quotes, &id).signature.expect("a signature");
    assert_eq!((signed.name.as_str(), signed.peer.as_str(), signed.drawing), ("Atu", "192.0.2.1", drawing()));
    assert_eq!(refused(&action("e", accept(&total)), NOW), "action/over");
    let decline = Act::DeclineQuote { id: id.clone(), reason: String::new() };
    assert_eq!(refused(&action("f", decline), NOW), "action/over");
}

#[test]
fn a_ticket_is_opened_with_its_files_answered_closed_and_taken_up_again() {
    let (_folder, sample) = sample();
    let open = Act::OpenTicket { subject: "Porte".to_owned(), text: "Elle coince.".to_owned() };
    let photo = Upload { name: "porte.png", media_type: "image/png", bytes: b"\x89PNG" };
    let id = id_of(&sample.act(&action("a", open.clone()), &[photo], NOW).expect("opened"));
    assert_eq!(id_of(&sample.act(&action("a", open), &[photo], NOW).expect("opened")), id);
    assert_eq!(rows(&sample, Kind::Tickets).iter().filter(|row| row.4 == "Porte").count(), 1);
    assert_eq!(row(&sample, Kind::Tickets, &id), (status::NEW.to_owned(), true));
    let files = body(&sample, Kind::Tickets, &id).files;
    assert_eq!(files.iter().map(|file| (file.name.as_str(), file.size)).collect::<Vec<_>>(), [("porte.png", 4)]);

    let about = |key: &str, act: Act| sample.act(&action(key, act), &[], NOW).expect("done");
    about("b", Act::CloseTicket { id: id.clone() });
    assert_eq!(row(&sample, Kind::Tickets, &id), (status::CLOSED.to_owned(), false));
    about("c", Act::ReplyToTicket { id: id.clone(), text: "Encore.".to_owned() });
    assert_eq!(row(&sample, Kind::Tickets, &id), (status::IN_PROGRESS.to_owned(), true), "a reply takes it up again");
    about("d", Act::CloseTicket { id: id.clone() });
    about("e", Act::ReopenTicket { id: id.clone() });
    assert_eq!(row(&sample, Kind::Tickets, &id), (status::IN_PROGRESS.to_owned(), true));
    let messages = body(&sample, Kind::Tickets, &id).messages;
    assert_eq!(messages.len(), 1);
    assert_eq!((messages[0].author.as_str(), messages[0].text.as_str()), ("Atu Lenobli", "Encore."));
    assert!(messages[0].from_customer);
}

#[test]
fn an_order_holds_what_was_wanted_at_the_price_that_was_seen() {
    let (_folder, sample) = sample();
    let products = rows(&sample, Kind::Products);
    let of = |title: &str| products.iter().find(|row| row.4.starts_with(title)).expect("a product");
    let (hinge, bench) = (of("Charnière"), of("Banc de quai"));
    let wanted = |product: &str, quantity: &str, price: &str| Wanted {
        product: product.to_owned(),
        quantity: quantity.to_owned(),
        price: price.to_owned(),
    };
    let order = |lines: Vec<Wanted>| Act::PlaceOrder {
        lines,
        delivery_address: "Quai 3".to_owned(),
        reference: "BC-9".to_owned(),
        note: String::new(),
    };
    let before = rows(&sample, Kind::Orders).len();
    for (why, line, want) in [
        ("another price", wanted(&hinge.0, "2", "0.01"), "action/changed"),
        ("of an entity that the site does not show", wanted(&bench.0, "1", &bench.3), "action/over"),
        ("of nothing", wanted("no-such", "1", "1.00"), "action/over"),
        ("none of it", wanted(&hinge.0, "0", &hinge.3), "action/over"),
        ("more than there are numbers", wanted(&hinge.0, "92233720368547758", &hinge.3), "action/over"),
    ] {
        let good = wanted(&hinge.0, "1", &hinge.3);
        let refused = sample.act(&action(why, order(vec![good, line])), &[], NOW).expect_err(why);
        assert_eq!(refused.code, want, "{why}");
        assert_eq!(rows(&sample, Kind::Orders).len(), before, "{why}: nothing is half ordered");
    }

    let placed = action("a", order(vec![wanted(&hinge.0, "2.5", &hinge.3)]));
    let done = sample.act(&placed, &[], NOW).expect("placed");
    assert!(done.reference.starts_with("CO2026-"), "{}", done.reference);
    let placed = body(&sample, Kind::Orders, &id_of(&done));
    assert_eq!((placed.net.as_str(), placed.tax.as_str(), placed.lines.len()), ("16.00", "3.20", 1));
    assert!(placed.text.contains("Quai 3"), "{}", placed.text);
    assert_eq!(placed.lines[0].product, hinge.0, "it can be ordered again");
}

#[test]
fn the_story_has_pictures_parcels_to_follow_and_orders_to_repeat() {
    let (_folder, sample) = sample();
    let mut pictures = (0, 0);
    let mut each = |row: &Row<'_>| {
        let query =
            FileQuery { kind: Kind::Products, document: row.id, file: Some(PICTURE), offset: 0, limit: 1 << 20 };
        let mut bytes = Vec::new();
        let read = sample.file(&query, &mut |chunk| {
            bytes.extend_from_slice(chunk);
            true
        });
        assert_eq!(read.is_ok(), row.has_picture, "{}", row.reference);
        assert_eq!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), row.has_picture, "{}", row.reference);
        if row.has_picture {
            pictures.0 += 1;
        } else {
            pictures.1 += 1;
        }
        true
    };
    sample.documents(&all_of(Kind::Products, "101"), &mut each).expect("rows");
    assert!(pictures.0 > 10 && pictures.1 > 1, "some have one, some have none: {pictures:?}");

    let parcels = rows(&sample, Kind::Shipments);
    assert!(!parcels.is_empty());
    for parcel in parcels {
        let body = body(&sample, Kind::Shipments, &parcel.0);
        assert!(body.tracking.starts_with("https://suivi.colis-alpins.example/AL"), "{}", body.tracking);
    }
    let products: Vec<String> = rows(&sample, Kind::Products).into_iter().map(|row| row.0).collect();
    for order in rows(&sample, Kind::Orders) {
        for line in body(&sample, Kind::Orders, &order.0).lines {
            let is_gone = line.product.is_empty() && line.label.starts_with("CHARN-FTE");
            assert!(products.contains(&line.product) || is_gone, "{line:?}");
        }
    }
}

#[test]
fn a_person_puts_only_their_own_contact_right() {
    let (_folder, sample) = sample();
    let edit = |email: Option<&str>| Act::EditContact {
        first_name: "Atu".to_owned(),
        last_name: "Le Nobli".to_owned(),
        phone: "+33 4 00 00 00 00".to_owned(),
        email: email.map(str::to_owned),
    };
    let before = sample.contact("201").expect("an answer").expect("a contact");
    sample.act(&action("a", edit(None)), &[], NOW).expect("edited");
    let after = sample.contact("201").expect("an answer").expect("a contact");
    assert_eq!((after.last_name.as_str(), after.phone.as_deref()), ("Le Nobli", Some("+33 4 00 00 00 00")));
    assert_eq!(after.email, before.email, "an address is put in place only where one is named");
    sample.act(&action("b", edit(Some("atu@new.example"))), &[], NOW).expect("edited");
    assert_eq!(sample.contact("201").expect("an answer").expect("a contact").email.as_deref(), Some("atu@new.example"));

    let nobody = Action { contact: None, ..action("c", edit(None)) };
    assert_eq!(sample.act(&nobody, &[], NOW).expect_err("a refusal").code, "action/over");
}
