//! `invitation`: asking somebody into an account, and what nobody has answered yet (rules §6).

pub mod send;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::commands::member::{AccountOptions, invitation_line};
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

/// The verbs about invitations.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Invite somebody to an account
    Send(Box<send::Options>),
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
        Verb::Send(options) => return send::run(options, terminal),
        Verb::List(account) => (account, json!({ "list": {} })),
        Verb::Resend(which) => (&which.account, json!({ "resend": { "invitation": which.invitation } })),
        Verb::Cancel(which) => (&which.account, json!({ "cancel": { "invitation": which.invitation } })),
    };
    let answer = account.act(&act, terminal)?;
    match verb {
        Verb::List(_) => list(&answer["invitations"], terminal),
        Verb::Send(_) | Verb::Resend(_) => {
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
