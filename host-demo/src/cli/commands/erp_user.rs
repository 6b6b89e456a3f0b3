//! `erp-user`: what the ERP's own staff do to a user that the sample ERP manages. The portal is told nothing: it asks.

use clap::Args;
use serde_json::json;

use crate::clock;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::erp::sample::Sample;
use crate::hosting::start;
use crate::options::{ErpKind, HostOptions};

/// What `erp-user` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The ERP's id of its user, e.g. `u203`
    #[arg(value_name = "ID")]
    pub id: String,
    /// Put the user out of use
    #[arg(long, required_unless_present = "enable", conflicts_with = "enable")]
    pub disable: bool,
    /// Put the user back in use
    #[arg(long)]
    pub enable: bool,
    /// The host.
    #[command(flatten)]
    pub host: HostOptions,
}

/// Does it; it counts at the user's next request.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    if options.host.erp != ErpKind::Sample {
        let message = "an ERP's users are its own; put them out of use there";
        return Err(CliError::new("usage/erp", message));
    }
    start::make_data(&options.host.data)?;
    let erp = Sample::open(&start::sample_file(&options.host.data), clock::now())?;
    erp.put_user(&options.id, options.enable)?;
    let state = if options.enable { "in use" } else { "out of use" };
    terminal.line(format_args!("{} is {state} in the ERP, from the next request on", options.id))?;
    terminal.document(&json!({ "id": options.id, "active": options.enable }))?;
    Ok(ExitStatus::Done)
}
