//! `account recover`: another owner in place of one who is lost, by two of the staff (rule A6).

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::commands::member::AccountOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

/// The verbs about the recovery of an account.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Propose a member as the owner; a colleague confirms it within 7 days, unless the owner objects
    Propose(Propose),
    /// Confirm what a colleague proposed: the member is the owner
    Confirm(AccountOptions),
    /// Take a proposal back
    Cancel(AccountOptions),
    /// Show the proposal that is pending
    Show(AccountOptions),
}

/// What `account recover propose` is told.
#[derive(Args, Debug)]
pub struct Propose {
    #[command(flatten)]
    account: AccountOptions,
    /// The login of the member who is to become the owner
    #[arg(long, value_name = "LOGIN")]
    user: String,
    /// Why the owner is lost; both are told, and the ledger keeps it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Carries out the operation and prints its answer; nothing to show is the answer no.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let (account, act) = match verb {
        Verb::Propose(Propose { account, user, reason }) => {
            (account, json!({ "propose_recovery": { "login": user, "reason": reason } }))
        }
        Verb::Confirm(account) => (account, json!({ "confirm_recovery": {} })),
        Verb::Cancel(account) => (account, json!({ "cancel_recovery": {} })),
        Verb::Show(account) => (account, json!({ "recovery": {} })),
    };
    let answer = match verb {
        Verb::Propose(_) | Verb::Confirm(_) => account.act_as_one_of_two(&act, terminal)?,
        Verb::Cancel(_) | Verb::Show(_) => account.act(&act, terminal)?,
    };
    terminal.document(&answer)?;
    match verb {
        Verb::Propose(_) => pending(&answer, terminal)?,
        Verb::Show(_) if answer["recovery"].is_null() => {
            terminal.note("nothing is proposed")?;
            return Ok(ExitStatus::No);
        }
        Verb::Show(_) => pending(&answer["recovery"], terminal)?,
        Verb::Confirm(_) | Verb::Cancel(_) => terminal.facts(&answer)?,
    }
    Ok(ExitStatus::Done)
}

fn pending(card: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let said = |name: &str| words(&card[name]);
    let (login, by, reason) = (said("login"), said("by"), said("reason"));
    terminal.line(format_args!("{login} is proposed as the owner by {by}: {reason}"))?;
    if card["expired"] == true {
        terminal.line(format_args!("it has expired at {}", said("expires")))
    } else {
        terminal.line(format_args!("somebody else than {by} confirms it until {}", said("expires")))
    }
}
