//! Which language somebody is answered in: asked for by the browser, chosen, saved; and that it is the whole page's.

mod walk;

use plugin_api::operations::ImportUser;
use portal_plugin::model::locales::Locale;
use serde_json::json;
use tests::browser::{Answer, Browser};
use tests::local_portal::PASSWORD;
use tests::page::Page;
use tests::shop::{LAC, Shop};

const NARROW: &str = r#"{
    "site": "lac", "hosts": ["lac.localhost"], "realm": "atelier", "entities": ["2"], "locale": "fr", "languages": ["fr", "nl"]
}"#;

/// The language that a page says it is in, in its head and in its headers.
#[track_caller]
fn language_of(answer: &Answer) -> String {
    let page = Page::of(answer);
    let language = page.all("html").next().and_then(|html| html.get("lang")).expect("a page has a language").to_owned();
    assert_eq!(answer.header("content-language"), Some(language.as_str()));
    assert_eq!(answer.header("vary"), Some("cookie, accept-language"));
    language
}

fn asking(shop: &Shop, site: &str, languages: &str) -> Browser {
    shop.browser(site).asking(languages)
}

/// What the menu of a page offers, and what it marks as the one that is read.
fn menu(answer: &Answer) -> (Vec<String>, Vec<String>) {
    let page = Page::of(answer);
    let buttons: Vec<_> = page.all("button").filter(|button| button.get("name") == Some("language")).collect();
    for button in &buttons {
        assert_eq!(button.get("lang"), button.get("value"), "each name is in its own language");
        let locale = Locale::of_tag(button.get("value").unwrap()).unwrap();
        assert_eq!(button.text, locale.name());
    }
    let value = |button: &&tests::page::Element| button.get("value").unwrap().to_owned();
    let read = buttons.iter().filter(|button| button.get("aria-current") == Some("true")).map(value).collect();
    (buttons.iter().map(value).collect(), read)
}

#[test]
fn before_sign_in_the_browser_is_answered_in_the_language_that_it_asks_for() {
    let shop = Shop::open();
    shop.enable(NARROW);
    for (site, asks, want) in [
        ("alpes", "", "en"),
        ("alpes", "de-CH, fr;q=0.5", "de"),
        ("alpes", "pt, it;q=0.3", "it"),
        ("alpes", "pt", "en"),
        ("alpes", "fr;q=0, *", "en"),
        ("lac", "", "fr"),
        ("lac", "de, nl;q=0.1", "nl"),
        ("lac", "de, es", "fr"),
        ("lac", "fr;q=0, *;q=0.5", "nl"),
    ] {
        let mut browser = asking(&shop, site, asks);
        for path in ["/sign-in", "/password/forgot", "/nothing"] {
            assert_eq!(language_of(&browser.get(path)), want, "{path} on {site} for {asks:?}");
        }
        let refused = browser.get("/api/v1/accounts");
        assert_eq!(refused.header("content-language"), Some(want), "{site} for {asks:?}");
    }
    // At an address of no site, and of one that is closed.
    assert_eq!(language_of(&asking(&shop, "elsewhere", "es-MX").get("/")), "es");
    assert_eq!(language_of(&asking(&shop, "elsewhere", "").get("/")), "en");
    shop.portal.disable_site("nord").unwrap();
    assert_eq!(language_of(&asking(&shop, "nord", "nl").get("/")), "nl");
    assert_eq!(asking(&shop, "nord", "nl").get("/api/v1/session").header("content-language"), Some("nl"));
}

