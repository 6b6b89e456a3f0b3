//! Mails that wait for the host to take them: at most 10,000.

use plugin_api::mail::Mail;
use rusqlite::{Transaction, params};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// How many mails may wait. The next one is refused and logged: a host that takes none for so long needs a person.
pub const MOST: u32 = 10_000;

/// A mail that is due. Whoever took it has it alone until `due` is set again.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its row.
    pub id: i64,
    /// The mail; `None` where it cannot be read.
    pub mail: Option<Mail>,
    /// When it was queued.
    pub created: Timestamp,
    /// How often it was tried before.
    pub tries: u32,
}

/// Queues a mail in the transaction of what it tells of; one without recipient costs the same and goes to nobody. `false`
/// where too many wait.
pub fn queue(transaction: &Transaction<'_>, mail: &Mail, now: Timestamp) -> Result<bool, Error> {
    let text = serde_json::to_string(mail).map_err(|error| Error::Store(error.to_string()))?;
    let queued = transaction
        .prepare_cached(
            "INSERT INTO outbox (mail, created, due) SELECT ?1, ?2, ?2 \
             WHERE (SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT ?3)) < ?3",
        )
        .and_then(|mut statement| statement.execute(params![text, sql_time(now), MOST]))
        .map_err(|error| failed(&error))?;
    if queued == 0 {
        log::error!("{MOST} mails wait for the host already; one more was refused");
    }
    Ok(queued > 0)
}

impl Store {
    /// Queues a mail on its own.
    pub fn queue_mail(&self, mail: &Mail, now: Timestamp) -> Result<bool, Error> {
        self.write(|transaction| queue(transaction, mail, now))
    }

    /// Takes mails that are due, the longest waiting first; no other process takes them before `again`.
    pub fn take_mails(&self, now: Timestamp, again: Timestamp, most: u32) -> Result<Vec<Waiting>, Error> {
        let any = self.read(|connection| {
            connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM outbox WHERE due <= ?1)")?
                .query_row([sql_time(now)], |row| row.get::<_, bool>(0))
        })?;
        if !any {
            return Ok(Vec::new());
        }
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "UPDATE outbox SET due = ?2, tries = tries + 1 \
                     WHERE id IN (SELECT id FROM outbox WHERE due <= ?1 ORDER BY due, id LIMIT ?3) \
                     RETURNING id, mail, created, tries",
                )
                .and_then(|mut statement| {
                    let mut mails: Vec<Waiting> = statement
                        .query_map(params![sql_time(now), sql_time(again), most], |row| {
                            Ok(Waiting {
                                id: row.get(0)?,
                                mail: serde_json::from_str(row.get_ref(1)?.as_str()?).ok(),
                                created: time_of_sql(row.get(2)?),
                                tries: row.get::<_, u32>(3)?.saturating_sub(1),
                            })
                        })?
                        .collect::<Result<_, _>>()?;
                    mails.sort_by_key(|mail| mail.id);
                    Ok(mails)
                })
                .map_err(|error| failed(&error))
        })
    }

    /// Forgets a mail: it was taken, goes to nobody, or is given up.
    pub fn drop_mail(&self, id: i64) -> Result<(), Error> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM outbox WHERE id = ?1", [id]).map(drop).map_err(|error| failed(&error))
        })
    }

    /// Tries a mail again at this moment.
    pub fn postpone_mail(&self, id: i64, due: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .execute("UPDATE outbox SET due = ?2 WHERE id = ?1", params![id, sql_time(due)])
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// How many mails wait.
    pub fn mails_waiting(&self) -> Result<u64, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT count(*) FROM outbox WHERE mail ->> 'to' <> ''")?
                .query_row([], |row| row.get::<_, i64>(0))
                .map(|count| u64::try_from(count).unwrap_or_default())
        })
    }
}
