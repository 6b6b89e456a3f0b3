//! Erasing a user as staff (rule U13): as if they had closed their login, with staff's name and reason in the ledgers.

use plugin_api::operations::{EraseUser, Erasing, UserErased, WouldErase};

use super::{Corrections, because};
use crate::error::Error;
use crate::model::accounts::AccountState;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::Role;
use crate::model::tokens::Token;
use crate::model::users::UserId;
use crate::portal::closing::Leaving;
use crate::portal::lookups::{user_in, user_of};
use crate::portal::mails::{Correction, Matter};
use crate::portal::principals::AccountCard;
use crate::portal::sites::here;
use crate::random;
use crate::store::MembershipRow;
use crate::store::closing::{erase, let_go_of_closed, owned_by};

impl Corrections {
    /// What erasing a user would end; changes nothing.
    ///
    /// # Errors
    /// `user/unknown`, `unavailable/host`.
    pub(in crate::portal) fn erasing(&self, Erasing { site, login }: &Erasing) -> Result<WouldErase, Error> {
        let site = self.sites.enabled(site)?;
        let user = user_of(&self.base.store, &site, login)?.user;
        let mut erasing = WouldErase {
            login: user.login.to_string(),
            name: user.name,
            email: user.email,
            owned: Vec::new(),
            left: Vec::new(),
            sessions: self.base.store.sessions_of(user.id)?.len() as u64,
        };
        for (row, card) in self.accounts_of(user.id)? {
            let owns = row.membership.role == Role::Owner && row.account.state != AccountState::Closed;
            let names = if owns { &mut erasing.owned } else { &mut erasing.left };
            names.push(if card.name.is_empty() { row.account.third_party } else { card.name });
        }
        Ok(erasing)
    }

    /// Erases a user in one transaction: memberships end, what is pending dies, what names the person goes; the ledgers keep
    /// the login that acted, and no import brings it back. A mail confirms. Closed accounts of theirs have no owner after it.
    ///
    /// # Errors
    /// `correction/reason-missing`, `user/unknown`, `owner/still-owns` for an account that is not closed;
    /// `unavailable/busy` where a membership came meanwhile.
    pub(in crate::portal) fn erase_user(&self, wanted: &EraseUser) -> Result<UserErased, Error> {
        let site = self.sites.enabled(&wanted.site)?;
        let (by, reason) = because(&wanted.by, &wanted.reason)?;
        let user = user_of(&self.base.store, &site, &wanted.login)?.user;
        let accounts = self.accounts_of(user.id)?;
        let nobody = Token::new(random::bytes()?).secret();
        let actor = LedgerActor::Staff(by.to_owned());
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let site = here(transaction, &site)?;
            let found = user_in(transaction, &site, &wanted.login)?.user;
            if found.id != user.id {
                return Err(Error::UserUnknown);
            }
            let_go_of_closed(transaction, found.id)?;
            if !owned_by(transaction, &found)?.is_empty() {
                return Err(Error::OwnerStillOwns);
            }
            let leaving = Leaving { actor: &actor, event: Event::UserErased, reason: Some(reason) };
            self.closings.leave_everything(transaction, &site, &found, &accounts, &leaving, now)?;
            self.mailing.write_to_any(transaction, &site, &found, Matter::Correction(Correction::Erased))?;
            erase(transaction, &found, &nobody, now)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "user/erased: user {} on {} by {by:?}: {reason:?}", user.id.0, site.id);
        let left = accounts.into_iter().map(|(_, card)| card.name).collect();
        Ok(UserErased { login: user.login.to_string(), left })
    }

    fn accounts_of(&self, user: UserId) -> Result<Vec<(MembershipRow, AccountCard)>, Error> {
        let rows = self.base.store.memberships_of(user)?.into_iter();
        rows.map(|row| {
            let card = AccountCard { id: row.account.id, name: self.base.name_of(&row.account)? };
            Ok((row, card))
        })
        .collect()
    }
}
