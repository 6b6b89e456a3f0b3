//! The addresses of the staff pages, and what every request to one goes through.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use plugin_api::{Class, Failure};
use tokio::time::timeout;

use super::asked::Asked;
use super::fields::Fields;
use super::guard::{BROWSER, Guard};
use super::refusals::nothing;
use super::{Staff, answers};

/// The largest form, in bytes.
const LARGEST_FORM: usize = 64 * 1024;
/// How long a browser may take for it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// It only looks.
    Get,
    /// It changes something.
    Post,
}

impl Method {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// What answers: it may block. A failure becomes a page that says so.
pub type Page = fn(&Asked) -> Result<Response, Failure>;

/// An address and what answers there.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path; `{name}` is any one part of it, which [`Asked::path`] holds.
    pub path: &'static str,
    page: Page,
}

impl Route {
    /// A page that only looks.
    pub const fn get(path: &'static str, page: Page) -> Self {
        Self { method: Method::Get, path, page }
    }

    /// A form's address.
    pub const fn post(path: &'static str, page: Page) -> Self {
        Self { method: Method::Post, path, page }
    }
}

/// Every page behind the same gate.
///
/// # Errors
/// `unavailable/random`.
pub fn router(pages: &[&[Route]], staff: Staff) -> Result<Router, Failure> {
    let gate = Gate { staff, guard: Guard::new()? };
    let routes = pages.iter().copied().flatten();
    let whole = routes.fold(Router::new(), |router, &route| {
        let gate = gate.clone();
        let filter = match route.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
        };
        let answer = move |params: RawPathParams, request: Request| gate.answer(route, fields(&params), request);
        router.route(route.path, on(filter, answer))
    });
    let missing = Route::get("", |_| Err(nothing()));
    Ok(whole.fallback(move |request: Request| gate.answer(missing, Fields::default(), request)))
}

/// What every request goes through.
#[derive(Clone)]
struct Gate {
    staff: Staff,
    guard: Guard,
}

impl Gate {
    async fn answer(self, route: Route, path: Fields, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let Ok((browser, is_new)) = Guard::browser(&parts.headers) else {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        };
        let form = if route.method == Method::Post { read(&parts.headers, body).await } else { Ok(Fields::default()) };
        let (l, by) = Asked::chosen(&parts.headers);
        let mut asked = Asked {
            token: self.guard.token(&browser),
            staff: self.staff,
            l,
            by,
            here: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            path,
            query: Fields::read(parts.uri.query().unwrap_or_default().as_bytes()),
            form: Fields::default(),
        };
        let form = form.and_then(|form| {
            let host = parts.uri.authority().map(|authority| authority.as_str().to_owned());
            let host = host.or_else(|| Some(parts.headers.get(header::HOST)?.to_str().ok()?.to_owned()));
            let token = form.get("csrf");
            let fits = self.guard.lets(&parts.headers, &host.unwrap_or_default(), &browser, token);
            if route.method == Method::Get || fits { Ok(form) } else { Err(cross_site()) }
        });
        let response = match form {
            Ok(form) => {
                asked.form = form;
                let answer = move || (route.page)(&asked).unwrap_or_else(|failure| answers::failed(&asked, &failure));
                // Pages read files and ask the portal, which may block.
                let answer = tokio::task::spawn_blocking(answer).await;
                answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
            }
            Err((status, failure)) => {
                let mut response = answers::failed(&asked, &failure);
                *response.status_mut() = status;
                response
            }
        };
        let mut response = answers::guarded(response);
        if is_new && let Ok(cookie) = HeaderValue::try_from(cookie(BROWSER, &browser)) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

/// A cookie of these pages, sent to nobody else and read by no script.
pub fn cookie(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Strict")
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Fields, (StatusCode, Failure)> {
    let refuse = |status, code, message| Err((status, Failure::new(Class::Invalid, code, message)));
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().unwrap_or_default().trim() != "application/x-www-form-urlencoded" {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request/body-invalid", "a form is expected here");
    }
    match timeout(PATIENCE, to_bytes(body, LARGEST_FORM)).await {
        Ok(Ok(bytes)) => Ok(Fields::read(&bytes)),
        Ok(Err(_)) => {
            refuse(StatusCode::PAYLOAD_TOO_LARGE, "request/body-too-large", "a form holds 64 KiB at the most")
        }
        Err(_) => refuse(StatusCode::REQUEST_TIMEOUT, "request/body-invalid", "the form took too long"),
    }
}

fn cross_site() -> (StatusCode, Failure) {
    let message = "the form was made for another browser, or another site sent it";
    (StatusCode::FORBIDDEN, Failure::new(Class::Refused, "request/cross-site", message))
}

fn fields(params: &RawPathParams) -> Fields {
    params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
