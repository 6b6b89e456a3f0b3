//! `realm`: moving sites to another realm, planned, applied and taken back (rules S6 and S7).

use clap::{Args, Subcommand};
use plugin_api::operations::{
    BothSides, Group, LookAlike, LookAlikes, Operation, RealmApply, RealmChange, RealmHistory, RealmPlan, RealmPlanned,
    RealmRevert,
};

use crate::cli::commands::by::By;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};
use crate::zone::said;

/// The verbs about realms.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Say what moving sites to a realm would do to whom; changes nothing
    Plan(Change),
    /// Move the sites, exactly as it was planned
    Apply(Apply),
    /// Take a change back, within 30 days
    Revert(Revert),
    /// List the changes that were applied, the last one first
    History(PortalOptions),
}

/// Which sites, and where to.
#[derive(Args, Debug)]
pub struct Change {
    /// The sites that go together, and last the realm that they go to
    #[arg(value_name = "SITE... REALM", num_args = 2.., required = true)]
    sites_and_realm: Vec<String>,
    #[command(flatten)]
    host: PortalOptions,
}

/// What `realm apply` is told.
#[derive(Args, Debug)]
pub struct Apply {
    #[command(flatten)]
    change: Change,
    /// The digest that the plan ends with
    #[arg(long, value_name = "DIGEST")]
    digest: String,
    #[command(flatten)]
    by: By,
    /// Why; kept with the change
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
}

/// What `realm revert` is told.
#[derive(Args, Debug)]
pub struct Revert {
    /// The number of the change, as `realm history` lists it
    #[arg(value_name = "CHANGE")]
    change: i64,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    host: PortalOptions,
}

impl Change {
    /// The sites, and the realm that they go to.
    fn of(&self) -> (Vec<String>, String) {
        let split = self.sites_and_realm.split_last();
        split.map(|(realm, sites)| (sites.to_vec(), realm.clone())).unwrap_or_default()
    }
}

/// Carries out the operation and prints its answer.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::Plan(change) => {
            let (sites, realm) = change.of();
            let answer = change.host.start(terminal)?.perform(&RealmPlan { sites, realm })?;
            terminal.document(&answer)?;
            plan(&answer, terminal)?;
        }
        Verb::Apply(options) => apply(options, terminal)?,
        Verb::Revert(Revert { change, by, host }) => {
            let running = host.start(terminal)?;
            let revert = RealmRevert { change: *change, by: by.name(&running, RealmRevert::NAME)? };
            let answer = terminal.progress(0, "change of realm").whole(|| running.perform(&revert))?;
            terminal.answer(&answer)?;
        }
        Verb::History(host) => {
            let answer = host.start(terminal)?.perform(&RealmHistory {})?;
            terminal.document(&answer)?;
            answer.changes.iter().try_for_each(|change| history_line(change, terminal))?;
        }
    }
    Ok(ExitStatus::Done)
}

fn apply(options: &Apply, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let (sites, realm) = options.change.of();
    let running = options.change.host.start(terminal)?;
    let apply = RealmApply {
        sites,
        realm,
        digest: options.digest.clone(),
        by: options.by.name(&running, RealmApply::NAME)?,
        reason: options.reason.clone(),
    };
    let answer = terminal.progress(0, "change of realm").whole(|| running.perform(&apply))?;
    terminal.document(&answer)?;
    plan(&answer.plan, terminal)?;
    terminal.line(format_args!("applied; {} sessions ended", answer.sessions_ended))?;
    let (until, change) = (&answer.revertible_until, answer.change);
    terminal.line(format_args!("until {}, `realm revert {change}` takes it back", said(until)))
}

fn plan(plan: &RealmPlanned, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    terminal.line(format_args!("{} from realm {} to realm {}", words(&plan.sites), plan.from, plan.to))?;
    group(terminal, "go along", &plan.moves)?;
    for BothSides { class, merges, count, samples } in &plan.both {
        let what = if *merges { "become one" } else { "stay two" };
        people(terminal, &format!("{what}, {class}"), *count, samples)?;
    }
    group(terminal, "keep the narrower access", &plan.narrowed)?;
    group(terminal, "stay behind", &plan.stays_away)?;
    for entry in &plan.access {
        group(terminal, &format!("gain {}", entry.site), &entry.gains)?;
        group(terminal, &format!("lose {}", entry.site), &entry.loses)?;
    }
    if let Some(pairs) = &plan.look_alikes {
        look_alikes(terminal, pairs)?;
    }
    terminal.line(format_args!("digest {}", plan.digest))
}

/// Whose addresses look alike and are two: nobody is to take them for one.
fn look_alikes(terminal: &mut Terminal<'_>, LookAlikes { count, samples }: &LookAlikes) -> Result<(), CliError> {
    for LookAlike { here, there } in samples {
        let (here, there) = (words(here), words(there));
        terminal.line(format_args!("  warning: {here} and {there} look alike and are two people"))?;
    }
    match count.saturating_sub(samples.len() as u64) {
        0 => Ok(()),
        more => terminal.line(format_args!("  warning: {more} more pairs look alike and are two people")),
    }
}

fn group(terminal: &mut Terminal<'_>, what: &str, Group { count, samples }: &Group) -> Result<(), CliError> {
    people(terminal, what, *count, samples)
}

/// How many people, and some of them; nothing where there is nobody.
fn people(terminal: &mut Terminal<'_>, what: &str, count: u64, samples: &Vec<String>) -> Result<(), CliError> {
    if count == 0 {
        return Ok(());
    }
    terminal.line(format_args!("  {count:>5} {what:<32} {}", words(samples)))
}

fn history_line(change: &RealmChange, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let RealmChange { change: number, sites, from, to, applied, reverted, revertible, .. } = change;
    let state = match (reverted, revertible) {
        (Some(when), _) => format!("taken back {}", said(when)),
        (None, true) => "can be taken back".to_owned(),
        (None, false) => "stays".to_owned(),
    };
    terminal.line(format_args!("{number:>4}  {}  {}: {from} to {to}  ({state})", said(applied), words(sites)))
}
