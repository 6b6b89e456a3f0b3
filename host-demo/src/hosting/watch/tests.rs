//! The folder before a portal that notes what it is asked, and takes any JSON with a `site` for a manifest (rule S10).

use std::collections::BTreeMap;
use std::fs;
use std::sync::Mutex;

use plugin_api::problem::Severity;
use plugin_api::{Class, Decision, Failure, Health, ManifestFile, Portal, Problem, Question, Request, Response};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{ABSENCE, Change, Manifests};

/// What was asked, and which file speaks for which site.
#[derive(Default)]
struct Notes(Mutex<Vec<String>>, Mutex<BTreeMap<String, String>>);

fn taken(file: &ManifestFile<'_>) -> Problem {
    Problem {
        code: "manifest/site-taken".to_owned(),
        severity: Severity::Error,
        message: "taken".to_owned(),
        file: file.name.to_owned(),
        place: None,
        related: None,
        hint: None,
        suggestion: None,
    }
}

impl Portal for Notes {
    fn check_manifests(&self, _: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure> {
        Ok(Vec::new())
    }

    fn enable_site(&self, file: &ManifestFile<'_>) -> Result<String, Failure> {
        let site =
            serde_json::from_slice::<Value>(file.bytes).ok().and_then(|it| Some(it["site"].as_str()?.to_owned()));
        let refused = || Failure::new(Class::Refused, "manifest/refused", "no");
        let site = site.ok_or_else(refused)?;
        let mut speaks = self.1.lock().unwrap();
        if speaks.get(&site).is_some_and(|other| other != file.name) {
            let detail = serde_json::to_string(&[taken(file)]).unwrap();
            return Err(Failure { detail, ..refused() });
        }
        speaks.insert(site.clone(), file.name.to_owned());
        self.0.lock().unwrap().push(format!("+{site}"));
        Ok(site)
    }

    fn disable_site(&self, site: &str) -> Result<(), Failure> {
        self.0.lock().unwrap().push(format!("-{site}"));
        self.1.lock().unwrap().remove(site);
        Ok(())
    }

    fn handle(&self, _: &Request<'_>) -> Response {
        Response::default()
    }

    fn decide(&self, _: &Question<'_>) -> Result<Decision, Failure> {
        Ok(Decision { granted: false, row: 1, code: String::new() })
    }

    fn operate(&self, command: &str) -> Result<String, Failure> {
        let command: Value = serde_json::from_str(command).unwrap();
        assert_eq!(command["do"], "move_manifest");
        let mut speaks = self.1.lock().unwrap();
        let file = speaks.get_mut(command["site"].as_str().unwrap()).unwrap();
        if *file == command["from"].as_str().unwrap() {
            *file = command["to"].as_str().unwrap().to_owned();
        }
        Ok(json!({ "site": command["site"], "file": file }).to_string())
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

    fn remove(&self, name: &str) {
        fs::remove_file(self.place.path().join(name)).unwrap();
    }

    fn rename(&self, name: &str, to: &str) {
        fs::rename(self.place.path().join(name), self.place.path().join(to)).unwrap();
    }

    /// Two looks: after these, what changed is in force.
    fn settle(&mut self) -> Vec<String> {
        [self.look(), self.look()].concat()
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
    folder.remove("a.json");
    folder.look();
    folder.now += ABSENCE;
    assert_eq!(folder.look(), ["-a"], "the one before it is gone with the file");
}

#[test]
fn a_site_that_no_manifest_speaks_for_any_more_is_out_of_service() {
    let mut folder = Folder::new(&[("a.json", r#"{"site": "a"}"#), ("b.json", r#"{"site": "b"}"#)]);
    folder.look();
    folder.write("a.json", r#"{"site": "renamed"}"#);
    folder.look();
    assert_eq!(folder.look(), ["+renamed", "-a"]);
    folder.rename("b.json", "moved.json");
    assert_eq!(folder.settle(), NOTHING, "the file moved, and its site is served all the time");
    folder.now += ABSENCE;
    assert_eq!(folder.look(), NOTHING);
    folder.write("moved.json", r#"{"site": "b", "locale": "fr"}"#);
    assert_eq!(folder.settle(), ["+b"], "it speaks under its new name");
    folder.remove("moved.json");
    folder.look();
    folder.now += ABSENCE;
    assert_eq!(folder.look(), ["-b"]);
    assert_eq!(folder.look(), NOTHING);
}

/// How a file comes to be replaced: what is done, and what stands there while it is away.
type Replacing = (&'static str, fn(&Folder), fn(&Folder));

#[test]
fn a_file_that_is_away_for_less_than_ten_seconds_was_being_replaced() {
    const NEW: &str = r#"{"site": "a", "locale": "fr"}"#;
    let ways: [Replacing; 4] = [
        ("deleted and written again", |folder| folder.remove("a.json"), |folder| folder.write("a.json", NEW)),
        (
            "put aside, written, put in place",
            |folder| folder.rename("a.json", "a.json~"),
            |folder| {
                folder.write(".a.json.swp", NEW);
                folder.rename(".a.json.swp", "a.json");
            },
        ),
        (
            "another branch checked out and back",
            |folder| folder.remove("a.json"),
            |folder| {
                folder.write("a.json", r#"{"site": "a"}"#);
            },
        ),
        (
            "a copy beside it meanwhile",
            |folder| folder.rename("a.json", "a copy.json"),
            |folder| {
                folder.rename("a copy.json", "a.json");
            },
        ),
    ];
    for (what, away, back) in ways {
        let mut folder = Folder::new(&[("a.json", r#"{"site": "a"}"#)]);
        folder.look();
        away(&folder);
        for _ in 0..9 {
            folder.now += 1_000;
            assert_eq!(folder.look(), NOTHING, "{what}");
        }
        back(&folder);
        folder.now += 900;
        let asked = folder.settle();
        assert!(asked.iter().all(|asked| asked == "+a"), "{what}: {asked:?}");
        folder.now += ABSENCE;
        assert_eq!(folder.look(), NOTHING, "{what}");
    }
}

#[test]
fn a_clock_that_leaps_ahead_and_back_makes_nobody_wait_for_it() {
    let mut folder = Folder::new(&[("a.json", r#"{"site": "a"}"#)]);
    folder.look();
    folder.now = 7_200_000;
    folder.remove("a.json");
    assert_eq!(folder.look(), NOTHING);
    folder.now = 2_000;
    assert_eq!(folder.look(), NOTHING);
    folder.now += ABSENCE;
    assert_eq!(folder.look(), ["-a"]);
}

#[test]
fn a_second_file_for_a_site_changes_nothing_and_speaks_once_the_first_is_gone() {
    let mut folder = Folder::new(&[("alpes.json", r#"{"site": "alpes"}"#)]);
    folder.look();
    folder.write("zz.json", r#"{"site": "alpes", "locale": "fr"}"#);
    assert_eq!(folder.settle(), ["!nothing before"]);
    folder.write("zz.json", r#"{"site": "alpes", "locale": "en"}"#);
    assert_eq!(folder.settle(), ["!nothing before"]);
    folder.remove("zz.json");
    folder.look();
    folder.now += ABSENCE;
    assert_eq!(folder.settle(), NOTHING, "a copy that is deleted takes nothing with it");

    folder.write("zz.json", r#"{"site": "alpes", "locale": "fr"}"#);
    folder.settle();
    folder.remove("alpes.json");
    folder.look();
    folder.now += ABSENCE - 1;
    assert_eq!(folder.look(), NOTHING, "it may be back in a moment");
    folder.now += 1;
    assert_eq!(folder.look(), ["+alpes"], "the one that remains speaks, and no session ends");
    folder.write("alpes.json", r#"{"site": "alpes"}"#);
    assert_eq!(folder.settle(), ["!nothing before"], "and goes on speaking");
}

#[test]
fn after_a_start_the_first_by_name_speaks_whatever_was_copied_from_what() {
    for _ in 0..3 {
        let mut folder = Folder::new(&[
            ("b.json", r#"{"site": "x"}"#),
            ("a.json", r#"{"site": "x"}"#),
            ("c.json", r#"{"site": "x"}"#),
        ]);
        assert_eq!(folder.look(), ["+x", "!nothing before", "!nothing before"]);
        assert!(folder.portal.1.lock().unwrap()["x"].ends_with("a.json"));
    }
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
