//! Changes of realms (rules S6, S7): the world that a plan looks at, applying it, and taking it back.
//!
//! Every row that applying changes is recorded as a step with what it was. Taking back goes through the steps from the
//! last to the first. What changed since then stays changed: what was revoked is not given back, what was edited keeps
//! the edit, a new password is the only one. Sessions that were ended stay ended.

mod applying;
mod forgetting;
mod joining;
mod steps;
mod undoing;

use std::collections::{BTreeMap, BTreeSet};

use applying::Applying;
use steps::Step;
use undoing::undo;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::realms::{Change, Part, Person, Plan, Spelled, World};
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::{UserId, UserState};
use crate::store::engine::{self, Connection, OptionalExtension, Row, Transaction, params};
use crate::store::erp_users::carry_closed;
use crate::store::ledger::record;
use crate::store::lookups::of_site;
use crate::store::rows::{parsed, sql_time, time_of_sql};
use crate::store::{Store, failed};

pub(super) use forgetting::forget;
pub use joining::{LoginCode, bring_together, login_code, other_login, put_login_code};

/// A change that was applied.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// Its number.
    pub id: i64,
    /// The sites that moved.
    pub sites: Vec<SiteId>,
    /// The realm they left.
    pub from: RealmId,
    /// The realm they went to.
    pub to: RealmId,
    /// What the plan came to, as JSON.
    pub summary: String,
    /// When it was applied.
    pub applied: Timestamp,
    /// Who of the staff made it; may be empty.
    pub by: String,
    /// Why; may be empty.
    pub reason: String,
    /// When it was taken back, if it was.
    pub reverted: Option<Timestamp>,
    /// Who of the staff took it back; may be empty.
    pub reverted_by: String,
}

/// What is recorded of a change besides its steps.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// What the plan came to, as JSON.
    pub summary: &'a str,
    /// Who of the staff makes it; may be empty.
    pub by: &'a str,
    /// Why; may be empty.
    pub reason: &'a str,
}

impl Store {
    /// What a plan of this change looks at.
    pub fn realm_world(&self, change: &Change) -> Result<World, Error> {
        self.read(|connection| world(connection, change))
    }

    /// The changes that were applied, the last one first, 100 at the most.
    pub fn realm_changes(&self) -> Result<Vec<ChangeRow>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!("SELECT {CHANGE} FROM realm_changes ORDER BY id DESC LIMIT 100"))?
                .query_map([], change_row)?
                .collect()
        })
    }
}

/// The change with this number, and whether a later one that was not taken back concerns one of its realms.
pub fn change(transaction: &Transaction<'_>, id: i64) -> Result<Option<(ChangeRow, bool)>, Error> {
    let work = || {
        let found = transaction
            .query_row(&format!("SELECT {CHANGE} FROM realm_changes WHERE id = ?1"), [id], change_row)
            .optional()?;
        let Some(found) = found else { return Ok(None) };
        let later = transaction.query_row(
            "SELECT EXISTS (SELECT 1 FROM realm_changes WHERE id > ?1 AND reverted IS NULL \
             AND (from_realm IN (?2, ?3) OR to_realm IN (?2, ?3)))",
            params![id, found.from.as_str(), found.to.as_str()],
            |row| row.get(0),
        )?;
        Ok(Some((found, later)))
    };
    work().map_err(|error| failed(&error))
}

/// Makes a planned change and records it. Answers its number and how many sessions ended.
pub fn apply(
    transaction: &Transaction<'_>,
    world: &World,
    plan: &Plan,
    made: Made<'_>,
    now: Timestamp,
) -> Result<(i64, u64), Error> {
    let mut applying = Applying { transaction, world, change: &plan.change, now, steps: Vec::new() };
    for site in &plan.change.sites {
        applying.site(site, &plan.from).map_err(|error| failed(&error))?;
    }
    carry_closed(transaction, &plan.from, &plan.change.to).map_err(|error| failed(&error))?;
    for (id, fate) in &plan.fates {
        let Some(person) = world.people.get(id) else { continue };
        applying.fate(*id, person, fate)?;
    }
    record_merges(transaction, &applying.steps, &LedgerActor::System, Event::Merged, now)?;
    let steps = serde_json::to_string(&applying.steps).map_err(|error| Error::Store(error.to_string()))?;
    let sites: Vec<&str> = plan.change.sites.iter().map(SiteId::as_str).collect();
    let work = || {
        let id = transaction.query_row(
            "INSERT INTO realm_changes (sites, from_realm, to_realm, digest, summary, steps, made_by, reason, applied) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) \
             RETURNING id",
            params![
                sites.join(" "),
                plan.from.as_str(),
                plan.change.to.as_str(),
                plan.digest(),
                made.summary,
                steps,
                made.by,
                made.reason,
                sql_time(now)
            ],
            |row| row.get(0),
        )?;
        Ok((id, end_misplaced_sessions(transaction, now)?))
    };
    work().map_err(|error| failed(&error))
}

