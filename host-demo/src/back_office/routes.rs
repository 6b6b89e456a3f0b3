//! The addresses of the staff pages, whom each opens to, and what every request to one goes through.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use plugin_api::{Class, Failure};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::csrf::{BROWSER, Guard};
use super::fields::Fields;
use super::refusals::{nothing, signed_out, status};
use super::request::Asked;
use super::{Staff, duties, paths, responses};
use crate::clock;
use crate::hosting::roster::{Person, Role};
use crate::hosting::server::{Arrival, STAFF_AT_ONCE};

/// The largest form, in bytes.
const LARGEST_FORM: usize = 64 * 1024;
/// How long a browser may take for it.
const TIMEOUT: Duration = Duration::from_secs(10);

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

/// Whom a page opens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever finds the door.
    Anybody,
    /// The staff from this role on.
    Staff(Role),
}

/// Whoever finds the door: for what is there before somebody signs in.
pub const ANYBODY: Who = Who::Anybody;
/// Everybody of the staff.
pub const LOOK: Who = Who::Staff(Role::Look);
/// Those who help users.
pub const SUPPORT: Who = Who::Staff(Role::Support);
/// Those who run the place.
pub const ADMIN: Who = Who::Staff(Role::Admin);

/// What answers: it may block. A failure becomes a page that says so.
pub type Page = fn(&Asked) -> Result<Response, Failure>;

/// An address and what answers there.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path; `{name}` is any one part of it, which [`Asked::path`] holds.
    pub path: &'static str,
    /// Whom it opens to. What is done on it asks for its own role besides (see `duties`).
    pub who: Who,
    page: Page,
}

impl Route {
    /// A page that only looks.
    pub const fn get(path: &'static str, who: Who, page: Page) -> Self {
        Self { method: Method::Get, path, who, page }
    }

    /// A form's address.
    pub const fn post(path: &'static str, who: Who, page: Page) -> Self {
        Self { method: Method::Post, path, who, page }
    }
}

/// Every page behind the same gate.
///
/// # Errors
/// `unavailable/random`.
pub fn router(pages: &[&[Route]], staff: Staff) -> Result<Router, Failure> {
    let gate = Gate { staff, guard: Guard::new()?, places: Arc::new(Semaphore::new(STAFF_AT_ONCE)) };
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
    let missing = Route::get("", LOOK, |_| Err(nothing()));
    Ok(whole.fallback(move |request: Request| gate.answer(missing, Fields::default(), request)))
}

/// What every request goes through.
#[derive(Clone)]
struct Gate {
    staff: Staff,
    guard: Guard,
    /// Few pages are made at once: customers keep the machine.
    places: Arc<Semaphore>,
}

/// What is in the way of a page.
enum Stop {
    /// Something on the way to another page.
    Elsewhere(String),
    /// A refusal.
    Refused(StatusCode, Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Refused(status(&failure), failure)
    }
}

impl Gate {
    async fn answer(self, route: Route, path: Fields, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let Ok((browser, is_new)) = Guard::browser(&parts.headers) else {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        };
        let Some(arrival) = parts.extensions.get::<Arrival>() else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let (client, here) = (arrival.client, parts.uri.path_and_query());
        let mut asked = Asked {
            token: String::new(),
            staff: self.staff.clone(),
            l: Asked::language(&parts.headers),
            person: None,
            by: String::new(),
            session: None,
            client,
            page: (route.method.as_str(), route.path),
            here: here.map_or_else(|| "/".to_owned(), ToString::to_string),
            path,
            query: Fields::read(parts.uri.query().unwrap_or_default().as_bytes()),
            form: Fields::default(),
        };
        let stopped = self.let_in(route, &mut asked, &parts.headers).await;
        asked.token = self.guard.token(&browser, asked.session.as_deref());
        let stopped = match stopped {
            Ok(()) if route.method == Method::Post => read(&parts.headers, body)
                .await
                .map_err(|(status, failure)| Stop::Refused(status, failure))
                .and_then(|form| {
                    if Guard::lets(&parts.headers, &arrival.origin, &asked.token, form.get("csrf")) {
                        asked.form = form;
                        Ok(())
                    } else {
                        Err(cross_site().into())
                    }
                }),
            stopped => stopped,
        };
        let response = match stopped {
            Ok(()) => {
                let answer = move || (route.page)(&asked).unwrap_or_else(|failure| responses::failed(&asked, &failure));
                self.blocking(answer).await.unwrap_or_else(IntoResponse::into_response)
            }
            Err(Stop::Elsewhere(path)) => responses::see_other(&path),
            Err(Stop::Refused(status, failure)) => {
                let mut response = responses::failed(&asked, &failure);
                *response.status_mut() = status;
                response
            }
        };
        let mut response = responses::guarded(response);
        if is_new && let Ok(cookie) = HeaderValue::try_from(responses::cookie(BROWSER, &browser)) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }

    /// Finds out who asks, and whether the page opens to them. Where it does not, nothing else is looked at.
    async fn let_in(&self, route: Route, asked: &mut Asked, headers: &HeaderMap) -> Result<(), Stop> {
        let (staff, headers) = (self.staff.clone(), headers.clone());
        let enter = move || staff.door.enter(&staff.running.roster, &headers, clock::now());
        let entered = self.blocking(enter).await.map_err(|status| Stop::Refused(status, busy()))?;
        let (person, session) = match entered {
            Ok(entered) => entered,
            Err(_) if route.who == Who::Anybody => (None, None),
            Err(failure) => return Err(failure.into()),
        };
        asked.by = person.as_ref().map(Person::signature).unwrap_or_default();
        (asked.person, asked.session) = (person, session);
        match (route.who, &asked.person) {
            (Who::Anybody, _) => Ok(()),
            (Who::Staff(_), None) if route.method == Method::Get => {
                Err(Stop::Elsewhere(paths::sign_in_then(&asked.here)))
            }
            (Who::Staff(_), None) => Err(signed_out().into()),
            (Who::Staff(_), Some(Person { must_change: true, .. }))
                if asked.session.is_some() && ![paths::PASSWORD, paths::SIGN_OUT].contains(&route.path) =>
            {
                Err(Stop::Elsewhere(paths::PASSWORD.to_owned()))
            }
            (Who::Staff(least), Some(person)) => duties::check(person.role, least).map_err(Stop::from),
        }
    }

    /// Does what reads files and asks the portal, in one of the few places for that.
    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, StatusCode> {
        let Ok(Ok(_place)) = timeout(TIMEOUT, Arc::clone(&self.places).acquire_owned()).await else {
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
    }
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Fields, (StatusCode, Failure)> {
    let refuse = |status, code, message| Err((status, Failure::new(Class::Invalid, code, message)));
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().unwrap_or_default().trim() != "application/x-www-form-urlencoded" {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request/body-invalid", "a form is expected here");
    }
    match timeout(TIMEOUT, to_bytes(body, LARGEST_FORM)).await {
        Ok(Ok(bytes)) => Ok(Fields::read(&bytes)),
        Ok(Err(_)) => {
            refuse(StatusCode::PAYLOAD_TOO_LARGE, "request/body-too-large", "a form holds 64 KiB at the most")
        }
        Err(_) => refuse(StatusCode::REQUEST_TIMEOUT, "request/body-invalid", "the form took too long"),
    }
}

fn cross_site() -> Failure {
    Failure::new(Class::Refused, "request/cross-site", "the form was made for another browser, or another site sent it")
}

fn busy() -> Failure {
    Failure::new(Class::Unavailable, "staff/busy", "too many requests at once; try again in a moment")
}

fn fields(params: &RawPathParams) -> Fields {
    params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
