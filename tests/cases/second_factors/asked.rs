//! A site and an account that ask everybody for a second factor.

use plugin_api::Kind;
use plugin_api::operations::Explain;
use serde_json::json;
use tests::shop::{ALPES, LAC, Shop};

use super::{set_up, show};

#[test]
fn a_site_that_asks_for_one_lets_nobody_go_on_before_it_is_set_up() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let account = shop.account("1");
    shop.enable(&ALPES.replace('}', r#", "second_factor": "required"}"#));
    let pages = ["/", "/accounts", "/security", "/a/1", "/a/1/invoices/1", "/a/1/invoices/1/file", "/a/1/people"];
    let calls = ["accounts", "sessions", "a/1", "a/1/invoices", "a/1/invoices/1", "a/1/invoices/1/file", "sites"];
    assert_eq!(account, "1");
    for path in pages {
        let answer = atu.get(path);
        assert_eq!((answer.status, answer.header("location")), (303, Some("/second-factor")), "{path}");
    }
    for path in calls {
        let answer = atu.get(&format!("/api/v1/{path}"));
        assert_eq!((answer.status, answer.code().as_str()), (403, "second-factor/must-be-set-up"), "{path}");
    }
    assert_eq!(atu.get("/api/v1/session").json()["must_set_up_second_factor"], true);
    assert_eq!(atu.get("/second-factor").status, 200);
    assert_eq!(atu.get("/password").status, 200, "what is the session's own stays open");
    set_up(&shop, &mut atu);
    assert_eq!(atu.get("/api/v1/session").json()["must_set_up_second_factor"], false);
    for path in pages.iter().skip(1).chain(&["/a/1/ledger"]) {
        assert_eq!(atu.get(path).status, 200, "{path} once it is set up");
    }
    for path in calls {
        assert_eq!(atu.get(&format!("/api/v1/{path}")).status, 200, "{path} once it is set up");
    }

    // Another site of the realm asks for none; and the one that does asks whoever comes from there.
    let mut sam = shop.signed_in("lac", "sam");
    assert_eq!(sam.get("/api/v1/accounts").status, 200);
    let code = sam.call("POST", "/api/v1/hand-off", &json!({ "site": "alpes" })).json()["code"].clone();
    let mut there = shop.browser("alpes");
    let arrived = there.call("POST", &format!("/api/v1/hand-off/{}", code.as_str().unwrap()), &json!({}));
    assert_eq!(arrived.status, 200, "{}", arrived.text());
    assert_eq!(there.get("/api/v1/accounts").code(), "second-factor/must-be-set-up");
}

#[test]
fn where_short_passwords_are_taken_every_site_of_the_realm_asks_for_one() {
    let shop = Shop::open();
    let mut sam = shop.signed_in("alpes", "sam");
    let mut nils = shop.signed_in("nord", "nils");
    assert_eq!(sam.get("/api/v1/accounts").status, 200);
    shop.enable(&LAC.replace('}', r#", "second_factor": "required", "passwords": {"min_length": 8}}"#));
    assert_eq!(sam.get("/api/v1/accounts").code(), "second-factor/must-be-set-up");
    assert_eq!(nils.get("/api/v1/accounts").status, 200, "another realm");
}

#[test]
fn an_account_that_asks_for_one_is_shut_to_who_has_none_and_others_stay_open() {
    let shop = Shop::open();
    let (account, other) = (shop.account("1"), shop.account("2"));
    let mut lea = shop.signed_in("alpes", "lea");
    let mut owner = shop.signed_in("alpes", "atu");
    let asks = format!("/api/v1/a/{account}/second-factor");
    let ask = |browser: &mut tests::browser::Browser, required: bool| {
        browser.call("POST", &asks, &json!({ "required": required })).code()
    };
    assert_eq!(ask(&mut lea, true), "permission/missing", "a member");
    assert_eq!(ask(&mut owner, true), "second-factor/owner-first");
    set_up(&shop, &mut owner);
    let people = format!("/a/{account}/people");
    let switched = owner.submit(&people, &format!("/a/{account}/second-factor"), &[("do", "ask")]);
    assert_eq!(switched.header("location"), Some(format!("{people}?done=asks").as_str()));
    crate::pages::assert_well_made(&owner.get(&format!("{people}?done=asks")), "en", "the switch");
    assert_eq!(owner.get(&asks).json()["required"], true);

    let below = |account: &str| {
        ["", "/invoices", "/invoices/1", "/invoices/1/file", "/membership", "/tickets/1"]
            .map(|path| format!("/a/{account}{path}"))
    };
    for path in below(&account) {
        let page = lea.get(&path);
        assert_eq!(page.status, 403, "{path}");
        assert!(page.text().contains("href=\"/second-factor\""), "{path}: {}", page.text());
    }
    for path in ["", "/invoices", "/invoices/1", "/invoices/1/file", "/tickets"] {
        let path = format!("/api/v1/a/{account}{path}");
        assert_eq!(lea.get(&path).code(), "second-factor/asked-by-account", "{path}");
    }
    let write =
        lea.act(&format!("/api/v1/a/{account}/tickets"), "0123456789abcdef", &json!({"subject":"x","text":"y"}));
    assert_eq!(write.code(), "second-factor/asked-by-account");
    assert_eq!(lea.get(&format!("/a/{other}/orders")).status, 200, "another account");
    let explain = Explain {
        site: "alpes".to_owned(),
        login: "lea".to_owned(),
        third_party: Some("1".to_owned()),
        kind: Some(Kind::Invoices),
        ..Explain::default()
    };
    let explained = shop.operate(&explain);
    let note = explained["notes"][0]["en"].as_str().unwrap_or_default();
    assert!(note.contains("second-factor/asked-by-account"), "staff are told so: {explained}");
    assert_eq!(explained["granted"], true, "beside the rows, which all hold: {explained}");
    let accounts = lea.get("/api/v1/accounts").json();
    let awaits: Vec<_> =
        accounts["items"].as_array().unwrap().iter().map(|item| &item["awaits_second_factor"]).collect();
    assert_eq!(awaits, [true, false], "{accounts}");
    assert_eq!(accounts["items"][0]["invoices"], json!(null), "nothing of what is in it is told");
    crate::pages::assert_well_made(&lea.get("/accounts"), "en", "an account that awaits");

    set_up(&shop, &mut lea);
    assert_eq!(lea.get(&format!("/a/{account}/invoices")).status, 200, "once it is set up");
    assert_eq!(shop.operate(&explain)["notes"], json!([]), "and there is nothing left to tell");
    assert_eq!(ask(&mut owner, false), "", "asked no more");
    assert_eq!(shop.signed_in("alpes", "sam").get(&format!("/a/{account}")).status, 200);
    let ledger = owner.get(&format!("/api/v1/a/{account}/ledger")).text();
    assert!(ledger.contains("second-factor-asked") && ledger.contains("second-factor-not-asked"), "{ledger}");
}

#[test]
fn who_takes_it_away_where_it_is_asked_for_sets_it_up_again() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let (app, _) = set_up(&shop, &mut atu);
    shop.enable(&ALPES.replace('}', r#", "second_factor": "required"}"#));
    let body = json!({ "password": tests::local_portal::PASSWORD, "code": show(&shop, &app) });
    assert_eq!(atu.call("POST", "/api/v1/second-factor/remove", &body).status, 204);
    assert_eq!(atu.get("/api/v1/accounts").code(), "second-factor/must-be-set-up");
}
