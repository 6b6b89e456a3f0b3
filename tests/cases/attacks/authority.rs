//! Managers who would like to be more: by an edit, a preset, an invitation, the ownership; on pages, as programs, and asked for by the ERP's own code.

use plugin_api::Kind;
use plugin_api::operations::DisableUser;
use serde_json::{Value, json};
use tests::browser::{Browser, escaped};
use tests::local_portal::PASSWORD;
use tests::operations::{may, member};
use tests::prepared_shop::PreparedShop;
use tests::shop::ALPES;

const MANAGE: &str = "portal.users.manage";
const INVOICES: &str = "portal.invoices.view";
const QUOTES: &str = "portal.quotes.view";

/// A prepared shop with `max`, who manages people and looks at invoices, and a site whose preset gives something else.
fn prepared() -> (PreparedShop, Browser, String) {
    let prepared = PreparedShop::set();
    let mut manifest: Value = serde_json::from_str(ALPES).unwrap();
    let label = json!({ "en": "Buyer", "fr": "Acheteur" });
    manifest["permissions"] = json!({ "presets": [{ "id": "buyer", "label": label, "permissions": [QUOTES] }] });
    prepared.shop.enable(&manifest.to_string());
    prepared.shop.add_user("alpes", "max", None, vec![member("1", &[MANAGE, INVOICES])]);
    let mut max = prepared.shop.signed_in("alpes", "max");
    let csrf = max.csrf();
    (prepared, max, csrf)
}

/// The id of a member of the account of `atu`, as it stands in a path.
#[track_caller]
fn id(prepared: &PreparedShop, login: &str) -> String {
    match prepared.member("atu", &prepared.account, login) {
        Value::String(id) => id,
        id => id.to_string(),
    }
}

fn terms(permissions: &[&str]) -> Value {
    json!({ "membership": { "permissions": permissions } })
}

/// Has `max` try these calls below the account: what is tried, the method, the path, the body, the status, the code.
fn assert_refused(rows: &[(&str, &str, String, Value, u16, &str)], prepared: &PreparedShop, max: &mut Browser) {
    let before = prepared.shop.rows();
    for (what, method, path, body, status, code) in rows {
        let answer = max.call(method, &format!("/api/v1/a/{}/{path}", prepared.account), body);
        assert_eq!((answer.status, answer.code().as_str()), (*status, *code), "max {what}: {}", answer.text());
        prepared.shop.rows().assert_same(&before, what);
    }
    assert_eq!(prepared.shop.decide("alpes", "max", "1", Kind::Quotes, None).code, "permission/missing");
    assert_eq!(prepared.shop.decide("alpes", "max", "1", Kind::Invoices, Some("1")).code, "");
}

#[test]
fn a_manager_changes_neither_themselves_nor_those_above_and_gives_nobody_more_than_they_hold() {
    let (prepared, mut max, _) = prepared();
    let [own, owner, manager, member] =
        ["max", "atu", "mia", "theo"].map(|login| format!("people/members/{}", id(&prepared, login)));
    let more = terms(&[MANAGE, INVOICES, QUOTES, "portal.orders.create"]);
    let preset = json!({ "membership": { "preset": "buyer" } });
    let owns = json!({ "membership": { "owner": true } });
    let (hold, resume) = (json!({ "suspended": true }), json!({ "suspended": false }));
    let rows = [
        ("edits themselves", "POST", own.clone(), more.clone(), 403, "member/oneself"),
        ("takes a preset", "POST", own.clone(), preset, 403, "member/oneself"),
        ("lifts their own hold", "POST", own.clone(), resume, 403, "member/oneself"),
        ("revokes themselves", "DELETE", own, Value::Null, 403, "member/oneself"),
        ("gives a member more", "POST", member.clone(), more, 403, "permission/not-held"),
        ("makes a member the owner", "POST", member, owns, 422, "request/body-invalid"),
        ("edits a manager", "POST", manager.clone(), terms(&[]), 403, "member/manager"),
        ("puts a manager on hold", "POST", manager.clone(), hold.clone(), 403, "member/manager"),
        ("revokes a manager", "DELETE", manager, Value::Null, 403, "member/manager"),
        ("edits the owner", "POST", owner.clone(), terms(&[]), 403, "owner/stays"),
        ("puts the owner on hold", "POST", owner.clone(), hold, 403, "owner/stays"),
        ("revokes the owner", "DELETE", owner, Value::Null, 403, "owner/stays"),
    ];
    assert_refused(&rows, &prepared, &mut max);
}

