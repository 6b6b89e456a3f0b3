//! The manifests folder: what is in it is in force, and a change takes effect while the host runs (rule S10).

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use plugin_api::{Failure, ManifestFile, Portal, Problem};

use crate::trouble::Trouble;

/// The longest file that is read: 1 MiB. The module has a lower limit of its own, and a problem for it.
const MAX_FILE: u64 = 1 << 20;

/// The JSON Schema that lies among the manifests for editors.
const SCHEMA: &str = "schema.json";

/// A manifest as it lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it is, as a person would find it.
    pub path: PathBuf,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// Reads one file.
    ///
    /// # Errors
    /// `manifest/unreadable`.
    pub fn read(path: &Path) -> Result<Self, Trouble> {
        let read = || -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            fs::File::open(path)?.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error| Trouble::file("manifest/unreadable", path, &error))?;
        Ok(Self { path: path.to_owned(), bytes })
    }

    /// The file's name for messages.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }
}

/// The manifests of a folder, by name: every file that ends in `.json`, the schema apart.
///
/// # Errors
/// `manifests/missing`, `manifests/unreadable`, `manifest/unreadable`.
pub fn read_folder(folder: &Path) -> Result<Vec<File>, Trouble> {
    let unreadable = |error: &io::Error| {
        let code = if error.kind() == io::ErrorKind::NotFound { "manifests/missing" } else { "manifests/unreadable" };
        Trouble::file(code, folder, error).hint("name the folder of the site manifests with `--manifests DIR`")
    };
    let entries = fs::read_dir(folder).map_err(|error| unreadable(&error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        let is_hidden = path.file_name().and_then(OsStr::to_str).is_none_or(|name| name.starts_with('.'));
        let is_manifest = path.extension() == Some(OsStr::new("json")) && path.file_name() != Some(OsStr::new(SCHEMA));
        if is_manifest && !is_hidden {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| File::read(path)).collect()
}

/// What a look at the folder changed.
#[derive(Debug)]
pub enum Change {
    /// A manifest is in force; its warnings are worth a look.
    Enabled {
        /// The manifest.
        file: File,
        /// Its site.
        site: String,
        /// What is probably not meant.
        warnings: Vec<Problem>,
    },
    /// A manifest was refused; the one before it, if any, stays in force.
    Refused {
        /// The manifest.
        file: File,
        /// Why.
        problems: Vec<Problem>,
        /// The site whose previous manifest stays in force.
        still: Option<String>,
    },
    /// A manifest is gone, and its site with it.
    Disabled {
        /// The site.
        site: String,
    },
    /// The portal did not do it; it is tried again at the next look.
    Failed {
        /// The manifest.
        path: PathBuf,
        /// Why.
        failure: Failure,
    },
}

/// The manifests folder, as it was last seen.
#[derive(Debug)]
pub struct Manifests {
    folder: PathBuf,
    seen: BTreeMap<PathBuf, Seen>,
    /// What lay in the folder at the last look: a file counts once it looks the same twice, so that nobody's half-written
    /// file is judged.
    before: Option<Vec<File>>,
}

#[derive(Clone, Debug)]
struct Seen {
    bytes: Vec<u8>,
    site: Option<String>,
    problems: Vec<Problem>,
    /// What is in force of this file, and since when, in milliseconds since 1970-01-01T00:00:00Z.
    in_force: Option<(Vec<u8>, u64)>,
}

/// A manifest as staff look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The file, as it lies in the folder.
    pub file: File,
    /// The site that it speaks for.
    pub site: Option<String>,
    /// What is wrong with it, or probably not meant.
    pub problems: Vec<Problem>,
    /// Since when this file, or an older state of it, is in force, in milliseconds since 1970-01-01T00:00:00Z.
    pub since: Option<u64>,
    /// Whether it is the older state that is in force: the file was refused since.
    pub older_in_force: bool,
}

impl Manifests {
    /// A folder nobody has looked at yet.
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder, seen: BTreeMap::new(), before: None }
    }

    /// Looks at the folder at a moment, puts in force what changed, and says what that was. The first look takes every file as
    /// it is.
    ///
    /// # Errors
    /// The folder's; everything then stays as it was.
    pub fn look(&mut self, portal: &dyn Portal, now: u64) -> Result<Vec<Change>, Trouble> {
        let files = read_folder(&self.folder)?;
        let before = self.before.replace(files.clone());
        let settled = |file: &&File| before.as_ref().is_none_or(|before| before.contains(file));
        let mut changes = Vec::new();
        for file in files.iter().filter(settled) {
            if self.seen.get(&file.path).is_none_or(|seen| seen.bytes != file.bytes) {
                self.enable(portal, file, &files, now, &mut changes);
            }
        }
        let is_there = |path: &Path| files.iter().any(|file| file.path == *path);
        let was_there = |path: &Path| before.iter().flatten().any(|file| file.path == *path);
        let gone: Vec<PathBuf> = self.seen.keys().filter(|path| !is_there(path) && !was_there(path)).cloned().collect();
        for path in gone {
            let site = self.seen.get(&path).and_then(|seen| seen.site.clone());
            if self.disable(portal, &path, site, &mut changes) {
                self.seen.remove(&path);
            }
        }
        Ok(changes)
    }

    /// What was wrong with the manifests when they were last judged.
    pub fn problems(&self) -> Vec<Problem> {
        self.seen.values().flat_map(|seen| seen.problems.clone()).collect()
    }

    /// Every manifest that was judged, by name.
    pub fn views(&self) -> Vec<View> {
        let view = |(path, seen): (&PathBuf, &Seen)| View {
            file: File { path: path.clone(), bytes: seen.bytes.clone() },
            site: seen.site.clone(),
            problems: seen.problems.clone(),
            since: seen.in_force.as_ref().map(|(_, since)| *since),
            older_in_force: seen.in_force.as_ref().is_some_and(|(bytes, _)| *bytes != seen.bytes),
        };
        self.seen.iter().map(view).collect()
    }

    fn enable(&mut self, portal: &dyn Portal, file: &File, all: &[File], now: u64, changes: &mut Vec<Change>) {
        let before = self.seen.get(&file.path).cloned();
        let old = before.as_ref().and_then(|seen| seen.site.clone());
        let name = file.name();
        match portal.enable_site(&ManifestFile { name: &name, bytes: &file.bytes }) {
            Ok(site) => {
                let bytes = file.bytes.clone();
                let warnings = warnings(portal, &name, all);
                let problems = warnings.clone();
                let in_force = Some((bytes.clone(), now));
                self.seen.insert(file.path.clone(), Seen { bytes, site: Some(site.clone()), problems, in_force });
                if old.as_ref().is_some_and(|old| *old != site) {
                    self.disable(portal, &file.path, old, changes);
                }
                changes.push(Change::Enabled { file: file.clone(), site, warnings });
            }
            Err(failure) if failure.code == "manifest/refused" => {
                let problems: Vec<Problem> = serde_json::from_str(&failure.detail).unwrap_or_default();
                let (bytes, site) = (file.bytes.clone(), old.clone());
                let in_force = before.and_then(|seen| seen.in_force);
                self.seen.insert(file.path.clone(), Seen { bytes, site, problems: problems.clone(), in_force });
                changes.push(Change::Refused { file: file.clone(), problems, still: old });
            }
            Err(failure) => changes.push(Change::Failed { path: file.path.clone(), failure }),
        }
    }

    /// Whether the site of this file is out of service now, or another file speaks for it.
    fn disable(&self, portal: &dyn Portal, path: &Path, site: Option<String>, changes: &mut Vec<Change>) -> bool {
        let Some(site) = site else { return true };
        let is_another = |(other, seen): (&PathBuf, &Seen)| other != path && seen.site.as_ref() == Some(&site);
        if self.seen.iter().any(is_another) {
            return true;
        }
        match portal.disable_site(&site) {
            Ok(()) => changes.push(Change::Disabled { site }),
            Err(failure) if failure.code == "site/unknown" => {}
            Err(failure) => {
                changes.push(Change::Failed { path: path.to_owned(), failure });
                return false;
            }
        }
        true
    }
}

fn warnings(portal: &dyn Portal, name: &str, all: &[File]) -> Vec<Problem> {
    let names: Vec<String> = all.iter().map(File::name).collect();
    let files: Vec<ManifestFile<'_>> =
        names.iter().zip(all).map(|(name, file)| ManifestFile { name, bytes: &file.bytes }).collect();
    let problems = portal.check_manifests(&files).unwrap_or_default();
    problems.into_iter().filter(|problem| problem.file == name).collect()
}

#[cfg(test)]
mod tests;
