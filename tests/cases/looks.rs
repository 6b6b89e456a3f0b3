//! What staff who look on meet on a site (rule A11): a banner on every page, and nothing that can be changed.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use plugin_api::operations::ViewAs;
use plugin_api::operations::account::{Edit, ReopenAccount, SuspendAccount};
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::operations::{may, on};
use tests::page::Page;
use tests::routes;
use tests::shop::Shop;

fn shop() -> Shop {
    let shop = Shop::open();
    shop.allow_looks("alpes", "atu", "1");
    shop
}

/// A path for each address of the portal.
fn every_path(account: &str) -> Vec<String> {
    let filled = |path: String| {
        ["{account}", "{kind}", "{token}", "{code}", "{id}", "{user}", "{file}", "{permission}"]
            .iter()
            .zip([account, "invoices", "token", "code", "1", "1", "1", "portal.tickets.write"])
            .fold(path, |path, (part, value)| path.replace(part, value))
    };
    routes::named().into_iter().map(filled).collect()
}

#[test]
fn every_write_of_the_whole_route_table_is_refused_and_the_way_out_is_not() {
    let shop = shop();
    let account = shop.account("1");
    let mut look = shop.look("alpes", "atu", "1");
    let csrf = look.csrf();
    let origin = ("origin", "http://alpes.localhost");
    let mut refused = BTreeSet::new();
    for path in every_path(&account) {
        let probe = shop.browser("alpes").send("OPTIONS", &path, &[], b"");
        let allowed = probe.header("allow").unwrap_or_default().to_owned();
        for method in ["POST", "DELETE", "PUT", "PATCH"] {
            let is_way_out =
                matches!((method, path.as_str()), ("POST", "/sign-out" | "/language") | ("DELETE", "/api/v1/session"));
            if is_way_out {
                continue;
            }
            // As a page's form and as a call, each with the session's value; what is in it is never looked at.
            for (kind, body) in [
                ("application/x-www-form-urlencoded", format!("csrf={csrf}&do=save")),
                ("application/json", json!({ "password": "x" }).to_string()),
            ] {
                let headers = [("content-type", kind), ("x-csrf-token", csrf.as_str()), origin];
                let answer = look.send(method, &path, &headers, body.as_bytes());
                assert_eq!(answer.status, 403, "{method} {path}: {}", answer.text());
                assert!(answer.text().contains("view-as/read-only"), "{method} {path}: {}", answer.text());
            }
            if allowed.contains(method) {
                refused.insert(format!("{method} {path}"));
            }
        }
    }
    assert!(refused.len() > 30, "only {} writes were tried: {refused:?}", refused.len());
    assert_eq!(look.get(&format!("/a/{account}")).status, 200, "the look is still open");
    let language = look.post("/language", &[("csrf", &csrf), ("language", "fr"), ("back", "/")]);
    assert_eq!(language.status, 303, "{}", language.text());
    assert_eq!(look.call("DELETE", "/api/v1/session", &Value::Null).status, 204);
    assert_eq!(look.get(&format!("/a/{account}")).header("location").map(|on| &on[..8]), Some("/sign-in"));
}

/// Every page that links lead to from the first one.
fn walk(browser: &mut Browser, mut see: impl FnMut(&str, &Answer)) {
    let mut ways = VecDeque::from(["/".to_owned(), "/no-such-page".to_owned(), "/password".to_owned()]);
    let mut seen: BTreeSet<String> = ways.iter().cloned().collect();
    while let Some(path) = ways.pop_front() {
        let answer = browser.get(&path);
        if let Some(on) = answer.header("location") {
            ways.extend(seen.insert(on.to_owned()).then(|| on.to_owned()));
        }
        if answer.header("content-type") != Some("text/html; charset=utf-8") {
            continue;
        }
        see(&path, &answer);
        for link in Page::of(&answer).links() {
            if !link.contains("cursor=") && !link.contains("sort=") && seen.insert(link.clone()) {
                ways.push_back(link);
            }
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
}

#[test]
fn every_page_of_a_look_says_so_and_offers_nothing_that_writes() {
    let shop = shop();
    for (login, language, says) in [
        (
            "atu",
            "en",
            "Staff view: Claude Martin looks at this account as atu, for: asked by phone. Read-only. Ends at",
        ),
        (
            "theo",
            "fr",
            "Consultation par le personnel\u{a0}: Claude Martin consulte ce compte en tant que theo, motif\u{a0}: asked by phone. Lecture seule. Fin\u{a0}:",
        ),
    ] {
        let mut look = shop.look("alpes", login, "1");
        look.cookies.insert("__Host-language".to_owned(), language.to_owned());
        walk(&mut look, |path, answer| {
            let html = answer.text();
            let banner = html.split("<aside class=\"look\"").nth(1).and_then(|rest| rest.split("</aside>").next());
            let banner = banner.unwrap_or_else(|| panic!("{path} as {login}: no banner in {html}"));
            let text: String = banner.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let says = says.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&says), "{path} as {login}: {text}");
            let page = Page::of(answer);
            let forms = page.all("form").filter(|form| form.get("method") == Some("post"));
            for form in forms {
                let action = form.get("action");
                assert!(matches!(action, Some("/sign-out" | "/language")), "{path} as {login}: {action:?}");
            }
        });
    }
}

