//! What an address, a query and the headers of a call hold, as the document describes it.

use plugin_api::Kind;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::model::ids;
use crate::model::permissions;
use crate::web::openapi::shapes;
use crate::web::routes::{Describe, ID_SHAPE, Route};

/// The query of a list of documents; `web::listing` reads it.
#[derive(JsonSchema)]
#[schemars(inline)]
#[expect(dead_code, reason = "what it is made of is read by its schema")]
pub struct DocumentsQuery {
    /// How many rows, 25 by default.
    #[schemars(range(min = 1, max = 100))]
    limit: u32,
    /// Where to go on: `next` of the page before, of the same list in the same order.
    #[schemars(length(min = 1, max = 1024))]
    cursor: String,
    /// The column that orders; with `-` before it the largest comes first.
    sort: SortWord,
    /// Part of number or title, or a total.
    #[schemars(length(max = 100))]
    text: String,
    /// Only open ones.
    open: bool,
    /// Only open ones that are late.
    overdue: bool,
    /// Only those that name the contact who asks.
    mine: bool,
    /// Only this status of the kind.
    #[schemars(length(max = 100))]
    status: String,
    /// Only this entity's.
    #[schemars(length(max = 64), regex(pattern = ID_SHAPE))]
    entity: String,
    /// From this day on.
    #[schemars(extend("format" = "date"))]
    from: String,
    /// Up to this day.
    #[schemars(extend("format" = "date"))]
    to: String,
    /// From this total on.
    #[schemars(regex(pattern = shapes::TOTAL))]
    total_from: String,
    /// Up to this total.
    #[schemars(regex(pattern = shapes::TOTAL))]
    total_to: String,
    /// Only tasks of the project with this id.
    #[schemars(regex(pattern = ID_SHAPE))]
    parent: String,
}

#[derive(JsonSchema)]
#[schemars(inline)]
#[expect(dead_code, reason = "what it is made of is read by its schema")]
enum SortWord {
    #[schemars(rename = "date")]
    Date,
    #[schemars(rename = "-date")]
    DateDown,
    #[schemars(rename = "ref")]
    Reference,
    #[schemars(rename = "-ref")]
    ReferenceDown,
    #[schemars(rename = "until")]
    Until,
    #[schemars(rename = "-until")]
    UntilDown,
    #[schemars(rename = "total")]
    Total,
    #[schemars(rename = "-total")]
    TotalDown,
}

/// The query of a ledger.
#[derive(JsonSchema)]
#[schemars(inline)]
#[expect(dead_code, reason = "what it is made of is read by its schema")]
pub struct LedgerQuery {
    /// Go on behind the entry of this number: `next` of the page before.
    after: u64,
}

/// The parameters that several operations share, by name.
pub fn components() -> Value {
    let id = |name: &str, of: &str| in_path(name, of, &json!({ "type": "string", "pattern": ids::SHAPE }));
    let token = |name: &str, of: &str| in_path(name, of, &json!({ "type": "string", "pattern": shapes::TOKEN }));
    let of_host = |name: &str, of: &str| in_path(name, of, &json!({ "type": "string", "pattern": ID_SHAPE }));
    json!({
        "account": id("account", "The account's id, of `GET /accounts`."),
        "user": id("user", "The member's id, of `GET /a/{account}/people`."),
        "id": id("id", "Its id, of the list that it stands in."),
        "document": of_host("id", "The document's id, of the list that it stands in."),
        "file": of_host("file", "The file's id, of the document that has it."),
        "token": token("token", "The secret of the link that was mailed."),
        "permission": in_path("permission", "The permission's id.", permissions::id_schema().as_value()),
        "code": token("code", "The code that another site of the realm made."),
        "idempotencyKey": {
            "name": "idempotency-key",
            "in": "header",
            "required": true,
            "description": "Makes it happen once: the same key with the same body is the same action.",
            "schema": { "type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$" },
            "example": "0f8e5a1c-7b1d-4c55-9f0e-2f6c7a9d3b21",
        },
        "range": {
            "name": "range",
            "in": "header",
            "description": "The part that is wanted (RFC 9110, 14.2); several parts, or what cannot be read, are the whole.",
            "schema": { "type": "string" },
            "example": "bytes=0-1023",
        },
    })
}

/// A reference to one of them.
pub fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{name}") })
}

/// What varies in a path of these kinds.
pub fn of_path(route: &Route, kinds: &[Kind]) -> Vec<Value> {
    let of_part = |part| match part {
        "kind" => {
            let words: Vec<_> = kinds.iter().map(|kind| kind.as_str()).collect();
            in_path("kind", "The kind of document.", &json!({ "type": "string", "enum": words }))
        }
        "session" | "invitation" | "contact" | "zip" => named("id"),
        part => named(part),
    };
    route.parts().map(of_part).collect()
}

/// The parameters of a query: the properties of a type.
pub fn of_query(describe: Describe) -> Vec<Value> {
    let mut generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let schema = describe(&mut generator).to_value();
    let properties = schema["properties"].as_object().cloned().unwrap_or_default();
    properties
        .into_iter()
        .map(|(name, mut schema)| {
            let described = schema.as_object_mut().and_then(|schema| schema.remove("description"));
            json!({ "name": name, "in": "query", "description": described, "schema": schema })
        })
        .collect()
}

fn in_path(name: &str, description: &str, schema: &Value) -> Value {
    json!({ "name": name, "in": "path", "required": true, "description": description, "schema": schema })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::listing;

    #[test]
    fn the_query_of_a_list_is_described_whole() {
        let mut described: Vec<_> = of_query(DocumentsQuery::json_schema);
        let mut described: Vec<_> = described.iter_mut().map(|one| one["name"].as_str().unwrap().to_owned()).collect();
        let mut read: Vec<_> = listing::names().map(str::to_owned).collect();
        described.sort();
        read.sort();
        assert_eq!(described, read, "web/openapi/parameters.rs and web/listing.rs name the same parameters");
    }
}
