//! Sign-ins between the password and the second factor: no session yet, five minutes, one site, one browser.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::second_factors::{SIGNING_IN, TRIES};
use crate::model::sites::SiteId;
use crate::model::users::{User, UserId};
use crate::store::activity::Tried;
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::entering::enter;
use crate::store::lookups::of_site;
use crate::store::rows::{USER_COLUMNS, sql_time, user_of};
use crate::store::second_factors::{Checked, Given, check};
use crate::store::sessions::NewSession;
use crate::store::throttles::CodeFrom;
use crate::store::{Store, failed};

/// How many sign-ins of one user wait at once, in browsers that are known and in others; the oldest goes first.
const AT_ONCE: u32 = 10;

/// A sign-in whose password was right.
#[derive(Clone, Copy, Debug)]
pub struct NewPending<'a> {
    /// The hash of its token.
    pub token: [u8; 32],
    /// The user whose password was right.
    pub user: UserId,
    /// The site that the sign-in was begun on.
    pub site: &'a SiteId,
    /// The hash that the password fits.
    pub password: &'a str,
    /// The hash of the browser's token, where that has signed the user in before.
    pub device: Option<[u8; 32]>,
    /// The try that it began with: a failure until the second factor is there.
    pub tried: Tried,
}

/// A sign-in that waits for the second factor.
#[derive(Clone, Debug)]
pub struct PendingRow {
    /// The user whose password was right.
    pub user: User,
    /// The hash of the browser's token, where that has signed the user in before.
    pub device: Option<[u8; 32]>,
    /// The try that it began with.
    pub tried: Tried,
}

/// How a code that was typed at a sign-in ends.
#[derive(Debug)]
pub enum Finished {
    /// The session is open.
    Opened(User),
    /// There is no such sign-in, or none any more.
    Over,
    /// As it was judged; another try may help.
    Not(Checked),
}

impl Store {
    /// The sign-in with this token, where it waits on this site.
    pub fn pending_sign_in(
        &self,
        token: &[u8; 32],
        site: &SiteId,
        now: Timestamp,
    ) -> Result<Option<PendingRow>, Error> {
        self.read(|connection| find(connection, token, site, now))
    }

    /// Judges the code that finishes a sign-in and opens the session; `also` is done with it, and `tell` where it is
    /// news that the user is to be mailed.
    pub fn finish_sign_in(
        &self,
        token: &[u8; 32],
        (key, typed): (&[u8], &str),
        session: &NewSession<'_>,
        now: impl Fn() -> Timestamp,
        also: impl FnOnce(&Transaction<'_>, &User, Given) -> Result<(), Error>,
        tell: impl FnOnce(&Transaction<'_>, &User, Timestamp) -> Result<(), Error>,
    ) -> Result<Finished, Error> {
        self.write(|transaction| {
            let now = now();
            let found = find(transaction, token, session.site, now).map_err(|error| failed(&error))?;
            let Some(PendingRow { user, device, tried }) = found else { return Ok(Finished::Over) };
            let known_browser = device == Some(session.device);
            let network = CodeFrom::Network(session.network);
            let from = device.as_ref().filter(|_| known_browser).map_or(network, CodeFrom::Device);
            let (passed, given) = match check(transaction, (user.id, from), key, typed, now)? {
                Checked::Right(passed, given) => (passed, given),
                Checked::None => return Ok(Finished::Over),
                Checked::Wrong => {
                    transaction
                        .execute("UPDATE pending_sign_ins SET tries = tries + 1 WHERE token = ?1", [token])
                        .map_err(|error| failed(&error))?;
                    return Ok(Finished::Not(Checked::Wrong));
                }
                wait @ Checked::Wait(_) => return Ok(Finished::Not(wait)),
            };
            transaction
                .execute("DELETE FROM pending_sign_ins WHERE token = ?1", [token])
                .map_err(|error| failed(&error))?;
            enter(transaction, &passed, (known_browser, tried), session, now, |transaction| {
                tell(transaction, &user, now)
            })?;
            also(transaction, &user, given)?;
            Ok(Finished::Opened(user))
        })
    }
}

/// Puts a sign-in down, and forgets those that are over.
pub(super) fn put(transaction: &Transaction<'_>, new: &NewPending<'_>, now: Timestamp) -> engine::Result<()> {
    transaction.execute("DELETE FROM pending_sign_ins WHERE expires <= ?1", [sql_time(now)])?;
    transaction.execute(
        "INSERT INTO pending_sign_ins (token, user, site, password, device, tried, expires) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            new.token,
            new.user.0,
            new.site.as_str(),
            fingerprint(new.password),
            new.device,
            new.tried.0,
            sql_time(now.plus(SIGNING_IN))
        ],
    )?;
    transaction.execute(
        "DELETE FROM pending_sign_ins WHERE token IN \
         (SELECT token FROM pending_sign_ins WHERE user = ?1 AND (device IS NULL) = (?3 IS NULL) \
         ORDER BY expires DESC, token LIMIT 1000000 OFFSET ?2)",
        params![new.user.0, AT_ONCE, new.device],
    )?;
    Ok(())
}

/// Alive only as long as the user is in use, is one of the site's people and has the password that was typed.
fn find(
    connection: &Connection,
    token: &[u8; 32],
    site: &SiteId,
    now: Timestamp,
) -> engine::Result<Option<PendingRow>> {
    let found = connection
        .prepare_cached(&format!(
            "SELECT {USER_COLUMNS}, users.password, pending_sign_ins.password, pending_sign_ins.device, \
             pending_sign_ins.tried \
             FROM pending_sign_ins JOIN users ON users.id = pending_sign_ins.user \
             WHERE pending_sign_ins.token = ?1 AND pending_sign_ins.site = ?2 AND pending_sign_ins.expires > ?3 \
             AND pending_sign_ins.tries < ?4 AND users.state = 'active' AND {}",
            of_site("?2")
        ))?
        .query_row(params![token, site.as_str(), sql_time(now), TRIES], |row| {
            let (current, typed): (Option<String>, [u8; 32]) = (row.get(13)?, row.get(14)?);
            let same = current.is_some_and(|current| fingerprint(&current).ct_eq(&typed).into());
            Ok(same.then_some(PendingRow { user: user_of(row)?, device: row.get(15)?, tried: Tried(row.get(16)?) }))
        })
        .optional()?;
    Ok(found.flatten())
}

fn fingerprint(password: &str) -> [u8; 32] {
    Sha256::digest(password).into()
}
