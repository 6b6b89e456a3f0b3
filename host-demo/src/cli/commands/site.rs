//! `site`: the sites in force.

use clap::Subcommand;
use serde_json::json;

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
    let answer = running.operate(&json!({ "do": "sites" }))?;
    terminal.document(&answer)?;
    let sites = answer["sites"].as_array().map(Vec::as_slice).unwrap_or_default();
    for site in sites {
        let off = if site["enabled"] == true { "" } else { " (not in service)" };
        let (id, realm, hosts) = (words(&site["id"]), words(&site["realm"]), words(&site["hosts"]));
        terminal.line(format_args!("{id:<12} realm {realm:<12} {hosts}{off}"))?;
    }
    Ok(if sites.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}
