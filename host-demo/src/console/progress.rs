//! Work that lasts: a bar for who watches, a line now and then where nobody does, and nothing where only the answer is wanted.

use std::io::Write;
use std::time::{Duration, Instant};
use std::{fmt, thread};

use indicatif::{HumanCount, ProgressBar, ProgressState, ProgressStyle};

use crate::console::interrupt::Interrupt;

/// How often work that does not say how far it is, is looked after.
const LOOK: Duration = Duration::from_millis(100);

/// How far some work is.
pub struct Progress<'t> {
    way: Way<'t>,
    what: String,
    /// How much there is to do; 0 where nobody knows.
    length: u64,
    begun: Instant,
    /// When the last line was written.
    said: Instant,
    interrupt: Interrupt,
}

/// How it is shown.
pub enum Way<'t> {
    /// Nothing is shown.
    Silent,
    /// To a person on a terminal.
    Bar(ProgressBar),
    /// To a log, with so much time between two lines.
    Lines(&'t mut dyn Write, Duration),
}

impl Way<'_> {
    /// A bar on the messages' stream of this process.
    pub fn bar(length: u64, what: &str) -> Self {
        let (bar, template) = match length {
            0 => (ProgressBar::new_spinner(), "{spinner} {msg}, {elapsed}"),
            _ => (ProgressBar::new(length), "{msg} {wide_bar} {human_pos}/{human_len}, {rate}/s, {eta} left"),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.with_key("rate", rate));
        }
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        Self::Bar(bar)
    }
}

impl<'t> Progress<'t> {
    /// Begins work on so many `documents` or whatever it is; Ctrl-C asks it to end from here on.
    pub fn begin(length: u64, what: &str, way: Way<'t>, interrupt: &Interrupt) -> Self {
        interrupt.listen();
        let now = Instant::now();
        Self { way, what: what.to_owned(), length, begun: now, said: now, interrupt: interrupt.clone() }
    }

    /// So much is done. `false` where somebody asked the work to end.
    pub fn at(&mut self, done: u64) -> bool {
        match &mut self.way {
            Way::Silent => {}
            Way::Bar(bar) => bar.set_position(done),
            Way::Lines(out, every) => {
                if self.said.elapsed() >= *every {
                    self.said = Instant::now();
                    // Whoever read the messages has gone; the work goes on.
                    let _ = writeln!(out, "{}: {}", self.what, line(done, self.length, self.begun.elapsed()));
                }
            }
        }
        !self.interrupt.is_asked()
    }

    /// Does what cannot be broken off, and says so to whoever asks it to end.
    pub fn whole<T: Send>(mut self, work: impl FnOnce() -> T + Send) -> T {
        let what = self.what.clone();
        let mut answered = false;
        thread::scope(|scope| {
            let working = scope.spawn(work);
            while !working.is_finished() {
                thread::sleep(LOOK);
                if !self.at(0) && !answered {
                    answered = true;
                    self.say(&format!("{what}: made whole or not at all; ending as soon as that is known"));
                }
            }
            working.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn say(&mut self, text: &str) {
        match &mut self.way {
            Way::Silent => {}
            Way::Bar(bar) => bar.println(text),
            Way::Lines(out, _) => {
                let _ = writeln!(out, "{text}");
            }
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Way::Bar(bar) = &self.way {
            bar.finish_and_clear();
        }
    }
}

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress").field("what", &self.what).field("length", &self.length).finish_non_exhaustive()
    }
}

/// How much is done in a second.
fn rate(state: &ProgressState, out: &mut dyn fmt::Write) {
    let (per_second, digits) = (state.per_sec(), usize::from(state.per_sec() < 10.0));
    // A bar that cannot be drawn is none.
    let _ = write!(out, "{per_second:.digits$}");
}

/// How far it is after so long: count, rate and rest.
fn line(done: u64, length: u64, elapsed: Duration) -> String {
    if length == 0 {
        return format!("{} s so far", elapsed.as_secs());
    }
    let micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX).max(1);
    let tenths = done.saturating_mul(10_000_000) / micros;
    let rate = match tenths {
        0..100 => format!("{}.{}", tenths / 10, tenths % 10),
        _ => HumanCount(tenths / 10).to_string(),
    };
    let rest = length.saturating_sub(done).saturating_mul(10).checked_div(tenths);
    let rest = rest.map_or_else(String::new, |seconds| format!(", {seconds} s left"));
    format!("{} of {}, {rate} a second{rest}", HumanCount(done), HumanCount(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_count_rate_and_rest() {
        for (done, length, seconds, want) in [
            (0, 100, 0, "0 of 100, 0.0 a second"),
            (3, 12, 6, "3 of 12, 0.5 a second, 18 s left"),
            (1_000, 10_000, 2, "1,000 of 10,000, 500 a second, 18 s left"),
            (10_000, 10_000, 2, "10,000 of 10,000, 5,000 a second, 0 s left"),
            (7, 0, 65, "65 s so far"),
        ] {
            assert_eq!(line(done, length, Duration::from_secs(seconds)), want, "{done} of {length}");
        }
    }

    #[test]
    fn a_log_gets_a_line_of_its_own_now_and_then_and_whoever_asked_is_heard() {
        let interrupt = Interrupt::default();
        let mut out = Vec::new();
        let mut progress = Progress::begin(3, "documents", Way::Lines(&mut out, Duration::ZERO), &interrupt);
        assert!(progress.at(1));
        interrupt.ask();
        assert!(!progress.at(2));
        drop(progress);
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines.iter().all(|line| line.starts_with("documents: ") && line.contains(" of 3, ")), "{text}");
        assert!(!text.contains(['\r', '\u{1b}']), "{text:?}");

        let mut out = Vec::new();
        let mut progress = Progress::begin(3, "documents", Way::Lines(&mut out, Duration::from_hours(1)), &interrupt);
        progress.at(1);
        drop(progress);
        assert!(out.is_empty());
    }

    #[test]
    fn what_cannot_be_broken_off_is_done_and_says_so_once() {
        let interrupt = Interrupt::default();
        interrupt.ask();
        let mut out = Vec::new();
        let progress = Progress::begin(0, "change of realm", Way::Lines(&mut out, Duration::from_hours(1)), &interrupt);
        let done = progress.whole(|| {
            thread::sleep(LOOK * 3);
            7
        });
        assert_eq!(done, 7);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "change of realm: made whole or not at all; ending as soon as that is known\n");
    }
}
