//! `manifest plan`: who would see more and who less by a manifest, before it is in force.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

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
    let manifest = String::from_utf8_lossy(&file.bytes);
    let answer = running.operate(&json!({ "do": "manifest_plan", "manifest": manifest }))?;
    terminal.document(&answer)?;
    let entries = |what: &str| answer[what].as_array().cloned().unwrap_or_default();
    for kind in entries("kinds") {
        line(terminal, &kind, "more", "would see")?;
        line(terminal, &kind, "less", "would no longer see")?;
    }
    for preset in entries("presets") {
        let id = preset["id"].as_str().filter(|id| !id.is_empty()).unwrap_or("default");
        let (added, removed) = (words(&preset["added"]), words(&preset["removed"]));
        terminal.line(format_args!("preset {id}: added {added}; removed {removed}"))?;
    }
    if entries("kinds").is_empty() && entries("presets").is_empty() {
        terminal.line("nobody would see more or less")?;
    }
    if answer["changes_realm"] == true {
        let site = words(&answer["site"]);
        terminal.line(format_args!("it names another realm: run `host-demo realm plan {site} REALM` for that"))?;
    }
    Ok(ExitStatus::Done)
}

fn line(terminal: &mut Terminal<'_>, kind: &Value, which: &str, verb: &str) -> Result<(), CliError> {
    let seers = &kind[which];
    let users = seers["users"].as_u64().unwrap_or_default();
    if users == 0 {
        return Ok(());
    }
    let people = if users == 1 { "user" } else { "users" };
    let (kind, samples, accounts) = (words(&kind["kind"]), words(&seers["samples"]), &seers["accounts"]);
    terminal.line(format_args!("{users} {people} {verb} {kind} (accounts: {accounts}): {samples}"))
}
