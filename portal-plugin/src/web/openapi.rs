//! The document that describes the JSON interface (OpenAPI 3.1), made from the table of calls and the types that they name.

pub mod parameters;
mod problems;
pub mod shapes;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use plugin_api::Kind;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use crate::model::permissions::Permission;
use crate::web::Method;
use crate::web::calls::operation;
use crate::web::json::Problem;
use crate::web::operations::{Describe, Operation, Says, Who};
use crate::web::routes::{Api, PATHS};

/// What a program must know before its first call.
const DESCRIPTION: &str = "\
What a customer can do on the portal's pages, for programs: the same use cases, judged by the same rules.

A program signs in with `POST /session`. The answer sets the cookie `__Host-session`, to be sent with every later call, and \
names a value `csrf`, to be sent in the header `x-csrf-token` with every call that changes something. Both change with each \
sign-in, when an account is entered and with the password; the answer then has the new ones.

Amounts and quantities are decimal strings, days `YYYY-MM-DD`, moments RFC 3339 in UTC; ids are texts. What is not there is \
null. A body is JSON with no member that is not named here, none twice, 1 MiB at the most. What places an order, answers a quote or writes \
to a ticket carries a header `idempotency-key`: the same key again is the same action, done once.

Every refusal is a problem (RFC 9457) with a stable `code`. An address that does not take a method answers 405 and names in \
`allow` those it takes; HEAD is taken wherever GET is. A document of somebody else and one that does not exist both answer 404.";

/// Everything but the site's own address.
static DOCUMENT: LazyLock<Value> = LazyLock::new(described);

/// The document of the site at this address.
pub fn document(address: &str) -> Value {
    let mut document = DOCUMENT.clone();
    document["servers"] = json!([{ "url": format!("{address}/api/v1") }]);
    document
}

fn described() -> Value {
    let mut schemas = Schemas::new();
    let mut paths = Map::new();
    for path in PATHS {
        for (path, kinds) in spread(path) {
            paths.insert(format!("/{path}"), path_item(&path, &kinds, &mut schemas));
        }
    }
    let mut schemas = schemas.definitions();
    schemas.insert("Code".to_owned(), problems::codes());
    if let Some(code) = schemas.get_mut("Problem").and_then(|problem| problem.pointer_mut("/properties/code")) {
        *code = json!({ "$ref": "#/components/schemas/Code" });
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Customer portal",
            "version": env!("CARGO_PKG_VERSION"),
            "description": DESCRIPTION,
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": parameters::components(),
            "responses": problems::responses(),
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": "__Host-session" },
                "csrf": { "type": "apiKey", "in": "header", "name": "x-csrf-token" },
            },
        },
    })
}

/// The paths that an address stands for, each with its kinds: where a kind takes more than the others, its own path.
fn spread(path: &str) -> Vec<(String, Vec<Kind>)> {
    if !path.contains("{kind}") {
        return vec![(path.to_owned(), Vec::new())];
    }
    let writes = |kind: &Kind| takes(path, *kind, Method::Post) || takes(path, *kind, Method::Delete);
    let (own, shared): (Vec<Kind>, Vec<Kind>) = Kind::ALL.into_iter().partition(writes);
    let mut all = vec![(path.to_owned(), shared)];
    all.extend(own.into_iter().map(|kind| (path.replace("{kind}", kind.as_str()), Vec::new())));
    all
}

fn takes(path: &str, kind: Kind, method: Method) -> bool {
    let sample = sample(path, kind);
    Api::at(&sample).is_some_and(|route| operation(method, route).is_some())
}

/// An address of this shape.
pub(super) fn sample(path: &str, kind: Kind) -> String {
    let path = path.replace("{kind}", kind.as_str());
    let path = path.replace("{permission}", Permission::InvoicesView.id());
    ["{account}", "{user}", "{id}", "{file}", "{token}", "{code}"]
        .iter()
        .fold(path, |path, part| path.replace(part, "1"))
}

fn path_item(path: &str, kinds: &[Kind], schemas: &mut Schemas) -> Value {
    let mut item = Map::new();
    let parts = parameters::of_path(path, kinds);
    if !parts.is_empty() {
        item.insert("parameters".to_owned(), parts.into());
    }
    let sample = sample(path, kinds.first().copied().unwrap_or(Kind::Invoices));
    let Some(route) = Api::at(&sample) else { return item.into() };
    for (method, name) in [(Method::Get, "get"), (Method::Post, "post"), (Method::Delete, "delete")] {
        if let Some(operation) = operation(method, route) {
            item.insert(name.to_owned(), said(path, name, &operation, schemas));
        }
    }
    item.into()
}

