//! What was sent to be done, by its key: the same form sent again is answered as before.

use plugin_api::actions::Done;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::store::begun_actions::{Beginning, keep, settle};
use crate::store::engine::{OptionalExtension, Transaction, params};
use crate::store::rows::sql_time;
use crate::store::{Store, failed};

/// How long it is known by its key: a week. No form is open as long as that.
pub(super) const KEPT: std::time::Duration = std::time::Duration::from_hours(7 * 24);

/// How an action stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It is to be done: it is new, or nobody heard how it went.
    Open {
        /// Whether it was never sent before.
        first: bool,
        /// Whether it is asked for again where this process dies; not where too many wait for that.
        kept: bool,
    },
    /// It was done before, and this came of it.
    Done(Done),
}

impl Store {
    /// Begins an action. `content` is the SHA-256 of what is to be done.
    ///
    /// # Errors
    /// `action/other-content` where the same key was sent with something else.
    pub fn begin_action(&self, beginning: &Beginning<'_>, content: &[u8; 32], now: Timestamp) -> Result<Begun, Error> {
        let key = beginning.action.key.as_str();
        self.write(|transaction| {
            let sql = "INSERT INTO actions (key, content, created) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO NOTHING";
            let first =
                transaction.execute(sql, params![key, content, sql_time(now)]).map_err(|error| failed(&error))? > 0;
            let (known, answer): ([u8; 32], Option<String>) = transaction
                .query_row("SELECT content, answer FROM actions WHERE key = ?1", [key], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .map_err(|error| failed(&error))?;
            if known != *content {
                return Err(Error::ActionOtherContent);
            }
            let Some(answer) = answer else {
                return Ok(Begun::Open { first, kept: keep(transaction, beginning, now)? });
            };
            serde_json::from_str(&answer).map(Begun::Done).map_err(|error| Error::Store(error.to_string()))
        })
    }
}

/// Remembers what came of it; `false` where another request was first to.
pub fn finish_action(transaction: &Transaction<'_>, key: &str, done: &Done) -> Result<bool, Error> {
    settle(transaction, key)?;
    let answer = serde_json::to_string(done).map_err(|error| Error::Store(error.to_string()))?;
    let sql = "UPDATE actions SET answer = ?2 WHERE key = ?1 AND answer IS NULL RETURNING 1";
    let first = transaction.query_row(sql, params![key, answer], |_| Ok(())).optional();
    first.map(|first| first.is_some()).map_err(|error| failed(&error))
}
