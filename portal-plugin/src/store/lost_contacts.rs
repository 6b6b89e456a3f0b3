//! Users who were turned away as the ERP knows the contact behind them no more (rule U12), for staff to mend.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::users::{User, UserId};
use crate::store::engine::{self, OptionalExtension, Transaction, params};
use crate::store::rows::{USER_COLUMNS, sql_time, time_of_sql, user_of};
use crate::store::{Store, failed};

/// How many are listed at the most.
const MOST: u32 = 50;

/// A user whose contact is gone.
#[derive(Clone, Debug)]
pub struct LostContact {
    /// The user.
    pub user: User,
    /// The ERP's id of the contact.
    pub contact: String,
    /// When it was noticed.
    pub noticed: Timestamp,
}

impl Store {
    /// Remembers that a contact behind a user is gone; once.
    pub fn notice_lost_contact(&self, user: UserId, contact: &str, now: Timestamp) -> Result<(), Error> {
        let is_known = self.read(|connection| {
            connection
                .prepare_cached("SELECT 1 FROM lost_contacts WHERE user = ?1 AND contact = ?2")?
                .query_row(params![user.0, contact], |_| Ok(()))
                .optional()
        })?;
        if is_known.is_some() {
            return Ok(());
        }
        self.write(|transaction| {
            transaction
                .execute(
                    "INSERT INTO lost_contacts (user, contact, noticed) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                    params![user.0, contact, sql_time(now)],
                )
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// Forgets it, as the ERP has the contact again.
    pub fn forget_lost_contact(&self, user: UserId, contact: &str) -> Result<(), Error> {
        self.write(|transaction| mended(transaction, user, contact).map_err(|error| failed(&error)))
    }

    /// Those that are to be mended, the longest waiting first.
    pub fn lost_contacts(&self) -> Result<Vec<LostContact>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {USER_COLUMNS}, lost_contacts.contact, lost_contacts.noticed FROM lost_contacts \
                     JOIN users ON users.id = lost_contacts.user WHERE users.state = 'active' \
                     AND (users.contact = lost_contacts.contact OR EXISTS (SELECT 1 FROM kept_contacts \
                     WHERE kept_contacts.user = users.id AND kept_contacts.contact = lost_contacts.contact)) \
                     ORDER BY lost_contacts.noticed, users.id LIMIT ?1"
                ))?
                .query_map([MOST], |row| {
                    Ok(LostContact { user: user_of(row)?, contact: row.get(13)?, noticed: time_of_sql(row.get(14)?) })
                })?
                .collect()
        })
    }
}

/// Forgets it within the transaction of what mends it.
pub(crate) fn mended(transaction: &Transaction<'_>, user: UserId, contact: &str) -> engine::Result<()> {
    transaction
        .execute("DELETE FROM lost_contacts WHERE user = ?1 AND contact = ?2", params![user.0, contact])
        .map(drop)
}
