//! Recoveries of ownerships whose owner is lost (rule A6): at most one pending for each account.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::recoveries::State;
use crate::model::users::UserId;
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// A recovery that is neither confirmed nor stopped; it may have expired.
#[derive(Clone, Debug)]
pub struct Recovery {
    id: i64,
    /// The owner who is said to be lost.
    pub owner: UserId,
    /// The member who is to become the owner.
    pub candidate: UserId,
    /// Who of the staff proposed it.
    pub by: String,
    /// The reason that staff gave, as the owner reads it.
    pub reason: String,
    /// From this moment on it has expired.
    pub expires: Timestamp,
}

impl Recovery {
    /// Where it stands.
    pub fn state(&self) -> State {
        State::Pending { by: self.by.clone(), expires: self.expires }
    }
}

impl Store {
    /// The recovery of an account that is neither confirmed nor stopped.
    pub fn pending_recovery(&self, account: AccountId) -> Result<Option<Recovery>, Error> {
        self.read(|connection| find(connection, account))
    }
}

/// The recovery of an account that is neither confirmed nor stopped.
pub fn recovery_in(connection: &Connection, account: AccountId) -> Result<Option<Recovery>, Error> {
    find(connection, account).map_err(|error| failed(&error))
}

/// Adds a recovery that is pending.
pub fn insert_recovery(
    transaction: &Transaction<'_>,
    account: AccountId,
    new: &NewRecovery<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    transaction
        .execute(
            "INSERT INTO recoveries (account, owner, candidate, proposed_by, reason, created, expires, state) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'pending')",
            params![account.0, new.owner.0, new.candidate.0, new.by, new.reason, sql_time(now), sql_time(new.expires)],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

/// A recovery to be added.
#[derive(Clone, Copy, Debug)]
pub struct NewRecovery<'a> {
    /// The owner who is said to be lost.
    pub owner: UserId,
    /// The member who is to become the owner.
    pub candidate: UserId,
    /// Who of the staff proposes it.
    pub by: &'a str,
    /// The reason that staff gave, as the owner reads it.
    pub reason: &'a str,
    /// From this moment on it has expired.
    pub expires: Timestamp,
}

/// Settles a pending recovery by whoever does it, or finds that somebody else has: one of many at once succeeds.
///
/// # Errors
/// `recovery/unknown`.
pub fn settle_recovery(
    transaction: &Transaction<'_>,
    recovery: &Recovery,
    state: &State,
    by: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let settled = transaction
        .execute(
            "UPDATE recoveries SET state = ?2, settled = ?3, settled_by = ?4 WHERE id = ?1 AND state = 'pending'",
            params![recovery.id, state.as_str(), sql_time(now), by],
        )
        .map_err(|error| failed(&error))?;
    if settled == 1 { Ok(()) } else { Err(Error::RecoveryUnknown) }
}

fn find(connection: &Connection, account: AccountId) -> engine::Result<Option<Recovery>> {
    connection
        .prepare_cached(
            "SELECT id, owner, candidate, proposed_by, reason, expires FROM recoveries \
             WHERE account = ?1 AND state = 'pending'",
        )?
        .query_row([account.0], |row| {
            Ok(Recovery {
                id: row.get(0)?,
                owner: UserId(row.get(1)?),
                candidate: UserId(row.get(2)?),
                by: row.get(3)?,
                reason: row.get(4)?,
                expires: time_of_sql(row.get(5)?),
            })
        })
        .optional()
}
