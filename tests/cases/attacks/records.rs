//! What is recorded: every refusal with its code, and never a secret (OWASP ASVS 5.0, 16.2.5 and 16.3).

use serde_json::{Value, json};
use tests::browser::SESSION;
use tests::local_portal::PASSWORD;
use tests::operations::member;
use tests::prepared_shop::PreparedShop;
use tests::shop::Shop;
use tests::two_faced::take_records;

const WRONG: &str = "ein falscher langer Satz 8461";
const NEW: &str = "ein neuer langer Satz 8461";

/// Does everything that leaves a record, and answers the secrets that it used.
fn do_everything(shop: &Shop) -> Vec<String> {
    let account = shop.account("1");
    // What is typed for a login and is none may be a password.
    let mut secrets = vec![WRONG.to_owned(), NEW.to_owned(), PASSWORD.to_owned(), "nobody-8461".to_owned()];
    // A path that holds a secret, sent to by staff who look on.
    shop.allow_looks("alpes", "atu", "1");
    let link = "L".repeat(43);
    assert_eq!(shop.look("alpes", "theo", "1").send("POST", &format!("/invitation/{link}"), &[], b"").status, 403);
    secrets.push(link);
    shop.browser("alpes").sign_in("nobody-8461", WRONG);
    shop.browser("alpes").call("POST", "/api/v1/password/forgot", &json!({ "login": "nobody-8461" }));
    shop.browser("alpes").sign_in_by_call("sam", WRONG);
    let mut atu = shop.signed_in("alpes", "atu");
    let mut sam = shop.signed_in("alpes", "sam");
    for browser in [&mut atu, &mut sam] {
        secrets.push(browser.csrf());
        secrets.extend(browser.cookies.values().filter(|value| value.len() > 8).cloned());
    }
    for id in ["51", "4", "8", "5"] {
        assert_eq!(atu.get(&format!("/a/{account}/invoices/{id}")).status, 404);
    }
    assert_eq!(sam.get(&format!("/a/{account}/orders")).status, 403);
    assert_eq!(sam.get(&format!("/a/{}/orders", shop.account("2"))).status, 404);
    assert_eq!(sam.carried_to("lac.localhost").get("/api/v1/accounts").status, 401);
    assert_eq!(sam.call("POST", "/api/v1/password", &json!({ "current": WRONG, "new": NEW })).status, 422);
    assert_eq!(sam.call("POST", "/api/v1/password/forgot", &json!({ "login": "atu" })).status, 204);
    let link = shop.mailed_link(1);
    let token = link.rsplit('/').next().unwrap().to_owned();
    assert_eq!(sam.get(&link).status, 200);
    assert_eq!(sam.call("POST", "/api/v1/password/set", &json!({ "token": token, "new": NEW })).status, 204);
    assert_eq!(sam.get(&link).status, 410);
    secrets.push(token);
    assert!(secrets.contains(&sam.cookies[SESSION]));
    secrets
}

#[test]
fn refusals_are_recorded_with_their_codes_and_secrets_never() {
    // The records of a library go to the newest of its hosts, and other tests start some meanwhile.
    for _ in 0..20 {
        let shop = Shop::open();
        shop.portal.set_log_level(log::LevelFilter::Trace);
        let secrets = do_everything(&shop);
        shop.portal.set_log_level(log::LevelFilter::Info);
        let records = take_records();
        for record in &records {
            for secret in &secrets {
                assert!(!record.contains(secret), "`{secret}` stands in `{record}`");
            }
        }
        let wanted = [
            "sign-in/failed",
            "document/other-account",
            "document/other-entity",
            "document/other-contact",
            "document/unpublished",
            "permission/missing",
            "membership/none",
            "session/other-site",
            "password/wrong",
            "view-as/read-only",
        ];
        if wanted.iter().all(|code| records.iter().any(|record| record.contains(code))) {
            return;
        }
    }
    panic!("a refusal was not recorded");
}

/// A site of the same customers whose name no other test uses: so that its records can be told apart.
const APART: &str = r#"{"site": "records", "hosts": ["records.localhost"], "realm": "atelier"}"#;

