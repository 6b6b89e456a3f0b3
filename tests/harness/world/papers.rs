//! What a world says in the words of an ERP's documents and of a site's manifest.

use plugin_api::Kind;
use plugin_api::documents::{Body, File};
use serde_json::{Value, json};

use crate::erp::TestDocument;
use crate::world::{Document, Site};

/// A document of a world as the ERP has it; its number is `REF-` and its place in the world.
pub fn test_document(place: usize, document: &Document, id: &str) -> TestDocument {
    let third_party = format!("tp{}", document.account);
    let third_party = if document.kind == Kind::Products { "" } else { &third_party };
    let bytes = contents(place);
    let file = File {
        id: "1".to_owned(),
        name: format!("{place}.txt"),
        media_type: "text/plain".to_owned(),
        size: bytes.len() as u64,
    };
    TestDocument {
        entity: document.entity.to_string(),
        state: document.state,
        contacts: document.names.iter().map(|user| format!("c{user}")).collect(),
        unreserved: !document.reserved,
        reference: format!("REF-{place}"),
        file: Some(bytes),
        body: Body { files: vec![file], ..Body::default() },
        ..TestDocument::new(document.kind, id, third_party)
    }
}

/// What the file of a document holds.
pub fn contents(document: usize) -> Vec<u8> {
    format!("contents of {document}").into_bytes()
}

/// The manifest of a site; `turn` rotates each of its lists.
pub fn manifest(place: usize, site: &Site, turn: usize) -> Value {
    let turned = |mut words: Vec<String>| {
        if !words.is_empty() {
            let by = turn % words.len();
            words.rotate_left(by);
        }
        words
    };
    let mut manifest = json!({
        "site": format!("s{place}"),
        "hosts": turned(vec![format!("s{place}.localhost"), format!("www.s{place}.localhost")]),
        "realm": format!("r{}", site.realm),
        "kinds": turned(site.kinds.iter().map(ToString::to_string).collect()),
        "cancelled": site.cancelled,
    });
    if let Some(entities) = &site.entities {
        manifest["entities"] = json!(turned(entities.iter().map(ToString::to_string).collect()));
    }
    if site.excludes_internal {
        manifest["exclude_categories"] = json!(turned(vec!["internal".to_owned(), "test".to_owned()]));
    }
    manifest
}
