//! `account recover`: another owner in place of one who is lost, by two of the staff (rule A6).

use clap::{Args, Subcommand};
use plugin_api::operations::account::{CancelRecovery, ConfirmRecovery, ProposeRecovery, Recovery, RecoveryProposal};

use crate::cli::commands::member::AccountOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::zone::said;

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
    match verb {
        Verb::Propose(Propose { account, user, reason }) => {
            let propose = ProposeRecovery { login: user.clone(), reason: reason.clone() };
            let proposal = account.act_as_one_of_two(propose, terminal)?;
            terminal.document(&proposal)?;
            pending(&proposal, terminal)?;
        }
        Verb::Confirm(account) => terminal.answer(&account.act_as_one_of_two(ConfirmRecovery {}, terminal)?)?,
        Verb::Cancel(account) => terminal.answer(&account.act(CancelRecovery {}, terminal)?)?,
        Verb::Show(account) => {
            let answer = account.act(Recovery {}, terminal)?;
            terminal.document(&answer)?;
            let Some(proposal) = &answer.recovery else {
                terminal.note("nothing is proposed")?;
                return Ok(ExitStatus::No);
            };
            pending(proposal, terminal)?;
        }
    }
    Ok(ExitStatus::Done)
}

fn pending(proposal: &RecoveryProposal, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let RecoveryProposal { login, by, reason, expires, expired, .. } = proposal;
    terminal.line(format_args!("{login} is proposed as the owner by {by}: {reason}"))?;
    if *expired {
        terminal.line(format_args!("it has expired at {}", said(expires)))
    } else {
        terminal.line(format_args!("somebody else than {by} confirms it until {}", said(expires)))
    }
}
