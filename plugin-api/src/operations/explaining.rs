//! Why somebody may or may not see something: every row of the decision.

use serde::{Deserialize, Serialize};

use crate::descriptor::Label;
use crate::kind::Kind;

/// Every row of the decision about a user, a live session assumed; give a `kind` or a `permission`.
///
/// Refused with `user/unknown`, and `command/invalid` for a word that means nothing, or where the user is in several accounts
/// and none is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Explain {
    /// The site, by its id; one that is not in service is an answer too.
    pub site: String,
    /// What the user signs in with.
    pub login: String,
    /// Whose account it is about, by the ERP's id; without it the account that the user has, where that is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub third_party: Option<String>,
    /// The permission; without it, the one to view the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permission: Option<String>,
    /// The kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The document's id, of that kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// The decision with its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// Whether every row holds.
    pub granted: bool,
    /// The rows, all fourteen.
    pub rows: Vec<DecisionRow>,
    /// What the ERP says of its own user, where that is why (rule U11), and what keeps a session out beside the rows.
    pub notes: Vec<Label>,
}

/// One row with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionRow {
    /// Its number, from 1.
    pub row: u8,
    /// `None` where nothing was there to ask it of.
    pub holds: Option<bool>,
    /// The code of its no.
    pub code: Option<String>,
    /// What it asks.
    pub asks: Label,
}
