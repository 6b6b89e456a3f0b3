//! Dolibarr's external users as an import gets them.

use host_demo::erp::dolibarr::{ExternalUser, OldHash, Skip, StoredPassword};

use super::foundry;

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
    assert!(matches!(password("50"), StoredPassword::Bcrypt(hash) if hash.starts_with("$2y$10$") && hash.len() == 60));
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
