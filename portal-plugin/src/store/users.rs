//! Users: one row each, unique login within a realm.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::mailboxes;
use crate::model::sites::{Locale, RealmId, SiteId};
use crate::model::users::{Login, User, UserId, UserState};
use crate::store::erp_users::link_at;
use crate::store::sign_ups::release_login;
use crate::store::throttles::forget_tries;
use crate::store::{Store, email_changes, failed, sessions};

/// From here on a password is out of use as a whole. Only versions that counted the failures of all networks together
/// came to it: see [`crate::model::turns`].
const OUT_OF_USE: i64 = 100;

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
            state: self.state,
            locked: false,
            one_time_password: self.one_time_until.is_some(),
            contact: self.contact.map(str::to_owned),
            erp: None,
        }
    }
}

/// A user with what only signing in and staff need.
#[derive(Clone, Debug)]
pub struct UserRow {
    /// The user.
    pub user: User,
    /// The hash of its password, if it has one.
    pub password: Option<String>,
    /// Until when a one-time password works.
    pub one_time_until: Option<Timestamp>,
    /// Whether the address is proved.
    pub email_verified: bool,
    /// When the password was set or changed last.
    pub password_changed: Option<Timestamp>,
}

pub(crate) const COLUMNS: &str = "users.id, users.realm, users.login, users.name, users.email, users.locale, users.state, \
     users.failures, users.one_time_until, users.contact, \
     (SELECT erp_id FROM erp_users WHERE user = users.id ORDER BY erp_id LIMIT 1), \
     (SELECT account FROM erp_users WHERE user = users.id ORDER BY erp_id LIMIT 1), \
     users.password, users.email_verified, users.password_changed";

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
            .query_row(params![user.realm.as_str(), value], |row| row.get::<_, bool>(0))
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
             contact, password, one_time_until, created) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)",
        )
        .and_then(|mut statement| {
            statement.insert(params![
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
            ])
        })
        .map(UserId)
        .map_err(|error| failed(&error))
}

/// Puts a user out of use: its sessions end, its links die, and no other address is waited for. Answers how many sessions ended.
pub fn disable(transaction: &Transaction<'_>, user: UserId, now: Timestamp) -> Result<u64, Error> {
    set_state(transaction, user, UserState::Disabled)?;
    end_everything(transaction, user, now)
}

/// Sets whether a user may act.
pub fn set_state(transaction: &Transaction<'_>, user: UserId, state: UserState) -> Result<(), Error> {
    transaction
        .execute("UPDATE users SET state = ?2 WHERE id = ?1", params![user.0, state.as_str()])
        .map(drop)
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

/// Takes over what the ERP says of a user; its password only where it has none. No other address than the ERP's is waited
/// for any more: the one that was to confirm it is the user's no longer.
pub fn update_imported(transaction: &Transaction<'_>, id: UserId, user: &NewUser<'_>) -> Result<(), Error> {
    let email = user.email.map(|(email, _)| mailboxes::key(email));
    let outdated =
        "DELETE FROM email_changes WHERE user = ?1 AND (SELECT email_key FROM users WHERE id = ?1) IS NOT ?2";
    transaction.execute(outdated, params![id.0, email]).map_err(|error| failed(&error))?;
    transaction
        .execute(
            "UPDATE users SET name = ?2, email = ?3, email_key = ?4, email_verified = \
             CASE WHEN email_key IS ?4 THEN max(email_verified, ?5) ELSE ?5 END, locale = coalesce(?6, locale), \
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

pub(super) fn end_everything(transaction: &Transaction<'_>, user: UserId, now: Timestamp) -> Result<u64, Error> {
    // Whoever asked for another address may be the one whom staff keep out.
    email_changes::forget(transaction, user)?;
    transaction
        .execute("UPDATE links SET used = ?2 WHERE user = ?1 AND used IS NULL", params![user.0, sql_time(now)])
        .and_then(|_| sessions::end_all(transaction, user, None, now))
        .map_err(|error| failed(&error))
}

/// The user with this id.
pub(crate) fn user_by_id(connection: &Connection, id: UserId) -> rusqlite::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM users WHERE id = ?1"))?
        .query_row([id.0], user_row)
        .optional()
}

/// The user that the contact has in the realm, also where a merge brought the contact.
pub(crate) fn user_by_contact(
    connection: &Connection,
    realm: &RealmId,
    contact: &str,
) -> rusqlite::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM users WHERE realm = ?1 AND (contact = ?2 \
             OR id IN (SELECT user FROM kept_contacts WHERE contact = ?2)) ORDER BY id LIMIT 1"
        ))?
        .query_row(params![realm.as_str(), contact], user_row)
        .optional()
}

/// Whether a user of the realm has this address, in use or not, proved or given by the ERP or by staff (rule I4a).
pub(crate) fn somebody_has(connection: &Connection, realm: &RealmId, email: &str) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM users WHERE realm = ?1 AND email_key = ?2 AND NOT {CLAIMS})"
        ))?
        .query_row(params![realm.as_str(), mailboxes::key(email)], |row| row.get(0))
}

/// Notes that a user reads the mail to their address.
pub(crate) fn prove_email(transaction: &Transaction<'_>, user: UserId) -> rusqlite::Result<()> {
    transaction.execute("UPDATE users SET email_verified = 1 WHERE id = ?1", [user.0]).map(drop)
}

/// Whether a change of the site's realm left the user behind there (rule S6).
pub(crate) fn is_left_behind(connection: &Connection, user: UserId, site: &SiteId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM kept_logins WHERE user = ?1 AND site = ?2)")?
        .query_row(params![user.0, site.as_str()], |row| row.get(0))
}

