//! What the checks find, collected; in the end the problems, in the order of the file.

use plugin_api::Problem;
use plugin_api::problem::{Severity, Suggestion};

use crate::manifest::code::Code;
use crate::manifest::limits::MOST_PROBLEMS;
use crate::manifest::spans::{Lines, Span};

/// How many findings are kept until they are sorted; hostile files have more.
const MOST_KEPT: usize = 1000;

/// One thing that is wrong, with bytes instead of lines and columns.
#[derive(Debug)]
pub struct Finding {
    code: Code,
    severity: Severity,
    message: String,
    at: Option<(Span, String)>,
    related: Option<(Span, String)>,
    hint: Option<String>,
    suggestion: Option<Suggestion>,
}

impl Finding {
    /// The manifest cannot be used.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message.into())
    }

    /// The manifest can be used; something is probably not meant.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message.into())
    }

    fn new(code: Code, severity: Severity, message: String) -> Self {
        Self { code, severity, message, at: None, related: None, hint: None, suggestion: None }
    }

    /// Where, and a few words beside the mark.
    pub fn at(mut self, span: Span, label: impl Into<String>) -> Self {
        self.at = Some((span, label.into()));
        self
    }

    /// A second place that explains the first.
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related = Some((span, label.into()));
        self
    }

    /// What to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A change of the text that mends it, and the offer in words.
    pub fn replace(mut self, span: Span, replacement: impl Into<String>, message: impl Into<String>) -> Self {
        let Span { start, end } = span;
        self.suggestion = Some(Suggestion { start, end, replacement: replacement.into(), message: message.into() });
        self
    }
}

/// Everything found so far.
#[derive(Debug, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    fatal: bool,
}

impl Findings {
    /// Adds a finding to those of the file.
    pub fn add(&mut self, finding: Finding) {
        self.fatal |= finding.severity == Severity::Error;
        if !self.full() {
            self.kept.push(finding);
        }
    }

    /// Whether looking for more is wasted.
    pub const fn full(&self) -> bool {
        self.kept.len() >= MOST_KEPT
    }

    /// Whether an error is among them.
    pub const fn fatal(&self) -> bool {
        self.fatal
    }

    /// The first [`MOST_PROBLEMS`] by place, those of the whole file first.
    pub fn into_problems(mut self, file: &str, bytes: &[u8]) -> Vec<Problem> {
        self.kept.sort_by_key(|finding| finding.at.as_ref().map(|(span, _)| span.start));
        if self.kept.len() > MOST_PROBLEMS {
            self.kept.truncate(MOST_PROBLEMS);
            let message = format!("there are more problems than these {MOST_PROBLEMS}");
            self.kept.push(Finding::error(Code::TooMany, message).hint("mend the ones above and check again"));
        }
        let lines = Lines::of(bytes);
        let place = |(span, label)| lines.place(span, label);
        self.kept
            .into_iter()
            .map(|finding| Problem {
                code: finding.code.as_str().to_owned(),
                severity: finding.severity,
                message: finding.message,
                file: file.to_owned(),
                place: finding.at.map(place),
                related: finding.related.map(place),
                hint: finding.hint,
                suggestion: finding.suggestion,
            })
            .collect()
    }
}
