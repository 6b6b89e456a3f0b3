//! `completions`: what a shell needs to complete the command line.

use clap::{Args, Command};
use clap_complete::Shell;
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;

/// What `completions` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The shell
    pub shell: Shell,
}

/// Prints the script for this command line.
pub fn run(options: &Options, mut command: Command, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "host-demo", &mut script);
    let script = String::from_utf8_lossy(&script);
    terminal.document(&json!({ "shell": options.shell.to_string(), "script": script }))?;
    terminal.block(script.trim_end())?;
    Ok(ExitStatus::Done)
}
