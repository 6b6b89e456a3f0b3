//! The pages for people: one file for each area, one function for each form and page.

#![expect(clippy::needless_pass_by_value, reason = "a handler is handed what it asks for, and keeps none of it")]

pub mod accounts;
pub mod actions;
pub mod assets;
pub mod contacts;
pub mod documents;
pub mod hand_offs;
pub mod impersonation;
pub mod invitation;
pub mod inviting;
pub mod ledgers;
pub mod lists;
pub mod logins;
pub mod members;
pub mod membership;
pub mod notices;
pub mod ordering;
pub mod ownership;
pub mod passwords;
pub mod people;
pub mod second_factor;
pub mod security;
pub mod sessions;
pub mod sign_in;
pub mod sign_up;
pub mod zips;
pub mod zones;

use askama::Template;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use plugin_api::{Request, Response};

use crate::error::{Denied, Error};
use crate::model::locales::Locale;
use crate::model::memberships::Role;
use crate::model::permissions::Permission;
use crate::model::sites::{Site, SiteId};
use crate::model::zones::Zone;
use crate::portal::principals::{AccountContext, Principal};
use crate::portal::sites::SiteAt;
use crate::web::context::{FormToken, RequestContext};
use crate::web::cookies;
use crate::web::refusals::{Help, Refusal};
use crate::web::render::{self, Alert, Area, Ask, Refused, Seated, Shell};
use crate::web::{answers, csrf, texts};
use crate::web::{languages, routes};

/// What stands for itself in the value of `next`.
const NEXT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');

/// The page of a host name that leads to no site, in the language that the browser asks for; without a site there is no style.
pub fn no_site(request: &Request<'_>) -> Response {
    let locale = languages::preferred(request, &Locale::ALL, Locale::En).unwrap_or_default();
    let (title, text) = texts::refusal(locale, &Denied::SiteUnknown.into());
    let body = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1><p>{text}</p></html>\n",
        locale.tag()
    );
    answers::html(404, locale, body)
}

/// The one page of a site that is out of service, in the language that was chosen before.
pub fn closed(site: &Site, request: &Request<'_>) -> Response {
    let locale = languages::of_stranger(request, site);
    render::page(503, locale, &Refused::closed(Shell::bare(site, locale)))
}

/// A refusal as a page; where signing in helps, the way there and back.
pub fn refused(cx: &RequestContext<'_>, refusal: &Refusal) -> Response {
    if refusal.wants_sign_in() {
        return answers::see_other(&sign_in_address(cx));
    }
    if *refusal == Refusal::Portal(Error::PasswordMustBeReplaced) {
        return answers::see_other("/password");
    }
    if *refusal == Refusal::Portal(Error::SecondFactorMustBeSetUp) {
        return answers::see_other("/second-factor");
    }
    if *refusal == Refusal::OtherAccount {
        return accounts::other(cx).unwrap_or_else(|refusal| refused(cx, &refusal));
    }
    let locale = cx.locale();
    // Without randomness the page comes without the form that takes the other language.
    let form = if cx.cookies.session.is_none() { cx.form_token().ok() } else { None };
    let csrf = form.as_ref().map_or_else(|| cx.csrf(), FormToken::csrf);
    // Staff who look on are told so on every page; where that cannot be found out, the page comes without.
    let look = cx.impersonation().unwrap_or_default();
    // What cannot be found out is not offered.
    let ask = if *refusal == Denied::PermissionMissing.into() { ask(cx).ok().flatten() } else { None };
    let (ask, zone) = ask.map_or((None, None), |(ask, zone)| (Some(ask), Some(zone)));
    let zone = zone.as_ref().unwrap_or_else(|| cx.site.zone());
    let help = match refusal.help() {
        Some(Help::Owner) if !has_owner(cx) => Some(Help::Us),
        help => help,
    };
    let csrf = ask.map_or(csrf.clone(), |ask| csrf::of_account(&csrf, ask.account));
    // The way on in the other language is the start: a refusal looks the same at every address (rule D3), and repeats none.
    let shell = Shell { csrf, here: "/".to_owned(), look, zone, ..Shell::bare(&cx.site, locale) };
    let page = render::page(refusal.status(), locale, &Refused { help, ask, ..Refused::of(shell, refusal) });
    let page = form.iter().fold(page, |page, form| form.set_on(page));
    match refusal.header() {
        Some((name, value)) => answers::with(page, name, value),
        None => page,
    }
}

/// What the principal lacks for this page and may ask the owner for now (rule D5), and the zone that they read in.
fn ask(cx: &RequestContext<'_>) -> Result<Option<(Ask, Zone)>, Error> {
    let Some((account, found)) = routes::account(cx.request.path).zip(cx.found.as_ref()) else { return Ok(None) };
    let context = cx.context(account)?;
    if !cx.portal.permission_requests.has_owner(account)? {
        return Ok(None);
    }
    let askable = cx.portal.permission_requests.askable(&context)?;
    let asked_or_may = |wanted: Permission| {
        let one = askable.iter().find(|one| one.permission == wanted && (one.may_ask || one.open))?;
        Some(Ask { account, permission: wanted, pending: one.asked.filter(|_| one.open) })
    };
    let ask = found.permissions().into_iter().find_map(asked_or_may);
    Ok(ask.map(|ask| (ask, context.principal.zone().clone())))
}

