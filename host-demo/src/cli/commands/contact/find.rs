//! `contact find`: the ERP's third parties and their contacts, as `user create` needs their ids.

use clap::Args;
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::{contacts, start};
use crate::options::HostOptions;

/// What `contact find` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// Part of a third party's name or id
    #[arg(value_name = "TEXT", default_value = "")]
    pub text: String,
    /// The host.
    #[command(flatten)]
    pub host: HostOptions,
}

/// Prints them, 25 third parties at the most; none is the answer no.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    start::make_data(&options.host.data)?;
    let erp = start::open_erp(&options.host)?;
    let found = contacts::find(&*erp, &options.text)?;
    terminal.document(&json!({ "third_parties": found }))?;
    for one in &found {
        let closed = if one.party.open { "" } else { " (closed)" };
        terminal.line(format_args!("{:<8} {}{closed}", one.party.id, one.party.name))?;
        for contact in &one.contacts {
            let archived = if contact.archived { " (archived)" } else { "" };
            let email = contact.email.as_deref().unwrap_or("no address");
            let name = format!("{} {}", contact.first_name, contact.last_name);
            terminal.line(format_args!("    {:<8} {:<28} {email}{archived}", contact.id, name.trim()))?;
        }
    }
    Ok(if found.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}
