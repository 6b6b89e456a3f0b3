//! Invitations in wrong hands: too late, twice, with other words, by somebody else, spoiled meanwhile; and what they give away.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use plugin_api::operations::DisableUser;
use plugin_api::operations::account::{CloseAccount, SuspendAccount};
use plugin_api::operations::{RealmApply, RealmPlan, perform};
use serde_json::{Value, json};
use tests::browser::{Answer, Browser, SESSION};
use tests::local_portal::PASSWORD;
use tests::prepared_shop::PreparedShop;
use tests::shop::{ALPES, assert_same};
use tests::writes::NEW;

const WEEK: Duration = Duration::from_hours(7 * 24);

/// Accepts as somebody new, by the page or as a program does.
fn join(prepared: &PreparedShop, by_page: bool) -> Answer {
    let (mut browser, csrf) = prepared.nobody();
    let link = prepared.text("LINK");
    if by_page {
        let fields = [("do", "join"), ("new", NEW), ("repeat", NEW), ("csrf", &csrf)];
        browser.post(&format!("/invitation/{link}"), &fields)
    } else {
        browser.call("POST", &format!("/api/v1/invitations/{link}"), &json!({ "password": NEW }))
    }
}

#[test]
fn a_link_works_to_the_last_second_of_its_week_and_makes_nobody_after() {
    for by_page in [true, false] {
        for (later, ok) in [(WEEK.saturating_sub(Duration::from_secs(1)), true), (WEEK, false)] {
            let prepared = PreparedShop::set();
            let link = prepared.text("LINK");
            prepared.shop.erp.wait(later);
            let before = prepared.shop.rows();
            let what = format!("{later:?} later, by page: {by_page}");
            let mut reader = prepared.shop.browser("alpes");
            let seen =
                [format!("/invitation/{link}"), format!("/api/v1/invitations/{link}")].map(|path| reader.get(&path));
            assert_eq!(seen.map(|answer| answer.status), if ok { [200; 2] } else { [410; 2] }, "{what}");
            let answer = join(&prepared, by_page);
            if ok {
                assert!([200, 303].contains(&answer.status), "{what}: {}", answer.text());
                assert!(prepared.shop.rows().changed_since(&before).contains(&"users"), "{what}");
            } else {
                assert_eq!(answer.status, 410, "{what}");
                assert!(!answer.text().contains("paul@example.net"), "{what}: it tells nothing any more");
                prepared.shop.rows().assert_same(&before, &what);
            }
        }
    }
}

/// A link is for one use (rule I2).
#[test]
fn a_link_works_once_also_where_two_follow_it_at_the_same_moment() {
    for first_by_page in [true, false] {
        let prepared = PreparedShop::set();
        assert!([200, 303].contains(&join(&prepared, first_by_page).status));
        let before = prepared.shop.rows();
        for by_page in [true, false] {
            assert_eq!(join(&prepared, by_page).status, 410, "again, by page: {by_page}");
        }
        prepared.shop.rows().assert_same(&before, "the second use");
    }
    for round in 0..5 {
        let prepared = PreparedShop::set();
        let path = format!("/api/v1/invitations/{}", prepared.text("LINK"));
        let gate = Barrier::new(2);
        let mut statuses = thread::scope(|scope| {
            let (gate, path, prepared) = (&gate, &path, &prepared);
            let accept = |login: &'static str| {
                move || {
                    let mut browser = prepared.shop.browser("alpes");
                    gate.wait();
                    browser.call("POST", path, &json!({ "login": login, "password": NEW })).status
                }
            };
            ["paul.one", "paul.two"].map(|login| scope.spawn(accept(login))).map(|one| one.join().unwrap())
        });
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 410], "round {round}");
        let made = prepared.shop.ask("SELECT count(*) FROM users WHERE login LIKE 'paul%'");
        assert_eq!(made, 1, "round {round}");
        let members = prepared
            .shop
            .ask("SELECT count(*) FROM memberships JOIN users ON users.id = user WHERE login LIKE 'paul%'");
        assert_eq!(members, 1, "round {round}");
    }
}

#[test]
fn what_was_offered_rules_whatever_the_answer_says() {
    let prepared = PreparedShop::set();
    let (mut browser, csrf) = prepared.nobody();
    let path = format!("/invitation/{}", prepared.text("LINK"));
    let answer = browser.post(
        &path,
        &[
            ("do", "join"),
            ("new", NEW),
            ("repeat", NEW),
            ("csrf", &csrf),
            ("email", "evil@example.net"),
            ("may.portal.users.manage", "1"),
            ("sees", "all"),
            ("account", "2"),
            ("role", "owner"),
        ],
    );
    assert_eq!(answer.status, 303, "{}", answer.text());
    let people = prepared.browser("atu").0.get(&format!("/api/v1/a/{}/people", prepared.account)).json();
    let paul = people["members"].as_array().unwrap().iter().find(|card| card["login"] == "paul@example.net").unwrap();
    assert_eq!(paul["email"], "paul@example.net");
    assert_eq!(paul["permissions"], json!(["portal.invoices.view"]));
    assert_eq!(paul["owner"], false);
    assert_eq!(prepared.shop.ask("SELECT count(*) FROM users WHERE email = 'evil@example.net'"), 0);
}

