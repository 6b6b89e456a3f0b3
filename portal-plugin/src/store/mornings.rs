//! Notices that wait for the mail of a morning (rule M2).

use crate::store::engine::{self, OptionalExtension, Row, Transaction, params};
use plugin_api::Kind;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::notices::event_of;
use crate::model::sites::SiteId;
use crate::model::users::UserId;
use crate::store::notices::Happened;
use crate::store::rows::sql_time;
use crate::store::{Store, failed};

/// How many a mail tells at the most; what is more comes with another one.
const MOST: u32 = 25;

/// A notice that waits.
#[derive(Clone, Debug)]
pub struct WaitingNotice {
    /// Its row.
    pub id: i64,
    /// What it tells; `None` where a later version wrote it.
    pub what: Option<Happened>,
    /// Where it leads.
    pub site: Option<SiteId>,
}

impl Store {
    /// Whose morning has come first, by the host's clock: a member with notices that wait.
    pub fn next_morning(&self, host_says: Timestamp) -> Result<Option<(AccountId, UserId)>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT account, user FROM notices WHERE mail IS NULL AND morning IS NOT NULL AND morning <= ?1 \
                     ORDER BY morning, id LIMIT 1",
                )?
                .query_row([sql_time(host_says)], |row| Ok((AccountId(row.get(0)?), UserId(row.get(1)?))))
                .optional()
        })
    }

    /// The notices of a member whose morning has come, the oldest first.
    pub fn notices_of_morning(
        &self,
        account: AccountId,
        user: UserId,
        host_says: Timestamp,
    ) -> Result<Vec<WaitingNotice>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT notices.id, announcements.account, kind, document, event, key, site FROM notices \
                     JOIN announcements ON announcements.id = announcement \
                     WHERE notices.account = ?1 AND user = ?2 AND mail IS NULL AND morning <= ?3 \
                     ORDER BY notices.id LIMIT ?4",
                )?
                .query_map(params![account.0, user.0, sql_time(host_says), MOST], waiting)?
                .collect()
        })
    }

    /// Lets the notices of a member wait until this moment.
    pub fn put_morning_off(&self, account: AccountId, user: UserId, until: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .execute(
                    "UPDATE notices SET morning = ?3 WHERE account = ?1 AND user = ?2 AND mail IS NULL AND morning < ?3",
                    params![account.0, user.0, sql_time(until)],
                )
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }
}

/// Says by which mail a notice is told, or that none tells it; `false` where one does already.
pub fn settle_morning(transaction: &Transaction<'_>, id: i64, mail: Option<[u8; 32]>) -> Result<bool, Error> {
    transaction
        .execute(
            "UPDATE notices SET mail = ?2, morning = NULL WHERE id = ?1 AND mail IS NULL AND morning IS NOT NULL",
            params![id, mail],
        )
        .map(|settled| settled > 0)
        .map_err(|error| failed(&error))
}

fn waiting(row: &Row<'_>) -> engine::Result<WaitingNotice> {
    let kind = row.text(2)?.parse::<Kind>().ok();
    let event = event_of(row.text(4)?);
    let (account, document, key) = (AccountId(row.get(1)?), row.get(3)?, row.get(5)?);
    let what = kind.zip(event).map(|(kind, event)| Happened { account, kind, document, event, key });
    Ok(WaitingNotice { id: row.get(0)?, what, site: row.text(6)?.parse().ok() })
}
