//! Lists: whose documents they hold, page after page, narrowed by the customer.

use host_demo::erp::Erp;
use plugin_api::documents::{After, Filter, Query, Sort};
use plugin_api::{Class, Kind, status};

use tests::filtering::passes;

use super::{Foundry, foundry, query, references};

#[test]
fn lists_hold_what_is_issued_to_the_customer_and_nothing_else() {
    let Foundry { erp, .. } = &foundry();
    let one = ["1".to_owned()];
    let table = [
        (
            "drafts and others' are left out",
            Query { entities: Some(&one), ..query(Kind::Invoices) },
            "AV-5 FA-1 FA-2 FA-4 FA-9 FA-10",
        ),
        ("all entities", query(Kind::Invoices), "AV-5 FA-1 FA-2 FA-4 FA-7 FA-9 FA-10"),
        ("no entity", Query { entities: Some(&[]), ..query(Kind::Invoices) }, ""),
        ("the other Bell & Sons", Query { third_party: "3", ..query(Kind::Invoices) }, "FA-1"),
        ("customer invoices are no supplier invoices", query(Kind::SupplierInvoices), "SI-1 SI-8"),
        ("neither draft nor cancelled nor without status", query(Kind::Quotes), "PR-3 PR-4 PR-5 PR-6 PR-7"),
        ("cancelled, asked for", Query { cancelled: true, ..query(Kind::Quotes) }, "PR-1 PR-3 PR-4 PR-5 PR-6 PR-7"),
        ("orders", query(Kind::Orders), "CO-1 CO-4 CO-5 CO-6"),
        ("shipments", query(Kind::Shipments), "SH-1 SH-3"),
        ("tickets of the entity", Query { entities: Some(&one), ..query(Kind::Tickets) }, "TS-1 TS-2 TS-3"),
        ("projects that name the contact", Query { entities: Some(&one), ..query(Kind::Projects) }, "PJ-1 PJ-3"),
        ("projects of the other entity", query(Kind::Projects), "PJ-1 PJ-3 PJ-5"),
        ("projects of another contact", Query { contact: Some("13"), ..query(Kind::Projects) }, ""),
        ("projects of nobody", Query { contact: None, ..query(Kind::Projects) }, ""),
        ("tasks of open projects", query(Kind::Tasks), "TK-1 TK-2 TK-3"),
        ("cancelled tasks of open projects", Query { cancelled: true, ..query(Kind::Tasks) }, "TK-1 TK-2 TK-3 TK-4"),
        ("tasks of nobody", Query { contact: None, ..query(Kind::Tasks) }, ""),
        (
            "invoices that name the contact",
            Query { own_only: true, contact: Some("13"), ..query(Kind::Invoices) },
            "FA-1",
        ),
        ("invoices that name another contact", Query { own_only: true, ..query(Kind::Invoices) }, ""),
        ("invoices that name nobody", Query { own_only: true, contact: None, ..query(Kind::Invoices) }, ""),
        ("tickets that name the contact", Query { own_only: true, ..query(Kind::Tickets) }, "TS-2"),
        ("products on sale", Query { entities: Some(&one), ..query(Kind::Products) }, "BELL-L BELL-S"),
    ];
    for (case, query, expected) in table {
        assert_eq!(references(erp, &query).join(" "), expected, "{case}");
    }
}

