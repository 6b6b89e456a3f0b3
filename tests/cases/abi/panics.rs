//! Panics end at the boundary, in both directions.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use plugin_api::{Class, Failure, ManifestFile, Question};
use tests::fake_host::FakeHost;

use super::{get, load, portal};

/// The module's host gets a record for each panic; the rest of the process goes on.
const PANICKED: &str = "its log says where";

#[test]
fn a_panic_in_any_method_of_the_portal_is_a_failure_and_counted() {
    let host = Arc::new(FakeHost::with_rows(0));
    let module = load("panicking");
    let portal = portal(&module, &host);
    let file = ManifestFile { name: "lyon.json", bytes: b"{}" };
    let question = Question { site: "", login: "", third_party: "", permission: "", document: None };

    let answers: [(&str, Result<(), Failure>); 5] = [
        ("check_manifests", portal.check_manifests(&[file]).map(drop)),
        ("enable_site", portal.enable_site(&file).map(drop)),
        ("disable_site", portal.disable_site("lyon")),
        ("decide", portal.decide(&question).map(drop)),
        ("operate", portal.operate("{}").map(drop)),
    ];
    for (method, answer) in answers {
        let want =
            Failure::new(Class::Panicked, "portal/panic", format!("the portal panicked in `{method}`; {PANICKED}"));
        assert_eq!(answer, Err(want), "{method}");
    }

    let response = portal.handle(&get("/"));
    let want = (500, Some("text/plain; charset=utf-8"), Some("no-store"));
    assert_eq!((response.status, response.header("content-type"), response.header("cache-control")), want);
    assert_eq!(response.body, b"Something went wrong here. Please try again later.\n");

    portal.set_log_level(log::LevelFilter::Info);
    portal.stop();
    let health = portal.health();
    assert_eq!((health.ready, health.panics), (false, 9), "nine methods, one panic each");
    drop(portal);

    let methods = [
        "check_manifests",
        "enable_site",
        "disable_site",
        "decide",
        "operate",
        "handle",
        "set_log_level",
        "stop",
        "health",
        "drop",
    ];
    let records = host.take_records();
    assert_eq!(records.len(), methods.len(), "{records:#?}");
    for (record, method) in records.iter().zip(methods) {
        let (start, end) = ("ERROR portal/panic: panicked at tests/modules/panicking.rs:", format!(": in {method}"));
        assert!(record.starts_with(start) && record.ends_with(&end), "{record}");
    }
}

#[test]
fn a_panic_while_a_portal_starts_is_a_failure_and_in_the_log() {
    let host = Arc::new(FakeHost::with_rows(0));
    let failure = load("panicking").create(Arc::<FakeHost>::clone(&host), "panic").err();
    let want = Failure::new(Class::Panicked, "portal/panic", format!("the portal panicked in `create`; {PANICKED}"));
    assert_eq!(failure, Some(want));
    let records = host.take_records();
    assert!(records.len() == 1 && records[0].contains("tests/modules/panicking.rs:"), "{records:?}");
}

#[test]
fn a_panic_in_any_method_of_the_host_is_a_failure_for_the_portal() {
    // `documents` has a test of its own below.
    let host = Arc::new(FakeHost::with_rows(10));
    let portal = portal(&load("good"), &host);
    for method in [
        "register_permissions",
        "open_to_external",
        "open_kinds",
        "standing",
        "third_party",
        "contact",
        "contacts_of",
        "is_employee",
        "count",
        "document",
        "body",
        "file",
        "send_mail",
    ] {
        host.panic_in(method);
        let want = Failure::new(Class::Panicked, "host/panic", format!("the host panicked in `{method}`; {PANICKED}"));
        assert_eq!(portal.operate(&format!("ask {method}")), Err(want), "{method}");
        host.panic_in("");
        assert!(portal.operate(&format!("ask {method}")).is_ok(), "{method} once more");
    }
    assert_eq!(portal.health().panics, 0, "the portal itself did not panic");
}

#[test]
fn a_panicking_listing_shows_no_part_of_the_page() {
    let host = Arc::new(FakeHost::with_rows(10));
    let portal = portal(&load("good"), &host);
    host.panic_in("documents");
    let response = portal.handle(&get("/"));
    assert_eq!(response.status, 503);
    assert_eq!(response.body, format!("[host/panic] the host panicked in `documents`; {PANICKED}").as_bytes());
    assert_eq!(host.handed_over.load(Ordering::Relaxed), 5, "half of the rows came before");
}

#[test]
fn a_panicking_clock_stands_still_and_a_panicking_log_loses_the_record() {
    let host = Arc::new(FakeHost::with_rows(0));
    let module = load("good");
    let portal = portal(&module, &host);
    host.now.store(5_000, Ordering::Relaxed);
    assert_eq!(portal.operate("ask now").as_deref(), Ok("5000"));
    host.now.store(9_000, Ordering::Relaxed);
    host.panic_in("now");
    assert_eq!(portal.operate("ask now").as_deref(), Ok("5000"), "the last time known");
    host.panic_in("log");
    assert_eq!(portal.operate("ask log").as_deref(), Ok("logged"));

    host.panic_in("now");
    let failure = module.create(Arc::<FakeHost>::clone(&host), "{}").err();
    let want = Failure::new(Class::Panicked, "host/panic", format!("the host panicked in `now`; {PANICKED}"));
    assert_eq!(failure, Some(want), "without any time known, nothing starts");
}

#[test]
fn a_panic_of_the_portal_while_it_receives_stops_the_host_and_is_a_failure() {
    let host = Arc::new(FakeHost::with_rows(10));
    let portal = portal(&load("good"), &host);
    for (panics, (method, calls)) in [("documents", 1), ("document", 0), ("file", 1)].into_iter().enumerate() {
        host.handed_over.store(0, Ordering::Relaxed);
        let want =
            Failure::new(Class::Panicked, "portal/panic", format!("the portal panicked in `{method}`; {PANICKED}"));
        assert_eq!(portal.operate(&format!("panic {method}")), Err(want), "{method}");
        assert_eq!(host.handed_over.load(Ordering::Relaxed), calls, "{method} went on handing over");
        assert_eq!(portal.health().panics, panics as u64 + 1, "{method}");
    }
}
