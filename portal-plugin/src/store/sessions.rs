//! Sessions: opened, touched, listed, ended.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::activity::Activity;
use crate::model::sessions::{Session, SessionId};
use crate::model::sites::{SessionPolicy, SiteId};
use crate::model::users::UserId;
use crate::store::engine::{self, Transaction, params};
use crate::store::ledger::record_view_ended;
use crate::store::principals::session_at;
use crate::store::rows::sql_time;
use crate::store::second_factors::Passed;
use crate::store::{Store, activity, failed};

/// How long a session that is over is remembered: 30 days.
const FORGET: std::time::Duration = std::time::Duration::from_hours(30 * 24);

/// The condition that a row of `sessions` is its user's own, and no look of staff in their place (rule A11).
const OWN: &str = "NOT EXISTS (SELECT 1 FROM views_as WHERE views_as.session = sessions.id)";

/// A session with what its user is shown of it.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// The session.
    pub session: Session,
    /// What the browser said it was.
    pub agent: String,
    /// The network that it came from.
    pub network: String,
}

impl Store {
    /// Records that a session was used; where others write for long, the next request does.
    pub fn touch_session(&self, id: SessionId, now: Timestamp) -> Result<(), Error> {
        let touched = self.write_soon(|transaction| {
            transaction
                .execute("UPDATE sessions SET used = max(used, ?2) WHERE id = ?1", params![id.0, sql_time(now)])
                .map_err(|error| failed(&error))
        });
        touched.map(drop)
    }

    /// Points a session that points nowhere yet at the account that it entered; where others write for long, the next request does.
    pub fn point_session(&self, id: SessionId, account: AccountId) -> Result<(), Error> {
        let pointed = self.write_soon(|transaction| {
            transaction
                .execute("UPDATE sessions SET account = ?2 WHERE id = ?1 AND account IS NULL", params![id.0, account.0])
                .map_err(|error| failed(&error))
        });
        pointed.map(drop)
    }

    /// Points a session at another account and puts a new token in place of the one that it has; `false` where it has
    /// ended, or its token is another one by now.
    pub fn switch_session(
        &self,
        id: SessionId,
        (old, new): (&[u8; 32], &[u8; 32]),
        account: AccountId,
        now: Timestamp,
    ) -> Result<bool, Error> {
        self.write(|transaction| {
            transaction
                .execute(
                    "UPDATE sessions SET token = ?3, account = ?4, used = max(used, ?5) \
                     WHERE id = ?1 AND token = ?2 AND ended IS NULL",
                    params![id.0, old, new, account.0, sql_time(now)],
                )
                .map(|switched| switched > 0)
                .map_err(|error| failed(&error))
        })
    }

    /// Ends a session, unless it has ended already.
    pub fn end_session(&self, id: SessionId, now: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            let ended = transaction
                .execute("UPDATE sessions SET ended = ?2 WHERE id = ?1 AND ended IS NULL", params![id.0, sql_time(now)])
                .map_err(|error| failed(&error))?;
            if ended == 1 { record_view_ended(transaction, id, now) } else { Ok(()) }
        })
    }

    /// Whether this token's session on this site ended because its user opened too many.
    pub fn was_pushed_out(&self, token_hash: &[u8; 32], site: &SiteId) -> Result<bool, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM sessions WHERE token = ?1 AND site = ?2 AND pushed_out)")?
                .query_row(params![token_hash, site.as_str()], |row| row.get(0))
        })
    }

    /// Ends a session of the user's own; `false` where there is no such live one.
    pub fn end_session_of(&self, user: UserId, by: SessionId, id: SessionId, now: Timestamp) -> Result<bool, Error> {
        self.write(|transaction| {
            let ended = transaction
                .execute(
                    &format!("UPDATE sessions SET ended = ?3 WHERE id = ?2 AND user = ?1 AND ended IS NULL AND {OWN}"),
                    params![user.0, id.0, sql_time(now)],
                )
                .map_err(|error| failed(&error))?;
            if ended > 0 {
                activity::record_in_session(transaction, by, Activity::SessionsEnded, now)?;
            }
            Ok(ended > 0)
        })
    }

    /// Ends every session of the user's own but one, and says how many.
    pub fn end_other_sessions(&self, user: UserId, but: SessionId, now: Timestamp) -> Result<u64, Error> {
        self.write(|transaction| {
            let ended = transaction
                .execute(
                    &format!("UPDATE sessions SET ended = ?3 WHERE user = ?1 AND ended IS NULL AND id <> ?2 AND {OWN}"),
                    params![user.0, but.0, sql_time(now)],
                )
                .map_err(|error| failed(&error))?;
            if ended > 0 {
                activity::record_in_session(transaction, but, Activity::SessionsEnded, now)?;
            }
            Ok(ended as u64)
        })
    }

    /// The sessions of a user's own that nobody has ended, the last used first, 100 at the most; some may have expired.
    pub fn sessions_of(&self, user: UserId) -> Result<Vec<SessionRow>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT id, site, opened, used, ended, account, agent, network FROM sessions \
                     WHERE user = ?1 AND ended IS NULL AND {OWN} ORDER BY used DESC, id DESC LIMIT 100"
                ))?
                .query_map([user.0], |row| {
                    Ok(SessionRow { session: session_at(row, 0)?, agent: row.get(6)?, network: row.get(7)? })
                })?
                .collect()
        })
    }
}

