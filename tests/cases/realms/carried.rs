//! What is pending when a realm changes goes with its people; and a process that has not seen the change makes nobody in
//! the old realm.

use std::sync::Arc;

use plugin_api::ManifestFile;
use plugin_api::operations::account::{ConfirmRecovery, Invite, Ledger, OnAccount, ProposeRecovery};
use plugin_api::operations::{
    AccountCommand, Command, CreateUser, Deliver, DisableUser, EraseUser, Grant, ImportUser, MembershipTerms,
    RealmRevert,
};
use portal_plugin::model::locales::Locale;
use portal_plugin::model::memberships::Role;
use portal_plugin::model::tokens::Token;
use portal_plugin::portal::Portal;
use portal_plugin::portal::accepting::NewPerson as Accepting;
use portal_plugin::portal::principals::AccountContext;
use portal_plugin::portal::sign_up::NewPerson;
use portal_plugin::store::engine::{FromSql, ToSql};
use tests::customers::{PEER, Town};
use tests::operations::{may, on, owner, text};
use tests::team::{link, offer};

use super::{ALPES, ALPES_PASSWORD, LAC_PASSWORD, apply, sign_in, town, user};

const LAC_OPEN: &str = r#"{"site": "lac", "hosts": ["lac.localhost"], "sign_up": "open"}"#;
const ZOE: Accepting<'_> =
    Accepting { login: "zoe", name: "Zoé", password: "a rather long password", locale: Some(Locale::En) };

fn ask<T: FromSql>(town: &Town, question: &str) -> T {
    town.sql().query_row(question, [], |row| row.get(0)).unwrap()
}

fn grant(town: &Town, site: &str, login: &str, membership: &MembershipTerms) {
    town.operate(&Grant {
        site: site.to_owned(),
        login: login.to_owned(),
        third_party: "l1".to_owned(),
        membership: membership.clone(),
        ..Grant::default()
    });
}

/// Somebody in the account of third party `l1`, on `lac`.
fn context(town: &Town, login: &str, password: &str) -> AccountContext {
    let session = sign_in(town, &"lac".parse().unwrap(), login, password).unwrap().session;
    let account: i64 = ask(town, "SELECT id FROM accounts WHERE third_party = 'l1'");
    let lac = town.portal.sites.enabled("lac").unwrap();
    town.portal.principals.context(&lac, &session, portal_plugin::model::accounts::AccountId(account)).unwrap()
}

/// Anna is on both sides and owns `l1`, where Max is a member.
fn annas() -> Town {
    let town = town();
    user(&town, "alpes", "anna", "anna@atu.example", true, "a1");
    user(&town, "lac", "anna", "anna@atu.example", true, "l1");
    user(&town, "lac", "max", "max@lac.example", true, "l2");
    grant(&town, "lac", "anna", &owner());
    grant(&town, "lac", "max", &may(&[]));
    town
}

fn invite(town: &Town, context: &AccountContext) -> Token {
    let before = town.host.mails(0).len();
    town.portal.invitations.invite(context, &offer("zoe@example.net", &[])).unwrap();
    link(town.host.mails(before + 1).last().unwrap())
}

