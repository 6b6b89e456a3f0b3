//! The owner's switch that lets staff look on, and who looked (rule A11).

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::web::context::RequestContext;
use crate::web::pages::{name_of, seated};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, ViewAs};
use crate::web::{answers, csrf};

/// The switch as it stands.
pub fn show(cx: &RequestContext<'_>, account: AccountId) -> Result<Response, Refusal> {
    let context = cx.context(account)?;
    let mut looks = cx.portal.impersonations(&context)?;
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
        &ViewAs { alert: None, done, account_base: format!("/a/{}", account.0), looks, shell },
    ))
}

/// Turns it on or off.
pub fn consent(cx: &RequestContext<'_>, account: AccountId) -> Result<Response, Refusal> {
    let fields = cx.form()?;
    let context = cx.context(account)?;
    csrf::check_session(&cx.cookies, fields.get("csrf"))?;
    let (allowed, done) = match fields.get("do") {
        "allow" => (true, "allowed"),
        "forbid" => (false, "forbidden"),
        _ => return Err(Refusal::BodyInvalid),
    };
    cx.portal.set_view_as_consent(&context, allowed)?;
    Ok(answers::see_other(&format!("/a/{}/view-as?done={done}", account.0)))
}
