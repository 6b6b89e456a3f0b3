//! The problems of a manifest, each with the source that it speaks of.

use plugin_api::Problem;
use plugin_api::problem::Severity;

use crate::report;

/// How many problems are shown.
pub const MOST: usize = 50;

/// A problem with the source that it speaks of.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The stable code.
    pub code: String,
    /// Whether the manifest is refused for it.
    pub is_error: bool,
    /// Line and column, from 1.
    pub place: Option<(usize, usize)>,
    /// The source, the message and what to do, as `host-demo manifest check` prints them.
    pub report: String,
}

impl Finding {
    /// The first problems of a manifest.
    pub fn all(problems: &[Problem], source: &[u8]) -> Vec<Self> {
        let finding = |problem: &Problem| Self {
            code: problem.code.clone(),
            is_error: problem.severity == Severity::Error,
            place: problem.place.as_ref().map(|place| (place.line, place.column)),
            report: report::text(problem, source, false),
        };
        problems.iter().take(MOST).map(finding).collect()
    }
}

/// How many of them are errors.
pub fn errors(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.severity == Severity::Error).count()
}
