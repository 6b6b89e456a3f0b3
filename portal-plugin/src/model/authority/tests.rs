//! Who may give and change what, in tables and in a small world taken whole.

use super::*;
use crate::clock::Timestamp;
use crate::model::permissions::Permissions;

const MANAGE: Permissions = Permissions::NONE.with(Permission::UsersManage);
const BOTH: Permissions = MANAGE.with(Permission::InvoicesView);
const INVOICES: Permissions = Permissions::NONE.with(Permission::InvoicesView);

fn member(permissions: Permissions) -> Membership {
    Membership {
        role: Role::Member(permissions),
        state: MembershipState::Active,
        sees: Sees::All,
        sites: None,
        ends: None,
    }
}

fn code(result: Result<Membership, Error>) -> Result<(), Further> {
    match result {
        Ok(_) => Ok(()),
        Err(Error::PermissionNotHeld { further, .. }) => Err(further),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn nobody_gives_what_they_do_not_hold_but_may_leave_what_was_there() {
    let manager = Authority::of(UserId(1), member(MANAGE));
    for (who, authority, wanted, before, want) in [
        ("the held", &manager, MANAGE, None, Ok(())),
        ("nothing", &manager, Permissions::NONE, None, Ok(())),
        ("more than held", &manager, BOTH, None, Err(Further::Permission)),
        ("more than held, there before", &manager, INVOICES, Some(INVOICES), Ok(())),
        ("less than there was", &manager, Permissions::NONE, Some(INVOICES), Ok(())),
        ("staff give all", &Authority::STAFF, Permissions::ALL, None, Ok(())),
    ] {
        let before = before.map(member);
        assert_eq!(code(authority.give(member(wanted), before.as_ref())), want, "{who}");
    }
    let owner = Membership { role: Role::Owner, ..member(MANAGE) };
    assert_eq!(Authority::STAFF.give(owner, None), Err(Error::OwnerExists));
}

#[test]
fn what_is_new_is_narrowed_to_what_is_held_and_a_change_is_taken_whole_or_not_at_all() {
    let [alpes, lac] = ["alpes", "lac"].map(|id| id.parse::<SiteId>().unwrap());
    let narrow =
        Membership { sees: Sees::Own, sites: Some(vec![alpes.clone()]), ends: Some(Timestamp(10)), ..member(BOTH) };
    let authority = Authority::of(UserId(1), narrow.clone());
    let given = authority.give(member(INVOICES), None).unwrap();
    assert_eq!(given, Membership { role: Role::Member(INVOICES), ..narrow.clone() });
    let elsewhere = Membership { sites: Some(vec![lac.clone()]), ..member(INVOICES) };
    assert_eq!(code(authority.give(elsewhere.clone(), None)), Err(Further::Sites), "it would work nowhere");
    let had = Membership { role: Role::Member(INVOICES), ..narrow.clone() };
    for (what, after, before, want) in [
        ("all as it was", had.clone(), &had, Ok(())),
        ("all documents", Membership { sees: Sees::All, ..had.clone() }, &had, Err(Further::Documents)),
        ("no limit to sites", Membership { sites: None, ..had.clone() }, &had, Err(Further::Sites)),
        ("one more site", Membership { sites: Some(vec![alpes, lac]), ..had.clone() }, &had, Err(Further::Sites)),
        ("no end", Membership { ends: None, ..had.clone() }, &had, Err(Further::End)),
        ("a later end", Membership { ends: Some(Timestamp(11)), ..had.clone() }, &had, Err(Further::End)),
        ("an earlier end", Membership { ends: Some(Timestamp(9)), ..had.clone() }, &had, Ok(())),
        ("what was wider", member(INVOICES), &member(INVOICES), Ok(())),
        ("what was wider, and one more", member(BOTH), &member(INVOICES), Err(Further::Sites)),
        ("what was elsewhere", elsewhere.clone(), &elsewhere, Ok(())),
    ] {
        assert_eq!(code(authority.give(after, Some(before))), want, "{what}");
    }
    assert_eq!(authority.give_again(&had), Ok(()));
    assert!(authority.give_again(&member(INVOICES)).is_err(), "what was on hold is given anew");
}

#[test]
fn only_the_owner_changes_a_manager_and_nobody_the_owner_or_themselves() {
    let owner = Membership { role: Role::Owner, ..member(Permissions::ALL) };
    for (name, authority, target, role, want) in [
        ("owner, member", Authority::of(UserId(1), owner.clone()), 2, Role::Member(INVOICES), Ok(())),
        ("owner, manager", Authority::of(UserId(1), owner.clone()), 2, Role::Member(BOTH), Ok(())),
        ("owner, oneself", Authority::of(UserId(1), owner), 1, Role::Owner, Err(Error::OwnerStays)),
        ("manager, member", Authority::of(UserId(2), member(BOTH)), 3, Role::Member(INVOICES), Ok(())),
        ("manager, manager", Authority::of(UserId(2), member(BOTH)), 3, Role::Member(BOTH), Err(Error::MemberManager)),
        ("manager, oneself", Authority::of(UserId(2), member(BOTH)), 2, Role::Member(BOTH), Err(Error::MemberOneself)),
        ("manager, owner", Authority::of(UserId(2), member(BOTH)), 1, Role::Owner, Err(Error::OwnerStays)),
        ("staff, manager", Authority::STAFF, 2, Role::Member(BOTH), Ok(())),
        ("staff, owner", Authority::STAFF, 1, Role::Owner, Err(Error::OwnerStays)),
    ] {
        let target_membership = Membership { role, ..member(INVOICES) };
        assert_eq!(authority.change(UserId(target), &target_membership), want, "{name}");
    }
}

/// Everything that a membership can be with two permissions, two sites and two ends, and with as much of it.
fn memberships() -> Vec<Membership> {
    let [alpes, lac] = ["alpes", "lac"].map(|id| id.parse::<SiteId>().unwrap());
    let roles = [Permissions::NONE, MANAGE, INVOICES, BOTH].map(Role::Member).into_iter().chain([Role::Owner]);
    let sites = [None, Some(vec![]), Some(vec![alpes.clone()]), Some(vec![lac.clone()]), Some(vec![alpes, lac])];
    let ends = [None, Some(Timestamp(10)), Some(Timestamp(20))];
    let mut all = Vec::new();
    for (role, sees) in roles.flat_map(|role| [Sees::All, Sees::Own].map(|sees| (role, sees))) {
        for (sites, ends) in sites.iter().flat_map(|sites| ends.map(|ends| (sites, ends))) {
            all.push(Membership { role, sees, sites: sites.clone(), ends, ..member(Permissions::NONE) });
        }
    }
    all
}

/// What a membership gives, thing by thing: whether one of two permissions holds for one's own documents or those of
/// others, on one of two sites or elsewhere, early, later or for ever. Each thing is a bit.
fn things(one: &Membership) -> u64 {
    let mut things = 0;
    let mut bit = 1;
    for permission in BOTH.iter() {
        for of_others in [false, true] {
            for site in [Some("alpes"), Some("lac"), None] {
                for moment in [5, 15, 25] {
                    let held = one.role.permissions().contains(permission)
                        && (one.sees == Sees::All || !of_others)
                        && one.sites.as_ref().is_none_or(|sites| sites.iter().any(|held| Some(held.as_str()) == site))
                        && one.ends.is_none_or(|ends| moment < ends.0);
                    things |= if held { bit } else { 0 };
                    bit <<= 1;
                }
            }
        }
    }
    things
}

#[test]
fn whoever_gets_something_had_it_before_or_gets_it_from_one_who_has_it() {
    let all: Vec<(Membership, u64)> = memberships().into_iter().map(|one| (one.clone(), things(&one))).collect();
    let is_member = |one: &&(Membership, u64)| one.0.role != Role::Owner;
    for (editor, held) in &all {
        // An owner holds permissions that are no things here; what is given is a member's.
        for (after, given) in all.iter().filter(is_member) {
            let nothing = [(None, 0)].into_iter();
            for (before, had) in nothing.chain(all.iter().filter(is_member).map(|(one, had)| (Some(one), *had))) {
                let fits = given & !(had | held) == 0;
                let got = beyond(editor, before, after);
                assert_eq!(got.is_none(), fits, "{editor:?} makes {before:?} {after:?}: {got:?}");
            }
        }
    }
}

#[test]
fn whatever_a_form_offers_is_accepted_alone_and_together_and_nothing_that_is_accepted_is_missing() {
    let all = memberships();
    let [alpes, lac] = ["alpes", "lac"].map(|id| id.parse::<SiteId>().unwrap());
    let sites = [alpes, lac];
    let manages = |one: &&Membership| one.role.permissions().contains(Permission::UsersManage);
    for editor in all.iter().filter(manages) {
        let authority = Authority::of(UserId(1), editor.clone());
        for before in all.iter().filter(|one| one.role != Role::Owner) {
            let offers = authority.offers(Some(before), &sites);
            let fits = |after: Membership| beyond(editor, Some(before), &after).is_none();
            assert!(fits(offers.widest(before)), "{editor:?} changes {before:?}: {offers:?}");
            let had = before.role.permissions();
            // Of an access that gives nothing, everything is accepted that gives nothing either.
            if before.sites.as_ref().is_some_and(Vec::is_empty) {
                continue;
            }
            for permission in BOTH.iter().filter(|one| !offers.permissions.contains(*one)) {
                assert!(!fits(Membership { role: Role::Member(had.with(permission)), ..before.clone() }));
            }
            if !had.is_empty() {
                let missing = "is accepted and not offered";
                let with = |sees, sites, ends| Membership { sees, sites, ends, ..before.clone() };
                let (sees, on, ends) = (before.sees, || before.sites.clone(), before.ends);
                assert!(offers.all_documents || !fits(with(Sees::All, on(), ends)), "all documents {missing}");
                assert!(offers.everywhere || !fits(with(sees, None, ends)), "every site {missing}");
                assert!(offers.latest.is_none() || !fits(with(sees, on(), None)), "no end {missing}");
            }
        }
    }
}
