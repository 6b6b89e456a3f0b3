//! What staff do with the people of an account: everything that an owner can, and what only staff can.

mod answers;

use plugin_api::operations::account::{
    AccountPut, InvitationCancelled, LedgerPage, NewOwner, PendingRecovery, RecipientList, RecoveryCancelled,
};
use plugin_api::operations::{AccountCommand, AccountOperation, Id, OnAccount, account};
use serde_json::Value;

use crate::error::Error;
use crate::model::accounts::AccountState;
use crate::model::contacts::{Categories, ContactId};
use crate::model::invitations::InvitationId;
use crate::model::users::UserId;
use crate::portal::Portal;
use crate::portal::actor::{Actor, Staff};
use crate::portal::lookups::user_of;
use crate::portal::operate::written;
use crate::store::members::Member;

impl Portal {
    /// Carries out a command about the people of an account.
    pub(super) fn on_account(&self, command: &OnAccount<AccountCommand>) -> Result<Value, Error> {
        self.base.running()?;
        let site = self.site(&command.site)?;
        let account = self.base.store.account_of(&command.third_party)?.ok_or(Error::AccountUnknown)?.account;
        let by = &Actor::Staff(Box::new(Staff { site, account, name: command.by.clone() }));
        match &command.act {
            AccountCommand::List(act) => answer(act, self.people(by.clone())?),
            AccountCommand::Invite(act) => answer(act, self.invite(by.clone(), &act.clone().into())?),
            AccountCommand::Resend(act) => {
                answer(act, self.resend_invitation(by.clone(), InvitationId(number(&act.invitation)?))?)
            }
            AccountCommand::Cancel(act) => {
                self.cancel_invitation(by.clone(), InvitationId(number(&act.invitation)?))?;
                answer(act, InvitationCancelled { cancelled: act.invitation.clone() })
            }
            AccountCommand::Edit(act) => {
                let user = self.member(by, &act.login)?;
                answer(act, self.edit_member(by.clone(), user, &act.membership.clone().into())?)
            }
            AccountCommand::Suspend(act) => answer(act, self.suspend_member(by.clone(), self.member(by, &act.login)?)?),
            AccountCommand::Resume(act) => answer(act, self.resume_member(by.clone(), self.member(by, &act.login)?)?),
            AccountCommand::Revoke(act) => answer(act, self.revoke_member(by.clone(), self.member(by, &act.login)?)?),
            AccountCommand::Transfer(act) => {
                self.transfer_by_staff(by, self.member(by, &act.login)?)?;
                answer(act, NewOwner { owner: act.login.clone() })
            }
            AccountCommand::ProposeRecovery(act) => {
                answer(act, self.propose_recovery(by, self.member(by, &act.login)?, &act.reason)?)
            }
            AccountCommand::ConfirmRecovery(act) => answer(act, NewOwner { owner: self.confirm_recovery(by)? }),
            AccountCommand::CancelRecovery(act) => {
                self.cancel_recovery(by)?;
                answer(act, RecoveryCancelled { cancelled: true })
            }
            AccountCommand::Recovery(act) => {
                let recovery = self.recovery(by.account().id)?;
                answer(act, PendingRecovery { recovery: recovery.map(Into::into) })
            }
            AccountCommand::Preview(act) => {
                let user = act.login.as_ref().map(|login| self.member(by, login)).transpose()?;
                let sees = self.preview_access(by.clone(), user, &act.membership.clone().into())?;
                answer(act, account::AccessPreview { sees: sees.into_iter().map(Into::into).collect() })
            }
            AccountCommand::AddContact(act) => {
                answer(act, self.add_contact(by.clone(), &act.name, &act.email, words(&act.categories)?)?)
            }
            AccountCommand::EditContact(act) => {
                let contact = ContactId(number(&act.contact)?);
                answer(act, self.edit_contact(by.clone(), contact, &act.name, words(&act.categories)?)?)
            }
            AccountCommand::RemoveContact(act) => {
                answer(act, self.remove_contact(by.clone(), ContactId(number(&act.contact)?))?)
            }
            AccountCommand::Recipients(act) => {
                let recipients = self.recipients(by, act.category.parse()?)?;
                answer(act, RecipientList { recipients: recipients.into_iter().map(Into::into).collect() })
            }
            AccountCommand::Ledger(act) => {
                let mut page: LedgerPage = self.ledger(by.clone(), act.after)?.into();
                if !act.export {
                    page.text.clear();
                }
                answer(act, page)
            }
            AccountCommand::VerifyLedger(act) => answer(act, self.verify_stored_ledger(by.account().id)?),
            AccountCommand::SuspendAccount(act) => self.put_state(act, by, AccountState::Suspended, &act.reason),
            AccountCommand::CloseAccount(act) => self.put_state(act, by, AccountState::Closed, &act.reason),
            AccountCommand::ReopenAccount(act) => self.put_state(act, by, AccountState::Open, &act.reason),
            AccountCommand::PlanRepoint(act) => answer(act, self.plan_repoint(by, &act.to)?),
            AccountCommand::Repoint(act) => answer(act, self.repoint_account(by, act)?),
        }
    }

    fn put_state<A: AccountOperation<Answer = AccountPut>>(
        &self,
        act: &A,
        by: &Actor<'_>,
        state: AccountState,
        reason: &str,
    ) -> Result<Value, Error> {
        let owner_told = self.put_account_state(by, state, reason.trim())?;
        answer(act, AccountPut { state: state.as_str().to_owned(), owner_told })
    }

    /// The member of the account with this login in the site's realm.
    fn member(&self, by: &Actor<'_>, login: &str) -> Result<UserId, Error> {
        let user = user_of(&self.base.store, by.site(), login)?.user.id;
        let is = |member: &&Member| member.user.id == user;
        let members = self.base.store.members(by.account().id)?;
        members.iter().find(is).map(|member| member.user.id).ok_or(Error::MemberUnknown)
    }
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
