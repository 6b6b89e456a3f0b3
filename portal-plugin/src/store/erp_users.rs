//! Which of the ERP's own users stands behind one of ours, and which logins no import gives back (rule U11).

use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::permissions::Permissions;
use crate::model::sites::RealmId;
use crate::model::users::{ErpLink, User, UserId};
use crate::store::engine::{self, Connection, OptionalExtension, Row, Transaction, params};
use crate::store::rows::{COLUMNS, UserRow, link_at, parsed, sql_time, user_row};
use crate::store::{Store, failed};

/// What an import last found of one of the ERP's users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The account whose membership it gave.
    pub account: Option<AccountId>,
    /// The permissions that the ERP granted there.
    pub granted: Permissions,
    /// How it was.
    pub state: ImportedState,
}

/// How an import found one of the ERP's users.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportedState {
    /// It may sign in.
    InUse,
    /// It is disabled, or outside the days of its validity.
    OutOfUse,
    /// The ERP has it no more, or no more as an external one.
    Gone,
}

impl ImportedState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::InUse => "in_use",
            Self::OutOfUse => "out_of_use",
            Self::Gone => "gone",
        }
    }

    fn of_word(word: &str) -> Self {
        match word {
            "in_use" => Self::InUse,
            "out_of_use" => Self::OutOfUse,
            _ => Self::Gone,
        }
    }
}

impl Store {
    /// Which of the ERP's users is asked about a user in one account: the one that rules it, else the user's first.
    pub fn erp_link(&self, user: UserId, account: AccountId) -> Result<Option<ErpLink>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT erp_id, account FROM erp_users WHERE user = ?1 ORDER BY account IS DISTINCT FROM ?2, erp_id LIMIT 1",
                )?
                .query_row([user.0, account.0], |row| link_at(row, 0))
                .optional()
                .map(Option::flatten)
        })
    }

    /// Whether the ERP manages anybody here.
    pub fn has_erp_users(&self) -> Result<bool, Error> {
        self.read(|connection| {
            connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM erp_users)")?.query_row([], |row| row.get(0))
        })
    }
}

/// The user of the realm behind whom this one of the ERP's stands.
pub fn user_of_erp(connection: &Connection, realm: &RealmId, erp_id: &str) -> Result<Option<UserRow>, Error> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM users WHERE realm = ?1 AND id IN (SELECT user FROM erp_users WHERE erp_id = ?2) \
             ORDER BY id LIMIT 1"
        ))
        .and_then(|mut statement| statement.query_row([realm.as_str(), erp_id], user_row).optional())
        .map_err(|error| failed(&error))
}

/// What the last import found of one of the ERP's users, where there was one.
pub fn imported(connection: &Connection, user: UserId, erp_id: &str) -> Result<Option<Imported>, Error> {
    connection
        .prepare_cached("SELECT account, granted, state FROM erp_users WHERE user = ?1 AND erp_id = ?2")
        .and_then(|mut statement| {
            let read = |row: &Row<'_>| {
                Ok(Imported {
                    account: row.get::<Option<i64>>(0)?.map(AccountId),
                    granted: parsed(row, 1)?,
                    state: ImportedState::of_word(row.text(2)?),
                })
            };
            statement.query_row(params![user.0, erp_id], read).optional()
        })
        .map_err(|error| failed(&error))
}

