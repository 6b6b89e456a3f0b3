//! Whether the store is still where it was opened: its file may be deleted, emptied, cut short, or another one put in its place
//! while it is in use. What is written then goes into a file that nobody will ever open again, so nothing is.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::error::Error;
use crate::store::{beside, failed};

/// How often it is looked before reading: once a second. Before and after writing it is looked each time.
const LOOK: Duration = Duration::from_secs(1);

/// The files of a store as they were opened.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    file: Identity,
    wal: PathBuf,
    wal_file: Identity,
    size: AtomicU64,
    begun: Instant,
    /// When it was looked last, in milliseconds since then.
    looked: AtomicU64,
}

/// What tells a file from another one of its name.
type Identity = (u64, u64);

impl Place {
    /// The files of a store that is open.
    ///
    /// # Errors
    /// `unavailable/store` where they are gone already.
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        let wal = beside(path, "-wal");
        let (file, size) = look_at(path).ok_or_else(gone)?;
        let (wal_file, _) = look_at(&wal).ok_or_else(gone)?;
        let size = AtomicU64::new(size);
        Ok(Self { path: path.to_owned(), file, wal, wal_file, size, begun: Instant::now(), looked: AtomicU64::new(0) })
    }

    /// Looks whether they are there as they were.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn look(&self, connection: &Connection) -> Result<(), Error> {
        let (file, size) = look_at(&self.path).ok_or_else(gone)?;
        let (wal, waiting) = look_at(&self.wal).ok_or_else(gone)?;
        if file != self.file || wal != self.wal_file {
            return Err(Error::Store(
                "another file was put in the place of its own while it was in use; start again to use that one".into(),
            ));
        }
        let before = self.size.load(Ordering::Relaxed);
        if size < before {
            // Smaller where staff had it tidied up; too small where it was cut short. What was written since may stand in
            // the log alone: a file without a byte was emptied all the same, as its first page never does.
            let pragma = |name: &str| connection.query_row(name, [], |row| row.get::<_, i64>(0));
            let needed =
                pragma("PRAGMA page_count").and_then(|pages| Ok(pages.saturating_mul(pragma("PRAGMA page_size")?)));
            let held = if size == 0 { 0 } else { i64::try_from(size.saturating_add(waiting)).unwrap_or(i64::MAX) };
            if needed.map_err(|error| failed(&error.into()))? > held {
                return Err(Error::Store(
                    "its file was cut short while it was in use; stop, put a backup in its place, and start again"
                        .into(),
                ));
            }
        }
        if size != before {
            self.size.store(size, Ordering::Relaxed);
        }
        Ok(())
    }

    /// The same, where the last look was a while ago.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn look_now_and_then(&self, connection: &Connection) -> Result<(), Error> {
        let now = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let looked = self.looked.load(Ordering::Relaxed);
        if u128::from(now.saturating_sub(looked)) < LOOK.as_millis() {
            return Ok(());
        }
        self.look(connection)?;
        self.looked.store(now, Ordering::Relaxed);
        Ok(())
    }
}

fn gone() -> Error {
    Error::Store("its file was taken away while it was in use; put it back, or a backup, and start again".to_owned())
}

/// Which file is there, and how large it is.
#[cfg(unix)]
fn look_at(path: &Path) -> Option<(Identity, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|file| ((file.dev(), file.ino()), file.size()))
}

/// Elsewhere a file that is in use can be neither deleted nor replaced.
#[cfg(not(unix))]
fn look_at(path: &Path) -> Option<(Identity, u64)> {
    fs::metadata(path).ok().map(|file| ((0, 0), file.len()))
}
