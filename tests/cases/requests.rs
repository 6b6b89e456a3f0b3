//! Asking the owner for a missing permission: who may, how often, and that nothing is given by it.

use std::time::Duration;

use plugin_api::Kind;
use plugin_api::operations::account::{CloseAccount, Suspend, SuspendAccount};
use plugin_api::operations::{DisableUser, MembershipTerms, Permissions};
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::operations::{may, member};
use tests::shop::Shop;

const DAY: Duration = Duration::from_hours(24);

fn ask(browser: &mut Browser, account: &str, permission: &str) -> Answer {
    let body = json!({ "permission": permission, "text": "For the spring order." });
    browser.call("POST", &format!("/api/v1/a/{account}/membership"), &body)
}

fn waiting(shop: &Shop, account: &str) -> Vec<String> {
    let people = shop.signed_in("alpes", "atu").get(&format!("/api/v1/a/{account}/people")).json();
    let requests = people["requests"].as_array().unwrap().iter();
    requests.map(|request| request["permission"].as_str().unwrap().to_owned()).collect()
}

fn member_id(shop: &Shop, account: &str, login: &str) -> String {
    let people = shop.signed_in("alpes", "atu").get(&format!("/api/v1/a/{account}/people")).json();
    let found = people["members"].as_array().unwrap().iter().find(|card| card["login"] == login).cloned();
    found.unwrap()["id"].as_str().map_or_else(|| panic!("{people}"), str::to_owned)
}

#[test]
fn a_member_asks_for_what_only_a_permission_keeps_from_them() {
    let shop = Shop::open();
    let account = shop.account("1");
    shop.erp.close(Kind::Projects);
    shop.enable(
        &tests::shop::ALPES.replace('}', r#", "kinds": ["invoices", "orders", "tickets", "products", "projects"]}"#),
    );
    for (who, permission, status, code) in [
        ("atu", "portal.orders.view", 409, "permission/held"),
        ("lea", "portal.invoices.view", 409, "permission/held"),
        ("lea", "portal.orders.view", 204, ""),
        ("lea", "portal.tickets.write", 204, ""),
        ("lea", "portal.orders.create", 204, ""),
        ("lea", "portal.users.manage", 204, ""),
        ("lea", "portal.projects.view", 403, "host/closed-to-external"),
        ("lea", "portal.quotes.view", 403, "site/hidden"),
        ("lea", "portal.quotes.accept", 403, "site/hidden"),
        ("lea", "portal.everything", 422, "request/body-invalid"),
        ("lea", "", 422, "request/body-invalid"),
    ] {
        let answer = ask(&mut shop.signed_in("alpes", who), &account, permission);
        let got = if answer.status == 204 { String::new() } else { answer.code() };
        assert_eq!((answer.status, got.as_str()), (status, code), "{who} asks for {permission}");
    }
    let stranger = ask(&mut shop.signed_in("alpes", "vial"), &account, "portal.orders.view");
    assert_eq!(stranger.status, 404, "{}", stranger.text());
    shop.allow_looks("alpes", "atu", "1");
    let looked = ask(&mut shop.look("alpes", "lea", "1"), &account, "portal.shipments.view");
    assert_eq!((looked.status, looked.code().as_str()), (403, "view-as/read-only"));
    let long = json!({ "permission": "portal.products.view", "text": "x".repeat(201) });
    let refused = shop.signed_in("alpes", "lea").call("POST", &format!("/api/v1/a/{account}/membership"), &long);
    assert_eq!((refused.status, refused.code().as_str()), (422, "action/invalid"));
}

#[test]
fn the_owner_is_mailed_finds_it_and_gives_or_declines() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut sam = shop.signed_in("alpes", "sam");
    for permission in ["portal.orders.create", "portal.quotes.view"] {
        assert_eq!(ask(&mut sam, &account, permission).status, 204, "{permission}");
    }
    let mails = shop.erp.mails(2);
    assert_eq!((mails.len(), mails[0].to.as_str()), (2, "atu@example.net"));
    let id = member_id(&shop, &account, "sam");
    let page = format!("/a/{account}/people/members/{id}?give=portal.orders.create");
    assert!(mails[0].text.contains(&page) && mails[0].text.contains("For the spring order."), "{}", mails[0].text);
    assert_eq!(waiting(&shop, &account), ["portal.orders.create", "portal.quotes.view"]);
    assert_eq!(sam.get(&format!("/api/v1/a/{account}/orders")).status, 403, "nothing is given by asking");
    assert_eq!(shop.ask("SELECT count(*) FROM ledger WHERE line LIKE '%permission-asked%'"), 2);

    let mut atu = shop.signed_in("alpes", "atu");
    assert!(atu.get(&format!("/a/{account}/people")).text().contains("For the spring order."));
    let shown = atu.get(&page).text();
    for ticked in ["portal.orders.create", "portal.orders.view", "portal.invoices.view"] {
        assert!(shown.contains(&format!("name=\"may.{ticked}\" value=\"1\" checked")), "{ticked}: {shown}");
    }
    assert!(!shown.contains("name=\"may.portal.quotes.view\" value=\"1\" checked"), "only what the link names");
    assert_eq!(waiting(&shop, &account).len(), 2, "looking answers nothing");

    let given = json!({ "membership": { "permissions": ["portal.invoices.view", "portal.orders.view", "portal.orders.create"] } });
    assert_eq!(atu.call("POST", &format!("/api/v1/a/{account}/people/members/{id}"), &given).status, 200);
    assert_eq!(waiting(&shop, &account), ["portal.quotes.view"], "what is given waits no more");
    let decline = format!("/api/v1/a/{account}/people/members/{id}/requests/portal.quotes.view");
    let by_sam = sam.call("DELETE", &decline, &Value::Null);
    assert_eq!((by_sam.status, by_sam.code().as_str()), (403, "permission/missing"));
    assert_eq!(atu.call("DELETE", &decline, &Value::Null).status, 204);
    assert_eq!(waiting(&shop, &account), [""; 0]);
    assert_eq!(atu.call("DELETE", &decline, &Value::Null).code(), "permission/not-asked");
    let told = shop.erp.mails(4).pop().unwrap();
    assert!(told.to == "sam@example.net" && told.subject.contains("declined"), "{told:?}");
    // What was given and is taken away again was answered once.
    let taken = json!({ "membership": { "permissions": ["portal.invoices.view"] } });
    assert_eq!(atu.call("POST", &format!("/api/v1/a/{account}/people/members/{id}"), &taken).status, 200);
    assert_eq!(waiting(&shop, &account), [""; 0]);
}

