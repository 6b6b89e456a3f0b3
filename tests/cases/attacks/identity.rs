//! People who would pass for others: by an address, a login that looks the same, a realm, the ERP's own staff.

use plugin_api::operations::{CreateUser, Deliver, RealmApply, RealmPlan};
use serde_json::{Value, json};
use tests::local_portal::PASSWORD;
use tests::operations::text;
use tests::prepared_shop::PreparedShop;
use tests::shop::{NORD, Shop};
use tests::writes::NEW;

/// A login is looked up in one realm, never by itself (rule S8).
#[test]
fn the_same_login_and_address_in_two_realms_are_two_people() {
    let shop = Shop::open();
    shop.add_user("alpes", "nils", None, Vec::new());
    shop.sql("UPDATE users SET email_verified = TRUE");
    for login in ["nils", "nils@example.net", " NILS@EXAMPLE.NET "] {
        let mails = shop.erp.mails(0).len();
        let mut asker = shop.browser("alpes");
        assert_eq!(asker.call("POST", "/api/v1/password/forgot", &json!({ "login": login })).status, 204);
        let link = shop.mailed_link(mails + 1);
        let set = json!({ "token": link.rsplit('/').next(), "new": format!("{NEW} {mails}") });
        assert_eq!(
            shop.browser("nord").call("POST", "/api/v1/password/set", &set).status,
            410,
            "{login} on the other realm"
        );
        assert_eq!(asker.call("POST", "/api/v1/password/set", &set).status, 204, "{login}");
        assert_eq!(shop.erp.mails(mails + 2).len(), mails + 2, "one link, and the notice to one");
    }
    assert_eq!(
        shop.browser("nord").sign_in_by_call("nils", PASSWORD).status,
        200,
        "the other one has the old password"
    );
    assert_eq!(shop.browser("alpes").sign_in_by_call("nils", PASSWORD).status, 401);
    assert_eq!(shop.browser("lac").sign_in_by_call("nils", &format!("{NEW} 4")).status, 200, "the realm is one");
}

#[test]
fn a_login_that_compares_the_same_is_taken_and_one_that_only_looks_so_is_another() {
    let prepared = PreparedShop::set();
    let path = format!("/api/v1/invitations/{}", prepared.text("LINK"));
    let before = prepared.shop.rows();
    for (login, status, code) in [
        ("atu", 409, "login/taken"),
        ("ATU", 409, "login/taken"),
        (" Atu ", 409, "login/taken"),
        ("ａｔｕ", 409, "login/taken"),
        ("ⓐⓣⓤ", 409, "login/taken"),
        ("𝐚𝐭𝐮", 409, "login/taken"),
        ("at u", 422, "login/invalid"),
        ("at\u{0}u", 422, "login/invalid"),
        ("at\u{a0}u", 422, "login/invalid"),
        // Somebody's address is a login for that one only, whether they are there already or not.
        ("atu@example.net", 422, "login/invalid"),
        ("ＡＴＵ@example.net", 422, "login/invalid"),
        ("boss@example.net", 422, "login/invalid"),
    ] {
        let answer = prepared.nobody().0.call("POST", &path, &json!({ "login": login, "password": NEW }));
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{login:?}");
    }
    prepared.shop.rows().assert_same(&before, "a login of somebody else");
    // Cyrillic а: another login, which opens nothing of hers.
    let answer = prepared.nobody().0.call("POST", &path, &json!({ "login": "аtu", "password": NEW }));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(prepared.shop.browser("alpes").sign_in_by_call("аtu", PASSWORD).status, 401);
    assert_eq!(prepared.shop.browser("alpes").sign_in_by_call("atu", NEW).status, 401);
    let hers = prepared.shop.browser("alpes").sign_in_by_call(" ＡＴＵ", PASSWORD);
    assert_eq!(hers.code(), "sign-in/second-factor-needed", "hers still: {}", hers.text());
}

