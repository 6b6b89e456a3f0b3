//! Throttles (rule U7): each try is counted before it is judged, so that many at once get no more than one after the other.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity::{Activity, Place};
use crate::model::sites::{RealmId, SiteId};
use crate::model::throttles::{Throttle, Verdict};
use crate::model::tokens::lower_hex;
use crate::model::users::UserId;
use crate::store::activity::{self, Tried};
use crate::store::sign_ups::forget_unproved;
use crate::store::users::{MAX_FAILURES, UserRow, signing_in, sql_time, time_of_sql};
use crate::store::{Store, failed};

/// How long a bucket that nobody touches is remembered: a day.
const FORGET: std::time::Duration = std::time::Duration::from_hours(24);

/// A try to sign in, as the throttles see it.
#[derive(Clone, Copy, Debug)]
pub struct Try<'a> {
    /// The site, which says whom the login means.
    pub site: &'a SiteId,
    /// The realm: its sites count a login's tries together.
    pub realm: &'a RealmId,
    /// What the typed login or address is compared by.
    pub login_key: &'a str,
    /// The hash of the browser's token, if it showed one.
    pub device: Option<[u8; 32]>,
    /// The network that it comes from.
    pub network: &'a str,
    /// The browser in words.
    pub browser: &'a str,
}

/// A try that may go on.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Who has this login or address, if anybody.
    pub user: Option<UserRow>,
    /// What the tries are counted by: the user's own login, whatever was typed.
    pub login_key: String,
    /// Whether the browser has signed this user in before.
    pub known_browser: bool,
    /// Whether the password is out of use for this browser.
    pub locked: bool,
    /// The try, recorded as a failure until it succeeds.
    pub tried: Tried,
}

impl Store {
    /// Counts a try to sign in, or says how long it must wait. A known browser has a counter of its own; everybody else
    /// shares the login's and the network's. Costs the same whether there is such a user or not (rule U6).
    pub fn gate(&self, attempt: &Try<'_>, now: impl Fn() -> Timestamp) -> Result<(Verdict, Option<Gate>), Error> {
        self.write(|transaction| {
            // Read behind the lock: tries are counted in the order of their times.
            let now = now();
            let user = signing_in(transaction, attempt.site, attempt.login_key).map_err(|error| failed(&error))?;
            // Login and address of one user share one count (rule U3b).
            let login_key = user.as_ref().map_or(attempt.login_key, |row| row.user.login.key()).to_owned();
            let attempt = &Try { login_key: &login_key, ..*attempt };
            let device = attempt.device.unwrap_or_default();
            let owner = device_owner(transaction, &device).map_err(|error| failed(&error))?;
            let known = user.as_ref().is_some_and(|row| owner == Some(row.user.id));
            let verdict = if known {
                let verdict = one_by_one(transaction, &device_bucket(&device), now)?;
                count_failure(transaction, None, now)?;
                verdict
            } else {
                let verdict = of_login_and_network(transaction, attempt, now)?;
                let user = user.as_ref().map(|row| row.user.id).filter(|_| verdict == Verdict::Counted);
                count_failure(transaction, user, now)?;
                verdict
            };
            forget(transaction, now)?;
            forget_unproved(transaction, now)?;
            let locked = match &user {
                Some(_) if known => distrusted(transaction, &device)?,
                Some(row) => row.user.locked,
                None => false,
            };
            if verdict != Verdict::Counted {
                return Ok((verdict, None));
            }
            let place = Place { site: attempt.site.as_str(), network: attempt.network, browser: attempt.browser };
            let tried = user.as_ref().map(|row| row.user.id);
            let tried = activity::record(transaction, tried, Activity::SignInFailed, place, now)?;
            Ok((verdict, Some(Gate { user, login_key, known_browser: known, locked, tried })))
        })
    }

    /// Counts a request for a mail with a link, by network only: whom it is for must not show.
    pub fn gate_reset(&self, network: &str, now: impl Fn() -> Timestamp) -> Result<Verdict, Error> {
        self.write(|transaction| of_network(transaction, &format!("reset:{network}"), now()))
    }

    /// Counts a try of a signed-in user to give the current password.
    pub fn gate_current_password(&self, user: UserId, now: impl Fn() -> Timestamp) -> Result<Verdict, Error> {
        self.write(|transaction| one_by_one(transaction, &format!("current:{}", user.0), now()))
    }

