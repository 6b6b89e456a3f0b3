//! Going from one account to another: by a switch, in two tabs, by a link from elsewhere (rules A8, A9, U8).

use std::sync::{Arc, Barrier};
use std::thread;

use plugin_api::Kind;
use plugin_api::operations::account::{OnAccount, SuspendAccount};
use plugin_api::operations::{Grant, MembershipTerms, ViewAs};
use serde_json::{Value, json};
use tests::browser::{Answer, Browser, SESSION};
use tests::customers::Town;
use tests::operations::owner;
use tests::page::Page;
use tests::routes;
use tests::shop::{Shop, assert_same};

fn is_in(browser: &mut Browser) -> bool {
    browser.get("/api/v1/session").status == 200
}

/// Presses the button that enters an account.
#[track_caller]
fn enter(browser: &mut Browser, account: &str) -> Answer {
    let answer = browser.submit("/accounts", "/accounts", &[("account", account)]);
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer
}

/// Opens an address as a browser does that comes from there.
fn come(browser: &mut Browser, site: &str, path: &str) -> Answer {
    browser.send("GET", path, &[("sec-fetch-site", site)], b"")
}

fn current(browser: &mut Browser) -> Value {
    let items = browser.get("/api/v1/accounts").json()["items"].as_array().unwrap().clone();
    items.into_iter().find(|item| item["current"] == true).map_or(Value::Null, |item| item["id"].clone())
}

#[test]
fn a_switch_makes_a_new_token_and_the_old_one_is_dead_at_once() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    let mut lea = shop.signed_in("alpes", "lea");
    for account in [&first, &second, &first] {
        let (mut copy, csrf) = (lea.clone(), lea.csrf());
        let answer = enter(&mut lea, account);
        assert_eq!(answer.header("location"), Some(format!("/a/{account}").as_str()));
        assert_ne!(lea.cookies[SESSION], copy.cookies[SESSION]);
        assert!(is_in(&mut lea) && !is_in(&mut copy), "into {account}");
        assert_eq!(lea.csrf(), csrf, "forms that are open fit");
        assert_eq!(current(&mut lea), json!(account));
        assert_eq!(lea.get("/").header("location"), Some(format!("/a/{account}").as_str()), "the way home");
    }
    assert_eq!(shop.ask("SELECT count(*) FROM sessions"), 1, "it is one session");
    let foreign = shop.signed_in("alpes", "lea").csrf();
    let answer = lea.post("/accounts", &[("account", &second), ("csrf", &foreign)]);
    assert_eq!(answer.status, 403, "a form of another session of the same user");
    assert_eq!(current(&mut lea), json!(first));
}

#[test]
fn a_second_click_on_the_same_button_signs_nobody_out() {
    let shop = Shop::open();
    let account = shop.account("1");
    for by_page in [true, false] {
        let mut lea = shop.signed_in("alpes", "lea");
        let csrf = lea.csrf();
        // Both clicks carry the cookie that the browser has before the first answer.
        let mut second = lea.clone();
        enter(&mut lea, &account);
        let late = if by_page {
            second.post("/accounts", &[("account", &account), ("csrf", &csrf)])
        } else {
            let headers = [("content-type", "application/json"), ("x-csrf-token", csrf.as_str())];
            second.send("POST", "/api/v1/accounts", &headers, json!({ "account": account }).to_string().as_bytes())
        };
        assert_eq!(late.status, if by_page { 303 } else { 401 }, "{}", late.text());
        for name in ["set-cookie", "clear-site-data"] {
            assert_eq!(late.header(name), None, "it would take the new session away");
        }
        assert!(is_in(&mut lea), "by page: {by_page}");
        // Where the second answer leads, the browser comes with what the first one gave it.
        let mut way = late.header("location").unwrap_or("/sign-in").to_owned();
        while let Some(on) = lea.get(&way).header("location").map(str::to_owned) {
            assert_ne!(on, way, "for ever");
            way = on;
        }
        assert_eq!(way, format!("/a/{account}"), "by page: {by_page}");
    }
}

