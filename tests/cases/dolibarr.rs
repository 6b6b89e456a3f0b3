//! A live Dolibarr as a host: each test has a small Dolibarr of its own in a real MariaDB, with every trap in it.

mod checked;
mod connecting;
mod documents;
mod dump;
mod installing;
mod lists;
mod reading;
mod scale;
mod statements;
mod users;
mod web_accounts;
mod writing;

use std::thread;
use std::time::Duration;

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::Dolibarr;
use plugin_api::Kind;
use plugin_api::documents::{Filter, Query, Sort};
use plugin_api::parties::Known;
use tempfile::TempDir;
use tests::mariadb::Database;

const SCHEMA: &str = include_str!("dolibarr/schema.sql");
const ROWS: &str = include_str!("dolibarr/rows.sql");

struct Foundry {
    erp: Dolibarr,
    database: Database,
    documents: TempDir,
}

fn foundry() -> Foundry {
    let database = Database::create();
    database.run(SCHEMA);
    database.run(ROWS);
    let documents = tempfile::tempdir().unwrap();
    let erp = Dolibarr::connect(&database.url(), Some(documents.path())).unwrap();
    Foundry { erp, database, documents }
}

/// Everything of a kind that the first customer's first contact may ask for, by number.
fn query(kind: Kind) -> Query<'static> {
    Query {
        kind,
        third_party: "1",
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
fn references(erp: &Dolibarr, query: &Query<'_>) -> Vec<String> {
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
fn the_standing_is_what_dolibarr_says_now() {
    let Foundry { erp, database, .. } = &foundry();
    let table = [
        ("1", Some("11"), Known::Open, Some(Known::Open)),
        ("1", Some("12"), Known::Open, Some(Known::Closed)),
        ("1", Some("21"), Known::Open, Some(Known::Open)),
        ("1", Some("99"), Known::Open, Some(Known::Unknown)),
        ("1", None, Known::Open, None),
        ("4", None, Known::Closed, None),
        ("99", Some("11"), Known::Unknown, Some(Known::Open)),
        ("1x", Some("11"), Known::Unknown, Some(Known::Open)),
    ];
    for (third_party, contact, expected, expected_contact) in table {
        let standing = erp.standing(third_party, contact).unwrap();
        assert_eq!((standing.third_party, standing.contact), (expected, expected_contact), "{third_party} {contact:?}");
    }
    assert_eq!(erp.standing("1", None).unwrap().categories, ["7", "9"]);
    database
        .run("UPDATE llx_societe SET status = 0 WHERE rowid = 1; UPDATE llx_socpeople SET statut = 0 WHERE rowid = 11");
    let standing = erp.standing("1", Some("11")).unwrap();
    assert_eq!((standing.third_party, standing.contact), (Known::Closed, Some(Known::Closed)));
}

#[test]
fn third_parties_and_contacts_are_found_as_they_are() {
    let Foundry { erp, .. } = &foundry();
    let bell = erp.third_party("1").unwrap().unwrap();
    assert_eq!(
        (bell.name.as_str(), bell.entity.as_deref(), bell.language.as_deref()),
        ("Bell & Sons", Some("1"), Some("fr-FR"))
    );
    assert_eq!(erp.third_party("5").unwrap().unwrap().entity, None, "entity 0 is shared by all");
    let found = |text| erp.find_third_parties(text).unwrap().into_iter().map(|party| party.id).collect::<Vec<_>>();
    for (text, expected) in [
        ("bell", vec!["1", "3"]),
        ("%", vec!["5"]),
        ("4", vec!["4"]),
        ("nobody", vec![]),
        ("", vec!["5", "1", "3", "2", "4"]),
    ] {
        assert_eq!(found(text), expected, "`{text}`");
    }
    let contacts = erp.contacts_of("1").unwrap();
    let seen: Vec<_> = contacts.iter().map(|contact| (contact.id.as_str(), contact.archived)).collect();
    assert_eq!(seen, [("12", true), ("11", false), ("13", false)]);
    assert_eq!(erp.contact("11").unwrap().unwrap().third_party.as_deref(), Some("1"));
}

#[test]
fn entities_have_the_names_that_their_administrators_gave_them() {
    let Foundry { erp, database, .. } = &foundry();
    assert_eq!(erp.entities().unwrap(), []);
    let erp = Dolibarr::connect(&database.url(), None).unwrap();
    database.run(
        "INSERT INTO llx_const VALUES ('MAIN_INFO_SOCIETE_NOM', 'Zinc & Co', 1), ('MAIN_INFO_SOCIETE_NOM', 'Foundry', 2),
         ('MAIN_INFO_SOCIETE_NOM', '', 3), ('MAIN_INFO_SOCIETE_NOM', 'every entity', 0)",
    );
    let named: Vec<_> = erp.entities().unwrap().into_iter().map(|entity| (entity.id, entity.name)).collect();
    assert_eq!(named, [("2".to_owned(), "Foundry".to_owned()), ("1".to_owned(), "Zinc & Co".to_owned())]);
}

#[test]
fn an_employee_is_known_by_the_address_whatever_its_case() {
    let Foundry { erp, .. } = &foundry();
    for (email, expected) in [
        ("sam.smith@FOUNDRY.example", true),
        (" seller@foundry.example ", true),
        ("ada@bell.example", false),
        ("%@foundry.example", false),
        ("", false),
    ] {
        assert_eq!(erp.is_employee(email).unwrap(), expected, "`{email}`");
    }
}

#[test]
fn a_kind_is_open_where_module_list_and_switch_say_so() {
    let Foundry { erp, database, .. } = &foundry();
    let open =
        |erp: &Dolibarr| Kind::ALL.into_iter().filter(|kind| erp.open_to_external(*kind).unwrap()).collect::<Vec<_>>();
    // Quotes are switched off in Dolibarr's portal, the module of tickets is off, products are not on the list.
    // Entity 2 has orders and no portal of Dolibarr's that could hide them.
    assert_eq!(open(erp), [Kind::Invoices, Kind::Orders]);
    database.run("INSERT INTO llx_const VALUES ('MAIN_MODULES_FOR_EXTERNAL', 'user,product', 0)");
    // What an administrator changes counts after three seconds at the latest, and at once for whoever has not read yet.
    assert_eq!(open(&Dolibarr::connect(&database.url(), None).unwrap()), [Kind::Products]);
    thread::sleep(Duration::from_secs(3));
    assert_eq!(open(erp), [Kind::Products]);
}
