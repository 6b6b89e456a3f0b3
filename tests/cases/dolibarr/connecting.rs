//! Ways to connect, and ways not to.

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::Dolibarr;
use plugin_api::{Class, Kind};
use tests::mariadb::Database;

use super::{Foundry, ROWS, SCHEMA, foundry, query, references};

#[test]
fn each_way_of_not_connecting_has_its_code() {
    let Foundry { database, .. } = &foundry();
    let url = database.url();
    let empty = Database::create();
    let old = Database::create();
    old.run(SCHEMA);
    old.run("INSERT INTO llx_const VALUES ('MAIN_VERSION_LAST_INSTALL', '19.0.0', 0), ('MAIN_VERSION_LAST_UPGRADE', '17.0.4', 0)");
    let nowhere = "mysql://a:b@127.0.0.1:1/d".to_owned();
    let table = [
        ("not an address", "dolibarr".to_owned(), "dolibarr/address", Class::Invalid),
        ("another scheme", "postgres://h/d".to_owned(), "dolibarr/address", Class::Invalid),
        ("no database", url.rsplit_once('/').unwrap().0.to_owned(), "dolibarr/address", Class::Invalid),
        ("an unknown option", format!("{url}?colour=red"), "dolibarr/address", Class::Invalid),
        ("a bad prefix", format!("{url}?prefix=llx-"), "dolibarr/prefix", Class::Invalid),
        ("another prefix", format!("{url}?prefix=doli_"), "dolibarr/no-tables", Class::Invalid),
        ("nobody there", nowhere, "dolibarr/unreachable", Class::Unavailable),
        ("a wrong password", database.url_of("parvis", "wrong"), "dolibarr/refused", Class::Invalid),
        ("no such database", format!("{url}_not"), "dolibarr/refused", Class::Invalid),
        ("not a Dolibarr", empty.url(), "dolibarr/no-tables", Class::Invalid),
        ("too old", old.url(), "dolibarr/version", Class::Incompatible),
    ];
    for (case, url, code, class) in table {
        let failure = Dolibarr::connect(&url, None).unwrap_err();
        assert_eq!((failure.code.as_str(), failure.class), (code, class), "{case}");
        assert!(!failure.message.contains("only-for-tests") && !failure.message.ends_with('.'), "{case}: {failure}");
    }
    let missing = Dolibarr::connect(&url, Some("/nowhere/at/all".as_ref())).unwrap_err();
    assert_eq!(missing.code, "dolibarr/documents");
}

#[test]
fn tables_may_begin_otherwise() {
    let database = Database::create();
    database.run(&SCHEMA.replace("llx_", "shop7_"));
    database.run(&ROWS.replace("llx_", "shop7_"));
    let erp = Dolibarr::connect(&format!("{}?prefix=shop7_", database.url()), None).unwrap();
    assert_eq!(references(&erp, &query(Kind::Orders)), ["CO-1", "CO-4", "CO-5", "CO-6"]);
    let told = erp.describe().unwrap();
    assert!(
        told.contains("22.0.4") && told.contains("5 third parties, 10 invoices") && !told.contains("only-for-tests"),
        "{told}"
    );
}
