//! What staff do with the people of an account: everything that an owner can, and what only staff can.

mod answers;

use plugin_api::operations::account::{
    AccountPut, InvitationCancelled, LedgerPage, NewOwner, PendingRecovery, RecipientList, RecoveryCancelled,
};
use plugin_api::operations::{AccountCommand, AccountOperation, Id, OnAccount, account};
use serde::Serialize;
use serde_json::Value;

use crate::error::Error;
use crate::model::accounts::AccountState;
use crate::model::contacts::{Categories, ContactId};
use crate::model::invitations::InvitationId;
use crate::model::users::UserId;
use crate::portal::Portal;
use crate::portal::actor::{Actor, Staff};
use crate::portal::lookups::user_of;
use crate::store::members::Member;

/// Carries out a command about the people of an account.
pub(super) fn on_account(portal: &Portal, command: &OnAccount<AccountCommand>) -> Result<Value, Error> {
    portal.base.running()?;
    let site = portal.sites.enabled(&command.site)?;
    let account = portal.base.store.account_of(&command.third_party)?.ok_or(Error::AccountUnknown)?.account;
    let by = &Actor::Staff(Box::new(Staff { site, account, name: command.by.clone() }));
    match &command.act {
        AccountCommand::List(act) => answer(act, portal.members.people(by.clone())?),
        AccountCommand::Invite(act) => answer(act, portal.invitations.invite(by.clone(), &act.clone().into())?),
        AccountCommand::Resend(act) => {
            answer(act, portal.invitations.resend(by.clone(), InvitationId(number(&act.invitation)?))?)
        }
        AccountCommand::Cancel(act) => {
            portal.invitations.cancel(by.clone(), InvitationId(number(&act.invitation)?))?;
            answer(act, InvitationCancelled { cancelled: act.invitation.clone() })
        }
        AccountCommand::Edit(act) => {
            let user = member(portal, by, &act.login)?;
            answer(act, portal.members.edit(by.clone(), user, &act.membership.clone().into())?)
        }
        AccountCommand::Suspend(act) => {
            answer(act, portal.members.suspend(by.clone(), member(portal, by, &act.login)?)?)
        }
        AccountCommand::Resume(act) => answer(act, portal.members.resume(by.clone(), member(portal, by, &act.login)?)?),
        AccountCommand::Revoke(act) => answer(act, portal.members.revoke(by.clone(), member(portal, by, &act.login)?)?),
        AccountCommand::Transfer(act) => {
            portal.transfers.name_owner(by, member(portal, by, &act.login)?)?;
            answer(act, NewOwner { owner: act.login.clone() })
        }
        AccountCommand::ProposeRecovery(act) => {
            answer(act, portal.recoveries.propose(by, member(portal, by, &act.login)?, &act.reason)?)
        }
        AccountCommand::ConfirmRecovery(act) => answer(act, NewOwner { owner: portal.recoveries.confirm(by)? }),
        AccountCommand::CancelRecovery(act) => {
            portal.recoveries.cancel(by)?;
            answer(act, RecoveryCancelled { cancelled: true })
        }
        AccountCommand::Recovery(act) => {
            let recovery = portal.recoveries.pending(by.account().id)?;
            answer(act, PendingRecovery { recovery: recovery.map(Into::into) })
        }
        AccountCommand::Preview(act) => {
            let user = act.login.as_ref().map(|login| member(portal, by, login)).transpose()?;
            let sees = portal.previews.sights(by.clone(), user, &act.membership.clone().into())?;
            answer(act, account::AccessPreview { sees: sees.into_iter().map(Into::into).collect() })
        }
        AccountCommand::AddContact(act) => {
            answer(act, portal.contacts.add(by.clone(), &act.name, &act.email, words(&act.categories)?)?)
        }
        AccountCommand::EditContact(act) => {
            let contact = ContactId(number(&act.contact)?);
            answer(act, portal.contacts.edit(by.clone(), contact, &act.name, words(&act.categories)?)?)
        }
        AccountCommand::RemoveContact(act) => {
            answer(act, portal.contacts.remove(by.clone(), ContactId(number(&act.contact)?))?)
        }
        AccountCommand::Recipients(act) => {
            let recipients = portal.contacts.recipients(by, act.category.parse()?)?;
            answer(act, RecipientList { recipients: recipients.into_iter().map(Into::into).collect() })
        }
        AccountCommand::Ledger(act) => {
            let mut page: LedgerPage = portal.ledgers.read(by.clone(), act.after)?.into();
            if !act.export {
                page.text.clear();
            }
            answer(act, page)
        }
        AccountCommand::VerifyLedger(act) => answer(act, portal.ledgers.verify_stored(by.account().id)?),
        AccountCommand::SuspendAccount(act) => put_state(portal, act, by, AccountState::Suspended, &act.reason),
        AccountCommand::CloseAccount(act) => put_state(portal, act, by, AccountState::Closed, &act.reason),
        AccountCommand::ReopenAccount(act) => put_state(portal, act, by, AccountState::Open, &act.reason),
        AccountCommand::PlanRepoint(act) => answer(act, portal.corrections.plan_repoint(by, &act.to)?),
        AccountCommand::Repoint(act) => answer(act, portal.corrections.repoint_account(by, act)?),
    }
}

fn put_state<A: AccountOperation<Answer = AccountPut>>(
    portal: &Portal,
    act: &A,
    by: &Actor<'_>,
    state: AccountState,
    reason: &str,
) -> Result<Value, Error> {
    let owner_told = portal.members.put_account_state(by, state, reason.trim())?;
    answer(act, AccountPut { state: state.as_str().to_owned(), owner_told })
}

/// The member of the account with this login in the site's realm.
fn member(portal: &Portal, by: &Actor<'_>, login: &str) -> Result<UserId, Error> {
    let user = user_of(&portal.base.store, by.site(), login)?.user.id;
    let is = |member: &&Member| member.user.id == user;
    let members = portal.base.store.members(by.account().id)?;
    members.iter().find(is).map(|member| member.user.id).ok_or(Error::MemberUnknown)
}

fn words(categories: &[String]) -> Result<Categories, Error> {
    categories.iter().map(|word| word.parse()).collect()
}

/// The number of an id, which was looked at when the command was read.
fn number(id: &Id) -> Result<i64, Error> {
    id.number().ok_or_else(|| Error::CommandInvalid(format!("`{id}` is no id")))
}

/// The answer that the act is to have, from the portal's own.
fn answer<A: AccountOperation>(_: &A, answer: impl Into<A::Answer>) -> Result<Value, Error> {
    written(&answer.into())
}

/// An answer as it crosses.
pub(super) fn written(answer: &impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(answer).map_err(|error| Error::CommandInvalid(error.to_string()))
}