/// Tries what is refused around a shared account, each once, and answers with which codes.
fn be_refused(prepared: &PreparedShop) -> Vec<&'static str> {
    prepared.shop.enable(APART);
    prepared.shop.erp.add_employee("clerk@example.net");
    prepared.shop.add_user("alpes", "max", None, vec![member("1", &["portal.users.manage"])]);
    let people = |rest: &str| format!("/api/v1/a/{}/{rest}", prepared.account);
    let member = |login: &str| {
        let id = prepared.member("atu", &prepared.account, login);
        people(&format!("people/members/{}", id.as_str().map_or_else(|| id.to_string(), str::to_owned)))
    };
    let invite = |email: &str| json!({ "email": email, "membership": { "permissions": ["portal.invoices.view"] } });
    let (own, owner, manager) = (member("mia"), member("atu"), member("max"));
    let link = |name: &str| format!("/api/v1/invitations/{}", prepared.text(name));
    let tries = [
        ("mia", "POST", own, json!({ "suspended": true }), "member/oneself"),
        ("mia", "DELETE", owner, Value::Null, "owner/stays"),
        ("mia", "DELETE", manager, Value::Null, "member/manager"),
        ("mia", "DELETE", people("people/members/999999"), Value::Null, "member/unknown"),
        ("mia", "DELETE", people("people/contacts/999999"), Value::Null, "contact/not-on-account"),
        ("mia", "DELETE", people("people/invitations/999999"), Value::Null, "invitation/unknown"),
        ("mia", "POST", people("people/invitations"), invite("mia@example.net"), "invitation/oneself"),
        ("mia", "POST", people("people/invitations"), invite("atu@example.net"), "invitation/owner"),
        ("mia", "POST", people("people/invitations"), invite("theo@example.net"), "invitation/already-member"),
        ("mia", "POST", people("people/invitations"), invite("clerk@example.net"), "email/of-employee"),
        ("theo", "POST", people("people/invitations"), invite("x@example.net"), "permission/missing"),
        (
            "mia",
            "POST",
            people("ownership"),
            json!({ "to": prepared.name("MEMBER"), "password": PASSWORD }),
            "transfer/not-owner",
        ),
        ("theo", "DELETE", people("ownership"), Value::Null, "transfer/unknown"),
        ("atu", "DELETE", people("membership"), Value::Null, "owner/stays"),
        ("vial", "GET", people("people"), Value::Null, "membership/none"),
        ("theo", "POST", link("LINK"), json!({}), "invitation/other-address"),
        ("theo", "POST", format!("/api/v1/invitations/{}", "A".repeat(43)), json!({}), "invitation/unknown"),
    ];
    prepared.forget_second_factors();
    let mut codes = Vec::new();
    for (login, method, path, body, code) in tries {
        let mut browser = prepared.shop.signed_in("records", login);
        let csrf = browser.csrf();
        let headers = [("content-type", "application/json"), ("x-csrf-token", csrf.as_str())];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answer = browser.send(method, &path, &headers, body.as_bytes());
        assert!((400..500).contains(&answer.status), "{login}: {code}: {} {}", answer.status, answer.text());
        codes.push(code);
    }
    let mut browser = prepared.shop.signed_in("records", "mia");
    assert_eq!(browser.send("DELETE", &people("ownership"), &[], b"").status, 403);
    codes.push("request/cross-site");
    codes
}

#[test]
fn each_refusal_around_a_shared_account_leaves_one_record_and_no_secret() {
    // As above: a record is lost where another host starts meanwhile.
    for _ in 0..20 {
        let prepared = PreparedShop::set();
        let codes = be_refused(&prepared);
        let records = take_records();
        let records: Vec<&String> = records.iter().filter(|record| record.contains("on records")).collect();
        for name in ["LINK", "LINK_OF_VIAL", "RESET"] {
            let secret = prepared.text(name);
            assert!(records.iter().all(|record| !record.contains(&secret) && !record.contains(PASSWORD)), "{name}");
        }
        let refused: Vec<&&String> = records.iter().filter(|record| record.starts_with("WARN audit")).collect();
        let counts: Vec<usize> = codes
            .iter()
            .map(|code| refused.iter().filter(|record| record.contains(&format!(": {code}:"))).count())
            .collect();
        let wanted: Vec<usize> = codes.iter().map(|code| codes.iter().filter(|other| *other == code).count()).collect();
        for ((count, want), code) in counts.iter().zip(&wanted).zip(&codes) {
            assert!(count <= want, "{code} is recorded {count} times for {want}: {refused:#?}");
        }
        if counts == wanted {
            assert_eq!(refused.len(), codes.len(), "{refused:#?}");
            return;
        }
    }
    panic!("a refusal was not recorded");
}
