//! The web front: from a request to a finished answer, as pages for people and as JSON for programs.
//!
//! `endpoints` is the table of addresses with what serves them; `pages` and `json` hold the same use cases for the two.

mod amounts;
mod answers;
mod arguments;
mod assets;
mod badges;
mod columns;
mod context;
mod cookies;
mod csrf;
mod csv;
mod downloads;
mod drawings;
mod endpoints;
mod fields;
mod guesses;
mod handlers;
mod json;
mod languages;
mod listing;
mod openapi;
mod pages;
mod paying;
mod prose;
mod qr;
mod refusals;
mod render;
mod routes;
mod terms;
#[cfg(test)]
mod testing;
mod texts;
mod uploads;

use plugin_api::{Request, Response};

use crate::error::{Denied, Error};
use crate::model::locales::Locale;
use crate::portal::Portal;
use crate::portal::sites::SiteAt;
use crate::web::context::RequestContext;
use crate::web::refusals::Refusal;
use crate::web::routes::{Found, Method, Route};

/// Answers a browser. Never fails; what goes wrong is an answer.
pub fn handle(portal: &Portal, request: &Request<'_>) -> Response {
    let mut response = match portal.sites.at(request.host) {
        SiteAt::Unknown if is_call(request) => {
            let locale = languages::preferred(request, &Locale::ALL, Locale::En).unwrap_or_default();
            json::refused(locale, &Denied::SiteUnknown.into())
        }
        SiteAt::Unknown => pages::no_site(request),
        SiteAt::Disabled(site) if is_call(request) => {
            json::refused(languages::of_stranger(request, &site), &Denied::SiteDisabled.into())
        }
        // The page of a closed portal still looks like the site.
        SiteAt::Disabled(site) => assets::answer(&site, request.path).unwrap_or_else(|| pages::closed(&site, request)),
        SiteAt::Enabled(site) => visited(&RequestContext::new(portal, request, site, endpoints::routes())),
    };
    answers::protect(&mut response);
    if request.method == "HEAD" {
        response.headers.push(("content-length".to_owned(), response.body.len().to_string()));
        response.body.clear();
    }
    response
}

fn visited(cx: &RequestContext<'_>) -> Response {
    let request = cx.request;
    let method = match request.method {
        "GET" | "HEAD" => Some(Method::Get),
        "POST" => Some(Method::Post),
        "DELETE" => Some(Method::Delete),
        _ => None,
    };
    let answer = match &cx.found {
        _ if request.body.len() > Request::most(request.header("content-type")) => Err(Refusal::BodyTooLarge),
        _ if request.query.len() > fields::MAX_QUERY => Err(Refusal::QueryTooLong),
        None => Err(Refusal::NotFound),
        Some(found) => guesses::check_limit(cx, found.route)
            .and_then(|()| guard_impersonation(cx, method, found.route))
            .and_then(|()| serve(cx, found, method))
            .map_err(|refusal| guesses::counted(cx, refusal)),
    };
    answer.unwrap_or_else(|refusal| {
        if refusal == Refusal::CrossSite {
            // An attempt to go around the controls (OWASP ASVS 5.0, 16.3.3). The path may hold a secret.
            log::warn!(target: "audit", "{}: {} on {}", refusal.code(), request.method, cx.site.id);
        }
        if is_call(request) { json::refused(cx.locale(), &refusal) } else { pages::refused(cx, &refusal) }
    })
}

/// Whether a program asks, so that even a refusal is JSON.
fn is_call(request: &Request<'_>) -> bool {
    request.path.starts_with("/api/")
}

/// Refuses staff who look on whatever writes, before its own function is reached, and the pages that are there to write
/// or show what is the user's alone (rule A11). What nobody thought of here is refused.
fn guard_impersonation(cx: &RequestContext<'_>, method: Option<Method>, route: &Route) -> Result<(), Refusal> {
    let is_open = match method {
        Some(Method::Get) => !route.private,
        Some(writes) => route.operation(writes).is_some_and(|operation| operation.by_lookers),
        None => false,
    };
    if is_open {
        return Ok(());
    }
    match cx.impersonation()? {
        Some(look) => {
            // The path may hold a secret.
            log::warn!(target: "audit", "view-as/read-only: {:?}, {} on {}", look.staff, cx.request.method, cx.site.id);
            Err(Error::ViewAsReadOnly.into())
        }
        None => Ok(()),
    }
}

/// What the address answers; a page of another account than the session's asks first.
fn serve(cx: &RequestContext<'_>, found: &Found<'_>, method: Option<Method>) -> Result<Response, Refusal> {
    if let (Some(Method::Get), Some(account)) = (method, routes::account(cx.request.path))
        && let Some(question) = pages::accounts::ask(cx, account)?
    {
        return Ok(question);
    }
    endpoints::serve(cx, found, method)
}
