//! Staff operations: one command in, one answer out.

use plugin_api::{Failure, Portal};
use serde_json::Value;

/// Carries out a staff operation.
///
/// # Errors
/// The operation's, and `answer/unreadable` for an answer that is no JSON.
pub fn operate(portal: &dyn Portal, command: &Value) -> Result<Value, Failure> {
    let answer = portal.operate(&command.to_string())?;
    serde_json::from_str(&answer).map_err(|error| unreadable(&error))
}

/// The failure of an answer that this host cannot read.
pub fn unreadable(error: &serde_json::Error) -> Failure {
    let message = format!("the module answered what this host cannot read: {error}; use versions that belong together");
    Failure::new(plugin_api::Class::Incompatible, "answer/unreadable", message)
}
