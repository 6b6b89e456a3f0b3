//! One document: its status, amounts, contacts, messages, lines, links and files.

use std::fs;

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::Dolibarr;
use plugin_api::documents::{Body, FileQuery, Line, PICTURE, State};
use plugin_api::{Kind, status};

use super::{Foundry, foundry, query};

#[test]
fn every_status_has_its_word_and_its_state() {
    let Foundry { erp, .. } = &foundry();
    let table = [
        (Kind::Invoices, "1", status::UNPAID, State::Published, true),
        (Kind::Invoices, "2", status::PAID, State::Published, false),
        (Kind::Invoices, "3", status::DRAFT, State::Draft, false),
        (Kind::Invoices, "4", status::ABANDONED, State::Published, false),
        (Kind::Invoices, "5", status::UNPAID, State::Published, false),
        (Kind::Invoices, "9", status::PARTLY_PAID, State::Published, true),
        (Kind::SupplierInvoices, "1", status::PARTLY_PAID, State::Published, true),
        (Kind::SupplierInvoices, "2", status::DRAFT, State::Draft, false),
        (Kind::Quotes, "1", status::CANCELLED, State::Cancelled, false),
        (Kind::Quotes, "3", status::OPEN, State::Published, false),
        (Kind::Quotes, "4", status::SIGNED, State::Published, false),
        (Kind::Quotes, "5", status::DECLINED, State::Published, false),
        (Kind::Quotes, "6", status::BILLED, State::Published, false),
        (Kind::Quotes, "7", "6", State::Published, false),
        (Kind::Quotes, "8", status::DRAFT, State::Draft, false),
        (Kind::Orders, "1", status::VALIDATED, State::Published, false),
        (Kind::Orders, "4", status::IN_PROGRESS, State::Published, false),
        (Kind::Orders, "5", status::DELIVERED, State::Published, false),
        (Kind::Orders, "6", status::BILLED, State::Published, false),
        (Kind::Shipments, "3", status::CLOSED, State::Published, false),
        (Kind::Shipments, "4", status::CANCELLED, State::Cancelled, false),
        (Kind::Tickets, "1", status::NEW, State::Published, false),
        (Kind::Tickets, "3", status::CLOSED, State::Published, false),
        (Kind::Tickets, "4", status::CANCELLED, State::Cancelled, false),
        (Kind::Tickets, "6", status::WAITING, State::Published, false),
        (Kind::Projects, "2", status::DRAFT, State::Draft, false),
        (Kind::Projects, "3", status::CLOSED, State::Published, false),
        (Kind::Tasks, "1", status::PLANNED, State::Published, false),
        (Kind::Tasks, "2", status::IN_PROGRESS, State::Published, false),
        (Kind::Tasks, "3", status::FINISHED, State::Published, false),
        (Kind::Tasks, "4", status::CANCELLED, State::Cancelled, false),
        (Kind::Tasks, "5", status::DRAFT, State::Draft, false),
        (Kind::Tasks, "6", status::DRAFT, State::Draft, false),
        (Kind::Products, "1", status::ON_SALE, State::Published, false),
        (Kind::Products, "3", status::DRAFT, State::Draft, false),
    ];
    for (kind, id, word, state, open) in table {
        let mut seen = None;
        erp.document(kind, id, &mut |found| {
            seen = Some((found.status.to_owned(), found.state, found.open));
        })
        .unwrap();
        assert_eq!(seen, Some((word.to_owned(), state, open)), "{kind} {id}");
    }
}

