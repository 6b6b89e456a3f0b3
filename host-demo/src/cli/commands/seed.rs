//! `seed`: a sample ERP with a great deal of data.

use clap::Args;
use serde_json::json;

use crate::clock;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::erp::sample;
use crate::hosting::start;

/// What `seed` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// How many third parties, besides the story's
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    pub third_parties: u64,
    /// How many documents, besides the story's
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u64).range(0..=100_000_000))]
    pub documents: u64,
    /// The data folder to fill; its sample ERP is made anew
    #[arg(long, value_name = "DIR", default_value = crate::options::DATA)]
    pub data: std::path::PathBuf,
}

/// Fills the folder, and says what to do with it.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    start::make_data(&options.data)?;
    let file = start::sample_file(&options.data);
    let mut progress = terminal.progress(options.third_parties + options.documents, "third parties and documents");
    sample::seed(&file, clock::now(), options.third_parties, options.documents, &mut |done| progress.at(done))?;
    drop(progress);
    let next = format!("host-demo serve --data {}", options.data.display());
    terminal.document(&json!({
        "file": file, "third_parties": options.third_parties, "documents": options.documents, "next": next,
    }))?;
    terminal.line(format_args!(
        "{}: {} third parties, {} documents",
        file.display(),
        options.third_parties,
        options.documents
    ))?;
    if options.documents >= sample::seed::LARGE {
        terminal.line(format_args!(
            "one account has {} invoices; its user is grand.compte",
            sample::seed::GRAND_COMPTE_INVOICES
        ))?;
    }
    terminal.line(format_args!("now: {next}"))?;
    Ok(ExitStatus::Done)
}
