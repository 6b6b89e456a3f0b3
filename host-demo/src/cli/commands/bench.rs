//! `bench`: what the portal costs, all ratios in one run.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use serde_json::json;

use crate::clock;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::progress::Progress;
use crate::console::terminal::Terminal;
use crate::demo::bench::{self, Figure, Subject};
use crate::demo::people::GRAND;
use crate::erp::sample;
use crate::hosting::start;
use crate::options::{HostOptions, LibraryOptions};

/// The customer of the story who is followed.
const LOGIN: &str = "atu.lenobli";

/// What `bench` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// Also measure a large ERP with this many third parties
    #[arg(long, value_name = "N", requires = "documents")]
    pub third_parties: Option<u64>,
    /// How many documents the large ERP has; from 100,000 on, one account has 10,000 invoices
    #[arg(long, value_name = "M", requires = "third_parties", value_parser = clap::value_parser!(u64).range(sample::seed::LARGE..))]
    pub documents: Option<u64>,
    /// Where the large ERP is; used again where it is there already [default: a folder that is gone afterwards]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Also plan a change of realm with this many users on each side
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000))]
    pub users: Option<u64>,
    /// How long each measurement lasts, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "2", value_parser = clap::value_parser!(u64).range(1..=600))]
    pub seconds: u64,
    /// Which module, which manifests.
    #[command(flatten)]
    pub library: LibraryOptions,
}

/// Measures, and prints a line for each figure.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let temporary = tempfile::tempdir()?;
    let lasts = Duration::from_secs(options.seconds);
    let subject = subject(options, &temporary.path().join("story"), LOGIN, lasts, terminal)?;
    let small = subject.describe();
    terminal.heading(&small)?;
    terminal.line(format_args!("{:<44} {:>12} {:>10} {:>10} {:>8}", "", "per second", "p50", "p99", "ratio"))?;
    let page = subject.page();
    let mut series = Series::begin(12, terminal);
    series.add(|| subject.in_process("list page, HTML, in process", &page))?;
    for figure in subject.decide()? {
        series.add(|| Ok(figure))?;
    }
    series.add(|| subject.in_process("session check", "/api/v1/session"))?;
    series.add(|| subject.in_process("list page, JSON, in process", &format!("/api/v1{page}")))?;
    series.add(|| subject.over_http("list page, HTML, HTTP, 1 client", 1))?;
    series.add(|| subject.over_http("list page, HTML, HTTP, 8 clients", 8))?;
    series.add(|| subject.sign_in())?;
    series.add(|| subject.load())?;
    series.add(|| subject.people())?;
    series.add(|| subject.accept())?;
    series.add(|| subject.accounts())?;
    let mut figures = series.end();
    if let Some(users) = options.users {
        let mut progress = terminal.progress(2 * users, "users to plan for");
        figures.push(subject.realm_plan(users, &mut |done| progress.at(done))?);
    }
    print(&figures, terminal)?;
    drop(subject);
    let large = large(options, temporary.path(), lasts, terminal)?;
    terminal.document(&json!({
        "erp": small,
        "figures": figures.iter().map(Figure::json).collect::<Vec<_>>(),
        "large": large.as_ref().map(|(erp, figures)| json!({
            "erp": erp, "figures": figures.iter().map(Figure::json).collect::<Vec<_>>(),
        })),
    }))?;
    if let Some((_, large)) = &large {
        for (name, figure) in large.iter().map(|figure| (&figure.name, figure)) {
            let Some(before) = figures.iter().find(|figure| figure.name == *name) else { continue };
            let ratio = figure.p50.as_secs_f64() / before.p50.as_secs_f64();
            terminal.line(format_args!("{name}: {ratio:.2} times as long as in the story, at p50"))?;
        }
    }
    Ok(ExitStatus::Done)
}

/// The first page of the account with many invoices, in an ERP that is made where it is not there yet.
fn large(
    options: &Options,
    temporary: &Path,
    lasts: Duration,
    terminal: &mut Terminal<'_>,
) -> Result<Option<(String, Vec<Figure>)>, CliError> {
    let (Some(third_parties), Some(documents)) = (options.third_parties, options.documents) else { return Ok(None) };
    let data = options.data.clone().unwrap_or_else(|| temporary.join("large"));
    start::make_data(&data)?;
    let file = start::sample_file(&data);
    if !file.exists() {
        let mut progress = terminal.progress(third_parties + documents, "third parties and documents");
        sample::seed(&file, clock::now(), third_parties, documents, &mut |done| progress.at(done))?;
    }
    let subject = subject(options, &data, GRAND.login, lasts, terminal)?;
    let erp = subject.describe();
    terminal.heading(&erp)?;
    let page = subject.page();
    let mut series = Series::begin(4, terminal);
    series.add(|| subject.in_process("list page, HTML, in process", &page))?;
    series.add(|| subject.in_process("list page, JSON, in process", &format!("/api/v1{page}")))?;
    series.add(|| subject.over_http("list page, HTML, HTTP, 1 client", 1))?;
    series.add(|| subject.over_http("list page, HTML, HTTP, 8 clients", 8))?;
    let figures = series.end();
    print(&figures, terminal)?;
    Ok(Some((erp, figures)))
}

/// Measurements one after the other.
struct Series<'t> {
    figures: Vec<Figure>,
    progress: Progress<'t>,
}

impl<'t> Series<'t> {
    fn begin(length: u64, terminal: &'t mut Terminal<'_>) -> Self {
        Self { figures: Vec::new(), progress: terminal.progress(length, "measurements") }
    }

    /// Measures, unless somebody asked to end.
    fn add(&mut self, measure: impl FnOnce() -> Result<Figure, CliError>) -> Result<(), CliError> {
        if !self.progress.at(self.figures.len() as u64) {
            return Err(bench::interrupted());
        }
        self.figures.push(measure()?);
        Ok(())
    }

    fn end(self) -> Vec<Figure> {
        self.figures
    }
}

fn subject(
    options: &Options,
    data: &Path,
    login: &str,
    lasts: Duration,
    terminal: &Terminal<'_>,
) -> Result<Subject, CliError> {
    let plain = HostOptions::plain(options.library.clone(), log::LevelFilter::Error);
    Subject::start(&HostOptions { data: data.to_owned(), ..plain }, login, lasts, terminal)
}

/// The ratio is to the first figure's time, at p50.
fn print(figures: &[Figure], terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let first = figures.first().map_or(Duration::from_secs(1), |figure| figure.p50);
    for figure in figures {
        let ratio = figure.p50.as_secs_f64() / first.as_secs_f64();
        let (p50, p99) = (time(figure.p50), time(figure.p99));
        terminal
            .line(format_args!("{:<44} {:>12.0} {p50:>10} {p99:>10} {ratio:>8.3}", figure.name, figure.per_second))?;
    }
    Ok(())
}

fn time(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1_000.0 { format!("{micros:.1} µs") } else { format!("{:.2} ms", micros / 1_000.0) }
}
