//! Changes of realms (rules S6, S7, S9): planned, applied as planned, taken back for 30 days.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::realms::{self, Change, Class, Fate, Plan, REVERTIBLE, World};
use crate::model::reasons::said;
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::UserId;
use crate::portal::Portal;
use crate::store::realms::{self as rows, Made};

/// How many people a plan names of each group; the counts are of all.
const SAMPLES: usize = 5;

/// Sites that are to go to a realm; all of them are in one realm before. Sites that are there already are planned for the
/// people who were left behind on them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RealmChange {
    sites: Vec<String>,
    realm: String,
}

/// A change that was planned: the same, and what the plan was called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RealmApply {
    sites: Vec<String>,
    realm: String,
    digest: String,
    /// Who of the staff makes it, and why; kept with the change, and may be left out.
    #[serde(default)]
    by: String,
    #[serde(default)]
    reason: String,
}

/// A change that is to be taken back.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RealmRevert {
    change: i64,
    /// Who of the staff takes it back; may be left out.
    #[serde(default)]
    by: String,
}

/// How many, and who some of them are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    count: usize,
    samples: Vec<String>,
}

/// What becomes of those who are on both sides, by class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClassAnswer {
    class: &'static str,
    merges: bool,
    #[serde(flatten)]
    group: Group,
}

/// Who can enter a site that could not before, and the other way round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryAnswer {
    site: String,
    gains: Group,
    loses: Group,
}

/// Two users whose addresses look alike and are two mailboxes (rule U3a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LookAlike {
    /// On a site that moves: the login, and its address.
    here: [String; 2],
    /// In the realm that the sites go to.
    there: [String; 2],
}

/// How many such pairs, and some of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LookAlikes {
    count: usize,
    samples: Vec<LookAlike>,
}

/// A plan, for whoever decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanAnswer {
    /// What `realm_apply` must be told.
    pub digest: String,
    sites: Vec<String>,
    from: String,
    to: String,
    /// Users who go to the new realm with the site.
    moves: Group,
    /// Users who are on both sides.
    both: Vec<ClassAnswer>,
    /// Merged users for whom the narrower of two memberships holds.
    narrowed: Group,
    /// Users who stay in the old realm and lose the site.
    stays_away: Group,
    access: Vec<EntryAnswer>,
    /// What is easily taken for one person and is two: a warning.
    look_alikes: LookAlikes,
}

/// What applying answers.
#[derive(Clone, Debug, Serialize)]
pub struct Applied {
    /// What `realm_revert` takes.
    pub change: i64,
    sessions_ended: u64,
    revertible_until: String,
    plan: PlanAnswer,
}

/// What taking back answers.
#[derive(Clone, Debug, Serialize)]
pub struct Reverted {
    change: i64,
    sessions_ended: u64,
}

/// A change that was applied, as staff read it.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeAnswer {
    change: i64,
    sites: Vec<String>,
    from: String,
    to: String,
    applied: String,
    by: String,
    reason: String,
    reverted: Option<String>,
    reverted_by: String,
    revertible: bool,
    /// From this moment on it can no longer be taken back.
    revertible_until: String,
    plan: serde_json::Value,
}

impl Portal {
    /// What a change of realm would do; changes nothing.
    pub(super) fn realm_plan(&self, wanted: &RealmChange) -> Result<PlanAnswer, Error> {
        let change = change(&wanted.sites, &wanted.realm)?;
        let world = self.store.realm_world(&change)?;
        plan(&world, &change).map(|plan| answer(&world, &plan))
    }

    /// Makes the change that was planned.
    ///
    /// # Errors
    /// `realm/plan-outdated` where the plan would be another one by now.
    pub(super) fn realm_apply(&self, wanted: &RealmApply) -> Result<Applied, Error> {
        let _turn = self.sites.turn();
        let change = change(&wanted.sites, &wanted.realm)?;
        let (by, reason) = (optional(&wanted.by)?, optional(&wanted.reason)?);
        let now = self.clock.now();
        let (id, sessions_ended, answer) = self.store.write(|transaction| {
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
        Ok(Applied { change: id, sessions_ended, revertible_until, plan: answer })
    }

    /// Takes a change back: everything that nobody changed since is as it was, but for sessions that ended.
    ///
    /// # Errors
    /// `realm/change-unknown`, `realm/reverted`, `realm/too-late`, `realm/later-change`.
    pub(super) fn realm_revert(&self, wanted: &RealmRevert) -> Result<Reverted, Error> {
        let _turn = self.sites.turn();
        let (id, by) = (wanted.change, optional(&wanted.by)?);
        let now = self.clock.now();
        let (change, sessions_ended) = self.store.write(|transaction| {
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
        Ok(Reverted { change: id, sessions_ended })
    }

    /// The changes that were applied, the last one first.
    pub(super) fn realm_history(&self) -> Result<Vec<ChangeAnswer>, Error> {
        let now = self.clock.now();
        let rows = self.store.realm_changes()?;
        Ok(rows
            .into_iter()
            .map(|row| ChangeAnswer {
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
                plan: serde_json::from_str(&row.summary).unwrap_or_default(),
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

fn answer(world: &World, plan: &Plan) -> PlanAnswer {
    let mut both: BTreeMap<Class, Group> = BTreeMap::new();
    let (mut moves, mut stays_away) = (Group::default(), Group::default());
    for (id, fate) in &plan.fates {
        let name = name(world, *id);
        match fate {
            Fate::Moves => moves.add(name),
            Fate::Loses => stays_away.add(name),
            Fate::Merges { into, class, .. } => both.entry(*class).or_default().add(pair(world, name, Some(*into))),
            Fate::Stays { with, class } => both.entry(*class).or_default().add(pair(world, name, *with)),
        }
    }
    let group = |entries: &BTreeSet<(UserId, SiteId)>, site: &SiteId| {
        let mut group = Group::default();
        entries.iter().filter(|(_, of)| of == site).for_each(|(user, _)| group.add(name(world, *user)));
        group
    };
    let touched: BTreeSet<&SiteId> = plan.gains.iter().chain(&plan.loses).map(|(_, site)| site).collect();
    let access = touched
        .into_iter()
        .map(|site| EntryAnswer {
            site: site.to_string(),
            gains: group(&plan.gains, site),
            loses: group(&plan.loses, site),
        })
        .collect();
    let mut narrowed = Group::default();
    plan.narrowed.iter().for_each(|(user, _)| narrowed.add(name(world, *user)));
    PlanAnswer {
        digest: plan.digest(),
        sites: plan.change.sites.iter().map(ToString::to_string).collect(),
        from: plan.from.to_string(),
        to: plan.change.to.to_string(),
        moves,
        both: both
            .into_iter()
            .map(|(class, group)| ClassAnswer { class: class.as_str(), merges: class.merges(), group })
            .collect(),
        narrowed,
        stays_away,
        access,
        look_alikes: LookAlikes {
            count: plan.look_alikes.len(),
            samples: plan.look_alikes.iter().take(SAMPLES).map(|pair| look_alike(world, *pair)).collect(),
        },
    }
}

fn look_alike(world: &World, (here, there): (UserId, UserId)) -> LookAlike {
    let named = |id: UserId| {
        let spelled = world.people.get(&id).map(|person| person.spelled.clone()).unwrap_or_default();
        [spelled.login, spelled.email.unwrap_or_default()]
    };
    LookAlike { here: named(here), there: named(there) }
}

impl Group {
    fn add(&mut self, name: String) {
        self.count += 1;
        if self.samples.len() < SAMPLES {
            self.samples.push(name);
        }
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
