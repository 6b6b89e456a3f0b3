//! Ways to connect, and ways not to.

use host_demo::erp::Erp;
use host_demo::erp::odoo::Odoo;
use plugin_api::{Class, Kind};
use tests::postgres::Database;

use super::{ROWS, SCHEMA, TICKETS, filled, query, references};

#[test]
fn each_way_of_not_connecting_has_its_code() {
    let whole = filled(&[]);
    let url = whole.url();
    let empty = Database::create();
    let old = filled(&["UPDATE ir_module_module SET latest_version = '15.0.1.3' WHERE name = 'base'"]);
    let odd = filled(&["ALTER TABLE sale_order DROP COLUMN require_payment; ALTER TABLE res_users DROP COLUMN share"]);
    let blind = filled(&[
        "CREATE ROLE blind LOGIN PASSWORD 'only-for-tests'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO blind;
         REVOKE SELECT ON res_users FROM blind; GRANT SELECT (id, login, password) ON res_users TO blind",
    ]);
    for (case, url, code, class) in [
        ("not an address", "odoo".to_owned(), "odoo/address", Class::Invalid),
        ("another scheme", "mysql://h/d".to_owned(), "odoo/address", Class::Invalid),
        ("no database", url.rsplit_once('/').unwrap().0.to_owned() + "/", "odoo/address", Class::Invalid),
        ("an unknown option", format!("{url}?colour=red"), "odoo/address", Class::Invalid),
        (
            "nobody there",
            "postgres://a:only-for-tests@127.0.0.1:1/d".to_owned(),
            "odoo/unreachable",
            Class::Unavailable,
        ),
        (
            "TLS that the server does not speak",
            format!("{url}?sslmode=require"),
            "odoo/unreachable",
            Class::Unavailable,
        ),
        ("a wrong password", whole.url_of("parvis", "wrong"), "odoo/refused", Class::Invalid),
        ("no such database", format!("{url}_not"), "odoo/refused", Class::Invalid),
        ("not an Odoo", empty.url(), "odoo/no-tables", Class::Invalid),
        ("too old", old.url(), "odoo/version", Class::Incompatible),
        ("built otherwise", odd.url(), "odoo/columns", Class::Incompatible),
        ("a role that may read too little", blind.url_of("blind", "only-for-tests"), "odoo/rights", Class::Refused),
    ] {
        let failure = Odoo::connect(&url, None).unwrap_err();
        assert_eq!((failure.code.as_str(), failure.class), (code, class), "{case}: {failure}");
        assert!(!failure.message.contains("only-for-tests") && !failure.message.ends_with('.'), "{case}: {failure}");
    }
    let told = Odoo::connect(&odd.url(), None).unwrap_err().message;
    assert!(told.contains("sale_order.require_payment") && told.contains("res_users.share"), "{told}");
    let told = Odoo::connect(&blind.url_of("blind", "only-for-tests"), None).unwrap_err().message;
    assert!(told.contains("res_users.share") && !told.contains("res_users.login"), "{told}");
    assert_eq!(Odoo::connect(&url, Some("/nowhere/at/all".as_ref())).unwrap_err().code, "odoo/filestore");
    blind.run("DROP OWNED BY blind; DROP ROLE blind");
}

#[test]
fn a_newer_odoo_is_read_where_all_columns_are_there() {
    let database = filled(&["UPDATE ir_module_module SET latest_version = '20.0.1.0' WHERE name = 'base'"]);
    let erp = Odoo::connect(&database.url(), None).unwrap();
    assert_eq!(references(&erp, &query(Kind::Orders)), ["S00006", "S00007"]);
    let told = erp.describe().unwrap();
    assert!(told.starts_with("Odoo 20.0, database `t") && !told.contains("only-for-tests"), "{told}");
}

#[test]
fn a_kind_is_open_where_its_module_and_a_rule_for_portal_users_are() {
    let bare = Database::create();
    bare.run(&[SCHEMA, ROWS].concat());
    let open = |database: &Database| {
        let erp = Odoo::connect(&database.url(), None).unwrap();
        Kind::ALL.into_iter().filter(|kind| erp.open_to_external(*kind).unwrap()).collect::<Vec<_>>()
    };
    let all_but_tickets: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Tickets).collect();
    assert_eq!(open(&bare), all_but_tickets);
    bare.run(TICKETS);
    assert_eq!(open(&bare), Kind::ALL);
    bare.run(
        "DROP TABLE stock_picking; UPDATE ir_rule SET active = false WHERE id IN (12, 82); DROP TABLE project_task",
    );
    let closed = [Kind::Invoices, Kind::SupplierInvoices, Kind::Shipments, Kind::Tickets, Kind::Tasks];
    assert_eq!(open(&bare), Kind::ALL.into_iter().filter(|kind| !closed.contains(kind)).collect::<Vec<_>>());
    let erp = Odoo::connect(&bare.url(), None).unwrap();
    assert_eq!(references(&erp, &query(Kind::Invoices)), [""; 0]);
    erp.document(Kind::Shipments, "1", &mut |_| panic!("a closed kind")).unwrap();
    assert_eq!(erp.body(Kind::Orders, "6").unwrap().unwrap().links.len(), 0, "no link into a closed kind");
}
