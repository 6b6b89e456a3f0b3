//! `invitation send`: asking somebody into an account, as staff (rules §6).

use clap::Args;
use plugin_api::operations::account::Invite;

use crate::cli::commands::member::{AccountOptions, invitation_line};
use crate::cli::commands::user::Access;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;

/// What `invitation send` is told.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    account: AccountOptions,
    /// The e-mail address to invite
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// The person's name
    #[arg(long, value_name = "NAME", default_value = "")]
    name: String,
    /// How many hours the invitation lives, 1 to 720 [default: 168]
    #[arg(long, value_name = "HOURS")]
    hours: Option<u32>,
    #[command(flatten)]
    access: Access,
}

/// Mails the invitation and prints what it offers.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let invite = Invite {
        email: options.email.clone(),
        name: options.name.clone(),
        hours: options.hours,
        membership: options.access.terms(),
        ..Invite::default()
    };
    let answer = options.account.act(invite, terminal)?;
    terminal.document(&answer)?;
    invitation_line(&answer, terminal)?;
    Ok(ExitStatus::Done)
}
