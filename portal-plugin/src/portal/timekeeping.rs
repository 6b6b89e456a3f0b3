//! Keeping time: what the clock saw is written down and told of (rule T2).

use std::sync::TryLockError;
use std::time::Duration;

use crate::clock::line::Step;
use crate::error::Error;
use crate::portal::Portal;

impl Portal {
    /// Tells the store where the line of time is, where that is due, and the audit log of a step, once for all processes.
    /// Every request and every use case begins with it, so that nothing is judged at a time that a restart would not know.
    pub(crate) fn keep_time(&self) {
        if !self.clock.is_due() {
            return;
        }
        let _one_at_a_time = match self.timekeeping.try_lock() {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        self.write_time().unwrap_or_else(|error| log::error!("the time could not be written down: {error}"));
    }

    fn write_time(&self) -> Result<(), Error> {
        if let Some(keeping) = self.clock.to_keep() {
            let (stored, news) = self.store.keep_clock(&keeping)?;
            self.clock.kept(&keeping, &stored);
            news.into_iter().for_each(tell);
        }
        if let Some(settling) = self.clock.to_settle() {
            let stored = self.store.settle_clock(settling)?;
            self.clock.settle(&stored);
            let by = seconds(settling.ahead);
            log::warn!(target: "audit", "clock/followed: the host's clock stayed {by} behind: every time was moved to it");
        }
        Ok(())
    }
}

fn tell(step: Step) {
    let (direction, by) = match step {
        Step::Forward(by) => ("forward", by),
        Step::Back(by) => ("back", by),
    };
    log::warn!(target: "audit", "clock/stepped: {direction} by {}", seconds(by));
}

fn seconds(span: Duration) -> String {
    format!("{}.{:03} s", span.as_secs(), span.subsec_millis())
}
