//! Sites, accounts and users that change under a principal who is there: the next request is judged by what is true then.

use plugin_api::operations::{DisableUser, MembershipTerms, MoveManifest};
use plugin_api::parties::ThirdParty;
use plugin_api::{Kind, ManifestFile, Problem};
use serde_json::{Value, json};
use tests::browser::{Browser, SESSION};
use tests::local_portal::PASSWORD;
use tests::operations::may;
use tests::shop::{ALPES, LAC, Shop, assert_same};

/// Enables this manifest as a file of its own; the codes of its problems where it is refused.
fn enable_as(shop: &Shop, name: &str, manifest: &str) -> Result<String, Vec<String>> {
    let file = ManifestFile { name, bytes: manifest.as_bytes() };
    shop.portal.enable_site(&file).map_err(|failure| {
        assert_eq!(failure.code, "manifest/refused");
        let problems: Vec<Problem> = serde_json::from_str(&failure.detail).unwrap();
        problems.into_iter().map(|problem| problem.code).collect()
    })
}

#[test]
fn a_second_file_takes_over_no_site_and_no_host_name() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let renamed = with(ALPES, "name", json!("Taken over"));
    for (name, manifest, want) in [
        ("zz.json", ALPES.to_owned(), "manifest/site-taken"),
        ("zz.json", renamed.clone(), "manifest/site-taken"),
        ("zz.json", with(&renamed, "site", json!("zz")), "manifest/host-taken"),
    ] {
        assert_eq!(enable_as(&shop, name, &manifest), Err(vec![want.to_owned()]), "{manifest}");
        assert!(!atu.get("/sign-in").text().contains("Taken over"));
        assert_eq!(atu.get(&format!("/a/{account}")).status, 200, "nobody is out for it");
    }
    // A rename is no second file, and ends no session; from a file that does not speak for the site it is none.
    let moved = |from: &str, to: &str| {
        let command = MoveManifest { site: "alpes".to_owned(), from: from.to_owned(), to: to.to_owned() };
        shop.operate(&command)["file"].clone()
    };
    assert_eq!(moved("zz.json", "other.json"), "site.json");
    assert_eq!(moved("site.json", "alps.json"), "alps.json");
    assert_eq!(enable_as(&shop, "site.json", ALPES), Err(vec!["manifest/site-taken".to_owned()]));
    assert_eq!(enable_as(&shop, "alps.json", &renamed), Ok("alpes".to_owned()));
    assert_eq!(atu.get(&format!("/a/{account}")).status, 200);
    // Out of service, a site waits for whichever file comes.
    shop.portal.disable_site("alpes").unwrap();
    assert_eq!(enable_as(&shop, "zz.json", ALPES), Ok("alpes".to_owned()));
}

#[test]
fn an_entity_that_the_erp_does_not_name_is_warned_of() {
    let shop = Shop::open();
    let codes = |entities: Value| {
        let manifest = with(ALPES, "entities", entities);
        let file = ManifestFile { name: "site.json", bytes: manifest.as_bytes() };
        let problems = shop.portal.check_manifests(&[file]).unwrap();
        problems.into_iter().map(|problem| problem.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(json!(["7"])), [""; 0], "an ERP that names none is not asked twice");
    shop.erp.name_entities(&[("1", "Alpes"), ("2", "Lac")]);
    assert_eq!(codes(json!(["1", "7"])), ["manifest/unknown-entity"]);
    assert_eq!(codes(json!(["1", "2"])), [""; 0]);
}

fn with(manifest: &str, key: &str, value: Value) -> String {
    let mut manifest: Value = serde_json::from_str(manifest).unwrap();
    manifest[key] = value;
    manifest.to_string()
}

/// The pages of an account that a principal has open.
fn pages(account: &str) -> [String; 6] {
    [
        format!("/a/{account}"),
        format!("/a/{account}/invoices"),
        format!("/a/{account}/invoices/1"),
        format!("/a/{account}/invoices/1/file"),
        format!("/api/v1/a/{account}/invoices"),
        format!("/api/v1/a/{account}/invoices/1"),
    ]
}

fn assert_all(browser: &mut Browser, account: &str, status: u16, what: &str) {
    for page in pages(account) {
        assert_eq!(browser.get(&page).status, status, "{what}: {page}");
    }
}

#[test]
fn a_kind_that_a_site_hides_is_gone_with_the_next_request() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    assert_eq!(atu.get(&format!("/a/{account}/orders/1")).status, 200);
    shop.enable(&with(ALPES, "kinds", json!(["invoices"])));
    for path in ["orders", "orders/1", "orders/1/file"] {
        let answer = atu.get(&format!("/api/v1/a/{account}/{path}"));
        assert_eq!((answer.status, answer.code().as_str()), (403, "site/hidden"), "{path}");
        assert_eq!(atu.get(&format!("/a/{account}/{path}")).status, 403, "{path}");
    }
    assert!(!atu.get(&format!("/a/{account}")).text().contains("/orders"));
    assert_eq!(shop.decide("alpes", "atu", "1", Kind::Orders, Some("1")).code, "site/hidden");
    assert_eq!(shop.decide("lac", "atu", "1", Kind::Orders, Some("4")).code, "", "the other site shows it still");
}

