//! The only reader of the host: documents for whoever holds a grant, and what the ERP says of its parties.

mod actions;
mod answers;
mod documents;
mod open_kinds;
mod parties;
mod patience;
mod pictures;
#[cfg(test)]
pub mod testing;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use plugin_api::SharedHost;

use crate::alarms::Alarms;
use crate::clock::passing::Passing;
use patience::Patience;

pub use actions::{ActionBy, RequestedAction, is_not_asked, is_refused, permission_of};
pub use documents::{Count, Document, Download, Listing, MOST_ROWS, OwnedFacts, Page, Place, Summary};
pub use open_kinds::OpenKinds;
pub use parties::Said;
pub use patience::Request as OneRequest;
pub use pictures::Picture;

/// The host, asked only what may be asked.
pub struct Source {
    host: SharedHost,
    foreign: AtomicU64,
    senseless: AtomicU64,
    alarms: Arc<Alarms>,
    patience: Patience,
}

impl Source {
    /// Reads from this host, whose failures and nonsense are told there, and asks it so many questions at once.
    pub fn new(host: SharedHost, alarms: Arc<Alarms>, at_once: usize, passing: Arc<dyn Passing>) -> Self {
        let (foreign, senseless) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { host, foreign, senseless, alarms, patience: Patience::new(at_once, passing) }
    }

    /// What this thread asks of the host from here on, until the answer is dropped, is one request's: its questions share
    /// one budget of time.
    pub fn begin_request(&self) -> OneRequest {
        self.patience.begin_request()
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
