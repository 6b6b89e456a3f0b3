//! The small ERP in each language, served: what `crate::conformance` asks and what is measured.

pub mod c;
pub mod php;
pub mod python;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::conformance::small_erp;
use crate::modules;
use crate::serving::Serving;

/// A file of the tests.
#[must_use]
pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).canonicalize().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The processes that a process has started and that still run, by number.
#[must_use]
pub fn children(process: u32) -> BTreeSet<String> {
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children")).expect("the process runs");
    children.split_whitespace().map(str::to_owned).collect()
}

/// The program that this makes of a free port and a folder with the small ERP's tables, once it answers.
pub fn started(command: impl FnOnce(u16, &Path) -> Command) -> Serving {
    let folder = crate::folder();
    small_erp(folder.path());
    let mut serving = Serving::start(folder, |port, folder| {
        let mut command = command(port, folder);
        modules::tell(&mut command, port, folder);
        command
    });
    serving.until_it_answers();
    serving
}

/// The host in Rust.
#[must_use]
pub fn rust() -> Serving {
    started(|_, _| Command::new(modules::example("conforming")))
}
