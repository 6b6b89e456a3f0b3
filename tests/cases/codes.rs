//! The codes of errors: each stands in a test, and those that are seldom met are met here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use plugin_api::operations::{Command, Deliver};
use plugin_api::operations::{CreateUser, Grant, ImportUser};
use portal_plugin::error::Error;
use serde_json::json;
use tests::local_portal::PASSWORD;
use tests::operations::may;
use tests::shop::{Shop, contact};
use tests::sources::{code_and_tests, project, rust_files};

/// Codes that no test names, each with why.
const UNNAMED: [(&str, &str); 2] = [
    ("unavailable/random", "nothing takes the system's randomness away"),
    ("password/differ", "only a form has a field to repeat in, and says it without the code"),
];

#[test]
fn a_code_is_an_area_and_what_happened_and_is_of_one_error() {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && !word.ends_with('-')
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let mut known = BTreeSet::new();
    for error in Error::samples() {
        let code = error.code();
        assert!(code.split_once('/').is_some_and(|(area, what)| is_word(area) && is_word(what)), "{error:?}: {code}");
        assert!(known.insert(code), "{code} is of two errors");
        let sentence = error.to_string();
        assert!(!sentence.is_empty() && !sentence.ends_with('.'), "{code}: {sentence}");
    }
}

/// How often a text names a code, and no longer one that begins alike.
fn times(text: &str, code: &str) -> usize {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_lowercase() || c == '-');
    text.match_indices(code).filter(|(place, _)| ends(&text[place + code.len()..])).count()
}

#[test]
fn every_code_stands_in_a_test() {
    let read = |file| fs::read_to_string(file).unwrap();
    let units = rust_files(&project().join("portal-plugin/src")).into_iter().map(read);
    let units = units.map(|text| code_and_tests(&text).1.to_owned());
    let tests: Vec<_> = rust_files(&project().join("tests")).into_iter().map(read).chain(units).collect();
    let unnamed: BTreeMap<&str, &str> = UNNAMED.into();
    for code in Error::samples().iter().map(Error::code) {
        let named: usize = tests.iter().map(|text| times(text, code)).sum();
        let listed = usize::from(unnamed.contains_key(code));
        assert_eq!(named > listed, listed == 0, "{code}: write its test, or say above why there is none");
    }
}

#[test]
fn staff_are_told_by_code_what_they_cannot_have() {
    let shop = Shop::open();
    let create =
        |deliver| CreateUser { site: "alpes".to_owned(), contact: "9".to_owned(), deliver, ..CreateUser::default() };
    shop.erp.put_contact(contact("9", "1"));
    let grant = Grant {
        site: "alpes".to_owned(),
        login: "atu".to_owned(),
        third_party: "1".to_owned(),
        membership: may(&["portal.invoices.view"]),
        ..Grant::default()
    };
    for (command, code) in [
        (Command::from(create(Deliver::Mail)), "email/missing"),
        (create(Deliver::Link).into(), "email/missing"),
        (grant.into(), "owner/holds-all"),
    ] {
        assert_eq!(shop.refused(&command), code, "{command:?}");
    }
    assert_eq!(shop.ask("SELECT count(*) FROM users WHERE contact = '9'"), 0);
    let import = ImportUser {
        site: "alpes".to_owned(),
        login: "eva".to_owned(),
        name: "Eva".to_owned(),
        enabled: true,
        hash: Some("$1$salt$qJH7.N4xYta3aEG/dfqo/0".to_owned()),
        ..ImportUser::default()
    };
    let answer = shop.operate(&import);
    assert_eq!((&answer["outcome"], &answer["code"]), (&json!("skipped"), &json!("hash/refused")), "{answer}");
}

#[test]
fn an_account_has_five_hundred_contacts_at_the_most() {
    let shop = Shop::open();
    let account = shop.account("1");
    shop.sql(&format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 499) \
         INSERT INTO contacts (account, name, email, email_key, categories, created) \
         SELECT {account}, '', i || '@example.org', i || '@example.org', 'general', 0 FROM n"
    ));
    let mut owner = shop.signed_in("alpes", "atu");
    for (email, status) in [("last@example.org", 200), ("more@example.org", 409)] {
        let contact = json!({ "email": email, "categories": ["invoices"] });
        let answer = owner.call("POST", &format!("/api/v1/a/{account}/people/contacts"), &contact);
        assert_eq!(answer.status, status, "{email}: {}", answer.text());
        assert_eq!(answer.code(), if status == 409 { "account/too-many-people" } else { "" });
    }
}

#[test]
fn a_password_that_is_repeated_otherwise_is_not_taken() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let (new, other) = ("roter Kahn im Schilf", "blauer Kahn im Schilf");
    let fields = [("current", PASSWORD), ("new", new), ("repeat", other)];
    let answer = atu.submit("/password", "/password", &fields);
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert!(answer.text().contains("The two passwords differ"), "{}", answer.text());
    let mut elsewhere = shop.browser("alpes");
    assert_eq!(elsewhere.sign_in("atu", new).status, 401);
    assert_eq!(elsewhere.sign_in("atu", PASSWORD).status, 303);
}
