//! The members of an account: edited, suspended, revoked, leaving (rules A2 to A5); and everybody else around it.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::{AccountId, AccountState};
use crate::model::authority::Authority;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::{Membership, MembershipState, Role};
use crate::model::reasons::said;
use crate::model::users::{UserId, UserState};
use crate::portal::actor::{Actor, Actors, context_in};
use crate::portal::base::{Base, service};
use crate::portal::ledger_words::{described, described_before};
use crate::portal::lost_contacts::LostContacts;
use crate::portal::mailing::Mailing;
use crate::portal::mails::{About, Deed, Matter, News};
use crate::portal::memberships::{MembershipTerms, Memberships};
use crate::portal::ownership::cancel_recovery;
use crate::portal::people::{MemberCard, People, TransferCard, contact_card, invitation_row, member_card};
use crate::portal::permission_requests::waiting;
use crate::portal::principals::AccountContext;
use crate::portal::sites::Sites;
use crate::store::contacts::unlink_contacts;
use crate::store::engine::Transaction;
use crate::store::invitations::cancel_sent_by;
use crate::store::ledger::record;
use crate::store::members::{
    Member, change_member, delete_member, member_in, owner_in, put_account_state, sessions_open,
};
use crate::store::permission_requests::settle_given;
use crate::store::transfers::{settle_transfer, transfer_in};

/// What ended with a membership (rule A4). The user stays, and so does what they wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Receipt {
    /// Whose membership it was.
    pub login: String,
    /// How many live sessions of the user lost the account; they go on for other accounts.
    pub sessions: u64,
    /// The addresses of the invitations that the member had sent and that nobody had answered: they were cancelled.
    pub invitations: Vec<String>,
    /// How many offers of the ownership to the member were withdrawn: 0 or 1.
    pub transfers: u64,
    /// The addresses of contacts that the member had been. They still receive mail, unless they are removed too.
    pub contacts: Vec<String>,
}

service! {
    /// The members of accounts, and whoever else is around one.
    pub struct Members {
        base: Arc<Base>,
        sites: Arc<Sites>,
        mailing: Arc<Mailing>,
        lost_contacts: Arc<LostContacts>,
        actors: Arc<Actors>,
        memberships: Arc<Memberships>,
    }
}

