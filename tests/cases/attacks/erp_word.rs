//! Somebody whom the ERP manages, and has put out, moved or narrowed a moment ago: at the next request, whichever it is,
//! its word counts (rule U11). Nothing is told to the portal: it asks.

use plugin_api::Class;
use plugin_api::Kind;
use plugin_api::erp_users::{ErpUser, ErpUserState};
use plugin_api::operations::{Explain, ImportUser};
use plugin_api::parties::Contact;
use serde_json::json;
use tests::browser::{Answer, Browser};
use tests::local_portal::PASSWORD;
use tests::operations::{may, member};
use tests::shop::Shop;

const VIEWS: [&str; 3] = ["portal.invoices.view", "portal.quotes.view", "portal.tickets.view"];

fn in_use() -> ErpUser {
    let (third_party, contact) = (Some("1".to_owned()), Some("7".to_owned()));
    ErpUser { state: ErpUserState::InUse, third_party, contact, withheld: Vec::new() }
}

/// The shop with `eva`, whom the ERP manages as `e7`: invoices and people of third party 1.
fn shop() -> Shop {
    let shop = Shop::open();
    shop.erp.put_contact(Contact {
        id: "7".to_owned(),
        third_party: Some("1".to_owned()),
        first_name: "Eva".to_owned(),
        last_name: "Moll".to_owned(),
        email: None,
        phone: None,
        language: None,
        archived: false,
    });
    shop.erp.put_user("e7", in_use());
    let answer = shop.operate(&import(&["portal.invoices.view"]));
    assert_eq!(answer["outcome"], "taken", "{answer}");
    shop.grant("eva", "1", &may(&["portal.invoices.view", "portal.users.manage"]));
    shop.sql("UPDATE users SET email_verified = TRUE, password = (SELECT password FROM users WHERE login = 'lea') WHERE login = 'eva'");
    shop
}

/// What an import says of `eva`.
fn import(permissions: &[&str]) -> ImportUser {
    ImportUser {
        site: "alpes".to_owned(),
        login: "eva".to_owned(),
        name: "Eva Moll".to_owned(),
        email: Some("eva@example.net".to_owned()),
        contact: Some("7".to_owned()),
        erp_user: Some("e7".to_owned()),
        ruled: VIEWS.iter().map(ToString::to_string).collect(),
        enabled: true,
        memberships: vec![member("1", permissions)],
        ..ImportUser::default()
    }
}

/// What the ERP does to its user, and the code of row 3, 7 or 10 that follows.
type Way = (&'static str, fn(&Shop), &'static str);

const WAYS: [Way; 9] = [
    ("disabled", |shop| put(shop, |user| user.state = ErpUserState::Disabled), "user/disabled"),
    ("outside its days", |shop| put(shop, |user| user.state = ErpUserState::Ended), "user/disabled"),
    ("deleted", |shop| shop.erp.delete_user("e7"), "user/disabled"),
    ("detached", |shop| put(shop, |user| user.third_party = None), "membership/ended"),
    ("moved", |shop| put(shop, |user| user.third_party = Some("2".to_owned())), "membership/ended"),
    ("given another contact", |shop| put(shop, |user| user.contact = Some("5".to_owned())), "membership/ended"),
    ("without a contact", |shop| put(shop, |user| user.contact = None), "membership/ended"),
    (
        "without the right",
        |shop| put(shop, |user| user.withheld = vec!["portal.invoices.view".to_owned()]),
        "permission/missing",
    ),
    ("not answered for", |shop| shop.erp.fail("user_standing", Class::Unavailable), "unavailable/host"),
];

fn put(shop: &Shop, change: impl FnOnce(&mut ErpUser)) {
    let mut user = in_use();
    change(&mut user);
    shop.erp.put_user("e7", user);
}

fn is_of_the_user(code: &str) -> bool {
    ["user/disabled", "unavailable/host"].contains(&code)
}

#[test]
fn each_way_counts_at_the_next_request_on_every_path_and_the_way_back_too() {
    for (way, change, code) in WAYS {
        let shop = shop();
        let account = shop.account("1");
        let mut eva = shop.signed_in("alpes", "eva");
        let paths = ["invoices", "invoices/1", "invoices/1/file/1"].map(|path| format!("/api/v1/a/{account}/{path}"));
        for path in &paths {
            assert_eq!(eva.get(path).status, 200, "before, {path}");
        }
        change(&shop);
        for path in &paths {
            let answer = eva.get(path);
            assert_eq!(answer.code(), code, "{way}: {path} answers {}", answer.status);
        }
        assert_ne!(eva.get(&format!("/a/{account}/invoices")).status, 200, "{way}: the page");
        let zip = json!({ "kind": "invoices", "query": "" });
        assert_eq!(eva.call("POST", &format!("/api/v1/a/{account}/zips"), &zip).code(), code, "{way}: an archive");
        let decision = shop.decide("alpes", "eva", "1", Kind::Invoices, Some("1"));
        assert_eq!((decision.granted, decision.code.as_str()), (false, code), "{way}: decide");
        if code != "unavailable/host" {
            let asked = Explain {
                site: "alpes".to_owned(),
                login: "eva".to_owned(),
                kind: Some(Kind::Invoices),
                ..Explain::default()
            };
            let explained = shop.operate(&asked);
            assert_eq!(explained["granted"], false, "{way}: {explained}");
            assert!(!explained["notes"].as_array().unwrap().is_empty(), "{way}: it says why: {explained}");
        }
        for path in ["/api/v1/sessions", "/api/v1/security"] {
            let answer = eva.get(path);
            let is_out = answer.status != 200;
            assert_eq!(is_out, is_of_the_user(code), "{way}: {path} answers {}", answer.status);
        }
        let hand_off = eva.call("POST", "/api/v1/hand-off", &json!({ "site": "lac" }));
        assert_eq!(hand_off.status != 200, is_of_the_user(code), "{way}: a hand-off answers {}", hand_off.status);
        let signed = shop.browser("alpes").sign_in_by_call("eva", PASSWORD);
        assert_eq!(signed.status != 200, is_of_the_user(code), "{way}: a sign-in answers {}", signed.status);

        shop.erp.recover();
        shop.erp.put_user("e7", in_use());
        assert_eq!(eva.get(&paths[0]).status, 200, "{way}: back at once, in the same session");
    }
}

