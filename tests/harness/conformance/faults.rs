//! An ERP that does wrong: what was asked is closed, a line stands in the log, the process lives.

use std::thread;
use std::time::{Duration, Instant};

use super::Needs::{OneProcess, Orders};
use super::signing::{list, refused};
use super::{Behaviour, HOSTS_OWN_FAULT, World};
use crate::browser::Answer;

pub const BEHAVIOURS: &[Behaviour] = &[
    Behaviour {
        id: "raising",
        says: "whatever function of the host raises, the page is a 503, and what it raised stands in the log",
        needs: Orders,
        holds: |world| {
            for (function, page) in PAGES {
                closes(world, &format!("{function} throw"), page);
                assert!(world.log().contains(HOSTS_OWN_FAULT), "{function}: {}", world.log());
            }
        },
    },
    Behaviour {
        id: "failing",
        says: "whatever function of the host says that it cannot, the page is a 503",
        needs: Orders,
        holds: |world| {
            for (function, page) in PAGES {
                closes(world, &format!("{function} fail"), page);
            }
        },
    },
    Behaviour {
        id: "failing-in-silence",
        says: "a function that fails and does not say why closes the page all the same",
        needs: Orders,
        holds: |world| {
            for (function, page) in PAGES {
                closes(world, &format!("{function} silent"), page);
            }
            assert!(world.log().contains("did not say why"), "{}", world.log());
        },
    },
    Behaviour {
        id: "half-an-answer",
        says: "a host that raises in the midst of its rows shows none of them",
        needs: Orders,
        holds: |world| {
            let first = world.names.invoices[0].clone();
            let answer = closes(world, "documents half", LIST);
            assert!(!answer.text().contains(&first), "{}", answer.text());
        },
    },
    Behaviour {
        id: "wrong-answer",
        says: "an answer of another shape is a 503, and the log names the question",
        needs: Orders,
        holds: |world| {
            for (function, page) in
                PAGES.iter().filter(|(function, _)| ["standing", "third_party", "body"].contains(function))
            {
                closes(world, &format!("{function} wrong"), page);
                let named = format!("the host's answer to `{function}` cannot be read");
                assert!(world.log().contains(&named), "{function}: {}", world.log());
            }
        },
    },
    Behaviour {
        id: "no-answer",
        says: "no answer at all is a 503 too",
        needs: Orders,
        holds: |world| {
            closes(world, "standing nothing", LIST);
            closes(world, "count nothing", "/accounts");
        },
    },
    Behaviour {
        id: "huge-answer",
        says: "an answer that is too long is a 503, and costs no more than once",
        needs: Orders,
        holds: |world| {
            closes(world, "body huge", DETAIL);
        },
    },
    Behaviour {
        id: "endless-rows",
        says: "rows that never end are cut off, and the page is shown",
        needs: Orders,
        holds: |world| {
            let answer = world.while_wrong("documents huge", |world| list(world, "invoices?limit=7"));
            assert_eq!(answer.json()["items"].as_array().map(Vec::len), Some(7), "{}", answer.text());
        },
    },
    Behaviour {
        id: "endless-file",
        says: "a file that never ends is refused as too large",
        needs: Orders,
        holds: |world| {
            let path = format!("invoices/{}/file", world.names.invoice);
            let answer = world.while_wrong("file huge", |world| list(world, &path));
            refused(&answer, 403, "file/too-large");
            assert_eq!(list(world, &path).status, 200);
        },
    },
    Behaviour {
        id: "foreign-row",
        says: "another customer's row in a list is not shown, and the others are",
        needs: Orders,
        holds: |world| {
            let was = list(world, "invoices?limit=100").json();
            let answer = world.while_wrong("documents foreign", |world| list(world, "invoices?limit=100"));
            assert_eq!(answer.json()["items"], was["items"]);
        },
    },
    Behaviour {
        id: "foreign-in-place",
        says: "another customer's document in the place of one's own is not there",
        needs: Orders,
        holds: |world| {
            let path = format!("invoices/{}", world.names.invoice);
            let answer = world.while_wrong("document foreign", |world| list(world, &path));
            assert_eq!(answer.status, 404, "{}", answer.text());
            assert_eq!(list(world, &path).status, 200);
        },
    },
    Behaviour {
        id: "counted",
        says: "what the host handed over and should not have is counted",
        needs: OneProcess,
        holds: |world| {
            let health = world.order("health", "");
            assert!(health["foreign_documents"].as_u64() > Some(0), "{health}");
            assert!(health["senseless_answers"].as_u64() > Some(0), "{health}");
        },
    },
    Behaviour {
        id: "senseless-row",
        says: "amounts and days in another form are shown as they stand, and the page lives",
        needs: Orders,
        holds: |world| {
            let answer = world.while_wrong("documents wrong", |world| list(world, "invoices?limit=7"));
            assert_eq!(answer.status, 200, "{}", answer.text());
            let path = format!("{}/invoices", world.account()).replace("/api/v1", "");
            let page = world.while_wrong("documents wrong", |world| world.owner().get(&path));
            assert_eq!(page.status, 200, "{}", page.text());
        },
    },
    Behaviour {
        id: "raising-log",
        says: "a log that cannot be written to closes nothing",
        needs: Orders,
        holds: |world| {
            world.order("level", "5");
            let answer = world.while_wrong("log throw", |world| list(world, "invoices"));
            world.order("level", "3");
            assert_eq!(answer.status, 200, "{}", answer.text());
        },
    },
    Behaviour {
        id: "hanging",
        says: "while the host hangs in one answer it gives others, and in the end that one too",
        needs: Orders,
        holds: |world| {
            let path = format!("{}/invoices", world.account());
            let (mut hanging, begun) = (world.owner(), Instant::now());
            world.order("fault", "documents hang");
            thread::scope(|scope| {
                let hung = scope.spawn(|| (hanging.get(&path), begun.elapsed()));
                thread::sleep(Duration::from_millis(300));
                world.order("fault", "");
                assert_eq!(world.browser().get("/sign-in").status, 200);
                assert!(begun.elapsed() < Duration::from_millis(1_800), "{:?}", begun.elapsed());
                let (answer, took) = hung.join().unwrap();
                assert_eq!(answer.status, 200, "{}", answer.text());
                assert!(took > Duration::from_millis(1_900), "{took:?}");
            });
        },
    },
    Behaviour {
        id: "calling-back",
        says: "a function of the host's may call the portal that asks it",
        needs: Orders,
        holds: |world| {
            let answer = world.while_wrong("third_party reenter", |world| list(world, "invoices"));
            assert_eq!(answer.status, 200, "{}", answer.text());
            assert!(world.held("reentered").to_lowercase().contains("true true"), "{}", world.log());
        },
    },
    Behaviour {
        id: "well-again",
        says: "after all of it, what was closed is open",
        needs: Orders,
        holds: |world| {
            for (_, page) in PAGES {
                let page = address(world, page);
                assert_eq!(world.owner().get(&format!("/api/v1{page}")).status, 200, "{page}");
            }
        },
    },
];