impl Members {
    /// Everybody around an account.
    ///
    /// # Errors
    /// `permission/missing` without `portal.users.manage`; `unavailable/store`.
    pub fn people<'a>(&self, by: impl Into<Actor<'a>>) -> Result<People, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        let (store, now) = (&self.base.store, self.base.clock.now());
        let account = by.account().id;
        let members = store.members(account)?;
        let authority = by.authority();
        let transfer = store.pending_transfer(account)?.map(|transfer| TransferCard {
            candidate: transfer.candidate,
            name: members
                .iter()
                .find(|member| member.user.id == transfer.candidate)
                .map(|member| member.user.name.clone())
                .unwrap_or_default(),
            expires: transfer.expires,
            expired: now >= transfer.expires,
        });
        let gone = self.lost_contacts.gone_among(by.account(), &members)?;
        let card = |member: Member| {
            let contact_gone = gone.contains(&member.user.id);
            MemberCard { contact_gone, ..member_card(member, by.user(), &authority, now) }
        };
        Ok(People {
            requests: waiting(store.requests(account)?, &members),
            members: members.into_iter().map(card).collect(),
            contacts: store.contacts(account)?.into_iter().map(contact_card).collect(),
            invitations: store.pending_invitations(account)?.iter().map(|row| invitation_row(row, now)).collect(),
            transfer,
        })
    }

    /// Puts these terms in place of what a member may do: all of them, so that what is left out is the default.
    ///
    /// # Errors
    /// `permission/missing`, `permission/not-held`, `member/unknown`, `member/oneself`, `member/manager`, `owner/stays`,
    /// `owner/exists` for an ownership.
    pub fn edit<'a>(
        &self,
        by: impl Into<Actor<'a>>,
        user: UserId,
        terms: &MembershipTerms,
    ) -> Result<MemberCard, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        self.change(&by, user, Event::Changed, |authority, before| {
            authority.give(self.memberships.terms(by.site(), terms, Some(before))?, Some(before))
        })
    }

    /// Puts a membership on hold; at once (rule D4).
    ///
    /// # Errors
    /// As [`Members::edit`].
    pub fn suspend<'a>(&self, by: impl Into<Actor<'a>>, user: UserId) -> Result<MemberCard, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        self.change(&by, user, Event::Suspended, |_, before| {
            Ok(Membership { state: MembershipState::Suspended, ..before.clone() })
        })
    }

    /// Puts a membership back in use.
    ///
    /// # Errors
    /// As [`Members::edit`]; `permission/not-held` where it holds more than who resumes it.
    pub fn resume<'a>(&self, by: impl Into<Actor<'a>>, user: UserId) -> Result<MemberCard, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        self.change(&by, user, Event::Resumed, |authority, before| {
            authority.give_again(before)?;
            Ok(Membership { state: MembershipState::Active, ..before.clone() })
        })
    }

    /// Ends a membership and everything that hung on it, in one transaction (rule A4).
    ///
    /// # Errors
    /// `permission/missing`, `member/unknown`, `member/oneself`, `member/manager`, `owner/stays`.
    pub fn revoke<'a>(&self, by: impl Into<Actor<'a>>, user: UserId) -> Result<Receipt, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        let account = by.account().id;
        let account_name = self.base.name_of(by.account())?;
        let receipt = self.actors.act(&by, |transaction| {
            let acting = self.actors.authorize(transaction, &by)?;
            let member = member_in(transaction, account, user)?;
            acting.authority.change(user, &member.membership)?;
            let receipt = end(transaction, account, &member, &by.actor(), Event::Revoked, acting.now)?;
            let site = self.sites.of_link(&acting.site, &member.membership);
            self.mailing.tell(transaction, &site, &member.user, &account_name, About::Member(News::Revoked))?;
            Ok(receipt)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "membership/revoked: user {} in account {} on {}", user.0, account.0, by.site().id);
        Ok(receipt)
    }

    /// Ends one's own membership (rule A3).
    ///
    /// # Errors
    /// `owner/stays`; rows 1 to 7.
    pub fn leave(&self, context: &AccountContext) -> Result<Receipt, Error> {
        self.base.running()?;
        let account_name = self.base.name_of(&context.account)?;
        let receipt = self.actors.act(&Actor::Principal(context), |transaction| {
            let now = self.base.clock.now();
            let AccountContext { principal, membership, .. } = context_in(transaction, context, now)?;
            if membership.role == Role::Owner {
                return Err(Error::OwnerStays);
            }
            let actor = LedgerActor::user(&principal.user);
            let member = Member { user: principal.user, membership };
            let receipt = end(transaction, context.account.id, &member, &actor, Event::Left, now)?;
            if let Some(owner) = owner_in(transaction, context.account.id)? {
                let news = News::Left { name: (&member.user.name).into(), login: member.user.login.as_str().into() };
                self.mailing.tell(transaction, &principal.site, &owner.user, &account_name, About::Member(news))?;
            }
            Ok(receipt)
        })?;
        self.mailing.wake();
        let AccountContext { principal, account, .. } = context;
        log::info!(target: "audit", "membership/left: user {} in account {} on {}", principal.user.id.0, account.id.0, principal.site.id);
        Ok(receipt)
    }

    /// What would end with a membership; nothing ends by asking (rule A2a).
    ///
    /// # Errors
    /// As [`Members::revoke`].
    pub fn would_end<'a>(&self, by: impl Into<Actor<'a>>, user: UserId) -> Result<Receipt, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        self.base.store.rehearse(|transaction| {
            let acting = self.actors.authorize(transaction, &by)?;
            let member = member_in(transaction, by.account().id, user)?;
            acting.authority.change(user, &member.membership)?;
            end(transaction, by.account().id, &member, &by.actor(), Event::Revoked, acting.now)
        })
    }

    /// What would end with one's own membership; nothing ends by asking (rule A2a).
    ///
    /// # Errors
    /// As [`Members::leave`].
    pub fn would_leave(&self, context: &AccountContext) -> Result<Receipt, Error> {
        self.base.running()?;
        self.base.store.rehearse(|transaction| {
            let now = self.base.clock.now();
            let AccountContext { principal, membership, .. } = context_in(transaction, context, now)?;
            if membership.role == Role::Owner {
                return Err(Error::OwnerStays);
            }
            let actor = LedgerActor::user(&principal.user);
            end(transaction, context.account.id, &Member { user: principal.user, membership }, &actor, Event::Left, now)
        })
    }

    /// Puts an account on hold, ends it, or puts it back in use: staff only. The owner is mailed, where there is an
    /// address; answers where to. An account that is in that state already stays as it is, and nobody is told.
    ///
    /// # Errors
    /// `command/invalid` for a reason that is none; `unavailable/store`.
    pub(super) fn put_account_state(
        &self,
        by: &Actor<'_>,
        state: AccountState,
        reason: &str,
    ) -> Result<Option<String>, Error> {
        self.base.running()?;
        if !reason.is_empty() && said(reason).is_none() {
            return Err(Error::CommandInvalid("a `reason` is one line of 200 characters at the most".to_owned()));
        }
        let account_name = self.base.name_of(by.account())?;
        let event = match state {
            AccountState::Open => Event::AccountReopened,
            AccountState::Suspended => Event::AccountSuspended,
            AccountState::Closed => Event::AccountClosed,
        };
        let account = by.account().id;
        let told = self.actors.act(by, |transaction| {
            let now = self.actors.authorize(transaction, by)?.now;
            if !put_account_state(transaction, account, state)? {
                return Ok(None);
            }
            record(transaction, account, &by.actor(), event, &[("reason", reason)], now)?;
            let Some(owner) = owner_in(transaction, account)? else { return Ok(None) };
            let deed = Deed::Put { state, reason };
            self.mailing.write_to(
                transaction,
                by.site(),
                &owner.user,
                Matter::Staff { account: (&account_name).into(), deed },
            )?;
            Ok(owner.user.email.filter(|_| owner.user.state != UserState::Disabled))
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "account/{}: {}", state.as_str(), account.0);
        Ok(told)
    }

    /// Changes a member in one transaction, by what the store says behind its lock.
    fn change(
        &self,
        by: &Actor<'_>,
        user: UserId,
        event: Event,
        to: impl FnOnce(&Authority, &Membership) -> Result<Membership, Error>,
    ) -> Result<MemberCard, Error> {
        let account_name = self.base.name_of(by.account())?;
        let member = self.base.store.read_with(|connection| member_in(connection, by.account().id, user));
        let gone =
            self.lost_contacts.gone_among(by.account(), member.as_ref().map_or(&[][..], std::slice::from_ref))?;
        let card = self.actors.act(by, |transaction| {
            let acting = self.actors.authorize(transaction, by)?;
            let account = by.account().id;
            let member = member_in(transaction, account, user)?;
            acting.authority.change(user, &member.membership)?;
            let after = to(&acting.authority, &member.membership)?;
            // What changes nothing is neither recorded nor mailed.
            if after != member.membership {
                change_member(transaction, account, user, &after)?;
                settle_given(transaction, account, user, after.role.permissions())?;
                let mut detail = vec![("login", member.user.login.to_string())];
                if event == Event::Changed {
                    detail.extend(described(&after));
                    detail.extend(described_before(&member.membership, &after));
                }
                let detail: Vec<_> = detail.iter().map(|(name, text)| (*name, text.as_str())).collect();
                record(transaction, account, &by.actor(), event, &detail, acting.now)?;
                let news = match event {
                    Event::Suspended => News::Suspended,
                    Event::Resumed => News::Resumed { now: &after },
                    _ => News::Changed { now: &after },
                };
                let site = self.sites.of_link(&acting.site, &after);
                self.mailing.tell(transaction, &site, &member.user, &account_name, About::Member(news))?;
            }
            let member = Member { membership: after, ..member };
            let card = member_card(member, by.user(), &acting.authority, acting.now);
            Ok(MemberCard { contact_gone: gone.contains(&user), ..card })
        })?;
        self.mailing.wake();
        let account = by.account().id.0;
        log::info!(target: "audit", "membership/{}: user {} in account {account} on {}", event.code(), user.0, by.site().id);
        Ok(card)
    }
}

