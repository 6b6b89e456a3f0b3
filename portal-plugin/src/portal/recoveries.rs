//! Recovering an account whose owner is lost: one of the staff proposes, another one confirms, the owner may object (rule A6).

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::Role;
use crate::model::reasons::said;
use crate::model::recoveries::LIFETIME;
use crate::model::users::{User, UserId, UserState};
use crate::portal::actor::{Actor, Actors, authorized_in};
use crate::portal::base::{Base, service};
use crate::portal::mailing::Mailing;
use crate::portal::mails::{Deed, Matter};
use crate::portal::ownership::{cancel, candidate_in, promote_to_owner, withdraw_pending};
use crate::portal::principals::AccountContext;
use crate::store::ledger::record;
use crate::store::members::{member_in, owner_in};
use crate::store::recoveries::{NewRecovery, Recovery, insert_recovery, recovery_in, settle_recovery};

/// A recovery that is neither confirmed nor stopped.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecoveryCard {
    /// Who is to become the owner: the login.
    pub login: String,
    /// The same by name.
    pub name: String,
    /// Who of the staff proposed it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// From this moment on it can no longer be confirmed.
    pub expires: Timestamp,
    /// Whether it has expired.
    pub expired: bool,
}

service! {
    /// Ownerships given anew by staff.
    pub struct Recoveries {
        base: Arc<Base>,
        mailing: Arc<Mailing>,
        actors: Arc<Actors>,
    }
}

impl Recoveries {
    /// Proposes that a member take the place of an owner who is lost; the two of them are mailed, the owner
    /// also where they are out of use. Nothing else happens until somebody else of the staff confirms it within seven days.
    ///
    /// # Errors
    /// `recovery/reason-missing`, `recovery/no-owner`, `recovery/pending`, `transfer/candidate`, `member/unknown`.
    pub(super) fn propose(&self, by: &Actor<'_>, user: UserId, reason: &str) -> Result<RecoveryCard, Error> {
        let (staff, reason) = (staff(by)?, said(reason).ok_or(Error::RecoveryReasonMissing)?);
        let account_name = self.base.name_of(by.account())?;
        let account = by.account().id;
        let card = self.base.store.write(|transaction| {
            let now = self.actors.authorize(transaction, by)?.now;
            let owner = owner_in(transaction, account)?.ok_or(Error::RecoveryNoOwner)?.user;
            let candidate = candidate_in(transaction, account, user, now)?.user;
            match recovery_in(transaction, account)? {
                Some(recovery) if now < recovery.expires && recovery.owner == owner.id => {
                    return Err(Error::RecoveryPending);
                }
                Some(void) => cancel(transaction, account, &void, &by.actor(), "", now)?,
                None => {}
            }
            let expires = now.plus(LIFETIME);
            let new = NewRecovery { owner: owner.id, candidate: candidate.id, by: staff, reason, expires };
            insert_recovery(transaction, account, &new, now)?;
            let detail = [("from", owner.login.as_str()), ("to", candidate.login.as_str()), ("reason", reason)];
            record(transaction, account, &by.actor(), Event::RecoveryProposed, &detail, now)?;
            let (from, to) = (owner.name.as_str(), candidate.name.as_str());
            for (reader, is_candidate) in [(&owner, false), (&candidate, true)] {
                let objects = !is_candidate && reader.state != UserState::Disabled;
                let deed = Deed::RecoveryProposed {
                    account,
                    from: from.into(),
                    to: to.into(),
                    reason,
                    candidate: is_candidate,
                    objects,
                    expires,
                };
                let matter = Matter::Staff { account: (&account_name).into(), deed };
                self.mailing.write_to_any(transaction, by.site(), reader, matter)?;
            }
            let (by, reason) = (staff.to_owned(), reason.to_owned());
            Ok(RecoveryCard {
                login: candidate.login.to_string(),
                name: candidate.name,
                by,
                reason,
                expires,
                expired: false,
            })
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "recovery/proposed: account {} to user {} by {staff:?}", account.0, user.0);
        Ok(card)
    }

    /// Confirms a recovery: the candidate is the owner, who was it before stays with every permission; both are mailed.
    /// Answers the new owner's login.
    ///
    /// # Errors
    /// `recovery/reason-missing`, `recovery/unknown`, `recovery/expired`, `recovery/same-person`, `transfer/candidate`.
    pub(super) fn confirm(&self, by: &Actor<'_>) -> Result<String, Error> {
        let staff = staff(by)?;
        let account_name = self.base.name_of(by.account())?;
        let account = by.account().id;
        let login = self.base.store.write(|transaction| {
            let now = self.actors.authorize(transaction, by)?.now;
            let recovery = recovery_in(transaction, account)?.ok_or(Error::RecoveryUnknown)?;
            let owner = owner_in(transaction, account)?.filter(|owner| owner.user.id == recovery.owner);
            let owner = owner.ok_or(Error::RecoveryUnknown)?.user;
            let state = recovery.state().confirm(staff, now)?;
            let candidate = candidate_in(transaction, account, recovery.candidate, now)?.user;
            settle_recovery(transaction, &recovery, &state, staff, now)?;
            withdraw_pending(transaction, account, &by.actor(), now)?;
            promote_to_owner(transaction, account, candidate.id, &by.actor(), now)?;
            let detail = [
                ("from", owner.login.as_str()),
                ("to", candidate.login.as_str()),
                ("proposer", &recovery.by),
                ("reason", &recovery.reason),
            ];
            record(transaction, account, &by.actor(), Event::Recovered, &detail, now)?;
            let (from, to, reason) = (owner.name.as_str(), candidate.name.as_str(), recovery.reason.as_str());
            for (reader, is_candidate) in [(&owner, false), (&candidate, true)] {
                let deed = Deed::Recovered { from: from.into(), to: to.into(), reason, candidate: is_candidate };
                self.mailing.write_to_any(
                    transaction,
                    by.site(),
                    reader,
                    Matter::Staff { account: (&account_name).into(), deed },
                )?;
            }
            Ok(candidate.login.to_string())
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "recovery/confirmed: account {} by {staff:?}", account.0);
        Ok(login)
    }

    /// Takes a recovery back: anybody of the staff may.
    ///
    /// # Errors
    /// `recovery/unknown`.
    pub(super) fn cancel(&self, by: &Actor<'_>) -> Result<(), Error> {
        let account = by.account().id;
        self.base.store.write(|transaction| {
            let now = self.actors.authorize(transaction, by)?.now;
            let recovery = recovery_in(transaction, account)?.ok_or(Error::RecoveryUnknown)?;
            cancel(transaction, account, &recovery, &by.actor(), "", now)
        })?;
        log::info!(target: "audit", "recovery/cancelled: account {}", account.0);
        Ok(())
    }

    /// Objects to a recovery, as the owner who is not lost: it ends without effect.
    ///
    /// # Errors
    /// `recovery/unknown` for anybody else too, `recovery/expired`; rows 1 to 7.
    pub fn object(&self, context: &AccountContext) -> Result<(), Error> {
        self.base.running()?;
        let account = context.account.id;
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let context = authorized_in(transaction, context, now)?;
            let user = &context.principal.user;
            let recovery = recovery_in(transaction, account)?.filter(|recovery| recovery.owner == user.id);
            let recovery = recovery.filter(|_| context.membership.role == Role::Owner).ok_or(Error::RecoveryUnknown)?;
            let state = recovery.state().object(now)?;
            settle_recovery(transaction, &recovery, &state, user.login.as_str(), now)?;
            let detail = [("proposer", recovery.by.as_str()), ("reason", &recovery.reason)];
            record(transaction, account, &LedgerActor::user(user), Event::RecoveryObjected, &detail, now)
        })?;
        log::info!(target: "audit", "recovery/objected: account {} on {}", account.0, context.principal.site.id);
        Ok(())
    }