#[test]
fn amounts_are_exact_and_in_the_currency_of_the_document() {
    let Foundry { erp, .. } = &foundry();
    let table = [
        (Kind::Invoices, "1", "120.00", "120.00", "EUR"),
        (Kind::Invoices, "2", "60.00", "0.00", "EUR"),
        (Kind::Invoices, "4", "12.00", "0.00", "EUR"),
        (Kind::Invoices, "5", "-24.00", "-24.00", "EUR"),
        (Kind::Invoices, "6", "7.00", "7.00", "CHF"),
        (Kind::Invoices, "9", "100.10", "50.05", "EUR"),
        (Kind::Invoices, "10", "110.50", "99.45", "USD"),
        (Kind::SupplierInvoices, "1", "12.00", "11.70", "EUR"),
        (Kind::Quotes, "3", "1.00", "", "EUR"),
        (Kind::Products, "4", "13.00", "", "CHF"),
        (Kind::Tickets, "1", "", "", ""),
    ];
    for (kind, id, total, remaining, currency) in table {
        let mut seen = Vec::new();
        erp.document(kind, id, &mut |found| {
            seen = [found.total, found.remaining, found.currency].map(str::to_owned).to_vec();
        })
        .unwrap();
        assert_eq!(seen, [total, remaining, currency], "{kind} {id}");
    }
}

#[test]
fn one_reference_in_two_entities_is_two_documents() {
    let Foundry { erp, .. } = &foundry();
    for (id, entity, third_party, reserved) in [("1", "1", "1", false), ("6", "2", "3", false)] {
        let mut seen = false;
        erp.document(Kind::Invoices, id, &mut |found| {
            assert_eq!(
                (found.reference, found.entity, found.third_party, found.reserved),
                ("FA-1", entity, third_party, reserved)
            );
            seen = true;
        })
        .unwrap();
        assert!(seen, "invoice {id}");
    }
}

#[test]
fn projects_and_tasks_are_reserved_to_the_external_contacts_of_the_project() {
    let Foundry { erp, .. } = &foundry();
    for (kind, id, contacts, parent) in [
        (Kind::Projects, "1", vec!["11", "21"], ""),
        (Kind::Tasks, "1", vec!["11", "21"], "1"),
        (Kind::Projects, "4", vec![], ""),
        (Kind::Tasks, "7", vec![], "4"),
    ] {
        erp.document(kind, id, &mut |found| {
            assert!(found.reserved, "{kind} {id}");
            assert_eq!(found.contacts, contacts, "{kind} {id}");
            assert_eq!(found.parent, parent, "{kind} {id}");
        })
        .unwrap();
    }
    erp.documents(&query(Kind::Projects), &mut |row| {
        assert!(row.contacts.contains(&"11"), "{}", row.reference);
        true
    })
    .unwrap();
}

#[test]
fn a_task_is_never_more_than_done() {
    let Foundry { erp, .. } = &foundry();
    for (kind, id, progress) in [
        (Kind::Tasks, "1", None),
        (Kind::Tasks, "2", Some(40)),
        (Kind::Tasks, "3", Some(100)),
        (Kind::Invoices, "1", None),
    ] {
        erp.document(kind, id, &mut |found| assert_eq!(found.progress, progress, "{kind} {id}")).unwrap();
    }
}

#[test]
fn a_private_message_of_a_ticket_never_crosses() {
    let Foundry { erp, .. } = &foundry();
    let ticket = body(erp, Kind::Tickets, "1");
    let said: Vec<_> = ticket
        .messages
        .iter()
        .map(|message| (message.author.as_str(), message.from_customer, message.text.as_str()))
        .collect();
    assert_eq!(
        said,
        [("Ada Bell", true, "Any news?"), ("Sam Smith", false, "We look into it"), ("Ada Bell", true, "Thanks")]
    );
    assert_eq!(ticket.text, "It hums.\nHelp");
    assert!(!serde_json::to_string(&ticket).unwrap().contains("PRIVATE"));
    assert!(ticket.messages.iter().all(|message| message.at.starts_with("202") && message.at.ends_with('Z')));
}

