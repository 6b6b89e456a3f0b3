//! The file of a store on SQLite: its owner's alone, and how it is opened.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::Error;
use crate::store::{BUSY, beside, failed};

/// Whether nothing is there, or a file that nothing is in.
///
/// # Errors
/// `unavailable/store`.
pub fn is_empty(path: &Path) -> Result<bool, Error> {
    match path.metadata() {
        Ok(file) => Ok(file.len() == 0),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Error::Store(format!("its file cannot be looked at: {error}"))),
    }
}

/// What is said where a store was and is no more.
pub fn lost(path: &Path, epochs: &Path) -> String {
    format!(
        "{} is missing or empty, and {} says that there was a store: put the store back, or a backup; to begin a new one, \
         without any user, set `new_store` (`--new-store` of the demo host)",
        path.display(),
        epochs.display()
    )
}

/// Makes the file where there is none, and lets nobody but its owner read it, whatever the folder allows. SQLite gives the
/// files beside it (`-wal`, `-shm`) the mode of this one; those of a store that was open to others are put right too.
///
/// # Errors
/// `unavailable/store`.
#[cfg(unix)]
pub fn make_private(path: &Path) -> Result<(), Error> {
    use std::fs::{OpenOptions, Permissions, set_permissions};
    use std::io::ErrorKind;
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};

    let failed = |error: std::io::Error| Error::Store(format!("its file cannot be made private: {error}"));
    // One that is there is not opened: whoever closes a file gives back the locks that SQLite has on it in this process.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(error)),
        _ => {}
    }
    for suffix in ["", "-wal", "-shm"] {
        let file = &beside(path, suffix);
        let Ok(metadata) = file.metadata() else { continue };
        if metadata.permissions().mode() & 0o077 != 0 {
            set_permissions(file, Permissions::from_mode(0o600)).map_err(failed)?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
pub fn make_private(_: &Path) -> Result<(), Error> {
    Ok(())
}

/// One more connection to the file.
///
/// # Errors
/// `unavailable/store`.
pub fn connect(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| failed(&error.into()))?;
    let set =
        |name: &str, value: &str| connection.pragma_update(None, name, value).map_err(|error| failed(&error.into()));
    connection.busy_timeout(BUSY).map_err(|error| failed(&error.into()))?;
    // Else a statement whose plan looked at a bound value is parsed anew at each run.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|error| failed(&error.into()))?;
    // Not waited for by SQLite itself where several open a new file at once.
    let until = Instant::now() + BUSY;
    loop {
        match connection.pragma_update(None, "journal_mode", "wal") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < until => {
                thread::sleep(Duration::from_millis(5));
            }
            set => break set.map_err(|error| failed(&error.into()))?,
        }
    }
    set("synchronous", "full")?;
    set("foreign_keys", "on")?;
    set("trusted_schema", "off")?;
    // A mail that waits holds a link; once it has left, its bytes are overwritten.
    set("secure_delete", "on")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use crate::store::Store;

    #[test]
    fn the_files_of_a_store_are_its_owners_alone_whatever_the_folder_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let path = folder.path().join("portal.sqlite");
        for what in ["a new store", "a store that others could read"] {
            let store = Store::open(&path).unwrap();
            for entry in fs::read_dir(folder.path()).unwrap() {
                let file = entry.unwrap().path();
                let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
                assert_eq!(mode, 0o600, "{what}: {}", file.display());
            }
            drop(store);
            fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        }
    }
}
