//! The second step: what fits, how often, until when.

use std::time::Duration;

use serde_json::json;
use tests::local_portal::PASSWORD;
use tests::shop::Shop;

use super::{STEP, first_step, is_in, second_step, set_up, show, texts};

#[test]
fn password_and_code_sign_in_and_the_password_alone_does_not() {
    let shop = Shop::open();
    let (app, _) = set_up(&shop, &mut shop.signed_in("alpes", "atu"));
    let mut program = shop.browser("alpes");
    let token = first_step(&mut program, "atu", PASSWORD);
    assert!(program.cookies.is_empty(), "neither a session nor a known browser: {:?}", program.cookies);
    assert!(!is_in(&mut program));
    assert_eq!(second_step(&mut program, &token, "123").code(), "second-factor/wrong");
    let code = show(&shop, &app);
    assert_eq!(second_step(&mut program, &token, &code).status, 200);
    assert!(is_in(&mut program));
    assert_eq!(second_step(&mut shop.browser("alpes"), &token, &code).code(), "sign-in/over", "a token works once");

    shop.erp.wait(STEP);
    let mut person = shop.browser("alpes");
    let fields = [("login", "atu"), ("password", PASSWORD), ("next", "/sessions")];
    let on = person.submit("/sign-in", "/sign-in", &fields);
    let page = on.header("location").unwrap().to_owned();
    assert_eq!((on.status, page.as_str()), (303, "/sign-in/second-factor?next=/sessions"));
    assert!(!is_in(&mut person));
    let shown = person.get(&page);
    crate::pages::assert_well_made(&shown, "en", "the second step");
    assert!(shown.text().contains("autocomplete=\"one-time-code\"") && shown.text().contains("inputmode=\"numeric\""));
    let wrong = person.submit(&page, "/sign-in/second-factor", &[("code", "000000")]);
    assert_eq!(wrong.status, 422);
    crate::pages::assert_well_made(&wrong, "en", "a wrong code");
    let code = show(&shop, &app);
    let right = person.submit(&page, "/sign-in/second-factor", &[("code", &format!("{} {}", &code[..3], &code[3..]))]);
    assert_eq!((right.status, right.header("location")), (303, Some("/sessions")));
    assert!(is_in(&mut person));
    assert!(!person.cookies.contains_key("__Host-pending"));
}

#[test]
fn a_code_works_from_one_step_before_to_one_after_and_never_twice() {
    let shop = Shop::open();
    let (app, _) = set_up(&shop, &mut shop.signed_in("alpes", "atu"));
    let begins = 1_900_000_000_000 / 30_000 * 30_000_u64;
    for (at, code_of, want) in [
        (begins, begins - 30_001, 422),
        (begins, begins - 1, 200),
        (begins, begins - 1, 422),
        (begins + 1000, begins, 200),
        (begins + 2000, begins, 422),
        (begins + 2000, begins - 30_000, 422),
        (begins + 3000, begins + 60_000, 422),
        (begins + 3000, begins + 59_999, 200),
    ] {
        // Between two tries, so that none waits for another.
        shop.sql("DELETE FROM throttles");
        shop.erp.set_now(at);
        let mut browser = shop.browser("alpes");
        let token = first_step(&mut browser, "atu", PASSWORD);
        let answer = second_step(&mut browser, &token, &app.code(code_of));
        assert_eq!(answer.status, want, "at {at}, the code of {code_of}: {}", answer.text());
    }
}

#[test]
fn a_recovery_code_signs_in_once_and_a_new_set_ends_the_old_one() {
    let shop = Shop::open();
    let mut browser = shop.signed_in("alpes", "atu");
    let (app, codes) = set_up(&shop, &mut browser);
    let enter = |code: &str| {
        shop.sql("DELETE FROM throttles");
        let mut browser = shop.browser("alpes");
        let token = first_step(&mut browser, "atu", PASSWORD);
        second_step(&mut browser, &token, code).status
    };
    assert_eq!(enter(&codes[0].to_uppercase().replace('-', " ")), 200, "however it is typed");
    assert_eq!(enter(&codes[0]), 422, "a second time");
    let mail = &shop.erp.mails(2)[1];
    assert!(mail.text.contains('9') && mail.subject.ends_with("a recovery code was used"), "{mail:#?}");
    for code in &codes[1..7] {
        assert_eq!(enter(code), 200);
    }
    assert!(shop.erp.mails(8)[7].subject.contains("3 left"), "few are left");
    shop.erp.wait(STEP);
    let body = json!({ "password": PASSWORD, "code": show(&shop, &app) });
    let renewed = texts(&browser.call("POST", "/api/v1/second-factor/codes", &body).json()["recovery_codes"]);
    assert_eq!(renewed.len(), 10);
    assert_eq!(enter(&codes[8]), 422, "of the old set");
    assert_eq!(enter(&renewed[0]), 200, "of the new set");
}

