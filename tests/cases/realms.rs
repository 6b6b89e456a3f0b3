//! Changes of realms (rules S6, S7, S9): planned, applied, taken back; and nobody locked out.

mod carried;
mod joined;
mod stored;

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use plugin_api::operations::{CreateUser, Deliver, RealmApply, RealmHistory, RealmPlan, RealmRevert, Sites};
use portal_plugin::error::Error;
use portal_plugin::model::locales::Locale;
use portal_plugin::model::realms::REVERTIBLE;
use portal_plugin::model::sites::SiteId;
use portal_plugin::portal::sign_in::{Attempt, Opened, SignedIn};
use portal_plugin::store::engine::ToSql;
use serde_json::{Value, json};
use tests::customers::Town;

const LAC: &str = r#"{"site": "lac", "hosts": ["lac.localhost"]}"#;
const LAC_IN_ALPES: &str = r#"{"site": "lac", "name": "Lac et Alpes", "hosts": ["lac.localhost"], "realm": "alpes"}"#;
const ALPES: &str = r#"{"site": "alpes", "hosts": ["alpes.localhost"]}"#;

const LAC_PASSWORD: &str = "the lake is deep and cold";
const ALPES_PASSWORD: &str = "the mountains are high up";

fn town() -> Town {
    Town::with_sites(&[LAC, ALPES])
}

/// A user with a proved or unproved address, a password and a membership of this third party.
fn user(town: &Town, site: &str, login: &str, email: &str, proved: bool, party: &str) {
    town.host.add(party, Some(email));
    let password = if site == "lac" { LAC_PASSWORD } else { ALPES_PASSWORD };
    let made = town.operate(&CreateUser {
        site: site.to_owned(),
        contact: format!("c-{party}"),
        login: Some(login.to_owned()),
        email: Some(email.to_owned()),
        deliver: Deliver::Show,
        ..CreateUser::default()
    });
    let site = town.portal.sites.enabled(site).unwrap();
    let opened = sign_in(town, &site.id, login, made["password"].as_str().unwrap()).unwrap();
    let principal = town.portal.principals.with_any_password(&site, &opened.session).unwrap();
    town.portal.passwords.change(&principal, made["password"].as_str().unwrap(), password).unwrap();
    let sql = "UPDATE users SET email_verified = ?2 WHERE login = ?1 AND realm = ?3";
    let values: &[&dyn ToSql] = &[&login, &proved, &site.realm.as_str()];
    town.sql().execute(sql, values).unwrap();
}

fn sign_in(town: &Town, site: &SiteId, login: &str, password: &str) -> Result<Opened, Error> {
    let site = town.portal.sites.enabled(site.as_str()).unwrap();
    let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
    town.host.pass(Duration::from_mins(2));
    let attempt = Attempt { login, password, device: None, peer, agent: "test" };
    town.portal.sign_ins.begin(&site, &attempt).and_then(SignedIn::opened)
}

fn enters(town: &Town, site: &str, login: &str, password: &str) -> Result<(), &'static str> {
    let opened = sign_in(town, &site.parse().unwrap(), login, password).map_err(|error| error.code())?;
    let site = town.portal.sites.enabled(site).unwrap();
    town.portal.principals.of_session(&site, &opened.session).map(drop).map_err(|error| error.code())
}

fn apply(town: &Town) -> Value {
    let plan = town.operate(&RealmPlan { sites: vec!["lac".to_owned()], realm: "alpes".to_owned() });
    town.operate(&RealmApply {
        sites: vec!["lac".to_owned()],
        realm: "alpes".to_owned(),
        digest: plan["digest"].as_str().unwrap().to_owned(),
        ..RealmApply::default()
    })
}

#[test]
fn a_manifest_that_names_another_realm_waits_for_a_plan_and_the_previous_one_stays_in_force() {
    let town = town();
    assert_eq!(town.enable(LAC_IN_ALPES).unwrap_err().code(), "realm/change-needs-plan");
    let lac = town.portal.sites.enabled("lac").unwrap();
    assert_eq!((lac.name.in_locale(Locale::En), lac.realm.as_str()), ("Lac", "lac"));
    let sites = town.operate(&Sites {});
    assert_eq!(sites["sites"][1]["waits_for_realm"], "alpes");

    apply(&town);
    let lac = town.portal.sites.enabled("lac").unwrap();
    assert_eq!((lac.name.in_locale(Locale::En), lac.realm.as_str()), ("Lac et Alpes", "alpes"));
    assert_eq!(town.enable(LAC_IN_ALPES).unwrap(), "lac");
}

