//! The sessions of one's own: shown on the page "Security", ended.

use plugin_api::Response;

use crate::model::sessions::SessionId;
use crate::web::context::RequestContext;
use crate::web::refusals::Refusal;
use crate::web::{answers, csrf};

/// The list, which has moved.
pub fn list(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    cx.principal()?;
    Ok(answers::see_other("/security"))
}

/// Ends one, or all but this one.
pub fn end(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    let fields = cx.form()?;
    let principal = cx.principal()?;
    csrf::check_session(&cx.cookies, fields.get("csrf"))?;
    if fields.get("end") == "others" {
        cx.portal.end_other_sessions(&principal)?;
        return Ok(answers::see_other("/security?done=others"));
    }
    let id = fields.get("end").parse().map_err(|_| Refusal::BodyInvalid)?;
    cx.portal.end_session(&principal, SessionId(id))?;
    Ok(answers::see_other("/security?done=one"))
}
