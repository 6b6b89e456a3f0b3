//! A site's manifest: from bytes to a [`Site`], or to everything that is wrong with it. No I/O.
//!
//! bytes → text → `parse` → tree → `shape` (held against the schema of `raw`) → `check` (the rules) → [`Site`].
//! A step works with whatever the one before it found sound, so that one look shows every problem.
//! A new field: add it to `raw`, use it in `check`, renew `manifests/schema.json`.

use std::sync::Arc;

use plugin_api::{ManifestFile, Problem, objects};

use crate::model::sites::{RealmId, Site};

use self::code::Code;
use self::finding::{Finding, Findings};
use self::json::Node;
use self::spans::Span;
use self::words::quoted;

pub mod code;
pub use self::limits::{MOST_BYTES, MOST_DEPTH, MOST_PROBLEMS};
pub use self::schema::schema;

mod check;
mod company;
mod finding;
mod json;
mod levels;
mod limits;
mod locate;
mod parse;
mod raw;
mod schema;
mod shape;
mod spans;
mod words;

/// The site of one manifest, where nothing worse than warnings is wrong with it, and every problem in the order of the file.
pub fn read(file: &ManifestFile<'_>) -> (Option<Site>, Vec<Problem>) {
    Reading::of(file).finish()
}

/// A site in force, and the file that speaks for it.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The site.
    pub site: Arc<Site>,
    /// The file's name, as the host gave it.
    pub file: String,
}

/// The same beside the sites in force: none of them but the one that the manifest replaces may answer on its hosts, and only the
/// file that speaks for that one may replace it (rule S10).
pub fn read_beside(file: &ManifestFile<'_>, in_force: &[InForce]) -> (Option<Site>, Vec<Problem>) {
    let mut reading = Reading::of(file);
    let id = reading.id.as_ref().map(|(id, _)| id.clone());
    for other in in_force {
        if Some(other.site.id.as_str()) != id.as_deref() {
            let by = format!("site `{}`", other.site.id);
            reading.refuse_hosts(other.site.hosts.iter().map(String::as_str), &by, Finding::error);
        } else if other.file != file.name {
            reading.refuse_id(id.as_deref(), &quoted(&other.file), Finding::error);
        }
    }
    reading.finish()
}

