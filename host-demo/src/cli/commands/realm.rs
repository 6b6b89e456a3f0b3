//! `realm`: moving sites to another realm, planned, applied and taken back (rules S6 and S7).

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::commands::by::By;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

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
    fn command(&self, operation: &str) -> Value {
        let (realm, sites) = self.sites_and_realm.split_last().map_or(("", &[][..]), |(realm, sites)| (realm, sites));
        json!({ "do": operation, "sites": sites, "realm": realm })
    }
}

/// Carries out the operation and prints its answer.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let (host, by, mut command) = match verb {
        Verb::Plan(change) => (&change.host, None, change.command("realm_plan")),
        Verb::Apply(apply) => {
            let mut command = apply.change.command("realm_apply");
            command["digest"] = apply.digest.as_str().into();
            command["reason"] = apply.reason.as_str().into();
            (&apply.change.host, Some(&apply.by), command)
        }
        Verb::Revert(revert) => {
            (&revert.host, Some(&revert.by), json!({ "do": "realm_revert", "change": revert.change }))
        }
        Verb::History(host) => (host, None, json!({ "do": "realm_history" })),
    };
    let running = host.start(terminal)?;
    if let Some(by) = by {
        by.sign(&running, &mut command, "by")?;
    }
    let answer = match verb {
        Verb::Apply(_) | Verb::Revert(_) => {
            terminal.progress(0, "change of realm").whole(|| running.operate(&command))?
        }
        Verb::Plan(_) | Verb::History(_) => running.operate(&command)?,
    };
    terminal.document(&answer)?;
    match verb {
        Verb::Plan(_) => plan(&answer, terminal)?,
        Verb::Apply(_) => {
            plan(&answer["plan"], terminal)?;
            let (ended, until) = (&answer["sessions_ended"], words(&answer["revertible_until"]));
            terminal.line(format_args!("applied; {ended} sessions ended"))?;
            terminal.line(format_args!("until {until}, `realm revert {}` takes it back", answer["change"]))?;
        }
        Verb::Revert(_) => terminal.facts(&answer)?,
        Verb::History(_) => {
            for change in answer["changes"].as_array().into_iter().flatten() {
                history_line(change, terminal)?;
            }
        }
    }
    Ok(ExitStatus::Done)
}

fn plan(plan: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let (from, to) = (words(&plan["from"]), words(&plan["to"]));
    terminal.line(format_args!("{} from realm {from} to realm {to}", words(&plan["sites"])))?;
    group(terminal, "go along", &plan["moves"])?;
    for class in plan["both"].as_array().into_iter().flatten() {
        let what = if class["merges"] == true { "become one" } else { "stay two" };
        group(terminal, &format!("{what}, {}", words(&class["class"])), class)?;
    }
    group(terminal, "keep the narrower access", &plan["narrowed"])?;
    group(terminal, "stay behind", &plan["stays_away"])?;
    for entry in plan["access"].as_array().into_iter().flatten() {
        let site = words(&entry["site"]);
        group(terminal, &format!("gain {site}"), &entry["gains"])?;
        group(terminal, &format!("lose {site}"), &entry["loses"])?;
    }
    look_alikes(terminal, &plan["look_alikes"])?;
    terminal.line(format_args!("digest {}", words(&plan["digest"])))
}

/// Whose addresses look alike and are two: nobody is to take them for one.
fn look_alikes(terminal: &mut Terminal<'_>, pairs: &Value) -> Result<(), CliError> {
    let samples = pairs["samples"].as_array().map(Vec::as_slice).unwrap_or_default();
    for pair in samples {
        let [here, there] = ["here", "there"].map(|side| words(&pair[side]));
        terminal.line(format_args!("  warning: {here} and {there} look alike and are two people"))?;
    }
    match pairs["count"].as_u64().unwrap_or_default().saturating_sub(samples.len() as u64) {
        0 => Ok(()),
        more => terminal.line(format_args!("  warning: {more} more pairs look alike and are two people")),
    }
}

/// How many people, and some of them; nothing where there is nobody.
fn group(terminal: &mut Terminal<'_>, what: &str, group: &Value) -> Result<(), CliError> {
    match group["count"].as_u64() {
        None | Some(0) => Ok(()),
        Some(count) => terminal.line(format_args!("  {count:>5} {what:<32} {}", words(&group["samples"]))),
    }
}

fn history_line(change: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let state = match (change["reverted"].as_str(), change["revertible"] == true) {
        (Some(when), _) => format!("taken back {when}"),
        (None, true) => "can be taken back".to_owned(),
        (None, false) => "stays".to_owned(),
    };
    let (number, sites) = (&change["change"], words(&change["sites"]));
    let (from, to, applied) = (words(&change["from"]), words(&change["to"]), words(&change["applied"]));
    terminal.line(format_args!("{number:>4}  {applied}  {sites}: {from} to {to}  ({state})"))
}
