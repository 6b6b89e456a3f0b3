//! Signing in and out, sessions of one's own.

use std::net::IpAddr;
use std::sync::Arc;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity::Place;
use crate::model::agents;
use crate::model::hashes::{PasswordHash, Scheme};
use crate::model::mailboxes::Mailbox;
use crate::model::passwords::Password;
use crate::model::sessions::{SessionId, Standing};
use crate::model::sites::{Site, SiteId};
use crate::model::throttles::{Verdict, network_of};
use crate::model::tokens::Token;
use crate::model::users::{User, UserState, login_key};
use crate::portal::Portal;
use crate::portal::mails::{LoginNews, Matter};
use crate::portal::visits::Visitor;
use crate::random;
use crate::store::{Begun, Gate, NewSession, Proved, Try};

/// How much is kept of what a browser says it is, in code points.
pub(super) const AGENT: usize = 200;

/// How much of a login is recorded of a failed try, in code points.
const RECORDED: usize = 120;

/// A try to sign in.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The login as typed, or the address of exactly one user (rule U3b).
    pub login: &'a str,
    /// The password as typed.
    pub password: &'a str,
    /// The token of a browser that has signed in before, from its cookie.
    pub device: Option<&'a Token>,
    /// The browser's address.
    pub peer: IpAddr,
    /// What the browser says it is.
    pub agent: &'a str,
}

/// A session just opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The session's token, for its cookie.
    pub session: Token,
    /// The browser's token, for its cookie.
    pub device: Token,
    /// Whether a one-time password must be replaced before anything else.
    pub must_replace_password: bool,
}

/// What a right password leads to.
#[derive(Clone, Debug)]
pub enum SignedIn {
    /// The session.
    Opened(Opened),
    /// The second step: nobody is signed in yet. The token names the sign-in for five minutes, on this site.
    Pending(Token),
}

impl SignedIn {
    /// The session, where no second step is left.
    ///
    /// # Errors
    /// `sign-in/second-factor-needed`.
    pub fn opened(self) -> Result<Opened, Error> {
        match self {
            Self::Opened(opened) => Ok(opened),
            Self::Pending(_) => Err(Error::SecondFactorNeeded),
        }
    }
}

/// A session of one's own, as its list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionCard {
    /// Its id.
    pub id: SessionId,
    /// The site it is on.
    pub site: String,
    /// When the user signed in.
    pub opened: Timestamp,
    /// When it was used last, to the minute.
    pub used: Timestamp,
    /// What the browser said it was.
    pub agent: String,
    /// The network it came from, the last part of the address left out.
    pub network: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// What a link to set a password is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkCard {
    /// The login whose password it sets.
    pub login: String,
    /// The least number of code points of the password.
    pub min_length: u32,
    /// Until when it works.
    pub expires: Timestamp,
}

impl Portal {
    /// Whether the ERP lets somebody act who signs in, or wants a link to; asked about nobody too (rules U6, U11). An ERP that
    /// manages nobody here is not asked.
    pub(super) fn erp_lets_act(&self, user: Option<&User>) -> Result<bool, Error> {
        if self.store.has_erp_users()? { self.source.lets_act(user) } else { Ok(true) }
    }

