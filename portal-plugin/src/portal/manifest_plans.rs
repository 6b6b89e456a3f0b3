//! What a manifest would change for whom, before it is in force; no document is asked for.

use std::collections::{BTreeMap, BTreeSet};

use plugin_api::ManifestFile;
use serde::Serialize;

use crate::error::Error;
use crate::manifest;
use crate::model::accounts::AccountId;
use crate::model::manifest_changes::{self, Seer};
use crate::model::permissions::Permission;
use crate::model::users::UserId;
use crate::portal::Portal;

/// How many people are named; the counts are of all.
const SAMPLES: usize = 5;

/// What would change.
#[derive(Clone, Debug, Serialize)]
pub struct ManifestPlan {
    site: String,
    /// Whether the manifest names another realm: that is planned apart.
    changes_realm: bool,
    kinds: Vec<KindAnswer>,
    presets: Vec<PresetAnswer>,
}

/// What would change of one kind.
#[derive(Clone, Debug, Serialize)]
struct KindAnswer {
    kind: &'static str,
    permission: &'static str,
    more: Seers,
    less: Seers,
}

/// How many memberships, of how many users in how many accounts, and some of the logins.
#[derive(Clone, Debug, Serialize)]
struct Seers {
    memberships: usize,
    users: usize,
    accounts: usize,
    samples: Vec<String>,
}

/// A preset that gives something else; the one without id is the default.
#[derive(Clone, Debug, Serialize)]
struct PresetAnswer {
    id: String,
    added: Vec<&'static str>,
    removed: Vec<&'static str>,
}

impl Portal {
    /// Who would see more and who less by this manifest than by the one in force.
    ///
    /// # Errors
    /// `manifest/refused`, `site/unknown` where none is in force.
    pub(super) fn manifest_plan(&self, text: &str) -> Result<ManifestPlan, Error> {
        let (after, problems) = manifest::read(&ManifestFile { name: "manifest", bytes: text.as_bytes() });
        let Some(after) = after else {
            return Err(Error::ManifestRefused(serde_json::to_string(&problems).unwrap_or_default()));
        };
        let before = self.site(after.id.as_str())?;
        let rows = self.store.seers(&before.id, self.clock.now())?;
        let mut logins: BTreeMap<UserId, String> = BTreeMap::new();
        let mut categories: BTreeMap<AccountId, Vec<String>> = BTreeMap::new();
        let mut seers = Vec::with_capacity(rows.len());
        for row in rows {
            // The ERP is asked once for each account, and only where the categories matter.
            if before.excluded_categories != after.excluded_categories && !categories.contains_key(&row.account) {
                let standing = self.source.standing(&row.third_party, None)?;
                categories.insert(row.account, standing.categories);
            }
            logins.insert(row.user, row.login);
            seers.push(Seer {
                user: row.user,
                account: row.account,
                permissions: row.membership.role.permissions(),
                sees: row.membership.sees,
                categories: categories.get(&row.account).cloned().unwrap_or_default(),
            });
        }
        let count = |places: &[(UserId, AccountId)]| seen_by(places, &logins);
        let kinds = manifest_changes::kinds(&before, &after, &seers)
            .into_iter()
            .map(|change| KindAnswer {
                kind: change.kind.as_str(),
                permission: Permission::to_view(change.kind).id(),
                more: count(&change.more),
                less: count(&change.less),
            })
            .collect();
        let ids = |permissions: Vec<Permission>| permissions.into_iter().map(Permission::id).collect();
        let presets = manifest_changes::presets(&before, &after)
            .into_iter()
            .map(|change| PresetAnswer { id: change.id, added: ids(change.added), removed: ids(change.removed) })
            .collect();
        let changes_realm = before.realm != after.realm;
        Ok(ManifestPlan { site: before.id.to_string(), changes_realm, kinds, presets })
    }
}

fn seen_by(places: &[(UserId, AccountId)], logins: &BTreeMap<UserId, String>) -> Seers {
    let users: BTreeSet<UserId> = places.iter().map(|(user, _)| *user).collect();
    let accounts: BTreeSet<AccountId> = places.iter().map(|(_, account)| *account).collect();
    Seers {
        memberships: places.len(),
        users: users.len(),
        accounts: accounts.len(),
        samples: users.iter().take(SAMPLES).filter_map(|user| logins.get(user)).cloned().collect(),
    }
}
