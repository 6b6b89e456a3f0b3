//! What somebody who manages an account's people may give and change (rules A2, A3).

use crate::clock::Timestamp;
use crate::error::{Error, Further};
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::SiteId;
use crate::model::users::UserId;

/// The first permission that a change would carry further than `before` had it or `editor` holds it, and in which direction;
/// `None` where nothing is given that is not held (rule A2).
///
/// A permission is judged with its whole reach, site by site: for the documents and up to the end that `after` names, it must
/// be what was there or what the editor holds. The direction is the one that leads away from what was there, so that leaving
/// it as it was helps; where nothing was, the one in which the editor falls short.
pub fn beyond(editor: &Membership, before: Option<&Membership>, after: &Membership) -> Option<(Permission, Further)> {
    let sites: Vec<Option<&SiteId>> = match &after.sites {
        None => vec![None],
        Some(sites) => sites.iter().map(Some).collect(),
    };
    let judged = after.role.permissions().iter().flat_map(|one| sites.iter().map(move |site| (one, *site)));
    judged.into_iter().find_map(|(permission, site)| {
        let reaches = |one: &Membership| one.reaches(permission, site, after.sees, after.ends);
        let had = before.map_or(Err(Further::Permission), reaches);
        match (had, reaches(editor)) {
            (Ok(()), _) | (_, Ok(())) => None,
            (Err(Further::Permission), Err(further)) | (Err(further), Err(_)) => Some((permission, further)),
        }
    })
}

fn not_held((permission, further): (Permission, Further)) -> Error {
    Error::PermissionNotHeld { permission: permission.id(), further }
}

/// What a form may offer: each choice is accepted by itself, and so are all of them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    /// The permissions.
    pub permissions: Permissions,
    /// Whether all documents, and not only one's own.
    pub all_documents: bool,
    /// Whether every site, and not only some by name.
    pub everywhere: bool,
    /// The sites by name.
    pub sites: Vec<SiteId>,
    /// The latest end; `None` is any, and none at all.
    pub latest: Option<Timestamp>,
}

impl Offers {
    /// Everything that is offered, taken at once.
    fn widest(&self, before: &Membership) -> Membership {
        Membership {
            role: Role::Member(self.permissions),
            sees: if self.all_documents { Sees::All } else { Sees::Own },
            sites: if self.everywhere { None } else { Some(self.sites.clone()) },
            ends: self.latest,
            ..before.clone()
        }
    }

    /// Nothing but what there is.
    fn as_it_was(before: &Membership) -> Self {
        Self {
            permissions: before.role.permissions(),
            all_documents: before.sees == Sees::All,
            everywhere: before.sites.is_none(),
            sites: before.sites.clone().unwrap_or_default(),
            latest: before.ends,
        }
    }
}

/// The authority of one who was found to hold [`Permission::UsersManage`], or of staff.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Who it is; `None` is staff.
    user: Option<UserId>,
    /// What they hold: nobody gives more.
    holds: Membership,
}

impl Authority {
    /// Staff: everything that an owner can do.
    pub const STAFF: Self = Self {
        user: None,
        holds: Membership {
            role: Role::Owner,
            state: MembershipState::Active,
            sees: Sees::All,
            sites: None,
            ends: None,
        },
    };

    /// A user's.
    pub const fn of(user: UserId, holds: Membership) -> Self {
        Self { user: Some(user), holds }
    }

    /// What is held.
    pub const fn holds(&self) -> &Membership {
        &self.holds
    }

    /// What comes of a wish to give this. A change is taken as it is or refused; what is new reaches as far as who gives it
    /// does, where it asks for more (rule A2). An ownership is never given this way.
    ///
    /// # Errors
    /// `permission/not-held`, `owner/exists`.
    pub fn give(&self, wanted: Membership, before: Option<&Membership>) -> Result<Membership, Error> {
        let Role::Member(permissions) = wanted.role else { return Err(Error::OwnerExists) };
        let given = match before {
            Some(before) => Membership { state: before.state, ..wanted },
            None => {
                let named = wanted.sites.as_ref().is_some_and(|sites| !sites.is_empty());
                let narrowed = Membership { role: wanted.role, ..wanted.within(&self.holds) };
                if named && narrowed.sites.as_ref().is_some_and(Vec::is_empty) {
                    // What is to work on foreign sites only would work nowhere.
                    let permission = permissions.iter().next().unwrap_or(Permission::UsersManage);
                    return Err(not_held((permission, Further::Sites)));
                }
                narrowed
            }
        };
        beyond(&self.holds, before, &given).map_or(Ok(given), |beyond| Err(not_held(beyond)))
    }

