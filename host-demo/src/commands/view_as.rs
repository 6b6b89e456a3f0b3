//! `view-as`: looking at an account as a member of it does, with the owner's consent (rule A11).

use clap::Args;
use serde_json::json;

use crate::ExitStatus;
use crate::cli::HostOptions;
use crate::start::Running;
use crate::terminal::Terminal;
use crate::trouble::Trouble;

/// What `view-as` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The site's id
    #[arg(long, value_name = "SITE")]
    site: String,
    /// The login of the member
    #[arg(long, value_name = "LOGIN")]
    user: String,
    /// The third party behind the account
    #[arg(long, value_name = "ID")]
    third_party: String,
    /// Who looks
    #[arg(long, value_name = "NAME")]
    staff: String,
    /// Why; the owner reads it in the ledger
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    host: HostOptions,
}

/// Prints a code that opens the look, once and within a minute.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, Trouble> {
    let Options { site, user, third_party, staff, reason, host } = options;
    let running = Running::start(host, host.listen.port(), terminal.executable())?;
    let answer = running.operate(&json!({
        "do": "view_as", "site": site, "login": user, "third_party": third_party, "staff": staff, "reason": reason,
    }))?;
    terminal.document(&answer)?;
    terminal.facts(&answer)?;
    Ok(ExitStatus::Done)
}
