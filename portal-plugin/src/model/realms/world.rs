//! What a plan looks at: sites, users, and whom a login means where.

use std::collections::{BTreeMap, BTreeSet};

use crate::clock::Timestamp;
use crate::model::accounts::AccountId;
use crate::model::realms::Change;
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::{UserId, UserState};

/// Everything that a plan looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct World {
    /// Every site and its realm.
    pub sites: BTreeMap<SiteId, RealmId>,
    /// The users of the realms concerned, and those whose login is kept on a site that moves.
    pub people: BTreeMap<UserId, Person>,
    /// The kept logins.
    pub kept: BTreeMap<(SiteId, String), UserId>,
}

/// A user, as a plan sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its realm.
    pub realm: RealmId,
    /// What its login is compared by.
    pub login: String,
    /// What its address is compared by, and whether it is proved.
    pub email: Option<(String, bool)>,
    /// Login and address as they are spelled: for people, never to compare.
    pub spelled: Spelled,
    /// Whether it may act.
    pub state: UserState,
    /// The contact behind it.
    pub contact: Option<String>,
    /// When it last signed in, if ever; the later, the more it knows its password.
    pub seen: Option<Timestamp>,
    /// Its memberships, by account.
    pub parts: BTreeMap<AccountId, Part>,
}

/// A login and an address as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelled {
    /// The login.
    pub login: String,
    /// The address, if any.
    pub email: Option<String>,
}

/// A membership, as a plan sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where the account may be used; `None` is everywhere.
    pub account_sites: Option<Vec<SiteId>>,
    /// Where the membership works; `None` is everywhere.
    pub sites: Option<Vec<SiteId>>,
}

impl World {
    /// Who a login means on a site.
    pub fn means(&self, site: &SiteId, login: &str) -> Option<UserId> {
        if let Some(user) = self.kept.get(&(site.clone(), login.to_owned())) {
            return Some(*user);
        }
        let realm = self.sites.get(site)?;
        self.people.iter().find(|(_, person)| person.realm == *realm && person.login == login).map(|(id, _)| *id)
    }

    /// Whether a user is one of the people of a site: their login means them there, or one that was kept does.
    pub fn belongs(&self, user: UserId, site: &SiteId) -> bool {
        self.at_home(user, site) || self.kept.iter().any(|((on, _), kept)| *kept == user && on == site)
    }

    /// The sites that a user is one of the people of.
    pub fn sites_of(&self, user: UserId) -> Vec<SiteId> {
        self.sites.keys().filter(|site| self.belongs(user, site)).cloned().collect()
    }

    /// Whether a user belongs to a site by the realm, and no kept login stands before theirs.
    pub(super) fn at_home(&self, user: UserId, site: &SiteId) -> bool {
        self.people.get(&user).is_some_and(|person| {
            let before = self.kept.get(&(site.clone(), person.login.clone()));
            self.sites.get(site) == Some(&person.realm) && before.is_none_or(|other| *other == user)
        })
    }

    /// Everybody who has a site kept, with it: looked up once for many.
    pub(super) fn kept_pairs(&self) -> BTreeSet<(UserId, &SiteId)> {
        self.kept.iter().map(|((site, _), user)| (*user, site)).collect()
    }

    /// Who can enter which site: belongs there, may act, and has an account that may be used there.
    pub fn entries(&self) -> BTreeSet<(UserId, SiteId)> {
        let kept = self.kept_pairs();
        let mut entries = BTreeSet::new();
        for (user, person) in self.people.iter().filter(|(_, person)| person.state == UserState::Active) {
            let usable = |site: &SiteId| {
                let on = |part: &Part| lists(part.account_sites.as_deref(), site) && lists(part.sites.as_deref(), site);
                person.parts.values().any(on)
            };
            let entered = self
                .sites
                .keys()
                .filter(|site| usable(site) && (kept.contains(&(*user, *site)) || self.at_home(*user, site)));
            entries.extend(entered.map(|site| (*user, site.clone())));
        }
        entries
    }

    /// The sites that move where a person's own login means them so far, each with the login.
    pub fn logins_at_home(&self, change: &Change, user: UserId, person: &Person) -> Vec<(SiteId, String)> {
        let sites = change.sites.iter().filter(|site| self.at_home(user, site));
        sites.map(|site| (site.clone(), person.login.clone())).collect()
    }

    /// Whether a realm has a site that does not take part in a change.
    pub(super) fn goes_on(&self, realm: &RealmId, change: &Change) -> bool {
        self.sites.iter().any(|(site, of)| of == realm && !change.sites.contains(site))
    }
}

pub(super) fn lists(list: Option<&[SiteId]>, site: &SiteId) -> bool {
    list.is_none_or(|sites| sites.contains(site))
}
