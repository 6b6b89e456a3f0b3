//! Dolibarr's external users as an import gets them.

use host_demo::erp::Erp;
use host_demo::erp::external::{ExternalUser, ExternalUsers, OldHash, Skip, StoredPassword};
use plugin_api::erp_users::{About, ErpUserState};
use plugin_api::parties::{Known, Standing};
use portal_plugin::clock::Timestamp;

use super::{Foundry, foundry};

fn users() -> Vec<ExternalUser> {
    foundry().erp.external_users().unwrap()
}

#[test]
fn a_login_in_two_entities_is_two_users() {
    let users = users();
    let ada: Vec<_> = users.iter().filter(|user| user.login == "ada").collect();
    let seen: Vec<_> =
        ada.iter().map(|user| (user.entity.as_str(), user.third_party.as_deref(), user.contact.as_deref())).collect();
    assert_eq!(seen, [("1", Some("1"), Some("11")), ("2", Some("3"), Some("31"))]);
    assert_eq!((ada[0].first_name.as_str(), ada[0].language.as_deref()), ("Ada", Some("fr-FR")));
}

#[test]
fn permissions_come_directly_or_by_group_in_the_users_own_entity_from_modules_that_are_on() {
    let users = users();
    let invoices = "portal.invoices.view";
    for (id, expected) in [
        ("50", vec![invoices, "portal.tickets.view"]),
        ("51", vec![invoices]),
        ("52", vec!["portal.tasks.view"]),
        ("53", vec![]),
        ("55", vec![invoices]),
    ] {
        let user = users.iter().find(|user| user.id == id).unwrap();
        assert_eq!(user.permissions, expected, "{id} {}", user.login);
    }
}

#[test]
fn only_users_with_a_third_party_are_taken() {
    let seen: Vec<_> = users().into_iter().map(|user| (user.login, user.skip)).collect();
    let expected = [
        ("ada", None),
        ("ada", None),
        ("gone", None),
        ("expired", None),
        ("lost", Some(Skip::NoThirdParty)),
        ("seller", Some(Skip::Internal)),
        ("chief", Some(Skip::Administrator)),
    ];
    assert_eq!(seen, expected.map(|(login, skip)| (login.to_owned(), skip)));
}

#[test]
fn only_bcrypt_is_carried_over_and_no_hash_is_printed() {
    let users = users();
    let password = |id: &str| users.iter().find(|user| user.id == id).unwrap().password.clone();
    assert!(
        matches!(password("50"), StoredPassword::Readable(hash) if hash.starts_with("$2y$10$") && hash.len() == 60)
    );
    for (id, expected) in [
        ("51", StoredPassword::Old(OldHash::Md5)),
        ("52", StoredPassword::Old(OldHash::Sha1)),
        ("53", StoredPassword::Old(OldHash::Clear)),
        ("54", StoredPassword::None),
        ("55", StoredPassword::Old(OldHash::Other)),
    ] {
        assert_eq!(password(id), expected, "{id}");
    }
    assert!(!format!("{users:?}").contains("$2y$"));
}

#[test]
fn disabled_and_expired_users_say_so() {
    for user in users() {
        assert_eq!(user.enabled, user.login != "gone", "{}", user.login);
        let days = (user.starts.as_deref(), user.ends.as_deref());
        let expected = if user.login == "expired" { (Some("2025-01-01"), Some("2025-12-31")) } else { (None, None) };
        assert_eq!(days, expected, "{}", user.login);
    }
}

/// So many seconds after a day of UTC has begun, in milliseconds.
fn at(day: &str, seconds: u64) -> u64 {
    Timestamp::of_rfc3339(&format!("{day}T00:00:00Z")).unwrap().0 + seconds * 1000
}

/// The last second of a day.
const LAST: u64 = 24 * 60 * 60 - 1;

#[test]
fn what_dolibarr_says_of_its_user_is_what_its_tables_hold_now() {
    let Foundry { erp, database, .. } = &foundry();
    let about = About { user: "50", third_party: Some("1"), contact: Some("11") };
    let ask = || erp.user_standing(&about, at("2026-05-10", 0)).unwrap();
    let before = ask();
    let standing = Standing { party: None, ..erp.standing("1", Some("11")).unwrap() };
    assert_eq!(before.standing, standing, "in one question what three say");
    let user = before.user.unwrap();
    assert_eq!(
        (user.state, user.third_party.as_deref(), user.contact.as_deref()),
        (ErpUserState::InUse, Some("1"), Some("11"))
    );
    let withheld = user.withheld.join(" ");
    assert!(!withheld.contains("portal.invoices.view") && !withheld.contains("portal.tickets.view"), "{withheld}");
    assert!(withheld.contains("portal.quotes.view"), "{withheld}");
    for (change, state, third_party, contact) in [
        ("statut = 0", ErpUserState::Disabled, Some("1"), Some("11")),
        ("statut = 1, fk_soc = 2, fk_socpeople = 21", ErpUserState::InUse, Some("2"), Some("21")),
        ("fk_soc = NULL", ErpUserState::Unknown, None, Some("21")),
        ("fk_soc = 1, fk_socpeople = NULL", ErpUserState::InUse, Some("1"), None),
        ("fk_socpeople = 11, admin = 1", ErpUserState::Unknown, Some("1"), Some("11")),
        ("admin = 0", ErpUserState::InUse, Some("1"), Some("11")),
    ] {
        database.run(&format!("UPDATE llx_user SET {change} WHERE rowid = 50"));
        let user = ask().user.unwrap();
        let seen = (user.state, user.third_party.as_deref(), user.contact.as_deref());
        assert_eq!(seen, (state, third_party, contact), "{change}");
    }
    database.run("DELETE FROM llx_user_rights WHERE fk_user = 50");
    assert!(ask().user.unwrap().withheld.len() < 10, "the group still gives");
    database.run("DELETE FROM llx_usergroup_user WHERE fk_user = 50");
    assert_eq!(ask().user.unwrap().withheld.len(), 10);
    database
        .run("UPDATE llx_societe SET status = 0 WHERE rowid = 1; UPDATE llx_socpeople SET statut = 0 WHERE rowid = 11");
    let standing = ask().standing;
    assert_eq!((standing.third_party, standing.contact), (Known::Closed, Some(Known::Closed)));
    database.run("DELETE FROM llx_user WHERE rowid = 50");
    assert_eq!(ask().user.unwrap().state, ErpUserState::Unknown);
}

