//! Work that lasts, where nobody watches it: what stands in a log, and how it leaves things when it is broken off.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use host_demo::{ExitStatus, Interrupt, ProcessEnv};
use serde_json::Value;

/// A log. With an interrupt it asks for it at the first thing that is said: as somebody does who reads along.
#[derive(Default)]
struct Log {
    text: Vec<u8>,
    asks: Option<Interrupt>,
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(interrupt) = &self.asks {
            interrupt.ask();
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Seeds 20,000 documents with a line at every step: the status, the answer, and what was said.
fn seed(data: &Path, options: &[&str], surroundings: &ProcessEnv, log: &mut Log) -> (ExitStatus, String) {
    let place = data.to_str().unwrap();
    let args = ["host-demo", "seed", "--third-parties", "10", "--documents", "20000", "--data", place];
    let mut out = Vec::new();
    let status = host_demo::run_in(surroundings, args.iter().chain(options), &mut out, log);
    (status, String::from_utf8(out).unwrap())
}

fn at_every_step() -> ProcessEnv {
    ProcessEnv { every: Duration::ZERO, ..ProcessEnv::default() }
}

#[test]
fn a_log_gets_whole_lines_with_count_and_rate_and_no_bar() {
    let data = tempfile::tempdir().unwrap();
    let mut log = Log::default();
    let (status, out) = seed(data.path(), &[], &at_every_step(), &mut log);
    assert_eq!(status, ExitStatus::Done);
    assert!(out.ends_with(&format!("now: host-demo serve --data {}\n", data.path().display())), "{out}");
    let text = String::from_utf8(log.text).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    for (line, count) in text.lines().zip(["10,000 of 20,010, ", "20,000 of 20,010, ", "20,010 of 20,010, "]) {
        assert!(line.starts_with(&format!("third parties and documents: {count}")), "{text}");
        assert!(line.contains(" a second, ") && line.ends_with(" s left"), "{text}");
    }
    assert!(!text.contains(['\r', '\u{1b}', '█']), "{text:?}");
}

#[test]
fn who_wants_the_answer_only_gets_no_progress() {
    for option in ["--json", "--quiet"] {
        let data = tempfile::tempdir().unwrap();
        let mut log = Log::default();
        let (status, out) = seed(data.path(), &[option], &at_every_step(), &mut log);
        assert_eq!((status, &*String::from_utf8_lossy(&log.text)), (ExitStatus::Done, ""), "{option}");
        assert_eq!(serde_json::from_str::<Value>(&out).is_ok(), option == "--json", "{out}");
    }
}

#[test]
fn work_that_is_broken_off_says_how_it_leaves_things() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("erp.sqlite");
    seed(data.path(), &["--quiet"], &at_every_step(), &mut Log::default());
    let before = fs::read(&file).unwrap();
    let surroundings = at_every_step();
    let mut log = Log { asks: Some(surroundings.interrupt.clone()), ..Log::default() };
    let (status, out) = seed(data.path(), &[], &surroundings, &mut log);
    assert_eq!((status, &*out), (ExitStatus::Unanswered, ""));
    let text = String::from_utf8(log.text).unwrap();
    let said = format!("error: interrupted: nothing was written, and `{}` is as it was before", file.display());
    assert!(text.contains(&said), "{text}");
    assert!(fs::read(&file).unwrap() == before);
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1);
}
