//! `module`: what a library is, or why it cannot be loaded; the permissions that it registers.

mod permissions;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use plugin_api::load::Pin;
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::plugin::{self, Wanted};
use crate::hosting::start::About;
use crate::options::LibraryOptions;

/// What `module` is told.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Options {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// The library; by default the one beside this program, else in `target/release`
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Only the library with this SHA-256
    #[arg(long, value_name = "SHA256")]
    pub pin: Option<Pin>,
    /// Load this file and end: the process may die of it.
    #[arg(long, hide = true, value_name = "FILE", conflicts_with = "file")]
    pub trial: Option<PathBuf>,
}

/// What else is asked of a library.
#[derive(Debug, Subcommand)]
enum Verb {
    /// List the permissions that the module registers
    Permissions(LibraryOptions),
}

/// Loads the library and prints what it says of itself. A library that cannot be loaded is the answer no.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    if let Some(Verb::Permissions(library)) = &options.verb {
        return permissions::run(library, terminal);
    }
    if let Some(file) = &options.trial {
        plugin_api::load::trial(file);
    }
    let file = plugin::find(options.file.as_deref());
    let loaded = Wanted::of(&[], options.pin)?.load(&file, terminal.executable());
    let module = loaded.map_err(|failure| CliError::from(failure).status(ExitStatus::No))?;
    let (about, descriptor) = (About::of(&module), module.descriptor());
    let mut document = about.json();
    document["label"] = json!(descriptor.label);
    document["features"] = json!(descriptor.features);
    document["required_host_features"] = json!(descriptor.required_host_features);
    document["kinds"] = json!(descriptor.kinds);
    document["permissions"] = json!(descriptor.permissions);
    terminal.document(&document)?;
    for (what, value) in [
        ("module", format!("{} {} ({})", about.id, about.version, descriptor.label.en)),
        ("interface", about.interface.clone()),
        ("file", about.file.display().to_string()),
        ("size", format!("{} bytes", about.size)),
        ("sha-256", about.sha256.clone()),
        ("kinds", descriptor.kinds.join(", ")),
        ("permissions", descriptor.permissions.len().to_string()),
        ("features", if descriptor.features.is_empty() { "none".to_owned() } else { descriptor.features.join(", ") }),
    ] {
        terminal.line(format_args!("{what:<12} {value}"))?;
    }
    if let Some(caution) = &about.caution {
        terminal.note(caution)?;
    }
    Ok(ExitStatus::Done)
}
