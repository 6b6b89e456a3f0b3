//! What crosses arrives as it was sent, with several modules side by side.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use insta::assert_snapshot;
use plugin_api::load::Loader;
use plugin_api::{Class, Failure, Kind, ManifestFile, Question, Request};
use tests::fake_host::FakeHost;
use tests::modules;

use super::{get, load, portal};

#[test]
fn a_request_and_its_answer_cross_whole() {
    let host = Arc::new(FakeHost::with_rows(2));
    let portal = portal(&load("good"), &host);
    let v6 = std::net::Ipv6Addr::LOCALHOST.into();
    for (request, first) in [
        (get("/a?b"), "GET /a?b 192.0.2.7"),
        (Request { peer: v6, method: "POST", headers: &[("cookie", "a=b")], ..get("/") }, "POST / ::1"),
    ] {
        let response = portal.handle(&request);
        assert_eq!((response.status, response.header("x-now")), (200, Some("1000")), "{first}");
        let body = String::from_utf8(response.body).unwrap();
        assert_eq!(body, format!("{first}\n0 FA-0 [\"9\", \"11\"]\n1 FA-1 []\n"), "{first}");
    }
}

#[test]
fn questions_decisions_and_failures_cross_whole() {
    let host = Arc::new(FakeHost::with_rows(0));
    let portal = portal(&load("good"), &host);
    let question =
        Question { site: "lyon", login: "ada", third_party: "7", permission: "portal.invoices.view", document: None };
    for (document, granted) in [(None, true), (Some((Kind::Invoices, "3")), false)] {
        let decision = portal.decide(&Question { document, ..question }).unwrap();
        assert_eq!((decision.granted, decision.row, decision.code.as_str()), (granted, 11, "portal.invoices.view"));
    }
    let file = ManifestFile { name: "lyon.json", bytes: b"\xff" };
    assert_eq!(portal.check_manifests(&[file, file]), Ok(Vec::new()));
    assert_eq!(portal.enable_site(&file).as_deref(), Ok("lyon.json"));
    let unknown = Failure { detail: "{}".to_owned(), ..Failure::new(Class::NotFound, "site/unknown", "no `nowhere`") };
    assert_eq!(portal.disable_site("nowhere"), Err(unknown));
    assert!(portal.health().ready);
    let refused = load("good").create(Arc::<FakeHost>::clone(&host), "refuse").err();
    assert_eq!(refused, Some(Failure::new(Class::Invalid, "settings/refused", "as the settings ask")));
}

