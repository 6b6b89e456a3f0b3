//! Classes and fates, as tables.

use super::*;
use crate::clock::Timestamp;
use crate::model::mailboxes;
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::{Permission, Permissions};

fn person(realm: &str, login: &str, email: Option<(&str, bool)>, accounts: &[i64]) -> Person {
    let part = Part { account_sites: None, sites: None };
    Person {
        realm: realm.parse().unwrap(),
        login: login.to_owned(),
        email: email.map(|(email, proved)| (mailboxes::key(email), proved)),
        spelled: Spelled { login: login.to_owned(), email: email.map(|(email, _)| email.to_owned()) },
        state: UserState::Active,
        contact: None,
        seen: None,
        parts: accounts.iter().map(|account| (AccountId(*account), part.clone())).collect(),
    }
}

fn site(id: &str) -> SiteId {
    id.parse().unwrap()
}

/// `lac` is alone in realm `old` and goes to `new`, where `alpes` is.
fn world(people: &[(i64, Person)]) -> World {
    World {
        sites: [("lac", "old"), ("alpes", "new")].map(|(id, realm)| (site(id), realm.parse().unwrap())).into(),
        people: people.iter().map(|(id, person)| (UserId(*id), person.clone())).collect(),
        kept: BTreeMap::new(),
    }
}

fn to_new() -> Change {
    Change { sites: [site("lac")].into(), to: "new".parse().unwrap() }
}

#[test]
fn people_on_both_sides_have_the_class_that_the_rule_names() {
    let mail = Some(("anna@atu.example", true));
    let unproved = Some(("anna@atu.example", false));
    let disabled = |person: Person| Person { state: UserState::Disabled, ..person };
    let unverified = |person: Person| Person { state: UserState::Unverified, ..person };
    let anna = |realm| person(realm, "anna", mail, &[1]);
    for (what, old, new, want) in [
        ("one account on both sides", anna("old"), anna("new"), Class::SameThirdParty),
        ("one side has no account", anna("old"), person("new", "anna", mail, &[]), Class::SameThirdParty),
        ("other accounts", anna("old"), person("new", "anna", mail, &[2]), Class::DifferentThirdParties),
        ("other login, same address", anna("old"), person("new", "a.b", mail, &[1]), Class::SameThirdParty),
        ("old address not proved", person("old", "anna", unproved, &[1]), anna("new"), Class::UnverifiedSide),
        ("new address not proved", anna("old"), person("new", "anna", unproved, &[1]), Class::UnverifiedSide),
        ("no address on the old side", person("old", "anna", None, &[1]), anna("new"), Class::UnverifiedSide),
        ("signed up, not proved yet", unverified(anna("old")), anna("new"), Class::UnverifiedSide),
        ("old side disabled", disabled(anna("old")), anna("new"), Class::DisabledSide),
        ("new side disabled", anna("old"), disabled(anna("new")), Class::DisabledSide),
        (
            "one login, two proved addresses",
            anna("old"),
            person("new", "anna", Some(("anna@nord.example", true)), &[1]),
            Class::DifferentPersons,
        ),
    ] {
        let plan = plan(&world(&[(1, old), (2, new)]), &to_new()).unwrap();
        let got = match plan.fates[&UserId(1)] {
            Fate::Merges { into: UserId(2), class, .. } | Fate::Stays { with: Some(UserId(2)), class } => class,
            other => panic!("{what}: {other:?}"),
        };
        assert_eq!(got, want, "{what}");
        assert_eq!(matches!(plan.fates[&UserId(1)], Fate::Merges { .. }), want.merges(), "{what}");
    }
}

#[test]
fn the_side_that_signed_in_last_keeps_its_password_and_the_new_realm_on_a_tie() {
    let mail = Some(("anna@atu.example", true));
    for (old, new, own) in [
        (None, None, false),
        (Some(1), None, true),
        (None, Some(1), false),
        (Some(2), Some(1), true),
        (Some(1), Some(1), false),
        (Some(1), Some(2), false),
    ] {
        let seen = |person: Person, at: Option<u64>| Person { seen: at.map(Timestamp), ..person };
        let one = seen(person("old", "anna", mail, &[1]), old);
        let other = seen(person("new", "anna", mail, &[1]), new);
        let plan = plan(&world(&[(1, one), (2, other)]), &to_new()).unwrap();
        let Fate::Merges { own_password, .. } = plan.fates[&UserId(1)] else { panic!("they merge") };
        assert_eq!(own_password, own, "old {old:?}, new {new:?}");
    }
}

