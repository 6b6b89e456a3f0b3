//! The live Dolibarr, checked as a host.

use tests::mariadb::Database;

use super::{ROWS, SCHEMA};
use crate::cli::run_in;

#[test]
fn dolibarr_is_checked_clean_with_every_trap_in_it() {
    let database = Database::create();
    database.run(SCHEMA);
    database.run(ROWS);
    let documents = tempfile::tempdir().unwrap();
    let documents = documents.path().to_str().unwrap();
    let url = database.url();
    let data = tests::folder();
    let asked = ["check-host", "--erp", "dolibarr", "--database", &url, "--documents", documents];
    let checked = run_in(data.path(), &asked);
    assert!(checked.starts_with("Done\n") && checked.contains(": all as it should be\n"), "{checked}");
}