#[test]
fn the_menu_offers_what_the_manifest_lists_and_the_choice_stays_with_the_browser() {
    let shop = Shop::open();
    shop.enable(NARROW);
    let all = ["en", "fr", "de", "es", "it", "nl"].map(str::to_owned).to_vec();
    let mut browser = asking(&shop, "alpes", "it");
    assert_eq!(menu(&browser.get("/sign-in")), (all, vec!["it".to_owned()]));
    let mut browser = asking(&shop, "lac", "nl");
    let two = vec!["fr".to_owned(), "nl".to_owned()];
    assert_eq!(menu(&browser.get("/sign-in")), (two.clone(), vec!["nl".to_owned()]));
    browser.choose_language("/sign-in", "fr");
    assert_eq!(language_of(&browser.get("/sign-in")), "fr", "chosen before asked for");
    // A choice that the site does not offer is one all the same: the portal speaks it.
    browser.choose_language("/sign-in", "de");
    assert_eq!(language_of(&browser.get("/sign-in")), "de");
    assert_eq!(menu(&browser.get("/sign-in")), (two, vec![]));
    let refused = browser.submit("/sign-in", "/language", &[("language", "pt")]);
    assert_eq!(refused.status, 422, "the portal does not speak it");
}

#[test]
fn a_users_choice_counts_on_every_site_in_every_browser_and_in_every_mail() {
    let shop = Shop::open();
    shop.enable(NARROW);
    let home = format!("/a/{}", shop.account("1"));
    let (mut alpes, mut lac) = (shop.signed_in("alpes", "atu"), shop.signed_in("lac", "atu"));
    lac.cookies.insert("__Host-language".to_owned(), "nl".to_owned());
    assert_eq!((language_of(&alpes.get(&home)), language_of(&lac.get(&home))), ("en".to_owned(), "nl".to_owned()));

    alpes.choose_language(&home, "de");
    for (what, browser) in [
        ("where it was chosen", &mut alpes),
        ("on another site, which does not offer it, before what its browser chose", &mut lac),
        ("in another browser, which asks for another", &mut {
            let mut browser = asking(&shop, "alpes", "es");
            assert_eq!(browser.sign_in("atu", PASSWORD).status, 303);
            browser
        }),
    ] {
        for path in [&home, "/security", "/nothing", "/a/999"] {
            assert_eq!(language_of(&browser.get(path)), "de", "{path} {what}");
        }
        let call = browser.get("/api/v1/a/999");
        assert_eq!((call.status, call.header("content-language")), (404, Some("de")), "{what}");
        let who = browser.get("/api/v1/session").json();
        assert_eq!(who["user"]["locale"], "de", "{what}");
    }
    let csrf = lac.csrf();
    lac.post("/sign-out", &[("csrf", &csrf)]);
    assert_eq!(shop.signed_in("lac", "atu").cookies["__Host-language"], "de", "the form is in it next time");

    shop.browser("lac").submit("/password/forgot", "/password/forgot", &[("login", "atu")]);
    let mail = shop.erp.mails(1).pop().unwrap();
    assert_eq!((mail.to.as_str(), mail.language.as_str()), ("atu@example.net", "de"));
    assert!(mail.html.contains("<html lang=\"de\">"), "{}", mail.html);
}

#[test]
fn the_choice_is_the_users_by_a_call_too_and_neither_the_erp_nor_staff_take_it_away() {
    let shop = Shop::open();
    let home = format!("/a/{}", shop.account("1"));
    let mut atu = shop.signed_in("alpes", "atu");
    for (locale, status) in [("it", 204), ("pt", 422), ("it-CH", 422), ("", 422)] {
        assert_eq!(atu.call("POST", "/api/v1/language", &json!({ "locale": locale })).status, status, "{locale}");
    }
    assert_eq!(shop.browser("alpes").call("POST", "/api/v1/language", &json!({ "locale": "it" })).status, 401);
    assert_eq!(language_of(&atu.get(&home)), "it");

    let import = |locale: &str| {
        shop.operate(&ImportUser {
            site: "alpes".to_owned(),
            login: "atu".to_owned(),
            name: "atu".to_owned(),
            email: Some("atu@example.net".to_owned()),
            locale: Some(locale.to_owned()),
            contact: Some("1".to_owned()),
            enabled: true,
            memberships: vec![],
            ..ImportUser::default()
        })
    };
    assert_eq!(import("fr-FR")["outcome"], "unchanged");
    assert_eq!(language_of(&atu.get(&home)), "it");

    shop.allow_looks("alpes", "atu", "1");
    let mut look = shop.look("alpes", "atu", "1");
    assert_eq!(language_of(&look.get(&home)), "it", "staff see what the user sees");
    look.choose_language(&home, "en");
    assert_eq!(language_of(&look.get(&home)), "en", "and read it as they like");
    assert_eq!(language_of(&atu.get(&home)), "it");
}

