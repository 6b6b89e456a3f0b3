//! Another e-mail address: confirmed at both, in either order, within 24 hours.

use std::time::Duration;

use plugin_api::Class;
use plugin_api::actions::Act;
use plugin_api::ledger::{Entry, verify};
use plugin_api::operations::account::Ledger;
use plugin_api::operations::{Credentials, Deliver, DisableUser, EnableUser, ImportUser};
use serde_json::{Value, json};
use tests::browser::{Answer, Browser};
use tests::local_portal::PASSWORD;
use tests::shop::{Shop, assert_same};

const FRESH: &str = "atu.new@example.org";
/// A millisecond less than a day.
const NEARLY_A_DAY: Duration = Duration::from_millis(86_399_999);
const NEW: &str = "roter Kahn im Schilf";

/// Asks for the address, and answers the links: to the address as it is, and to the new one if it was sent one.
fn asked(shop: &Shop, browser: &mut Browser, email: &str) -> (String, Option<String>) {
    let before = settled(shop);
    let body = json!({ "email": email, "password": PASSWORD });
    let answer = browser.call("POST", "/api/v1/security/email", &body);
    assert_eq!(answer.status, 204, "{}", answer.text());
    let after = settled(shop);
    let mails = shop.erp.mails(after);
    let link = |to: &str| {
        let text = &mails[before..].iter().find(|mail| mail.to == to)?.text;
        let begin = text.find("/email/")?;
        text[begin..].split_whitespace().next().map(str::to_owned)
    };
    (link("atu@example.net").expect("the address as it is gets a link"), link(email))
}

/// How many mails have left, once none is on its way.
fn settled(shop: &Shop) -> usize {
    shop.rows();
    shop.erp.mails(0).len()
}

fn confirm(shop: &Shop, link: &str) -> Answer {
    let answer = shop.browser("alpes").submit(link, link, &[("do", "confirm")]);
    shop.rows();
    answer
}

fn email_of(shop: &Shop, login: &str) -> String {
    let at = |text: &str| {
        shop.ask(&format!("SELECT count(*) FROM users WHERE login = '{login}' AND email = '{text}' AND email_verified"))
    };
    if at(FRESH) == 1 { FRESH.to_owned() } else { "as it was".to_owned() }
}

#[test]
fn the_address_changes_once_both_have_confirmed_in_either_order() {
    for new_first in [true, false] {
        let shop = Shop::open();
        let mut elsewhere = shop.signed_in("lac", "atu");
        let mut atu = shop.signed_in("alpes", "atu");
        let (old, new) = asked(&shop, &mut atu, FRESH);
        let new = new.unwrap();
        let (first, last) = if new_first { (&new, &old) } else { (&old, &new) };
        let what = format!("new first: {new_first}");

        let page = shop.browser("alpes").get(first);
        assert_eq!(page.status, 200, "{what}");
        assert!(page.text().contains(FRESH) && page.text().contains("atu"), "{what}: {}", page.text());
        let half = confirm(&shop, first);
        assert!(half.text().contains("this half is confirmed"), "{what}: {}", half.text());
        assert_eq!(confirm_again(&shop, first), 410, "{what}: a link works once");
        assert_eq!(email_of(&shop, "atu"), "as it was", "{what}");
        assert_eq!(elsewhere.get("/security").status, 200, "{what}");
        assert!(shop.erp.acts().is_empty(), "{what}");
        let pending = atu.get("/api/v1/security").json()["pending_email"].clone();
        assert_eq!([&pending["confirmed_old"], &pending["confirmed_new"]], [&json!(!new_first), &json!(new_first)]);

        let whole = confirm(&shop, last);
        assert!(whole.text().contains("Your e-mail address is changed"), "{what}: {}", whole.text());
        assert_eq!(email_of(&shop, "atu"), FRESH, "{what}");
        assert_eq!(confirm_again(&shop, last), 410, "{what}");
        assert_eq!(elsewhere.get("/security").status, 303, "{what}: other sessions end");
        let security = atu.get("/api/v1/security").json();
        assert_eq!(
            (&security["email"], &security["pending_email"]),
            (&json!(FRESH), &Value::Null),
            "{what}: this one goes on"
        );
        let told: Vec<_> = security["activity"].as_array().unwrap().iter().map(|row| row["event"].clone()).collect();
        assert_eq!(told[..2], ["email-changed", "email-asked"], "{what}");

        let acts = shop.erp.acts();
        assert_eq!(acts.len(), 1, "{what}: the ERP is told once");
        let Act::EditContact { last_name, email, .. } = &acts[0].0.act else { panic!("{:?}", acts[0]) };
        assert_eq!((last_name.as_str(), email.as_deref()), ("1", Some(FRESH)), "{what}");
        let ledger =
            shop.staff("1", &Ledger { export: true, ..Ledger::default() })["text"].as_str().unwrap().to_owned();
        verify(&ledger).unwrap();
        let (entry, _) = Entry::open(ledger.lines().last().unwrap()).unwrap();
        assert_eq!((entry.event.as_str(), entry.name.as_str()), ("email-changed", "atu"), "{what}");
        assert!(!ledger.contains(FRESH), "{what}: the ledger names no address");
        let mails = shop.erp.mails(0);
        let told = |to: &str| mails.iter().any(|mail| mail.to == to && mail.subject.ends_with("address was changed"));
        assert!(told(FRESH) && told("atu@example.net"), "{what}: {mails:#?}");
    }
}

