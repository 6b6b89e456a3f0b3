//! Permissions that members asked the owner for (rule D5).

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::permissions::{Permission, Permissions};
use crate::model::users::UserId;
use crate::store::engine::{Connection, OptionalExtension, Transaction, params};
use crate::store::rows::{sql_time, time_of_sql, unreadable};
use crate::store::{Store, failed};

/// A request as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who asks.
    pub user: UserId,
    /// The permission asked for.
    pub permission: Permission,
    /// A sentence; may be empty.
    pub text: String,
    /// When it was asked for.
    pub asked: Timestamp,
    /// Whether nobody has given or declined it yet.
    pub open: bool,
}

impl Store {
    /// What the members of an account asked for, the oldest first; 1,000 at the most.
    pub fn requests(&self, account: AccountId) -> Result<Vec<Request>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT user, permission, text, asked, open FROM permission_requests WHERE account = ?1 \
                     ORDER BY asked, user, permission LIMIT 1000",
                )?
                .query_map([account.0], |row| {
                    let permission = row.text(1)?.parse();
                    Ok(Request {
                        user: UserId(row.get(0)?),
                        permission: permission.map_err(|error| unreadable(1, error))?,
                        text: row.get(2)?,
                        asked: time_of_sql(row.get(3)?),
                        open: row.get(4)?,
                    })
                })?
                .collect()
        })
    }
}

/// When a member last asked for a permission.
pub fn asked_at(
    connection: &Connection,
    account: AccountId,
    user: UserId,
    permission: Permission,
) -> Result<Option<Timestamp>, Error> {
    connection
        .query_row(
            "SELECT asked FROM permission_requests WHERE account = ?1 AND user = ?2 AND permission = ?3",
            params![account.0, user.0, permission.id()],
            |row| row.get(0).map(time_of_sql),
        )
        .optional()
        .map_err(|error| failed(&error))
}

/// Whether a request of a member for a permission waits for an answer.
pub fn waits(connection: &Connection, account: AccountId, user: UserId, permission: Permission) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM permission_requests WHERE account = ?1 AND user = ?2 AND permission = ?3 AND open)";
    connection
        .query_row(sql, params![account.0, user.0, permission.id()], |row| row.get(0))
        .map_err(|error| failed(&error))
}

/// How many requests the members of an account sent after this moment.
pub fn asked_since(connection: &Connection, account: AccountId, since: Timestamp) -> Result<u32, Error> {
    connection
        .query_row(
            "SELECT count(*) FROM permission_requests WHERE account = ?1 AND asked > ?2",
            params![account.0, sql_time(since)],
            |row| row.get(0),
        )
        .map_err(|error| failed(&error))
}

/// Remembers a request, in place of an older one for the same.
pub fn put_request(transaction: &Transaction<'_>, account: AccountId, request: &Request) -> Result<(), Error> {
    transaction
        .execute(
            "INSERT INTO permission_requests (account, user, permission, text, asked, open) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (account, user, permission) \
             DO UPDATE SET text = excluded.text, asked = excluded.asked, open = excluded.open",
            params![
                account.0,
                request.user.0,
                request.permission.id(),
                request.text,
                sql_time(request.asked),
                request.open
            ],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Closes a request that waits; `false` where none does.
pub fn settle_request(
    transaction: &Transaction<'_>,
    account: AccountId,
    user: UserId,
    permission: Permission,
) -> Result<bool, Error> {
    let sql = "UPDATE permission_requests SET open = FALSE WHERE account = ?1 AND user = ?2 AND permission = ?3 AND open = TRUE";
    let settled = transaction.execute(sql, params![account.0, user.0, permission.id()]);
    settled.map(|settled| settled > 0).map_err(|error| failed(&error))
}

/// Closes the requests of a member for whatever they hold now.
pub fn settle_given(
    transaction: &Transaction<'_>,
    account: AccountId,
    user: UserId,
    held: Permissions,
) -> Result<(), Error> {
    let mut given = held.iter().filter(|permission| held.allows(*permission));
    given.try_for_each(|permission| settle_request(transaction, account, user, permission).map(drop))
}
