//! Signing in: who gets in, and that a refusal never says why (rules U2 to U6).

use std::sync::Barrier;
use std::time::Duration;

use portal_plugin::clock::Timestamp;
use portal_plugin::error::Error;
use portal_plugin::model::users::UserState;
use portal_plugin::portal::{Verified, one_time};
use portal_plugin::store::{Begun, NewSession, Proved, SeenAttempt};
use tests::local_portal::{LocalPortal, Made, PASSWORD};

/// The hash of `ancienne phrase de passe PHP`, made with libxcrypt and written as PHP does.
const BCRYPT: &str = "$2y$06$.rCVZVOThsIa97pEDOvvGusvSvgIkIJJRWBVF1wzbxnwNfbOKdcVq";
const BCRYPT_PASSWORD: &str = "ancienne phrase de passe PHP";

/// The hash of `ancienne phrase de passe`, made with Python's hashlib and written as passlib does.
const PBKDF2: &str = "$pbkdf2-sha512$25000$MDEyMzQ1Njc4OWFiY2RlZg$gL4yT0z7q2pPEvjxP4.uTbON1AK66yL3on6VZncQqqKrHpf3CPd4DPuKSGLS6pa4X1AKENPQGftctnOxodwn9w";
const PBKDF2_PASSWORD: &str = "ancienne phrase de passe";

