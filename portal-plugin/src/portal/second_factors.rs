//! One's own second factor: set up, renewed, taken away; and who asks for one.

use std::sync::Arc;

use plugin_api::operations::{ResetSecondFactor, SecondFactorReset};
use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::activity::{Activity, Place};
use crate::model::ledger::{Event, LedgerActor};
use crate::model::permissions::Permission;
use crate::model::reasons::said;
use crate::model::second_factors::{RECOVERY_CODES, SET_UP, Seed, recovery_hash};
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::actor::authorized_owner_in;
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::lookups::user_in;
use crate::portal::mailing::Mailing;
use crate::portal::mails::{Factor, Matter};
use crate::portal::one_time::recovery_code;
use crate::portal::passwords::Passwords;
use crate::portal::principals::{AccountContext, Principal, principal_in_store};
use crate::portal::sites::Sites;
use crate::random;
use crate::store::engine::{self, Transaction};
use crate::store::ledger::record_everywhere;
use crate::store::second_factors::{
    Checked, check, confirm, drop_second_factor, has_one, put_recovery_codes, put_set_up, set_asks_second_factor,
};
use crate::store::{CodeFrom, activity, end_sessions, failed, renew_session};

/// A second factor as its user reads it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SecondFactor {
    /// Since when there is one.
    pub since: Option<Timestamp>,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// Whether too many wrong codes put the app's out of use; a recovery code puts them back in use.
    pub stopped: bool,
    /// Whether the site asks everybody for one.
    pub required: bool,
    /// The app that this session is setting up.
    pub set_up: Option<SetUp>,
}

/// An app whose first code is awaited.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SetUp {
    /// The secret as people type it.
    pub secret: String,
    /// The address that the app reads from a picture.
    pub address: String,
    /// From this moment on it begins anew.
    pub expires: Timestamp,
}

/// A second factor just set up.
#[derive(Clone, Debug)]
pub struct SetUpDone {
    /// The session's new token.
    pub session: Token,
    /// The recovery codes: shown now and never again.
    pub codes: Vec<String>,
}

service! {
    /// Second factors, and who is asked for one.
    pub struct SecondFactors {
        base: Arc<Base>,
        sites: Arc<Sites>,
        mailing: Arc<Mailing>,
        decisions: Arc<Decisions>,
        passwords: Arc<Passwords>,
    }
}

