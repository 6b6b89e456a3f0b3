//! Time that passes, whatever the host's clock is set to.

use std::time::Duration;

/// Counts the time that has passed since a moment that never changes while the process runs.
pub trait Passing: Send + Sync {
    /// How much has passed; never less than before.
    fn passed(&self) -> Duration;
}

/// The machine's own count. On Linux it goes on while the machine sleeps, so that waking up is no step of the clock.
#[derive(Debug)]
pub struct Machine {
    #[cfg(not(target_os = "linux"))]
    begun: std::time::Instant,
}

impl Machine {
    /// Begins to count.
    pub fn new() -> Self {
        Self {
            #[cfg(not(target_os = "linux"))]
            begun: std::time::Instant::now(),
        }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

impl Passing for Machine {
    #[cfg(target_os = "linux")]
    fn passed(&self) -> Duration {
        let since = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        Duration::try_from(since).unwrap_or_default()
    }

    #[cfg(not(target_os = "linux"))]
    fn passed(&self) -> Duration {
        self.begun.elapsed()
    }
}