#[test]
fn whom_the_erp_has_out_of_use_cannot_be_told_from_a_wrong_password_and_gets_no_link() {
    let shop = shop();
    let mails = shop.rows();
    put(&shop, |user| user.state = ErpUserState::Disabled);
    let sign_in = |password: &str| shop.browser("alpes").sign_in_by_call("eva", password);
    let (right, wrong) = (sign_in(PASSWORD), sign_in("ein falscher langer Satz"));
    assert_eq!((right.status, right.text()), (wrong.status, wrong.text()));
    let forgot =
        |login: &str| shop.browser("alpes").call("POST", "/api/v1/password/forgot", &json!({ "login": login }));
    assert_eq!((forgot("eva").status, forgot("nobody").status), (204, 204));
    drop(mails);
    assert_eq!(shop.ask("SELECT count(*) FROM links WHERE user IS NOT NULL"), 0, "no link was made for her");
    put(&shop, |_| ());
    assert_eq!(forgot("eva").status, 204);
    assert_eq!(shop.ask("SELECT count(*) FROM links WHERE user IS NOT NULL"), 1);
}

#[test]
fn a_code_and_a_link_got_before_open_nothing_once_the_erp_says_no() {
    let shop = shop();
    let mut eva = shop.signed_in("alpes", "eva");
    let code =
        eva.call("POST", "/api/v1/hand-off", &json!({ "site": "lac" })).json()["code"].as_str().unwrap().to_owned();
    put(&shop, |user| user.state = ErpUserState::Ended);
    let page = format!("/hand-off/{code}");
    let arrived = shop.browser("lac").submit(&page, &page, &[]);
    assert_ne!(arrived.status, 303, "{}", arrived.text());
}

#[test]
fn nobody_gives_a_permission_that_the_erp_took_from_them() {
    let shop = shop();
    let account = shop.account("1");
    let mut eva = shop.signed_in("alpes", "eva");
    let invite = |eva: &mut Browser, email: &str| -> Answer {
        let offer = json!({ "email": email, "membership": { "permissions": ["portal.invoices.view"] } });
        eva.call("POST", &format!("/api/v1/a/{account}/people/invitations"), &offer)
    };
    assert_eq!(invite(&mut eva, "one@example.org").status, 200);
    put(&shop, |user| user.withheld = vec!["portal.invoices.view".to_owned()]);
    assert_eq!(invite(&mut eva, "two@example.org").code(), "permission/not-held");
    put(&shop, |user| user.state = ErpUserState::Disabled);
    assert_eq!(invite(&mut eva, "three@example.org").code(), "user/disabled");
}

#[test]
fn what_others_invited_to_stays_theirs_while_the_person_may_act_at_all() {
    let shop = shop();
    shop.grant("eva", "2", &may(&["portal.orders.view"]));
    let mut eva = shop.signed_in("alpes", "eva");
    let orders = format!("/api/v1/a/{}/orders", shop.account("2"));
    for (way, change, code) in WAYS {
        change(&shop);
        assert_eq!(eva.get(&orders).status != 200, is_of_the_user(code), "{way}");
        shop.erp.recover();
        shop.erp.put_user("e7", in_use());
    }
    assert_eq!(eva.get(&orders).status, 200);
}

#[test]
fn an_owner_is_judged_as_a_person_and_holds_every_permission() {
    let shop = shop();
    shop.sql("UPDATE accounts SET owner = (SELECT id FROM users WHERE login = 'eva') WHERE third_party = '1'");
    let mut eva = shop.signed_in("alpes", "eva");
    let invoices = format!("/api/v1/a/{}/invoices", shop.account("1"));
    for (way, change, code) in WAYS {
        change(&shop);
        let want = if code == "permission/missing" { "" } else { code };
        let answer = eva.get(&invoices);
        let seen = if answer.status == 200 { String::new() } else { answer.code() };
        assert_eq!(seen, want, "{way}");
        shop.erp.recover();
        shop.erp.put_user("e7", in_use());
    }
}

#[test]
fn one_request_asks_the_erp_once_whoever_manages_the_user() {
    let shop = shop();
    for (login, method) in [("eva", "user_standing"), ("lea", "standing")] {
        let mut browser = shop.signed_in("alpes", login);
        let list = format!("/api/v1/a/{}/invoices", shop.account("1"));
        let asked = || shop.erp.asked("standing") + shop.erp.asked("user_standing");
        let (before, by_method) = (asked(), shop.erp.asked(method));
        assert_eq!(browser.get(&list).status, 200);
        assert_eq!((asked() - before, shop.erp.asked(method) - by_method), (1, 1), "{login}");
    }
}
