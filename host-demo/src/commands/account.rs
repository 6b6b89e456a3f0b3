//! `account`: putting an account on hold, ending it, and putting it back in use.

use clap::Subcommand;
use serde_json::json;

use crate::ExitStatus;
use crate::commands::members::AccountOptions;
use crate::terminal::Terminal;
use crate::trouble::Trouble;

/// The verbs about whole accounts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Put an account on hold: nobody enters it
    Suspend(AccountOptions),
    /// End an account: nobody enters it, nothing of it is deleted
    Close(AccountOptions),
    /// Put an account back in use
    Reopen(AccountOptions),
}

/// Carries out the operation and prints the account's state.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, Trouble> {
    let (account, act) = match verb {
        Verb::Suspend(account) => (account, "suspend_account"),
        Verb::Close(account) => (account, "close_account"),
        Verb::Reopen(account) => (account, "reopen_account"),
    };
    let answer = account.act(&json!({ act: {} }), terminal)?;
    terminal.document(&answer)?;
    terminal.facts(&answer)?;
    Ok(ExitStatus::Done)
}
