//! `import`: the ERP's external users, brought into the portal with a line for each.

use clap::Args;
use serde_json::json;

use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::import::owners::{self, OwnerLine, Rule};
use crate::hosting::import::{self, Line, Outcome, Way};
use crate::hosting::start;

/// What `import` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// Change nothing, and say what would be done
    #[arg(long)]
    pub dry_run: bool,
    /// Mail a set-password link to each new user whose password cannot be taken over
    #[arg(long, conflicts_with = "dry_run")]
    pub mail_links: bool,
    /// Make the first owners of accounts that have none: `only-user`, `contact-role:ROLE` or `file:PATH` with lines of
    /// `THIRD-PARTY,LOGIN`
    #[arg(long, value_name = "RULE")]
    pub owners: Option<Rule>,
    /// The host.
    #[command(flatten)]
    pub host: PortalOptions,
}

/// Imports every external user; the same again changes nothing.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let erp = start::open_users(&options.host.host)?;
    let users = erp.external_users()?;
    let running = options.host.start(terminal)?;
    let way = match (options.dry_run, options.mail_links) {
        (true, _) => Way::DryRun,
        (_, true) => Way::MailLinks,
        _ => Way::Import,
    };
    let mut progress = terminal.progress(users.len() as u64, "users");
    let lines =
        import::run((&users, &erp.ruled()?), &running, &options.host.host.library.manifests, way, &mut |done| {
            progress.at(done)
        })?;
    drop(progress);
    let of_erp = lines.iter().filter(|line| users.iter().any(|user| user.id == line.id)).count();
    let left = users.len() - of_erp;
    for line in &lines {
        terminal.line(line.text())?;
    }
    let manifests = &options.host.host.library.manifests;
    let owners = match &options.owners {
        Some(rule) if left == 0 => {
            owners::name(rule, (&*erp, &users), (&running, manifests), (options.dry_run, &lines))?
        }
        _ => Vec::new(),
    };
    for owner in &owners {
        terminal.line(owner.text())?;
    }
    for advice in erp.advice()? {
        terminal.note(advice)?;
    }
    let count = |outcome: Outcome| lines.iter().filter(|line| line.outcome == outcome).count();
    let (taken, changed) = (count(Outcome::Taken), count(Outcome::Changed));
    let (unchanged, ended, skipped) = (count(Outcome::Unchanged), count(Outcome::Ended), count(Outcome::Skipped));
    terminal.document(&json!({
        "dry_run": options.dry_run,
        "users": lines.iter().map(Line::json).collect::<Vec<_>>(),
        "taken": taken, "changed": changed, "unchanged": unchanged, "ended": ended,
        "skipped": skipped, "left": left, "owners": owners.iter().map(OwnerLine::json).collect::<Vec<_>>(),
    }))?;
    let would = if options.dry_run { "would be: " } else { "" };
    terminal.line(format_args!(
        "{} users {would}{taken} taken, {changed} changed, {unchanged} unchanged, {ended} ended, {skipped} skipped",
        lines.len()
    ))?;
    if options.owners.is_some() {
        let named = owners.iter().filter(|owner| owner.is_named()).count();
        terminal.line(format_args!("{} owners {would}{named} named", owners.len()))?;
    }
    if left > 0 {
        terminal.note(format_args!(
            "interrupted: {left} users are left; each of the others is whole, and the same again goes on"
        ))?;
        return Ok(ExitStatus::Unanswered);
    }
    Ok(ExitStatus::Done)
}
