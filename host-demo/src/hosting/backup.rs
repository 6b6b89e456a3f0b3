//! A backup of everything that the host keeps: taken while it serves, and put back while it does not; each whole or nothing.
//!
//! Each database is copied in one read transaction (`VACUUM INTO`), the portal's first: what it says was begun in the ERP it asks
//! for again. The file that knows how far the portal's database has come is no part of it, so that a backup put back is noticed
//! (rule T3).

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::console::error::CliError;
use crate::hosting::folder::{Restoring, Starting, beside};
use crate::hosting::start::{sample_file, staff_file};
use crate::hosting::watch;
use crate::options::HostOptions;
use crate::private;

/// What a backup says of itself.
const CONTENTS: &str = "backup.json";

/// The folder of the manifests within one.
const MANIFESTS: &str = "manifests";

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Which portal's database it holds.
    pub store: String,
    /// How far that had come.
    pub epoch: u64,
    /// The databases, by name.
    pub files: BTreeMap<String, Kept>,
}

/// A file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of it.
    pub sha256: String,
}

/// Where the host keeps what a backup holds.
#[derive(Clone, Debug)]
pub struct Places {
    data: PathBuf,
    manifests: PathBuf,
    portal: PathBuf,
}

impl Places {
    /// Those of a host.
    ///
    /// # Errors
    /// `usage/store` where the portal's database is no file.
    pub fn of(options: &HostOptions) -> Result<Self, CliError> {
        let portal = match options.store.as_deref().map(|store| store.strip_prefix("sqlite:")) {
            None => options.data.join("portal.sqlite"),
            Some(Some(path)) => PathBuf::from(path),
            Some(None) => {
                let message = "the portal's database is no file: its own server makes backups of it";
                return Err(CliError::new("usage/store", message).hint("use `pg_dump` and `pg_restore`"));
            }
        };
        Ok(Self { data: options.data.clone(), manifests: options.library.manifests.clone(), portal })
    }

