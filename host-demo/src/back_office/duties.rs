//! Every staff operation in one table: the least role for it, the verb of the command line and the page that have it carried
//! out. The pages and the verbs both ask here what a role may do. An operation without a row does not compile.

use plugin_api::operations::{AccountName, Name};
use plugin_api::{Class, Failure};

use crate::hosting::roster::Role;

/// The row of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The least role for it.
    pub role: Role,
    /// The verbs of the command line, e.g. `user create`.
    pub verbs: Places,
    /// The pages by method and address, e.g. `GET /accounts`. What only looks may be asked for on others besides.
    pub pages: Places,
}

/// Where an operation is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// Here.
    At(&'static [&'static str]),
    /// Nowhere, on purpose: why.
    Nowhere(&'static str),
}

use Places::{At, Nowhere};
use Role::{Admin, Look, Manage, Support};

/// Why no page imports.
const WHOLE_ERP: Places =
    Nowhere("goes over all of an ERP at once: hours of work, with a line for each user or account");
/// Why no page announces.
const ANNOUNCED: Places = Nowhere("the ERP announces its documents by itself; the verb is for its own programs");
/// Why nobody of the staff does it.
const NOBODYS: Places = Nowhere("the host does it by itself; it is nobody's deed");

const USER: Places = At(&["POST /users/{site}/{login}"]);
const MEMBER: Places = At(&["POST /users/{site}/{login}/in/{third_party}"]);
const ACCOUNT: Places = At(&["POST /third-parties/{third_party}/account"]);
const CONTACTS: Places = At(&["POST /third-parties/{third_party}/account/contacts"]);

impl Duty {
    const fn new(role: Role, verbs: Places, pages: Places) -> Self {
        Self { role, verbs, pages }
    }

    /// The row of an operation.
    pub const fn of(operation: Name) -> Self {
        match operation {
            Name::Account(act) => Self::of_act(act),
            Name::Accounts => Self::new(Look, At(&["account list"]), At(&["GET /accounts"])),
            Name::Erasing => Self::new(Look, At(&["user erase"]), At(&["GET /users/{site}/{login}/erase"])),
            Name::Explain => Self::new(Look, At(&["explain"]), At(&["GET /explain"])),
            Name::ManifestPlan => Self::new(Look, At(&["manifest plan"]), At(&["POST /manifests/check"])),
            Name::Permissions => Self::new(
                Look,
                Nowhere("`module permissions` prints what the module registered, which is the same"),
                At(&["GET /users/{site}/{login}/in/{third_party}"]),
            ),
            Name::PrepareUser => Self::new(
                Look,
                At(&["user prepare"]),
                At(&["GET /third-parties/{third_party}/contacts/{contact}/access"]),
            ),
            Name::RealmHistory => {
                Self::new(Look, At(&["realm history"]), At(&["GET /realms", "GET /realms/changes/{id}"]))
            }
            Name::RealmPlan => Self::new(Look, At(&["realm plan"]), At(&["GET /realms/plan"])),
            Name::Sites => Self::new(Look, At(&["site list"]), At(&["GET /sites", "GET /sites/{id}"])),
            Name::Users => Self::new(Look, At(&["user list"]), At(&["GET /users"])),
            Name::VerifyLedger => Self::new(
                Look,
                Nowhere("`ledger verify` checks an exported ledger without the portal"),
                Nowhere(
                    "the page verifies the ledger that the store has; a copy is checked where it lies, by the verb",
                ),
            ),
            Name::Views => Self::new(Look, At(&["view-as list"]), At(&["GET /looks"])),
            Name::Waiting => Self::new(Look, At(&["waiting"]), At(&["GET /", "GET /mail"])),
            Name::Credentials => Self::new(Support, At(&["user credentials"]), USER),
            Name::DisableUser => Self::new(Support, At(&["user disable"]), USER),
            Name::EnableUser => Self::new(Support, At(&["user enable"]), USER),
            Name::EndSessions => Self::new(Support, At(&["user end-sessions"]), USER),
            Name::EndViews => Self::new(Support, At(&["view-as end"]), At(&["POST /looks"])),
            Name::ResetSecondFactor => Self::new(Support, At(&["user reset-second-factor"]), USER),
            Name::ViewAs => Self::new(Support, At(&["view-as"]), MEMBER),
            Name::CorrectEmail => Self::new(Manage, At(&["user correct-email"]), USER),
            Name::CreateUser => Self::new(
                Manage,
                At(&["user create"]),
                At(&["POST /third-parties/{third_party}/contacts/{contact}/access"]),
            ),
            Name::EraseUser => Self::new(Manage, At(&["user erase"]), At(&["POST /users/{site}/{login}/erase"])),
            Name::Grant => Self::new(Manage, At(&["member grant"]), USER),
            Name::RepointUser => Self::new(Manage, At(&["user repoint"]), USER),
            Name::ImportGone | Name::ImportUser | Name::NameOwners => Self::new(Admin, At(&["import"]), WHOLE_ERP),
            Name::Announce => Self::new(Support, At(&["announce"]), ANNOUNCED),
            Name::MoveManifest | Name::Work => Self::new(Admin, NOBODYS, NOBODYS),
            Name::RealmApply => Self::new(Admin, At(&["realm apply"]), At(&["POST /realms/plan"])),
            Name::RealmRevert => Self::new(Admin, At(&["realm revert"]), At(&["POST /realms/changes/{id}"])),
            Name::ReplayLedger => Self::new(Admin, At(&["restore"]), At(&["POST /restored/ledger"])),
            Name::StoreRestored => Self::new(Admin, At(&["restore"]), At(&["POST /restored"])),
        }
    }