#[test]
fn after_a_restart_a_site_is_enabled_in_the_realm_that_it_was_in() {
    let before = town();
    let settings = before.store.settings().to_string();
    let shared: std::sync::Arc<dyn plugin_api::Host> = before.host.clone();
    let portal = portal_plugin::portal::Portal::start(shared, &settings).unwrap();
    let file = plugin_api::ManifestFile { name: "lac.json", bytes: LAC_IN_ALPES.as_bytes() };
    let problems = portal.sites.check(&[file]);
    assert_eq!(problems.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(), ["realm/change-needs-plan"]);
    portal.sites.enable(&file).unwrap();
    let lac = portal.sites.enabled("lac").unwrap();
    assert_eq!((lac.name.in_locale(Locale::En), lac.realm.as_str()), ("Lac et Alpes", "lac"));
    portal.stop();
}

#[test]
fn a_plan_names_everybody_on_both_sides_with_their_class() {
    let town = town();
    user(&town, "lac", "anna", "anna@atu.example", true, "l1");
    user(&town, "alpes", "anna", "anna@atu.example", true, "a1");
    user(&town, "lac", "bert", "bert@atu.example", false, "l2");
    user(&town, "alpes", "bert", "bert@atu.example", true, "a2");
    user(&town, "lac", "carl", "carl@lac.example", true, "l3");
    user(&town, "alpes", "dora", "dora@alpes.example", true, "a4");
    let plan = town.operate(&RealmPlan { sites: vec!["lac".to_owned()], realm: "alpes".to_owned() });
    assert_eq!(
        (&plan["from"], &plan["to"], &plan["moves"], &plan["both"]),
        (
            &json!("lac"),
            &json!("alpes"),
            &json!({"count": 1, "samples": ["carl"]}),
            &json!([
                {"class": "different_third_parties", "merges": true, "count": 1, "samples": ["anna"]},
                {"class": "unverified_side", "merges": false, "count": 1, "samples": ["bert"]},
            ])
        )
    );
    assert_eq!(
        plan["access"],
        json!([
            {
                "site": "alpes",
                "gains": {"count": 1, "samples": ["carl"]},
                "loses": {"count": 0, "samples": []},
            },
            {
                "site": "lac",
                "gains": {"count": 1, "samples": ["dora"]},
                "loses": {"count": 0, "samples": []},
            },
        ])
    );
}

#[test]
fn a_merged_user_has_the_memberships_of_both_and_the_password_of_the_side_that_signed_in_last() {
    let town = town();
    user(&town, "alpes", "anna", "anna@atu.example", true, "a1");
    user(&town, "lac", "anna.lac", "anna@atu.example", true, "l1");
    apply(&town);
    for site in ["lac", "alpes"] {
        assert_eq!(enters(&town, site, "anna", LAC_PASSWORD), Ok(()), "{site}");
        assert_eq!(enters(&town, site, "anna", ALPES_PASSWORD), Err("sign-in/failed"), "{site}");
    }
    assert_eq!(enters(&town, "lac", "anna.lac", LAC_PASSWORD), Ok(()), "the old login is kept on the site");
    assert_eq!(enters(&town, "alpes", "anna.lac", LAC_PASSWORD), Err("sign-in/failed"));
    let opened = sign_in(&town, &"lac".parse().unwrap(), "anna", LAC_PASSWORD).unwrap();
    let principal =
        town.portal.principals.of_session(&town.portal.sites.enabled("lac").unwrap(), &opened.session).unwrap();
    let accounts = town.portal.accounts.of(&principal).unwrap();
    assert_eq!(accounts.iter().map(|card| card.name.as_str()).collect::<Vec<_>>(), ["Party a1", "Party l1"]);
}

#[test]
fn the_unresolved_stay_signed_in_where_they_were_and_gain_nothing() {
    let town = town();
    user(&town, "lac", "bert", "bert@atu.example", false, "l2");
    user(&town, "alpes", "bert", "bert@atu.example", true, "a2");
    let lac = town.portal.sites.enabled("lac").unwrap();
    let before = sign_in(&town, &lac.id, "bert", LAC_PASSWORD).unwrap();
    apply(&town);
    let lac = town.portal.sites.enabled("lac").unwrap();
    let principal = town.portal.principals.of_session(&lac, &before.session).expect("the session goes on");
    assert_eq!(town.portal.accounts.of(&principal).unwrap().len(), 1);
    assert_eq!(enters(&town, "lac", "bert", LAC_PASSWORD), Ok(()));
    assert_eq!(enters(&town, "alpes", "bert", ALPES_PASSWORD), Ok(()));
    assert_eq!(
        enters(&town, "lac", "bert", ALPES_PASSWORD),
        Err("sign-in/failed"),
        "the login means the other one here"
    );
    assert_eq!(enters(&town, "alpes", "bert", LAC_PASSWORD), Err("sign-in/failed"));

    // Once the address is proved, a plan of the same site settles who is left.
    town.sql().execute("UPDATE users SET email_verified = TRUE", []).unwrap();
    let plan = town.operate(&RealmPlan { sites: vec!["lac".to_owned()], realm: "alpes".to_owned() });
    assert_eq!(plan["both"][0]["class"], "different_third_parties");
    apply(&town);
    assert_eq!(enters(&town, "alpes", "bert", ALPES_PASSWORD), Ok(()));
    assert_eq!(enters(&town, "lac", "bert", ALPES_PASSWORD), Ok(()));
}

