//! What staff do with one account: everything that an owner can, and what only staff can. Each is a command `account`, whose
//! member `act` says which, e.g. `{"revoke": {"login": "paul"}}`; in Rust it is what [`OnAccount`] holds.
//!
//! Each may be refused with `site/unknown`, `account/unknown`, and `user/unknown` where it names one.

mod contacts;
mod invitations;
mod ledgers;
mod members;
mod ownership;
mod state;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::table::acts;
use super::{LedgerVerdict, Name, Operation};

pub use contacts::*;
pub use invitations::*;
pub use ledgers::*;
pub use members::*;
pub use ownership::*;
pub use state::*;

/// Something done to one account.
pub trait AccountOperation: Serialize + Clone + Into<AccountCommand> {
    /// Which one it is.
    const NAME: AccountName;
    /// What it answers.
    type Answer: Serialize + DeserializeOwned;
}

/// A command about one account: which, who acts, and what is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OnAccount<A> {
    /// The site whose realm, presets, language and address count, by its id.
    pub site: String,
    /// The third party behind the account, by the ERP's id.
    pub third_party: String,
    /// The name of whoever of the staff does it, for the ledger. It is an identity: the host gives each person one that is
    /// theirs alone, and that nobody takes for another one's.
    #[serde(default)]
    pub by: String,
    /// What to do.
    pub act: A,
}

impl<A: AccountOperation> Operation for OnAccount<A> {
    const NAME: Name = Name::Account(A::NAME);
    type Answer = A::Answer;

    fn json(&self) -> Value {
        self.with_act(&json!({ A::NAME.word(): self.act }))
    }
}

impl<A> OnAccount<A> {
    /// The command as it crosses.
    pub(super) fn with_act(&self, act: &Value) -> Value {
        json!({
            "do": "account", "site": self.site, "third_party": self.third_party, "by": self.by, "act": act,
        })
    }
}

acts! {
    /// The people of an account: members, contacts, invitations, the ownership on offer.
    List = "list" => People,
    /// Invites somebody to an account (rules §6).
    Invite = "invite" => Invitation,
    /// Mails an invitation anew (rule I10).
    Resend = "resend" => Invitation,
    /// Takes an invitation back.
    Cancel = "cancel" => InvitationCancelled,
    /// Puts other terms in place of what a member may do.
    Edit = "edit" => Member,
    /// Puts a membership on hold.
    Suspend = "suspend" => Member,
    /// Puts a membership back in use.
    Resume = "resume" => Member,
    /// Ends a membership, and says what ended with it (rule A4).
    Revoke = "revoke" => Receipt,
    /// Names the first owner of an account that has none (rule A6).
    Transfer = "transfer" => NewOwner,
    /// Proposes a member in place of an owner who is lost (rule A6).
    ProposeRecovery = "propose_recovery" => RecoveryProposal,
    /// Confirms what somebody else of the staff proposed (rule A6).
    ConfirmRecovery = "confirm_recovery" => NewOwner,
    /// Takes a proposal back (rule A6).
    CancelRecovery = "cancel_recovery" => RecoveryCancelled,
    /// What is proposed in place of a lost owner.
    Recovery = "recovery" => PendingRecovery,
    /// What somebody with these terms would see.
    Preview = "preview" => AccessPreview,
    /// Adds a contact to an account (rule A7).
    AddContact = "add_contact" => Contact,
    /// Puts a name and categories in place of those of a contact (rule A7).
    EditContact = "edit_contact" => ContactChanged,
    /// Removes a contact from an account (rule A7).
    RemoveContact = "remove_contact" => ContactChanged,
    /// Who receives the mails of a category (rule A7).
    Recipients = "recipients" => RecipientList,
    /// A page of an account's ledger (rule A10).
    Ledger = "ledger" => LedgerPage,
    /// Verifies the ledger of an account as the store has it (rule A10).
    VerifyLedger = "verify_ledger" => LedgerVerdict,
    /// Puts an account on hold.
    SuspendAccount = "suspend_account" => AccountPut,
    /// Ends an account.
    CloseAccount = "close_account" => AccountPut,
    /// Puts an account back in use.
    ReopenAccount = "reopen_account" => AccountPut,
    /// What giving an account another third party would come to (rule U12).
    PlanRepoint = "plan_repoint" => RepointPlan,
    /// Gives an account the third party that the ERP merged its own into (rule U12).
    Repoint = "repoint" => RepointPlan,
}
