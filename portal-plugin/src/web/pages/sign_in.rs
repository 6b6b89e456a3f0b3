//! Signing in, signing out, choosing a language.

use plugin_api::Response;

use crate::error::Error;
use crate::model::locales::Locale;
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::sign_in::{Attempt, Opened, SignedIn};
use crate::web::arguments::{Form, FormOfAnybody};
use crate::web::context::RequestContext;
use crate::web::pages::{is_over, on_to, outside, signed_out, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, SignIn};
use crate::web::{answers, cookies, texts};

/// The form; who is signed in already goes on.
pub fn sign_in_form(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    if cx.principal().is_ok() {
        // Not to `next`: a page that sent the principal here would send them back for ever.
        return Ok(answers::see_other("/"));
    }
    let query = cx.query()?;
    let form = cx.form_token()?;
    let shell = outside(cx, &form);
    let done = match query.get("done") {
        "signed-out" => shell.t.sign_in.signed_out,
        "password" => shell.t.sign_in.password_set,
        "over" => shell.t.second_factors.over,
        _ if was_pushed_out(cx) => shell.t.sign_in.pushed_out,
        _ => "",
    };
    let next = answers::local(query.get("next"));
    let at_checkout = query.get("checkout") == "1";
    let sign_up = sign_up_address(cx, next, at_checkout);
    let page = SignIn { alert: None, done, login: "", next, at_checkout, sign_up, shell };
    Ok(form.set_on(render::page(200, page.shell.locale, &page)))
}

/// Signs in.
pub fn sign_in(cx: &RequestContext<'_>, fields: Form) -> Result<Response, Refusal> {
    let next = answers::local(fields.get("next"));
    let attempt = Attempt {
        login: fields.get("login"),
        password: fields.get("password"),
        device: cx.cookies.device.as_ref(),
        peer: cx.request.peer,
        agent: cx.agent(),
    };
    match cx.portal.sign_ins.begin(&cx.site, &attempt) {
        Ok(SignedIn::Pending(pending)) => Ok(second_step(&pending, next)),
        Ok(SignedIn::Opened(opened)) => {
            let on = if opened.must_replace_password { "/password" } else { next };
            let mut response = answers::see_other(on);
            let principal = cx.portal.principals.with_any_password(&cx.site, &opened.session)?;
            for cookie in cookies_of(cx, &opened, &principal.user) {
                response = with_cookie(response, cookie);
            }
            Ok(response)
        }
        Err(error) => {
            let refusal = Refusal::from(error);
            let form = cx.form_token()?;
            let shell = outside(cx, &form);
            let alert = Some(texts::refusal(shell.locale, &refusal));
            let at_checkout = fields.get("checkout") == "1";
            let sign_up = sign_up_address(cx, next, at_checkout);
            let page = SignIn { alert, done: "", login: fields.get("login"), next, at_checkout, sign_up, shell };
            let response = render::page(refusal.status(), page.shell.locale, &page);
            Ok(match refusal.header() {
                Some((name, value)) => answers::with(response, name, value),
                None => response,
            })
        }
    }
}

/// On to the second step, in this browser.
fn second_step(pending: &Token, next: &str) -> Response {
    with_cookie(answers::see_other(&step_address(next)), cookies::set_pending(pending))
}

/// The answer to somebody whose password was chosen just now, signed in with it. Whoever cannot be signed in at this
/// moment has the access all the same, and does it by hand.
pub fn entering(cx: &RequestContext<'_>, login: &str, password: &str, on: Response) -> Result<Response, Error> {
    let attempt =
        Attempt { login, password, device: cx.cookies.device.as_ref(), peer: cx.request.peer, agent: cx.agent() };
    let opened = match cx.portal.sign_ins.begin(&cx.site, &attempt) {
        Ok(SignedIn::Opened(opened)) => opened,
        Ok(SignedIn::Pending(pending)) => return Ok(second_step(&pending, "/")),
        Err(_) => return Ok(answers::see_other("/sign-in?done=password")),
    };
    let principal = cx.portal.principals.with_any_password(&cx.site, &opened.session)?;
    Ok(cookies_of(cx, &opened, &principal.user).into_iter().fold(on, with_cookie))
}

/// Whether this browser's session ended as its user signed in elsewhere; what cannot be looked up is not said.
fn was_pushed_out(cx: &RequestContext<'_>) -> bool {
    cx.token().and_then(|token| cx.portal.sessions.was_pushed_out(&cx.site, token)).unwrap_or_default()
}

/// Where to sign up; empty where nobody does.
fn sign_up_address(cx: &RequestContext<'_>, next: &str, at_checkout: bool) -> String {
    if cx.site.sign_up.takes(at_checkout) { on_to("/sign-up", next, at_checkout) } else { String::new() }
}

/// The cookies of a session just opened: its own, the browser's, and the user's language, in which the pages go on behind it.
pub fn cookies_of(cx: &RequestContext<'_>, opened: &Opened, user: &User) -> Vec<String> {
    let mut set = vec![cookies::set_session(&opened.session), cookies::set_device(&opened.device)];
    if let Some(locale) = user.locale.filter(|own| cx.cookies.language != Some(*own)) {
        set.push(cookies::set_language(locale));
    }
    set
}

/// Ends the session; one that is over already is signed out of all the same.
pub fn sign_out(cx: &RequestContext<'_>, fields: Option<Form>) -> Result<Response, Refusal> {
    if fields.is_some() {
        match cx.principal_with_any_password() {
            Ok(principal) => cx.portal.sessions.sign_out(&principal)?,
            Err(error) if is_over(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(signed_out(answers::see_other("/sign-in?done=signed-out")))
}

/// Remembers the language, with the user where one is signed in, and goes back to the page.
pub fn choose_language(cx: &RequestContext<'_>, FormOfAnybody(fields): FormOfAnybody) -> Result<Response, Refusal> {
    let locale = Locale::of_tag(fields.get("language")).ok_or(Refusal::BodyInvalid)?;
    match cx.principal_with_any_password() {
        // Staff who look on choose for this browser only (rule A11).
        Ok(principal) if principal.view_as.is_none() => cx.portal.languages.choose(&principal, locale)?,
        Ok(_) | Err(Error::Denied(_)) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(with_cookie(answers::see_other(answers::local(fields.get("back"))), cookies::set_language(locale)))
}

/// The address of the second step.
pub fn step_address(next: &str) -> String {
    on_to("/sign-in/second-factor", next, false)
}