/// The user with this login in the realm.
pub(crate) fn user_by_login(
    connection: &Connection,
    realm: &RealmId,
    login_key: &str,
) -> rusqlite::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM users WHERE realm = ?1 AND login_key = ?2"))?
        .query_row(params![realm.as_str(), login_key], user_row)
        .optional()
}

/// Whom this login means on the site.
pub(crate) fn user_on(connection: &Connection, site: &SiteId, login_key: &str) -> rusqlite::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM users WHERE id = {MEANT}"))?
        .query_row(params![site.as_str(), login_key], user_row)
        .optional()
}

/// Whom somebody means on the site who signs in with this login, or with the address of exactly one user (rule U3b). A
/// login comes first: whoever has one signs in with it, whosever address it is besides.
pub(crate) fn signing_in(connection: &Connection, site: &SiteId, typed: &str) -> rusqlite::Result<Option<UserRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM users WHERE id = coalesce({MEANT}, ({}))",
            only_one_addressed()
        ))?
        .query_row(params![site.as_str(), typed], user_row)
        .optional()
}

/// Who may be sent a link to set a password: those of the site with this login, or with this address where it is proved
/// or nobody else's; three at the most.
pub(crate) fn reachable_by(connection: &Connection, site: &SiteId, typed: &str) -> rusqlite::Result<Vec<UserRow>> {
    let of_site = of_site("?1");
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM users WHERE state <> 'disabled' AND email IS NOT NULL AND id IN (\
             SELECT {MEANT} UNION {} UNION \
             SELECT id FROM users WHERE email_key = ?2 AND email_verified AND {of_site}) \
             ORDER BY login_key <> ?2, id LIMIT 3",
            only_one_addressed()
        ))?
        .query_map(params![site.as_str(), typed], user_row)?
        .collect()
}

/// The id of the only user of the site `?1` with the address `?2`: who may not sign in does not count, and neither does
/// who has signed up with it and proved nothing.
fn only_one_addressed() -> String {
    let of_site = of_site("?1");
    format!(
        "SELECT iif(count(*) = 1, min(id), NULL) FROM users WHERE email_key = ?2 AND state <> 'disabled' \
         AND NOT {CLAIMS} AND {of_site}"
    )
}

/// The condition that a row of `users` has signed up with its address and proved nothing: the address is nobody's yet.
pub(crate) const CLAIMS: &str = "(users.state = 'unverified' \
     AND EXISTS (SELECT 1 FROM sign_ups WHERE sign_ups.user = users.id))";

/// The id of whom the login `?2` means on the site `?1`.
const MEANT: &str = "coalesce((SELECT user FROM kept_logins WHERE site = ?1 AND login_key = ?2), \
     (SELECT id FROM users WHERE realm = (SELECT realm FROM sites WHERE id = ?1) AND login_key = ?2))";

/// The condition that a row of `users` is one of the people of a site, given as a parameter or column: by its realm,
/// unless a kept login stands before its own; or by a login that was kept for it.
pub(crate) fn of_site(site: &str) -> String {
    format!(
        "((users.realm = (SELECT realm FROM sites WHERE sites.id = {site}) AND NOT EXISTS (SELECT 1 FROM kept_logins \
         WHERE kept_logins.site = {site} AND kept_logins.login_key = users.login_key \
         AND kept_logins.user <> users.id)) OR {})",
        kept_on(site)
    )
}

/// The condition that a login was kept for a row of `users` on a site.
pub(crate) fn kept_on(site: &str) -> String {
    format!("EXISTS (SELECT 1 FROM kept_logins WHERE kept_logins.user = users.id AND kept_logins.site = {site})")
}

/// A time as SQLite keeps it.
pub(crate) fn sql_time(time: Timestamp) -> i64 {
    i64::try_from(time.0).unwrap_or(i64::MAX)
}

/// A time as SQLite kept it; one before 1970 counts as 1970.
pub(crate) fn time_of_sql(time: i64) -> Timestamp {
    Timestamp(u64::try_from(time).unwrap_or_default())
}

pub(crate) fn user_row(row: &Row<'_>) -> rusqlite::Result<UserRow> {
    Ok(UserRow {
        user: user_of(row)?,
        one_time_until: row.get::<_, Option<i64>>(8)?.map(time_of_sql),
        password: row.get(12)?,
        email_verified: row.get(13)?,
        password_changed: row.get::<_, Option<i64>>(14)?.map(time_of_sql),
    })
}

/// The user in the first twelve columns.
pub(crate) fn user_of(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: UserId(row.get(0)?),
        realm: parsed(row, 1)?,
        login: Login::new(&row.get::<_, String>(2)?).map_err(|error| unreadable(2, error))?,
        name: row.get(3)?,
        email: row.get(4)?,
        locale: row.get::<_, Option<String>>(5)?.and_then(|tag| Locale::of_tag(&tag)),
        state: UserState::of_word(row.get_ref(6)?.as_str()?),
        locked: row.get::<_, i64>(7)? >= OUT_OF_USE,
        one_time_password: row.get::<_, Option<i64>>(8)?.is_some(),
        contact: row.get(9)?,
        erp: link_at(row, 10)?,
    })
}

/// A column that holds one of our own words; another word is a damaged store, and a refusal.
pub(crate) fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.get_ref(column)?.as_str()?.parse().map_err(|error: T::Err| unreadable(column, error))
}

fn unreadable(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}

/// The columns that [`user_of`] reads, for joins.
pub(crate) const USER_COLUMNS: &str = "users.id, users.realm, users.login, users.name, users.email, users.locale, \
     users.state, users.failures, users.one_time_until, users.contact, \
     (SELECT erp_id FROM erp_users WHERE user = users.id ORDER BY erp_id LIMIT 1), \
     (SELECT account FROM erp_users WHERE user = users.id ORDER BY erp_id LIMIT 1)";
