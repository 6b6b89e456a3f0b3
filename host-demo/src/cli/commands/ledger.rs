//! `ledger`: what happened to an account, shown, exported and verified (rule A10).

use std::fs;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use plugin_api::ledger::{self, Entry};
use plugin_api::operations::account::{Ledger, LedgerPage};
use serde_json::json;

use crate::cli::commands::member::AccountOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::zone::said;

/// The verbs about ledgers.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Print what happened to an account, the first entry first
    Show(AccountOptions),
    /// Write an account's ledger to a file, one line of JSON for each entry
    Export(Export),
    /// Check an exported ledger, without the portal
    Verify(Verify),
}

/// What `ledger export` is told.
#[derive(Args, Debug)]
pub struct Export {
    #[command(flatten)]
    account: AccountOptions,
    /// The file to write; it must not be there yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// What `ledger verify` is told.
#[derive(Args, Debug)]
pub struct Verify {
    /// The exported ledger
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Does it; a ledger with a break is [`ExitStatus::No`].
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::Show(account) => show(account, terminal),
        Verb::Export(options) => export(options, terminal),
        Verb::Verify(options) => verify(options, terminal),
    }
}

fn show(account: &AccountOptions, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let mut entries = Vec::new();
    let last = pages(account, false, terminal, |page| entries.append(&mut page.entries))?;
    for Entry { number, at, actor, name, event, detail, .. } in &entries {
        let detail: Vec<String> = detail.iter().map(|(name, text)| format!("{name}={text}")).collect();
        let who = format!("{actor} {name}");
        terminal.line(format_args!(
            "{number:>4}  {}  {:<20} {event:<18} {}",
            said(at),
            who.trim(),
            detail.join("  ")
        ))?;
    }
    terminal.line(format_args!("{} entries; the last one's hash is {}", last.last, last.head))?;
    terminal.document(&json!({ "entries": entries, "last": last.last, "head": last.head }))?;
    Ok(ExitStatus::Done)
}

fn export(options: &Export, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let mut text = String::new();
    let last = pages(&options.account, true, terminal, |page| text.push_str(&page.text))?;
    let unwritable = |error| CliError::file("ledger/unwritable", &options.file, &error);
    let mut file = fs::File::create_new(&options.file).map_err(unwritable)?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(unwritable)?;
    terminal.answer(&json!({ "file": options.file, "entries": last.last, "head": last.head }))?;
    Ok(ExitStatus::Done)
}

fn verify(options: &Verify, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let unreadable = |error| CliError::file("ledger/unreadable", &options.file, &error);
    let text = fs::read(&options.file).map_err(unreadable)?;
    match ledger::verify(&String::from_utf8_lossy(&text)) {
        Ok(report) => {
            let answer = json!({
                "whole": true, "entries": report.entries, "first": report.first, "last": report.last,
                "head": report.head,
            });
            terminal.document(&answer)?;
            terminal.line(format_args!("{} entries, from {} to {}", report.entries, report.first, report.last))?;
            terminal.line("no entry was changed, taken out, put in or moved")?;
            terminal.line(format_args!("the last one's hash is {}; compare it with the portal's", report.head))?;
            Ok(ExitStatus::Done)
        }
        Err(broken) => {
            let why = broken.fault.to_string();
            terminal.document(&json!({ "whole": false, "line": broken.line, "why": why }))?;
            terminal.line(&broken)?;
            Ok(ExitStatus::No)
        }
    }
}

/// Every page of the ledger, in order; answers the last one.
fn pages(
    account: &AccountOptions,
    export: bool,
    terminal: &Terminal<'_>,
    mut each: impl FnMut(&mut LedgerPage),
) -> Result<LedgerPage, CliError> {
    let running = account.start(terminal)?;
    let mut after = 0;
    loop {
        let mut page = account.act_in(&running, Ledger { after, export })?;
        each(&mut page);
        match page.next {
            Some(next) => after = next,
            None => return Ok(page),
        }
    }
}
