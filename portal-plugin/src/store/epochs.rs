//! Whether a store is the newest there was (rule T3): a file outside of it knows how far it had come.
//!
//! The store counts what must not be undone: each entry of a ledger, each change of a password or a login's state, each
//! session that is ended (see the triggers beside its table `identity`). Behind each transaction that counted, the file is written, so
//! that it is never further than the store; where it is, an older store was put in its place. Only a name is changed, without
//! waiting for the disk: a process that is killed loses nothing, a machine that loses its power forgets a minute at the most.

use crate::store::engine::{self, Connection};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::error::Error;
/// The file, and how far it says that the store has come.
#[derive(Debug)]
pub struct EpochFile {
    path: PathBuf,
    said: AtomicU64,
    failing: AtomicBool,
}

/// A store and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epoch {
    /// Which store.
    pub id: String,
    /// How far.
    pub epoch: u64,
}

impl EpochFile {
    /// The one at this path.
    pub const fn new(path: PathBuf) -> Self {
        Self { path, said: AtomicU64::new(0), failing: AtomicBool::new(false) }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is one, whatever it says: then there was a store.
    pub fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// Takes it away: the store begins anew.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn forget(&self) -> Result<(), Error> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(Error::Store(format!("{} cannot be taken away: {error}", self.path.display())))
            }
            _ => Ok(()),
        }
    }

    /// What it says; `None` where there is none, or none that can be read.
    pub fn read(&self) -> Option<Epoch> {
        let text = fs::read_to_string(&self.path).ok()?;
        let (id, epoch) = text.trim().split_once(' ')?;
        Some(Epoch { id: id.to_owned(), epoch: epoch.parse().ok()? })
    }

    /// Has it say how far the store has come, if that is further than it says already.
    pub fn follow(&self, connection: &Connection) {
        let Ok(stored) = stored(connection) else { return };
        if stored.epoch <= self.said.load(Ordering::Relaxed) {
            return;
        }
        match self.write(&stored) {
            Ok(()) => {
                self.said.store(stored.epoch, Ordering::Relaxed);
                self.failing.store(false, Ordering::Relaxed);
            }
            Err(error) => {
                if !self.failing.swap(true, Ordering::Relaxed) {
                    let path = self.path.display();
                    log::error!("{path} cannot be written, so that a backup put back is not noticed: {error}");
                }
            }
        }
    }

    /// Has the disk keep what it says.
    pub fn settle(&self) {
        if let Err(error) = File::open(&self.path).and_then(|file| file.sync_all()) {
            log::debug!("the disk was not asked to keep the epoch: {error}");
        }
    }

    fn write(&self, epoch: &Epoch) -> io::Result<()> {
        // Another process may be further; a file that is behind is merely less sharp.
        if self.read().is_some_and(|file| file.id == epoch.id && file.epoch >= epoch.epoch) {
            return Ok(());
        }
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Its owner's alone (0600), and in its place all at once.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        writeln!(file, "{} {}", epoch.id, epoch.epoch)?;
        file.persist(&self.path).map(drop).map_err(|error| error.error)
    }
}

/// How far the store has come.
pub fn stored(connection: &Connection) -> engine::Result<Epoch> {
    connection.prepare_cached("SELECT id, epoch FROM identity")?.query_row([], |row| {
        Ok(Epoch { id: row.get(0)?, epoch: u64::try_from(row.get::<i64>(1)?).unwrap_or_default() })
    })
}
