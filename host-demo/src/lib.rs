//! An ERP host that loads the portal and exercises all of it.
//!
//! | file | holds |
//! |---|---|
//! | [`run`], `cli`, `commands` | the command line, as a function |
//! | `terminal`, `progress`, `interrupt`, `report`, `trouble` | what people and scripts read, and Ctrl-C |
//! | `plugin`, `start`, `watch` | loading the module, starting it, keeping its manifests in force |
//! | `host`, [`erp`], `mailbox`, `contacts` | what the module may ask of the ERP |
//! | `server`, `shop`, `staff` | HTTP in, requests out; the host's own pages: a shop on each site, the staff's |
//! | `roster`, `private` | who the staff are, what each may do, their sessions; files for this user alone |
//! | `people`, `import` | the sample's users, and those of a Dolibarr |
//! | `tour`, `bench`, `client` | everything once, everything measured, and the small browser for both |

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

mod bench;
mod cli;
mod client;
mod commands;
mod contacts;
pub mod erp;
mod host;
mod import;
mod interrupt;
mod mailbox;
mod people;
mod plugin;
mod private;
mod progress;
pub mod report;
mod roster;
mod server;
mod shop;
pub mod staff;
mod start;
mod terminal;
mod tour;
mod trouble;
mod watch;

use std::time::Duration;

pub use interrupt::Interrupt;
use terminal::Terminal;

/// How the program ended; what its exit code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitStatus {
    /// Done, or the answer is yes.
    Done = 0,
    /// The answer is no: access denied, a manifest with errors, a module that cannot be loaded, a step that did not hold.
    No = 1,
    /// It could not answer: usage, a file, a database, a module that another verb needs.
    Unanswered = 2,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}

/// The process around the program.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The program's own file, which may be started anew to try a module out in a process of its own. `None` tries
    /// nothing out: inside a test the executable is the test.
    pub executable: Option<PathBuf>,
    /// Whether a person reads the answer on a terminal.
    pub out_is_terminal: bool,
    /// Whether a person reads the messages on a terminal.
    pub err_is_terminal: bool,
    /// How often work that lasts says how far it is, where nobody watches.
    pub every: Duration,
    /// Whether somebody asked work that lasts to end.
    pub interrupt: Interrupt,
}

impl Default for Surroundings {
    /// No terminal and no signals, and a line of progress every five seconds.
    fn default() -> Self {
        Self {
            executable: None,
            out_is_terminal: false,
            err_is_terminal: false,
            every: Duration::from_secs(5),
            interrupt: Interrupt::default(),
        }
    }
}

impl Surroundings {
    /// Those of this very process, which must be the `host-demo` program.
    pub fn of_this_process() -> Self {
        use std::io::IsTerminal;
        Self {
            executable: std::env::current_exe().ok(),
            out_is_terminal: std::io::stdout().is_terminal(),
            err_is_terminal: std::io::stderr().is_terminal(),
            interrupt: Interrupt::by_signal(),
            ..Self::default()
        }
    }
}

/// Runs the program in no particular surroundings: no terminal, and no module is tried out beforehand.
pub fn run<A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitStatus {
    run_in(&Surroundings::default(), args, out, err)
}

/// Runs the program. `args` begins with the program's name; the answer goes to `out`, everything said about it to `err`.
pub fn run_in<A: Into<OsString> + Clone>(
    surroundings: &Surroundings,
    args: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitStatus {
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    let wants_json = args.iter().any(|arg| arg == "--json");
    match cli::Cli::read(&args) {
        Ok(cli) => {
            let mut terminal = Terminal::new(surroundings, &cli.output, out, err);
            let outcome = commands::run(cli, &mut terminal);
            terminal.close(outcome)
        }
        Err(error) => cli::explain(&error, wants_json, out, err),
    }
}
