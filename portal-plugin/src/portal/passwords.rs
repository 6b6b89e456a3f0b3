//! Passwords: changed by who knows the old one, set by link, made for new users (rules U2, U4, U9).

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::activity::{Activity, Place};
use crate::model::passwords::Password;
use crate::model::sites::{Site, SiteId};
use crate::model::throttles::{Verdict, network_of};
use crate::model::tokens::Token;
use crate::model::users::{User, UserId};
use crate::portal::base::{Base, service};
use crate::portal::hashing::Hashing;
use crate::portal::mailing::Mailing;
use crate::portal::mails::{Addressee, Matter, compose};
use crate::portal::principals::Principal;
use crate::portal::sign_in::{readable, throttled, typed_login_key};
use crate::portal::sign_up::{SignUps, SignedUp};
use crate::random;
use crate::store::engine::Transaction;
use crate::store::{Proved, activity, links};

/// How many of a user's customers' names a new password is compared with: each asks the host.
const CUSTOMERS: usize = 10;

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

service! {
    /// Passwords, judged, changed, proved and made.
    pub struct Passwords {
        base: Arc<Base>,
        hashing: Arc<Hashing>,
        mailing: Arc<Mailing>,
        sign_ups: Arc<SignUps>,
    }
}

impl Passwords {
    /// Changes the password, given the current one; a principal who has just signed in with a one-time password gives that.
    /// The session gets a new token and every other session ends; a notice is mailed (rules U8, U9).
    ///
    /// # Errors
    /// `password/wrong`, `password/unchanged`, `password/too-short` and its kin, `throttle/slow-down`, `unavailable/busy`.
    pub fn change(&self, principal: &Principal, current: &str, new: &str) -> Result<Token, Error> {
        self.base.running()?;
        principal.may_write()?;
        let (site, user) = (&principal.site, &principal.user);
        let new = self.chosen(site, user, new)?;
        let current = Password::typed(current).map_err(|_| Error::PasswordWrong)?;
        let place = self.hashing.admit()?;
        let verdict = self.base.store.check_current_password_limit(principal.session.id, || self.base.clock.now())?;
        if verdict != Verdict::Counted {
            return Err(throttled(site, Some(user.id), verdict));
        }
        let row = self.base.store.user_by_id(user.id)?.ok_or(Denied::UserDisabled)?;
        let stored = row.password.unwrap_or_default();
        let hash = readable(user.id, &stored).ok_or(Error::PasswordWrong)?;
        let right = self.hashing.verify(&place, &current, vec![hash], Some(0))?;
        let now = self.base.clock.now();
        if !right || row.one_time_until.is_some_and(|until| now >= until) {
            log::warn!(target: "audit", "password/wrong: user {} on {}", user.id.0, site.id);
            return Err(Error::PasswordWrong);
        }
        if current == new {
            return Err(Error::PasswordUnchanged);
        }
        let made = self.hashing.make(&place, &new)?.to_string();
        let token = Token::new(random::bytes()?);
        let proved = Proved { user: user.id, hash: &stored, rehashed: Some(&made) };
        let changed =
            self.base.store.change_password(proved, principal.session.id, token.hash(), now, |transaction| {
                self.mailing.write_to_any(transaction, site, user, Matter::PasswordChanged)
            })?;
        if !changed {
            return Err(Error::Denied(Denied::SessionRevoked));
        }
        self.mailing.wake();
        log::info!(target: "audit", "password changed: user {} on {}", user.id.0, site.id);
        Ok(token)
    }

    /// Finds that a principal knows their password, now: for what a session alone must not do (rule A6).
    ///
    /// # Errors
    /// `password/wrong`, `throttle/slow-down`, `unavailable/busy`.
    pub(super) fn prove(&self, principal: &Principal, current: &str) -> Result<(), Error> {
        principal.may_write()?;
        let (site, user) = (&principal.site, &principal.user);
        let current = Password::typed(current).map_err(|_| Error::PasswordWrong)?;
        let place = self.hashing.admit()?;
        let verdict = self.base.store.check_current_password_limit(principal.session.id, || self.base.clock.now())?;
        if verdict != Verdict::Counted {
            return Err(throttled(site, Some(user.id), verdict));
        }
        let stored = self.base.store.user_by_id(user.id)?.ok_or(Denied::UserDisabled)?.password.unwrap_or_default();
        let hash = readable(user.id, &stored).ok_or(Error::PasswordWrong)?;
        if !self.hashing.verify(&place, &current, vec![hash], Some(0))? {
            log::warn!(target: "audit", "password/wrong: user {} on {}", user.id.0, site.id);
            return Err(Error::PasswordWrong);
        }
        self.base.store.forget_current_failures(principal.session.id)
    }