    /// Signs in. Unknown, wrong, disabled, locked and without a password cost the same and answer the same (rule U6): one
    /// transaction that counts the try, one verification for each scheme that the realm has hashes of. Whoever has a second
    /// factor is not signed in by it: [`Portal::finish_sign_in`] is the second step.
    ///
    /// # Errors
    /// `sign-in/failed`, `throttle/slow-down`, `unavailable/busy`.
    pub fn sign_in(&self, site: &Arc<Site>, attempt: &Attempt<'_>) -> Result<SignedIn, Error> {
        self.running()?;
        let Ok(password) = Password::typed(attempt.password) else {
            return Err(failed(site, attempt.login, "the password is longer than any"));
        };
        let place = self.hashing.admit()?;
        let typed = typed_login_key(attempt.login);
        let network = network_of(attempt.peer);
        let this = Try {
            site: &site.id,
            realm: &site.realm,
            login_key: &typed,
            device: attempt.device.map(Token::hash),
            network: &network,
            browser: &agents::name(attempt.agent),
        };
        let (verdict, gate) = self.store.gate(&this, || self.clock.now())?;
        let Some(gate) = gate else { return Err(throttled(site, attempt.login, verdict)) };
        let this = Try { login_key: &gate.login_key, ..this };

        let lets_act = self.erp_lets_act(gate.user.as_ref().map(|row| &row.user))?;
        let stored = gate.user.as_ref().and_then(|row| row.password.as_deref());
        let (hashes, real) = self.hashes_to_try(&site.id, stored)?;
        let real_hash = real.and_then(|place| hashes.get(place).cloned());
        let right = self.hashing.verify(&place, &password, hashes, real)?;

        let now = self.clock.now();
        let user = judge(&gate, right, now).map_err(|why| failed(site, attempt.login, why))?;
        if !lets_act {
            return Err(failed(site, attempt.login, "the ERP has the user out of use"));
        }
        let replace = real_hash.is_some_and(|hash| hash.needs_rehash(self.hashing.cost()));
        // A new hash can wait for the next sign-in; this one need not wait for it.
        let rehashed =
            if replace { self.hashing.make(&place, &password).ok().map(|hash| hash.to_string()) } else { None };
        let session = Token::new(random::bytes()?);
        let device = match attempt.device {
            Some(device) if gate.known_browser => device.clone(),
            _ => Token::new(random::bytes()?),
        };
        let begun = self.store.sign_in(
            &this,
            (gate.known_browser, gate.tried),
            Proved { user: user.id, hash: stored.unwrap_or_default(), rehashed: rehashed.as_deref() },
            &NewSession {
                token: session.hash(),
                site: &site.id,
                policy: site.sessions,
                agent: &printable(attempt.agent, AGENT),
                network: &network,
                device: device.hash(),
            },
            now,
            |transaction| {
                let place = Place { site: site.id.as_str(), network: &network, browser: this.browser };
                self.write_to(transaction, site, user, Matter::Login(LoginNews::NewBrowser { at: now, place }))
            },
        )?;
        match begun {
            Begun::Nothing => Err(failed(site, attempt.login, "the user or the password changed meanwhile")),
            Begun::Pending => {
                log::info!(target: "audit", "sign-in/second-factor-needed: user {} on {}", user.id.0, site.id);
                Ok(SignedIn::Pending(session))
            }
            Begun::Opened => {
                self.wake_mailing();
                log::info!(target: "audit", "sign-in: user {} on {}", user.id.0, site.id);
                Ok(SignedIn::Opened(Opened { session, device, must_replace_password: user.one_time_password }))
            }
        }
    }

    /// Ends this session; of a look of staff, the ledger says so (rule A11).
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn sign_out(&self, visitor: &Visitor) -> Result<(), Error> {
        self.running()?;
        let now = self.clock.now();
        match &visitor.view_as {
            Some(view) => self.store.end_view(visitor.session.id, view, now)?,
            None => self.store.end_session(visitor.session.id, now)?,
        }
        log::info!(target: "audit", "sign-out: user {} on {}", visitor.user.id.0, visitor.site.id);
        Ok(())
    }

