//! Staff operations: one JSON command in, one JSON answer out, so that a new operation does not change the interface.

use std::time::Duration;

use plugin_api::{Kind, objects};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::error::Error;
use crate::model::permissions::Permission;
use crate::portal::Portal;
use crate::portal::corrections::{CorrectEmail, EraseUser, RepointUser};
use crate::portal::directory::{FindAccounts, FindUsers};
use crate::portal::explaining::Explain;
use crate::portal::impersonation::ViewAsUser;
use crate::portal::importing::{ImportGone, ImportUser, NameOwners};
use crate::portal::memberships::Grant;
use crate::portal::realms::{RealmApply, RealmChange, RealmRevert};
use crate::portal::restoring::ReplayLedger;
use crate::portal::second_factors::ResetSecondFactor;
use crate::portal::staffing::OnAccount;
use crate::portal::users::{CreateUser, Deliver};
use crate::texts;

/// The longest command: 256 KiB.
const MAX_COMMAND: usize = 256 << 10;

/// Everything that staff can ask for, named by the member `do`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Command {
    /// Make a user from a contact (rule U1).
    CreateUser(CreateUser),
    /// Put a membership in place.
    Grant(Grant),
    /// Put a user out of use; its sessions end.
    DisableUser {
        site: String,
        login: String,
        #[serde(default)]
        by: String,
    },
    /// Put a user back in use.
    EnableUser {
        site: String,
        login: String,
        #[serde(default)]
        by: String,
    },
    /// Make new credentials for a user (rule U2).
    Credentials { site: String, login: String, deliver: Deliver },
    /// Take away the second factor of a user who has lost it; its sessions end.
    ResetSecondFactor(ResetSecondFactor),
    /// Point a user at another contact of the ERP (rule U12).
    RepointUser(RepointUser),
    /// Put a user's address right, or take it away (rule U13).
    CorrectEmail(CorrectEmail),
    /// What erasing a user would end.
    Erasing { site: String, login: String },
    /// Erase a user (rule U13).
    EraseUser(EraseUser),
    /// What making a user from a contact would begin with.
    PrepareUser { site: String, contact: String },
    /// End every session of a user.
    EndSessions {
        site: String,
        login: String,
        #[serde(default)]
        by: String,
    },
    /// The users of a site's realm, by login.
    Users(FindUsers),
    /// The accounts, with who owns them.
    Accounts(FindAccounts),
    /// Every row of the decision.
    Explain(Explain),
    /// The permission set.
    Permissions,
    /// The sites in force.
    Sites,
    /// Take over a user of the ERP.
    ImportUser(ImportUser),
    /// Take away what an import gave to those whom the ERP has no more (rule U11).
    ImportGone(ImportGone),
    /// Name the first owners of accounts, many at once; an owner that is there stays.
    NameOwners(NameOwners),
    /// Anything about the people of one account: invitations, members, contacts, the ownership, the ledger.
    Account(OnAccount),
    /// Verify an exported ledger (rule A10).
    VerifyLedger { text: String },
    /// What a change of realm would do (rule S6).
    RealmPlan(RealmChange),
    /// Make a change of realm as it was planned.
    RealmApply(RealmApply),
    /// Take a change of realm back (rule S7).
    RealmRevert(RealmRevert),
    /// The changes of realms that were applied.
    RealmHistory,
    /// The file of a site in force has another name now (rule S10).
    MoveManifest { site: String, from: String, to: String },
    /// Who would see more and who less by a manifest.
    ManifestPlan { manifest: String },
    /// Look at an account as a member of it does (rule A11).
    ViewAs(ViewAsUser),
    /// End every look of this member of staff.
    EndViews { staff: String },
    /// The looks that are open.
    Views,
    /// What waits for somebody, over all accounts.
    Waiting,
    /// A backup of the store was put back: end what it revived (rule T3).
    StoreRestored {
        #[serde(default)]
        by: String,
    },
    /// Take away again what an exported ledger says was taken away since.
    ReplayLedger(ReplayLedger),
    /// Do what waits beside the requests, where the settings leave it to the callers' threads.
    Work {
        #[serde(default)]
        wait_ms: u64,
    },
}

impl Portal {
    /// Carries out a command.
    ///
    /// # Errors
    /// `command/invalid`, and each operation's own.
    pub fn operate(&self, command: &str) -> Result<String, Error> {
        if command.len() > MAX_COMMAND {
            return Err(Error::CommandInvalid(format!("it is longer than {MAX_COMMAND} bytes")));
        }
        let command =
            objects::tagged("do", command.as_bytes()).map_err(|error| Error::CommandInvalid(error.to_string()))?;
        self.carry_out(&command).map(|answer| answer.to_string())
    }

