//! `waiting`: what waits for somebody of the staff, over all accounts.

use clap::Args;
use plugin_api::operations::{Waiting, WhatWaits};

use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::zone::said;

/// What `waiting` is told.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    host: PortalOptions,
}

/// Prints each list; nothing that waits is the answer no.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let running = options.host.start(terminal)?;
    let answer = running.perform(&Waiting {})?;
    terminal.document(&answer)?;
    let lines = lines(&answer);
    for (list, entry) in &lines {
        terminal.line(format_args!("{list:<14} {entry}"))?;
    }
    Ok(if lines.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}

/// Each entry with what its list is called.
fn lines(
    WhatWaits { mails, recoveries, invitations, lost_contacts, undelivered }: &WhatWaits,
) -> Vec<(&'static str, String)> {
    let mails = mails.iter().map(|m| ("mails", format!("{}, {}, {}, {}", m.to, m.subject, m.tries, said(&m.next))));
    let recoveries = recoveries.iter().map(|r| {
        ("recoveries", format!("{}, {}, {}, {}, {}", r.third_party, r.login, r.by, r.reason, said(&r.expires)))
    });
    let invitations =
        invitations.iter().map(|i| ("invitations", format!("{}, {}, {}", i.third_party, i.email, said(&i.expires))));
    let lost = lost_contacts.iter().map(|lost| {
        ("lost contacts", format!("{}, {}, {}, {}", lost.realm, lost.login, lost.contact, said(&lost.noticed)))
    });
    let undelivered = undelivered
        .iter()
        .map(|m| ("undelivered", format!("{}, {}, {}, {}", m.to, m.subject, said(&m.given_up), m.words)));
    mails.chain(undelivered).chain(recoveries).chain(invitations).chain(lost).collect()
}
