//! Throttles (rule U7): each try is counted before it is judged, so that many at once get no more than one after the other.

use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity::{Activity, Place};
use crate::model::sessions::SessionId;
use crate::model::sites::{RealmId, SiteId};
use crate::model::throttles::{Throttle, Verdict};
use crate::model::tokens::lower_hex;
use crate::model::turns::{NEWCOMER, NEWCOMER_WITH_CODE, OUT_OF_USE, Turns};
use crate::model::users::UserId;
use crate::store::activity::{self, Tried};
use crate::store::engine::{self, Connection, OptionalExtension, Transaction, params};
use crate::store::lookups::signing_in;
use crate::store::rows::{UserRow, sql_time, time_of_sql};
use crate::store::unproved::forget_unproved;
use crate::store::{Store, failed};

/// How long a bucket that nobody touches is remembered: a day.
pub(super) const FORGET: std::time::Duration = std::time::Duration::from_hours(24);

/// A try to sign in, as the throttles see it.
#[derive(Clone, Copy, Debug)]
pub struct SeenAttempt<'a> {
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

/// What came of a try.
#[derive(Clone, Debug)]
pub struct Gated {
    /// Whether it may go on.
    pub verdict: Verdict,
    /// Whom the login means, if anybody: for the record only.
    pub user: Option<UserId>,
    /// What to judge, where it may.
    pub gate: Option<Gate>,
}

/// A try that may go on.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Who has this login or address, if anybody.
    pub user: Option<UserRow>,
    /// Whether the browser has signed this user in before.
    pub known_browser: bool,
    /// Whether the password is out of use for this browser, or for its network.
    pub locked: bool,
    /// The try, recorded as a failure until it succeeds.
    pub tried: Tried,
}

/// What a mail to an address is about. Each has its own throttle: what strangers have sent of one holds up no other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum MailOf {
    /// A link that sets a password, of who has one or signs up.
    Link,
    /// A sign-up by somebody who is known already.
    Known,
    /// Another address of somebody's.
    Email,
    /// A code that brings two logins together.
    Login,
    /// A code for an invitation, asked for by this user.
    Invitation(UserId),
}

