//! Mapping the bytes and asking the module what it is.
#![expect(unsafe_code, reason = "a library is foreign code, and its symbol a raw pointer")]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use abi_stable::StableAbi;
use libloading::Library;
use semver::{Version, VersionReq};

use super::image::Image;
use super::{LoadError, layout};
use crate::descriptor::Descriptor;
use crate::module::{ABI_STABLE_VERSION, API_VERSION, Header, MAGIC, Text};
use crate::wire::guard::Side;
use crate::wire::root::RootRef;
use crate::wire::values::{answered, from_json};

/// How long a trial may last.
pub(super) const TRIAL_LIMIT: Duration = Duration::from_secs(10);

/// A module that fits this host.
pub(super) struct Inspected {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) api: [u32; 3],
    pub(super) root: RootRef,
    pub(super) descriptor: Descriptor,
}

/// Maps the image and asks; `path` is for the messages.
pub(super) fn inspect(path: &Path, image: Image) -> Result<Inspected, LoadError> {
    let header = open(path, image)?;
    // SAFETY: the address is the library's own, so it is mapped. Of a foreign symbol that is shorter, a few bytes of what
    // follows it are read and refused; more than these sixteen is read only behind the right magic.
    if unsafe { (&raw const (*header).magic).read_unaligned() } != MAGIC {
        return Err(LoadError::BadMagic { path: path.to_owned() });
    }
    // SAFETY: the magic promises the whole header, whose layout never changes, for as long as the library stays.
    let header: &'static Header = unsafe { &*header };
    check_versions(path, header)?;
    layout::check(path, <RootRef as StableAbi>::LAYOUT, (header.layout)())?;
    let root = (header.root)();
    log::debug!("`{}` was built with {}", path.display(), (root.api_info())());
    let descriptor = answered((root.descriptor())(), |json| from_json(Side::Portal, "descriptor", json.as_str()))
        .flatten()
        .map_err(|failure| LoadError::BadDescriptor { path: path.to_owned(), reason: failure.message })?;
    Ok(Inspected { name: text(header.name), version: text(header.version), api: header.api, root, descriptor })
}

impl Inspected {
    /// Whether the host has what it needs, and it is a version that the host wants.
    pub(super) fn meets(&self, path: &Path, range: Option<&VersionReq>, features: &[String]) -> Result<(), LoadError> {
        let missing = self.descriptor.required_host_features.iter().find(|feature| !features.contains(feature));
        if let Some(feature) = missing {
            return Err(LoadError::MissingFeature { path: path.to_owned(), feature: feature.clone() });
        }
        match range {
            Some(range) if !Version::parse(&self.version).is_ok_and(|version| range.matches(&version)) => {
                let (version, range) = (self.version.clone(), range.to_string());
                Err(LoadError::OtherVersion { path: path.to_owned(), version, range })
            }
            _ => Ok(()),
        }
    }
}

/// The range of versions that this text means.
pub(super) fn requirement(range: &str) -> Result<VersionReq, LoadError> {
    VersionReq::parse(range).map_err(|error| LoadError::BadRange { range: range.to_owned(), reason: error.to_string() })
}

/// Loads the library at this path and ends the process: the other half of [`super::Loader::trial`].
///
/// Call it at once in the child, from a verb that no person uses. It ends with 0 also where the library is no module: only
/// a crash counts, the host finds the rest by itself. It ends with 1 where the file cannot be read.
pub fn trial(path: &Path) -> ! {
    let image = std::fs::read(path).ok().and_then(|bytes| Image::of(path, &bytes).ok());
    let Some(image) = image else { std::process::exit(1) };
    let _ = inspect(path, image);
    std::process::exit(0)
}

/// Lets the command go first; at `limit` it is killed.
pub(super) fn run_trial(path: &Path, mut command: Command, limit: Duration) -> Result<(), LoadError> {
    let no_trial =
        |error: std::io::Error| LoadError::NoTrial { path: path.to_owned(), reason: error.kind().to_string() };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(no_trial)?;
    let start = Instant::now();
    loop {
        match child.try_wait().map_err(no_trial)? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(LoadError::Crashes { path: path.to_owned(), how: end_of(status) }),
            None if start.elapsed() > limit => {
                // It may have ended meanwhile; either way it is waited for, so that no dead child stays behind.
                let _ = child.kill();
                let _ = child.wait();
                return Err(LoadError::Hangs { path: path.to_owned(), limit });
            }
            None => sleep(Duration::from_millis(5)),
        }
    }
}

/// Maps the image for good and finds the symbol.
fn open(path: &Path, image: Image) -> Result<*const Header, LoadError> {
    // SAFETY: mapping runs the library's own initialisers, which is what loading a module means; the bytes are the checked
    // ones, which nobody can change.
    let opened = unsafe { Library::new(image.path()) };
    let library =
        opened.map_err(|error| LoadError::CannotOpen { path: path.to_owned(), reason: reason(&error, &image) })?;
    // Never unloaded: objects, threads and layouts of the module live as long as the process.
    let library: &'static Library = Box::leak(Box::new(library));
    image.keep();
    // SAFETY: only the address is taken; what is there is judged by the caller.
    match unsafe { library.get::<*const Header>(b"parvis_module\0") } {
        Ok(symbol) => Ok(*symbol),
        Err(_) => Err(LoadError::NoSymbol { path: path.to_owned() }),
    }
}

/// The system loader's own words, without the path of the copy that it saw.
fn reason(error: &libloading::Error, image: &Image) -> String {
    let words = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    words.replace(&format!("{}: ", image.path().display()), "")
}

fn check_versions(path: &Path, header: &Header) -> Result<(), LoadError> {
    let (module, host) = (header.api, API_VERSION);
    let path: PathBuf = path.to_owned();
    if module[0] < host[0] {
        return Err(LoadError::TooOld { path, module, host });
    }
    if module[0] > host[0] {
        return Err(LoadError::TooNew { path, module, host });
    }
    if header.abi_stable != ABI_STABLE_VERSION {
        return Err(LoadError::OtherAbi { path, module: header.abi_stable, host: ABI_STABLE_VERSION });
    }
    Ok(())
}

/// A text of the header; what is not UTF-8 is replaced.
fn text(text: Text) -> String {
    if text.start.is_null() {
        return String::new();
    }
    // SAFETY: the header of a module, whose magic and versions were right, points to a constant of the library.
    let bytes = unsafe { std::slice::from_raw_parts(text.start, text.length) };
    String::from_utf8_lossy(bytes).into_owned()
}

/// How a process ended, in words.
fn end_of(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal}");
    }
    status.code().map_or_else(|| "no exit code".to_owned(), |code| format!("exit code {code}"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_trial_that_takes_too_long_is_killed_and_a_refusal() {
        let (path, limit) = (Path::new("m.so"), Duration::from_millis(20));
        let mut command = Command::new("sleep");
        command.arg("600");
        let start = Instant::now();
        assert_eq!(run_trial(path, command, limit), Err(LoadError::Hangs { path: path.to_owned(), limit }));
        assert!(start.elapsed() < Duration::from_mins(1), "it was waited for and not killed");
    }
}