    /// Mails a link to set a password to whoever has this login or proved address, if anybody; always answers the same (rule U6).
    ///
    /// # Errors
    /// `throttle/slow-down` by network only, `unavailable/store`.
    pub fn request_reset(&self, site: &Arc<Site>, login: &str, peer: IpAddr) -> Result<(), Error> {
        self.base.running()?;
        let network = network_of(peer);
        let verdict = self.base.store.check_reset_limit(&network, || self.base.clock.now())?;
        if verdict != Verdict::Counted {
            return Err(throttled(site, None, verdict));
        }
        log::info!(target: "audit", "link asked for on {}", site.id);
        let key = typed_login_key(login);
        let address = self.base.address(site);
        let now = self.base.clock.now();
        let expires = now.plus(site.passwords.reset);
        let reached = self.reached_by_erp(&site.id, &key)?;
        let mut linked = Vec::new();
        self.base.store.request_links(&site.id, &key, now, |transaction, user| {
            let user = user.filter(|user| reached.contains(&user.id));
            let token = Token::new(random::bytes()?);
            let (to, name, login) = user.map_or(("", "", ""), |user| {
                (user.email.as_deref().unwrap_or_default(), user.name.as_str(), user.login.as_str())
            });
            let (locale, zone) = (user.and_then(|user| user.locale), user.and_then(|user| user.zone.as_ref()));
            let addressee = Addressee { site, address: &address, to, name, login, locale, zone };
            let mail = compose(&addressee, Matter::Reset { link: &token, expires })?;
            links::make_for(transaction, user.map(|user| user.id), &token.hash(), expires, now)?;
            let place = Place { site: site.id.as_str(), network: &network, browser: "" };
            activity::record(transaction, user.map(|user| user.id), Activity::LinkAsked, place, now)?;
            linked.extend(user.map(|user| user.id));
            self.mailing.queue_in(transaction, &mail)
        })?;
        for user in linked {
            log::info!(target: "audit", "link mailed: user {} on {}", user.0, site.id);
        }
        self.mailing.wake();
        Ok(())
    }

    /// Who of those that a request of a link is about may act by the ERP's word too. The host is asked for each place, filled
    /// or not: as much for nobody as for somebody (rule U6).
    fn reached_by_erp(&self, site: &SiteId, key: &str) -> Result<Vec<UserId>, Error> {
        let mut reached = Vec::new();
        for user in self.base.store.reachable(site, key)? {
            if self.base.erp_lets_act(user.as_ref())? {
                reached.extend(user.map(|user| user.id));
            }
        }
        Ok(reached)
    }

    /// What a link to set a password is for; looking changes nothing (rule I7).
    ///
    /// # Errors
    /// `link/invalid`.
    pub fn look_at_link(&self, site: &Arc<Site>, link: &Token) -> Result<LinkCard, Error> {
        self.base.running()?;
        let found = self.base.store.link(&site.id, &link.hash(), self.base.clock.now())?.ok_or(Error::LinkInvalid)?;
        Ok(LinkCard {
            login: found.user.user.login.as_str().to_owned(),
            min_length: site.passwords.min_length,
            expires: found.expires,
        })
    }

    /// Sets a password by link: the link is used up, every session of the user ends, a notice is mailed (rule U9). Answers
    /// who has signed up by it (rule U10), and `None` for everybody else.
    ///
    /// # Errors
    /// `link/invalid`, `password/too-short` and its kin, `unavailable/busy`.
    pub fn set(&self, site: &Arc<Site>, link: &Token, new: &str) -> Result<Option<SignedUp>, Error> {
        self.set_in(site, link, new).map(|(person, _)| person)
    }

