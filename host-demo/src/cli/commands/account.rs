//! `account`: what staff do to an account as a whole: hold, end, reopen; another third party; a lost owner.

pub mod recover;

use clap::{Args, Subcommand};
use plugin_api::operations::account::{
    AccountOperation, AccountPut, CloseAccount, PlanRepoint, ReopenAccount, RepointLine, SuspendAccount,
};
use plugin_api::operations::{self, Account, Accounts, Id};

use crate::cli::commands::member::AccountOptions;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;

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

impl Put {
    fn act<A: AccountOperation<Answer = AccountPut>>(
        &self,
        act: impl FnOnce(String) -> A,
        terminal: &mut Terminal<'_>,
    ) -> Result<ExitStatus, CliError> {
        terminal.answer(&self.account.act(act(self.reason.clone()), terminal)?)?;
        Ok(ExitStatus::Done)
    }
}

/// Carries out the operation and prints its answer.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::List(options) => list(options, terminal),
        Verb::Repoint(options) => repoint(options, terminal),
        Verb::Suspend(put) => put.act(|reason| SuspendAccount { reason }, terminal),
        Verb::Close(put) => put.act(|reason| CloseAccount { reason }, terminal),
        Verb::Reopen(put) => put.act(|reason| ReopenAccount { reason }, terminal),
        Verb::Recover(verb) => recover::run(verb, terminal),
    }
}

fn list(options: &List, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let accounts = Accounts {
        after: options.after.as_deref().map(Id::from),
        state: options.state.as_deref().map(operations::word).transpose()?,
        ..Accounts::default()
    };
    let answer = options.host.start(terminal)?.perform(&accounts)?;
    terminal.document(&answer)?;
    for Account { account: Id(number), third_party, name, state, owner, members, .. } in &answer.accounts {
        let owner = owner.as_ref().map_or("none", |owner| &owner.login);
        terminal
            .line(format_args!("{number:>5}  {third_party:<8} {name:<28} {state}, owner {owner}, {members} members"))?;
    }
    Ok(if answer.accounts.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}

fn repoint(options: &Repoint, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let Repoint { account, to, reason, digest } = options;
    let running = account.start(terminal)?;
    let plan = account.act_in(&running, PlanRepoint { to: to.clone() })?;
    let asks = plan.joins && digest.is_none();
    let answer = if asks {
        plan
    } else {
        let (to, reason, digest) = (to.clone(), reason.clone(), digest.clone());
        account.act_in(&running, operations::account::Repoint { to, reason, digest })?
    };
    terminal.document(&answer)?;
    terminal.line(format_args!("the account of third party {} to {to} ({})", answer.from, answer.name))?;
    for RepointLine { what, name, becomes } in &answer.lines {
        let becomes = match &**becomes {
            "goes" => "goes along",
            "is_there" => "is in the account that stays: that row holds",
            _ => "ends",
        };
        terminal.line(format_args!("  {:<14} {name:<32} {becomes}", what.replace('_', " ")))?;
    }
    if asks {
        terminal.line(format_args!("digest {}", answer.digest))?;
        terminal.note("nothing was done: `--digest` joins the two accounts as planned, for good")?;
        return Ok(ExitStatus::No);
    }
    Ok(ExitStatus::Done)
}