#[test]
fn an_invoice_has_its_lines_payments_and_credits() {
    let Foundry { erp, .. } = &foundry();
    let lines = |kind, id| {
        let lines = body(erp, kind, id).lines;
        let shown = |line: Line| [line.label, line.quantity, line.price, line.total, line.product].join("|");
        lines.into_iter().map(shown).collect::<Vec<_>>()
    };
    assert_eq!(lines(Kind::Invoices, "1"), ["Delivery|1|10.0125|10.01|", "Large bell\ncast twice|2.5|36.00|90.00|2"]);
    assert_eq!(lines(Kind::Invoices, "10"), ["abroad|1|110.50|110.50|"]);
    assert_eq!(lines(Kind::Shipments, "1"), ["Small bell|3|||"]);
    assert_eq!(lines(Kind::SupplierInvoices, "8"), [""; 0]);
    let payments: Vec<_> = body(erp, Kind::Invoices, "9")
        .payments
        .into_iter()
        .map(|paid| [paid.date, paid.amount, paid.means].join("|"))
        .collect();
    assert_eq!(payments, ["2025-01-20|40.05|Virement", "2025-01-14|10.00|AV-5"]);
    assert_eq!(body(erp, Kind::SupplierInvoices, "8").payments, []);
    let invoice = body(erp, Kind::Invoices, "1");
    assert_eq!((invoice.text.as_str(), invoice.net.as_str(), invoice.tax.as_str()), ("Merci !", "100.00", "20.00"));
}

#[test]
fn links_lead_both_ways_and_only_to_kinds_that_are_known() {
    let Foundry { erp, .. } = &foundry();
    let links = |kind, id| body(erp, kind, id).links.into_iter().map(|link| (link.kind, link.id)).collect::<Vec<_>>();
    assert_eq!(links(Kind::Orders, "1"), [(Kind::Quotes, "1".to_owned()), (Kind::Shipments, "1".to_owned())]);
    assert_eq!(links(Kind::Shipments, "1"), [(Kind::Orders, "1".to_owned())]);
    assert_eq!(links(Kind::SupplierInvoices, "1"), []);
}

#[test]
fn a_file_is_read_in_parts_and_only_from_the_documents_folder() {
    let Foundry { erp, documents, database } = &foundry();
    let root = documents.path();
    fs::create_dir_all(root.join("facture/FA-1")).unwrap();
    let main: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    for (name, bytes) in
        [("FA-1.pdf", main.as_slice()), ("FA-1-copy.pdf", b"copy"), ("margins.txt", b"secret"), ("terms.txt", b"terms")]
    {
        fs::write(root.join("facture/FA-1").join(name), bytes).unwrap();
    }
    fs::create_dir_all(root.join("facture/FA-9")).unwrap();
    fs::write(root.join("facture/FA-9/FA-9.pdf"), "nine").unwrap();
    fs::write(root.join("facture/FA-9/notes.txt"), "of the staff").unwrap();
    fs::create_dir_all(root.join("fournisseur/facture/SI-1")).unwrap();
    fs::write(root.join("fournisseur/facture/SI-1/SI-1.pdf"), "of the supplier side").unwrap();
    fs::write(root.with_extension("pdf"), "outside").unwrap();
    let read = |kind, document: &str, file: Option<&str>, offset, limit| {
        let mut bytes = Vec::new();
        let asked = FileQuery { kind, document, file, offset, limit };
        erp.file(&asked, &mut |part| {
            assert!(part.len() <= 1024 * 1024);
            bytes.extend_from_slice(part);
            true
        })
        .map(|()| bytes)
        .map_err(|failure| failure.code)
    };
    let files = body(erp, Kind::Invoices, "1").files;
    let listed: Vec<_> =
        files.iter().map(|file| (file.id.as_str(), file.name.as_str(), file.media_type.as_str(), file.size)).collect();
    let pdf = "application/pdf";
    assert_eq!(
        listed,
        [("main", "FA-1.pdf", pdf, 200_000), ("22", "FA-1-copy.pdf", pdf, 4), ("23", "terms.txt", "text/plain", 5)]
    );
    assert_eq!(read(Kind::Invoices, "1", None, 0, u64::MAX).unwrap(), main);
    assert_eq!(read(Kind::Invoices, "1", Some("main"), 70_000, 10).unwrap(), main[70_000..70_010]);
    assert_eq!(read(Kind::Invoices, "1", None, 199_999, 10).unwrap(), main[199_999..]);
    assert_eq!(read(Kind::Invoices, "1", None, 200_000, 10).unwrap(), b"");
    assert_eq!(read(Kind::Invoices, "1", None, u64::MAX, 10).unwrap(), b"");
    assert_eq!(read(Kind::Invoices, "1", Some("23"), 0, 100).unwrap(), b"terms");
    assert_eq!(read(Kind::Invoices, "9", Some("29"), 0, 100).unwrap(), b"nine");
    let refused = [
        ("a path of the table of files", Kind::Invoices, "1", Some("26"), "file/outside"),
        ("a path of the document itself", Kind::Invoices, "4", None, "file/outside"),
        ("a note of the staff's", Kind::Invoices, "1", Some("21"), "file/missing"),
        ("a supplier invoice's", Kind::Invoices, "1", Some("24"), "file/missing"),
        ("another entity's", Kind::Invoices, "2", Some("25"), "file/missing"),
        ("not on the disk", Kind::Invoices, "2", None, "file/missing"),
        ("the same number among supplier invoices", Kind::SupplierInvoices, "8", None, "file/missing"),
        ("none that Dolibarr calls the main one", Kind::Invoices, "9", None, "file/missing"),
        ("a supplier invoice's of this number", Kind::Invoices, "9", Some("28"), "file/missing"),
        ("no such document", Kind::Invoices, "99", None, "file/missing"),
        ("no such file", Kind::Invoices, "1", Some("../../outside.pdf"), "file/missing"),
    ];
    for (case, kind, document, file, code) in refused {
        assert_eq!(read(kind, document, file, 0, 100).unwrap_err(), code, "{case}");
    }
    let mut has_file = Vec::new();
    erp.documents(&query(Kind::Invoices), &mut |row| {
        has_file.push((row.reference.to_owned(), row.has_file));
        true
    })
    .unwrap();
    let with: Vec<_> = has_file.iter().filter(|(_, has)| *has).map(|(reference, _)| reference.as_str()).collect();
    assert_eq!(with, ["FA-1"]);
    let without_folder = Dolibarr::connect(&database.url(), None).unwrap();
    assert_eq!(body(&without_folder, Kind::Invoices, "1").files, []);
}

