//! The sessions of one's own: shown on the page "Security", ended.

use plugin_api::Response;

use crate::model::sessions::SessionId;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;
use crate::web::{answers, forgery};

/// The list, which has moved.
pub fn list(visit: &Visit<'_>) -> Result<Response, Refusal> {
    visit.visitor()?;
    Ok(answers::see_other("/security"))
}

/// Ends one, or all but this one.
pub fn end(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let visitor = visit.visitor()?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    if fields.get("end") == "others" {
        visit.portal.end_other_sessions(&visitor)?;
        return Ok(answers::see_other("/security?done=others"));
    }
    let id = fields.get("end").parse().map_err(|_| Refusal::BodyInvalid)?;
    visit.portal.end_session(&visitor, SessionId(id))?;
    Ok(answers::see_other("/security?done=one"))
}
