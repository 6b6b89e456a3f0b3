//! A change of realm (rules S6, S7): what becomes of everybody, before anything changes.
//!
//! A login on a site means exactly one user. Usually that is whoever has it in the site's realm; a *kept login* says
//! otherwise for one site. That one exception carries the whole rule:
//!
//! - Who can neither move nor merge stays in the old realm, and their login is kept on the site: there it goes on meaning
//!   them, with the same password and the same session. Somebody of the new realm with the same login goes on where they
//!   were, and does not gain this site until one of the two is resolved. So nobody loses anything, nothing blocks the
//!   rest, and a login stays unique within a realm (rule S2).
//! - Who merges has the login of the new realm, where other sites know it; the old login is kept on the site and means the
//!   merged user there. Password and known browsers are those of the side that signed in last.
//!
//! People go with their site when it was the last one of its realm, or the only one they could use. Where the old realm
//! goes on, everybody else stays in it and loses the site (rule S9).
//!
//! What hangs on a user who merges goes along: sessions, pending invitations, transfers and recoveries, contacts, a sign-up
//! that waits for its account, the account entered first on a site. Where the user that stays has one of the last two
//! already, that one holds. Taking the change back gives each back, unless something became of it since.
//!
//! Two users are one person only where both have proved the same address and both may act. Two addresses that merely look
//! alike are two (rule U3a): the plan names those pairs. Where both are in one account,
//! the narrower of the two memberships holds, everywhere either held: a merge gives no right that one side had not.

mod classes;
mod looks;
mod narrowing;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::accounts::AccountId;
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::{UserId, UserState};

pub use classes::{Class, classify};
pub use narrowing::narrower;
pub use world::{Part, Person, Spelled, World};

use narrowing::either;

/// How long an applied change can be reverted: 30 days (rule S7).
pub const REVERTIBLE: std::time::Duration = std::time::Duration::from_hours(30 * 24);

/// Sites that go to a realm. All of them are in one realm before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The sites.
    pub sites: BTreeSet<SiteId>,
    /// Where they go.
    pub to: RealmId,
}

/// What becomes of a user of a site that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Goes to the new realm with the site.
    Moves,
    /// Becomes one with this user of the new realm, whose login survives.
    Merges {
        /// The user of the new realm.
        into: UserId,
        /// Which of the two classes that merge.
        class: Class,
        /// Whether the password and the known browsers are those of the user that goes.
        own_password: bool,
    },
    /// Stays in the old realm and goes on signing in here: unresolved.
    Stays {
        /// Whom it clashes with, where that is one.
        with: Option<UserId>,
        /// Why the two were not brought together.
        class: Class,
    },
    /// Stays in the old realm, which goes on, and loses the site.
    Loses,
}

/// What a change would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The realm that the sites leave.
    pub from: RealmId,
    /// The change.
    pub change: Change,
    /// What becomes of everybody on the sites that move.
    pub fates: BTreeMap<UserId, Fate>,
    /// Who is in one account on both sides, so that the narrower membership holds: the user that stays, and the account.
    pub narrowed: BTreeSet<(UserId, AccountId)>,
    /// Who can enter which site afterwards and could not before; a merged user is the one that stays.
    pub gains: BTreeSet<(UserId, SiteId)>,
    /// Who can enter which site before and cannot afterwards.
    pub loses: BTreeSet<(UserId, SiteId)>,
    /// Whose address, or login that is one, looks like another one of the new realm and is not: first who is on the sites
    /// that move.
    pub look_alikes: BTreeSet<(UserId, UserId)>,
}

