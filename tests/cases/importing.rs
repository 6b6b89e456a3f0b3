//! An import of users that the ERP manages takes away as well as it gives, line by line, and brings nobody back (rule U11).

use plugin_api::Kind;
use plugin_api::erp_users::{ErpUser, ErpUserState};
use plugin_api::operations::account::Revoke;
use plugin_api::operations::{ImportGone, ImportUser, MembershipTerms, NameOwners, NamedOwner, Permissions};
use serde_json::{Value, json};
use tests::local_portal::PASSWORD;
use tests::operations::{may, member, owner};
use tests::shop::Shop;

const RULED: [&str; 3] = ["portal.invoices.view", "portal.quotes.view", "portal.tickets.view"];

/// What an import says of a user without a contact; `change` says otherwise.
fn user(login: &str, id: &str, third_party: &str, permissions: &[&str]) -> ImportUser {
    ImportUser {
        site: "alpes".to_owned(),
        login: login.to_owned(),
        name: login.to_owned(),
        erp_user: Some(id.to_owned()),
        ruled: RULED.iter().map(ToString::to_string).collect(),
        enabled: true,
        memberships: vec![member(third_party, permissions)],
        ..ImportUser::default()
    }
}

fn of_contact(contact: &str, user: ImportUser) -> ImportUser {
    ImportUser { contact: Some(contact.to_owned()), ..user }
}

/// Puts the ERP's user where the import says.
fn in_erp(shop: &Shop, id: &str, third_party: &str) {
    let user = ErpUser {
        state: ErpUserState::InUse,
        third_party: Some(third_party.to_owned()),
        contact: None,
        withheld: Vec::new(),
    };
    shop.erp.put_user(id, user);
}

fn gone(shop: &Shop, in_force: &[&str]) -> Value {
    shop.operate(&ImportGone { in_force: in_force.iter().map(ToString::to_string).collect(), ..ImportGone::default() })
        ["users"]
        .clone()
}

fn holds(shop: &Shop, login: &str, third_party: &str) -> Vec<String> {
    let sql = format!(
        "SELECT count(*) FROM memberships JOIN users ON users.id = user JOIN accounts ON accounts.id = account \
         WHERE login = '{login}' AND third_party = '{third_party}'"
    );
    if shop.ask(&sql) == 0 {
        return Vec::new();
    }
    let has = |permission: &str| {
        let condition = format!("{sql} AND instr(permissions, '{permission}') > 0");
        shop.ask(&condition) == 1
    };
    let all = shop.operate(&Permissions {})["permissions"].as_array().unwrap().clone();
    all.iter().map(|one| one["id"].as_str().unwrap().to_owned()).filter(|id| has(id)).collect()
}

#[test]
fn what_the_erp_gave_and_took_since_is_put_in_and_taken_out_and_what_the_portal_changed_stays() {
    let shop = Shop::open();
    in_erp(&shop, "e1", "1");
    let (invoices, quotes, manage) = ("portal.invoices.view", "portal.quotes.view", "portal.users.manage");
    let import = |permissions: &[&str]| shop.operate(&user("eva", "e1", "1", permissions))["outcome"].clone();
    assert_eq!(import(&[invoices, quotes]), "taken");
    assert_eq!(import(&[invoices, quotes]), "unchanged");
    // The portal took the quotes and gave what the ERP does not rule.
    shop.grant("eva", "1", &MembershipTerms { sees: Some("own".to_owned()), ..may(&[invoices, manage]) });
    assert_eq!(import(&[invoices, quotes]), "unchanged");
    assert_eq!(holds(&shop, "eva", "1"), [invoices, manage]);
    assert_eq!(import(&[quotes, "portal.tickets.view"]), "changed");
    assert_eq!(holds(&shop, "eva", "1"), ["portal.tickets.view", manage]);
    assert_eq!(
        shop.ask("SELECT count(*) FROM memberships JOIN users ON users.id = user WHERE login = 'eva' AND sees = 'own'"),
        1
    );
    // Ended here: no import gives it again.
    shop.staff("1", &Revoke { login: "eva".to_owned() });
    let answer = shop.operate(&user("eva", "e1", "1", &[invoices]));
    assert!(answer["notes"].to_string().contains("ended here"), "{answer}");
    assert!(holds(&shop, "eva", "1").is_empty());
}

