//! Logins that were closed for good, by their users or by staff: an import asks here before it makes anybody (rules U11, U13).
//!
//! Only an import asks. Somebody who comes back by an invitation, a sign-up or staff's own hand comes back on purpose, as
//! somebody new.

use rusqlite::{Connection, Transaction, params};
use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::model::sites::RealmId;
use crate::store::users::sql_time;

/// What a closed login is known by again.
const LOGIN: &str = "login";
const CONTACT: &str = "contact";

/// Every name of a user: realm, what it is, and the name.
const NAMES: &str = "SELECT realm, 'login', login_key FROM users WHERE id = ?1 \
     UNION SELECT realm, 'contact', contact FROM users WHERE id = ?1 AND contact IS NOT NULL \
     UNION SELECT sites.realm, 'login', kept_logins.login_key FROM kept_logins \
     JOIN sites ON sites.id = kept_logins.site WHERE kept_logins.user = ?1 \
     UNION SELECT users.realm, 'contact', kept_contacts.contact FROM kept_contacts \
     JOIN users ON users.id = kept_contacts.user WHERE kept_contacts.user = ?1";

/// Remembers the logins and contacts of a person, before they are erased. Answers the logins.
pub(super) fn remember(transaction: &Transaction<'_>, person: &[i64], now: Timestamp) -> rusqlite::Result<Vec<String>> {
    let mut logins = Vec::new();
    for id in person {
        let names: Vec<(String, String, String)> = transaction
            .prepare_cached(NAMES)?
            .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        for (realm, what, name) in names {
            transaction.execute(
                "INSERT OR REPLACE INTO closed_logins (realm, mark, closed) VALUES (?1, ?2, ?3)",
                params![realm, mark(&what, &name), sql_time(now)],
            )?;
            logins.extend((what == LOGIN).then_some(name));
        }
    }
    Ok(logins)
}

/// Whether this login of the realm, or the contact behind it, was closed for good.
pub(crate) fn is_closed(
    connection: &Connection,
    realm: &RealmId,
    login_key: &str,
    contact: Option<&str>,
) -> rusqlite::Result<bool> {
    let contact = contact.map(|contact| mark(CONTACT, contact));
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM closed_logins WHERE realm = ?1 AND mark IN (?2, ?3))")?
        .query_row(params![realm.as_str(), mark(LOGIN, login_key), contact], |row| row.get(0))
}

/// What was closed in a realm is closed in the one that its sites go to.
pub(super) fn carry(transaction: &Transaction<'_>, from: &RealmId, to: &RealmId) -> rusqlite::Result<()> {
    transaction
        .execute(
            "INSERT OR IGNORE INTO closed_logins (realm, mark, closed) \
             SELECT ?2, mark, closed FROM closed_logins WHERE realm = ?1",
            [from.as_str(), to.as_str()],
        )
        .map(drop)
}

fn mark(what: &str, name: &str) -> [u8; 32] {
    Sha256::new().chain_update(what).chain_update([0]).chain_update(name).finalize().into()
}
