//! Hosts in C, compiled by both compilers without a warning.

use std::path::Path;
use std::process::Command;

use super::{here, started};
use crate::modules;
use crate::serving::Serving;

/// A compiler of C.
pub const C: [&str; 2] = ["gcc", "-std=c99"];
/// A compiler of C++.
pub const CPP: [&str; 4] = ["g++", "-std=c++17", "-x", "c++"];

/// No warning is let through.
const STRICT: [&str; 5] = ["-Wall", "-Wextra", "-pedantic", "-Werror", "-O1"];

/// The header of now.
pub const NOW: &str = "../plugin-api/include";
/// The header as it was published first. It stays as it is: hosts that were built on it run on every later library.
pub const FIRST: &str = "modules/c/first";

/// Compiles a program over the header of now, without a warning.
#[track_caller]
pub fn compiled(compiler: &[&str], source: &Path, into: &Path, more: &[&str]) {
    compiled_over(NOW, compiler, source, into, more);
}

/// The same over the header in this folder.
#[track_caller]
pub fn compiled_over(header: &str, compiler: &[&str], source: &Path, into: &Path, more: &[&str]) {
    let include = here(header);
    let mut command = Command::new(compiler[0]);
    command.args(&compiler[1..]).args(STRICT).arg("-I").arg(include).arg(source).arg("-o").arg(into).args(more);
    let done = command.output().expect("there is a compiler");
    assert!(done.status.success(), "{compiler:?} {}: {}", source.display(), String::from_utf8_lossy(&done.stderr));
}

/// The host in C that does as it is told, compiled over this header and with these options besides.
#[must_use]
pub fn conforming(header: &str, options: &[&str]) -> Serving {
    let library = modules::face();
    let library = library.parent().unwrap().display().to_string();
    let examples = here("../plugin-api/examples").display().to_string();
    let with = [&["-I", &examples, "-L", &library, "-lparvis", "-pthread"], options].concat();
    started(|_, folder| {
        let program = folder.join("conforming");
        compiled_over(header, &C, &here("modules/c/conforming.c"), &program, &with);
        let mut command = Command::new(&program);
        command.env("LD_LIBRARY_PATH", &library);
        command
    })
}