/// Several manifests that are to be in force together, in the order given: of two that claim the same, the first one keeps it.
/// A claim of a manifest with errors is only a warning to the others: it takes down no good site (rule S10).
pub fn read_all(files: &[ManifestFile<'_>]) -> Vec<(Option<Site>, Vec<Problem>)> {
    read_knowing(files, None)
}

/// The same, warning of entities that are none of these: the ERP's, where it names them (rule S11).
pub fn read_knowing(files: &[ManifestFile<'_>], entities: Option<&[String]>) -> Vec<(Option<Site>, Vec<Problem>)> {
    let mut readings: Vec<Reading<'_>> = Vec::with_capacity(files.len());
    for file in files {
        let mut reading = Reading::of(file);
        for earlier in &readings {
            let found = if earlier.findings.fatal() { Finding::warning } else { Finding::error };
            let by = quoted(earlier.file.name);
            reading.refuse_id(earlier.id.as_ref().map(|(id, _)| id.as_str()), &by, found);
            reading.refuse_hosts(earlier.hosts.iter().map(|(host, _)| host.as_str()), &by, found);
        }
        readings.push(reading);
    }
    company::lone_realms(&mut readings);
    if let Some(known) = entities {
        for reading in &mut readings {
            company::unknown_entities(reading, known);
        }
    }
    readings.into_iter().map(Reading::finish).collect()
}

/// A manifest that was read, and what it claims for itself even where something else is wrong with it.
struct Reading<'a> {
    file: &'a ManifestFile<'a>,
    findings: Findings,
    site: Option<Site>,
    id: Option<(String, Span)>,
    hosts: Vec<(String, Span)>,
    realm: Option<(String, Span)>,
    entities: Vec<(String, Span)>,
}

impl<'a> Reading<'a> {
    fn of(file: &'a ManifestFile<'a>) -> Self {
        let mut reading = Self {
            file,
            findings: Findings::default(),
            site: None,
            id: None,
            hosts: Vec::new(),
            realm: None,
            entities: Vec::new(),
        };
        let Some(text) = text(file.bytes, &mut reading.findings) else { return reading };
        let Some(mut root) = parse::parse(text, &mut reading.findings) else { return reading };
        shape::check(&mut root, &schema::SCHEMA, text, &mut reading.findings);
        reading.judge(&root);
        reading
    }

    fn judge(&mut self, root: &Node<'_>) {
        // What is not sound is not in it, so only a root that is no object fails here; that is reported already.
        let Ok(raw) = objects::from_value::<raw::Manifest>(root.to_value()) else { return };
        self.id = raw.site.clone().map(|id| (id, locate::locate(root, "/site")));
        let is_id = |realm: &String| realm.parse::<RealmId>().is_ok();
        self.realm = raw.realm.clone().filter(is_id).map(|realm| (realm, locate::locate(root, "/realm")));
        let placed = |list: &Option<Vec<String>>, key: &str| {
            let items = list.iter().flatten().cloned().enumerate();
            items.map(|(place, item)| (item, locate::locate(root, &format!("/{key}/{place}")))).collect()
        };
        (self.hosts, self.entities) = (placed(&raw.hosts, "hosts"), placed(&raw.entities, "entities"));
        self.site = check::site(raw, root, &mut self.findings);
    }

    /// Gives up the id where another has it.
    fn refuse_id(&mut self, taken: Option<&str>, by: &str, found: fn(Code, String) -> Finding) {
        if let Some((id, at)) = self.id.take_if(|(id, _)| Some(id.as_str()) == taken) {
            let found = found(Code::SiteTaken, format!("{} is already the site of {by}", quoted(&id))).at(at, "taken");
            self.findings.add(found.hint("give each site an id of its own, or delete one of the two files"));
        }
    }

    /// Gives up the hosts that another has.
    fn refuse_hosts<'h>(&mut self, taken: impl Iterator<Item = &'h str>, by: &str, found: fn(Code, String) -> Finding) {
        for host in taken {
            let Some(place) = self.hosts.iter().position(|(own, _)| own == host) else { continue };
            let (_, at) = self.hosts.swap_remove(place);
            let found = found(Code::HostTaken, format!("{} already leads to {by}", quoted(host))).at(at, "taken");
            self.findings.add(found.hint("a host name leads to one site; take it from one of the two"));
        }
    }

    fn finish(self) -> (Option<Site>, Vec<Problem>) {
        let site = self.site.filter(|_| !self.findings.fatal());
        (site, self.findings.into_problems(self.file.name, self.file.bytes))
    }
}

/// The text of the bytes, with a byte order mark reported and left in place.
fn text<'a>(bytes: &'a [u8], findings: &mut Findings) -> Option<&'a str> {
    if bytes.len() > MOST_BYTES {
        let found = Finding::error(Code::TooLarge, format!("the file has {} bytes", bytes.len()));
        findings.add(found.hint(format!("a manifest has {MOST_BYTES} bytes at the most")));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let mark = text.len() - text.trim_start_matches('\u{feff}').len();
            if mark > 0 {
                let found =
                    Finding::error(Code::Encoding, "the file begins with a byte order mark").at(0..mark, "not JSON");
                findings.add(found.replace(0..mark, "", "save the file as UTF-8 without one"));
            }
            Some(text)
        }
        Err(wrong) => {
            let start = wrong.valid_up_to();
            let end = wrong.error_len().map_or(bytes.len(), |length| start + length);
            let message = if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
                "the file is UTF-16".to_owned()
            } else {
                format!("byte {start} is not UTF-8")
            };
            let found = Finding::error(Code::Encoding, message).at(start..end, "not UTF-8");
            findings.add(found.hint("save the file as UTF-8"));
            None
        }
    }
}
