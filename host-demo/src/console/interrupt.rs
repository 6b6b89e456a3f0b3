//! Ctrl-C while something lasts: it ends at its next step and says how it leaves things; a second one ends the program at once.

use std::process::exit;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// What a shell reads from a program that SIGINT ended: 128 and the signal's number.
const ENDED_BY_SIGINT: i32 = 130;

/// Whether somebody asked the work at hand to end.
#[derive(Clone, Debug, Default)]
pub struct Interrupt {
    asked: Arc<AtomicBool>,
    /// Whether the process's signals ask; else nothing but [`Interrupt::ask`] does.
    by_signal: bool,
    listening: Arc<AtomicBool>,
}

impl Interrupt {
    /// One that Ctrl-C asks, from the first work on that lasts. Until then Ctrl-C ends the program as ever.
    pub fn by_signal() -> Self {
        Self { by_signal: true, ..Self::default() }
    }

    /// Asks the work under way to end at the next safe place.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked.
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// Hears Ctrl-C from here on. Where the system reports no signals, Ctrl-C ends the program as ever.
    pub(crate) fn listen(&self) {
        if !self.by_signal || self.listening.swap(true, Ordering::Relaxed) {
            return;
        }
        let this = self.clone();
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        thread::spawn(move || {
            runtime.block_on(async {
                while tokio::signal::ctrl_c().await.is_ok() {
                    if this.asked.swap(true, Ordering::Relaxed) {
                        exit(ENDED_BY_SIGINT);
                    }
                }
            });
        });
    }
}
