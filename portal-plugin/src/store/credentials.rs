//! Credentials: what a success changes, in one transaction each.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity::Activity;
use crate::model::hashes::Scheme;
use crate::model::sessions::SessionId;
use crate::model::sites::SiteId;
use crate::model::users::UserId;
use crate::store::activity::Tried;
use crate::store::engine::{self, Transaction, params};
use crate::store::entering::{enter, remember_device};
use crate::store::pending_sign_ins::{self, NewPending};
use crate::store::rows::sql_time;
use crate::store::second_factors::Passed;
use crate::store::throttles::{SeenAttempt, forget_tries, succeed, succeed_with_current};
use crate::store::{NewSession, Store, activity, email_changes, failed, sessions};

/// A password that was just found right.
#[derive(Clone, Copy, Debug)]
pub struct Proved<'a> {
    /// Whose it is.
    pub user: UserId,
    /// The hash that it was compared with: if another one is stored by now, it is right no more.
    pub hash: &'a str,
    /// What to store instead, where the hash is to be replaced (rules U4, U5).
    pub rehashed: Option<&'a str>,
}

/// What a right password begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The session is open.
    Opened,
    /// The user has a second factor: a sign-in waits for it, under the token that was to be the session's.
    Pending,
    /// Nothing: the user, or the password, is not in use any more.
    Nothing,
}

impl Store {
    /// Opens a session for a password that was right, or lets the sign-in wait for the second factor. `tell` is done where
    /// it is news that the user is to be mailed.
    pub fn sign_in(
        &self,
        attempt: &SeenAttempt<'_>,
        (known_browser, tried): (bool, Tried),
        proved: Proved<'_>,
        session: &NewSession<'_>,
        now: Timestamp,
        tell: impl FnOnce(&Transaction<'_>) -> Result<(), Error>,
    ) -> Result<Begun, Error> {
        self.write(|transaction| {
            let active = transaction
                .prepare_cached(
                    "UPDATE users SET password = coalesce(?3, password) \
                     WHERE id = ?1 AND password = ?2 AND state = 'active'",
                )
                .and_then(|mut statement| statement.execute(params![proved.user.0, proved.hash, proved.rehashed]))
                .map_err(|error| failed(&error))?;
            if active == 0 {
                return Ok(Begun::Nothing);
            }
            succeed(transaction, proved.user, attempt, known_browser)?;
            let Some(passed) = Passed::without_one(transaction, proved.user).map_err(|error| failed(&error))? else {
                let pending = NewPending {
                    token: session.token,
                    user: proved.user,
                    site: session.site,
                    password: proved.rehashed.unwrap_or(proved.hash),
                    device: attempt.device.filter(|_| known_browser),
                    tried,
                };
                pending_sign_ins::put(transaction, &pending, now).map_err(|error| failed(&error))?;
                return Ok(Begun::Pending);
            };
            enter(transaction, &passed, (known_browser, tried), session, now, tell)?;
            Ok(Begun::Opened)
        })
    }

    /// Puts a new password in place of one that was just found right. The session goes on under a new token, every other
    /// one ends, links stop working; `also` is done with it. `false` where the user, the password or the session is not
    /// in use any more.
    pub fn change_password(
        &self,
        proved: Proved<'_>,
        session: SessionId,
        token: [u8; 32],
        now: Timestamp,
        also: impl FnOnce(&Transaction<'_>) -> Result<(), Error>,
    ) -> Result<bool, Error> {
        self.write(|transaction| {
            let changed = transaction
                .execute(
                    "UPDATE users SET password = ?3, one_time_until = NULL, failures = 0, password_changed = ?5 \
                     WHERE id = ?1 AND password = ?2 AND state = 'active' \
                     AND EXISTS (SELECT 1 FROM sessions WHERE id = ?4 AND user = ?1 AND ended IS NULL)",
                    params![proved.user.0, proved.hash, proved.rehashed, session.0, sql_time(now)],
                )
                .map_err(|error| failed(&error))?;
            if changed == 0 {
                return Ok(false);
            }
            succeed_with_current(transaction, session)?;
            transaction
                .execute(
                    "UPDATE sessions SET token = ?2, used = max(used, ?3) WHERE id = ?1",
                    params![session.0, token, sql_time(now)],
                )
                .and_then(|_| sessions::end_all(transaction, proved.user, Some(session), now))
                .and_then(|_| {
                    transaction.execute("DELETE FROM links WHERE user = ?1 AND used IS NULL", [proved.user.0])
                })
                .map_err(|error| failed(&error))?;
            forget_tries(transaction, proved.user).map_err(|error| failed(&error))?;
            email_changes::forget(transaction, proved.user)?;
            activity::record_in_session(transaction, session, Activity::PasswordChanged, now)?;
            also(transaction)?;
            Ok(true)
        })
    }

    /// A hash of this scheme that somebody of the site brought from an ERP, the costliest: as long as there is one, every
    /// try to sign in costs one like it (rule U6).
    pub fn brought_hash(&self, site: &SiteId, scheme: Scheme) -> Result<Option<String>, Error> {
        let (from, to) = match scheme {
            Scheme::Argon2id => return Ok(None),
            Scheme::Bcrypt => ("$2", "$3"),
            Scheme::Pbkdf2Sha512 => ("$pbkdf2-sha512$", "$pbkdf2-sha512%"),
        };
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT max(password) FROM users WHERE realm IN (SELECT realm FROM sites WHERE id = ?1 UNION \
                     SELECT users.realm FROM kept_logins JOIN users ON users.id = kept_logins.user \
                     WHERE kept_logins.site = ?1) \
                     AND password >= ?2 AND password < ?3 AND password NOT LIKE '$argon2id$%'",
                )?
                .query_row(params![site.as_str(), from, to], |row| row.get(0))
        })
    }
}

/// Sets a password without the old one, by link. Every session ends, known browsers are forgotten but the one that did it,
/// given by the hash of its token, the row of failures ends. `false` for a disabled user.
pub(crate) fn set_password(
    transaction: &Transaction<'_>,
    user: UserId,
    hash: &str,
    (email_is_proved, device): (bool, &[u8; 32]),
    now: Timestamp,
) -> engine::Result<bool> {
    let changed = transaction.execute(
        "UPDATE users SET password = ?2, one_time_until = NULL, failures = 0, \
         email_verified = email_verified OR ?3, password_changed = ?4, \
         state = CASE WHEN ?3 AND state = 'unverified' THEN 'active' ELSE state END \
         WHERE id = ?1 AND state <> 'disabled'",
        params![user.0, hash, email_is_proved, sql_time(now)],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    sessions::end_all(transaction, user, None, now)?;
    transaction.execute("DELETE FROM devices WHERE user = ?1", [user.0])?;
    remember_device(transaction, user, device, now)?;
    forget_tries(transaction, user)?;
    // Whoever asked for another address may be the one whom the new password keeps out.
    transaction.execute("DELETE FROM email_changes WHERE user = ?1", [user.0])?;
    Ok(true)
}
