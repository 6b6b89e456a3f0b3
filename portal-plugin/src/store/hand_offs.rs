//! One-time codes from one site to another (rule S5) and into a look as the customer (rule A11): 60 seconds, single use.

use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::activity::{Activity, Place};
use crate::model::agents;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::sessions::{SessionId, VIEW_AS, ViewAs};
use crate::model::sites::SiteId;
use crate::model::users::{User, UserId};
use crate::store::engine::{self, OptionalExtension, Transaction, params};
use crate::store::ledger::{record, record_sign_in};
use crate::store::lookups::of_site;
use crate::store::rows::{USER_COLUMNS, parsed, sql_time, time_of_sql, user_of};
use crate::store::second_factors::Passed;
use crate::store::sessions::NewSession;
use crate::store::{Store, activity, failed, sessions};

/// A code to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewHandOff<'a> {
    /// The hash of the code.
    pub token: [u8; 32],
    /// Who goes on.
    pub user: UserId,
    /// Where the code is asked for.
    pub from: &'a SiteId,
    /// Where alone it is good.
    pub to: &'a SiteId,
    /// Until when.
    pub expires: Timestamp,
}

/// An open look of staff at an account.
#[derive(Clone, Debug)]
pub struct ViewRow {
    /// Its session.
    pub session: SessionId,
    /// The look that is handed off.
    pub view: ViewAs,
    /// The site.
    pub site: String,
    /// The user's login.
    pub login: String,
    /// The third party behind the account.
    pub third_party: String,
    /// When it was opened.
    pub opened: Timestamp,
}

impl Store {
    /// Makes a code for who is signed in; `false` where the login does not mean that user on the other site.
    pub fn hand_off(&self, new: &NewHandOff<'_>, session: SessionId, now: Timestamp) -> Result<bool, Error> {
        self.write(|transaction| {
            let belongs = transaction
                .query_row(
                    &format!("SELECT {} FROM users WHERE id = ?1 AND state = 'active'", of_site("?2")),
                    params![new.user.0, new.to.as_str()],
                    |row| row.get(0),
                )
                .optional()
                .map_err(|error| failed(&error))?;
            if belongs != Some(true) {
                return Ok(false);
            }
            insert(transaction, new, Some(session), None, now).map(|()| true)
        })
    }

