//! The account that a session points at: a link from elsewhere asks before another one opens, and changing to it makes a
//! new token (rules A8, A9, U8).

use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::tokens::Token;
use crate::portal::Portal;
use crate::portal::principals::{AccountCard, Principal};
use crate::random;

/// A way from one of one's own accounts into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The account that the session points at.
    pub from: AccountCard,
    /// The one that the link leads to.
    pub to: AccountCard,
}

impl Portal {
    /// What a link from elsewhere would cross; `None` where there is nothing to ask: the session points nowhere, or there
    /// already, or one of the two cannot be entered here.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn crossing(&self, principal: &Principal, to: AccountId) -> Result<Option<Crossing>, Error> {
        let Some(from) = principal.session.account.filter(|from| *from != to) else { return Ok(None) };
        let cards = self.accounts(principal)?;
        let card = |id| cards.iter().find(|card| card.id == id).cloned();
        Ok(card(from).zip(card(to)).map(|(from, to)| Crossing { from, to }))
    }

    /// The account that the session points at, where it can be entered here still.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn current_account(&self, principal: &Principal) -> Result<Option<AccountCard>, Error> {
        let Some(current) = principal.session.account else { return Ok(None) };
        Ok(self.accounts(principal)?.into_iter().find(|card| card.id == current))
    }

    /// Points the session at another of one's own accounts and answers its new token. The old one is dead at once; forms
    /// that are open in other tabs still work (rule U8).
    ///
    /// # Errors
    /// `document/unknown` for an account that cannot be entered here, `session/revoked` where another request was faster,
    /// `view-as/read-only`.
    pub fn enter(&self, principal: &Principal, token: &Token, to: AccountId) -> Result<Token, Error> {
        self.base.running()?;
        principal.may_write()?;
        let (user, site) = (principal.user.id.0, &principal.site.id);
        if self.accounts(principal)?.iter().all(|card| card.id != to) {
            log::warn!(target: "audit", "membership/none: user {user} asked for account {} on {site}", to.0);
            return Err(Error::DocumentUnknown);
        }
        let renewed = token.renewed(random::bytes()?);
        let (id, hashes) = (principal.session.id, (&token.hash(), &renewed.hash()));
        if !self.base.store.switch_session(id, hashes, to, self.base.clock.now())? {
            return Err(Error::Denied(Denied::SessionRevoked));
        }
        log::info!(target: "audit", "account/entered: user {user} in account {} on {site}", to.0);
        Ok(renewed)
    }
}
