//! What is offered: only what the API's user may do, asked of Dolibarr; what is missing is named to staff.

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::{Dolibarr, OrdersAs};
use plugin_api::actions::{Act, ActKind};
use plugin_api::parties::NewThirdParty;
use tests::dolibarr_api::{DolibarrApi, KEY};

use super::{Works, code, of_ada, works, works_with};
use crate::cli::run_in;

const ALL: [ActKind; 4] = [ActKind::AnswerQuotes, ActKind::WriteTickets, ActKind::PlaceOrders, ActKind::EditContact];

fn taken(erp: &Dolibarr) -> Vec<ActKind> {
    ALL.into_iter().filter(|act| erp.takes(*act).unwrap()).collect()
}

#[test]
fn without_an_api_dolibarr_is_only_read() {
    let Works { database, .. } = &works();
    let erp = Dolibarr::connect(&database.url(), None).unwrap();
    assert_eq!(taken(&erp), []);
    assert!(erp.describe().unwrap().ends_with("; only read"));
    let reply = Act::ReplyToTicket { id: "1".to_owned(), text: "x".to_owned() };
    assert_eq!(code(erp.act(&of_ada(1, reply), &[], super::NOW)), "action/not-taken");
    let party = NewThirdParty {
        key: "k".to_owned(),
        name: "n".to_owned(),
        person: "p".to_owned(),
        email: "e@e.example".to_owned(),
        language: "en".to_owned(),
        entity: None,
    };
    assert_eq!(erp.new_third_party(&party).unwrap_err().code, "action/not-taken");
}

#[test]
fn a_missing_right_module_or_attribute_takes_away_what_needs_it_and_is_named() {
    let right = |right: u64| format!("DELETE FROM llx_user_rights WHERE fk_user = 70 AND fk_id = {right}");
    let module = |name: &str| format!("UPDATE llx_const SET value = '0' WHERE name = 'MAIN_MODULE_{name}'");
    for (statements, lost, named) in [
        (right(22), vec![ActKind::AnswerQuotes], "the right 22, create and change quotes"),
        (right(262), vec![ActKind::AnswerQuotes, ActKind::PlaceOrders], "the right 262"),
        (right(2402), vec![ActKind::WriteTickets], "the right 2402, create own events"),
        (right(281), vec![ActKind::EditContact], "the right 281, read contacts"),
        (module("PROPALE"), vec![ActKind::AnswerQuotes], "the module PROPALE"),
        (module("AGENDA"), vec![ActKind::WriteTickets], "the module AGENDA"),
        (
            "DELETE FROM llx_extrafields WHERE elementtype = 'commande'".to_owned(),
            vec![ActKind::PlaceOrders],
            "the unique attribute parvis_key of orders",
        ),
        (
            "ALTER TABLE llx_ticket_extrafields DROP KEY parvis_key".to_owned(),
            vec![ActKind::WriteTickets],
            "the unique attribute parvis_key of tickets",
        ),
        ("DELETE FROM llx_rights_def WHERE id = 82".to_owned(), vec![ActKind::PlaceOrders], "the right 82"),
        (
            "UPDATE llx_user_rights SET entity = 2 WHERE fk_user = 70 AND fk_id = 82".to_owned(),
            vec![ActKind::PlaceOrders],
            "the right 82",
        ),
    ] {
        let works = works_with(OrdersAs::Drafts, &statements);
        let left: Vec<_> = ALL.into_iter().filter(|act| !lost.contains(act)).collect();
        assert_eq!(taken(&works.erp), left, "{statements}");
        let said = works.erp.describe().unwrap();
        assert!(said.contains(named), "{statements}: {said}");
    }
}

