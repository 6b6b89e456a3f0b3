//! The JSON twins of the pages, below `/api/v1`: the same use cases for programs.

pub mod accounts;
pub mod actions;
pub mod documents;
pub mod impersonation;
pub mod interface;
pub mod invitations;
pub mod logins;
pub mod passwords;
pub mod people;
pub mod permission_requests;
pub mod second_factor;
pub mod security;
pub mod sign_in;
pub mod sign_up;
pub mod zips;

use std::marker::PhantomData;

use plugin_api::{Request, Response, objects};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::sites::Locale;
use crate::web::answers;
use crate::web::context::RequestContext;
use crate::web::csrf;
use crate::web::fields::Fields;
use crate::web::refusals::Refusal;
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

/// Reads the body of a call as a `T`, once whoever calls is known.
#[derive(Debug)]
pub struct Body<T>(PhantomData<fn() -> T>);

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

    /// As it is sent.
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
    /// As it is sent.
    pub fn into_response(self) -> Response {
        self.response
    }
}

#[expect(clippy::unused_self, reason = "whoever reads a body has been given it by the table of calls")]
impl<T: DeserializeOwned> Body<T> {
    /// Of whatever call comes.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Reads it strictly: JSON by its media type, no field unknown, none twice, no array for an object, and no deeper than
    /// it must be.
    ///
    /// # Errors
    /// `request/cross-site`, `request/media-type`, `request/body-invalid`.
    pub fn read(self, cx: &RequestContext<'_>) -> Result<T, Refusal> {
        check_body(cx)?;
        // What the parser says may repeat what was sent, and that may be a password.
        parse(cx.request)
    }

    /// The same for what a member `do` tells apart.
    ///
    /// # Errors
    /// As [`Body::read`].
    pub fn read_by_do(self, cx: &RequestContext<'_>) -> Result<T, Refusal> {
        check_body(cx)?;
        objects::tagged("do", cx.request.body).map_err(|_| Refusal::BodyInvalid)
    }
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

/// Checks a call that changes something and sends no body: from this site, with the session's value in `x-csrf-token`.
fn check_call(cx: &RequestContext<'_>) -> Result<(), Refusal> {
    csrf::check_origin(cx.request)?;
    csrf::check_session(&cx.cookies, cx.request.header("x-csrf-token").unwrap_or_default())
}

/// Checks that a body is sent from this site, and as JSON.
fn check_body(cx: &RequestContext<'_>) -> Result<(), Refusal> {
    csrf::check_origin(cx.request)?;
    if cx.sends("application/json") { Ok(()) } else { Err(Refusal::MediaType) }
}

fn parse<T: DeserializeOwned>(request: &Request<'_>) -> Result<T, Refusal> {
    objects::from_slice(request.body).map_err(|_| Refusal::BodyInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::json::sign_in::Credentials;
    use crate::web::testing;

    #[test]
    fn a_body_is_exactly_what_is_asked_for_or_refused() {
        let deep = format!(r#"{{"login":{}"a"{},"password":"b"}}"#, "[".repeat(100_000), "]".repeat(100_000));
        for (text, fits) in [
            (r#"{"login":"a","password":"b"}"#, true),
            (r#" {"password":"b","login":"a"} "#, true),
            (r#"{"login":"a"}"#, false),
            (r#"{"login":"a","password":"b","is_admin":true}"#, false),
            (r#"{"login":"a","login":"c","password":"b"}"#, false),
            (r#"{"login":"a","password":1e999999}"#, false),
            (r#"{"login":"\ud800","password":"b"}"#, false),
            (r#"{"login":"a","password":"b"} x"#, false),
            ("\u{feff}{\"login\":\"a\",\"password\":\"b\"}", false),
            ("", false),
            ("[]", false),
            // No object, though serde would take its values for the members.
            (r#"["a","b"]"#, false),
            (&deep, false),
        ] {
            let request = Request { body: text.as_bytes(), ..testing::request("POST", "/api/v1/session", &[]) };
            assert_eq!(parse::<Credentials>(&request).is_ok(), fits, "{text:.80}");
        }
    }
}
