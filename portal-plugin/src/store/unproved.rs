//! Who signed up and proved no address in time: forgotten, and their logins free again (rule U10).

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::sites::RealmId;
use crate::store::engine::{self, ToSql, Transaction, params};
use crate::store::rows::sql_time;
use crate::store::{Duration, failed};

/// How long a sign-up that nobody proved is remembered once its newest link is over: 24 hours.
const FORGET: Duration = Duration::from_hours(24);

/// How many of them are forgotten at once.
const AT_ONCE: u32 = 100;

/// Forgets a hundred at the most who signed up and proved nothing in time.
pub(crate) fn forget_unproved(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), Error> {
    let some = format!("{UNPROVED} ORDER BY sign_ups.expires LIMIT ?2");
    forget(transaction, &some, params![sql_time(now.minus(FORGET)), AT_ONCE]).map_err(|error| failed(&error))
}

/// Frees a login that somebody signed up with and did not prove in time.
pub(crate) fn release_login(
    transaction: &Transaction<'_>,
    realm: &RealmId,
    login_key: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let one = format!("{UNPROVED} AND users.realm = ?2 AND users.login_key = ?3");
    forget(transaction, &one, params![sql_time(now.minus(FORGET)), realm.as_str(), login_key])
        .map_err(|error| failed(&error))
}

/// Frees a login at once: the mailbox that it names is proved by somebody, and nobody can have proved it before.
pub(crate) fn give_login_up(transaction: &Transaction<'_>, realm: &RealmId, login_key: &str) -> Result<(), Error> {
    release_login(transaction, realm, login_key, Timestamp(u64::MAX))
}

/// Who signed up, got no further by `?1`, and is named nowhere: staff may have given them something by hand.
const UNPROVED: &str = "SELECT users.id FROM sign_ups JOIN users ON users.id = sign_ups.user \
     WHERE sign_ups.expires <= ?1 AND users.state = 'unverified' AND NOT users.email_verified \
     AND users.password IS NULL \
     AND NOT EXISTS (SELECT 1 FROM links WHERE links.user = users.id AND links.expires > ?1) \
     AND NOT EXISTS (SELECT 1 FROM memberships WHERE memberships.user = users.id) \
     AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.user = users.id) \
     AND NOT EXISTS (SELECT 1 FROM hand_offs WHERE hand_offs.user = users.id) \
     AND NOT EXISTS (SELECT 1 FROM kept_logins WHERE kept_logins.user = users.id) \
     AND NOT EXISTS (SELECT 1 FROM kept_contacts WHERE kept_contacts.user = users.id)";

fn forget(transaction: &Transaction<'_>, whom: &str, values: &[&dyn ToSql]) -> engine::Result<()> {
    let users: Vec<i64> =
        transaction.prepare_cached(whom)?.query_map(values, |row| row.get(0))?.collect::<Result<_, _>>()?;
    for user in users {
        transaction.execute("DELETE FROM links WHERE user = ?1", [user])?;
        transaction.execute("DELETE FROM sign_ups WHERE user = ?1", [user])?;
        transaction.execute("DELETE FROM users WHERE id = ?1", [user])?;
        log::info!(target: "audit", "sign-up forgotten: user {user} proved no address");
    }
    Ok(())
}
