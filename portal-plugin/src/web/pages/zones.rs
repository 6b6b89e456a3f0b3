//! The page on which one chooses a time zone (rule T1).

use plugin_api::Response;

use crate::model::zones::Zone;
use crate::portal::principals::Principal;
use crate::web::answers;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::pages::inside;
use crate::web::refusals::Refusal;
use crate::web::render::{self, Zones};

/// The form.
#[expect(clippy::unnecessary_wraps, reason = "a handler as all others, which may refuse")]
pub fn form(cx: &RequestContext<'_>, principal: Principal) -> Result<Response, Refusal> {
    let shell = inside(cx, &principal);
    let label = |zone: &Zone| zone.label(principal.host_says);
    let page = Zones {
        alert: None,
        done: "",
        site: label(principal.site.zone()),
        chosen: principal.user.zone.as_ref().map(|zone| zone.name().to_owned()),
        choices: Zone::all().into_iter().map(|zone| (zone.name().to_owned(), label(&zone))).collect(),
        shell,
    };
    Ok(render::page(200, page.shell.locale, &page))
}

/// Remembers what was chosen; nothing is the site's.
pub fn choose(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    let chosen = match fields.get("zone") {
        "" => None,
        name => Some(Zone::of_name(name).ok_or(Refusal::BodyInvalid)?),
    };
    cx.portal.zones.choose(&principal, chosen.as_ref())?;
    Ok(answers::see_other("/security?done=zone"))
}
