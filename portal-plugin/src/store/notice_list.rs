//! The notices of a member: what they were told, how they want to be told, and the end of mails of a sort (rule M2).

use std::time::Duration;

use crate::store::engine::{self, Connection, Row, params};
use plugin_api::Kind;
use plugin_api::operations::NoticeEvent;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::notices::{NoticeChoice, event_of};
use crate::model::users::UserId;
use crate::store::rows::{sql_time, time_of_sql};
use crate::store::{Store, failed};

/// How long a notice is kept: 90 days.
pub(super) const KEPT: Duration = Duration::from_hours(90 * 24);

/// How many are listed at the most, the newest.
const LISTED: u32 = 25;

/// Something that a member was told of.
#[derive(Clone, Debug)]
pub struct NoticeRow {
    /// The document's kind.
    pub kind: Kind,
    /// Its id in the ERP.
    pub document: String,
    /// What happened to it.
    pub event: NoticeEvent,
    /// When it was told.
    pub created: Timestamp,
    /// Whether the document's page was opened since.
    pub opened: bool,
    /// The words with which its mail was refused for good.
    pub undelivered: Option<String>,
}

impl Store {
    /// What a member was told within the last 90 days, the newest first, 25 at the most.
    pub fn notices_of(&self, account: AccountId, user: UserId, now: Timestamp) -> Result<Vec<NoticeRow>, Error> {
        let rows: Vec<Option<NoticeRow>> = self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT kind, document, event, created, opened IS NOT NULL, undelivered FROM notices \
                     JOIN announcements ON announcements.id = announcement \
                     WHERE notices.account = ?1 AND user = ?2 AND created >= ?3 ORDER BY notices.id DESC LIMIT ?4",
                )?
                .query_map(params![account.0, user.0, sql_time(now.minus(KEPT)), LISTED], notice)?
                .collect()
        })?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// How a member wants to be told, of each kind for which they chose it.
    pub fn notice_choices(&self, account: AccountId, user: UserId) -> Result<Vec<(Kind, NoticeChoice)>, Error> {
        let rows: Vec<(String, String)> = self.read(|connection| {
            connection
                .prepare_cached("SELECT kind, choice FROM notice_choices WHERE account = ?1 AND user = ?2")?
                .query_map(params![account.0, user.0], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })?;
        Ok(rows.into_iter().filter_map(|(kind, choice)| Some((kind.parse().ok()?, choice.parse().ok()?))).collect())
    }

    /// Remembers how a member wants to be told.
    pub fn choose_notices(
        &self,
        account: AccountId,
        user: UserId,
        choices: &[(Kind, NoticeChoice)],
    ) -> Result<(), Error> {
        self.write(|transaction| {
            for (kind, choice) in choices {
                transaction
                    .execute(
                        "INSERT INTO notice_choices (account, user, kind, choice) \
                         SELECT account, user, ?3, ?4 FROM memberships WHERE account = ?1 AND user = ?2 \
                         ON CONFLICT (account, user, kind) DO UPDATE SET choice = excluded.choice",
                        params![account.0, user.0, kind.as_str(), choice.as_str()],
                    )
                    .map_err(|error| failed(&error))?;
            }
            Ok(())
        })
    }

    /// Remembers that a member opened a document of which they were told.
    pub fn open_notices(
        &self,
        account: AccountId,
        user: UserId,
        (kind, document): (Kind, &str),
        now: Timestamp,
    ) -> Result<(), Error> {
        const UNOPENED: &str = "FROM notices WHERE account = ?1 AND user = ?2 AND opened IS NULL AND announcement IN \
                                (SELECT id FROM announcements WHERE account = ?1 AND kind = ?3 AND document = ?4)";
        // Nearly always there is none: a look writes nothing.
        let is_told = self.read(|connection| {
            connection
                .prepare_cached(&format!("SELECT EXISTS (SELECT 1 {UNOPENED})"))?
                .query_row(params![account.0, user.0, kind.as_str(), document], |row| row.get::<bool>(0))
        })?;
        if !is_told {
            return Ok(());
        }
        self.write(|transaction| {
            transaction
                .execute(
                    &format!("UPDATE notices SET opened = ?5 WHERE id IN (SELECT id {UNOPENED})"),
                    params![account.0, user.0, kind.as_str(), document, sql_time(now)],
                )
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// The kinds that the mail told of whose token has this hash; none where there is no such mail.
    pub fn kinds_told(&self, mail: &[u8; 32]) -> Result<Vec<Kind>, Error> {
        self.read(|connection| kinds_told(connection, mail))
    }

    /// Has the reader of that mail told no more of those kinds in that account, and answers which they are.
    pub fn stop_notices(&self, mail: &[u8; 32]) -> Result<Vec<Kind>, Error> {
        self.write(|transaction| {
            transaction
                .execute(
                    "INSERT INTO notice_choices (account, user, kind, choice) \
                     SELECT DISTINCT notices.account, notices.user, announcements.kind, 'none' FROM notices \
                     JOIN announcements ON announcements.id = notices.announcement WHERE notices.mail = ?1 \
                     ON CONFLICT (account, user, kind) DO UPDATE SET choice = 'none'",
                    [mail],
                )
                .and_then(|_| kinds_told(transaction, mail))
                .map_err(|error| failed(&error))
        })
    }
}

fn kinds_told(connection: &Connection, mail: &[u8; 32]) -> engine::Result<Vec<Kind>> {
    let kinds: Vec<String> = connection
        .prepare_cached(
            "SELECT DISTINCT kind FROM notices JOIN announcements ON announcements.id = announcement WHERE mail = ?1",
        )?
        .query_map([mail], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(kinds.iter().filter_map(|kind| kind.parse().ok()).collect())
}

/// `None` for what a later version wrote.
fn notice(row: &Row<'_>) -> engine::Result<Option<NoticeRow>> {
    let kind = row.text(0)?.parse::<Kind>().ok();
    let event = event_of(row.text(2)?);
    let (Some(kind), Some(event)) = (kind, event) else { return Ok(None) };
    Ok(Some(NoticeRow {
        kind,
        document: row.get(1)?,
        event,
        created: time_of_sql(row.get(3)?),
        opened: row.get(4)?,
        undelivered: row.get(5)?,
    }))
}
