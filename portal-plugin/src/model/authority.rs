//! What somebody who manages an account's people may give and change (rules A2, A3).

mod offers;

use crate::error::{Error, Further};
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::Permission;
use crate::model::sites::SiteId;
use crate::model::users::UserId;
pub use offers::Offers;

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
mod tests;