#[test]
fn a_product_shows_the_first_picture_that_somebody_shared() {
    let Foundry { erp, database, documents } = &foundry();
    database.run(
        "INSERT INTO llx_ecm_files VALUES
         (40, 1, 'produit/BELL-S', 'margins.png', 'uploaded', NULL, 1, 'product', 1),
         (41, 1, 'produit/BELL-S', 'terms.pdf', 'uploaded', 'a', 2, 'product', 1),
         (42, 1, 'produit/BELL-S', 'Bell.PNG', 'uploaded', 'b', 3, 'product', 1),
         (43, 1, 'produit/BELL-S', 'later.jpg', 'uploaded', 'c', 4, 'product', 1),
         (44, 1, 'produit/BELL-L', 'margins.png', 'uploaded', '', 1, 'product', 2),
         (45, 2, 'produit/../..', 'outside.png', 'uploaded', 'd', 1, 'product', 4)",
    );
    let folder = documents.path().join("produit/BELL-S");
    fs::create_dir_all(&folder).unwrap();
    for (name, content) in [("margins.png", "secret"), ("Bell.PNG", "the bell"), ("later.jpg", "another")] {
        fs::write(folder.join(name), content).unwrap();
    }
    let picture = |id: &str| {
        let mut has = false;
        erp.document(Kind::Products, id, &mut |row| has = row.has_picture).unwrap();
        let query = FileQuery { kind: Kind::Products, document: id, file: Some(PICTURE), offset: 0, limit: 100 };
        let mut bytes = Vec::new();
        let read = erp.file(&query, &mut |chunk| {
            bytes.extend_from_slice(chunk);
            true
        });
        (has, read.map(|()| String::from_utf8(bytes).unwrap()).map_err(|failure| failure.code))
    };
    assert_eq!(picture("1"), (true, Ok("the bell".to_owned())));
    assert_eq!(picture("2"), (false, Err("file/missing".to_owned())), "what nobody shared");
    assert_eq!(picture("4"), (false, Err("file/outside".to_owned())), "a path that leads out");
    fs::write(folder.join("Bell.PNG"), vec![0; (1 << 20) + 1]).unwrap();
    assert!(!picture("1").0, "too large to be shown");
}

fn body(erp: &Dolibarr, kind: Kind, id: &str) -> Body {
    erp.body(kind, id).unwrap().unwrap()
}
