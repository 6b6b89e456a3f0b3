//! What is offered: what the API's user may do, and nothing else; what is missing is named.

use std::fs;
use std::net::TcpListener;

use host_demo::erp::Erp;
use host_demo::erp::odoo::{Odoo, OrdersAs};
use plugin_api::actions::{Act, ActKind};
use tests::odoo_api::{KEY, LOGIN, OdooApi};

use super::{WRITING, code, of_ada, works, works_with};
use crate::cli::run_in;
use crate::odoo::{TICKETS, filled};

const ACTS: [ActKind; 4] = [ActKind::AnswerQuotes, ActKind::WriteTickets, ActKind::PlaceOrders, ActKind::EditContact];

fn taken(erp: &Odoo) -> Vec<ActKind> {
    ACTS.into_iter().filter(|act| erp.takes(*act).unwrap()).collect()
}

#[test]
fn what_a_group_is_missing_for_is_not_offered_and_the_group_is_named() {
    let all = || ACTS.to_vec();
    let but = |without: &[ActKind]| ACTS.into_iter().filter(|act| !without.contains(act)).collect::<Vec<_>>();
    for (case, change, want, told) in [
        ("all of them", "", all(), "written: quotes accepted and declined"),
        (
            "no sales",
            "DELETE FROM res_groups_implied_rel",
            but(&[ActKind::AnswerQuotes, ActKind::PlaceOrders]),
            "the group Sales / User: All Documents",
        ),
        (
            "no contacts",
            "DELETE FROM res_groups_users_rel WHERE gid = 102",
            but(&[ActKind::EditContact]),
            "no contacts put right: the group Extra Rights / Contact Creation is missing",
        ),
        (
            "no tickets",
            "DELETE FROM res_groups_users_rel WHERE gid = 103",
            but(&[ActKind::WriteTickets]),
            "the group Helpdesk / User",
        ),
        ("no accounting", "DELETE FROM res_groups_users_rel WHERE gid = 104", all(), "written: quotes"),
        (
            "no accounting, and reordering rules",
            "DELETE FROM res_groups_users_rel WHERE gid = 104; INSERT INTO ir_module_module VALUES ('purchase_stock', 'installed', '18.0.1.0')",
            but(&[ActKind::AnswerQuotes, ActKind::PlaceOrders]),
            "the group Show Accounting Features - Readonly",
        ),
        (
            "no internal user",
            "DELETE FROM res_groups_users_rel WHERE gid = 1 AND uid = 50",
            but(&ACTS),
            "the group Internal User",
        ),
        (
            "a column that is not there",
            "ALTER TABLE sale_order DROP origin",
            but(&[ActKind::PlaceOrders]),
            "the reading role's sight of sale_order (origin)",
        ),
        ("an administrator", "INSERT INTO res_groups_users_rel VALUES (105, 50)", all(), "is an administrator's"),
        (
            "a company unserved",
            "DELETE FROM res_company_users_rel WHERE user_id = 50 AND cid = 2",
            all(),
            "nothing is written in Zinc & Co",
        ),
        (
            "a user out of use",
            "UPDATE res_users SET active = false WHERE id = 50",
            but(&ACTS),
            "no internal user in use has the login",
        ),
        (
            "a portal user",
            "UPDATE res_users SET share = true WHERE id = 50",
            but(&ACTS),
            "no internal user in use has the login",
        ),
    ] {
        let works = works_with(18, OrdersAs::Quotations, change);
        assert_eq!(taken(&works.erp), want, "{case}");
        let described = works.erp.describe().unwrap();
        assert!(described.contains(told), "{case}: {described}");
        if want.is_empty() {
            assert_ne!(code(works.act(&of_ada(1, Act::CloseTicket { id: "1".to_owned() }))), "done", "{case}");
        }
        assert_eq!(works.calls(), [""; 0], "{case}");
    }
}

#[test]
fn a_key_that_runs_out_is_told_of_before_and_one_that_ran_out_writes_nothing() {
    for (until, told, takes) in [
        ("NULL", "written: quotes", true),
        ("now() + interval '15 days'", "written: quotes", true),
        ("now() + interval '13 days'", "the API's key runs out on", true),
        ("now() - interval '1 minute'", "nothing is written: the API's key ran out on", false),
    ] {
        let works =
            works_with(18, OrdersAs::Quotations, &format!("UPDATE res_users_apikeys SET expiration_date = {until}"));
        let described = works.erp.describe().unwrap();
        assert!(described.contains(told), "{until}: {described}");
        assert_eq!(described.contains("runs out"), told.contains("runs out"), "{until}: {described}");
        assert_eq!(works.erp.takes(ActKind::AnswerQuotes).unwrap(), takes, "{until}");
        assert!(!described.contains(KEY) && !described.contains("0123abcd"), "{described}");
    }
}

