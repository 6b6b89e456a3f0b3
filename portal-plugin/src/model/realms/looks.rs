//! Addresses that look alike and are two mailboxes (rule U3a): whoever reads a plan must not take one for the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::mailboxes::{are_one, look};
use crate::model::realms::{Change, Fate, Person, World};
use crate::model::users::UserId;

/// The pairs of people of whom the first is on a site that moves and the second in the new realm.
pub(super) fn alike(world: &World, change: &Change, fates: &BTreeMap<UserId, Fate>) -> BTreeSet<(UserId, UserId)> {
    let mut there: BTreeMap<String, Vec<(UserId, &str)>> = BTreeMap::new();
    for (id, person) in world.people.iter().filter(|(_, person)| person.realm == change.to) {
        for address in addresses(person) {
            there.entry(look(address)).or_default().push((*id, address));
        }
    }
    let mut pairs = BTreeSet::new();
    for (id, person) in fates.keys().filter_map(|id| world.people.get_key_value(id)) {
        for address in addresses(person) {
            let alike = there.get(&look(address)).into_iter().flatten();
            pairs.extend(alike.filter(|(_, other)| !are_one(address, other)).map(|(other, _)| (*id, *other)));
        }
    }
    pairs
}

/// The address of a person, and a login that is written like one.
pub(super) fn addresses(person: &Person) -> impl Iterator<Item = &str> {
    let login = Some(person.spelled.login.as_str()).filter(|login| login.contains(['@', '＠', '﹫']));
    person.spelled.email.as_deref().into_iter().chain(login)
}