#[test]
fn what_is_pending_and_what_was_chosen_goes_with_a_merged_user_and_come_back() {
    for back in [false, true] {
        let town = annas();
        let (anna, max) = (context(&town, "anna", LAC_PASSWORD), context(&town, "max", LAC_PASSWORD));
        let (goes, max) = (anna.principal.user.id, max.principal.user.id);
        let zoe = invite(&town, &anna);
        town.portal.transfers.propose(&anna, max, LAC_PASSWORD).unwrap();
        let contact = "INSERT INTO contacts (account, name, email, email_key, categories, user, created) \
                       SELECT id, '', 'anna@atu.example', 'anna@atu.example', '', ?1, 0 FROM accounts WHERE third_party = 'l1'";
        town.sql().execute(contact, [goes.0]).unwrap();
        for statement in [
            "INSERT INTO recoveries (account, owner, candidate, proposed_by, reason, created, expires, state) \
             SELECT account, proposer, candidate, 'Sam', 'lost', created, expires, 'pending' FROM transfers WHERE proposer = ?1",
            "INSERT INTO default_accounts SELECT ?1, 'lac', account FROM memberships WHERE user = ?1",
            "INSERT INTO sign_ups VALUES (?1, 'key', 'Anna & Co', '/', 0, 0)",
        ] {
            assert_eq!(town.sql().execute(statement, [goes.0]).unwrap(), 1, "{statement}");
        }
        let change = apply(&town);
        if back {
            town.operate(&RealmRevert { change: change["change"].as_i64().unwrap(), ..RealmRevert::default() });
        }
        let named = [
            "SELECT inviter FROM invitations",
            "SELECT proposer FROM transfers",
            "SELECT user FROM contacts",
            "SELECT owner FROM recoveries",
            "SELECT user FROM default_accounts",
            "SELECT user FROM sign_ups",
            "SELECT user FROM memberships JOIN accounts ON accounts.owner = user WHERE third_party = 'l1'",
        ]
        .map(|question| ask::<i64>(&town, question) == goes.0);
        assert_eq!(named, [back; 7], "back: {back}");
        let realm: String = ask(&town, "SELECT realm FROM invitations");
        assert_eq!(realm, if back { "lac" } else { "alpes" });

        let lac = town.portal.sites.enabled("lac").unwrap();
        town.portal.accepting.accept_as_new(&lac, &zoe, &ZOE).unwrap();
        let max = context(&town, "max", LAC_PASSWORD);
        town.portal.transfers.accept(&max, LAC_PASSWORD).unwrap();
        assert_eq!(context(&town, "max", LAC_PASSWORD).membership.role, Role::Owner, "back: {back}");
    }
}

