//! Accounts and memberships: who may be where.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::{Account, AccountId};
use crate::model::memberships::{Membership, MembershipState, Role};
use crate::model::sites::SiteId;
use crate::model::users::{ErpLink, User, UserId};
use crate::store::engine::{Connection, OptionalExtension, Transaction, params};
use crate::store::lookups::of_site;
use crate::store::principals::{account_at, membership_at};
use crate::store::rows::{link_at, sql_time};
use crate::store::second_factors::ASKS_ONE;
use crate::store::{Store, failed};

/// An account and whether somebody owns it.
#[derive(Clone, Debug)]
pub struct AccountRow {
    /// The account.
    pub account: Account,
    /// Its owner, once staff have named the first one.
    pub owner: Option<UserId>,
}

/// A membership and the account it is in.
#[derive(Clone, Debug)]
pub struct MembershipRow {
    /// The account.
    pub account: Account,
    /// The membership.
    pub membership: Membership,
    /// The contact behind the user in this account, where a merge brought another one than the user's own.
    pub contact: Option<String>,
    /// The ERP's user behind the user in this account, where it rules the membership.
    pub erp: Option<ErpLink>,
    /// Whether the account asks a second factor of its members.
    pub asks_second_factor: bool,
}

impl MembershipRow {
    /// Its user as it is judged in this account: by the contact and the ERP's user that stand behind it here.
    pub fn user_here(&self, user: User) -> User {
        let User { contact, erp, .. } = &user;
        let (contact, erp) =
            (self.contact.clone().or_else(|| contact.clone()), self.erp.clone().or_else(|| erp.clone()));
        User { contact, erp, ..user }
    }
}

impl Store {
    /// The account of a third party.
    pub fn account_of(&self, third_party: &str) -> Result<Option<AccountRow>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(OF_THIRD_PARTY)?
                .query_row([third_party], |row| {
                    Ok(AccountRow { account: account_at(row, 0)?, owner: row.get::<Option<i64>>(4)?.map(UserId) })
                })
                .optional()
        })
    }

    /// The memberships of a user with their accounts, oldest first, 1,000 at the most.
    pub fn memberships_of(&self, user: UserId) -> Result<Vec<MembershipRow>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT accounts.id, accounts.third_party, accounts.state, accounts.sites, \
                     accounts.owner IS NOT DISTINCT FROM memberships.user, memberships.permissions, memberships.sees, memberships.state, \
                     memberships.sites, memberships.ends, kept_contacts.contact, {ASKS_ONE}, ruling.erp_id, ruling.account \
                     FROM memberships JOIN accounts ON accounts.id = memberships.account \
                     LEFT JOIN kept_contacts ON kept_contacts.user = memberships.user \
                     AND kept_contacts.account = memberships.account \
                     LEFT JOIN erp_users AS ruling ON ruling.user = memberships.user \
                     AND ruling.account = memberships.account \
                     WHERE memberships.user = ?1 ORDER BY memberships.created, accounts.id LIMIT 1000"
                ))?
                .query_map([user.0], |row| {
                    let (account, membership) = (account_at(row, 0)?, membership_at(row, 4)?);
                    let (contact, asks_second_factor) = (row.get(10)?, row.get(11)?);
                    Ok(MembershipRow { account, membership, contact, erp: link_at(row, 12)?, asks_second_factor })
                })?
                .collect()
        })
    }

    /// What joins a user and an account.
    pub fn membership(&self, account: AccountId, user: UserId) -> Result<Option<Membership>, Error> {
        let rows = self.memberships_of(user)?;
        Ok(rows.into_iter().find(|row| row.account.id == account).map(|row| row.membership))
    }
}

const OF_THIRD_PARTY: &str = "SELECT id, third_party, state, sites, owner FROM accounts WHERE third_party = ?1";

/// The account of a third party, within a transaction or a read.
pub fn account_of_in(connection: &Connection, third_party: &str) -> Result<Option<Account>, Error> {
    connection
        .prepare_cached(OF_THIRD_PARTY)
        .and_then(|mut statement| statement.query_row([third_party], |row| account_at(row, 0)).optional())
        .map_err(|error| failed(&error))
}

/// A membership that works on a site.
#[derive(Clone, Debug)]
pub struct SeerRow {
    /// Its user.
    pub user: UserId,
    /// The user's login.
    pub login: String,
    /// Its account.
    pub account: AccountId,
    /// The account's third party.
    pub third_party: String,
    /// The membership.
    pub membership: Membership,
}

