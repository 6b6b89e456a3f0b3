//! Lists: whose documents they hold by Odoo's rules, page after page, narrowed by the customer.

use host_demo::erp::Erp;
use plugin_api::documents::{After, Filter, Query, Sort};
use plugin_api::{Class, Kind, status};
use tests::filtering::passes;

use super::{Foundry, foundry, query, references};

/// What a contact sees of a kind, with the ids.
fn seen(erp: &impl Erp, query: &Query<'_>) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    erp.documents(query, &mut |row| {
        assert_eq!(row.third_party, if query.kind == Kind::Products { "" } else { query.third_party });
        seen.push((row.reference.to_owned(), row.id.to_owned()));
        true
    })
    .unwrap();
    seen
}

#[test]
fn lists_hold_what_odoo_shows_this_contact_and_nothing_else() {
    let Foundry { erp, .. } = &foundry();
    let (one, two) = (["1".to_owned()], ["2".to_owned()]);
    let carl = |kind| Query { contact: Some("13"), ..query(kind) };
    let olga = |kind| Query { third_party: "20", contact: Some("21"), ..query(kind) };
    for (case, query, expected) in [
        (
            "what somebody of the family follows",
            query(Kind::Invoices),
            "INV/2026/00001 INV/2026/00002 INV/2026/00005 RINV/2026/00001",
        ),
        ("the same one, whose it is", olga(Kind::Invoices), "INV/2026/00005"),
        ("bills are no invoices", query(Kind::SupplierInvoices), "BILL/2026/00001"),
        (
            "sent, one of another company's, one of a child company",
            query(Kind::Quotes),
            "S00001 S00004 S00008 S00009 S00010",
        ),
        (
            "cancelled, asked for",
            Query { cancelled: true, ..query(Kind::Quotes) },
            "S00001 S00004 S00005 S00008 S00009 S00010",
        ),
        (
            "the child company by itself",
            Query { third_party: "15", contact: Some("15"), ..query(Kind::Quotes) },
            "S00010",
        ),
        ("orders of both companies", query(Kind::Orders), "S00006 S00007"),
        ("orders of one", Query { entities: Some(&one), ..query(Kind::Orders) }, "S00006"),
        ("orders of the other", Query { entities: Some(&two), ..query(Kind::Orders) }, "S00007"),
        ("no company", Query { entities: Some(&[]), ..query(Kind::Orders) }, ""),
        ("a company that the person is kept from", carl(Kind::Orders), "S00006"),
        ("nobody in particular", Query { contact: None, ..query(Kind::Orders) }, "S00006"),
        ("shipments to the person, or of their order", query(Kind::Shipments), "WH/OUT/00002"),
        ("shipments that the person follows", carl(Kind::Shipments), "WH/OUT/00004"),
        ("shipments of nobody", Query { contact: None, ..query(Kind::Shipments) }, ""),
        ("projects that invite portal users and are followed", query(Kind::Projects), "Beffroi Shared"),
        ("tasks", query(Kind::Tasks), "Measure Of a shared project"),
        ("tasks of a collaborator", carl(Kind::Tasks), "Cast Measure Of a shared project"),
        ("projects of another", olga(Kind::Projects), "Shared"),
        ("tickets", query(Kind::Tickets), "HT00001 HT00002"),
        ("tickets that name the person", Query { own_only: true, ..query(Kind::Tickets) }, "HT00001"),
        ("invoices that name the person", Query { own_only: true, ..query(Kind::Invoices) }, "INV/2026/00001"),
        ("invoices that name nobody", Query { own_only: true, contact: None, ..query(Kind::Invoices) }, ""),
        ("products that are published", Query { entities: Some(&one), ..query(Kind::Products) }, "BELL-L BELL-S"),
        ("products of the other website", Query { entities: Some(&two), ..query(Kind::Products) }, "BELL-L Zinc bell"),
    ] {
        assert_eq!(references(erp, &query).join(" "), expected, "{case}");
    }
}

