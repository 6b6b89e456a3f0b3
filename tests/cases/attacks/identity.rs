//! People who would pass for others: by an address, a login that looks the same, a realm, the ERP's own staff.

use serde_json::{Value, json};
use tests::desk::PASSWORD;
use tests::shop::Shop;
use tests::stage::Stage;
use tests::writes::NEW;

#[test]
fn the_same_login_and_address_in_two_realms_are_two_people() {
    let shop = Shop::open();
    shop.add_user("alpes", "nils", &Value::Null, &json!([]));
    shop.sql("UPDATE users SET email_verified = 1");
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
    let stage = Stage::set();
    let path = format!("/api/v1/invitations/{}", stage.text("LINK"));
    let before = stage.shop.rows();
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
        let answer = stage.nobody().0.call("POST", &path, &json!({ "login": login, "password": NEW }));
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{login:?}");
    }
    stage.shop.rows().assert_same(&before, "a login of somebody else");
    // Cyrillic а: another login, which opens nothing of hers.
    let answer = stage.nobody().0.call("POST", &path, &json!({ "login": "аtu", "password": NEW }));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(stage.shop.browser("alpes").sign_in_by_call("аtu", PASSWORD).status, 401);
    assert_eq!(stage.shop.browser("alpes").sign_in_by_call("atu", NEW).status, 401);
    let hers = stage.shop.browser("alpes").sign_in_by_call(" ＡＴＵ", PASSWORD);
    assert_eq!(hers.code(), "sign-in/second-factor-needed", "hers still: {}", hers.text());
}

#[test]
fn an_address_that_nobody_proved_is_nobodys() {
    let stage = Stage::set();
    // As a claimed address is kept until it is proved.
    stage.shop.sql(
        "UPDATE users SET email = 'paul@example.net', email_key = 'paul@example.net', email_verified = 0 WHERE login = 'vial'",
    );
    let before = stage.shop.rows();
    let (mut vial, _) = stage.browser("vial");
    let path = format!("/api/v1/invitations/{}", stage.text("LINK"));
    let answer = vial.call("POST", &path, &json!({}));
    assert_eq!((answer.status, answer.code().as_str()), (403, "invitation/other-address"));
    stage.shop.rows().assert_same(&before, "an address that is only claimed");
    let mails = stage.shop.erp.mails(0).len();
    assert_eq!(
        stage.nobody().0.call("POST", "/api/v1/password/forgot", &json!({ "login": "paul@example.net" })).status,
        204
    );
    assert_eq!(stage.nobody().0.call("POST", "/api/v1/password/forgot", &json!({ "login": "atu" })).status, 204);
    let mails: Vec<_> = stage.shop.erp.mails(mails + 1).split_off(mails).into_iter().map(|mail| mail.to).collect();
    assert_eq!(mails, ["atu@example.net"], "nor does it bring anybody a link");
    // The one who reads the mailbox joins, and is somebody else than the one who claimed it.
    assert_eq!(stage.nobody().0.call("POST", &path, &json!({ "password": NEW })).status, 200);
    assert_eq!(stage.shop.ask("SELECT count(*) FROM users WHERE email_key = 'paul@example.net'"), 2);
}

#[test]
fn nobody_who_works_for_the_erp_becomes_a_customer() {
    let stage = Stage::set();
    stage.shop.erp.add_employee("clerk@example.net");
    let before = stage.shop.rows();
    let (mut owner, csrf) = stage.browser("atu");
    let csrf = stage.value_in(&stage.account, &csrf);
    for email in ["clerk@example.net", "CLERK@Example.Net", " clerk@example.net "] {
        let offer = json!({ "email": email, "membership": { "permissions": [] } });
        let answer = owner.call("POST", &format!("/api/v1/a/{}/people/invitations", stage.account), &offer);
        assert_eq!((answer.status, answer.code().as_str()), (409, "email/of-employee"), "{email:?}");
        let fields = [("email", email), ("language", "en"), ("sees", "all"), ("do", "save"), ("csrf", csrf.as_str())];
        assert_eq!(owner.post(&format!("/a/{}/people/invite", stage.account), &fields).status, 409, "{email:?}");
    }
    // Hired after the invitation was sent.
    stage.shop.erp.add_employee("paul@example.net");
    let path = format!("/api/v1/invitations/{}", stage.text("LINK"));
    let answer = stage.nobody().0.call("POST", &path, &json!({ "password": NEW }));
    assert_eq!((answer.status, answer.code().as_str()), (409, "email/of-employee"));
    let staff = json!({ "do": "create_user", "site": "alpes", "contact": "4", "login": "clerk", "email": "clerk@example.net", "deliver": "show" });
    let refused = stage.shop.portal.operate(&staff.to_string()).expect_err("staff are told");
    assert!(refused.to_string().contains("employee"), "{refused}");
    stage.shop.rows().assert_same(&before, "an employee's address");
}
