//! What is done regularly beside the requests: actions that nobody settled are asked for again, and what is over is forgotten.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError, TryLockError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use log::Level;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::portal::base::Base;
use crate::portal::threads;
use crate::portal::unsettled::UnsettledActions;

/// How often it is looked what there is to do: every 5 seconds.
const LOOK: Duration = Duration::from_secs(5);

/// How often what is over is forgotten: every hour.
const PURGE: Duration = Duration::from_hours(1);

/// The regular work, and its thread.
pub struct Upkeep {
    base: Arc<Base>,
    unsettled: Arc<UnsettledActions>,
    /// When what is over is forgotten next; at once where nobody has yet.
    purge_at: Mutex<Timestamp>,
    ending: Arc<Ending>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Ending {
    stopped: Mutex<bool>,
    changed: Condvar,
}

impl Upkeep {
    /// Without its thread yet.
    pub fn new(base: &Arc<Base>, unsettled: &Arc<UnsettledActions>) -> Arc<Self> {
        let (base, unsettled) = (Arc::clone(base), Arc::clone(unsettled));
        let purge_at = Mutex::new(Timestamp(0));
        Arc::new(Self { base, unsettled, purge_at, ending: Arc::default(), thread: Mutex::new(None) })
    }

    /// Starts the thread, which ends with the portal.
    ///
    /// # Errors
    /// `unavailable/busy` where the system gives no thread.
    pub fn start(self: &Arc<Self>) -> Result<(), Error> {
        let (upkeep, ending) = (Arc::downgrade(self), Arc::clone(&self.ending));
        let thread = thread::Builder::new()
            .name("portal-upkeep".to_owned())
            .spawn(move || {
                while ending.wait() {
                    let Some(upkeep) = upkeep.upgrade() else { return };
                    match catch_unwind(AssertUnwindSafe(|| upkeep.work())) {
                        Ok(Ok(())) => {}
                        Ok(Err(error)) => {
                            upkeep.put_off(&error);
                        }
                        Err(_) => log::error!("the regular work panicked; it is done again in {} s", LOOK.as_secs()),
                    }
                }
            })
            .map_err(|_| Error::Busy { seconds: 1 })?;
        *self.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
        Ok(())
    }

    /// Ends the thread. Waits for what it is at, at most so long.
    pub fn stop(&self, limit: Duration) {
        *self.ending.stopped.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.ending.changed.notify_all();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        threads::join(thread.into_iter().collect(), limit);
    }

    /// Does what is due.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn work(&self) -> Result<(), Error> {
        self.base.running()?;
        self.unsettled.settle_some()?;
        self.purge()
    }

    /// Says why the regular work is not done now; it is tried again.
    pub fn put_off(&self, error: &Error) {
        self.base.alarms.tell(Level::Error, &format!("the regular work is put off: {error}"));
    }

    fn purge(&self) -> Result<(), Error> {
        let now = self.base.clock.now();
        let mut purge_at = match self.purge_at.try_lock() {
            Ok(purge_at) => purge_at,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(()),
        };
        // Set while the clock was ahead, it would be far away once that is put right (rule T2).
        let is_due = now >= *purge_at || *purge_at > now.plus(PURGE);
        if is_due && !self.base.store.purge(now)? {
            *purge_at = now.plus(PURGE);
        }
        Ok(())
    }
}

impl Ending {
    /// Waits until it is time to look again; `false` is the end.
    fn wait(&self) -> bool {
        let stopped = self.stopped.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(stopped, LOOK, |stopped| !*stopped);
        let (stopped, _) = waited.unwrap_or_else(PoisonError::into_inner);
        !*stopped
    }
}

impl fmt::Debug for Upkeep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Upkeep")
    }
}
