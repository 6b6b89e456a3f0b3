//! A login that is closed for good: what ends, what is erased, what stays; and who cannot.

use plugin_api::ledger::{Entry, verify};
use plugin_api::operations::ImportUser;
use plugin_api::operations::account::Ledger;
use serde_json::{Value, json};
use tests::local_portal::PASSWORD;
use tests::prepared_shop::PreparedShop;
use tests::shop::Shop;

fn close(password: &str) -> Value {
    json!({ "password": password })
}

#[test]
fn an_owner_somebody_without_the_password_and_staff_close_nothing() {
    let shop = Shop::open();
    shop.allow_looks("alpes", "atu", "1");
    for (what, mut browser, password, code) in [
        ("an owner", shop.signed_in("alpes", "atu"), PASSWORD, "owner/stays"),
        ("a wrong password", shop.signed_in("alpes", "lea"), "ein falscher langer Satz", "password/wrong"),
        ("a look of staff", shop.look("alpes", "sam", "1"), PASSWORD, "view-as/read-only"),
        ("nobody", shop.browser("alpes"), PASSWORD, "session/missing"),
    ] {
        let before = shop.rows();
        assert_eq!(browser.call("POST", "/api/v1/security/close", &close(password)).code(), code, "{what}");
        shop.rows().assert_same(&before, what);
    }
    let mut owner = shop.signed_in("alpes", "atu");
    let page = owner.get("/security/close").text();
    assert!(page.contains("First hand over the accounts") && page.contains("Atu SARL"), "{page}");
    assert!(!page.contains("name=\"password\""), "there is no form: {page}");
    assert_eq!(owner.get("/api/v1/security/close").json(), json!({ "owned": ["Atu SARL"], "left": [] }));
}

#[test]
fn a_closed_login_is_gone_with_what_hung_on_it_and_the_ledgers_still_verify() {
    for login in ["lea", "sam", "mia", "theo"] {
        let prepared = PreparedShop::set();
        let (mut browser, _) = prepared.browser(login);
        let shop = &prepared.shop;
        let address = format!("{login}@example.net");
        let id = shop.ask(&format!("SELECT id FROM users WHERE login = '{login}'"));
        let answer = browser.call("POST", "/api/v1/security/close", &close(PASSWORD));
        assert_eq!(answer.status, 204, "{login}: {}", answer.text());

        assert_eq!(prepared.browser(login).0.get("/security").status, 303, "{login}: the session has ended");
        assert_eq!(shop.browser("alpes").sign_in(login, PASSWORD).status, 401, "{login}");
        for (table, column) in [
            ("memberships", "user"),
            ("devices", "user"),
            ("links", "user"),
            ("activity", "user"),
            ("email_changes", "user"),
            ("hand_offs", "user"),
            ("contacts", "user"),
            ("default_accounts", "user"),
        ] {
            let left = shop.ask(&format!("SELECT count(*) FROM {table} WHERE {column} = {id}"));
            assert_eq!(left, 0, "{login}: {table}");
        }
        for (table, condition) in [
            ("users", format!("email = '{address}' OR name = '{login}' OR login_key = '{login}'")),
            ("users", format!("id = {id} AND (password IS NOT NULL OR contact IS NOT NULL OR state <> 'disabled')")),
            ("sessions", format!("user = {id} AND (ended IS NULL OR agent <> '' OR network <> '')")),
            ("invitations", format!("inviter = {id} AND (state = 'pending' OR inviter_name <> '')")),
            ("transfers", format!("candidate = {id} AND state = 'pending'")),
            ("recoveries", format!("candidate = {id} AND state = 'pending'")),
        ] {
            assert_eq!(shop.ask(&format!("SELECT count(*) FROM {table} WHERE {condition}")), 0, "{login}: {table}");
        }
        let ledger =
            shop.staff("1", &Ledger { export: true, ..Ledger::default() })["text"].as_str().unwrap().to_owned();
        verify(&ledger).unwrap_or_else(|broken| panic!("{login}: {broken}"));
        let closed = ledger.lines().map(|line| Entry::open(line).unwrap().0);
        let closed: Vec<_> = closed.filter(|entry| entry.event == "login-closed").collect();
        assert_eq!(closed.len(), 1, "{login}");
        assert_eq!((closed[0].name.as_str(), closed[0].detail["login"].as_str()), (login, login));
        let mails = {
            shop.rows();
            shop.erp.mails(0)
        };
        let last = mails.iter().rev().find(|mail| mail.to == address).unwrap();
        assert!(last.subject.ends_with("your login is closed"), "{login}: {}", last.subject);
        assert!(
            mails.iter().any(|mail| mail.to == "atu@example.net" && mail.text.contains(login)),
            "the owner is told"
        );

        let again = ImportUser {
            site: "alpes".to_owned(),
            login: login.to_owned(),
            name: login.to_owned(),
            enabled: true,
            memberships: vec![],
            ..ImportUser::default()
        };
        assert_eq!(shop.operate(&again)["code"], "login/closed", "{login}: no import brings it back (rule U11)");
        // Somebody new, who happens to be called the same.
        shop.sql("DELETE FROM closed_logins");
        shop.add_user("alpes", login, None, Vec::new());
        let mut again = shop.signed_in("alpes", login);
        let data = again.call("POST", "/api/v1/security/data", &close(PASSWORD)).json();
        assert_eq!(
            (&data["ledger"], &data["memberships"]),
            (&json!([]), &json!([])),
            "{login}: somebody new has nothing"
        );
    }
}

