//! Checks a host: walks it as a portal does, and names what it does otherwise than [`crate::host`] says.
//!
//! It only reads, from a few third parties, a bounded number of rows and bytes; a host in use may be checked. What needs
//! a promise to somebody (actions, mails, new third parties, permissions) is not tried.

mod documents;
mod parties;
mod watched;

use serde::{Deserialize, Serialize};

use crate::host::Host;
use crate::kind::Kind;
use watched::Watched;

/// How many third parties are looked at.
pub const THIRD_PARTIES: usize = 10;

/// Something that a host does otherwise than the interface says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The method of [`Host`].
    pub method: String,
    /// What it is, in a word for machines.
    pub code: String,
    /// What makes no sense, in words.
    pub what: String,
    /// Where it was seen first: the query, and the ids of what came.
    pub example: String,
    /// What to do about it.
    pub advice: String,
    /// How often it was seen.
    pub times: u64,
}

/// What was looked at, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// How many third parties.
    pub third_parties: u64,
    /// How many rows.
    pub rows: u64,
    /// How many documents whole.
    pub documents: u64,
    /// How many questions were asked.
    pub questions: u64,
    /// What is wrong; nothing where all is as it should be.
    pub findings: Vec<Finding>,
}

/// Walks a host over these third parties, at most [`THIRD_PARTIES`] of them, and says what is wrong with its answers.
pub fn check_host(host: &dyn Host, third_parties: &[String]) -> Report {
    let mut watched = Watched::over(host);
    parties::check_strangers(&mut watched);
    let entities = parties::check_entities(&mut watched);
    for third_party in third_parties.iter().take(THIRD_PARTIES) {
        watched.report.third_parties += 1;
        let contact = parties::check(&mut watched, third_party);
        let at_once = watched.call("open_kinds", "", Host::open_kinds).flatten();
        for kind in Kind::ALL {
            let open = watched.call("open_to_external", kind.as_str(), |host| host.open_to_external(kind));
            if let (Some(kinds), Some(open)) = (&at_once, open) {
                let (which, what) =
                    (("open_kinds", "open_kinds/differs"), "`open_kinds` and `open_to_external` differ");
                watched.expect(kinds.contains(&kind) == open, which, what, kind.as_str(), "answer both from one place");
            }
            documents::check(&mut watched, kind, third_party, contact.as_deref(), &entities);
        }
    }
    watched.report
}
