//! Closing one's login for good: memberships end, what is pending dies, what names the person is erased.

use rusqlite::Transaction;
use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::ledger::{Actor, Event};
use crate::model::memberships::Role;
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::Portal;
use crate::portal::accepting::visitor_again;
use crate::portal::mails::{About, LoginNews, Matter, News};
use crate::portal::members::end;
use crate::portal::sites::here;
use crate::portal::visits::{AccountCard, Visitor};
use crate::random;
use crate::store::MembershipRow;
use crate::store::closing::{decline_received, erase, owned_by};
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

impl Portal {
    /// What closing the visitor's login would end, by the accounts' names.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn closing(&self, visitor: &Visitor) -> Result<Closing, Error> {
        self.running()?;
        let mut closing = Closing { owned: Vec::new(), left: Vec::new() };
        for MembershipRow { account, membership, .. } in self.store.memberships_of(visitor.user.id)? {
            let names = if membership.role == Role::Owner { &mut closing.owned } else { &mut closing.left };
            names.push(self.name_of(&account)?);
        }
        Ok(closing)
    }

    /// Closes the visitor's login, given the password, in one transaction. What the ledgers and the documents keep, see
    /// [`crate::store::closing`]. The login is free again, and a mail confirms.
    ///
    /// # Errors
    /// `owner/stays` for whoever owns an account, `password/wrong`, `throttle/slow-down`, `view-as/read-only`;
    /// `unavailable/busy` where a membership came meanwhile.
    pub fn close_login(&self, visitor: &Visitor, password: &str) -> Result<(), Error> {
        self.running()?;
        visitor.may_write()?;
        let closing = self.closing(visitor)?;
        if !closing.owned.is_empty() {
            return Err(Error::OwnerStays);
        }
        self.prove_password(visitor, password)?;
        let names = self.account_names(visitor)?;
        let nobody = Token::new(random::bytes()?).secret();
        self.store.write(|transaction| {
            let now = self.clock.now();
            let user = visitor_again(transaction, visitor, now)?.user;
            let site = here(transaction, &visitor.site)?;
            // An ownership accepted meanwhile.
            if !owned_by(transaction, &user)?.is_empty() {
                return Err(Error::OwnerStays);
            }
            self.leave_everything(transaction, &site, &user, &names, now)?;
            self.write_to(transaction, &site, &user, Matter::Login(LoginNews::Closed))?;
            erase(transaction, &user, &nobody, now)
        })?;
        self.wake_mailing();
        log::info!(target: "audit", "login/closed: user {} on {}", visitor.user.id.0, visitor.site.id);
        Ok(())
    }

    fn account_names(&self, visitor: &Visitor) -> Result<Vec<(MembershipRow, AccountCard)>, Error> {
        let rows = self.store.memberships_of(visitor.user.id)?.into_iter();
        rows.map(|row| {
            let card = AccountCard { id: row.account.id, name: self.name_of(&row.account)? };
            Ok((row, card))
        })
        .collect()
    }

    /// Ends each membership with what hung on it, tells the owners, and declines what is pending to the user.
    fn leave_everything(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        user: &User,
        accounts: &[(MembershipRow, AccountCard)],
        now: Timestamp,
    ) -> Result<(), Error> {
        let actor = Actor::user(user);
        for (row, card) in accounts {
            let member = Member { user: user.clone(), membership: row.membership.clone() };
            end(transaction, card.id, &member, &actor, Event::LoginClosed, now)?;
            if let Some(owner) = owner_in(transaction, card.id)? {
                let news = News::Left { name: (&user.name).into(), login: user.login.as_str().into() };
                self.tell(transaction, site, &owner.user, &card.name, About::Member(news))?;
            }
        }
        for account in decline_received(transaction, user, now)? {
            let detail = [("email", user.email.as_deref().unwrap_or_default()), ("why", Event::LoginClosed.code())];
            record(transaction, account, &actor, Event::Declined, &detail, now)?;
        }
        Ok(())
    }
}
