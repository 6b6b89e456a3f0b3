//! Changes of an e-mail address that wait for their two confirmations: one of a user at a time, the newest.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::email_changes::{Confirmations, Side};
use crate::model::mailboxes;
use crate::model::sessions::SessionId;
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::{Login, User, UserId};
use crate::store::engine::{self, Connection, OptionalExtension, Row, Transaction, params};
use crate::store::lookups::{CLAIMS, of_site};
use crate::store::rows::{USER_COLUMNS, sql_time, time_of_sql, user_of};
use crate::store::unproved::give_login_up;
use crate::store::{Store, failed, sessions};

/// A change that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct NewEmailChange<'a> {
    /// Whose address.
    pub user: &'a User,
    /// The new one.
    pub email: &'a str,
    /// Where it is asked.
    pub site: &'a SiteId,
    /// The session that asks, and goes on.
    pub session: SessionId,
    /// What the ERP will know it by.
    pub key: &'a str,
    /// The hash of the link that goes to the user's address.
    pub old_token: [u8; 32],
    /// The hash of the link that goes to the new address.
    pub new_token: [u8; 32],
    /// Until when the links work.
    pub expires: Timestamp,
}

/// A change that waits, found by one of its links.
#[derive(Clone, Debug)]
pub struct EmailChange {
    /// Whose address.
    pub user: User,
    /// The new one.
    pub email: String,
    /// The session that asked.
    pub session: SessionId,
    /// What the ERP will know it by.
    pub key: String,
    /// Which side the link is of.
    pub side: Side,
    /// What was confirmed so far.
    pub confirmations: Confirmations,
}

/// A change that waits, as its user sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingEmail {
    /// The new address.
    pub email: String,
    /// What was confirmed so far.
    pub confirmations: Confirmations,
}

impl Store {
    /// The change that waits for a user.
    pub fn pending_email(&self, user: UserId, now: Timestamp) -> Result<Option<PendingEmail>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT old_confirmed, new_confirmed, expires, email FROM email_changes \
                     WHERE user = ?1 AND expires > ?2",
                )?
                .query_row(params![user.0, sql_time(now)], |row| {
                    Ok(PendingEmail { confirmations: confirmations(row, 0)?, email: row.get(3)? })
                })
                .optional()
        })
    }
}

