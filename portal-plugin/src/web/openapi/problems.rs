//! The refusals that a program can meet, by status, each code with its sentence.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::error::Error;
use crate::model::locales::Locale;
use crate::web::refusals::Refusal;
use crate::web::texts;

/// Every code, with its status and its sentence.
pub fn codes() -> Value {
    let words = each()
        .into_iter()
        .map(|(code, (status, sentence))| json!({ "const": code, "description": format!("{status}: {sentence}") }));
    json!({
        "description": "What went wrong. Never changes; new ones may come.",
        "type": "string",
        "oneOf": words.collect::<Vec<_>>(),
    })
}

/// An answer for each status of a refusal.
pub fn responses() -> Value {
    let mut by_status: BTreeMap<u16, Vec<(&str, String)>> = BTreeMap::new();
    for (code, (status, sentence)) in each() {
        by_status.entry(status).or_default().push((code, sentence));
    }
    let mut all: Map<String, Value> =
        by_status.into_iter().map(|(status, codes)| (status.to_string(), refused(status, &codes))).collect();
    all.insert("304".to_owned(), json!({ "description": "It has not changed." }));
    all.into()
}

fn refused(status: u16, codes: &[(&str, String)]) -> Value {
    let lines: Vec<String> = codes.iter().map(|(code, sentence)| format!("- `{code}`: {sentence}")).collect();
    let words: Vec<&str> = codes.iter().map(|(code, _)| *code).collect();
    let schema = json!({
        "allOf": [{ "$ref": "#/components/schemas/Problem" }],
        "properties": { "status": { "const": status }, "code": { "enum": words } },
    });
    let mut answer = json!({
        "description": format!("Refused:\n\n{}\n", lines.join("\n")),
        "content": { "application/problem+json": { "schema": schema } },
    });
    if matches!(status, 429 | 503) {
        answer["headers"] = json!({
            "retry-after": {
                "description": "After how many seconds another try is worth it, where waiting helps.",
                "schema": { "type": "integer", "minimum": 1 },
            },
        });
    }
    answer
}

/// Each code that a customer can meet, with its status and its sentence.
fn each() -> BTreeMap<&'static str, (u16, String)> {
    let errors = Error::samples().into_iter().filter(|error| error.status().is_some());
    let all = errors.map(Refusal::from).chain(Refusal::FRONT);
    all.map(|refusal| (refusal.code(), (refusal.status(), texts::refusal(Locale::En, &refusal).1))).collect()
}
