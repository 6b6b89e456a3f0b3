//! Staff operations as tests say them. A test that is about the JSON itself, such as what is wrong in it, writes it.

use plugin_api::operations::account::OnAccount;
use plugin_api::operations::{AccountCommand, Command, ImportMembership, MembershipTerms};

/// The terms of a membership with these permissions, of all documents, on every site, without an end.
#[must_use]
pub fn may(permissions: &[&str]) -> MembershipTerms {
    let permissions = permissions.iter().map(ToString::to_string).collect();
    MembershipTerms { permissions: Some(permissions), ..MembershipTerms::default() }
}

/// The terms of an owner.
#[must_use]
pub fn owner() -> MembershipTerms {
    MembershipTerms { owner: true, ..MembershipTerms::default() }
}

/// What an import gives a member of the account of a third party.
#[must_use]
pub fn member(third_party: &str, permissions: &[&str]) -> ImportMembership {
    let (third_party, permissions) = (third_party.to_owned(), permissions.iter().map(ToString::to_string).collect());
    ImportMembership { third_party, permissions, ..ImportMembership::default() }
}

/// Something done to the account of a third party, on this site.
#[must_use]
pub fn on(site: &str, third_party: &str, by: &str, act: impl Into<AccountCommand>) -> Command {
    let (site, third_party, by) = (site.to_owned(), third_party.to_owned(), by.to_owned());
    Command::Account(OnAccount { site, third_party, by, act: act.into() })
}

/// A command as it crosses.
#[must_use]
pub fn text(command: &(impl Into<Command> + Clone)) -> String {
    command.clone().into().json().to_string()
}
