//! `module permissions`: what the module registers with the host.

use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::start::Bare;
use crate::options::LibraryOptions;

/// Starts the module, and prints what it registered while it started.
pub fn run(options: &LibraryOptions, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let bare = Bare::start(options, terminal.executable())?;
    let permissions = bare.running.host.registered();
    terminal.document(&json!({ "permissions": permissions }))?;
    for permission in &permissions {
        terminal.line(format_args!("{:<30} {:<50} {}", permission.id, permission.label.en, permission.label.fr))?;
    }
    Ok(ExitStatus::Done)
}
