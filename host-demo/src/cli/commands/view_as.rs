//! `view-as`: looking at an account as a member of it does, with the owner's consent (rule A11); who looks, and ending it.

use clap::{Args, Subcommand};
use plugin_api::operations::{EndViews, Operation, View, ViewAs, Views, ViewsEnded};

use crate::cli::commands::by::By;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::start::Running;
use crate::zone::said;

/// What `view-as` is told; a verb needs none of what opening a look does.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Options {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// The site's id
    #[arg(long, value_name = "SITE", required = true)]
    site: Option<String>,
    /// The login of the member
    #[arg(long, value_name = "LOGIN", required = true)]
    user: Option<String>,
    /// The third party behind the account
    #[arg(long, value_name = "ID", required = true)]
    third_party: Option<String>,
    #[command(flatten)]
    by: By,
    /// Why; the owner reads it in the ledger
    #[arg(long, value_name = "TEXT", required = true)]
    reason: Option<String>,
    #[command(flatten)]
    host: PortalOptions,
}

/// The verbs about looks that are open.
#[derive(Debug, Subcommand)]
enum Verb {
    /// List the looks that are open
    List(List),
    /// End every look of one of the staff, at once
    End(End),
}

#[derive(Args, Debug)]
struct List {
    #[command(flatten)]
    host: PortalOptions,
}

#[derive(Args, Debug)]
struct End {
    /// Whose looks: the login of one of the staff, or the name as `list` shows it
    #[arg(long, value_name = "LOGIN")]
    of: String,
    #[command(flatten)]
    host: PortalOptions,
}

/// Prints an address that opens the look, once and within a minute; or does what the verb says.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match &options.verb {
        Some(Verb::List(List { host })) => list(host, terminal),
        Some(Verb::End(End { of, host })) => {
            let running = host.start(terminal)?;
            let mut all = ViewsEnded::default();
            for staff in names(&running, of) {
                all.sessions_ended += running.perform(&EndViews { staff })?.sessions_ended;
            }
            terminal.answer(&all)?;
            Ok(if all.sessions_ended == 0 { ExitStatus::No } else { ExitStatus::Done })
        }
        None => {
            let Options { site, user, third_party, by, reason, host, .. } = options;
            if by.by.is_none() {
                let message = "whoever looks says who they are: the owner reads it";
                return Err(CliError::new("staff/unnamed", message).hint("add `--by LOGIN`"));
            }
            let running = host.start(terminal)?;
            let said = |option: &Option<String>| option.clone().unwrap_or_default();
            let look = ViewAs {
                site: said(site),
                login: said(user),
                third_party: said(third_party),
                staff: by.name(&running, ViewAs::NAME)?,
                reason: said(reason),
            };
            terminal.answer(&running.perform(&look)?)?;
            Ok(ExitStatus::Done)
        }
    }
}

/// The looks that are open; none is the answer no.
fn list(host: &PortalOptions, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let answer = host.start(terminal)?.perform(&Views {})?;
    terminal.document(&answer)?;
    for View { staff, login, third_party, site, ends, reason, .. } in &answer.views {
        terminal
            .line(format_args!("{staff:<20} as {login} in {third_party} on {site} until {}: {reason}", said(ends)))?;
    }
    Ok(if answer.views.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}

/// The names under which one of the staff looks on, proved or not.
fn names(running: &Running, staff: &str) -> Vec<String> {
    let of_person = running.roster.person(staff).map(|person| vec![person.signature(), person.unproved()]);
    of_person.unwrap_or_else(|_| vec![staff.to_owned()])
}
