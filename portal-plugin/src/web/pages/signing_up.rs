//! Signing up for oneself (rule U10): the form, and an answer that is the same whoever is known (rule U6).

use plugin_api::Response;

use crate::error::Error;
use crate::portal::signing_up::{NewPerson, PROVE};
use crate::web::fields::Fields;
use crate::web::pages::{alert_of, is_of_form, on_to, outside, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{SignUp, Stage};
use crate::web::visit::Visit;
use crate::web::{answers, forgery, texts};

/// The form, or that nobody signs up here; who is signed in already goes on.
pub fn form(visit: &Visit<'_>) -> Result<Response, Refusal> {
    if visit.visitor().is_ok() {
        return Ok(answers::see_other("/"));
    }
    let query = visit.query()?;
    if visit.site.sign_up.takes(is_at_checkout(&query)) {
        page(visit, &query, Stage::Form, None)
    } else {
        page(visit, &query, Stage::Closed, Some(&Error::SignUpClosed.into()))
    }
}

/// Signs up.
pub fn sign_up(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    forgery::check_form(&visit.cookies, fields.get("csrf"))?;
    let person = NewPerson {
        email: fields.get("email"),
        name: fields.get("name"),
        company: fields.get("company"),
        locale: visit.locale(None),
        at_checkout: is_at_checkout(&fields),
        next: answers::local(fields.get("next")),
    };
    match visit.portal.sign_up(&visit.site, &person, visit.request.peer).map_err(Refusal::from) {
        Ok(()) => page(visit, &fields, Stage::Sent, None),
        Err(refusal) if refusal == Refusal::Portal(Error::SignUpClosed) => {
            page(visit, &fields, Stage::Closed, Some(&refusal))
        }
        Err(refusal) if is_of_form(&refusal) => page(visit, &fields, Stage::Form, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

fn page(visit: &Visit<'_>, typed: &Fields<'_>, stage: Stage, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let form = visit.form_token()?;
    let shell = outside(visit, &form);
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
        closed: texts::sign_up_closed(locale, visit.site.sign_up),
        sent: texts::sign_up_sent(locale, PROVE),
        shell,
    };
    Ok(form.set_on(shown(locale, refusal, &page)))
}

fn is_at_checkout(fields: &Fields<'_>) -> bool {
    fields.get("checkout") == "1"
}
