//! The JSON twins of the pages, below `/api/v1`: the same use cases for programs.

#![expect(clippy::needless_pass_by_value, reason = "a handler is handed what it asks for, and keeps none of it")]

pub mod accounts;
pub mod actions;
pub mod documents;
pub mod impersonation;
pub mod interface;
pub mod invitations;
pub mod languages;
pub mod logins;
pub mod notices;
pub mod passwords;
pub mod people;
pub mod permission_requests;
pub mod second_factor;
pub mod security;
pub mod sign_in;
pub mod sign_up;
pub mod zips;
pub mod zones;

use std::marker::PhantomData;

use plugin_api::Response;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use crate::model::locales::Locale;
use crate::web::answers;
use crate::web::context::RequestContext;
use crate::web::fields::Fields;
use crate::web::refusals::Refusal;
use crate::web::routes::Says;
use crate::web::texts;

/// An answer that says a `T` in JSON.
///
/// Contravariant, so that an answer that was written from borrowed rows is one of the type without a lifetime that the
/// document describes.
#[derive(Debug)]
pub struct Answer<T> {
    response: Response,
    says: PhantomData<fn(T)>,
}

/// An answer, or why there is none.
pub type Answered<T> = Result<Answer<T>, Refusal>;

/// It is done, and there is nothing to say.
#[derive(Debug)]
pub struct Done(pub Response);

/// An answer that says a `T` in JSON, or the refusal that names the step to go on with.
#[derive(Debug)]
pub enum Step<T> {
    /// It is done.
    Done(Answer<T>),
    /// It goes on with another call.
    Next(Response),
}

/// A `T` in JSON that says how far it is, and an address that says it again.
#[derive(Debug)]
pub struct Accepted<T> {
    response: Response,
    says: PhantomData<fn(T)>,
}

/// The bytes of a file of a document.
#[derive(Debug)]
pub struct File(pub Response);

/// Several of them.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "{T}List")]
pub struct Items<T> {
    items: Vec<T>,
}

impl<T> Answer<T> {
    /// The same answer with one more header.
    pub fn with(self, name: &str, value: String) -> Self {
        Self { response: answers::with(self.response, name, value), says: PhantomData }
    }

    /// The response with its status, headers and body.
    pub fn into_response(self) -> Response {
        self.response
    }
}

impl<T: Serialize> Accepted<T> {
    /// How it stands now, and where to ask again.
    pub fn new(value: &T, location: String) -> Self {
        let response = answers::with(answers::json(202, "application/json", value), "location", location);
        Self { response, says: PhantomData }
    }
}

impl<T> Accepted<T> {
    /// The response with its status, headers and body.
    pub fn into_response(self) -> Response {
        self.response
    }
}

/// What a call can answer.
pub trait Reply {
    /// As the document says it.
    const SAYS: Says;

    /// The response with its status, headers and body.
    fn into_response(self) -> Response;
}

impl<T: JsonSchema> Reply for Answer<T> {
    const SAYS: Says = Says::Json(described::<T>);

    fn into_response(self) -> Response {
        self.into_response()
    }
}

impl<T: JsonSchema> Reply for Step<T> {
    const SAYS: Says = Says::Json(described::<T>);

    fn into_response(self) -> Response {
        match self {
            Self::Done(answer) => answer.into_response(),
            Self::Next(response) => response,
        }
    }
}

impl<T: JsonSchema> Reply for Accepted<T> {
    const SAYS: Says = Says::Accepted(described::<T>);

    fn into_response(self) -> Response {
        self.into_response()
    }
}

impl Reply for Done {
    const SAYS: Says = Says::Nothing;

    fn into_response(self) -> Response {
        self.0
    }
}

impl Reply for File {
    const SAYS: Says = Says::File;

    fn into_response(self) -> Response {
        self.0
    }
}

fn described<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// Why a call is refused (RFC 9457).
#[derive(Serialize, JsonSchema)]
pub struct Problem<'a> {
    /// Always `about:blank`: `code` says what it is.
    r#type: &'a str,
    /// What went wrong, in the language of whoever is signed in.
    title: &'a str,
    /// The status of the answer.
    status: u16,
    /// What to do about it, in the same language.
    detail: &'a str,
    /// What went wrong, for programs: `area/what`, and never changes.
    code: &'a str,
    /// What the next step of a sign-in takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<&'a str>,
}

/// A refusal as an answer.
pub fn refused(locale: Locale, refusal: &Refusal) -> Response {
    refused_with(locale, refusal, None)
}

fn refused_with(locale: Locale, refusal: &Refusal, token: Option<&str>) -> Response {
    let (title, detail) = texts::refusal(locale, refusal);
    let status = refusal.status();
    let problem = Problem { r#type: "about:blank", title, status, detail: &detail, code: refusal.code(), token };
    let response = answers::json(status, "application/problem+json", &problem);
    let response = answers::with(response, "content-language", locale.tag().to_owned());
    let response = answers::with(response, "vary", answers::VARY.to_owned());
    match refusal.header() {
        Some((name, value)) => answers::with(response, name, value),
        None => response,
    }
}

/// What was asked for.
fn ok<T: Serialize>(value: &T) -> Answer<T> {
    Answer { response: answers::json(200, "application/json", value), says: PhantomData }
}

/// Nothing to say: it is done.
fn done() -> Done {
    Done(answers::done())
}

/// The query of a call. Only a text may be empty: forms send an empty value for what was left out, a program leaves it out.
fn query<'a>(cx: &RequestContext<'a>) -> Result<Fields<'a>, Refusal> {
    let query = cx.query()?;
    let is_empty = query.names().any(|name| !matches!(name, "text" | "status") && query.get(name).is_empty());
    if is_empty { Err(Refusal::QueryInvalid) } else { Ok(query) }
}
