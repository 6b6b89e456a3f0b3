//! Bringing two logins of one person together: a code is mailed to the other, and typed here.

use plugin_api::Response;

use crate::error::Error;
use crate::web::context::RequestContext;
use crate::web::pages::{alert_of, inside, is_of_form, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Logins, Shell};
use crate::web::{answers, csrf};

/// The forms.
pub fn form(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    page(cx, None)
}

/// Mails the code, or takes it.
pub fn prove(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    let fields = cx.form()?;
    let principal = cx.principal()?;
    csrf::check_session(&cx.cookies, fields.get("csrf"))?;
    let (portal, token) = (cx.portal, cx.token()?);
    let answer = match fields.get("do") {
        "code" => portal.mail_login_code(&principal, token, fields.get("login")).map(|()| "mailed"),
        "prove" => portal.bring_logins_together(&principal, token, fields.get("code")).map(|_| "joined"),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Ok(done) => Ok(answers::see_other(&format!("/logins?done={done}"))),
        Err(refusal) if is_of_form(&refusal) || refusal == Refusal::Portal(Error::CodeOver) => page(cx, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

fn page(cx: &RequestContext<'_>, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let principal = cx.principal()?;
    // The notice leads here.
    let shell = Shell { left_apart: false, ..inside(cx, &principal) };
    let locale = shell.locale;
    let done = match cx.query()?.get("done") {
        "mailed" => shell.t.logins.mailed,
        "joined" => shell.t.logins.joined,
        _ => "",
    };
    let joined = cx.query()?.get("done") == "joined";
    Ok(shown(locale, refusal, &Logins { alert: alert_of(locale, refusal), done, joined, shell }))
}
