//! `manifest check`: everything that is wrong with site manifests.

use std::path::PathBuf;

use clap::Args;
use plugin_api::ManifestFile;
use plugin_api::problem::Severity;
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::report;
use crate::console::terminal::Terminal;
use crate::hosting::start::Bare;
use crate::hosting::watch::{self, File};
use crate::options::LibraryOptions;

/// What `manifest check` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The manifests; all of the folder where none is named
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Which module, which folder.
    #[command(flatten)]
    pub library: LibraryOptions,
}

/// Prints each problem with its source, and ends with [`ExitStatus::No`] where one is an error.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let files: Vec<File> = if options.files.is_empty() {
        watch::read_folder(&options.library.manifests)?
    } else {
        options.files.iter().map(|path| File::read(path)).collect::<Result<_, _>>()?
    };
    let bare = Bare::start(&options.library, terminal.executable())?;
    let names: Vec<String> = files.iter().map(File::name).collect();
    let manifests: Vec<ManifestFile<'_>> =
        names.iter().zip(&files).map(|(name, file)| ManifestFile { name, bytes: &file.bytes }).collect();
    let problems = bare.running.portal.check_manifests(&manifests)?;
    for problem in &problems {
        let source = files.iter().find(|file| file.name() == problem.file).map_or(&[][..], |file| &file.bytes);
        terminal.block(&report::text(problem, source, terminal.colour()))?;
        terminal.line("")?;
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    terminal.document(&json!({ "ok": errors == 0, "files": names, "problems": report::json(&problems) }))?;
    terminal.line(summary(files.len(), errors, problems.len() - errors))?;
    Ok(if errors == 0 { ExitStatus::Done } else { ExitStatus::No })
}

fn summary(files: usize, errors: usize, warnings: usize) -> String {
    let count = |number: usize, one: &str| match number {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    format!("{}: {}, {}", count(files, "manifest"), count(errors, "error"), count(warnings, "warning"))
}
