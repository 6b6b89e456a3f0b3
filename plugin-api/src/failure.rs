//! The one error that crosses the interface.

use std::fmt;

use num_enum::FromPrimitive;
use serde::{Deserialize, Serialize};

/// What sort of failure it is: what the caller can do about it. The number crosses; new ones may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, FromPrimitive)]
#[serde(rename_all = "snake_case")]
#[repr(u32)]
pub enum Class {
    /// The question, command or manifest is malformed: change it.
    Invalid = 1,
    /// The answer is no: a rule forbids it.
    Refused = 2,
    /// What was named does not exist.
    NotFound = 3,
    /// A store, host or worker did not answer: try again later.
    Unavailable = 4,
    /// The other side panicked; the call did nothing that lasts.
    Panicked = 5,
    /// The portal was stopped.
    Stopped = 6,
    /// The two sides do not fit together: update one.
    Incompatible = 7,
    /// Anything else, and any number that this version does not know.
    #[num_enum(default)]
    Internal = 8,
}

impl Class {
    /// The number that crosses the interface.
    #[must_use]
    pub const fn number(self) -> u32 {
        self as u32
    }

    /// The class with this number; an unknown one is [`Class::Internal`].
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        Self::from(number)
    }
}

/// Why a call across the interface failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What sort of failure it is.
    pub class: Class,
    /// The stable code, `area/what`; never reused for another meaning.
    pub code: String,
    /// One sentence for a person: what happened and what to do. Lower case, no final period.
    pub message: String,
    /// More for a machine, as JSON; empty where there is nothing more.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Failure {
    /// A failure without further detail.
    pub fn new(class: Class, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { class, code: code.into(), message: message.into(), detail: String::new() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}", self.code, self.message)
    }
}

impl std::error::Error for Failure {}