    /// The same, with a token that makes the browser known: whatever strangers do to the login meanwhile, who has just
    /// set the password signs in with it at once (rule U7).
    ///
    /// # Errors
    /// As [`Passwords::set`].
    pub fn set_in(&self, site: &Arc<Site>, link: &Token, new: &str) -> Result<(Option<SignedUp>, Token), Error> {
        self.base.running()?;
        let found = self.base.store.link(&site.id, &link.hash(), self.base.clock.now())?.ok_or(Error::LinkInvalid)?;
        if !self.base.erp_lets_act(Some(&found.user.user))? {
            return Err(Error::LinkInvalid);
        }
        let new = self.chosen(site, &found.user.user, new)?;
        let hash = self.hash(&new)?;
        let device = Token::new(random::bytes()?);
        let set = (hash.as_str(), &device.hash());
        let taken =
            self.base.store.use_link(&site.id, &link.hash(), set, self.base.clock.now(), |transaction, row| {
                self.mailing.write_to_any(transaction, site, &row.user, Matter::PasswordChanged)
            })?;
        let user = taken.ok_or(Error::LinkInvalid)?;
        self.mailing.wake();
        log::info!(target: "audit", "password set by link: user {} on {}", user.0, site.id);
        Ok((self.sign_ups.finish(site, user), device))
    }

    /// The hash of a new password, as the store keeps it.
    ///
    /// # Errors
    /// `unavailable/busy`, `unavailable/random`, `portal/stopped`.
    pub fn hash(&self, password: &Password<'_>) -> Result<String, Error> {
        let place = self.hashing.admit()?;
        Ok(self.hashing.make(&place, password)?.to_string())
    }

    /// Makes a link for a user and queues the mail that carries it, in the transaction of what it belongs to. Every other
    /// link of the user stops working. Call [`Mailing::wake`] once the transaction is done.
    ///
    /// # Errors
    /// `email/missing`, `unavailable/random`, `unavailable/store`.
    pub(super) fn mail_welcome_link(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        user: &User,
        lifetime: Duration,
    ) -> Result<(), Error> {
        if user.email.is_none() {
            return Err(Error::EmailMissing);
        }
        let (token, expires) = self.make_link(transaction, user.id, lifetime)?;
        self.mailing.write_to_any(transaction, site, user, Matter::Welcome { link: &token, expires })
    }

    /// Queues the mail that carries a one-time password, in the transaction of what it belongs to.
    ///
    /// # Errors
    /// `email/missing`, `unavailable/store`.
    pub(super) fn mail_one_time_password(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        user: &User,
        password: &str,
        expires: Timestamp,
    ) -> Result<(), Error> {
        if user.email.is_none() {
            return Err(Error::EmailMissing);
        }
        self.mailing.write_to_any(transaction, site, user, Matter::OneTimePassword { password, expires })
    }

    /// Makes a link to set a password, to be shown to staff or mailed; every other one of the user stops working.
    ///
    /// # Errors
    /// `unavailable/random`, `unavailable/store`.
    pub(super) fn make_link(
        &self,
        transaction: &Transaction<'_>,
        user: UserId,
        lifetime: Duration,
    ) -> Result<(Token, Timestamp), Error> {
        let token = Token::new(random::bytes()?);
        let now = self.base.clock.now();
        let expires = now.plus(lifetime);
        links::make(transaction, user, &token.hash(), expires, now)?;
        Ok((token, expires))
    }

    /// The new password, judged by the site's policy and by what everybody knows of the user.
    pub(super) fn chosen<'a>(&self, site: &Site, user: &User, new: &'a str) -> Result<Password<'a>, Error> {
        // Length and list first: the host is asked only about a password that may be taken.
        Password::chosen(new, site.passwords, &[])?;
        let mut names = vec![
            user.login.as_str().to_owned(),
            user.name.clone(),
            site.id.as_str().to_owned(),
            site.brand.name.clone(),
        ];
        names.extend(site.name.all().into_iter().map(str::to_owned));
        if let Some(email) = &user.email {
            names.extend(email.split('@').next().map(str::to_owned));
            names.push(email.clone());
        }
        for row in self.base.store.memberships_of(user.id)?.iter().take(CUSTOMERS) {
            names.push(self.base.name_of(&row.account)?);
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Password::chosen(new, site.passwords, &names)
    }
}