fn confirm_again(shop: &Shop, link: &str) -> u16 {
    let path = format!("/api/v1{link}");
    let answer = shop.browser("alpes").call("POST", &path, &Value::Null);
    assert_eq!(answer.status, shop.browser("alpes").get(&path).status, "the page says the same");
    assert!(answer.status != 410 || answer.code() == "email/link-invalid", "{}", answer.text());
    answer.status
}

#[test]
fn a_link_works_to_its_last_millisecond_and_dies_with_what_takes_its_place() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let (old, new) = asked(&shop, &mut atu, FRESH);
    shop.erp.wait(NEARLY_A_DAY);
    assert!(confirm(&shop, &old).text().contains("this half is confirmed"));
    assert_eq!(shop.browser("alpes").get(new.as_ref().unwrap()).status, 200);
    shop.erp.wait(Duration::from_millis(1));
    assert_eq!(confirm_again(&shop, &new.unwrap()), 410, "after 24 hours");
    assert_eq!(email_of(&shop, "atu"), "as it was");

    for what in [
        "withdrawn",
        "asked anew",
        "the password changed",
        "staff made another password",
        "staff put the user out of use for a while",
        "the ERP brought another one",
        "objected at the new address",
        "objected at the old one",
    ] {
        let shop = Shop::open();
        let mut atu = shop.signed_in("alpes", "atu");
        let (old, new) = asked(&shop, &mut atu, FRESH);
        let new = new.unwrap();
        let mut links = vec![old.clone(), new.clone()];
        match what {
            "withdrawn" => {
                let kept = atu.submit("/security", "/security/email", &[("do", "withdraw")]);
                assert_eq!(kept.header("location"), Some("/security?done=kept"));
            }
            "asked anew" => drop(asked(&shop, &mut atu, "atu.other@example.org")),
            "the password changed" => {
                let body = json!({ "current": PASSWORD, "new": NEW });
                assert_eq!(atu.call("POST", "/api/v1/password", &body).status, 200);
            }
            "staff made another password" => {
                shop.operate(&Credentials {
                    site: "alpes".to_owned(),
                    login: "atu".to_owned(),
                    deliver: Deliver::Show,
                });
            }
            "staff put the user out of use for a while" => {
                let (site, login) = ("alpes".to_owned(), "atu".to_owned());
                shop.operate(&DisableUser { site: site.clone(), login: login.clone(), by: String::new() });
                shop.operate(&EnableUser { site, login, by: String::new() });
            }
            "the ERP brought another one" => {
                let known = ImportUser {
                    site: "alpes".to_owned(),
                    login: "atu".to_owned(),
                    name: "atu".to_owned(),
                    email: Some("atu@elsewhere.example".to_owned()),
                    contact: Some("1".to_owned()),
                    enabled: true,
                    memberships: vec![],
                    ..ImportUser::default()
                };
                let brought = shop.operate(&known);
                assert_eq!(brought["outcome"], "changed", "{brought}");
            }
            objected => {
                let link = if objected.ends_with("new address") { &new } else { &old };
                let page = shop.browser("alpes").submit(link, link, &[("do", "object")]);
                assert!(page.text().contains("The address stays as it is"), "{}", page.text());
                links.reverse();
            }
        }
        for link in links {
            assert_eq!(confirm_again(&shop, &link), 410, "{what}");
        }
        assert_eq!(email_of(&shop, "atu"), "as it was", "{what}");
    }
}

