//! `backup`: a copy of everything that the host keeps, taken while it serves.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::backup::{self, Places};
use crate::options::HostOptions;

/// What `backup` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The folder to make; it holds the databases, the manifests, and what each file is
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    host: HostOptions,
}

/// Takes one, whole or not at all.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let contents = backup::take(&Places::of(&options.host)?, &options.folder)?;
    terminal.document(&json!({ "folder": options.folder, "contents": contents }))?;
    for (name, file) in &contents.files {
        terminal.line(format_args!("  {:<16} {} bytes", name, file.size))?;
    }
    let folder = options.folder.display();
    terminal.line(format_args!("{folder}: whole; put it back with `host-demo restore --from {folder}`"))?;
    Ok(ExitStatus::Done)
}
