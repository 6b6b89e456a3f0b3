//! The libraries that this process has mapped, each once and for good.
#![expect(unsafe_code, reason = "mapping a library runs its initialisers")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use libloading::Library;

use super::LoadError;
use super::image::Image;

/// Every library by the SHA-256 of its file. Mapped twice, one file would be two modules, each with memory of its own.
static MAPPED: Mutex<BTreeMap<[u8; 32], &'static Library>> = Mutex::new(BTreeMap::new());

/// Maps the image, unless these bytes are mapped already; `path` is for the messages.
pub(super) fn map(path: &Path, image: Image, sha256: [u8; 32]) -> Result<&'static Library, LoadError> {
    let mut mapped = MAPPED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(library) = mapped.get(&sha256) {
        return Ok(library);
    }
    let library = open(path, image)?;
    mapped.insert(sha256, library);
    Ok(library)
}

/// Maps the image for good. It takes no lock: a copy of the process would find it held by a thread that it does not have.
pub(super) fn open(path: &Path, image: Image) -> Result<&'static Library, LoadError> {
    // SAFETY: mapping runs the library's own initialisers, which is what loading a module means; the bytes are the checked
    // ones, which nobody can change.
    let opened = unsafe { Library::new(image.path()) };
    let library =
        opened.map_err(|error| LoadError::CannotOpen { path: path.to_owned(), reason: reason(&error, &image) })?;
    image.keep();
    // Never unloaded: objects, threads and layouts of the module live as long as the process.
    Ok(Box::leak(Box::new(library)))
}

/// The system loader's own words, without the path of the copy that it saw.
fn reason(error: &libloading::Error, image: &Image) -> String {
    let words = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    words.replace(&format!("{}: ", image.path().display()), "")
}
