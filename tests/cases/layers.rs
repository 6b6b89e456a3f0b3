//! Imports point one way: `boundary → web → portal → {source, store} → {access, manifest, texts} → model → {error, alarms, clock, random}`
//! in the portal, `cli → demo → back_office → hosting → erp` in the demo host; and no file names itself by way of others.

mod circles;
mod services;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use tests::sources::{project, rust_files};

/// The layers from the top; two of one rank never import each other.
const LAYERS: [(&str, u8); 15] = [
    ("boundary", 0),
    ("web", 1),
    ("portal", 2),
    ("source", 3),
    ("store", 3),
    ("access", 4),
    ("manifest", 4),
    ("texts", 4),
    ("model", 5),
    ("error", 6),
    ("alarms", 6),
    ("clock", 6),
    ("random", 6),
    ("rules", 6),
    ("lib", 0),
];

/// What a layer may name of the outside: the traits of the interface belong to one file each, databases to the store,
/// `abi_stable` to nobody here.
const WORDS: [(&str, &[&str]); 4] = [
    ("abi_stable", &[]),
    ("SharedHost", &["boundary", "portal", "source", "clock"]),
    ("plugin_api::host", &["source"]),
    ("rusqlite", &["store"]),
];

/// The rooms of the demo host from the top; those of the last rank are the ground, which may name each other.
const ROOMS: [(&str, u8); 13] = [
    ("cli", 0),
    ("demo", 1),
    ("back_office", 2),
    ("hosting", 3),
    ("erp", 4),
    ("console", 5),
    ("options", 5),
    ("clock", 5),
    ("language", 5),
    ("zone", 5),
    ("texts", 5),
    ("private", 5),
    ("sanitize", 5),
];

fn source(of: &str) -> PathBuf {
    project().join(of).join("src")
}

fn rank(layer: &str) -> u8 {
    LAYERS.iter().find(|(name, _)| *name == layer).unwrap_or_else(|| panic!("{layer} has no place in LAYERS")).1
}

/// The layers that a line names with `crate::`, those within braces too.
fn named(line: &str) -> Vec<String> {
    let mut layers = Vec::new();
    for (place, _) in line.match_indices("crate::") {
        let rest = &line[place + "crate::".len()..];
        let group = rest.strip_prefix('{').and_then(|inner| inner.split('}').next());
        for item in group.unwrap_or(rest).split(',') {
            let word: String = item.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !word.is_empty() {
                layers.push(word);
            }
            if group.is_none() {
                break;
            }
        }
    }
    layers
}

