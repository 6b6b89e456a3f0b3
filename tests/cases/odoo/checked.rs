//! The live Odoo, checked as a host.

use super::{TICKETS, filled};
use crate::cli::run_in;

#[test]
fn odoo_is_checked_clean_with_every_trap_in_it() {
    let database = filled(&[TICKETS]);
    let filestore = tempfile::tempdir().unwrap();
    let data = tests::folder();
    let url = database.url();
    let asked = ["check-host", "--erp", "odoo", "--database", &url, "--filestore", filestore.path().to_str().unwrap()];
    let checked = run_in(data.path(), &asked);
    assert!(checked.starts_with("Done\n") && checked.contains(": all as it should be\n"), "{checked}");
}