#[test]
fn a_plan_that_is_out_of_date_is_not_applied() {
    let town = town();
    user(&town, "lac", "bert", "bert@atu.example", false, "l2");
    user(&town, "alpes", "bert", "bert@atu.example", true, "a2");
    let plan = town.operate(&RealmPlan { sites: vec!["lac".to_owned()], realm: "alpes".to_owned() });
    town.sql().execute("UPDATE users SET email_verified = TRUE", []).unwrap();
    let apply = RealmApply {
        sites: vec!["lac".to_owned()],
        realm: "alpes".to_owned(),
        digest: plan["digest"].as_str().unwrap().to_owned(),
        ..RealmApply::default()
    };
    assert_eq!(town.refused(&apply), "realm/plan-outdated");
    assert_eq!(town.portal.sites.enabled("lac").unwrap().realm.as_str(), "lac");
}

#[test]
fn a_change_is_taken_back_in_the_last_second_of_its_30_days_and_not_after() {
    for (after, refused) in
        [(REVERTIBLE.saturating_sub(Duration::from_secs(1)), None), (REVERTIBLE, Some("realm/too-late"))]
    {
        let town = town();
        let applied = apply(&town);
        town.host.pass(after);
        let revert = RealmRevert { change: applied["change"].as_i64().unwrap(), ..RealmRevert::default() };
        if let Some(code) = refused {
            assert_eq!(town.refused(&revert), code, "after {after:?}");
        } else {
            town.operate(&revert);
            assert_eq!(town.portal.sites.enabled("lac").unwrap().realm.as_str(), "lac");
            assert_eq!(town.refused(&revert), "realm/reverted");
        }
    }
    let town = town();
    assert_eq!(town.refused(&RealmRevert { change: 9, ..RealmRevert::default() }), "realm/change-unknown");
}

#[test]
fn a_change_under_a_later_one_is_not_taken_back_before_it() {
    let town = town();
    let first = apply(&town);
    let plan = town.operate(&RealmPlan { sites: vec!["lac".to_owned()], realm: "far".to_owned() });
    let second = town.operate(&RealmApply {
        sites: vec!["lac".to_owned()],
        realm: "far".to_owned(),
        digest: plan["digest"].as_str().unwrap().to_owned(),
        ..RealmApply::default()
    });
    assert_eq!(
        town.refused(&RealmRevert { change: first["change"].as_i64().unwrap(), ..RealmRevert::default() }),
        "realm/later-change"
    );
    town.operate(&RealmRevert { change: second["change"].as_i64().unwrap(), ..RealmRevert::default() });
    town.operate(&RealmRevert { change: first["change"].as_i64().unwrap(), ..RealmRevert::default() });
    let history = town.operate(&RealmHistory {});
    let changes = history["changes"].as_array().unwrap();
    assert!(changes.len() == 2 && changes.iter().all(|change| change["revertible"] == false), "{history}");
}

#[test]
fn what_was_revoked_or_chosen_anew_after_a_merge_stays_so_when_it_is_taken_back() {
    let town = town();
    user(&town, "alpes", "anna", "anna@atu.example", true, "a1");
    user(&town, "lac", "anna", "anna@atu.example", true, "l1");
    let applied = apply(&town);
    let sql = "DELETE FROM memberships WHERE account = (SELECT id FROM accounts WHERE third_party = 'l1')";
    assert_eq!(town.sql().execute(sql, []).unwrap(), 1);
    let opened = sign_in(&town, &"lac".parse().unwrap(), "anna", LAC_PASSWORD).unwrap();
    let principal =
        town.portal.principals.of_session(&town.portal.sites.enabled("lac").unwrap(), &opened.session).unwrap();
    town.portal.passwords.change(&principal, LAC_PASSWORD, "neither lake nor mountain").unwrap();
    town.operate(&RealmRevert { change: applied["change"].as_i64().unwrap(), ..RealmRevert::default() });
    for (site, old) in [("lac", LAC_PASSWORD), ("alpes", ALPES_PASSWORD)] {
        assert_eq!(enters(&town, site, "anna", old), Err("sign-in/failed"), "{site}");
        assert_eq!(enters(&town, site, "anna", "neither lake nor mountain"), Ok(()), "{site}");
    }
    let left: i64 = town.sql().query_row("SELECT count(*) FROM memberships", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 1, "what was revoked is not given back");
}