#[test]
fn an_id_that_dolibarr_would_not_write_finds_nothing() {
    let Foundry { erp, .. } = &foundry();
    for id in ["01", "1 ", "1x", "0", "-1", "", "1 OR 1=1", "bell", "99999999999999999999"] {
        assert_eq!(references(erp, &Query { third_party: id, ..query(Kind::Invoices) }), [""; 0], "third party `{id}`");
        assert_eq!(references(erp, &Query { contact: Some(id), ..query(Kind::Projects) }), [""; 0], "contact `{id}`");
        let entities = [id.to_owned()];
        assert_eq!(
            references(erp, &Query { entities: Some(&entities), ..query(Kind::Tickets) }),
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
    for sort in [Sort::Date, Sort::Reference, Sort::Until, Sort::Total] {
        for descending in [false, true] {
            let whole = references(erp, &Query { sort, descending, ..query(Kind::Invoices) });
            for limit in 1..=3 {
                let (mut pages, mut after): (Vec<String>, Option<(String, String)>) = (Vec::new(), None);
                loop {
                    let place = after.take();
                    let place = place.as_ref().map(|(key, id)| After { key, id });
                    let mut rows = 0;
                    erp.documents(
                        &Query { sort, descending, limit, after: place, ..query(Kind::Invoices) },
                        &mut |row| {
                            pages.push(row.reference.to_owned());
                            after = Some((row.key.to_owned(), row.id.to_owned()));
                            rows += 1;
                            true
                        },
                    )
                    .unwrap();
                    if rows < limit {
                        break;
                    }
                }
                assert_eq!(pages, whole, "{sort:?}, descending {descending}, {limit} a page");
            }
        }
    }
    assert_eq!(
        references(erp, &Query { sort: Sort::Total, ..query(Kind::Invoices) }).first().map(String::as_str),
        Some("AV-5")
    );
    assert_eq!(
        references(erp, &Query { sort: Sort::Date, descending: true, ..query(Kind::Invoices) }).join(" "),
        "FA-7 AV-5 FA-4 FA-9 FA-2 FA-1 FA-10"
    );
}

#[test]
fn a_list_ends_where_its_reader_says_so_and_refuses_a_place_that_is_none() {
    let Foundry { erp, .. } = &foundry();
    let mut rows = 0;
    erp.documents(&query(Kind::Invoices), &mut |_| {
        rows += 1;
        rows < 2
    })
    .unwrap();
    assert_eq!(rows, 2);
    for (sort, key, id) in [(Sort::Date, "2025-01-01", "x"), (Sort::Total, "much", "1"), (Sort::Total, "NaN", "1")] {
        let failure = erp
            .documents(&Query { sort, after: Some(After { key, id }), ..query(Kind::Invoices) }, &mut |_| true)
            .unwrap_err();
        assert_eq!((failure.class, failure.code.as_str()), (Class::Invalid, "query/after"), "{key} {id}");
    }
}

#[test]
fn filters_narrow_and_no_letter_in_them_has_a_meaning() {
    let Foundry { erp, .. } = &foundry();
    let none = Filter::default();
    let table = [
        (Kind::Invoices, Filter { text: "fa-1", ..none }, "FA-1 FA-10"),
        (Kind::Invoices, Filter { text: "po 77", ..none }, "FA-1"),
        (Kind::Invoices, Filter { text: "%", ..none }, "FA-9"),
        (Kind::Invoices, Filter { text: "_", ..none }, "FA-9"),
        (Kind::Invoices, Filter { text: "\\", ..none }, ""),
        (Kind::Invoices, Filter { text: "' OR '1'='1", ..none }, ""),
        (Kind::Invoices, Filter { text: "prov", ..none }, ""),
        (Kind::Tickets, Filter { text: "BELL", ..none }, "TS-1"),
        (Kind::Invoices, Filter { open: true, ..none }, "FA-1 FA-7 FA-9 FA-10"),
        (Kind::Tickets, Filter { open: true, ..none }, ""),
        (Kind::Invoices, Filter { overdue_on: "2025-02-10", ..none }, ""),
        (Kind::Invoices, Filter { overdue_on: "2025-02-11", ..none }, "FA-1"),
        (Kind::Quotes, Filter { overdue_on: "2025-02-01", ..none }, ""),
        (Kind::Invoices, Filter { status: status::PARTLY_PAID, ..none }, "FA-9 FA-10"),
        (Kind::Invoices, Filter { status: status::DRAFT, ..none }, ""),
        (Kind::Invoices, Filter { from: "2025-01-13", ..none }, "AV-5 FA-4 FA-7"),
        (Kind::Invoices, Filter { to: "2025-01-11", ..none }, "FA-1 FA-2 FA-9"),
        (Kind::Invoices, Filter { from: "2025-01-11", to: "2025-01-11", ..none }, "FA-2 FA-9"),
        (Kind::Tasks, Filter { parent: "1", ..none }, "TK-1 TK-2 TK-3"),
        (Kind::Tasks, Filter { parent: "3", ..none }, ""),
        (Kind::Tasks, Filter { parent: "1x", ..none }, ""),
        (Kind::Invoices, Filter { parent: "1", ..none }, ""),
        (Kind::Invoices, Filter { total_from: "0", total_to: "' OR 1=1", ..none }, ""),
    ];
    for (kind, filter, expected) in table {
        assert_eq!(references(erp, &Query { filter, ..query(kind) }).join(" "), expected, "{kind} {filter:?}");
    }
}

#[test]
fn a_filter_lets_through_what_the_interface_says_of_it() {
    let Foundry { erp, .. } = &foundry();
    let none = Filter::default();
    let mut answered = 0;
    for kind in Kind::ALL {
        let mut totals: Vec<String> = Vec::new();
        erp.documents(&query(kind), &mut |row| {
            totals.extend((!row.total.is_empty()).then(|| row.total.to_owned()));
            true
        })
        .unwrap();
        totals.extend(["0".to_owned(), "-999999999999.9999".to_owned()]);
        for total in &totals {
            let size = total.trim_start_matches('-');
            for filter in [
                Filter { text: "no such number", amount: size, ..none },
                Filter { text: "-1", amount: size, ..none },
                Filter { amount: size, ..none },
                Filter { total_from: total, ..none },
                Filter { total_to: total, open: true, ..none },
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
                let query = Query { filter, ..query(kind) };
                let mut got = references(erp, &query);
                got.sort();
                assert_eq!(got, want, "{kind} {filter:?}");
                assert_eq!(erp.count(&query).unwrap(), want.len() as u64, "{kind} {filter:?}");
            }
        }
    }
    assert!(answered > 100, "only {answered} rows: the test asks for nothing");
}
