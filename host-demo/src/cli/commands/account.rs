//! `account`: what staff do to an account as a whole: hold, end, reopen; another third party; a lost owner.

pub mod recover;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::commands::member::AccountOptions;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

/// The verbs about whole accounts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the accounts with who owns them
    List(List),
    /// Give an account the third party that the ERP merged its own into; where that one has an account, say what would
    /// become of each row, and join the two once the digest of that plan is given
    Repoint(Repoint),
    /// Put an account on hold: nobody enters it, and its owner is told
    Suspend(Put),
    /// End an account: nobody enters it, nothing of it is deleted, and its owner is told
    Close(Put),
    /// Put an account back in use, and tell its owner
    Reopen(Put),
    /// Give an account whose owner is lost another one: one of the staff proposes, another one confirms
    #[command(subcommand)]
    Recover(recover::Verb),
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

/// What `account list` is told.
#[derive(Args, Debug)]
pub struct List {
    /// Only those in this state
    #[arg(long, value_name = "STATE", value_parser = ["open", "suspended", "closed"])]
    state: Option<String>,
    /// Begin behind the account with this number
    #[arg(long, value_name = "NUMBER")]
    after: Option<String>,
    #[command(flatten)]
    host: PortalOptions,
}

/// What `account repoint` is told.
#[derive(Args, Debug)]
pub struct Repoint {
    #[command(flatten)]
    account: AccountOptions,
    /// The third party that the ERP has now
    #[arg(long, value_name = "ID")]
    to: String,
    /// Why; the owners are told, and the ledgers keep it
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The digest that the plan ends with: joins the two accounts, which cannot be taken back
    #[arg(long, value_name = "DIGEST")]
    digest: Option<String>,
}

/// Carries out the operation and prints its answer.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let (put, act) = match verb {
        Verb::List(options) => return list(options, terminal),
        Verb::Repoint(options) => return repoint(options, terminal),
        Verb::Suspend(put) => (put, "suspend_account"),
        Verb::Close(put) => (put, "close_account"),
        Verb::Reopen(put) => (put, "reopen_account"),
        Verb::Recover(verb) => return recover::run(verb, terminal),
    };
    let answer = put.account.act(&json!({ act: { "reason": put.reason } }), terminal)?;
    terminal.document(&answer)?;
    terminal.facts(&answer)?;
    Ok(ExitStatus::Done)
}

fn list(options: &List, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let mut command = json!({ "do": "accounts", "state": options.state });
    if let Some(after) = &options.after {
        command["after"] = after.as_str().into();
    }
    let running = options.host.start(terminal)?;
    let answer = running.operate(&command)?;
    terminal.document(&answer)?;
    let accounts = answer["accounts"].as_array().map(Vec::as_slice).unwrap_or_default();
    for account in accounts {
        let said = |name: &str| words(&account[name]);
        let (number, third_party, name, state) = (said("account"), said("third_party"), said("name"), said("state"));
        let (owner, members) = (words(&account["owner"]["login"]), said("members"));
        terminal
            .line(format_args!("{number:>5}  {third_party:<8} {name:<28} {state}, owner {owner}, {members} members"))?;
    }
    Ok(if accounts.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}

fn repoint(options: &Repoint, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let Repoint { account, to, reason, digest } = options;
    let running = account.start(terminal)?;
    let plan = running.operate(&account.command(&running, &json!({ "plan_repoint": { "to": to } }))?)?;
    let asks = plan["joins"] == true && digest.is_none();
    let answer = if asks {
        plan
    } else {
        let told = json!({ "to": to, "reason": reason, "digest": digest });
        running.operate(&account.command(&running, &json!({ "repoint": told }))?)?
    };
    terminal.document(&answer)?;
    let (from, name) = (words(&answer["from"]), words(&answer["name"]));
    terminal.line(format_args!("the account of third party {from} to {to} ({name})"))?;
    for line in answer["lines"].as_array().into_iter().flatten() {
        let becomes = match line["becomes"].as_str() {
            Some("goes") => "goes along",
            Some("is_there") => "is in the account that stays: that row holds",
            _ => "ends",
        };
        let (what, name) = (words(&line["what"]).replace('_', " "), words(&line["name"]));
        terminal.line(format_args!("  {what:<14} {name:<32} {becomes}"))?;
    }
    if asks {
        terminal.line(format_args!("digest {}", words(&answer["digest"])))?;
        terminal.note("nothing was done: `--digest` joins the two accounts as planned, for good")?;
        return Ok(ExitStatus::No);
    }
    Ok(ExitStatus::Done)
}
