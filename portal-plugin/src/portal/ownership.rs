//! What hand-overs and recoveries of an ownership share: who can become the owner, and what ends when somebody does.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::{MembershipState, Role};
use crate::model::users::{UserId, UserState};
use crate::model::{recoveries, transfers};
use crate::portal::people::has_ended;
use crate::store::engine::Transaction;
use crate::store::ledger::record;
use crate::store::members::{Member, member_in, put_owner};
use crate::store::recoveries::{Recovery, recovery_in, settle_recovery};
use crate::store::transfers::{Transfer, settle_transfer, transfer_in};
use crate::store::{failed, set_view_as_consent, user_by_id};

/// Makes a member the owner. What the one before allowed staff is the new one's to allow (rule A11).
pub(super) fn promote_to_owner(
    transaction: &Transaction<'_>,
    account: AccountId,
    owner: UserId,
    actor: &LedgerActor,
    now: Timestamp,
) -> Result<(), Error> {
    put_owner(transaction, account, owner)?;
    set_view_as_consent(transaction, account, false, actor, now)
}

/// A member who can become the owner: in use, and not the owner already.
pub(super) fn candidate_in(
    transaction: &Transaction<'_>,
    account: AccountId,
    user: UserId,
    now: Timestamp,
) -> Result<Member, Error> {
    let member = member_in(transaction, account, user)?;
    let fits = member.membership.role != Role::Owner
        && member.membership.state == MembershipState::Active
        && member.user.state == UserState::Active
        && !has_ended(&member.membership, now);
    if fits { Ok(member) } else { Err(Error::TransferCandidate) }
}

/// Ends the offer of an ownership that nobody has answered.
pub(super) fn withdraw_pending(
    transaction: &Transaction<'_>,
    account: AccountId,
    actor: &LedgerActor,
    now: Timestamp,
) -> Result<(), Error> {
    let Some(transfer) = transfer_in(transaction, account)? else { return Ok(()) };
    settle_transfer(transaction, transfer, transfers::State::Withdrawn { at: now }, now)?;
    record_withdrawn(transaction, account, transfer, actor, now)
}

pub(super) fn record_withdrawn(
    transaction: &Transaction<'_>,
    account: AccountId,
    transfer: Transfer,
    actor: &LedgerActor,
    now: Timestamp,
) -> Result<(), Error> {
    let candidate = user_by_id(transaction, transfer.candidate).map_err(|error| failed(&error))?;
    let login = candidate.map(|row| row.user.login.to_string()).unwrap_or_default();
    record(transaction, account, actor, Event::TransferWithdrawn, &[("to", &login)], now)
}

/// Ends a recovery as the ownership passed another way, or as its candidate's membership ends.
pub(super) fn cancel_recovery(
    transaction: &Transaction<'_>,
    account: AccountId,
    only: Option<UserId>,
    actor: &LedgerActor,
    why: Event,
    now: Timestamp,
) -> Result<(), Error> {
    let concerns = |recovery: &Recovery| only.is_none_or(|user| recovery.candidate == user);
    match recovery_in(transaction, account)?.filter(concerns) {
        Some(recovery) => cancel(transaction, account, &recovery, actor, why.code(), now),
        None => Ok(()),
    }
}

pub(super) fn cancel(
    transaction: &Transaction<'_>,
    account: AccountId,
    recovery: &Recovery,
    actor: &LedgerActor,
    why: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let state: recoveries::State = recovery.state().cancel(now)?;
    settle_recovery(transaction, recovery, &state, actor.words().1, now)?;
    let detail = [("proposer", recovery.by.as_str()), ("reason", &recovery.reason), ("why", why)];
    record(transaction, account, actor, Event::RecoveryCancelled, &detail, now)
}
