//! The PDF of a document that has none in the filestore: printed by Odoo's own page of it when somebody opens it. Odoo keeps no
//! such print, so that it is kept here for as long as somebody is likely to read it.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use plugin_api::Kind;
use plugin_api::status::{CANCELLED, DECLINED, DRAFT};

use super::needed::Write;
use super::{locked, warn};
use crate::erp::odoo::Odoo;
use crate::erp::odoo::documents::Record;
use crate::erp::odoo::needs::model_of;

/// How long a print is good: it is read in parts, and they must fit.
const KEPT: Duration = Duration::from_mins(2);
/// How long a document that could not be printed is left alone.
const LEFT_ALONE: Duration = Duration::from_mins(1);
/// The most prints that are kept, and the most bytes of them together.
const MOST: usize = 32;
const MOST_BYTES: usize = 64 << 20;
/// The most documents that are remembered as not printed.
const REMEMBERED: usize = 1000;
/// The longest wait for one's turn: somebody looks at a page meanwhile.
const TURN: Duration = Duration::from_secs(4);

/// A document.
type Key = (Kind, i64);

/// What was printed lately. One document at a time.
#[derive(Debug, Default)]
pub(super) struct Prints {
    kept: Mutex<Kept>,
    free: Condvar,
}

#[derive(Debug, Default)]
struct Kept {
    is_printing: bool,
    prints: HashMap<Key, (Instant, Arc<Vec<u8>>)>,
    failed: HashMap<Key, Instant>,
}

impl Kept {
    fn print(&self, key: Key) -> Option<Arc<Vec<u8>>> {
        let (at, print) = self.prints.get(&key)?;
        (at.elapsed() < KEPT).then(|| Arc::clone(print))
    }

    fn has_failed(&self, key: Key) -> bool {
        self.failed.get(&key).is_some_and(|at| at.elapsed() < LEFT_ALONE)
    }

    /// Keeps it, and lets the oldest go where there is no room.
    fn keep(&mut self, key: Key, print: &Arc<Vec<u8>>) {
        self.prints.retain(|_, (at, _)| at.elapsed() < KEPT);
        let bytes = |prints: &HashMap<Key, (Instant, Arc<Vec<u8>>)>| -> usize {
            prints.values().map(|(_, print)| print.len()).sum()
        };
        while self.prints.len() >= MOST || bytes(&self.prints) + print.len() > MOST_BYTES {
            let oldest = self.prints.iter().min_by_key(|(_, (at, _))| *at).map(|(key, _)| *key);
            let Some(oldest) = oldest else { break };
            self.prints.remove(&oldest);
        }
        self.prints.insert(key, (Instant::now(), Arc::clone(print)));
    }

    fn give_up(&mut self, key: Key) {
        if self.failed.len() >= REMEMBERED {
            self.failed.clear();
        }
        self.failed.insert(key, Instant::now());
    }
}

/// One's turn, until it is dropped.
struct Turn<'a>(&'a Prints);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        locked(&self.0.kept).is_printing = false;
        self.0.free.notify_all();
    }
}

/// Whether the document can be printed when it is opened: said before anybody clicks.
pub(in crate::erp::odoo) fn can_print(erp: &Odoo, kind: Kind, number: i64, status: &str) -> bool {
    let Some(writing) = &erp.writing else { return false };
    let has_page = matches!(kind, Kind::Invoices | Kind::Quotes | Kind::Orders);
    if !has_page || matches!(status, DRAFT | CANCELLED | DECLINED) {
        return false;
    }
    if locked(&writing.prints.kept).has_failed((kind, number)) {
        return false;
    }
    writing.abilities(erp).is_ok_and(|abilities| abilities.can(Write::Pdf(kind)))
}

/// The document's print, made unless somebody else just did. A document without one is still a document.
pub(in crate::erp::odoo) fn print(erp: &Odoo, record: &Record) -> Option<Arc<Vec<u8>>> {
    let (kind, number) = (record.kind, record.number);
    if !can_print(erp, kind, number, &record.status) {
        return None;
    }
    let writing = erp.writing.as_ref()?;
    let user = writing.abilities(erp).ok()?.caller.as_ref()?.id;
    let prints = &writing.prints;
    let kept = locked(&prints.kept);
    let waited = prints.free.wait_timeout_while(kept, TURN, |kept| kept.is_printing);
    let (mut kept, _) = waited.unwrap_or_else(PoisonError::into_inner);
    if let Some(print) = kept.print((kind, number)) {
        return Some(print);
    }
    if kept.is_printing || kept.has_failed((kind, number)) {
        return None;
    }
    kept.is_printing = true;
    drop(kept);
    let _turn = Turn(prints);
    let api = &writing.api;
    let printed = api.page_of(user, model_of(kind).0, number).and_then(|page| api.pdf(&page));
    match printed {
        Ok(bytes) => {
            let print = Arc::new(bytes);
            locked(&prints.kept).keep((kind, number), &print);
            Some(print)
        }
        Err(trouble) => {
            warn(&trouble.failure(&format!("the PDF of {kind} {}", record.reference)).message);
            locked(&prints.kept).give_up((kind, number));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded_and_the_oldest_goes_first() {
        let mut kept = Kept::default();
        for number in 0..100 {
            kept.keep((Kind::Quotes, number), &Arc::new(vec![0; 16]));
        }
        assert_eq!(kept.prints.len(), MOST);
        assert!(kept.print((Kind::Quotes, 99)).is_some() && kept.print((Kind::Quotes, 0)).is_none());
        kept.keep((Kind::Orders, 1), &Arc::new(vec![0; MOST_BYTES]));
        assert_eq!(kept.prints.len(), 1, "a large one needs all of the room");
        for number in 0..2000 {
            kept.give_up((Kind::Quotes, number));
        }
        assert!(kept.failed.len() <= REMEMBERED && kept.has_failed((Kind::Quotes, 1999)));
    }
}
