//! Bringing two logins of one person together: a code is mailed to the other, and typed here.

use plugin_api::Response;

use crate::error::Error;
use crate::web::pages::{alert_of, inside, is_of_form, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Logins, Shell};
use crate::web::visit::Visit;
use crate::web::{answers, forgery};

/// The forms.
pub fn form(visit: &Visit<'_>) -> Result<Response, Refusal> {
    page(visit, None)
}

/// Mails the code, or takes it.
pub fn prove(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let visitor = visit.visitor()?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let (portal, token) = (visit.portal, visit.token()?);
    let answer = match fields.get("do") {
        "code" => portal.mail_login_code(&visitor, token, fields.get("login")).map(|()| "mailed"),
        "prove" => portal.bring_logins_together(&visitor, token, fields.get("code")).map(|_| "joined"),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Ok(done) => Ok(answers::see_other(&format!("/logins?done={done}"))),
        Err(refusal) if is_of_form(&refusal) || refusal == Refusal::Portal(Error::CodeOver) => {
            page(visit, Some(&refusal))
        }
        Err(refusal) => Err(refusal),
    }
}

fn page(visit: &Visit<'_>, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    // The notice leads here.
    let shell = Shell { left_apart: false, ..inside(visit, &visitor) };
    let locale = shell.locale;
    let done = match visit.query()?.get("done") {
        "mailed" => shell.p.logins_mailed,
        "joined" => shell.p.logins_joined,
        _ => "",
    };
    let joined = visit.query()?.get("done") == "joined";
    Ok(shown(locale, refusal, &Logins { alert: alert_of(locale, refusal), done, joined, shell }))
}