#[test]
fn two_tabs_on_two_accounts_do_not_mix() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    let mut lea = shop.signed_in("alpes", "lea");
    enter(&mut lea, &first);
    let page = format!("/a/{first}/membership");
    let form = Page::of(&lea.get(&page)).form(&page);
    enter(&mut lea, &second);
    for (account, name, other) in
        [(&first, "Atu SARL", "Quincaillerie Vial"), (&second, "Quincaillerie Vial", "Atu SARL")]
    {
        let shown = lea.get(&format!("/a/{account}")).text();
        assert!(shown.contains(name) && !shown.contains(other), "{shown}");
        assert!(shown.contains("Switch account"), "{shown}");
    }
    let mut fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("do", "leave"));
    let answer = lea.post(&format!("/a/{second}/membership"), &fields);
    assert_eq!(answer.status, 409, "the form of one account sent to the other");
    let said = answer.text();
    assert!(said.contains("account/other") && said.contains("Quincaillerie Vial"), "{said}");
    assert!(said.contains(&format!("href=\"/a/{second}\"")) && said.contains("href=\"/accounts\""), "{said}");
    assert_eq!(lea.post(&page, &fields).status, 200, "the form of the first tab, after the switch in the second");
    assert_eq!(lea.get(&format!("/a/{first}")).status, 404, "that one was left");
    assert_eq!(lea.get(&format!("/a/{second}")).status, 200, "and not the other");
    assert!(!shop.signed_in("alpes", "atu").get("/").text().contains("Switch account"));
}

#[test]
fn a_link_from_elsewhere_asks_before_it_opens_another_account() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    let there = format!("/a/{first}/invoices/1?from=mail");
    for (language, question, stay) in
        [("en", "Open another account?", "Stay in"), ("fr", "Ouvrir un autre compte\u{a0}?", "Rester dans")]
    {
        for (site, points_at, asks) in [
            ("cross-site", None, false),
            ("none", None, false),
            ("same-origin", Some(&second), false),
            ("", Some(&second), false),
            ("cross-site", Some(&second), true),
            ("same-site", Some(&second), true),
            ("none", Some(&second), true),
            ("whatever", Some(&second), true),
            ("cross-site", Some(&first), false),
        ] {
            let mut lea = shop.signed_in("alpes", "lea");
            lea.cookies.insert("__Host-language".to_owned(), language.to_owned());
            points_at.map(|account| enter(&mut lea, account));
            let answer = if site.is_empty() { lea.get(&there) } else { come(&mut lea, site, &there) };
            let what = format!("from {site:?}, in {points_at:?}, {language}");
            assert_eq!((answer.status, answer.text().contains(question)), (200, asks), "{what}");
            if !asks {
                assert!(answer.text().contains("text of invoices 1"), "{what}");
                continue;
            }
            let said = answer.text();
            assert!(!said.contains("text of invoices") && said.contains(stay), "{what}");
            assert!(said.contains("Atu SARL") && said.contains("Quincaillerie Vial"), "{what}");
            assert_eq!(current(&mut lea), json!(second), "{what}: looking changes nothing");
            let mut fields = Page::of(&answer).form("/accounts");
            fields.push(("account".to_owned(), first.clone()));
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let opened = lea.post("/accounts", &fields);
            assert_eq!((opened.status, opened.header("location")), (303, Some(there.as_str())), "{what}");
            assert!(come(&mut lea, site, &there).text().contains("text of invoices 1"), "{what}: now it is there");
        }
    }
}

