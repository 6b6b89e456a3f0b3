//! The addresses of the portal as its own table has them: a list that a new address joins by itself.

use std::fs;
use std::path::Path;

use plugin_api::Kind;

/// The path of every address, with `{account}` and the like where a part of it varies; of what pages are drawn with none.
///
/// Read from the rows of the table. A kind that has a row of its own beside that of all kinds is named by theirs, and a
/// file of a document by the main one.
#[track_caller]
pub fn named() -> Vec<String> {
    let rows = rows();
    let of_kind = |path: &String| {
        Kind::ALL.iter().any(|kind| {
            let word = format!("/a/{{account}}/{}", kind.as_str());
            path.contains(&word) && rows.contains(&path.replacen(&word, "/a/{account}/{kind}", 1))
        })
    };
    let drawn = |path: &String| path.starts_with("/assets/") || path == "/favicon.ico";
    let paths = rows.iter().filter(|path| !of_kind(path) && !drawn(path) && !path.ends_with("/file/{file}")).cloned();
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

/// The path of each row, whatever an id of its is of.
fn rows() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../portal-plugin/src/web/endpoints");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the table of addresses").map(|file| file.unwrap().path()).collect();
    files.sort();
    let sources: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let path = |line: &str| {
        let row = line.trim().strip_prefix("page(\"").or_else(|| line.trim().strip_prefix("call(\""))?;
        let of_ids = ["{session}", "{invitation}", "{contact}", "{zip}", "{document}"];
        Some(of_ids.iter().fold(row.split('"').next()?.to_owned(), |path, part| path.replace(part, "{id}")))
    };
    sources.iter().flat_map(|source| source.lines().filter_map(path)).collect()
}
