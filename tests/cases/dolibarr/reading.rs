//! What Dolibarr's tables mean, rule by rule: each odd row is its own.

use std::fs;

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::Dolibarr;
use plugin_api::documents::{Body, Filter, Query, State};
use plugin_api::{Kind, status};

use super::{Foundry, foundry, query, references};

fn body(erp: &Dolibarr, kind: Kind, id: &str) -> Body {
    erp.body(kind, id).unwrap().unwrap()
}

/// Status, whether it waits, and what remains, of one document.
#[track_caller]
fn head(erp: &Dolibarr, kind: Kind, id: &str) -> (String, bool, String) {
    let mut seen = None;
    erp.document(kind, id, &mut |row| seen = Some((row.status.to_owned(), row.open, row.remaining.to_owned())))
        .unwrap();
    seen.unwrap_or_else(|| panic!("{kind} {id} is not there"))
}

#[test]
fn only_what_is_left_to_pay_is_overdue() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(
        "INSERT INTO llx_facture (rowid, ref, entity, type, fk_soc, datef, date_lim_reglement, fk_statut, paye, total_ttc, multicurrency_code, multicurrency_total_ttc) VALUES
         (50, 'X-50', 1, 0, 1, '2024-01-01', '2024-02-01', 1, 0, 0, NULL, 0),
         (51, 'X-51', 1, 0, 1, '2024-01-01', '2024-02-01', 1, 0, 30, NULL, 0),
         (52, 'X-52', 1, 0, 1, '2024-01-01', '2024-02-01', 1, 0, -30, NULL, 0),
         (53, 'X-53', 1, 2, 1, '2024-01-01', '2024-02-01', 1, 0, -30, NULL, 0),
         (54, 'X-54', 1, 0, 1, '2024-01-01', '2024-02-01', 1, 0, 30, NULL, 0),
         (55, 'X-55', 1, 3, 1, '2024-01-01', '2024-02-01', 1, 0, 30, NULL, 0),
         (56, 'X-56', 1, 0, 1, '2024-01-01', '2024-02-01', 1, 0, 100, 'USD', 110.5),
         (57, 'X-57', 1, 0, 1, '2024-01-01', '2024-02-01', 1, 0, 30, NULL, 0),
         (58, 'X-58', 1, 0, 1, '2024-01-01', '0000-00-00', 1, 0, 30, NULL, 0);
         INSERT INTO llx_paiement_facture (fk_paiement, fk_facture, amount, multicurrency_amount) VALUES
         (1, 51, 10.1, 0), (1, 51, 19.9, 0), (1, 54, 31, 0), (1, 56, 100, 110.5), (1, 57, 10, 0);
         INSERT INTO llx_societe_remise_except (datec, amount_ttc, multicurrency_amount_ttc, fk_facture, fk_facture_source) VALUES
         ('2024-01-02', 20, 20, NULL, 53);",
    );
    let (paid, unpaid, partly) = (status::PAID, status::UNPAID, status::PARTLY_PAID);
    for (what, id, word, open, remaining) in [
        ("an invoice of nothing", "50", paid, false, "0.00"),
        ("paid in full, and not classified", "51", paid, false, "0.00"),
        ("a negative one", "52", unpaid, false, "-30.00"),
        ("an unused credit note", "53", unpaid, false, "-30.00"),
        ("paid with more than was asked", "54", paid, false, "-1.00"),
        ("a deposit", "55", unpaid, true, "30.00"),
        ("paid in full in another currency", "56", paid, false, "0.00"),
        ("paid in part", "57", partly, true, "20.00"),
        ("without a last day", "58", unpaid, true, "30.00"),
    ] {
        assert_eq!(head(erp, Kind::Invoices, id), (word.to_owned(), open, remaining.to_owned()), "{what}");
    }
    let overdue = Query { filter: Filter { overdue_on: "2024-06-01", ..Filter::default() }, ..query(Kind::Invoices) };
    assert_eq!(references(erp, &overdue).join(" "), "X-55 X-57");
}

#[test]
fn a_draft_is_one_by_its_status_and_not_by_its_number() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(
        "UPDATE llx_facture SET ref = '(PROV1)' WHERE rowid = 1; UPDATE llx_facture SET ref = 'FA-3' WHERE rowid = 3;
         UPDATE llx_commande SET fk_statut = NULL WHERE rowid = 1; UPDATE llx_propal SET fk_statut = -2 WHERE rowid = 3",
    );
    assert_eq!(references(erp, &query(Kind::Invoices)).join(" "), "(PROV1) AV-5 FA-2 FA-4 FA-7 FA-9 FA-10");
    assert_eq!(head(erp, Kind::Invoices, "3").0, status::DRAFT);
    assert_eq!(head(erp, Kind::Orders, "1").0, status::DRAFT);
    let with_cancelled = Query { cancelled: true, ..query(Kind::Quotes) };
    assert_eq!(references(erp, &with_cancelled).join(" "), "PR-1 PR-4 PR-5 PR-6 PR-7");
}