#[test]
fn an_address_that_somebody_only_signed_up_with_is_nobodys() {
    let prepared = PreparedShop::set();
    let claim = json!({ "email": "Paul@example.net", "name": "Vial" });
    assert_eq!(prepared.nobody().0.call("POST", "/api/v1/sign-up", &claim).status, 200);
    let path = format!("/api/v1/invitations/{}", prepared.text("LINK"));
    let (mut vial, _) = prepared.browser("vial");
    let before = prepared.shop.rows();
    assert_eq!(vial.get(&path).json()["known"], false);
    let answer = vial.call("POST", &path, &json!({}));
    assert_eq!((answer.status, answer.code().as_str()), (403, "invitation/other-address"));
    prepared.shop.rows().assert_same(&before, "an address that is only claimed");
    // The one who reads the mailbox joins, and the claim gives way.
    assert_eq!(prepared.nobody().0.call("POST", &path, &json!({ "password": NEW })).status, 200);
    assert_eq!(prepared.shop.ask("SELECT count(*) FROM users WHERE email_key = 'paul@example.net'"), 1);
}

/// No folding makes one mailbox of two (rule U3a).
#[test]
fn an_address_that_only_looks_like_anothers_opens_nothing_of_theirs_in_any_realm() {
    let proved = "UPDATE users SET login = 'jean.roux', login_key = 'jean.roux', email_verified = TRUE, \
                  email = 'Jean@menuiserie-roux.example', email_key = 'jean@menuiserie-roux.example' WHERE login = 'atu'";
    for (forged, is_address, looks_alike) in [
        ("jean@menuıserie-roux.example", true, true),
        ("JEAN@menuıserie-roux.example", true, true),
        ("jean@xn--menuserie-roux-8fc.example", true, true),
        ("ｊean@menuiserie-roux.example", true, true),
        ("jeаn@menuiserie-roux.example", true, true),
        ("jeanne@menuiserie-roux.example", true, false),
        ("jean@ｍenuiserie-roux.example", false, true),
        ("jean@menuiſerie-roux.example", false, true),
        ("je\u{200d}an@menuiserie-roux.example", false, true),
    ] {
        let shop = Shop::open();
        shop.sql(proved);
        shop.enable(&NORD.replace('}', r#", "sign_up": "open"}"#));
        let mut stranger = shop.browser("nord");
        let signed_up = stranger.call("POST", "/api/v1/sign-up", &json!({ "email": forged, "name": "Jean Roux" }));
        assert_eq!(signed_up.status, if is_address { 200 } else { 422 }, "{forged}: {}", signed_up.text());
        if !is_address {
            continue;
        }
        let link = shop.mailed_link(1);
        assert_eq!(shop.erp.mails(1)[0].to, forged, "mail goes to the spelling");
        let set = json!({ "token": link.rsplit('/').next(), "new": NEW });
        let set = stranger.call("POST", "/api/v1/password/set", &set);
        assert!(set.status < 300, "{forged}: {}", set.text());

        let plan = shop.operate(&RealmPlan { sites: vec!["nord".to_owned()], realm: "atelier".to_owned() });
        let merges = |class: &Value| class["merges"] == true;
        assert!(!plan["both"].as_array().unwrap().iter().any(merges), "{forged}: {plan}");
        let pair = json!({ "here": [forged, forged], "there": ["jean.roux", "Jean@menuiserie-roux.example"] });
        let warned =
            if looks_alike { json!({ "count": 1, "samples": [pair] }) } else { json!({ "count": 0, "samples": [] }) };
        assert_eq!(plan["look_alikes"], warned, "{forged}");
        shop.operate(&RealmApply {
            sites: vec!["nord".to_owned()],
            realm: "atelier".to_owned(),
            digest: plan["digest"].as_str().unwrap().to_owned(),
            ..RealmApply::default()
        });

        for login in ["jean.roux", "jean@menuiserie-roux.example"] {
            assert_eq!(shop.browser("alpes").sign_in(login, NEW).status, 401, "{forged} opens {login}");
        }
        let mut jean = shop.browser("alpes");
        assert_eq!(jean.sign_in("jean@MENUISERIE-roux.example", PASSWORD).status, 303, "he is in as before");
        assert_eq!(jean.get(&format!("/a/{}", shop.account("1"))).status, 200);
        let mut stranger = shop.browser("alpes");
        assert_eq!(stranger.sign_in(forged, NEW).status, 303, "{forged} is a user of their own");
        assert_eq!(stranger.get(&format!("/a/{}", shop.account("1"))).status, 404, "{forged}");
    }
}

#[test]
fn a_login_that_only_folds_to_an_address_is_never_that_of_who_reads_it() {
    let prepared = PreparedShop::set();
    let path = format!("/api/v1/invitations/{}", prepared.text("LINK"));
    let before = prepared.shop.rows();
    for login in ["boss＠example.net", "ｐaul@example.net", "boss﹫example.net", "paul@ｅxample.net", "atu@x"] {
        let answer = prepared.nobody().0.call("POST", &path, &json!({ "login": login, "password": NEW }));
        assert_eq!((answer.status, answer.code().as_str()), (422, "login/invalid"), "{login:?}");
    }
    prepared.shop.rows().assert_same(&before, "a login that is written like an address");
    // Staff may give any login; folded, this one would be who signs up as `boss@example.net` later.
    prepared.shop.erp.put_contact(plugin_api::parties::Contact {
        id: "77".to_owned(),
        third_party: Some("2".to_owned()),
        first_name: "Boss".to_owned(),
        last_name: String::new(),
        email: None,
        phone: None,
        language: None,
        archived: false,
    });
    let staff = CreateUser {
        site: "alpes".to_owned(),
        contact: "77".to_owned(),
        login: Some("boss＠example.net".to_owned()),
        deliver: Deliver::Show,
        ..CreateUser::default()
    };
    prepared.shop.operate(&staff);
    let claim = json!({ "email": "boss@example.net", "name": "Boss" });
    let before = prepared.shop.erp.mails(0).len();
    assert_eq!(prepared.nobody().0.call("POST", "/api/v1/sign-up", &claim).status, 200);
    let mail = prepared.shop.erp.mails(before + 1).pop().unwrap();
    assert!(mail.text.contains("/password/set/"), "the address is free: {}", mail.text);
}

#[test]
fn nobody_who_works_for_the_erp_becomes_a_customer() {
    let prepared = PreparedShop::set();
    prepared.shop.erp.add_employee("clerk@example.net");
    let before = prepared.shop.rows();
    let (mut owner, csrf) = prepared.browser("atu");
    let csrf = prepared.value_in(&prepared.account, &csrf);
    for email in ["clerk@example.net", "CLERK@Example.Net", " clerk@example.net "] {
        let offer = json!({ "email": email, "membership": { "permissions": [] } });
        let answer = owner.call("POST", &format!("/api/v1/a/{}/people/invitations", prepared.account), &offer);
        assert_eq!((answer.status, answer.code().as_str()), (409, "email/of-employee"), "{email:?}");
        let fields = [("email", email), ("language", "en"), ("sees", "all"), ("do", "save"), ("csrf", csrf.as_str())];
        assert_eq!(owner.post(&format!("/a/{}/people/invite", prepared.account), &fields).status, 409, "{email:?}");
    }
    // Hired after the invitation was sent.
    prepared.shop.erp.add_employee("paul@example.net");
    let path = format!("/api/v1/invitations/{}", prepared.text("LINK"));
    let answer = prepared.nobody().0.call("POST", &path, &json!({ "password": NEW }));
    assert_eq!((answer.status, answer.code().as_str()), (409, "email/of-employee"));
    let staff = CreateUser {
        site: "alpes".to_owned(),
        contact: "4".to_owned(),
        login: Some("clerk".to_owned()),
        email: Some("clerk@example.net".to_owned()),
        deliver: Deliver::Show,
        ..CreateUser::default()
    };
    let refused = prepared.shop.portal.operate(&text(&staff)).expect_err("staff are told");
    assert!(refused.to_string().contains("employee"), "{refused}");
    prepared.shop.rows().assert_same(&before, "an employee's address");
}
