//! Two logins of one person whom a change left apart: both are proved, then they become one (rule S6).

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use plugin_api::mail::Mail;
use plugin_api::operations::account::{Ledger, OnAccount};
use plugin_api::operations::{
    DisableUser, ImportMembership, ImportRole, ImportUser, RealmApply, RealmPlan, RealmRevert,
};
use portal_plugin::error::Error;
use portal_plugin::model::invitations::{CODE_LIFETIME, CODE_TRIES};
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::principals::Principal;
use serde_json::{Value, json};
use tests::customers::Town;
use tests::local_portal::PASSWORD;
use tests::shop::Shop;

use super::{ALPES_PASSWORD, LAC_PASSWORD, apply, enters, sign_in, town, user};

fn code(result: Result<impl Sized, Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "ok")
}

/// Bert is on both sides, and one of the two has not proved the address: he is left behind on `lac`.
fn berts(lac_proved: bool) -> (Town, Value) {
    let town = town();
    user(&town, "lac", "bert", "bert@lac.example", lac_proved, "l2");
    user(&town, "alpes", "bert", "bert@alpes.example", !lac_proved, "a2");
    let change = apply(&town);
    (town, change)
}

fn visit(town: &Town, site: &str, password: &str) -> (Principal, Token) {
    let session = sign_in(town, &site.parse().unwrap(), "bert", password).unwrap().session;
    (town.portal.principals.of_session(&town.portal.sites.enabled(site).unwrap(), &session).unwrap(), session)
}

