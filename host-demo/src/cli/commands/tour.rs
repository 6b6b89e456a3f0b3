//! `tour`: everything once, and whether it held.

use clap::Args;
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::demo::tour::{self, Step};
use crate::options::{HostOptions, LibraryOptions};

/// What `tour` is told: it brings its own data, on the sample ERP.
#[derive(Args, Debug)]
pub struct Options {
    /// Which module, which manifests.
    #[command(flatten)]
    pub library: LibraryOptions,
    /// From which level on the module's log is printed
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub log: log::LevelFilter,
}

/// Makes the tour; a step that does not hold makes the answer no.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let host = HostOptions::plain(options.library.clone(), options.log);
    let steps = tour::run(&host, terminal)?;
    let held = steps.iter().filter(|step| step.held).count();
    let all = held == steps.len();
    terminal.document(&json!({ "held": all, "steps": steps.iter().map(Step::json).collect::<Vec<_>>() }))?;
    terminal.line(format_args!("{held} of {} steps held", steps.len()))?;
    Ok(if all { ExitStatus::Done } else { ExitStatus::No })
}