#[test]
fn what_is_pending_to_the_proved_address_is_declined() {
    let shop = Shop::open();
    shop.sql("UPDATE users SET email_verified = TRUE");
    let offer = json!({ "email": "sam@example.net", "membership": { "permissions": ["portal.invoices.view"] } });
    let path = format!("/api/v1/a/{}/people/invitations", shop.account("2"));
    assert_eq!(shop.signed_in("alpes", "vial").call("POST", &path, &offer).status, 200);
    let mut sam = shop.signed_in("alpes", "sam");
    let gone = sam.submit("/security/close", "/security/close", &[("password", PASSWORD)]);
    assert_eq!(gone.status, 200, "{}", gone.text());
    assert!(gone.text().contains("Your login is closed"));
    assert_eq!(shop.ask("SELECT count(*) FROM invitations WHERE state = 'declined' AND email = ''"), 1);
    let ledger = shop.staff("2", &Ledger { export: true, ..Ledger::default() })["text"].as_str().unwrap().to_owned();
    verify(&ledger).unwrap();
    assert!(ledger.contains("\"declined\""), "{ledger}");
}

#[test]
fn a_membership_that_came_meanwhile_keeps_the_login_open() {
    let shop = Shop::open();
    let mut lea = shop.signed_in("alpes", "lea");
    // As an invitation that is accepted elsewhere while the login is closed.
    shop.sql(
        "CREATE TRIGGER meanwhile AFTER DELETE ON memberships BEGIN \
         INSERT OR IGNORE INTO memberships (account, user, permissions, sees, state, created) \
         SELECT id, OLD.user, '', 'all', 'active', 0 FROM accounts WHERE id <> OLD.account; END",
    );
    let before = shop.ask("SELECT count(*) FROM memberships");
    let answer = lea.call("POST", "/api/v1/security/close", &close(PASSWORD));
    assert_eq!(answer.code(), "unavailable/busy", "{}", answer.text());
    assert_eq!(shop.ask("SELECT count(*) FROM users WHERE login = 'lea' AND state = 'active'"), 1);
    assert_eq!(shop.ask("SELECT count(*) FROM memberships"), before, "nothing is done by halves");
    shop.sql("DROP TRIGGER meanwhile");
    assert_eq!(lea.call("POST", "/api/v1/security/close", &close(PASSWORD)).status, 204);
}
