//! Staff operations: one JSON command in, one JSON answer out, so that a new operation does not change the interface.

use std::time::Duration;

use plugin_api::Kind;
use plugin_api::operations::{
    self, AccountList, Command, ManifestMoved, Operation, PermissionList, RealmChanges, SiteList, UserList, ViewList,
    ViewsEnded,
};
use serde::Serialize;
use serde_json::Value;

use crate::error::Error;
use crate::model::permissions::Permission;
use crate::portal::Portal;
use crate::texts;

/// The longest command: 256 KiB.
const MAX_COMMAND: usize = 256 << 10;

impl Portal {
    /// Carries out a command.
    ///
    /// # Errors
    /// `command/invalid`, and each operation's own.
    pub fn operate(&self, command: &str) -> Result<String, Error> {
        if command.len() > MAX_COMMAND {
            return Err(Error::CommandInvalid(format!("it is longer than {MAX_COMMAND} bytes")));
        }
        let command = Command::read(command).map_err(|error| Error::CommandInvalid(error.to_string()))?;
        self.carry_out(&command).map(|answer| answer.to_string())
    }

    fn carry_out(&self, command: &Command) -> Result<Value, Error> {
        match command {
            Command::CreateUser(create) => answer(create, &self.create_user(create)?),
            Command::Grant(grant) => answer(grant, &self.grant_membership(grant)?),
            Command::DisableUser(of) => answer(of, &self.disable_user(&of.site, &of.login, &of.by)?),
            Command::EnableUser(of) => answer(of, &self.enable_user(&of.site, &of.login, &of.by)?),
            Command::Credentials(wanted) => answer(wanted, &self.new_credentials(wanted)?),
            Command::ResetSecondFactor(reset) => answer(reset, &self.reset_second_factor(reset)?),
            Command::RepointUser(repoint) => answer(repoint, &self.repoint_user(repoint)?),
            Command::CorrectEmail(correct) => answer(correct, &self.correct_email(correct)?),
            Command::Erasing(of) => answer(of, &self.erasing(of)?),
            Command::EraseUser(erase) => answer(erase, &self.erase_user(erase)?),
            Command::PrepareUser(of) => answer(of, &self.prepare_user(&of.site, &of.contact)?),
            Command::EndSessions(of) => answer(of, &self.end_sessions(&of.site, &of.login, &of.by)?),
            Command::Users(find) => answer(find, &UserList { users: self.find_users(find)? }),
            Command::Accounts(find) => answer(find, &AccountList { accounts: self.find_accounts(find)? }),
            Command::Explain(explain) => answer(explain, &self.explain(explain)?),
            Command::Permissions(all) => answer(all, &PermissionList { permissions: described_permissions() }),
            Command::Sites(all) => answer(all, &SiteList { sites: self.site_list() }),
            Command::ImportUser(import) => answer(import, &self.import_user(import)?),
            Command::ImportGone(import) => answer(import, &self.import_gone(import)?),
            Command::NameOwners(named) => answer(named, &self.name_owners(named)?),
            Command::Account(command) => self.on_account(command),
            Command::VerifyLedger(verify) => answer(verify, &self.verify_ledger(&verify.text)?),
            Command::RealmPlan(change) => answer(change, &self.realm_plan(change)?),
            Command::RealmApply(apply) => answer(apply, &self.realm_apply(apply)?),
            Command::RealmRevert(revert) => answer(revert, &self.realm_revert(revert)?),
            Command::RealmHistory(all) => answer(all, &RealmChanges { changes: self.realm_history()? }),
            Command::MoveManifest(to) => {
                let file = self.move_manifest(&to.site, &to.from, &to.to)?;
                answer(to, &ManifestMoved { site: to.site.clone(), file })
            }
            Command::ManifestPlan(plan) => answer(plan, &self.manifest_plan(&plan.manifest)?),
            Command::ViewAs(view) => answer(view, &self.view_as(view)?),
            Command::EndViews(of) => answer(of, &ViewsEnded { sessions_ended: self.end_views(&of.staff)? }),
            Command::Views(all) => answer(all, &ViewList { views: self.views()? }),
            Command::Waiting(all) => answer(all, &self.waiting()?),
            Command::StoreRestored(said) => answer(said, &self.store_restored(&said.by)?),
            Command::ReplayLedger(replay) => answer(replay, &self.replay_ledger(replay)?),
            Command::Work(work) => answer(work, &self.work(Duration::from_millis(work.wait_ms))?),
        }
    }
}

/// The answer that the operation is to have.
fn answer<O: Operation>(_: &O, answer: &O::Answer) -> Result<Value, Error> {
    written(answer)
}

/// An answer as it crosses.
pub(super) fn written(answer: &impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(answer).map_err(|error| Error::CommandInvalid(error.to_string()))
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
fn described_permissions() -> Vec<operations::Permission> {
    let describe = |(permission, info): (Permission, plugin_api::PermissionInfo)| operations::Permission {
        id: info.id,
        label: info.label,
        kind: permission.kind(),
        needs: permission.needs().map(|needs| needs.id().to_owned()),
    };
    Permission::ALL.into_iter().zip(permissions()).map(describe).collect()
}

/// The words of the kinds that the portal can show.
pub fn kinds() -> Vec<String> {
    Kind::ALL.into_iter().map(|kind| kind.as_str().to_owned()).collect()
}
