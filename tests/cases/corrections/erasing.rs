//! Erasing a user as staff.

use std::thread;

use plugin_api::operations::account::{
    CloseAccount, ConfirmRecovery, OnAccount, ProposeRecovery, ReopenAccount, Transfer,
};
use plugin_api::operations::{
    CreateUser, Deliver, EraseUser, Erasing, ImportMembership, ImportRole, ImportUser, Operation, Users,
};
use serde_json::json;
use tests::local_portal::PASSWORD;
use tests::operations::text;
use tests::prepared_shop::PreparedShop;
use tests::shop::Shop;

use super::{ledger_of, refused, with};

fn erase(login: &str) -> EraseUser {
    EraseUser {
        site: "alpes".to_owned(),
        login: login.to_owned(),
        reason: "asked by letter".to_owned(),
        by: "Zoe".to_owned(),
    }
}

#[test]
fn an_erased_user_is_gone_from_everywhere_but_the_ledgers_and_no_import_brings_them_back() {
    for login in ["lea", "sam", "mia", "theo"] {
        let prepared = PreparedShop::set();
        let (mut browser, _) = prepared.browser(login);
        let shop = &prepared.shop;
        let contact = shop.operate(&Users {
            site: "alpes".to_owned(),
            login: Some(login.to_owned()),
            ..Users::default()
        })["users"][0]["contact"]
            .clone();
        let id = shop.ask(&format!("SELECT id FROM users WHERE login = '{login}'"));
        let what = shop.operate(&Erasing { site: "alpes".to_owned(), login: login.to_owned() });
        assert_eq!(
            (&what["owned"], what["left"].as_array().unwrap().is_empty()),
            (&json!([]), false),
            "{login}: {what}"
        );
        assert_eq!(shop.operate(&erase(login))["left"], what["left"], "{login}");
        assert_eq!(browser.get("/security").status, 303, "{login}: the session has ended");
        assert_eq!(shop.browser("alpes").sign_in(login, PASSWORD).status, 401, "{login}");

        let address = format!("{login}@example.net");
        drop(shop.rows());
        for table in ["activity", "email_changes", "kept_logins", "devices", "memberships", "lost_contacts"] {
            let left = format!("SELECT count(*) FROM {table} WHERE user = {id}");
            assert_eq!(shop.ask(&left), 0, "{login}: {table}");
        }
        let named = format!(
            "SELECT count(*) FROM users WHERE login_key = '{login}' OR name = '{login}' OR email = '{address}'"
        );
        assert_eq!(shop.ask(&named), 0, "{login}");
        let last = ledger_of(shop, "1").into_iter().rfind(|entry| entry.event == "user-erased").unwrap();
        assert_eq!(
            (last.name.as_str(), last.detail["login"].as_str(), last.detail["reason"].as_str()),
            ("Zoe", login, "asked by letter")
        );
        let mails = shop.erp.mails(0);
        let told = mails.iter().rfind(|mail| mail.to == address).unwrap();
        assert!(told.subject.ends_with("your login was erased"), "{login}: {}", told.subject);

        let import = |login: &str, contact: Option<&str>| {
            shop.operate(&ImportUser {
                site: "lac".to_owned(),
                login: login.to_owned(),
                name: "X".to_owned(),
                email: Some(address.clone()),
                contact: contact.map(str::to_owned),
                enabled: true,
                memberships: vec![ImportMembership {
                    third_party: "1".to_owned(),
                    role: ImportRole::Member,
                    permissions: vec![],
                    ..ImportMembership::default()
                }],
                ..ImportUser::default()
            })
        };
        assert_eq!(import(&login.to_uppercase(), None)["code"], "login/closed", "{login}: by login");
        if contact.is_string() {
            assert_eq!(import("other", contact.as_str())["code"], "login/closed", "{login}: by contact");
        }
        assert_eq!(refused(shop, &erase(login).json()), "user/unknown", "{login}");
    }
}

#[test]
fn staff_make_a_new_user_from_the_contact_where_the_person_asks_for_it() {
    let shop = Shop::open();
    shop.operate(&erase("sam"));
    let made = shop.operate(&CreateUser {
        site: "alpes".to_owned(),
        contact: "6".to_owned(),
        login: Some("sam".to_owned()),
        deliver: Deliver::Show,
        ..CreateUser::default()
    });
    assert_eq!(made["login"], "sam");
}

#[test]
fn an_owner_is_erased_once_another_member_owns_the_account_or_it_is_closed() {
    let shop = Shop::open();
    assert_eq!(
        shop.operate(&Erasing { site: "alpes".to_owned(), login: "vial".to_owned() })["owned"],
        json!(["Quincaillerie Vial"])
    );
    assert_eq!(refused(&shop, &erase("vial").json()), "owner/still-owns");
    shop.staff("2", &CloseAccount { reason: "the company is gone".to_owned() });
    shop.operate(&erase("vial"));
    assert_eq!(
        shop.ask("SELECT count(*) FROM accounts WHERE third_party = '2' AND owner IS NULL AND state = 'closed'"),
        1
    );
    shop.staff("2", &ReopenAccount::default());
    shop.staff("2", &Transfer { login: "lea".to_owned() });
    let lost = ProposeRecovery { login: "sam".to_owned(), reason: "to be erased".to_owned() };
    shop.staff("1", &lost);
    let confirm = OnAccount {
        site: "alpes".to_owned(),
        third_party: "1".to_owned(),
        by: "Yves".to_owned(),
        act: ConfirmRecovery {},
    };
    shop.operate(&confirm);
    shop.operate(&erase("atu"));
    ledger_of(&shop, "1");
    ledger_of(&shop, "2");
}

#[test]
fn nobody_is_erased_without_a_name_and_a_reason() {
    let shop = Shop::open();
    for (what, other, code) in [
        ("no name", json!({ "by": "" }), "correction/reason-missing"),
        ("no reason", json!({ "reason": " \t" }), "correction/reason-missing"),
        ("too long", json!({ "reason": "x".repeat(201) }), "correction/reason-missing"),
        ("nobody", json!({ "login": "nobody" }), "user/unknown"),
        ("another realm's", json!({ "login": "nils" }), "user/unknown"),
        ("no site", json!({ "site": "sud" }), "site/unknown"),
    ] {
        assert_eq!(refused(&shop, &with(&erase("sam"), &other)), code, "{what}");
    }
}

#[test]
fn two_of_the_staff_at_once_erase_once() {
    let shop = Shop::open();
    let answers = thread::scope(|scope| {
        let both =
            [(); 2].map(|()| scope.spawn(|| shop.portal.operate(&text(&erase("sam"))).map_err(|failure| failure.code)));
        both.map(|one| one.join().unwrap())
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert_eq!(ledger_of(&shop, "1").iter().filter(|entry| entry.event == "user-erased").count(), 1);
}