    /// The right current password was given: its failures are forgotten.
    pub fn forget_current_failures(&self, user: UserId) -> Result<(), Error> {
        self.write(|transaction| succeed_with_current(transaction, user))
    }
}

/// Counts a code of a second factor, wherever it is typed, or says how long it must wait.
pub(crate) fn gate_code(transaction: &Transaction<'_>, user: UserId, now: Timestamp) -> Result<Verdict, Error> {
    one_by_one(transaction, &code_bucket(user), now)
}

/// The right code: the wrong ones are forgotten.
pub(crate) fn forget_wrong_codes(transaction: &Transaction<'_>, user: UserId) -> Result<(), Error> {
    drop_bucket(transaction, &code_bucket(user))
}

/// Counts a mail with a link to this address.
pub(crate) fn gate_mail(transaction: &Transaction<'_>, email_key: &str, now: Timestamp) -> Result<Verdict, Error> {
    gate_mails(transaction, &format!("mail:{}", hex(&[email_key])), now)
}

/// Counts a code that a user asks for to bring two logins together, or says how long it must wait: as mails to an address.
pub(crate) fn gate_login_code(transaction: &Transaction<'_>, user: UserId, now: Timestamp) -> Result<Verdict, Error> {
    gate_mails(transaction, &format!("logins:{}", user.0), now)
}

/// Counts a change of the e-mail address that a user asks for, or says how long it must wait: as mails to an address.
pub(crate) fn gate_email_change(transaction: &Transaction<'_>, user: UserId, now: Timestamp) -> Result<Verdict, Error> {
    gate_mails(transaction, &format!("email:{}", user.0), now)
}

/// Counts a mail that tells a user of a new browser: whoever has the password could send any number of them.
pub(crate) fn gate_device_mail(transaction: &Transaction<'_>, user: UserId, now: Timestamp) -> Result<Verdict, Error> {
    gate_mails(transaction, &format!("arrival:{}", user.0), now)
}

fn gate_mails(transaction: &Transaction<'_>, bucket: &str, now: Timestamp) -> Result<Verdict, Error> {
    let (next, verdict) = get(transaction, bucket)?.of_mails(now);
    put(transaction, bucket, next)?;
    Ok(verdict)
}

/// A success: the login's own failures are forgotten, the network gets back no more than this one try, so that nobody
/// buys tries for other logins with a login of their own.
pub(crate) fn succeed(transaction: &Transaction<'_>, attempt: &Try<'_>, known_browser: bool) -> Result<(), Error> {
    if known_browser {
        return drop_bucket(transaction, &device_bucket(&attempt.device.unwrap_or_default()));
    }
    drop_bucket(transaction, &login_bucket(attempt))?;
    let bucket = network_bucket(attempt.network);
    put(transaction, &bucket, get(transaction, &bucket)?.give_back())
}

/// The right current password: its failures are forgotten.
pub(crate) fn succeed_with_current(transaction: &Transaction<'_>, user: UserId) -> Result<(), Error> {
    drop_bucket(transaction, &format!("current:{}", user.0))
}

/// Counts a try for both, or for neither.
fn of_login_and_network(transaction: &Transaction<'_>, attempt: &Try<'_>, now: Timestamp) -> Result<Verdict, Error> {
    let (login_bucket, network_bucket) = (login_bucket(attempt), network_bucket(attempt.network));
    let (login, login_verdict) = get(transaction, &login_bucket)?.one_by_one(now);
    let (network, network_verdict) = get(transaction, &network_bucket)?.of_network(now);
    match (login_verdict, network_verdict) {
        (Verdict::Counted, Verdict::Counted) => {
            put(transaction, &login_bucket, login)?;
            put(transaction, &network_bucket, network)?;
            Ok(Verdict::Counted)
        }
        (Verdict::Wait(login_wait), Verdict::Wait(network_wait)) => {
            put(transaction, &login_bucket, login)?;
            put(transaction, &network_bucket, network)?;
            Ok(Verdict::Wait(login_wait.max(network_wait)))
        }
        (wait @ Verdict::Wait(_), Verdict::Counted) => {
            put(transaction, &login_bucket, login)?;
            Ok(wait)
        }
        (Verdict::Counted, wait @ Verdict::Wait(_)) => {
            put(transaction, &network_bucket, network)?;
            Ok(wait)
        }
    }
}