/// Where a code of a second factor is typed. Each place has its own throttle, so that who knows the password, but not the
/// code, holds up no owner (rule U7).
#[derive(Clone, Copy, Debug)]
pub(crate) enum CodeFrom<'a> {
    /// In a session.
    Session(SessionId),
    /// At a sign-in, in a browser that has signed the user in before: the hash of its token.
    Device(&'a [u8; 32]),
    /// At a sign-in from this network.
    Network(&'a str),
}

impl Store {
    /// Counts a try to sign in, or says how long it must wait. A known browser has a counter of its own; everybody else
    /// has a turn by network (see [`Turns`]). Costs the same whether there is such a user or not (rule U6).
    pub fn gate(&self, attempt: &SeenAttempt<'_>, now: impl Fn() -> Timestamp) -> Result<Gated, Error> {
        self.write(|transaction| {
            // Read behind the lock: tries are counted in the order of their times.
            let now = now();
            let row = signing_in(transaction, attempt.site, attempt.login_key).map_err(|error| failed(&error))?;
            let user = row.as_ref().map(|row| row.user.id);
            let device = attempt.device.unwrap_or_default();
            let owner = device_owner(transaction, &device).map_err(|error| failed(&error))?;
            let known = user.is_some() && owner == user;
            let (verdict, out) = if known {
                let verdict = one_by_one(transaction, &device_bucket(&device), now)?;
                (verdict, distrusted(transaction, &device)?)
            } else {
                of_stranger(transaction, user, attempt, now)?
            };
            forget(transaction, now)?;
            forget_unproved(transaction, now)?;
            if verdict != Verdict::Counted {
                return Ok(Gated { verdict, user, gate: None });
            }
            let place = Place { site: attempt.site.as_str(), network: attempt.network, browser: attempt.browser };
            let tried = activity::record(transaction, user, Activity::SignInFailed, place, now)?;
            let locked = out || row.as_ref().is_some_and(|row| row.user.locked && !known);
            Ok(Gated { verdict, user, gate: Some(Gate { user: row, known_browser: known, locked, tried }) })
        })
    }

    /// Counts a request for a mail with a link, by network only: whom it is for must not show.
    pub fn check_reset_limit(&self, network: &str, now: impl Fn() -> Timestamp) -> Result<Verdict, Error> {
        self.write(|transaction| of_network(transaction, &format!("reset:{network}"), now()))
    }

    /// Counts so many more ids that somebody asked for and that do not exist.
    pub fn count_guesses(&self, whose: &str, more: u32, now: Timestamp) -> Result<Verdict, Error> {
        self.write(|transaction| {
            let bucket = format!("guesses:{whose}");
            let (next, verdict) = get(transaction, &bucket)?.of_guesses(more, now);
            put(transaction, &bucket, next).map(|()| verdict)
        })
    }

    /// Counts a try to give the current password in a session. Each session counts for itself, so that one in the hands of
    /// somebody else holds up no other.
    pub fn check_current_password_limit(
        &self,
        session: SessionId,
        now: impl Fn() -> Timestamp,
    ) -> Result<Verdict, Error> {
        self.write(|transaction| one_by_one(transaction, &current_bucket(session), now()))
    }

    /// The right current password was given: its failures are forgotten.
    pub fn forget_current_failures(&self, session: SessionId) -> Result<(), Error> {
        self.write(|transaction| succeed_with_current(transaction, session))
    }
}

/// Counts a code of a second factor, or says how long it must wait.
pub(crate) fn check_code_limit(
    transaction: &Transaction<'_>,
    user: UserId,
    from: CodeFrom<'_>,
    now: Timestamp,
) -> Result<Verdict, Error> {
    let own = code_bucket(user, from);
    match from {
        CodeFrom::Session(_) | CodeFrom::Device(_) => one_by_one(transaction, &own, now),
        CodeFrom::Network(_) => {
            let all = codes_bucket(user);
            let turns = Turns { all: get(transaction, &all)?, own: get(transaction, &own)? };
            let (next, verdict) = turns.try_now(NEWCOMER_WITH_CODE, now);
            put(transaction, &all, next.all)?;
            put(transaction, &own, next.own)?;
            Ok(verdict)
        }
    }
}

/// The right code: the wrong ones from there are forgotten.
pub(crate) fn forget_wrong_codes(transaction: &Transaction<'_>, user: UserId, from: CodeFrom<'_>) -> Result<(), Error> {
    if matches!(from, CodeFrom::Network(_)) {
        drop_bucket(transaction, &codes_bucket(user))?;
    }
    drop_bucket(transaction, &code_bucket(user, from))
}

/// Counts a mail to this address.
pub(crate) fn check_mail_limit(
    transaction: &Transaction<'_>,
    about: MailOf,
    email_key: &str,
    now: Timestamp,
) -> Result<Verdict, Error> {
    let address = hex(&[email_key]);
    let bucket = match about {
        MailOf::Link => {
            let bucket = format!("mail-link:{address}");
            let (next, verdict) = get(transaction, &bucket)?.of_links(now);
            return put(transaction, &bucket, next).map(|()| verdict);
        }
        MailOf::Known => format!("mail-known:{address}"),
        MailOf::Email => format!("mail-email:{address}"),
        MailOf::Login => format!("mail-login:{address}"),
        MailOf::Invitation(user) => format!("mail-invitation:{}:{address}", user.0),
    };
    check_mails_limit(transaction, &bucket, now)
}

/// Counts a code that a user asks for to bring two logins together, or says how long it must wait: as mails to an address.
pub(crate) fn check_login_code_limit(
    transaction: &Transaction<'_>,
    user: UserId,
    now: Timestamp,
) -> Result<Verdict, Error> {
    check_mails_limit(transaction, &format!("logins:{}", user.0), now)
}

/// Counts a change of the e-mail address that a user asks for, or says how long it must wait: as mails to an address.
pub(crate) fn check_email_change_limit(
    transaction: &Transaction<'_>,
    user: UserId,
    now: Timestamp,
) -> Result<Verdict, Error> {
    check_mails_limit(transaction, &format!("email:{}", user.0), now)
}

/// Counts a mail that tells a user of a new browser: whoever has the password could send any number of them.
pub(crate) fn check_device_mail_limit(
    transaction: &Transaction<'_>,
    user: UserId,
    now: Timestamp,
) -> Result<Verdict, Error> {
    check_mails_limit(transaction, &format!("arrival:{}", user.0), now)
}

fn check_mails_limit(transaction: &Transaction<'_>, bucket: &str, now: Timestamp) -> Result<Verdict, Error> {
    let (next, verdict) = get(transaction, bucket)?.of_mails(now);
    put(transaction, bucket, next)?;
    Ok(verdict)
}

/// A success: the login's own failures are forgotten, the network gets back no more than this one try, so that nobody
/// buys tries for other logins with a login of their own.
pub(crate) fn succeed(
    transaction: &Transaction<'_>,
    user: UserId,
    attempt: &SeenAttempt<'_>,
    known_browser: bool,
) -> Result<(), Error> {
    if known_browser {
        return drop_bucket(transaction, &device_bucket(&attempt.device.unwrap_or_default()));
    }
    let login = whose(Some(user), attempt);
    drop_bucket(transaction, &login_bucket(&login))?;
    drop_bucket(transaction, &turn_bucket(&login, attempt.network))?;
    let bucket = network_bucket(attempt.network);
    put(transaction, &bucket, get(transaction, &bucket)?.give_back())
}

/// The password was set anew: what strangers did to the old one holds up nobody who has the new one (rule U7).
pub(crate) fn forget_tries(transaction: &Transaction<'_>, user: UserId) -> engine::Result<()> {
    let login = of_user(user);
    transaction.execute("DELETE FROM throttles WHERE bucket = ?1", [login_bucket(&login)])?;
    let (from, to) = (turn_bucket(&login, ""), format!("turn:{login};"));
    transaction.execute("DELETE FROM throttles WHERE bucket >= ?1 AND bucket < ?2", [from, to]).map(drop)
}

/// The right current password: its failures are forgotten.
pub(crate) fn succeed_with_current(transaction: &Transaction<'_>, session: SessionId) -> Result<(), Error> {
    drop_bucket(transaction, &current_bucket(session))
}

/// A try of who is not known: what is refused costs its network, and only what is judged the login. Answers as well
/// whether the password is out of use for the network.
fn of_stranger(
    transaction: &Transaction<'_>,
    user: Option<UserId>,
    attempt: &SeenAttempt<'_>,
    now: Timestamp,
) -> Result<(Verdict, bool), Error> {
    let login = whose(user, attempt);
    let (login_bucket, turn_bucket) = (login_bucket(&login), turn_bucket(&login, attempt.network));
    let network_bucket = network_bucket(attempt.network);
    let turns = Turns { all: get(transaction, &login_bucket)?, own: get(transaction, &turn_bucket)? };
    let (network, network_verdict) = get(transaction, &network_bucket)?.of_network(now);
    let (next, login_verdict) = turns.try_now(NEWCOMER, now);
    // A network that may try nothing at all takes no turn either.
    let next = if network_verdict == Verdict::Counted { next } else { turns };
    put(transaction, &network_bucket, network)?;
    put(transaction, &login_bucket, next.all)?;
    put(transaction, &turn_bucket, next.own)?;
    let verdict = match (login_verdict, network_verdict) {
        (Verdict::Wait(login), Verdict::Wait(network)) => Verdict::Wait(login.max(network)),
        (wait @ Verdict::Wait(_), Verdict::Counted) | (Verdict::Counted, wait) => wait,
    };
    Ok((verdict, turns.is_out()))
}

/// Whether a known browser has failed too often in a row; from then on it is a stranger.
fn distrusted(transaction: &Transaction<'_>, device: &[u8; 32]) -> Result<bool, Error> {
    let too_often = get(transaction, &device_bucket(device))?.tries > OUT_OF_USE;
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

/// Whose tries are counted together: the user's, by whatever login or address they are meant; else what was typed.
fn whose(user: Option<UserId>, attempt: &SeenAttempt<'_>) -> String {
    // Hashed: people type passwords into the field for the login. Both, so that both cost the same (rule U6).
    let typed = hex(&["typed", attempt.realm.as_str(), attempt.login_key]);
    user.map_or(typed, of_user)
}

fn of_user(user: UserId) -> String {
    hex(&["user", &user.0.to_string()])
}

fn login_bucket(login: &str) -> String {
    format!("login:{login}")
}

fn turn_bucket(login: &str, network: &str) -> String {
    format!("turn:{login}:{network}")
}

fn current_bucket(session: SessionId) -> String {
    format!("current:{}", session.0)
}

fn codes_bucket(user: UserId) -> String {
    format!("codes:{}", user.0)
}

fn code_bucket(user: UserId, from: CodeFrom<'_>) -> String {
    let user = user.0;
    match from {
        CodeFrom::Session(session) => format!("code:{user}:session:{}", session.0),
        CodeFrom::Device(device) => format!("code:{user}:device:{}", lower_hex(device)),
        CodeFrom::Network(network) => format!("code:{user}:network:{network}"),
    }
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

fn device_owner(connection: &Connection, token_hash: &[u8; 32]) -> engine::Result<Option<UserId>> {
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
