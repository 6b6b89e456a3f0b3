//! What a manifest would change for whom, before it is in force; no document is asked for.

use std::collections::{BTreeMap, BTreeSet};

use plugin_api::ManifestFile;
use plugin_api::operations::{KindChange, ManifestPlanned, PresetChange, Seers};

use super::Sites;
use crate::error::Error;
use crate::manifest;
use crate::model::accounts::AccountId;
use crate::model::manifest_changes::{self, Seer};
use crate::model::permissions::Permission;
use crate::model::users::UserId;

/// How many people are named; the counts are of all.
const SAMPLES: usize = 5;

impl Sites {
    /// Who would see more and who less by this manifest than by the one in force.
    ///
    /// # Errors
    /// `manifest/refused`, `site/unknown` where none is in force.
    pub(in crate::portal) fn plan(&self, text: &str) -> Result<ManifestPlanned, Error> {
        let (after, problems) = manifest::read(&ManifestFile { name: "manifest", bytes: text.as_bytes() });
        let Some(after) = after else {
            return Err(Error::ManifestRefused(serde_json::to_string(&problems).unwrap_or_default()));
        };
        let before = self.enabled(after.id.as_str())?;
        let rows = self.base.store.seers(&before.id, self.base.clock.now())?;
        let mut logins: BTreeMap<UserId, String> = BTreeMap::new();
        let mut categories: BTreeMap<AccountId, Vec<String>> = BTreeMap::new();
        let mut seers = Vec::with_capacity(rows.len());
        for row in rows {
            // The ERP is asked once for each account, and only where the categories matter.
            if before.excluded_categories != after.excluded_categories && !categories.contains_key(&row.account) {
                let standing = self.base.source.standing(&row.third_party, None)?;
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
            .map(|change| KindChange {
                kind: change.kind.as_str().to_owned(),
                permission: Permission::to_view(change.kind).id().to_owned(),
                more: count(&change.more),
                less: count(&change.less),
            })
            .collect();
        let ids = |permissions: Vec<Permission>| {
            permissions.into_iter().map(|permission| permission.id().to_owned()).collect()
        };
        let presets = manifest_changes::presets(&before, &after)
            .into_iter()
            .map(|change| PresetChange { id: change.id, added: ids(change.added), removed: ids(change.removed) })
            .collect();
        let changes_realm = before.realm != after.realm;
        Ok(ManifestPlanned { site: before.id.to_string(), changes_realm, kinds, presets })
    }
}

fn seen_by(places: &[(UserId, AccountId)], logins: &BTreeMap<UserId, String>) -> Seers {
    let users: BTreeSet<UserId> = places.iter().map(|(user, _)| *user).collect();
    let accounts: BTreeSet<AccountId> = places.iter().map(|(_, account)| *account).collect();
    Seers {
        memberships: places.len() as u64,
        users: users.len() as u64,
        accounts: accounts.len() as u64,
        samples: users.iter().take(SAMPLES).filter_map(|user| logins.get(user)).cloned().collect(),
    }
}