#[test]
fn an_address_that_may_not_be_had_answers_as_a_free_one_and_is_never_confirmed() {
    let shop = Shop::open();
    shop.erp.add_employee("staff@example.org");
    shop.add_user("alpes", "zoe", None, Vec::new());
    let pages = ["free@example.org", "vial@example.net", "staff@example.org"].map(|email| {
        shop.sql("DELETE FROM throttles; DELETE FROM email_changes");
        let mut atu = shop.signed_in("alpes", "atu");
        let fields = [("email", email), ("password", PASSWORD)];
        let answer = atu.submit("/security/email", "/security/email", &fields);
        assert_eq!(answer.header("location"), Some("/security?done=email"), "{email}");
        let before = settled(&shop);
        let mails = shop.erp.mails(before);
        let to_new: Vec<_> =
            mails.iter().filter(|mail| mail.to == email).map(|mail| mail.text.contains("/email/")).collect();
        let pending = atu.get("/api/v1/security").json()["pending_email"].clone();
        assert_eq!(pending["confirmed_new"], false, "{email}");
        (answer, to_new)
    });
    assert_same(&pages[0].0, &pages[1].0, "taken");
    assert_same(&pages[0].0, &pages[2].0, "of an employee");
    assert_eq!(pages[0].1, [true], "a link");
    assert_eq!(pages[1].1, [false], "its owner is told, without a link");
    assert_eq!(pages[2].1, [] as [bool; 0], "nobody writes to an employee");

    // One that somebody else takes meanwhile.
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let (old, new) = asked(&shop, &mut atu, FRESH);
    confirm(&shop, &old);
    shop.sql(&format!("UPDATE users SET email = '{FRESH}', email_key = '{FRESH}' WHERE login = 'vial'"));
    assert_eq!(confirm(&shop, &new.unwrap()).status, 410);
    assert_eq!(email_of(&shop, "atu"), "as it was");
    assert!(shop.erp.acts().is_empty(), "the ERP is not told");
}

#[test]
fn what_is_no_new_address_or_no_right_password_is_refused_and_too_many_wait() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    shop.sql("UPDATE users SET email_verified = TRUE WHERE login = 'atu'");
    for (email, password, code, status) in [
        ("atu", PASSWORD, "email/invalid", 422),
        ("a b@example.net", PASSWORD, "email/invalid", 422),
        ("a@b@example.net", PASSWORD, "email/invalid", 422),
        ("", PASSWORD, "email/invalid", 422),
        ("ATU@example.net", PASSWORD, "email/unchanged", 422),
        (FRESH, "ein falscher langer Satz", "password/wrong", 422),
    ] {
        let answer = atu.call("POST", "/api/v1/security/email", &json!({ "email": email, "password": password }));
        assert_eq!((answer.code().as_str(), answer.status), (code, status), "{email}");
    }
    shop.erp.wait(Duration::from_mins(2));
    for n in 0..4 {
        let email = format!("n{n}@example.org");
        let answer = atu.call("POST", "/api/v1/security/email", &json!({ "email": email, "password": PASSWORD }));
        assert_eq!(answer.status, if n < 3 { 204 } else { 429 }, "{n}");
    }
}