/// The mails with this in their subject, once there are so many.
fn mails(town: &Town, subject: &str, least: usize) -> Vec<Mail> {
    for _ in 0..1000 {
        let found: Vec<_> = town.host.mails(0).into_iter().filter(|mail| mail.subject.contains(subject)).collect();
        if found.len() >= least {
            return found;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("no {least} mails with {subject:?}");
}

/// Asks for a code, and reads it in the mail to this address.
fn ask(town: &Town, (principal, session): (&Principal, &Token), typed: &str, address: &str) -> String {
    let before = mails(town, CODE, 0).len();
    town.portal.logins.mail_code(principal, session, typed).unwrap();
    digits(&mails(town, CODE, before + 1), address)
}

const CODE: &str = "the code for your two logins";

/// The digits in the newest mail, which is to this address.
fn digits(mails: &[Mail], to: &str) -> String {
    let mail = mails.last().expect("a mail");
    assert_eq!(mail.to, to);
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit());
    mail.text.split(|c: char| !c.is_ascii_alphanumeric()).find(is_code).expect("a code").to_owned()
}

fn other_than(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

fn accounts(town: &Town, principal: &Principal) -> usize {
    town.portal.accounts.of(principal).unwrap().len()
}

#[test]
fn whoever_signs_in_to_one_and_proves_the_other_has_the_accounts_of_both_until_the_change_is_taken_back() {
    for (site, own, own_address, other_address, lac_proved) in [
        ("lac", LAC_PASSWORD, "bert@lac.example", "bert@alpes.example", false),
        ("alpes", ALPES_PASSWORD, "bert@alpes.example", "bert@lac.example", true),
    ] {
        let (town, change) = berts(lac_proved);
        let (principal, session) = visit(&town, site, own);
        assert_eq!(accounts(&town, &principal), 1, "{site}");
        assert!(town.portal.logins.was_left_apart(&principal).unwrap(), "{site}");
        let typed = if lac_proved { other_address } else { "BERT" };
        let right = ask(&town, (&principal, &session), typed, other_address);
        assert_eq!(code(town.portal.logins.bring_together(&principal, &session, other_than(&right))), "code/wrong");
        assert_eq!(town.portal.logins.bring_together(&principal, &session, &right).unwrap(), "bert", "{site}");
        assert_eq!(code(town.portal.logins.bring_together(&principal, &session, &right)), "code/over", "used up");

        let here = town.portal.sites.enabled(site).unwrap();
        let principal = town.portal.principals.of_session(&here, &session).expect("the session goes on");
        assert_eq!(accounts(&town, &principal), 2, "{site}");
        assert!(!town.portal.logins.was_left_apart(&principal).unwrap(), "{site}");
        for there in ["lac", "alpes"] {
            assert_eq!(
                enters(&town, there, "bert", own),
                Ok(()),
                "{site}: the password of who signed in last, on {there}"
            );
        }
        let told = mails(&town, "brought together", 2);
        let told: Vec<_> = told.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(told, [own_address, other_address], "{site}");
        let left_behind = OnAccount {
            site: "lac".to_owned(),
            third_party: "l2".to_owned(),
            by: String::new(),
            act: Ledger::default(),
        };
        let entries = town.operate(&left_behind)["entries"].clone();
        let merged = entries.as_array().unwrap().iter().find(|entry| entry["event"] == "merged").expect("an entry");
        assert_eq!((&merged["actor"], &merged["name"]), (&json!("user"), &json!("bert")));

        town.operate(&RealmRevert { change: change["change"].as_i64().unwrap(), ..RealmRevert::default() });
        assert_eq!(enters(&town, "lac", "bert", LAC_PASSWORD), Ok(()), "{site}");
        assert_eq!(enters(&town, "alpes", "bert", ALPES_PASSWORD), Ok(()), "{site}");
        for (there, password) in [("lac", LAC_PASSWORD), ("alpes", ALPES_PASSWORD)] {
            let (principal, _) = visit(&town, there, password);
            assert_eq!(accounts(&town, &principal), 1, "{site}: taken back, on {there}");
        }
    }
}

#[test]
fn nobody_uses_up_the_codes_of_somebody_else_by_what_they_type() {
    let (town, _) = berts(false);
    user(&town, "alpes", "dora", "dora@alpes.example", true, "a3");
    let (bert, of_bert) = visit(&town, "lac", LAC_PASSWORD);
    let of_dora = sign_in(&town, &"alpes".parse().unwrap(), "dora", ALPES_PASSWORD).unwrap().session;
    let dora = town.portal.principals.of_session(&town.portal.sites.enabled("alpes").unwrap(), &of_dora).unwrap();
    for _ in 0..3 {
        let typed = format!("logins of {}", bert.user.id.0);
        assert_eq!(code(town.portal.logins.mail_code(&dora, &of_dora, &typed)), "ok");
    }
    assert_eq!(code(town.portal.logins.mail_code(&bert, &of_bert, "nobody")), "ok");
}

#[test]
fn who_was_left_behind_loses_no_site_that_their_own_realm_has_got_since() {
    let (town, _) = berts(false);
    town.enable(r#"{"site": "nord", "hosts": ["nord.localhost"], "realm": "lac"}"#).unwrap();
    let (principal, session) = visit(&town, "lac", LAC_PASSWORD);
    let right = ask(&town, (&principal, &session), "BERT", "bert@alpes.example");
    assert_eq!(code(town.portal.logins.bring_together(&principal, &session, &right)), "code/over");
    for site in ["lac", "nord"] {
        assert_eq!(enters(&town, site, "bert", LAC_PASSWORD), Ok(()), "{site}");
    }
    assert_eq!(enters(&town, "alpes", "bert", ALPES_PASSWORD), Ok(()));
}

#[test]
fn asking_tells_nobody_who_there_is_and_only_a_proved_address_in_use_is_written_to() {
    let (town, _) = berts(false);
    user(&town, "alpes", "dora", "dora@alpes.example", true, "a3");
    user(&town, "alpes", "emil", "emil@alpes.example", false, "a4");
    user(&town, "alpes", "fay", "fay@alpes.example", true, "a5");
    town.operate(&DisableUser { site: "alpes".to_owned(), login: "fay".to_owned(), ..DisableUser::default() });
    for (typed, mailed) in [
        ("nobody", false),
        ("nobody@example.net", false),
        ("emil", false),
        ("fay@alpes.example", false),
        ("", false),
        ("dora", true),
    ] {
        town.host.pass(Duration::from_hours(1));
        let (principal, session) = visit(&town, "lac", LAC_PASSWORD);
        assert_eq!(code(town.portal.logins.mail_code(&principal, &session, typed)), "ok", "{typed}");
        let sent = mails(&town, CODE, usize::from(mailed));
        let wrong = if mailed { other_than(&digits(&sent, "dora@alpes.example")) } else { "123456" };
        for _ in 0..CODE_TRIES {
            assert_eq!(code(town.portal.logins.bring_together(&principal, &session, wrong)), "code/wrong", "{typed}");
        }
        assert_eq!(code(town.portal.logins.bring_together(&principal, &session, wrong)), "code/over", "{typed}");
    }
    assert_eq!(mails(&town, CODE, 1).len(), 1, "the last row's, behind all others in the queue");
}

#[test]
fn a_code_works_in_its_session_until_the_last_moment_of_ten_minutes_and_three_are_mailed_an_hour() {
    for (later, want) in [(CODE_LIFETIME.saturating_sub(Duration::from_millis(1)), "ok"), (CODE_LIFETIME, "code/over")]
    {
        let (town, _) = berts(false);
        let (principal, session) = visit(&town, "lac", LAC_PASSWORD);
        let right = ask(&town, (&principal, &session), "bert", "bert@alpes.example");
        let (elsewhere, other_session) = {
            let lac = town.portal.sites.enabled("lac").unwrap();
            let opened = sign_in(&town, &lac.id, "bert", LAC_PASSWORD).unwrap().session;
            (town.portal.principals.of_session(&lac, &opened).unwrap(), opened)
        };
        assert_eq!(code(town.portal.logins.bring_together(&elsewhere, &other_session, &right)), "code/over");
        town.host.pass(later.saturating_sub(Duration::from_mins(2)));
        assert_eq!(code(town.portal.logins.bring_together(&principal, &session, &right)), want, "{later:?} later");
    }
    let (town, _) = berts(false);
    let (principal, session) = visit(&town, "lac", LAC_PASSWORD);
    for want in ["ok", "ok", "ok", "throttle/slow-down"] {
        assert_eq!(code(town.portal.logins.mail_code(&principal, &session, "nobody")), want);
    }
}

#[test]
fn a_user_who_was_disabled_or_resolved_meanwhile_is_not_brought_together() {
    for meanwhile in ["disabled", "taken back", "signed out"] {
        let (town, change) = berts(false);
        let (principal, session) = visit(&town, "lac", LAC_PASSWORD);
        let right = ask(&town, (&principal, &session), "bert", "bert@alpes.example");
        let want = match meanwhile {
            "disabled" => {
                town.operate(&DisableUser {
                    site: "alpes".to_owned(),
                    login: "bert".to_owned(),
                    ..DisableUser::default()
                });
                "code/over"
            }
            "taken back" => {
                town.operate(&RealmRevert { change: change["change"].as_i64().unwrap(), ..RealmRevert::default() });
                "code/over"
            }
            _ => {
                town.portal.sessions.sign_out(&principal).unwrap();
                "session/revoked"
            }
        };
        assert_eq!(code(town.portal.logins.bring_together(&principal, &session, &right)), want, "{meanwhile}");
    }
}

#[test]
fn of_two_who_type_the_code_at_once_one_brings_them_together() {
    let (town, mut change) = berts(false);
    for round in 0..20 {
        let (principal, session) = visit(&town, "lac", LAC_PASSWORD);
        let right = ask(&town, (&principal, &session), "bert", "bert@alpes.example");
        let barrier = Barrier::new(2);
        let join = || {
            barrier.wait();
            town.portal.logins.bring_together(&principal, &session, &right).map(drop)
        };
        let (one, other) = thread::scope(|scope| {
            let one = scope.spawn(join);
            let other = join();
            (one.join().unwrap(), other)
        });
        assert_eq!(
            [&one, &other].iter().filter(|result| result.is_ok()).count(),
            1,
            "round {round}: {one:?} {other:?}"
        );
        town.operate(&RealmRevert { change: change["change"].as_i64().unwrap(), ..RealmRevert::default() });
        change = apply(&town);
        town.host.pass(Duration::from_hours(1));
    }
}

#[test]
fn the_pages_lead_there_and_programs_do_the_same() {
    let shop = Shop::open();
    let import = ImportUser {
        site: "alpes".to_owned(),
        login: "nils".to_owned(),
        name: "Nils".to_owned(),
        email: Some("nils@alpes.example".to_owned()),
        enabled: true,
        memberships: vec![ImportMembership {
            third_party: "2".to_owned(),
            role: ImportRole::Member,
            ..ImportMembership::default()
        }],
        ..ImportUser::default()
    };
    shop.operate(&import);
    let plan = shop.operate(&RealmPlan { sites: vec!["nord".to_owned()], realm: "atelier".to_owned() });
    shop.operate(&RealmApply {
        sites: vec!["nord".to_owned()],
        realm: "atelier".to_owned(),
        digest: plan["digest"].as_str().unwrap().to_owned(),
        ..RealmApply::default()
    });
    let mut alpes = shop.browser("alpes");
    assert_eq!(alpes.submit("/password/forgot", "/password/forgot", &[("login", "nils")]).status, 200);
    let link = shop.mailed_link(1);
    assert!(alpes.submit(&link, &link, &[("new", PASSWORD), ("repeat", PASSWORD)]).status < 400);

    let mut nils = shop.signed_in("nord", "nils");
    assert_eq!(nils.get("/api/v1/logins").json(), json!({"offered": true}));
    assert!(nils.get("/security").text().contains("href=\"/logins\""), "a notice on every page");
    assert!(!shop.signed_in("alpes", "atu").get("/security").text().contains("href=\"/logins\""));
    let page = nils.get("/logins");
    assert_eq!(page.status, 200);
    for word in ["nils@alpes.example", "Quincaillerie"] {
        assert!(!page.text().contains(word), "{word} before anything is proved");
    }
    let count = shop.erp.mails(0).len();
    assert_eq!(
        nils.submit("/logins", "/logins", &[("do", "code"), ("login", "nils")]).header("location"),
        Some("/logins?done=mailed")
    );
    let sent: Vec<_> = shop.erp.mails(count + 1).into_iter().filter(|mail| mail.subject.contains(CODE)).collect();
    let right = digits(&sent, "nils@alpes.example");
    let wrong = nils.submit("/logins", "/logins", &[("do", "prove"), ("code", other_than(&right))]);
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    let forged = nils.post("/logins", &[("do", "prove"), ("code", right.as_str()), ("csrf", "guessed")]);
    assert_eq!(forged.status, 403);
    let called = nils.call("POST", "/api/v1/logins", &json!({"code": right}));
    assert_eq!((called.status, called.json()), (200, json!({"login": "nils"})));
    assert_eq!(nils.get("/api/v1/accounts").json()["items"].as_array().unwrap().len(), 2);
    assert!(!nils.get("/security").text().contains("href=\"/logins\""));
    let over = nils.submit("/logins", "/logins", &[("do", "prove"), ("code", right.as_str())]);
    assert_eq!(over.status, 410, "{}", over.text());
    assert!(over.text().contains("name=\"code\""), "the form is there to try again");
}
