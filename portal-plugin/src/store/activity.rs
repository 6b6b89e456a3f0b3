//! What happened to each login (see [`crate::model::activity`]): written in the transactions of what it tells of.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity::{Activity, Happened, KEPT, MOST, Place};
use crate::model::agents;
use crate::model::sessions::SessionId;
use crate::model::users::UserId;
use crate::store::engine::{self, Transaction, params};
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// A try to sign in that was recorded as a failure, until it turns out to be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried(pub(super) i64);

/// Records something, and forgets what is too old or too much of this user's. For nobody, the same work on rows that
/// nobody reads (rule U6).
pub(crate) fn record(
    transaction: &Transaction<'_>,
    user: Option<UserId>,
    activity: Activity,
    place: Place<'_>,
    now: Timestamp,
) -> Result<Tried, Error> {
    let place = if user.is_some() { place } else { Place::default() };
    let user = user.map(|user| user.0);
    let work = || {
        let id: i64 = transaction
            .prepare_cached(
                "INSERT INTO activity (user, at, event, site, network, browser) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                 RETURNING id",
            )?
            .query_row(
                params![user, sql_time(now), activity.code(), place.site, place.network, place.browser],
                |row| row.get(0),
            )?;
        transaction
            .prepare_cached("DELETE FROM activity WHERE (user = ?1 OR user IS NULL AND ?1 IS NULL) AND at <= ?2")?
            .execute(params![user, sql_time(now.minus(KEPT))])?;
        let failed = Activity::SignInFailed.code();
        transaction
            .prepare_cached(
                "DELETE FROM activity WHERE id IN (SELECT id FROM activity WHERE (user = ?1 OR user IS NULL AND ?1 IS NULL) \
                 AND (event = ?2) = (?3 = ?2) ORDER BY id DESC LIMIT 1000000 OFFSET ?4)",
            )?
            .execute(params![user, failed, activity.code(), MOST])?;
        Ok(Tried(id))
    };
    work().map_err(|error: engine::Error| failed(&error))
}

/// Records what was done in a session: where that is, the session says.
pub(crate) fn record_in_session(
    transaction: &Transaction<'_>,
    session: SessionId,
    activity: Activity,
    now: Timestamp,
) -> Result<(), Error> {
    let (user, site, agent, network): (i64, String, String, String) = transaction
        .prepare_cached("SELECT user, site, agent, network FROM sessions WHERE id = ?1")
        .and_then(|mut statement| {
            statement.query_row([session.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        })
        .map_err(|error| failed(&error))?;
    let place = Place { site: &site, network: &network, browser: &agents::name(&agent) };
    record(transaction, Some(UserId(user)), activity, place, now).map(drop)
}

/// The try was a success.
pub(crate) fn succeed(transaction: &Transaction<'_>, tried: Tried, now: Timestamp) -> Result<(), Error> {
    transaction
        .prepare_cached("UPDATE activity SET event = ?2, at = ?3 WHERE id = ?1")
        .and_then(|mut statement| statement.execute(params![tried.0, Activity::SignedIn.code(), sql_time(now)]))
        .map(drop)
        .map_err(|error| failed(&error))
}

impl Store {
    /// What happened to a user's login in the last 90 days, the newest first.
    pub fn activity(&self, user: UserId, now: Timestamp) -> Result<Vec<Happened>, Error> {
        let rows: Vec<Option<Happened>> = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT at, event, site, network, browser FROM activity WHERE user = ?1 AND at > ?2 \
                     ORDER BY at DESC, id DESC LIMIT ?3",
                )?
                .query_map(params![user.0, sql_time(now.minus(KEPT)), 2 * MOST], |row| {
                    let Some(activity) = Activity::of_code(row.text(1)?) else { return Ok(None) };
                    let at = time_of_sql(row.get(0)?);
                    Ok(Some(Happened { at, activity, site: row.get(2)?, network: row.get(3)?, browser: row.get(4)? }))
                })?
                .collect()
        })?;
        Ok(rows.into_iter().flatten().collect())
    }
}
