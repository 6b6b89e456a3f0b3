//! Which threads are inside of a call of the host's, and the portal that it may call back.

use std::cell::Cell;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};

use plugin_api::Portal;

thread_local! {
    /// Whether this thread is inside a call of this host's.
    pub static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// The portal, for a function of the host's that calls back.
pub static PORTAL: OnceLock<Arc<dyn Portal>> = OnceLock::new();

/// How often the portal called.
pub static CALLS: AtomicU64 = AtomicU64::new(0);

/// A call of this host's.
pub fn inside<T>(call: impl FnOnce() -> T) -> T {
    let before = INSIDE.replace(true);
    let answer = call();
    INSIDE.set(before);
    answer
}
