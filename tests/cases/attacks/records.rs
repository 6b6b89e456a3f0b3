//! What is recorded: every refusal with its code, and never a secret (OWASP ASVS 5.0, 16.2.5 and 16.3).

use serde_json::json;
use tests::browser::SESSION;
use tests::desk::PASSWORD;
use tests::shop::Shop;
use tests::two_faced::take_records;

const WRONG: &str = "ein falscher langer Satz 8461";
const NEW: &str = "ein neuer langer Satz 8461";

/// Does everything that leaves a record, and answers the secrets that it used.
fn do_everything(shop: &Shop) -> Vec<String> {
    let account = shop.account("1");
    let mut secrets = vec![WRONG.to_owned(), NEW.to_owned(), PASSWORD.to_owned()];
    shop.browser("alpes").sign_in("nobody-8461", WRONG);
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
            "\"nobody-8461\"",
            "document/other-account",
            "document/other-entity",
            "document/other-contact",
            "document/unpublished",
            "permission/missing",
            "membership/none",
            "session/other-site",
            "password/wrong",
        ];
        if wanted.iter().all(|code| records.iter().any(|record| record.contains(code))) {
            return;
        }
    }
    panic!("a refusal was not recorded");
}
