//! The ledgers of accounts (rule A10): written in the transaction of what they record, read a page at a time.

use std::collections::BTreeMap;

use plugin_api::ledger::{BEGINNING, Entry, VERSION};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::sessions::SessionId;
use crate::model::users::UserId;
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::{Store, failed};

/// How long a text of an entry may be, in code points.
const TEXT: usize = 400;

/// Appends an entry to the ledger of an account.
pub fn record(
    transaction: &Transaction<'_>,
    account: AccountId,
    actor: &LedgerActor,
    event: Event,
    detail: &[(&str, &str)],
    now: Timestamp,
) -> Result<(), Error> {
    let (last, previous) = head_in(transaction, account).map_err(|error| failed(&error))?;
    let number = last + 1;
    let (kind, name) = actor.words();
    let entry = Entry {
        ledger: VERSION,
        account: account.0,
        number,
        at: now.rfc3339_millis(),
        actor: kind.to_owned(),
        name: cut(name),
        event: event.code().to_owned(),
        detail: detail.iter().map(|(name, text)| ((*name).to_owned(), cut(text))).collect::<BTreeMap<_, _>>(),
        previous,
    };
    let (line, hash) = entry.seal().map_err(|error| Error::Store(error.to_string()))?;
    transaction
        .prepare_cached("INSERT INTO ledger (account, number, line, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5)")
        .and_then(|mut statement| {
            statement.execute(params![account.0, i64::try_from(number).unwrap_or(i64::MAX), line, entry.previous, hash])
        })
        .map(drop)
        .map_err(|error| failed(&error))
}

/// The hash of this entry of an account's ledger.
pub fn hash_in(connection: &Connection, account: AccountId, number: u64) -> Result<Option<String>, Error> {
    connection
        .prepare_cached("SELECT hash FROM ledger WHERE account = ?1 AND number = ?2")
        .and_then(|mut statement| {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            statement.query_row(params![account.0, number], |row| row.get(0)).optional()
        })
        .map_err(|error| failed(&error))
}

/// Appends to every account of a user that it signed in on this site.
pub(crate) fn record_sign_in(
    transaction: &Transaction<'_>,
    user: UserId,
    site: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let login = transaction
        .query_row("SELECT login FROM users WHERE id = ?1", [user.0], |row| row.get::<String>(0))
        .map_err(|error| failed(&error))?;
    record_everywhere(transaction, user, &LedgerActor::User(login), Event::SignedIn, &[("site", site)], now)
}

/// Appends the same to every account that a user is a member of, 1,000 at the most.
pub fn record_everywhere(
    transaction: &Transaction<'_>,
    user: UserId,
    actor: &LedgerActor,
    event: Event,
    detail: &[(&str, &str)],
    now: Timestamp,
) -> Result<(), Error> {
    let accounts = || {
        let mut statement = transaction
            .prepare_cached("SELECT account FROM memberships WHERE user = ?1 ORDER BY account LIMIT 1000")?;
        statement.query_map([user.0], |row| row.get(0).map(AccountId))?.collect::<engine::Result<Vec<_>>>()
    };
    let accounts = accounts().map_err(|error| failed(&error))?;
    accounts.into_iter().try_for_each(|account| record(transaction, account, actor, event, detail, now))
}

impl Store {
    /// The lines of an account's ledger behind this number, in order, so many at the most.
    pub fn ledger(&self, account: AccountId, after: u64, most: u32) -> Result<Vec<String>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT line FROM ledger WHERE account = ?1 AND number > ?2 ORDER BY number LIMIT ?3")?
                .query_map(params![account.0, i64::try_from(after).unwrap_or(i64::MAX), most], |row| row.get(0))?
                .collect()
        })
    }

    /// The lines of an account's ledger that record this event, the newest first, so many at the most.
    pub fn ledger_of(&self, account: AccountId, event: Event, most: u32) -> Result<Vec<String>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT line FROM ledger WHERE account = ?1 AND line ->> 'event' = ?2 ORDER BY number DESC LIMIT ?3",
                )?
                .query_map(params![account.0, event.code(), most], |row| row.get(0))?
                .collect()
        })
    }

    /// The hash of this entry of an account's ledger.
    pub fn ledger_hash(&self, account: AccountId, number: u64) -> Result<Option<String>, Error> {
        self.read_with(|connection| hash_in(connection, account, number))
    }

    /// The number and hash of the last entry of an account's ledger; 0 and [`BEGINNING`] where there is none.
    pub fn ledger_head(&self, account: AccountId) -> Result<(u64, String), Error> {
        self.read(|connection| head_in(connection, account))
    }
}

/// The number and hash of the last entry, within a transaction or a read; 0 and [`BEGINNING`] where there is none.
pub(crate) fn head_in(connection: &Connection, account: AccountId) -> engine::Result<(u64, String)> {
    connection
        .prepare_cached("SELECT number, hash FROM ledger WHERE account = ?1 ORDER BY number DESC LIMIT 1")?
        .query_row([account.0], |row| Ok((row.get::<u32>(0)?.into(), row.get(1)?)))
        .optional()
        .map(|head| head.unwrap_or((0, BEGINNING.to_owned())))
}

fn cut(text: &str) -> String {
    text.chars().take(TEXT).collect()
}

/// Tells the account, where the session that ended was a look of staff (rule A10).
pub(crate) fn record_view_ended(
    transaction: &Transaction<'_>,
    session: SessionId,
    now: Timestamp,
) -> Result<(), Error> {
    let view = transaction
        .prepare_cached("SELECT staff, account FROM views_as WHERE session = ?1")
        .and_then(|mut statement| {
            statement
                .query_row([session.0], |row| Ok((LedgerActor::Staff(row.get(0)?), AccountId(row.get(1)?))))
                .optional()
        })
        .map_err(|error| failed(&error))?;
    view.map_or(Ok(()), |(actor, account)| record(transaction, account, &actor, Event::ViewEnded, &[], now))
}
