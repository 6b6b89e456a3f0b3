//! Odoo's portal users as an import gets them, and what Odoo says of one now.

use host_demo::erp::Erp;
use host_demo::erp::external::{ExternalUser, ExternalUsers, OldHash, StoredPassword};
use plugin_api::erp_users::{About, ErpUserState};
use plugin_api::parties::Known;

use super::{Foundry, filled, foundry};
use host_demo::erp::odoo::Odoo;

fn users() -> Vec<ExternalUser> {
    foundry().erp.external_users().unwrap()
}

#[test]
fn whoever_is_in_the_portals_group_is_a_user_but_for_the_pattern_of_new_ones() {
    let users = users();
    let seen: Vec<_> = users
        .iter()
        .map(|user| {
            let (party, contact) = (user.third_party.as_deref().unwrap(), user.contact.as_deref().unwrap());
            format!("{} {} {party}/{contact} {} {}", user.id, user.login, user.entity, user.enabled)
        })
        .collect();
    assert_eq!(
        seen,
        [
            "7 ada@bell.example 10/11 1 true",
            "8 carl@bell.example 10/13 1 true",
            "9 olga@other.example 20/21 2 true",
            "10 old 10/12 1 false"
        ]
    );
    assert_eq!(users[0].language.as_deref(), Some("fr-FR"));
    let hosts: Vec<_> = users.iter().map(|user| user.host.as_deref()).collect();
    assert_eq!(hosts, [None, None, Some("zinc.example"), None]);
}

#[test]
fn passlibs_hash_is_carried_over_and_no_hash_is_printed() {
    let users = users();
    assert!(matches!(&users[0].password, StoredPassword::Readable(hash) if hash.starts_with("$pbkdf2-sha512$25000$")));
    assert_eq!(users[1].password, StoredPassword::Old(OldHash::Clear));
    assert_eq!(users[2].password, StoredPassword::None);
    let printed = format!("{users:?}");
    assert!(!printed.contains("pbkdf2") && !printed.contains("clear text"), "{printed}");
}

#[test]
fn permissions_are_what_the_modules_have_pages_for() {
    let of = |more: &[&str]| {
        let database = filled(more);
        let erp = Odoo::connect(&database.url(), None).unwrap();
        (erp.external_users().unwrap()[0].permissions.clone(), erp.ruled().unwrap().len())
    };
    let (all, ruled) = of(&[super::TICKETS]);
    assert_eq!((all.len(), ruled), (13, 13));
    let (fewer, ruled) = of(&["DROP TABLE stock_picking; DELETE FROM ir_module_module WHERE name = 'website_sale'"]);
    assert_eq!(ruled, 13);
    for missing in ["portal.shipments.view", "portal.tickets.view", "portal.tickets.write", "portal.orders.create"] {
        assert!(all.iter().any(|one| one == missing) && !fewer.iter().any(|one| one == missing), "{missing}");
    }
    assert_eq!(fewer.len(), 9);
    assert!(!all.iter().any(|one| one == "portal.users.manage"), "Odoo knows no such right");
}

#[test]
fn a_user_is_judged_by_odoos_word_now() {
    let Foundry { erp, database, .. } = &foundry();
    let about = |user| About { user, third_party: Some("10"), contact: Some("11") };
    let said = |user| {
        let said = erp.user_standing(&about(user), 0).unwrap();
        let user = said.user.unwrap();
        (user.state, user.third_party, user.contact, said.standing.third_party)
    };
    let (ten, eleven) = (Some("10".to_owned()), Some("11".to_owned()));
    assert_eq!(said("7"), (ErpUserState::InUse, ten.clone(), eleven.clone(), Known::Open));
    for (user, state) in [
        ("10", ErpUserState::Disabled),
        ("5", ErpUserState::Unknown),
        ("99", ErpUserState::Unknown),
        ("x", ErpUserState::Unknown),
    ] {
        assert_eq!(said(user).0, state, "user {user}");
    }
    for (case, change, state) in [
        ("put out of use", "UPDATE res_users SET active = false WHERE id = 7", ErpUserState::Disabled),
        ("back", "UPDATE res_users SET active = true WHERE id = 7", ErpUserState::InUse),
        ("partner archived", "UPDATE res_partner SET active = false WHERE id = 11", ErpUserState::Disabled),
        ("back", "UPDATE res_partner SET active = true WHERE id = 11", ErpUserState::InUse),
        ("out of the group", "DELETE FROM res_groups_users_rel WHERE uid = 7", ErpUserState::Disabled),
        (
            "in by another group",
            "INSERT INTO res_groups_implied_rel VALUES (6, 2); INSERT INTO res_groups_users_rel VALUES (6, 7)",
            ErpUserState::InUse,
        ),
        ("hired", "UPDATE res_users SET share = false WHERE id = 7", ErpUserState::Unknown),
    ] {
        database.run(change);
        assert_eq!(said("7").0, state, "{case}");
    }
    database.run("UPDATE res_users SET share = true WHERE id = 7; UPDATE res_partner SET parent_id = 20, commercial_partner_id = 20 WHERE id = 11");
    assert_eq!(said("7").1.as_deref(), Some("20"), "moved to another company");
    let withheld = erp.user_standing(&about("7"), 0).unwrap().user.unwrap().withheld;
    assert_eq!(withheld, [""; 0], "every module has its page");
}