    /// Whether the session of this token was ended by a later one of its user, who had more than the site allows (rule U8).
    /// Nobody but who holds the token can ask.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn was_pushed_out(&self, site: &Site, token: &Token) -> Result<bool, Error> {
        self.running()?;
        self.store.was_pushed_out(&token.hash(), &site.id)
    }

    /// The live sessions of the visitor's user, the last used first.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn sessions(&self, visitor: &Visitor) -> Result<Vec<SessionCard>, Error> {
        self.running()?;
        let now = self.clock.now();
        let rows = self.store.sessions_of(visitor.user.id)?;
        Ok(rows
            .into_iter()
            // Judged by the site that asks: the sites of a realm seldom differ, and the other one judges its own anyway.
            .filter(|row| row.session.standing(&row.session.site, visitor.site.sessions, now) == Standing::Live)
            .map(|row| SessionCard {
                id: row.session.id,
                site: row.session.site.as_str().to_owned(),
                opened: row.session.opened,
                used: row.session.used,
                agent: row.agent,
                network: row.network,
                current: row.session.id == visitor.session.id,
            })
            .collect())
    }

    /// Ends one of one's own sessions.
    ///
    /// # Errors
    /// `session/unknown`.
    pub fn end_session(&self, visitor: &Visitor, id: SessionId) -> Result<(), Error> {
        self.running()?;
        visitor.may_write()?;
        if self.store.end_session_of(visitor.user.id, visitor.session.id, id, self.clock.now())? {
            log::info!(target: "audit", "session {} ended: user {} on {}", id.0, visitor.user.id.0, visitor.site.id);
            Ok(())
        } else {
            Err(Error::SessionUnknown)
        }
    }

    /// Ends all of one's own sessions but this one, and says how many.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn end_other_sessions(&self, visitor: &Visitor) -> Result<u64, Error> {
        self.running()?;
        visitor.may_write()?;
        let ended = self.store.end_other_sessions(visitor.user.id, visitor.session.id, self.clock.now())?;
        log::info!(target: "audit", "{ended} other sessions ended: user {} on {}", visitor.user.id.0, visitor.site.id);
        Ok(ended)
    }

    /// One hash for each scheme of the site's people, and which of them is the user's own, where there is one that can be read.
    fn hashes_to_try(&self, site: &SiteId, stored: Option<&str>) -> Result<(Vec<PasswordHash>, Option<usize>), Error> {
        let own: Option<PasswordHash> = stored.and_then(|text| text.parse().ok());
        let mut hashes = Vec::with_capacity(Scheme::ALL.len());
        let mut real = None;
        for scheme in Scheme::ALL {
            // Asked for every scheme, also the user's own: the same statements whoever it is.
            let other = match self.store.brought_hash(site, scheme)?.and_then(|text| text.parse().ok()) {
                None if scheme == Scheme::Argon2id => Some(PasswordHash::decoy(self.hashing.cost())),
                other => other,
            };
            match own.as_ref().filter(|own| own.scheme() == scheme) {
                Some(own) => {
                    real = Some(hashes.len());
                    hashes.push(own.clone());
                }
                None => hashes.extend(other),
            }
        }
        Ok((hashes, real))
    }
}

/// Who has signed in, or why not: for the record only.
fn judge(gate: &Gate, right: bool, now: Timestamp) -> Result<&User, &'static str> {
    let row = gate.user.as_ref().ok_or("no such login")?;
    match row.user.state {
        UserState::Disabled => return Err("the user is disabled"),
        UserState::Unverified => return Err("the address is not proved"),
        UserState::Active => {}
    }
    if row.password.is_none() {
        return Err("the user has no password");
    }
    if gate.locked {
        return Err("the password is out of use after too many failures");
    }
    if !right {
        return Err("the password is wrong");
    }
    if row.one_time_until.is_some_and(|until| now >= until) {
        return Err("the one-time password is over");
    }
    Ok(&row.user)
}

/// What a typed login or address is looked up by; one that is longer than any finds nobody.
pub(super) fn typed_login_key(typed: &str) -> String {
    login_key(&typed.trim().chars().take(Mailbox::MAX + 1).collect::<String>())
}

/// The error of a try that must wait, recorded.
pub(super) fn throttled(site: &Site, login: &str, verdict: Verdict) -> Error {
    let seconds = match verdict {
        Verdict::Wait(wait) => wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX).max(1),
        Verdict::Counted => 1,
    };
    log::warn!(target: "audit", "throttle/slow-down: {:?} on {}", recorded(login), site.id);
    Error::SlowDown { seconds }
}

fn failed(site: &Site, login: &str, why: &str) -> Error {
    log::warn!(target: "audit", "sign-in/failed: {why}: {:?} on {}", recorded(login), site.id);
    Error::SignInFailed
}

/// As much of a login as is recorded.
pub(super) fn recorded(login: &str) -> String {
    login.chars().take(RECORDED).collect()
}

pub(super) fn printable(text: &str, most: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(most).collect()
}
