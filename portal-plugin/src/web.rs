//! The web front: from a request to a finished answer, as pages for people and as JSON for programs.
//!
//! `routes` is the table of addresses; `pages` and `json` hold the same use cases for the two.

mod amounts;
mod answers;
mod assets;
mod badges;
mod calls;
mod columns;
mod context;
mod cookies;
mod csrf;
mod csv;
mod downloads;
mod drawings;
mod fields;
mod format;
mod guesses;
mod json;
mod listing;
mod openapi;
mod operations;
mod pages;
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

use plugin_api::{Kind, Request, Response};

use crate::error::{Denied, Error};
use crate::model::sites::Locale;
use crate::portal::Portal;
use crate::portal::sites::SiteAt;
use crate::web::context::RequestContext;
use crate::web::refusals::Refusal;
use crate::web::routes::{Api, Route};

/// Answers a browser. Never fails; what goes wrong is an answer.
pub fn handle(portal: &Portal, request: &Request<'_>) -> Response {
    let mut response = match portal.site_at(request.host) {
        SiteAt::Unknown if is_call(request) => json::refused(Locale::En, &Denied::SiteUnknown.into()),
        SiteAt::Unknown => pages::no_site(),
        SiteAt::Disabled(site) if is_call(request) => json::refused(site.locale, &Denied::SiteDisabled.into()),
        // The page of a closed portal still looks like the site.
        SiteAt::Disabled(site) => assets::answer(&site, request.path).unwrap_or_else(|| pages::closed(&site, request)),
        SiteAt::Enabled(site) => visited(&RequestContext::new(portal, request, site)),
    };
    answers::protect(&mut response);
    if request.method == "HEAD" {
        response.headers.push(("content-length".to_owned(), response.body.len().to_string()));
        response.body.clear();
    }
    response
}

/// The methods that any address takes; HEAD is a GET whose answer loses its body.
#[derive(Clone, Copy)]
enum Method {
    Get,
    Post,
    Delete,
    Other,
}

fn visited(cx: &RequestContext<'_>) -> Response {
    let request = cx.request;
    let method = match request.method {
        "GET" | "HEAD" => Method::Get,
        "POST" => Method::Post,
        "DELETE" => Method::Delete,
        _ => Method::Other,
    };
    let answer = match Route::of(request.path) {
        _ if request.body.len() > Request::most(request.header("content-type")) => Err(Refusal::BodyTooLarge),
        _ if request.query.len() > fields::MAX_QUERY => Err(Refusal::QueryTooLong),
        None => Err(Refusal::NotFound),
        Some(route) => guesses::check_limit(cx, route)
            .and_then(|()| guard_impersonation(cx, method, route))
            .and_then(|()| match route {
                Route::Api(route) => call(cx, method, route),
                route => look(cx, method, route),
            })
            .map_err(|refusal| guesses::counted(cx, refusal)),
    };
    answer.unwrap_or_else(|refusal| {
        if refusal == Refusal::CrossSite {
            // An attempt to go around the controls (OWASP ASVS 5.0, 16.3.3). The path may hold a secret.
            log::warn!(target: "audit", "{}: {} on {}", refusal.code(), request.method, cx.site.id);
        }
        if is_call(request) { json::refused(cx.locale(None), &refusal) } else { pages::refused(cx, &refusal) }
    })
}

/// Whether a program asks, so that even a refusal is JSON.
fn is_call(request: &Request<'_>) -> bool {
    request.path.starts_with("/api/")
}