#[test]
fn a_link_into_somebody_elses_account_leads_nowhere_wherever_it_comes_from() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    let mut sam = shop.signed_in("alpes", "sam");
    assert_eq!(sam.get(&format!("/a/{first}")).status, 200);
    for site in ["same-origin", "same-site", "cross-site", "none"] {
        for rest in ["", "/invoices", "/invoices/51", "/invoices/51/file", "/people", "/ledger"] {
            let theirs = come(&mut sam, site, &format!("/a/{second}{rest}"));
            let nobodys = come(&mut sam, site, &format!("/a/999999{rest}"));
            assert_eq!(theirs.status, 404, "{rest} from {site}");
            assert_same(&theirs, &nobodys, &format!("{rest} from {site}"));
        }
    }
    let csrf = sam.csrf();
    let into = |sam: &mut Browser, account: &str| sam.post("/accounts", &[("account", account), ("csrf", &csrf)]);
    let (theirs, nobodys) = (into(&mut sam, &second), into(&mut sam, "999999"));
    assert_eq!(theirs.status, 404);
    assert_same(&theirs, &nobodys, "entering");
    for account in ["", "x", "1x"] {
        assert_eq!(into(&mut sam, account).status, 422, "{account:?}");
    }
    assert_eq!(current(&mut sam), json!(first), "still where it was");
}

#[test]
fn a_link_is_not_asked_about_from_an_account_that_is_closed_by_now() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    let mut lea = shop.signed_in("alpes", "lea");
    enter(&mut lea, &second);
    let link = format!("/a/{first}/invoices/1");
    assert!(come(&mut lea, "cross-site", &link).text().contains("Open another account?"));
    shop.operate(&OnAccount {
        site: "alpes".to_owned(),
        third_party: "2".to_owned(),
        by: "Sam".to_owned(),
        act: SuspendAccount::default(),
    });
    assert!(come(&mut lea, "cross-site", &link).text().contains("text of invoices 1"));
    assert_eq!(lea.get("/").header("location"), Some(format!("/a/{first}").as_str()));
    assert_eq!(come(&mut lea, "cross-site", &format!("/a/{second}")).status, 403, "and back there is nothing to ask");
}

/// The addresses of pages below an account, as the table of routes names them.
fn routes_of_an_account(account: &str) -> Vec<String> {
    let filled = |pattern: &str| {
        let path = pattern.replace("{account}", account).replace("{kind}", "invoices");
        path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
    };
    routes::named().iter().filter(|path| path.starts_with("/a/{account}")).map(|path| filled(path)).collect()
}

#[test]
fn no_form_below_an_account_is_taken_from_a_page_of_another_one() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    let mut atu = shop.signed_in("alpes", "atu");
    let csrf = atu.csrf();
    let before = shop.ask("SELECT count(*) FROM ledger");
    let routes = routes_of_an_account(&first);
    let mut forms = 0;
    for path in &routes {
        let allowed = atu.send("PUT", path, &[], b"").header("allow").unwrap().to_owned();
        let takes_forms = allowed.contains("POST");
        forms += usize::from(takes_forms);
        for (of, differs) in [
            (format!(".{second}"), true),
            (String::new(), true),
            (format!(".{first}0"), true),
            (format!(".{first}"), false),
        ] {
            let answer = atu.post(path, &[("csrf", &format!("{csrf}{of}"))]);
            let status = if takes_forms { 409 } else { 405 };
            assert_eq!(answer.status == status, differs || !takes_forms, "{path} with {of:?}: {}", answer.status);
            assert_eq!(answer.text().contains("account/other"), takes_forms && differs, "{path} with {of:?}");
        }
        let forged = atu.post(path, &[("csrf", &format!("guessed.{first}"))]);
        assert_eq!(forged.status, if takes_forms { 403 } else { 405 }, "{path}");
    }
    assert!(routes.len() > 12 && forms >= 7, "{forms} of {} routes take forms: {routes:?}", routes.len());
    assert_eq!(shop.ask("SELECT count(*) FROM ledger"), before, "nothing happened");
    atu.cookies.insert("__Host-language".to_owned(), "fr".to_owned());
    let answer = atu.post(&format!("/a/{first}/people/invite"), &[("csrf", &format!("{csrf}.{second}"))]);
    assert!(answer.text().contains("Ce formulaire appartient à un autre compte"), "{}", answer.text());
    let mut gone = atu.clone();
    assert_eq!(atu.submit("/security", "/sign-out", &[]).status, 303);
    let answer = gone.post(&format!("/a/{first}/people/invite"), &[("csrf", &format!("{csrf}.{second}"))]);
    assert_eq!(answer.header("location"), Some("/sign-in"), "who is signed out is told that first");
}

