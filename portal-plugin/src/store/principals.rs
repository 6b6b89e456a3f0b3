//! Who asks: session, user, account and membership of one request, with one indexed query.

use crate::error::Error;
use crate::model::accounts::{Account, AccountId, AccountState};
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::sessions::{Session, SessionId, ViewAs};
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::User;
use crate::store::engine::{self, Connection, OptionalExtension, Row, ToSql, Transaction, params};
use crate::store::lookups::kept_on;
use crate::store::rows::{USER_COLUMNS, link_at, parsed, time_of_sql, user_of};
use crate::store::second_factors::{ASKS_ONE, HAS_ONE};
use crate::store::{Store, failed};

/// Everything the store knows of who asks.
#[expect(clippy::struct_excessive_bools, reason = "each is one fact about who asks")]
#[derive(Clone, Debug)]
pub struct PrincipalRow {
    /// The session that the token opened.
    pub session: Session,
    /// Its user.
    pub user: User,
    /// The account asked about, if there is such an account.
    pub account: Option<Account>,
    /// What joins the two, if something does.
    pub membership: Option<Membership>,
    /// Whether the user is a member of another account than the one asked about.
    pub elsewhere: bool,
    /// The realm that the session's site is in, whatever this process last read in a manifest.
    pub realm: Option<RealmId>,
    /// Whether the user's login was kept on the session's site, though the site is in another realm (rule S6).
    pub left_behind: bool,
    /// Whether a change of realm kept any login on any site: where none did, nobody has two that are apart (rule S6).
    pub logins_kept: bool,
    /// Whether staff look on, and into what.
    pub view_as: Option<ViewAs>,
    /// Whether the user has a second factor.
    pub second_factor: bool,
    /// Whether the account asked about wants one of its members.
    pub asks_second_factor: bool,
}

impl Store {
    /// Who holds this token, and what they are to this account. Nothing is remembered between calls: a revocation
    /// that has returned is seen by every later one, on every process (rule D4).
    pub fn principal(&self, token_hash: &[u8; 32], account: Option<AccountId>) -> Result<Option<PrincipalRow>, Error> {
        self.read(|connection| find(connection, "sessions.token", token_hash, account))
    }

    /// Who holds this session: for what goes on beside the request that began it.
    pub fn principal_of(&self, session: SessionId, account: Option<AccountId>) -> Result<Option<PrincipalRow>, Error> {
        self.read(|connection| find(connection, "sessions.id", session.0, account))
    }
}

/// Who holds this session and what they are to this account now, within the transaction of what they are about to change.
pub(crate) fn principal_in(
    transaction: &Transaction<'_>,
    session: SessionId,
    account: Option<AccountId>,
) -> Result<Option<PrincipalRow>, Error> {
    find(transaction, "sessions.id", session.0, account).map_err(|error| failed(&error))
}

/// The one query that every request asks.
fn statement(column: &str) -> String {
    format!(
        "SELECT {USER_COLUMNS}, sessions.id, sessions.site, sessions.opened, sessions.used, sessions.ended, \
         sessions.account, accounts.id, accounts.third_party, accounts.state, accounts.sites, accounts.owner IS NOT DISTINCT FROM users.id, \
         memberships.permissions, memberships.sees, memberships.state, memberships.sites, memberships.ends, \
         sites.realm, {}, kept_contacts.contact, \
         views_as.staff, views_as.reason, views_as.account, \
         EXISTS (SELECT 1 FROM memberships AS other WHERE other.user = users.id AND other.account IS DISTINCT FROM ?2), \
         EXISTS (SELECT 1 FROM kept_logins), {HAS_ONE}, {ASKS_ONE}, ruling.erp_id, ruling.account \
         FROM sessions JOIN users ON users.id = sessions.user \
         LEFT JOIN sites ON sites.id = sessions.site \
         LEFT JOIN views_as ON views_as.session = sessions.id \
         LEFT JOIN accounts ON accounts.id = ?2 \
         LEFT JOIN memberships ON memberships.account = accounts.id AND memberships.user = users.id \
         LEFT JOIN kept_contacts ON kept_contacts.user = users.id AND kept_contacts.account = accounts.id \
         LEFT JOIN erp_users AS ruling ON ruling.user = users.id AND ruling.account = accounts.id \
         WHERE {column} = ?1",
        kept_on("sessions.site")
    )
}

