//! The end of threads.

use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Waits for threads that were told to end, at most so long; one that does not is left behind.
pub(super) fn join(threads: Vec<JoinHandle<()>>, limit: Duration) {
    let until = Instant::now() + limit;
    for thread in threads {
        // A portal dropped by its own thread cannot wait for that one.
        while !thread.is_finished() && thread.thread().id() != thread::current().id() && Instant::now() < until {
            thread::sleep(Duration::from_millis(2));
        }
        if !thread.is_finished() {
            log::warn!("a thread of the portal did not end in time");
        }
    }
}