#[test]
fn a_look_shows_nothing_that_is_the_users_alone() {
    let shop = shop();
    let mut look = shop.look("alpes", "atu", "1");
    for path in
        ["/security", "/security/email", "/security/data", "/security/close", "/sessions", "/password", "/logins"]
    {
        assert_eq!(look.get(path).status, 403, "{path}");
    }
    assert_eq!(look.get("/api/v1/sessions").code(), "view-as/read-only");
    let said = look.get("/api/v1/session").json()["look"].clone();
    assert_eq!((&said["staff"], &said["reason"]), (&json!("Claude Martin"), &json!("asked by phone")));
    assert!(shop.signed_in("alpes", "atu").get("/api/v1/session").json().get("look").is_none());
}

#[test]
fn a_look_ends_at_the_second_and_leaves_the_way_to_sign_in_open() {
    let shop = shop();
    let home = format!("/a/{}", shop.account("1"));
    let mut look = shop.look("alpes", "atu", "1");
    shop.erp.wait(Duration::from_mins(30) - Duration::from_millis(1));
    assert_eq!(look.get(&home).status, 200, "the last moment");
    shop.erp.wait(Duration::from_millis(1));
    assert_eq!(look.get(&home).status, 303, "the first moment after");
    let answer = look.sign_in("atu", tests::local_portal::PASSWORD);
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[test]
fn who_ends_a_look_is_signed_out_and_the_ledger_says_so() {
    let shop = shop();
    let account = shop.account("1");
    let mut look = shop.look("alpes", "atu", "1");
    let out = look.submit(&format!("/a/{account}"), "/sign-out", &[]);
    assert_eq!(out.header("location"), Some("/sign-in?done=signed-out"));
    let ledger = shop.signed_in("alpes", "atu").get(&format!("/api/v1/a/{account}/ledger")).json();
    let ended = ledger["entries"].as_array().unwrap().iter().find(|entry| entry["event"] == "view-as-ended").unwrap();
    assert_eq!((&ended["actor"], &ended["name"]), (&json!("staff"), &json!("Claude Martin")));
}

#[test]
fn the_owner_turns_looks_on_and_off_and_off_ends_them_at_once() {
    let shop = Shop::open();
    let (page, twin) =
        (format!("/a/{}/view-as", shop.account("1")), format!("/api/v1/a/{}/view-as", shop.account("1")));
    let mut owner = shop.signed_in("alpes", "atu");
    let asked = ViewAs {
        site: "alpes".to_owned(),
        login: "sam".to_owned(),
        third_party: "1".to_owned(),
        staff: "Claude".to_owned(),
        reason: "a question".to_owned(),
    };
    assert_eq!(shop.refused(&asked), "view-as/no-consent", "off unless the owner says otherwise");
    assert!(owner.get(&page).text().contains("Our staff may not look on"));

    let done = owner.submit(&page, &page, &[("do", "allow")]);
    assert_eq!(done.header("location"), Some(&*format!("{page}?done=allowed")));
    assert!(owner.get(&twin).json()["allowed_since"].is_string());
    let mut look = shop.look("alpes", "sam", "1");
    assert_eq!(look.get("/api/v1/accounts").status, 200);
    assert_eq!(owner.get(&twin).json()["open"][0]["login"], "sam");
    assert!(owner.get(&page).text().contains("A look is open at this moment"));

    let off = owner.call("POST", &twin, &json!({ "allowed": false }));
    assert_eq!((off.status, &off.json()["allowed_since"]), (200, &Value::Null));
    assert_eq!(look.get("/api/v1/accounts").code(), "session/revoked");
    assert_eq!(shop.refused(&asked), "view-as/no-consent");

    for login in ["sam", "lea"] {
        let mut member = shop.signed_in("alpes", login);
        assert_eq!(member.get(&page).status, 403, "{login}");
        assert_eq!(member.call("POST", &twin, &json!({ "allowed": true })).code(), "permission/missing", "{login}");
    }
    assert_eq!(owner.call("POST", &twin, &json!({ "allowed": "yes" })).code(), "request/body-invalid");
}

#[test]
fn no_operation_of_staff_lets_them_look_on() {
    let shop = Shop::open();
    for act in ["view_as_consent", "allow_view_as", "consent"] {
        let refused = shop
            .portal
            .operate(&json!({ "do": "account", "site": "alpes", "third_party": "1", "by": "Claude", "act": { act: { "allowed": true } } }).to_string()).unwrap_err();
        assert_eq!(refused.code, "command/invalid", "{act}");
    }
    // Nor does anything else that they do to an account or its people bring it about.
    shop.operate(&on(
        "alpes",
        "1",
        "Claude",
        Edit { login: "sam".to_owned(), membership: may(&["portal.users.manage"]) },
    ));
    shop.operate(&on("alpes", "1", "Claude", SuspendAccount::default()));
    shop.operate(&on("alpes", "1", "Claude", ReopenAccount::default()));
    shop.grant("lea", "1", &may(&[]));
    assert_eq!(shop.ask("SELECT count(*) FROM view_as_consents"), 0);
}
