//! A real Odoo's database, where there is one: the folder that `PARVIS_ODOO_DATA` names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::{env, fs};

use host_demo::erp::Erp;
use host_demo::erp::external::{ExternalUsers, StoredPassword};
use host_demo::erp::odoo::Odoo;
use plugin_api::Kind;
use plugin_api::documents::Query;
use serde_json::Value;
use tests::postgres::Database;

use super::{query, references};

struct Dump {
    erp: Odoo,
    database: Database,
    /// What some of the users see in Odoo itself.
    told: BTreeMap<String, Value>,
}

/// The dump, loaded once for all tests; `None`, and a line that says so, where there is none.
fn dump() -> Option<&'static Dump> {
    static DUMP: OnceLock<Option<Dump>> = OnceLock::new();
    let load = || {
        let Some(folder) = env::var_os("PARVIS_ODOO_DATA").filter(|folder| !folder.is_empty()) else {
            eprintln!("PARVIS_ODOO_DATA is not set: there is no real Odoo to compare with");
            return None;
        };
        let folder = PathBuf::from(folder);
        let database = Database::create();
        database.load(&folder.join("odoo18-demo.sql.gz"));
        let erp = Odoo::connect(&database.url(), None).unwrap();
        let told = serde_json::from_slice(&fs::read(folder.join("expected.json")).unwrap()).unwrap();
        Some(Dump { erp, database, told })
    };
    DUMP.get_or_init(load).as_ref()
}

fn names(told: &Value) -> Vec<String> {
    let mut names: Vec<String> =
        told.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn lists_equal_odoos_own_reference_by_reference() {
    let Some(dump) = dump() else { return };
    // The one intended difference: a picking that is a draft is not shown.
    let drafts: Vec<String> = dump
        .database
        .rows("SELECT name FROM stock_picking WHERE state = 'draft'")
        .into_iter()
        .map(|mut row| row.remove(0))
        .collect();
    let mut compared = 0;
    for (login, told) in &dump.told {
        let (partner, user) = (told["partner_id"].to_string(), told["user_id"].to_string());
        let standing = dump.erp.contact(&partner).unwrap().unwrap();
        for (kind, field) in [
            (Kind::Invoices, "customer_invoices"),
            (Kind::SupplierInvoices, "vendor_bills"),
            (Kind::Quotes, "quotes_sent"),
            (Kind::Orders, "orders"),
            (Kind::Shipments, "pickings_readable"),
            (Kind::Projects, "projects"),
            (Kind::Tasks, "tasks"),
        ] {
            let query =
                Query { third_party: standing.third_party.as_deref().unwrap(), contact: Some(&partner), ..query(kind) };
            let mut seen = references(&dump.erp, &query);
            seen.sort();
            let mut want = names(&told[field]);
            want.retain(|name| kind != Kind::Shipments || !drafts.contains(name));
            assert_eq!(seen, want, "{kind} of {login}, user {user}");
            compared += seen.len();
            dump.erp
                .documents(&query, &mut |row| {
                    let mut same = 0;
                    dump.erp
                        .document(kind, row.id, &mut |one| same += usize::from(one.reference == row.reference))
                        .unwrap();
                    assert_eq!(same, 1, "{kind} {} of {login} is opened as it is listed", row.id);
                    assert!(dump.erp.body(kind, row.id).unwrap().is_some(), "{kind} {} has a body", row.id);
                    true
                })
                .unwrap();
        }
        // Odoo counts what comes in several variants once.
        let mut products = BTreeSet::new();
        dump.erp
            .documents(&query(Kind::Products), &mut |row| {
                products.insert(row.id.split('.').next().map(str::to_owned));
                true
            })
            .unwrap();
        let products = products.len();
        assert_eq!(Some(products as u64), told["published_products_readable"].as_u64(), "products of {login}");
    }
    assert!(compared > 30, "only {compared} references: the test asks for nothing");
}

#[test]
fn every_list_is_what_odoos_rules_say_for_every_user() {
    let Some(dump) = dump() else { return };
    for user in dump.erp.external_users().unwrap() {
        let (party, contact) = (user.third_party.as_deref().unwrap(), user.contact.as_deref().unwrap());
        // The rules of Odoo 18 in words of our own, past the connector.
        let family = format!("(SELECT id FROM res_partner WHERE id = {party} OR parent_id = {party})");
        let follows = |model: &str| {
            format!("id IN (SELECT res_id FROM mail_followers WHERE res_model = '{model}' AND partner_id IN {family})")
        };
        for (kind, question) in [
            (Kind::Invoices, format!("SELECT name FROM account_move WHERE state = 'posted' AND move_type LIKE 'out\\_%' AND move_type NOT LIKE '%receipt' AND {}", follows("account.move"))),
            (Kind::Orders, format!("SELECT name FROM sale_order WHERE state = 'sale' AND {}", follows("sale.order"))),
            (Kind::Quotes, format!("SELECT name FROM sale_order WHERE state = 'sent' AND {}", follows("sale.order"))),
            (Kind::Shipments, format!(
                "SELECT name FROM stock_picking p WHERE state NOT IN ('draft', 'cancel') AND (partner_id = {contact}
                 OR EXISTS (SELECT 1 FROM sale_order s WHERE s.id = p.sale_id AND s.partner_id = {contact})
                 OR EXISTS (SELECT 1 FROM mail_followers f WHERE f.res_model = 'stock.picking' AND f.res_id = p.id AND f.partner_id = {contact}))"
            )),
        ] {
            let mut want: Vec<String> = dump.database.rows(&question).into_iter().map(|mut row| row.remove(0)).collect();
            let mut seen = references(&dump.erp, &Query { third_party: party, contact: Some(contact), ..query(kind) });
            want.sort();
            seen.sort();
            assert_eq!(seen, want, "{kind} of {}", user.login);
        }
    }
}

#[test]
fn every_portal_user_is_taken_with_a_hash_that_verifies() {
    let Some(dump) = dump() else { return };
    let users = dump.erp.external_users().unwrap();
    let seen: Vec<_> = users.iter().map(|user| user.id.as_str()).collect();
    assert_eq!(seen, ["7", "8", "9", "10", "11", "12", "13", "14", "15", "16"]);
    for user in &users {
        assert!(user.enabled && user.skip.is_none(), "{}", user.login);
        assert!(matches!(&user.password, StoredPassword::Readable(hash) if hash.starts_with("$pbkdf2-sha512$600000$")));
    }
    let hosts: Vec<_> = users[8..].iter().map(|user| (user.login.as_str(), user.host.as_deref())).collect();
    assert_eq!(hosts, [("same@portal.example", Some("127.0.0.1")), ("same@portal.example", Some("localhost"))]);
}
