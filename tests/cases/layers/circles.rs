//! Which file of a crate names which, and where that comes back to the file it began with.
//!
//! A file stands for its module. What counts is a path that begins with `crate`, `super` or `self`, in an import or in the
//! midst of the code. A parent's `mod x;` and what it takes from its own modules by their bare names do not: that is how a
//! parent shows what it holds. Test modules are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use tests::sources::{code_and_tests, rust_files};

/// Each module's code, without comments and tests.
pub type Modules = BTreeMap<String, String>;

/// Whom each module names.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// The modules of a crate, by their paths. Its root is none: everybody may name it, and it names everybody.
pub fn modules(source: &Path) -> Modules {
    let paths = rust_files(source);
    let named = paths.iter().map(|path| {
        let inside = path.strip_prefix(source).unwrap().with_extension("");
        let parts: Vec<&str> = inside.iter().map(|part| part.to_str().unwrap()).collect();
        (parts.join("::"), fs::read_to_string(path).unwrap())
    });
    let all: BTreeMap<String, String> = named.filter(|(name, _)| name != "lib" && name != "main").collect();
    let tests: Vec<String> = all.iter().flat_map(|(name, text)| test_modules(name, text)).collect();
    let is_test = |name: &str| {
        name.rsplit("::").any(|part| part == "tests") || tests.iter().any(|test| name.starts_with(&**test))
    };
    all.into_iter().filter(|(name, _)| !is_test(name)).map(|(name, text)| (name, code(&text))).collect()
}

/// The files that a module has only in its tests.
fn test_modules(module: &str, text: &str) -> Vec<String> {
    let under = text.split("#[cfg(test)]").skip(1);
    let declared = under.filter_map(|rest| {
        let line = rest.trim_start().lines().next()?;
        let name = line.split("mod ").nth(1)?.strip_suffix(';')?;
        Some(format!("{module}::{name}"))
    });
    declared.collect()
}

fn code(text: &str) -> String {
    code_and_tests(text)
        .0
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |code, line| code + line + "\n")
}

/// Whom each module names.
pub fn graph(modules: &Modules) -> Graph {
    let named = |module: &str, text: &str| -> BTreeSet<String> {
        let paths = paths(text).into_iter().filter_map(|path| file_of(modules, module, &path));
        paths.filter(|other| other != module).collect()
    };
    modules.iter().map(|(module, text)| (module.clone(), named(module, text))).collect()
}

/// The paths of a text that begin at the crate, at the parent or at the module itself.
fn paths(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = word(rest);
        let behind = &rest[word.len()..];
        if ["crate", "super", "self"].contains(&word) && behind.starts_with("::") {
            rest = tree(rest, &[], &mut found);
        } else {
            let skipped = word.len().max(rest.chars().next().map_or(0, char::len_utf8));
            rest = &rest[skipped..];
        }
    }
    found
}

/// Reads a path, and those of the braces that it ends in; answers what follows.
fn tree<'a>(text: &'a str, before: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(inner) = text.strip_prefix('{') {
        let mut inner = inner.trim_start();
        while !inner.is_empty() && !inner.starts_with('}') {
            inner = tree(inner, before, found);
            // Behind a name may stand `as another`.
            inner = inner.trim_start_matches(|c| !matches!(c, ',' | '}')).trim_start_matches(',').trim_start();
        }
        return inner.strip_prefix('}').unwrap_or(inner);
    }
    let word = word(text);
    let rest = &text[word.len()..];
    let mut path = before.to_vec();
    if word.is_empty() {
        found.push(path);
        return rest;
    }
    path.push(word.to_owned());
    if let Some(deeper) = rest.strip_prefix("::") {
        return tree(deeper, &path, found);
    }
    found.push(path);
    rest
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// The module whose file holds what a path names.
fn file_of(modules: &Modules, module: &str, path: &[String]) -> Option<String> {
    let mut parts: Vec<&str> = if path[0] == "crate" { Vec::new() } else { module.split("::").collect() };
    for part in path {
        match &**part {
            "crate" | "self" => {}
            "super" => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    (1..=parts.len()).rev().map(|length| parts[..length].join("::")).find(|name| modules.contains_key(name))
}

/// The modules that name each other in a circle, each circle as its modules joined by `, `.
pub fn circles(graph: &Graph) -> BTreeSet<String> {
    let reach: Graph = graph.keys().map(|module| (module.clone(), reached(graph, module))).collect();
    let both_ways = |module: &String| {
        let others = reach[module].iter().filter(|other| reach[*other].contains(module));
        others.map(String::as_str).collect::<Vec<_>>().join(", ")
    };
    reach.keys().map(both_ways).filter(|circle| !circle.is_empty()).collect()
}

fn reached(graph: &Graph, from: &str) -> BTreeSet<String> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(module) = open.pop() {
        for other in &graph[module] {
            if reached.insert(other.clone()) {
                open.push(other);
            }
        }
    }
    reached
}
