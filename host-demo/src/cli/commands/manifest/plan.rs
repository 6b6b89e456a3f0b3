//! `manifest plan`: who would see more and who less by a manifest, before it is in force.

use std::path::PathBuf;

use clap::Args;
use plugin_api::operations::{KindChange, ManifestPlan, Seers};

use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};
use crate::hosting::watch::File;

/// What `manifest plan` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The manifest as it is to be; the site's present one is in the folder of manifests
    #[arg(value_name = "MANIFEST")]
    manifest: PathBuf,
    #[command(flatten)]
    host: PortalOptions,
}

/// Prints what would change for whom; changes nothing.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let file = File::read(&options.manifest)?;
    let running = options.host.start(terminal)?;
    let manifest = String::from_utf8_lossy(&file.bytes).into_owned();
    let answer = running.perform(&ManifestPlan { manifest })?;
    terminal.document(&answer)?;
    for KindChange { kind, more, less, .. } in &answer.kinds {
        line(terminal, kind, more, "would see")?;
        line(terminal, kind, less, "would no longer see")?;
    }
    for preset in &answer.presets {
        let id = if preset.id.is_empty() { "default" } else { &preset.id };
        let (added, removed) = (words(&preset.added), words(&preset.removed));
        terminal.line(format_args!("preset {id}: added {added}; removed {removed}"))?;
    }
    if answer.kinds.is_empty() && answer.presets.is_empty() {
        terminal.line("nobody would see more or less")?;
    }
    if answer.changes_realm {
        let site = &answer.site;
        terminal.line(format_args!("it names another realm: run `host-demo realm plan {site} REALM` for that"))?;
    }
    Ok(ExitStatus::Done)
}

fn line(terminal: &mut Terminal<'_>, kind: &str, seers: &Seers, verb: &str) -> Result<(), CliError> {
    let Seers { users, accounts, samples, .. } = seers;
    if *users == 0 {
        return Ok(());
    }
    let (people, samples) = (if *users == 1 { "user" } else { "users" }, words(samples));
    terminal.line(format_args!("{users} {people} {verb} {kind} (accounts: {accounts}): {samples}"))
}
