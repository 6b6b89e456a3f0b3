//! Bringing two logins of one person together: a code is mailed to the other, and typed here.

use plugin_api::Response;

use crate::error::Error;
use crate::portal::principals::Principal;
use crate::web::answers;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::pages::{alert_of, inside, is_of_form, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Logins, Shell};

/// The forms.
pub fn form(cx: &RequestContext<'_>, principal: Principal) -> Result<Response, Refusal> {
    page(cx, &principal, None)
}

/// Mails the code, or takes it.
pub fn prove(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    let (portal, token) = (cx.portal, cx.token()?);
    let answer = match fields.get("do") {
        "code" => portal.logins.mail_code(&principal, token, fields.get("login")).map(|()| "mailed"),
        "prove" => portal.logins.bring_together(&principal, token, fields.get("code")).map(|_| "joined"),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Ok(done) => Ok(answers::see_other(&format!("/logins?done={done}"))),
        Err(refusal) if is_of_form(&refusal) || refusal == Refusal::Portal(Error::CodeOver) => {
            page(cx, &principal, Some(&refusal))
        }
        Err(refusal) => Err(refusal),
    }
}

fn page(cx: &RequestContext<'_>, principal: &Principal, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    // The notice leads here.
    let shell = Shell { left_apart: false, ..inside(cx, principal) };
    let locale = shell.locale;
    let done = match cx.query()?.get("done") {
        "mailed" => shell.t.logins.mailed,
        "joined" => shell.t.logins.joined,
        _ => "",
    };
    let joined = cx.query()?.get("done") == "joined";
    Ok(shown(locale, refusal, &Logins { alert: alert_of(locale, refusal), done, joined, shell }))
}
