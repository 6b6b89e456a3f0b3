//! The C face, called as a host in C calls it.
#![expect(unsafe_code, reason = "it does what a host in C does, also what it should not")]

use std::path::Path;
use std::ptr;
use std::sync::Arc;

use parvis::{HostTable, Out, Text};
use plugin_api::operations::{Credentials, Deliver, ImportUser};
use plugin_api::{Class, Failure, Kind, Portal as _};
use serde_json::json;
use tests::c_face::{CFace, describe, load, taken};
use tests::erp::TestErp;
use tests::modules;
use tests::operations::text;
use tests::shop::{Shop, start, start_in_c};
use tests::two_faced::TwoFaced;

/// Every address that only reads, of an account.
fn addresses(account: &str) -> Vec<String> {
    let mut addresses = vec!["/api/v1/accounts".to_owned(), format!("/api/v1/a/{account}")];
    for kind in Kind::ALL {
        addresses.push(format!("/api/v1/a/{account}/{kind}"));
        addresses.push(format!("/api/v1/a/{account}/{kind}?limit=1&sort=reference"));
        for id in ["1", "4", "5", "6", "7", "51", "999"] {
            addresses.push(format!("/api/v1/a/{account}/{kind}/{id}"));
            addresses.push(format!("/api/v1/a/{account}/{kind}/{id}/file"));
        }
    }
    addresses
}

#[test]
fn a_customer_of_a_host_in_c_gets_the_very_bytes_that_one_of_a_host_in_rust_gets() {
    let (rust, c) = (Shop::open_over(start), Shop::open_over(start_in_c));
    for (site, login) in [("alpes", "atu"), ("alpes", "lea"), ("lac", "theo"), ("nord", "nils")] {
        let (mut of_rust, mut of_c) = (rust.signed_in(site, login), c.signed_in(site, login));
        for address in addresses(&rust.account("1")) {
            let (one, other) = (of_rust.get(&address), of_c.get(&address));
            let seen = |answer: &tests::browser::Answer| (answer.status, answer.text());
            assert_eq!(seen(&one), seen(&other), "{login} on {site}: {address}");
        }
    }
    for (login, kind, document) in
        [("atu", Kind::Invoices, Some("1")), ("atu", Kind::Invoices, Some("51")), ("sam", Kind::Quotes, None)]
    {
        let decide = |shop: &Shop| shop.decide("alpes", login, "1", kind, document);
        assert_eq!(decide(&rust), decide(&c), "{login} {kind} {document:?}");
    }
}

#[test]
fn the_portal_calls_a_host_in_c_on_no_thread_but_the_hosts_own() {
    let erp = TestErp::new();
    erp.add_third_party("1", "Atu SARL");
    let host = Arc::new(TwoFaced::over(&erp));
    let folder = tests::folder();
    let settings = json!({ "store": format!("sqlite:{}/portal.db", folder.path().display()) }).to_string();
    let face = CFace::create(host, &settings).unwrap();
    let manifest = plugin_api::ManifestFile { name: "site.json", bytes: tests::shop::ALPES.as_bytes() };
    face.enable_site(&manifest).unwrap();
    let made = face.operate(&text(&ImportUser {
        site: "alpes".to_owned(),
        login: "atu".to_owned(),
        name: "Atu".to_owned(),
        email: Some("atu@example.net".to_owned()),
        enabled: true,
        ..ImportUser::default()
    }));
    assert!(made.is_ok(), "{made:?}");
    let mailed = text(&Credentials { site: "alpes".to_owned(), login: "atu".to_owned(), deliver: Deliver::Link });
    face.operate(&mailed).unwrap();
    assert_eq!(erp.mails(1).len(), 1, "the mail leaves by the work of the host's own thread");
    face.stop();
    assert_eq!(face.foreign_calls(), [""; 0]);
    let stopped = face.operate(&mailed).unwrap_err();
    assert_eq!(stopped.code, "parvis/unknown-handle");
}

/// Answers nothing that could be read.
unsafe extern "C" fn mute(_: *mut std::ffi::c_void, _: Text, _: Text, _: *mut Out) -> i32 {
    0
}

/// Fails without a word.
unsafe extern "C" fn failing(_: *mut std::ffi::c_void, _: Text, _: Text, _: *mut Out) -> i32 {
    77
}

/// Answers what is no JSON.
unsafe extern "C" fn garbled(_: *mut std::ffi::c_void, _: Text, _: Text, out: *mut Out) -> i32 {
    // SAFETY: parvis handed it over.
    unsafe { parvis::parvis_put(out, Text::of("{")) };
    0
}