#[test]
fn mails_to_who_has_no_choice_yet_are_in_the_language_that_is_known() {
    let shop = Shop::open();
    shop.enable(r#"{"site": "own", "hosts": ["own.localhost"], "locale": "fr", "sign_up": "open"}"#);
    for (place, (asks, want)) in [("nl-BE, en;q=0.5", "nl"), ("pt", "fr")].into_iter().enumerate() {
        let email = format!("new{place}@example.net");
        let mut browser = asking(&shop, "own", asks);
        let sent = browser.submit("/sign-up", "/sign-up", &[("email", &email), ("name", "New")]);
        assert_eq!(sent.status, 200, "{}", sent.text());
        let mail = shop.erp.mails(place + 1).pop().unwrap();
        assert_eq!((mail.to.as_str(), mail.language.as_str()), (email.as_str(), want), "{asks}");
    }
    // Whoever invites says in which language.
    let account = shop.account("1");
    let form = format!("/a/{account}/people/invite");
    let fields = [("do", "save"), ("email", "guest@example.net"), ("name", ""), ("language", "es"), ("sees", "all")];
    let mut atu = shop.signed_in("alpes", "atu");
    let invited = atu.submit(&form, &form, &[&fields[..], &[("ends", ""), ("may.portal.invoices.view", "1")]].concat());
    assert_eq!(invited.status, 303, "{}", invited.text());
    let mail = shop.erp.mails(3).pop().unwrap();
    assert_eq!((mail.to.as_str(), mail.language.as_str()), ("guest@example.net", "es"));
    let link = mail.text.split_whitespace().find_map(|word| word.find("/invitation/").map(|at| word[at..].to_owned()));
    assert_eq!(language_of(&asking(&shop, "alpes", "nl").get(&link.unwrap())), "es", "and its page goes on in it");
}

#[test]
fn amounts_are_read_as_the_language_of_the_page_writes_them() {
    let shop = Shop::open();
    for (id, total) in [("1", "1234.56"), ("2", "1.23")] {
        shop.erp.change_document(plugin_api::Kind::Invoices, id, |document| total.clone_into(&mut document.total));
    }
    let mut atu = shop.signed_in("alpes", "atu");
    let list = format!("/a/{}/invoices", shop.account("1"));
    for (language, typed, shown) in [
        ("en", "1,234.56", "€1,234.56"),
        ("fr", "1 234,56", "1\u{202f}234,56\u{a0}€"),
        ("de", "1.234,56", "1.234,56\u{a0}€"),
        ("es", "1234,56", "1234,56\u{a0}€"),
        ("it", "1.234,56", "1234,56\u{a0}€"),
        ("nl", "€ 1.234,56", "€\u{a0}1.234,56"),
    ] {
        atu.choose_language(&list, language);
        let query = tests::browser::form(&[("total_from", typed), ("total_to", typed)]);
        let page = atu.get(&format!("{list}?{query}")).text();
        assert!(page.contains(shown), "{typed} in {language}: {page}");
        assert!(page.contains("REF-1") && !page.contains("REF-2"), "{typed} in {language}: {page}");
    }
}

#[test]
fn a_manifest_without_languages_offers_all_and_keeps_its_texts() {
    assert!(!LAC.contains("languages"));
    let shop = Shop::open();
    shop.enable(
        r#"{"site": "own", "hosts": ["own.localhost"],
            "brand": {"footer": {"en": "Ask us.", "fr": "Demandez-nous.", "de": "Fragen Sie uns."}, "home": {"before": "x"}}}"#,
    );
    for (asks, footer) in [("de", "Fragen Sie uns."), ("fr", "Demandez-nous."), ("it", "Ask us."), ("en", "Ask us.")] {
        let page = asking(&shop, "own", asks).get("/sign-in");
        assert_eq!(language_of(&page), asks);
        assert!(page.text().contains(footer), "{asks}");
    }
}