/// Takes a change back, as far as nothing newer stands against it. Answers how many sessions ended.
pub fn revert(transaction: &Transaction<'_>, change: &ChangeRow, by: &str, now: Timestamp) -> Result<u64, Error> {
    let steps: String = transaction
        .query_row("SELECT steps FROM realm_changes WHERE id = ?1", [change.id], |row| row.get(0))
        .map_err(|error| failed(&error))?;
    let steps: Vec<Step> = serde_json::from_str(&steps).map_err(|error| Error::Store(error.to_string()))?;
    for step in steps.iter().rev() {
        undo(transaction, change, step)?;
    }
    record_merges(transaction, &steps, &LedgerActor::System, Event::Unmerged, now)?;
    carry_closed(transaction, &change.to, &change.from).map_err(|error| failed(&error))?;
    transaction
        .execute(
            "UPDATE realm_changes SET reverted = ?2, reverted_by = ?3 WHERE id = ?1",
            params![change.id, sql_time(now), by],
        )
        .and_then(|_| end_misplaced_sessions(transaction, now))
        .map_err(|error| failed(&error))
}

/// The world within a transaction.
pub fn world_in(transaction: &Transaction<'_>, change: &Change) -> Result<World, Error> {
    world(transaction, change).map_err(|error| failed(&error))
}

const CHANGE: &str = "id, sites, from_realm, to_realm, summary, applied, reverted, made_by, reason, reverted_by";

fn change_row(row: &Row<'_>) -> engine::Result<ChangeRow> {
    let sites: String = row.get(1)?;
    Ok(ChangeRow {
        id: row.get(0)?,
        sites: sites.split_ascii_whitespace().filter_map(|id| id.parse().ok()).collect(),
        from: parsed(row, 2)?,
        to: parsed(row, 3)?,
        summary: row.get(4)?,
        applied: time_of_sql(row.get(5)?),
        by: row.get(7)?,
        reason: row.get(8)?,
        reverted: row.get::<Option<i64>>(6)?.map(time_of_sql),
        reverted_by: row.get(9)?,
    })
}

fn world(connection: &Connection, change: &Change) -> engine::Result<World> {
    let mut world = World::default();
    let mut statement = connection.prepare_cached("SELECT id, realm FROM sites")?;
    for site in statement.query_map([], |row| Ok((parsed(row, 0)?, parsed(row, 1)?)))? {
        let (site, realm): (SiteId, RealmId) = site?;
        world.sites.insert(site, realm);
    }
    let mut statement = connection.prepare_cached("SELECT site, login_key, user FROM kept_logins")?;
    for kept in statement.query_map([], |row| Ok(((parsed(row, 0)?, row.get(1)?), UserId(row.get(2)?))))? {
        let (key, user) = kept?;
        world.kept.insert(key, user);
    }
    let mut realms: BTreeSet<RealmId> = change.sites.iter().filter_map(|site| world.sites.get(site)).cloned().collect();
    realms.insert(change.to.clone());
    for realm in realms {
        people(connection, "users.realm = ?1", realm.as_str(), &mut world.people)?;
    }
    for site in &change.sites {
        let kept = "users.id IN (SELECT user FROM kept_logins WHERE site = ?1)";
        people(connection, kept, site.as_str(), &mut world.people)?;
    }
    Ok(world)
}