#[test]
fn addresses_that_only_look_alike_are_two_people_and_named() {
    let whose = |email| person("old", "jean", Some((email, true)), &[1]);
    let there = || person("new", "jean.roux", Some(("jean@menuiserie-roux.example", true)), &[1]);
    for (email, merges, alike) in [
        ("jean@menuiserie-roux.example", true, false),
        ("Jean@Menuiserie-Roux.example", true, false),
        ("jean@menuıserie-roux.example", false, true),
        ("jeаn@menuiserie-roux.example", false, true),
        ("ｊean@menuiserie-roux.example", false, true),
        ("jean@rnenuiserie-roux.example", false, true),
        ("jeanne@menuiserie-roux.example", false, false),
    ] {
        let plan = plan(&world(&[(1, whose(email)), (2, there())]), &to_new()).unwrap();
        assert_eq!(matches!(plan.fates[&UserId(1)], Fate::Merges { .. }), merges, "{email}");
        let pairs: BTreeSet<_> = alike.then_some((UserId(1), UserId(2))).into_iter().collect();
        assert_eq!(plan.look_alikes, pairs, "{email}");
    }
}

#[test]
fn who_could_be_several_users_or_shares_a_twin_with_another_stays() {
    let mail = Some(("anna@atu.example", true));
    let several = world(&[
        (1, person("old", "anna", mail, &[1])),
        (2, person("new", "anna", None, &[1])),
        (3, person("new", "a.b", mail, &[1])),
    ]);
    let rivals = world(&[
        (1, person("old", "anna", mail, &[1])),
        (2, person("old", "anna2", mail, &[1])),
        (3, person("new", "a.b", mail, &[1])),
    ]);
    for (world, ids) in [(several, vec![1]), (rivals, vec![1, 2])] {
        let plan = plan(&world, &to_new()).unwrap();
        for id in ids {
            assert_eq!(plan.fates[&UserId(id)], Fate::Stays { with: None, class: Class::Several }, "user {id}");
        }
    }
}

#[test]
fn where_the_old_realm_goes_on_only_those_who_use_nothing_else_go_with_the_site() {
    let mut world = world(&[
        (1, person("old", "anna", None, &[1])),
        (2, person("old", "bert", None, &[1])),
        (3, person("old", "carl", None, &[])),
    ]);
    world.sites.insert(site("nord"), "old".parse().unwrap());
    let only_lac = Part { account_sites: None, sites: Some(vec![site("lac")]) };
    world.people.get_mut(&UserId(2)).unwrap().parts.insert(AccountId(1), only_lac);
    let plan = plan(&world, &to_new()).unwrap();
    assert_eq!(plan.fates[&UserId(1)], Fate::Loses);
    assert_eq!(plan.fates[&UserId(2)], Fate::Moves);
    assert_eq!(plan.fates[&UserId(3)], Fate::Loses);
    assert_eq!(plan.loses, [(UserId(1), site("lac"))].into());
    assert!(plan.gains.is_empty(), "{:?}", plan.gains);
}

#[test]
fn a_site_that_nobody_knows_and_sites_of_two_realms_have_no_plan() {
    let world = world(&[]);
    for sites in [vec!["nowhere"], vec!["lac", "alpes"], vec![]] {
        let change = Change { sites: sites.iter().map(|id| site(id)).collect(), to: "new".parse().unwrap() };
        assert_eq!(plan(&world, &change), None, "{sites:?}");
    }
}

#[test]
fn the_narrower_membership_gives_nothing_that_one_side_had_not() {
    let all = Membership {
        role: Role::Member(Permissions::ALL),
        state: MembershipState::Active,
        sees: Sees::All,
        sites: None,
        ends: None,
    };
    let invoices = Permissions::NONE.with(Permission::InvoicesView);
    let (lac, alpes) = ([site("lac")], [site("alpes")]);
    for (what, other, want) in [
        ("the same", all.clone(), all.clone()),
        (
            "permissions",
            Membership { role: Role::Member(invoices), ..all.clone() },
            Membership { role: Role::Member(invoices), ..all.clone() },
        ),
        ("owner", Membership { role: Role::Owner, ..all.clone() }, Membership { role: Role::Owner, ..all.clone() }),
        (
            "suspended",
            Membership { state: MembershipState::Suspended, ..all.clone() },
            Membership { state: MembershipState::Suspended, ..all.clone() },
        ),
        ("own", Membership { sees: Sees::Own, ..all.clone() }, Membership { sees: Sees::Own, ..all.clone() }),
        (
            "end",
            Membership { ends: Some(Timestamp(5)), ..all.clone() },
            Membership { ends: Some(Timestamp(5)), ..all.clone() },
        ),
        (
            "sites: each where it held",
            Membership { sites: Some(vec![site("nord")]), ..all.clone() },
            Membership { sites: Some(vec![site("lac"), site("nord")]), ..all.clone() },
        ),
    ] {
        assert_eq!(narrower(&all, &other, &lac, &alpes), want, "{what}");
    }
}
