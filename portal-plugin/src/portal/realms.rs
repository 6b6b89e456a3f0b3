//! Changes of realms (rules S6, S7, S9): planned, applied as planned, taken back for 30 days.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plugin_api::operations::{
    BothSides, Entering, Group, LookAlike, LookAlikes, RealmApplied, RealmApply, RealmChange, RealmPlan, RealmPlanned,
    RealmRevert, RealmReverted,
};

use crate::error::Error;
use crate::model::realms::{self, Change, Class, Fate, Plan, REVERTIBLE, World};
use crate::model::reasons::said;
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::UserId;
use crate::portal::base::{Base, service};
use crate::portal::sites::Sites;
use crate::store::realms::{self as rows, Made};

/// How many people a plan names of each group; the counts are of all.
const SAMPLES: usize = 5;

service! {
    /// Changes of realms.
    pub struct Realms {
        base: Arc<Base>,
        sites: Arc<Sites>,
    }
}

impl Realms {
    /// What a change of realm would do; changes nothing.
    pub(super) fn plan(&self, wanted: &RealmPlan) -> Result<RealmPlanned, Error> {
        let change = change(&wanted.sites, &wanted.realm)?;
        let world = self.base.store.realm_world(&change)?;
        plan(&world, &change).map(|plan| answer(&world, &plan))
    }

    /// Makes the change that was planned.
    ///
    /// # Errors
    /// `realm/plan-outdated` where the plan would be another one by now.
    pub(super) fn apply(&self, wanted: &RealmApply) -> Result<RealmApplied, Error> {
        let _turn = self.sites.turn();
        let change = change(&wanted.sites, &wanted.realm)?;
        let (by, reason) = (optional(&wanted.by)?, optional(&wanted.reason)?);
        let now = self.base.clock.now();
        let (id, sessions_ended, answer) = self.base.store.write(|transaction| {
            let world = rows::world_in(transaction, &change)?;
            let plan = plan(&world, &change)?;
            if plan.digest() != wanted.digest {
                return Err(Error::RealmPlanOutdated);
            }
            let answer = answer(&world, &plan);
            let summary = serde_json::to_string(&answer).map_err(|error| Error::Store(error.to_string()))?;
            let made = Made { summary: &summary, by: &by, reason: &reason };
            let (id, ended) = rows::apply(transaction, &world, &plan, made, now)?;
            Ok((id, ended, answer))
        })?;
        for site in &change.sites {
            self.sites.put_in_realm(site, &change.to);
        }
        log::info!(target: "audit", "realm/applied: change {id}: {} to {} by {by:?}", wanted.sites.join(" "), change.to);
        let revertible_until = now.plus(REVERTIBLE).rfc3339();
        Ok(RealmApplied { change: id, sessions_ended, revertible_until, plan: answer })
    }

    /// Takes a change back: everything that nobody changed since is as it was, but for sessions that ended.
    ///
    /// # Errors
    /// `realm/change-unknown`, `realm/reverted`, `realm/too-late`, `realm/later-change`.
    pub(super) fn revert(&self, wanted: &RealmRevert) -> Result<RealmReverted, Error> {
        let _turn = self.sites.turn();
        let (id, by) = (wanted.change, optional(&wanted.by)?);
        let now = self.base.clock.now();
        let (change, sessions_ended) = self.base.store.write(|transaction| {
            let (change, later) = rows::change(transaction, id)?.ok_or(Error::RealmChangeUnknown)?;
            if change.reverted.is_some() {
                return Err(Error::RealmReverted);
            }
            if now.since(change.applied) >= REVERTIBLE {
                return Err(Error::RealmTooLate);
            }
            if later {
                return Err(Error::RealmLaterChange);
            }
            let ended = rows::revert(transaction, &change, &by, now)?;
            Ok((change, ended))
        })?;
        for site in &change.sites {
            self.sites.put_in_realm(site, &change.from);
        }
        log::info!(target: "audit", "realm/reverted: change {id} by {by:?}");
        Ok(RealmReverted { change: id, sessions_ended })
    }

    /// The changes that were applied, the last one first.
    pub(super) fn history(&self) -> Result<Vec<RealmChange>, Error> {
        let now = self.base.clock.now();
        let rows = self.base.store.realm_changes()?;
        Ok(rows
            .into_iter()
            .map(|row| RealmChange {
                change: row.id,
                sites: row.sites.iter().map(ToString::to_string).collect(),
                from: row.from.to_string(),
                to: row.to.to_string(),
                applied: row.applied.rfc3339(),
                by: row.by,
                reason: row.reason,
                reverted: row.reverted.map(crate::clock::Timestamp::rfc3339),
                reverted_by: row.reverted_by,
                revertible_until: row.applied.plus(REVERTIBLE).rfc3339(),
                revertible: row.reverted.is_none() && now.since(row.applied) < REVERTIBLE,
                plan: serde_json::from_str(&row.summary).ok(),
            })
            .collect())
    }
}