#[test]
fn the_page_of_all_accounts_shows_what_each_membership_may_see() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    shop.erp.change_documents(Kind::Invoices, |invoice| invoice.open = true);
    let mut lea = shop.signed_in("alpes", "lea");
    let items = lea.get("/api/v1/accounts").json()["items"].clone();
    let seen: Vec<_> =
        items.as_array().unwrap().iter().map(|i| (&i["id"], i["invoices"].is_null(), i["tickets"].is_null())).collect();
    assert_eq!(seen, [(&json!(first), false, false), (&json!(second), true, true)]);
    let remaining = json!([{ "amount": "36.00", "currency": "EUR" }]);
    assert_eq!(
        items[0]["invoices"],
        json!({ "open": 3, "remaining": remaining, "partial": false, "about": false }),
        "what is hers only"
    );

    let page = lea.get("/accounts").text();
    assert_eq!(page.matches("Open invoices:").count(), 1, "{page}");
    assert!(page.contains("36.00") && !page.contains("at least"), "{page}");
    assert!(page.contains("Open tickets:") && page.contains("Ask me each time"), "{page}");
    lea.cookies.insert("__Host-language".to_owned(), "fr".to_owned());
    let page = lea.get("/accounts").text();
    assert!(page.contains("Vos comptes") && page.contains("Me demander à chaque fois"), "{page}");

    assert_eq!(lea.get("/").header("location"), Some("/accounts"), "two of them, and none is first");
    let saved = lea.submit("/accounts", "/accounts/default", &[("account", &second)]);
    assert_eq!(saved.header("location"), Some("/accounts?done=first"));
    assert_eq!(shop.signed_in("alpes", "lea").get("/").header("location"), Some(format!("/a/{second}").as_str()));
    assert_eq!(shop.signed_in("lac", "lea").get("/").header("location"), Some("/accounts"), "it counts on one site");
    assert_eq!(lea.call("POST", "/api/v1/accounts/default", &json!({ "account": null })).status, 204);
    assert_eq!(shop.signed_in("alpes", "lea").get("/").header("location"), Some("/accounts"));
    for (body, status) in [
        (json!({ "account": "999999" }), 404),
        (json!({ "account": first }), 204),
        (json!({ "account": 1 }), 422),
        (json!({ "account": first, "site": "lac" }), 422),
    ] {
        assert_eq!(lea.call("POST", "/api/v1/accounts/default", &body).status, status, "{body}");
    }
}

#[test]
fn a_program_switches_by_the_same_rules() {
    let shop = Shop::open();
    let second = shop.account("2");
    let mut lea = shop.signed_in("alpes", "lea");
    let (mut copy, csrf) = (lea.clone(), lea.csrf());
    let answer = lea.call("POST", "/api/v1/accounts", &json!({ "account": second }));
    assert_eq!((answer.status, &answer.json()["csrf"]), (200, &json!(csrf)), "{}", answer.text());
    assert!(is_in(&mut lea) && !is_in(&mut copy));
    assert_eq!(current(&mut lea), json!(second));
    for (body, status) in [(json!({ "account": "999999" }), 404), (json!({ "account": "x" }), 422), (json!({}), 422)] {
        assert_eq!(lea.call("POST", "/api/v1/accounts", &body).status, status, "{body}");
    }
    let unsigned =
        lea.send("POST", "/api/v1/accounts", &[("content-type", "application/json")], b"{\"account\":\"1\"}");
    assert_eq!(unsigned.status, 403);
}