#[test]
fn a_move_ends_the_one_access_and_gives_the_other_in_the_same_run() {
    let shop = Shop::open();
    in_erp(&shop, "e1", "1");
    shop.operate(&user("eva", "e1", "1", &["portal.invoices.view"]));
    in_erp(&shop, "e1", "2");
    let moved = user("eva", "e1", "2", &["portal.invoices.view"]);
    let before = shop.rows();
    let dry = shop.operate(&ImportUser { dry_run: true, ..moved.clone() });
    shop.rows().assert_same(&before, "a dry run");
    let done = shop.operate(&moved);
    assert_eq!((&dry["outcome"], &dry["notes"]), (&done["outcome"], &done["notes"]));
    assert!(done["notes"].to_string().contains("moved"), "{done}");
    assert!(holds(&shop, "eva", "1").is_empty() && !holds(&shop, "eva", "2").is_empty());
    assert_eq!(shop.operate(&moved)["outcome"], "unchanged");
    assert!(shop.decide("alpes", "eva", "2", Kind::Invoices, None).granted);
}

#[test]
fn an_owner_who_moved_keeps_the_ownership_without_entering_until_staff_name_another() {
    let shop = Shop::open();
    shop.erp.add_third_party("4", "Moll SA");
    in_erp(&shop, "e1", "4");
    shop.operate(&user("eva", "e1", "4", &["portal.invoices.view"]));
    shop.grant("eva", "4", &owner());
    assert!(shop.decide("alpes", "eva", "4", Kind::Invoices, None).granted);
    in_erp(&shop, "e1", "2");
    let answer = shop.operate(&user("eva", "e1", "2", &["portal.invoices.view"]));
    assert!(answer["notes"].to_string().contains("name another owner"), "{answer}");
    assert_eq!(shop.decide("alpes", "eva", "4", Kind::Invoices, None).code, "membership/ended");
    assert!(holds(&shop, "eva", "2").is_empty());
}

#[test]
fn whom_the_erp_has_no_more_loses_what_an_import_gave_and_a_part_of_a_list_takes_nothing() {
    let shop = Shop::open();
    for id in ["e1", "e2", "e3"] {
        in_erp(&shop, id, "1");
        shop.operate(&user(&format!("user-{id}"), id, "1", &["portal.invoices.view"]));
    }
    let stretch = |after: Option<&str>, until: Option<&str>, in_force: &[&str]| {
        shop.operate(&ImportGone {
            dry_run: true,
            after: after.map(str::to_owned),
            until: until.map(str::to_owned),
            in_force: in_force.iter().map(ToString::to_string).collect(),
        })["users"]
            .as_array()
            .unwrap()
            .len()
    };
    for (after, until, in_force, want) in [
        (None, Some("e2"), &["e1", "e2"][..], 0),
        (Some("e2"), None, &["e3"], 0),
        (None, Some("e2"), &["e2"], 1),
        (Some("e1"), Some("e2"), &[], 1),
        (None, None, &["e9"], 3),
    ] {
        assert_eq!(stretch(after, until, in_force), want, "{after:?} {until:?} {in_force:?}");
    }
    assert_eq!(shop.refused(&ImportGone::default()), "command/invalid", "the wrong ERP takes nothing");
    shop.erp.delete_user("e2");
    let lines = gone(&shop, &["e1", "e3"]);
    assert_eq!(lines[0]["login"], "user-e2", "{lines}");
    assert_eq!((lines.as_array().unwrap().len(), &lines[0]["outcome"]), (1, &json!("ended")));
    assert!(holds(&shop, "user-e2", "1").is_empty() && !holds(&shop, "user-e1", "1").is_empty());
    assert_eq!(gone(&shop, &["e1", "e3"]), json!([]), "said once");
}

#[test]
fn a_login_that_its_user_closed_is_not_brought_back_with_its_password() {
    let shop = Shop::open();
    in_erp(&shop, "e1", "1");
    let import = user("eva", "e1", "1", &["portal.invoices.view"]);
    shop.operate(&import);
    shop.sql("UPDATE users SET password = (SELECT password FROM users WHERE login = 'lea') WHERE login IN ('eva')");
    let closed =
        shop.signed_in("alpes", "eva").call("POST", "/api/v1/security/close", &json!({ "password": PASSWORD }));
    assert_eq!(closed.status, 204, "{}", closed.text());
    // One of before there were links, too.
    shop.signed_in("alpes", "sam").call("POST", "/api/v1/security/close", &json!({ "password": PASSWORD }));
    in_erp(&shop, "e2", "1");
    let of_before = of_contact("6", user("sam", "e2", "1", &["portal.invoices.view"]));
    for import in [&import, &ImportUser { login: "eva.moll".to_owned(), ..import.clone() }, &of_before] {
        let answer = shop.operate(import);
        assert_eq!((&answer["outcome"], &answer["code"]), (&json!("skipped"), &json!("login/closed")), "{answer}");
    }
    assert_eq!(shop.browser("alpes").sign_in_by_call("eva", PASSWORD).status, 401);
}