fn change(sites: &[String], realm: &str) -> Result<Change, Error> {
    let invalid = |error: crate::model::sites::NotAnId| Error::CommandInvalid(error.to_string());
    let sites: BTreeSet<SiteId> = sites.iter().map(|id| id.parse().map_err(invalid)).collect::<Result<_, _>>()?;
    if sites.is_empty() {
        return Err(Error::CommandInvalid("name the `sites` that are to go to the realm".to_owned()));
    }
    Ok(Change { sites, to: realm.parse::<RealmId>().map_err(invalid)? })
}

/// What staff said, where they said something.
fn optional(text: &str) -> Result<String, Error> {
    match text.trim() {
        "" => Ok(String::new()),
        text => said(text).map(ToOwned::to_owned).ok_or_else(|| {
            Error::CommandInvalid("`by` and `reason` are one line of 200 characters at the most".to_owned())
        }),
    }
}

fn plan(world: &World, change: &Change) -> Result<Plan, Error> {
    realms::plan(world, change).ok_or_else(|| {
        Error::CommandInvalid(
            "the `sites` must have been enabled, and be in one realm now; plan others apart".to_owned(),
        )
    })
}

fn answer(world: &World, plan: &Plan) -> RealmPlanned {
    let mut both: BTreeMap<Class, Group> = BTreeMap::new();
    let (mut moves, mut stays_away) = (Group::default(), Group::default());
    for (id, fate) in &plan.fates {
        let name = name(world, *id);
        match fate {
            Fate::Moves => add(&mut moves, name),
            Fate::Loses => add(&mut stays_away, name),
            Fate::Merges { into, class, .. } => add(both.entry(*class).or_default(), pair(world, name, Some(*into))),
            Fate::Stays { with, class } => add(both.entry(*class).or_default(), pair(world, name, *with)),
        }
    }
    let group = |entries: &BTreeSet<(UserId, SiteId)>, site: &SiteId| {
        let mut group = Group::default();
        entries.iter().filter(|(_, of)| of == site).for_each(|(user, _)| add(&mut group, name(world, *user)));
        group
    };
    let touched: BTreeSet<&SiteId> = plan.gains.iter().chain(&plan.loses).map(|(_, site)| site).collect();
    let access = touched
        .into_iter()
        .map(|site| Entering {
            site: site.to_string(),
            gains: group(&plan.gains, site),
            loses: group(&plan.loses, site),
        })
        .collect();
    let mut narrowed = Group::default();
    plan.narrowed.iter().for_each(|(user, _)| add(&mut narrowed, name(world, *user)));
    RealmPlanned {
        digest: plan.digest(),
        sites: plan.change.sites.iter().map(ToString::to_string).collect(),
        from: plan.from.to_string(),
        to: plan.change.to.to_string(),
        moves,
        both: both
            .into_iter()
            .map(|(class, Group { count, samples })| BothSides {
                class: class.as_str().to_owned(),
                merges: class.merges(),
                count,
                samples,
            })
            .collect(),
        narrowed,
        stays_away,
        access,
        look_alikes: Some(LookAlikes {
            count: plan.look_alikes.len() as u64,
            samples: plan.look_alikes.iter().take(SAMPLES).map(|pair| look_alike(world, *pair)).collect(),
        }),
    }
}

fn look_alike(world: &World, (here, there): (UserId, UserId)) -> LookAlike {
    let named = |id: UserId| {
        let spelled = world.people.get(&id).map(|person| person.spelled.clone()).unwrap_or_default();
        [spelled.login, spelled.email.unwrap_or_default()]
    };
    LookAlike { here: named(here), there: named(there) }
}

fn add(group: &mut Group, name: String) {
    group.count += 1;
    if group.samples.len() < SAMPLES {
        group.samples.push(name);
    }
}

fn name(world: &World, user: UserId) -> String {
    world.people.get(&user).map(|person| person.spelled.login.clone()).unwrap_or_default()
}

fn pair(world: &World, name: String, with: Option<UserId>) -> String {
    match with.map(|with| self::name(world, with)) {
        Some(other) if other != name => format!("{name} = {other}"),
        _ => name,
    }
}
