//! Transfers of ownerships (rule A6): at most one pending for each account.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::transfers::State;
use crate::model::users::UserId;
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// A transfer that nobody has answered; it may have expired.
#[derive(Clone, Copy, Debug)]
pub struct Transfer {
    id: i64,
    /// The owner who offers.
    pub proposer: UserId,
    /// The member who is to become the owner.
    pub candidate: UserId,
    /// Where it stands.
    pub state: State,
    /// From this moment on it has expired.
    pub expires: Timestamp,
}

impl Store {
    /// The transfer of an account that nobody has answered.
    pub fn pending_transfer(&self, account: AccountId) -> Result<Option<Transfer>, Error> {
        self.read(|connection| find(connection, account))
    }
}

/// The transfer of an account that nobody has answered.
pub fn transfer_in(connection: &Connection, account: AccountId) -> Result<Option<Transfer>, Error> {
    find(connection, account).map_err(|error| failed(&error))
}

/// Adds a transfer that is pending until then.
pub fn insert_transfer(
    transaction: &Transaction<'_>,
    account: AccountId,
    proposer: UserId,
    candidate: UserId,
    expires: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    transaction
        .execute(
            "INSERT INTO transfers (account, proposer, candidate, created, expires, state) \
             VALUES (?1, ?2, ?3, ?4, ?5, 'pending')",
            params![account.0, proposer.0, candidate.0, sql_time(now), sql_time(expires)],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Settles a pending transfer, or finds that somebody else has: one of many at once succeeds.
///
/// # Errors
/// `transfer/unknown`.
pub fn settle_transfer(
    transaction: &Transaction<'_>,
    transfer: Transfer,
    state: State,
    now: Timestamp,
) -> Result<(), Error> {
    let settled = transaction
        .execute(
            "UPDATE transfers SET state = ?2, settled = ?3 WHERE id = ?1 AND state = 'pending'",
            params![transfer.id, state.as_str(), sql_time(now)],
        )
        .map_err(|error| failed(&error))?;
    if settled == 1 { Ok(()) } else { Err(Error::TransferUnknown) }
}

fn find(connection: &Connection, account: AccountId) -> engine::Result<Option<Transfer>> {
    connection
        .prepare_cached(
            "SELECT id, proposer, candidate, expires FROM transfers WHERE account = ?1 AND state = 'pending'",
        )?
        .query_row([account.0], |row| {
            let expires = time_of_sql(row.get(3)?);
            Ok(Transfer {
                id: row.get(0)?,
                proposer: UserId(row.get(1)?),
                candidate: UserId(row.get(2)?),
                state: State::Pending { expires },
                expires,
            })
        })
        .optional()
}
