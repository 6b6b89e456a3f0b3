//! The addresses of the portal as its own table documents them: a list that a new address joins by itself.

use std::fs;
use std::path::Path;

use plugin_api::Kind;

/// The path of every address, with `{account}` and the like where a part of it varies; of `/assets/…` none.
///
/// Read from the line of documentation that stands before each variant of the table: one that has none, or none that
/// begins with a path, fails here.
#[track_caller]
pub fn documented() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../portal-plugin/src/web/routes.rs");
    let source = fs::read_to_string(&file).expect("the table of addresses is there");
    let (pages, calls) = (variants(&source, "pub enum Route"), variants(&source, "pub enum Api"));
    let calls = calls.into_iter().map(|path| format!("/api/v1/{path}"));
    let paths = pages.into_iter().chain(calls).filter(|path| !path.contains('…'));
    // What an address takes may depend on the kind.
    let of_kinds = |path: String| {
        let kinds = if path.contains("{kind}") { &Kind::ALL[..] } else { &Kind::ALL[..1] };
        kinds.iter().map(|kind| path.replace("{kind}", kind.as_str())).collect::<Vec<_>>()
    };
    let paths: Vec<String> = paths.flat_map(of_kinds).collect();
    assert!(paths.iter().all(|path| path.starts_with('/')), "{paths:#?}");
    paths
}

/// What the documentation of each variant of an enum names first.
fn variants(source: &str, head: &str) -> Vec<String> {
    let begin = source.find(head).unwrap_or_else(|| panic!("no `{head}` in the table of addresses"));
    let body = source[begin..].lines().skip(1).take_while(|line| *line != "}");
    let mut said = None;
    let mut paths = Vec::new();
    for line in body.map(str::trim) {
        match line.strip_prefix("///") {
            Some(doc) => said = said.or_else(|| doc.split('`').nth(1).map(str::to_owned)),
            None => paths.push(said.take().unwrap_or_else(|| panic!("`{line}` has no path in its documentation"))),
        }
    }
    paths
}
