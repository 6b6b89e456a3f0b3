//! The demo host as a program of its own, which a test may kill.

use std::process::ExitCode;

fn main() -> ExitCode {
    let process = host_demo::ProcessEnv::of_this_process();
    host_demo::run_in(&process, std::env::args_os(), &mut std::io::stdout(), &mut std::io::stderr()).into()
}
