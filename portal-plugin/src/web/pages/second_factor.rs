//! Two-step sign-in: the second step, and one's own page about it.

use plugin_api::Response;

use crate::error::Error;
use crate::portal::principals::{AccountContext, Principal};
use crate::portal::second_steps::SecondStep;
use crate::web::arguments::{Form, WithAnyFactor};
use crate::web::context::RequestContext;
use crate::web::pages::people::base;
use crate::web::pages::sign_in::cookies_of;
use crate::web::pages::{alert_of, inside, is_of_form, outside, shown, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{SecondFactor, SecondStep as StepPage};
use crate::web::{answers, cookies, qr};

/// The form of the second step; without a sign-in that waits, the first one.
pub fn step_form(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    let Some(pending) = &cx.cookies.pending else { return Ok(answers::see_other("/sign-in")) };
    match cx.portal.second_steps.look_at(&cx.site, pending) {
        Ok(()) => step_page(cx, answers::local(cx.query()?.get("next")), None),
        Err(Error::SignInOver) => Ok(over()),
        Err(error) => Err(error.into()),
    }
}

/// Takes the code, and signs in.
pub fn step(cx: &RequestContext<'_>, fields: Form) -> Result<Response, Refusal> {
    let next = answers::local(fields.get("next"));
    let Some(pending) = &cx.cookies.pending else { return Ok(over()) };
    let step = SecondStep {
        pending,
        code: fields.get("code"),
        device: cx.cookies.device.as_ref(),
        peer: cx.request.peer,
        agent: cx.agent(),
    };
    match cx.portal.second_steps.finish(&cx.site, &step) {
        Ok(opened) => {
            let principal = cx.portal.principals.with_any_password(&cx.site, &opened.session)?;
            let on = answers::see_other(if opened.must_replace_password { "/password" } else { next });
            let on = with_cookie(on, cookies::clear_pending());
            Ok(cookies_of(cx, &opened, &principal.user).into_iter().fold(on, with_cookie))
        }
        Err(Error::SignInOver) => Ok(over()),
        Err(error) => step_page(cx, next, Some(&error.into())),
    }
}

/// One's own second factor as it stands.
pub fn show(cx: &RequestContext<'_>, WithAnyFactor(principal): WithAnyFactor) -> Result<Response, Refusal> {
    let done = cx.query()?.get("done") == "off";
    page(cx, &principal, done, Vec::new(), None)
}

/// Sets one up, makes new recovery codes, or takes it away.
pub fn change(
    cx: &RequestContext<'_>,
    WithAnyFactor(principal): WithAnyFactor,
    fields: Form,
) -> Result<Response, Refusal> {
    let (portal, password, code) = (cx.portal, fields.get("password"), fields.get("code"));
    let done = match fields.get("do") {
        "begin" => portal.second_factors.begin(&principal, password).map(|_| answers::see_other("/second-factor")),
        "confirm" => {
            let session = cx.token()?;
            portal.second_factors.confirm(&principal, session, code).and_then(|done| {
                let principal = portal.principals.with_any_factor(&cx.site, &done.session)?;
                let shown = codes_page(cx, &principal, done.session.csrf(), done.codes, true)?;
                Ok(with_cookie(shown, cookies::set_session(&done.session)))
            })
        }
        "codes" => portal
            .second_factors
            .renew_codes(&principal, password, code)
            .and_then(|codes| codes_page(cx, &principal, cx.csrf(), codes, false)),
        "off" => portal
            .second_factors
            .remove(&principal, password, code)
            .map(|()| answers::see_other("/second-factor?done=off")),
        _ => return Err(Refusal::BodyInvalid),
    };
    done.map_err(Refusal::from).or_else(|refusal| {
        if is_of_form(&refusal) { page(cx, &principal, false, Vec::new(), Some(&refusal)) } else { Err(refusal) }
    })
}

/// The owner's switch: whether every member needs a second factor.
pub fn ask(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let (asks, done) = match fields.get("do") {
        "ask" => (true, "asks"),
        "ask-no-more" => (false, "asks-no-more"),
        _ => return Err(Refusal::BodyInvalid),
    };
    cx.portal.second_factors.ask_members(&context, asks)?;
    Ok(answers::see_other(&format!("{}?done={done}", base(context.account.id))))
}

fn over() -> Response {
    with_cookie(answers::see_other("/sign-in?done=over"), cookies::clear_pending())
}

fn step_page(cx: &RequestContext<'_>, next: &str, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let form = cx.form_token()?;
    let shell = outside(cx, &form);
    let locale = shell.locale;
    let page = StepPage { alert: alert_of(locale, refusal), done: "", next, shell };
    Ok(form.set_on(shown(locale, refusal, &page)))
}

fn page(
    cx: &RequestContext<'_>,
    principal: &Principal,
    off: bool,
    codes: Vec<String>,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    let state = cx.portal.second_factors.of(principal)?;
    let shell = inside(cx, principal);
    let locale = shell.locale;
    let page = SecondFactor {
        alert: alert_of(locale, refusal),
        done: if off { shell.t.second_factors.done_off } else { "" },
        picture: state.set_up.as_ref().and_then(|set_up| qr::picture(&set_up.address)),
        state,
        codes,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

/// The recovery codes, this one time. The page's forms carry the session's newest value.
fn codes_page(
    cx: &RequestContext<'_>,
    principal: &Principal,
    csrf: String,
    codes: Vec<String>,
    on: bool,
) -> Result<Response, Error> {
    let state = cx.portal.second_factors.of(principal)?;
    let shell = inside(cx, principal);
    let locale = shell.locale;
    let done = if on { shell.t.second_factors.done_on } else { shell.t.second_factors.done_codes };
    let shell = crate::web::render::Shell { csrf, here: "/second-factor".to_owned(), ..shell };
    Ok(shown(locale, None, &SecondFactor { alert: None, done, picture: None, state, codes, shell }))
}