#[test]
fn ones_own_address_that_nobody_proved_is_proved_by_one_link() {
    let shop = Shop::open();
    let mut vial = shop.signed_in("alpes", "vial");
    assert_eq!(vial.get("/api/v1/security").json()["email_proved"], false);
    assert!(vial.get("/security/email").text().contains("Your present address is not confirmed"));
    let before = settled(&shop);
    let asked =
        vial.submit("/security/email", "/security/email", &[("email", "Vial@example.net"), ("password", PASSWORD)]);
    assert_eq!(asked.header("location"), Some("/security?done=own"), "{}", asked.text());
    let mails = shop.erp.mails(before + 1);
    assert_eq!((mails.len(), mails.last().unwrap().to.as_str()), (before + 1, "Vial@example.net"), "one link");
    let text = &mails.last().unwrap().text;
    let link = text[text.find("/email/").unwrap()..].split_whitespace().next().unwrap().to_owned();
    let mut elsewhere = shop.browser("alpes");
    assert!(elsewhere.get(&link).text().contains("This is the e-mail address of the login below"));
    let done = elsewhere.submit(&link, &link, &[("do", "confirm")]);
    assert!(done.text().contains("Your e-mail address is confirmed"), "{}", done.text());
    let security = vial.get("/api/v1/security").json();
    assert_eq!((&security["email_proved"], &security["email"]), (&json!(true), &json!("Vial@example.net")));
    assert_eq!(settled(&shop), before + 1, "nobody is told of a change");
    assert!(shop.erp.acts().is_empty(), "the ERP gave it");
    let again = json!({ "email": "vial@example.net", "password": PASSWORD });
    assert_eq!(vial.call("POST", "/api/v1/security/email", &again).code(), "email/unchanged");
}

#[test]
fn an_erp_that_is_away_leaves_the_link_good_and_one_that_takes_nothing_keeps_its_address() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    let (old, new) = asked(&shop, &mut atu, FRESH);
    let new = new.unwrap();
    confirm(&shop, &old);
    shop.erp.fail("act", Class::Unavailable);
    assert_eq!(confirm(&shop, &new).status, 503);
    assert_eq!(email_of(&shop, "atu"), "as it was");
    shop.erp.recover();
    assert_eq!(confirm(&shop, &new).status, 200);
    assert_eq!(email_of(&shop, "atu"), FRESH);

    for refuses in [true, false] {
        let shop = Shop::open();
        let mut atu = shop.signed_in("alpes", "atu");
        let (old, new) = asked(&shop, &mut atu, FRESH);
        if refuses {
            shop.erp.refuse_actions(Some("erp/no"));
        } else {
            shop.erp.take_nothing();
        }
        confirm(&shop, &old);
        assert_eq!(confirm(&shop, &new.unwrap()).status, 200, "refuses: {refuses}");
        assert_eq!(email_of(&shop, "atu"), FRESH, "refuses: {refuses}");
    }
}

#[test]
fn an_account_that_asks_for_a_second_factor_is_not_written_to_for_who_has_none() {
    let shop = Shop::open();
    let mut atu = shop.signed_in("alpes", "atu");
    shop.sql("INSERT INTO second_factor_accounts (account, since) SELECT id, 0 FROM accounts");
    let (old, new) = asked(&shop, &mut atu, FRESH);
    confirm(&shop, &old);
    assert_eq!(confirm(&shop, &new.unwrap()).status, 200);
    assert_eq!(email_of(&shop, "atu"), FRESH);
    assert!(shop.erp.acts().is_empty(), "the ERP keeps its address");
}

#[test]
fn who_signs_in_with_the_address_goes_on_doing_so_and_who_has_none_confirms_the_new_one_alone() {
    let shop = Shop::open();
    shop.sql("UPDATE users SET login = email, login_key = email_key WHERE login = 'atu'");
    let mut atu = shop.signed_in("alpes", "atu@example.net");
    let (old, new) = asked(&shop, &mut atu, FRESH);
    confirm(&shop, &old);
    confirm(&shop, &new.unwrap());
    assert_eq!(shop.browser("alpes").sign_in("atu@example.net", PASSWORD).status, 401);
    assert_eq!(shop.browser("alpes").sign_in(FRESH, PASSWORD).status, 303);

    shop.sql("UPDATE users SET email = NULL, email_key = NULL, email_verified = FALSE WHERE login = 'vial'");
    let mut vial = shop.signed_in("alpes", "vial");
    let before = settled(&shop);
    let body = json!({ "email": "vial@example.org", "password": PASSWORD });
    assert_eq!(vial.call("POST", "/api/v1/security/email", &body).status, 204);
    let mail = shop.erp.mails(before + 1).pop().unwrap();
    let begin = mail.text.find("/email/").unwrap();
    let link = mail.text[begin..].split_whitespace().next().unwrap();
    assert_eq!(
        shop.browser("alpes").call("POST", &format!("/api/v1{link}"), &Value::Null).json(),
        json!({ "changed": true })
    );
    assert_eq!(vial.get("/api/v1/security").json()["email"], "vial@example.org");
}
