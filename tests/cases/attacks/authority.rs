//! Managers who would like to be more: by an edit, a preset, an invitation, the ownership; on pages, as programs, and asked for by the ERP's own code.

use plugin_api::Kind;
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::desk::PASSWORD;
use tests::shop::ALPES;
use tests::stage::Stage;

const MANAGE: &str = "portal.users.manage";
const INVOICES: &str = "portal.invoices.view";
const QUOTES: &str = "portal.quotes.view";

/// A stage with `max`, who manages people and looks at invoices, and a site whose presets give more than that.
fn stage() -> (Stage, Browser, String) {
    let stage = Stage::set();
    let mut manifest: Value = serde_json::from_str(ALPES).unwrap();
    let label = json!({ "en": "Buyer", "fr": "Acheteur" });
    manifest["permissions"] = json!({ "presets": [{ "id": "buyer", "label": label, "permissions": [QUOTES] }] });
    stage.shop.enable(&manifest.to_string());
    let member = json!([{ "third_party": "1", "role": "member", "permissions": [MANAGE, INVOICES], "sees": "all" }]);
    stage.shop.add_user("alpes", "max", &Value::Null, &member);
    let mut max = stage.shop.signed_in("alpes", "max");
    let csrf = max.csrf();
    (stage, max, csrf)
}

#[test]
fn a_manager_gives_nobody_more_than_they_hold_and_themselves_nothing() {
    let (stage, mut max, csrf) = stage();
    let people = format!("/a/{}/people", stage.account);
    let id = |login: &str| match stage.member("atu", &stage.account, login) {
        Value::String(id) => id,
        id => id.to_string(),
    };
    let [own, owner, manager, member] = ["max", "atu", "mia", "theo"].map(id);
    let terms = |permissions: &[&str]| json!({ "membership": { "permissions": permissions } });
    let invite = |email: &str, membership: Value| json!({ "email": email, "membership": membership });
    let preset = json!({ "preset": "buyer" });
    let boxes = |permissions: &[&str]| {
        let ticked: Vec<_> = permissions.iter().map(|id| format!("&may.{id}=1")).collect();
        format!("sees=all&ends=&do=save{}", ticked.concat())
    };
    let offer = |email: &str, permissions: &[&str]| format!("email={email}&language=en&{}", boxes(permissions));
    let before = stage.shop.rows();
    for (what, method, path, body, status, code) in [
        (
            "edits themselves",
            "POST",
            format!("members/{own}"),
            terms(&[MANAGE, INVOICES, QUOTES]),
            403,
            "member/oneself",
        ),
        ("takes a preset", "POST", format!("members/{own}"), json!({ "membership": preset }), 403, "member/oneself"),
        (
            "lifts their own hold",
            "POST",
            format!("members/{own}"),
            json!({ "suspended": false }),
            403,
            "member/oneself",
        ),
        (
            "gives a member more",
            "POST",
            format!("members/{member}"),
            terms(&[MANAGE, INVOICES, QUOTES, "portal.orders.create"]),
            403,
            "permission/not-held",
        ),
        (
            "makes a member the owner",
            "POST",
            format!("members/{member}"),
            json!({ "membership": { "owner": true } }),
            422,
            "request/body-invalid",
        ),
        ("edits a manager", "POST", format!("members/{manager}"), terms(&[]), 403, "member/manager"),
        (
            "puts a manager on hold",
            "POST",
            format!("members/{manager}"),
            json!({ "suspended": true }),
            403,
            "member/manager",
        ),
        ("revokes a manager", "DELETE", format!("members/{manager}"), Value::Null, 403, "member/manager"),
        ("edits the owner", "POST", format!("members/{owner}"), terms(&[]), 403, "owner/stays"),
        (
            "puts the owner on hold",
            "POST",
            format!("members/{owner}"),
            json!({ "suspended": true }),
            403,
            "owner/stays",
        ),
        ("revokes the owner", "DELETE", format!("members/{owner}"), Value::Null, 403, "owner/stays"),
        (
            "offers more than they hold",
            "POST",
            "invitations".to_owned(),
            invite("a@example.net", json!({ "permissions": [QUOTES] })),
            403,
            "permission/not-held",
        ),
        (
            "offers a preset of more",
            "POST",
            "invitations".to_owned(),
            invite("a@example.net", preset),
            403,
            "permission/not-held",
        ),
        (
            "offers the ownership",
            "POST",
            "invitations".to_owned(),
            invite("a@example.net", json!({ "owner": true })),
            422,
            "request/body-invalid",
        ),
        (
            "invites themselves",
            "POST",
            "invitations".to_owned(),
            invite("MAX@example.net", json!({ "permissions": [INVOICES] })),
            409,
            "invitation/oneself",
        ),
        (
            "invites the owner",
            "POST",
            "invitations".to_owned(),
            invite("atu@example.net", json!({ "permissions": [INVOICES] })),
            409,
            "invitation/owner",
        ),
        ("looks at more than they hold", "POST", "preview".to_owned(), terms(&[QUOTES]), 403, "permission/not-held"),
        (
            "offers themselves the ownership",
            "POST",
            "../ownership".to_owned(),
            json!({ "to": json!(stage.member("atu", &stage.account, "max")), "password": PASSWORD }),
            403,
            "transfer/not-owner",
        ),
        (
            "accepts what was offered to another",
            "POST",
            "../ownership".to_owned(),
            json!({ "password": PASSWORD }),
            404,
            "transfer/unknown",
        ),
        ("withdraws what concerns others", "DELETE", "../ownership".to_owned(), Value::Null, 404, "transfer/unknown"),
        ("reads the ledger", "GET", "../ledger".to_owned(), Value::Null, 403, "permission/missing"),
    ] {
        let path = format!("/api/v1{people}/{path}").replace("people/../", "");
        let answer = max.call(method, &path, &body);
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{what}: {}", answer.text());
    }
    for (what, path, body, status) in [
        ("edits themselves", format!("{people}/members/{own}"), boxes(&[MANAGE, INVOICES, QUOTES]), 404),
        ("gives a member more", format!("{people}/members/{member}"), boxes(&[MANAGE, "portal.orders.create"]), 403),
        ("edits a manager", format!("{people}/members/{manager}"), boxes(&[]), 404),
        ("revokes a manager", format!("{people}/members/{manager}"), "do=revoke".to_owned(), 403),
        ("puts the owner on hold", format!("{people}/members/{owner}"), "do=suspend".to_owned(), 403),
        ("offers more than they hold", format!("{people}/invite"), offer("a@example.net", &[QUOTES]), 403),
        ("invites themselves", format!("{people}/invite"), offer("max@example.net", &[INVOICES]), 409),
        (
            "offers themselves the ownership",
            format!("/a/{}/ownership", stage.account),
            format!("do=offer&to={own}&password={}", tests::browser::escaped(PASSWORD)),
            404,
        ),
    ] {
        let body = format!("{body}&csrf={csrf}");
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        let answer = max.send("POST", &path, &headers, body.as_bytes());
        assert_eq!(answer.status, status, "{what}: {}", answer.text());
    }
    for (page, what) in
        [(format!("{people}/invite?preset=buyer"), "a preset"), (format!("{people}/invite"), "the form")]
    {
        let shown = max.get(&page);
        assert!(shown.status == 200 && !shown.text().contains(QUOTES), "{what} offers what max does not hold");
    }
    assert_eq!(max.get(&format!("/a/{}/ledger", stage.account)).status, 403);
    stage.shop.rows().assert_same(&before, "a manager");
    assert_eq!(stage.shop.decide("alpes", "max", "1", Kind::Quotes, None).code, "permission/missing");
    assert_eq!(stage.shop.decide("alpes", "max", "1", Kind::Invoices, Some("1")).code, "");
}