#[test]
fn an_id_says_as_whose_a_document_is_seen() {
    let Foundry { erp, .. } = &foundry();
    let pairs = |query: Query<'_>| -> Vec<String> {
        seen(erp, &query).into_iter().map(|(reference, id)| format!("{reference}={id}")).collect()
    };
    assert_eq!(pairs(query(Kind::Quotes)).join(" "), "S00001=1 S00004=4.10 S00008=8 S00009=9 S00010=10.10");
    assert_eq!(pairs(query(Kind::Projects)).join(" "), "Beffroi=1 Shared=3.10");
    let two = ["2".to_owned()];
    assert_eq!(
        pairs(Query { entities: Some(&two), ..query(Kind::Projects) }).join(" "),
        "Beffroi=1_2",
        "what belongs to no company"
    );
    assert_eq!(pairs(Query { entities: Some(&two), ..query(Kind::Products) }).join(" "), "BELL-L=1_2 Zinc bell=5");
    // Only the one spelling is an id, and only what somebody there sees is a document.
    for (kind, id, expected) in [
        (Kind::Quotes, "4.10", Some("10")),
        (Kind::Quotes, "4", Some("20")),
        (Kind::Quotes, "4.20", None),
        (Kind::Quotes, "1.10", None),
        (Kind::Quotes, "1.20", None),
        (Kind::Quotes, "3", None),
        (Kind::Quotes, "1_1", None),
        (Kind::Quotes, "10.10", Some("10")),
        (Kind::Projects, "1_2", Some("10")),
        (Kind::Projects, "3", None),
        (Kind::Projects, "2", None),
        (Kind::Tasks, "6.20", None),
    ] {
        let mut party = None;
        erp.document(kind, id, &mut |row| party = Some(row.third_party.to_owned())).unwrap();
        assert_eq!(party.as_deref(), expected, "{kind} {id}");
    }
}

#[test]
fn a_reserved_document_names_who_may_see_it() {
    let Foundry { erp, .. } = &foundry();
    for (kind, id, reserved, expected) in [
        (Kind::Shipments, "1", true, "14"),
        (Kind::Shipments, "2", true, "11"),
        (Kind::Tasks, "2", true, "13"),
        (Kind::Tasks, "1", false, "10 11"),
        (Kind::Invoices, "1", false, "10 11"),
        // Carl is kept from the second company; whoever has no user in Odoo is kept from none.
        (Kind::Orders, "7", true, "10 11 12 14 15"),
        (Kind::Orders, "6", false, "14"),
    ] {
        let mut found = None;
        erp.document(kind, id, &mut |row| found = Some((row.reserved, row.contacts.join(" ")))).unwrap();
        let (is_reserved, contacts) = found.unwrap();
        assert_eq!((is_reserved, contacts.as_str()), (reserved, expected), "{kind} {id}");
    }
}

#[test]
fn an_id_that_odoo_would_not_write_finds_nothing() {
    let Foundry { erp, .. } = &foundry();
    for id in ["01", "1 ", "1x", "0", "-1", "", "1 OR 1=1", "bell", "99999999999999999999"] {
        assert_eq!(references(erp, &Query { third_party: id, ..query(Kind::Invoices) }), [""; 0], "third party `{id}`");
        assert_eq!(references(erp, &Query { contact: Some(id), ..query(Kind::Shipments) }), [""; 0], "contact `{id}`");
        let entities = [id.to_owned()];
        assert_eq!(
            references(erp, &Query { entities: Some(&entities), ..query(Kind::Invoices) }),
            [""; 0],
            "entity `{id}`"
        );
        erp.document(Kind::Invoices, id, &mut |_| panic!("document `{id}`")).unwrap();
        assert_eq!(erp.body(Kind::Invoices, id).unwrap(), None, "`{id}`");
        assert_eq!(erp.third_party(id).unwrap(), None, "`{id}`");
        assert_eq!(erp.contact(id).unwrap(), None, "`{id}`");
        assert_eq!(erp.contacts_of(id).unwrap(), [], "`{id}`");
    }
}

#[test]
fn a_list_read_in_pages_is_the_list_read_at_once() {
    let Foundry { erp, .. } = &foundry();
    for kind in [Kind::Quotes, Kind::Products] {
        for sort in [Sort::Date, Sort::Reference, Sort::Until, Sort::Total] {
            for descending in [false, true] {
                let whole = references(erp, &Query { sort, descending, ..query(kind) });
                for limit in 1..=3 {
                    let (mut pages, mut after): (Vec<String>, Option<(String, String)>) = (Vec::new(), None);
                    loop {
                        let place = after.take();
                        let place = place.as_ref().map(|(key, id)| After { key, id });
                        let mut rows = 0;
                        erp.documents(&Query { sort, descending, limit, after: place, ..query(kind) }, &mut |row| {
                            pages.push(row.reference.to_owned());
                            after = Some((row.key.to_owned(), row.id.to_owned()));
                            rows += 1;
                            true
                        })
                        .unwrap();
                        if rows < limit {
                            break;
                        }
                    }
                    assert_eq!(pages, whole, "{kind} by {sort:?}, descending {descending}, {limit} a page");
                }
            }
        }
    }
    for (sort, key, id) in [(Sort::Date, "2025-01-01", "x"), (Sort::Total, "much", "1"), (Sort::Total, "NaN", "1")] {
        let failure = erp
            .documents(&Query { sort, after: Some(After { key, id }), ..query(Kind::Invoices) }, &mut |_| true)
            .unwrap_err();
        assert_eq!((failure.class, failure.code.as_str()), (Class::Invalid, "query/after"), "{key} {id}");
    }
}

