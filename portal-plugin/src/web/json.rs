//! The JSON twins of the pages, below `/api/v1`: the same use cases for programs.

pub mod accounts;
pub mod asking;
pub mod documents;
pub mod doing;
pub mod invitations;
pub mod logins;
pub mod passwords;
pub mod people;
pub mod signing;
pub mod signing_up;
pub mod view_as;

use plugin_api::{Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::sites::Locale;
use crate::web::answers;
use crate::web::forgery;
use crate::web::refusals::Refusal;
use crate::web::texts;
use crate::web::visit::Visit;

/// A refusal as RFC 9457 has it, with our code.
#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'a str,
    title: &'a str,
    status: u16,
    detail: &'a str,
    code: &'a str,
}

/// A refusal as an answer.
pub fn refused(locale: Locale, refusal: &Refusal) -> Response {
    let (title, detail) = texts::refusal(locale, refusal);
    let status = refusal.status();
    let problem = Problem { r#type: "about:blank", title, status, detail: &detail, code: refusal.code() };
    let response = answers::json(status, "application/problem+json", &problem);
    match refusal.header() {
        Some((name, value)) => answers::with(response, name, value),
        None => response,
    }
}

/// What was asked for.
fn ok(value: &impl Serialize) -> Response {
    answers::json(200, "application/json", value)
}

/// Checks a call that changes something and sends no body: from this site, with the session's value in `x-csrf-token`.
fn check_call(visit: &Visit<'_>) -> Result<(), Refusal> {
    forgery::check_origin(visit.request)?;
    forgery::check_session(&visit.cookies, visit.request.header("x-csrf-token").unwrap_or_default())
}

/// The body of a call, strictly: JSON by its media type, no field unknown, none twice, and no deeper than it must be.
fn body<T: DeserializeOwned>(visit: &Visit<'_>) -> Result<T, Refusal> {
    forgery::check_origin(visit.request)?;
    if !visit.sends("application/json") {
        return Err(Refusal::MediaType);
    }
    // What the parser says may repeat what was sent, and that may be a password.
    parse(visit.request)
}

fn parse<T: DeserializeOwned>(request: &Request<'_>) -> Result<T, Refusal> {
    serde_json::from_slice(request.body).map_err(|_| Refusal::BodyInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::json::signing::Credentials;
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
            (&deep, false),
        ] {
            let request = Request { body: text.as_bytes(), ..testing::request("POST", "/api/v1/session", &[]) };
            assert_eq!(parse::<Credentials>(&request).is_ok(), fits, "{text:.80}");
        }
    }
}
