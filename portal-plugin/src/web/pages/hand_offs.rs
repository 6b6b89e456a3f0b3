//! Going on, on another site of the realm: the code is made here, and used up there after a look at whose it is (rule S5).

use plugin_api::Response;

use crate::error::Error;
use crate::model::tokens::Token;
use crate::portal::principals::Principal;
use crate::web::arguments::{Form, Secret};
use crate::web::context::RequestContext;
use crate::web::pages::{outside, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, HandOff};
use crate::web::{answers, cookies};

/// Makes a code for another site, and goes there with it.
pub fn go(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    let code = cx.portal.hand_offs.begin(&principal, fields.get("site"))?;
    let address = cx.portal.base.address(&*cx.portal.sites.enabled(fields.get("site"))?);
    Ok(answers::see_site(&address, &format!("/hand-off/{}", code.secret())))
}

/// Whom the code signs in; looking uses nothing up (rule I7).
pub fn show(cx: &RequestContext<'_>, code: Secret) -> Result<Response, Refusal> {
    let arrival = cx.portal.hand_offs.look_at(&cx.site, &code_of(&code)?)?;
    let form = cx.form_token()?;
    let shell = outside(cx, &form).in_locale(cx.locale_of(&arrival.user));
    let page = HandOff { action: cx.request.path, arrival: &arrival, shell };
    Ok(form.set_on(render::page(200, page.shell.locale, &page)))
}

/// Uses the code up and signs in. The form was made for this browser, so that nobody is signed in by a stranger's link.
pub fn arrive(cx: &RequestContext<'_>, code: Secret, _: Form) -> Result<Response, Refusal> {
    let session = cx.portal.hand_offs.redeem(&cx.site, &code_of(&code)?, cx.request.peer, cx.agent())?;
    Ok(with_cookie(answers::see_other("/"), cookies::set_session(&session)))
}

/// The code in a path.
pub fn code_of(code: &str) -> Result<Token, Refusal> {
    code.parse().map_err(|_| Error::HandOffInvalid.into())
}
