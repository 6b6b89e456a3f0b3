//! The one connection that writes, and whose turn it is: everybody waits for it at most so long altogether, for the others of this
//! process and for those of another one.

use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::store::engine::{self, Connection};

/// The connection, and whether somebody has it.
pub(super) struct Writer {
    connection: Mutex<Connection>,
    is_taken: Mutex<bool>,
    given_back: Condvar,
}

/// The right to write, until it is dropped.
pub(super) struct Turn<'a> {
    writer: &'a Writer,
    // A panic while writing rolled its transaction back as it unwound: the connection is as good as before.
    connection: MutexGuard<'a, Connection>,
}

impl Writer {
    pub(super) const fn new(connection: Connection) -> Self {
        Self { connection: Mutex::new(connection), is_taken: Mutex::new(false), given_back: Condvar::new() }
    }

    /// Waits at most so long for the connection, which waits for other processes as long as is left then; `None` where others
    /// of this process had it all the time.
    pub(super) fn turn(&self, limit: Duration) -> engine::Result<Option<Turn<'_>>> {
        let until = Instant::now() + limit;
        let is_taken = self.is_taken.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.given_back.wait_timeout_while(is_taken, limit, |is_taken| *is_taken);
        let (mut is_taken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *is_taken {
            return Ok(None);
        }
        *is_taken = true;
        drop(is_taken);
        let turn = Turn { writer: self, connection: self.connection.lock().unwrap_or_else(PoisonError::into_inner) };
        turn.wait_at_most(until.saturating_duration_since(Instant::now()))?;
        Ok(Some(turn))
    }
}

impl Deref for Turn<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for Turn<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.writer.is_taken.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.writer.given_back.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_one_persons_at_a_time_and_nobody_waits_longer_than_they_said() {
        let writer = Writer::new(Connection::sqlite(rusqlite::Connection::open_in_memory().unwrap()));
        let turn = writer.turn(Duration::ZERO).unwrap();
        assert!(turn.is_some());
        assert!(writer.turn(Duration::from_millis(10)).unwrap().is_none());
        std::thread::scope(|scope| {
            let next = scope.spawn(|| writer.turn(Duration::from_secs(30)).unwrap().is_some());
            drop(turn);
            assert!(next.join().unwrap(), "it is had as soon as it is given back");
        });
    }

    #[test]
    fn a_turn_that_panicked_is_given_back() {
        let writer = Writer::new(Connection::sqlite(rusqlite::Connection::open_in_memory().unwrap()));
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let _turn = writer.turn(Duration::ZERO).unwrap();
            panic!("in the middle");
        }));
        assert!(panicked.is_err());
        assert!(writer.turn(Duration::ZERO).unwrap().is_some());
    }
}
