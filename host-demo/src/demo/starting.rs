//! A portal over the sample, with its people and staff in it from the first start on. Over another ERP nobody is made.

use std::path::Path;
use std::sync::Arc;

use crate::back_office::DemoUser;
use crate::clock;
use crate::console::error::CliError;
use crate::demo::people;
use crate::demo::staff::{self, DemoStaff};
use crate::erp::sample::BEGUN;
use crate::hosting::folder::{Draft, Restoring, Starting};
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

/// Starts a portal as [`Running::start`] does; over the sample its people are users, and its staff may sign in. Whoever starts over
/// the same folder waits, and what a start that was cut short has made is made anew.
///
/// # Errors
/// As [`Running::start`], `data/starting`, `data/half-restored`, and those of making people.
pub fn start(options: &HostOptions, port: u16, program: Option<&Path>) -> Result<Demo, CliError> {
    start::make_data(&options.data)?;
    let _starting = Starting::over(&options.data)?;
    Restoring::check(&options.data)?;
    let (host, settings) = start::prepare(options, port)?;
    let place = settings["store"].as_str().and_then(|store| store.strip_prefix("sqlite:"));
    if options.erp == ErpKind::Sample
        && let Some(place) = place
        && let Some(draft) = Draft::of(Path::new(place))?
    {
        let mut settings = settings.clone();
        settings["store"] = format!("sqlite:{}", draft.path.display()).into();
        // A portal of its own: to one that runs, a clock that is set is a step.
        host.turn_back(BEGUN);
        people::settle(&Running::over(options, &host, &settings, program)?, &options.library.manifests)?;
        host.turn_back(0);
        draft.finish()?;
    }
    let running = Running::over(options, &host, &settings, program)?;
    if options.erp != ErpKind::Sample {
        return Ok(Demo { running, users: Arc::default(), staff: Vec::new() });
    }
    let users = people::settle(&running, &options.library.manifests)?.into();
    let staff = staff::settle(&running.roster, clock::now())?;
    Ok(Demo { running, users, staff })
}
