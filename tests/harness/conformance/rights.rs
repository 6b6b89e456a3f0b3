//! Who may: permissions, and what is taken away holds with the next request.

use serde_json::{Value, json};

use super::Needs::Orders;
use super::signing::refused;
use super::{Behaviour, World};

pub const BEHAVIOURS: &[Behaviour] = &[
    Behaviour {
        id: "permission-held",
        says: "a member sees what the membership says",
        needs: Orders,
        holds: |world| assert_eq!(members(world, "invoices"), (200, String::new())),
    },
    Behaviour {
        id: "permission-missing",
        says: "a member sees nothing else, and is told why",
        needs: Orders,
        holds: |world| assert_eq!(members(world, "quotes"), (403, "permission/missing".to_owned())),
    },
    Behaviour {
        id: "permission-given",
        says: "a permission that is given counts with the next request, and one that is taken away too",
        needs: Orders,
        holds: |world| {
            on_member(world, "edit", &json!({ "permissions": ["portal.invoices.view", "portal.quotes.view"] }));
            assert_eq!(members(world, "quotes").0, 200);
            on_member(world, "edit", &json!({ "permissions": ["portal.invoices.view"] }));
            assert_eq!(members(world, "quotes"), (403, "permission/missing".to_owned()));
        },
    },
    Behaviour {
        id: "on-hold",
        says: "a membership on hold is no with the next request, and goes on after it",
        needs: Orders,
        holds: |world| {
            on_member(world, "suspend", &Value::Null);
            assert_eq!(members(world, "invoices"), (403, "membership/suspended".to_owned()));
            on_member(world, "resume", &Value::Null);
            assert_eq!(members(world, "invoices").0, 200);
        },
    },
    Behaviour {
        id: "revoked",
        says: "a membership that is ended is no with the next request",
        needs: Orders,
        holds: |world| {
            on_member(world, "revoke", &Value::Null);
            assert_eq!(members(world, "invoices"), (404, "document/unknown".to_owned()));
            let login = world.login("member");
            let membership = json!({ "permissions": ["portal.invoices.view"] });
            done(
                world,
                &json!({
                    "do": "grant", "site": "alpes", "login": login, "third_party": world.names.third_party,
                    "membership": membership,
                }),
            );
            assert_eq!(members(world, "invoices").0, 200);
        },
    },
    Behaviour {
        id: "contact-archived",
        says: "a person whom the ERP archives is out with the next request, and in again when it takes them back",
        needs: Orders,
        holds: |world| {
            world.order("closed", &world.names.member);
            let out = members(world, "invoices");
            world.order("closed", "");
            assert_eq!(out, (403, "user/disabled".to_owned()));
            assert_eq!(members(world, "invoices").0, 200);
        },
    },
    Behaviour {
        id: "customer-closed",
        says: "a customer whom the ERP closes is out with the next request, and in again when it takes them back",
        needs: Orders,
        holds: |world| {
            let account = world.account();
            let mut owner = world.owner();
            world.order("closed", &world.names.third_party);
            let out = owner.get(&format!("{account}/invoices"));
            world.order("closed", "");
            refused(&out, 403, "account/closed");
            assert_eq!(owner.get(&format!("{account}/invoices")).status, 200);
        },
    },
    Behaviour {
        id: "disabled",
        says: "a user out of use is out with the next request",
        needs: Orders,
        holds: |world| {
            let login = world.login("member");
            done(world, &json!({ "do": "disable_user", "site": "alpes", "login": login }));
            assert_eq!(members(world, "invoices").0, 401);
            done(world, &json!({ "do": "enable_user", "site": "alpes", "login": login }));
            let (mut browser, login) = (world.browser(), login);
            assert_eq!(browser.sign_in_by_call(&login, crate::local_portal::PASSWORD).status, 200);
            world.people.insert("member", (browser, login));
        },
    },
    Behaviour {
        id: "decided",
        says: "the ERP's own code is answered as a browser is",
        needs: Orders,
        holds: |world| {
            let (owner, member) = (world.login("owner"), world.login("member"));
            let mine = Some(("invoices", world.names.invoice.clone()));
            let foreign = Some(("invoices", world.names.foreign_invoice.clone()));
            for (login, permission, document, granted) in [
                (&owner, "portal.invoices.view", None, true),
                (&owner, "portal.invoices.view", mine, true),
                (&owner, "portal.invoices.view", foreign, false),
                (&member, "portal.quotes.view", None, false),
            ] {
                let document = document.map(|(kind, id)| json!({ "kind": kind, "id": id }));
                let question = json!({
                    "site": "alpes", "login": login, "third_party": world.names.third_party,
                    "permission": permission, "document": document,
                });
                let decision = world.order("decide", &question.to_string());
                assert_eq!(decision["granted"], json!(granted), "{question}: {decision}");
            }
        },
    },
    Behaviour {
        id: "explained",
        says: "staff read why not, row by row",
        needs: Orders,
        holds: |world| {
            let login = world.login("member");
            let explained = done(
                world,
                &json!({
                    "do": "explain", "site": "alpes", "login": login, "third_party": world.names.third_party,
                    "permission": "portal.quotes.view",
                }),
            );
            assert!(explained.to_string().contains("permission/missing"), "{explained}");
        },
    },
];

/// Status and code of a list that the member asks for.
#[track_caller]
fn members(world: &mut World, kind: &str) -> (u16, String) {
    let account = world.account();
    let answer = world.member().get(&format!("{account}/{kind}"));
    (answer.status, answer.code())
}

/// Staff do this.
#[track_caller]
pub fn done(world: &World, command: &Value) -> Value {
    let answer = world.order("operate", &command.to_string());
    assert!(answer["code"].is_null() || answer["class"].is_null(), "{command}: {answer}");
    answer
}

/// Staff do this to the member.
#[track_caller]
fn on_member(world: &mut World, act: &str, membership: &Value) {
    let login = world.login("member");
    let mut said = json!({ "login": login });
    if !membership.is_null() {
        said["membership"] = membership.clone();
    }
    let third_party = world.names.third_party.clone();
    done(
        world,
        &json!({ "do": "account", "site": "alpes", "third_party": third_party, "by": "Zoe", "act": { act: said } }),
    );
}
