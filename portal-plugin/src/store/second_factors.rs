//! Second factors: who has one, whether a code is right, and so who may be signed in.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::second_factors::{FAILURES, Seed, recovery_hash};
use crate::model::sessions::SessionId;
use crate::model::throttles::Verdict;
use crate::model::users::UserId;
use crate::store::clock::host_says;
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::ledger::record;
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::throttles::{CodeFrom, check_code_limit, forget_wrong_codes};
use crate::store::{Store, failed};

/// The condition that a row of `users` has a second factor.
pub(crate) const HAS_ONE: &str = "EXISTS (SELECT 1 FROM second_factors WHERE second_factors.user = users.id)";

/// The condition that a row of `accounts` asks one of its members.
pub(crate) const ASKS_ONE: &str =
    "EXISTS (SELECT 1 FROM second_factor_accounts WHERE second_factor_accounts.account = accounts.id)";

/// A user who may be signed in, as far as a second factor goes: there is none, it was given just now, or a live session of
/// the user was opened with it. Only this file makes one, and no session of a user's own is opened with anything less.
#[derive(Debug)]
pub struct Passed(UserId);

impl Passed {
    /// The user whose factor it is.
    pub(super) const fn user(&self) -> UserId {
        self.0
    }

    /// Whoever has no second factor.
    pub(super) fn without_one(transaction: &Transaction<'_>, user: UserId) -> engine::Result<Option<Self>> {
        Ok((!has_one(transaction, user)?).then_some(Self(user)))
    }

    /// Whose live session this is: it was opened with the second factor, or set it up, as every other one ended then.
    pub(super) fn in_session(transaction: &Transaction<'_>, session: i64) -> engine::Result<Option<Self>> {
        transaction
            .prepare_cached(
                "SELECT user FROM sessions WHERE id = ?1 AND ended IS NULL \
                 AND NOT EXISTS (SELECT 1 FROM views_as WHERE views_as.session = sessions.id)",
            )?
            .query_row([session], |row| row.get(0).map(|user| Self(UserId(user))))
            .optional()
    }
}

/// What a code turned out to be. Each wrong one is counted: let the transaction of it be.
#[derive(Debug)]
pub enum Checked {
    /// Right; it is used up.
    Right(Passed, Given),
    /// Wrong, or used before.
    Wrong,
    /// Not looked at: too many were wrong. Wait so long.
    Wait(Duration),
    /// The user has no second factor.
    None,
}

/// What was given as a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// A code of the app.
    App,
    /// A recovery code.
    Recovery {
        /// How many are left.
        left: u32,
    },
}

/// A second factor as its user and staff read it.
#[derive(Clone, Copy, Debug)]
pub struct SecondFactorRow {
    /// Since when.
    pub since: Timestamp,
    /// How many recovery codes are left.
    pub codes: u32,
    /// Whether too many wrong codes put the app's out of use; a recovery code puts them back in use.
    pub stopped: bool,
}

impl Store {
    /// The second factor of a user.
    pub fn second_factor_of(&self, user: UserId) -> Result<Option<SecondFactorRow>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT since, failures, (SELECT count(*) FROM recovery_codes WHERE user = ?1) \
                     FROM second_factors WHERE user = ?1",
                )?
                .query_row([user.0], |row| {
                    Ok(SecondFactorRow {
                        since: time_of_sql(row.get(0)?),
                        stopped: row.get::<u32>(1)? >= FAILURES,
                        codes: row.get(2)?,
                    })
                })
                .optional()
        })
    }

    /// The app that this session began to set up, and until when its first code can be typed.
    pub fn set_up_of(&self, session: SessionId, now: Timestamp) -> Result<Option<(Seed, Timestamp)>, Error> {
        self.read(|connection| set_up_in(connection, session, now))
    }

    /// Since when the owner of an account asks a second factor of every member.
    pub fn asks_second_factor(&self, account: AccountId) -> Result<Option<Timestamp>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT since FROM second_factor_accounts WHERE account = ?1")?
                .query_row([account.0], |row| row.get(0).map(time_of_sql))
                .optional()
        })
    }
}

/// Whether a user has a second factor.
pub(crate) fn has_one(connection: &Connection, user: UserId) -> engine::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM second_factors WHERE user = ?1)")?
        .query_row([user.0], |row| row.get(0))
}

