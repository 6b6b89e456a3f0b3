//! The pages and calls of signing up: who is offered them, what they answer, where they lead.

use serde_json::json;
use tests::browser::escaped;
use tests::local_portal::PASSWORD;
use tests::page::Page;
use tests::shop::Shop;

use crate::pages::assert_well_made;

/// A site of its own in the shop, with this policy.
fn shop(policy: &str) -> Shop {
    let shop = Shop::open();
    shop.enable(&format!(
        r#"{{"site": "own", "hosts": ["own.localhost"], "realm": "atelier", {policy}, "brand": {{"sign_in": {{"after": "Ask Zoé."}}}}}}"#
    ));
    shop
}

#[test]
fn the_pages_offer_to_sign_up_only_where_the_policy_lets_one() {
    for (policy, open, at_checkout) in [
        (r#""sign_up": "invitation""#, false, false),
        (r#""sign_up": "checkout", "checkout": "optional""#, false, true),
        (r#""sign_up": "checkout", "checkout": "mandatory""#, false, true),
        (r#""sign_up": "checkout", "checkout": "disabled""#, false, false),
        (r#""sign_up": "open""#, true, true),
    ] {
        let shop = shop(policy);
        for (query, may) in [("", open), ("checkout=1&next=/shop", at_checkout)] {
            let what = format!("{policy}, {query:?}");
            let mut browser = shop.browser("own");
            let links = Page::of(&browser.get(&format!("/sign-in?{query}"))).links();
            let link = if query.is_empty() { "/sign-up".to_owned() } else { format!("/sign-up?{query}") };
            assert_eq!(links.contains(&link), may, "{what}: {links:?}");
            for language in ["en", "fr"] {
                browser.cookies.insert("__Host-language".to_owned(), language.to_owned());
                let page = browser.get(&format!("/sign-up?{query}"));
                assert_eq!(page.status, if may { 200 } else { 403 }, "{what}");
                assert_eq!(page.text().contains("sign-up/closed"), !may, "{what}");
                assert_eq!(page.text().contains("Ask Zoé."), !may, "{what}: the site's own words");
                assert_well_made(&page, language, &what);
            }
            let body = json!({"email": "new@example.net", "name": "New", "checkout": !query.is_empty()});
            let answer = browser.call("POST", "/api/v1/sign-up", &body);
            let want = if may { (200, "") } else { (403, "sign-up/closed") };
            assert_eq!((answer.status, answer.code().as_str()), want, "{what}");
        }
    }
}

#[test]
fn the_answer_is_the_same_page_and_the_same_call_whoever_is_known() {
    let shop = shop(r#""sign_up": "open""#);
    shop.erp.add_employee("clerk@example.net");
    for language in ["en", "fr"] {
        let mut seen = Vec::new();
        for email in ["fresh@example.net", "atu@example.net", "clerk@example.net"] {
            let mut browser = shop.browser("own");
            browser.cookies.insert("__Host-language".to_owned(), language.to_owned());
            let page = browser.submit("/sign-up", "/sign-up", &[("email", email), ("name", "A"), ("company", "")]);
            assert_eq!(page.status, 200, "{email}: {}", page.text());
            assert_well_made(&page, language, email);
            // The page says which address was typed; nothing else differs, but the value of the browser's own forms.
            let csrf = Page::of(&page).form("/language").into_iter().find(|(name, _)| name == "csrf").unwrap().1;
            seen.push(page.text().replace(email, "EMAIL").replace(&csrf, "CSRF"));
            let body = json!({"email": email, "name": "A"});
            seen.push(browser.call("POST", "/api/v1/sign-up", &body).text());
        }
        assert_eq!(seen[..2], seen[2..4], "{language}: a known one");
        assert_eq!(seen[..2], seen[4..], "{language}: an employee");
        assert!(seen[0].contains("24") && seen[1].contains("24"), "{language}: how long the link works");
    }
}

#[test]
fn a_form_that_is_not_complete_is_shown_again_with_what_was_typed() {
    let shop = shop(r#""sign_up": "open""#);
    let hostile = "\"><script>alert(1)</script>";
    let long = "x".repeat(121);
    for (email, name, company) in [
        ("", "Atu", ""),
        ("atu", "Atu", ""),
        ("atu@lac.example\r\nBcc: x@lac.example", "Atu", ""),
        ("atu@lac.example", "", ""),
        ("atu@lac.example", "Atu\nLenobli", ""),
        ("atu@lac.example", &long, ""),
        ("atu@lac.example", "Atu", &long),
        (hostile, hostile, hostile),
    ] {
        let mut browser = shop.browser("own");
        let fields = [("email", email), ("name", name), ("company", company)];
        let page = browser.submit("/sign-up?next=/shop", "/sign-up", &fields);
        assert_eq!(page.status, 422, "{fields:?}");
        assert_well_made(&page, "en", email);
        assert!(!page.text().contains("<script>"), "{fields:?}");
        let again = Page::of(&page);
        let of = |name: &str| again.all("input").find(|input| input.get("name") == Some(name)).unwrap().get("value");
        assert_eq!(of("next"), Some("/shop"));
        assert_eq!(of("company"), Some(company));
        let body = json!({"email": email, "name": name, "company": company});
        assert_eq!(browser.call("POST", "/api/v1/sign-up", &body).code(), "sign-up/invalid", "{fields:?}");
    }
    assert_eq!(shop.ask("SELECT count(*) FROM sign_ups"), 0);
    let fields = [("csrf", "x"), ("email", "atu@lac.example"), ("name", "Atu")];
    assert_eq!(shop.browser("own").post("/sign-up", &fields).status, 403, "of another browser");
}

#[test]
fn the_mailed_link_leads_back_within_the_site_signed_in() {
    for (next, want) in [
        ("", "/"),
        ("/shop/checkout?product=7", "/shop/checkout?product=7"),
        ("https://evil.test/", "/"),
        ("//evil.test/", "/"),
        ("/\\evil.test", "/"),
    ] {
        let shop = shop(r#""sign_up": "open""#);
        let page = format!("/sign-up?next={}", escaped(next));
        let fields = [("email", "atu@lac.example"), ("name", "Atu"), ("company", "Lac SARL")];
        shop.browser("own").submit(&page, "/sign-up", &fields);
        let link = shop.mailed_link(1);
        // Another browser than the one that signed up: the mail is read on a telephone.
        let mut browser = shop.browser("own");
        let set = browser.submit(&link, &link, &[("new", PASSWORD), ("repeat", PASSWORD)]);
        assert_eq!((set.status, set.header("location")), (303, Some(want)), "{next}: {}", set.text());
        let there = browser.get("/api/v1/checkout").json();
        assert_eq!(there["user"]["login"], "atu@lac.example", "{next}");
        assert_eq!(there["accounts"], json!([]), "the ERP of this test opens no account; it waits");
        assert_eq!(browser.get(&link).status, 410, "{next}: once");
    }
}
