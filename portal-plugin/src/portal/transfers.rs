//! Handing the ownership of an account over (rule A6).

use std::sync::Arc;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::Role;
use crate::model::transfers::LIFETIME;
use crate::model::users::UserId;
use crate::portal::actor::{Actor, Actors, authorized_in};
use crate::portal::base::{Base, service};
use crate::portal::mailing::Mailing;
use crate::portal::mails::About;
use crate::portal::ownership::{cancel_recovery, candidate_in, promote_to_owner, record_withdrawn, withdraw_pending};
use crate::portal::passwords::Passwords;
use crate::portal::principals::AccountContext;
use crate::store::engine::Transaction;
use crate::store::ledger::record;
use crate::store::members::{Member, owner_in, put_owner};
use crate::store::transfers::{Transfer, insert_transfer, settle_transfer, transfer_in};

service! {
    /// Ownerships handed over.
    pub struct Transfers {
        base: Arc<Base>,
        mailing: Arc<Mailing>,
        actors: Arc<Actors>,
        passwords: Arc<Passwords>,
    }
}

impl Transfers {
    /// Offers the ownership to a member, who has seven days to accept; both are mailed. An earlier offer is withdrawn.
    ///
    /// # Errors
    /// `transfer/not-owner`, `transfer/candidate`, `member/unknown`, `password/wrong`, `throttle/slow-down`.
    pub fn propose(&self, context: &AccountContext, candidate: UserId, password: &str) -> Result<Timestamp, Error> {
        self.base.running()?;
        self.passwords.prove(&context.principal, password)?;
        let account_name = self.base.name_of(&context.account)?;
        let account = context.account.id;
        let expires = self.actors.act(&Actor::Principal(context), |transaction| {
            let now = self.base.clock.now();
            let owner = owner_again(transaction, context, now)?;
            let candidate = candidate_in(transaction, account, candidate, now)?;
            withdraw_pending(transaction, account, &LedgerActor::user(&owner.principal.user), now)?;
            let expires = now.plus(LIFETIME);
            insert_transfer(transaction, account, owner.principal.user.id, candidate.user.id, expires, now)?;
            let login = candidate.user.login.as_str();
            let actor = LedgerActor::user(&owner.principal.user);
            record(transaction, account, &actor, Event::TransferProposed, &[("to", login)], now)?;
            let (from, to) = (owner.principal.user.name.as_str(), candidate.user.name.as_str());
            for (reader, is_candidate) in [(&owner.principal.user, false), (&candidate.user, true)] {
                let about =
                    About::TransferOffered { from: from.into(), to: to.into(), candidate: is_candidate, expires };
                self.mailing.tell(transaction, &context.principal.site, reader, &account_name, about)?;
            }
            Ok(expires)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "transfer/proposed: account {} to user {} on {}", account.0, candidate.0, context.principal.site.id);
        Ok(expires)
    }

    /// Accepts the ownership: the candidate is the owner, who was it before stays with every permission; both are mailed.
    ///
    /// # Errors
    /// `transfer/unknown`, `transfer/expired`, `password/wrong`, `throttle/slow-down`; rows 1 to 7.
    pub fn accept(&self, context: &AccountContext, password: &str) -> Result<(), Error> {
        self.base.running()?;
        self.passwords.prove(&context.principal, password)?;
        let account_name = self.base.name_of(&context.account)?;
        let account = context.account.id;
        self.actors.act(&Actor::Principal(context), |transaction| {
            let now = self.base.clock.now();
            let candidate = authorized_in(transaction, context, now)?;
            let user = candidate.principal.user;
            let transfer = transfer_in(transaction, account)?.filter(|transfer| transfer.candidate == user.id);
            let transfer = transfer.ok_or(Error::TransferUnknown)?;
            let owner = owner_in(transaction, account)?.filter(|owner| owner.user.id == transfer.proposer);
            let owner = owner.ok_or(Error::TransferUnknown)?;
            settle_transfer(transaction, transfer, transfer.state.accept(now)?, now)?;
            let member = Member { user, membership: candidate.membership };
            let actor = LedgerActor::user(&member.user);
            self.pass_ownership(transaction, &Actor::Principal(context), &owner, &member, (&actor, &account_name), now)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "transfer/accepted: account {} by user {} on {}", account.0, context.principal.user.id.0, context.principal.site.id);
        Ok(())
    }

    /// Takes the offer back, as the owner, or declines it, as the candidate.
    ///
    /// # Errors
    /// `transfer/unknown`.
    pub fn withdraw(&self, context: &AccountContext) -> Result<(), Error> {
        self.base.running()?;
        let account = context.account.id;
        self.actors.act(&Actor::Principal(context), |transaction| {
            let now = self.base.clock.now();
            let context = authorized_in(transaction, context, now)?;
            let user = &context.principal.user;
            let concerns =
                |transfer: &Transfer| context.membership.role == Role::Owner || transfer.candidate == user.id;
            let transfer = transfer_in(transaction, account)?.filter(concerns).ok_or(Error::TransferUnknown)?;
            settle_transfer(transaction, transfer, transfer.state.withdraw(now)?, now)?;
            record_withdrawn(transaction, account, transfer, &LedgerActor::user(user), now)
        })?;
        log::info!(target: "audit", "transfer/withdrawn: account {} on {}", account.0, context.principal.site.id);
        Ok(())
    }

    /// The ownership that is on offer to the principal, and until when.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn offered_to(&self, context: &AccountContext) -> Result<Option<Timestamp>, Error> {
        let now = self.base.clock.now();
        let transfer = self.base.store.pending_transfer(context.account.id)?;
        Ok(transfer
            .filter(|transfer| transfer.candidate == context.principal.user.id && now < transfer.expires)
            .map(|transfer| transfer.expires))
    }

    /// Names the first owner of an account that has none, by staff. Where there is one, two of them are needed.
    ///
    /// # Errors
    /// `recovery/needed`, `transfer/candidate`, `member/unknown`.
    pub(super) fn name_owner(&self, by: &Actor<'_>, user: UserId) -> Result<(), Error> {
        self.base.running()?;
        let account = by.account().id;
        self.actors.act(by, |transaction| {
            let now = self.actors.authorize(transaction, by)?.now;
            if owner_in(transaction, account)?.is_some() {
                return Err(Error::RecoveryNeeded);
            }
            let candidate = candidate_in(transaction, account, user, now)?;
            put_owner(transaction, account, candidate.user.id)?;
            let detail = [("to", candidate.user.login.as_str())];
            record(transaction, account, &by.actor(), Event::Transferred, &detail, now)
        })?;
        log::info!(target: "audit", "transfer/by-staff: account {} to user {}", account.0, user.0);
        Ok(())
    }

    fn pass_ownership(
        &self,
        transaction: &Transaction<'_>,
        by: &Actor<'_>,
        owner: &Member,
        member: &Member,
        (actor, account_name): (&LedgerActor, &str),
        now: Timestamp,
    ) -> Result<(), Error> {
        let account = by.account().id;
        cancel_recovery(transaction, account, None, actor, Event::Transferred, now)?;
        promote_to_owner(transaction, account, member.user.id, actor, now)?;
        let detail = [("from", owner.user.login.as_str()), ("to", member.user.login.as_str())];
        record(transaction, account, actor, Event::Transferred, &detail, now)?;
        for reader in [&owner.user, &member.user] {
            let about = About::Transferred { from: (&owner.user.name).into(), to: (&member.user.name).into() };
            self.mailing.tell(transaction, by.site(), reader, account_name, about)?;
        }
        Ok(())
    }
}

/// The account context of the owner as the store has it behind its lock.
fn owner_again(
    transaction: &Transaction<'_>,
    context: &AccountContext,
    now: Timestamp,
) -> Result<AccountContext, Error> {
    let context = authorized_in(transaction, context, now)?;
    if context.membership.role == Role::Owner { Ok(context) } else { Err(Error::TransferNotOwner) }
}
