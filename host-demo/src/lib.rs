//! An ERP host that loads the portal and exercises all of it, in rooms: each uses those below it, never those above.
//!
//! | room | holds |
//! |---|---|
//! | `cli` | the command line: verbs, their options, what they print |
//! | `demo` | the sample's people and staff, the shop on each site, the tour, the measurements |
//! | [`back_office`] | the staff's pages |
//! | `hosting` | what an integrator copies: load the module, start it, serve it, keep its manifests, send its mail |
//! | [`erp`] | where the documents come from: the sample, a Dolibarr, an Odoo |
//! | `options`, `clock`, `language`, `texts`, `private`, `sanitize`, `console` | the ground: what every room stands on |

use std::ffi::OsString;
use std::io::Write;

pub mod back_office;
mod cli;
mod clock;
mod console;
mod demo;
pub mod erp;
mod hosting;
mod language;
mod options;
mod private;
mod sanitize;
mod texts;
mod zone;

pub use cli::verbs::all as verbs;
pub use console::interrupt::Interrupt;
pub use console::process::{ExitStatus, ProcessEnv};
pub use console::report;
use console::terminal::Terminal;
pub use hosting::erp_host::DemoHost;
pub use hosting::mailbox::Mailbox;
pub use hosting::server;

/// Runs the program with nothing around it: no terminal, and no module is tried out beforehand.
pub fn run<A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitStatus {
    run_in(&ProcessEnv::default(), args, out, err)
}

/// Runs the program. `args` begins with the program's name; the answer goes to `out`, everything said about it to `err`.
pub fn run_in<A: Into<OsString> + Clone>(
    process: &ProcessEnv,
    args: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitStatus {
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    let (args, notes) = cli::spellings::renewed(args);
    let wants_json = args.iter().any(|arg| arg == "--json");
    if !args.iter().any(|arg| arg == "-q" || arg == "--quiet") {
        for note in notes {
            // Nobody is left to tell where this fails; what the verb says itself will tell.
            drop(writeln!(err, "{note}"));
        }
    }
    match cli::verbs::Cli::read(&args) {
        Ok(cli) => {
            let mut terminal = Terminal::new(process, &cli.output, out, err);
            let outcome = cli::commands::run(cli, &mut terminal);
            terminal.close(outcome)
        }
        Err(error) => cli::verbs::explain(&error, wants_json, out, err),
    }
}
