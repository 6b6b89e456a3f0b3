//! The owner's switch that lets staff look on, and who looked (rule A11).

use plugin_api::Response;

use crate::portal::principals::AccountContext;
use crate::web::answers;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::pages::{name_of, seated};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, ViewAs};

/// The switch as it stands.
pub fn show(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    let mut looks = cx.portal.impersonations.of_account(&context)?;
    let shell = seated(cx, &context, Area::Ledger)?;
    let locale = shell.locale;
    for look in &mut looks.past {
        look.site = name_of(cx, locale, &look.site);
    }
    let done = match cx.query()?.get("done") {
        "allowed" => shell.t.impersonation.done_looks_allowed,
        "forbidden" => shell.t.impersonation.done_looks_forbidden,
        _ => "",
    };
    Ok(render::page(
        200,
        locale,
        &ViewAs { alert: None, done, account_base: format!("/a/{}", context.account.id.0), looks, shell },
    ))
}

/// Turns it on or off.
pub fn consent(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let (allowed, done) = match fields.get("do") {
        "allow" => (true, "allowed"),
        "forbid" => (false, "forbidden"),
        _ => return Err(Refusal::BodyInvalid),
    };
    cx.portal.impersonations.set_consent(&context, allowed)?;
    Ok(answers::see_other(&format!("/a/{}/view-as?done={done}", context.account.id.0)))
}
