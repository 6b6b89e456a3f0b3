//! `announce`: what happened to a document, so that those who may read it are told (rule M2).

use clap::Args;
use plugin_api::operations::{Announce, Announcement, NoticeEvent};
use plugin_api::{Class, Failure, Kind};

use crate::cli::commands::explain::kind_of;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;

/// What `announce` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The document, e.g. `invoices/12`
    #[arg(value_name = "KIND/ID")]
    document: String,
    /// What happened: `new`, `answered`, `due_soon` or `overdue`
    #[arg(long, value_name = "EVENT", default_value = "new", value_parser = event)]
    event: NoticeEvent,
    /// Which one, where it happens more than once: the id of the answer, or the day
    #[arg(long, value_name = "KEY", default_value = "")]
    key: String,
    #[command(flatten)]
    host: PortalOptions,
}

/// Announces it; where it was announced before, or nobody is there to be told, the answer is no.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let (kind, document) = document(&options.document)?;
    let running = options.host.start(terminal)?;
    let command = Announce { kind, document, event: options.event, key: options.key.clone() };
    let answer = running.perform(&command)?;
    let (line, status) = match answer.announcement {
        Announcement::Taken => ("who may read it is told", ExitStatus::Done),
        Announcement::Known => ("it was announced before", ExitStatus::No),
        Announcement::NoAccount => ("its third party has no account", ExitStatus::No),
    };
    terminal.line(line)?;
    terminal.document(&answer)?;
    Ok(status)
}

fn event(word: &str) -> Result<NoticeEvent, String> {
    NoticeEvent::ALL.into_iter().find(|event| event.as_str() == word).ok_or_else(|| {
        let words: Vec<_> = NoticeEvent::ALL.into_iter().map(NoticeEvent::as_str).collect();
        format!("take one of {}", words.join(", "))
    })
}

fn document(text: &str) -> Result<(Kind, String), Failure> {
    let (kind, id) = text.split_once('/').unwrap_or((text, ""));
    let kind = kind_of(kind)?;
    if id.is_empty() {
        let message = format!("`{text}` names no document; write a kind and an id, as in `invoices/12`");
        return Err(Failure::new(Class::Invalid, "usage/kind", message));
    }
    Ok((kind, id.to_owned()))
}
