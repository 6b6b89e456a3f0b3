//! The staff pages of the demo host, over HTTP: who gets in and may do what, the way from a third party to a customer who is
//! signed in, and what is kept out.

mod corrections;
mod door;
mod explain;
pub mod german;
mod guard;
mod ledger;
mod mailbox;
mod operations;
mod protocol;
mod realms;
mod refusals;
mod restored;
mod sites;
mod windows;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tests::browser::Browser;
use tests::modules;
use tests::server::{Server, manifests};

/// A browser at the staff pages in which this language was chosen.
fn staff_in(server: &Server, language: &str) -> Browser {
    let mut browser = server.staff();
    assert_eq!(browser.submit("/", "/language", &[("language", language)]).status, 303);
    browser
}

/// What a verb answers another process over a data folder. In this one, a second copy of the library would bring a second
/// `SQLite`, and two of those in one process do not see each other's locks.
fn elsewhere(data: &Path, verb: &[&str]) -> Value {
    let done = Command::new(modules::example("staff"))
        .args(verb)
        .arg("--json")
        .arg("--data")
        .arg(data)
        .arg("--manifests")
        .arg(manifests())
        .arg("--module")
        .arg(modules::portal())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    serde_json::from_slice(&done.stdout).unwrap_or_else(|error| panic!("{verb:?}: {error}: {said}"))
}
