//! A contact merged, deleted or archived in the ERP.

use std::thread;

use plugin_api::operations::{RepointUser, Users, Waiting};
use serde_json::json;
use tests::operations::{may, text};
use tests::shop::Shop;

use super::{contact, ledger_of, refused, with};

fn repoint(login: &str, to: &str) -> RepointUser {
    RepointUser {
        site: "alpes".to_owned(),
        login: login.to_owned(),
        contact: to.to_owned(),
        reason: "merged".to_owned(),
        by: "Zoe".to_owned(),
        ..RepointUser::default()
    }
}

/// Contact 6, behind `sam`, was merged into contact 16.
fn merged() -> Shop {
    let shop = Shop::open();
    shop.erp.put_contact(contact("16", Some("1"), false));
    shop.erp.drop_contact("6");
    shop
}

#[test]
fn a_user_whose_contact_was_merged_is_told_so_mended_by_staff_and_in_again_with_all_there_was() {
    let shop = merged();
    let home = format!("/a/{}", shop.account("1"));
    let people = format!("/api/v1{home}/people");
    let before = ledger_of(&shop, "1").len();
    let invited = json!({ "email": "zora@example.net", "membership": { "permissions": [] } });
    shop.grant("sam", "1", &may(&["portal.users.manage", "portal.invoices.view"]));
    shop.erp.put_contact(contact("6", Some("1"), false));
    assert_eq!(shop.signed_in("alpes", "sam").call("POST", &format!("{people}/invitations"), &invited).status, 200);
    shop.erp.drop_contact("6");

    let mut sam = shop.signed_in("alpes", "sam");
    assert_eq!(sam.get("/").header("location"), Some("/accounts"));
    for (language, says) in [("en", "Call or write to us"), ("fr", "Appelez-nous ou écrivez-nous")] {
        sam.cookies.insert("__Host-language".to_owned(), language.to_owned());
        let page = sam.get("/accounts").text();
        assert!(page.contains(says) && !page.contains("No account yet"), "{language}: {page}");
    }
    assert_eq!(sam.get(&home).status, 403);

    let mut owner = shop.signed_in("alpes", "atu");
    let shown = owner.get(&people).json();
    let gone: Vec<_> =
        shown["members"].as_array().unwrap().iter().filter(|member| member["contact_gone"] == true).collect();
    assert_eq!((gone.len(), &gone[0]["login"]), (1, &json!("sam")), "{shown}");
    assert!(owner.get(&format!("{home}/people")).text().contains("Contact gone"));
    let again = json!({ "email": "sam@example.net", "membership": { "permissions": [] } });
    assert_eq!(owner.call("POST", &format!("{people}/invitations"), &again).code(), "invitation/contact-gone");

    let waiting = shop.operate(&Waiting {})["lost_contacts"].clone();
    assert_eq!(
        (&waiting[0]["login"], &waiting[0]["contact"], waiting.as_array().unwrap().len()),
        (&json!("sam"), &json!("6"), 1)
    );
    let found = shop.operate(&Users { site: "alpes".to_owned(), contact_gone: true, ..Users::default() });
    assert_eq!((&found["users"][0]["login"], &found["users"][0]["gone_contacts"]), (&json!("sam"), &json!(["6"])));
    assert_eq!(found["users"].as_array().unwrap().len(), 1, "nobody else's is");

    let answer = shop.operate(&repoint("sam", "16"));
    assert_eq!(answer, json!({ "login": "sam", "contact": "16", "before": "6" }));
    assert_eq!(sam.get(&home).status, 200, "the same session goes on");
    assert_eq!(shop.operate(&Waiting {})["lost_contacts"], json!([]));
    let entries = ledger_of(&shop, "1");
    let last = entries.iter().rfind(|entry| entry.event == "user-repointed").expect("the ledger says it");
    assert_eq!((last.name.as_str(), last.detail["from"].as_str(), last.detail["to"].as_str()), ("Zoe", "6", "16"));
    assert!(entries.len() > before);
    let pending = owner.get(&people).json()["invitations"].clone();
    assert_eq!(pending[0]["email"], "zora@example.net", "what Sam had sent is pending still: {pending}");

    let rows = shop.rows();
    shop.operate(&repoint("sam", "16"));
    shop.rows().assert_same(&rows, "once more changes nothing");
}

