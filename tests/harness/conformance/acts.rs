//! What customers do in the ERP: once for each key, and only what it takes.

use serde_json::{Value, json};

use super::Needs::Orders;
use super::signing::refused;
use super::{Behaviour, World};
use crate::browser::Answer;

pub const BEHAVIOURS: &[Behaviour] = &[
    Behaviour {
        id: "changed",
        says: "a quote whose total is not the one that the customer saw is not accepted",
        needs: Orders,
        holds: |world| {
            let key = world.key();
            let answer =
                answer_quote(world, 0, &key, &json!({ "do": "accept", "total": "1.00", "signed_by": "Claire" }));
            refused(&answer, 409, "action/changed");
        },
    },
    Behaviour {
        id: "without-csrf",
        says: "an act without the session's value against forgery is refused",
        needs: Orders,
        holds: |world| {
            let path = format!("{}/quotes/{}", world.account(), world.names.quotes[0]);
            let headers = [("content-type", "application/json"), ("idempotency-key", "0123456789abcdef-0")];
            let answer = world.owner().send("POST", &path, &headers, accept(world, 0).to_string().as_bytes());
            assert_eq!(answer.status, 403, "{}", answer.text());
        },
    },
    Behaviour {
        id: "from-elsewhere",
        says: "a form that another site sends is refused",
        needs: Orders,
        holds: |world| {
            let headers = [
                ("content-type", "application/x-www-form-urlencoded"),
                ("origin", "http://elsewhere.example"),
                ("sec-fetch-site", "cross-site"),
            ];
            let answer = world.owner().send("POST", "/sign-out", &headers, b"");
            assert_eq!(answer.status, 403, "{}", answer.text());
            assert_eq!(world.owner().get("/api/v1/accounts").status, 200);
        },
    },
    Behaviour {
        id: "without-key",
        says: "an act without a key is refused",
        needs: Orders,
        holds: |world| {
            let path = format!("{}/quotes/{}", world.account(), world.names.quotes[0]);
            let answer = world.owner().call("POST", &path, &accept(world, 0));
            refused(&answer, 422, "action/key-invalid");
        },
    },
    Behaviour {
        id: "accepted",
        says: "a quote is accepted, and shown so",
        needs: Orders,
        holds: |world| {
            let (key, said) = (world.key(), accept(world, 0));
            let answer = answer_quote(world, 0, &key, &said);
            assert_eq!(answer.status, 200, "{}", answer.text());
            assert_eq!(quote(world, 0)["status"], json!("signed"));
        },
    },
    Behaviour {
        id: "accepted-once",
        says: "the same key again is the same act and the same answer",
        needs: Orders,
        holds: |world| {
            let (key, said) = (world.key(), accept(world, 1));
            let (first, again) = (answer_quote(world, 1, &key, &said), answer_quote(world, 1, &key, &said));
            assert_eq!((first.status, again.status, first.text()), (200, 200, again.text()));
        },
    },
    Behaviour {
        id: "over",
        says: "a quote that is answered is not accepted again",
        needs: Orders,
        holds: |world| {
            let (key, said) = (world.key(), json!({ "do": "accept", "total": total(world, 1), "signed_by": "Claire" }));
            refused(&answer_quote(world, 1, &key, &said), 409, "action/over");
        },
    },
    Behaviour {
        id: "foreign-act",
        says: "another customer's quote is not there to accept",
        needs: Orders,
        holds: |world| {
            let (key, said) = (world.key(), json!({ "do": "accept", "total": "240.00", "signed_by": "Claire" }));
            let path = format!("{}/quotes/{}", world.account(), world.names.foreign_quote);
            assert_eq!(world.owner().act(&path, &key, &said).status, 404);
        },
    },
    Behaviour {
        id: "act-not-permitted",
        says: "whoever may not see quotes accepts none",
        needs: Orders,
        holds: |world| {
            let (key, said) = (world.key(), accept(world, 2));
            let path = format!("{}/quotes/{}", world.account(), world.names.quotes[2]);
            refused(&world.member().act(&path, &key, &said), 403, "permission/missing");
        },
    },
    Behaviour {
        id: "act-failed",
        says: "an act that the ERP fails at is a 503, and the same key does it once the ERP can",
        needs: Orders,
        holds: |world| {
            let (key, said) = (world.key(), accept(world, 2));
            let answer = world.while_wrong("act throw", |world| answer_quote(world, 2, &key, &said));
            refused(&answer, 503, "unavailable/host");
            assert_ne!(quote(world, 2)["status"], json!("signed"));
            let answer = answer_quote(world, 2, &key, &said);
            assert_eq!((answer.status, &quote(world, 2)["status"]), (200, &json!("signed")), "{}", answer.text());
        },
    },
    Behaviour {
        id: "mail-waits",
        says: "a mail that the ERP does not take waits, is counted, and the log says why",
        needs: Orders,
        holds: |world| {
            let login = world.login("member");
            world.while_wrong("send_mail fail", |world| {
                let asked = world.browser().call("POST", "/api/v1/password/forgot", &json!({ "login": login }));
                assert!(asked.status < 300, "{}", asked.text());
                world.until("the mail waits", |world| {
                    world.order("work", "");
                    world.log().contains("waits, the host did not take it: erp/away")
                        && world.order("health", "")["mails_waiting"].as_u64() > Some(0)
                });
            });
            assert!(!world.held("mails").lines().any(|mail| mail.contains("marc") && mail.contains("/password/set/")));
        },
    },
];

#[track_caller]
fn quote(world: &mut World, number: usize) -> Value {
    let path = format!("{}/quotes/{}", world.account(), world.names.quotes[number]);
    world.owner().get(&path).json()
}

#[track_caller]
fn total(world: &mut World, number: usize) -> Value {
    quote(world, number)["total"]["amount"].clone()
}

#[track_caller]
fn accept(world: &mut World, number: usize) -> Value {
    json!({ "do": "accept", "total": total(world, number), "signed_by": "Claire Dubois" })
}

#[track_caller]
fn answer_quote(world: &mut World, number: usize, key: &str, said: &Value) -> Answer {
    let path = format!("{}/quotes/{}", world.account(), world.names.quotes[number]);
    world.owner().act(&path, key, said)
}
