//! The streams: the answer on one, everything said about it on the other; colour, JSON, and hostile text made harmless.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use plugin_api::Failure;
use serde::Serialize;
use serde_json::{Value, json};

use crate::console::error::CliError;
use crate::console::process::{ExitStatus, ProcessEnv};
use crate::console::progress::{Progress, Way};
use crate::options::{Color, Output};
use crate::sanitize::escaped;

const RED: Style = AnsiColor::Red.on_default().bold();
const CYAN: Style = AnsiColor::Cyan.on_default();
const GREEN: Style = AnsiColor::Green.on_default();

/// What a verb speaks through.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line or a fact of its own")]
pub struct Terminal<'a> {
    process: &'a ProcessEnv,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    /// Whether the answer is one JSON document.
    pub json: bool,
    /// Whether only the answer and errors are wanted.
    pub quiet: bool,
    out_colour: bool,
    err_colour: bool,
    answered: bool,
}

impl<'a> Terminal<'a> {
    /// A terminal as the options of the command line want it.
    pub fn new(process: &'a ProcessEnv, output: &Output, out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        let wants = |is_terminal: bool| match output.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        let (out_colour, err_colour) = (wants(process.out_is_terminal), wants(process.err_is_terminal));
        Self { process, out, err, json: output.json, quiet: output.quiet, out_colour, err_colour, answered: false }
    }

    /// The program's own file, where it may be started anew.
    pub fn executable(&self) -> Option<&'a Path> {
        self.process.executable.as_deref()
    }

    /// Whether reports of problems on the answer's stream are coloured.
    pub const fn colour(&self) -> bool {
        self.out_colour
    }

    /// A line of the answer for people; nothing under `--json`.
    pub fn line(&mut self, line: impl fmt::Display) -> Result<(), CliError> {
        if self.json {
            return Ok(());
        }
        Ok(writeln!(self.out, "{}", escaped(&line.to_string()))?)
    }

    /// A heading of the answer for people.
    pub fn heading(&mut self, text: &str) -> Result<(), CliError> {
        if self.json {
            return Ok(());
        }
        let style = if self.out_colour { GREEN } else { Style::new() };
        Ok(writeln!(self.out, "{style}{}{style:#}", escaped(text))?)
    }

    /// A piece of the answer for people that was made harmless already and may be coloured.
    pub fn block(&mut self, text: &str) -> Result<(), CliError> {
        if self.json {
            return Ok(());
        }
        Ok(writeln!(self.out, "{text}")?)
    }

    /// A whole answer: for a machine as it is, for people each member on a line of its own.
    pub fn answer(&mut self, answer: &impl Serialize) -> Result<(), CliError> {
        self.document(answer)?;
        self.facts(answer)
    }

    /// Each member of an answer on a line of its own, for people.
    pub fn facts(&mut self, answer: &impl Serialize) -> Result<(), CliError> {
        for (what, value) in json_of(answer).as_object().into_iter().flatten() {
            self.line(format_args!("{:<14} {}", what.replace('_', " "), words(value)))?;
        }
        Ok(())
    }

    /// The whole answer for a machine, its members in the order of their names; nothing without `--json`. Only the first one is
    /// printed.
    pub fn document(&mut self, answer: &impl Serialize) -> Result<(), CliError> {
        if !self.json || self.answered {
            return Ok(());
        }
        self.answered = true;
        writeln!(self.out, "{}", json_of(answer))?;
        Ok(self.out.flush()?)
    }

    /// Something said about the answer; silent under `--quiet`.
    pub fn note(&mut self, text: impl fmt::Display) -> Result<(), CliError> {
        if self.quiet {
            return Ok(());
        }
        Ok(writeln!(self.err, "{}", escaped(&text.to_string()))?)
    }

    /// How far work is that lasts, on the messages' stream; 0 where nobody knows how much there is.
    pub fn progress(&mut self, length: u64, what: &str) -> Progress<'_> {
        let way = if self.json || self.quiet {
            Way::Silent
        } else if self.process.err_is_terminal {
            Way::bar(length, what)
        } else {
            Way::Lines(&mut *self.err, self.process.every)
        };
        Progress::begin(length, what, way, &self.process.interrupt)
    }

    /// Ends the program: says what went wrong, and gives the status.
    pub fn close(mut self, outcome: Result<ExitStatus, CliError>) -> ExitStatus {
        let flushed = self.out.flush().map_err(CliError::from);
        match outcome.and_then(|status| flushed.map(|()| status)) {
            Ok(status) => status,
            Err(CliError::Failed { failure, hint, status }) => {
                let said = self.failure(&failure, hint.as_deref());
                said.map_or_else(|error| stream_status(&error), |()| status)
            }
            Err(error) => stream_status(&error),
        }
    }

    fn failure(&mut self, failure: &Failure, hint: Option<&str>) -> Result<(), CliError> {
        if self.json && !self.answered {
            return self.document(&failure_json(failure, hint));
        }
        let (red, cyan) = if self.err_colour { (RED, CYAN) } else { (Style::new(), Style::new()) };
        writeln!(self.err, "{red}error{red:#}: {} [{}]", escaped(&failure.message), escaped(&failure.code))?;
        if let Some(hint) = hint {
            writeln!(self.err, "{cyan}hint{cyan:#}: {}", escaped(hint))?;
        }
        Ok(())
    }
}

/// A failure as scripts read it.
pub fn failure_json(failure: &Failure, hint: Option<&str>) -> Value {
    let mut value = json!({ "code": failure.code, "class": failure.class, "message": failure.message });
    if let Some(hint) = hint {
        value["hint"] = hint.into();
    }
    if let Ok(detail) = serde_json::from_str::<Value>(&failure.detail) {
        value["detail"] = detail;
    }
    value
}

/// A part of an answer as people read it: a list with commas, `none` where nothing is there.
pub fn words(part: &impl Serialize) -> String {
    fn said(value: &Value) -> String {
        match value {
            Value::String(text) => text.clone(),
            Value::Array(items) if items.is_empty() => "none".to_owned(),
            Value::Array(items) => items.iter().map(said).collect::<Vec<_>>().join(", "),
            Value::Null => "none".to_owned(),
            other => other.to_string(),
        }
    }
    said(&json_of(part))
}

/// An answer as JSON. None of them fails to be written.
fn json_of(answer: &impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap_or_default()
}

/// A reader that went away has had enough; any other broken stream is an answer not given.
fn stream_status(error: &CliError) -> ExitStatus {
    match error {
        CliError::Stream(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitStatus::Done,
        _ => ExitStatus::Unanswered,
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn hostile_names_cannot_move_the_cursor_or_turn_the_text_round() {
        for (text, want) in [
            ("Atu SARL", "Atu SARL"),
            ("two\nlines", "two\nlines"),
            ("red \u{1b}[31m", "red \\u{1b}[31m"),
            ("a\rb", "a\\u{d}b"),
            ("fdp.\u{202e}exe", "fdp.\\u{202e}exe"),
            ("é ü 漢", "é ü 漢"),
        ] {
            assert_eq!(escaped(text), want, "{text:?}");
        }
    }
}
