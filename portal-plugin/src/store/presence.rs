//! Which processes have the store open: each shares the lock of a file beside it, which ends with the process. So whoever comes
//! alone knows that everybody before is gone.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::store::beside;
use crate::store::lanes::open_beside;

/// How long somebody who has the store for themselves is waited for: 5 seconds.
const WAIT: Duration = Duration::from_secs(5);

/// A share in the store, until it is dropped.
#[derive(Debug)]
pub(super) struct Presence(#[expect(dead_code, reason = "its lock ends with it")] File);

impl Presence {
    /// Enters; `alone` is done first where nobody else is here, while nobody else can come.
    ///
    /// # Errors
    /// `unavailable/store` where somebody has the store for themselves, or the file cannot be locked; that of `alone`.
    pub(super) fn enter(store: &Path, alone: impl FnOnce() -> Result<(), Error>) -> Result<Self, Error> {
        let failed = |why: std::io::Error| Error::Store(format!("who else has it open cannot be told: {why}"));
        let file = open_beside(&beside(store, ".in-use"), store).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {
                alone()?;
                file.unlock().map_err(failed)?;
            }
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        let until = Instant::now() + WAIT;
        loop {
            match file.try_lock_shared() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
                Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(Duration::from_millis(5)),
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::Store("another process is starting with it; try again in a moment".into()));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_comes_alone_is_told_and_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("portal.db");
        std::fs::write(&store, "").unwrap();
        let enter = || {
            let mut alone = false;
            let presence = Presence::enter(&store, || {
                alone = true;
                Ok(())
            });
            (presence.unwrap(), alone)
        };
        let (first, alone) = enter();
        assert!(alone);
        let (second, alone) = enter();
        assert!(!alone, "the first one is here");
        drop(first);
        let (third, alone) = enter();
        assert!(!alone, "the second one still is");
        drop((second, third));
        assert!(enter().1);
    }
}