/// What happens to an invitation before it is followed.
type Spoil = fn(&PreparedShop);

#[test]
fn a_link_that_was_spoiled_meanwhile_lets_nobody_in() {
    let cases: [(&str, u16, &str, Spoil); 9] = [
        ("cancelled", 410, "invitation/cancelled", |prepared| owner(prepared, "DELETE", "INVITATION", &Value::Null)),
        ("sent again", 410, "invitation/superseded", |prepared| owner(prepared, "POST", "INVITATION", &Value::Null)),
        ("made anew", 410, "invitation/superseded", |prepared| {
            let offer = json!({ "email": "PAUL@example.net", "membership": { "permissions": [] } });
            let path = format!("/api/v1/a/{}/people/invitations", prepared.account);
            assert_eq!(prepared.browser("atu").0.call("POST", &path, &offer).status, 200);
        }),
        ("declined", 410, "invitation/declined", |prepared| {
            let path = format!("/api/v1/invitations/{}", prepared.text("LINK"));
            assert_eq!(prepared.nobody().0.call("DELETE", &path, &Value::Null).status, 204);
        }),
        ("account on hold", 403, "account/suspended", |prepared| {
            prepared.shop.staff("1", &SuspendAccount::default());
        }),
        ("account closed", 403, "account/closed", |prepared| {
            prepared.shop.staff("1", &CloseAccount::default());
        }),
        ("inviter disabled", 410, "invitation/inviter-lost-right", |prepared| {
            prepared.shop.operate(&DisableUser {
                site: "alpes".to_owned(),
                login: "atu".to_owned(),
                ..DisableUser::default()
            });
        }),
        ("the site closed", 503, "site/disabled", |prepared| prepared.shop.portal.disable_site("alpes").unwrap()),
        // The invitation went with the site, and whoever sent it is nobody there any more (rule I6).
        ("the site no longer shared", 410, "invitation/inviter-lost-right", |prepared| {
            let (sites, realm) = (vec!["alpes".to_owned()], "apart".to_owned());
            let digest = perform(&*prepared.shop.portal, &RealmPlan { sites: sites.clone(), realm: realm.clone() })
                .unwrap()
                .digest;
            prepared.shop.operate(&RealmApply { sites, realm, digest, ..RealmApply::default() });
        }),
    ];
    for (why, status, code, spoil) in cases {
        let prepared = PreparedShop::set();
        spoil(&prepared);
        let (users, members) = (count(&prepared, "users"), count(&prepared, "memberships"));
        let path = format!("/api/v1/invitations/{}", prepared.text("LINK"));
        let mut nobody = prepared.shop.browser("alpes");
        let looked = nobody.get(&path);
        assert_eq!((looked.status, looked.code().as_str()), (status, code), "look: {why}");
        let page = nobody.get(&format!("/invitation/{}", prepared.text("LINK")));
        assert_eq!(page.status, status, "page: {why}");
        for told in ["paul@example.net", "Atu SARL"] {
            assert!(![&looked, &page].iter().any(|answer| answer.text().contains(told)), "{why}: it tells {told}");
        }
        let answer = nobody.call("POST", &path, &json!({ "password": NEW }));
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "accept: {why}");
        assert_eq!((count(&prepared, "users"), count(&prepared, "memberships")), (users, members), "{why}");
    }
    // The category of the third party is shut out of the site, and the ERP has one more category.
    let prepared = PreparedShop::set();
    prepared.shop.enable(&ALPES.replace('}', r#", "exclude_categories": ["resellers"]}"#));
    let party = plugin_api::Host::third_party(&*prepared.shop.erp, "1").unwrap().unwrap();
    prepared
        .shop
        .erp
        .put_third_party(plugin_api::parties::ThirdParty { categories: vec!["resellers".to_owned()], ..party });
    let users = count(&prepared, "users");
    let answer = join(&prepared, false);
    assert_eq!((answer.status, answer.code().as_str()), (403, "account/not-on-site"));
    assert_eq!(count(&prepared, "users"), users);
}

fn owner(prepared: &PreparedShop, method: &str, invitation: &str, body: &Value) {
    let path = format!("/api/v1/a/{}/people/invitations/{}", prepared.account, prepared.text(invitation));
    let answer = prepared.browser("atu").0.call(method, &path, body);
    assert!(answer.status < 300, "{}", answer.text());
}

fn count(prepared: &PreparedShop, table: &str) -> i64 {
    prepared.shop.ask(&format!("SELECT count(*) FROM {table}"))
}

#[test]
fn a_link_for_somebody_known_opens_nothing_without_their_own_sign_in() {
    let prepared = PreparedShop::set();
    let link = prepared.text("LINK_OF_VIAL");
    let before = prepared.shop.rows();
    let (mut thief, csrf) = prepared.nobody();
    assert_eq!(thief.get(&format!("/invitation/{link}")).status, 200);
    let fields = [("do", "join"), ("login", "thief"), ("new", NEW), ("repeat", NEW), ("csrf", csrf.as_str())];
    assert_eq!(thief.post(&format!("/invitation/{link}"), &fields).status, 403);
    for body in [
        json!({ "password": NEW }),
        json!({ "login": "vial", "password": NEW }),
        json!({ "login": "thief", "password": NEW }),
    ] {
        let answer = thief.call("POST", &format!("/api/v1/invitations/{link}"), &body);
        assert_eq!((answer.status, answer.code().as_str()), (403, "invitation/sign-in-instead"), "{body}");
    }
    let answer = thief.call("POST", &format!("/api/v1/invitations/{link}"), &json!({}));
    assert_eq!(answer.status, 401, "nor without a password");
    assert_eq!(thief.get(&format!("/password/set/{link}")).status, 410, "it is no link to set a password");
    assert!(!thief.cookies.contains_key(SESSION));
    // Somebody else who is signed in, with a code of somebody's own making.
    for login in ["theo", "sam"] {
        let (mut other, _) = prepared.browser(login);
        let answer = other.call("POST", &format!("/api/v1/invitations/{link}"), &json!({}));
        assert_eq!((answer.status, answer.code().as_str()), (403, "invitation/other-address"), "{login}");
        let answer = other.call("POST", &format!("/api/v1/invitations/{link}"), &json!({ "code": "000000" }));
        assert_eq!((answer.status, answer.code().as_str()), (410, "code/over"), "{login}");
    }
    prepared.shop.rows().assert_same(&before, "the link of somebody else");
    assert_eq!(
        prepared.shop.browser("alpes").sign_in_by_call("vial", PASSWORD).status,
        200,
        "the password is the old one"
    );
}

#[test]
fn who_invites_cannot_tell_whether_the_invited_one_is_known() {
    let prepared = PreparedShop::set();
    // Known and proved, known and not proved, disabled, known in another realm only, and nobody at all.
    prepared.shop.add_user("alpes", "unproved", None, Vec::new());
    prepared.shop.add_user("alpes", "gone", None, Vec::new());
    prepared.shop.add_user("alpes", "known", None, Vec::new());
    prepared.shop.sql("UPDATE users SET email_verified = TRUE WHERE login IN ('known', 'gone')");
    prepared.shop.operate(&DisableUser {
        site: "alpes".to_owned(),
        login: "gone".to_owned(),
        ..DisableUser::default()
    });
    let (mut owner, csrf) = prepared.browser("atu");
    let csrf = prepared.value_in(&prepared.account, &csrf);
    let (account, mails) = (&prepared.account, prepared.shop.erp.mails(0).len());
    let mut invite = |name: &str, number: usize| {
        let email = format!("{name}@example.net");
        let offer = json!({ "email": email, "membership": { "permissions": ["portal.invoices.view"] } });
        let call = owner.call("POST", &format!("/api/v1/a/{account}/people/invitations"), &offer);
        let mail = prepared.shop.erp.mails(mails + 2 * number + 1).pop().expect("a mail");
        let list = owner.get(&format!("/api/v1/a/{account}/people")).json();
        let row = list["invitations"].as_array().unwrap().iter().find(|row| row["email"] == email.as_str()).cloned();
        let fields = [
            ("email", email.as_str()),
            ("language", "en"),
            ("sees", "all"),
            ("ends", ""),
            ("do", "save"),
            ("csrf", &csrf),
        ];
        let page = owner.post(&format!("/a/{account}/people/invite"), &fields);
        prepared.shop.erp.mails(mails + 2 * number + 2);
        let mut told = row.expect("it is in the list");
        told["id"] = Value::Null;
        let mut called = call.json();
        called["id"] = Value::Null;
        let blank = |text: String| text.replace(name, "NAME");
        let status = (call.status, call.headers);
        (status, blank(called.to_string()), blank(told.to_string()), page.headers, page.status, blank(mail.subject))
    };
    let nobody = invite("nobody", 0);
    assert_eq!((nobody.0.0, nobody.4), (200, 303));
    for (number, name) in ["known", "unproved", "gone", "nils"].into_iter().enumerate() {
        let (status, called, told, headers, page, subject) = invite(name, number + 1);
        let length = |headers: &[(String, String)]| {
            headers.iter().filter(|(name, _)| name != "content-length").cloned().collect::<Vec<_>>()
        };
        assert_eq!((status.0, length(&status.1)), (nobody.0.0, length(&nobody.0.1)), "{name}");
        assert_eq!((called, told), (nobody.1.clone(), nobody.2.clone()), "{name}");
        assert_eq!((headers, page, subject), (nobody.3.clone(), nobody.4, nobody.5.clone()), "{name}");
    }
}

/// Pages of links send no referrer (rule I7).
#[test]
fn a_link_and_a_code_stay_out_of_referrers_and_pages_of_others() {
    let prepared = PreparedShop::set();
    let link = prepared.text("LINK");
    let mut reader = prepared.shop.browser("alpes");
    let page = reader.get(&format!("/invitation/{link}"));
    assert_eq!(
        (page.status, page.header("referrer-policy"), page.header("cache-control")),
        (200, Some("no-referrer"), Some("no-store"))
    );
    assert_eq!(join(&prepared, false).status, 200);
    let used = reader.get(&format!("/invitation/{link}"));
    assert_eq!(used.status, 410);
    assert!(!used.text().contains(&link), "{}", used.text());
    let unknown = reader.get(&format!("/invitation/{}", "A".repeat(43)));
    assert_eq!(unknown.status, 404);
    assert_same(&unknown, &reader.get("/invitation/nonsense"), "unknown and misshapen");
    let (mut owner, _) = prepared.browser("atu");
    for path in ["people", "ledger", "ledger/export", "membership"] {
        let answer = owner.get(&format!("/a/{}/{path}", prepared.account));
        assert_eq!(answer.status, 200, "{path}");
        for name in ["LINK", "LINK_OF_VIAL", "RESET"] {
            assert!(!answer.text().contains(&prepared.text(name)), "{path} shows {name}");
        }
    }
}

#[test]
fn no_name_writes_into_the_head_of_a_mail() {
    for word in [
        "Bob\r\nBcc: all@example.net",
        "Bob\nTo: all@example.net",
        "=?utf-8?q?Bob=0D=0ABcc:_x@y.z?=",
        "Bob\u{2028}Bcc: x",
        "\u{202e}boB",
        "Bob\0\u{85}Bcc: x",
    ] {
        let prepared = PreparedShop::set();
        let party = plugin_api::Host::third_party(&*prepared.shop.erp, "1").unwrap().unwrap();
        prepared.shop.erp.put_third_party(plugin_api::parties::ThirdParty { name: word.to_owned(), ..party });
        // Past what any form takes, as an import or another release may have left it.
        let quoted = word.replace('\0', "");
        prepared.shop.sql(&format!("UPDATE users SET name = '{quoted}' WHERE login IN ('atu', 'sam')"));
        let count = prepared.shop.erp.mails(0).len();
        let (mut owner, _) = prepared.browser("atu");
        let invite = |owner: &mut Browser, email: &str| {
            let offer =
                json!({ "email": email, "name": word, "membership": { "permissions": ["portal.invoices.view"] } });
            owner.call("POST", &format!("/api/v1/a/{}/people/invitations", prepared.account), &offer)
        };
        assert_eq!(invite(&mut owner, "zora@example.net").status, 200, "{word:?}");
        let offer = json!({ "to": prepared.name("MEMBER"), "password": PASSWORD });
        assert_eq!(
            owner.call("POST", &format!("/api/v1/a/{}/ownership", prepared.account), &offer).status,
            204,
            "{word:?}"
        );
        let (mut vial, _) = prepared.browser("vial");
        let code =
            vial.call("POST", &format!("/api/v1/invitations/{}/code", prepared.text("LINK_OF_VIAL")), &Value::Null);
        assert_eq!(code.status, 204, "{word:?}: {}", code.text());
        let mails = prepared.shop.erp.mails(count + 4);
        assert_eq!(mails.len(), count + 4, "{word:?}");
        for mail in &mails[count..] {
            assert!(
                ["zora", "atu", "theo", "vial"].iter().any(|name| mail.to == format!("{name}@example.net")),
                "{mail:?}"
            );
            let odd = |c: char| {
                c.is_control()
                    || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!mail.subject.contains(odd), "{word:?}: {:?}", mail.subject);
            assert!(mail.subject.chars().count() < 200, "{word:?}: {:?}", mail.subject);
        }
        for email in [
            format!("a@example.net{word}"),
            format!("{word}@example.net"),
            "a@example.net,b@example.net".to_owned(),
            "A <a@example.net>".to_owned(),
        ] {
            if email.chars().any(|c| c.is_control() || c.is_whitespace() || c == ',') {
                assert_eq!(invite(&mut owner, &email).status, 422, "{email:?}");
            }
        }
    }
}
