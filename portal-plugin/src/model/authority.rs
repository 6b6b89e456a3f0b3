//! What somebody who manages an account's people may give and change (rules A2, A3).

use crate::error::Error;
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::{Permission, Permissions};
use crate::model::users::UserId;

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

    /// What comes of a wish to give this: permissions must be held, or have been there before; the rest is narrowed to
    /// what is held (rule A2). An ownership is never given this way.
    ///
    /// # Errors
    /// `permission/not-held`, `owner/exists`.
    pub fn give(&self, wanted: Membership, before: Option<&Membership>) -> Result<Membership, Error> {
        let Role::Member(permissions) = wanted.role else { return Err(Error::OwnerExists) };
        let had = before.map_or(Permissions::NONE, |before| before.role.permissions());
        if !self.holds.role.permissions().or(had).covers(permissions) {
            return Err(Error::PermissionNotHeld);
        }
        let narrowed = wanted.clone().within(&self.holds);
        let Some(before) = before else { return Ok(Membership { role: wanted.role, ..narrowed }) };
        // What is left as it was is not given anew.
        Ok(Membership {
            role: wanted.role,
            state: before.state,
            sees: if wanted.sees == before.sees { before.sees } else { narrowed.sees },
            sites: if wanted.sites == before.sites { wanted.sites } else { narrowed.sites },
            ends: if wanted.ends == before.ends { wanted.ends } else { narrowed.ends },
        })
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

    #[test]
    fn nobody_gives_what_they_do_not_hold_but_may_leave_what_was_there() {
        let manager = Authority::of(UserId(1), member(MANAGE));
        for (who, authority, wanted, before, want) in [
            ("the held", &manager, MANAGE, None, Ok(())),
            ("nothing", &manager, Permissions::NONE, None, Ok(())),
            ("more than held", &manager, BOTH, None, Err(Error::PermissionNotHeld)),
            ("more than held, there before", &manager, INVOICES, Some(INVOICES), Ok(())),
            ("less than there was", &manager, Permissions::NONE, Some(INVOICES), Ok(())),
            ("staff give all", &Authority::STAFF, Permissions::ALL, None, Ok(())),
        ] {
            let before = before.map(member);
            let got = authority.give(member(wanted), before.as_ref()).map(drop);
            assert_eq!(got, want, "{who}");
        }
        let owner = Membership { role: Role::Owner, ..member(MANAGE) };
        assert_eq!(Authority::STAFF.give(owner, None), Err(Error::OwnerExists));
    }

    #[test]
    fn what_is_given_is_narrowed_to_what_is_held() {
        let alpes: crate::model::sites::SiteId = "alpes".parse().unwrap();
        let narrow =
            Membership { sees: Sees::Own, sites: Some(vec![alpes.clone()]), ends: Some(Timestamp(10)), ..member(BOTH) };
        let given = Authority::of(UserId(1), narrow.clone()).give(member(INVOICES), None).unwrap();
        assert_eq!(given, Membership { role: Role::Member(INVOICES), ..narrow.clone() });
        // A member who had more before keeps it where it is not touched, and loses no more than is taken.
        let had = member(INVOICES);
        let kept = Authority::of(UserId(1), narrow).give(member(BOTH), Some(&had)).unwrap();
        assert_eq!(kept, member(BOTH));
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
}
