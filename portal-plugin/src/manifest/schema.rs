//! The JSON Schema of a manifest.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::{Value, Value as Schema};

use crate::manifest::raw::Manifest;

/// The schema of a site's manifest (JSON Schema, draft 2020-12), as editors use it and as `manifests/schema.json` holds it.
///
/// Its patterns are for editors; the rules behind the shape say more.
pub fn schema() -> Value {
    SCHEMA.clone()
}

/// The schema, made once: every request for it gets the same text.
pub(super) static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Manifest>().to_value());

/// The schemas of which one must fit.
pub(super) fn alternatives(schema: &Schema) -> impl Iterator<Item = &Schema> {
    let several = schema["anyOf"].as_array();
    several.into_iter().flatten().chain(several.is_none().then_some(schema))
}