/// Remembers a change in place of the one that waited before.
pub fn put_email_change(transaction: &Transaction<'_>, new: &NewEmailChange<'_>, now: Timestamp) -> Result<(), Error> {
    // Nothing is to be confirmed at an address that the user has not got, or that is the new one.
    let is_one = new.user.email.as_deref().is_none_or(|own| mailboxes::are_one(own, new.email));
    let old_confirmed = is_one.then(|| sql_time(now));
    transaction
        .execute(
            "INSERT INTO email_changes (user, email, email_key, site, session, key, old_token, new_token, \
             old_confirmed, new_confirmed, created, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, NULL, ?10, ?11) \
             ON CONFLICT (user) DO UPDATE SET email = excluded.email, email_key = excluded.email_key, \
             site = excluded.site, session = excluded.session, key = excluded.key, old_token = excluded.old_token, \
             new_token = excluded.new_token, old_confirmed = excluded.old_confirmed, new_confirmed = NULL, \
             created = excluded.created, expires = excluded.expires",
            params![
                new.user.id.0,
                new.email,
                mailboxes::key(new.email),
                new.site.as_str(),
                new.session.0,
                new.key,
                new.old_token,
                new.new_token,
                old_confirmed,
                sql_time(now),
                sql_time(new.expires),
            ],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

/// The change behind a link that works on this site.
///
/// # Errors
/// `email/link-invalid`.
pub fn email_change_in(
    connection: &Connection,
    site: &SiteId,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<EmailChange, Error> {
    let found = connection
        .prepare_cached(&format!(
            "SELECT {USER_COLUMNS}, old_confirmed, new_confirmed, expires, email_changes.email, session, key, \
             new_token = ?1 FROM email_changes JOIN users ON users.id = email_changes.user \
             WHERE (old_token = ?1 OR new_token = ?1) AND users.state = 'active' AND {}",
            of_site("?2")
        ))
        .and_then(|mut statement| {
            let change = |row: &Row<'_>| {
                Ok(EmailChange {
                    user: user_of(row)?,
                    confirmations: confirmations(row, 13)?,
                    email: row.get(16)?,
                    session: SessionId(row.get(17)?),
                    key: row.get(18)?,
                    side: if row.get(19)? { Side::New } else { Side::Old },
                })
            };
            statement.query_row(params![token_hash, site.as_str()], change).optional()
        })
        .map_err(|error| failed(&error))?
        .ok_or(Error::EmailLinkInvalid)?;
    // What was confirmed before, or is over, is no link any more.
    found.confirmations.confirm(found.side, now).map(|_| found)
}

/// Remembers that a side was confirmed.
pub fn confirm_email(transaction: &Transaction<'_>, user: UserId, side: Side, now: Timestamp) -> Result<(), Error> {
    let column = match side {
        Side::Old => "old_confirmed",
        Side::New => "new_confirmed",
    };
    transaction
        .execute(&format!("UPDATE email_changes SET {column} = ?2 WHERE user = ?1"), params![user.0, sql_time(now)])
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Forgets the change of a user that waits; `false` where none does.
pub(crate) fn forget(transaction: &Transaction<'_>, user: UserId) -> Result<bool, Error> {
    transaction
        .execute("DELETE FROM email_changes WHERE user = ?1", [user.0])
        .map(|gone| gone > 0)
        .map_err(|error| failed(&error))
}

/// Whether somebody else of the realm has this address, as login or otherwise; one who has signed up with it and proved
/// nothing has not.
pub fn is_email_taken(connection: &Connection, realm: &RealmId, email: &str, but: UserId) -> Result<bool, Error> {
    connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM users WHERE realm = ?1 AND (login_key = ?2 OR email_key = ?2) AND id <> ?3 \
                 AND NOT {CLAIMS}) OR EXISTS (SELECT 1 FROM kept_logins JOIN sites ON sites.id = kept_logins.site \
                 WHERE sites.realm = ?1 AND kept_logins.login_key = ?2 AND kept_logins.user <> ?3)"
        ))
        .and_then(|mut statement| {
            statement.query_row(params![realm.as_str(), mailboxes::key(email), but.0], |row| row.get(0))
        })
        .map_err(|error| failed(&error))
}

/// Puts the new address in place, proved. Every session but the one that asked ends, links to set a password die.
///
/// # Errors
/// `login/taken` where somebody has the login by now that the address brings along.
pub fn put_email(
    transaction: &Transaction<'_>,
    change: &EmailChange,
    login: &Login,
    now: Timestamp,
) -> Result<(), Error> {
    let (user, email) = (&change.user, &change.email);
    // Who signed up with this address never proved it: it is proved now.
    give_login_up(transaction, &user.realm, &mailboxes::key(email))?;
    if *login != user.login {
        let taken: bool = transaction
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM users WHERE realm = ?1 AND login_key = ?2 AND id <> ?3)",
                params![user.realm.as_str(), login.key(), user.id.0],
                |row| row.get(0),
            )
            .map_err(|error| failed(&error))?;
        if taken {
            return Err(Error::LoginTaken);
        }
    }
    forget(transaction, user.id)?;
    transaction
        .execute(
            "UPDATE users SET email = ?2, email_key = ?3, email_verified = TRUE, login = ?4, \
             login_key = CASE WHEN login = ?4 THEN login_key ELSE ?5 END, login_since = CASE WHEN login_key = ?5 THEN login_since ELSE ?6 END WHERE id = ?1",
            params![user.id.0, email, mailboxes::key(email), login.as_str(), login.key(), sql_time(now)],
        )
        .and_then(|_| transaction.execute("DELETE FROM links WHERE user = ?1 AND used IS NULL", [user.id.0]))
        .and_then(|_| sessions::end_all(transaction, user.id, Some(change.session), now))
        .map(drop)
        .map_err(|error| failed(&error))
}

fn confirmations(row: &Row<'_>, first: usize) -> engine::Result<Confirmations> {
    let is_set = |column| row.get::<Option<i64>>(column).map(|time| time.is_some());
    Ok(Confirmations { old: is_set(first)?, new: is_set(first + 1)?, expires: time_of_sql(row.get(first + 2)?) })
}
