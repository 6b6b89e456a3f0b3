//! What staff do with the people of an account: everything that an owner can, and what only staff can.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::error::Error;
use crate::model::accounts::AccountState;
use crate::model::contacts::{Categories, ContactId};
use crate::model::invitations::InvitationId;
use crate::model::users::UserId;
use crate::portal::Portal;
use crate::portal::actor::{Actor, Staff};
use crate::portal::corrections::Repoint;
use crate::portal::invitations::Offer;
use crate::portal::memberships::MembershipTerms;
use crate::store::members::Member;

/// A command about the people of one account.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnAccount {
    /// The site whose realm, presets, language and address count.
    site: String,
    /// The third party behind the account.
    third_party: String,
    /// The name of whoever of the staff does it, for the ledger. It is an identity: the host gives each person one that is
    /// theirs alone, and that nobody takes for another one's.
    #[serde(default)]
    by: String,
    /// What to do.
    act: Act,
}

/// What staff can do: one of these, e.g. `{"revoke": {"login": "paul"}}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Act {
    /// List members, contacts, pending invitations, the offered ownership.
    List {},
    /// Invite somebody (rules §6).
    Invite(Offer),
    /// Mail an invitation anew.
    Resend { invitation: InvitationId },
    /// Take an invitation back.
    Cancel { invitation: InvitationId },
    /// Put these terms in place of what a member may do.
    Edit { login: String, membership: MembershipTerms },
    /// Put a membership on hold.
    Suspend { login: String },
    /// Put it back in use.
    Resume { login: String },
    /// End it; answers a receipt (rule A4).
    Revoke { login: String },
    /// Name the first owner of an account that has none (rule A6).
    Transfer { login: String },
    /// Propose a member in place of an owner who is lost (rule A6); somebody else confirms it.
    ProposeRecovery { login: String, reason: String },
    /// Confirm what somebody else proposed.
    ConfirmRecovery {},
    /// Take it back.
    CancelRecovery {},
    /// What is proposed.
    Recovery {},
    /// What somebody with these terms would see; with a login, that member.
    Preview {
        #[serde(default)]
        login: Option<String>,
        #[serde(default)]
        membership: MembershipTerms,
    },
    /// Add a contact (rule A7).
    AddContact { name: String, email: String, categories: Vec<String> },
    /// Change a contact.
    EditContact { contact: ContactId, name: String, categories: Vec<String> },
    /// Remove a contact.
    RemoveContact { contact: ContactId },
    /// Who receives the mails of a category.
    Recipients { category: String },
    /// A page of the ledger behind this number (rule A10); `export` adds the lines as they were hashed.
    Ledger {
        #[serde(default)]
        after: u64,
        #[serde(default)]
        export: bool,
    },
    /// Verify the ledger as the store has it.
    VerifyLedger {},
    /// Put the account on hold.
    SuspendAccount(Because),
    /// End the account.
    CloseAccount(Because),
    /// Put the account back in use.
    ReopenAccount(Because),
    /// What giving the account another third party would come to (rule U12).
    PlanRepoint { to: String },
    /// Give it another third party, which the ERP merged its own into.
    Repoint(Repoint),
}

/// Why staff do something; the owner is told and the ledger keeps it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Because {
    /// At most 200 characters; may be left out.
    reason: String,
}

impl Portal {
    /// Carries out a command about the people of an account.
    pub(super) fn on_account(&self, command: &OnAccount) -> Result<Value, Error> {
        self.running()?;
        let site = self.site(&command.site)?;
        let account = self.store.account_of(&command.third_party)?.ok_or(Error::AccountUnknown)?.account;
        let by = &Actor::Staff(Box::new(Staff { site, account, name: command.by.clone() }));
        match &command.act {
            Act::List {} => answer(&self.people(by.clone())?),
            Act::Invite(offer) => answer(&self.invite(by.clone(), offer)?),
            Act::Resend { invitation } => answer(&self.resend_invitation(by.clone(), *invitation)?),
            Act::Cancel { invitation } => {
                self.cancel_invitation(by.clone(), *invitation)?;
                Ok(json!({ "cancelled": invitation }))
            }
            Act::Edit { login, membership } => {
                answer(&self.edit_member(by.clone(), self.member(by, login)?, membership)?)
            }
            Act::Suspend { login } => answer(&self.suspend_member(by.clone(), self.member(by, login)?)?),
            Act::Resume { login } => answer(&self.resume_member(by.clone(), self.member(by, login)?)?),
            Act::Revoke { login } => answer(&self.revoke_member(by.clone(), self.member(by, login)?)?),
            Act::Transfer { login } => {
                self.transfer_by_staff(by, self.member(by, login)?)?;
                Ok(json!({ "owner": login }))
            }
            Act::ProposeRecovery { login, reason } => {
                answer(&self.propose_recovery(by, self.member(by, login)?, reason)?)
            }
            Act::ConfirmRecovery {} => Ok(json!({ "owner": self.confirm_recovery(by)? })),
            Act::CancelRecovery {} => {
                self.cancel_recovery(by)?;
                Ok(json!({ "cancelled": true }))
            }
            Act::Recovery {} => Ok(json!({ "recovery": self.recovery(by.account().id)? })),
            Act::Preview { login, membership } => {
                let user = login.as_ref().map(|login| self.member(by, login)).transpose()?;
                Ok(json!({ "sees": self.preview_access(by.clone(), user, membership)? }))
            }
            Act::AddContact { name, email, categories } => {
                answer(&self.add_contact(by.clone(), name, email, words(categories)?)?)
            }
            Act::EditContact { contact, name, categories } => {
                answer(&self.edit_contact(by.clone(), *contact, name, words(categories)?)?)
            }
            Act::RemoveContact { contact } => answer(&self.remove_contact(by.clone(), *contact)?),
            Act::Recipients { category } => Ok(json!({ "recipients": self.recipients(by, category.parse()?)? })),
            Act::Ledger { after, export } => {
                let mut page = self.ledger(by.clone(), *after)?;
                if !export {
                    page.text.clear();
                }
                answer(&page)
            }
            Act::VerifyLedger {} => answer(&self.verify_stored_ledger(by.account().id)?),
            Act::SuspendAccount(because) => self.put_state(by, AccountState::Suspended, because),
            Act::CloseAccount(because) => self.put_state(by, AccountState::Closed, because),
            Act::ReopenAccount(because) => self.put_state(by, AccountState::Open, because),
            Act::PlanRepoint { to } => answer(&self.plan_repoint(by, to)?),
            Act::Repoint(repoint) => answer(&self.repoint_account(by, repoint)?),
        }
    }

    fn put_state(&self, by: &Actor<'_>, state: AccountState, because: &Because) -> Result<Value, Error> {
        let owner_told = self.put_account_state(by, state, because.reason.trim())?;
        Ok(json!({ "state": state.as_str(), "owner_told": owner_told }))
    }

    /// The member of the account with this login in the site's realm.
    fn member(&self, by: &Actor<'_>, login: &str) -> Result<UserId, Error> {
        let user = self.user(by.site(), login)?.user.id;
        let is = |member: &&Member| member.user.id == user;
        let members = self.store.members(by.account().id)?;
        members.iter().find(is).map(|member| member.user.id).ok_or(Error::MemberUnknown)
    }
}

fn words(categories: &[String]) -> Result<Categories, Error> {
    categories.iter().map(|word| word.parse()).collect()
}

fn answer(value: &impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|error| Error::CommandInvalid(error.to_string()))
}