#[test]
fn of_two_switches_at_the_same_moment_one_wins() {
    let town = Arc::new(Town::with_sites(&[r#"{"site": "lac", "hosts": ["lac.localhost"]}"#]));
    town.user("lac", "anna", "p1", &MembershipTerms::default());
    town.host.add("p2", None);
    town.operate(&Grant {
        site: "lac".to_owned(),
        login: "anna".to_owned(),
        third_party: "p2".to_owned(),
        ..Grant::default()
    });
    let ids = ["p1", "p2"].map(|party| town.portal.store().account_of(party).unwrap().unwrap().account.id);
    let mut session = town.sign_in("lac", "anna");
    for round in 0..100 {
        let principal = town.principal("lac", &session).unwrap();
        let barrier = Arc::new(Barrier::new(2));
        let tries = ids.map(|id| {
            let (town, barrier, principal, session) =
                (Arc::clone(&town), Arc::clone(&barrier), principal.clone(), session.clone());
            thread::spawn(move || {
                barrier.wait();
                town.portal.accounts.enter(&principal, &session, id).map(|token| (id, token))
            })
        });
        let answers = tries.map(|one| one.join().unwrap());
        let codes = answers.iter().filter_map(|answer| answer.as_ref().err()).map(portal_plugin::error::Error::code);
        assert_eq!(codes.collect::<Vec<_>>(), ["session/revoked"], "round {round}");
        assert_eq!(
            town.principal("lac", &session).unwrap_err().code(),
            "session/missing",
            "round {round}: the old token"
        );
        let (id, token) = answers.into_iter().find_map(Result::ok).unwrap();
        let principal = town.principal("lac", &token).unwrap();
        assert_eq!(principal.session.account, Some(id), "round {round}: who won is where the session is");
        session = token;
    }
}

#[test]
fn staff_who_look_on_stay_in_the_one_account() {
    let town = Town::with_sites(&[r#"{"site": "lac", "hosts": ["lac.localhost"]}"#]);
    town.user("lac", "anna", "p1", &owner());
    town.host.add("p2", None);
    town.operate(&Grant {
        site: "lac".to_owned(),
        login: "anna".to_owned(),
        third_party: "p2".to_owned(),
        ..Grant::default()
    });
    let lac = town.portal.sites.enabled("lac").unwrap();
    let [one, two] = ["p1", "p2"].map(|party| town.portal.store().account_of(party).unwrap().unwrap().account.id);
    let own = town.sign_in("lac", "anna");
    let context = town.portal.principals.context(&lac, &own, one).unwrap();
    assert!(context.principal.elsewhere, "the menu offers to switch");
    town.portal.impersonations.set_consent(&context, true).unwrap();
    let code = town.operate(&ViewAs {
        site: "lac".to_owned(),
        login: "anna".to_owned(),
        third_party: "p1".to_owned(),
        staff: "claude".to_owned(),
        reason: "asked".to_owned(),
    });
    let code = code["code"].as_str().unwrap().parse().unwrap();
    assert!(town.portal.hand_offs.look_at(&lac, &code).unwrap().looks_on);
    let look = town.portal.hand_offs.redeem(&lac, &code, tests::customers::PEER, "staff").unwrap();
    let principal = town.principal("lac", &look).unwrap();
    assert_eq!((principal.session.account, principal.elsewhere), (Some(one), false));
    assert_eq!(town.portal.hand_offs.other_sites(&principal).unwrap(), []);
    for id in [one, two] {
        assert_eq!(
            town.portal.accounts.enter(&principal, &look, id).unwrap_err().code(),
            "view-as/read-only",
            "{id:?}"
        );
    }
}
