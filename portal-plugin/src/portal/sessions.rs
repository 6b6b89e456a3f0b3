//! One's own sessions: seen, and ended (rule U8).

use std::sync::Arc;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::sessions::{SessionId, SessionStatus};
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::portal::base::{Base, service};
use crate::portal::principals::Principal;

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

service! {
    /// One's own sessions, seen and ended.
    pub struct Sessions {
        base: Arc<Base>,
    }
}

impl Sessions {
    /// Ends this session; of a look of staff, the ledger says so (rule A11).
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn sign_out(&self, principal: &Principal) -> Result<(), Error> {
        self.base.running()?;
        let now = self.base.clock.now();
        match &principal.view_as {
            Some(view) => self.base.store.end_view(principal.session.id, view, now)?,
            None => self.base.store.end_session(principal.session.id, now)?,
        }
        log::info!(target: "audit", "sign-out: user {} on {}", principal.user.id.0, principal.site.id);
        Ok(())
    }

    /// Whether the session of this token was ended by a later one of its user, who had more than the site allows (rule U8).
    /// Nobody but who holds the token can ask.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn was_pushed_out(&self, site: &Site, token: &Token) -> Result<bool, Error> {
        self.base.running()?;
        self.base.store.was_pushed_out(&token.hash(), &site.id)
    }

    /// The live sessions of the principal's user, the last used first.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn list(&self, principal: &Principal) -> Result<Vec<SessionCard>, Error> {
        self.base.running()?;
        let now = self.base.clock.now();
        let rows = self.base.store.sessions_of(principal.user.id)?;
        Ok(rows
            .into_iter()
            // Judged by the site that asks: the sites of a realm seldom differ, and the other one judges its own anyway.
            .filter(|row| row.session.status(&row.session.site, principal.site.sessions, now) == SessionStatus::Live)
            .map(|row| SessionCard {
                id: row.session.id,
                site: row.session.site.as_str().to_owned(),
                opened: row.session.opened,
                used: row.session.used,
                agent: row.agent,
                network: row.network,
                current: row.session.id == principal.session.id,
            })
            .collect())
    }

    /// Ends one of one's own sessions.
    ///
    /// # Errors
    /// `session/unknown`.
    pub fn end(&self, principal: &Principal, id: SessionId) -> Result<(), Error> {
        self.base.running()?;
        principal.may_write()?;
        if self.base.store.end_session_of(principal.user.id, principal.session.id, id, self.base.clock.now())? {
            log::info!(target: "audit", "session {} ended: user {} on {}", id.0, principal.user.id.0, principal.site.id);
            Ok(())
        } else {
            Err(Error::SessionUnknown)
        }
    }

    /// Ends all of one's own sessions but this one, and says how many.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn end_others(&self, principal: &Principal) -> Result<u64, Error> {
        self.base.running()?;
        principal.may_write()?;
        let ended =
            self.base.store.end_other_sessions(principal.user.id, principal.session.id, self.base.clock.now())?;
        log::info!(target: "audit", "{ended} other sessions ended: user {} on {}", principal.user.id.0, principal.site.id);
        Ok(ended)
    }
}