#[test]
fn a_site_out_of_service_answers_one_page_to_everything_and_its_sessions_are_over() {
    let shop = Shop::open();
    let account = shop.account("1");
    let (mut atu, mut elsewhere) = (shop.signed_in("alpes", "atu"), shop.signed_in("lac", "atu"));
    shop.portal.disable_site("alpes").unwrap();
    let closed = atu.get("/");
    assert_eq!(closed.status, 503);
    for page in pages(&account).iter().map(String::as_str).chain(["/sign-in", "/sessions", "/nothing"]) {
        let answer = atu.get(page);
        if page.starts_with("/api/") {
            assert_eq!((answer.status, answer.code().as_str()), (503, "site/disabled"), "{page}");
        } else {
            assert_same(&answer, &closed, page);
        }
    }
    let mut stranger = shop.browser("alpes");
    let tried = stranger.sign_in_by_call("atu", PASSWORD);
    assert_eq!(tried.status, 503);
    assert!(tried.header("set-cookie").is_none());
    assert_eq!(shop.decide("alpes", "atu", "1", Kind::Invoices, None).code, "site/disabled");
    assert_eq!(elsewhere.get(&format!("/a/{account}/invoices")).status, 200, "the other site goes on");

    shop.enable(ALPES);
    assert_eq!(atu.get("/api/v1/session").status, 401, "the old session is over also once the site is back");
    assert_eq!(shop.signed_in("alpes", "atu").get(&format!("/a/{account}")).status, 200);
}

#[test]
fn a_kind_that_the_erp_closes_is_closed_whatever_the_permissions() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    assert_eq!(atu.get(&format!("/a/{account}/tickets/1")).status, 200);
    shop.erp.close(Kind::Tickets);
    for path in ["tickets", "tickets/1", "tickets/1/file"] {
        let answer = atu.get(&format!("/api/v1/a/{account}/{path}"));
        assert_eq!((answer.status, answer.code().as_str()), (403, "host/closed-to-external"), "{path}");
    }
    assert!(!atu.get(&format!("/a/{account}")).text().contains("/tickets"));
    assert_eq!(atu.get(&format!("/a/{account}/orders")).status, 200);
}

/// An account narrows its sites, a site keeps categories out (rule S3).
#[test]
fn an_account_that_may_not_be_used_on_a_site_cannot_be_reached_there() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut here = shop.signed_in("alpes", "sam");
    shop.grant("sam", "1", &MembershipTerms { sites: Some(vec!["lac".to_owned()]), ..may(&["portal.invoices.view"]) });
    assert_all(&mut here, &account, 403, "a membership for another site");
    assert_eq!(here.get("/api/v1/accounts").json()["items"], json!([]));
    let mut there = shop.signed_in("lac", "sam");
    assert_eq!(there.get(&format!("/a/{account}/invoices/4")).status, 200);

    shop.erp.put_third_party(ThirdParty { categories: vec!["resellers".to_owned()], ..party("1", true) });
    shop.enable(&with(LAC, "exclude_categories", json!(["resellers"])));
    let answer = there.get(&format!("/api/v1/a/{account}/invoices/4"));
    assert_eq!((answer.status, answer.code().as_str()), (403, "account/not-on-site"));

    let mut nils = shop.signed_in("nord", "nils");
    let none = nils.get("/a/999999/invoices/1");
    assert_same(&nils.get(&format!("/a/{account}/invoices/1")), &none, "an account of another realm");
}

