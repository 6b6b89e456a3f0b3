//! `waiting`: what waits for somebody of the staff, over all accounts.

use clap::Args;
use serde_json::json;

use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

/// Each list of the answer, and what is said of an entry of it.
const LISTS: [(&str, &[&str]); 4] = [
    ("mails", &["to", "subject", "tries", "next"]),
    ("recoveries", &["third_party", "login", "by", "reason", "expires"]),
    ("invitations", &["third_party", "email", "expires"]),
    ("lost_contacts", &["realm", "login", "contact", "noticed"]),
];

/// What `waiting` is told.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    host: PortalOptions,
}

/// Prints each list; nothing that waits is the answer no.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let running = options.host.start(terminal)?;
    let answer = running.operate(&json!({ "do": "waiting" }))?;
    terminal.document(&answer)?;
    let mut waits = false;
    for (list, names) in LISTS {
        for entry in answer[list].as_array().into_iter().flatten() {
            waits = true;
            let said: Vec<String> = names.iter().map(|name| words(&entry[*name])).collect();
            terminal.line(format_args!("{:<14} {}", list.replace('_', " "), said.join(", ")))?;
        }
    }
    Ok(if waits { ExitStatus::Done } else { ExitStatus::No })
}
