//! A portal over the sample, with its people and staff in it from the first start on. Over another ERP nobody is made.

use std::path::Path;
use std::sync::Arc;

use crate::back_office::DemoUser;
use crate::clock;
use crate::console::error::CliError;
use crate::demo::people;
use crate::demo::staff::{self, DemoStaff};
use crate::erp::sample::BEGUN;
use crate::hosting::start::{self, Running};
use crate::options::{ErpKind, HostOptions};

/// A running portal, and who of the sample can sign in.
#[derive(Debug)]
pub struct Demo {
    /// The portal.
    pub running: Running,
    /// The people of the sample; none on another ERP.
    pub users: Arc<[DemoUser]>,
    /// The staff of the sample; none on another ERP.
    pub staff: Vec<DemoStaff>,
}

/// Starts a portal as [`Running::start`] does; over the sample its people are users, and its staff may sign in.
///
/// # Errors
/// As [`Running::start`], and those of making people.
pub fn start(options: &HostOptions, port: u16, program: Option<&Path>) -> Result<Demo, CliError> {
    let (host, settings) = start::prepare(options, port)?;
    if options.erp == ErpKind::Sample && is_new(settings["store"].as_str().unwrap_or_default()) {
        // A portal of its own: to one that runs, a clock that is set is a step.
        host.turn_back(BEGUN);
        people::settle(&Running::over(options, &host, &settings, program)?, &options.library.manifests)?;
        host.turn_back(0);
    }
    let running = Running::over(options, &host, &settings, program)?;
    if options.erp != ErpKind::Sample {
        return Ok(Demo { running, users: Arc::default(), staff: Vec::new() });
    }
    let users = people::settle(&running, &options.library.manifests)?.into();
    let staff = staff::settle(&running.roster, clock::now())?;
    Ok(Demo { running, users, staff })
}

/// Whether a portal's database is still to be made.
fn is_new(store: &str) -> bool {
    store.strip_prefix("sqlite:").is_some_and(|path| !Path::new(path).exists())
}