/// Judges a code of a user: the app's, or a recovery code. A right one works no second time.
pub(crate) fn check(
    transaction: &Transaction<'_>,
    (user, from): (UserId, CodeFrom<'_>),
    key: &[u8],
    typed: &str,
    now: Timestamp,
) -> Result<Checked, Error> {
    if let Verdict::Wait(wait) = check_code_limit(transaction, user, from, now)? {
        return Ok(Checked::Wait(wait));
    }
    let judged = judge(transaction, user, key, typed, now).map_err(|error| failed(&error))?;
    if let Checked::Right(..) = judged {
        forget_wrong_codes(transaction, user, from)?;
    }
    Ok(judged)
}

fn judge(
    transaction: &Transaction<'_>,
    user: UserId,
    key: &[u8],
    typed: &str,
    now: Timestamp,
) -> engine::Result<Checked> {
    let found = transaction
        .prepare_cached("SELECT seed, step, failures FROM second_factors WHERE user = ?1")?
        .query_row([user.0], |row| Ok((Seed(row.get(0)?), row.get::<i64>(1)?, row.get::<u32>(2)?)))
        .optional()?;
    let Some((seed, last, failures)) = found else { return Ok(Checked::None) };
    let last = u64::try_from(last).unwrap_or_default();
    if failures < FAILURES
        && let Some(step) = seed.secret(key).step_of(typed, host_says(transaction, now)?, last)
    {
        transaction.execute(
            "UPDATE second_factors SET step = ?2, failures = 0 WHERE user = ?1",
            params![user.0, i64::try_from(step).unwrap_or(i64::MAX)],
        )?;
        return Ok(Checked::Right(Passed(user), Given::App));
    }
    let taken = transaction
        .execute("DELETE FROM recovery_codes WHERE user = ?1 AND hash = ?2", params![user.0, recovery_hash(typed)])?;
    let failures = if taken == 0 { "failures + 1" } else { "0" };
    transaction.execute(&format!("UPDATE second_factors SET failures = {failures} WHERE user = ?1"), [user.0])?;
    if taken == 0 {
        return Ok(Checked::Wrong);
    }
    let left =
        transaction.query_row("SELECT count(*) FROM recovery_codes WHERE user = ?1", [user.0], |row| row.get(0))?;
    Ok(Checked::Right(Passed(user), Given::Recovery { left }))
}

/// Remembers an app whose first code is awaited, in place of one that this session began before.
pub(crate) fn put_set_up(
    transaction: &Transaction<'_>,
    session: SessionId,
    seed: Seed,
    expires: Timestamp,
) -> Result<(), Error> {
    transaction
        .execute(
            "INSERT INTO second_factor_set_ups (session, seed, expires) VALUES (?1, ?2, ?3) \
             ON CONFLICT (session) DO UPDATE SET seed = excluded.seed, expires = excluded.expires",
            params![session.0, seed.0, sql_time(expires)],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

/// The app that a session began to set up.
pub(crate) fn set_up_in(
    connection: &Connection,
    session: SessionId,
    now: Timestamp,
) -> engine::Result<Option<(Seed, Timestamp)>> {
    connection
        .prepare_cached("SELECT seed, expires FROM second_factor_set_ups WHERE session = ?1 AND expires > ?2")?
        .query_row(params![session.0, sql_time(now)], |row| Ok((Seed(row.get(0)?), time_of_sql(row.get(1)?))))
        .optional()
}

/// Gives a user the second factor that this session began to set up, where the code is its app's. Wrong ones are counted,
/// as in [`check`].
pub(crate) fn confirm(
    transaction: &Transaction<'_>,
    (user, session): (UserId, SessionId),
    key: &[u8],
    typed: &str,
    now: Timestamp,
) -> Result<Checked, Error> {
    let from = CodeFrom::Session(session);
    if let Verdict::Wait(wait) = check_code_limit(transaction, user, from, now)? {
        return Ok(Checked::Wait(wait));
    }
    let began = set_up_in(transaction, session, now).map_err(|error| failed(&error))?;
    let Some((seed, _)) = began else { return Ok(Checked::None) };
    let host_says = host_says(transaction, now).map_err(|error| failed(&error))?;
    let Some(step) = seed.secret(key).step_of(typed, host_says, 0) else { return Ok(Checked::Wrong) };
    forget_wrong_codes(transaction, user, from)?;
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    transaction
        .execute(
            "INSERT INTO second_factors (user, seed, since, step) VALUES (?1, ?2, ?3, ?4)",
            params![user.0, seed.0, sql_time(now), step],
        )
        .and_then(|_| forget_set_ups(transaction, user))
        .map_err(|error| failed(&error))?;
    Ok(Checked::Right(Passed(user), Given::App))
}

/// Puts these recovery codes in place of those that a user had.
pub(crate) fn put_recovery_codes(
    transaction: &Transaction<'_>,
    user: UserId,
    hashes: &[[u8; 32]],
) -> Result<(), Error> {
    let work = || {
        transaction.execute("DELETE FROM recovery_codes WHERE user = ?1", [user.0])?;
        let mut insert = transaction.prepare_cached("INSERT INTO recovery_codes (user, hash) VALUES (?1, ?2)")?;
        hashes.iter().try_for_each(|hash| insert.execute(params![user.0, hash]).map(drop))
    };
    work().map_err(|error: engine::Error| failed(&error))
}

/// Takes the second factor of a user away, and what began with it; `false` where there was none.
pub(crate) fn drop_second_factor(transaction: &Transaction<'_>, user: UserId) -> Result<bool, Error> {
    let work = || {
        forget_set_ups(transaction, user)?;
        transaction.execute("DELETE FROM pending_sign_ins WHERE user = ?1", [user.0])?;
        transaction.execute("DELETE FROM second_factors WHERE user = ?1", [user.0])
    };
    work().map(|dropped| dropped > 0).map_err(|error| failed(&error))
}

/// Sets whether an account asks a second factor of every member, and tells its ledger.
pub(crate) fn set_asks_second_factor(
    transaction: &Transaction<'_>,
    account: AccountId,
    asks: bool,
    actor: &LedgerActor,
    now: Timestamp,
) -> Result<(), Error> {
    let changed = if asks {
        transaction.execute(
            "INSERT INTO second_factor_accounts (account, since) VALUES (?1, ?2) ON CONFLICT (account) DO NOTHING",
            params![account.0, sql_time(now)],
        )
    } else {
        transaction.execute("DELETE FROM second_factor_accounts WHERE account = ?1", [account.0])
    };
    if changed.map_err(|error| failed(&error))? == 0 {
        return Ok(());
    }
    let event = if asks { Event::SecondFactorAsked } else { Event::SecondFactorNotAsked };
    record(transaction, account, actor, event, &[], now)
}

fn forget_set_ups(transaction: &Transaction<'_>, user: UserId) -> engine::Result<()> {
    transaction
        .execute(
            "DELETE FROM second_factor_set_ups WHERE session IN (SELECT id FROM sessions WHERE user = ?1)",
            [user.0],
        )
        .map(drop)
}
