//! Asking a mapped module what it is.
#![expect(unsafe_code, reason = "a library is foreign code, and its symbol a raw pointer")]

use std::path::{Path, PathBuf};

use abi_stable::StableAbi;
use libloading::Library;
use semver::{Version, VersionReq};

use super::{LoadError, layout};
use crate::descriptor::Descriptor;
use crate::module::{ABI_STABLE_VERSION, API_VERSION, Header, MAGIC, Text};
use crate::wire::guard::Side;
use crate::wire::root::RootRef;
use crate::wire::values::{answered, from_json};

/// A module that fits this host.
pub(super) struct Inspected {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) api: [u32; 3],
    pub(super) root: RootRef,
    pub(super) descriptor: Descriptor,
}

/// Asks the library; `path` is for the messages.
pub(super) fn inspect(path: &Path, library: &'static Library) -> Result<Inspected, LoadError> {
    let header = header(path, library)?;
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

/// Finds the symbol.
fn header(path: &Path, library: &'static Library) -> Result<*const Header, LoadError> {
    // SAFETY: only the address is taken; what is there is judged by the caller.
    match unsafe { library.get::<*const Header>(b"parvis_module\0") } {
        Ok(symbol) => Ok(*symbol),
        Err(_) => Err(LoadError::NoSymbol { path: path.to_owned() }),
    }
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