fn party(id: &str, open: bool) -> ThirdParty {
    ThirdParty {
        id: id.to_owned(),
        name: "Atu SARL".to_owned(),
        entity: None,
        open,
        email: None,
        language: None,
        categories: vec![],
    }
}

#[test]
fn a_closed_third_party_closes_its_account_and_leaves_the_session() {
    let shop = Shop::open();
    let (first, second) = (shop.account("1"), shop.account("2"));
    let mut lea = shop.signed_in("alpes", "lea");
    shop.erp.put_third_party(party("1", false));
    let answer = lea.get(&format!("/api/v1/a/{first}/invoices/1"));
    assert_eq!((answer.status, answer.code().as_str()), (403, "account/closed"));
    assert_all(&mut lea, &first, 403, "closed");
    assert_eq!(lea.get(&format!("/a/{second}/orders")).status, 200);
    shop.erp.put_third_party(ThirdParty { id: "2".to_owned(), ..party("2", false) });
    let none = lea.get("/accounts");
    assert_eq!(none.status, 200, "signed in, and in no account");
    assert!(!none.text().contains("/a/"), "{}", none.text());
}

/// A day on which a membership ends is kept (rule A5).
#[test]
fn a_membership_that_ends_ends_with_the_next_request() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut sam = shop.signed_in("alpes", "sam");
    assert_all(&mut sam, &account, 200, "before");
    shop.grant("sam", "1", &MembershipTerms { ends: Some("2026-01-31".to_owned()), ..may(&["portal.invoices.view"]) });
    let answer = sam.get(&format!("/api/v1/a/{account}/invoices/1"));
    assert_eq!((answer.status, answer.code().as_str()), (403, "membership/ended"));
    assert_all(&mut sam, &account, 403, "after");
    shop.grant("sam", "1", &may(&[]));
    let answer = sam.get(&format!("/api/v1/a/{account}/invoices/1"));
    assert_eq!((answer.status, answer.code().as_str()), (403, "permission/missing"));
}

#[test]
fn a_disabled_user_is_out_by_every_way_at_once() {
    let shop = Shop::open();
    let account = shop.account("1");
    let mut sam = shop.signed_in("alpes", "sam");
    let mut program = shop.browser("lac");
    assert_eq!(program.sign_in_by_call("sam", PASSWORD).status, 200);
    let mut asked = shop.browser("alpes");
    assert_eq!(asked.submit("/password/forgot", "/password/forgot", &[("login", "sam")]).status, 200);
    let link = shop.mailed_link(1);
    let csrf = program.csrf();

    shop.operate(&DisableUser { site: "alpes".to_owned(), login: "sam".to_owned(), ..DisableUser::default() });
    assert!(sam.get(&format!("/a/{account}")).header("location").is_some_and(|to| to.starts_with("/sign-in")));
    assert_eq!(sam.get(&format!("/api/v1/a/{account}/invoices")).status, 401);
    assert_eq!(program.get("/api/v1/accounts").status, 401);
    let body = json!({ "current": PASSWORD, "new": "ein anderer langer Satz" }).to_string();
    let headers = [("content-type", "application/json"), ("x-csrf-token", csrf.as_str())];
    assert_eq!(program.send("POST", "/api/v1/password", &headers, body.as_bytes()).status, 401);
    let mut with_device = shop.browser("alpes");
    with_device.cookies = sam.cookies.clone();
    with_device.cookies.remove(SESSION);
    assert_eq!(with_device.sign_in_by_call("sam", PASSWORD).status, 401, "a known browser");
    assert_eq!(asked.get(&link).status, 410, "a link on its way");
    let set = json!({ "token": link.rsplit('/').next(), "new": "ein anderer langer Satz" });
    assert_eq!(asked.call("POST", "/api/v1/password/set", &set).status, 410);
    assert_eq!(shop.decide("alpes", "sam", "1", Kind::Invoices, None).code, "user/disabled");
    assert_eq!(shop.ask("SELECT count(*) FROM sessions WHERE ended IS NULL"), 0, "nothing is left of any session");
}
