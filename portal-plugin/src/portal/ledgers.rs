//! Reading, exporting and verifying the ledger of an account (rule A10).

use std::sync::Arc;

use plugin_api::ledger::{self, BEGINNING, Break, Chain, Entry, Fault};
use plugin_api::operations::LedgerVerdict;
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::memberships::Role;
use crate::portal::actor::{Actor, Actors};
use crate::portal::base::{Base, service};

/// How many entries a page of an export holds.
const PAGE: u32 = 1000;

/// A page of a ledger.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LedgerPage {
    /// Its entries, in order.
    pub entries: Vec<Entry>,
    /// The same, as they were hashed: a line of JSON each, with a line end. Pages put together are the whole export.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The number behind which the next page begins, if there is one.
    pub next: Option<u64>,
    /// The number of the last entry of the whole ledger; 0 is none.
    pub last: u64,
    /// The hash of the last entry, to note and compare later.
    pub head: String,
}

service! {
    /// The ledgers of accounts, read and verified.
    pub struct Ledgers {
        base: Arc<Base>,
        actors: Arc<Actors>,
    }
}

impl Ledgers {
    /// A page of the ledger of an account behind a number; 0 begins at the first entry. The owner and staff may.
    ///
    /// # Errors
    /// `permission/missing` for anybody else; `unavailable/store`.
    pub fn read<'a>(&self, by: impl Into<Actor<'a>>, after: u64) -> Result<LedgerPage, Error> {
        self.page(by, after, PAGE)
    }

    /// As [`Ledgers::read`], with at most this many entries.
    ///
    /// # Errors
    /// As [`Ledgers::read`].
    pub fn page<'a>(&self, by: impl Into<Actor<'a>>, after: u64, most: u32) -> Result<LedgerPage, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        if let Actor::Principal(context) = &by
            && context.membership.role != Role::Owner
        {
            return Err(context.audit(Denied::PermissionMissing));
        }
        let account = by.account().id;
        let most = most.min(PAGE);
        let mut lines = self.base.store.ledger(account, after, most + 1)?;
        let more = lines.len() > most as usize;
        lines.truncate(most as usize);
        let (last, head) = self.base.store.ledger_head(account)?;
        let broken = |fault: Fault| Error::Store(format!("the ledger of account {} is damaged: {fault}", account.0));
        let entries = lines.iter().map(|line| Entry::open(line).map(|(entry, _)| entry).map_err(broken));
        let entries: Vec<Entry> = entries.collect::<Result<_, _>>()?;
        let next = entries.last().filter(|_| more).map(|entry| entry.number);
        let text = lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect();
        Ok(LedgerPage { entries, text, next, last, head })
    }

    /// Verifies an exported ledger, and compares it with what the portal has.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn verify(&self, text: &str) -> Result<LedgerVerdict, Error> {
        let report = match ledger::verify(text) {
            Ok(report) => report,
            Err(broken) => return Ok(verdict_of(0, &broken)),
        };
        let account = AccountId(report.account);
        let known = self.base.store.ledger_hash(account, report.entries)?;
        let (last, _) = self.base.store.ledger_head(account)?;
        let whole = known.as_ref() == Some(&report.head);
        let why = (!whole).then(|| "it holds in itself, but is not the ledger that the portal has".to_owned());
        let newer = last.saturating_sub(report.entries);
        Ok(LedgerVerdict { whole, entries: report.entries, newer, line: None, fault: None, why })
    }

    /// Verifies the ledger of an account as the store has it, entry by entry. One without an entry is whole.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn verify_stored(&self, account: AccountId) -> Result<LedgerVerdict, Error> {
        let mut chain = Chain::default();
        let mut entries: u64 = 0;
        loop {
            let lines = self.base.store.ledger(account, entries, PAGE)?;
            if lines.is_empty() {
                break;
            }
            for line in lines {
                if let Err(broken) = chain.add(&line) {
                    return Ok(verdict_of(entries, &broken));
                }
                entries += 1;
            }
        }
        // A row that lies outside of the numbers, or an end whose hash was edited, is seen here.
        let (last, head) = self.base.store.ledger_head(account)?;
        let end = chain.end().map_or_else(|_| BEGINNING.to_owned(), |report| report.head);
        let whole = last == entries && head == end;
        let why = (!whole).then(|| "the last entry is not the one that the store names".to_owned());
        Ok(LedgerVerdict { whole, entries, newer: 0, line: None, fault: None, why })
    }
}

fn verdict_of(entries: u64, broken: &Break) -> LedgerVerdict {
    let why = Some(broken.fault.to_string());
    LedgerVerdict { whole: false, entries, newer: 0, line: Some(broken.line as u64), fault: Some(broken.fault), why }
}
