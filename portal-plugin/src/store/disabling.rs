//! Users put out of use: what ends with it, in one transaction (rule D4).

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::users::{UserId, UserState};
use crate::store::engine::{Transaction, params};
use crate::store::rows::sql_time;
use crate::store::{email_changes, failed, sessions};

/// Puts a user out of use: its sessions end, its links die, and no other address is waited for. Answers how many sessions ended.
pub fn disable(transaction: &Transaction<'_>, user: UserId, now: Timestamp) -> Result<u64, Error> {
    set_state(transaction, user, UserState::Disabled)?;
    end_everything(transaction, user, now)
}

/// Sets whether a user may act.
pub fn set_state(transaction: &Transaction<'_>, user: UserId, state: UserState) -> Result<(), Error> {
    transaction
        .execute("UPDATE users SET state = ?2 WHERE id = ?1", params![user.0, state.as_str()])
        .map(drop)
        .map_err(|error| failed(&error))
}

pub(super) fn end_everything(transaction: &Transaction<'_>, user: UserId, now: Timestamp) -> Result<u64, Error> {
    // Whoever asked for another address may be the one whom staff keep out.
    email_changes::forget(transaction, user)?;
    transaction
        .execute("UPDATE links SET used = ?2 WHERE user = ?1 AND used IS NULL", params![user.0, sql_time(now)])
        .and_then(|_| sessions::end_all(transaction, user, None, now))
        .map_err(|error| failed(&error))
}
