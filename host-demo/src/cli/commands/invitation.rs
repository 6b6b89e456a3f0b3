//! `invitation`: asking somebody into an account, and what nobody has answered yet (rules §6).

pub mod send;

use clap::{Args, Subcommand};
use plugin_api::operations::Id;
use plugin_api::operations::account::{Cancel, Invitation, List, Resend};
use serde_json::json;

use crate::cli::commands::member::{AccountOptions, invitation_line};
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::zone::said;

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
    match verb {
        Verb::Send(options) => send::run(options, terminal),
        Verb::List(account) => list(&account.act(List {}, terminal)?.invitations, terminal),
        Verb::Resend(Which { account, invitation }) => {
            let answer = account.act(Resend { invitation: Id::from(&**invitation) }, terminal)?;
            terminal.document(&answer)?;
            invitation_line(&answer, terminal)?;
            Ok(ExitStatus::Done)
        }
        Verb::Cancel(Which { account, invitation }) => {
            terminal.answer(&account.act(Cancel { invitation: Id::from(&**invitation) }, terminal)?)?;
            Ok(ExitStatus::Done)
        }
    }
}

fn list(invitations: &[Invitation], terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    terminal.document(&json!({ "invitations": invitations }))?;
    for Invitation { id, email, inviter, expires, expired, resent, .. } in invitations {
        let until = if *expired { "expired" } else { "until" };
        let id = &id.0;
        terminal
            .line(format_args!("{id:<6} {email:<28} by {inviter}, {until} {}, sent again {resent}", said(expires)))?;
    }
    Ok(if invitations.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}
