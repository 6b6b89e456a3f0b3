//! The steps of a change, and the rows that they are about.

use serde::{Deserialize, Serialize};

use crate::model::accounts::AccountId;
use crate::model::memberships::{Membership, MembershipState};
use crate::model::sites::SiteId;
use crate::model::users::UserId;
use crate::store::engine::{self, OptionalExtension, Transaction, params};
use crate::store::rows::sql_time;

/// One row that applying changed, and what it was. Users are ids.
#[expect(clippy::large_enum_variant, reason = "a change has a few thousand of them at the most, for a moment")]
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Step {
    Site { site: String, from: String, to: String },
    User { user: i64, from: String, to: String },
    Kept { site: String, login: String, before: Option<i64>, after: Option<i64> },
    Owner { account: i64, from: i64, to: i64 },
    Moved { account: i64, from: i64, to: i64 },
    Narrowed { account: i64, stays: i64, goes: i64, stays_before: Terms, goes_before: Terms, after: Terms },
    Contact { user: i64, account: i64, contact: String },
    Named { what: Naming, from: i64, to: i64, ids: Vec<i64> },
    Invitations { from: String, to: String, ids: Vec<i64> },
    TransferFell { account: i64, transfer: i64, candidate: i64, settled: i64 },
    RecoveryFell { account: i64, recovery: i64, candidate: i64, settled: i64 },
    First { site: String, account: i64, from: i64, to: i64 },
    SignUp { key: String, from: i64, to: i64 },
    ErpUsers { from: i64, to: i64, ids: Vec<String> },
    Credentials { stays: i64, goes: i64, before: Secrets, after: Secrets },
    SecondFactor { from: i64, to: i64, since: i64 },
    Retired { user: i64, into: i64, state: String },
}

impl Step {
    /// Whether the step is about this user.
    pub(super) fn concerns(&self, id: i64) -> bool {
        let is = |one: &i64| *one == id;
        match self {
            Self::Site { .. } | Self::Invitations { .. } => false,
            Self::User { user, .. } | Self::Contact { user, .. } => is(user),
            Self::Kept { before, after, .. } => before.as_ref().is_some_and(is) || after.as_ref().is_some_and(is),
            Self::TransferFell { candidate, .. } | Self::RecoveryFell { candidate, .. } => is(candidate),
            Self::Owner { from, to, .. }
            | Self::Moved { from, to, .. }
            | Self::Named { from, to, .. }
            | Self::First { from, to, .. }
            | Self::SignUp { from, to, .. }
            | Self::SecondFactor { from, to, .. }
            | Self::ErpUsers { from, to, .. } => is(from) || is(to),
            Self::Narrowed { stays, goes, .. } | Self::Credentials { stays, goes, .. } => is(stays) || is(goes),
            Self::Retired { user, into, .. } => is(user) || is(into),
        }
    }
}

/// Rows that name a user and go where the user goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Naming {
    Session,
    Inviter,
    Proposer,
    Candidate,
    LostOwner,
    Heir,
    Contact,
}

impl Naming {
    pub(super) const ALL: [Self; 7] =
        [Self::Session, Self::Inviter, Self::Proposer, Self::Candidate, Self::LostOwner, Self::Heir, Self::Contact];

    /// The table, the column, and when a row still matters: what is over keeps the name that it had.
    const fn rows(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Session => ("sessions", "user", "ended IS NULL"),
            Self::Inviter => ("invitations", "inviter", "state = 'pending'"),
            Self::Proposer => ("transfers", "proposer", "state = 'pending'"),
            Self::Candidate => ("transfers", "candidate", "state = 'pending'"),
            Self::LostOwner => ("recoveries", "owner", "state = 'pending'"),
            Self::Heir => ("recoveries", "candidate", "state = 'pending'"),
            Self::Contact => ("contacts", "user", "TRUE"),
        }
    }
}

/// Names another user in all rows of a kind, and answers which they were.
pub(super) fn name_instead(
    transaction: &Transaction<'_>,
    what: Naming,
    from: UserId,
    to: UserId,
) -> engine::Result<Vec<i64>> {
    let (table, column, matters) = what.rows();
    transaction
        .prepare_cached(&format!("UPDATE {table} SET {column} = ?2 WHERE {column} = ?1 AND {matters} RETURNING id"))?
        .query_map([from.0, to.0], |row| row.get(0))?
        .collect()
}

/// Names the user again that a row named before, where nothing became of it since.
pub(super) fn name_again(
    transaction: &Transaction<'_>,
    what: Naming,
    row: i64,
    from: i64,
    to: i64,
) -> engine::Result<()> {
    let (table, column, matters) = what.rows();
    transaction
        .prepare_cached(&format!("UPDATE {table} SET {column} = ?2 WHERE id = ?1 AND {column} = ?3 AND {matters}"))?
        .execute([row, from, to])
        .map(drop)
}

/// The columns of a membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Terms {
    pub(super) permissions: String,
    pub(super) sees: String,
    pub(super) state: String,
    pub(super) sites: Option<String>,
    pub(super) ends: Option<i64>,
    pub(super) created: i64,
}

