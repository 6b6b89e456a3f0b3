//! The sessions of one's own: shown on the page "Security", ended.

use plugin_api::Response;

use crate::model::sessions::SessionId;
use crate::portal::principals::Principal;
use crate::web::answers;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::refusals::Refusal;

/// The list, which has moved.
#[expect(clippy::unnecessary_wraps, reason = "a handler as all others, which may refuse")]
pub fn list(_: &RequestContext<'_>, _: Principal) -> Result<Response, Refusal> {
    Ok(answers::see_other("/security"))
}

/// Ends one, or all but this one.
pub fn end(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    if fields.get("end") == "others" {
        cx.portal.sessions.end_others(&principal)?;
        return Ok(answers::see_other("/security?done=others"));
    }
    let id = fields.get("end").parse().map_err(|_| Refusal::BodyInvalid)?;
    cx.portal.sessions.end(&principal, SessionId(id))?;
    Ok(answers::see_other("/security?done=one"))
}