fn violations(layer: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    for (number, line) in code {
        for other in named(line) {
            let sideways = other != layer && rank(&other) == rank(layer) && layer != "error";
            if rank(&other) < rank(layer) || (sideways && rank(layer) < 6) {
                found.push(format!("line {}: {layer} imports {other}: {}", number + 1, line.trim()));
            }
        }
        for (word, allowed) in WORDS {
            if line.contains(word) && !allowed.contains(&layer) {
                found.push(format!("line {}: {layer} names {word}: {}", number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn imports_point_down_and_never_sideways() {
    let root = source("portal-plugin");
    let paths = rust_files(&root);
    assert!(paths.len() > 20, "only {} files found in {}", paths.len(), root.display());
    let mut found = Vec::new();
    for path in paths {
        let inside = path.strip_prefix(&root).unwrap();
        let layer = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        if layer != "lib" {
            let text = fs::read_to_string(&path).unwrap();
            found.extend(violations(layer, &text).into_iter().map(|what| format!("{}: {what}", inside.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_rooms_of_the_demo_host_use_those_below_them() {
    let room = |module: &str| {
        let name = module.split("::").next().unwrap();
        let of = ROOMS.iter().find(|(room, _)| *room == name);
        *of.unwrap_or_else(|| panic!("{name} has no place in ROOMS"))
    };
    let graph = circles::graph(&circles::modules(&source("host-demo")));
    assert!(graph.len() > 100, "only {} modules found", graph.len());
    let edges = graph.iter().flat_map(|(from, others)| others.iter().map(move |to| (from, to)));
    let upwards = edges.filter(|(from, to)| room(to).1 < room(from).1);
    let found: Vec<String> = upwards.map(|(from, to)| format!("{from} names {to}")).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_file_names_itself_by_way_of_others() {
    for of in ["portal-plugin", "host-demo"] {
        let modules = circles::modules(&source(of));
        assert!(modules.len() > 100, "only {} modules found in {of}", modules.len());
        assert_eq!(circles::circles(&circles::graph(&modules)), BTreeSet::new(), "the circles of {of}");
    }
}

#[test]
fn a_planted_circle_is_found() {
    let modules = |texts: [(&str, &str); 4]| -> BTreeMap<String, String> {
        texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
    };
    let circles = |texts| circles::circles(&circles::graph(&modules(texts)));
    let round = [
        ("web", "mod forms;\npub use forms::Form;"),
        ("web::forms", "use crate::{model, store::{self as kept, Row}};"),
        ("store", "fn f() { super::model::read::<u8>(1); }"),
        ("model", "use std::fmt;\nfn g(form: &crate::web::forms::Form) {}"),
    ];
    assert_eq!(circles(round), ["model, store, web::forms".to_owned()].into());
    let straight = [
        ("web", "mod forms;\nuse crate::web::forms::Form;"),
        ("web::forms", "use crate::{model::*, store::Row as Kept};"),
        ("store", "use crate::model::{self, User};"),
        ("model", "fn f(&self) { self.web(); }"),
    ];
    assert_eq!(circles(straight), BTreeSet::new());
    let parent = [("web", "use self::forms::Form;"), ("web::forms", "use super::Page;"), ("store", ""), ("model", "")];
    assert_eq!(circles(parent), ["web, web::forms".to_owned()].into());
}

#[test]
fn the_demo_host_knows_only_the_interface() {
    let root = project().join("host-demo");
    let paths = rust_files(&root.join("src"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap()).chain([manifest]);
    for text in texts {
        assert!(!text.contains("portal_plugin::") && !text.contains("portal-plugin.workspace"));
        assert!(!text.contains("abi_stable"));
    }
}

/// Serde takes an array for an object where `plugin_api::objects` does not keep it from that, which it cannot within what
/// serde reads twice: a type with `flatten`, `untagged` or an inner `tag`.
#[test]
fn what_comes_from_outside_is_read_so_that_an_array_is_no_object() {
    let root = source("portal-plugin");
    let mut paths = Vec::new();
    for layer in ["web", "portal", "boundary"] {
        if root.join(layer).is_dir() {
            paths.extend(rust_files(&root.join(layer)));
        }
        paths.push(root.join(layer).with_extension("rs"));
    }
    let mut found = Vec::new();
    for path in &paths {
        let mut derives = String::new();
        for (number, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
            if line.contains("#[derive(") {
                line.clone_into(&mut derives);
            }
            let twice =
                line.contains("serde(") && ["flatten", "untagged", "tag = "].iter().any(|word| line.contains(word));
            // What the store keeps of a plan is the portal's own.
            let past = line.contains("serde_json::from_") && !line.contains("row.summary");
            if past || twice && derives.contains("Deserialize") {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "read it by `plugin_api::objects`:\n{}", found.join("\n"));
}

#[test]
fn a_planted_import_is_found() {
    for (layer, line, caught) in [
        ("model", "use crate::store::Store;", true),
        ("access", "use crate::{model, manifest};", true),
        ("store", "let x = crate::source::Source::new();", true),
        ("web", "use crate::portal::Portal;", false),
        ("web", "use abi_stable::std_types::RStr;", true),
        ("model", "// crate::store is out of reach here", false),
    ] {
        assert_eq!(!violations(layer, line).is_empty(), caught, "{layer}: {line}");
    }
}
