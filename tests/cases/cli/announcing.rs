//! `announce`: what an ERP's own program is answered (rule M2).

use super::{json, run, run_in};

#[test]
fn a_document_is_announced_once_and_what_is_none_is_refused() {
    let data = tempfile::tempdir().unwrap();
    let run_there = |args: &[&str]| run_in(data.path(), &[&["announce"], args].concat());
    let made = run_in(data.path(), &["user", "create", "--site", "alpes", "--contact", "205", "--json"]);
    assert_eq!(json(&made)["third_party"], "101");
    let erp = rusqlite::Connection::open(data.path().join("erp.sqlite")).unwrap();
    let invoice = "SELECT 'invoices/' || id FROM documents WHERE kind = 1 AND third_party = '101' ORDER BY id LIMIT 1";
    let document: String = erp.query_row(invoice, [], |row| row.get(0)).unwrap();
    let seen = run_there(&[&document, "--json"]);
    assert_eq!(json(&seen)["announcement"], "taken");
    let again = run_there(&[&document]);
    assert!(again.starts_with("No\n") && again.contains("announced before"), "{again}");
    let overdue = run_there(&[&document, "--event", "overdue", "--key", "2026-03-01"]);
    assert!(overdue.starts_with("Done\n"), "{overdue}");
    for (args, code) in [
        (&["invoices/none"][..], "document/unknown"),
        (&["tasks/1"], "command/invalid"),
        (&["invoices"], "usage/kind"),
        (&["invoises/1"], "usage/kind"),
    ] {
        let seen = run_there(args);
        assert!(!seen.starts_with("Done\n") && seen.contains(&format!("[{code}]")), "{seen}");
    }
    let seen = run(&["announce", "invoices/1", "--event", "soon"]);
    assert!(seen.contains("take one of new, answered, due_soon, overdue"), "{seen}");
}
