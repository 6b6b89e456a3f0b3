//! Two-step sign-in: the second step, and one's own page about it.

use plugin_api::Response;

use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::portal::second_steps::SecondStep;
use crate::portal::visits::Visitor;
use crate::web::pages::people::base;
use crate::web::pages::signing::cookies_of;
use crate::web::pages::{alert_of, inside, is_of_form, on_to, outside, shown, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{SecondFactor, SecondStep as StepPage};
use crate::web::visit::Visit;
use crate::web::{answers, cookies, forgery, qr};

/// The form of the second step; without a sign-in that waits, the first one.
pub fn step_form(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let Some(pending) = &visit.cookies.pending else { return Ok(answers::see_other("/sign-in")) };
    match visit.portal.look_at_pending(&visit.site, pending) {
        Ok(()) => step_page(visit, answers::local(visit.query()?.get("next")), None),
        Err(Error::SignInOver) => Ok(over()),
        Err(error) => Err(error.into()),
    }
}

/// Takes the code, and signs in.
pub fn step(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    forgery::check_form(&visit.cookies, fields.get("csrf"))?;
    let next = answers::local(fields.get("next"));
    let Some(pending) = &visit.cookies.pending else { return Ok(over()) };
    let step = SecondStep {
        pending,
        code: fields.get("code"),
        device: visit.cookies.device.as_ref(),
        peer: visit.request.peer,
        agent: visit.agent(),
    };
    match visit.portal.finish_sign_in(&visit.site, &step) {
        Ok(opened) => {
            let visitor = visit.portal.visitor_with_any_password(&visit.site, &opened.session)?;
            let on = answers::see_other(if opened.must_replace_password { "/password" } else { next });
            let on = with_cookie(on, cookies::clear_pending());
            Ok(cookies_of(visit, &opened, &visitor.user).into_iter().fold(on, with_cookie))
        }
        Err(Error::SignInOver) => Ok(over()),
        Err(error) => step_page(visit, next, Some(&error.into())),
    }
}

/// One's own second factor as it stands.
pub fn show(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_factor()?;
    let done = visit.query()?.get("done") == "off";
    page(visit, &visitor, done, Vec::new(), None)
}

/// Sets one up, makes new recovery codes, or takes it away.
pub fn change(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let visitor = visit.visitor_with_any_factor()?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let (portal, password, code) = (visit.portal, fields.get("password"), fields.get("code"));
    let done = match fields.get("do") {
        "begin" => portal.begin_second_factor(&visitor, password).map(|_| answers::see_other("/second-factor")),
        "confirm" => {
            let session = visit.token()?;
            portal.confirm_second_factor(&visitor, session, code).and_then(|done| {
                let visitor = portal.visitor_with_any_factor(&visit.site, &done.session)?;
                let shown = codes_page(visit, &visitor, done.session.csrf(), done.codes, true)?;
                Ok(with_cookie(shown, cookies::set_session(&done.session)))
            })
        }
        "codes" => portal
            .renew_recovery_codes(&visitor, password, code)
            .and_then(|codes| codes_page(visit, &visitor, visit.csrf(), codes, false)),
        "off" => portal
            .remove_second_factor(&visitor, password, code)
            .map(|()| answers::see_other("/second-factor?done=off")),
        _ => return Err(Refusal::BodyInvalid),
    };
    done.map_err(Refusal::from).or_else(|refusal| {
        if is_of_form(&refusal) { page(visit, &visitor, false, Vec::new(), Some(&refusal)) } else { Err(refusal) }
    })
}

/// The owner's switch: whether every member needs a second factor.
pub fn ask(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let (asks, done) = match fields.get("do") {
        "ask" => (true, "asks"),
        "ask-no-more" => (false, "asks-no-more"),
        _ => return Err(Refusal::BodyInvalid),
    };
    visit.portal.ask_members(&seat, asks)?;
    Ok(answers::see_other(&format!("{}?done={done}", base(account))))
}

/// The address of the second step.
pub fn step_address(next: &str) -> String {
    on_to("/sign-in/second-factor", next, false)
}

fn over() -> Response {
    with_cookie(answers::see_other("/sign-in?done=over"), cookies::clear_pending())
}

fn step_page(visit: &Visit<'_>, next: &str, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let form = visit.form_token()?;
    let shell = outside(visit, &form);
    let locale = shell.locale;
    let page = StepPage { alert: alert_of(locale, refusal), done: "", next, shell };
    Ok(form.set_on(shown(locale, refusal, &page)))
}

fn page(
    visit: &Visit<'_>,
    visitor: &Visitor,
    off: bool,
    codes: Vec<String>,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    let state = visit.portal.second_factor(visitor)?;
    let shell = inside(visit, visitor);
    let locale = shell.locale;
    let page = SecondFactor {
        alert: alert_of(locale, refusal),
        done: if off { shell.f.done_off } else { "" },
        picture: state.set_up.as_ref().and_then(|set_up| qr::picture(&set_up.address)),
        state,
        codes,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

/// The recovery codes, this one time. The page's forms carry the session's newest value.
fn codes_page(
    visit: &Visit<'_>,
    visitor: &Visitor,
    csrf: String,
    codes: Vec<String>,
    on: bool,
) -> Result<Response, Error> {
    let state = visit.portal.second_factor(visitor)?;
    let shell = inside(visit, visitor);
    let locale = shell.locale;
    let done = if on { shell.f.done_on } else { shell.f.done_codes };
    let shell = crate::web::render::Shell { csrf, here: "/second-factor".to_owned(), ..shell };
    Ok(shown(locale, None, &SecondFactor { alert: None, done, picture: None, state, codes, shell }))
}
