//! `invitations`: those of an account that nobody has answered, listed, mailed anew and taken back (rules §6).

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::commands::members::{AccountOptions, invitation_line};
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

/// The verbs about invitations that were sent.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the invitations that nobody has answered, with their ids
    List(AccountOptions),
    /// Mail an invitation anew; the older link works no more
    Resend(Which),
    /// Take an invitation back
    Cancel(Which),
}

/// Which invitation.
#[derive(Args, Debug)]
pub struct Which {
    #[command(flatten)]
    account: AccountOptions,
    /// The invitation's id, as `list` shows it
    #[arg(long, value_name = "ID")]
    invitation: String,
}

/// Carries out the operation and prints its answer; a list without an entry is the answer no.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let (account, act) = match verb {
        Verb::List(account) => (account, json!({ "list": {} })),
        Verb::Resend(which) => (&which.account, json!({ "resend": { "invitation": which.invitation } })),
        Verb::Cancel(which) => (&which.account, json!({ "cancel": { "invitation": which.invitation } })),
    };
    let answer = account.act(&act, terminal)?;
    match verb {
        Verb::List(_) => list(&answer["invitations"], terminal),
        Verb::Resend(_) => {
            terminal.document(&answer)?;
            invitation_line(&answer, terminal)?;
            Ok(ExitStatus::Done)
        }
        Verb::Cancel(_) => {
            terminal.document(&answer)?;
            terminal.facts(&answer)?;
            Ok(ExitStatus::Done)
        }
    }
}

fn list(invitations: &Value, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    terminal.document(&json!({ "invitations": invitations }))?;
    let rows = invitations.as_array().map(Vec::as_slice).unwrap_or_default();
    for row in rows {
        let said = |name: &str| words(&row[name]);
        let until = if row["expired"] == true { "expired" } else { "until" };
        let (id, email, inviter, expires) = (said("id"), said("email"), said("inviter"), said("expires"));
        terminal
            .line(format_args!("{id:<6} {email:<28} by {inviter}, {until} {expires}, sent again {}", said("resent")))?;
    }
    Ok(if rows.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}
