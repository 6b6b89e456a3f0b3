//! Who is there: sites, sign-in, sessions, links.

use serde_json::json;

use super::Needs::{Browser, Orders};
use super::{Behaviour, World};
use crate::browser::{Answer, SESSION};
use crate::local_portal::PASSWORD;

pub const BEHAVIOURS: &[Behaviour] = &[
    Behaviour {
        id: "signed-out",
        says: "whoever is not signed in is led to the page for that",
        needs: Browser,
        holds: |world| {
            let answer = world.browser().get("/");
            assert_eq!((answer.status, answer.header("location")), (303, Some("/sign-in")), "{}", answer.text());
            let page = world.browser().get("/sign-in");
            assert!(page.status == 200 && page.text().contains("name=\"password\""), "{}", page.text());
        },
    },
    Behaviour {
        id: "assets",
        says: "what a page is drawn with comes through untouched, byte by byte",
        needs: Browser,
        holds: |world| {
            let page = world.browser().get("/sign-in").text();
            let style = page.split("/assets/").nth(1).and_then(|rest| rest.split('"').next()).expect("a style sheet");
            let answer = world.browser().get(&format!("/assets/{style}"));
            assert_eq!(answer.status, 200);
            let length = answer.header("content-length").expect("a length").parse::<usize>().unwrap();
            assert_eq!(length, answer.body.len());
        },
    },
    Behaviour {
        id: "signed-out-call",
        says: "a call of whoever is not signed in is a 401 with a code",
        needs: Browser,
        holds: |world| refused(&world.browser().get("/api/v1/accounts"), 401, "session/missing"),
    },
    Behaviour {
        id: "password-once",
        says: "with a password that was shown once, nothing is seen until it is replaced",
        needs: Orders,
        holds: |world| {
            let login = world.login("member");
            let made = world.order(
                "operate",
                &json!({ "do": "credentials", "site": "alpes", "login": login, "deliver": "show" }).to_string(),
            );
            let password = made["password"].as_str().unwrap_or_else(|| panic!("{made}"));
            let mut browser = world.browser();
            let answer = browser.sign_in_by_call(&login, password);
            assert_eq!((answer.status, &answer.json()["must_replace_password"]), (200, &json!(true)));
            assert_eq!(browser.get("/api/v1/accounts").status, 403);
            let replace = json!({ "current": password, "new": PASSWORD });
            assert_eq!(browser.call("POST", "/api/v1/password", &replace).status, 200);
            assert_eq!(browser.get("/api/v1/accounts").status, 200);
            world.people.insert("member", (browser, login));
        },
    },
    Behaviour {
        id: "signed-in",
        says: "whoever signs in by the page is known to the next request",
        needs: Browser,
        holds: |world| {
            let login = world.login("owner");
            let mut browser = world.browser();
            let answer = browser.sign_in(&login, PASSWORD);
            assert_eq!(answer.status, 303, "{}", answer.text());
            assert_eq!(browser.get("/api/v1/session").json()["user"]["login"], json!(login));
        },
    },
    Behaviour {
        id: "wrong-password",
        says: "a wrong password and a login that there is not are answered alike",
        needs: Browser,
        holds: |world| {
            let login = world.login("owner");
            let wrong = world.browser().sign_in_by_call(&login, "nothing of anybody's");
            let nobody = world.browser().sign_in_by_call("nobody", "nothing of anybody's");
            assert_eq!((wrong.status, wrong.text()), (401, nobody.text()));
        },
    },
    Behaviour {
        id: "signed-out-again",
        says: "whoever signs out is out, with the old cookie too",
        needs: Browser,
        holds: |world| {
            let login = world.login("owner");
            let mut browser = world.browser();
            browser.sign_in_by_call(&login, PASSWORD);
            let before = browser.clone();
            assert!(browser.call("DELETE", "/api/v1/session", &json!(null)).status < 300);
            let mut with_old = before;
            assert_eq!(with_old.get("/api/v1/accounts").status, 401);
        },
    },
    Behaviour {
        id: "forged-cookie",
        says: "a cookie that nobody was given opens nothing",
        needs: Browser,
        holds: |world| {
            let mut browser = world.browser();
            browser.cookies.insert(SESSION.to_owned(), "A".repeat(43));
            assert_eq!(browser.get("/api/v1/accounts").status, 401);
        },
    },
    Behaviour {
        id: "other-site",
        says: "a session of one site opens nothing on the other one",
        needs: Browser,
        holds: |world| {
            let owner = world.owner();
            let mut carried = owner.carried_to(&format!("lac.localhost:{}", world.names.port));
            assert_eq!(carried.get("/sign-in").status, 200);
            assert_eq!(carried.get("/api/v1/accounts").status, 401);
        },
    },
    Behaviour {
        id: "link-mailed",
        says: "whoever forgot the password is mailed a link to the site, with its port",
        needs: Browser,
        holds: |world| {
            let login = world.login("owner");
            let asked = world.browser().call("POST", "/api/v1/password/forgot", &json!({ "login": login }));
            assert!(asked.status < 300, "{}", asked.text());
            let link = format!("alpes.localhost:{}/password/set/", world.names.port);
            let email = world.names.email.clone();
            world.until("a link is mailed", |world| {
                let mails = [world.held("mails"), world.held("out")].concat();
                mails.lines().any(|mail| mail.contains(&link) && mail.contains(&email))
            });
        },
    },
];

/// That an answer is this refusal.
#[track_caller]
pub fn refused(answer: &Answer, status: u16, code: &str) {
    assert_eq!((answer.status, answer.code().as_str()), (status, code), "{}", answer.text());
}

/// A list of an account.
#[track_caller]
pub fn list(world: &mut World, query: &str) -> Answer {
    let account = world.account();
    world.owner().get(&format!("{account}/{query}"))
}
