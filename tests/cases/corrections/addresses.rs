//! A wrong address put right by staff.

use plugin_api::mail::Mail;
use plugin_api::operations::{CorrectEmail, Credentials, Deliver, Operation};
use serde_json::{Value, json};
use tests::local_portal::PASSWORD;
use tests::shop::Shop;

use super::{ledger_of, refused, with};

const RIGHT: &str = "sam.right@example.net";

fn correct(email: Option<&str>) -> CorrectEmail {
    CorrectEmail {
        site: "alpes".to_owned(),
        login: "sam".to_owned(),
        email: email.map(str::to_owned),
        reason: "a typing error".to_owned(),
        by: "Zoe".to_owned(),
    }
}

/// The newest link to set a password that this address was mailed, once every mail has left.
fn link_to(shop: &Shop, email: &str) -> Option<String> {
    shop.rows();
    let mails = shop.erp.mails(0);
    let texts = mails.iter().rev().filter(|mail| mail.to == email).map(|mail| &mail.text);
    texts
        .filter_map(|text| text.split_whitespace().find_map(|word| word.split_once("/password/set/")))
        .map(|(_, link)| link.to_owned())
        .next()
}

#[test]
fn a_stranger_at_the_wrong_address_gets_nothing_any_more_and_the_right_one_proves_itself_by_a_link() {
    let shop = Shop::open();
    shop.sql("UPDATE users SET email_verified = TRUE WHERE login = 'sam'");
    // The stranger reads the mailbox: set the password, is signed in, has one more link and a change of address on its way.
    let mut stranger = shop.signed_in("alpes", "sam");
    shop.operate(&Credentials { site: "alpes".to_owned(), login: "sam".to_owned(), deliver: Deliver::Link });
    let old_link = link_to(&shop, "sam@example.net").expect("a link");
    let asked = json!({ "email": "stranger@example.org", "password": PASSWORD });
    assert_eq!(stranger.call("POST", "/api/v1/security/email", &asked).status, 204);

    let answer = shop.operate(&correct(Some(RIGHT)));
    assert_eq!(
        (&answer["login"], &answer["email"], &answer["sessions_ended"]),
        (&json!("sam"), &json!(RIGHT), &json!(1))
    );
    assert_eq!(stranger.get("/api/v1/accounts").status, 401, "the session has ended");
    assert_eq!(shop.browser("alpes").sign_in("sam", PASSWORD).status, 401, "the password is out of use");
    assert_eq!(shop.browser("alpes").get(&format!("/password/set/{old_link}")).status, 410, "the link is dead");
    assert_eq!(shop.ask("SELECT count(*) FROM email_changes"), 0);
    assert_eq!(shop.ask("SELECT count(*) FROM devices JOIN users ON users.id = user WHERE login = 'sam'"), 0);

    // Both are told; the stranger not what the right one is.
    let mails = {
        shop.rows();
        shop.erp.mails(0)
    };
    let is_told = |mail: &&Mail| mail.to == "sam@example.net" && mail.subject.contains("no longer that of a login");
    let told = mails.iter().find(is_told).expect("the stranger is told");
    for part in [&told.subject, &told.text, &told.html] {
        assert!(!part.contains(RIGHT) && !part.contains("typing error"), "{part}");
    }
    let before = mails.iter().filter(|mail| mail.to == "sam@example.net").count();
    for login in ["sam", "sam@example.net", RIGHT] {
        let body = json!({ "login": login });
        assert_eq!(shop.browser("alpes").call("POST", "/api/v1/password/forgot", &body).status, 204);
    }
    let mails = {
        shop.rows();
        shop.erp.mails(0)
    };
    assert_eq!(mails.iter().filter(|mail| mail.to == "sam@example.net").count(), before, "nothing more goes there");

    let link = link_to(&shop, RIGHT).expect("a link to the right address");
    assert_eq!(shop.ask("SELECT email_verified FROM users WHERE login = 'sam'"), 0, "it is proved by the link alone");
    let mut sam = shop.browser("alpes");
    let set = sam.call("POST", "/api/v1/password/set", &json!({ "token": link, "new": "sixteen grey herons" }));
    assert_eq!(set.status, 204, "{}", set.text());
    assert_eq!(shop.ask("SELECT email_verified FROM users WHERE login = 'sam'"), 1);
    assert_eq!(shop.browser("alpes").sign_in("sam", "sixteen grey herons").status, 303);
    let last = ledger_of(&shop, "1").into_iter().rfind(|entry| entry.event == "email-changed").unwrap();
    assert_eq!(
        (last.actor.as_str(), last.name.as_str(), last.detail["reason"].as_str()),
        ("staff", "Zoe", "a typing error")
    );
}

#[test]
fn an_address_is_taken_away_and_a_login_that_was_the_address_goes_along_to_another() {
    let shop = Shop::open();
    let answer = shop.operate(&correct(None));
    assert_eq!((&answer["email"], &answer["link_until"]), (&Value::Null, &Value::Null));
    assert_eq!(shop.browser("alpes").sign_in("sam", PASSWORD).status, 401, "staff hand out new credentials");
    shop.sql("UPDATE users SET login = 'lea@example.net', login_key = 'lea@example.net' WHERE login = 'lea'");
    let lea = CorrectEmail { login: "lea@example.net".to_owned(), ..correct(Some("lea@right.example")) };
    assert_eq!(shop.operate(&lea)["login"], "lea@right.example");
}

#[test]
fn an_address_that_is_none_the_same_a_colleagues_or_somebody_elses_is_refused() {
    let shop = Shop::open();
    shop.erp.add_employee("boss@erp.example");
    for (what, other, code) in [
        ("no name", json!({ "by": "" }), "correction/reason-missing"),
        ("no reason", json!({ "reason": " " }), "correction/reason-missing"),
        ("no address", json!({ "email": "sam" }), "email/invalid"),
        ("the same", json!({ "email": "sam@example.net" }), "email/unchanged"),
        ("an employee's", json!({ "email": "boss@erp.example" }), "email/of-employee"),
        ("somebody else's", json!({ "email": "lea@example.net" }), "email/taken"),
        ("nobody", json!({ "login": "nobody" }), "user/unknown"),
        ("another realm's", json!({ "login": "nils" }), "user/unknown"),
    ] {
        assert_eq!(refused(&shop, &with(&correct(Some(RIGHT)), &other)), code, "{what}");
    }
    shop.operate(&correct(None));
    assert_eq!(refused(&shop, &correct(None).json()), "email/unchanged", "there is none to take away");
}
