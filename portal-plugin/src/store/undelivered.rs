//! Mails that were refused for good, or tried in vain for three days (rule M1): kept for whoever asked for them and for staff.

use std::time::Duration;

use plugin_api::mail::Mail;
use plugin_api::operations::UndeliveredMail;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::mailboxes;
use crate::store::engine::{OptionalExtension, params};
use crate::store::outbox::drop_mail_in;
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// How long they are kept: two weeks.
pub(super) const KEPT: Duration = Duration::from_hours(14 * 24);

/// How many are kept at the most, the newest.
const MOST: u32 = 1_000;

/// How many a list of them has at the most.
const LISTED: u32 = 50;

impl Store {
    /// Gives a mail up, and marks what it belonged to with the words of whoever refused it.
    pub fn give_up_mail(
        &self,
        (id, queued): (i64, Timestamp),
        mail: &Mail,
        words: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        self.write(|transaction| {
            let marked = || {
                transaction.execute(
                    "UPDATE invitations SET undelivered = ?2 WHERE state = 'pending' \
                     AND token = (SELECT invitation FROM outbox WHERE id = ?1)",
                    params![id, words],
                )?;
                transaction.execute(
                    "UPDATE notices SET undelivered = ?2 WHERE mail = (SELECT notices FROM outbox WHERE id = ?1)",
                    params![id, words],
                )?;
                transaction.execute(
                    "INSERT INTO undelivered (recipient, recipient_key, subject, site, words, queued, given_up) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    params![
                        mail.to,
                        mailboxes::key(&mail.to),
                        mail.subject,
                        mail.site,
                        words,
                        sql_time(queued),
                        sql_time(now)
                    ],
                )?;
                transaction.execute(
                    "DELETE FROM undelivered WHERE given_up < ?1 \
                     OR id <= (SELECT id FROM undelivered ORDER BY id DESC LIMIT 1 OFFSET ?2)",
                    params![sql_time(now.minus(KEPT)), MOST],
                )
            };
            marked().map_err(|error| failed(&error))?;
            drop_mail_in(transaction, id)
        })
    }

    /// Forgets a mail that was taken: whoever it was for is reached.
    pub fn mail_taken(&self, id: i64, mail: &Mail) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .prepare_cached("UPDATE undelivered SET reached = TRUE WHERE recipient_key = ?1 AND NOT reached")
                .and_then(|mut statement| statement.execute([mailboxes::key(&mail.to)]))
                .map_err(|error| failed(&error))?;
            drop_mail_in(transaction, id)
        })
    }

    /// The mails that were given up within the last two weeks, the newest first.
    pub fn undelivered_mails(&self, now: Timestamp) -> Result<Vec<UndeliveredMail>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT recipient, subject, site, queued, given_up, words FROM undelivered WHERE given_up >= ?1 \
                     ORDER BY id DESC LIMIT ?2",
                )?
                .query_map(params![sql_time(now.minus(KEPT)), LISTED], |row| {
                    Ok(UndeliveredMail {
                        to: row.get(0)?,
                        subject: row.get(1)?,
                        site: row.get(2)?,
                        queued: time_of_sql(row.get(3)?).rfc3339(),
                        given_up: time_of_sql(row.get(4)?).rfc3339(),
                        words: row.get(5)?,
                    })
                })?
                .collect()
        })
    }

    /// The words with which the newest mail to an address was given up, within the last two weeks; `None` once a later one was
    /// taken.
    pub fn undelivered_to(&self, email: &str, now: Timestamp) -> Result<Option<String>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT words FROM undelivered WHERE recipient_key = ?1 AND NOT reached AND given_up >= ?2 \
                     ORDER BY id DESC LIMIT 1",
                )?
                .query_row(params![mailboxes::key(email), sql_time(now.minus(KEPT))], |row| row.get(0))
                .optional()
        })
    }
}
