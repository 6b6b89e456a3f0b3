//! The only reader of the host: documents for whoever holds a grant, and what the ERP says of its parties.

mod actions;
mod answers;
mod documents;
mod parties;
mod pictures;
#[cfg(test)]
pub mod testing;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use plugin_api::SharedHost;

use crate::alarms::Alarms;

pub use actions::{ActionBy, RequestedAction, permission_of};
pub use documents::{Count, Document, Download, Listing, MOST_ROWS, OwnedFacts, Page, Place, Summary};
pub use parties::Said;
pub use pictures::Picture;

/// The host, asked only what may be asked.
pub struct Source {
    host: SharedHost,
    foreign: AtomicU64,
    senseless: AtomicU64,
    alarms: Arc<Alarms>,
}

impl Source {
    /// Reads from this host, whose failures and nonsense are told there.
    pub const fn new(host: SharedHost, alarms: Arc<Alarms>) -> Self {
        Self { host, foreign: AtomicU64::new(0), senseless: AtomicU64::new(0), alarms }
    }

    /// How many documents of others the host has handed over so far; each was dropped (rule D2).
    pub fn foreign_documents(&self) -> u64 {
        self.foreign.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("foreign", &self.foreign).finish_non_exhaustive()
    }
}
