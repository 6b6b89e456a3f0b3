//! What a form may offer of a membership, by who fills it in (rule A2).

use crate::clock::Timestamp;
use crate::model::authority::{Authority, beyond};
use crate::model::memberships::{Membership, Role, Sees};
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::SiteId;

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
    pub(super) fn widest(&self, before: &Membership) -> Membership {
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

impl Authority {
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
}
