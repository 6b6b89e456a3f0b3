//! What each operation of the portal asks of whoever of the staff has it carried out. The pages and the verbs both ask here,
//! whatever page or verb it is; an operation without a row is left to those who run the place.

use plugin_api::{Class, Failure};
use serde_json::Value;

use crate::hosting::roster::Role;

/// Operation, and the least role for it.
const OPERATIONS: &[(&str, Role)] = &[
    ("accounts", Role::Look),
    ("erasing", Role::Look),
    ("explain", Role::Look),
    ("manifest_plan", Role::Look),
    ("permissions", Role::Look),
    ("prepare_user", Role::Look),
    ("realm_history", Role::Look),
    ("realm_plan", Role::Look),
    ("sites", Role::Look),
    ("users", Role::Look),
    ("verify_ledger", Role::Look),
    ("views", Role::Look),
    ("waiting", Role::Look),
    ("credentials", Role::Support),
    ("disable_user", Role::Support),
    ("enable_user", Role::Support),
    ("end_sessions", Role::Support),
    ("end_views", Role::Support),
    ("reset_second_factor", Role::Support),
    ("view_as", Role::Support),
    ("correct_email", Role::Manage),
    ("create_user", Role::Manage),
    ("erase_user", Role::Manage),
    ("grant", Role::Manage),
    ("repoint_user", Role::Manage),
    ("import_gone", Role::Admin),
    ("import_user", Role::Admin),
    ("move_manifest", Role::Admin),
    ("name_owners", Role::Admin),
    ("realm_apply", Role::Admin),
    ("realm_revert", Role::Admin),
    ("replay_ledger", Role::Admin),
    ("store_restored", Role::Admin),
    ("work", Role::Admin),
];

/// The same of what is done to one account, by `account`.
const ACTS: &[(&str, Role)] = &[
    ("ledger", Role::Look),
    ("list", Role::Look),
    ("plan_repoint", Role::Look),
    ("preview", Role::Look),
    ("recipients", Role::Look),
    ("recovery", Role::Look),
    ("verify_ledger", Role::Look),
    ("add_contact", Role::Manage),
    ("cancel", Role::Manage),
    ("cancel_recovery", Role::Manage),
    ("close_account", Role::Manage),
    ("confirm_recovery", Role::Manage),
    ("edit", Role::Manage),
    ("edit_contact", Role::Manage),
    ("invite", Role::Manage),
    ("propose_recovery", Role::Manage),
    ("remove_contact", Role::Manage),
    ("reopen_account", Role::Manage),
    ("repoint", Role::Manage),
    ("resend", Role::Manage),
    ("resume", Role::Manage),
    ("revoke", Role::Manage),
    ("suspend", Role::Manage),
    ("suspend_account", Role::Manage),
    ("transfer", Role::Manage),
];

/// Every operation that has a row, as `operation` or `account/act`.
pub fn all() -> impl Iterator<Item = String> {
    let acts = ACTS.iter().map(|(act, _)| format!("account/{act}"));
    OPERATIONS.iter().map(|(operation, _)| (*operation).to_owned()).chain(acts)
}

/// The least role for a command.
pub fn least(command: &Value) -> Role {
    let of = |table: &[(&str, Role)], word: &str| {
        table.iter().find(|(known, _)| *known == word).map_or(Role::Admin, |(_, role)| *role)
    };
    match command["do"].as_str() {
        Some("account") => match command["act"].as_object() {
            Some(act) => act.keys().map(|word| of(ACTS, word)).max().unwrap_or(Role::Admin),
            None => Role::Admin,
        },
        Some(operation) => of(OPERATIONS, operation),
        None => Role::Admin,
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
        Role::Look | Role::Support => "staff/needs-support",
        Role::Manage => "staff/needs-manage",
        Role::Admin => "staff/needs-admin",
    };
    let message = format!("this asks for the role `{least}`, and yours is `{role}`; ask a colleague who has it");
    Err(Failure::new(Class::Refused, code, message))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_has_no_row_is_for_those_who_run_the_place() {
        for (command, want) in [
            (json!({ "do": "users" }), Role::Look),
            (json!({ "do": "credentials" }), Role::Support),
            (json!({ "do": "create_user" }), Role::Manage),
            (json!({ "do": "never_heard" }), Role::Admin),
            (json!({}), Role::Admin),
            (json!({ "do": "account", "act": { "list": {} } }), Role::Look),
            (json!({ "do": "account", "act": { "list": {}, "revoke": {} } }), Role::Manage),
            (json!({ "do": "account", "act": { "never_heard": {} } }), Role::Admin),
            (json!({ "do": "account", "act": {} }), Role::Admin),
            (json!({ "do": "account" }), Role::Admin),
        ] {
            assert_eq!(least(&command), want, "{command}");
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
