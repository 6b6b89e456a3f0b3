//! A change of a manifest: who would see more and who less, before it is in force. Judged by membership, never by document.

use plugin_api::Kind;

use crate::model::accounts::AccountId;
use crate::model::memberships::Sees;
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::Site;
use crate::model::users::UserId;

/// A membership that works on the site, as far as a change of manifest matters to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seer {
    /// Whose it is.
    pub user: UserId,
    /// The account.
    pub account: AccountId,
    /// What it holds.
    pub permissions: Permissions,
    /// Which documents it sees.
    pub sees: Sees,
    /// The categories of its third party.
    pub categories: Vec<String>,
}

/// Those for whom a kind of document changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindChange {
    /// The kind.
    pub kind: Kind,
    /// Who would see it, or more of it.
    pub more: Vec<(UserId, AccountId)>,
    /// Who would see it no more, or less of it.
    pub less: Vec<(UserId, AccountId)>,
}

/// A preset that gives something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresetChange {
    /// Its id; empty for the default permissions.
    pub id: String,
    /// What it gives besides.
    pub added: Vec<Permission>,
    /// What it gives no more.
    pub removed: Vec<Permission>,
}

/// The kinds whose readers change, in the order of the menu.
///
/// A membership that sees a kind before and after sees more where the site then shows more entities, or cancelled
/// documents; it may be in both lists where entities are exchanged.
pub fn kinds(before: &Site, after: &Site, seers: &[Seer]) -> Vec<KindChange> {
    let more_of_each = shows_more(before, after);
    let less_of_each = shows_more(after, before);
    let changes = Kind::ALL.into_iter().map(|kind| {
        let mut change = KindChange { kind, more: Vec::new(), less: Vec::new() };
        for seer in seers {
            let place = (seer.user, seer.account);
            match (seen(before, seer, kind), seen(after, seer, kind)) {
                (false, true) => change.more.push(place),
                (true, false) => change.less.push(place),
                (true, true) => {
                    change.more.extend(more_of_each.then_some(place));
                    change.less.extend(less_of_each.then_some(place));
                }
                (false, false) => {}
            }
        }
        change
    });
    changes.filter(|change| !change.more.is_empty() || !change.less.is_empty()).collect()
}

/// The presets, and the default, that give something else; they touch nobody until they are given the next time.
pub fn presets(before: &Site, after: &Site) -> Vec<PresetChange> {
    let of = |site: &Site, id: &str| {
        site.presets.iter().find(|preset| preset.id == id).map_or(Permissions::NONE, |preset| preset.permissions)
    };
    let mut ids: Vec<&str> = before.presets.iter().chain(&after.presets).map(|preset| preset.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let default = (String::new(), before.default_permissions, after.default_permissions);
    let named = ids.into_iter().map(|id| (id.to_owned(), of(before, id), of(after, id)));
    std::iter::once(default)
        .chain(named)
        .filter(|(_, old, new)| old != new)
        .map(|(id, old, new)| PresetChange {
            id,
            added: new.iter().filter(|permission| !old.contains(*permission)).collect(),
            removed: old.iter().filter(|permission| !new.contains(*permission)).collect(),
        })
        .collect()
}

fn seen(site: &Site, seer: &Seer, kind: Kind) -> bool {
    let excluded = site.excluded_categories.iter().any(|category| seer.categories.contains(category));
    !excluded && site.shows(kind) && seer.permissions.allows(Permission::to_view(kind))
}

/// Whether `after` shows documents of a kind that `before` shows not: of other entities, or cancelled ones.
fn shows_more(before: &Site, after: &Site) -> bool {
    let entities = match (&before.entities, &after.entities) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(old), Some(new)) => new.iter().any(|entity| !old.contains(entity)),
    };
    entities || (after.cancelled && !before.cancelled)
}
