//! Files and folders for this user alone, whatever the folder around them lets others do.

use std::fs;
use std::io;
use std::path::Path;

/// Makes a file that nobody else may read, and puts one that others could read right. `SQLite` gives the files that it keeps
/// beside its own (`-wal`, `-shm`, `-journal`) the same mode.
///
/// # Errors
/// The system's.
pub fn file(path: &Path) -> io::Result<()> {
    for path in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm")] {
        if path.exists() {
            tighten(&path, 0o600)?;
        }
    }
    options().write(true).create(true).truncate(false).open(path).map(drop)
}

/// Writes a file anew that nobody else may read.
///
/// # Errors
/// The system's.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    io::Write::write_all(&mut options().write(true).create(true).truncate(true).open(path)?, bytes)
}

/// Makes a folder that nobody else may look into, and puts one that others could look into right.
///
/// # Errors
/// The system's.
pub fn folder(path: &Path) -> io::Result<()> {
    data_folder(path)?;
    tighten(path, 0o700)
}

/// Makes a folder that nobody else may look into; one that is there already is left as its owner has it, who may keep other
/// things in it: what we write there is private by itself.
///
/// # Errors
/// The system's.
pub fn data_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn options() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn beside(path: &Path, ending: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Takes away what others may do.
fn tighten(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut permissions = fs::metadata(path)?.permissions();
        if permissions.mode() & 0o077 != 0 {
            permissions.set_mode(mode);
            fs::set_permissions(path, permissions)?;
        }
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn files_and_folders_are_private_whatever_the_folder_around_them_is() {
        let place = tempfile::tempdir().unwrap();
        fs::set_permissions(place.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let at = |name: &str| place.path().join(name);
        let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        for name in ["old", "old-wal", "old-shm"] {
            fs::write(at(name), name).unwrap();
            fs::set_permissions(at(name), fs::Permissions::from_mode(0o666)).unwrap();
        }
        fs::create_dir(at("box")).unwrap();
        fs::set_permissions(at("box"), fs::Permissions::from_mode(0o755)).unwrap();
        file(&at("old")).unwrap();
        file(&at("new")).unwrap();
        write(&at("mail"), b"a link").unwrap();
        folder(&at("box")).unwrap();
        folder(&at("other/box")).unwrap();
        assert_eq!(["old", "old-wal", "old-shm", "new", "mail"].map(mode), [0o600; 5]);
        assert_eq!(["box", "other/box"].map(mode), [0o700; 2]);
        assert_eq!(fs::read(at("old")).unwrap(), b"old", "what was in it stays");
    }
}
