//! Lines of the log that could come by the thousand: the same one is written once a minute at the most, and then how many
//! were left out. The time is the process's own, so that no step of a clock holds a line back.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use log::Level;

/// How long the same line is held back: a minute.
const APART: Duration = Duration::from_mins(1);

/// How many lines are told apart; further ones are summed up as one.
const MOST: usize = 256;

/// How much of a line is written, in code points.
const LONGEST: usize = 400;

/// Where lines come together.
pub struct Alarms {
    began: Instant,
    told: Mutex<Told>,
}

/// A line to write.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    level: Level,
    text: String,
}

#[derive(Debug, Default)]
struct Told(BTreeMap<String, Since>);

#[derive(Debug)]
struct Since {
    level: Level,
    written: Duration,
    more: u64,
}

impl Alarms {
    /// Where nothing was told yet.
    pub fn new() -> Self {
        Self { began: Instant::now(), told: Mutex::default() }
    }

    /// Writes a line to the audit log, or counts it. What is the same must read the same: no number that grows, and never
    /// a value of somebody's.
    pub fn tell(&self, level: Level, text: &str) {
        self.tell_times(level, text, 1);
    }

    /// The same of what came so many times.
    pub fn tell_times(&self, level: Level, text: &str, times: u64) {
        self.write(|told, now| told.note(level, text, times, now));
    }

    /// Writes the sums of what was held back long enough.
    pub fn sum_up(&self) {
        self.write(Told::due);
    }

    /// Writes the sums of all that was held back.
    pub fn close(&self) {
        self.write(|told, _| told.due(Duration::MAX));
    }

    fn write(&self, lines: impl FnOnce(&mut Told, Duration) -> Vec<Line>) {
        let lines = {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            lines(&mut told, self.began.elapsed())
        };
        for Line { level, text } in lines {
            log::log!(target: "audit", level, "{text}");
        }
    }
}

impl Default for Alarms {
    fn default() -> Self {
        Self::new()
    }
}

impl Told {
    fn note(&mut self, level: Level, text: &str, times: u64, now: Duration) -> Vec<Line> {
        let mut lines = self.due(now);
        let text = printable(text);
        if let Some(since) = self.0.get_mut(&text) {
            since.more = since.more.saturating_add(times);
        } else if self.0.len() < MOST {
            let line = if times == 1 { text.clone() } else { format!("{text}: {times} times") };
            lines.push(Line { level, text: line });
            self.0.insert(text, Since { level, written: now, more: 0 });
        } else {
            let others = self.0.entry("lines of other kinds".to_owned());
            others.or_insert(Since { level, written: now, more: 0 }).more += times;
        }
        lines
    }

    /// The sums that are due; what was quiet for so long is forgotten.
    fn due(&mut self, now: Duration) -> Vec<Line> {
        let mut lines = Vec::new();
        self.0.retain(|text, since| {
            if now.saturating_sub(since.written) < APART {
                return true;
            }
            let more = std::mem::take(&mut since.more);
            since.written = now;
            if more > 0 {
                lines.push(Line { level: since.level, text: format!("{text}: {more} more") });
            }
            more > 0
        });
        lines
    }
}

/// A text on one line, cut, and without what stands before the host of an address: it may be a password.
fn printable(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect();
    let mut parts = line.split("://");
    let mut safe = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| c == '/' || c.is_whitespace()).unwrap_or(part.len());
        let host = part[..end].rfind('@').map_or(part, |at| &part[at..]);
        safe.push_str("://");
        safe.push_str(host);
    }
    safe
}

impl fmt::Debug for Alarms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Alarms")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn line(text: &str) -> Vec<Line> {
        vec![Line { level: Level::Error, text: text.to_owned() }]
    }

    #[test]
    fn the_same_line_is_written_once_a_minute_and_then_how_many_were_left_out() {
        let mut told = Told::default();
        let mut note = |text: &str, at: u64| told.note(Level::Error, text, 1, seconds(at));
        assert_eq!(note("the ERP is silent", 0), line("the ERP is silent"));
        for at in 1..=38 {
            assert_eq!(note("the ERP is silent", at), []);
        }
        assert_eq!(note("the disk is full", 50), line("the disk is full"), "another one is written at once");
        assert_eq!(note("the ERP is silent", 60), line("the ERP is silent: 38 more"));
        assert_eq!(note("the ERP is silent", 61), [], "it was counted: once a minute");
        assert_eq!(
            note("the disk is full", 121),
            [line("the ERP is silent: 2 more"), line("the disk is full")].concat()
        );
        assert_eq!(told.due(seconds(181)), [], "what was quiet needs no sum");
        assert!(told.0.is_empty(), "and is forgotten");
    }

    #[test]
    fn what_comes_by_the_dozen_is_told_by_the_dozen() {
        let mut told = Told::default();
        let mut note = |at: u64| told.note(Level::Error, "ids", 12, seconds(at));
        assert_eq!(note(0), line("ids: 12 times"));
        assert_eq!([note(1), note(2)], [[], []]);
        assert_eq!(note(60), line("ids: 24 more"));
    }

    #[test]
    fn lines_without_end_are_counted_together() {
        let mut told = Told::default();
        let written: usize =
            (0..10_000).map(|n| told.note(Level::Warn, &format!("line {n}"), 1, seconds(0)).len()).sum();
        assert_eq!((written, told.0.len()), (MOST, MOST + 1));
        let sums = told.due(Duration::MAX);
        assert_eq!(sums, [Line { level: Level::Warn, text: "lines of other kinds: 9744 more".to_owned() }]);
    }

    #[test]
    fn a_line_is_one_line_and_tells_no_password_of_an_address() {
        for (text, told) in [
            ("two\r\nlines", "two  lines"),
            ("mysql://root:secret@db:3306/erp is down", "mysql://@db:3306/erp is down"),
            ("http://a/b and https://u:p@c", "http://a/b and https://@c"),
            ("zoe@example.net", "zoe@example.net"),
        ] {
            assert_eq!(printable(text), told);
        }
        assert_eq!(printable(&"x".repeat(10_000)).len(), LONGEST);
    }
}
