//! The download of one's data: everything that names the user, nothing secret, nothing of anybody else.

use std::collections::BTreeSet;
use std::time::Duration;

use portal_plugin::model::tokens::Token;
use portal_plugin::portal::sign_in::Attempt;
use portal_plugin::store::downloads::{LEFT_OUT, PARTS};
use rusqlite::Connection;
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::local_portal::{LocalPortal, PASSWORD};
use tests::prepared_shop::PreparedShop;
use tests::shop::Shop;

/// What a column is called that names a user.
const NAMES: [&str; 7] = ["user", "inviter", "owner", "candidate", "proposer", "other", "user_id"];

#[test]
fn every_column_that_names_a_user_is_in_the_download_or_left_out_with_a_reason() {
    let local = LocalPortal::new();
    let store = Connection::open(local.path()).unwrap();
    let all = |sql: &str| -> Vec<String> {
        store.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let mut named = BTreeSet::from([("users".to_owned(), "id".to_owned())]);
    for table in all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'") {
        let keys = format!("SELECT \"from\" FROM pragma_foreign_key_list('{table}') WHERE \"table\" = 'users'");
        let columns = all(&format!("SELECT name FROM pragma_table_info('{table}')"));
        let columns = columns.into_iter().filter(|column| NAMES.contains(&column.as_str()));
        named.extend(all(&keys).into_iter().chain(columns).map(|column| (table.clone(), column)));
    }
    let owned = |(table, column): (&str, &str)| (table.to_owned(), column.to_owned());
    let told = PARTS.iter().flat_map(|part| part.of.iter().copied().map(owned));
    let left_out = LEFT_OUT.iter().map(|(table, column, reason)| {
        assert!(!reason.is_empty());
        owned((table, column))
    });
    assert_eq!(told.chain(left_out).collect::<BTreeSet<_>>(), named);
}

#[test]
fn it_is_a_file_that_nobody_keeps_and_that_holds_no_secret() {
    let prepared = PreparedShop::set();
    for login in ["atu", "lea", "theo", "vial"] {
        let (mut browser, _) = prepared.browser(login);
        let file = browser.submit("/security/data", "/security/data", &[("password", PASSWORD)]);
        assert_eq!(file.status, 200, "{login}");
        assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"my-data.json\""));
        assert_eq!(file.header("cache-control"), Some("no-store"));
        let data = file.json();
        assert_eq!(data["user"][0]["login"], login);
        assert!(!data["memberships"].as_array().unwrap().is_empty(), "{login}");
        let text = file.text();
        for secret in ["$argon2", "token", "\"hash\":\"$", "csrf", "LINK", "code\":"] {
            assert!(!text.contains(secret), "{login}: {secret}");
        }
        for name in ["RESET", "LINK", "PROOF", "CODE", "EMAIL"] {
            assert!(!text.contains(&prepared.text(name)), "{login}: {name}");
        }
        let whose: Vec<_> = data["ledger"].as_array().unwrap().iter().map(|row| &row["entry"]).collect();
        assert!(!whose.is_empty(), "{login} has signed in");
        for entry in whose {
            let own = entry["name"] == login && entry["actor"] == "user";
            let about = entry["detail"]["login"] == login && ["atu", "vial"].contains(&login);
            assert!(own || about, "{login}: {entry}");
        }
    }
    let (mut sam, _) = prepared.browser("sam");
    let wrong = sam.call("POST", "/api/v1/security/data", &json!({ "password": "ein falscher langer Satz" }));
    assert_eq!(wrong.code(), "password/wrong");
}

/// The next of a row of numbers that look like chance, below `most`.
fn next(seed: &mut u64, most: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap() % most
}

#[test]
fn the_download_of_one_never_holds_anothers_data_whatever_happened() {
    for mut seed in [1, 2, 3] {
        let local = LocalPortal::new();
        let people: Vec<String> = (0..5).map(|n| format!("person-{n}{n}{n}")).collect();
        for login in &people {
            local.user(login);
        }
        let mut devices: Vec<Token> = Vec::new();
        for _ in 0..40 {
            let login = people[next(&mut seed, people.len())].as_str();
            local.erp.wait(Duration::from_mins(2));
            let agent = format!("Browser of {login}");
            let device = (!devices.is_empty()).then(|| devices[next(&mut seed, devices.len())].clone());
            let attempt =
                |password| Attempt { login, password, device: device.as_ref(), peer: local.stranger(), agent: &agent };
            match next(&mut seed, 4) {
                0 => drop(local.portal.sign_ins.begin(&local.site, &attempt("ein falscher langer Satz")).unwrap_err()),
                1 => local.portal.passwords.request_reset(&local.site, login, local.stranger()).unwrap(),
                what => {
                    let opened =
                        local.portal.sign_ins.begin(&local.site, &attempt(PASSWORD)).unwrap().opened().unwrap();
                    let principal = local.principal(&opened.session).unwrap();
                    if what == 2 {
                        let email = format!("{login}@example.org");
                        drop(local.portal.email_changes.ask(&principal, PASSWORD, &email));
                    }
                    devices.push(opened.device);
                }
            }
        }
        for login in &people {
            local.erp.wait(Duration::from_mins(2));
            let opened = local.sign_in(login, PASSWORD).unwrap();
            let principal = local.principal(&opened.session).unwrap();
            let data = Value::Object(local.portal.security.download(&principal, PASSWORD).unwrap());
            let text = data.to_string();
            assert!(text.contains(login.as_str()), "{text}");
            for other in people.iter().filter(|other| *other != login) {
                assert!(!text.contains(other.as_str()), "seed {seed}: {login} reads of {other}: {text}");
            }
        }
    }
}

#[test]
fn who_takes_over_an_address_as_login_reads_nothing_of_whoever_had_it() {
    let shop = Shop::open();
    shop.sql("UPDATE users SET login = email, login_key = email_key WHERE login IN ('atu', 'lea')");
    let mut lea = shop.signed_in("alpes", "lea@example.net");
    let take = |browser: &mut Browser, email: &str| {
        let before = shop.erp.mails(0).len();
        let body = json!({ "email": email, "password": PASSWORD });
        assert_eq!(browser.call("POST", "/api/v1/security/email", &body).status, 204);
        for mail in &shop.erp.mails(before + 2)[before..] {
            let begin = mail.text.find("/email/").unwrap();
            let link = mail.text[begin..].split_whitespace().next().unwrap();
            let answer = shop.browser("alpes").call("POST", &format!("/api/v1{link}"), &Value::Null);
            assert_eq!(answer.status, 200, "{}", answer.text());
        }
        shop.rows();
    };
    take(&mut lea, "lea@example.org");
    let mut atu = shop.signed_in("alpes", "atu@example.net");
    shop.erp.wait(Duration::from_mins(1));
    take(&mut atu, "lea@example.net");
    drop(shop.signed_in("alpes", "lea@example.net"));
    let data = atu.call("POST", "/api/v1/security/data", &json!({ "password": PASSWORD })).json();
    let entries = data["ledger"].as_array().unwrap();
    assert!(!entries.is_empty(), "atu has signed in since");
    let since = "2026-01-31T12:01:00.000Z";
    for entry in entries {
        assert!(entry["entry"]["at"].as_str() >= Some(since), "{entry}");
    }
}