/// Ends a membership with what hung on it.
pub(super) fn end(
    transaction: &Transaction<'_>,
    account: AccountId,
    member: &Member,
    actor: &LedgerActor,
    event: Event,
    now: Timestamp,
) -> Result<Receipt, Error> {
    let user = &member.user;
    let invitations = cancel_sent_by(transaction, account, user.id, now)?;
    let transfers = match transfer_in(transaction, account)? {
        Some(transfer) if transfer.candidate == user.id => {
            settle_transfer(transaction, transfer, transfer.state.withdraw(now)?, now)?;
            let detail = [("to", user.login.as_str()), ("why", event.code())];
            record(transaction, account, actor, Event::TransferWithdrawn, &detail, now)?;
            1
        }
        _ => 0,
    };
    cancel_recovery(transaction, account, Some(user.id), actor, event, now)?;
    let receipt = Receipt {
        login: user.login.to_string(),
        sessions: sessions_open(transaction, user.id)?,
        invitations,
        transfers,
        contacts: unlink_contacts(transaction, account, user.id)?,
    };
    delete_member(transaction, account, user.id)?;
    for email in &receipt.invitations {
        record(transaction, account, actor, Event::Cancelled, &[("email", email), ("why", event.code())], now)?;
    }
    let sessions = receipt.sessions.to_string();
    let detail = [("login", receipt.login.as_str()), ("sessions", &sessions)];
    record(transaction, account, actor, event, &detail, now)?;
    Ok(receipt)
}