    /// The recovery that the owner may object to.
    ///
    /// # Errors
    /// `permission/missing` for anybody but the owner.
    pub fn to_object_to(&self, context: &AccountContext) -> Result<Option<RecoveryCard>, Error> {
        if context.membership.role != Role::Owner {
            return Err(context.audit(Denied::PermissionMissing));
        }
        Ok(self.pending(context.account.id)?.filter(|card| !card.expired))
    }

    /// The recovery of an account that is neither confirmed nor stopped.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn pending(&self, account: AccountId) -> Result<Option<RecoveryCard>, Error> {
        let Some(recovery) = self.base.store.pending_recovery(account)? else { return Ok(None) };
        match self.base.store.read_with(|connection| member_in(connection, account, recovery.candidate)) {
            Ok(candidate) => Ok(Some(card(recovery, candidate.user, self.base.clock.now()))),
            // The candidate is no member any more: nobody can confirm it.
            Err(Error::MemberUnknown) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn card(recovery: Recovery, candidate: User, now: Timestamp) -> RecoveryCard {
    let Recovery { by, reason, expires, .. } = recovery;
    RecoveryCard {
        login: candidate.login.to_string(),
        name: candidate.name,
        by,
        reason,
        expires,
        expired: now >= expires,
    }
}

/// The name of whoever of the staff acts: two are told apart by it.
fn staff<'a>(by: &'a Actor<'_>) -> Result<&'a str, Error> {
    match by {
        Actor::Staff(staff) => said(&staff.name).ok_or(Error::RecoveryReasonMissing),
        Actor::Principal(_) => Err(Error::RecoveryReasonMissing),
    }
}
