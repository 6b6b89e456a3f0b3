//! What staff look through: users and accounts, what making a user would begin with, and ending sessions.

use plugin_api::operations::account::{Invite, SuspendAccount};
use plugin_api::operations::{
    Accounts, CreateUser, Deliver, DisableUser, EnableUser, EndSessions, Operation, PrepareUser, Users,
};
use plugin_api::parties::Contact;
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::operations::may;
use tests::shop::{Shop, contact};

fn code(shop: &Shop, command: &Value) -> String {
    shop.portal.operate(&command.to_string()).expect_err("it is refused").code
}

/// The values of one name in a list.
fn all(answer: &Value, list: &str, name: &str) -> Vec<String> {
    let rows = answer[list].as_array().unwrap_or_else(|| panic!("no {list}: {answer}"));
    rows.iter().map(|row| row[name].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn users_are_found_by_what_is_asked_for_and_no_wildcard_has_a_meaning() {
    let shop = Shop::open();
    shop.operate(&DisableUser { site: "alpes".to_owned(), login: "sam".to_owned(), ..DisableUser::default() });
    for (condition, want) in [
        (json!({}), vec!["atu", "lea", "sam", "theo", "vial"]),
        (json!({ "site": "nord" }), vec!["nils"]),
        (json!({ "text": "EA" }), vec!["lea"]),
        (json!({ "text": "theo@example" }), vec!["theo"]),
        (json!({ "text": "%" }), vec![]),
        (json!({ "text": "_" }), vec![]),
        (json!({ "text": "\\" }), vec![]),
        (json!({ "login": "SAM " }), vec!["sam"]),
        (json!({ "login": "sa" }), vec![]),
        (json!({ "contact": "4" }), vec!["theo"]),
        (json!({ "state": "disabled" }), vec!["sam"]),
        (json!({ "after": "lea", "limit": 2 }), vec!["sam", "theo"]),
        (json!({ "limit": 0 }), vec!["atu"]),
    ] {
        let mut command = Users { site: "alpes".to_owned(), ..Users::default() }.json();
        command.as_object_mut().unwrap().extend(condition.as_object().unwrap().clone());
        assert_eq!(all(&shop.operate_json(&command), "users", "login"), want, "{condition}");
    }
    assert_eq!(code(&shop, &json!({ "do": "users", "site": "alpes", "state": "asleep" })), "command/invalid");
    assert_eq!(shop.refused(&Users { site: "sud".to_owned(), ..Users::default() }), "site/unknown");
}

#[test]
fn accounts_are_listed_with_who_owns_them_and_how_many_are_in_them() {
    let shop = Shop::open();
    let invitation = Invite { email: "new@example.net".to_owned(), membership: may(&[]), ..Invite::default() };
    shop.staff("1", &invitation);
    shop.staff("2", &SuspendAccount::default());
    let answer = shop.operate(&Accounts::default());
    assert_eq!(all(&answer, "accounts", "third_party"), ["1", "2", "3"]);
    let first = &answer["accounts"][0];
    assert_eq!(first["name"], "Atu SARL");
    assert_eq!(first["owner"], json!({ "login": "atu", "name": "atu" }));
    assert_eq!((&first["members"], &first["invitations"], &first["view_as"]), (&json!(4), &json!(1), &json!(false)));
    for (condition, want) in [
        (json!({ "third_party": "2" }), vec!["2"]),
        (json!({ "third_party": "9" }), vec![]),
        (json!({ "state": "suspended" }), vec!["2"]),
        (json!({ "state": "closed" }), vec![]),
        (json!({ "after": first["account"], "limit": 1 }), vec!["2"]),
    ] {
        let mut command = Accounts::default().json();
        command.as_object_mut().unwrap().extend(condition.as_object().unwrap().clone());
        assert_eq!(all(&shop.operate_json(&command), "accounts", "third_party"), want, "{condition}");
    }
    assert_eq!(code(&shop, &json!({ "do": "accounts", "after": "x" })), "command/invalid");
}

#[test]
fn making_a_user_is_prepared_without_making_one() {
    let shop = Shop::open();
    shop.operate(&EnableUser { site: "alpes".to_owned(), login: "sam".to_owned(), ..EnableUser::default() });
    for (site, contact, want) in [("alpes", "4", "contact/has-user"), ("alpes", "nobody", "contact/unknown")] {
        let command = PrepareUser { site: site.to_owned(), contact: contact.to_owned(), third_party: None };
        assert_eq!(shop.refused(&command), want, "{contact} on {site}");
    }
    let command = PrepareUser { site: "nord".to_owned(), contact: "4".to_owned(), third_party: None };
    let prepared = shop.operate(&command);
    assert_eq!((&prepared["third_party"], &prepared["has_owner"]), (&json!("1"), &json!(true)), "{prepared}");
    assert_eq!(shop.operate(&command)["login"], prepared["login"], "asking takes no login");
    let users = shop.operate(&Users { site: "nord".to_owned(), ..Users::default() });
    assert_eq!(all(&users, "users", "login"), ["nils"]);
}

#[test]
fn a_contact_of_several_third_parties_becomes_a_user_of_the_one_that_is_named() {
    let shop = Shop::open();
    shop.erp.put_contact(contact("9", "1"));
    shop.erp.share_contact("9", "2");
    let prepare = |third_party: Option<&str>| PrepareUser {
        site: "nord".to_owned(),
        contact: "9".to_owned(),
        third_party: third_party.map(str::to_owned),
    };
    for (named, of) in [(None, "1"), (Some("1"), "1"), (Some("2"), "2")] {
        assert_eq!(shop.operate(&prepare(named))["third_party"], of, "{named:?}");
    }
    for (named, code) in [("3", "contact/other-third-party"), ("none", "third-party/unknown")] {
        assert_eq!(shop.refused(&prepare(Some(named))), code, "{named}");
    }
    let nobody = PrepareUser { contact: "nobody".to_owned(), ..prepare(Some("2")) };
    assert_eq!(shop.refused(&nobody), "contact/unknown");
    shop.erp.put_contact(Contact { archived: true, ..contact("9", "1") });
    assert_eq!(shop.refused(&prepare(Some("2"))), "contact/archived");
    shop.erp.put_contact(contact("9", "1"));

    let made = shop.operate(&CreateUser {
        site: "nord".to_owned(),
        contact: "9".to_owned(),
        third_party: Some("2".to_owned()),
        deliver: Deliver::Show,
        ..CreateUser::default()
    });
    assert_eq!(made["third_party"], "2");
    let login = made["login"].as_str().unwrap();
    let users = shop.operate(&Users { login: Some(login.to_owned()), site: "nord".to_owned(), ..Users::default() });
    assert_eq!(all(&users["users"][0], "memberships", "third_party"), ["2"], "{users}");
}

#[test]
fn staff_end_every_session_of_a_user_who_stays_in_use() {
    let shop = Shop::open();
    let mut windows: Vec<Browser> = (0..2).map(|_| shop.signed_in("alpes", "lea")).collect();
    windows.push(shop.signed_in("lac", "lea"));
    let mut other = shop.signed_in("alpes", "atu");
    let answer = shop.operate(&EndSessions { site: "alpes".to_owned(), login: "lea".to_owned(), by: "Zoe".to_owned() });
    assert_eq!(answer, json!({ "login": "lea", "state": "active", "sessions_ended": 3 }));
    for window in &mut windows {
        assert_eq!(window.get("/api/v1/accounts").status, 401);
    }
    assert_eq!(other.get("/api/v1/accounts").status, 200);
    drop(shop.signed_in("alpes", "lea"));
}
