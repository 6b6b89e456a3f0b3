//! The demo host as a program of its own, for what another process does to the same data.

use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    host_demo::run(std::env::args_os(), &mut out, &mut err).into()
}
