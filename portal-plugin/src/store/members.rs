//! The members of an account: listed, changed, ended; and its owner.

use crate::error::Error;
use crate::model::accounts::{AccountId, AccountState};
use crate::model::memberships::{Membership, MembershipState};
use crate::model::permissions::Permissions;
use crate::model::users::{User, UserId};
use crate::store::accounts::joined;
use crate::store::engine::{self, Connection, OptionalExtension, Row, Transaction, params};
use crate::store::principals::{account_at, membership_at};
use crate::store::rows::{USER_COLUMNS, sql_time, user_of};
use crate::store::{AccountRow, Store, failed};

/// A member of an account.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who it is.
    pub user: User,
    /// What it is to the account.
    pub membership: Membership,
}

impl Store {
    /// The members of an account, the owner first, then by name; 1,000 at the most.
    pub fn members(&self, account: AccountId) -> Result<Vec<Member>, Error> {
        self.read(|connection| members_in(connection, account))
    }

    /// The account with this id.
    pub fn account(&self, id: AccountId) -> Result<Option<AccountRow>, Error> {
        self.read(|connection| account_in(connection, id))
    }
}

/// The members of an account, the owner first, then by name; 1,000 at the most.
pub fn members_in(connection: &Connection, account: AccountId) -> engine::Result<Vec<Member>> {
    connection
        .prepare_cached(&select(
            "ORDER BY accounts.owner IS NOT DISTINCT FROM users.id DESC, users.name, users.id LIMIT 1000",
        ))?
        .query_map([account.0], member)?
        .collect()
}

/// This member of an account.
///
/// # Errors
/// `member/unknown`.
pub fn member_in(connection: &Connection, account: AccountId, user: UserId) -> Result<Member, Error> {
    connection
        .prepare_cached(&select("AND memberships.user = ?2"))
        .and_then(|mut statement| statement.query_row([account.0, user.0], member).optional())
        .map_err(|error| failed(&error))?
        .ok_or(Error::MemberUnknown)
}

/// The owner of an account, where it has one.
pub fn owner_in(connection: &Connection, account: AccountId) -> Result<Option<Member>, Error> {
    connection
        .prepare_cached(&select("AND accounts.owner = memberships.user"))
        .and_then(|mut statement| statement.query_row([account.0], member).optional())
        .map_err(|error| failed(&error))
}

/// The account with this id.
pub fn account_in(connection: &Connection, id: AccountId) -> engine::Result<Option<AccountRow>> {
    connection
        .prepare_cached("SELECT id, third_party, state, sites, owner FROM accounts WHERE id = ?1")?
        .query_row([id.0], |row| {
            Ok(AccountRow { account: account_at(row, 0)?, owner: row.get::<Option<i64>>(4)?.map(UserId) })
        })
        .optional()
}

/// Puts what a member may do in place of what it could; the owner's row stays as it is.
pub fn change_member(
    transaction: &Transaction<'_>,
    account: AccountId,
    user: UserId,
    membership: &Membership,
) -> Result<(), Error> {
    transaction
        .execute(
            "UPDATE memberships SET permissions = ?3, sees = ?4, sites = ?5, ends = ?6, state = ?7 \
             WHERE account = ?1 AND user = ?2",
            params![
                account.0,
                user.0,
                membership.role.permissions().to_string(),
                membership.sees.as_str(),
                membership.sites.as_deref().map(joined),
                membership.ends.map(sql_time),
                if membership.state == MembershipState::Active { "active" } else { "suspended" },
            ],
        )
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Ends a membership.
pub fn delete_member(transaction: &Transaction<'_>, account: AccountId, user: UserId) -> Result<(), Error> {
    transaction
        .execute("DELETE FROM memberships WHERE account = ?1 AND user = ?2", [account.0, user.0])
        .map(drop)
        .map_err(|error| failed(&error))
}

/// How many sessions of a user nobody has ended.
pub fn sessions_open(transaction: &Transaction<'_>, user: UserId) -> Result<u64, Error> {
    transaction
        .query_row("SELECT count(*) FROM sessions WHERE user = ?1 AND ended IS NULL", [user.0], |row| row.get::<u32>(0))
        .map(u64::from)
        .map_err(|error| failed(&error))
}

/// Makes a member the owner. Who was it before stays with every permission, and nothing narrows either of them (rule A6).
pub fn put_owner(transaction: &Transaction<'_>, account: AccountId, owner: UserId) -> Result<(), Error> {
    transaction
        .execute(
            "UPDATE memberships SET permissions = ?3, sees = 'all', sites = NULL, ends = NULL, state = 'active' \
             WHERE account = ?1 AND (user = ?2 OR user = (SELECT owner FROM accounts WHERE id = ?1))",
            params![account.0, owner.0, Permissions::ALL.to_string()],
        )
        .and_then(|_| transaction.execute("UPDATE accounts SET owner = ?2 WHERE id = ?1", [account.0, owner.0]))
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Sets whether an account may be used; `false` where that is what it was.
pub fn put_account_state(
    transaction: &Transaction<'_>,
    account: AccountId,
    state: AccountState,
) -> Result<bool, Error> {
    transaction
        .execute("UPDATE accounts SET state = ?2 WHERE id = ?1 AND state <> ?2", params![account.0, state.as_str()])
        .map(|changed| changed > 0)
        .map_err(|error| failed(&error))
}

fn select(which: &str) -> String {
    format!(
        "SELECT {USER_COLUMNS}, accounts.owner IS NOT DISTINCT FROM users.id, memberships.permissions, memberships.sees, \
         memberships.state, memberships.sites, memberships.ends FROM memberships \
         JOIN users ON users.id = memberships.user JOIN accounts ON accounts.id = memberships.account \
         WHERE memberships.account = ?1 {which}"
    )
}

fn member(row: &Row<'_>) -> engine::Result<Member> {
    Ok(Member { user: user_of(row)?, membership: membership_at(row, 13)? })
}