#[test]
fn a_manager_offers_nobody_more_than_they_hold_and_nothing_to_themselves() {
    let (prepared, mut max, _) = prepared();
    let people = |rest: &str| format!("people/{rest}");
    let invite = |email: &str, membership: Value| json!({ "email": email, "membership": membership });
    let held = json!({ "permissions": [INVOICES] });
    let own = json!({ "to": prepared.member("atu", &prepared.account, "max"), "password": PASSWORD });
    let preset = invite("a@example.net", json!({ "preset": "buyer" }));
    let quotes = invite("a@example.net", json!({ "permissions": [QUOTES] }));
    let ownership = invite("a@example.net", json!({ "owner": true }));
    let accept = json!({ "password": PASSWORD });
    let rows = [
        ("offers more", "POST", people("invitations"), quotes, 403, "permission/not-held"),
        ("offers a preset of more", "POST", people("invitations"), preset, 403, "permission/not-held"),
        ("offers the ownership", "POST", people("invitations"), ownership, 422, "request/body-invalid"),
        (
            "invites themselves",
            "POST",
            people("invitations"),
            invite("MAX@example.net", held.clone()),
            409,
            "invitation/oneself",
        ),
        ("invites the owner", "POST", people("invitations"), invite("atu@example.net", held), 409, "invitation/owner"),
        ("looks at more", "POST", people("preview"), terms(&[QUOTES]), 403, "permission/not-held"),
        ("takes the ownership", "POST", "ownership".to_owned(), own, 403, "transfer/not-owner"),
        ("accepts what another was offered", "POST", "ownership".to_owned(), accept, 404, "transfer/unknown"),
        ("withdraws what concerns others", "DELETE", "ownership".to_owned(), Value::Null, 404, "transfer/unknown"),
        ("reads the ledger", "GET", "ledger".to_owned(), Value::Null, 403, "permission/missing"),
    ];
    assert_refused(&rows, &prepared, &mut max);
}

#[test]
fn the_pages_refuse_a_manager_the_same() {
    let (prepared, mut max, csrf) = prepared();
    let people = format!("/a/{}/people", prepared.account);
    let page = |login: &str| format!("{people}/members/{}", id(&prepared, login));
    let boxes = |permissions: &[&str]| {
        let ticked: Vec<_> = permissions.iter().map(|id| format!("&may.{id}=1")).collect();
        format!("sees=all&ends=&do=save{}", ticked.concat())
    };
    let offer = |email: &str, permissions: &[&str]| format!("email={email}&language=en&{}", boxes(permissions));
    let ownership = format!("do=offer&to={}&password={}", id(&prepared, "max"), escaped(PASSWORD));
    let before = prepared.shop.rows();
    for (what, path, body, status) in [
        ("edits themselves", page("max"), boxes(&[MANAGE, INVOICES, QUOTES]), 404),
        ("gives a member more", page("theo"), boxes(&[MANAGE, "portal.orders.create"]), 403),
        ("edits a manager", page("mia"), boxes(&[]), 404),
        ("revokes a manager", page("mia"), "do=revoke".to_owned(), 403),
        ("puts the owner on hold", page("atu"), "do=suspend".to_owned(), 403),
        ("offers more than they hold", format!("{people}/invite"), offer("a@example.net", &[QUOTES]), 403),
        ("invites themselves", format!("{people}/invite"), offer("max@example.net", &[INVOICES]), 409),
        ("takes the ownership", format!("/a/{}/ownership", prepared.account), ownership, 404),
    ] {
        let body = format!("{body}&csrf={}", prepared.value_in(&prepared.account, &csrf));
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        let answer = max.send("POST", &path, &headers, body.as_bytes());
        assert_eq!(answer.status, status, "max {what}: {}", answer.text());
        prepared.shop.rows().assert_same(&before, what);
    }
    for page in [format!("{people}/invite?preset=buyer"), format!("{people}/invite")] {
        let shown = max.get(&page);
        assert!(shown.status == 200 && !shown.text().contains(QUOTES), "{page} offers what max does not hold");
    }
    assert_eq!(max.get(&format!("/a/{}/ledger", prepared.account)).status, 403);
}

#[test]
fn a_second_address_of_ones_own_gets_no_more_than_the_first_and_joins_nothing_to_it() {
    let (prepared, mut max, _) = prepared();
    let invitations = format!("/api/v1/a/{}/people/invitations", prepared.account);
    let count = prepared.shop.erp.mails(0).len();
    let offer = json!({ "email": "second@example.net", "membership": { "permissions": [MANAGE, INVOICES] } });
    assert_eq!(max.call("POST", &invitations, &offer).status, 200);
    let link = prepared.mailed(count + 1, "/invitation/");
    let before = prepared.shop.rows();
    // Signed in as who they are: the address is another, and proving it joins nothing, as they are in already.
    let answer = max.call("POST", &format!("/api/v1/invitations/{link}"), &json!({}));
    assert_eq!((answer.status, answer.code().as_str()), (403, "invitation/other-address"));
    let answer = max.call("POST", &format!("/api/v1/invitations/{link}/code"), &Value::Null);
    assert_eq!((answer.status, answer.code().as_str()), (409, "invitation/already-member"));
    prepared.shop.rows().assert_same(&before, "accepting one's own invitation");
    // As somebody new: what they hold, and no step more.
    let person = json!({ "password": PASSWORD, "name": "Second" });
    assert_eq!(prepared.nobody().0.call("POST", &format!("/api/v1/invitations/{link}"), &person).status, 200);
    let mut second = prepared.shop.signed_in("alpes", "second@example.net");
    assert_eq!(second.get(&format!("/a/{}/invoices", prepared.account)).status, 200);
    assert_eq!(second.get(&format!("/a/{}/quotes", prepared.account)).status, 403);
    let back = id(&prepared, "max");
    let more = json!({ "membership": { "permissions": [MANAGE, INVOICES, QUOTES] } });
    let answer = second.call("POST", &format!("/api/v1/a/{}/people/members/{back}", prepared.account), &more);
    assert_eq!((answer.status, answer.code().as_str()), (403, "member/manager"), "nor lift the first from there");
}