/// Records what an import found; a first time links the two.
pub fn put_imported(transaction: &Transaction<'_>, user: UserId, erp_id: &str, found: &Imported) -> Result<(), Error> {
    transaction
        .prepare_cached(
            "INSERT INTO erp_users (user, erp_id, account, granted, state) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (user, erp_id) DO UPDATE SET account = excluded.account, granted = excluded.granted, \
             state = excluded.state",
        )
        .and_then(|mut statement| {
            let account = found.account.map(|account| account.0);
            statement.execute(params![user.0, erp_id, account, found.granted.to_string(), found.state.as_str()])
        })
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Takes the link to one of the ERP's users away, which the ERP has no more.
pub fn unlink(transaction: &Transaction<'_>, user: UserId, erp_id: &str) -> Result<(), Error> {
    transaction
        .execute("DELETE FROM erp_users WHERE user = ?1 AND erp_id = ?2", params![user.0, erp_id])
        .map(drop)
        .map_err(|error| failed(&error))
}

/// The links whose ERP id lies behind `after` and not behind `until`, with their users, by that id.
pub fn linked_between(
    connection: &Connection,
    after: Option<&str>,
    until: Option<&str>,
) -> Result<Vec<(String, UserId)>, Error> {
    connection
        .prepare_cached(
            "SELECT erp_id, user FROM erp_users WHERE (?1 IS NULL OR erp_id > ?1) AND (?2 IS NULL OR erp_id <= ?2) \
             ORDER BY erp_id, user",
        )
        .and_then(|mut statement| {
            statement.query_map([after, until], |row| Ok((row.get(0)?, UserId(row.get(1)?))))?.collect()
        })
        .map_err(|error| failed(&error))
}

/// Remembers a login that is closed for good, with what the ERP knows it by.
pub(crate) fn remember_closed(transaction: &Transaction<'_>, id: i64, now: Timestamp) -> engine::Result<()> {
    let (realm, login_key, contact): (String, String, Option<String>) =
        transaction.query_row("SELECT realm, login_key, contact FROM users WHERE id = ?1", [id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    transaction.execute(
        "INSERT INTO closed_logins (realm, login, erp_id, contact, closed) \
         SELECT ?2, ?3, erp_id, ?4, ?5 FROM (SELECT ?1 AS id) AS closed LEFT JOIN erp_users ON user = id",
        params![id, realm, login_hash(&login_key), contact, sql_time(now)],
    )?;
    // What a change of realms kept of other logins and contacts of the same person.
    let kept = "SELECT sites.realm, kept_logins.login_key, NULL FROM kept_logins JOIN sites ON sites.id = kept_logins.site \
                WHERE kept_logins.user = ?1 UNION SELECT users.realm, users.login_key, kept_contacts.contact \
                FROM kept_contacts JOIN users ON users.id = kept_contacts.user WHERE kept_contacts.user = ?1";
    let kept: Vec<(String, String, Option<String>)> = transaction
        .prepare_cached(kept)?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (realm, login_key, contact) in kept {
        transaction.execute(
            "INSERT INTO closed_logins (realm, login, erp_id, contact, closed) VALUES (?1, ?2, NULL, ?3, ?4)",
            params![realm, login_hash(&login_key), contact, sql_time(now)],
        )?;
    }
    transaction.execute("DELETE FROM erp_users WHERE user = ?1", [id]).map(drop)
}

/// What was closed in a realm is closed in the one that its sites go to.
pub(crate) fn carry_closed(transaction: &Transaction<'_>, from: &RealmId, to: &RealmId) -> engine::Result<()> {
    transaction
        .execute(
            "INSERT INTO closed_logins (realm, login, erp_id, contact, closed) \
             SELECT ?2, login, erp_id, contact, closed FROM closed_logins AS here WHERE realm = ?1 \
             AND NOT EXISTS (SELECT 1 FROM closed_logins AS there WHERE there.realm = ?2 AND there.login = here.login \
             AND there.contact IS NOT DISTINCT FROM here.contact)",
            [from.as_str(), to.as_str()],
        )
        .map(drop)
}

/// Whether this one of the ERP's users had a login here that was closed or erased: known by the ERP's id, or, where either
/// has none, by its login or contact.
pub fn was_closed(
    connection: &Connection,
    realm: &RealmId,
    (erp_id, login_key, contact): (Option<&str>, &str, Option<&str>),
) -> Result<bool, Error> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM closed_logins WHERE erp_id = ?1 \
             OR (erp_id IS NULL OR ?1 IS NULL) AND realm = ?2 AND (login = ?3 OR contact = ?4))",
        )
        .and_then(|mut statement| {
            statement.query_row(params![erp_id, realm.as_str(), login_hash(login_key), contact], |row| row.get(0))
        })
        .map_err(|error| failed(&error))
}

/// Which of the ERP's users stands behind a user: the first, where there are several.
pub fn link_of(connection: &Connection, user: UserId) -> Result<Option<ErpLink>, Error> {
    connection
        .prepare_cached("SELECT erp_id, account FROM erp_users WHERE user = ?1 ORDER BY erp_id LIMIT 1")
        .and_then(|mut statement| statement.query_row([user.0], |row| link_at(row, 0)).optional())
        .map(Option::flatten)
        .map_err(|error| failed(&error))
}

/// The user as it is judged in one account: by the ERP's user that rules that one.
pub fn judged_in(connection: &Connection, user: User, account: AccountId) -> Result<User, Error> {
    let ruling = connection
        .prepare_cached("SELECT erp_id, account FROM erp_users WHERE user = ?1 AND account = ?2")
        .and_then(|mut statement| statement.query_row([user.id.0, account.0], |row| link_at(row, 0)).optional())
        .map_err(|error| failed(&error))?;
    Ok(User { erp: ruling.flatten().or(user.erp), ..user })
}

fn login_hash(login_key: &str) -> [u8; 32] {
    Sha256::digest(login_key).into()
}