impl Plan {
    /// What applying must be told, so that nothing else is applied than what was read: 32 hexadecimal digits.
    pub fn digest(&self) -> String {
        let digest = Sha256::digest(format!("{self:?}"));
        digest.iter().take(16).fold(String::new(), |mut text, byte| {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// What a change would do; `None` where its sites are unknown or in several realms.
///
/// A site that is in the realm already is planned for those who were left behind on it.
pub fn plan(world: &World, change: &Change) -> Option<Plan> {
    let mut realms = change.sites.iter().map(|site| world.sites.get(site));
    let from = realms.next()??.clone();
    if realms.any(|realm| realm != Some(&from)) {
        return None;
    }
    let index = Index::of(world, &change.to);
    let kept = world.kept_pairs();
    let mut fates = BTreeMap::new();
    for (id, person) in world.people.iter().filter(|(_, person)| person.realm != change.to) {
        let here = |site: &SiteId| kept.contains(&(*id, site)) || world.at_home(*id, site);
        if change.sites.iter().any(here) {
            fates.extend(fate(world, change, &from, &index, person).map(|fate| (*id, fate)));
        }
    }
    settle_rivals(world, &mut fates);
    let narrowed = narrowed(world, &fates);
    let (before, after) = (world.entries(), after(world, change, &fates).entries());
    let now = |(user, site): &(UserId, SiteId)| match fates.get(user) {
        Some(Fate::Merges { into, .. }) => (*into, site.clone()),
        _ => (*user, site.clone()),
    };
    let before: BTreeSet<_> = before.iter().map(now).collect();
    let gains = after.difference(&before).cloned().collect();
    let loses = before.difference(&after).cloned().collect();
    let look_alikes = looks::alike(world, change, &fates);
    Some(Plan { from, change: change.clone(), fates, narrowed, gains, loses, look_alikes })
}

/// The users of the new realm by what they could be found by.
struct Index<'a> {
    logins: BTreeMap<&'a str, UserId>,
    emails: BTreeMap<&'a str, Vec<UserId>>,
    contacts: BTreeMap<&'a str, UserId>,
}

impl<'a> Index<'a> {
    fn of(world: &'a World, realm: &RealmId) -> Self {
        let mut index = Self { logins: BTreeMap::new(), emails: BTreeMap::new(), contacts: BTreeMap::new() };
        for (id, person) in world.people.iter().filter(|(_, person)| person.realm == *realm) {
            index.logins.insert(&person.login, *id);
            if let Some((email, _)) = &person.email {
                index.emails.entry(email).or_default().push(*id);
            }
            if let Some(contact) = &person.contact {
                index.contacts.insert(contact, *id);
            }
        }
        index
    }

    /// Everybody who has this person's login, address or contact.
    fn twins(&self, person: &Person) -> BTreeSet<UserId> {
        let login = self.logins.get(person.login.as_str()).copied();
        let contact = person.contact.as_deref().and_then(|contact| self.contacts.get(contact)).copied();
        let email = person.email.as_ref().and_then(|(email, _)| self.emails.get(email.as_str()));
        login.into_iter().chain(contact).chain(email.into_iter().flatten().copied()).collect()
    }
}

/// What becomes of a person of another realm who belongs to a site that moves; `None` is nothing.
fn fate(world: &World, change: &Change, from: &RealmId, index: &Index<'_>, person: &Person) -> Option<Fate> {
    if world.goes_on(&person.realm, change) && !only_here(person, change) {
        // Somebody who was left behind here stays as they are while their own realm goes on.
        return (person.realm == *from).then_some(Fate::Loses);
    }
    let twins = index.twins(person);
    Some(match (twins.first(), twins.len()) {
        (None, _) => Fate::Moves,
        (Some(twin), 1) => world.people.get(twin).map_or(Fate::Moves, |other| with_twin(person, *twin, other)),
        _ => Fate::Stays { with: None, class: Class::Several },
    })
}

fn with_twin(person: &Person, id: UserId, other: &Person) -> Fate {
    let class = classify(person, other);
    if class.merges() {
        Fate::Merges { into: id, class, own_password: person.seen > other.seen }
    } else {
        Fate::Stays { with: Some(id), class }
    }
}

/// Whether the sites that move are the only ones that a person can use.
fn only_here(person: &Person, change: &Change) -> bool {
    let only =
        |list: &Option<Vec<SiteId>>| list.as_ref().is_some_and(|sites| sites.iter().all(|s| change.sites.contains(s)));
    !person.parts.is_empty() && person.parts.values().all(|part| only(&part.account_sites) || only(&part.sites))
}

/// Of those who would become the same user, or take the same login or contact to the new realm, none does.
fn settle_rivals(world: &World, fates: &mut BTreeMap<UserId, Fate>) {
    let mut claims: BTreeMap<(u8, String), Vec<UserId>> = BTreeMap::new();
    for (id, fate) in fates.iter() {
        let Some(person) = world.people.get(id) else { continue };
        let claimed: Vec<(u8, String)> = match fate {
            Fate::Merges { into, .. } => vec![(0, into.0.to_string())],
            Fate::Moves => [Some((1, person.login.clone())), person.contact.clone().map(|contact| (2, contact))]
                .into_iter()
                .flatten()
                .collect(),
            Fate::Stays { .. } | Fate::Loses => Vec::new(),
        };
        for claim in claimed {
            claims.entry(claim).or_default().push(*id);
        }
    }
    for rivals in claims.into_values().filter(|rivals| rivals.len() > 1) {
        for id in rivals {
            fates.insert(id, Fate::Stays { with: None, class: Class::Several });
        }
    }
}

fn narrowed(world: &World, fates: &BTreeMap<UserId, Fate>) -> BTreeSet<(UserId, AccountId)> {
    let mut narrowed = BTreeSet::new();
    for (id, fate) in fates {
        let Fate::Merges { into, .. } = fate else { continue };
        let (Some(one), Some(other)) = (world.people.get(id), world.people.get(into)) else { continue };
        narrowed.extend(one.parts.keys().filter(|account| other.parts.contains_key(account)).map(|a| (*into, *a)));
    }
    narrowed
}

/// The world once a change is made, as far as a plan sees it.
fn after(world: &World, change: &Change, fates: &BTreeMap<UserId, Fate>) -> World {
    let mut next = world.clone();
    for (id, fate) in fates {
        let Some(person) = world.people.get(id) else { continue };
        match fate {
            Fate::Moves => {
                if let Some(moved) = next.people.get_mut(id) {
                    moved.realm = change.to.clone();
                }
            }
            Fate::Merges { into, .. } => {
                next.kept.values_mut().filter(|user| *user == id).for_each(|user| *user = *into);
                next.kept.extend(world.logins_at_home(change, *id, person).into_iter().map(|login| (login, *into)));
                if let Some(gone) = next.people.get_mut(id) {
                    gone.state = UserState::Disabled;
                    gone.parts.clear();
                }
                if let Some(kept) = next.people.get_mut(into) {
                    let (goes_at, stays_at) = (world.sites_of(*id), world.sites_of(*into));
                    for (account, part) in &person.parts {
                        let own = kept.parts.entry(*account).or_insert_with(|| part.clone());
                        if world.people.get(into).is_some_and(|before| before.parts.contains_key(account)) {
                            own.sites = either(part.sites.as_deref(), own.sites.as_deref(), &goes_at, &stays_at);
                        }
                    }
                }
            }
            Fate::Stays { .. } => {
                next.kept.extend(world.logins_at_home(change, *id, person).into_iter().map(|login| (login, *id)));
            }
            Fate::Loses => next.kept.retain(|(site, _), user| user != id || !change.sites.contains(site)),
        }
    }
    for site in &change.sites {
        next.sites.insert(site.clone(), change.to.clone());
    }
    next
}

#[cfg(test)]
mod tests;