/// What happens between the password and the code.
type Meanwhile = fn(&Shop, &str);

#[test]
fn a_pending_sign_in_dies_by_time_by_tries_and_with_what_it_stands_on() {
    let shop = Shop::open();
    let (app, _) = set_up(&shop, &mut shop.signed_in("alpes", "atu"));
    let rows: [(&str, &str, Meanwhile); 9] = [
        ("the last moment of five minutes", "", |shop, _| shop.erp.wait(Duration::from_millis(299_999))),
        ("five minutes", "sign-in/over", |shop, _| shop.erp.wait(Duration::from_mins(5))),
        ("nine wrong codes", "", |shop, token| wrong(shop, token, 9)),
        ("ten wrong codes", "sign-in/over", |shop, token| wrong(shop, token, 10)),
        ("another password", "sign-in/over", |shop, _| {
            shop.sql("UPDATE users SET password = password || ' ' WHERE login = 'atu'");
        }),
        ("disabled", "sign-in/over", |shop, _| shop.sql("UPDATE users SET state = 'disabled' WHERE login = 'atu'")),
        ("another realm", "sign-in/over", |shop, _| shop.sql("UPDATE users SET realm = 'x' WHERE login = 'atu'")),
        ("the factor taken away", "sign-in/over", |shop, _| shop.sql("DELETE FROM second_factors")),
        ("eleven sign-ins at once", "sign-in/over", |shop, _| {
            for _ in 0..10 {
                shop.erp.wait(Duration::from_millis(1));
                first_step(&mut shop.browser("alpes"), "atu", PASSWORD);
            }
        }),
    ];
    shop.sql("CREATE TABLE kept_users AS SELECT * FROM users");
    shop.sql("CREATE TABLE kept_factors AS SELECT * FROM second_factors");
    for (what, want, meanwhile) in rows {
        shop.erp.wait(STEP);
        let mut browser = shop.browser("alpes");
        let token = first_step(&mut browser, "atu", PASSWORD);
        meanwhile(&shop, &token);
        shop.sql("DELETE FROM throttles");
        let answer = second_step(&mut browser, &token, &show(&shop, &app));
        assert_eq!(answer.code(), want, "{what}: {}", answer.text());
        shop.sql(
            "UPDATE users SET (password, state, realm) = \
             (SELECT password, state, realm FROM kept_users WHERE kept_users.id = users.id)",
        );
        shop.sql("INSERT OR IGNORE INTO second_factors SELECT * FROM kept_factors");
    }
    let token = first_step(&mut shop.browser("alpes"), "atu", PASSWORD);
    let elsewhere = second_step(&mut shop.browser("lac"), &token, &show(&shop, &app));
    assert_eq!(elsewhere.code(), "sign-in/over", "on another site");
}

fn wrong(shop: &Shop, token: &str, count: usize) {
    for _ in 0..count {
        shop.sql("DELETE FROM throttles");
        assert_eq!(second_step(&mut shop.browser("alpes"), token, "000000").code(), "second-factor/wrong");
    }
}

#[test]
fn whoever_has_the_password_and_guesses_gets_no_further() {
    let shop = Shop::open();
    let (app, codes) = set_up(&shop, &mut shop.signed_in("alpes", "atu"));
    // From new networks and with new sign-ins each time: what counts is whose codes are guessed.
    let (mut judged, mut slowed) = (0, 0);
    for guess in 0..100 {
        let mut browser = shop.browser("alpes");
        let token = first_step(&mut browser, "atu", PASSWORD);
        match second_step(&mut browser, &token, &format!("{guess:06}")).status {
            422 => judged += 1,
            429 => slowed += 1,
            other => panic!("guess {guess}: {other}"),
        }
        shop.erp.wait(Duration::from_secs(20));
    }
    assert!(judged < 50 && slowed > 50, "{judged} judged, {slowed} slowed in 2000 seconds");

    // Behind a hundred wrong ones in a row the app's codes are out of use, and a recovery code opens them again.
    shop.sql("UPDATE second_factors SET failures = 99");
    let enter = |code: &str| {
        shop.sql("DELETE FROM throttles");
        let mut browser = shop.browser("alpes");
        let token = first_step(&mut browser, "atu", PASSWORD);
        second_step(&mut browser, &token, code).status
    };
    for (what, code, want) in [
        ("the hundredth wrong one", "000000".to_owned(), 422),
        ("the app's code", show(&shop, &app), 422),
        ("a recovery code", codes[0].clone(), 200),
        ("the app's code again", show(&shop, &app), 200),
    ] {
        assert_eq!(enter(&code), want, "{what}");
    }
}