    /// Whether all of this is held, as widely: what was on hold, or lapsed, is given once more (rule A2).
    ///
    /// # Errors
    /// `permission/not-held`.
    pub fn give_again(&self, membership: &Membership) -> Result<(), Error> {
        beyond(&self.holds, None, membership).map_or(Ok(()), |beyond| Err(not_held(beyond)))
    }

    /// What a form may offer of a change to `before`, or of a new membership, on these sites.
    pub fn offers(&self, before: Option<&Membership>, sites: &[SiteId]) -> Offers {
        let Some(before) = before else {
            let Membership { sites: held, sees, ends, .. } = &self.holds;
            return Offers {
                permissions: self.holds.role.permissions(),
                all_documents: *sees == Sees::All,
                everywhere: held.is_none(),
                sites: sites
                    .iter()
                    .filter(|site| held.as_ref().is_none_or(|held| held.contains(site)))
                    .cloned()
                    .collect(),
                latest: *ends,
            };
        };
        let fits = |after: Membership| beyond(&self.holds, Some(before), &after).is_none();
        let had = before.role.permissions();
        let with = |permission| Membership { role: Role::Member(had.with(permission)), ..before.clone() };
        let on = |site: &SiteId| {
            let sites = before.sites.iter().flatten().chain([site]).cloned().collect();
            Membership { sites: Some(sites), ..before.clone() }
        };
        // Beside what fits by itself, the giver's own reach bounds what fits together with it.
        let may_name = |site: &&SiteId| {
            before.sites.as_ref().is_none_or(|had| {
                had.contains(site)
                    || (self.holds.sites.as_ref().is_none_or(|held| held.contains(site)) && fits(on(site)))
            })
        };
        let latest = match (before.ends, self.holds.ends) {
            (None, _) => None,
            (Some(_), None) if fits(Membership { ends: None, ..before.clone() }) => None,
            (Some(had), Some(held)) if held > had && fits(Membership { ends: Some(held), ..before.clone() }) => {
                Some(held)
            }
            (had, _) => had,
        };
        let offers = Offers {
            permissions: Permission::ALL.into_iter().filter(|one| had.contains(*one) || fits(with(*one))).collect(),
            all_documents: before.sees == Sees::All
                || (self.holds.sees == Sees::All && fits(Membership { sees: Sees::All, ..before.clone() })),
            everywhere: before.sites.is_none()
                || (self.holds.sites.is_none() && fits(Membership { sites: None, ..before.clone() })),
            sites: sites.iter().filter(may_name).cloned().collect(),
            latest,
        };
        // Whoever has an access that works nowhere may have anything, as long as it works nowhere.
        if fits(offers.widest(before)) { offers } else { Offers::as_it_was(before) }
    }

    /// Whether this member may be edited, suspended and revoked (rules A2, A3).
    ///
    /// # Errors
    /// `owner/stays`, `member/oneself`, `member/manager`.
    pub fn change(&self, target: UserId, membership: &Membership) -> Result<(), Error> {
        match membership.role {
            Role::Owner => Err(Error::OwnerStays),
            Role::Member(_) if self.user == Some(target) => Err(Error::MemberOneself),
            Role::Member(held) if held.contains(Permission::UsersManage) && self.holds.role != Role::Owner => {
                Err(Error::MemberManager)
            }
            Role::Member(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;

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
            (
                "manager, manager",
                Authority::of(UserId(2), member(BOTH)),
                3,
                Role::Member(BOTH),
                Err(Error::MemberManager),
            ),
            (
                "manager, oneself",
                Authority::of(UserId(2), member(BOTH)),
                2,
                Role::Member(BOTH),
                Err(Error::MemberOneself),
            ),
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
                            && one
                                .sites
                                .as_ref()
                                .is_none_or(|sites| sites.iter().any(|held| Some(held.as_str()) == site))
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
}
