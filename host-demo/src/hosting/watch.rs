//! The manifests folder: what is in it is in force, and a change takes effect while the host runs (rule S10).

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use plugin_api::operations::{MoveManifest, perform};
use plugin_api::problem::Severity;
use plugin_api::{Failure, ManifestFile, Portal, Problem};
use serde::Deserialize;

use crate::console::error::CliError;

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
    pub fn read(path: &Path) -> Result<Self, CliError> {
        let read = || -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            fs::File::open(path)?.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error| CliError::file("manifest/unreadable", path, &error))?;
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
pub fn read_folder(folder: &Path) -> Result<Vec<File>, CliError> {
    let unreadable = |error: &io::Error| {
        let code = if error.kind() == io::ErrorKind::NotFound { "manifests/missing" } else { "manifests/unreadable" };
        CliError::file(code, folder, error).hint("name the folder of the site manifests with `--manifests DIR`")
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
        /// What is wrong with it.
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
        /// What the portal answered.
        failure: Failure,
    },
}

/// How long a file may be away before it counts as gone: ten seconds. Editors, `rsync` and `git` put a new one in place of the old.
pub const ABSENCE: u64 = 10_000;

/// The codes of a file that stands back behind another one.
const TAKEN: [&str; 2] = ["manifest/site-taken", "manifest/host-taken"];

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
    /// The site that this file speaks for.
    site: Option<String>,
    problems: Vec<Problem>,
    /// What is in force of this file, and since when, in milliseconds since 1970-01-01T00:00:00Z.
    in_force: Option<(Vec<u8>, u64)>,
    /// Since when the file is away; `None` where it lies in the folder.
    away: Option<u64>,
}

