//! The process around the program, and how it ends.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use crate::console::interrupt::Interrupt;

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
pub struct ProcessEnv {
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

impl Default for ProcessEnv {
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

impl ProcessEnv {
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
