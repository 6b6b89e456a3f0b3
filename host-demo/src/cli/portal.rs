//! The portal that a verb starts for one answer, beside the one that `serve` may be running on the same data.

use clap::Args;

use crate::console::error::CliError;
use crate::console::terminal::Terminal;
use crate::demo::starting;
use crate::hosting::start::Running;
use crate::options::HostOptions;

/// The host, as a verb needs it that does not listen itself.
#[derive(Args, Clone, Debug)]
pub struct PortalOptions {
    /// The host.
    #[command(flatten)]
    pub host: HostOptions,
    /// The port on which `serve` listens for the sites; links in mails carry it
    #[arg(long, value_name = "PORT", default_value = "8080")]
    pub port: u16,
}

impl PortalOptions {
    /// Starts the portal; over the sample its people are users.
    ///
    /// # Errors
    /// As [`starting::start`].
    pub fn start(&self, terminal: &Terminal<'_>) -> Result<Running, CliError> {
        Ok(starting::start(&self.host, self.port, terminal.executable())?.running)
    }
}
