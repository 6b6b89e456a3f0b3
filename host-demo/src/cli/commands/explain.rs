//! `explain`: every row of the decision about a user, and about a document where one is named.

use clap::Args;
use plugin_api::operations::{DecisionRow, Explain};
use plugin_api::{Class, Failure, Kind};

use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;

/// What `explain` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The site's id
    #[arg(long, value_name = "SITE")]
    pub site: String,
    /// The login
    #[arg(long, value_name = "LOGIN")]
    pub user: String,
    /// The document, e.g. `invoices/12`; or only its kind
    #[arg(long, value_name = "KIND[/ID]")]
    pub document: Option<String>,
    /// The third party whose account it is about; needed where the user has several
    #[arg(long, value_name = "ID")]
    pub third_party: Option<String>,
    /// The permission asked for; by default the one to view the kind
    #[arg(long, value_name = "PERMISSION")]
    pub permission: Option<String>,
    /// The host.
    #[command(flatten)]
    pub host: PortalOptions,
}

/// Prints the rows; a no is [`ExitStatus::No`].
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let command = command(options)?;
    let running = options.host.start(terminal)?;
    let answer = running.perform(&command)?;
    for row in &answer.rows {
        terminal.line(line(row))?;
    }
    for note in &answer.notes {
        terminal.line(format_args!("    {}", note.en))?;
    }
    terminal.line(if answer.granted { "granted" } else { "denied" })?;
    terminal.document(&answer)?;
    Ok(if answer.granted { ExitStatus::Done } else { ExitStatus::No })
}

fn command(options: &Options) -> Result<Explain, Failure> {
    let mut command = Explain {
        site: options.site.clone(),
        login: options.user.clone(),
        third_party: options.third_party.clone(),
        permission: options.permission.clone(),
        ..Explain::default()
    };
    if let Some(document) = &options.document {
        let (kind, id) = document.split_once('/').map_or((&**document, None), |(kind, id)| (kind, Some(id)));
        command.kind = Some(kind_of(kind)?);
        command.document = id.map(str::to_owned);
    }
    Ok(command)
}

/// The kind of this word.
///
/// # Errors
/// `usage/kind`.
pub(super) fn kind_of(word: &str) -> Result<Kind, Failure> {
    word.parse::<Kind>().map_err(|error| {
        Failure::new(Class::Invalid, "usage/kind", format!("{error}; write a kind and an id, as in `invoices/12`"))
    })
}

/// One row: its number, whether it holds, what it asks, and its code where it does not.
fn line(row: &DecisionRow) -> String {
    let holds = match row.holds {
        Some(true) => "yes",
        Some(false) => "no",
        None => "-",
    };
    let code = row.code.as_ref().map_or_else(String::new, |code| format!("  [{code}]"));
    format!("{:>2}  {holds:<3}  {}{code}", row.row, row.asks.en)
}
