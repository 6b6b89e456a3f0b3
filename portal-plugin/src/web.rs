//! The web front: from a request to a finished answer, as pages for people and as JSON for programs.
//!
//! `routes` is the table of addresses; `pages` and `json` hold the same use cases for the two.

mod amounts;
mod answers;
mod assets;
mod calls;
mod cookies;
mod csv;
mod downloads;
mod drawings;
mod fields;
mod forgery;
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
mod visit;

pub use texts::ledger_words;

use plugin_api::{Kind, Request, Response};

use crate::error::{Denied, Error};
use crate::model::sites::Locale;
use crate::portal::Portal;
use crate::portal::sites::SiteAt;
use crate::web::refusals::Refusal;
use crate::web::routes::{Api, Route};
use crate::web::visit::Visit;

/// Answers a browser. Never fails; what goes wrong is an answer.
pub fn handle(portal: &Portal, request: &Request<'_>) -> Response {
    let mut response = match portal.site_at(request.host) {
        SiteAt::Unknown if is_call(request) => json::refused(Locale::En, &Denied::SiteUnknown.into()),
        SiteAt::Unknown => pages::no_site(),
        SiteAt::Disabled(site) if is_call(request) => json::refused(site.locale, &Denied::SiteDisabled.into()),
        // The page of a closed portal still looks like the site.
        SiteAt::Disabled(site) => assets::answer(&site, request.path).unwrap_or_else(|| pages::closed(&site, request)),
        SiteAt::Enabled(site) => visited(&Visit::new(portal, request, site)),
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

fn visited(visit: &Visit<'_>) -> Response {
    let request = visit.request;
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
        Some(route) => guesses::let_by(visit, route)
            .and_then(|()| let_by(visit, method, route))
            .and_then(|()| match route {
                Route::Api(route) => call(visit, method, route),
                route => look(visit, method, route),
            })
            .map_err(|refusal| guesses::counted(visit, refusal)),
    };
    answer.unwrap_or_else(|refusal| {
        if refusal == Refusal::CrossSite {
            // An attempt to go around the controls (OWASP ASVS 5.0, 16.3.3). The path may hold a secret.
            log::warn!(target: "audit", "{}: {} on {}", refusal.code(), request.method, visit.site.id);
        }
        if is_call(request) { json::refused(visit.locale(None), &refusal) } else { pages::refused(visit, &refusal) }
    })
}

/// Whether a program asks, so that even a refusal is JSON.
fn is_call(request: &Request<'_>) -> bool {
    request.path.starts_with("/api/")
}

/// Refuses staff who look on whatever writes, before its own function is reached, and the pages that are there to write
/// or show what is the user's alone (rule A11). What nobody thought of here is refused.
fn let_by(visit: &Visit<'_>, method: Method, route: Route<'_>) -> Result<(), Refusal> {
    use Method::{Delete, Get, Post};
    let is_open = match (method, route) {
        (Get, route) => !is_of_user(route),
        (Post, Route::SignOut | Route::Language) | (Delete, Route::Api(Api::Session)) => true,
        _ => false,
    };
    if is_open {
        return Ok(());
    }
    match visit.look()? {
        Some(look) => {
            // The path may hold a secret.
            log::warn!(target: "audit", "view-as/read-only: {:?}, {} on {}", look.staff, visit.request.method, visit.site.id);
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
fn look(visit: &Visit<'_>, method: Method, route: Route<'_>) -> Result<Response, Refusal> {
    use Method::{Get, Post};
    match (method, routes::account(visit.request.path)) {
        (Get, Some(account)) => {
            if let Some(question) = pages::accounts::ask(visit, account)? {
                return Ok(question);
            }
        }
        (Post, Some(account)) if route.takes_forms() => forgery::check_account(visit, account, route.takes_files())?,
        _ => {}
    }
    match (method, route) {
        (Get, Route::Start) => pages::accounts::start(visit),
        (Get, Route::SignIn) => pages::signing::sign_in_form(visit),
        (Post, Route::SignIn) => pages::signing::sign_in(visit),
        (Get, Route::SecondStep) => pages::second_factor::step_form(visit),
        (Post, Route::SecondStep) => pages::second_factor::step(visit),
        (Get, Route::SecondFactor) => pages::second_factor::show(visit),
        (Post, Route::SecondFactor) => pages::second_factor::change(visit),
        (Post, Route::AskFactor(account)) => pages::second_factor::ask(visit, account),
        (Get, Route::SignUp) => pages::signing_up::form(visit),
        (Post, Route::SignUp) => pages::signing_up::sign_up(visit),
        (Post, Route::SignOut) => pages::signing::sign_out(visit),
        (Post, Route::Language) => pages::signing::choose_language(visit),
        (Get, Route::Forgot) => pages::passwords::forgot_form(visit),
        (Post, Route::Forgot) => pages::passwords::forgot(visit),
        (Get, Route::SetPassword(token)) => pages::passwords::set_form(visit, token),
        (Post, Route::SetPassword(token)) => pages::passwords::set(visit, token),
        (Get, Route::Password) => pages::passwords::change_form(visit),
        (Post, Route::Password) => pages::passwords::change(visit),
        (Get, Route::Sessions) => pages::sessions::list(visit),
        (Post, Route::Sessions) => pages::sessions::end(visit),
        (Get, Route::Security) => pages::security::show(visit),
        (Get, Route::SecurityEmail) => pages::security::email_form(visit),
        (Post, Route::SecurityEmail) => pages::security::change_email(visit),
        (Get, Route::SecurityData) => pages::security::data_form(visit),
        (Post, Route::SecurityData) => pages::security::data(visit),
        (Get, Route::SecurityClose) => pages::security::close_form(visit),
        (Post, Route::SecurityClose) => pages::security::close(visit),
        (Get, Route::Email(token)) => pages::security::email_link(visit, token),
        (Post, Route::Email(token)) => pages::security::answer_email_link(visit, token),
        (Get, Route::Accounts) => pages::accounts::list(visit),
        (Post, Route::Accounts) => pages::accounts::enter(visit),
        (Post, Route::DefaultAccount) => pages::accounts::set_default(visit),
        (Post, Route::HandOffs) => pages::hand_offs::go(visit),
        (Get, Route::HandOff(code)) => pages::hand_offs::show(visit, code),
        (Post, Route::HandOff(code)) => pages::hand_offs::arrive(visit, code),
        (Get, Route::Logins) => pages::logins::form(visit),
        (Post, Route::Logins) => pages::logins::prove(visit),
        (Get, Route::Home(account)) => pages::documents::home(visit, account),
        (Get, Route::List(account, kind)) => pages::lists::list(visit, account, kind),
        (Get, Route::Export(account, kind)) => pages::lists::export(visit, account, kind),
        (Post, Route::Zips(account)) => pages::zips::begin(visit, account),
        (Get, Route::Zip(account, id)) => pages::zips::show(visit, account, id),
        (Get, Route::ZipFile(account, id)) => pages::zips::file(visit, account, id),
        (Get, Route::Document(account, kind, id)) => pages::documents::document(visit, account, kind, id),
        (Post, Route::Document(account, Kind::Quotes, id)) => pages::doing::on_quote(visit, account, id),
        (Post, Route::Document(account, Kind::Tickets, id)) => pages::doing::on_ticket(visit, account, id),
        (Get, Route::NewTicket(account)) => pages::doing::ticket_form(visit, account),
        (Post, Route::NewTicket(account)) => pages::doing::open_ticket(visit, account),
        (Get, Route::Order(account)) => pages::ordering::show(visit, account),
        (Post, Route::Order(account)) => pages::ordering::place(visit, account),
        (Get, Route::Profile(account)) => pages::doing::profile(visit, account),
        (Post, Route::Profile(account)) => pages::doing::edit_profile(visit, account),
        (Get, Route::File(account, kind, id, file)) => pages::documents::file(visit, account, kind, id, file),
        (Get, Route::Picture(account, id)) => pages::documents::picture(visit, account, id),
        (Get, Route::People(account)) => pages::people::list(visit, account),
        (Get, Route::Invite(account)) => pages::inviting::form(visit, account),
        (Post, Route::Invite(account)) => pages::inviting::invite(visit, account),
        (Post, Route::Pending(account, id)) => pages::people::answer_invitation(visit, account, id),
        (Get, Route::Member(account, user)) => pages::members::form(visit, account, user),
        (Post, Route::Member(account, user)) => pages::members::change(visit, account, user),
        (Get, Route::Contacts(account)) => pages::contacts::add_form(visit, account),
        (Post, Route::Contacts(account)) => pages::contacts::add(visit, account),
        (Get, Route::Contact(account, id)) => pages::contacts::form(visit, account, id),
        (Post, Route::Contact(account, id)) => pages::contacts::change(visit, account, id),
        (Get, Route::Membership(account)) => pages::membership::show(visit, account),
        (Post, Route::Membership(account)) => pages::membership::change(visit, account),
        (Get, Route::Ownership(account)) => pages::ownership::form(visit, account),
        (Post, Route::Ownership(account)) => pages::ownership::change(visit, account),
        (Get, Route::Ledger(account)) => pages::ledgers::list(visit, account),
        (Get, Route::ViewAs(account)) => pages::view_as::show(visit, account),
        (Post, Route::ViewAs(account)) => pages::view_as::consent(visit, account),
        (Get, Route::LedgerExport(account)) => pages::ledgers::export(visit, account),
        (Get, Route::Invitation(token)) => pages::invitation::show(visit, token),
        (Post, Route::Invitation(token)) => pages::invitation::answer(visit, token),
        (Get, Route::Asset) => assets::answer(&visit.site, visit.request.path).ok_or(Refusal::NotFound),
        _ => Err(Refusal::Method(route.methods())),
    }
}

/// The JSON twins.
fn call(visit: &Visit<'_>, method: Method, route: Api<'_>) -> Result<Response, Refusal> {
    match calls::operation(method, route) {
        Some(operation) => operation.run(visit),
        None => Err(Refusal::Method(Route::Api(route).methods())),
    }
}