#[test]
fn what_one_may_in_one_account_one_may_not_in_the_next() {
    let prepared = PreparedShop::set();
    prepared.shop.grant("mia", "2", &may(&[INVOICES]));
    let before = prepared.shop.rows();
    let (mut mia, csrf) = prepared.browser("mia");
    for write in tests::writes::WRITES.into_iter().filter(|write| write.is_call() && write.is_of_people()) {
        let answer = write.request_in(&prepared.other, &prepared, &csrf).by(&mut mia);
        assert_eq!((answer.status, answer.code().as_str()), (403, "permission/missing"), "{}", write.name());
    }
    prepared.shop.grant("mia", "2", &may(&[INVOICES, "portal.orders.view"]));
    prepared.shop.grant("lea", "1", &may(&[INVOICES]));
    for (login, third_party, kind, code) in [
        ("mia", "2", Kind::Orders, ""),
        ("mia", "2", Kind::Quotes, "permission/missing"),
        ("mia", "1", Kind::Quotes, ""),
        ("lea", "1", Kind::Orders, "permission/missing"),
        ("lea", "2", Kind::Orders, ""),
        ("lea", "2", Kind::Invoices, "permission/missing"),
        ("sam", "2", Kind::Invoices, "membership/none"),
    ] {
        let answer = prepared.shop.decide("alpes", login, third_party, kind, None);
        assert_eq!(answer.code, code, "{login} in {third_party}: {kind}");
    }
    assert_eq!(prepared.shop.rows().changed_since(&before), ["ledger", "memberships"]);
}

#[test]
fn whoever_is_disabled_is_out_with_all_that_they_had_under_way() {
    let (prepared, mut max, _) = prepared();
    let count = prepared.shop.erp.mails(0).len();
    let offer = json!({ "email": "zora@example.net", "membership": { "permissions": [INVOICES] } });
    assert_eq!(max.call("POST", &format!("/api/v1/a/{}/people/invitations", prepared.account), &offer).status, 200);
    let link = prepared.mailed(count + 1, "/invitation/");
    for login in ["max", "sam", "vial"] {
        prepared.shop.operate(&DisableUser {
            site: "alpes".to_owned(),
            login: login.to_owned(),
            ..DisableUser::default()
        });
    }
    let before = prepared.shop.rows();
    // The offer of the ownership, the invitation that waits for vial, and the one that max sent.
    let (mut sam, csrf) = prepared.browser("sam");
    let headers = [("content-type", "application/json"), ("x-csrf-token", csrf.as_str())];
    let accept = json!({ "password": PASSWORD }).to_string();
    let path = format!("/api/v1/a/{}/ownership", prepared.account);
    assert_eq!(sam.send("POST", &path, &headers, accept.as_bytes()).status, 401, "the ownership on offer");
    let (mut vial, csrf) = prepared.browser("vial");
    let headers = [("content-type", "application/json"), ("x-csrf-token", csrf.as_str())];
    let of_vial = format!("/api/v1/invitations/{}", prepared.text("LINK_OF_VIAL"));
    assert_eq!(vial.send("POST", &of_vial, &headers, b"{}").status, 401, "signed in");
    let join = json!({ "password": tests::writes::NEW });
    let answer = prepared.nobody().0.call("POST", &of_vial, &join);
    assert_eq!((answer.status, answer.code().as_str()), (403, "invitation/sign-in-instead"), "as somebody new");
    prepared.shop.rows().assert_same(&before, "somebody disabled");
    for login in ["max", "sam", "vial"] {
        assert_eq!(prepared.shop.browser("alpes").sign_in_by_call(login, PASSWORD).status, 401, "{login}");
        assert_eq!(prepared.shop.decide("alpes", login, "1", Kind::Invoices, None).code, "user/disabled", "{login}");
    }
    let answer = prepared.nobody().0.call("POST", &format!("/api/v1/invitations/{link}"), &join);
    assert_eq!((answer.status, answer.code().as_str()), (410, "invitation/inviter-lost-right"));
    assert_eq!(prepared.shop.ask("SELECT count(*) FROM users WHERE email_key LIKE 'zora%'"), 0);
}
