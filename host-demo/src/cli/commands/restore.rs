//! `restore`: a backup is put back, or was (rule T3).

use std::fs;
use std::path::PathBuf;

use clap::Args;
use plugin_api::ledger;
use plugin_api::operations::{Operation, ReplayLedger, StoreRestored};
use serde_json::json;

use crate::cli::commands::by::By;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::backup::{self, Places};

/// How much of a ledger the portal takes at once, in bytes: some five hundred entries.
const AT_ONCE: usize = 200_000;

/// What `restore` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// Put this backup, as `backup` made it, in the place of what is there; no host may have it open
    #[arg(long, value_name = "DIR", conflicts_with = "ledger")]
    from: Option<PathBuf>,
    /// An exported ledger that is newer than the backup: what it took away is taken away again; once for each account
    #[arg(long, value_name = "FILE")]
    ledger: Vec<PathBuf>,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    host: PortalOptions,
}

/// Puts one back; or says to the portal that one was, which ends every session, link and open invitation; or takes away again what a ledger says.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    if let Some(folder) = &options.from {
        let contents = backup::put_back(&Places::of(&options.host.host)?, folder)?;
        // Whoever starts first ends what it would bring to life again.
        let restored = options.host.start(terminal)?.portal.health().restored;
        terminal.document(&json!({ "from": folder, "contents": contents, "restored": restored }))?;
        terminal.line(format_args!("{}: back in its place", folder.display()))?;
        terminal.line("every session, link and open invitation of it has ended; the ledgers say so")?;
        return Ok(ExitStatus::Done);
    }
    let texts = options.ledger.iter().map(verified).collect::<Result<Vec<String>, CliError>>()?;
    let running = options.host.start(terminal)?;
    if texts.is_empty() {
        let by = options.by.name(&running, StoreRestored::NAME)?;
        terminal.answer(&running.perform(&StoreRestored { by })?)?;
        return Ok(ExitStatus::Done);
    }
    let mut answers = Vec::new();
    for (file, text) in options.ledger.iter().zip(&texts) {
        let by = options.by.name(&running, ReplayLedger::NAME)?;
        let answer = running.perform(&ReplayLedger { text: end_of(text).to_owned(), by })?;
        terminal.line(format_args!("{}: {} entries behind the backup", file.display(), answer.entries))?;
        for (what, name) in [(&answer.taken, "taken away again"), (&answer.by_hand, "to look at by hand")] {
            for one in what {
                terminal.line(format_args!("  {name:<18} {one}"))?;
            }
        }
        answers.push(answer);
    }
    terminal.document(&answers)?;
    Ok(ExitStatus::Done)
}

/// The text of a ledger that holds.
fn verified(file: &PathBuf) -> Result<String, CliError> {
    let text = fs::read(file).map_err(|error| CliError::file("ledger/unreadable", file, &error))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    match ledger::verify(&text) {
        Ok(_) => Ok(text),
        Err(broken) => Err(CliError::new("ledger/unreadable", format!("{} does not hold: {broken}", file.display()))
            .hint("take another copy of the ledger; `host-demo ledger verify FILE` checks one")),
    }
}

/// The last lines of a ledger, as many as the portal takes at once.
fn end_of(text: &str) -> &str {
    let Some(cut) = text.len().checked_sub(AT_ONCE).filter(|cut| *cut > 0) else { return text };
    let bytes = text.as_bytes();
    let line = bytes.iter().skip(cut).position(|byte| *byte == b'\n').map_or(text.len(), |end| cut + end + 1);
    text.get(line..).unwrap_or_default()
}
