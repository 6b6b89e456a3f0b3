//! The second step of a sign-in: a code of the second factor, behind the right password.

use std::net::IpAddr;
use std::sync::Arc;

use crate::error::Error;
use crate::model::activity::Place;
use crate::model::agents;
use crate::model::second_factors::FEW;
use crate::model::sites::Site;
use crate::model::throttles::network_of;
use crate::model::tokens::Token;
use crate::portal::base::{Base, service};
use crate::portal::mailing::Mailing;
use crate::portal::mails::{Factor, LoginNews, Matter};
use crate::portal::second_factors::refused;
use crate::portal::sign_in::{AGENT, Opened, printable};
use crate::random;
use crate::store::second_factors::Given;
use crate::store::{Finished, NewSession};

/// A code for a sign-in that waits for it.
#[derive(Clone, Copy, Debug)]
pub struct SecondStep<'a> {
    /// The token that the first step answered.
    pub pending: &'a Token,
    /// The code as typed: the app's, or a recovery code.
    pub code: &'a str,
    /// The token of a browser that has signed in before, from its cookie.
    pub device: Option<&'a Token>,
    /// The browser's address.
    pub peer: IpAddr,
    /// What the browser says it is.
    pub agent: &'a str,
}

service! {
    /// The second step of a sign-in.
    pub struct SecondSteps {
        base: Arc<Base>,
        mailing: Arc<Mailing>,
    }
}

impl SecondSteps {
    /// Whether a sign-in waits for its second step on this site; looking changes nothing.
    ///
    /// # Errors
    /// `sign-in/over`, `unavailable/store`.
    pub fn look_at(&self, site: &Site, pending: &Token) -> Result<(), Error> {
        self.base.running()?;
        let found = self.base.store.pending_sign_in(&pending.hash(), &site.id, self.base.clock.now())?;
        found.map(drop).ok_or(Error::SignInOver)
    }

    /// Finishes a sign-in. Wrong codes are counted for the user, wherever they are typed: what is slowed is guessing, not
    /// this sign-in alone (rule U7).
    ///
    /// # Errors
    /// `second-factor/wrong`, `throttle/slow-down`; `sign-in/over` behind ten wrong codes or five minutes, or where the
    /// user, the password or the second factor is another one by now.
    pub fn finish(&self, site: &Arc<Site>, step: &SecondStep<'_>) -> Result<Opened, Error> {
        self.base.running()?;
        let token = step.pending.hash();
        let over = || {
            log::warn!(target: "audit", "sign-in/over on {}", site.id);
            Error::SignInOver
        };
        let pending = self.base.store.pending_sign_in(&token, &site.id, self.base.clock.now())?.ok_or_else(over)?;
        if !self.base.erp_lets_act(Some(&pending.user))? {
            return Err(over());
        }
        let session = Token::new(random::bytes()?);
        let device = match step.device {
            Some(device) if pending.device == Some(device.hash()) => device.clone(),
            _ => Token::new(random::bytes()?),
        };
        let new = NewSession {
            token: session.hash(),
            site: &site.id,
            policy: site.sessions,
            agent: &printable(step.agent, AGENT),
            network: &network_of(step.peer),
            device: device.hash(),
        };
        let code = (self.base.settings.second_factor_key(), step.code);
        let finished = self.base.store.finish_sign_in(
            &token,
            code,
            &new,
            || self.base.clock.now(),
            |transaction, user, given| match given {
                Given::App => Ok(()),
                Given::Recovery { left } => self.mailing.write_to_any(
                    transaction,
                    site,
                    user,
                    Matter::SecondFactor(Factor::CodeUsed { left, few: left <= FEW }),
                ),
            },
            |transaction, user, at| {
                let place = Place { site: site.id.as_str(), network: new.network, browser: &agents::name(step.agent) };
                self.mailing.write_to(transaction, site, user, Matter::Login(LoginNews::NewBrowser { at, place }))
            },
        )?;
        match finished {
            Finished::Opened(user) => {
                self.mailing.wake();
                log::info!(target: "audit", "sign-in: user {} on {}, with the second factor", user.id.0, site.id);
                Ok(Opened { session, device, must_replace_password: user.one_time_password })
            }
            Finished::Over => Err(over()),
            Finished::Not(checked) => {
                let error = refused(&checked);
                log::warn!(target: "audit", "{}: user {} on {}", error.code(), pending.user.id.0, site.id);
                Err(error)
            }
        }
    }
}
