//! Mails that wait for the host to take them, in two lanes: urgent ones, and all others (rule M1).

use plugin_api::mail::Mail;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::store::engine::{Transaction, params};
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// How many mails may wait for an ordinary one to be taken in.
pub const MOST: u32 = 10_000;

/// How many for an urgent one: a full outbox keeps nobody out who forgot a password.
pub const MOST_URGENT: u32 = 12_000;

/// How many for one that tells of what is done, which stays done.
pub const MOST_TOLD: u32 = 20_000;

/// Which mails: those that somebody waits for, or all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Codes, and links that were asked for just now.
    Urgent,
    /// All others.
    Ordinary,
}

/// What a mail belongs to, by the hash of a token: where it is refused for good, that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belonging {
    /// To nothing.
    Nothing,
    /// To an invitation.
    Invitation([u8; 32]),
    /// To notices.
    Notices([u8; 32]),
}

/// A mail that is due.
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

/// Queues a mail in the transaction of what it tells of, where fewer than `most` wait in its lane. A mail without recipient costs the same and goes to nobody. `false` where too many wait.
pub fn queue(
    transaction: &Transaction<'_>,
    mail: &Mail,
    (most, belonging): (u32, Belonging),
    now: Timestamp,
) -> Result<bool, Error> {
    let (invitation, notices) = match belonging {
        Belonging::Nothing => (None, None),
        Belonging::Invitation(token) => (Some(token), None),
        Belonging::Notices(token) => (None, Some(token)),
    };
    let text = serde_json::to_string(mail).map_err(|error| Error::Store(error.to_string()))?;
    transaction
        .prepare_cached(
            "INSERT INTO outbox (mail, urgent, invitation, notices, created, due) SELECT ?1, ?2, ?3, ?6, ?4, ?4 \
             WHERE (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE urgent = ?2 LIMIT ?5) AS waiting) < ?5",
        )
        .and_then(|mut statement| {
            statement.execute(params![text, mail.urgent, invitation, sql_time(now), most, notices])
        })
        .map(|queued| queued > 0)
        .map_err(|error| failed(&error))
}

impl Store {
    /// Mails of a lane that are due, the longest waiting first, so many at the most. Whoever hands them over holds the lane, so
    /// that nobody else does; where the process ends, they are due as before.
    pub fn mails_due(&self, lane: Lane, now: Timestamp, most: u32) -> Result<Vec<Waiting>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, mail, created, tries FROM outbox WHERE urgent = ?1 AND due <= ?2 \
                     ORDER BY due, id LIMIT ?3",
                )?
                .query_map(params![lane == Lane::Urgent, sql_time(now), most], |row| {
                    Ok(Waiting {
                        id: row.get(0)?,
                        mail: serde_json::from_str(row.text(1)?).ok(),
                        created: time_of_sql(row.get(2)?),
                        tries: row.get(3)?,
                    })
                })?
                .collect()
        })
    }

    /// Forgets a mail that goes to nobody.
    pub fn drop_mail(&self, id: i64) -> Result<(), Error> {
        self.write(|transaction| drop_mail_in(transaction, id))
    }

    /// Tries a mail again at this moment, after one try more.
    pub fn postpone_mail(&self, id: i64, due: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .execute("UPDATE outbox SET due = ?2, tries = tries + 1 WHERE id = ?1", params![id, sql_time(due)])
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// How many mails wait.
    pub fn mails_waiting(&self) -> Result<u64, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT count(*) FROM outbox WHERE mail ->> 'to' <> ''")?
                .query_row([], |row| row.get::<i64>(0))
                .map(|count| u64::try_from(count).unwrap_or_default())
        })
    }
}

pub(super) fn drop_mail_in(transaction: &Transaction<'_>, id: i64) -> Result<(), Error> {
    transaction.execute("DELETE FROM outbox WHERE id = ?1", [id]).map(drop).map_err(|error| failed(&error))
}