#[test]
fn a_cancelled_ticket_is_shown_by_the_sites_wish_alone() {
    let Foundry { erp, database, .. } = &foundry();
    database.run("INSERT INTO llx_element_element (fk_source, sourcetype, fk_target, targettype) VALUES (2, 'facture', 4, 'ticket')");
    let shown = |cancelled, filter| references(erp, &Query { cancelled, filter, ..query(Kind::Tickets) }).join(" ");
    let none = Filter::default();
    assert_eq!(shown(false, none), "TS-1 TS-2 TS-3 TS-6");
    assert_eq!(shown(true, none), "TS-1 TS-2 TS-3 TS-4 TS-6");
    let called_off = Filter { status: status::CANCELLED, ..none };
    assert_eq!((shown(false, called_off), shown(true, called_off)), (String::new(), "TS-4".to_owned()));
    let mut state = None;
    erp.document(Kind::Tickets, "4", &mut |row| state = Some((row.state, row.open))).unwrap();
    assert_eq!(state, Some((State::Cancelled, false)), "whoever follows a link to it is judged by that");
    assert!(body(erp, Kind::Invoices, "2").links.iter().any(|link| link.kind == Kind::Tickets && link.id == "4"));
}

#[test]
fn a_shipment_is_followed_at_its_carriers() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(
        "INSERT INTO llx_c_shipment_mode VALUES (1, 'DPD', 'https://dpd.example/trace/{TRACKID}'), (2, 'CATCH', '');
         UPDATE llx_expedition SET fk_shipping_method = 1, tracking_number = 'A 1' WHERE rowid = 1;
         UPDATE llx_expedition SET fk_shipping_method = 2, tracking_number = 'B' WHERE rowid = 3",
    );
    let tracking = |id| body(erp, Kind::Shipments, id).tracking;
    assert_eq!((tracking("1").as_str(), tracking("3").as_str()), ("https://dpd.example/trace/A%201", ""));
}

#[test]
fn a_product_says_its_price_with_tax_without_and_the_tax() {
    let Foundry { erp, .. } = &foundry();
    let mut total = String::new();
    erp.document(Kind::Products, "1", &mut |row| total = row.total.to_owned()).unwrap();
    let Body { net, tax, .. } = body(erp, Kind::Products, "1");
    assert_eq!((total.as_str(), net.as_str(), tax.as_str()), ("12.00", "10.00", "2.00"));
}

#[test]
fn a_photo_is_shown_that_somebody_shared_or_that_dolibarr_prints_for_customers() {
    let Foundry { erp, database, documents } = &foundry();
    database.run(
        "INSERT INTO llx_ecm_files VALUES (40, 1, 'produit/BELL-S', 'b.png', 'uploaded', NULL, 1, 'product', 1),
         (41, 1, 'produit/BELL-S', 'a.png', 'uploaded', NULL, 1, 'product', 1),
         (42, 2, '2/produit/BELL-S', 'a.png', 'uploaded', NULL, 1, 'product', 4)",
    );
    for folder in ["produit/BELL-S", "2/produit/BELL-S"] {
        fs::create_dir_all(documents.path().join(folder)).unwrap();
        for name in ["a.png", "b.png"] {
            fs::write(documents.path().join(folder).join(name), "x").unwrap();
        }
    }
    let pictured = || {
        let mut pictured = Vec::new();
        erp.documents(&query(Kind::Products), &mut |row| {
            pictured.extend(row.has_picture.then(|| row.id.to_owned()));
            true
        })
        .unwrap();
        pictured.sort();
        pictured.join(" ")
    };
    assert_eq!(pictured(), "");
    database.run("INSERT INTO llx_const VALUES ('MAIN_GENERATE_PROPOSALS_WITH_PICTURE', '0', 1), ('MAIN_GENERATE_ORDERS_WITH_PICTURE', '1', 1)");
    assert_eq!(pictured(), "1", "the entity that prints none shows none");
    database.run("UPDATE llx_const SET value = '0' WHERE name LIKE 'MAIN_GENERATE%'; UPDATE llx_ecm_files SET share = 's' WHERE rowid = 42");
    assert_eq!(pictured(), "4");
}

#[test]
fn a_moment_is_in_the_zone_of_dolibarr_and_not_of_its_database() {
    let Foundry { database, .. } = &foundry();
    database.run("UPDATE llx_actioncomm SET datep = '2025-07-01 00:30:00' WHERE fk_element = 1 AND code = 'TICKET_MSG' AND fk_user_author = 90");
    for (zone, expected) in [("Europe/Paris", "2025-06-30T22:30:00Z"), ("America/New_York", "2025-07-01T04:30:00Z")] {
        let erp = Dolibarr::connect(&format!("{}?time_zone={zone}", database.url()), None).unwrap();
        let messages = body(&erp, Kind::Tickets, "1").messages;
        assert!(messages.iter().any(|message| message.at == expected), "{zone}: {messages:?}");
    }
}