#[test]
fn a_store_of_before_is_linked_by_the_next_import_and_a_login_alone_links_nobody() {
    let shop = Shop::open();
    in_erp(&shop, "e4", "1");
    let theo = of_contact("4", user("theo", "e4", "1", &["portal.invoices.view"]));
    let answer = shop.operate(&theo);
    assert!(answer["notes"].to_string().contains("linked"), "{answer}");
    assert_eq!(shop.operate(&theo)["outcome"], "unchanged");
    // By the contact, where the ERP calls the login otherwise now.
    in_erp(&shop, "e6", "1");
    let renamed = of_contact("6", user("sam.martin", "e6", "1", &["portal.invoices.view"]));
    let answer = shop.operate(&renamed);
    assert!(answer["notes"].to_string().contains("signs in as `sam` here"), "{answer}");
    // Somebody who only has the login of one of the ERP's users is somebody else.
    in_erp(&shop, "e8", "2");
    shop.operate(&ImportUser {
        site: "alpes".to_owned(),
        login: "mara".to_owned(),
        enabled: true,
        ..ImportUser::default()
    });
    let answer = shop.operate(&user("mara", "e8", "2", &["portal.invoices.view"]));
    assert_eq!(answer["code"], "login/taken", "{answer}");
}

#[test]
fn out_of_use_and_back_are_said_once_each_and_end_the_sessions() {
    let shop = Shop::open();
    in_erp(&shop, "e1", "1");
    let import = user("eva", "e1", "1", &["portal.invoices.view"]);
    shop.operate(&import);
    shop.sql("UPDATE users SET password = (SELECT password FROM users WHERE login = 'lea') WHERE login = 'eva'");
    let mut eva = shop.signed_in("alpes", "eva");
    let out = ImportUser { enabled: false, ..import.clone() };
    assert_eq!(shop.operate(&out)["outcome"], "changed");
    assert_eq!(shop.operate(&out)["outcome"], "unchanged");
    assert_eq!(eva.get("/api/v1/sessions").code(), "session/revoked");
    let back = shop.operate(&import);
    assert_eq!((&back["outcome"], back["notes"].to_string().contains("back in use")), (&json!("changed"), true));
    assert_eq!(shop.browser("alpes").sign_in_by_call("eva", PASSWORD).status, 200);
}

#[test]
fn owners_are_named_in_numbers_and_never_in_the_place_of_another() {
    let shop = Shop::open();
    shop.erp.add_third_party("4", "Moll SA");
    for (login, id, third_party) in [("eva", "e1", "4"), ("udo", "e2", "1")] {
        in_erp(&shop, id, third_party);
        shop.operate(&user(login, id, third_party, &["portal.invoices.view"]));
    }
    let named = |dry_run: bool| {
        let one = |login: &str, third_party: &str| NamedOwner {
            site: "alpes".to_owned(),
            login: login.to_owned(),
            third_party: third_party.to_owned(),
        };
        let owners = vec![one("eva", "4"), one("udo", "1"), one("udo", "4"), one("nobody", "4"), one("eva", "99")];
        let answer = shop.operate(&NameOwners { dry_run, by: "Zoe".to_owned(), owners });
        let lines = answer["owners"].as_array().unwrap().clone();
        let line = |line: &Value| line["code"].as_str().or(line["outcome"].as_str()).unwrap_or_default().to_owned();
        lines.iter().map(line).collect::<Vec<_>>()
    };
    let first = ["named", "owner/exists", "member/unknown", "user/unknown", "account/unknown"];
    assert_eq!(named(true), first);
    assert_eq!(named(false), ["named", "owner/exists", "owner/exists", "user/unknown", "account/unknown"]);
    assert_eq!(named(false)[0], "unchanged");
    assert!(shop.decide("alpes", "eva", "4", Kind::Orders, None).granted, "an owner holds all");
}