#[test]
fn a_user_is_in_use_from_the_first_second_of_its_first_day_to_the_last_of_its_last() {
    let Foundry { erp, database, .. } = &foundry();
    database
        .run("UPDATE llx_user SET datestartvalidity = '2026-03-01', dateendvalidity = '2026-05-10' WHERE rowid = 50");
    let about = About { user: "50", third_party: None, contact: None };
    for (day, seconds, want) in [
        ("2026-02-28", LAST, ErpUserState::Ended),
        ("2026-03-01", 0, ErpUserState::InUse),
        ("2026-05-10", LAST, ErpUserState::InUse),
        ("2026-05-11", 0, ErpUserState::Ended),
    ] {
        assert_eq!(erp.user_standing(&about, at(day, seconds)).unwrap().user.unwrap().state, want, "{day} {seconds}");
    }
}

#[test]
fn permissions_now_are_those_that_an_import_reads() {
    let Foundry { erp, .. } = &foundry();
    for user in erp.external_users().unwrap() {
        let about = About { user: &user.id, third_party: user.third_party.as_deref(), contact: None };
        let said = erp.user_standing(&about, 0).unwrap().user.unwrap();
        let granted: Vec<&str> =
            erp.ruled().unwrap().into_iter().filter(|id| !said.withheld.iter().any(|no| no == id)).collect();
        assert_eq!(granted, user.permissions, "{} {}", user.id, user.login);
    }
}

#[test]
fn an_id_that_dolibarr_would_not_write_is_nobody() {
    let Foundry { erp, .. } = &foundry();
    for id in ["", "050", "50x", "-50", "0", "50 OR 1=1"] {
        let about = About { user: id, third_party: Some(id), contact: Some(id) };
        let said = erp.user_standing(&about, 0).unwrap();
        assert_eq!(said.user.unwrap().state, ErpUserState::Unknown, "`{id}`");
        assert_eq!(
            (said.standing.third_party, said.standing.contact),
            (Known::Unknown, Some(Known::Unknown)),
            "`{id}`"
        );
    }
}

#[test]
fn a_role_of_a_third_party_names_its_contacts() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(
        "INSERT INTO llx_c_type_contact VALUES (900, 'societe', 'external', 'BOSS'), (901, 'societe', 'internal', 'BOSS');
         INSERT INTO llx_societe_contacts (entity, fk_soc, fk_c_type_contact, fk_socpeople) VALUES (1, 1, 900, 11), (1, 2, 901, 21)",
    );
    let found: Vec<_> = erp.contacts_in_role("BOSS").unwrap().into_iter().collect();
    assert_eq!(found, [("1".to_owned(), "11".to_owned())]);
    assert!(erp.contacts_in_role("boss' OR 1=1").unwrap().is_empty());
}

#[test]
fn whoever_may_read_goods_or_services_may_look_at_products() {
    let Foundry { erp, database, .. } = &foundry();
    let may = || {
        let about = About { user: "50", third_party: Some("1"), contact: Some("11") };
        let withheld = erp.user_standing(&about, 0).unwrap().user.unwrap().withheld;
        let ada = erp.external_users().unwrap().into_iter().find(|user| user.id == "50").unwrap();
        let imported = ada.permissions.iter().any(|id| id == "portal.products.view");
        assert_eq!(imported, !withheld.iter().any(|id| id == "portal.products.view"));
        imported
    };
    assert!(!may());
    for right in [31, 531] {
        database.run(&format!("INSERT INTO llx_user_rights VALUES (1, 50, {right})"));
        assert!(!may(), "its module is off");
        database.run(&format!("INSERT INTO llx_rights_def VALUES ({right}, 'any', 1)"));
        assert!(may(), "{right}");
        database.run(&format!("DELETE FROM llx_user_rights WHERE fk_id = {right}"));
        assert!(!may(), "taken away again");
    }
}
