//! The pages around invitations: what is over says so, presets, the names of sites.

use plugin_api::operations::MembershipTerms;
use portal_plugin::model::invitations::LIFETIME;
use serde_json::json;
use tests::local_portal::PASSWORD;
use tests::operations::may;
use tests::page::{Element, Page};
use tests::shop::{Shop, assert_same};
use tests::team::{INVOICES, MANAGE};

use crate::pages::assert_well_made;

/// The shop with an invitation of `paul@example.net` to both sites by somebody who manages the account; its page.
fn invited(by: &str) -> (Shop, String) {
    let shop = Shop::open();
    shop.grant("lea", "1", &may(&[INVOICES, MANAGE]));
    let account = shop.account("1");
    let body = json!({
        "email": "paul@example.net", "locale": "en",
        "membership": {"permissions": [INVOICES], "sites": ["alpes", "lac"]},
    });
    let made = shop.signed_in("alpes", by).call("POST", &format!("/api/v1/a/{account}/people/invitations"), &body);
    assert_eq!(made.status, 200, "{}", made.text());
    let mails = shop.erp.mails(1);
    let begin = mails[0].text.find("/invitation/").expect("a link");
    let page = mails[0].text[begin..].split_whitespace().next().unwrap().to_owned();
    (shop, page)
}

#[test]
fn the_page_of_an_expired_invitation_offers_to_ask_for_a_new_one() {
    let (shop, page) = invited("atu");
    assert_eq!(shop.browser("alpes").get(&page).status, 200);
    shop.erp.wait(LIFETIME);
    for (language, asked) in [("en", "You asked"), ("fr", "Vous avez demandé")] {
        let mut browser = shop.browser("alpes");
        browser.cookies.insert("__Host-language".to_owned(), language.to_owned());
        let over = browser.get(&page);
        assert_eq!(over.status, 410, "{}", over.text());
        assert!(over.text().contains("invitation/expired"), "{}", over.text());
        assert_well_made(&over, language, "expired");
        let answer = browser.submit(&page, &page, &[("do", "ask")]);
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert!(answer.text().contains(asked), "{}", answer.text());
        assert_well_made(&answer, language, "asked");
    }
    let mut signed_in = shop.signed_in("alpes", "sam");
    assert_eq!(signed_in.submit(&page, &page, &[("do", "ask")]).status, 200, "somebody who is signed in");
    assert_eq!(shop.browser("alpes").post(&page, &[("do", "ask"), ("csrf", "x")]).status, 403, "of another browser");
    let token = page.rsplit('/').next().unwrap();
    let twin =
        |token: &str| shop.browser("alpes").call("POST", &format!("/api/v1/invitations/{token}/ask"), &json!(null));
    let (known, unknown) = (twin(token), twin(&"A".repeat(43)));
    assert_eq!((known.status, unknown.status), (204, 204));
    assert_same(&known, &unknown, "the same whatever the link leads to");
    let asked = shop.erp.mails(2);
    assert_eq!(asked.iter().filter(|mail| mail.to == "atu@example.net").count(), 1, "one mail a day");
}

#[test]
fn each_page_of_an_invitation_that_is_over_says_so_and_what_to_do() {
    for (name, settle, status, en, fr) in [
        ("accepted", "accept", 410, "Sign in to enter the account", "Connectez-vous pour accéder au compte"),
        ("declined", "decline", 410, "ask who invited you for a new one", "à la personne qui vous a invité"),
        ("cancelled", "cancel", 410, "ask who invited you", "adressez-vous à la personne qui vous a invité"),
        ("superseded", "resend", 410, "the one in the newest mail", "celui du message le plus récent"),
        ("inviter lost", "lose", 410, "The owner of the account can", "Le propriétaire du compte peut"),
    ] {
        let (shop, page) = invited("lea");
        let token = page.rsplit('/').next().unwrap();
        let account = shop.account("1");
        let mut atu = shop.signed_in("alpes", "atu");
        let people = atu.get(&format!("/api/v1/a/{account}/people")).json();
        let id = people["invitations"][0]["id"].to_string().replace('"', "");
        let pending = format!("/api/v1/a/{account}/people/invitations/{id}");
        let done = match settle {
            "accept" => {
                let body = json!({"name": "Paul", "password": PASSWORD});
                shop.browser("alpes").call("POST", &format!("/api/v1/invitations/{token}"), &body).status
            }
            "decline" => {
                shop.browser("alpes").call("DELETE", &format!("/api/v1/invitations/{token}"), &json!(null)).status
            }
            "cancel" => atu.call("DELETE", &pending, &json!(null)).status,
            "resend" => atu.call("POST", &pending, &json!(null)).status,
            _ => {
                shop.grant("lea", "1", &may(&[INVOICES]));
                200
            }
        };
        assert!(matches!(done, 200 | 204), "{name}: {done}");
        for (language, words) in [("en", en), ("fr", fr)] {
            let mut browser = shop.browser("alpes");
            browser.cookies.insert("__Host-language".to_owned(), language.to_owned());
            let over = browser.get(&page);
            assert_eq!(over.status, status, "{name}: {}", over.text());
            assert!(over.text().contains(words), "{name} in {language}: {}", over.text());
            assert_well_made(&over, language, name);
            let asks = over.text().contains("value=\"ask\"");
            assert_eq!(asks, settle == "lose", "{name}: whether to ask for a new one");
        }
        if settle == "lose" {
            let told = shop.browser("alpes").submit(&page, &page, &[("do", "ask")]);
            assert_eq!(told.status, 200, "{}", told.text());
            let mail = shop.erp.mails(2).pop().unwrap();
            assert_eq!(mail.to, "atu@example.net", "{}", mail.text);
        }
    }
}

