//! Closing one's login for good: memberships end, what is pending dies, what names the person is erased.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::Role;
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::base::{Base, service};
use crate::portal::mailing::Mailing;
use crate::portal::mails::{About, LoginNews, Matter, News};
use crate::portal::members::end;
use crate::portal::passwords::Passwords;
use crate::portal::principals::{AccountCard, Principal, principal_in_store};
use crate::portal::sites::here;
use crate::random;
use crate::store::MembershipRow;
use crate::store::closing::{decline_received, erase, owned_by};
use crate::store::engine::Transaction;
use crate::store::ledger::record;
use crate::store::members::{Member, owner_in};

/// What closing one's login would end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Closing {
    /// The accounts that must be handed over first: an account is never without its owner (rule A3).
    pub owned: Vec<String>,
    /// The accounts whose membership ends.
    pub left: Vec<String>,
}

/// Who ends a login for good.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaving<'a> {
    /// The user, or staff.
    pub actor: &'a LedgerActor,
    /// What the ledgers call it.
    pub event: Event,
    /// Why, where staff do it.
    pub reason: Option<&'a str>,
}

service! {
    /// Logins closed for good.
    pub struct Closings {
        base: Arc<Base>,
        mailing: Arc<Mailing>,
        passwords: Arc<Passwords>,
    }
}

impl Closings {
    /// What closing the principal's login would end, by the accounts' names.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn would_end(&self, principal: &Principal) -> Result<Closing, Error> {
        self.base.running()?;
        let mut closing = Closing { owned: Vec::new(), left: Vec::new() };
        for MembershipRow { account, membership, .. } in self.base.store.memberships_of(principal.user.id)? {
            let names = if membership.role == Role::Owner { &mut closing.owned } else { &mut closing.left };
            names.push(self.base.name_of(&account)?);
        }
        Ok(closing)
    }

    /// Closes the principal's login, given the password, in one transaction. What the ledgers and the documents keep, see
    /// [`crate::store::closing`]. The login is free again, and a mail confirms.
    ///
    /// # Errors
    /// `owner/stays` for whoever owns an account, `password/wrong`, `throttle/slow-down`, `view-as/read-only`;
    /// `unavailable/busy` where a membership came meanwhile.
    pub fn close(&self, principal: &Principal, password: &str) -> Result<(), Error> {
        self.base.running()?;
        principal.may_write()?;
        let closing = self.would_end(principal)?;
        if !closing.owned.is_empty() {
            return Err(Error::OwnerStays);
        }
        self.passwords.prove(principal, password)?;
        let names = self.account_names(principal)?;
        let nobody = Token::new(random::bytes()?).secret();
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let user = principal_in_store(transaction, principal, now)?.user;
            let site = here(transaction, &principal.site)?;
            // An ownership accepted meanwhile.
            if !owned_by(transaction, &user)?.is_empty() {
                return Err(Error::OwnerStays);
            }
            let actor = LedgerActor::user(&user);
            let leaving = Leaving { actor: &actor, event: Event::LoginClosed, reason: None };
            self.leave_everything(transaction, &site, &user, &names, &leaving, now)?;
            self.mailing.write_to(transaction, &site, &user, Matter::Login(LoginNews::Closed))?;
            erase(transaction, &user, &nobody, now)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "login/closed: user {} on {}", principal.user.id.0, principal.site.id);
        Ok(())
    }

    fn account_names(&self, principal: &Principal) -> Result<Vec<(MembershipRow, AccountCard)>, Error> {
        let rows = self.base.store.memberships_of(principal.user.id)?.into_iter();
        rows.map(|row| {
            let card = AccountCard { id: row.account.id, name: self.base.name_of(&row.account)? };
            Ok((row, card))
        })
        .collect()
    }

    /// Ends each membership with what hung on it, tells the owners, and declines what is pending to the user.
    pub(super) fn leave_everything(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        user: &User,
        accounts: &[(MembershipRow, AccountCard)],
        leaving: &Leaving<'_>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let Leaving { actor, event, reason } = *leaving;
        for (row, card) in accounts {
            let member = Member { user: user.clone(), membership: row.membership.clone() };
            match reason {
                None => drop(end(transaction, card.id, &member, actor, event, now)?),
                Some(reason) => {
                    end(transaction, card.id, &member, actor, Event::Revoked, now)?;
                    let detail = [("login", user.login.as_str()), ("reason", reason)];
                    record(transaction, card.id, actor, event, &detail, now)?;
                }
            }
            if let Some(owner) = owner_in(transaction, card.id)? {
                let news = News::Left { name: (&user.name).into(), login: user.login.as_str().into() };
                self.mailing.tell(transaction, site, &owner.user, &card.name, About::Member(news))?;
            }
        }
        for account in decline_received(transaction, user, now)? {
            let detail = [("email", user.email.as_deref().unwrap_or_default()), ("why", event.code())];
            record(transaction, account, actor, Event::Declined, &detail, now)?;
        }
        Ok(())
    }
}
