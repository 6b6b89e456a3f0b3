//! What the document of the JSON interface says of a call: every answer that any test gets is held against it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

use crate::browser::Answer;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../portal-plugin/openapi.json");
    let text = fs::read_to_string(path).expect("the document is checked in");
    serde_json::from_str(&text).expect("it is JSON")
});

/// Asserts that the operation of this call may answer with this status, and a refusal with this code.
#[track_caller]
pub fn check(method: &str, target: &str, answer: &Answer) {
    let Some(path) = target.split('?').next().and_then(|path| path.strip_prefix("/api/v1")) else { return };
    let method = if method == "HEAD" { "get" } else { &*method.to_lowercase() };
    let Some(operation) = item_of(path).map(|item| &item[method]).filter(|operation| operation.is_object()) else {
        assert!(!(200..300).contains(&answer.status), "{method} {target} is not in the document: {}", answer.text());
        return;
    };
    let code = answer.code();
    // Without a site there is no interface that a document could describe, the host refuses a head that is too long before
    // the portal hears of it, and what fails inside has no place in a document.
    if matches!(code.as_str(), "site/unknown" | "request/method") || matches!(answer.status, 431 | 500) {
        return;
    }
    let what = format!("{method} {target}: {} {}", answer.status, answer.text());
    let status = answer.status.to_string();
    let said: BTreeSet<&String> = operation["responses"].as_object().expect("it answers something").keys().collect();
    assert!(said.contains(&status), "`may` of `{}` lacks {status}: {what}", operation["operationId"]);
    let is_problem = answer.header("content-type") == Some("application/problem+json");
    if is_problem && !answer.body.is_empty() {
        let codes = &DOCUMENT["components"]["responses"][&status]["content"]["application/problem+json"]["schema"];
        let codes = codes["properties"]["code"]["enum"].as_array().expect("codes of the status");
        assert!(codes.iter().any(|known| *known == code), "`{code}` is no code of {status}: {what}");
    }
}

/// What stands at the path, of which a part that varies is the second choice.
fn item_of(path: &str) -> Option<&'static Value> {
    let paths = DOCUMENT["paths"].as_object().expect("an object of paths");
    let parts: Vec<&str> = path.split('/').collect();
    let varies = |part: &str| part.starts_with('{');
    let fits = |known: &&String| {
        let known: Vec<&str> = known.split('/').collect();
        known.len() == parts.len() && known.iter().zip(&parts).all(|(known, part)| known == part || varies(known))
    };
    let found = paths.keys().filter(fits).min_by_key(|known| known.split('/').filter(|part| varies(part)).count());
    found.map(|known| &paths[known])
}