    /// The sites in service, by id, on which a user's login means that user.
    pub fn sites_of_user(&self, user: UserId) -> Result<Vec<SiteId>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT there.id FROM users JOIN sites AS there ON there.enabled AND {} \
                     WHERE users.id = ?1 AND users.state = 'active' ORDER BY there.id",
                    of_site("there.id")
                ))?
                .query_map([user.0], |row| parsed(row, 0))?
                .collect()
        })
    }

    /// Who goes on with a code, and whether as staff who look on; `None` where it does not work (any more).
    pub fn look_at_hand_off(
        &self,
        token: &[u8; 32],
        to: &SiteId,
        now: Timestamp,
    ) -> Result<Option<(User, bool)>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {USER_COLUMNS}, hand_offs.staff IS NOT NULL FROM hand_offs \
                     JOIN users ON users.id = hand_offs.user WHERE {}",
                    works()
                ))?
                .query_row(params![token, to.as_str(), sql_time(now)], |row| Ok((user_of(row)?, row.get(13)?)))
                .optional()
        })
    }

    /// Makes a code for staff, where the account's owner consents.
    ///
    /// # Errors
    /// `view-as/no-consent`, `membership/none`.
    pub fn hand_off_view(&self, new: &NewHandOff<'_>, view: &ViewAs, now: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            if !consents(transaction, view.account)? {
                return Err(Error::ViewAsNoConsent);
            }
            let member: bool = transaction
                .query_row(
                    "SELECT EXISTS (SELECT 1 FROM memberships WHERE account = ?1 AND user = ?2)",
                    params![view.account.0, new.user.0],
                    |row| row.get(0),
                )
                .map_err(|error| failed(&error))?;
            if !member {
                return Err(Error::Denied(Denied::MembershipNone));
            }
            insert(transaction, new, None, Some(view), now)
        })
    }

    /// Uses a code up and opens the session; `None` where it does not work (any more). A look of staff needs the consent
    /// still; a user must still be signed in where the code was asked for, and the new session lasts no longer than that.
    pub fn redeem(&self, token: &[u8; 32], new: &NewSession<'_>, now: Timestamp) -> Result<Option<UserId>, Error> {
        self.write(|transaction| {
            let found = transaction
                .query_row(
                    &format!(
                        "UPDATE hand_offs SET used = ?3 WHERE {} RETURNING user, session, staff, reason, account",
                        works()
                    ),
                    params![token, new.site.as_str(), sql_time(now)],
                    |row| {
                        let view = match (row.get(2)?, row.get(3)?, row.get(4)?) {
                            (Some(staff), Some(reason), Some(account)) => {
                                Some(ViewAs { staff, reason, account: AccountId(account) })
                            }
                            _ => None,
                        };
                        Ok((UserId(row.get(0)?), row.get::<Option<i64>>(1)?, view))
                    },
                )
                .optional()
                .map_err(|error| failed(&error))?;
            let Some((user, session, view)) = found else { return Ok(None) };
            // Whoever is signed in there has passed the second factor, if there is one; nobody else goes on.
            match view {
                Some(view) if !consents(transaction, view.account)? => return Ok(None),
                Some(view) => {
                    let login = open_view(transaction, user, &view, new, now).map_err(|error| failed(&error))?;
                    let detail = [("login", login.as_str()), ("reason", &view.reason), ("site", new.site.as_str())];
                    record(transaction, view.account, &LedgerActor::Staff(view.staff), Event::Viewed, &detail, now)?;
                }
                None => {
                    let passed = session.map(|session| Passed::in_session(transaction, session)).transpose();
                    let Some(passed) = passed.map_err(|error| failed(&error))?.flatten() else { return Ok(None) };
                    let place =
                        Place { site: new.site.as_str(), network: new.network, browser: &agents::name(new.agent) };
                    activity::record(transaction, Some(user), Activity::SignedIn, place, now)?;
                    sessions::open(transaction, &passed, new, now)
                        .and_then(|()| {
                            transaction.execute(
                                "UPDATE sessions SET opened = (SELECT opened FROM sessions WHERE id = ?2) \
                                 WHERE token = ?1",
                                params![new.token, session],
                            )
                        })
                        .map_err(|error| failed(&error))?;
                    record_sign_in(transaction, user, new.site.as_str(), now)?;
                }
            }
            Ok(Some(user))
        })
    }

    /// Since when the account's owner lets staff look on; `None` is that they may not.
    pub fn view_as_consent(&self, account: AccountId) -> Result<Option<Timestamp>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT since FROM view_as_consents WHERE account = ?1")?
                .query_row([account.0], |row| row.get(0).map(time_of_sql))
                .optional()
        })
    }

    /// Ends a look by whoever has it open.
    pub fn end_view(&self, session: SessionId, view: &ViewAs, now: Timestamp) -> Result<(), Error> {
        self.write(|transaction| {
            let ended = transaction
                .execute(
                    "UPDATE sessions SET ended = ?2 WHERE id = ?1 AND ended IS NULL",
                    params![session.0, sql_time(now)],
                )
                .map_err(|error| failed(&error))?;
            if ended == 0 {
                return Ok(());
            }
            record(transaction, view.account, &LedgerActor::Staff(view.staff.clone()), Event::ViewEnded, &[], now)
        })
    }

    /// Ends every look of this member of staff, and says how many.
    pub fn end_views(&self, staff: &str, now: Timestamp) -> Result<u64, Error> {
        self.write(|transaction| {
            let accounts = end_views(transaction, staff, now).map_err(|error| failed(&error))?;
            let actor = LedgerActor::Staff(staff.to_owned());
            for account in &accounts {
                record(transaction, *account, &actor, Event::ViewEnded, &[], now)?;
            }
            Ok(accounts.len() as u64)
        })
    }

    /// The looks that are open, at this account or at any, the newest first, 100 at the most.
    pub fn views(&self, account: Option<AccountId>, now: Timestamp) -> Result<Vec<ViewRow>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT sessions.id, views_as.staff, views_as.reason, views_as.account, sessions.site, users.login, \
                     sessions.opened, accounts.third_party FROM views_as JOIN sessions ON sessions.id = views_as.session \
                     JOIN users ON users.id = sessions.user JOIN accounts ON accounts.id = views_as.account \
                     WHERE sessions.ended IS NULL AND sessions.opened > ?1 AND (?2 IS NULL OR views_as.account = ?2) \
                     ORDER BY sessions.id DESC LIMIT 100",
                )?
                .query_map(params![sql_time(now.minus(VIEW_AS)), account.map(|id| id.0)], |row| {
                    Ok(ViewRow {
                        session: SessionId(row.get(0)?),
                        view: ViewAs { staff: row.get(1)?, reason: row.get(2)?, account: AccountId(row.get(3)?) },
                        site: row.get(4)?,
                        login: row.get(5)?,
                        opened: time_of_sql(row.get(6)?),
                        third_party: row.get(7)?,
                    })
                })?
                .collect()
        })
    }
}