impl Store {
    /// The memberships that work on a site at this moment: of its active people, in open accounts.
    pub fn seers(&self, site: &SiteId, now: Timestamp) -> Result<Vec<SeerRow>, Error> {
        let rows: Vec<(SeerRow, Account)> = self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT accounts.id, accounts.third_party, accounts.state, accounts.sites, \
                     accounts.owner IS NOT DISTINCT FROM memberships.user, memberships.permissions, memberships.sees, memberships.state, \
                     memberships.sites, memberships.ends, users.id, users.login \
                     FROM memberships JOIN accounts ON accounts.id = memberships.account \
                     JOIN users ON users.id = memberships.user \
                     WHERE users.state = 'active' AND accounts.state = 'open' AND memberships.state = 'active' AND {} \
                     ORDER BY users.login_key, accounts.id",
                    of_site("?1")
                ))?
                .query_map([site.as_str()], |row| {
                    let (account, membership) = (account_at(row, 0)?, membership_at(row, 4)?);
                    let (id, third_party) = (account.id, account.third_party.clone());
                    let (user, login) = (UserId(row.get(10)?), row.get(11)?);
                    Ok((SeerRow { user, login, account: id, third_party, membership }, account))
                })?
                .collect()
        })?;
        let works = |(row, account): &(SeerRow, Account)| {
            let lists = |sites: &Option<Vec<SiteId>>| sites.as_ref().is_none_or(|sites| sites.contains(site));
            lists(&account.sites) && lists(&row.membership.sites) && row.membership.ends.is_none_or(|ends| now < ends)
        };
        Ok(rows.into_iter().filter(works).map(|(row, _)| row).collect())
    }
}

/// The account of a third party, opened where there is none.
pub fn open_account(transaction: &Transaction<'_>, third_party: &str, now: Timestamp) -> Result<AccountId, Error> {
    transaction
        .execute(
            "INSERT INTO accounts (third_party, state, created) VALUES (?1, 'open', ?2) ON CONFLICT (third_party) DO NOTHING",
            params![third_party, sql_time(now)],
        )
        .and_then(|_| {
            transaction.query_row("SELECT id FROM accounts WHERE third_party = ?1", [third_party], |row| row.get(0))
        })
        .map(AccountId)
        .map_err(|error| failed(&error))
}

/// The account of a third party, within a transaction or a read.
pub fn account_of(connection: &Connection, third_party: &str) -> Result<Option<AccountId>, Error> {
    connection
        .prepare_cached("SELECT id FROM accounts WHERE third_party = ?1")
        .and_then(|mut statement| statement.query_row([third_party], |row| row.get(0).map(AccountId)).optional())
        .map_err(|error| failed(&error))
}

/// Puts a membership in place of whatever joined the two before; making somebody an owner leaves nobody else one.
///
/// # Errors
/// `owner/exists` where another user owns the account, `owner/holds-all` where this user does and would no more.
pub fn put_membership(
    transaction: &Transaction<'_>,
    account: AccountId,
    user: UserId,
    membership: &Membership,
    now: Timestamp,
) -> Result<(), Error> {
    let owner: Option<i64> = transaction
        .query_row("SELECT owner FROM accounts WHERE id = ?1", [account.0], |row| row.get(0))
        .map_err(|error| failed(&error))?;
    match (membership.role, owner) {
        (Role::Owner, Some(other)) if other != user.0 => return Err(Error::OwnerExists),
        (Role::Member(_), Some(same)) if same == user.0 => return Err(Error::OwnerHoldsAll),
        _ => {}
    }
    transaction
        .execute(
            "INSERT INTO memberships (account, user, permissions, sees, state, sites, ends, created) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (account, user) DO UPDATE SET \
             permissions = excluded.permissions, sees = excluded.sees, state = excluded.state, \
             sites = excluded.sites, ends = excluded.ends",
            params![
                account.0,
                user.0,
                membership.role.permissions().to_string(),
                membership.sees.as_str(),
                if membership.state == MembershipState::Active { "active" } else { "suspended" },
                membership.sites.as_deref().map(joined),
                membership.ends.map(sql_time),
                sql_time(now),
            ],
        )
        .map_err(|error| failed(&error))?;
    if membership.role == Role::Owner {
        transaction
            .execute("UPDATE accounts SET owner = ?2 WHERE id = ?1", params![account.0, user.0])
            .map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// What joins a user and an account, within a transaction or a read.
pub fn membership_in(connection: &Connection, account: AccountId, user: UserId) -> Result<Option<Membership>, Error> {
    connection
        .prepare_cached(
            "SELECT accounts.owner IS NOT DISTINCT FROM memberships.user, memberships.permissions, memberships.sees, memberships.state, \
             memberships.sites, memberships.ends FROM memberships JOIN accounts ON accounts.id = memberships.account \
             WHERE memberships.account = ?1 AND memberships.user = ?2",
        )
        .and_then(|mut statement| {
            statement.query_row(params![account.0, user.0], |row| membership_at(row, 0)).optional()
        })
        .map_err(|error| failed(&error))
}

pub(crate) fn joined(sites: &[SiteId]) -> String {
    sites.iter().map(SiteId::as_str).collect::<Vec<_>>().join(" ")
}