#[test]
fn a_preset_ticks_its_permissions_and_loses_nothing_that_was_typed() {
    let shop = Shop::open();
    let preset = r#"{"id": "books", "label": {"en": "Books", "fr": "Comptes"}, "permissions": ["portal.invoices.view", "portal.tickets.view"]}"#;
    shop.enable(&format!(
        r#"{{"site": "alpes", "hosts": ["alpes.localhost"], "realm": "atelier", "name": "Atelier <Alpes>", "entities": ["1"], "permissions": {{"presets": [{preset}]}}}}"#
    ));
    let account = shop.account("1");
    let mut atu = shop.signed_in("alpes", "atu");
    let form = format!("/a/{account}/people/invite");
    let fields = [
        ("email", "not yet an address"),
        ("name", "Paul \"P\" Morel"),
        ("language", "fr"),
        ("sees", "own"),
        ("ends", "2027-01-31"),
        ("may.portal.quotes.view", "1"),
        ("on.lac", "1"),
        ("preset", "books"),
    ];
    let page = atu.submit(&form, &form, &fields);
    assert_eq!(page.status, 200, "{}", page.text());
    assert_well_made(&page, "en", "a preset");
    let parsed = Page::of(&page);
    let value = |name: &str| parsed.all("input").find(|input| input.get("name") == Some(name)).unwrap().get("value");
    assert_eq!((value("email"), value("name")), (Some("not yet an address"), Some("Paul \"P\" Morel")));
    assert_eq!(value("ends"), Some("2027-01-31"));
    let mut ticked: Vec<&str> = parsed
        .all("input")
        .filter(|input| input.get("checked").is_some())
        .filter_map(|input| input.get("name"))
        .collect();
    ticked.sort_unstable();
    assert_eq!(ticked, ["may.portal.invoices.view", "may.portal.tickets.view", "on.lac", "sees"]);
    let selected = parsed.all("option").find(|option| option.get("selected").is_some()).unwrap();
    assert_eq!(selected.get("value"), Some("fr"));
    // Enter presses the first button of a form: not a preset.
    let action = |element: &Element| element.name == "form" && element.get("action") == Some(form.as_str());
    let mut rest = parsed.elements.iter().skip_while(|element| !action(element));
    let first = rest.find(|element| element.name == "button").unwrap();
    assert_eq!((first.get("name"), first.get("value")), (Some("do"), Some("preview")));
    let unknown = atu.submit(&form, &form, &[("sees", "all"), ("preset", "everything")]);
    assert_eq!(unknown.status, 422);
    assert_eq!(shop.ask("SELECT count(*) FROM invitations"), 0, "nothing was sent");

    let sam = shop.ask("SELECT id FROM users WHERE login = 'sam'");
    let form = format!("/a/{account}/people/members/{sam}");
    let page = atu.submit(&form, &form, &[("sees", "own"), ("preset", "books")]);
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("may.portal.tickets.view\" value=\"1\" checked"), "{}", page.text());
    assert_eq!(shop.ask("SELECT count(*) FROM memberships WHERE permissions LIKE '%tickets%' AND user = (SELECT id FROM users WHERE login = 'sam')"), 0, "nothing was saved");
}

#[test]
fn sites_are_called_by_their_names() {
    let shop = Shop::open();
    for (site, entity) in [("alpes", "1"), ("lac", "2")] {
        shop.enable(&format!(
            r#"{{"site": "{site}", "hosts": ["{site}.localhost"], "realm": "atelier", "entities": ["{entity}"], "name": {{"en": "Workshop {site}", "fr": "Atelier {site}"}}}}"#
        ));
    }
    let account = shop.account("1");
    shop.grant(
        "sam",
        "1",
        &MembershipTerms { sites: Some(vec!["alpes".to_owned(), "lac".to_owned()]), ..may(&[INVOICES]) },
    );
    let body = json!({"email": "paul@example.net", "membership": {"permissions": [INVOICES], "sites": ["lac"]}});
    let mut atu = shop.signed_in("alpes", "atu");
    let made = atu.call("POST", &format!("/api/v1/a/{account}/people/invitations"), &body);
    assert_eq!(made.status, 200, "{}", made.text());
    let people = atu.get(&format!("/a/{account}/people")).text();
    assert!(people.contains("only on Workshop alpes, Workshop lac"), "a member: {people}");
    assert!(people.contains("only on Workshop lac"), "an invitation: {people}");
    let own = shop.signed_in("alpes", "sam").get(&format!("/a/{account}/membership")).text();
    assert!(own.contains("only on Workshop alpes, Workshop lac"), "{own}");
    let mail = shop.erp.mails(1).pop().unwrap();
    let begin = mail.text.find("/invitation/").expect("a link");
    let mut guest = shop.browser("lac");
    guest.cookies.insert("__Host-language".to_owned(), "fr".to_owned());
    let page = guest.get(mail.text[begin..].split_whitespace().next().unwrap()).text();
    assert!(page.contains("uniquement sur Atelier lac"), "{page}");
}
