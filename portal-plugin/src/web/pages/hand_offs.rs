//! Going on, on another site of the realm: the code is made here, and used up there after a look at whose it is (rule S5).

use plugin_api::Response;

use crate::error::Error;
use crate::model::tokens::Token;
use crate::web::pages::{outside, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, HandOff};
use crate::web::visit::Visit;
use crate::web::{answers, cookies, forgery};

/// Makes a code for another site, and goes there with it.
pub fn go(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let visitor = visit.visitor()?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let code = visit.portal.hand_off(&visitor, fields.get("site"))?;
    let address = visit.portal.address(&*visit.portal.site(fields.get("site"))?);
    Ok(answers::see_site(&address, &format!("/hand-off/{}", code.secret())))
}

/// Whom the code signs in; looking uses nothing up (rule I7).
pub fn show(visit: &Visit<'_>, code: &str) -> Result<Response, Refusal> {
    let arrival = visit.portal.look_at_hand_off(&visit.site, &code_of(code)?)?;
    let form = visit.form_token()?;
    let shell = outside(visit, &form).in_locale(visit.locale(Some(&arrival.user)));
    let page = HandOff { action: visit.request.path, arrival: &arrival, shell };
    Ok(form.set_on(render::page(200, page.shell.locale, &page)))
}

/// Uses the code up and signs in. The form was made for this browser, so that nobody is signed in by a stranger's link.
pub fn arrive(visit: &Visit<'_>, code: &str) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    forgery::check_form(&visit.cookies, fields.get("csrf"))?;
    let session = visit.portal.redeem(&visit.site, &code_of(code)?, visit.request.peer, visit.agent())?;
    Ok(with_cookie(answers::see_other("/"), cookies::set_session(&session)))
}

/// The code in a path.
pub fn code_of(code: &str) -> Result<Token, Refusal> {
    code.parse().map_err(|_| Error::HandOffInvalid.into())
}