/// Whether the account of this address has an owner who can help; where that cannot be found out, nobody is sent there.
fn has_owner(cx: &RequestContext<'_>) -> bool {
    routes::account(cx.request.path)
        .is_some_and(|account| cx.portal.permission_requests.has_owner(account).unwrap_or_default())
}

/// The surroundings of a page before sign-in.
fn outside<'a>(cx: &'a RequestContext<'_>, form: &FormToken) -> Shell<'a> {
    let csrf = form.csrf();
    Shell { csrf, here: here(cx), ..Shell::bare(&cx.site, cx.locale()) }
}

/// The surroundings of a signed-in principal's page.
fn inside<'a>(cx: &RequestContext<'_>, principal: &'a Principal) -> Shell<'a> {
    let locale = cx.locale_for(principal);
    // A notice that cannot be looked up is not shown; the page it leads to says why.
    let left_apart = cx.portal.logins.was_left_apart(principal).unwrap_or_default();
    Shell {
        csrf: cx.csrf(),
        here: here(cx),
        zone: principal.zone(),
        user: Some(&principal.user),
        look: principal.impersonation(),
        left_apart,
        ..Shell::bare(&principal.site, locale)
    }
}

/// The surroundings of a page in an account.
fn seated<'a>(cx: &RequestContext<'_>, context: &'a AccountContext, area: Area) -> Result<Shell<'a>, Error> {
    let name = cx.portal.base.name_by(&context.account, &context.standing)?;
    let menu = cx.portal.decisions.menu(context)?;
    let seated = Some(Seated {
        id: context.account.id,
        name,
        menu: menu.to_vec(),
        area,
        manages: cx.portal.actors.manages(context)?,
        edits: cx.portal.actions.edits_profile(context)?,
        owns: context.membership.role == Role::Owner,
        switches: context.principal.elsewhere,
    });
    let shell = inside(cx, &context.principal);
    Ok(Shell { csrf: csrf::of_account(&shell.csrf, context.account.id), seated, ..shell })
}

/// The page's own address, where coming back to it makes sense.
fn here(cx: &RequestContext<'_>) -> String {
    match (cx.request.method, cx.request.query) {
        ("GET" | "HEAD", "") => cx.request.path.to_owned(),
        ("GET" | "HEAD", query) => format!("{}?{query}", cx.request.path),
        _ => "/".to_owned(),
    }
}

fn sign_in_address(cx: &RequestContext<'_>) -> String {
    on_to("/sign-in", &here(cx), false)
}

/// The address of a page that goes on to `next` afterwards, and was come to from a checkout.
fn on_to(page: &str, next: &str, at_checkout: bool) -> String {
    let checkout = if at_checkout { "checkout=1" } else { "" };
    let next = if next == "/" { String::new() } else { format!("next={}", utf8_percent_encode(next, NEXT)) };
    let query = [checkout, &next].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&");
    if query.is_empty() { page.to_owned() } else { format!("{page}?{query}") }
}

/// The name of a site, for people; one that nobody knows any more has only its id.
fn name_of(cx: &RequestContext<'_>, locale: Locale, site: &str) -> String {
    match cx.portal.sites.named(site) {
        SiteAt::Enabled(site) | SiteAt::Disabled(site) => site.name.in_locale(locale).to_owned(),
        SiteAt::Unknown => site.to_owned(),
    }
}

/// The names of sites.
fn names_of(cx: &RequestContext<'_>, locale: Locale, sites: Option<&[SiteId]>) -> Option<Vec<String>> {
    sites.map(|sites| sites.iter().map(|id| name_of(cx, locale, id.as_str())).collect())
}

/// The answer with a cookie.
fn with_cookie(response: Response, cookie: String) -> Response {
    answers::with(response, "set-cookie", cookie)
}

/// The answer with the session's cookie taken away, and what the browser kept of the pages (OWASP ASVS 5.0, 14.3.1).
pub fn signed_out(response: Response) -> Response {
    let response = with_cookie(response, cookies::clear_session());
    answers::with(response, "clear-site-data", "\"cache\", \"storage\"".to_owned())
}

/// Whether the session that the browser shows is none any more, or never was.
const fn is_over(error: &Error) -> bool {
    matches!(error, Error::Denied(denied) if denied.row() == Denied::SessionMissing.row())
}

/// Whether another try in the same form can help.
const fn is_of_form(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::BodyInvalid | Refusal::Portal(Error::Busy { .. }) => true,
        Refusal::Portal(Error::Denied(_)) => false,
        other => matches!(other.status(), 403 | 409 | 422 | 429),
    }
}

/// What went wrong, above a form that is shown once more.
fn alert_of(locale: Locale, refusal: Option<&Refusal>) -> Alert {
    refusal.map(|refusal| texts::refusal(locale, refusal))
}

/// A page, with the status and the header of what went wrong.
fn shown(locale: Locale, refusal: Option<&Refusal>, template: &impl Template) -> Response {
    let response = render::page(refusal.map_or(200, Refusal::status), locale, template);
    match refusal.and_then(Refusal::header) {
        Some((name, value)) => answers::with(response, name, value),
        None => response,
    }
}
