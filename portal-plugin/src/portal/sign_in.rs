//! Signing in: the password, and the session or the second step that a right one opens.

use std::net::IpAddr;
use std::sync::Arc;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity::Place;
use crate::model::agents;
use crate::model::hashes::{PasswordHash, Scheme};
use crate::model::mailboxes::Mailbox;
use crate::model::passwords::Password;
use crate::model::sites::{Site, SiteId};
use crate::model::throttles::{Verdict, network_of};
use crate::model::tokens::Token;
use crate::model::users::{User, UserId, UserState, login_key};
use crate::portal::base::{Base, service};
use crate::portal::hashing::Hashing;
use crate::portal::mailing::Mailing;
use crate::portal::mails::{LoginNews, Matter};
use crate::random;
use crate::store::{Begun, Gate, NewSession, Proved, SeenAttempt};

/// How much is kept of what a browser says it is, in code points.
pub(super) const AGENT: usize = 200;

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

service! {
    /// The first step of a sign-in: the password.
    pub struct SignIns {
        base: Arc<Base>,
        hashing: Arc<Hashing>,
        mailing: Arc<Mailing>,
    }
}

impl SignIns {
    /// Signs in. Unknown, wrong, disabled, locked and without a password cost the same and answer the same (rule U6): one
    /// transaction that counts the try, one verification for each scheme that the realm has hashes of. Whoever has a second
    /// factor is not signed in by it: [`SecondSteps::finish`](crate::portal::second_steps::SecondSteps::finish) is the second step.
    ///
    /// # Errors
    /// `sign-in/failed`, `throttle/slow-down`, `unavailable/busy`.
    pub fn begin(&self, site: &Arc<Site>, attempt: &Attempt<'_>) -> Result<SignedIn, Error> {
        self.base.running()?;
        let Ok(password) = Password::typed(attempt.password) else {
            return Err(failed(site, None, "the password is longer than any"));
        };
        let place = self.hashing.admit()?;
        let typed = typed_login_key(attempt.login);
        let network = network_of(attempt.peer);
        let this = SeenAttempt {
            site: &site.id,
            realm: &site.realm,
            login_key: &typed,
            device: attempt.device.map(Token::hash),
            network: &network,
            browser: &agents::name(attempt.agent),
        };
        let gated = self.base.store.gate(&this, || self.base.clock.now())?;
        let who = gated.user;
        let Some(gate) = gated.gate else { return Err(throttled(site, who, gated.verdict)) };

        let lets_act = self.base.erp_lets_act(gate.user.as_ref().map(|row| &row.user))?;
        let stored = gate.user.as_ref().and_then(|row| row.password.as_deref());
        let own = who.zip(stored).map(|(user, stored)| (stored, readable(user, stored)));
        let (hashes, real) = self.hashes_to_try(&site.id, own.as_ref().and_then(|(_, hash)| hash.as_ref()))?;
        let real_hash = real.and_then(|place| hashes.get(place).cloned());
        let right = self.hashing.verify(&place, &password, hashes, real)?;

        let now = self.base.clock.now();
        let is_readable = !matches!(own, Some((_, None)));
        let user = judge(&gate, (is_readable, right), now).map_err(|why| failed(site, who, why))?;
        if !lets_act {
            return Err(failed(site, who, "the ERP has the user out of use"));
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
        let begun = self.base.store.sign_in(
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
                self.mailing.write_to(transaction, site, user, Matter::Login(LoginNews::NewBrowser { at: now, place }))
            },
        )?;
        match begun {
            Begun::Nothing => Err(failed(site, who, "the user or the password changed meanwhile")),
            Begun::Pending => {
                log::info!(target: "audit", "sign-in/second-factor-needed: user {} on {}", user.id.0, site.id);
                Ok(SignedIn::Pending(session))
            }
            Begun::Opened => {
                self.mailing.wake();
                log::info!(target: "audit", "sign-in: user {} on {}", user.id.0, site.id);
                Ok(SignedIn::Opened(Opened { session, device, must_replace_password: user.one_time_password }))
            }
        }
    }

    /// One hash for each scheme of the site's people, and which of them is the user's own, where there is one that can be read.
    fn hashes_to_try(
        &self,
        site: &SiteId,
        own: Option<&PasswordHash>,
    ) -> Result<(Vec<PasswordHash>, Option<usize>), Error> {
        let mut hashes = Vec::with_capacity(Scheme::ALL.len());
        let mut real = None;
        for scheme in Scheme::ALL {
            // Asked for every scheme, also the user's own: the same statements whoever it is.
            let other = match self.base.store.brought_hash(site, scheme)?.and_then(|text| text.parse().ok()) {
                None if scheme == Scheme::Argon2id => Some(PasswordHash::decoy(self.hashing.cost())),
                other => other,
            };
            match own.filter(|own| own.scheme() == scheme) {
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
fn judge(gate: &Gate, (is_readable, right): (bool, bool), now: Timestamp) -> Result<&User, &'static str> {
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
    if !is_readable {
        return Err("the stored hash cannot be read");
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

/// A stored hash that is none, or costs more than any of ours may (a damaged store, or somebody's work), is refused, and
/// an alarm: the password may be right all the same, and only a new one helps. The hash itself is not logged.
pub(super) fn readable(user: UserId, stored: &str) -> Option<PasswordHash> {
    let hash = stored.parse().ok();
    if hash.is_none() {
        log::error!(
            target: "audit",
            "hash/unreadable: the stored hash of user {} is malformed or of an absurd cost; look for who wrote it, \
             and send a link that sets the password",
            user.0
        );
    }
    hash
}

/// The error of a try that must wait, recorded.
pub(super) fn throttled(site: &Site, user: Option<UserId>, verdict: Verdict) -> Error {
    let seconds = match verdict {
        Verdict::Wait(wait) => wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX).max(1),
        Verdict::Counted => 1,
    };
    log::warn!(target: "audit", "throttle/slow-down: {} on {}", who(user), site.id);
    Error::SlowDown { seconds }
}

fn failed(site: &Site, user: Option<UserId>, why: &str) -> Error {
    log::warn!(target: "audit", "sign-in/failed: {why}: {} on {}", who(user), site.id);
    Error::SignInFailed
}

/// Who is meant, for the record. What was typed is never recorded where it is nobody's login: it may be a password.
fn who(user: Option<UserId>) -> String {
    user.map_or_else(|| "nobody known".to_owned(), |user| format!("user {}", user.0))
}

pub(super) fn printable(text: &str, most: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(most).collect()
}
