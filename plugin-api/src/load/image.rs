//! The file's bytes: read once, hashed, and laid where nobody can change them before they are mapped.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{LoadError, MAX_SIZE};

/// The whole file, after its metadata were found good.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    let unreadable = |error: &io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => LoadError::Missing { path: path.to_owned() },
        kind => LoadError::Unreadable { path: path.to_owned(), reason: kind.to_string() },
    };
    // Asked before opening: opening a pipe would wait for its other end.
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if metadata.is_dir() {
        return Err(LoadError::Directory { path: path.to_owned() });
    }
    if !metadata.is_file() {
        return Err(LoadError::NotAFile { path: path.to_owned() });
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    // Asked of the open file: the path may lead elsewhere by now.
    let metadata = file.metadata().map_err(|error| unreadable(&error))?;
    let too_large = |size| Err(LoadError::TooLarge { path: path.to_owned(), size });
    if metadata.len() > MAX_SIZE {
        return too_large(metadata.len());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.take(MAX_SIZE + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    match bytes.len() as u64 {
        size if size > MAX_SIZE => too_large(size),
        _ => Ok(bytes),
    }
}

/// The SHA-256 of these bytes.
pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Exactly these bytes, under a path that can be mapped.
///
/// A sealed file in memory on Linux, where not even this process can change it; a file in a private folder elsewhere,
/// and where the system allows no such file.
pub(super) struct Image {
    path: PathBuf,
    holder: Holder,
}

enum Holder {
    #[cfg(target_os = "linux")]
    Memory(File),
    Folder(tempfile::TempDir),
}

impl Image {
    pub(super) fn of(path: &Path, bytes: &[u8]) -> Result<Self, LoadError> {
        #[cfg(target_os = "linux")]
        if let Ok(image) = Self::in_memory(bytes) {
            return Ok(image);
        }
        Self::in_folder(bytes)
            .map_err(|error| LoadError::NoCopy { path: path.to_owned(), reason: error.kind().to_string() })
    }

    /// The same bytes once more, for who maps them elsewhere.
    #[cfg(unix)]
    pub(super) fn again(&self, path: &Path) -> Result<Self, LoadError> {
        let again = match &self.holder {
            #[cfg(target_os = "linux")]
            Holder::Memory(file) => {
                file.try_clone().map(|file| Self { path: self.path.clone(), holder: Holder::Memory(file) })
            }
            Holder::Folder(_) => fs::read(&self.path).and_then(|bytes| Self::in_folder(&bytes)),
        };
        again.map_err(|error| LoadError::NoCopy { path: path.to_owned(), reason: error.kind().to_string() })
    }

    /// Where the bytes are, for this process and its children.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps the path taken for as long as the process lives.
    ///
    /// The system's loader knows a library by its path: another one under a path used before would be the first again.
    pub(super) fn keep(self) {
        match self.holder {
            #[cfg(target_os = "linux")]
            Holder::Memory(file) => std::mem::forget(file),
            Holder::Folder(folder) => drop(folder.keep()),
        }
    }

    #[cfg(target_os = "linux")]
    fn in_memory(bytes: &[u8]) -> io::Result<Self> {
        use std::os::fd::AsRawFd;
        use std::os::unix::fs::MetadataExt;

        use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};

        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
        // Kernels before 6.3 do not know the flag, and need none.
        let memory = memfd_create("parvis-module", flags | MemfdFlags::EXEC)
            .or_else(|_| memfd_create("parvis-module", flags))?;
        let mut file = File::from(memory);
        file.write_all(bytes)?;
        fcntl_add_seals(&file, SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL)?;
        // By the number of this process, so that a child finds it too.
        let path = PathBuf::from(format!("/proc/{}/fd/{}", std::process::id(), file.as_raw_fd()));
        // `/proc` may be missing, or that of other processes.
        let (seen, own) = (fs::metadata(&path)?, file.metadata()?);
        if (seen.dev(), seen.ino()) != (own.dev(), own.ino()) {
            return Err(ErrorKind::NotFound.into());
        }
        Ok(Self { path, holder: Holder::Memory(file) })
    }

    fn in_folder(bytes: &[u8]) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("parvis-module-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir()?;
        let path = folder.path().join("module");
        File::create_new(&path)?.write_all(bytes)?;
        Ok(Self { path, holder: Holder::Folder(folder) })
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use data_encoding::HEXLOWER;

    use super::*;

    #[test]
    fn an_image_is_exactly_the_bytes_and_nobody_else_can_change_it() {
        let memory = Image::in_memory(b"bytes").unwrap();
        assert_eq!(fs::read(memory.path()).unwrap(), b"bytes");
        assert!(fs::write(memory.path(), b"other").is_err(), "a sealed file was written");
        assert_eq!(fs::read(memory.path()).unwrap(), b"bytes");

        let folder = Image::in_folder(b"bytes").unwrap();
        assert_eq!(fs::read(folder.path()).unwrap(), b"bytes");
        let mode = fs::metadata(folder.path().parent().unwrap()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        let path = folder.path().to_owned();
        drop(folder);
        assert!(!path.exists(), "a refused copy stays behind");
    }

    #[test]
    fn a_hash_is_written_as_64_digits() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(HEXLOWER.encode(&sha256(b"")), empty);
    }
}
