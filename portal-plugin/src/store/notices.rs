//! Announcements, who was told of each, and how members want to be told (rule M2).

use std::time::Duration;

use crate::store::engine::{self, Connection, OptionalExtension, Row, Transaction, params};
use plugin_api::Kind;
use plugin_api::operations::NoticeEvent;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::memberships::Membership;
use crate::model::notices::{NoticeChoice, event_of};
use crate::model::sites::SiteId;
use crate::model::users::{User, UserId};
use crate::store::principals::membership_at;
use crate::store::rows::{USER_COLUMNS, link_at, sql_time, time_of_sql, user_of};
use crate::store::second_factors::{ASKS_ONE, HAS_ONE};
use crate::store::{Store, failed};

/// How long an announcement that somebody took is theirs: then their process died over it.
const LEASE: Duration = Duration::from_mins(1);

/// How long an announcement is known, so that the same again tells nobody twice: a year.
pub(super) const KNOWN: Duration = Duration::from_hours(365 * 24);

/// What happened to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The account of its third party.
    pub account: AccountId,
    /// Its kind.
    pub kind: Kind,
    /// Its id in the ERP.
    pub document: String,
    /// What happened.
    pub event: NoticeEvent,
    /// Which one, where it happens more than once; else empty.
    pub key: String,
}

/// An announcement that waits.
#[derive(Clone, Debug)]
pub struct Announced {
    /// Its row.
    pub id: i64,
    /// What is announced; `None` where a later version wrote it.
    pub what: Option<Happened>,
    /// When it was.
    pub announced: Timestamp,
    /// How often it was tried before.
    pub tries: u32,
}

/// A member who may have to be told.
#[derive(Clone, Debug)]
pub struct Hearer {
    /// Who it is, as judged in this account.
    pub user: User,
    /// What they are in it.
    pub membership: Membership,
    /// What they chose for the kind.
    pub choice: Option<NoticeChoice>,
    /// Whether they have a second factor.
    pub second_factor: bool,
    /// Whether the account asks one of its members.
    pub asks_second_factor: bool,
    /// Where they signed in last.
    pub last_site: Option<SiteId>,
}

impl Hearer {
    /// The address that a mail may go to: proved, or given by the ERP or by staff. One that a sign-up claims is no active
    /// user's.
    pub fn email(&self) -> Option<&str> {
        self.user.email.as_deref()
    }
}

/// A notice to write down.
#[derive(Clone, Copy, Debug)]
pub struct NewNotice<'a> {
    /// Of which announcement.
    pub announcement: i64,
    /// In which account.
    pub account: AccountId,
    /// To whom.
    pub user: UserId,
    /// Where it leads.
    pub site: &'a SiteId,
    /// When the mail of a morning is to tell it, where one is to.
    pub morning: Option<Timestamp>,
    /// The hash of the token of the mail that tells it, where one does.
    pub mail: Option<[u8; 32]>,
}

/// Writes an announcement down; `false` where it is known.
pub fn announce(transaction: &Transaction<'_>, what: &Happened, now: Timestamp) -> Result<bool, Error> {
    let Happened { account, kind, document, event, key } = what;
    transaction
        .execute(
            "INSERT INTO announcements (account, kind, document, event, key, announced, due) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT (account, kind, document, event, key) DO NOTHING",
            params![account.0, kind.as_str(), document, event.as_str(), key, sql_time(now)],
        )
        .map(|written| written > 0)
        .map_err(|error| failed(&error))
}

/// Writes down that somebody is told; `false` where they were, or are a member no more.
pub fn put_notice(transaction: &Transaction<'_>, notice: &NewNotice<'_>, now: Timestamp) -> Result<bool, Error> {
    let NewNotice { announcement, account, user, site, morning, mail } = notice;
    transaction
        .execute(
            "INSERT INTO notices (announcement, account, user, site, morning, mail, created) \
             SELECT ?1, account, user, ?4, ?5, ?6, ?7 FROM memberships \
             WHERE account = ?2 AND user = ?3 AND state = 'active' ON CONFLICT (announcement, user) DO NOTHING",
            params![announcement, account.0, user.0, site.as_str(), morning.map(sql_time), mail, sql_time(now)],
        )
        .map(|written| written > 0)
        .map_err(|error| failed(&error))
}

