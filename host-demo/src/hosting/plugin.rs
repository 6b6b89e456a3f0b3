//! The portal's library: which file, which pin, and whether a process of its own tries it first.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::Command;

use plugin_api::load::{Loader, Module, Pin};
use plugin_api::{Class, Failure, objects};
use serde::Deserialize;

use crate::hosting::watch::File;

/// What this host can do beyond the first version of the interface.
const FEATURES: &[&str] = &[];

/// The library to load: the one given, else the one beside the program, else the one that `cargo build --release` makes.
pub fn find(given: Option<&Path>) -> PathBuf {
    let name = format!("{DLL_PREFIX}portal_plugin{DLL_SUFFIX}");
    let beside = std::env::current_exe().map(|program| program.with_file_name(&name)).ok();
    let built = Path::new("target/release").join(name);
    given.map(Path::to_owned).or_else(|| beside.filter(|file| file.exists())).unwrap_or(built)
}

/// What the manifests want of the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pin: Option<Pin>,
    ranges: Vec<String>,
}

/// The part of a manifest that concerns the module; the module itself judges the rest.
#[derive(Deserialize)]
struct Manifest {
    module: Option<Key>,
}

#[derive(Deserialize)]
struct Key {
    version: Option<String>,
    sha256: Option<String>,
    size: Option<u64>,
}

impl Wanted {
    /// What these manifests and the command line want, taken together. A manifest that cannot be read wants nothing: it will not
    /// be enabled either.
    ///
    /// # Errors
    /// `module/pins-differ` where two of them pin different files, `module/pin-invalid` for a hash that is none.
    pub fn of(files: &[File], given: Option<Pin>) -> Result<Self, Failure> {
        let mut wanted = Self { pin: given, ranges: Vec::new() };
        let keys = files.iter().filter_map(|file| objects::from_slice::<Manifest>(&file.bytes).ok()?.module);
        for key in keys {
            wanted.ranges.extend(key.version);
            let Some(sha256) = key.sha256 else { continue };
            let invalid = |bad| Failure::new(Class::Invalid, "module/pin-invalid", format!("{bad}"));
            let pin = Pin { size: key.size, ..sha256.parse::<Pin>().map_err(invalid)? };
            wanted.pin = match wanted.pin {
                Some(other) if other.sha256 != pin.sha256 => return Err(differ()),
                Some(Pin { size: Some(one), .. }) if pin.size.is_some_and(|size| size != one) => return Err(differ()),
                Some(other) => Some(Pin { size: other.size.or(pin.size), ..pin }),
                None => Some(pin),
            };
        }
        wanted.ranges.sort();
        wanted.ranges.dedup();
        Ok(wanted)
    }

    /// Loads the library that meets all of it. With a `program`, that program tries an unpinned library out first, in a
    /// process of its own: a damaged file then ends the trial and not the host.
    ///
    /// # Errors
    /// The loader's: one sentence and one code for each way in which it can fail.
    pub fn load(self, library: &Path, program: Option<&Path>) -> Result<Module, Failure> {
        let mut loader = Loader::new(library).features(FEATURES);
        if let Some(pin) = self.pin {
            loader = loader.pin(pin);
        }
        if !self.ranges.is_empty() {
            loader = loader.range(self.ranges.join(", "));
        }
        if let Some(program) = program.map(Path::to_owned) {
            loader = loader.trial(move |image| {
                let mut command = Command::new(&program);
                command.args(["module", "--trial"]).arg(image);
                command
            });
        }
        loader.load().map_err(|error| Failure::new(Class::Incompatible, error.code(), error.to_string()))
    }
}

fn differ() -> Failure {
    let message =
        "two manifests, or one and `--pin`, pin different files of the module; a host has one module, make them agree";
    Failure::new(Class::Invalid, "module/pins-differ", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(manifests: &[&str], given: Option<Pin>) -> Result<Wanted, String> {
        let file = |text: &&str| File { path: "x.json".into(), bytes: text.as_bytes().to_vec() };
        Wanted::of(&manifests.iter().map(file).collect::<Vec<_>>(), given).map_err(|failure| failure.code)
    }

    #[test]
    fn the_pins_of_all_manifests_must_agree() {
        let (ones, twos) = ("1".repeat(64), "2".repeat(64));
        let with = |hash: &str, size: &str| format!(r#"{{"module": {{"sha256": "{hash}"{size}}}}}"#);
        let (first, second) = (with(&ones, ""), with(&twos, ""));
        let (sized, other_size) = (with(&ones, r#", "size": 7"#), with(&ones, r#", "size": 8"#));
        let pin = |size| Ok(Wanted { pin: Some(Pin { size, sha256: [0x11; 32] }), ranges: Vec::new() });
        for (manifests, want) in [
            (vec![], Ok(Wanted::default())),
            (vec!["not JSON", "{}"], Ok(Wanted::default())),
            (vec![&*first], pin(None)),
            (vec![&*first, &*sized], pin(Some(7))),
            (vec![&*sized, &*first], pin(Some(7))),
            (vec![&*first, &*second], Err("module/pins-differ".to_owned())),
            (vec![&*sized, &*other_size], Err("module/pins-differ".to_owned())),
            (vec![r#"{"module": {"sha256": "abc"}}"#], Err("module/pin-invalid".to_owned())),
        ] {
            assert_eq!(wanted(&manifests, None), want, "{manifests:?}");
        }
        let given = |hash: &str| hash.parse::<Pin>().ok();
        assert_eq!(wanted(&["{}"], given(&ones)), pin(None));
        assert_eq!(wanted(&[&sized], given(&ones)), pin(Some(7)));
        assert_eq!(wanted(&[&second], given(&ones)), Err("module/pins-differ".to_owned()));
    }
}