    fn carry_out(&self, command: &Command) -> Result<Value, Error> {
        match command {
            Command::CreateUser(create) => answer(&self.create_user(create)?),
            Command::Grant(grant) => answer(&self.grant_membership(grant)?),
            Command::DisableUser { site, login, by } => answer(&self.disable_user(site, login, by)?),
            Command::EnableUser { site, login, by } => answer(&self.enable_user(site, login, by)?),
            Command::Credentials { site, login, deliver } => answer(&self.new_credentials(site, login, *deliver)?),
            Command::ResetSecondFactor(reset) => answer(&self.reset_second_factor(reset)?),
            Command::RepointUser(repoint) => answer(&self.repoint_user(repoint)?),
            Command::CorrectEmail(correct) => answer(&self.correct_email(correct)?),
            Command::Erasing { site, login } => answer(&self.erasing(site, login)?),
            Command::EraseUser(erase) => answer(&self.erase_user(erase)?),
            Command::PrepareUser { site, contact } => answer(&self.prepare_user(site, contact)?),
            Command::EndSessions { site, login, by } => answer(&self.end_sessions(site, login, by)?),
            Command::Users(find) => Ok(json!({ "users": self.find_users(find)? })),
            Command::Accounts(find) => Ok(json!({ "accounts": self.find_accounts(find)? })),
            Command::Explain(explain) => answer(&self.explain(explain)?),
            Command::Permissions => Ok(json!({ "permissions": described_permissions() })),
            Command::Sites => Ok(json!({ "sites": self.site_list() })),
            Command::ImportUser(import) => answer(&self.import_user(import)?),
            Command::ImportGone(import) => answer(&self.import_gone(import)?),
            Command::NameOwners(named) => answer(&self.name_owners(named)?),
            Command::Account(command) => self.on_account(command),
            Command::VerifyLedger { text } => answer(&self.verify_ledger(text)?),
            Command::RealmPlan(change) => answer(&self.realm_plan(change)?),
            Command::RealmApply(apply) => answer(&self.realm_apply(apply)?),
            Command::RealmRevert(revert) => answer(&self.realm_revert(revert)?),
            Command::MoveManifest { site, from, to } => {
                Ok(json!({ "site": site, "file": self.move_manifest(site, from, to)? }))
            }
            Command::ManifestPlan { manifest } => answer(&self.manifest_plan(manifest)?),
            Command::ViewAs(view) => answer(&self.view_as(view)?),
            Command::EndViews { staff } => Ok(json!({ "sessions_ended": self.end_views(staff)? })),
            Command::Views => Ok(json!({ "views": self.views()? })),
            Command::Waiting => answer(&self.waiting()?),
            Command::StoreRestored { by } => answer(&self.store_restored(by)?),
            Command::ReplayLedger(replay) => answer(&self.replay_ledger(replay)?),
            Command::Work { wait_ms } => answer(&self.work(Duration::from_millis(*wait_ms))?),
            Command::RealmHistory => Ok(json!({ "changes": self.realm_history()? })),
        }
    }
}

fn answer(value: &impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|error| Error::CommandInvalid(error.to_string()))
}

/// The permission set as the ERP shows it.
pub fn permissions() -> Vec<plugin_api::PermissionInfo> {
    Permission::ALL
        .into_iter()
        .map(|permission| plugin_api::PermissionInfo {
            id: permission.id().to_owned(),
            label: texts::label(|t| t.permissions.of(permission)),
        })
        .collect()
}

/// The same with the kind that each is about, and what it needs besides.
fn described_permissions() -> Vec<PermissionAnswer> {
    let describe = |(permission, info): (Permission, _)| PermissionAnswer {
        info,
        kind: permission.kind(),
        needs: permission.needs().map(Permission::id),
    };
    Permission::ALL.into_iter().zip(permissions()).map(describe).collect()
}

/// A permission as staff read it.
#[derive(Serialize)]
struct PermissionAnswer {
    #[serde(flatten)]
    info: plugin_api::PermissionInfo,
    kind: Option<Kind>,
    /// The permission without which this one shows nothing.
    needs: Option<&'static str>,
}

/// The words of the kinds that the portal can show.
pub fn kinds() -> Vec<String> {
    Kind::ALL.into_iter().map(|kind| kind.as_str().to_owned()).collect()
}
