//! The document of the JSON interface: whole, checked in, true to what the portal answers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use plugin_api::Kind;
use serde_json::{Value, json};
use tests::browser::Answer;
use tests::prepared_shop::PreparedShop;
use tests::routes::named;
use tests::shop::Shop;
use tests::writes::WRITES;

fn portal() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../portal-plugin")
}

fn document() -> (Answer, Value) {
    let answer = Shop::open().browser("alpes").get("/api/v1/openapi.json");
    let document = answer.json();
    (answer, document)
}

/// Each operation with its method and path.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().expect("an object of paths");
    let of_path = |(path, item): (&String, &Value)| {
        let methods = ["get", "post", "delete"].into_iter().filter(|method| item[method].is_object());
        methods.map(|method| (method.to_uppercase(), path.clone(), item[method].clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_path).collect()
}

#[test]
fn the_document_that_is_checked_in_is_the_one_that_is_served() {
    let (answer, mut document) = document();
    assert_eq!(document["servers"], json!([{ "url": "http://alpes.localhost/api/v1" }]));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    document["servers"] = json!([{ "url": "https://portal.example/api/v1" }]);
    let path = portal().join("openapi.json");
    let current = format!("{document:#}\n");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &current).unwrap();
    }
    let renew = "portal-plugin/openapi.json is stale; renew it with: UPDATE=1 cargo test -p tests --test cases openapi";
    assert!(fs::read_to_string(&path).unwrap_or_default() == current, "{renew}");
}

#[test]
fn who_has_the_document_is_not_sent_it_again() {
    let shop = Shop::open();
    let mut browser = shop.browser("alpes");
    let tag = browser.get("/api/v1/openapi.json").header("etag").expect("a tag").to_owned();
    let again = browser.send("GET", "/api/v1/openapi.json", &[("if-none-match", &tag)], b"");
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag.as_str())));
    let other = browser.send("GET", "/api/v1/openapi.json", &[("if-none-match", "\"x\"")], b"");
    assert_eq!(other.status, 200);
}

#[test]
fn every_call_is_described_and_nothing_else() {
    let (_, document) = document();
    let (mut documented, mut taken) = (BTreeSet::new(), BTreeSet::new());
    for (method, path, operation) in operations(&document) {
        let parameters = document["paths"][&path]["parameters"].as_array().cloned().unwrap_or_default();
        let kinds = parameters.iter().find(|parameter| parameter["name"] == "kind");
        let kinds = kinds.map_or_else(
            || vec![""],
            |kind| kind["schema"]["enum"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect(),
        );
        for kind in kinds {
            let path = format!("/api/v1{}", path.replace("{kind}", kind));
            assert!(documented.insert((method.clone(), path)), "{operation} stands twice");
        }
    }
    let prepared = PreparedShop::set();
    let (mut browser, _) = prepared.nobody();
    for path in named().into_iter().filter(|path| path.starts_with("/api/v1/")) {
        let files = path.ends_with("{kind}/{id}/file").then(|| format!("{path}/{{file}}"));
        for path in [path].into_iter().chain(files) {
            let kinds = if path.contains("{kind}") { &Kind::ALL[..] } else { &Kind::ALL[..1] };
            for kind in kinds {
                let path = path.replace("{kind}", kind.as_str());
                let concrete = path.replace("{permission}", "portal.invoices.view");
                let some = ["{account}", "{user}", "{id}", "{file}", "{token}", "{code}"];
                let some = some.iter().fold(concrete, |path, part| path.replace(part, "1"));
                let answer = browser.send("X", &some, &[], b"");
                let allowed = answer.header("allow").unwrap_or_else(|| panic!("{some}: {}", answer.text()));
                let methods = allowed.split(", ").filter(|method| *method != "HEAD");
                taken.extend(methods.map(|method| (method.to_owned(), path.clone())));
            }
        }
    }
    let missing: Vec<_> = taken.difference(&documented).collect();
    assert!(missing.is_empty(), "no call of web/endpoints is described: {missing:#?}");
    let gone: Vec<_> = documented.difference(&taken).collect();
    assert!(gone.is_empty(), "no method of web/endpoints does this: {gone:#?}");
}

#[test]
fn every_name_is_given_once_and_every_reference_leads_somewhere() {
    let (_, document) = document();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap().to_owned();
        assert!(id.bytes().all(|byte| byte.is_ascii_alphabetic()), "{id}");
        assert!(ids.insert(id.clone()), "{method} {path}: `{id}` is the name of another operation");
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        let numbered = name.ends_with(|last: char| last.is_ascii_digit());
        assert!(!numbered, "two types are called alike: rename one, or `#[schemars(rename)]` it: {name}");
    }
    let text = document.to_string();
    for (place, _) in text.match_indices("\"$ref\":\"#") {
        let pointer = text[place + 9..].split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer} leads nowhere");
    }
}

