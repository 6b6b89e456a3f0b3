//! Which of a host's functions are good on this thread, now: those of the call that the thread is inside of.

use std::cell::RefCell;

use crate::callbacks::HostTable;

thread_local! {
    /// The calls that this thread is inside of, the newest last: a host may call from a callback.
    static INSIDE: RefCell<Vec<(u64, HostTable)>> = const { RefCell::new(Vec::new()) };
}

/// A call of this thread's; over when it is dropped.
#[derive(Debug)]
pub struct Inside;

impl Inside {
    /// The thread enters a call to a portal, with these functions.
    pub fn enter(portal: u64, table: HostTable) -> Self {
        INSIDE.with_borrow_mut(|inside| inside.push((portal, table)));
        Self
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.with_borrow_mut(Vec::pop);
    }
}

/// The functions of a portal's host that are good on this thread.
pub fn table(portal: u64) -> Option<HostTable> {
    INSIDE.with_borrow(|inside| inside.iter().rev().find(|(of, _)| *of == portal).map(|(_, table)| *table))
}
