//! Staff operations: one JSON command in, one JSON answer out, so that a new operation does not change the interface.

use std::time::Duration;

use plugin_api::Kind;
use plugin_api::operations::{
    self, AccountList, Command, ManifestMoved, Operation, PermissionList, RealmChanges, SiteList, UserList, ViewList,
    ViewsEnded,
};
use serde_json::Value;

use crate::error::Error;
use crate::model::permissions::Permission;
use crate::portal::Portal;
use crate::portal::staffing::{self, written};
use crate::texts;

/// The longest command: 256 KiB.
const MAX_COMMAND: usize = 256 << 10;

/// Carries out a command.
///
/// # Errors
/// `command/invalid`, and each operation's own.
pub fn operate(portal: &Portal, command: &str) -> Result<String, Error> {
    if command.len() > MAX_COMMAND {
        return Err(Error::CommandInvalid(format!("it is longer than {MAX_COMMAND} bytes")));
    }
    let command = Command::read(command).map_err(|error| Error::CommandInvalid(error.to_string()))?;
    carry_out(portal, &command).map(|answer| answer.to_string())
}

fn carry_out(portal: &Portal, command: &Command) -> Result<Value, Error> {
    match command {
        Command::CreateUser(create) => answer(create, &portal.users.create(create)?),
        Command::Grant(grant) => answer(grant, &portal.memberships.grant(grant)?),
        Command::DisableUser(of) => answer(of, &portal.users.disable(&of.site, &of.login, &of.by)?),
        Command::EnableUser(of) => answer(of, &portal.users.enable(&of.site, &of.login, &of.by)?),
        Command::Credentials(wanted) => answer(wanted, &portal.users.new_credentials(wanted)?),
        Command::ResetSecondFactor(reset) => answer(reset, &portal.second_factors.reset(reset)?),
        Command::RepointUser(repoint) => answer(repoint, &portal.corrections.repoint_user(repoint)?),
        Command::CorrectEmail(correct) => answer(correct, &portal.corrections.correct_email(correct)?),
        Command::Erasing(of) => answer(of, &portal.corrections.erasing(of)?),
        Command::EraseUser(erase) => answer(erase, &portal.corrections.erase_user(erase)?),
        Command::PrepareUser(of) => answer(of, &portal.users.prepare(of)?),
        Command::EndSessions(of) => answer(of, &portal.users.end_sessions(&of.site, &of.login, &of.by)?),
        Command::Users(find) => answer(find, &UserList { users: portal.directory.users(find)? }),
        Command::Accounts(find) => answer(find, &AccountList { accounts: portal.directory.accounts(find)? }),
        Command::Explain(explain) => answer(explain, &portal.explaining.explain(explain)?),
        Command::Permissions(all) => answer(all, &PermissionList { permissions: described_permissions() }),
        Command::Sites(all) => answer(all, &SiteList { sites: portal.sites.list() }),
        Command::ImportUser(import) => answer(import, &portal.importing.user(import)?),
        Command::ImportGone(import) => answer(import, &portal.importing.gone(import)?),
        Command::NameOwners(named) => answer(named, &portal.importing.name_owners(named)?),
        Command::Account(command) => staffing::on_account(portal, command),
        Command::VerifyLedger(verify) => answer(verify, &portal.ledgers.verify(&verify.text)?),
        Command::RealmPlan(change) => answer(change, &portal.realms.plan(change)?),
        Command::RealmApply(apply) => answer(apply, &portal.realms.apply(apply)?),
        Command::RealmRevert(revert) => answer(revert, &portal.realms.revert(revert)?),
        Command::RealmHistory(all) => answer(all, &RealmChanges { changes: portal.realms.history()? }),
        Command::MoveManifest(to) => {
            let file = portal.sites.move_manifest(&to.site, &to.from, &to.to)?;
            answer(to, &ManifestMoved { site: to.site.clone(), file })
        }
        Command::ManifestPlan(plan) => answer(plan, &portal.sites.plan(&plan.manifest)?),
        Command::ViewAs(view) => answer(view, &portal.impersonations.open(view)?),
        Command::EndViews(of) => answer(of, &ViewsEnded { sessions_ended: portal.impersonations.end(&of.staff)? }),
        Command::Views(all) => answer(all, &ViewList { views: portal.impersonations.list()? }),
        Command::Waiting(all) => answer(all, &portal.directory.waiting()?),
        Command::StoreRestored(said) => answer(said, &portal.restoring.told_by_staff(&said.by)?),
        Command::ReplayLedger(replay) => answer(replay, &portal.restoring.replay(replay)?),
        Command::Announce(announce) => answer(announce, &portal.announcing.announce(announce)?),
        Command::Work(work) => answer(work, &portal.working.work(Duration::from_millis(work.wait_ms))?),
    }
}

/// The answer that the operation is to have.
fn answer<O: Operation>(_: &O, answer: &O::Answer) -> Result<Value, Error> {
    written(answer)
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
