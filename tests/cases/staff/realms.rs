//! Changes of realms by the pages: read, confirmed, applied and taken back; the same as by the verbs.

use std::path::Path;

use serde_json::{Value, json};
use tests::browser::Browser;
use tests::page::Page;
use tests::server::{ADMIN, Server, manifests};

use super::german::assert_german;
use super::{elsewhere, staff_in};
use crate::pages::assert_well_made;

const PLAN: &str = "/realms/plan?site=nord&realm=atelier";

/// Everything that a change of realm touches, as the verbs tell it, without times and digests.
fn state(data: &Path) -> Value {
    let mut history = elsewhere(data, &["realm", "history"]);
    for change in history["changes"].as_array_mut().unwrap() {
        for time in ["applied", "reverted", "revertible_until"] {
            change[time] = json!(change[time].is_null());
        }
        change["plan"]["digest"] = Value::Null;
    }
    let users = ["alpes", "lac", "nord"].map(|site| elsewhere(data, &["user", "list", "--site", site]));
    json!({ "history": history, "users": users })
}

/// Sends the plan's form as it was read.
fn apply(browser: &mut Browser, fields: &[(&str, &str)]) -> tests::browser::Answer {
    browser.submit(PLAN, "/realms/plan", fields)
}

#[test]
fn a_change_by_the_pages_is_the_change_by_the_verbs_and_so_is_taking_it_back() {
    let server = Server::start(&manifests());
    let other = tempfile::tempdir().unwrap();
    let data = other.path();
    let digest = elsewhere(data, &["realm", "plan", "nord", "atelier"])["digest"].as_str().unwrap().to_owned();
    assert_eq!(state(&server.data), state(data), "the two begin alike");

    let mut browser = server.staff();
    let page = browser.get(PLAN);
    for words in ["become one user", "stay two", "gain", "the address is not proved on one side"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let before = state(&server.data);
    for (what, fields, code) in [
        ("nothing confirmed", vec![("reason", "one brand")], "realm/unconfirmed"),
        ("no reason", vec![("confirm", "yes"), ("reason", " ")], "realm/reason-missing"),
        ("a reason without end", vec![("confirm", "yes"), ("reason", &*"x".repeat(201))], "command/invalid"),
        ("two lines", vec![("confirm", "yes"), ("reason", "one\ntwo")], "command/invalid"),
        ("another plan", vec![("confirm", "yes"), ("reason", "one brand"), ("digest", "0")], "realm/plan-outdated"),
    ] {
        let answer = apply(&mut browser, &fields);
        assert_eq!(answer.status, 422, "{what}: {}", answer.text());
        assert!(answer.text().contains(code), "{what}: {}", answer.text());
        assert_well_made(&answer, "en", what);
    }
    assert_eq!(state(&server.data), before, "what was refused changed nothing");

    let proof = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(proof.path(), server.staff_password(ADMIN)).unwrap();
    let by = ["--by", ADMIN, "--by-password-file", proof.path().to_str().unwrap()];
    let done = apply(&mut browser, &[("confirm", "yes"), ("reason", "one <b>brand</b>")]);
    assert_eq!(done.status, 303, "{}", done.text());
    let args = ["realm", "apply", "nord", "atelier", "--digest", &digest, "--reason", "one <b>brand</b>"];
    elsewhere(data, &[&args[..], &by].concat());
    assert_eq!(state(&server.data), state(data));

    let change = done.header("location").unwrap().split('?').next().unwrap().to_owned();
    let page = browser.get(done.header("location").unwrap());
    assert_well_made(&page, "en", &change);
    for words in ["The change was made.", "can be taken back until", "one &#60;b&#62;brand", "are two again"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    assert_german(&staff_in(&server, "de").get(&change), &change);
    assert_eq!(browser.submit(&change, &change, &[]).status, 422, "not confirmed");
    let done = browser.submit(&change, &change, &[("confirm", "yes")]);
    assert_eq!((done.status, done.header("location")), (303, Some(&*format!("{change}?note=realm-reverted"))));
    let number = change.rsplit('/').next().unwrap();
    elsewhere(data, &[&["realm", "revert", number], &by[..]].concat());
    assert_eq!(state(&server.data), state(data));

    let page = browser.get(&change);
    assert!(page.text().contains("taken back"), "{}", page.text());
    assert!(Page::of(&page).all("form").all(|form| form.get("action") != Some(&change)), "no way to do it twice");
    assert!(browser.get("/realms").text().contains("one &#60;b&#62;brand"));
}
