//! Two logins of one person whom a change left apart, brought together once both are proved (rule S6).

use std::collections::BTreeSet;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::realms::Change;
use crate::model::sessions::SessionId;
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::{User, UserId, UserState};
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::realms::applying::Applying;
use crate::store::realms::steps::Step;
use crate::store::realms::{record_merges, world_in};
use crate::store::rows::{COLUMNS, UserRow, parsed, sql_time, time_of_sql, user_row};
use crate::store::second_factors::{HAS_ONE, has_one};
use crate::store::{Store, failed};

/// A code that proves another login to who holds a session.
#[derive(Clone, Debug)]
pub struct LoginCode {
    /// Whose it is; `None` is nobody's.
    pub other: Option<UserId>,
    /// What is stored of it.
    pub code: [u8; 32],
    /// From this moment on it is over.
    pub expires: Timestamp,
    /// How often it was tried.
    pub tries: u8,
}

/// The condition that a row of `users` was left behind on a site of the realm `?2`.
const LEFT_BEHIND: &str = "users.realm <> ?2 AND EXISTS (SELECT 1 FROM kept_logins \
     JOIN sites ON sites.id = kept_logins.site WHERE kept_logins.user = users.id AND sites.realm = ?2)";

impl Store {
    /// Whether a change of this realm left the user apart from one of the same login or proved address.
    pub fn was_left_apart(&self, user: UserId, realm: &RealmId) -> Result<bool, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT me.realm <> ?2 AND EXISTS (SELECT 1 FROM kept_logins JOIN sites ON sites.id = kept_logins.site \
                     WHERE kept_logins.user = me.id AND sites.realm = ?2) \
                     OR me.realm = ?2 AND EXISTS (SELECT 1 FROM sites JOIN kept_logins ON kept_logins.site = sites.id \
                     AND kept_logins.login_key = me.login_key JOIN users ON users.id = kept_logins.user \
                     WHERE sites.realm = ?2 AND users.realm <> ?2) \
                     OR me.realm = ?2 AND me.email_verified AND EXISTS (SELECT 1 FROM users \
                     JOIN kept_logins ON kept_logins.user = users.id JOIN sites ON sites.id = kept_logins.site \
                     WHERE users.realm IN (SELECT from_realm FROM realm_changes WHERE to_realm = ?2) \
                     AND users.realm <> ?2 AND users.email_key = me.email_key AND sites.realm = ?2) \
                     FROM users AS me WHERE me.id = ?1",
                )?
                .query_row(params![user.0, realm.as_str()], |row| row.get(0))
        })
    }
}

/// The one user of this login or address whom a change of the realm left apart from this one, and who can prove it: in
/// use, with a proved address. A mailbox alone does not prove a login with a second factor: whoever has one signs in with
/// that, and proves the other.
pub fn other_login(connection: &Connection, user: &User, realm: &RealmId, key: &str) -> Result<Option<UserRow>, Error> {
    let which = if user.realm == *realm { LEFT_BEHIND } else { "users.realm = ?2" };
    let found = || {
        connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM users WHERE id <> ?1 AND (login_key = ?3 OR email_key = ?3) \
                 AND state = 'active' AND email IS NOT NULL AND email_verified AND NOT {HAS_ONE} AND {which} LIMIT 2"
            ))?
            .query_map(params![user.id.0, realm.as_str(), key], user_row)?
            .collect::<engine::Result<Vec<_>>>()
    };
    let mut found = found().map_err(|error| failed(&error))?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The code of a session.
pub fn login_code(transaction: &Transaction<'_>, session: SessionId) -> Result<Option<LoginCode>, Error> {
    transaction
        .prepare_cached("SELECT other, code, expires, tries FROM login_codes WHERE session = ?1")
        .and_then(|mut statement| {
            let code = |row: &engine::Row<'_>| {
                Ok(LoginCode {
                    other: row.get::<Option<i64>>(0)?.map(UserId),
                    code: row.get(1)?,
                    expires: time_of_sql(row.get(2)?),
                    tries: row.get(3)?,
                })
            };
            statement.query_row([session.0], code).optional()
        })
        .map_err(|error| failed(&error))
}

/// Puts a code in place of the one that a session had; `None` takes it away.
pub fn put_login_code(
    transaction: &Transaction<'_>,
    session: SessionId,
    code: Option<&LoginCode>,
) -> Result<(), Error> {
    match code {
        Some(code) => transaction.execute(
            "INSERT INTO login_codes (session, other, code, expires, tries) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (session) DO UPDATE SET other = excluded.other, code = excluded.code, \
             expires = excluded.expires, tries = excluded.tries",
            params![session.0, code.other.map(|id| id.0), code.code, sql_time(code.expires), code.tries],
        ),
        None => transaction.execute("DELETE FROM login_codes WHERE session = ?1", [session.0]),
    }
    .map(drop)
    .map_err(|error| failed(&error))
}