#[test]
fn a_user_is_pointed_at_no_contact_that_a_user_could_not_be_made_from_or_that_is_somebody_elses() {
    let shop = merged();
    shop.erp.put_contact(contact("20", Some("1"), true));
    shop.erp.put_contact(contact("21", None, false));
    shop.erp.put_contact(contact("22", Some("2"), false));
    shop.erp.add_third_party("9", "Shut");
    shop.erp.put_contact(contact("23", Some("9"), false));
    shop.erp.close_third_party("9");
    for (what, other, code) in [
        ("no name", json!({ "by": " " }), "correction/reason-missing"),
        ("no reason", json!({ "reason": "" }), "correction/reason-missing"),
        ("two lines", json!({ "reason": "a\nb" }), "correction/reason-missing"),
        ("nobody", json!({ "login": "nobody" }), "user/unknown"),
        ("another realm's user", json!({ "login": "nils" }), "user/unknown"),
        ("no site", json!({ "site": "sud" }), "site/unknown"),
        ("no contact", json!({ "contact": "99" }), "contact/unknown"),
        ("archived", json!({ "contact": "20" }), "contact/archived"),
        ("of nobody", json!({ "contact": "21" }), "contact/without-third-party"),
        ("of a closed third party", json!({ "contact": "23" }), "third-party/closed"),
        ("of another third party", json!({ "contact": "22" }), "contact/other-third-party"),
        ("somebody else's", json!({ "contact": "5" }), "contact/has-user"),
        ("not behind the user", json!({ "from": "4" }), "contact/not-behind-user"),
        ("a field too many", json!({ "force": true }), "command/invalid"),
    ] {
        assert_eq!(refused(&shop, &with(&repoint("sam", "16"), &other)), code, "{what}");
    }
    shop.grant("sam", "2", &may(&[]));
    assert_eq!(shop.operate(&repoint("sam", "22"))["contact"], "22", "with an access there");
}

#[test]
fn a_contact_that_a_change_of_realms_brought_for_one_account_is_put_right_there_alone() {
    let shop = Shop::open();
    shop.erp.put_contact(contact("32", Some("2"), false));
    shop.sql("INSERT INTO kept_contacts SELECT users.id, accounts.id, '31' FROM users, accounts WHERE login = 'lea' AND third_party = '2'");
    let user = || {
        shop.operate(&Users { site: "alpes".to_owned(), login: Some("lea".to_owned()), ..Users::default() })["users"][0]
            .clone()
    };
    assert_eq!(user()["gone_contacts"], json!(["31"]));
    let mut lea = shop.signed_in("alpes", "lea");
    let (own, other) = (format!("/a/{}", shop.account("1")), format!("/a/{}", shop.account("2")));
    assert_eq!((lea.get(&own).status, lea.get(&other).status), (200, 403));
    shop.operate(&RepointUser { from: Some("31".to_owned()), ..repoint("lea", "32") });
    assert_eq!((lea.get(&own).status, lea.get(&other).status), (200, 200));
    assert_eq!((&user()["contact"], &user()["gone_contacts"]), (&json!("5"), &json!([])));
}

#[test]
fn two_of_the_staff_at_once_put_one_contact_behind_one_user() {
    let shop = merged();
    shop.erp.put_contact(contact("17", Some("1"), false));
    let ask = |to: &str| {
        let command = RepointUser { from: Some("6".to_owned()), ..repoint("sam", to) };
        shop.portal.operate(&text(&command)).map_err(|failure| failure.code)
    };
    let answers = thread::scope(|scope| {
        let both = ["16", "17"].map(|to| scope.spawn(move || ask(to)));
        both.map(|one| one.join().unwrap())
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert!(answers.iter().any(|answer| answer.as_ref().is_err_and(|code| code == "contact/not-behind-user")));
    // One contact for two users: the second is refused.
    let shop = merged();
    shop.erp.drop_contact("5");
    let ask = |login: &str| shop.portal.operate(&text(&repoint(login, "16"))).map_err(|failure| failure.code);
    let answers = thread::scope(|scope| {
        let both = ["sam", "lea"].map(|login| scope.spawn(move || ask(login)));
        both.map(|one| one.join().unwrap())
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert!(answers.iter().any(|answer| answer.as_ref().is_err_and(|code| code == "contact/has-user")));
}

#[test]
fn a_contact_that_the_erp_has_again_is_waited_for_no_more() {
    let shop = merged();
    drop(shop.signed_in("alpes", "sam").get("/accounts"));
    let lost = || shop.operate(&Waiting {})["lost_contacts"].as_array().unwrap().len();
    assert_eq!(lost(), 1);
    shop.erp.fail("contact", plugin_api::Class::Unavailable);
    assert_eq!(lost(), 1, "an ERP that does not answer has not found it");
    shop.erp.recover();
    shop.erp.put_contact(contact("6", Some("1"), false));
    assert_eq!((lost(), shop.ask("SELECT count(*) FROM lost_contacts")), (0, 0));
}
