//! `site`: the sites in force.

use clap::Subcommand;
use plugin_api::operations::Sites;

use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

/// The verbs about sites.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the sites with their realms and host names
    List(Box<PortalOptions>),
}

/// Prints the sites; none is the answer no.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let Verb::List(host) = verb;
    let running = host.start(terminal)?;
    let answer = running.perform(&Sites {})?;
    terminal.document(&answer)?;
    for site in &answer.sites {
        let off = if site.enabled { "" } else { " (not in service)" };
        terminal.line(format_args!("{:<12} realm {:<12} {}{off}", site.id, site.realm, words(&site.hosts)))?;
    }
    Ok(if answer.sites.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}
