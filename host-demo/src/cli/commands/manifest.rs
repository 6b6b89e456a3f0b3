//! `manifest`: what is wrong with one, and what it would change.

pub mod check;
pub mod plan;

use clap::Subcommand;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;

/// The verbs about manifests.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Say everything that is wrong with site manifests
    Check(check::Options),
    /// Say who would see more and who less by a manifest
    Plan(Box<plan::Options>),
}

/// Does what the verb says.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::Check(options) => check::run(options, terminal),
        Verb::Plan(options) => plan::run(options, terminal),
    }
}
