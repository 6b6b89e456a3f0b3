//! The demo host as a program.

use std::process::ExitCode;

fn main() -> ExitCode {
    let surroundings = host_demo::Surroundings::of_this_process();
    host_demo::run_in(&surroundings, std::env::args_os(), &mut std::io::stdout(), &mut std::io::stderr()).into()
}
