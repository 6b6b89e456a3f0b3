//! Signing up for oneself (rule U10): the form, and an answer that is the same whoever is known (rule U6).

use plugin_api::Response;

use crate::error::Error;
use crate::portal::sign_up::{NewPerson, PROVE};
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::fields::Fields;
use crate::web::pages::{alert_of, is_of_form, on_to, outside, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{SignUp, Stage};
use crate::web::{answers, texts};

/// The form, or that nobody signs up here; who is signed in already goes on.
pub fn form(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    if cx.principal().is_ok() {
        return Ok(answers::see_other("/"));
    }
    let query = cx.query()?;
    if cx.site.sign_up.takes(is_at_checkout(&query)) {
        page(cx, &query, Stage::Form, None)
    } else {
        page(cx, &query, Stage::Closed, Some(&Error::SignUpClosed.into()))
    }
}

/// Signs up.
pub fn sign_up(cx: &RequestContext<'_>, fields: Form) -> Result<Response, Refusal> {
    let person = NewPerson {
        email: fields.get("email"),
        name: fields.get("name"),
        company: fields.get("company"),
        locale: cx.locale_outside(None),
        at_checkout: is_at_checkout(&fields),
        next: answers::local(fields.get("next")),
    };
    match cx.portal.sign_ups.begin(&cx.site, &person, cx.request.peer).map_err(Refusal::from) {
        Ok(()) => page(cx, &fields, Stage::Sent, None),
        Err(refusal) if refusal == Refusal::Portal(Error::SignUpClosed) => {
            page(cx, &fields, Stage::Closed, Some(&refusal))
        }
        Err(refusal) if is_of_form(&refusal) => page(cx, &fields, Stage::Form, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

fn page(
    cx: &RequestContext<'_>,
    typed: &Fields<'_>,
    stage: Stage,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    let form = cx.form_token()?;
    let shell = outside(cx, &form);
    let locale = shell.locale;
    let (next, at_checkout) = (answers::local(typed.get("next")), is_at_checkout(typed));
    let page = SignUp {
        alert: alert_of(locale, refusal),
        done: "",
        stage,
        email: typed.get("email").trim(),
        name: typed.get("name"),
        company: typed.get("company"),
        next,
        at_checkout,
        sign_in: on_to("/sign-in", next, at_checkout),
        again: on_to("/sign-up", next, at_checkout),
        closed: texts::sign_up_closed(locale, cx.site.sign_up),
        sent: (texts::of(locale).sign_up.sent)(PROVE.as_secs() / 3600),
        shell,
    };
    Ok(form.set_on(shown(locale, refusal, &page)))
}

fn is_at_checkout(fields: &Fields<'_>) -> bool {
    fields.get("checkout") == "1"
}
