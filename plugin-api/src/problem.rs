//! What is wrong with a manifest, and where.

use serde::{Deserialize, Serialize};

/// A manifest as a file: the name is for messages, the bytes are judged.
#[derive(Clone, Copy, Debug)]
pub struct ManifestFile<'a> {
    /// The file's name as a person would find it.
    pub name: &'a str,
    /// Its bytes, UTF-8 or not.
    pub bytes: &'a [u8],
}

/// One problem. Lower case, no final period, the user's words in backticks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The stable code, `manifest/what`.
    pub code: String,
    /// Whether the manifest can be used all the same.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The file.
    pub file: String,
    /// Where; `None` for a problem of the whole file.
    #[serde(default)]
    pub place: Option<Place>,
    /// A second place that explains the first, e.g. where a key stood before.
    #[serde(default)]
    pub related: Option<Place>,
    /// What to do.
    #[serde(default)]
    pub hint: Option<String>,
    /// A change of the text that would mend it.
    #[serde(default)]
    pub suggestion: Option<Suggestion>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The manifest is refused.
    Error,
    /// The manifest works; something is probably not meant.
    Warning,
}

/// A stretch of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The line of the first byte, from 1.
    pub line: usize,
    /// The column of the first byte in characters, from 1.
    pub column: usize,
    /// A few words that stand beside the mark.
    pub label: String,
}

/// Replace these bytes by that text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The first byte to replace.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// What to write there.
    pub replacement: String,
    /// The offer in words, e.g. ``did you mean `portal.invoices.view`?``.
    pub message: String,
}