#[test]
fn a_second_address_of_ones_own_gets_no_more_than_the_first_and_joins_nothing_to_it() {
    let (stage, mut max, _) = stage();
    let invitations = format!("/api/v1/a/{}/people/invitations", stage.account);
    let count = stage.shop.erp.mails(0).len();
    let offer = json!({ "email": "second@example.net", "membership": { "permissions": [MANAGE, INVOICES] } });
    assert_eq!(max.call("POST", &invitations, &offer).status, 200);
    let link = stage.mailed(count + 1, "/invitation/");
    let before = stage.shop.rows();
    // Signed in as who they are: the address is another, and proving it joins nothing, as they are in already.
    let answer = max.call("POST", &format!("/api/v1/invitations/{link}"), &json!({}));
    assert_eq!((answer.status, answer.code().as_str()), (403, "invitation/other-address"));
    let answer = max.call("POST", &format!("/api/v1/invitations/{link}/code"), &Value::Null);
    assert_eq!((answer.status, answer.code().as_str()), (409, "invitation/already-member"));
    stage.shop.rows().assert_same(&before, "accepting one's own invitation");
    // As somebody new: what they hold, and no step more.
    let person = json!({ "password": PASSWORD, "name": "Second" });
    assert_eq!(stage.nobody().0.call("POST", &format!("/api/v1/invitations/{link}"), &person).status, 200);
    let mut second = stage.shop.signed_in("alpes", "second@example.net");
    assert_eq!(second.get(&format!("/a/{}/invoices", stage.account)).status, 200);
    assert_eq!(second.get(&format!("/a/{}/quotes", stage.account)).status, 403);
    let back = stage.member("atu", &stage.account, "max");
    let back = back.as_str().map_or_else(|| back.to_string(), str::to_owned);
    let more = json!({ "membership": { "permissions": [MANAGE, INVOICES, QUOTES] } });
    let answer = second.call("POST", &format!("/api/v1/a/{}/people/members/{back}", stage.account), &more);
    assert_eq!((answer.status, answer.code().as_str()), (403, "member/manager"), "nor lift the first from there");
}

