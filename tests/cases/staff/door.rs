//! The staff's door: nobody is in without a sign-in, everybody does what their role permits, and what was done bears their
//! name.

use std::collections::BTreeSet;

use plugin_api::operations::Name;
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::page::Page;
use tests::server::{ADMIN, ADMIN_SIGNS, STAFF_SESSION, Server, manifests};

use crate::pages::assert_well_made;

const SUPPORT: &str = "nadia.roux";
const MANAGE: &str = "claude.martin";
const LOOK: &str = "leo.faure";

/// The pages that are there before anybody signs in.
const OPEN: [&str; 4] = ["/sign-in", "/staff.css", "/health", "/language"];

/// An address in which each named part is something.
fn filled(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "x".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Sends these fields as a form of the pages does, with the token that they carry.
fn fill(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> tests::browser::Answer {
    let home = browser.get("/password");
    let csrf = Page::of(&home).form("/language").into_iter().find(|(name, _)| name == "csrf").expect("a token").1;
    browser.post(path, &[&[("csrf", &*csrf)], fields].concat())
}

/// Runs a verb on the data of a server.
fn verb(server: &Server, args: &[&str]) -> Value {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let data = server.data.display().to_string();
    host_demo::run([&["host-demo"], args, &["--json", "--data", &data]].concat(), &mut out, &mut err);
    serde_json::from_slice(&out).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&err)))
}

