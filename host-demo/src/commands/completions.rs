//! `completions`: what a shell needs to complete the command line.

use clap::{Args, CommandFactory};
use clap_complete::Shell;
use serde_json::json;

use crate::ExitStatus;
use crate::cli::Cli;
use crate::terminal::Terminal;
use crate::trouble::Trouble;

/// What `completions` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The shell
    pub shell: Shell,
}

/// Prints the script.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, Trouble> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "host-demo", &mut script);
    let script = String::from_utf8_lossy(&script);
    terminal.document(&json!({ "shell": options.shell.to_string(), "script": script }))?;
    terminal.block(script.trim_end())?;
    Ok(ExitStatus::Done)
}
