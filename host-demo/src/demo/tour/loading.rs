//! The steps about the library: what it is, and files that must not be loaded.

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use plugin_api::load::{Loader, Pin};

use super::{Seen, Tour, check};
use crate::console::error::CliError;

/// Looks at the module, and tries files that are none.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("the module loads and says what it is", |tour| {
        let about = &tour.running.about;
        let short = about.sha256.get(..12).unwrap_or_default();
        let seen = format!("{} {}, interface {}, sha-256 {short}…", about.id, about.version, about.interface);
        check(about.id == "parvis" && about.sha256.len() == 64, seen)
    })?;
    tour.step("it registers its permissions with the host", |tour| {
        let registered = tour.running.host.registered();
        let has_both = registered.iter().all(|one| !one.label.en.is_empty() && !one.label.fr.is_empty());
        check(registered.len() == 14 && has_both, format!("{} permissions, in English and French", registered.len()))
    })?;
    tour.step("a missing file is refused", |tour| refused(tour.folder.join("missing.so"), None, "module/missing"))?;
    tour.step("a text file is refused", |tour| {
        let file = tour.folder.join("text.so");
        write(&file, b"not a library at all, only some text")?;
        refused(file, None, "module/not-a-library")
    })?;
    tour.step("a truncated library is refused", |tour| {
        let file = tour.folder.join("truncated.so");
        let whole = fs::File::open(&tour.running.about.file).map_err(|error| error.to_string())?;
        let mut bytes = Vec::new();
        whole.take(tour.running.about.size / 2).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        write(&file, &bytes)?;
        refused(file, None, "module/truncated")
    })?;
    tour.step("another file than the pinned one is refused", |tour| {
        refused(tour.running.about.file.clone(), Some(Pin { size: None, sha256: [7; 32] }), "module/other-hash")
    })
}

fn refused(file: PathBuf, pin: Option<Pin>, want: &str) -> Seen {
    let mut loader = Loader::new(file);
    if let Some(pin) = pin {
        loader = loader.pin(pin);
    }
    match loader.load() {
        Ok(_) => Err("it was loaded".to_owned()),
        Err(error) => check(error.code() == want, format!("[{}] {error}", error.code())),
    }
}

fn write(file: &PathBuf, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| error.to_string())
}