fn said(path: &str, method: &str, operation: &Operation<'_>, schemas: &mut Schemas) -> Value {
    let mut said = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "tags": [tag(path)],
        "security": security(method, operation.who),
        "responses": responses(path, method, operation, schemas),
    });
    let mut asked = operation.query.map_or_else(Vec::new, |query| parameters::of_query(query));
    if operation.keyed {
        asked.push(parameters::named("idempotencyKey"));
    }
    if matches!(operation.says, Says::File) {
        asked.push(parameters::named("range"));
    }
    if !asked.is_empty() {
        said["parameters"] = asked.into();
    }
    if let Some(body) = operation.body {
        let schema = schemas.of_body(body);
        said["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }
    said
}

fn tag(path: &str) -> &str {
    let mut parts = path.split('/');
    match (parts.next(), parts.nth(1)) {
        (Some("a"), Some("people")) => "people",
        (Some("a"), Some("{kind}" | "orders" | "quotes" | "tickets")) => "documents",
        (Some("a"), _) => "account",
        (Some("session" | "sessions" | "password" | "sign-up" | "logins" | "hand-off"), _) => "signing in",
        (Some(part), _) => part,
        (None, _) => "",
    }
}

fn security(method: &str, who: Who) -> Value {
    let signed_in = if method == "get" { json!({ "session": [] }) } else { json!({ "session": [], "csrf": [] }) };
    match who {
        Who::SignedIn => json!([signed_in]),
        Who::Anybody => json!([]),
        Who::Either => json!([{}, signed_in]),
    }
}

fn responses(path: &str, method: &str, operation: &Operation<'_>, schemas: &mut Schemas) -> Value {
    let mut all = Map::new();
    match operation.says {
        Says::Json(describe) => {
            let content = json!({ "application/json": { "schema": schemas.of_answer(describe) } });
            all.insert("200".to_owned(), json!({ "description": "Done.", "content": content }));
        }
        Says::Accepted(describe) => {
            let content = json!({ "application/json": { "schema": schemas.of_answer(describe) } });
            let location = json!({ "description": "Where to ask again.", "schema": { "type": "string" } });
            let accepted =
                json!({ "description": "Under way.", "headers": { "location": location }, "content": content });
            all.insert("202".to_owned(), accepted);
        }
        Says::Nothing => {
            all.insert("204".to_owned(), json!({ "description": "Done." }));
        }
        Says::File => {
            let file = json!({ "*/*": { "schema": { "description": "The bytes of the file." } } });
            all.insert("200".to_owned(), json!({ "description": "The file.", "content": file }));
            all.insert("206".to_owned(), json!({ "description": "The part that was asked for.", "content": file }));
            all.insert("416".to_owned(), json!({ "description": "The file has no such part." }));
        }
    }
    for status in refusals(path, method, operation) {
        let refused = json!({ "$ref": format!("#/components/responses/{status}") });
        all.insert(status.to_string(), refused);
    }
    all.into()
}

/// The statuses of the refusals of an operation: those that its row names, and those that follow from what it is.
fn refusals(path: &str, method: &str, operation: &Operation<'_>) -> BTreeSet<u16> {
    let follows = [
        (true, &[413, 414, 503][..]),
        (operation.who == Who::SignedIn, &[401, 403]),
        (operation.who != Who::Anybody, &[401]),
        (method != "get", &[403]),
        (path.starts_with("a/"), &[403, 404]),
        (path.contains('{'), &[404, 429]),
        (operation.query.is_some(), &[400]),
        (operation.body.is_some(), &[415, 422]),
        (operation.keyed, &[409, 422]),
    ];
    let follows = follows.iter().filter(|(holds, _)| *holds).flat_map(|(_, statuses)| *statuses);
    follows.chain(operation.may).copied().collect()
}

/// The schemas of the types that bodies and answers name: what may be left out of a body is always in an answer.
struct Schemas {
    bodies: SchemaGenerator,
    answers: SchemaGenerator,
}

impl Schemas {
    fn new() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = "/components/schemas".into();
                settings.meta_schema = None;
            })
        };
        let (bodies, mut answers) =
            (settings().for_deserialize().into_generator(), settings().for_serialize().into_generator());
        answers.subschema_for::<Problem<'static>>();
        Self { bodies, answers }
    }

    fn of_body(&mut self, describe: Describe) -> Value {
        describe(&mut self.bodies).to_value()
    }

    fn of_answer(&mut self, describe: Describe) -> Value {
        describe(&mut self.answers).to_value()
    }

    fn definitions(mut self) -> Map<String, Value> {
        let mut all = self.answers.take_definitions(true);
        all.extend(self.bodies.take_definitions(true));
        all.values_mut().for_each(in_json);
        all
    }
}

/// Says of a type what it is in JSON: the first paragraph of its documentation, without Rust's words.
fn in_json(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(text)) = members.get_mut("description") {
                *text = text.split("\n\n").next().unwrap_or_default().replace("`None`", "null");
            }
            members.values_mut().for_each(in_json);
        }
        Value::Array(items) => items.iter_mut().for_each(in_json),
        _ => {}
    }
}
