//! Two memberships of one person in one account become one: the narrower holds, everywhere either held.

use std::collections::BTreeSet;

use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::sites::SiteId;

/// The membership that holds where both users of a merge are in one account. `at` are the sites where each of the two
/// memberships could hold, for one that names none.
pub fn narrower(one: &Membership, other: &Membership, one_at: &[SiteId], other_at: &[SiteId]) -> Membership {
    let role = match (one.role, other.role) {
        (Role::Owner, _) | (_, Role::Owner) => Role::Owner,
        (Role::Member(a), Role::Member(b)) => Role::Member(a.and(b)),
    };
    let active = one.state == MembershipState::Active && other.state == MembershipState::Active;
    let all = one.sees == Sees::All && other.sees == Sees::All;
    Membership {
        role,
        state: if active { MembershipState::Active } else { MembershipState::Suspended },
        sees: if all { Sees::All } else { Sees::Own },
        sites: either(one.sites.as_deref(), other.sites.as_deref(), one_at, other_at),
        ends: [one.ends, other.ends].into_iter().flatten().min(),
    }
}

/// The sites of two memberships that become one: every one only where neither names any.
pub(super) fn either(
    one: Option<&[SiteId]>,
    other: Option<&[SiteId]>,
    one_at: &[SiteId],
    other_at: &[SiteId],
) -> Option<Vec<SiteId>> {
    if one.is_none() && other.is_none() {
        return None;
    }
    let named = one.unwrap_or(one_at).iter().chain(other.unwrap_or(other_at));
    Some(named.cloned().collect::<BTreeSet<_>>().into_iter().collect())
}
