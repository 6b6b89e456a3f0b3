//! The data folder: one host at a time starts over it, so that each finds what the one before has made whole.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::console::error::CliError;
use crate::private;

/// How long another start is waited for: one minute.
const WAIT: Duration = Duration::from_mins(1);

/// How often it is tried again meanwhile.
const APART: Duration = Duration::from_millis(50);

/// The file that says that a backup is being put back.
const RESTORING: &str = "restoring";

/// What a portal's database may consist of: its own file, and what stands beside it.
const BESIDE: [&str; 7] = ["", "-wal", "-shm", ".epoch", ".mail", ".urgent-mail", ".in-use"];

/// The right to start over a folder, until it is dropped; it ends with the process.
#[derive(Debug)]
pub struct Starting(#[expect(dead_code, reason = "its lock ends with it")] File);

impl Starting {
    /// Waits until nobody else starts over the folder.
    ///
    /// # Errors
    /// `data/folder`, `data/starting`.
    pub fn over(data: &Path) -> Result<Self, CliError> {
        let path = data.join("starting");
        let failed = |error: io::Error| CliError::file("data/folder", &path, &error);
        private::file(&path).map_err(failed)?;
        let file = File::open(&path).map_err(failed)?;
        let until = Instant::now() + WAIT;
        let mut said = false;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
                Err(TryLockError::WouldBlock) if Instant::now() < until => {}
                Err(TryLockError::WouldBlock) => {
                    let message = format!("another host has been starting over `{}` for a minute", data.display());
                    return Err(CliError::new("data/starting", message)
                        .hint("end it, or name another folder with `--data DIR`"));
                }
            }
            if !said {
                eprintln!("another host is starting over `{}`; waiting for it", data.display());
                said = true;
            }
            thread::sleep(APART);
        }
    }
}

/// A backup that is being put back: until it is whole, nothing starts.
#[derive(Debug)]
pub struct Restoring(PathBuf);

impl Restoring {
    /// From here on nothing starts over the folder.
    ///
    /// # Errors
    /// `data/folder`.
    pub fn begin(data: &Path, backup: &Path) -> Result<Self, CliError> {
        let path = data.join(RESTORING);
        let text = backup.canonicalize().unwrap_or_else(|_| backup.to_owned());
        private::write(&path, text.as_os_str().as_encoded_bytes())
            .map_err(|error| CliError::file("data/folder", &path, &error))?;
        Ok(Self(path))
    }

    /// It is whole.
    ///
    /// # Errors
    /// `data/folder`.
    pub fn end(self) -> Result<(), CliError> {
        fs::remove_file(&self.0).map_err(|error| CliError::file("data/folder", &self.0, &error))
    }

    /// Refuses a folder into which a backup was put back by halves.
    ///
    /// # Errors
    /// `data/half-restored`.
    pub fn check(data: &Path) -> Result<(), CliError> {
        let Ok(backup) = fs::read(data.join(RESTORING)) else { return Ok(()) };
        let backup = String::from_utf8_lossy(&backup).into_owned();
        let message = format!("a backup was put back into `{}` by halves", data.display());
        Err(CliError::new("data/half-restored", message)
            .hint(format!("do it again: `host-demo restore --from {backup}`")))
    }
}

/// A portal's database while it is made: beside its place, so that it is whole when it comes there.
#[derive(Debug)]
pub struct Draft {
    place: PathBuf,
    /// Where it is made.
    pub path: PathBuf,
}

impl Draft {
    /// The draft of the database at this place, where there is none yet; what a start that was cut short left of one is taken away.
    ///
    /// # Errors
    /// `data/folder`.
    pub fn of(place: &Path) -> Result<Option<Self>, CliError> {
        let draft = Self { place: place.to_owned(), path: beside(place, ".new") };
        // One that is there stays, and where one is missing the portal says so.
        if place.exists() || beside(place, ".epoch").exists() {
            return Ok(None);
        }
        draft.take_away().map_err(|error| CliError::file("data/folder", &draft.path, &error))?;
        Ok(Some(draft))
    }

    /// Puts it in its place, once nobody has it open any more.
    ///
    /// # Errors
    /// `data/folder`.
    pub fn finish(self) -> Result<(), CliError> {
        let failed = |error: io::Error| CliError::file("data/folder", &self.path, &error);
        let until = Instant::now() + WAIT;
        // Closing it moves its log into it.
        while beside(&self.path, "-wal").exists() {
            if Instant::now() > until {
                return Err(failed(io::Error::other("its log is still in use")));
            }
            thread::sleep(APART);
        }
        // The database first: without it, its epoch would say that it was lost.
        fs::rename(&self.path, &self.place).map_err(failed)?;
        fs::rename(beside(&self.path, ".epoch"), beside(&self.place, ".epoch")).map_err(failed)?;
        self.take_away().map_err(failed)
    }

    fn take_away(&self) -> io::Result<()> {
        BESIDE.iter().try_for_each(|suffix| match fs::remove_file(beside(&self.path, suffix)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        })
    }
}

/// What stands beside a file, by what is behind its name.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