#[test]
fn what_one_may_in_one_account_one_may_not_in_the_next() {
    let stage = Stage::set();
    stage.shop.grant("mia", "2", &json!({ "permissions": [INVOICES] }));
    let before = stage.shop.rows();
    let (mut mia, csrf) = stage.browser("mia");
    for write in tests::writes::WRITES.into_iter().filter(|write| write.is_call() && write.is_of_people()) {
        let mut sending = write.request(&stage, &csrf);
        sending.path = sending.path.replacen(&format!("/a/{}/", stage.account), &format!("/a/{}/", stage.other), 1);
        let answer = sending.by(&mut mia);
        assert_eq!((answer.status, answer.code().as_str()), (403, "permission/missing"), "{}", write.name());
    }
    stage.shop.grant("mia", "2", &json!({ "permissions": [INVOICES, "portal.orders.view"] }));
    stage.shop.grant("lea", "1", &json!({ "permissions": [INVOICES] }));
    for (login, third_party, kind, code) in [
        ("mia", "2", Kind::Orders, ""),
        ("mia", "2", Kind::Quotes, "permission/missing"),
        ("mia", "1", Kind::Quotes, ""),
        ("lea", "1", Kind::Orders, "permission/missing"),
        ("lea", "2", Kind::Orders, ""),
        ("lea", "2", Kind::Invoices, "permission/missing"),
        ("sam", "2", Kind::Invoices, "membership/none"),
    ] {
        let answer = stage.shop.decide("alpes", login, third_party, kind, None);
        assert_eq!(answer.code, code, "{login} in {third_party}: {kind}");
    }
    assert!(stage.shop.rows().changed_since(&before).iter().all(|table| ["ledger", "memberships"].contains(table)));
}

#[test]
fn whoever_is_disabled_is_out_with_all_that_they_had_under_way() {
    let (stage, mut max, _) = stage();
    let count = stage.shop.erp.mails(0).len();
    let offer = json!({ "email": "zora@example.net", "membership": { "permissions": [INVOICES] } });
    assert_eq!(max.call("POST", &format!("/api/v1/a/{}/people/invitations", stage.account), &offer).status, 200);
    let link = stage.mailed(count + 1, "/invitation/");
    for login in ["max", "sam", "vial"] {
        stage.shop.operate(&json!({ "do": "disable_user", "site": "alpes", "login": login }));
    }
    let before = stage.shop.rows();
    // The offer of the ownership, the invitation that waits for vial, and the one that max sent.
    let (mut sam, csrf) = stage.browser("sam");
    let headers = [("content-type", "application/json"), ("x-csrf-token", csrf.as_str())];
    let accept = json!({ "password": PASSWORD }).to_string();
    let path = format!("/api/v1/a/{}/ownership", stage.account);
    assert_eq!(sam.send("POST", &path, &headers, accept.as_bytes()).status, 401, "the ownership on offer");
    let (mut vial, csrf) = stage.browser("vial");
    let headers = [("content-type", "application/json"), ("x-csrf-token", csrf.as_str())];
    let of_vial = format!("/api/v1/invitations/{}", stage.text("LINK_OF_VIAL"));
    assert_eq!(vial.send("POST", &of_vial, &headers, b"{}").status, 401, "signed in");
    let join = json!({ "password": tests::writes::NEW });
    let answer = stage.nobody().0.call("POST", &of_vial, &join);
    assert_eq!((answer.status, answer.code().as_str()), (403, "invitation/sign-in-instead"), "as somebody new");
    stage.shop.rows().assert_same(&before, "somebody disabled");
    for login in ["max", "sam", "vial"] {
        assert_eq!(stage.shop.browser("alpes").sign_in_by_call(login, PASSWORD).status, 401, "{login}");
        assert_eq!(stage.shop.decide("alpes", login, "1", Kind::Invoices, None).code, "user/disabled", "{login}");
    }
    let answer = stage.nobody().0.call("POST", &format!("/api/v1/invitations/{link}"), &join);
    assert_eq!((answer.status, answer.code().as_str()), (410, "invitation/inviter-lost-right"));
    assert_eq!(stage.shop.ask("SELECT count(*) FROM users WHERE email_key LIKE 'zora%'"), 0);
}
