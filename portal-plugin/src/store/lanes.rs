//! Who hands over the mails of a lane: one at a time over all processes that share the store, known by a lock that ends with its
//! process. So nothing is parked where one is killed. On SQLite it is that of a file, on PostgreSQL that of a session.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, TryLockError as InUse};

use crate::error::Error;
use crate::store::engine::Connection;
use crate::store::outbox::Lane;
use crate::store::{Store, beside, failed};

/// What is locked.
#[derive(Debug)]
pub(super) enum Lanes {
    /// Files beside the store, one for each lane, opened when first needed.
    Files { urgent: LockFile, ordinary: LockFile, store: PathBuf },
    /// Names of the server's, each on a connection of its own.
    Sessions { urgent: Mutex<Connection>, ordinary: Mutex<Connection> },
}

/// The numbers of their locks at a server.
const URGENT: i32 = 1;
const ORDINARY: i32 = 2;

#[derive(Debug)]
pub(super) struct LockFile {
    path: PathBuf,
    file: Mutex<Option<File>>,
}

/// The right to hand over the mails of a lane, until it is dropped.
#[derive(Debug)]
pub struct LaneHeld<'a>(Held<'a>);

#[derive(Debug)]
enum Held<'a> {
    File(MutexGuard<'a, Option<File>>),
    Session(MutexGuard<'a, Connection>, i32),
}

impl Lanes {
    /// Those of a store.
    pub(super) fn beside(store: &Path) -> Self {
        let file = |suffix: &str| LockFile { path: beside(store, suffix), file: Mutex::default() };
        Self::Files { urgent: file(".urgent-mail"), ordinary: file(".mail"), store: store.to_owned() }
    }

    /// Those of a store at a server, each with a connection.
    pub(super) fn at(connection: impl Fn() -> Connection) -> Self {
        Self::Sessions { urgent: Mutex::new(connection()), ordinary: Mutex::new(connection()) }
    }
}

impl Store {
    /// Takes a lane; `None` where somebody else has it, in this process or another one.
    ///
    /// # Errors
    /// `unavailable/store` where its file cannot be opened or locked, or the server does not answer.
    pub fn hold_lane(&self, lane: Lane) -> Result<Option<LaneHeld<'_>>, Error> {
        let (LockFile { path, file }, store) = match (&self.lanes, lane) {
            (Lanes::Files { urgent, store, .. }, Lane::Urgent) => (urgent, store),
            (Lanes::Files { ordinary, store, .. }, Lane::Ordinary) => (ordinary, store),
            (Lanes::Sessions { urgent, .. }, Lane::Urgent) => return hold_session(urgent, URGENT),
            (Lanes::Sessions { ordinary, .. }, Lane::Ordinary) => return hold_session(ordinary, ORDINARY),
        };
        let Some(mut held) = free(file) else { return Ok(None) };
        let failed = |error: std::io::Error| Error::Store(format!("the lane of mails cannot be locked: {error}"));
        if held.is_none() {
            *held = Some(open_beside(path, store).map_err(failed)?);
        }
        match held.as_ref().map(File::try_lock) {
            Some(Ok(())) => Ok(Some(LaneHeld(Held::File(held)))),
            Some(Err(TryLockError::Error(error))) => Err(failed(error)),
            Some(Err(TryLockError::WouldBlock)) | None => Ok(None),
        }
    }
}

impl Drop for LaneHeld<'_> {
    fn drop(&mut self) {
        match &self.0 {
            Held::File(file) => {
                if let Some(Err(error)) = file.as_ref().map(File::unlock) {
                    log::error!("a lane of mails cannot be given back: {error}");
                }
            }
            Held::Session(connection, number) => connection.unlock(*number),
        }
    }
}

fn hold_session(connection: &Mutex<Connection>, number: i32) -> Result<Option<LaneHeld<'_>>, Error> {
    let Some(held) = free(connection) else { return Ok(None) };
    let locked = held.try_lock(number).map_err(|error| failed(&error))?;
    Ok(locked.then_some(LaneHeld(Held::Session(held, number))))
}

/// What nobody else of this process has.
fn free<T>(lock: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    match lock.try_lock() {
        Ok(held) => Some(held),
        Err(InUse::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(InUse::WouldBlock) => None,
    }
}

/// Opens a file beside the store that is there to be locked, its owner's alone.
pub(super) fn open_beside(path: &Path, store: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    // As SQLite has it for its own: what root makes beside a store is for the store's owner.
    #[cfg(unix)]
    if let Ok(of) = store.metadata() {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        // Nobody but root can, and nobody but root has to.
        drop(fchown(&file, Some(of.uid()), Some(of.gid())));
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_one_holders_at_a_time_in_one_process_and_over_many() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("portal.db");
        let (one, other) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
        let held = one.hold_lane(Lane::Ordinary).unwrap();
        assert!(held.is_some());
        for store in [&one, &other] {
            assert!(store.hold_lane(Lane::Ordinary).unwrap().is_none());
            assert!(store.hold_lane(Lane::Urgent).unwrap().is_some(), "the other lane is free");
        }
        drop(held);
        assert!(other.hold_lane(Lane::Ordinary).unwrap().is_some());
    }
}
