//! How a host loads a module: check the file, map exactly the bytes checked, check what it says of itself.
//!
//! A damaged library ends the process that maps it, so everything that can be judged by the bytes is judged first.
//!
//! | the host gives | what is checked |
//! |---|---|
//! | a [`Loader::pin`] | exactly these bytes; nothing else need be trusted |
//! | a `FILE.sha256` beside the module | exactly these bytes, and that nobody else can write the file |
//! | nothing | that nobody else can write the file, and a child process maps it first |
//!
//! Nothing of it is a sandbox: a module has all the rights of its host.

mod elf;
mod error;
mod image;
mod inspect;
mod layout;
mod mapped;
mod pin;
mod place;
mod relocations;
mod trial;

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use abi_stable::std_types::RStr;
use data_encoding::HEXLOWER;

pub use self::error::LoadError;
pub use self::pin::{BadPin, Pin};
pub use self::trial::trial;

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

/// Who maps a library first that no pin vouches for.
enum Trial {
    /// A copy of this process.
    Fork,
    /// The program of this command; see [`Loader::trial`].
    Command(Box<dyn Fn(&Path) -> Command + Send + Sync>),
    /// Nobody.
    Without,
}

/// What to load, and what must hold of it.
pub struct Loader {
    path: PathBuf,
    pin: Option<Pin>,
    range: Option<String>,
    features: Vec<String>,
    trial: Trial,
}

impl Loader {
    /// Loads the library at this path.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), pin: None, range: None, features: Vec::new(), trial: Trial::Fork }
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

    /// Where there is no pin, lets this command go first in place of a copy of this process: it must call [`trial()`] with the
    /// path it is given. It has ten seconds.
    ///
    /// For hosts that are not to be copied: with many gigabytes of memory, or on systems other than Unix, where without such a
    /// command nobody goes first.
    #[must_use]
    pub fn trial(mut self, command: impl Fn(&Path) -> Command + Send + Sync + 'static) -> Self {
        self.trial = Trial::Command(Box::new(command));
        self
    }

    /// Lets nobody go first: a damaged file without a pin may end this process.
    #[must_use]
    pub fn without_trial(mut self) -> Self {
        self.trial = Trial::Without;
        self
    }

    /// Loads the module. It is never unloaded, and a second load of the same bytes, wherever they lie, is the same module.
    ///
    /// Create as many portals as you like. Two different modules in one process must not open the same database file, as each
    /// brings its own SQLite and the system's file locks belong to the process, not to either.
    pub fn load(self) -> Result<Module, LoadError> {
        let Self { path, pin, range, features, trial } = self;
        let range = range.map(|range| inspect::requirement(&range)).transpose()?;
        let bytes = image::read(&path)?;
        let sha256 = image::sha256(&bytes);
        let (pin, caution) = if pin.is_some() {
            (pin, None)
        } else {
            let caution = place::check(&path, &sha256)?;
            // What lies beside the module is worth as much as the folder.
            (Pin::beside(&path)?, caution)
        };
        if let Some(pin) = pin {
            pin.check(&path, &bytes, sha256)?;
        }
        elf::check(&path, &bytes)?;
        let image = image::Image::of(&path, &bytes)?;
        let size = bytes.len() as u64;
        // Nothing of this process lies next to a damaged file for longer than it must.
        drop(bytes);
        match (pin, trial) {
            (Some(_), _) | (None, Trial::Without) => {}
            (None, Trial::Command(command)) => trial::run(&path, command(image.path()), trial::LIMIT)?,
            (None, Trial::Fork) => trial::fork(&path, &image, trial::LIMIT)?,
        }
        let library = mapped::map(&path, image, sha256)?;
        let inspected = inspect::inspect(&path, library)?;
        inspected.meets(&path, range.as_ref(), &features)?;
        Ok(Module { path, size, sha256: HEXLOWER.encode(&sha256), caution, inspected })
    }
}

impl fmt::Debug for Loader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loader").field("path", &self.path).field("pin", &self.pin).finish_non_exhaustive()
    }
}

/// A module in the process's memory.
pub struct Module {
    path: PathBuf,
    size: u64,
    sha256: String,
    caution: Option<String>,
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

    /// What is worth a look though the module was loaded: a folder above it that a group may write, in which nobody else is today.
    pub fn caution(&self) -> Option<&str> {
        self.caution.as_deref()
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
    let (more, still, settings) = (Arc::clone(&host), Arc::clone(&host), RStr::from_str(settings));
    let host = wire::host::export(host)?;
    let created = match (root.create_v3(), root.create_v2()) {
        (Some(create), _) => create(host, wire::host::export_v2(more), wire::host::export_v3(still), settings),
        (None, Some(create)) => create(host, wire::host::export_v2(more), settings),
        (None, None) => (root.create_v1())(host, settings),
    };
    answered(created, |portal| Box::new(wire::portal::Remote(portal)) as Box<dyn Portal>)
}

impl fmt::Debug for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Module").field("path", &self.path).field("version", &self.version()).finish_non_exhaustive()
    }
}
