//! A live Odoo as a host: each test has a small Odoo of its own in a real PostgreSQL, with every trap in it.

mod checked;
mod connecting;
mod documents;
mod dump;
mod faults;
mod lists;
mod role;
mod rules;
mod users;
mod variants;
mod writing;

use host_demo::erp::Erp;
use host_demo::erp::odoo::Odoo;
use plugin_api::Kind;
use plugin_api::documents::{Filter, Query, Sort};
use plugin_api::parties::Known;
use tempfile::TempDir;
use tests::postgres::Database;

pub const SCHEMA: &str = include_str!("odoo/schema.sql");
pub const ROWS: &str = include_str!("odoo/rows.sql");
pub const VARIANTS: &str = include_str!("odoo/variants.sql");
pub const TICKETS: &str = include_str!("odoo/tickets.sql");

struct Foundry {
    erp: Odoo,
    database: Database,
    filestore: TempDir,
}

fn filled(more: &[&str]) -> Database {
    let database = Database::create();
    database.run(&[&[SCHEMA, ROWS], more].concat().concat());
    database
}

fn foundry() -> Foundry {
    let database = filled(&[TICKETS]);
    let filestore = tempfile::tempdir().unwrap();
    let erp = Odoo::connect(&database.url(), Some(filestore.path())).unwrap();
    Foundry { erp, database, filestore }
}

/// Everything of a kind that Ada of Bell & Sons may ask for, by number.
fn query(kind: Kind) -> Query<'static> {
    Query {
        kind,
        third_party: "10",
        entities: None,
        contact: Some("11"),
        own_only: false,
        cancelled: false,
        filter: Filter::default(),
        sort: Sort::Reference,
        descending: false,
        after: None,
        limit: 1000,
    }
}

/// The references that the query finds, and proof that the count agrees.
#[track_caller]
fn references(erp: &Odoo, query: &Query<'_>) -> Vec<String> {
    let mut found = Vec::new();
    erp.documents(query, &mut |row| {
        found.push(row.reference.to_owned());
        true
    })
    .unwrap();
    assert_eq!(erp.count(query).unwrap(), found.len() as u64, "the count of {query:?}");
    found
}

#[test]
fn the_standing_is_what_odoo_says_now() {
    let Foundry { erp, database, .. } = &foundry();
    for (third_party, contact, expected, expected_contact) in [
        ("10", Some("11"), Known::Open, Some(Known::Open)),
        ("10", Some("12"), Known::Open, Some(Known::Closed)),
        ("10", Some("99"), Known::Open, Some(Known::Unknown)),
        ("10", None, Known::Open, None),
        ("25", None, Known::Closed, None),
        // A contact is no third party, and neither is what Odoo has not got.
        ("11", None, Known::Unknown, None),
        ("99", Some("11"), Known::Unknown, Some(Known::Open)),
        ("10x", Some("11"), Known::Unknown, Some(Known::Open)),
    ] {
        let standing = erp.standing(third_party, contact).unwrap();
        assert_eq!((standing.third_party, standing.contact), (expected, expected_contact), "{third_party} {contact:?}");
    }
    assert_eq!(erp.standing("10", None).unwrap().categories, ["7", "9"]);
    database.run("UPDATE res_partner SET active = false WHERE id IN (10, 11)");
    let standing = erp.standing("10", Some("11")).unwrap();
    assert_eq!((standing.third_party, standing.contact), (Known::Closed, Some(Known::Closed)));
}

#[test]
fn third_parties_and_contacts_are_found_as_they_are() {
    let Foundry { erp, .. } = &foundry();
    let bell = erp.third_party("10").unwrap().unwrap();
    assert_eq!((bell.name.as_str(), bell.entity, bell.language.as_deref()), ("Bell & Sons", None, Some("fr-FR")));
    assert_eq!(erp.third_party("20").unwrap().unwrap().entity.as_deref(), Some("2"));
    assert_eq!(erp.third_party("11").unwrap(), None, "a contact is none");
    let found = |text| erp.find_third_parties(text).unwrap().into_iter().map(|party| party.id).collect::<Vec<_>>();
    for (text, expected) in
        [("BELL", vec!["10", "15"]), ("25", vec!["25"]), ("sam", vec![]), ("foundry", vec![]), ("%", vec![])]
    {
        assert_eq!(found(text), expected, "`{text}`");
    }
    let contacts = erp.contacts_of("10").unwrap();
    let seen: Vec<_> = contacts.iter().map(|contact| (contact.id.as_str(), contact.archived)).collect();
    assert_eq!(seen, [("11", false), ("10", false), ("13", false), ("12", true)], "persons, and the company itself");
    let ada = erp.contact("11").unwrap().unwrap();
    assert_eq!(
        (ada.first_name.as_str(), ada.last_name.as_str(), ada.third_party.as_deref()),
        ("Ada Mary", "Bell", Some("10"))
    );
}

#[test]
fn companies_are_entities_and_employees_are_known_by_their_address() {
    let Foundry { erp, .. } = &foundry();
    let named: Vec<_> = erp.entities().unwrap().into_iter().map(|entity| (entity.id, entity.name)).collect();
    assert_eq!(named, [("1".to_owned(), "Foundry".to_owned()), ("2".to_owned(), "Zinc & Co".to_owned())]);
    for (email, expected) in [
        ("SAM@foundry.example", true),
        (" sam.smith@foundry.example ", true),
        ("ada@bell.example", false),
        ("%@foundry.example", false),
        ("", false),
    ] {
        assert_eq!(erp.is_employee(email).unwrap(), expected, "`{email}`");
    }
}
