//! Signing in and out. A session is a token of 256 bits that the browser alone has; guessing is slowed down for whoever
//! guesses, and for nobody else.

use std::net::IpAddr;
use std::time::Duration;

use data_encoding::HEXLOWER;
use plugin_api::{Class, Failure};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::store::{person, person_of};
use super::{Person, Roster, failed};

/// How long a session lives without being used.
pub const IDLE: Duration = Duration::from_hours(1);
/// How long it lives at all.
pub const ABSOLUTE: Duration = Duration::from_hours(12);
/// How far the clock may be set back before sessions end that were used later than now.
const BACK: Duration = Duration::from_mins(5);
/// How often the use of a session is written down.
const NOTED: Duration = Duration::from_mins(1);
/// How long wrong passwords are remembered after the last one.
const REMEMBERED: Duration = Duration::from_hours(24);
/// How many subjects of wrong passwords are remembered; the oldest go first.
const MOST_SUBJECTS: u32 = 10_000;

/// Wrong passwords that are free, for somebody from a network and for the network as a whole.
const FREE: [u32; 2] = [5, 20];
/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_mins(15);

impl Roster {
    /// Opens a session; answers its token. Whoever is not known costs as much as a wrong password.
    ///
    /// # Errors
    /// `staff/throttled`, `staff/wrong`, `staff/busy`, `staff/store`.
    pub fn sign_in(&self, login: &str, password: &str, client: IpAddr, now: u64) -> Result<String, Failure> {
        let now = time(now);
        let login = login.trim().to_lowercase();
        let subjects = subjects(&login, client);
        // Counted before the password is looked at: many at once are as slow as one after another.
        self.count(&subjects, now)?;
        let found = self.hash_of(&login)?;
        let is_known = found.is_some();
        let hash = match found {
            Some((_, hash)) => hash,
            None => self.of_nobody()?,
        };
        if !self.hashing.fits(password, &hash)? || !is_known {
            log(&format!("staff/wrong: somebody from {client}"));
            let message = "login and password do not fit, or the account is out of use";
            return Err(Failure::new(Class::Refused, "staff/wrong", message));
        }
        let token = HEXLOWER.encode(&random::<32>()?);
        let store = self.store();
        let opened = store.execute(
            // The password may have been replaced meanwhile, or the account been taken out of use.
            "INSERT INTO sessions (token, person, opened, used) \
             SELECT ?1, id, ?3, ?3 FROM people WHERE login = ?2 AND enabled = 1 AND hash = ?4",
            params![hash_of_token(&token), login, now, hash],
        );
        if opened.map_err(|error| failed(&error))? != 1 {
            return Err(Failure::new(Class::Refused, "staff/wrong", "the account was changed just now; try again"));
        }
        forgive(&store, &subjects).and_then(|()| sweep(&store, now)).map_err(|error| failed(&error))?;
        Ok(token)
    }