#[test]
fn what_a_host_in_c_gets_wrong_is_an_answer_with_a_code() {
    let module = load(&modules::portal()).unwrap();
    let folder = tests::folder();
    let settings = json!({ "store": format!("sqlite:{}/portal.db", folder.path().display()) }).to_string();
    let table = tests::c_face::table(ptr::null_mut());
    let create = |table: *const HostTable, settings: Text, flags: u32| {
        let mut portal = 0;
        // SAFETY: what is wrong with it is told by looking at it.
        unsafe { taken(parvis::parvis_create(module, table, settings, flags, &raw mut portal)) }.unwrap_err()
    };
    let settings = Text::of(&settings);
    let (mut small, mut deaf) = (table, table);
    small.size = 8;
    deaf.documents = None;
    let with = |ask| HostTable { ask: Some(ask), log: None, now: None, ..table };
    let (mute, failing, garbled) = (with(mute), with(failing), with(garbled));
    let beyond = Text { start: ptr::null(), length: 7 };
    let latin_1 = Text { start: b"{\"store\": \"\xe9\"}".as_ptr(), length: 14 };
    for (what, failure, code) in [
        ("no host", create(ptr::null(), settings, 0), "parvis/bad-size"),
        ("a host of another size", create(&raw const small, settings, 0), "parvis/bad-size"),
        ("a host without a function", create(&raw const deaf, settings, 0), "parvis/no-function"),
        ("flags of a later version", create(&raw const table, settings, 6), "parvis/bad-flags"),
        ("a text of no memory", create(&raw const table, beyond, 0), "parvis/bad-text"),
        ("a text that is not UTF-8", create(&raw const table, latin_1, 0), "parvis/bad-text"),
        ("settings that are none", create(&raw const table, Text::of("[]"), 0), "settings/invalid"),
        ("a host that answers nothing", create(&raw const mute, settings, 0), "unavailable/host"),
        ("a host that fails", create(&raw const failing, settings, 0), "unavailable/host"),
        ("a host that answers no JSON", create(&raw const garbled, settings, 0), "unavailable/host"),
        ("a portal that there is not", operate_on(99_999_999), "parvis/unknown-handle"),
        ("a module that there is not", describe(99_999_999).unwrap_err(), "parvis/unknown-handle"),
        ("a library that there is not", load(Path::new("no-such.so")).unwrap_err(), "module/missing"),
    ] {
        assert_eq!(failure.code, code, "{what}: {failure}");
        assert!(failure.message.len() > 20, "{what}: {failure}");
    }
}

fn operate_on(portal: u64) -> Failure {
    // SAFETY: everything is there but the portal, which is told.
    unsafe { taken(parvis::parvis_operate(portal, ptr::null(), Text::of("{}"))) }.unwrap_err()
}

#[test]
fn a_failure_that_a_callback_explains_closes_the_page_with_its_class_as_in_rust() {
    let (rust, c) = (Shop::open_over(start), Shop::open_over(start_in_c));
    for (method, class) in [
        ("documents", Class::Unavailable),
        ("documents", Class::Internal),
        ("standing", Class::Unavailable),
        ("open_to_external", Class::Unavailable),
    ] {
        let list = |shop: &Shop| {
            let mut browser = shop.signed_in("alpes", "atu");
            shop.erp.fail(method, class);
            let answer = browser.get(&format!("/api/v1/a/{}/invoices", shop.account("1")));
            shop.erp.recover();
            (answer.status, answer.code())
        };
        let (of_rust, of_c) = (list(&rust), list(&c));
        assert!(of_rust.0 >= 500, "{method}, {class:?}: {of_rust:?}");
        assert_eq!(of_rust, of_c, "{method}, {class:?}");
    }
}

#[test]
fn the_description_has_a_schema_of_all_that_a_host_is_asked() {
    let described = describe(load(&modules::portal()).unwrap()).unwrap();
    assert_eq!(described["id"], "parvis");
    let asks = described["host"]["asks"].as_object().unwrap();
    for what in [
        "register_permissions",
        "open_to_external",
        "open_kinds",
        "standing",
        "user_standing",
        "third_party",
        "contact",
        "contacts_of",
        "entities",
        "is_employee",
        "count",
        "body",
        "new_third_party",
        "takes",
        "act",
        "send_mail",
    ] {
        for side in ["question", "answer"] {
            assert!(asks[what][side].is_object(), "{what} has no schema of its {side}");
        }
    }
    assert_eq!(asks.len(), 16);
}