#[test]
fn filters_narrow_and_no_letter_in_them_has_a_meaning() {
    let Foundry { erp, database, .. } = &foundry();
    database.run("UPDATE sale_order SET client_order_ref = 'Étagère œuvre 5%' WHERE id = 6");
    let none = Filter::default();
    for (kind, filter, expected) in [
        (Kind::Invoices, Filter { text: "inv/2026/00001", ..none }, "INV/2026/00001 RINV/2026/00001"),
        (Kind::Invoices, Filter { text: "po 77", ..none }, "INV/2026/00001"),
        (Kind::Orders, Filter { text: "etagere OEUVRE", ..none }, "S00006"),
        (Kind::Orders, Filter { text: "ÉTAGÈRE œ", ..none }, "S00006"),
        (Kind::Orders, Filter { text: "5%", ..none }, "S00006"),
        (Kind::Invoices, Filter { text: "_", ..none }, ""),
        (Kind::Invoices, Filter { text: "' OR '1'='1", ..none }, ""),
        (Kind::Invoices, Filter { open: true, ..none }, "INV/2026/00001"),
        (Kind::Quotes, Filter { open: true, ..none }, "S00001 S00004 S00010"),
        (Kind::Tickets, Filter { open: true, ..none }, "HT00001"),
        (Kind::Invoices, Filter { overdue_on: "2026-02-10", ..none }, ""),
        (Kind::Invoices, Filter { overdue_on: "2026-02-11", ..none }, "INV/2026/00001"),
        (Kind::Invoices, Filter { status: status::PARTLY_PAID, ..none }, "INV/2026/00001"),
        (Kind::Invoices, Filter { status: status::DRAFT, ..none }, ""),
        (Kind::Invoices, Filter { from: "2026-01-11", to: "2026-01-11", ..none }, "INV/2026/00002"),
        (Kind::Invoices, Filter { total_from: "-60", total_to: "0", ..none }, "RINV/2026/00001"),
        (Kind::Tasks, Filter { parent: "1", ..none }, "Measure"),
        (Kind::Tasks, Filter { parent: "3.10", ..none }, "Of a shared project"),
        (Kind::Tasks, Filter { parent: "1x", ..none }, ""),
        (Kind::Invoices, Filter { parent: "1", ..none }, ""),
        (Kind::Invoices, Filter { total_from: "0", total_to: "' OR 1=1", ..none }, ""),
    ] {
        assert_eq!(references(erp, &Query { filter, ..query(kind) }).join(" "), expected, "{kind} {filter:?}");
    }
}

#[test]
fn a_filter_lets_through_what_the_interface_says_of_it() {
    let Foundry { erp, .. } = &foundry();
    let none = Filter::default();
    let mut answered = 0;
    for kind in Kind::ALL {
        let mut totals: Vec<String> = vec!["0".to_owned(), "-999999999999.9999".to_owned()];
        erp.documents(&query(kind), &mut |row| {
            totals.extend((!row.total.is_empty()).then(|| row.total.to_owned()));
            true
        })
        .unwrap();
        for total in &totals {
            let size = total.trim_start_matches('-');
            for filter in [
                Filter { text: "no such number", amount: size, ..none },
                Filter { amount: size, ..none },
                Filter { total_from: total, ..none },
                Filter { total_from: total, total_to: total, ..none },
            ] {
                let mut want = Vec::new();
                erp.documents(&query(kind), &mut |row| {
                    want.extend(passes(&filter, row).then(|| row.reference.to_owned()));
                    true
                })
                .unwrap();
                want.sort();
                answered += want.len();
                let mut got = references(erp, &Query { filter, ..query(kind) });
                got.sort();
                assert_eq!(got, want, "{kind} {filter:?}");
            }
        }
    }
    assert!(answered > 50, "only {answered} rows: the test asks for nothing");
}