    /// Whose session it is, while it lives.
    ///
    /// # Errors
    /// `staff/store`.
    pub fn enter(&self, token: &str, now: u64) -> Result<Option<Person>, Failure> {
        let (store, now) = (self.store(), time(now));
        let key = hash_of_token(token);
        let sql = "SELECT p.id, p.login, p.name, p.role, p.enabled, p.must_change, s.opened, s.used \
                   FROM sessions s JOIN people p ON p.id = s.person WHERE s.token = ?1";
        let found = store
            .prepare_cached(sql)
            .and_then(|mut found| {
                found.query_row([&key], |row| Ok((person_of(row)?, row.get(6)?, row.get(7)?))).optional()
            })
            .map_err(|error| failed(&error))?;
        let Some((person, opened, used)) = found.filter(|(person, ..)| person.enabled) else { return Ok(None) };
        if !lives(opened, used, now) {
            store.execute("DELETE FROM sessions WHERE token = ?1", [&key]).map_err(|error| failed(&error))?;
            return Ok(None);
        }
        if (now - used).abs() >= milliseconds(NOTED) {
            let note = "UPDATE sessions SET used = ?2 WHERE token = ?1";
            store.execute(note, params![key, now]).map_err(|error| failed(&error))?;
        }
        Ok(Some(person))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// `staff/store`.
    pub fn sign_out(&self, token: &str) -> Result<(), Failure> {
        let ended = self.store().execute("DELETE FROM sessions WHERE token = ?1", [hash_of_token(token)]);
        ended.map(drop).map_err(|error| failed(&error))
    }

    /// Somebody who proves to be it by the password, without a session: for what is done at the machine itself.
    ///
    /// # Errors
    /// `staff/wrong`, `staff/busy`, `staff/store`.
    pub fn prove(&self, login: &str, password: &str) -> Result<Person, Failure> {
        let found = self.hash_of(login)?;
        let hash = match &found {
            Some((_, hash)) => hash.clone(),
            None => self.of_nobody()?,
        };
        let fits = self.hashing.fits(password, &hash)?;
        found.filter(|_| fits).map(|(person, _)| person).ok_or_else(|| {
            let message = format!("that is not the password of `{login}`, or the account is out of use");
            Failure::new(Class::Refused, "staff/wrong", message)
        })
    }

    /// Somebody in use, and the hash of the password.
    fn hash_of(&self, login: &str) -> Result<Option<(Person, String)>, Failure> {
        let store = self.store();
        let found = person(&store, login).and_then(|person| {
            let Some(person) = person.filter(|person| person.enabled) else { return Ok(None) };
            let hash = store.query_row("SELECT hash FROM people WHERE id = ?1", [person.id], |row| row.get(0))?;
            Ok(Some((person, hash)))
        });
        found.map_err(|error| failed(&error))
    }

    fn of_nobody(&self) -> Result<String, Failure> {
        if let Some(hash) = self.nobody.get() {
            return Ok(hash.clone());
        }
        let hash = self.hashing.hash(&super::one_time()?)?;
        Ok(self.nobody.get_or_init(|| hash).clone())
    }

    /// Counts a try, or says how long to wait.
    fn count(&self, subjects: &[String; 2], now: i64) -> Result<(), Failure> {
        let mut store = self.store();
        let wait = (|| {
            let transaction = store.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for (subject, free) in subjects.iter().zip(FREE) {
                let sql = "SELECT count, last FROM failures WHERE subject = ?1";
                let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
                let failed: Option<(u32, i64)> =
                    transaction.prepare_cached(sql)?.query_row([subject], row).optional()?;
                let wait = failed.map_or(0, |(count, last)| left(count, last, free, now));
                if wait > 0 {
                    return Ok(wait);
                }
            }
            for subject in subjects {
                transaction.execute(
                    "INSERT INTO failures (subject, count, last) VALUES (?1, 1, ?2) \
                     ON CONFLICT (subject) DO UPDATE SET count = count + 1, last = ?2",
                    params![subject, now],
                )?;
            }
            transaction.commit()?;
            Ok(0)
        })()
        .map_err(|error| failed(&error))?;
        if wait == 0 {
            return Ok(());
        }
        let seconds = (wait + 999) / 1_000;
        let message = format!("too many wrong passwords; try again in {seconds} seconds");
        Err(Failure {
            detail: format!("{{\"seconds\":{seconds}}}"),
            ..Failure::new(Class::Refused, "staff/throttled", message)
        })
    }
}

/// How many milliseconds are left to wait, at the most: a clock that was set back makes nobody wait longer.
fn left(count: u32, last: i64, free: u32, now: i64) -> i64 {
    let Some(doublings) = count.checked_sub(free) else { return 0 };
    let wait = LONGEST_WAIT.min(Duration::from_secs(1_u64.checked_shl(doublings).unwrap_or(u64::MAX)));
    let since = now.saturating_sub(last).max(0);
    if since >= milliseconds(REMEMBERED) { 0 } else { (milliseconds(wait) - since).max(0) }
}

/// What a try counts for: this login from this network, and the network. Nobody far away locks anybody out.
fn subjects(login: &str, client: IpAddr) -> [String; 2] {
    let network = match client.to_canonical() {
        IpAddr::V4(v4) => format!("{}/24", std::net::Ipv4Addr::from_bits(v4.to_bits() & !0xff)),
        IpAddr::V6(v6) => format!("{}/56", std::net::Ipv6Addr::from_bits(v6.to_bits() & !((1 << 72) - 1))),
    };
    // What is typed as a login may be a password, and may be long.
    [format!("{} from {network}", HEXLOWER.encode(&Sha256::digest(login))), network]
}

/// A sign-in that succeeded counts for nothing, and clears what the person got wrong before.
fn forgive(connection: &Connection, [person, network]: &[String; 2]) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM failures WHERE subject = ?1", [person])?;
    connection.execute("UPDATE failures SET count = count - 1 WHERE subject = ?1", [network]).map(drop)
}

/// Forgets what is over.
fn sweep(connection: &Connection, now: i64) -> rusqlite::Result<()> {
    let since = |duration: Duration| now.saturating_sub(milliseconds(duration));
    connection.execute("DELETE FROM sessions WHERE opened < ?1", [since(ABSOLUTE)])?;
    connection.execute("DELETE FROM failures WHERE last < ?1", [since(REMEMBERED)])?;
    let too_many =
        "DELETE FROM failures WHERE subject IN (SELECT subject FROM failures ORDER BY last DESC LIMIT -1 OFFSET ?1)";
    connection.execute(too_many, [MOST_SUBJECTS]).map(drop)
}

/// Whether a session lives. One from later than now was opened by a clock that was wrong, then or now.
const fn lives(opened: i64, used: i64, now: i64) -> bool {
    used <= now.saturating_add(milliseconds(BACK))
        && now.saturating_sub(used) < milliseconds(IDLE)
        && now.saturating_sub(opened) < milliseconds(ABSOLUTE)
}

#[expect(clippy::cast_possible_truncation, reason = "the durations are hours")]
const fn milliseconds(duration: Duration) -> i64 {
    duration.as_millis() as i64
}

/// A moment as the store keeps it.
fn time(now: u64) -> i64 {
    i64::try_from(now).unwrap_or(i64::MAX)
}

fn hash_of_token(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// So many random bytes.
///
/// # Errors
/// `unavailable/random`.
pub fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|_| Failure::new(Class::Unavailable, "unavailable/random", "the system gives no random numbers"))?;
    Ok(bytes)
}

fn log(line: &str) {
    eprintln!("warn audit: {line}");
}