#[test]
fn what_the_host_answers_arrives_as_it_was_sent() {
    let host = Arc::new(FakeHost::with_rows(3));
    let portal = portal(&load("good"), &host);
    let methods = [
        "register_permissions",
        "open_to_external",
        "open_kinds",
        "standing",
        "user_standing",
        "third_party",
        "contact",
        "contacts_of",
        "is_employee",
        "new_third_party",
        "documents",
        "count",
        "document",
        "body",
        "file",
        "send_mail",
        "now",
    ];
    let answers: Vec<String> = methods
        .iter()
        .map(|method| format!("{method}: {}", portal.operate(&format!("ask {method}")).unwrap()))
        .collect();
    assert_snapshot!(answers.join("\n"), @r#"
    register_permissions: ()
    open_to_external: true
    open_kinds: Some([Tickets])
    standing: Standing { third_party: Open, contact: Some(Closed), categories: ["7", "9"], party: Some(ThirdParty { id: "7", name: "Atu", entity: None, open: true, email: None, language: None, categories: [] }) }
    user_standing: UserStanding { user: Some(ErpUser { state: Ended, third_party: Some("7"), contact: None, withheld: ["portal.quotes.view", "u1"] }), standing: Standing { third_party: Closed, contact: None, categories: [], party: None } }
    third_party: Some(ThirdParty { id: "7", name: "Atu SARL", entity: None, open: true, email: None, language: Some("fr"), categories: [] })
    contact: None
    contacts_of: []
    is_employee: true
    new_third_party: "n1"
    documents: Row { kind: Invoices, nature: CreditNote, id: "0", third_party: "7", entity: "1", state: Published, reserved: false, contacts: ["9", "11"], reference: "FA-0", other_reference: "PO-1", title: "Chairs", status: "unpaid", open: true, date: "2026-01-02", until: "2026-02-01", total: "120.00", remaining: "20.00", currency: "EUR", progress: Some(40), parent: "p", has_file: true, has_picture: true, key: "2026-02-01" }
    count: 3
    document: Row { kind: Quotes, nature: CreditNote, id: "3", third_party: "7", entity: "1", state: Published, reserved: false, contacts: [], reference: "FA-0", other_reference: "PO-1", title: "Chairs", status: "unpaid", open: true, date: "2026-01-02", until: "2026-02-01", total: "120.00", remaining: "20.00", currency: "EUR", progress: Some(40), parent: "p", has_file: true, has_picture: true, key: "2026-02-01" }
    body: Some(Body { text: "three chairs of 3", net: "", tax: "", lines: [], payments: [], messages: [], files: [], links: [], tracking: "", signature: None, paying: None }) None
    file: [97, 98, 99, 100]
    send_mail: ()
    now: 1000
    "#);
    assert_snapshot!(host.queries.lock().unwrap().join("\n"), @r#"
    NewThirdParty { key: "k1", name: "Atu SARL", person: "Atu Lenobli", email: "atu@example.com", language: "fr", entity: Some("1") }
    Query { kind: Invoices, third_party: "7", entities: Some(["1", "2"]), contact: Some("9"), own_only: false, cancelled: true, filter: Filter { text: "chair", amount: "", total_from: "", total_to: "", open: false, overdue_on: "", status: "", from: "", to: "", parent: "" }, sort: Until, descending: true, after: Some(After { key: "2026-01-01", id: "12" }), limit: 50 }
    FileQuery { kind: Invoices, document: "3", file: Some("main"), offset: 1, limit: 9 }
    Mail { site: "lyon", from_name: "Lyon", to: "a@example.com", to_name: "", subject: "Invitation", text: "Come in", html: "<p>Come in", language: "en", reply_to: "help@example.com", message_id: "1@example.com", urgent: false, unsubscribe: "" }
    "#);
}

#[test]
fn records_reach_the_host_with_level_and_target_from_the_level_set_on() {
    let host = Arc::new(FakeHost::with_rows(0));
    let portal = portal(&load("good"), &host);
    assert_eq!(host.take_records(), ["INFO good/start: started with `{}`"]);
    let all = [
        "ERROR good/error: error x",
        "WARN module_good: warn x",
        "INFO module_good: info x",
        "DEBUG module_good: debug x",
        "TRACE module_good: trace x",
    ];
    for (level, kept) in log::LevelFilter::iter().zip(0..) {
        portal.set_log_level(level);
        assert_eq!(portal.operate("x").as_deref(), Ok("x"));
        let want: Vec<&str> = all[..kept].iter().rev().copied().collect();
        assert_eq!(host.take_records(), want, "{level}");
    }
}

#[test]
fn records_go_to_the_newest_host_that_lives() {
    let (one, two) = (Arc::new(FakeHost::with_rows(0)), Arc::new(FakeHost::with_rows(0)));
    let module = load("good");
    let first = portal(&module, &one);
    let second = portal(&module, &two);
    let _ = (one.take_records(), two.take_records());
    first.check_manifests(&[]).unwrap();
    assert_eq!((one.take_records().len(), two.take_records().len()), (0, 1), "both live");
    drop(second);
    first.check_manifests(&[]).unwrap();
    assert_eq!((one.take_records().len(), two.take_records().len()), (1, 0), "the second is gone");
}

#[test]
fn modules_work_side_by_side_in_either_order_and_twice() {
    for order in [["good", "panicking"], ["panicking", "good"], ["good", "good"]] {
        let hosts = order.map(|_| Arc::new(FakeHost::with_rows(1)));
        let modules = order.map(load);
        let portals: Vec<_> = modules.iter().zip(&hosts).map(|(module, host)| portal(module, host)).collect();
        for ((name, module), portal) in order.iter().zip(&modules).zip(&portals) {
            assert_eq!(module.name(), *name, "{order:?}");
            let status = portal.handle(&get("/")).status;
            assert_eq!(status, if *name == "good" { 200 } else { 500 }, "{name} in {order:?}");
        }
    }
}

/// The copies of a module's file that this process holds, found by their size.
#[cfg(target_os = "linux")]
fn copies(size: u64) -> usize {
    let files = std::fs::read_dir("/proc/self/fd").unwrap().filter_map(Result::ok);
    let is_copy = |path: &std::path::PathBuf| {
        std::fs::read_link(path).is_ok_and(|name| name.to_string_lossy().contains("memfd:parvis-module"))
            && std::fs::metadata(path).is_ok_and(|file| file.len() == size)
    };
    files.map(|file| file.path()).filter(is_copy).count()
}

#[cfg(target_os = "linux")]
#[test]
fn the_same_bytes_are_mapped_once_however_often_and_from_wherever_they_are_loaded() {
    let folder = tests::folder();
    let elsewhere = folder.path().join("elsewhere.so");
    std::fs::copy(modules::module("good"), &elsewhere).unwrap();
    let first = load("good");
    let again: Vec<_> = (0..10).map(|_| load("good")).collect();
    let other = Loader::new(&elsewhere).load().unwrap();
    assert_eq!((other.path(), other.sha256()), (&*elsewhere, first.sha256()));
    assert!(again.iter().all(|module| module.name() == "good"));
    // Another test may hold a copy for the moment in which it tries one out.
    let one = (0..1_000).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        copies(first.size()) == 1
    });
    assert!(one, "{} copies of one file", copies(first.size()));
}

#[test]
fn a_module_says_what_it_is() {
    let module = load("good");
    assert_eq!((module.name(), module.version(), module.descriptor().id.as_str()), ("good", "1.2.3", "good"));
    assert_eq!(module.api_version(), plugin_api::module::API_VERSION);
    assert_eq!(module.size(), std::fs::metadata(module.path()).unwrap().len());
}

#[test]
fn a_thousand_listings_hand_over_each_row_once() {
    let host = Arc::new(FakeHost::with_rows(50));
    let portal = portal(&load("good"), &host);
    for _ in 0..1_000 {
        let response = portal.handle(&get("/"));
        let lines = response.body.split(|byte| *byte == b'\n').count() - 1;
        assert_eq!((response.status, lines), (200, 51));
    }
    assert_eq!(host.handed_over.load(Ordering::Relaxed), 50_000);
}

#[test]
fn eight_threads_at_once_get_their_own_answers_while_the_host_panics_for_some() {
    let host = Arc::new(FakeHost::with_rows(50));
    let portal = portal(&load("good"), &host);
    host.panic_in("count");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let portal = &portal;
            scope.spawn(move || {
                let path = format!("/{number}");
                for _ in 0..50 {
                    let body = portal.handle(&get(&path)).body;
                    assert!(body.starts_with(format!("GET {path} 192.0.2.7\n").as_bytes()), "thread {number}");
                    let answer = portal.operate(if number % 2 == 0 { "ask count" } else { "ask is_employee" });
                    assert_eq!(answer.is_err(), number % 2 == 0, "thread {number}");
                }
            });
        }
    });
}
