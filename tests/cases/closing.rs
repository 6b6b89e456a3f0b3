//! Staff put an account on hold, end it and put it back in use: what its people see, who is told, what is recorded.

use plugin_api::mail::Mail;
use plugin_api::operations::AccountCommand;
use plugin_api::operations::account::{CloseAccount, ReopenAccount, SuspendAccount};
use serde_json::{Value, json};
use tests::operations::on;
use tests::shop::Shop;

fn put(shop: &Shop, act: &str, reason: &str) -> Value {
    let reason = reason.to_owned();
    let act: AccountCommand = match act {
        "suspend_account" => SuspendAccount { reason }.into(),
        "close_account" => CloseAccount { reason }.into(),
        _ => ReopenAccount { reason }.into(),
    };
    shop.operate(&on("alpes", "1", "Claude Martin", act))
}

/// The mails to the owner, once there are so many.
fn told(shop: &Shop, count: usize) -> Vec<Mail> {
    shop.erp.mails(count).into_iter().filter(|mail| mail.to == "atu@example.net").collect()
}

#[test]
fn an_account_on_hold_or_closed_is_shut_at_once_says_so_and_opens_again() {
    for (act, code, en, fr) in [
        ("suspend_account", "account/suspended", "The account is on hold", "Le compte est suspendu"),
        ("close_account", "account/closed", "The account is closed", "Le compte est fermé"),
    ] {
        let shop = Shop::open();
        let home = format!("/a/{}", shop.account("1"));
        let mut people = ["atu", "sam", "theo"].map(|login| (login, shop.signed_in("alpes", login)));
        let mut both = shop.signed_in("alpes", "lea");
        put(&shop, act, "unpaid since August");
        for (login, browser) in &mut people {
            for (language, says) in [("en", en), ("fr", fr)] {
                browser.cookies.insert("__Host-language".to_owned(), language.to_owned());
                let page = browser.get(&home);
                assert_eq!(page.status, 403, "{act}: {login}");
                assert!(page.text().contains(says) && page.text().contains(code), "{act}: {login}: {}", page.text());
            }
            assert_eq!(
                browser.get("/").header("location"),
                Some(&*home),
                "{act}: {login} is told why there is nothing"
            );
            assert_eq!(browser.get(&format!("/api/v1{home}")).code(), code, "{act}: {login}");
            let file = format!("/api/v1{home}/invoices/1/file");
            assert_eq!(browser.get(&file).code(), code, "{act}: {login}");
        }
        let other = format!("/a/{}", shop.account("2"));
        assert_eq!(both.get("/").header("location"), Some(&*other), "{act}: the other account is as it was");

        put(&shop, "reopen_account", "");
        for (login, browser) in &mut people {
            assert_eq!(browser.get(&home).status, 200, "{act}: {login} is still signed in");
        }
    }
}

#[test]
fn the_owner_is_mailed_once_for_each_change_and_the_ledger_says_who_and_why() {
    let shop = Shop::open();
    let answer = put(&shop, "suspend_account", "unpaid since August");
    assert_eq!(answer, json!({ "state": "suspended", "owner_told": "atu@example.net" }));
    assert_eq!(put(&shop, "suspend_account", "once more")["owner_told"], Value::Null, "it was on hold already");
    put(&shop, "close_account", "");
    put(&shop, "reopen_account", "");
    let mails = told(&shop, 3);
    let subjects: Vec<_> = mails.iter().map(|mail| mail.subject.rsplit(": ").next().unwrap()).collect();
    assert_eq!(subjects, ["Atu SARL is on hold", "Atu SARL is closed", "Atu SARL is back in use"]);
    assert!(mails[0].text.contains("Reason: unpaid since August"), "{}", mails[0].text);
    assert!(!mails[1].text.contains("Reason"), "{}", mails[1].text);

    let ledger = shop.signed_in("alpes", "atu").get(&format!("/api/v1/a/{}/ledger", shop.account("1"))).json();
    let entries = ledger["entries"].as_array().unwrap().iter();
    let read: Vec<_> = entries
        .filter(|entry| entry["event"].as_str().unwrap().starts_with("account-"))
        .map(|entry| (&entry["event"], &entry["name"], &entry["detail"]["reason"]))
        .collect();
    let (by, none) = (json!("Claude Martin"), json!(""));
    assert_eq!(
        read,
        [
            (&json!("account-suspended"), &by, &json!("unpaid since August")),
            (&json!("account-closed"), &by, &none),
            (&json!("account-reopened"), &by, &none),
        ]
    );
}

#[test]
fn a_reason_is_one_line_and_not_too_long() {
    let shop = Shop::open();
    for reason in ["two\nlines", &"x".repeat(201)] {
        let suspend = on("alpes", "1", "", SuspendAccount { reason: reason.to_owned() });
        assert_eq!(shop.refused(&suspend), "command/invalid", "{reason:.20}");
    }
    assert_eq!(shop.ask("SELECT count(*) FROM accounts WHERE state <> 'open'"), 0);
}
