//! The folder before a portal that notes what it is asked, and takes any JSON with a `site` for a manifest.

use std::fs;
use std::sync::Mutex;

use plugin_api::{Class, Decision, Failure, Health, ManifestFile, Portal, Problem, Question, Request, Response};
use serde_json::Value;
use tempfile::TempDir;

use super::{Change, Manifests};

#[derive(Default)]
struct Notes(Mutex<Vec<String>>);

impl Portal for Notes {
    fn check_manifests(&self, _: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure> {
        Ok(Vec::new())
    }

    fn enable_site(&self, file: &ManifestFile<'_>) -> Result<String, Failure> {
        let site =
            serde_json::from_slice::<Value>(file.bytes).ok().and_then(|it| Some(it["site"].as_str()?.to_owned()));
        let refused = || Failure::new(Class::Refused, "manifest/refused", "no");
        let site = site.ok_or_else(refused)?;
        self.0.lock().unwrap().push(format!("+{site}"));
        Ok(site)
    }

    fn disable_site(&self, site: &str) -> Result<(), Failure> {
        self.0.lock().unwrap().push(format!("-{site}"));
        Ok(())
    }

    fn handle(&self, _: &Request<'_>) -> Response {
        Response::default()
    }

    fn decide(&self, _: &Question<'_>) -> Result<Decision, Failure> {
        Ok(Decision { granted: false, row: 1, code: String::new() })
    }

    fn operate(&self, _: &str) -> Result<String, Failure> {
        Ok(String::new())
    }

    fn health(&self) -> Health {
        Health::default()
    }

    fn set_log_level(&self, _: log::LevelFilter) {}

    fn stop(&self) {}
}

struct Folder {
    place: TempDir,
    portal: Notes,
    manifests: Manifests,
    now: u64,
}

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let place = tempfile::tempdir().unwrap();
        let manifests = Manifests::new(place.path().to_owned());
        let new = Self { place, portal: Notes::default(), manifests, now: 1_000 };
        for (name, text) in files {
            new.write(name, text);
        }
        new
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.place.path().join(name), text).unwrap();
    }

    /// What the portal was asked at one look: `+` to enable, `-` to disable, `!` where it refused.
    fn look(&mut self) -> Vec<String> {
        let changes = self.manifests.look(&self.portal, self.now).unwrap();
        let mut asked = std::mem::take(&mut *self.portal.0.lock().unwrap());
        asked.extend(changes.iter().filter_map(|change| match change {
            Change::Refused { still, .. } => Some(format!("!{}", still.as_deref().unwrap_or("nothing before"))),
            _ => None,
        }));
        asked
    }
}

const NOTHING: [&str; 0] = [];

#[test]
fn the_first_look_takes_every_manifest_and_nothing_else() {
    let mut folder = Folder::new(&[
        ("b.json", r#"{"site": "b"}"#),
        ("a.json", r#"{"site": "a"}"#),
        ("c.json", "not JSON"),
        ("schema.json", r#"{"site": "the-schema"}"#),
        (".hidden.json", r#"{"site": "hidden"}"#),
        ("notes.txt", r#"{"site": "notes"}"#),
    ]);
    assert_eq!(folder.look(), ["+a", "+b", "!nothing before"]);
    assert_eq!(folder.look(), NOTHING, "what did not change is not judged again");
}

#[test]
fn a_change_counts_once_it_looks_the_same_twice() {
    let mut folder = Folder::new(&[("a.json", r#"{"site": "a"}"#)]);
    folder.look();
    folder.write("a.json", r#"{"site": "a", "#);
    assert_eq!(folder.look(), NOTHING, "half written");
    folder.write("a.json", r#"{"site": "a", "locale": "fr"}"#);
    assert_eq!(folder.look(), NOTHING, "whole, seen once");
    assert_eq!(folder.look(), ["+a"]);
}

#[test]
fn a_bad_manifest_leaves_the_one_before_it_and_is_reported_once() {
    let mut folder = Folder::new(&[("a.json", r#"{"site": "a"}"#)]);
    folder.look();
    folder.write("a.json", "broken");
    folder.look();
    assert_eq!(folder.look(), ["!a"]);
    assert_eq!(folder.look(), NOTHING);
    fs::remove_file(folder.place.path().join("a.json")).unwrap();
    folder.look();
    assert_eq!(folder.look(), ["-a"], "the one before it is gone with the file");
}

#[test]
fn a_site_that_no_manifest_speaks_for_any_more_is_out_of_service() {
    let mut folder = Folder::new(&[("a.json", r#"{"site": "a"}"#), ("b.json", r#"{"site": "b"}"#)]);
    folder.look();
    folder.write("a.json", r#"{"site": "renamed"}"#);
    folder.look();
    assert_eq!(folder.look(), ["+renamed", "-a"]);
    fs::rename(folder.place.path().join("b.json"), folder.place.path().join("moved.json")).unwrap();
    folder.look();
    assert_eq!(folder.look(), ["+b"], "the file moved, and its site is served all the time");
    fs::remove_file(folder.place.path().join("moved.json")).unwrap();
    folder.look();
    assert_eq!(folder.look(), ["-b"]);
    assert_eq!(folder.look(), NOTHING);
}

#[test]
fn a_view_says_since_when_what_is_in_force_and_whether_the_file_is_newer() {
    let mut folder = Folder::new(&[("a.json", r#"{"site": "a"}"#), ("b.json", "not JSON")]);
    folder.look();
    let of = |folder: &Folder, name: &str| {
        let views = folder.manifests.views();
        let view = views.into_iter().find(|view| view.file.path.ends_with(name)).unwrap();
        (view.site, view.since, view.older_in_force)
    };
    let a = Some("a".to_owned());
    assert_eq!(of(&folder, "a.json"), (a.clone(), Some(1_000), false));
    assert_eq!(of(&folder, "b.json"), (None, None, false));

    folder.now = 2_000;
    folder.write("a.json", "broken");
    folder.look();
    folder.look();
    assert_eq!(of(&folder, "a.json"), (a.clone(), Some(1_000), true), "the older state stays in force");

    folder.now = 3_000;
    folder.write("a.json", r#"{"site": "a", "name": "A"}"#);
    folder.look();
    folder.look();
    assert_eq!(of(&folder, "a.json"), (a, Some(3_000), false));
}
