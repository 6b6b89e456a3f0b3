//! Why a verb did not do what it was asked.

use std::io;
use std::path::Path;

use plugin_api::{Class, Failure};

use crate::console::process::ExitStatus;

/// Why a verb ended early.
#[derive(Debug)]
pub enum CliError {
    /// Something has a code and a sentence for it.
    Failed {
        /// What failed.
        failure: Failure,
        /// The way out, where one is known.
        hint: Option<String>,
        /// What the exit code says.
        status: ExitStatus,
    },
    /// Whoever reads the answer went away, or the terminal broke.
    Stream(io::Error),
}

impl CliError {
    /// An error of the host's own making.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self::from(Failure::new(Class::Internal, code, message))
    }

    /// A file or folder that could not be used.
    pub fn file(code: &str, path: &Path, error: &io::Error) -> Self {
        let error = error.to_string();
        let words = error.split(" (os error").next().unwrap_or_default().to_lowercase();
        Self::new(code, format!("cannot use `{}`: {words}", path.display()))
    }

    /// The same with a way out.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        if let Self::Failed { hint, .. } = &mut self {
            *hint = Some(text.into());
        }
        self
    }

    /// The same with another exit status.
    #[must_use]
    pub fn status(mut self, new: ExitStatus) -> Self {
        if let Self::Failed { status, .. } = &mut self {
            *status = new;
        }
        self
    }
}

impl From<Failure> for CliError {
    fn from(failure: Failure) -> Self {
        let status = match failure.class {
            Class::Refused | Class::NotFound => ExitStatus::No,
            _ => ExitStatus::Unanswered,
        };
        Self::Failed { failure, hint: None, status }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}
