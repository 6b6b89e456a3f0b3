//! What a row of the store is read into, and how a time is kept: below every file of statements.

use crate::clock::Timestamp;
use crate::model::accounts::AccountId;
use crate::model::locales::Locale;
use crate::model::users::{ErpLink, Login, User, UserId, UserState};
use crate::model::zones::Zone;
use crate::store::engine::{self, Row};

/// From here on a password is out of use as a whole. Only versions that counted the failures of all networks together
/// came to it: see [`crate::model::turns`].
const OUT_OF_USE: i64 = 100;

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
     users.time_zone, users.password, users.email_verified, users.password_changed";

/// A time as SQLite keeps it.
pub(crate) fn sql_time(time: Timestamp) -> i64 {
    i64::try_from(time.0).unwrap_or(i64::MAX)
}

/// A time as SQLite kept it; one before 1970 counts as 1970.
pub(crate) fn time_of_sql(time: i64) -> Timestamp {
    Timestamp(u64::try_from(time).unwrap_or_default())
}

pub(crate) fn user_row(row: &Row<'_>) -> engine::Result<UserRow> {
    Ok(UserRow {
        user: user_of(row)?,
        one_time_until: row.get::<Option<i64>>(8)?.map(time_of_sql),
        password: row.get(13)?,
        email_verified: row.get(14)?,
        password_changed: row.get::<Option<i64>>(15)?.map(time_of_sql),
    })
}

/// The user in the first thirteen columns.
pub(crate) fn user_of(row: &Row<'_>) -> engine::Result<User> {
    Ok(User {
        id: UserId(row.get(0)?),
        realm: parsed(row, 1)?,
        login: Login::new(&row.get::<String>(2)?).map_err(|error| unreadable(2, error))?,
        name: row.get(3)?,
        email: row.get(4)?,
        locale: row.get::<Option<String>>(5)?.and_then(|tag| Locale::of_tag(&tag)),
        // A name that a later database knows is nobody's choice here.
        zone: row.get::<Option<String>>(12)?.and_then(|name| Zone::of_name(&name)),
        state: UserState::of_word(row.text(6)?),
        locked: row.get::<i64>(7)? >= OUT_OF_USE,
        one_time_password: row.get::<Option<i64>>(8)?.is_some(),
        contact: row.get(9)?,
        erp: link_at(row, 10)?,
    })
}

/// A column that holds one of our own words; another word is a damaged store, and a refusal.
pub(crate) fn parsed<T>(row: &Row<'_>, column: usize) -> engine::Result<T>
where
    T: std::str::FromStr<Err: std::error::Error>,
{
    row.text(column)?.parse().map_err(|error: T::Err| unreadable(column, error))
}

/// Why a column cannot be read.
pub(crate) fn unreadable(column: usize, error: impl std::error::Error) -> engine::Error {
    engine::Error::Unreadable { column, why: error.to_string() }
}

/// The columns that [`user_of`] reads, for joins.
pub(crate) const USER_COLUMNS: &str = "users.id, users.realm, users.login, users.name, users.email, users.locale, \
     users.state, users.failures, users.one_time_until, users.contact, \
     (SELECT erp_id FROM erp_users WHERE user = users.id ORDER BY erp_id LIMIT 1), \
     (SELECT account FROM erp_users WHERE user = users.id ORDER BY erp_id LIMIT 1), users.time_zone";

/// The link in two columns from `first`: the ERP's id, the account; none where the first is NULL.
pub(crate) fn link_at(row: &Row<'_>, first: usize) -> engine::Result<Option<ErpLink>> {
    let Some(id) = row.get(first)? else { return Ok(None) };
    Ok(Some(ErpLink { id, account: row.get::<Option<i64>>(first + 1)?.map(AccountId) }))
}