fn find(
    connection: &Connection,
    column: &str,
    value: impl ToSql,
    account: Option<AccountId>,
) -> engine::Result<Option<PrincipalRow>> {
    connection
        .prepare_cached(&statement(column))?
        .query_row(params![value, account.map(|id| id.0)], |row| {
            let mut user = user_of(row)?;
            user.contact = row.get::<Option<String>>(31)?.or(user.contact);
            user.erp = link_at(row, 39)?.or(user.erp);
            let view_as = match (row.get(32)?, row.get(33)?, row.get(34)?) {
                (Some(staff), Some(reason), Some(account)) => {
                    Some(ViewAs { staff, reason, account: AccountId(account) })
                }
                _ => None,
            };
            Ok(PrincipalRow {
                user,
                view_as,
                realm: row.get::<Option<String>>(29)?.and_then(|realm| realm.parse().ok()),
                left_behind: row.get(30)?,
                session: session_at(row, 13)?,
                account: row.get::<Option<i64>>(19)?.map(|_| account_at(row, 19)).transpose()?,
                membership: row.get::<Option<String>>(24)?.map(|_| membership_at(row, 23)).transpose()?,
                elsewhere: row.get(35)?,
                logins_kept: row.get(36)?,
                second_factor: row.get(37)?,
                asks_second_factor: row.get(38)?,
            })
        })
        .optional()
}

/// The session in six columns from `first`: id, site, opened, used, ended, account.
pub(crate) fn session_at(row: &Row<'_>, first: usize) -> engine::Result<Session> {
    Ok(Session {
        id: SessionId(row.get(first)?),
        site: parsed(row, first + 1)?,
        opened: time_of_sql(row.get(first + 2)?),
        used: time_of_sql(row.get(first + 3)?),
        ended: row.get::<Option<i64>>(first + 4)?.map(time_of_sql),
        account: row.get::<Option<i64>>(first + 5)?.map(AccountId),
    })
}

/// The account in four columns from `first`: id, third party, state, sites.
pub(crate) fn account_at(row: &Row<'_>, first: usize) -> engine::Result<Account> {
    Ok(Account {
        id: AccountId(row.get(first)?),
        third_party: row.get(first + 1)?,
        state: AccountState::of_word(row.text(first + 2)?),
        sites: sites_at(row, first + 3)?,
    })
}

/// The membership in six columns from `first`: whether it is the owner's, permissions, sees, state, sites, ends.
pub(crate) fn membership_at(row: &Row<'_>, first: usize) -> engine::Result<Membership> {
    let role = if row.get(first)? { Role::Owner } else { Role::Member(parsed(row, first + 1)?) };
    let active = row.text(first + 3)? == "active";
    Ok(Membership {
        role,
        state: if active { MembershipState::Active } else { MembershipState::Suspended },
        sees: Sees::of_word(row.text(first + 2)?),
        sites: sites_at(row, first + 4)?,
        ends: row.get::<Option<i64>>(first + 5)?.map(time_of_sql),
    })
}

pub(crate) fn sites_at(row: &Row<'_>, column: usize) -> engine::Result<Option<Vec<SiteId>>> {
    // An id that cannot be read names no site, so that it narrows.
    Ok(row.text_or_null(column)?.map(|ids| ids.split_ascii_whitespace().filter_map(|id| id.parse().ok()).collect()))
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn the_query_of_every_request_is_parsed_once() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("portal.sqlite")).unwrap();
        for run in 0..100_u8 {
            let nobody = store.principal(&[run; 32], Some(AccountId(run.into()))).unwrap();
            assert!(nobody.is_none());
        }
        let parsed_anew = store.read(|connection| {
            let statement = connection.as_sqlite().unwrap().prepare_cached(&statement("sessions.token"))?;
            Ok((statement.get_status(StatementStatus::Run), statement.get_status(StatementStatus::RePrepare)))
        });
        assert_eq!(parsed_anew.unwrap(), (100, 0));
    }
}