#[test]
fn who_is_shared_by_entities_has_what_each_issued_in_its_own_currency() {
    let Foundry { erp, database, .. } = &foundry();
    database.run("UPDATE llx_societe SET entity = 0 WHERE rowid = 1");
    let of = |entity: &str| {
        let (entities, mut found) = ([entity.to_owned()], Vec::new());
        erp.documents(&Query { entities: Some(&entities), ..query(Kind::Invoices) }, &mut |row| {
            assert_eq!(row.entity, entity);
            found.push(format!("{} {}", row.reference, row.currency));
            true
        })
        .unwrap();
        found.join(", ")
    };
    assert_eq!(of("1"), "AV-5 EUR, FA-1 EUR, FA-2 EUR, FA-4 EUR, FA-9 EUR, FA-10 USD");
    assert_eq!(of("2"), "FA-7 CHF");
}

#[test]
fn chains_lead_both_ways_through_links_corrections_and_projects() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(
        "UPDATE llx_facture SET fk_facture_source = 1 WHERE rowid = 5; UPDATE llx_facture SET fk_projet = 1 WHERE rowid = 1;
         UPDATE llx_facture SET fk_projet = 1 WHERE rowid = 8; UPDATE llx_ticket SET fk_project = 1 WHERE rowid = 2;
         INSERT INTO llx_element_element (fk_source, sourcetype, fk_target, targettype) VALUES (4, 'order', 2, 'invoice'), (1, 'commande', 1, 'facture')",
    );
    let links = |kind, id| {
        let links = body(erp, kind, id).links;
        links.into_iter().map(|link| format!("{} {}", link.kind, link.id)).collect::<Vec<_>>().join(", ")
    };
    for (kind, id, expected) in [
        (Kind::Invoices, "1", "orders 1, invoices 5, projects 1, tickets 1"),
        (Kind::Invoices, "5", "invoices 1, invoices 9"),
        (Kind::Invoices, "9", "invoices 5"),
        (Kind::Invoices, "2", "orders 4"),
        (Kind::Orders, "4", "invoices 2"),
        (Kind::Orders, "1", "invoices 1, quotes 1, shipments 1"),
        (Kind::Tickets, "2", "projects 1"),
        // Another third party's invoice is none of this project's to whoever reads it.
        (Kind::Projects, "1", "invoices 1, tickets 2"),
    ] {
        assert_eq!(links(kind, id), expected, "{kind} {id}");
    }
}

#[test]
fn texts_are_found_without_case_accents_and_ligatures_and_numbers_count() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(
        "UPDATE llx_ticket SET subject = 'Étagère de l’Œuvre, 100% bois_' WHERE rowid = 1;
         UPDATE llx_ticket SET subject = 'ETAGERE der Straße' WHERE rowid = 2;
         UPDATE llx_commande SET ref = 'CO9' WHERE rowid = 1; UPDATE llx_commande SET ref = 'CO100' WHERE rowid = 4;
         UPDATE llx_commande SET ref = 'CO20' WHERE rowid = 5; UPDATE llx_commande SET ref = 'CA-1b' WHERE rowid = 6",
    );
    let found = |text| {
        let filter = Filter { text, ..Filter::default() };
        references(erp, &Query { filter, ..query(Kind::Tickets) }).join(" ")
    };
    for (text, expected) in [
        ("etagere", "TS-1 TS-2"),
        ("ÉTAGÈRE", "TS-1 TS-2"),
        ("oeuvre", "TS-1"),
        ("ŒUVRE", "TS-1"),
        ("strasse", "TS-2"),
        ("STRAßE", "TS-2"),
        ("0%", "TS-1"),
        ("s_", "TS-1"),
        ("!", ""),
        ("%", "TS-1"),
    ] {
        assert_eq!(found(text), expected, "`{text}`");
    }
    for (descending, expected) in [(false, "CA-1b CO9 CO20 CO100"), (true, "CO100 CO20 CO9 CA-1b")] {
        assert_eq!(references(erp, &Query { descending, ..query(Kind::Orders) }).join(" "), expected);
    }
}

#[test]
fn texts_of_the_tables_are_read_as_dolibarr_shows_them() {
    let Foundry { erp, database, .. } = &foundry();
    for (stored, expected) in [
        ("Réglez le seuil <minimum avant lundi", "Réglez le seuil <minimum avant lundi"),
        ("Jean <jean@dupont.fr>", "Jean <jean@dupont.fr>"),
        ("M&uuml;ller: l&#8217;eau", "Müller: l’eau"),
        ("one<br />\n<br />\ntwo", "one\n\ntwo"),
    ] {
        database.run(&format!("UPDATE llx_ticket SET message = '{stored}' WHERE rowid = 1"));
        assert_eq!(body(erp, Kind::Tickets, "1").text, expected, "{stored}");
    }
}
