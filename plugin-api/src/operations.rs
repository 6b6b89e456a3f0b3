//! Staff operations: a type for each command and for its answer.
//!
//! A command crosses as JSON, `{"do": "create_user", …}`, and so does its answer ([`Portal::operate`]): what is new in a later
//! version is another name or another member, and the interface stays. Here each has its type:
//!
//! ```
//! use plugin_api::operations::account::{OnAccount, Revoke};
//! use plugin_api::operations::{CreateUser, Deliver, perform};
//! # fn staff(portal: &dyn plugin_api::Portal) -> Result<(), plugin_api::Failure> {
//! let (site, by) = ("alpes".to_owned(), "Claude Martin".to_owned());
//! let create = CreateUser { site, contact: "205".to_owned(), deliver: Deliver::Show, by, ..CreateUser::default() };
//! let made = perform(portal, &create)?;
//! println!("{} signs in with {}", made.login, made.password.unwrap_or_default());
//!
//! let (site, third_party, by) = ("alpes".to_owned(), made.third_party, "Claude Martin".to_owned());
//! perform(portal, &OnAccount { site, third_party, by, act: Revoke { login: made.login } })?;
//! # Ok(())
//! # }
//! ```
//!
//! - Every command may be refused with `command/invalid`, and fail with `unavailable/store`, `unavailable/host` or
//!   `portal/stopped`; what else it is refused with stands at its type. Codes are in [`Failure::code`].
//! - A command has no member that the portal does not know; what is optional is left out where it is not there, so that an older
//!   module understands a newer host that says nothing new.
//! - An answer may have members of a later version, which are ignored. Its words (states, outcomes, permissions) are texts,
//!   as a later version may have others; moments are RFC 3339 in UTC; the ids of the portal's own are texts ([`Id`]).
//! - With the feature `schema`, `described` has the JSON Schema of each, which a module shows in its descriptor.
//!
//! # Add an operation
//! What is forgotten does not compile, but for the last two steps.
//!
//! 1. Its command and its answer, a type each with what it is refused with, in `plugin-api/src/operations/`, and its row below.
//!    What is done to one account has its row in `plugin-api/src/operations/account.rs`.
//! 2. The use case in `portal-plugin/src/portal/`, which `portal-plugin/src/portal/operate.rs` hands the command to; what is
//!    done to one account, `portal-plugin/src/portal/staffing.rs`.
//! 3. The least role for it, its verb and its page: its row in `host-demo/src/back_office/duties.rs`.
//! 4. The verb in `host-demo/src/cli/commands/`; the page in `host-demo/src/back_office/`, and its words in
//!    `host-demo/src/texts/`.
//! 5. Its test in `tests/cases/`. The operations in Python, `plugin-api/python/parvis/operations.py`, and in PHP,
//!    `plugin-api/php/src/Operations.php` or `plugin-api/php/src/AccountOperations.php`, are renewed as their tests say.

pub mod account;
mod accounts;
mod corrections;
mod explaining;
pub mod ids;
mod impersonation;
mod importing;
mod memberships;
mod notices;
mod realms;
#[cfg(feature = "schema")]
mod schemas;
mod sites;
mod table;
#[cfg(test)]
mod tests;
mod upkeep;
mod users;

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::failure::{Class, Failure};
use crate::objects;
use crate::portal::Portal;
use table::commands;

pub use account::{AccountCommand, AccountName, AccountOperation, OnAccount};
pub use accounts::*;
pub use corrections::*;
pub use explaining::*;
pub use ids::Id;
pub use impersonation::*;
pub use importing::*;
pub use memberships::*;
pub use notices::*;
pub use realms::*;
#[cfg(feature = "schema")]
pub use schemas::described;
pub use sites::*;
pub use upkeep::*;
pub use users::*;

