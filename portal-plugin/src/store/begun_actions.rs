//! Actions that were handed to the ERP and whose ending is not written down: kept until it is, with their files, so that each
//! can be asked for again with its key where the process that began it died.

use plugin_api::actions::{Action, Upload};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::sites::SiteId;
use crate::model::users::UserId;
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// How long nobody else asks for an action that is under way: 5 minutes. A request is over long before.
const UNDER_WAY: std::time::Duration = std::time::Duration::from_mins(5);

/// How many of one account are kept at the most, and how many of all: what is beyond is done all the same.
const MOST_OF_ACCOUNT: i64 = 20;
const MOST: i64 = 1000;

/// How many bytes the files of one account's are at the most: 16 MiB.
const MOST_BYTES: i64 = 16 << 20;

/// An action that is about to be handed over.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// Who acts.
    pub user: UserId,
    /// For which account.
    pub account: AccountId,
    /// On which site.
    pub site: &'a SiteId,
    /// As the ERP is told it.
    pub action: &'a Action,
    /// What comes with it.
    pub files: &'a [Upload<'a>],
}

/// One whose ending nobody wrote down, as it was handed over.
#[derive(Clone, Debug)]
pub struct Unsettled {
    /// Who acted.
    pub user: UserId,
    /// For which account.
    pub account: AccountId,
    /// As the ERP was told it.
    pub action: Action,
    /// What came with it.
    pub files: Vec<File>,
}

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct File {
    name: String,
    media_type: String,
    bytes: Vec<u8>,
}

impl File {
    /// As the ERP is given it.
    pub fn upload(&self) -> Upload<'_> {
        Upload { name: &self.name, media_type: &self.media_type, bytes: &self.bytes }
    }
}

/// Keeps an action, in the transaction that begins it; sent once more, it is under way anew. `false` where too much of its account
/// is kept already, or too many of all are.
pub(super) fn keep(transaction: &Transaction<'_>, beginning: &Beginning<'_>, now: Timestamp) -> Result<bool, Error> {
    let Beginning { user, account, site, action, files } = beginning;
    let text = serde_json::to_string(action).map_err(|error| Error::Store(error.to_string()))?;
    let size = files.iter().map(|file| file.bytes.len()).sum::<usize>();
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let work = || {
        let due = sql_time(now.plus(UNDER_WAY));
        let again = "UPDATE begun_actions SET due = ?2 WHERE key = ?1";
        if transaction.prepare_cached(again)?.execute(params![action.key, due])? > 0 {
            return Ok(true);
        }
        let (of_account, bytes): (i64, i64) = transaction
            .prepare_cached(
                "SELECT count(*), CAST(coalesce(sum(size), 0) AS BIGINT) FROM begun_actions WHERE account = ?1",
            )?
            .query_row([account.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let all: i64 =
            transaction.prepare_cached("SELECT count(*) FROM begun_actions")?.query_row([], |row| row.get(0))?;
        if of_account >= MOST_OF_ACCOUNT || bytes.saturating_add(size) > MOST_BYTES || all >= MOST {
            return Ok(false);
        }
        transaction
            .prepare_cached(
                "INSERT INTO begun_actions (key, user, account, site, action, size, begun, due) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![action.key, user.0, account.0, site.as_str(), text, size, sql_time(now), due])?;
        for (number, file) in (0_i64..).zip(files.iter()) {
            transaction
                .prepare_cached(
                    "INSERT INTO begun_files (action, number, name, media_type, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![action.key, number, file.name, file.media_type, file.bytes])?;
        }
        Ok(true)
    };
    work().map_err(|error: engine::Error| failed(&error))
}

/// It is settled, whatever came of it.
pub(super) fn settle(transaction: &Transaction<'_>, key: &str) -> Result<(), Error> {
    transaction
        .prepare_cached("DELETE FROM begun_actions WHERE key = ?1")
        .and_then(|mut statement| statement.execute([key]))
        .map(drop)
        .map_err(|error| failed(&error))
}

/// What one account's people began for its third party, they began for this account and third party: the ERP's are one by now.
pub(super) fn go_along(
    transaction: &Transaction<'_>,
    from: AccountId,
    into: AccountId,
    third_party: &str,
) -> engine::Result<()> {
    transaction
        .execute(
            "UPDATE begun_actions SET account = ?2, action = json_set(action, '$.third_party', ?3) WHERE account = ?1",
            params![from.0, into.0, third_party],
        )
        .map(drop)
}

/// Everything that nobody is at is due: for the only process that has the store.
pub(super) fn let_all_be_due(connection: &Connection) -> engine::Result<()> {
    connection.execute("UPDATE begun_actions SET due = 0 WHERE due > 0", []).map(drop)
}

impl Store {
    /// The keys and sites of the actions that are due, and when each was handed over first, the longest waiting first.
    pub fn unsettled(&self, now: Timestamp) -> Result<Vec<(String, String, Timestamp)>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT key, site, begun FROM begun_actions WHERE due <= ?1 ORDER BY due, key LIMIT ?2",
                )?
                .query_map(params![sql_time(now), MOST], |row| {
                    Ok((row.get(0)?, row.get(1)?, time_of_sql(row.get(2)?)))
                })?
                .collect()
        })
    }

    /// Takes one of them, so that nobody else asks for it meanwhile; `None` where somebody else did.
    pub fn take_unsettled(&self, key: &str, now: Timestamp) -> Result<Option<Unsettled>, Error> {
        let taken = self.write(|transaction| {
            let work = || {
                let row = transaction
                    .prepare_cached(
                        "UPDATE begun_actions SET due = ?3 WHERE key = ?1 AND due <= ?2 \
                         RETURNING user, account, action",
                    )?
                    .query_row(params![key, sql_time(now), sql_time(now.plus(UNDER_WAY))], |row| {
                        Ok((UserId(row.get(0)?), AccountId(row.get(1)?), row.get::<String>(2)?))
                    })
                    .optional()?;
                let Some((user, account, action)) = row else { return Ok(None) };
                let files = transaction
                    .prepare_cached(
                        "SELECT name, media_type, bytes FROM begun_files WHERE action = ?1 ORDER BY number",
                    )?
                    .query_map([key], |row| {
                        Ok(File { name: row.get(0)?, media_type: row.get(1)?, bytes: row.get(2)? })
                    })?
                    .collect::<engine::Result<_>>()?;
                Ok(Some((user, account, action, files)))
            };
            work().map_err(|error: engine::Error| failed(&error))
        })?;
        let Some((user, account, action, files)) = taken else { return Ok(None) };
        let action = serde_json::from_str(&action).map_err(|error| Error::Store(error.to_string()))?;
        Ok(Some(Unsettled { user, account, action, files }))
    }

    /// It is not to be asked for again.
    pub fn settle_action(&self, key: &str) -> Result<(), Error> {
        self.write(|transaction| settle(transaction, key))
    }

    /// The ERP never got it, so that it is as if it had not been sent; not where it was sent again meanwhile.
    pub fn forget_action(&self, key: &str) -> Result<(), Error> {
        let under_way = i64::try_from(UNDER_WAY.as_millis()).unwrap_or(i64::MAX);
        let sql = "DELETE FROM actions WHERE key = ?1 AND answer IS NULL \
                   AND EXISTS (SELECT 1 FROM begun_actions WHERE key = ?1 AND due = begun + ?2)";
        self.write(|transaction| {
            transaction.execute(sql, params![key, under_way]).map(drop).map_err(|error| failed(&error))
        })
    }
}
