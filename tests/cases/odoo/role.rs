//! `odoo prepare`: the role that reads, made and checked.

use std::fs;

use host_demo::erp::Erp;
use host_demo::erp::odoo::{Odoo, prepare};
use plugin_api::Kind;

use super::{TICKETS, filled, query, references};
use crate::cli::run_in;

#[test]
fn the_role_that_is_made_reads_what_it_must_and_nothing_else() {
    let database = filled(&[
        TICKETS,
        "CREATE TABLE res_users_apikeys (id int, key varchar); CREATE TABLE ir_config_parameter (key varchar, value varchar);
         ALTER TABLE res_users ADD totp_secret varchar; ALTER TABLE sale_order ADD access_token varchar;
         REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    ]);
    let role = format!("reader_{}", database.name());
    let before = prepare(&database.url(), &role, None, false).unwrap();
    assert!(!before.made && before.findings == [format!("there is no role `{role}` yet")], "{before:?}");
    assert!(before.statements[0].contains("PASSWORD '…'"), "{before:?}");
    let made = prepare(&database.url(), &role, Some("it's-secret"), true).unwrap();
    assert_eq!(made.findings, [""; 0]);
    assert!(
        made.statements.iter().all(|statement| !statement.contains("secret") || statement.contains("GRANT")),
        "{made:?}"
    );
    let as_role = database.url_of(&role, "it%27s-secret");
    let erp = Odoo::connect(&as_role, None).unwrap();
    for kind in Kind::ALL {
        let all = references(&Odoo::connect(&database.url(), None).unwrap(), &query(kind));
        assert_eq!(references(&erp, &query(kind)), all, "{kind}");
    }
    assert!(erp.body(Kind::Invoices, "1").unwrap().is_some_and(|body| body.payments.len() == 1));
    let table = [
        (
            "more than it should",
            format!("GRANT SELECT ON ir_config_parameter, sale_order TO {role}"),
            "ir_config_parameter.value, sale_order.access_token",
        ),
        ("a right to write", format!("GRANT UPDATE (name) ON sale_order TO {role}"), "may write to sale_order"),
        (
            "less than it must",
            format!("REVOKE SELECT (login) ON res_users FROM {role}"),
            "may not read res_users.login",
        ),
    ];
    for (case, change, found) in table {
        database.run(&change);
        let findings = prepare(&database.url(), &role, None, false).unwrap().findings.join("; ");
        assert!(findings.contains(found), "{case}: {findings}");
    }
    database.run(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    for wrong in ["", "Reader", "a;b", "1a", "a b"] {
        assert_eq!(prepare(&database.url(), wrong, None, false).unwrap_err().code, "odoo/role", "`{wrong}`");
    }
}

#[test]
fn the_verb_prints_the_steps_and_says_no_until_the_role_is_ready() {
    let database = filled(&[]);
    let data = tests::folder();
    let (url, role) = (database.url(), format!("cli_{}", database.name()));
    let asked = ["odoo", "prepare", "--database", &url, "--role", &role];
    let told = run_in(data.path(), &asked);
    assert!(told.starts_with("No\n") && told.contains(&format!("  CREATE ROLE {role} LOGIN PASSWORD '…'")), "{told}");
    assert!(told.contains("  GRANT SELECT (module, name, model, res_id) ON ir_model_data"), "{told}");
    let file = data.path().join("secret");
    fs::write(&file, "only-for-tests\n").unwrap();
    let made = run_in(data.path(), &[&asked[..], &["--make", "--role-password-file", file.to_str().unwrap()]].concat());
    assert!(made.starts_with("Done\n") && made.contains("reads what it must, and nothing else"), "{made}");
    assert!(Odoo::connect(&database.url_of(&role, "only-for-tests"), None).is_ok());
    database.run(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
}