/// A portal with a user for every way in which signing in fails, and the tries that do.
fn desk_of_failures() -> (LocalPortal, Vec<(&'static str, &'static str, &'static str)>) {
    let local = LocalPortal::new();
    local.user("claire");
    local.user("disabled");
    local.user("unverified");
    local.user("locked");
    local.user("over");
    local.user_with("without", &Made::default());
    local.user_with("md5", &Made { password: Some("5f4dcc3b5aa765d61d8327deb882cf99"), ..Made::default() });
    let hash = local.ask("SELECT password FROM users WHERE login = 'claire'");
    let elsewhere = Made { realm: Some("lac".parse().unwrap()), password: Some(&hash), ..Made::default() };
    local.user_with("elsewhere", &elsewhere);
    local.sql("UPDATE users SET state = 'disabled' WHERE login = 'disabled'");
    local.sql("UPDATE users SET state = 'unverified' WHERE login = 'unverified'");
    local.sql("UPDATE users SET failures = 100 WHERE login = 'locked'");
    local.sql("UPDATE users SET one_time_until = 1 WHERE login = 'over'");
    let tries = vec![
        ("an unknown login", "nobody", PASSWORD),
        ("no login", "", PASSWORD),
        ("a login longer than any", LONG, PASSWORD),
        ("a wrong password", "claire", "grüner Kahn im Schilf"),
        ("no password given", "claire", ""),
        ("a disabled user", "disabled", PASSWORD),
        ("a user who has not proved the address", "unverified", PASSWORD),
        ("a password that is out of use", "locked", PASSWORD),
        ("a one-time password that is over", "over", PASSWORD),
        ("a user without password", "without", PASSWORD),
        ("a user with an MD5 hash", "md5", "password"),
        ("a user of another realm", "elsewhere", PASSWORD),
        ("the address of nobody", "nobody@example.net", PASSWORD),
        ("a wrong password with an address", "claire@example.net", "grüner Kahn im Schilf"),
    ];
    (local, tries)
}

const LONG: &str = "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc";

fn spent(before: Verified, after: Verified) -> [u64; 3] {
    [after.argon2id - before.argon2id, after.bcrypt - before.bcrypt, after.pbkdf2_sha512 - before.pbkdf2_sha512]
}

#[test]
fn every_failed_sign_in_answers_the_same_and_costs_the_same() {
    let (local, tries) = desk_of_failures();
    let check = |want: [u64; 3], tries: &[(&str, &str, &str)]| {
        for (what, login, password) in tries {
            local.erp.wait(Duration::from_mins(1));
            let before = local.portal.hashing.verified();
            let answer = local.sign_in(login, password);
            assert_eq!(answer.unwrap_err(), Error::SignInFailed, "{what}");
            assert_eq!(spent(before, local.portal.hashing.verified()), want, "{what}");
        }
    };
    check([1, 0, 0], &tries);
    local.user_with("from.dolibarr", &Made { password: Some(BCRYPT), ..Made::default() });
    local.user_with("from.odoo", &Made { password: Some(PBKDF2), ..Made::default() });
    check([1, 1, 1], &tries);
    check([1, 1, 1], &[("a wrong bcrypt", "from.dolibarr", PASSWORD), ("a wrong pbkdf2", "from.odoo", PASSWORD)]);
}

/// Whom a typed login or address lets in.
fn who(local: &LocalPortal, typed: &str) -> Option<String> {
    local.erp.wait(Duration::from_mins(1));
    let opened = local.sign_in(typed, PASSWORD).ok()?;
    Some(local.portal.principals.of_session(&local.site, &opened.session).unwrap().user.login.to_string())
}

#[test]
fn an_address_signs_in_where_exactly_one_user_has_it_and_a_login_comes_first() {
    let local = LocalPortal::new();
    for login in ["claire", "paul", "anne", "zoe", "max", "old", "eva", "elsewhere"] {
        local.user(login);
    }
    let address = |login: &str, email: &str| {
        let key = portal_plugin::model::mailboxes::key(email);
        local.sql(&format!("UPDATE users SET email = '{email}', email_key = '{key}' WHERE login = '{login}'"));
    };
    local.sql("UPDATE users SET email_verified = FALSE WHERE login = 'paul'");
    address("anne", "shared@example.net");
    address("zoe", "shared@example.net");
    address("old", "max@example.net");
    local.sql("UPDATE users SET state = 'disabled' WHERE login = 'old'");
    local.sql("UPDATE users SET realm = 'other' WHERE login = 'elsewhere'");
    address("eva", "eva@exämple.net");
    // Somebody has signed up with her address, and proved nothing.
    local.sql(
        "INSERT INTO users (realm, login, login_key, name, email, email_key, state, created) \
              SELECT realm, 'claim', 'claim', '', email, email_key, 'unverified', 0 FROM users WHERE login = 'claire'",
    );
    local.sql(
        "INSERT INTO sign_ups (user, key, company, next, created, expires) \
              SELECT id, 'k', '', '/', 0, 9000000000000 FROM users WHERE login = 'claim'",
    );
    let check = |rows: &[(&str, Option<&str>)]| {
        for (typed, want) in rows {
            assert_eq!(who(&local, typed).as_deref(), *want, "{typed}");
        }
    };
    check(&[
        ("claire", Some("claire")),
        (" Claire@Example.NET ", Some("claire")),
        ("paul@example.net", Some("paul")),
        ("shared@example.net", None),
        ("anne", Some("anne")),
        ("max@example.net", Some("max")),
        ("eva@xn--exmple-cua.net", Some("eva")),
        ("eva@example.net", None),
        ("clаire@example.net", None),
        ("elsewhere@example.net", None),
        ("nobody@example.net", None),
    ]);
    // Anne is given a login that is Claire's address: it is hers to sign in with, and Claire has her own login.
    local.sql("UPDATE users SET login = 'claire@example.net', login_key = 'claire@example.net' WHERE login = 'anne'");
    check(&[("claire@example.net", Some("claire@example.net")), ("claire", Some("claire"))]);
}

#[test]
fn login_and_address_of_a_user_share_what_strangers_may_try() {
    let local = LocalPortal::new();
    local.user("claire");
    let wrong = |typed: &str| local.sign_in(typed, "grüner Kahn im Schilf").unwrap_err();
    let typed = ["claire", "claire@example.net", " CLAIRE@example.net"];
    let slowed = (0..100).find(|n| matches!(wrong(typed[n % 3]), Error::SlowDown { .. })).expect("it is slowed");
    for typed in typed {
        assert!(matches!(wrong(typed), Error::SlowDown { .. }), "{typed} behind {slowed}");
    }
    assert_eq!(local.ask("SELECT count(*) FROM throttles WHERE bucket LIKE 'login:%'"), "1");
}

#[test]
fn a_password_over_256_characters_costs_nothing_and_fails_like_any_other() {
    let local = LocalPortal::new();
    local.user("claire");
    let before = local.portal.hashing.verified();
    for length in [257, 1 << 20] {
        let answer = local.sign_in("claire", &"x".repeat(length));
        assert_eq!(answer.unwrap_err(), Error::SignInFailed, "{length} characters");
    }
    assert_eq!(local.portal.hashing.verified(), before);
}

/// How logins compare (rule U3).
#[test]
fn the_login_is_compared_without_case_width_or_margins() {
    let local = LocalPortal::new();
    local.user("claire");
    for login in ["claire", " Claire ", "ＣＬＡＩＲＥ"] {
        let opened = local.sign_in(login, PASSWORD);
        let principal = local.principal(&opened.unwrap().session).unwrap();
        assert_eq!(principal.user.login.as_str(), "claire", "{login}");
    }
}

/// Hashes that are brought along (rule U5).
#[test]
fn a_hash_brought_by_an_erp_is_verified_once_and_replaced_by_argon2id() {
    let local = LocalPortal::new();
    for (login, hash, password) in [("from.dolibarr", BCRYPT, BCRYPT_PASSWORD), ("from.odoo", PBKDF2, PBKDF2_PASSWORD)]
    {
        local.user_with(login, &Made { password: Some(hash), ..Made::default() });
        local.sign_in(login, password).unwrap();
        let stored = local.ask(&format!("SELECT password FROM users WHERE login = '{login}'"));
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{login}: {stored}");
        let before = local.portal.hashing.verified();
        local.sign_in(login, password).unwrap();
        assert_eq!(spent(before, local.portal.hashing.verified())[0], 1, "{login}: argon2id from now on");
    }
}

#[test]
fn once_every_brought_hash_is_replaced_a_try_costs_argon2id_only() {
    let local = LocalPortal::new();
    local.user_with("from.dolibarr", &Made { password: Some(BCRYPT), ..Made::default() });
    local.sign_in("from.dolibarr", BCRYPT_PASSWORD).unwrap();
    let before = local.portal.hashing.verified();
    local.sign_in("nobody", PASSWORD).unwrap_err();
    assert_eq!(spent(before, local.portal.hashing.verified()), [1, 0, 0]);
}

#[test]
fn a_one_time_password_opens_a_session_that_can_only_replace_it() {
    let local = LocalPortal::new();
    let hash = {
        local.user("model");
        local.ask("SELECT password FROM users WHERE login = 'model'")
    };
    let until = local.now().plus(Duration::from_hours(1));
    let made = Made { password: Some(&hash), one_time_until: Some(until), ..Made::default() };
    local.user_with("new", &made);
    let opened = local.sign_in("new", PASSWORD).unwrap();
    assert!(opened.must_replace_password);
    let refused = local.portal.principals.of_session(&local.site, &opened.session);
    assert_eq!(refused.unwrap_err(), Error::PasswordMustBeReplaced);

    let principal = local.principal(&opened.session).unwrap();
    let same = local.portal.passwords.change(&principal, PASSWORD, PASSWORD);
    assert_eq!(same.unwrap_err(), Error::PasswordUnchanged);
    let token = local.portal.passwords.change(&principal, PASSWORD, "roter Kahn im Schilf").unwrap();
    assert!(local.portal.principals.of_session(&local.site, &token).is_ok());
    assert_eq!(local.sign_in("new", PASSWORD).unwrap_err(), Error::SignInFailed);
    assert!(!local.sign_in("new", "roter Kahn im Schilf").unwrap().must_replace_password);
}

#[test]
fn a_one_time_password_works_to_its_last_second() {
    let local = LocalPortal::new();
    local.user("model");
    let hash = local.ask("SELECT password FROM users WHERE login = 'model'");
    let until = local.now().plus(Duration::from_hours(1));
    local.user_with("new", &Made { password: Some(&hash), one_time_until: Some(until), ..Made::default() });
    local.erp.set_now(until.0 - 1);
    let opened = local.sign_in("new", PASSWORD).unwrap();
    local.erp.set_now(until.0);
    assert_eq!(local.sign_in("new", PASSWORD).unwrap_err(), Error::SignInFailed);
    let principal = local.principal(&opened.session).unwrap();
    let late = local.portal.passwords.change(&principal, PASSWORD, "roter Kahn im Schilf");
    assert_eq!(late.unwrap_err(), Error::PasswordWrong);
}

#[test]
fn one_time_passwords_differ_and_may_be_set() {
    let (a, b) = (one_time::password().unwrap(), one_time::password().unwrap());
    assert_ne!(a, b);
    assert_eq!(a.chars().count(), 24, "{a}");
}

#[test]
fn a_user_who_is_disabled_loses_the_session_and_gets_no_new_one_from_a_try_under_way() {
    let local = LocalPortal::new();
    let id = local.user("claire");
    let session = local.sign_in("claire", PASSWORD).unwrap().session;
    let stored = local.ask("SELECT password FROM users");
    let attempt = SeenAttempt {
        site: &local.site.id,
        realm: &local.site.realm,
        login_key: "claire",
        device: None,
        network: "203.0.113.0/24",
        browser: "",
    };
    let tried = local.portal.store().gate(&attempt, || local.now()).unwrap().gate.unwrap().tried;
    let new = NewSession {
        token: [1; 32],
        site: &local.site.id,
        policy: local.site.sessions,
        agent: "",
        network: attempt.network,
        device: [2; 32],
    };
    // What a try that was judged right does in the end, had the state changed meanwhile.
    for (hash, state, opens) in
        [(stored.as_str(), "active", true), ("another one", "active", false), (stored.as_str(), "disabled", false)]
    {
        local.sql(&format!(
            "UPDATE users SET state = '{state}'; DELETE FROM sessions WHERE token = x'{}'",
            "01".repeat(32)
        ));
        let proved = Proved { user: id, hash, rehashed: None };
        let opened = local.portal.store().sign_in(&attempt, (false, tried), proved, &new, local.now(), |_| Ok(()));
        assert_eq!(opened.map(|begun| begun == Begun::Opened), Ok(opens), "{state} with {hash}");
    }
    assert_eq!(local.principal(&session).unwrap_err().code(), "user/disabled");
}

#[test]
fn a_thousand_tries_at_once_are_bounded_and_the_portal_lives() {
    const TRIES: usize = 1000;
    let local = LocalPortal::new();
    local.user("claire");
    let before = local.portal.hashing.verified();
    let barrier = Barrier::new(TRIES);
    let (mut failed, mut busy) = (0_u64, 0_u64);
    std::thread::scope(|scope| {
        let one = |number: usize| {
            let (local, barrier) = (&local, &barrier);
            move || {
                barrier.wait();
                local.sign_in(&format!("nobody{number}"), PASSWORD).unwrap_err()
            }
        };
        let tries: Vec<_> = (0..TRIES)
            .map(|number| std::thread::Builder::new().stack_size(1 << 18).spawn_scoped(scope, one(number)).unwrap())
            .collect();
        for handle in tries {
            match handle.join().unwrap() {
                Error::SignInFailed => failed += 1,
                Error::Busy { seconds } if seconds > 0 => busy += 1,
                other => panic!("{other:?}"),
            }
        }
    });
    assert!(failed >= 34, "{failed} were judged");
    assert!(busy > 0, "{busy} were sent away");
    assert_eq!(spent(before, local.portal.hashing.verified()), [failed, 0, 0], "who is sent away costs nothing");
    assert!(local.sign_in("claire", PASSWORD).is_ok());
}

#[test]
fn a_stopped_portal_says_so() {
    let local = LocalPortal::new();
    local.user("claire");
    local.portal.stop();
    assert_eq!(local.sign_in("claire", PASSWORD).unwrap_err(), Error::Stopped);
    assert!(!local.portal.health().ready);
}

#[test]
fn a_user_who_has_not_proved_the_address_does_not_sign_in_with_a_one_time_password_either() {
    let local = LocalPortal::new();
    local.user("model");
    let hash = local.ask("SELECT password FROM users WHERE login = 'model'");
    let made = Made {
        state: UserState::Unverified,
        password: Some(&hash),
        one_time_until: Some(Timestamp(u64::MAX >> 1)),
        ..Made::default()
    };
    local.user_with("new", &made);
    assert_eq!(local.sign_in("new", PASSWORD).unwrap_err(), Error::SignInFailed);
}
