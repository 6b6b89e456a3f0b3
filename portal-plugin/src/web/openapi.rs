//! The document that describes the JSON interface (OpenAPI 3.1), made from the table of calls and the types that they name.

pub mod parameters;
mod problems;
pub mod shapes;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use plugin_api::Kind;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use crate::web::json::Problem;
use crate::web::routes::{Describe, Described, Method, Route, Routes, Says, Takes};

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
static DOCUMENT: OnceLock<Value> = OnceLock::new();

/// The document of the site at this address.
pub fn document(routes: &'static Routes, address: &str) -> Value {
    let mut document = DOCUMENT.get_or_init(|| described(routes)).clone();
    document["servers"] = json!([{ "url": format!("{address}/api/v1") }]);
    document
}

fn described(routes: &'static Routes) -> Value {
    let mut schemas = Schemas::new();
    let mut paths = Map::new();
    for route in routes.0.iter().filter(|route| route.is_call()) {
        let path = route.path();
        let path = path.trim_start_matches("/api/v1");
        paths.insert(path.to_owned(), path_item(route, path, &kinds(routes, route), &mut schemas));
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

/// The kinds that an address is for: those without a row of their own.
fn kinds(routes: &'static Routes, route: &Route) -> Vec<Kind> {
    let leads = |kind: &Kind| {
        let sample = route.sample(*kind);
        routes.at(&sample).is_some_and(|found| found.route.pattern == route.pattern)
    };
    Kind::ALL.into_iter().filter(leads).collect()
}

fn path_item(route: &Route, path: &str, kinds: &[Kind], schemas: &mut Schemas) -> Value {
    let mut item = Map::new();
    let parts = parameters::of_path(route, kinds);
    if !parts.is_empty() {
        item.insert("parameters".to_owned(), parts.into());
    }
    for (method, operation) in route.each() {
        if let Some(described) = &operation.described {
            let one = One { path, method, takes: &operation.takes, described };
            item.insert(one.name().to_owned(), one.said(schemas));
        }
    }
    item.into()
}

/// One call.
struct One<'a> {
    path: &'a str,
    method: Method,
    takes: &'a Takes,
    described: &'a Described,
}

impl One<'_> {
    const fn name(&self) -> &'static str {
        match self.method {
            Method::Get => "get",
            Method::Post => "post",
            Method::Delete => "delete",
        }
    }

    fn said(&self, schemas: &mut Schemas) -> Value {
        let Described { id, summary, query, says, .. } = self.described;
        let mut said = json!({
            "operationId": id,
            "summary": summary,
            "tags": [tag(self.path.trim_start_matches('/'))],
            "security": self.security(),
            "responses": self.responses(schemas),
        });
        let mut asked = query.map_or_else(Vec::new, parameters::of_query);
        if self.takes.key {
            asked.push(parameters::named("idempotencyKey"));
        }
        if matches!(says, Says::File) {
            asked.push(parameters::named("range"));
        }
        if !asked.is_empty() {
            said["parameters"] = asked.into();
        }
        if let Some(body) = self.takes.body {
            let schema = schemas.of_body(body);
            said["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
        }
        said
    }

    fn security(&self) -> Value {
        let mut signed_in = json!({ "session": [] });
        if self.method != Method::Get {
            signed_in["csrf"] = json!([]);
        }
        match (self.takes.session, self.described.either) {
            (true, _) => json!([signed_in]),
            (false, true) => json!([{}, signed_in]),
            (false, false) => json!([]),
        }
    }

    fn responses(&self, schemas: &mut Schemas) -> Value {
        let mut all = Map::new();
        match self.described.says {
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
        for status in self.refusals() {
            let refused = json!({ "$ref": format!("#/components/responses/{status}") });
            all.insert(status.to_string(), refused);
        }
        all.into()
    }

    /// The statuses of the refusals of an operation: those that its row names, and those that follow from what it is.
    fn refusals(&self) -> BTreeSet<u16> {
        let (takes, described) = (self.takes, self.described);
        let follows = [
            (true, &[413, 414, 503][..]),
            (takes.session, &[401, 403]),
            (described.either, &[401]),
            (self.method != Method::Get, &[403]),
            (self.path.starts_with("/a/"), &[403, 404]),
            (self.path.contains('{'), &[404, 429]),
            (described.query.is_some(), &[400]),
            (takes.body.is_some(), &[415, 422]),
            (takes.key, &[409, 422]),
        ];
        let follows = follows.iter().filter(|(holds, _)| *holds).flat_map(|(_, statuses)| *statuses);
        follows.chain(described.may).copied().collect()
    }
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