/// The page of a list.
const LIST: &str = "/a/ACCOUNT/invoices";
/// The page of a document.
const DETAIL: &str = "/a/ACCOUNT/invoices/INVOICE";

/// Functions of the host, each with a page that asks it.
const PAGES: [(&str, &str); 6] = [
    ("standing", LIST),
    ("third_party", "/accounts"),
    ("count", "/accounts"),
    ("body", DETAIL),
    ("documents", LIST),
    ("document", DETAIL),
];

/// The address of a page.
#[track_caller]
fn address(world: &mut World, page: &str) -> String {
    let account = world.account().replace("/api/v1/a/", "");
    page.replace("ACCOUNT", &account).replace("INVOICE", &world.names.invoice)
}

/// While a function does wrong, what asks it is a 503 in JSON and on the page.
#[track_caller]
fn closes(world: &mut World, fault: &str, page: &str) -> Answer {
    let page = address(world, page);
    let mut owner = world.owner();
    world.order("fault", fault);
    let (answer, shown) = (owner.get(&format!("/api/v1{page}")), owner.get(&page));
    world.order("fault", "");
    assert_eq!((answer.status, answer.code().as_str()), (503, "unavailable/host"), "{fault}: {}", answer.text());
    assert_eq!((shown.status, shown.header("retry-after")), (503, Some("30")), "{fault}: {}", shown.text());
    answer
}
