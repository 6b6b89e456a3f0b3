//! What staff put right about a user: the contact behind it, and its e-mail address (rules U12, U13).

use std::collections::BTreeMap;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::mailboxes;
use crate::model::users::{Login, User, UserId};
use crate::store::disabling::end_everything;
use crate::store::engine::{self, Connection, Transaction, params};
use crate::store::lookups::user_by_contact;
use crate::store::lost_contacts::mended;
use crate::store::rows::sql_time;
use crate::store::{Store, failed};

impl Store {
    /// The contacts behind users in an account, where changes of realms brought others than the users' own.
    pub fn kept_contacts(&self, account: AccountId) -> Result<BTreeMap<UserId, String>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT user, contact FROM kept_contacts WHERE account = ?1")?
                .query_map([account.0], |row| Ok((UserId(row.get(0)?), row.get(1)?)))?
                .collect()
        })
    }
}

/// Puts another contact behind a user wherever `from` was; `None` is where none was. Answers whether it was anywhere.
///
/// # Errors
/// `contact/has-user` where the contact is another user's.
pub fn repoint(transaction: &Transaction<'_>, user: &User, from: Option<&str>, to: &str) -> Result<bool, Error> {
    let sql = |error: engine::Error| failed(&error);
    if user_by_contact(transaction, &user.realm, to).map_err(sql)?.is_some_and(|row| row.user.id != user.id) {
        return Err(Error::ContactHasUser);
    }
    let own = transaction
        .execute(
            "UPDATE users SET contact = ?3 WHERE id = ?1 AND contact IS NOT DISTINCT FROM ?2",
            params![user.id.0, from, to],
        )
        .map_err(sql)?;
    let kept = transaction
        .execute("UPDATE kept_contacts SET contact = ?3 WHERE user = ?1 AND contact = ?2", params![user.id.0, from, to])
        .map_err(sql)?;
    // One that is the user's own by now needs no row of its own.
    transaction
        .execute(
            "DELETE FROM kept_contacts WHERE user = ?1 AND contact = (SELECT contact FROM users WHERE id = ?1)",
            [user.id.0],
        )
        .map_err(sql)?;
    if let Some(from) = from {
        mended(transaction, user.id, from).map_err(sql)?;
    }
    Ok(own + kept > 0)
}

/// Whether a user is a member of the account of this third party.
pub fn is_member_of(connection: &Connection, user: UserId, third_party: &str) -> Result<bool, Error> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM memberships JOIN accounts ON accounts.id = memberships.account \
             WHERE memberships.user = ?1 AND accounts.third_party = ?2)",
        )
        .and_then(|mut statement| statement.query_row(params![user.0, third_party], |row| row.get(0)))
        .map_err(|error| failed(&error))
}

/// Puts an address in place that nobody has proved, or none. What the one before may have been used for is over: the
/// password, known browsers, sessions, links. Answers how many sessions ended.
pub fn correct_email(
    transaction: &Transaction<'_>,
    user: UserId,
    email: Option<&str>,
    login: &Login,
    now: Timestamp,
) -> Result<u64, Error> {
    transaction
        .execute(
            "UPDATE users SET email = ?2, email_key = ?3, email_verified = FALSE, password = NULL, one_time_until = NULL, \
             failures = 0, password_changed = ?6, login = ?4, login_key = ?5, \
             login_since = CASE WHEN login_key = ?5 THEN login_since ELSE ?6 END WHERE id = ?1",
            params![user.0, email, email.map(mailboxes::key), login.as_str(), login.key(), sql_time(now)],
        )
        .and_then(|_| transaction.execute("DELETE FROM devices WHERE user = ?1", [user.0]))
        .and_then(|_| transaction.execute("DELETE FROM pending_sign_ins WHERE user = ?1", [user.0]))
        .map_err(|error| failed(&error))?;
    end_everything(transaction, user, now)
}
