//! The addresses of the portal as its own table documents them: a list that a new address joins by itself.

use std::fs;
use std::path::Path;

use plugin_api::Kind;

/// The path of every address as its documentation names it, with `{account}` and the like where a part of it varies; of
/// `/assets/…` none.
///
/// Read from the line of documentation that stands before each variant of the tables: one that has none, or none that
/// begins with a path, fails here.
#[track_caller]
pub fn named() -> Vec<String> {
    let calls = variants("routes/api.rs", "pub enum Api").into_iter().map(|path| format!("/api/v1/{path}"));
    // `/api/v1/…` is every call's, and none's own.
    let paths = variants("routes.rs", "pub enum Route").into_iter().chain(calls).filter(|path| !path.contains('…'));
    let paths: Vec<String> = paths.collect();
    assert!(paths.len() > 60 && paths.iter().all(|path| path.starts_with('/')), "{paths:#?}");
    paths
}

/// The path of every address and kind: what an address takes may depend on the kind.
#[track_caller]
pub fn documented() -> Vec<String> {
    let of_kinds = |path: String| {
        let kinds = if path.contains("{kind}") { &Kind::ALL[..] } else { &Kind::ALL[..1] };
        kinds.iter().map(|kind| path.replace("{kind}", kind.as_str())).collect::<Vec<_>>()
    };
    named().into_iter().flat_map(of_kinds).collect()
}

/// What the documentation of each variant of an enum of a file of the portal's `web` layer names first.
fn variants(file: &str, head: &str) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../portal-plugin/src/web").join(file);
    let source = fs::read_to_string(&file).expect("the table of addresses is there");
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
