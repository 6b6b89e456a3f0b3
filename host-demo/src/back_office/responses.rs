//! The answers of the staff pages: each with the same headers.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use plugin_api::Failure;

use super::layout::Around;
use super::request::Asked;
use super::sections::Section;
use super::{flash, refusals};

/// No script, nothing from elsewhere, in no frame but our own.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
);

/// A page of what is not there or was refused.
#[derive(Template)]
#[template(path = "staff/refused.html")]
struct Refused {
    around: Around,
}

impl Asked {
    /// On to another page after a change, which says what was done; `note` is a code of [`notes`].
    #[expect(clippy::unnecessary_wraps, reason = "the last word of a page, which may fail before")]
    pub fn go(&self, path: &str, note: &'static str) -> Result<Response, Failure> {
        debug_assert!(flash::say(self.l, note).is_some(), "`{note}` has no sentence");
        let joined = if path.contains('?') { '&' } else { '?' };
        Ok(see_other(&format!("{path}{joined}note={note}")))
    }
}

/// A page.
pub fn page(template: &impl Template) -> Result<Response, Failure> {
    page_with(StatusCode::OK, template)
}

/// A page with a form as it was filled in, and why it was refused.
pub fn refused(failure: &Failure, template: &impl Template) -> Result<Response, Failure> {
    page_with(refusals::status(failure), template)
}

/// A page with the refusal that is in the way of showing it.
pub fn failed(asked: &Asked, failure: &Failure) -> Response {
    let around = asked.around(Section::Home).refused(Some(failure));
    let response = refused(failure, &Refused { around });
    response.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// On to another page, after a POST.
pub fn see_other(path: &str) -> Response {
    let Ok(to) = HeaderValue::try_from(path) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// A body of another type than a page.
pub fn bytes(status: StatusCode, media_type: &'static str, body: impl Into<axum::body::Body>) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static(media_type))], body.into()).into_response()
}

/// Adds what every answer has. A page may bring a stricter policy of its own.
pub fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(POLICY);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Under `no-referrer`, browsers would send `Origin: null` with our own forms (Fetch, 3.1).
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Failure> {
    let html = template.render().map_err(|error| {
        Failure::new(plugin_api::Class::Internal, "page/unwritten", format!("the page cannot be written: {error}"))
    })?;
    Ok((status, Html(html)).into_response())
}

/// An answer with a cookie.
pub fn with(mut response: Response, name: &str, value: &str) -> Response {
    if let Ok(cookie) = HeaderValue::try_from(cookie(name, value)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The page that the form was on, if it is one of ours.
pub fn back(path: &str) -> &str {
    let is_ours = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_ours { path } else { "/" }
}

/// A cookie of these pages, sent to nobody else and read by no script.
pub fn cookie(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Strict")
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn only_a_path_of_these_pages_is_gone_back_to() {
        for (path, want) in [
            ("/users?site=alpes", "/users?site=alpes"),
            ("", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("https://evil.example", "/"),
            ("/a\r\nset-cookie: x", "/"),
        ] {
            assert_eq!(back(path), want, "{path:?}");
        }
    }
}
