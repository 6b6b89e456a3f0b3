//! Where the libraries under test are, and how to make bad ones.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

/// A module or program of `tests/modules`, built beside the tests; now, where only some tests were asked for by name, as
/// cargo builds them without those.
///
/// # Panics
/// Where it cannot be built.
#[must_use]
pub fn example(name: &str) -> PathBuf {
    static BUILT: Once = Once::new();
    let path = target().join("examples").join(name);
    if !path.exists() {
        BUILT.call_once(|| {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let status = Command::new(cargo).args(["build", "--package", "tests", "--examples"]).status();
            assert!(status.is_ok_and(|status| status.success()), "the examples of `tests` do not build");
        });
    }
    assert!(path.exists(), "`{}` is not built; run `cargo build -p tests --examples`", path.display());
    path
}

/// The library of this module of `tests/modules`.
#[must_use]
pub fn module(name: &str) -> PathBuf {
    example(&format!("{}module_{name}{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX))
}

/// The portal itself, as a library.
///
/// # Panics
/// Where it is not built.
#[must_use]
pub fn portal() -> PathBuf {
    library("portal_plugin")
}

/// The C face, as a library.
///
/// # Panics
/// Where it is not built.
#[must_use]
pub fn face() -> PathBuf {
    library("parvis")
}

/// The virtual environment of the hosts in Python.
///
/// # Panics
/// Where `tests/run` has not made it.
#[must_use]
pub fn python_hosts() -> PathBuf {
    let path = target().parent().expect("the target folder holds the profile's").join("python-hosts");
    assert!(path.exists(), "`{}` is not there; `tests/run` makes it", path.display());
    path
}

/// Tells a program where a host under test finds what it needs.
pub fn tell(command: &mut Command, port: u16, folder: &Path) {
    command
        .env("PARVIS_FOLDER", folder)
        .env("PARVIS_PORT", port.to_string())
        .env("PARVIS_MODULE", portal())
        .env("PARVIS_LIBRARY", face());
}

fn library(name: &str) -> PathBuf {
    let file = format!("{}{name}{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    let path = target().join("deps").join(file);
    assert!(path.exists(), "`{}` is not built; run `cargo build --workspace`", path.display());
    path
}

/// Compiles C in `folder`, with these options.
///
/// # Panics
/// Without a C compiler.
#[must_use]
pub fn compile_c(folder: &Path, name: &str, source: &str, options: &[&str]) -> PathBuf {
    let (input, output) = (folder.join(format!("{name}.c")), folder.join(name));
    std::fs::write(&input, source).expect("the folder can be written");
    let status =
        Command::new("cc").args(options).arg("-o").arg(&output).arg(&input).status().expect("`cc` is installed");
    assert!(status.success(), "`cc` refused {name}");
    output
}

/// `target/debug`, where the running test is in `deps`.
fn target() -> PathBuf {
    let me = std::env::current_exe().expect("the test knows itself");
    me.ancestors().nth(2).expect("the test is in `deps`").to_owned()
}