/// Whether a known browser has failed too often in a row; from then on it is a stranger.
fn distrusted(transaction: &Transaction<'_>, device: &[u8; 32]) -> Result<bool, Error> {
    let too_often = i64::from(get(transaction, &device_bucket(device))?.tries) > MAX_FAILURES;
    if too_often {
        transaction.execute("DELETE FROM devices WHERE token = ?1", [device]).map_err(|error| failed(&error))?;
    }
    Ok(too_often)
}

fn one_by_one(transaction: &Transaction<'_>, bucket: &str, now: Timestamp) -> Result<Verdict, Error> {
    let (next, verdict) = get(transaction, bucket)?.one_by_one(now);
    put(transaction, bucket, next)?;
    Ok(verdict)
}

fn of_network(transaction: &Transaction<'_>, bucket: &str, now: Timestamp) -> Result<Verdict, Error> {
    let (next, verdict) = get(transaction, bucket)?.of_network(now);
    put(transaction, bucket, next)?;
    Ok(verdict)
}

/// One more failure in a row of this user; with nobody to count it for, the same work on a row of nobody.
fn count_failure(transaction: &Transaction<'_>, user: Option<UserId>, now: Timestamp) -> Result<(), Error> {
    match user {
        Some(user) => transaction
            .prepare_cached("UPDATE users SET failures = failures + 1 WHERE id = ?1")
            .and_then(|mut statement| statement.execute([user.0]))
            .map(drop)
            .map_err(|error| failed(&error)),
        None => put(transaction, "nobody", Throttle { tries: 0, last: now }),
    }
}

fn login_bucket(attempt: &Try<'_>) -> String {
    // Hashed: people type passwords into the field for the login.
    format!("login:{}", hex(&[attempt.realm.as_str(), attempt.login_key]))
}

fn code_bucket(user: UserId) -> String {
    format!("code:{}", user.0)
}

fn network_bucket(network: &str) -> String {
    format!("network:{network}")
}

fn device_bucket(hash: &[u8; 32]) -> String {
    format!("device:{}", lower_hex(hash))
}

fn hex(parts: &[&str]) -> String {
    lower_hex(&Sha256::digest(parts.join("\0")).into())
}

fn device_owner(connection: &Connection, token_hash: &[u8; 32]) -> rusqlite::Result<Option<UserId>> {
    connection
        .prepare_cached("SELECT user FROM devices WHERE token = ?1")?
        .query_row([token_hash], |row| row.get(0).map(UserId))
        .optional()
}

fn get(connection: &Connection, bucket: &str) -> Result<Throttle, Error> {
    connection
        .prepare_cached("SELECT tries, last FROM throttles WHERE bucket = ?1")
        .and_then(|mut statement| {
            statement
                .query_row([bucket], |row| Ok(Throttle { tries: row.get(0)?, last: time_of_sql(row.get(1)?) }))
                .optional()
        })
        .map(Option::unwrap_or_default)
        .map_err(|error| failed(&error))
}

fn put(transaction: &Transaction<'_>, bucket: &str, throttle: Throttle) -> Result<(), Error> {
    transaction
        .prepare_cached(
            "INSERT INTO throttles (bucket, tries, last) VALUES (?1, ?2, ?3) \
             ON CONFLICT (bucket) DO UPDATE SET tries = excluded.tries, last = excluded.last",
        )
        .and_then(|mut statement| statement.execute(params![bucket, throttle.tries, sql_time(throttle.last)]))
        .map(drop)
        .map_err(|error| failed(&error))
}

fn drop_bucket(transaction: &Transaction<'_>, bucket: &str) -> Result<(), Error> {
    transaction
        .prepare_cached("DELETE FROM throttles WHERE bucket = ?1")
        .and_then(|mut statement| statement.execute([bucket]))
        .map(drop)
        .map_err(|error| failed(&error))
}

/// Forgets up to a hundred buckets that nobody has touched for a day.
fn forget(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), Error> {
    transaction
        .prepare_cached(
            "DELETE FROM throttles WHERE bucket IN \
             (SELECT bucket FROM throttles WHERE last < ?1 ORDER BY last LIMIT 100)",
        )
        .and_then(|mut statement| statement.execute([sql_time(now.minus(FORGET))]))
        .map(drop)
        .map_err(|error| failed(&error))
}
