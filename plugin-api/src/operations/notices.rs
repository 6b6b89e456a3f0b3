//! What happened to a document, announced by the ERP so that people are told (rule M2).

use serde::{Deserialize, Serialize};

use crate::kind::Kind;

/// Announces what happened to a document, once it can be read: whoever may read it and wants to know is told, soon after this
/// returns. The same again tells nobody twice.
///
/// Refused with `command/invalid` for a kind that is not told, or an event that does not happen to the kind; `document/unknown`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Announce {
    /// What it is: any kind but tasks and products.
    pub kind: Kind,
    /// Its id in the ERP.
    pub document: String,
    /// What happened.
    #[serde(default)]
    pub event: NoticeEvent,
    /// Which one, where it happens more than once: the id of the answer, or the day.
    #[serde(default)]
    pub key: String,
}

impl Default for Announce {
    fn default() -> Self {
        let (document, event, key) = Default::default();
        Self { kind: Kind::Invoices, document, event, key }
    }
}

/// What happened to a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoticeEvent {
    /// It is there to be read.
    #[default]
    New,
    /// Staff answered a ticket.
    Answered,
    /// An invoice is to be paid soon.
    DueSoon,
    /// An invoice should have been paid.
    Overdue,
}

impl NoticeEvent {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::New, Self::Answered, Self::DueSoon, Self::Overdue];

    /// The word for it in commands.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Answered => "answered",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
        }
    }
}

/// What becomes of an announcement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Announcement {
    /// People are told of it.
    #[default]
    Taken,
    /// It was announced before.
    Known,
    /// Its third party has no account here.
    NoAccount,
}

/// What an announcement came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Announced {
    /// What becomes of it.
    pub announcement: Announcement,
}
