//! `check-host`: what the ERP does otherwise than the interface says.

use clap::Args;
use plugin_api::check_host;
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::erp_host::DemoHost;
use crate::hosting::mailbox::Mailbox;
use crate::hosting::start;
use crate::options::HostOptions;
use crate::sanitize::escaped;

/// What `check-host` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The ids of the third parties to look at, ten at the most; the first ten where none is named
    #[arg(value_name = "THIRD-PARTY")]
    pub third_parties: Vec<String>,
    /// The host.
    #[command(flatten)]
    pub host: HostOptions,
}

/// Prints each finding, and ends with [`ExitStatus::No`] where there is one. Nothing is written to the ERP.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    start::make_data(&options.host.data)?;
    let erp = start::open_erp(&options.host)?;
    let third_parties = if options.third_parties.is_empty() {
        erp.find_third_parties("")?.into_iter().map(|party| party.id).collect()
    } else {
        options.third_parties.clone()
    };
    let mailbox = Mailbox::open(&options.host.data.join("mailbox"), None, &options.host.mail_from)?;
    let report = check_host(&DemoHost::new(erp, mailbox, options.host.log), &third_parties);
    terminal.document(&json!(report))?;
    for finding in &report.findings {
        let times = if finding.times == 1 { String::new() } else { format!(", {} times", finding.times) };
        terminal.line(format_args!("{}: {} [{}{times}]", finding.method, escaped(&finding.what), finding.code))?;
        terminal.line(format_args!("    at {}", escaped(&finding.example)))?;
        terminal.line(format_args!("    {}", finding.advice))?;
    }
    terminal.line(format_args!(
        "{} third parties, {} rows, {} documents, {} questions: {}",
        report.third_parties,
        report.rows,
        report.documents,
        report.questions,
        match report.findings.len() {
            0 => "all as it should be".to_owned(),
            1 => "1 finding".to_owned(),
            many => format!("{many} findings"),
        }
    ))?;
    Ok(if report.findings.is_empty() { ExitStatus::Done } else { ExitStatus::No })
}