#[test]
fn rights_by_group_count_and_a_user_of_all_entities_names_the_one_it_writes_in() {
    let by_group = "INSERT INTO llx_usergroup_user VALUES (1, 70, 77);
        INSERT INTO llx_usergroup_rights SELECT 1, 77, fk_id FROM llx_user_rights WHERE fk_user = 70;
        DELETE FROM llx_user_rights WHERE fk_user = 70";
    assert_eq!(taken(&works_with(OrdersAs::Drafts, by_group).erp), ALL);
    let works = works_with(OrdersAs::Drafts, "UPDATE llx_user SET entity = 0 WHERE rowid = 70");
    let reply = Act::ReplyToTicket { id: "1".to_owned(), text: "x".to_owned() };
    works.act(&of_ada(1, reply)).unwrap();
    assert_eq!(works.api.writes()[0].entity.as_deref(), Some("1"));
}

#[test]
fn nothing_is_taken_while_the_api_does_not_answer_as_one() {
    let open = |works: &Works, url: &str, key: &str| {
        let erp = Dolibarr::connect(&works.database.url(), Some(works.documents.path())).unwrap();
        erp.writing_through(url, key, OrdersAs::Drafts).unwrap()
    };
    let works = works();
    for (case, erp, said) in [
        ("nobody there", open(&works, "http://127.0.0.1:1", KEY), "does not answer"),
        ("another key", open(&works, &works.api.url(), "wrong"), "does not take the key"),
    ] {
        assert_eq!(taken(&erp), [], "{case}");
        let told = erp.describe().unwrap();
        assert!(told.contains("written: nothing") && told.contains(said) && !told.contains(KEY), "{case}: {told}");
    }
    works.api.switch(false);
    let erp = open(&works, &works.api.url(), KEY);
    assert_eq!(taken(&erp), []);
    assert!(erp.describe().unwrap().contains("switch its module API on"));
    works.api.switch(true);
    let closed = "INSERT INTO llx_const VALUES ('MAIN_ONLY_LOGIN_ALLOWED', 'admin', 0)";
    works.database.run(closed);
    assert_eq!(taken(&open(&works, &works.api.url(), KEY)), [], "in maintenance");
    let reply = Act::ReplyToTicket { id: "1".to_owned(), text: "x".to_owned() };
    assert_eq!(code(works.act(&of_ada(1, reply))), "dolibarr/closed", "a host that runs already keeps out too");
}

#[test]
fn a_bad_address_or_key_is_said_at_once() {
    let Works { database, api, .. } = &works();
    for (url, key, want) in [
        ("erp.example".to_owned(), KEY, "dolibarr/api-address"),
        (api.url(), "", "dolibarr/api-key"),
        (api.url(), "two words", "dolibarr/api-key"),
    ] {
        let erp = Dolibarr::connect(&database.url(), None).unwrap();
        assert_eq!(erp.writing_through(&url, key, OrdersAs::Drafts).unwrap_err().code, want, "{url} {key}");
    }
}

#[test]
fn prepare_says_what_is_ready_what_is_missing_and_what_to_do() {
    let prepared = |works: &Works, api: &DolibarrApi| {
        let folder = tests::folder();
        let key = folder.path().join("key");
        std::fs::write(&key, format!("{KEY}\n")).unwrap();
        let (url, api) = (works.database.url(), api.url());
        let asked = ["dolibarr", "prepare", "--erp", "dolibarr", "--database", &url, "--api", &api, "--api-key-file"];
        run_in(folder.path(), &[&asked[..], &[key.to_str().unwrap()]].concat())
    };
    let works = works();
    let ready = prepared(&works, &works.api);
    assert!(ready.starts_with("Done\n") && ready.contains("is portal's"), "{ready}");
    assert!(ready.contains("entity 1: orders placed: ready") && !ready.contains("What to do"), "{ready}");
    works
        .database
        .run("DELETE FROM llx_user_rights WHERE fk_user = 70 AND fk_id = 82; DROP TABLE llx_societe_extrafields");
    let missing = prepared(&works, &works.api);
    assert!(missing.starts_with("No\n") && !missing.contains(KEY), "{missing}");
    for line in [
        "entity 1: orders placed: missing: the right 82, create and change orders",
        "entity 1: third parties opened for sign-ups: missing: the unique attribute parvis_key of third parties",
        "       82  create and change orders: orders placed, PDFs of orders made",
        "/setup/extrafields/societe/parvis_key",
    ] {
        assert!(missing.contains(line), "{line}\n{missing}");
    }
}