#[test]
fn the_same_is_asked_once_a_day_and_an_account_asks_twenty_times() {
    let shop = Shop::open();
    let account = shop.account("1");
    let asked = |who: &str, permission: &str| {
        let answer = ask(&mut shop.signed_in("alpes", who), &account, permission);
        if answer.status == 204 { "asked".to_owned() } else { answer.code() }
    };
    assert_eq!(asked("sam", "portal.orders.view"), "asked");
    assert_eq!(asked("sam", "portal.orders.view"), "permission/asked");
    let id = member_id(&shop, &account, "sam");
    let decline = format!("/api/v1/a/{account}/people/members/{id}/requests/portal.orders.view");
    assert_eq!(shop.signed_in("alpes", "atu").call("DELETE", &decline, &Value::Null).status, 204);
    shop.erp.wait(DAY.checked_sub(Duration::from_secs(1)).unwrap());
    assert_eq!(asked("sam", "portal.orders.view"), "permission/asked", "declined or not, within the day");
    shop.erp.wait(Duration::from_secs(1));
    assert_eq!(asked("sam", "portal.orders.view"), "asked", "the first second after");

    let all: Vec<Value> = shop.operate(&Permissions {})["permissions"].as_array().unwrap().clone();
    let all = all.iter().map(|permission| permission["id"].as_str().unwrap());
    let others = all.clone().filter(|id| !["portal.invoices.view", "portal.orders.view"].contains(id));
    let of_lea = all.filter(|id| !["portal.invoices.view", "portal.tickets.view"].contains(id));
    let tries = others.map(|id| ("sam", id)).chain(of_lea.map(|id| ("lea", id)));
    let mut sent = 1;
    for (who, permission) in tries {
        let want = if sent < 20 { "asked" } else { "permission/asked-enough" };
        assert_eq!(asked(who, permission), want, "{who} asks for {permission} after {sent}");
        sent += 1;
    }
    assert!(sent > 20, "{sent}");
}

#[test]
fn an_account_without_an_owner_says_that_nobody_can_be_asked() {
    let shop = Shop::open();
    let third = vec![member("7", &["portal.invoices.view"])];
    shop.erp.add_third_party("7", "Nobody's");
    shop.add_user("alpes", "ida", None, third);
    let account = shop.account("7");
    let mut ida = shop.signed_in("alpes", "ida");
    let refused = ask(&mut ida, &account, "portal.orders.view");
    assert_eq!((refused.status, refused.code().as_str()), (409, "owner/missing"));
    let page = ida.get(&format!("/a/{account}/membership")).text();
    assert!(page.contains("no owner yet who could be asked") && !page.contains("value=\"ask\""), "{page}");
    let own = ida.get(&format!("/api/v1/a/{account}/membership")).json();
    assert_eq!((own["has_owner"].clone(), own["owner"].clone()), (json!(false), json!(false)));
    assert!(!ida.get(&format!("/a/{account}/orders")).text().contains("value=\"ask\""));
    let refused = ida.get(&format!("/a/{account}/orders")).text();
    assert!(refused.contains("Please ask") && !refused.contains("ask the owner of the account"), "{refused}");
    assert!(own["ask_instead"].as_str().is_some_and(|whom| whom.starts_with("Please ask")), "{own}");
}