impl SecondFactors {
    /// The principal's second factor, and the app that this session is setting up.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn of(&self, principal: &Principal) -> Result<SecondFactor, Error> {
        self.base.running()?;
        let row = self.base.store.second_factor_of(principal.user.id)?;
        let began = if row.is_none() { self.base.store.set_up_of(principal.session.id, principal.now)? } else { None };
        Ok(SecondFactor {
            since: row.map(|row| row.since),
            recovery_codes: row.map_or(0, |row| row.codes),
            stopped: row.is_some_and(|row| row.stopped),
            required: self.sites.asks_second_factor(&principal.site),
            set_up: began.map(|(seed, expires)| self.set_up(principal, seed, expires)),
        })
    }

    /// Begins to set up an app, given the password; a session that began before begins anew.
    ///
    /// # Errors
    /// `password/wrong`, `second-factor/exists`, `throttle/slow-down`, `unavailable/busy`, `view-as/read-only`.
    pub fn begin(&self, principal: &Principal, password: &str) -> Result<SetUp, Error> {
        self.base.running()?;
        self.passwords.prove(principal, password)?;
        let seed = Seed(random::bytes()?);
        let expires = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = principal_in_store(transaction, principal, now)?.user;
            if has_one(transaction, user.id).map_err(|error| failed(&error))? {
                return Err(Error::SecondFactorExists);
            }
            let expires = now.plus(SET_UP);
            put_set_up(transaction, principal.session.id, seed, expires).map(|()| expires)
        })?;
        Ok(self.set_up(principal, seed, expires))
    }

    /// Ends setting up with the first code of the app. The session goes on under a new token, every other one ends, as
    /// they were opened with less; a notice is mailed.
    ///
    /// # Errors
    /// `second-factor/wrong`, `second-factor/set-up-over`, `second-factor/exists`, `throttle/slow-down`.
    pub fn confirm(&self, principal: &Principal, session: &Token, code: &str) -> Result<SetUpDone, Error> {
        self.base.running()?;
        let (codes, hashes) = recovery_codes()?;
        let renewed = session.renewed(random::bytes()?);
        let done = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = principal_in_store(transaction, principal, now)?.user;
            let sql = |error: engine::Error| failed(&error);
            if has_one(transaction, user.id).map_err(sql)? {
                return Err(Error::SecondFactorExists);
            }
            let id = principal.session.id;
            match confirm(transaction, (user.id, id), self.base.settings.second_factor_key(), code, now)? {
                Checked::Right(..) => {}
                Checked::None => return Err(Error::SecondFactorOver),
                wrong => return Ok(Some(refused(&wrong))),
            }
            put_recovery_codes(transaction, user.id, &hashes)?;
            if !renew_session(transaction, id, (&session.hash(), &renewed.hash())).map_err(sql)? {
                return Err(Error::Denied(Denied::SessionRevoked));
            }
            end_sessions(transaction, user.id, Some(id), now).map_err(sql)?;
            self.mailing.write_to_any(transaction, &principal.site, &user, Matter::SecondFactor(Factor::On))?;
            let detail = [("login", user.login.as_str())];
            record_everywhere(transaction, user.id, &LedgerActor::user(&user), Event::SecondFactorOn, &detail, now)?;
            activity::record_in_session(transaction, id, Activity::SecondFactorOn, now)?;
            Ok(None)
        })?;
        if let Some(error) = done {
            return Err(Self::wrong(principal, error));
        }
        self.mailing.wake();
        log::info!(target: "audit", "second-factor/on: user {} on {}", principal.user.id.0, principal.site.id);
        Ok(SetUpDone { session: renewed, codes })
    }

    /// Makes new recovery codes, given the password and a code; the old ones are good for nothing from here on.
    ///
    /// # Errors
    /// `password/wrong`, `second-factor/wrong`, `second-factor/none`, `throttle/slow-down`, `view-as/read-only`.
    pub fn renew_codes(&self, principal: &Principal, password: &str, code: &str) -> Result<Vec<String>, Error> {
        let (codes, hashes) = recovery_codes()?;
        self.given(principal, password, code, |transaction, user, _| {
            put_recovery_codes(transaction, user.id, &hashes)?;
            self.mailing.write_to_any(transaction, &principal.site, user, Matter::SecondFactor(Factor::NewCodes))
        })?;
        log::info!(target: "audit", "second-factor/codes: user {} on {}", principal.user.id.0, principal.site.id);
        Ok(codes)
    }

    /// Takes the second factor away, given the password and a code; a notice is mailed.
    ///
    /// # Errors
    /// As [`SecondFactors::renew_codes`].
    pub fn remove(&self, principal: &Principal, password: &str, code: &str) -> Result<(), Error> {
        self.given(principal, password, code, |transaction, user, now| {
            drop_second_factor(transaction, user.id)?;
            self.mailing.write_to_any(transaction, &principal.site, user, Matter::SecondFactor(Factor::Off))?;
            let detail = [("login", user.login.as_str())];
            record_everywhere(transaction, user.id, &LedgerActor::user(user), Event::SecondFactorOff, &detail, now)?;
            activity::record_in_session(transaction, principal.session.id, Activity::SecondFactorOff, now)
        })?;
        log::info!(target: "audit", "second-factor/off: user {} on {}", principal.user.id.0, principal.site.id);
        Ok(())
    }

    /// Takes a user's second factor away, as staff who are told that the app and the codes are lost. Every session ends.
    pub(super) fn reset(&self, reset: &ResetSecondFactor) -> Result<SecondFactorReset, Error> {
        let site = self.sites.enabled(&reset.site)?;
        let (Some(by), Some(reason)) = (said(&reset.by), said(&reset.reason)) else {
            return Err(Error::SecondFactorReasonMissing);
        };
        let (login, sessions_ended) = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = user_in(transaction, &site, &reset.login)?.user;
            if !drop_second_factor(transaction, user.id)? {
                return Err(Error::SecondFactorNone);
            }
            let ended = end_sessions(transaction, user.id, None, now).map_err(|error| failed(&error))?;
            self.mailing.write_to_any(transaction, &site, &user, Matter::SecondFactor(Factor::Reset { reason }))?;
            let detail = [("login", user.login.as_str()), ("reason", reason)];
            let actor = LedgerActor::Staff(by.to_owned());
            record_everywhere(transaction, user.id, &actor, Event::SecondFactorReset, &detail, now)?;
            let place = Place { site: site.id.as_str(), ..Place::default() };
            activity::record(transaction, Some(user.id), Activity::SecondFactorOff, place, now)?;
            Ok((user.login.to_string(), ended))
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "second-factor/reset: {login:?} on {} by {by:?}: {reason:?}", site.id);
        Ok(SecondFactorReset { login, sessions_ended })
    }

    /// Since when the owner asks a second factor of every member: for who manages its people.
    ///
    /// # Errors
    /// `permission/missing`, `unavailable/store`.
    pub fn asks_members(&self, context: &AccountContext) -> Result<Option<Timestamp>, Error> {
        self.decisions.grant(context, Permission::UsersManage)?;
        self.base.store.asks_second_factor(context.account.id)
    }

    /// Asks a second factor of every member from now on, or no more. Only the owner does, who has one first.
    ///
    /// # Errors
    /// `permission/missing`, `second-factor/owner-first`, `view-as/read-only`; rows 1 to 7.
    pub fn ask_members(&self, context: &AccountContext, asks: bool) -> Result<(), Error> {
        self.base.running()?;
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let context = authorized_owner_in(transaction, context, now)?;
            if asks && !context.principal.second_factor {
                return Err(Error::SecondFactorOwnerFirst);
            }
            set_asks_second_factor(
                transaction,
                context.account.id,
                asks,
                &LedgerActor::user(&context.principal.user),
                now,
            )
        })?;
        log::info!(target: "audit", "second-factor/asked: account {}: {asks}", context.account.id.0);
        Ok(())
    }

    /// Does something that takes the password and a code, in one transaction with the code's use.
    fn given(
        &self,
        principal: &Principal,
        password: &str,
        code: &str,
        act: impl FnOnce(&Transaction<'_>, &User, Timestamp) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.base.running()?;
        self.passwords.prove(principal, password)?;
        let wrong = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = principal_in_store(transaction, principal, now)?.user;
            let from = CodeFrom::Session(principal.session.id);
            match check(transaction, (user.id, from), self.base.settings.second_factor_key(), code, now)? {
                Checked::Right(..) => act(transaction, &user, now).map(|()| None),
                wrong => Ok(Some(refused(&wrong))),
            }
        })?;
        if let Some(error) = wrong {
            return Err(Self::wrong(principal, error));
        }
        self.mailing.wake();
        Ok(())
    }

    fn wrong(principal: &Principal, error: Error) -> Error {
        log::warn!(target: "audit", "{}: user {} on {}", error.code(), principal.user.id.0, principal.site.id);
        error
    }

    fn set_up(&self, principal: &Principal, seed: Seed, expires: Timestamp) -> SetUp {
        let secret = seed.secret(self.base.settings.second_factor_key());
        let address = secret.address(&principal.site.brand.name, principal.user.login.as_str());
        SetUp { secret: secret.text(), address, expires }
    }
}

/// Why a code was not taken.
pub(super) fn refused(checked: &Checked) -> Error {
    match checked {
        Checked::Wait(wait) => {
            let seconds = wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX).max(1);
            Error::SlowDown { seconds }
        }
        Checked::None => Error::SecondFactorNone,
        Checked::Wrong | Checked::Right(..) => Error::SecondFactorWrong,
    }
}

/// New recovery codes, and what is stored of them.
fn recovery_codes() -> Result<(Vec<String>, Vec<[u8; 32]>), Error> {
    let codes = (0..RECOVERY_CODES).map(|_| recovery_code()).collect::<Result<Vec<_>, _>>()?;
    let hashes = codes.iter().map(|code| recovery_hash(code)).collect();
    Ok((codes, hashes))
}