#[test]
fn no_page_opens_without_a_sign_in_and_the_way_in_leads_on_to_it() {
    let server = Server::shared();
    for session in [None, Some(""), Some("0"), Some(&*"0".repeat(64))] {
        let mut nobody = server.staff_door();
        if let Some(session) = session {
            nobody.cookies.insert(STAFF_SESSION.to_owned(), session.to_owned());
        }
        for (method, path) in host_demo::back_office::addresses().filter(|(_, path)| !OPEN.contains(path)) {
            let path = filled(path);
            if method == "POST" {
                let answer = nobody.post(&path, &[("csrf", "x")]);
                assert_eq!(answer.status, 401, "{path}: {}", answer.text());
                assert_well_made(&answer, "en", &path);
            } else {
                let answer = nobody.get(&path);
                assert_eq!(answer.status, 303, "{path}");
                let to = answer.header("location").unwrap();
                assert!(to == "/sign-in" || to.starts_with("/sign-in?on=%2F"), "{path}: {to}");
            }
        }
    }
    let mut browser = server.staff_door();
    let way_in = browser.get("/users?site=alpes").header("location").unwrap().to_owned();
    let page = browser.get(&way_in);
    assert_well_made(&page, "en", "the page to sign in on");
    assert!(Page::of(&page).all("nav").next().is_none(), "no menu yet: {}", page.text());
    let password = server.staff_password(LOOK);
    let fields = [("login", " Leo.Faure "), ("password", &*password)];
    let entered = browser.submit("/sign-in?on=%2Fusers%3Fsite%3Dalpes", "/sign-in", &fields);
    assert_eq!((entered.status, entered.header("location")), (303, Some("/users?site=alpes")));
    let cookie = entered.headers.iter().find(|(name, value)| name == "set-cookie" && value.starts_with(STAFF_SESSION));
    assert!(cookie.is_some_and(|(_, cookie)| cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Strict")));
    assert_eq!(browser.get("/sign-in?on=//evil.example").header("location"), Some("/"), "in already");
    assert_eq!(server.staff_door().get("/health").text(), "{\"ready\":true}");
    assert!(browser.get("/health").json()["mails_waiting"].is_number());
}

#[test]
fn a_wrong_sign_in_says_nothing_of_what_was_wrong_and_is_slowed_down() {
    let server = Server::start(&manifests());
    let mut browser = server.staff_door();
    let mut said = BTreeSet::new();
    for (login, password) in [("nobody", "a drawer full of odd gloves"), (LOOK, "wrong"), ("<b>", ""), ("", "x")] {
        let answer = browser.submit("/sign-in", "/sign-in", &[("login", login), ("password", password)]);
        assert_eq!(answer.status, 401, "{login}");
        assert_well_made(&answer, "en", login);
        let page = Page::of(&answer);
        let alert = page.elements.iter().position(|element| element.get("role") == Some("alert")).expect("a refusal");
        said.insert(page.text_of(alert));
        assert!(!browser.cookies.contains_key(STAFF_SESSION));
    }
    assert_eq!(said.len(), 1, "{said:?}");
    let guess =
        |browser: &mut Browser| browser.submit("/sign-in", "/sign-in", &[("login", SUPPORT), ("password", "x")]);
    let slowed = (0..8).map(|_| guess(&mut browser)).find(|answer| answer.status == 429).expect("it is slowed down");
    let wait: u64 = slowed.header("retry-after").and_then(|seconds| seconds.parse().ok()).expect("it says how long");
    assert!((1..=2).contains(&wait), "{wait}");
    assert_well_made(&slowed, "en", "slowed down");
    let password = server.staff_password(MANAGE);
    assert_eq!(server.staff_door().sign_in(MANAGE, &password).status, 303, "a colleague is not");
}

#[test]
fn each_role_does_what_it_may_and_is_told_which_one_is_needed() {
    let server = Server::start(&manifests());
    let mut browsers = [LOOK, SUPPORT, MANAGE, ADMIN].map(|login| server.staff_as(login));
    let user = "/users/alpes/theo.braun";
    let (invite, people) = ("/third-parties/101/account/invite", "/third-parties/101/account");
    let offer = [("site", "alpes"), ("email", "x@atu.example"), ("name", "X"), ("hours", "48")];
    let plan = [("site", "nord"), ("realm", "atelier"), ("digest", "0"), ("confirm", "yes"), ("reason", "one brand")];
    let (needs, lets) = (403, 303);
    for (path, fields, want) in [
        ("/users", None, [200; 4]),
        ("/explain", None, [200; 4]),
        ("/ledger/export?third_party=101", None, [200; 4]),
        ("/realms/plan?site=nord&realm=atelier", None, [200; 4]),
        ("/mail", None, [needs, 200, 200, 200]),
        ("/staff", None, [needs, needs, needs, 200]),
        (user, Some(&[("do", "end-sessions")][..]), [needs, lets, lets, lets]),
        (user, Some(&[("do", "show")]), [needs, 200, 200, 200]),
        (user, Some(&[("do", "add"), ("third_party", "x")]), [needs, needs, 404, 404]),
        ("/users/alpes/theo.braun/in/101", Some(&[("do", "suspend")]), [needs, needs, lets, lets]),
        ("/users/alpes/theo.braun/in/101", Some(&[("do", "look"), ("reason", "asked")]), [needs, 422, 422, 422]),
        (invite, Some(&offer), [needs, needs, lets, lets]),
        (people, Some(&[("site", "alpes"), ("do", "suspend_account")]), [needs, needs, lets, lets]),
        (people, Some(&[("site", "alpes"), ("do", "reopen_account")]), [needs, needs, lets, lets]),
        ("/realms/plan", Some(&plan), [needs, needs, needs, 422]),
        ("/manifests/check", Some(&[("manifest", "{}")]), [200; 4]),
        ("/staff/leo.faure", Some(&[("do", "enable")]), [needs, needs, needs, lets]),
    ] {
        for (browser, want) in browsers.iter_mut().zip(want) {
            let answer = match fields {
                Some(fields) => fill(browser, path, fields),
                None => browser.get(path),
            };
            assert_eq!(answer.status, want, "{path} {fields:?}: {}", answer.text());
            if want == needs {
                assert!(answer.text().contains("This asks for the role “"), "{path}: {}", answer.text());
                assert_well_made(&answer, "en", path);
            }
        }
    }
    let [look, .., admin] = &mut browsers;
    *look = server.staff_as(LOOK);
    look.submit("/password", "/language", &[("language", "fr")]);
    let refused = fill(look, user, &[("do", "show")]);
    assert!(refused.text().contains("Il faut pour cela le rôle «\u{a0}support\u{a0}»"), "{}", refused.text());
    let menu = |browser: &mut Browser| Page::of(&browser.get("/users")).links();
    assert!(menu(admin).contains(&"/staff".to_owned()) && !menu(look).contains(&"/staff".to_owned()));
}

#[test]
fn every_operation_of_the_portal_has_a_row_that_says_who_may_have_it_carried_out() {
    let team = tests::team::Team::new();
    let known = |command: Value| -> BTreeSet<String> {
        let said = team.local.portal.operate(&command.to_string()).unwrap_err().to_string();
        let list = said.split("expected one of ").nth(1).unwrap_or_else(|| panic!("no list in {said}")).to_owned();
        list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let mut operations = known(json!({ "do": "never_heard" }));
    assert!(operations.remove("account"), "{operations:?}");
    let act =
        json!({ "do": "account", "site": "alpes", "third_party": "tp1", "by": "x", "act": { "never_heard": {} } });
    operations.extend(known(act).into_iter().map(|act| format!("account/{act}")));
    let rows: BTreeSet<String> = Name::all().map(|operation| operation.to_string()).collect();
    assert_eq!(rows, operations);
}

#[test]
fn what_was_done_bears_the_name_of_whoever_was_signed_in() {
    let server = Server::start(&manifests());
    let mut staff = server.staff();
    assert_eq!(fill(&mut staff, "/users/alpes/sam.martin", &[("do", "disable")]).status, 303);
    let forged = [("do", "enable"), ("by", "Claude Martin (claude.martin)"), ("name", "Claude")];
    assert_eq!(fill(&mut staff, "/users/alpes/sam.martin", &forged).status, 303);
    let ledger = staff.get("/ledger/export?third_party=101").text();
    let last: Vec<Value> = ledger.lines().rev().take(2).map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in last {
        assert!(line.to_string().contains(ADMIN_SIGNS), "{line}");
    }
    assert!(!ledger.contains("claude.martin)"), "{ledger}");
}

#[test]
fn a_password_that_was_handed_over_is_replaced_first_and_sessions_end_with_rights() {
    let server = Server::start(&manifests());
    let mut admin = server.staff();
    let fields = [("login", "zoe.lang"), ("name", "Zoé <Lang>"), ("role", "manage")];
    let added = fill(&mut admin, "/staff", &fields);
    assert_eq!(added.status, 200, "{}", added.text());
    assert_well_made(&added, "en", "somebody was added");
    let page = Page::of(&added);
    let place = page.elements.iter().position(|element| element.get("id") == Some("password")).expect("a password");
    let password = page.text_of(place).trim().to_owned();
    assert_eq!(fill(&mut admin, "/staff", &fields).status, 422, "the login is taken");

    let mut zoe = server.staff_door();
    assert_eq!(zoe.sign_in("zoe.lang", &password).status, 303);
    for path in ["/", "/users", "/third-parties/101"] {
        assert_eq!(zoe.get(path).header("location"), Some("/password"), "{path}");
    }
    let own = "a bicycle made of butter";
    for (current, new, repeat, want) in [
        (&*password, "short", "short", 422),
        (&password, own, "another one altogether", 422),
        ("not the present one", own, own, 401),
        (&password, own, own, 303),
    ] {
        let fields = [("current", current), ("new", new), ("repeat", repeat)];
        assert_eq!(zoe.submit("/password", "/password", &fields).status, want, "{current} {new}");
    }
    assert_eq!(zoe.get("/users").status, 200);
    assert_eq!(server.staff_door().sign_in("zoe.lang", &password).status, 401, "it was good once");

    for (change, want) in [
        (&["staff", "role", "zoe.lang", "look"][..], 303),
        (&["staff", "disable", "zoe.lang"], 401),
        (&["staff", "enable", "zoe.lang"], 303),
    ] {
        let before = zoe.get("/users").status;
        verb(&server, change);
        assert_ne!((before, zoe.get("/users").status), (200, 200), "{change:?} ends sessions at once");
        zoe = server.staff_door();
        assert_eq!(zoe.sign_in("zoe.lang", own).status, want, "{change:?}");
    }
    assert_eq!(fill(&mut zoe, "/users/alpes/sam.martin", &[("do", "disable")]).status, 403, "the new role counts");
    let listed = verb(&server, &["staff", "list"]);
    let zoe_of = listed["staff"].as_array().unwrap().iter().find(|person| person["login"] == "zoe.lang").unwrap();
    assert_eq!((&zoe_of["role"], &zoe_of["state"]), (&json!("look"), &json!("active")));
    let session = zoe.cookies[STAFF_SESSION].clone();
    assert_eq!(zoe.submit("/password", "/sign-out", &[]).header("location"), Some("/sign-in"));
    zoe.cookies.insert(STAFF_SESSION.to_owned(), session);
    assert_eq!(zoe.get("/users").status, 303, "a session that was ended stays ended");
    let own_end = fill(&mut admin, "/staff/odile.perret", &[("do", "disable")]);
    assert!(own_end.status == 422 && own_end.text().contains("staff/last-admin"), "{}", own_end.text());
}
