//! The ledger of an account: one line of JSON an entry, each bound to the one before it by a hash.
//!
//! The hash of a line is the SHA-256, in hexadecimal, of the line without its last member: cut out
//! `,"hash":"…"` and what is left is what was hashed. So a copy can be checked with any tool, and offline.
//!
//! What it shows: no entry was changed, taken out, put in or moved. What it cannot show: that entries at the end are
//! missing, or that the whole was written anew. For that, compare the number and hash of the last entry with those
//! that the portal shows, or that were noted earlier.

#[cfg(feature = "ledger")]
mod chain;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

#[cfg(feature = "ledger")]
pub use chain::{Break, Chain, Report, verify};

/// The version of the form of a line.
pub const VERSION: u32 = 1;

/// What stands for the hash before the first entry: 64 zeros.
pub const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One thing that happened to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The version of the form: 1.
    pub ledger: u32,
    /// The portal's id of the account.
    pub account: i64,
    /// Its place, from 1, without gaps.
    pub number: u64,
    /// When it happened, RFC 3339 in UTC, to the millisecond.
    pub at: String,
    /// Who did it: `user`, `staff` or `system`.
    pub actor: String,
    /// The login of a user, the name of staff; may be empty.
    pub name: String,
    /// What happened, e.g. `invited`.
    pub event: String,
    /// More about it, each a name and a text.
    pub detail: BTreeMap<String, String>,
    /// The hash of the entry before, or 64 zeros.
    pub previous: String,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// There is no entry at all.
    Empty,
    /// The line is not an entry as the portal writes it.
    NotAnEntry,
    /// The line is not what was hashed.
    Changed,
    /// The entry is another account's.
    OtherAccount,
    /// The number does not follow the one before: entries were taken out, put in or moved.
    OutOfOrder,
    /// The entry does not name the hash of the one before it.
    Unchained,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is no entry",
            Self::NotAnEntry => "the line is not an entry of a ledger",
            Self::Changed => "the entry was changed: it does not fit its hash",
            Self::OtherAccount => "the entry is of another account",
            Self::OutOfOrder => "entries are missing or moved: the number does not follow the one before",
            Self::Unchained => "the entry does not follow the one before: its `previous` is another hash",
        })
    }
}