commands! {
    /// Makes a user from a contact of the ERP (rules U1, U2).
    CreateUser = "create_user" => UserCreated,
    /// Puts a membership in place of whatever joined a user and an account before.
    Grant = "grant" => Granted,
    /// Puts a user out of use; its sessions end.
    DisableUser = "disable_user" => UserChanged,
    /// Puts a user back in use.
    EnableUser = "enable_user" => UserChanged,
    /// Makes new credentials for a user (rule U2).
    Credentials = "credentials" => CredentialsMade,
    /// Takes away the second factor of a user who has lost it; its sessions end.
    ResetSecondFactor = "reset_second_factor" => SecondFactorReset,
    /// Points a user at another contact of the ERP (rule U12).
    RepointUser = "repoint_user" => UserRepointed,
    /// Puts a user's address right, or takes it away (rule U13).
    CorrectEmail = "correct_email" => EmailCorrected,
    /// What erasing a user would end (rule U13).
    Erasing = "erasing" => WouldErase,
    /// Erases a user for good (rule U13).
    EraseUser = "erase_user" => UserErased,
    /// What making a user from a contact would begin with (rule U1).
    PrepareUser = "prepare_user" => UserPrepared,
    /// Ends every session of a user, who stays in use.
    EndSessions = "end_sessions" => UserChanged,
    /// The users of a site's realm, by login.
    Users = "users" => UserList,
    /// The accounts, with who owns them.
    Accounts = "accounts" => AccountList,
    /// Every row of the decision about a user.
    Explain = "explain" => Explanation,
    /// The permissions that a membership can hold.
    Permissions = "permissions" => PermissionList,
    /// The sites that have a manifest, in service or not.
    Sites = "sites" => SiteList,
    /// Takes over a user of the ERP (rule U11).
    ImportUser = "import_user" => UserImported,
    /// Takes away what an import gave to those whom the ERP has no more (rule U11).
    ImportGone = "import_gone" => UsersGone,
    /// Names the first owners of accounts, many at once; an owner that is there stays (rule U11).
    NameOwners = "name_owners" => OwnersNamed,
    /// Verifies an exported ledger (rule A10).
    VerifyLedger = "verify_ledger" => LedgerVerdict,
    /// What a change of realm would do (rule S6).
    RealmPlan = "realm_plan" => RealmPlanned,
    /// Makes a change of realm as it was planned (rule S6).
    RealmApply = "realm_apply" => RealmApplied,
    /// Takes a change of realm back (rule S7).
    RealmRevert = "realm_revert" => RealmReverted,
    /// The changes of realms that were applied (rule S7).
    RealmHistory = "realm_history" => RealmChanges,
    /// Says that the file of a site in force has another name now (rule S10).
    MoveManifest = "move_manifest" => ManifestMoved,
    /// Who would see more and who less by a manifest.
    ManifestPlan = "manifest_plan" => ManifestPlanned,
    /// Makes a code that opens a look at an account as a member of it sees it (rule A11).
    ViewAs = "view_as" => ViewCode,
    /// Ends every look of a member of staff (rule A11).
    EndViews = "end_views" => ViewsEnded,
    /// The looks that are open (rule A11).
    Views = "views" => ViewList,
    /// What waits for somebody, over all accounts.
    Waiting = "waiting" => WhatWaits,
    /// Says that a backup of the store was put back: what it revived ends (rule T3).
    StoreRestored = "store_restored" => RestoreEnded,
    /// Takes away again what an exported ledger says was taken away since (rule T3).
    ReplayLedger = "replay_ledger" => LedgerReplayed,
    /// Announces what happened to a document, of which people are told (rule M2).
    Announce = "announce" => Announced,
    /// Does what waits beside the requests, where the settings leave it to the callers' threads.
    Work = "work" => WorkDone,
}

/// A command with what it answers.
pub trait Operation {
    /// Which one it is.
    const NAME: Name;
    /// What it answers.
    type Answer: Serialize + DeserializeOwned;

    /// The command as it crosses.
    fn json(&self) -> Value;
}

/// Has the portal carry out an operation.
///
/// # Errors
/// The operation's, and `answer/unreadable` for what this host cannot read.
pub fn perform<O: Operation>(portal: &(impl Portal + ?Sized), operation: &O) -> Result<O::Answer, Failure> {
    let answer = portal.operate(&operation.json().to_string())?;
    objects::from_str(&answer).map_err(|error| unreadable(&error))
}

/// A word that somebody wrote, such as a state or a way to deliver, as a command has it.
///
/// # Errors
/// `command/invalid`, as a portal says it of a command with that word.
pub fn word<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_value(text.into()).map_err(|error| {
        Failure::new(Class::Invalid, "command/invalid", format!("the command cannot be read: {error}"))
    })
}

impl Command {
    /// Reads a command as it crosses.
    ///
    /// # Errors
    /// Where it is none: another name, a member too many, one missing, an array in the place of an object.
    pub fn read(json: &str) -> Result<Self, serde_json::Error> {
        objects::tagged("do", json.as_bytes())
    }
}

impl<A: AccountOperation> From<OnAccount<A>> for Command {
    fn from(OnAccount { site, third_party, by, act }: OnAccount<A>) -> Self {
        Self::Account(OnAccount { site, third_party, by, act: act.into() })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(act) => write!(f, "account/{}", act.word()),
            other => f.write_str(other.word()),
        }
    }
}

fn unreadable(error: &serde_json::Error) -> Failure {
    let message = format!("the module answered what this host cannot read: {error}; use versions that belong together");
    Failure::new(Class::Incompatible, "answer/unreadable", message)
}