impl Store {
    /// Takes the announcement that waits longest: nobody else is given it for a minute.
    pub fn take_announcement(&self, now: Timestamp) -> Result<Option<Announced>, Error> {
        if !self.read(|connection| is_due(connection, now))? {
            return Ok(None);
        }
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "UPDATE announcements SET due = ?2 WHERE id = (SELECT id FROM announcements \
                     WHERE told IS NULL AND due <= ?1 ORDER BY due, id LIMIT 1) \
                     RETURNING id, announced, tries, account, kind, document, event, key",
                )
                .and_then(|mut statement| {
                    let values = params![sql_time(now), sql_time(now.plus(LEASE))];
                    statement.query_row(values, announced).optional()
                })
                .map_err(|error| failed(&error))
        })
    }

    /// Says that all were told of it who are to be.
    pub fn announcement_told(&self, id: i64, now: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .execute("UPDATE announcements SET told = ?2 WHERE id = ?1", params![id, sql_time(now)])
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// Tries it again at this moment, after one try more.
    pub fn postpone_announcement(&self, id: i64, due: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            transaction
                .execute(
                    "UPDATE announcements SET due = ?2, tries = tries + 1 WHERE id = ?1",
                    params![id, sql_time(due)],
                )
                .map(drop)
                .map_err(|error| failed(&error))
        })
    }

    /// The members of an account who were not told of this yet, 1,000 at the most.
    pub fn hearers(&self, announcement: i64, account: AccountId, kind: Kind) -> Result<Vec<Hearer>, Error> {
        const UNTOLD: &str =
            "NOT EXISTS (SELECT 1 FROM notices WHERE notices.announcement = ?3 AND notices.user = users.id)";
        self.read(|connection| {
            connection
                .prepare_cached(&hearers_where(UNTOLD))?
                .query_map(params![account.0, kind.as_str(), announcement], hearer)?
                .collect()
        })
    }

    /// This member of an account, where they may have to be told.
    pub fn hearer(&self, account: AccountId, user: UserId, kind: Kind) -> Result<Option<Hearer>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&hearers_where("users.id = ?3"))?
                .query_row(params![account.0, kind.as_str(), user.0], hearer)
                .optional()
        })
    }
}

/// Members of the account `?1` who may have to be told of a document of the kind `?2`.
fn hearers_where(which: &str) -> String {
    format!(
        "SELECT {USER_COLUMNS}, accounts.owner IS NOT DISTINCT FROM users.id, memberships.permissions, memberships.sees, \
         memberships.state, memberships.sites, memberships.ends, kept_contacts.contact, ruling.erp_id, \
         ruling.account, notice_choices.choice, {HAS_ONE}, {ASKS_ONE}, \
         (SELECT site FROM sessions WHERE sessions.user = users.id \
         AND sessions.id NOT IN (SELECT session FROM views_as) ORDER BY sessions.id DESC LIMIT 1) \
         FROM memberships JOIN users ON users.id = memberships.user \
         JOIN accounts ON accounts.id = memberships.account \
         LEFT JOIN kept_contacts ON kept_contacts.user = users.id AND kept_contacts.account = memberships.account \
         LEFT JOIN erp_users AS ruling ON ruling.user = users.id AND ruling.account = memberships.account \
         LEFT JOIN notice_choices ON notice_choices.account = memberships.account \
         AND notice_choices.user = memberships.user AND notice_choices.kind = ?2 \
         WHERE memberships.account = ?1 AND users.state = 'active' AND memberships.state = 'active' AND {which} \
         ORDER BY users.id LIMIT 1000"
    )
}

fn is_due(connection: &Connection, now: Timestamp) -> engine::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM announcements WHERE told IS NULL AND due <= ?1)")?
        .query_row([sql_time(now)], |row| row.get(0))
}

fn announced(row: &Row<'_>) -> engine::Result<Announced> {
    let kind = row.text(4)?.parse::<Kind>().ok();
    let event = event_of(row.text(6)?);
    let what = match (kind, event) {
        (Some(kind), Some(event)) => {
            Some(Happened { account: AccountId(row.get(3)?), kind, document: row.get(5)?, event, key: row.get(7)? })
        }
        _ => None,
    };
    Ok(Announced { id: row.get(0)?, what, announced: time_of_sql(row.get(1)?), tries: row.get(2)? })
}

fn hearer(row: &Row<'_>) -> engine::Result<Hearer> {
    let mut user = user_of(row)?;
    user.contact = row.get::<Option<String>>(19)?.or(user.contact);
    user.erp = link_at(row, 20)?.or(user.erp);
    Ok(Hearer {
        user,
        membership: membership_at(row, 13)?,
        choice: row.get::<Option<String>>(22)?.and_then(|choice| choice.parse().ok()),
        second_factor: row.get(23)?,
        asks_second_factor: row.get(24)?,
        last_site: row.get::<Option<String>>(25)?.and_then(|site| site.parse().ok()),
    })
}