impl Seen {
    /// Whether it was refused because another file came first.
    fn stands_back(&self) -> bool {
        let is_taken = |problem: &Problem| problem.severity == Severity::Error && TAKEN.contains(&&*problem.code);
        self.problems.iter().any(is_taken)
    }
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
    /// it is, in the order of their names.
    ///
    /// One file speaks for a site: a second one is refused for as long as the first is there, and speaks once it is gone.
    ///
    /// # Errors
    /// The folder's; everything then stays as it was.
    pub fn look(&mut self, portal: &dyn Portal, now: u64) -> Result<Vec<Change>, CliError> {
        let files = read_folder(&self.folder)?;
        let before = self.before.replace(files.clone());
        for (path, seen) in &mut self.seen {
            let is_there = files.iter().any(|file| file.path == *path);
            // The earliest moment, should the clock have been set back meanwhile.
            seen.away = (!is_there).then(|| seen.away.map_or(now, |since| since.min(now)));
        }
        let settled: Vec<&File> =
            files.iter().filter(|file| before.as_ref().is_none_or(|before| before.contains(file))).collect();
        let mut changes = Vec::new();
        for file in &settled {
            self.follow(portal, file, now, &mut changes);
        }
        let is_gone = |seen: &Seen| seen.away.is_some_and(|since| now.saturating_sub(since) >= ABSENCE);
        let gone: Vec<PathBuf> =
            self.seen.iter().filter(|(_, seen)| is_gone(seen)).map(|(path, _)| path.clone()).collect();
        for path in gone {
            self.give_up(portal, &path, &settled, now, &mut changes);
        }
        if !changes.is_empty() {
            // What came free with a change may be taken now.
            for file in &settled {
                if self.seen.get(&file.path).is_some_and(Seen::stands_back) {
                    self.enable(portal, file, now, &mut changes);
                }
            }
            self.warn(portal, &files, &mut changes);
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

    /// Puts a file in force where it is new or changed.
    fn follow(&mut self, portal: &dyn Portal, file: &File, now: u64, changes: &mut Vec<Change>) {
        match self.seen.get(&file.path) {
            Some(seen) if seen.bytes == file.bytes => return,
            Some(_) => {}
            None => {
                let away = self.seen.iter().filter(|(_, seen)| seen.away.is_some() && seen.site.is_some());
                let holder =
                    away.map(|(path, seen)| (path.clone(), seen.clone())).find(|(_, seen)| seen.site == claim(file));
                match holder {
                    // The same under another name: it was renamed.
                    Some((path, seen)) if seen.bytes == file.bytes => {
                        if moved(portal, &seen, &path, &file.path) {
                            self.seen.remove(&path);
                            self.seen.insert(file.path.clone(), Seen { away: None, ..seen });
                        }
                        return;
                    }
                    // The file that speaks for the site may be back in a moment.
                    Some(_) => return,
                    None => {}
                }
            }
        }
        self.enable(portal, file, now, changes);
    }

    fn enable(&mut self, portal: &dyn Portal, file: &File, now: u64, changes: &mut Vec<Change>) {
        let before = self.seen.get(&file.path).cloned();
        let old = before.as_ref().and_then(|seen| seen.site.clone());
        let name = file.name();
        match portal.enable_site(&ManifestFile { name: &name, bytes: &file.bytes }) {
            Ok(site) => {
                let bytes = file.bytes.clone();
                let in_force = Some((bytes.clone(), now));
                let seen = Seen { bytes, site: Some(site.clone()), problems: Vec::new(), in_force, away: None };
                self.seen.insert(file.path.clone(), seen);
                if old.as_ref().is_some_and(|old| *old != site) {
                    self.disable(portal, &file.path, old, changes);
                }
                changes.push(Change::Enabled { file: file.clone(), site, warnings: Vec::new() });
            }
            Err(failure) if failure.code == "manifest/refused" => {
                let problems: Vec<Problem> = serde_json::from_str(&failure.detail).unwrap_or_default();
                let (bytes, site) = (file.bytes.clone(), old.clone());
                let is_news = before.as_ref().is_none_or(|seen| seen.bytes != bytes || seen.problems != problems);
                let in_force = before.and_then(|seen| seen.in_force);
                let seen = Seen { bytes, site, problems: problems.clone(), in_force, away: None };
                self.seen.insert(file.path.clone(), seen);
                if is_news {
                    changes.push(Change::Refused { file: file.clone(), problems, still: old });
                }
            }
            Err(failure) => changes.push(Change::Failed { path: file.path.clone(), failure }),
        }
    }

    /// Takes leave of a file that is gone: the first one that remains for its site takes its place, else the site goes too.
    fn give_up(&mut self, portal: &dyn Portal, path: &Path, files: &[&File], now: u64, changes: &mut Vec<Change>) {
        let Some(seen) = self.seen.get(path).cloned() else { return };
        for heir in files.iter().filter(|file| seen.site.is_some() && claim(file) == seen.site) {
            if !moved(portal, &seen, path, &heir.path) {
                break;
            }
            self.enable(portal, heir, now, changes);
            if self.seen.get(&heir.path).is_some_and(|heir| heir.site == seen.site) {
                self.seen.remove(path);
                return;
            }
            // Back, so that the next one can be tried.
            moved(portal, &seen, &heir.path, path);
        }
        if self.disable(portal, path, seen.site, changes) {
            self.seen.remove(path);
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

    /// Notes what is probably not meant in the manifests in force: some of it depends on the others.
    fn warn(&mut self, portal: &dyn Portal, all: &[File], changes: &mut [Change]) {
        let names: Vec<String> = all.iter().map(File::name).collect();
        let files: Vec<ManifestFile<'_>> =
            names.iter().zip(all).map(|(name, file)| ManifestFile { name, bytes: &file.bytes }).collect();
        let problems = portal.check_manifests(&files).unwrap_or_default();
        for file in all {
            let name = file.name();
            let is_ours = |problem: &&Problem| problem.file == name && problem.severity == Severity::Warning;
            let found: Vec<Problem> = problems.iter().filter(is_ours).cloned().collect();
            let in_force = |seen: &&mut Seen| seen.in_force.as_ref().is_some_and(|(bytes, _)| *bytes == seen.bytes);
            if let Some(seen) = self.seen.get_mut(&file.path).filter(in_force) {
                seen.problems.clone_from(&found);
            }
            for change in &mut *changes {
                if let Change::Enabled { file: enabled, warnings, .. } = change
                    && enabled.path == file.path
                {
                    warnings.clone_from(&found);
                }
            }
        }
    }
}

/// The part of a manifest that says whose it is.
#[derive(Deserialize)]
struct Claim {
    site: String,
}

/// The site that a file claims, where it can be read.
fn claim(file: &File) -> Option<String> {
    serde_json::from_slice::<Claim>(&file.bytes).ok().map(|claim| claim.site)
}

/// Says to the portal that another file speaks for the site of this one; whether it does now.
fn moved(portal: &dyn Portal, seen: &Seen, from: &Path, to: &Path) -> bool {
    let (from, to) = (from.display().to_string(), to.display().to_string());
    let Some(site) = seen.site.clone() else { return false };
    perform(portal, &MoveManifest { site, from, to: to.clone() }).is_ok_and(|answer| answer.file == to)
}

#[cfg(test)]
mod tests;
