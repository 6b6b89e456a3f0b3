//! Threads, forks, and the end: what a host's process lives through.

use serde_json::json;

use super::Behaviour;
use super::Needs::{OneProcess, Orders, Starting};
use super::signing::list;

pub const BEHAVIOURS: &[Behaviour] = &[
    Behaviour {
        id: "own-threads-only",
        says: "after all of this, the portal has called the host on no thread but those inside a call of the host's",
        needs: Orders,
        holds: |world| {
            // Each answer says how it is in the process that gave it; who was called on which thread is noted for all of them.
            let seen = world.order("seen", "");
            assert_eq!(seen["foreign"], json!(""), "{seen}");
            list(world, "invoices");
            let calls = (0..8).map(|_| world.order("seen", "")["calls"].as_u64().unwrap()).max();
            assert!(calls > Some(0), "the host counts no calls");
        },
    },
    Behaviour {
        id: "one-process",
        says: "after all of this, it is the process that it was",
        needs: OneProcess,
        holds: |world| {
            let Some(serving) = &world.serving else { return };
            assert_eq!(world.order("seen", "")["process"], json!(serving.process()));
        },
    },
    Behaviour {
        id: "forked",
        says: "in a child of its process the portal answers that it belongs to the parent, which goes on",
        needs: OneProcess,
        holds: |world| {
            assert_eq!(world.order("fork", ""), json!("parvis/forked"));
            assert_eq!(world.browser().get("/sign-in").status, 200);
        },
    },
    Behaviour {
        id: "left-without-a-word",
        says: "a process that leaves without `stop` ends with 0, and the next one knows who is signed in",
        needs: Starting,
        holds: |world| {
            let mut owner = world.owner();
            assert_eq!(owner.get("/api/v1/accounts").status, 200);
            world.order("exit", "");
            let serving = world.serving.as_mut().expect("whoever tests it started it");
            let ended = serving.ended();
            assert!(ended.success(), "{ended} {}", serving.held("err"));
            serving.start_again();
            assert_eq!(owner.get("/api/v1/accounts").status, 200);
        },
    },
    Behaviour {
        id: "stopped",
        says: "a portal that was stopped is none: stopping and asking it again is told, and browsers get a 503",
        needs: Starting,
        holds: |world| {
            let mut owner = world.owner();
            world.order("stop", "");
            let again = world.order("stop", "");
            assert!(again.is_null() || again["code"] == "parvis/unknown-handle", "{again}");
            let asked = world.refused("operate", "{\"do\": \"permissions\"}");
            // Without a number that could be closed, it is the portal itself that says so.
            assert!(["parvis/unknown-handle", "portal/stopped"].contains(&&*asked), "{asked}");
            assert_eq!(owner.get("/api/v1/accounts").status, 503);
        },
    },
    Behaviour {
        id: "begun-again",
        says: "the next process goes on where the stopped one ended, and ends with what a signal ends it with",
        needs: Starting,
        holds: |world| {
            let mut owner = world.owner();
            let serving = world.serving.as_mut().expect("whoever tests it started it");
            serving.terminate();
            serving.start_again();
            assert_eq!(owner.get("/api/v1/accounts").status, 200);
        },
    },
];