fn people(
    connection: &Connection,
    which: &str,
    parameter: &str,
    people: &mut BTreeMap<UserId, Person>,
) -> engine::Result<()> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, realm, login_key, email_key, email_verified, state, contact, \
         (SELECT max(opened) FROM sessions WHERE user = users.id), \
         (SELECT max(used) FROM devices WHERE user = users.id), login, email FROM users WHERE {which}"
    ))?;
    let mut rows = statement.query([parameter])?;
    while let Some(row) = rows.next()? {
        let row = &row;
        let verified = row.get(4)?;
        let seen = row.get::<Option<i64>>(7)?.max(row.get::<Option<i64>>(8)?);
        let person = Person {
            realm: parsed(row, 1)?,
            login: row.get(2)?,
            email: row.get::<Option<String>>(3)?.map(|email| (email, verified)),
            spelled: Spelled { login: row.get(9)?, email: row.get(10)? },
            state: UserState::of_word(row.text(5)?),
            contact: row.get(6)?,
            seen: seen.map(time_of_sql),
            parts: BTreeMap::new(),
        };
        people.insert(UserId(row.get(0)?), person);
    }
    let mut statement = connection.prepare_cached(&format!(
        "SELECT memberships.user, memberships.account, accounts.sites, memberships.sites \
         FROM users JOIN memberships ON memberships.user = users.id JOIN accounts ON accounts.id = memberships.account \
         WHERE {which}"
    ))?;
    let mut rows = statement.query([parameter])?;
    while let Some(row) = rows.next()? {
        let row = &row;
        let part = Part { account_sites: sites(row, 2)?, sites: sites(row, 3)? };
        if let Some(person) = people.get_mut(&UserId(row.get(0)?)) {
            person.parts.insert(AccountId(row.get(1)?), part);
        }
    }
    Ok(())
}

fn sites(row: &Row<'_>, column: usize) -> engine::Result<Option<Vec<SiteId>>> {
    let ids: Option<String> = row.get(column)?;
    Ok(ids.map(|ids| ids.split_ascii_whitespace().filter_map(|id| id.parse().ok()).collect()))
}

/// Tells each account in which two users of one person became the same, or two again (rule A10).
fn record_merges(
    transaction: &Transaction<'_>,
    steps: &[Step],
    actor: &LedgerActor,
    event: Event,
    now: Timestamp,
) -> Result<(), Error> {
    let login = |user: i64| {
        transaction
            .query_row("SELECT login FROM users WHERE id = ?1", [user], |row| row.get::<String>(0))
            .map_err(|error| failed(&error))
    };
    let record = |account: i64, event, detail: &[(&str, &str)]| {
        record(transaction, AccountId(account), actor, event, detail, now)
    };
    for step in steps {
        match step {
            Step::Narrowed { account, stays, goes, after, .. } if event == Event::Merged => {
                let (from, to) = (login(*goes)?, login(*stays)?);
                record(*account, event, &[("from", &from), ("to", &to), ("permissions", &after.permissions)])?;
            }
            Step::Moved { account, from: goes, to: stays } | Step::Narrowed { account, stays, goes, .. } => {
                record(*account, event, &[("from", &login(*goes)?), ("to", &login(*stays)?)])?;
            }
            Step::TransferFell { account, candidate, .. } => {
                let what = if event == Event::Merged { Event::TransferWithdrawn } else { Event::TransferProposed };
                record(*account, what, &[("to", &login(*candidate)?), ("why", event.code())])?;
            }
            Step::RecoveryFell { account, candidate, .. } => {
                let what = if event == Event::Merged { Event::RecoveryCancelled } else { Event::RecoveryProposed };
                record(*account, what, &[("to", &login(*candidate)?), ("why", event.code())])?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Ends the sessions of those who have no place on their session's site (rule S9).
fn end_misplaced_sessions(transaction: &Transaction<'_>, now: Timestamp) -> engine::Result<u64> {
    let ended = transaction.execute(
        &format!(
            "UPDATE sessions SET ended = ?1 WHERE ended IS NULL AND NOT EXISTS \
             (SELECT 1 FROM users WHERE users.id = sessions.user AND {})",
            of_site("sessions.site")
        ),
        [sql_time(now)],
    )?;
    Ok(ended as u64)
}
