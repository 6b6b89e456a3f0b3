//! What the ERP's own code asks the portal, and what it is answered where it asks wrongly.

use std::cell::{Cell, RefCell};

use serde_json::json;

use super::Needs::{OneProcess, Orders};
use super::rights::done;
use super::{Behaviour, World};

pub const BEHAVIOURS: &[Behaviour] = &[
    Behaviour {
        id: "health",
        says: "the portal says that it is well, and which sites it serves",
        needs: Orders,
        holds: |world| {
            let health = world.order("health", "");
            assert_eq!((&health["ready"], &health["panics"]), (&json!(true), &json!(0)), "{health}");
            assert_eq!(health["sites"], json!(["alpes", "lac"]), "{health}");
        },
    },
    Behaviour {
        id: "staff-ask",
        says: "staff read the users, and the permissions with their words",
        needs: Orders,
        holds: |world| {
            let (owner, member) = (world.login("owner"), world.login("member"));
            let users = done(world, &json!({ "do": "users", "site": "alpes" })).to_string();
            assert!(users.contains(&owner) && users.contains(&member), "{users}");
            let permissions = done(world, &json!({ "do": "permissions" }));
            assert_eq!(permissions["permissions"].as_array().map(Vec::len), Some(14), "{permissions}");
        },
    },
    Behaviour {
        id: "staff-refused",
        says: "staff are refused with a code and a sentence",
        needs: Orders,
        holds: |world| {
            for (command, code) in [
                (json!({ "do": "no_such_operation" }), "command/invalid"),
                (json!({ "do": "users", "site": "alpes", "later": 1 }), "command/invalid"),
                (json!({ "do": "users", "site": "nowhere" }), "site/unknown"),
                (
                    json!({ "do": "create_user", "site": "alpes", "contact": "nobody", "deliver": "show" }),
                    "contact/unknown",
                ),
                (json!({ "do": "enable_user", "site": "alpes", "login": "nobody" }), "user/unknown"),
            ] {
                let answer = world.order("operate", &command.to_string());
                assert_eq!(answer["code"], json!(code), "{command}: {answer}");
                assert!(answer["message"].as_str().is_some_and(|text| text.len() > 15), "{answer}");
            }
        },
    },
    Behaviour {
        id: "contact-has-user",
        says: "a contact becomes a user once",
        needs: Orders,
        holds: |world| {
            world.owner();
            let create =
                json!({ "do": "create_user", "site": "alpes", "contact": world.names.contact, "deliver": "show" });
            assert_eq!(world.refused("operate", &create.to_string()), "contact/has-user");
        },
    },
    Behaviour {
        id: "bad-question",
        says: "a question that is none is told what is wrong with it",
        needs: Orders,
        holds: |world| assert_eq!(world.refused("decide", "{\"site\": \"alpes\"}"), "question/invalid"),
    },
    Behaviour {
        id: "manifest-checked",
        says: "a manifest is checked without being put in force, and each mistake is named",
        needs: Orders,
        holds: |world| {
            let problems = world.order("check", "{\"site\": \"Alpes!\", \"hosts\": []}");
            assert!(problems.as_array().is_some_and(|problems| problems.len() > 1), "{problems}");
            assert_eq!(world.order("check", &manifest("extra")), json!([]));
            assert_eq!(world.order("health", "")["sites"], json!(["alpes", "lac"]));
        },
    },
    Behaviour {
        id: "manifest-refused",
        says: "a manifest with a mistake is not put in force",
        needs: Orders,
        holds: |world| {
            let code = world.refused("enable", "{\"site\": \"Alpes!\", \"hosts\": []}");
            assert!(code.starts_with("manifest/"), "{code}");
        },
    },
    Behaviour {
        id: "not-utf-8",
        says: "a text that is not UTF-8 is told, whoever hands it over",
        needs: Orders,
        holds: |world| {
            let answer = world.order_bytes("enable", b"{\"site\": \"\xe9\"}").json();
            let code = answer["code"].as_str().unwrap_or_else(|| panic!("{answer}"));
            assert!(code == "parvis/bad-text" || code.starts_with("manifest/"), "{code}");
            let header = [("accept-language", "\u{ff}\u{fe}")];
            assert!(world.browser().send("GET", "/sign-in", &header, b"").status < 500);
        },
    },
    Behaviour {
        id: "site-in-and-out",
        says: "a site that is taken out of service is not there with the next request, and is again when it is put back",
        needs: OneProcess,
        holds: |world| {
            world.order("disable", "lac");
            let out = world.browser_at("lac.localhost").get("/sign-in").status;
            world.order("enable", &manifest("lac"));
            assert!(out >= 400, "{out}");
            assert_eq!(world.browser_at("lac.localhost").get("/sign-in").status, 200);
            assert_eq!(world.browser().get("/sign-in").status, 200);
        },
    },
    Behaviour {
        id: "site-unknown",
        says: "a site that there is not cannot be taken out of service",
        needs: Orders,
        holds: |world| assert_eq!(world.refused("disable", "nowhere"), "site/unknown"),
    },
    Behaviour {
        id: "bad-level",
        says: "a level of the log that there is not is told",
        needs: Orders,
        holds: |world| assert_eq!(world.refused("level", "9"), "parvis/bad-level"),
    },
    Behaviour {
        id: "no-module",
        says: "a file that is not there or no library is not loaded, and a module with another sum neither",
        needs: Orders,
        holds: |world| {
            assert_eq!(world.refused("load", "/nowhere/libportal_plugin.so"), "module/missing");
            fs_write(world, "no-library.so", "this is no library");
            let file = world.folder.join("no-library.so").display().to_string();
            assert!(world.refused("load", &file).starts_with("module/"));
            assert!(world.refused("pin", &"0".repeat(64)).starts_with("module/"));
            assert_eq!(world.browser().get("/sign-in").status, 200);
        },
    },
    Behaviour {
        id: "asked-later",
        says: "a question of a later version is answered: not known",
        needs: Orders,
        holds: |world| assert_eq!(world.order("later", ""), json!("not known")),
    },
    Behaviour {
        id: "zip",
        says: "an archive of a list's files is made by the host's work",
        needs: OneProcess,
        holds: |world| {
            let account = world.account();
            let mut owner = world.owner();
            let begun = owner.call("POST", &format!("{account}/zips"), &json!({ "kind": "invoices" })).json();
            let path = format!("{account}/zips/{}", begun["id"].as_str().unwrap_or_else(|| panic!("{begun}")));
            let (made, asking) = (Cell::new(Vec::new()), RefCell::new(owner.clone()));
            world.until("the archive is made", |world| {
                world.order("work", "");
                let answer = asking.borrow_mut().get(&format!("{path}/file"));
                let is_made = answer.status == 200;
                made.set(answer.body);
                is_made
            });
            assert!(made.take().starts_with(b"PK"));
        },
    },
];

pub fn manifest(site: &str) -> String {
    json!({ "site": site, "hosts": [format!("{site}.localhost")] }).to_string()
}

fn fs_write(world: &World, name: &str, text: &str) {
    std::fs::write(world.folder.join(name), text).unwrap();
}