#[test]
fn the_page_that_refuses_asks_with_one_button() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut sam = shop.signed_in("alpes", "sam");
    for (path, permission) in [
        ("orders", "portal.orders.view"),
        ("quotes/1", "portal.quotes.view"),
        ("ticket", "portal.tickets.write"),
        ("people", "portal.users.manage"),
        ("profile", "portal.profile.edit"),
    ] {
        let path = format!("/a/{account}/{path}");
        let refused = sam.get(&path);
        assert_eq!(refused.status, 403, "{path}");
        let fields = tests::page::Page::of(&refused).form(&format!("/a/{account}/membership"));
        assert!(fields.contains(&("permission".to_owned(), permission.to_owned())), "{path}: {fields:?}");
    }
    let membership = format!("/a/{account}/membership");
    let asked = sam.submit(&format!("/a/{account}/orders"), &membership, &[("do", "ask"), ("text", "Please")]);
    assert_eq!(asked.header("location"), Some(format!("{membership}?done=asked").as_str()), "{}", asked.text());
    assert_eq!(waiting(&shop, &account), ["portal.orders.view"]);
    let again = sam.get(&format!("/a/{account}/orders")).text();
    assert!(!again.contains("value=\"ask\""), "what was asked for today is not offered: {again}");
    let own = sam.get(&membership).text();
    assert!(own.contains("waits for an answer"), "{own}");
    // Where another row fails, the owner's answer would change nothing.
    shop.erp.close(Kind::Shipments);
    assert!(!sam.get(&format!("/a/{account}/shipments")).text().contains("value=\"ask\""));
}

/// What is wrong, on which page it is met, and whether the owner can help.
type Trouble = (&'static str, fn(&Shop), &'static str, bool);

/// Words for one's own account, and whom to ask (rule D5).
#[test]
fn nobody_is_told_to_ask_an_owner_who_cannot_help_but_whom_to_call() {
    let troubles: [Trouble; 8] = [
        ("a permission is missing", |_| (), "orders", true),
        ("the access is on hold", |shop| drop(shop.staff("1", &Suspend { login: "sam".to_owned() })), "invoices", true),
        (
            "the access has ended",
            |shop| {
                shop.grant(
                    "sam",
                    "1",
                    &MembershipTerms { ends: Some("2026-01-01".to_owned()), ..may(&["portal.invoices.view"]) },
                );
            },
            "invoices",
            true,
        ),
        (
            "the owner is disabled",
            |shop| {
                shop.operate(&DisableUser {
                    site: "alpes".to_owned(),
                    login: "atu".to_owned(),
                    ..DisableUser::default()
                });
            },
            "orders",
            false,
        ),
        ("the account is on hold", |shop| drop(shop.staff("1", &SuspendAccount::default())), "invoices", false),
        ("the account is closed", |shop| drop(shop.staff("1", &CloseAccount::default())), "invoices", false),
        ("the ERP closes the kind", |shop| shop.erp.close(Kind::Invoices), "invoices", false),
        ("the site hides the kind", |shop| shop.enable(&site(r#", "kinds": ["orders"]"#)), "invoices", false),
    ];
    for (what, trouble, kind, owner) in troubles {
        let shop = Shop::open();
        shop.enable(&site(""));
        let account = shop.account("1");
        let mut sam = shop.signed_in("alpes", "sam");
        trouble(&shop);
        let page = sam.get(&format!("/a/{account}/{kind}"));
        assert_eq!(page.status, 403, "{what}");
        let main = page.text().split("</main>").next().unwrap().to_owned();
        assert_eq!(main.contains("ask the owner of the account"), owner, "{what}: {main}");
        assert_eq!(main.contains("Please ask Atelier (Call 01 23 45 67 89.)"), !owner, "{what}: {main}");
        assert!(owner || !main.contains("value=\"ask\""), "{what}: {main}");
    }
}

/// What is pending is said (rule D5).
#[test]
fn a_request_that_waits_is_said_and_not_taken_again() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut sam = shop.signed_in("alpes", "sam");
    let orders = format!("/a/{account}/orders");
    assert!(sam.get(&orders).text().contains("value=\"ask\""));
    assert_eq!(ask(&mut sam, &account, "portal.orders.view").status, 204);
    for days in [0, 2] {
        shop.erp.wait(DAY * days);
        let mut sam = shop.signed_in("alpes", "sam");
        let page = sam.get(&orders).text();
        assert!(page.contains("waits for an answer") && !page.contains("value=\"ask\""), "{days} days later: {page}");
        let again = ask(&mut sam, &account, "portal.orders.view");
        assert_eq!((again.status, again.code().as_str()), (429, "permission/asked"), "{days} days later");
        let own = sam.get(&format!("/api/v1/a/{account}/membership")).json();
        let row =
            own["askable"].as_array().unwrap().iter().find(|row| row["permission"] == "portal.orders.view").unwrap();
        assert_eq!((&row["open"], &row["may_ask"]), (&json!(true), &json!(false)), "{days} days later");
    }
    assert_eq!(waiting(&shop, &account), ["portal.orders.view"]);
}

/// The site `alpes` with words at the end of its pages.
fn site(more: &str) -> String {
    format!(
        r#"{{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "entities": ["1"], "brand": {{"name": "Atelier", "footer": "Call 01 23 45 67 89."}}{more}}}"#
    )
}