/// The condition that the code `?1` works on the site `?2` at the moment `?3`.
fn works() -> String {
    format!(
        "hand_offs.token = ?1 AND hand_offs.to_site = ?2 AND hand_offs.used IS NULL AND hand_offs.expires > ?3 \
         AND EXISTS (SELECT 1 FROM users WHERE users.id = hand_offs.user AND users.state = 'active' AND {}) \
         AND (hand_offs.session IS NULL OR EXISTS (SELECT 1 FROM sessions WHERE sessions.id = hand_offs.session \
         AND sessions.user = hand_offs.user AND sessions.ended IS NULL))",
        of_site("hand_offs.to_site")
    )
}

fn insert(
    transaction: &Transaction<'_>,
    new: &NewHandOff<'_>,
    session: Option<SessionId>,
    view: Option<&ViewAs>,
    now: Timestamp,
) -> Result<(), Error> {
    transaction
        .execute("DELETE FROM hand_offs WHERE expires <= ?1", [sql_time(now)])
        .and_then(|_| {
            transaction.execute(
                "INSERT INTO hand_offs (token, user, from_site, to_site, session, staff, reason, account, expires) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    new.token,
                    new.user.0,
                    new.from.as_str(),
                    new.to.as_str(),
                    session.map(|session| session.0),
                    view.map(|view| &view.staff),
                    view.map(|view| &view.reason),
                    view.map(|view| view.account.0),
                    sql_time(new.expires)
                ],
            )
        })
        .map(drop)
        .map_err(|error| failed(&error))
}

fn consents(transaction: &Transaction<'_>, account: AccountId) -> Result<bool, Error> {
    transaction
        .query_row("SELECT EXISTS (SELECT 1 FROM view_as_consents WHERE account = ?1)", [account.0], |row| row.get(0))
        .map_err(|error| failed(&error))
}

/// Sets whether staff may look on. Without consent every look and every code ends in the same transaction.
pub fn set_view_as_consent(
    transaction: &Transaction<'_>,
    account: AccountId,
    consent: bool,
    actor: &LedgerActor,
    now: Timestamp,
) -> Result<(), Error> {
    if consents(transaction, account)? == consent {
        return Ok(());
    }
    let work = || {
        if consent {
            return transaction.execute(
                "INSERT INTO view_as_consents (account, since) VALUES (?1, ?2)",
                params![account.0, sql_time(now)],
            );
        }
        transaction.execute("DELETE FROM view_as_consents WHERE account = ?1", [account.0])?;
        transaction.execute("DELETE FROM hand_offs WHERE account = ?1", [account.0])?;
        transaction.execute(
            "UPDATE sessions SET ended = ?2 WHERE ended IS NULL \
             AND id IN (SELECT session FROM views_as WHERE account = ?1)",
            params![account.0, sql_time(now)],
        )
    };
    work().map_err(|error| failed(&error))?;
    let event = if consent { Event::ViewAllowed } else { Event::ViewForbidden };
    record(transaction, account, actor, event, &[], now)
}

/// Ends the looks of this member of staff, and takes back the codes; the account of each look that was not over yet.
fn end_views(transaction: &Transaction<'_>, staff: &str, now: Timestamp) -> engine::Result<Vec<AccountId>> {
    transaction.execute("DELETE FROM hand_offs WHERE staff = ?1", [staff])?;
    let accounts = transaction
        .prepare_cached(
            "SELECT views_as.account FROM views_as JOIN sessions ON sessions.id = views_as.session \
             WHERE views_as.staff = ?1 AND sessions.ended IS NULL AND sessions.opened > ?2",
        )?
        .query_map(params![staff, sql_time(now.minus(VIEW_AS))], |row| row.get(0).map(AccountId))?
        .collect::<Result<Vec<_>, _>>()?;
    transaction.execute(
        "UPDATE sessions SET ended = ?2 WHERE ended IS NULL \
         AND id IN (SELECT session FROM views_as WHERE staff = ?1)",
        params![staff, sql_time(now)],
    )?;
    Ok(accounts)
}

/// A look of staff: not one of the user's own sessions, so that it pushes out none of them. Answers the user's login.
fn open_view(
    transaction: &Transaction<'_>,
    user: UserId,
    view: &ViewAs,
    new: &NewSession<'_>,
    now: Timestamp,
) -> engine::Result<String> {
    let session: i64 = transaction.query_row(
        "INSERT INTO sessions (token, user, site, opened, used, account, agent, network) \
         VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7) RETURNING id",
        params![new.token, user.0, new.site.as_str(), sql_time(now), view.account.0, new.agent, new.network],
        |row| row.get(0),
    )?;
    transaction.execute(
        "INSERT INTO views_as (session, staff, reason, account) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (session) \
         DO UPDATE SET staff = excluded.staff, reason = excluded.reason, account = excluded.account",
        params![session, view.staff, view.reason, view.account.0],
    )?;
    transaction.query_row("SELECT login FROM users WHERE id = ?1", [user.0], |row| row.get(0))
}