#[test]
fn an_ownership_offered_or_recovered_to_oneself_by_the_merge_falls_and_stands_again_when_it_is_taken_back() {
    let town = annas();
    grant(&town, "alpes", "anna", &may(&[]));
    let anna = context(&town, "anna", LAC_PASSWORD);
    let twin: i64 = ask(&town, "SELECT id FROM users WHERE login = 'anna' AND realm = 'alpes'");
    town.portal.transfers.propose(&anna, portal_plugin::model::users::UserId(twin), LAC_PASSWORD).unwrap();
    let lost = ProposeRecovery { login: "anna".to_owned(), reason: "no answer".to_owned() };
    town.operate(&on("alpes", "l1", "Sam", lost));
    let change = apply(&town);
    let state = || ["transfers", "recoveries"].map(|table| ask::<String>(&town, &format!("SELECT state FROM {table}")));
    assert_eq!(state(), ["withdrawn", "cancelled"]);
    let events = |town: &Town| {
        let command = OnAccount {
            site: "lac".to_owned(),
            third_party: "l1".to_owned(),
            by: String::new(),
            act: Ledger::default(),
        };
        let entries = town.operate(&command)["entries"].as_array().unwrap().clone();
        entries[entries.len() - 3..].iter().map(|entry| entry["event"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(events(&town), ["merged", "transfer-withdrawn", "recovery-cancelled"]);
    town.operate(&RealmRevert { change: change["change"].as_i64().unwrap(), ..RealmRevert::default() });
    assert_eq!(state(), ["pending", "pending"]);
    assert_eq!(events(&town), ["unmerged", "transfer-proposed", "recovery-proposed"]);
}

#[test]
fn a_second_factor_goes_with_a_merged_user_and_only_what_was_brought_comes_back() {
    // Who has one, 1 and 2 by the time of their setting up; who has one after the change, and after it was taken back. The
    // user of `alpes` stays, and the one of `lac` goes.
    let (stays, goes) = (Some(1), Some(2));
    for (before, merged, meanwhile, back) in [
        ((None, None), None, None, (None, None)),
        ((stays, None), stays, None, (stays, None)),
        ((None, goes), goes, None, (None, goes)),
        ((stays, goes), stays, None, (stays, goes)),
        ((None, goes), goes, Some(3), (Some(3), None)),
    ] {
        let town = annas();
        let id = |realm: &str| {
            ask::<i64>(&town, &format!("SELECT id FROM users WHERE login = 'anna' AND realm = '{realm}'"))
        };
        let (anna, other) = (id("alpes"), id("lac"));
        let has = |user: i64| {
            ask::<Option<i64>>(&town, &format!("SELECT max(since) FROM second_factors WHERE user = {user}"))
        };
        let set_up = |user: i64, since: Option<i64>| {
            let put = "INSERT INTO second_factors (user, seed, since, step) SELECT ?1, ?3, ?2, 0 WHERE ?2 IS NOT NULL";
            let values: &[&dyn ToSql] = &[&user, &since, &[0_u8; 1]];
            town.sql().execute(put, values).unwrap();
        };
        set_up(anna, before.0);
        set_up(other, before.1);
        let change = apply(&town);
        assert_eq!(has(anna), merged, "{before:?} after the change");
        if meanwhile.is_some() {
            town.sql().execute("DELETE FROM second_factors WHERE user = ?1", [anna]).unwrap();
            set_up(anna, meanwhile);
        }
        town.operate(&RealmRevert { change: change["change"].as_i64().unwrap(), ..RealmRevert::default() });
        assert_eq!((has(anna), has(other)), back, "{before:?}, {meanwhile:?} taken back");
    }
}

#[test]
fn a_process_that_has_not_seen_a_change_makes_nobody_in_the_old_realm() {
    let town = Town::with_sites(&[LAC_OPEN, ALPES]);
    let settings = town.store.settings().to_string();
    let host: Arc<dyn plugin_api::Host> = town.host.clone();
    let other = Portal::start(host, &settings).unwrap();
    for manifest in [LAC_OPEN, ALPES] {
        other.sites.enable(&ManifestFile { name: "test.json", bytes: manifest.as_bytes() }).unwrap();
    }
    user(&town, "lac", "anna", "anna@atu.example", true, "l1");
    user(&town, "alpes", "dora", "dora@alpes.example", true, "a1");
    grant(&town, "lac", "anna", &owner());
    let zoe = invite(&town, &context(&town, "anna", LAC_PASSWORD));
    apply(&town);
    let lac = other.sites.enabled("lac").unwrap();
    assert_eq!(lac.realm.as_str(), "lac", "the other process has not seen it");

    let operate = |command: Command| other.operate(&text(&command)).map_err(|error| error.code());
    town.host.add("l3", Some("carl@lac.example"));
    town.host.add("l4", Some("dora@lac.example"));
    let create = |party: &str, login: &str| CreateUser {
        site: "lac".to_owned(),
        contact: format!("c-{party}"),
        login: Some(login.to_owned()),
        deliver: Deliver::Show,
        ..CreateUser::default()
    };
    operate(create("l3", "carl").into()).unwrap();
    assert_eq!(operate(create("l4", "dora").into()), Err("login/taken"), "taken in the new realm");
    assert_eq!(operate(create("l3", "carla").into()), Err("contact/has-user"));
    operate(
        ImportUser {
            site: "lac".to_owned(),
            login: "ivan".to_owned(),
            name: "Ivan".to_owned(),
            enabled: true,
            ..ImportUser::default()
        }
        .into(),
    )
    .unwrap();
    let anna = Grant {
        site: "lac".to_owned(),
        login: "anna".to_owned(),
        third_party: "l3".to_owned(),
        membership: may(&[]),
        ..Grant::default()
    };
    operate(anna.into()).unwrap();
    let invite = OnAccount {
        site: "lac".to_owned(),
        third_party: "l1".to_owned(),
        by: String::new(),
        act: Invite { email: "paul@example.net".to_owned(), ..Invite::default() },
    };
    operate(invite.into()).unwrap();
    other.accepting.accept_as_new(&lac, &zoe, &ZOE).unwrap();
    let nora = NewPerson {
        email: "nora@example.net",
        name: "Nora",
        company: "",
        locale: Locale::En,
        at_checkout: false,
        next: "",
    };
    other.sign_ups.begin(&lac, &nora, PEER).unwrap();

    let made =
        "SELECT count(*) FROM users WHERE login IN ('anna', 'carl', 'ivan', 'zoe', 'nora@example.net') AND realm = ";
    assert_eq!(ask::<i64>(&town, &format!("{made}'alpes'")), 5);
    assert_eq!(ask::<i64>(&town, "SELECT count(*) FROM users WHERE realm = 'lac'"), 0);
    assert_eq!(ask::<i64>(&town, "SELECT count(*) FROM invitations WHERE realm = 'lac'"), 0);
    assert_eq!(
        operate(DisableUser { site: "lac".to_owned(), login: "anna".to_owned(), ..DisableUser::default() }.into())
            .map(drop),
        Ok(()),
        "whom the login means now"
    );
    other.stop();
}

#[test]
fn who_closes_a_merged_login_is_erased_under_both_names_for_good() {
    let town = town();
    user(&town, "lac", "bert", "bert@home.example", true, "l1");
    user(&town, "alpes", "bert", "bert@home.example", true, "a1");
    let change = apply(&town)["change"].as_i64().unwrap();
    let alpes = town.portal.sites.enabled("alpes").unwrap();
    let opened = [LAC_PASSWORD, ALPES_PASSWORD].map(|password| (password, sign_in(&town, &alpes.id, "bert", password)));
    let (password, opened) = opened.into_iter().find_map(|(password, opened)| Some((password, opened.ok()?))).unwrap();
    let principal = town.portal.principals.of_session(&alpes, &opened.session).unwrap();
    town.portal.closings.close(&principal, password).unwrap();
    for _ in 0..2 {
        let named = "SELECT count(*) FROM users WHERE login LIKE 'bert%' OR name <> '' OR email IS NOT NULL \
                     OR contact IS NOT NULL OR password IS NOT NULL OR state <> 'disabled'";
        assert_eq!(ask::<i64>(&town, named), 0);
        assert_eq!(ask::<i64>(&town, "SELECT count(*) FROM activity"), 0);
        town.sql().execute("UPDATE realm_changes SET reverted = NULL", []).unwrap();
        town.operate(&RealmRevert { change, ..RealmRevert::default() });
    }
}

#[test]
fn what_a_change_recorded_of_a_user_who_is_erased_is_gone_and_taking_it_back_brings_nobody_back() {
    // Who is erased, on which site; where the records had their login, hashes and browsers. Anna merged, Bert stayed
    // apart and lost the site again, Carl moved (rules U13, S7).
    for (login, site) in [("anna", "alpes"), ("bert", "lac"), ("carl", "lac")] {
        let town = annas();
        user(&town, "lac", "bert", "bert@atu.example", false, "l3");
        user(&town, "alpes", "bert", "bert@atu.example", true, "a3");
        user(&town, "lac", "carl", "carl@lac.example", true, "l4");
        grant(&town, "alpes", "anna", &may(&[]));
        let recover = |act: AccountCommand, by: &str| {
            town.operate(&on("lac", "l1", by, act));
        };
        recover(ProposeRecovery { login: "max".to_owned(), reason: "lost".to_owned() }.into(), "Sam");
        recover(ConfirmRecovery {}.into(), "Zoe");
        let change = apply(&town);
        let recorded = |what: &str| {
            let likes = format!("steps LIKE '%{what}%' OR summary LIKE '%{what}%' OR made_by LIKE '%{what}%'");
            ask::<i64>(&town, &format!("SELECT count(*) FROM realm_changes WHERE {likes}"))
        };
        assert_eq!(recorded(login), 1, "{login}");
        let erase = EraseUser {
            site: site.to_owned(),
            login: login.to_owned(),
            reason: "asked by letter".to_owned(),
            by: "Zoe".to_owned(),
        };
        town.operate(&erase);
        let theirs = if login == "bert" { "lac" } else { login };
        let gone = |when: &str| {
            let named = format!(
                "SELECT (SELECT count(*) FROM users WHERE (login_key = '{login}' OR name = '{login}') AND realm <> 'alpes') + \
                 (SELECT count(*) FROM kept_logins JOIN users ON users.id = user WHERE kept_logins.login_key = '{login}' \
                 AND users.login_key LIKE 'closed.%')"
            );
            assert_eq!(ask::<i64>(&town, &named), 0, "{login} {when}, of {theirs}");
        };
        gone("once erased");
        if login != "bert" {
            assert_eq!(recorded(login), 0, "{login}");
        }
        if login == "anna" {
            assert_eq!(recorded("argon2"), 0, "no hash of hers is kept");
        }
        town.operate(&RealmRevert { change: change["change"].as_i64().unwrap(), ..RealmRevert::default() });
        gone("once the change is taken back");
        let import = ImportUser {
            site: "lac".to_owned(),
            login: login.to_owned(),
            name: "X".to_owned(),
            enabled: true,
            memberships: vec![],
            ..ImportUser::default()
        };
        assert_eq!(town.operate(&import)["code"], "login/closed", "{login}");
    }
}