/// Refuses staff who look on whatever writes, before its own function is reached, and the pages that are there to write
/// or show what is the user's alone (rule A11). What nobody thought of here is refused.
fn guard_impersonation(cx: &RequestContext<'_>, method: Method, route: Route<'_>) -> Result<(), Refusal> {
    use Method::{Delete, Get, Post};
    let is_open = match (method, route) {
        (Get, route) => !is_of_user(route),
        (Post, Route::SignOut | Route::Language) | (Delete, Route::Api(Api::Session)) => true,
        _ => false,
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

/// Whether a page is there to write, or shows what is the user's alone.
const fn is_of_user(route: Route<'_>) -> bool {
    matches!(
        route,
        Route::Password
            | Route::SecondFactor
            | Route::SecondStep
            | Route::Sessions
            | Route::Security
            | Route::SecurityEmail
            | Route::SecurityData
            | Route::SecurityClose
            | Route::Logins
            | Route::Invite(_)
            | Route::Member(..)
            | Route::Contacts(_)
            | Route::Contact(..)
            | Route::Ownership(_)
            | Route::Api(Api::Sessions | Api::SecondFactor | Api::Security | Api::SecurityClose)
    )
}

/// The pages.
fn look(cx: &RequestContext<'_>, method: Method, route: Route<'_>) -> Result<Response, Refusal> {
    use Method::{Get, Post};
    match (method, routes::account(cx.request.path)) {
        (Get, Some(account)) => {
            if let Some(question) = pages::accounts::ask(cx, account)? {
                return Ok(question);
            }
        }
        (Post, Some(account)) if route.takes_forms() => csrf::check_account(cx, account, route.takes_files())?,
        _ => {}
    }
    match (method, route) {
        (Get, Route::Start) => pages::accounts::start(cx),
        (Get, Route::SignIn) => pages::sign_in::sign_in_form(cx),
        (Post, Route::SignIn) => pages::sign_in::sign_in(cx),
        (Get, Route::SecondStep) => pages::second_factor::step_form(cx),
        (Post, Route::SecondStep) => pages::second_factor::step(cx),
        (Get, Route::SecondFactor) => pages::second_factor::show(cx),
        (Post, Route::SecondFactor) => pages::second_factor::change(cx),
        (Post, Route::AskFactor(account)) => pages::second_factor::ask(cx, account),
        (Get, Route::SignUp) => pages::sign_up::form(cx),
        (Post, Route::SignUp) => pages::sign_up::sign_up(cx),
        (Post, Route::SignOut) => pages::sign_in::sign_out(cx),
        (Post, Route::Language) => pages::sign_in::choose_language(cx),
        (Get, Route::Forgot) => pages::passwords::forgot_form(cx),
        (Post, Route::Forgot) => pages::passwords::forgot(cx),
        (Get, Route::SetPassword(token)) => pages::passwords::set_form(cx, token),
        (Post, Route::SetPassword(token)) => pages::passwords::set(cx, token),
        (Get, Route::Password) => pages::passwords::change_form(cx),
        (Post, Route::Password) => pages::passwords::change(cx),
        (Get, Route::Sessions) => pages::sessions::list(cx),
        (Post, Route::Sessions) => pages::sessions::end(cx),
        (Get, Route::Security) => pages::security::show(cx),
        (Get, Route::SecurityEmail) => pages::security::email_form(cx),
        (Post, Route::SecurityEmail) => pages::security::change_email(cx),
        (Get, Route::SecurityData) => pages::security::data_form(cx),
        (Post, Route::SecurityData) => pages::security::data(cx),
        (Get, Route::SecurityClose) => pages::security::close_form(cx),
        (Post, Route::SecurityClose) => pages::security::close(cx),
        (Get, Route::Email(token)) => pages::security::email_link(cx, token),
        (Post, Route::Email(token)) => pages::security::answer_email_link(cx, token),
        (Get, Route::Accounts) => pages::accounts::list(cx),
        (Post, Route::Accounts) => pages::accounts::enter(cx),
        (Post, Route::DefaultAccount) => pages::accounts::set_default(cx),
        (Post, Route::HandOffs) => pages::hand_offs::go(cx),
        (Get, Route::HandOff(code)) => pages::hand_offs::show(cx, code),
        (Post, Route::HandOff(code)) => pages::hand_offs::arrive(cx, code),
        (Get, Route::Logins) => pages::logins::form(cx),
        (Post, Route::Logins) => pages::logins::prove(cx),
        (Get, Route::Home(account)) => pages::documents::home(cx, account),
        (Get, Route::List(account, kind)) => pages::lists::list(cx, account, kind),
        (Get, Route::Export(account, kind)) => pages::lists::export(cx, account, kind),
        (Post, Route::Zips(account)) => pages::zips::begin(cx, account),
        (Get, Route::Zip(account, id)) => pages::zips::show(cx, account, id),
        (Get, Route::ZipFile(account, id)) => pages::zips::file(cx, account, id),
        (Get, Route::Document(account, kind, id)) => pages::documents::document(cx, account, kind, id),
        (Post, Route::Document(account, Kind::Quotes, id)) => pages::actions::on_quote(cx, account, id),
        (Post, Route::Document(account, Kind::Tickets, id)) => pages::actions::on_ticket(cx, account, id),
        (Get, Route::NewTicket(account)) => pages::actions::ticket_form(cx, account),
        (Post, Route::NewTicket(account)) => pages::actions::open_ticket(cx, account),
        (Get, Route::Order(account)) => pages::ordering::show(cx, account),
        (Post, Route::Order(account)) => pages::ordering::place(cx, account),
        (Get, Route::Profile(account)) => pages::actions::profile(cx, account),
        (Post, Route::Profile(account)) => pages::actions::edit_profile(cx, account),
        (Get, Route::File(account, kind, id, file)) => pages::documents::file(cx, account, kind, id, file),
        (Get, Route::Picture(account, id)) => pages::documents::picture(cx, account, id),
        (Get, Route::People(account)) => pages::people::list(cx, account),
        (Get, Route::Invite(account)) => pages::inviting::form(cx, account),
        (Post, Route::Invite(account)) => pages::inviting::invite(cx, account),
        (Post, Route::Pending(account, id)) => pages::people::answer_invitation(cx, account, id),
        (Get, Route::Member(account, user)) => pages::members::form(cx, account, user),
        (Post, Route::Member(account, user)) => pages::members::change(cx, account, user),
        (Get, Route::Contacts(account)) => pages::contacts::add_form(cx, account),
        (Post, Route::Contacts(account)) => pages::contacts::add(cx, account),
        (Get, Route::Contact(account, id)) => pages::contacts::form(cx, account, id),
        (Post, Route::Contact(account, id)) => pages::contacts::change(cx, account, id),
        (Get, Route::Membership(account)) => pages::membership::show(cx, account),
        (Post, Route::Membership(account)) => pages::membership::change(cx, account),
        (Get, Route::Ownership(account)) => pages::ownership::form(cx, account),
        (Post, Route::Ownership(account)) => pages::ownership::change(cx, account),
        (Get, Route::Ledger(account)) => pages::ledgers::list(cx, account),
        (Get, Route::ViewAs(account)) => pages::impersonation::show(cx, account),
        (Post, Route::ViewAs(account)) => pages::impersonation::consent(cx, account),
        (Get, Route::LedgerExport(account)) => pages::ledgers::export(cx, account),
        (Get, Route::Invitation(token)) => pages::invitation::show(cx, token),
        (Post, Route::Invitation(token)) => pages::invitation::answer(cx, token),
        (Get, Route::Asset) => assets::answer(&cx.site, cx.request.path).ok_or(Refusal::NotFound),
        _ => Err(Refusal::Method(route.methods())),
    }
}

/// The JSON twins.
fn call(cx: &RequestContext<'_>, method: Method, route: Api<'_>) -> Result<Response, Refusal> {
    match calls::operation(method, route) {
        Some(operation) => operation.run(cx),
        None => Err(Refusal::Method(Route::Api(route).methods())),
    }
}
