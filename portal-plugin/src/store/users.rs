//! Users: one row each, unique login within a realm.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::locales::Locale;
use crate::model::mailboxes;
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::{Login, User, UserId, UserState};
use crate::model::zones::Zone;
use crate::store::disabling::end_everything;
use crate::store::engine::{self, OptionalExtension, Transaction, params};
use crate::store::lookups::{of_site, user_by_login};
use crate::store::rows::sql_time;
use crate::store::throttles::forget_tries;
use crate::store::unproved::release_login;
use crate::store::{Store, UserRow, failed, user_by_id, user_on};

/// A user to be made.
#[derive(Clone, Debug)]
pub struct NewUser<'a> {
    /// The realm it signs in to.
    pub realm: &'a RealmId,
    /// What it signs in with.
    pub login: &'a Login,
    /// The name for people.
    pub name: &'a str,
    /// The e-mail address, if any, and whether it is proved.
    pub email: Option<(&'a str, bool)>,
    /// The language, if known.
    pub locale: Option<Locale>,
    /// Whether it may act.
    pub state: UserState,
    /// The contact behind it, if any.
    pub contact: Option<&'a str>,
    /// The hash of its password, if it has one.
    pub password: Option<&'a str>,
    /// Until when the password, shown or mailed once, may be used to sign in and replace it.
    pub one_time_until: Option<Timestamp>,
}

impl NewUser<'_> {
    /// The user that it became.
    pub fn with_id(&self, id: UserId) -> User {
        User {
            id,
            realm: self.realm.clone(),
            login: self.login.clone(),
            name: self.name.to_owned(),
            email: self.email.map(|(email, _)| email.to_owned()),
            locale: self.locale,
            zone: None,
            state: self.state,
            locked: false,
            one_time_password: self.one_time_until.is_some(),
            contact: self.contact.map(str::to_owned),
            erp: None,
        }
    }
}

impl Store {
    /// The user with this login in the realm.
    pub fn user_by_login(&self, realm: &RealmId, login_key: &str) -> Result<Option<UserRow>, Error> {
        self.read(|connection| user_by_login(connection, realm, login_key))
    }

    /// The user with this id.
    pub fn user_by_id(&self, id: UserId) -> Result<Option<UserRow>, Error> {
        self.read(|connection| user_by_id(connection, id))
    }

    /// Whom this login means on the site: who kept it there, else who has it in the site's realm (rules S2, S6, S8).
    pub fn user_on(&self, site: &SiteId, login_key: &str) -> Result<Option<UserRow>, Error> {
        self.read(|connection| user_on(connection, site, login_key))
    }

    /// Remembers the language that a user chose.
    pub fn choose_language(&self, user: UserId, locale: Locale) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .execute("UPDATE users SET locale = ?2 WHERE id = ?1", params![user.0, locale.tag()])
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// Remembers the time zone that a user chose; without one, it is each site's.
    pub fn choose_zone(&self, user: UserId, zone: Option<&Zone>) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .execute("UPDATE users SET time_zone = ?2 WHERE id = ?1", params![user.0, zone.map(Zone::name)])
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// The language of the user whose live session on a site this is; none of a look of staff (rule A11).
    pub fn language_of(&self, token_hash: &[u8; 32], site: &SiteId) -> Result<Option<Locale>, Error> {
        let tag: Option<Option<String>> = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT users.locale FROM sessions JOIN users ON users.id = sessions.user \
                     WHERE sessions.token = ?1 AND sessions.site = ?2 AND sessions.ended IS NULL \
                     AND NOT EXISTS (SELECT 1 FROM views_as WHERE views_as.session = sessions.id)",
                )?
                .query_row(params![token_hash, site.as_str()], |row| row.get(0))
                .optional()
        })?;
        Ok(tag.flatten().and_then(|tag| Locale::of_tag(&tag)))
    }

    /// Whether a user is one of the people of the site.
    pub fn belongs(&self, user: UserId, site: &SiteId) -> Result<bool, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!("SELECT {} FROM users WHERE id = ?1", of_site("?2")))?
                .query_row(params![user.0, site.as_str()], |row| row.get(0))
                .optional()
                .map(Option::unwrap_or_default)
        })
    }

    /// Makes a user on its own; see [`insert`].
    ///
    /// # Errors
    /// `login/taken`, `contact/has-user`.
    pub fn insert_user(&self, user: &NewUser<'_>, now: Timestamp) -> Result<UserId, Error> {
        self.write(|transaction| insert(transaction, user, now))
    }
}

