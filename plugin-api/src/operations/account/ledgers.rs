//! The ledger of an account (rule A10).

use serde::{Deserialize, Serialize};

use crate::ledger::Entry;

/// A page of the ledger behind this number, 1,000 entries at the most (rule A10).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The number of the entry that the page begins behind; 0 begins at the first one.
    #[serde(default)]
    pub after: u64,
    /// Whether the lines are wanted as they were hashed.
    #[serde(default)]
    pub export: bool,
}

/// A page of a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerPage {
    /// Its entries, in order.
    pub entries: Vec<Entry>,
    /// The same, as they were hashed: a line of JSON each, with a line end. Pages put together are the whole export.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The number behind which the next page begins, if there is one.
    pub next: Option<u64>,
    /// The number of the last entry of the whole ledger; 0 is none.
    pub last: u64,
    /// The hash of the last entry, to note and compare later.
    pub head: String,
}

/// Verifies the ledger of the account as the store has it, entry by entry. One without an entry is whole (rule A10).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyLedger {}