#[test]
fn what_is_no_odoo_or_takes_no_key_writes_nothing_and_reading_goes_on() {
    let database = filled(&[TICKETS, WRITING]);
    let api = OdooApi::start(&database, 18);
    let newer = OdooApi::start(&database, 19);
    let off = OdooApi::start(&database, 18);
    off.switch(false);
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let hangs = format!("http://{}", silent.local_addr().unwrap());
    let wrong = "ffff0000ffff0000ffff0000ffff0000ffff0000";
    for (case, url, login, key, told) in [
        ("another key", api.url(), LOGIN, wrong, "Odoo does not take the key"),
        ("another key, by JSON-2", newer.url(), LOGIN, wrong, "Odoo does not take the key"),
        ("another login", api.url(), "sam@foundry.example", KEY, "Odoo does not take the key"),
        ("another login, by JSON-2", newer.url(), "sam@foundry.example", KEY, "is not `sam@foundry.example`'s"),
        ("nobody", api.url(), "eve", KEY, "no internal user in use has the login `eve`"),
        ("nothing there", "http://127.0.0.1:9".to_owned(), LOGIN, KEY, "Odoo's API does not answer"),
        ("something there that never answers", hangs, LOGIN, KEY, "Odoo's API does not answer"),
        ("something else there", off.url(), LOGIN, KEY, "Odoo's API does not answer"),
        ("another version", newer.url(), LOGIN, KEY, "the API is Odoo 19's and the database Odoo 18's"),
    ] {
        let erp = Odoo::connect(&database.url(), None).unwrap();
        let erp = erp.writing_through(&url, login, key, OrdersAs::Quotations).unwrap();
        let described = erp.describe().unwrap();
        assert!(described.contains(told), "{case}: {described}");
        assert_eq!(taken(&erp).is_empty(), case != "another version", "{case}");
        assert!(erp.third_party("10").unwrap().is_some(), "{case}");
    }
}

#[test]
fn an_api_that_goes_away_is_said_and_found_again() {
    let works = works();
    let action = of_ada(1, Act::CloseTicket { id: "1".to_owned() });
    works.api.switch(false);
    assert_eq!(code(works.act(&action)), "odoo/api-unknown");
    assert!(works.erp.third_party("10").unwrap().is_some(), "reading goes on");
    works.api.switch(true);
    assert_eq!(code(works.act(&action)), "done");
    assert_eq!(works.value("SELECT stage_id FROM helpdesk_ticket WHERE id = 1"), "3");
}

#[test]
fn without_an_api_nothing_is_taken() {
    let works = works();
    let erp = Odoo::connect(&works.database.url(), None).unwrap();
    assert_eq!(taken(&erp), []);
    let refused = erp.act(&of_ada(1, Act::CloseTicket { id: "1".to_owned() }), &[], super::NOW).unwrap_err();
    assert_eq!(refused.code, "action/not-taken");
    assert!(erp.describe().unwrap().ends_with("; only read"));
}

#[test]
fn the_verb_names_what_is_missing_and_the_steps_and_says_done_where_nothing_is() {
    let works = works();
    let data = tests::folder();
    let (url, api, role) = (works.database.url(), works.api.url(), format!("writes_{}", works.database.name()));
    let (key, secret) = (data.path().join("key"), data.path().join("secret"));
    fs::write(&key, format!("{KEY}\n")).unwrap();
    fs::write(&secret, "only-for-tests\n").unwrap();
    let asked = [
        "odoo",
        "prepare",
        "--database",
        &url,
        "--role",
        &role,
        "--make",
        "--role-password-file",
        secret.to_str().unwrap(),
        "--api",
        &api,
        "--api-key-file",
        key.to_str().unwrap(),
    ];
    let told = run_in(data.path(), &asked);
    assert!(told.contains("--api-login"), "{told}");
    let asked = [&asked[..], &["--api-login", LOGIN]].concat();
    let told = run_in(data.path(), &asked);
    assert!(told.starts_with("Done\n") && told.contains(&format!("the key at {api} is `{LOGIN}`'s")), "{told}");
    assert!(told.contains("orders placed: ready") && !told.contains(KEY), "{told}");
    let as_role = Odoo::connect(&works.database.url_of(&role, "only-for-tests"), None).unwrap();
    let as_role = as_role.writing_through(&api, LOGIN, KEY, OrdersAs::Quotations).unwrap();
    assert_eq!(taken(&as_role), ACTS, "the role sees what writing asks");
    works.database.run("DELETE FROM res_groups_users_rel WHERE gid = 102");
    let told = run_in(data.path(), &asked);
    assert!(
        told.starts_with("No\n")
            && told.contains("contacts put right: missing: the group Extra Rights / Contact Creation")
            && told
                .contains("   Extra Rights / Contact Creation: contacts put right, third parties opened for sign-ups"),
        "{told}"
    );
    drop(as_role);
    works.database.run(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
}
