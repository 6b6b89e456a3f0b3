//! The log of a library: its records and its panics, forwarded to a host.
//!
//! The `log` facade and the panic hook have one static per library. With several portals in one process, the newest host
//! that still lives gets the records.

use std::panic;
use std::sync::{Arc, PoisonError, RwLock, Weak};

use crate::host::{Host, SharedHost};

/// The hosts that records may go to, the newest last.
static HOSTS: RwLock<Vec<Weak<dyn Host>>> = RwLock::new(Vec::new());

/// From now on, `host` gets what this library logs.
pub(super) fn install(host: &SharedHost) {
    {
        let mut hosts = HOSTS.write().unwrap_or_else(PoisonError::into_inner);
        hosts.retain(|host| host.strong_count() > 0);
        hosts.push(Arc::downgrade(host));
    }
    // Fails on every start but the first, and in a process that linked the module and has a logger of its own.
    if log::set_logger(&Bridge).is_ok() {
        log::set_max_level(log::LevelFilter::Info);
        hook_panics();
    }
}

/// The logger of the library.
struct Bridge;

impl log::Log for Bridge {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() <= log::max_level()
    }

    fn log(&self, record: &log::Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let Some(host) = newest() else { return };
        match record.args().as_str() {
            Some(message) => host.log(record.level(), record.target(), message),
            None => host.log(record.level(), record.target(), &record.args().to_string()),
        }
    }

    fn flush(&self) {}
}

/// Logs each panic with its place; where no host is left to tell, the hook of before prints it.
fn hook_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let Some(host) = newest() else { return before(info) };
        let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        let why = info.payload_as_str().unwrap_or("no message");
        host.log(log::Level::Error, "portal/panic", &format!("panicked at {place}: {why}"));
    }));
}

/// The newest host that lives. The lock is released before it is used: a host may call back.
fn newest() -> Option<SharedHost> {
    HOSTS.read().unwrap_or_else(PoisonError::into_inner).iter().rev().find_map(Weak::upgrade)
}