/// Makes a user.
///
/// # Errors
/// `login/taken`, `contact/has-user`.
pub fn insert(transaction: &Transaction<'_>, user: &NewUser<'_>, now: Timestamp) -> Result<UserId, Error> {
    release_login(transaction, user.realm, user.login.key(), now)?;
    let taken = |column: &str, value: &str| {
        transaction
            .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM users WHERE realm = ?1 AND {column} = ?2)"))?
            .query_row(params![user.realm.as_str(), value], |row| row.get::<bool>(0))
    };
    let kept = transaction
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM kept_logins JOIN sites ON sites.id = kept_logins.site \
             WHERE sites.realm = ?1 AND kept_logins.login_key = ?2)",
        )
        .and_then(|mut statement| statement.query_row([user.realm.as_str(), user.login.key()], |row| row.get(0)))
        .map_err(|error| failed(&error))?;
    if kept || taken("login_key", user.login.key()).map_err(|error| failed(&error))? {
        return Err(Error::LoginTaken);
    }
    if let Some(contact) = user.contact
        && taken("contact", contact).map_err(|error| failed(&error))?
    {
        return Err(Error::ContactHasUser);
    }
    transaction
        .prepare_cached(
            "INSERT INTO users (realm, login, login_key, name, email, email_key, email_verified, locale, state, \
             contact, password, one_time_until, created) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13) \
             RETURNING id",
        )
        .and_then(|mut statement| {
            let values = params![
                user.realm.as_str(),
                user.login.as_str(),
                user.login.key(),
                user.name,
                user.email.map(|(email, _)| email),
                user.email.map(|(email, _)| mailboxes::key(email)),
                user.email.is_some_and(|(_, verified)| verified),
                user.locale.map(Locale::tag),
                user.state.as_str(),
                user.contact,
                user.password,
                user.one_time_until.map(sql_time),
                sql_time(now),
            ];
            statement.query_row(values, |row| row.get(0))
        })
        .map(UserId)
        .map_err(|error| failed(&error))
}

/// Replaces the password by one that was shown and must be replaced; every session ends and every link dies.
pub fn put_one_time_password(
    transaction: &Transaction<'_>,
    user: UserId,
    hash: &str,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    transaction
        .execute(
            "UPDATE users SET password = ?2, one_time_until = ?3, failures = 0, password_changed = ?4 WHERE id = ?1",
            params![user.0, hash, sql_time(until), sql_time(now)],
        )
        .and_then(|_| forget_tries(transaction, user))
        .map_err(|error| failed(&error))?;
    end_everything(transaction, user, now).map(drop)
}

/// Takes over what the ERP says of a user; its password and its language only where it has none, as they are the user's to
/// choose. No other address than the ERP's is waited
/// for any more: the one that was to confirm it is the user's no longer.
pub fn update_imported(transaction: &Transaction<'_>, id: UserId, user: &NewUser<'_>) -> Result<(), Error> {
    let email = user.email.map(|(email, _)| mailboxes::key(email));
    let outdated =
        "DELETE FROM email_changes WHERE user = ?1 AND (SELECT email_key FROM users WHERE id = ?1) IS DISTINCT FROM ?2";
    transaction.execute(outdated, params![id.0, email]).map_err(|error| failed(&error))?;
    transaction
        .execute(
            "UPDATE users SET name = ?2, email = ?3, email_key = ?4, email_verified = \
             CASE WHEN email_key IS NOT DISTINCT FROM ?4 THEN email_verified OR ?5 ELSE ?5 END, locale = coalesce(locale, ?6), \
             contact = ?7, password = coalesce(password, ?8) WHERE id = ?1",
            params![
                id.0,
                user.name,
                user.email.map(|(email, _)| email),
                email,
                user.email.is_some_and(|(_, verified)| verified),
                user.locale.map(Locale::tag),
                user.contact,
                user.password,
            ],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Notes that a user reads the mail to their address.
pub(crate) fn prove_email(transaction: &Transaction<'_>, user: UserId) -> engine::Result<()> {
    transaction.execute("UPDATE users SET email_verified = TRUE WHERE id = ?1", [user.0]).map(drop)
}