/// What a user signs in with: the password's columns, and the browsers as token and last use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Secrets {
    pub(super) password: Option<String>,
    pub(super) one_time_until: Option<i64>,
    pub(super) failures: i64,
    pub(super) devices: Option<Vec<(Vec<u8>, i64)>>,
}

pub(super) fn kept(transaction: &Transaction<'_>, site: &str, login: &str) -> engine::Result<Option<i64>> {
    transaction
        .query_row("SELECT user FROM kept_logins WHERE site = ?1 AND login_key = ?2", [site, login], |row| row.get(0))
        .optional()
}

pub(super) fn put_kept(
    transaction: &Transaction<'_>,
    site: &str,
    login: &str,
    user: Option<i64>,
) -> engine::Result<()> {
    match user {
        Some(user) => transaction.execute(
            "INSERT INTO kept_logins (site, login_key, user) VALUES (?1, ?2, ?3) \
             ON CONFLICT (site, login_key) DO UPDATE SET user = excluded.user",
            params![site, login, user],
        ),
        None => transaction.execute("DELETE FROM kept_logins WHERE site = ?1 AND login_key = ?2", [site, login]),
    }
    .map(drop)
}

/// The contact that stands behind a user in an account.
pub(super) fn contact_in(
    transaction: &Transaction<'_>,
    user: UserId,
    account: AccountId,
) -> engine::Result<Option<String>> {
    transaction.query_row(
        "SELECT coalesce((SELECT contact FROM kept_contacts WHERE user = ?1 AND account = ?2), contact) \
         FROM users WHERE id = ?1",
        params![user.0, account.0],
        |row| row.get(0),
    )
}

pub(super) fn terms(transaction: &Transaction<'_>, account: AccountId, user: UserId) -> engine::Result<Option<Terms>> {
    transaction
        .prepare_cached(
            "SELECT permissions, sees, state, sites, ends, created FROM memberships WHERE account = ?1 AND user = ?2",
        )?
        .query_row(params![account.0, user.0], |row| {
            Ok(Terms {
                permissions: row.get(0)?,
                sees: row.get(1)?,
                state: row.get(2)?,
                sites: row.get(3)?,
                ends: row.get(4)?,
                created: row.get(5)?,
            })
        })
        .optional()
}

pub(super) fn terms_of(membership: &Membership, created: i64) -> Terms {
    let sites = membership.sites.as_ref();
    Terms {
        permissions: membership.role.permissions().to_string(),
        sees: membership.sees.as_str().to_owned(),
        state: if membership.state == MembershipState::Active { "active" } else { "suspended" }.to_owned(),
        sites: sites.map(|sites| sites.iter().map(SiteId::as_str).collect::<Vec<_>>().join(" ")),
        ends: membership.ends.map(sql_time),
        created,
    }
}

pub(super) fn put_terms(transaction: &Transaction<'_>, account: i64, user: i64, terms: &Terms) -> engine::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO memberships (account, user, permissions, sees, state, sites, ends, created) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (account, user) DO UPDATE SET \
             permissions = excluded.permissions, sees = excluded.sees, state = excluded.state, \
             sites = excluded.sites, ends = excluded.ends",
        )?
        .execute(params![
            account,
            user,
            terms.permissions,
            terms.sees,
            terms.state,
            terms.sites,
            terms.ends,
            terms.created
        ])
        .map(drop)
}

pub(super) fn drop_terms(transaction: &Transaction<'_>, account: i64, user: i64) -> engine::Result<()> {
    transaction.execute("DELETE FROM memberships WHERE account = ?1 AND user = ?2", [account, user]).map(drop)
}

pub(super) fn secrets(transaction: &Transaction<'_>, user: UserId, with_devices: bool) -> engine::Result<Secrets> {
    let devices = if with_devices {
        let mut statement =
            transaction.prepare_cached("SELECT token, used FROM devices WHERE user = ?1 ORDER BY token")?;
        Some(statement.query_map([user.0], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    } else {
        None
    };
    transaction.query_row("SELECT password, one_time_until, failures FROM users WHERE id = ?1", [user.0], |row| {
        Ok(Secrets { password: row.get(0)?, one_time_until: row.get(1)?, failures: row.get(2)?, devices })
    })
}

/// Puts a password in place and, where they are given, lets exactly these browsers be known.
pub(super) fn put_secrets(transaction: &Transaction<'_>, user: i64, secrets: &Secrets) -> engine::Result<()> {
    transaction.execute(
        "UPDATE users SET password = ?2, one_time_until = ?3, failures = ?4 WHERE id = ?1",
        params![user, secrets.password, secrets.one_time_until, secrets.failures],
    )?;
    let Some(devices) = &secrets.devices else { return Ok(()) };
    transaction.execute("DELETE FROM devices WHERE user = ?1", [user])?;
    for (token, used) in devices {
        transaction.execute(
            "INSERT INTO devices (token, user, used) VALUES (?1, ?2, ?3) \
             ON CONFLICT (token) DO UPDATE SET user = excluded.user, used = excluded.used",
            params![token, user, used],
        )?;
    }
    Ok(())
}
