//! Passwords at the command line: read from a file or asked for on the terminal, never written as an argument, which every
//! user of the machine can read.

use std::fs;
use std::io::{self, BufRead};
use std::path::Path;

use crate::console::error::CliError;

/// The first line of a file; of the input where it is called `-`.
///
/// # Errors
/// `password/unreadable`.
pub fn read(file: &Path) -> Result<String, CliError> {
    let text = if file == Path::new("-") {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).map(|_| line)
    } else {
        fs::read_to_string(file)
    };
    let text = text.map_err(|error| CliError::file("password/unreadable", file, &error))?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        let message = format!("there is no password in the first line of `{}`", file.display());
        return Err(CliError::new("password/unreadable", message));
    }
    Ok(line.to_owned())
}

/// Asks for it on the terminal, without showing it.
///
/// # Errors
/// `password/unasked` where there is no terminal.
pub fn ask(words: &str) -> Result<String, CliError> {
    rpassword::prompt_password(words).map_err(|_| {
        CliError::new("password/unasked", "there is no terminal to ask for the password on")
            .hint("name a file that holds it, or `-` for the input: see `--help`")
    })
}
