//! How a host loads a module: check the file, map exactly the bytes checked, check what it says of itself.
//!
//! A damaged library ends the process that maps it, so everything that can be judged by the bytes is judged first. A
//! pin (size and SHA-256) is the strong check. Without one a [`Loader::trial`] lets a child process go first.
//! Neither is a sandbox: a module has all the rights of its host.

mod elf;
mod error;
mod image;
mod inspect;
mod layout;

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;
use std::sync::Arc;

use abi_stable::std_types::RStr;

pub use self::error::LoadError;
pub use self::inspect::trial;

use self::inspect::Inspected;
use crate::descriptor::Descriptor;
use crate::failure::Failure;
use crate::host::SharedHost;
use crate::portal::Portal;
use crate::wire;
use crate::wire::root::RootRef;
use crate::wire::values::answered;

/// The largest file that is taken for a module: 512 MiB.
pub const MAX_SIZE: u64 = 512 << 20;

/// Which file is wanted, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The size in bytes; `None` leaves it to the hash.
    pub size: Option<u64>,
    /// The SHA-256 of the whole file.
    pub sha256: [u8; 32],
}

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPin(pub String);

impl fmt::Display for BadPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a SHA-256; write its 64 hexadecimal digits", self.0)
    }
}

impl std::error::Error for BadPin {}

impl FromStr for Pin {
    type Err = BadPin;

    /// A pin without a size, from 64 hexadecimal digits of either case.
    fn from_str(text: &str) -> Result<Self, BadPin> {
        let bad = || BadPin(text.to_owned());
        let digits: Option<Vec<u8>> =
            text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
        let digits: [u8; 64] = digits.ok_or_else(bad)?.try_into().map_err(|_| bad())?;
        let mut sha256 = [0; 32];
        for (byte, pair) in sha256.iter_mut().zip(digits.as_chunks::<2>().0) {
            *byte = pair[0] << 4 | pair[1];
        }
        Ok(Self { size: None, sha256 })
    }
}

/// Makes the command that tries the library at this path; see [`Loader::trial`].
type Trial = Box<dyn Fn(&Path) -> Command + Send + Sync>;

/// What to load, and what must hold of it.
pub struct Loader {
    path: PathBuf,
    pin: Option<Pin>,
    range: Option<String>,
    features: Vec<String>,
    trial: Option<Trial>,
}

impl Loader {
    /// Loads the library at this path.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), pin: None, range: None, features: Vec::new(), trial: None }
    }

    /// Only the file with this content.
    #[must_use]
    pub fn pin(mut self, pin: Pin) -> Self {
        self.pin = Some(pin);
        self
    }

    /// Only a module whose own version meets this requirement, e.g. `^1.2`.
    #[must_use]
    pub fn range(mut self, requirement: impl Into<String>) -> Self {
        self.range = Some(requirement.into());
        self
    }

    /// What the host can do beyond the first version of the interface; a module that requires more is refused.
    #[must_use]
    pub fn features(mut self, features: &[&str]) -> Self {
        self.features = features.iter().map(ToString::to_string).collect();
        self
    }

    /// Where there is no pin, lets this command go first: it must call [`trial`] with the path it is given.
    /// It has ten seconds.
    #[must_use]
    pub fn trial(mut self, command: impl Fn(&Path) -> Command + Send + Sync + 'static) -> Self {
        self.trial = Some(Box::new(command));
        self
    }

    /// Loads the module. It is never unloaded, and a second load of the same file is a second module beside the first.
    ///
    /// Load once a process, and create as many portals as you like: two modules in one process must not open the same
    /// database file, as each brings its own SQLite and the system's file locks belong to the process, not to either.
    pub fn load(self) -> Result<Module, LoadError> {
        let Self { path, pin, range, features, trial } = self;
        let range = range.map(|range| inspect::requirement(&range)).transpose()?;
        let bytes = image::read(&path)?;
        let sha256 = image::sha256(&bytes);
        if let Some(pin) = pin {
            pin.check(&path, &bytes, sha256)?;
        }
        elf::check(&path, &bytes)?;
        let image = image::Image::of(&path, &bytes)?;
        if let (None, Some(command)) = (pin, trial) {
            inspect::run_trial(&path, command(image.path()), inspect::TRIAL_LIMIT)?;
        }
        let inspected = inspect::inspect(&path, image)?;
        inspected.meets(&path, range.as_ref(), &features)?;
        Ok(Module { path, size: bytes.len() as u64, sha256: image::hex(&sha256), inspected })
    }
}

impl fmt::Debug for Loader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loader").field("path", &self.path).field("pin", &self.pin).finish_non_exhaustive()
    }
}

impl Pin {
    fn check(&self, path: &Path, bytes: &[u8], found: [u8; 32]) -> Result<(), LoadError> {
        let size = bytes.len() as u64;
        if let Some(expected) = self.size.filter(|expected| *expected != size) {
            return Err(LoadError::OtherSize { path: path.to_owned(), expected, found: size });
        }
        if self.sha256 != found {
            let (expected, found) = (image::hex(&self.sha256), image::hex(&found));
            return Err(LoadError::OtherHash { path: path.to_owned(), expected, found });
        }
        Ok(())
    }
}

/// A module in the process's memory.
pub struct Module {
    path: PathBuf,
    size: u64,
    sha256: String,
    inspected: Inspected,
}

impl Module {
    /// What it says of itself.
    pub fn descriptor(&self) -> &Descriptor {
        &self.inspected.descriptor
    }

    /// Its name, as its header has it.
    pub fn name(&self) -> &str {
        &self.inspected.name
    }

    /// Its own version.
    pub fn version(&self) -> &str {
        &self.inspected.version
    }

    /// The version of the interface that it was built with: major, minor, patch.
    pub fn api_version(&self) -> [u32; 3] {
        self.inspected.api
    }

    /// The file's SHA-256, 64 hexadecimal digits in lower case.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The file's size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Where the file was.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Starts a portal. `settings` is JSON that meets the descriptor's schema of settings.
    ///
    /// # Errors
    /// The module's own; `portal/panic` and `host/panic` where one side panicked meanwhile.
    pub fn create(&self, host: SharedHost, settings: &str) -> Result<Box<dyn Portal>, Failure> {
        start(self.inspected.root, host, settings)
    }
}

/// Starts a portal by the newest way that the module knows.
fn start(root: RootRef, host: SharedHost, settings: &str) -> Result<Box<dyn Portal>, Failure> {
    let (more, settings) = (Arc::clone(&host), RStr::from_str(settings));
    let host = wire::host::export(host)?;
    let created = match root.create_v2() {
        Some(create) => create(host, wire::host::export_v2(more), settings),
        None => (root.create_v1())(host, settings),
    };
    answered(created, |portal| Box::new(wire::portal::Remote(portal)) as Box<dyn Portal>)
}

impl fmt::Debug for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Module").field("path", &self.path).field("version", &self.version()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_64_hexadecimal_digits_of_either_case() {
        let pin: Pin = "00FFa0".repeat(11)[..64].parse().unwrap();
        assert_eq!((pin.size, &pin.sha256[..4]), (None, &[0x00, 0xff, 0xa0, 0x00][..]));
        for text in ["", "00", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(text.parse::<Pin>(), Err(BadPin(text.to_owned())), "{text}");
        }
    }
}
