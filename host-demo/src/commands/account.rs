//! `account`: what staff do to an account as a whole: hold, end, reopen; a lost owner; its contacts.

pub mod contacts;
pub mod recover;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::ExitStatus;
use crate::commands::members::AccountOptions;
use crate::terminal::Terminal;
use crate::trouble::Trouble;

/// The verbs about whole accounts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Put an account on hold: nobody enters it, and its owner is told
    Suspend(Put),
    /// End an account: nobody enters it, nothing of it is deleted, and its owner is told
    Close(Put),
    /// Put an account back in use, and tell its owner
    Reopen(Put),
    /// Give an account whose owner is lost another one: one of the staff proposes, another one confirms
    #[command(subcommand)]
    Recover(recover::Verb),
    /// List and change who receives an account's mails without signing in
    #[command(subcommand)]
    Contacts(contacts::Verb),
}

/// What `account suspend`, `close` and `reopen` are told.
#[derive(Args, Debug)]
pub struct Put {
    #[command(flatten)]
    account: AccountOptions,
    /// Why; the owner is told, and the ledger keeps it
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
}

/// Carries out the operation and prints its answer.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, Trouble> {
    let (put, act) = match verb {
        Verb::Suspend(put) => (put, "suspend_account"),
        Verb::Close(put) => (put, "close_account"),
        Verb::Reopen(put) => (put, "reopen_account"),
        Verb::Recover(verb) => return recover::run(verb, terminal),
        Verb::Contacts(verb) => return contacts::run(verb, terminal),
    };
    let answer = put.account.act(&json!({ act: { "reason": put.reason } }), terminal)?;
    terminal.document(&answer)?;
    terminal.facts(&answer)?;
    Ok(ExitStatus::Done)
}