    /// The databases, each with its name in a backup: the portal's first.
    fn databases(&self) -> [(&'static str, PathBuf); 3] {
        [
            ("portal.sqlite", self.portal.clone()),
            ("staff.sqlite", staff_file(&self.data)),
            ("erp.sqlite", sample_file(&self.data)),
        ]
    }
}

/// Takes a backup into a folder that is not there yet.
///
/// # Errors
/// `backup/exists`, `backup/failed`.
pub fn take(places: &Places, folder: &Path) -> Result<Contents, CliError> {
    if folder.exists() {
        let message = format!("`{}` is there already", folder.display());
        return Err(CliError::new("backup/exists", message).hint("name a folder that is not there yet"));
    }
    // One that was cut short is no backup.
    let part = beside(folder, ".part");
    let failed = |error: io::Error| CliError::file("backup/failed", &part, &error);
    match fs::remove_dir_all(&part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => private::folder(&part).map_err(failed)?,
    }
    let mut files = BTreeMap::new();
    for (name, file) in places.databases() {
        // Another ERP than the sample keeps its own.
        if name == "portal.sqlite" || file.exists() {
            let copy = part.join(name);
            copy_database(&file, &copy)?;
            files.insert(name.to_owned(), kept(&copy).map_err(failed)?);
        }
    }
    let (store, epoch) = epoch_of(&part.join("portal.sqlite"))?;
    private::folder(&part.join(MANIFESTS)).map_err(failed)?;
    for file in watch::read_folder(&places.manifests)? {
        let name = file.path.file_name().map(OsString::from).unwrap_or_default();
        private::write(&part.join(MANIFESTS).join(name), &file.bytes).map_err(failed)?;
    }
    let contents = Contents { store, epoch, files };
    let text = serde_json::to_vec_pretty(&contents).map_err(|error| failed(error.into()))?;
    private::write(&part.join(CONTENTS), &text).and_then(|()| sync(&part.join(CONTENTS))).map_err(failed)?;
    fs::rename(&part, folder).map_err(failed)?;
    Ok(contents)
}

/// Puts a backup in the place of what is there, while no host serves. One that is cut short is done again: until then nothing
/// starts.
///
/// # Errors
/// `restore/unreadable` where the backup does not hold, `restore/in-use`, `restore/failed`.
pub fn put_back(places: &Places, folder: &Path) -> Result<Contents, CliError> {
    let contents = verified(folder)?;
    let _starting = Starting::over(&places.data)?;
    let _alone = alone(&places.portal)?;
    let restoring = Restoring::begin(&places.data, folder)?;
    let databases = places.databases().into_iter().filter(|(name, _)| contents.files.contains_key(*name));
    for (name, place) in databases {
        let failed = |error: io::Error| CliError::file("restore/failed", &place, &error);
        let copy = beside(&place, ".restored");
        private::file(&copy).map_err(failed)?;
        fs::copy(folder.join(name), &copy).and_then(|_| sync(&copy)).map_err(failed)?;
        // The log of the database that was there would be taken for the new one's.
        for suffix in ["-wal", "-shm"] {
            remove(&beside(&place, suffix)).map_err(failed)?;
        }
        fs::rename(&copy, &place).map_err(failed)?;
    }
    let epoch = beside(&places.portal, ".epoch");
    // Further than the backup in any case, so that the next start notices, whatever was lost since it was taken.
    let said = fs::read_to_string(&epoch).unwrap_or_default();
    let said = said.trim().split_once(' ').and_then(|(_, epoch)| epoch.parse().ok()).unwrap_or(0);
    let text = format!("{} {}\n", contents.store, contents.epoch.max(said).saturating_add(1));
    private::write(&epoch, text.as_bytes()).map_err(|error| CliError::file("restore/failed", &epoch, &error))?;
    if !places.manifests.exists() {
        let copy = || {
            fs::create_dir_all(&places.manifests)?;
            for entry in fs::read_dir(folder.join(MANIFESTS))? {
                let entry = entry?;
                fs::copy(entry.path(), places.manifests.join(entry.file_name()))?;
            }
            Ok(())
        };
        copy().map_err(|error: io::Error| CliError::file("restore/failed", &places.manifests, &error))?;
    }
    restoring.end()?;
    Ok(contents)
}

/// What a backup says of itself, once every file is as it says.
fn verified(folder: &Path) -> Result<Contents, CliError> {
    let unreadable = |path: &Path, error: &io::Error| {
        CliError::file("restore/unreadable", path, error)
            .hint("name the folder of a whole backup, as `host-demo backup` made it")
    };
    let path = folder.join(CONTENTS);
    let contents = fs::read(&path).and_then(|bytes| Ok(serde_json::from_slice::<Contents>(&bytes)?));
    let contents = contents.map_err(|error| unreadable(&path, &error))?;
    for (name, said) in &contents.files {
        let file = folder.join(name);
        if kept(&file).map_err(|error| unreadable(&file, &error))? != *said {
            return Err(unreadable(&file, &io::Error::other("it is not as it was backed up")));
        }
    }
    Ok(contents)
}

/// The lock that whoever has the portal's database open shares; `None` where nobody ever had.
fn alone(portal: &Path) -> Result<Option<File>, CliError> {
    let path = beside(portal, ".in-use");
    let failed = |error: io::Error| CliError::file("restore/failed", &path, &error);
    if !path.exists() {
        return Ok(None);
    }
    let file = File::open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::Error(error)) => Err(failed(error)),
        Err(TryLockError::WouldBlock) => {
            let message = format!("a host has `{}` open", portal.display());
            Err(CliError::new("restore/in-use", message).hint("stop it, and try again"))
        }
    }
}

fn copy_database(from: &Path, to: &Path) -> Result<(), CliError> {
    let copy = || -> Result<(), rusqlite::Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(from, flags)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.execute("VACUUM INTO ?1", [to.to_string_lossy()]).map(drop)
    };
    private::file(to).map_err(|error| CliError::file("backup/failed", to, &error))?;
    copy().map_err(|error| CliError::new("backup/failed", format!("cannot copy `{}`: {error}", from.display())))?;
    sync(to).map_err(|error| CliError::file("backup/failed", to, &error))
}

fn epoch_of(portal: &Path) -> Result<(String, u64), CliError> {
    let read = || -> Result<(String, i64), rusqlite::Error> {
        let connection = Connection::open_with_flags(portal, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.query_row("SELECT id, epoch FROM identity", [], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    let (id, epoch) =
        read().map_err(|error| CliError::new("backup/failed", format!("the copy is no portal's database: {error}")))?;
    Ok((id, u64::try_from(epoch).unwrap_or_default()))
}

fn kept(file: &Path) -> io::Result<Kept> {
    let (mut digest, mut size, mut file) = (Sha256::new(), 0, File::open(file)?);
    let mut bytes = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut bytes)?;
        if read == 0 {
            return Ok(Kept { size, sha256: data_encoding::HEXLOWER.encode(&digest.finalize()) });
        }
        digest.update(bytes.get(..read).unwrap_or_default());
        size += read as u64;
    }
}

fn sync(file: &Path) -> io::Result<()> {
    File::open(file)?.sync_all()
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