/// Opens a session of somebody who has passed the second factor, if there is one. Where the user has more than the policy's number then, the oldest ones end.
pub(crate) fn open(
    transaction: &Transaction<'_>,
    passed: &Passed,
    new: &NewSession<'_>,
    now: Timestamp,
) -> engine::Result<()> {
    let user = passed.user();
    // Those that have expired here must not push out live ones.
    transaction
        .prepare_cached(
            "UPDATE sessions SET ended = ?3 WHERE user = ?1 AND ended IS NULL AND site = ?2 \
             AND (used <= ?4 OR opened <= ?5)",
        )?
        .execute(params![
            user.0,
            new.site.as_str(),
            sql_time(now),
            sql_time(now.minus(new.policy.idle)),
            sql_time(now.minus(new.policy.absolute)),
        ])?;
    transaction
        .prepare_cached(
            "INSERT INTO sessions (token, user, site, opened, used, agent, network) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6)",
        )?
        .execute(params![new.token, user.0, new.site.as_str(), sql_time(now), new.agent, new.network])?;
    transaction
        .prepare_cached(&format!(
            "UPDATE sessions SET ended = ?2, pushed_out = TRUE WHERE id IN (SELECT id FROM sessions \
             WHERE user = ?1 AND ended IS NULL AND {OWN} ORDER BY opened DESC, id DESC LIMIT 1000000 OFFSET ?3)"
        ))?
        .execute(params![user.0, sql_time(now), new.policy.parallel.max(1)])?;
    // Ids grow with time: the first hundred hold what is old enough to be forgotten, if anything is.
    transaction
        .prepare_cached(
            "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions ORDER BY id LIMIT 100) AND used < ?1 \
             AND opened < ?1",
        )?
        .execute([sql_time(now.minus(FORGET))])?;
    Ok(())
}

/// Puts a new token in place of a session's; `false` where it has ended, or its token is another one by now.
pub(crate) fn renew(
    transaction: &Transaction<'_>,
    id: SessionId,
    (old, new): (&[u8; 32], &[u8; 32]),
) -> engine::Result<bool> {
    transaction
        .execute(
            "UPDATE sessions SET token = ?3 WHERE id = ?1 AND token = ?2 AND ended IS NULL",
            params![id.0, old, new],
        )
        .map(|renewed| renewed > 0)
}

/// Ends every session of a user but this one, looks of staff too, and says how many.
pub(crate) fn end_all(
    transaction: &Transaction<'_>,
    user: UserId,
    but: Option<SessionId>,
    now: Timestamp,
) -> engine::Result<u64> {
    transaction
        .execute(
            "UPDATE sessions SET ended = ?3 WHERE user = ?1 AND ended IS NULL AND id IS DISTINCT FROM ?2",
            params![user.0, but.map(|id| id.0), sql_time(now)],
        )
        .map(|ended| ended as u64)
}

/// A session to be opened.
#[derive(Clone, Copy, Debug)]
pub struct NewSession<'a> {
    /// The hash of its token.
    pub token: [u8; 32],
    /// Where it is good.
    pub site: &'a SiteId,
    /// How long, and how many at once.
    pub policy: SessionPolicy,
    /// What the browser says it is, cut already.
    pub agent: &'a str,
    /// The network that it comes from.
    pub network: &'a str,
    /// The hash of the browser's token.
    pub device: [u8; 32],
}