    const fn of_act(act: AccountName) -> Self {
        match act {
            AccountName::Ledger => {
                Self::new(Look, At(&["ledger show", "ledger export"]), At(&["GET /ledger", "GET /ledger/export"]))
            }
            AccountName::List => Self::new(
                Look,
                At(&["member list", "contact list", "invitation list"]),
                At(&["GET /third-parties/{third_party}/account"]),
            ),
            AccountName::PlanRepoint => {
                Self::new(Look, At(&["account repoint"]), At(&["GET /third-parties/{third_party}/account/repoint"]))
            }
            AccountName::Preview => Self::new(Look, At(&["member preview"]), At(&["GET /users/{site}/{login}"])),
            AccountName::Recipients => {
                Self::new(Look, At(&["contact recipients"]), At(&["GET /third-parties/{third_party}/account/contacts"]))
            }
            AccountName::Recovery => {
                Self::new(Look, At(&["account recover show"]), At(&["GET /third-parties/{third_party}/account"]))
            }
            AccountName::VerifyLedger => Self::new(
                Look,
                Nowhere("`ledger export` and `ledger verify` check it without taking the portal's word for it"),
                At(&["GET /ledger/verify"]),
            ),
            AccountName::AddContact => Self::new(Manage, At(&["contact add"]), CONTACTS),
            AccountName::EditContact => Self::new(Manage, At(&["contact edit"]), CONTACTS),
            AccountName::RemoveContact => Self::new(Manage, At(&["contact remove"]), CONTACTS),
            AccountName::Cancel => Self::new(Manage, At(&["invitation cancel"]), ACCOUNT),
            AccountName::Resend => Self::new(Manage, At(&["invitation resend"]), ACCOUNT),
            AccountName::Invite => {
                Self::new(Manage, At(&["invitation send"]), At(&["POST /third-parties/{third_party}/account/invite"]))
            }
            AccountName::ProposeRecovery => Self::new(Manage, At(&["account recover propose"]), ACCOUNT),
            AccountName::ConfirmRecovery => Self::new(Manage, At(&["account recover confirm"]), ACCOUNT),
            AccountName::CancelRecovery => Self::new(Manage, At(&["account recover cancel"]), ACCOUNT),
            AccountName::SuspendAccount => Self::new(Manage, At(&["account suspend"]), ACCOUNT),
            AccountName::CloseAccount => Self::new(Manage, At(&["account close"]), ACCOUNT),
            AccountName::ReopenAccount => Self::new(Manage, At(&["account reopen"]), ACCOUNT),
            AccountName::Transfer => Self::new(Manage, At(&["member transfer"]), ACCOUNT),
            AccountName::Repoint => {
                Self::new(Manage, At(&["account repoint"]), At(&["POST /third-parties/{third_party}/account/repoint"]))
            }
            AccountName::Edit => Self::new(Manage, At(&["member change"]), MEMBER),
            AccountName::Suspend => Self::new(Manage, At(&["member suspend"]), MEMBER),
            AccountName::Resume => Self::new(Manage, At(&["member resume"]), MEMBER),
            AccountName::Revoke => Self::new(Manage, At(&["member revoke"]), MEMBER),
        }
    }

    /// Whether a page has it carried out: what changes something, on the pages of its row alone.
    pub fn is_of_page(self, method: &str, path: &str) -> bool {
        let is_it = |page: &&str| page.split_once(' ') == Some((method, path));
        self.role == Look || self.pages.all().iter().any(is_it)
    }
}

impl Places {
    /// All of them.
    pub const fn all(self) -> &'static [&'static str] {
        match self {
            At(places) => places,
            Nowhere(_) => &[],
        }
    }
}

/// Whether somebody with this role may do what asks for that one.
///
/// # Errors
/// `staff/needs-support`, `staff/needs-manage`, `staff/needs-admin`.
pub fn check(role: Role, least: Role) -> Result<(), Failure> {
    if role >= least {
        return Ok(());
    }
    let code = match least {
        Look | Support => "staff/needs-support",
        Manage => "staff/needs-manage",
        Admin => "staff/needs-admin",
    };
    let message = format!("this asks for the role `{least}`, and yours is `{role}`; ask a colleague who has it");
    Err(Failure::new(Class::Refused, code, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_changes_nothing_and_what_concerns_everybody_is_for_those_who_run_the_place() {
        for (operation, want) in [
            (Name::Users, Look),
            (Name::Credentials, Support),
            (Name::CreateUser, Manage),
            (Name::RealmApply, Admin),
            (Name::Account(AccountName::List), Look),
            (Name::Account(AccountName::Revoke), Manage),
        ] {
            assert_eq!(Duty::of(operation).role, want, "{operation}");
        }
    }

    #[test]
    fn what_changes_something_is_carried_out_on_the_pages_of_its_row_alone() {
        for (operation, method, path, want) in [
            (Name::DisableUser, "POST", "/users/{site}/{login}", true),
            (Name::DisableUser, "GET", "/users/{site}/{login}", false),
            (Name::DisableUser, "POST", "/looks", false),
            (Name::ImportUser, "POST", "/looks", false),
            (Name::Users, "GET", "/looks", true),
        ] {
            assert_eq!(Duty::of(operation).is_of_page(method, path), want, "{operation} {method} {path}");
        }
    }

    #[test]
    fn a_role_may_do_what_the_ones_before_it_may() {
        for (place, role) in Role::ALL.into_iter().enumerate() {
            for (other, least) in Role::ALL.into_iter().enumerate() {
                assert_eq!(check(role, least).is_ok(), place >= other, "{role} {least}");
            }
        }
    }
}