#[test]
fn every_code_that_a_program_can_meet_is_described() {
    let read = |file: &str| fs::read_to_string(portal().join("src").join(file)).unwrap();
    let codes = |source: &str| {
        let texts = source.split('"').skip(1).step_by(2);
        let is_word =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let is_code =
            |text: &&str| matches!(text.split_once('/'), Some((area, what)) if is_word(area) && is_word(what));
        texts.filter(is_code).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let hidden = ["document/other-account", "document/other-entity", "document/other-contact", "document/unpublished"];
    let refusals = read("web/refusals.rs");
    let front = refusals.split("#[cfg(test)]").next().unwrap();
    let of_staff = codes(&read("error/staff.rs"));
    assert!(of_staff.len() > 30, "{of_staff:?}");
    let all = codes(&read("error.rs")).into_iter().chain(codes(&read("error/denied.rs"))).chain(codes(front));
    let all: BTreeSet<String> =
        all.filter(|code| !of_staff.contains(code) && !hidden.contains(&code.as_str())).collect();
    let (_, document) = document();
    let described = document["components"]["schemas"]["Code"]["oneOf"].as_array().unwrap();
    let described: BTreeSet<String> = described.iter().map(|one| one["const"].as_str().unwrap().to_owned()).collect();
    let missing: Vec<_> = all.difference(&described).collect();
    assert!(missing.is_empty(), "web/openapi/problems.rs does not have {missing:#?}");
    let gone: Vec<_> = described.difference(&all).collect();
    assert!(gone.is_empty(), "web/openapi/problems.rs has what nothing is refused with: {gone:#?}");
}

#[test]
fn who_has_to_sign_in_is_told_so_before_anything_else() {
    let (_, document) = document();
    let prepared = PreparedShop::set();
    let (mut browser, _) = prepared.nobody();
    for (method, path, operation) in operations(&document) {
        let some =
            ["{account}", "{user}", "{id}", "{file}"].iter().fold(path.clone(), |path, part| path.replace(part, "1"));
        let some =
            format!("/api/v1{}", some.replace("{kind}", "invoices").replace("{token}", "x").replace("{code}", "x"));
        let some = some.replace("{permission}", "portal.invoices.view");
        let answer = browser.call(&method, &some, &json!({ "no": "body" }));
        let needs = operation["security"].as_array().unwrap().first().is_some_and(|first| first["session"].is_array());
        assert_eq!(answer.status == 401, needs, "{method} {path}: {} {}", answer.status, answer.text());
        if needs {
            assert_eq!(answer.code(), "session/missing", "{method} {path}");
        }
    }
}

#[test]
fn what_carries_a_key_is_refused_without_one() {
    let (_, document) = document();
    let keyed: BTreeSet<_> = operations(&document)
        .into_iter()
        .filter(|(_, _, operation)| operation["parameters"].to_string().contains("idempotencyKey"))
        .map(|(method, path, _)| (method, format!("/api/v1{path}")))
        .collect();
    for write in WRITES.iter().filter(|write| write.is_call() && write.by.is_some()) {
        let prepared = PreparedShop::set();
        let (mut browser, csrf) = write.browser(&prepared);
        let answer = write.request(&prepared, &csrf).with("idempotency-key", None).by(&mut browser);
        let needs = keyed.contains(&(write.method.to_owned(), write.path.to_owned()));
        assert_eq!(answer.code() == "action/key-invalid", needs, "{}: {}", write.name(), answer.text());
    }
}

#[test]
fn every_error_is_a_problem() {
    let prepared = PreparedShop::set();
    let (mut browser, csrf) = prepared.browser("atu");
    let long = format!("/api/v1/session?{}", "x".repeat(9000));
    let large = vec![b' '; (1 << 20) + 1];
    let json = ("content-type", "application/json");
    let token = ("x-csrf-token", csrf.as_str());
    let none: &[(&str, &str)] = &[];
    for (status, code, method, path, headers, body) in [
        (400, "request/query-invalid", "GET", "/api/v1/a/1/invoices?colour=red", none, &b""[..]),
        (404, "document/unknown", "GET", "/api/v1/nothing", none, b""),
        (404, "document/unknown", "GET", "/api/v2/session", none, b""),
        (404, "document/unknown", "POST", "/api/", none, b""),
        (405, "request/method", "PUT", "/api/v1/session", none, b""),
        (405, "request/method", "DELETE", "/api/v1/openapi.json", none, b""),
        (413, "request/body-too-large", "POST", "/api/v1/session", &[json], &large),
        (414, "request/query-too-long", "GET", &long, none, b""),
        (415, "request/media-type", "POST", "/api/v1/session", &[("content-type", "text/xml")], b"<a/>"),
        (422, "request/body-invalid", "POST", "/api/v1/session", &[json], b"{"),
        (422, "request/body-invalid", "POST", "/api/v1/accounts", &[json, token], b"[]"),
        (403, "request/cross-site", "POST", "/api/v1/accounts", &[json], b"{}"),
    ] {
        let answer = browser.send(method, path, headers, body);
        let what = format!("{method} {path:.60}: {} {}", answer.status, answer.text());
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{what}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{what}");
        assert_eq!(answer.json()["status"], status, "{what}");
        assert_eq!(answer.header("allow").is_some(), status == 405, "{what}");
    }
}