/// Makes one user of two, as applying the change would have done, and records it with that change, so that taking the
/// change back takes this back. Answers who stays; `None` where nothing joins the two any more.
pub fn bring_together(
    transaction: &Transaction<'_>,
    one: &User,
    other: &User,
    realm: &RealmId,
    actor: &LedgerActor,
    now: Timestamp,
) -> Result<Option<UserId>, Error> {
    if has_one(transaction, other.id).map_err(|error| failed(&error))? {
        return Ok(None);
    }
    let (goes, stays) = if one.realm == *realm { (other, one) } else { (one, other) };
    let sites = kept_sites(transaction, goes.id, realm).map_err(|error| failed(&error))?;
    let change = Change { sites, to: realm.clone() };
    let world = world_in(transaction, &change)?;
    let (Some(going), Some(staying)) = (world.people.get(&goes.id), world.people.get(&stays.id)) else {
        return Ok(None);
    };
    let active = going.state == UserState::Active && staying.state == UserState::Active;
    // As in a plan: while the realm of the one who goes has sites of theirs still, a merge would take those from them.
    let goes_on = world.sites_of(goes.id).iter().any(|site| world.sites.get(site) == Some(&going.realm));
    if change.sites.is_empty() || going.realm == *realm || staying.realm != *realm || !active || goes_on {
        return Ok(None);
    }
    let mut applying = Applying { transaction, world: &world, change: &change, now, steps: Vec::new() };
    applying.merges(goes.id, going, stays.id, going.seen > staying.seen)?;
    record_merges(transaction, &applying.steps, actor, Event::Merged, now)?;
    record_with_change(transaction, goes, &change, applying.steps, now)?;
    Ok(Some(stays.id))
}

/// The sites of a realm on which a login of this user is kept.
fn kept_sites(transaction: &Transaction<'_>, user: UserId, realm: &RealmId) -> engine::Result<BTreeSet<SiteId>> {
    transaction
        .prepare_cached(
            "SELECT DISTINCT site FROM kept_logins JOIN sites ON sites.id = kept_logins.site \
             WHERE kept_logins.user = ?1 AND sites.realm = ?2",
        )?
        .query_map(params![user.0, realm.as_str()], |row| parsed(row, 0))?
        .collect()
}

/// Adds steps to the newest change that brought one of the sites to the realm; where that was taken back, and left the
/// two apart, they are a change of their own.
fn record_with_change(
    transaction: &Transaction<'_>,
    goes: &User,
    change: &Change,
    steps: Vec<Step>,
    now: Timestamp,
) -> Result<(), Error> {
    let sites: Vec<&str> = change.sites.iter().map(SiteId::as_str).collect();
    let found = |site: &&str| {
        transaction
            .query_row(
                "SELECT id, steps FROM realm_changes WHERE reverted IS NULL AND to_realm = ?1 \
                 AND instr(' ' || sites || ' ', ' ' || ?2 || ' ') > 0 ORDER BY id DESC LIMIT 1",
                params![change.to.as_str(), site],
                |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)),
            )
            .optional()
    };
    let newest = sites.iter().map(found).collect::<engine::Result<Vec<_>>>().map_err(|error| failed(&error))?;
    let unreadable = |error: serde_json::Error| Error::Store(error.to_string());
    let done = match newest.into_iter().flatten().max_by_key(|(id, _)| *id) {
        Some((id, recorded)) => {
            let mut all: Vec<Step> = serde_json::from_str(&recorded).map_err(unreadable)?;
            all.extend(steps);
            let all = serde_json::to_string(&all).map_err(unreadable)?;
            transaction.execute("UPDATE realm_changes SET steps = ?2 WHERE id = ?1", params![id, all])
        }
        None => transaction.execute(
            "INSERT INTO realm_changes (sites, from_realm, to_realm, digest, summary, steps, made_by, reason, applied) \
             VALUES (?1, ?2, ?3, '', '{}', ?4, ?5, '', ?6)",
            params![
                sites.join(" "),
                goes.realm.as_str(),
                change.to.as_str(),
                serde_json::to_string(&steps).map_err(unreadable)?,
                goes.login.as_str(),
                sql_time(now)
            ],
        ),
    };
    done.map(drop).map_err(|error| failed(&error))
}
