//! The owner's switch that lets staff look on, and who looked (rule A11).

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::web::pages::{name_of, seated};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, ViewAs};
use crate::web::visit::Visit;
use crate::web::{answers, forgery};

/// The switch as it stands.
pub fn show(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let mut looks = visit.portal.looks(&seat)?;
    let shell = seated(visit, &seat, Area::Ledger)?;
    let locale = shell.locale;
    for look in &mut looks.past {
        look.site = name_of(visit, locale, &look.site);
    }
    let done = match visit.query()?.get("done") {
        "allowed" => shell.p.done_looks_allowed,
        "forbidden" => shell.p.done_looks_forbidden,
        _ => "",
    };
    Ok(render::page(
        200,
        locale,
        &ViewAs { alert: None, done, account_base: format!("/a/{}", account.0), looks, shell },
    ))
}

/// Turns it on or off.
pub fn consent(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let (allowed, done) = match fields.get("do") {
        "allow" => (true, "allowed"),
        "forbid" => (false, "forbidden"),
        _ => return Err(Refusal::BodyInvalid),
    };
    visit.portal.set_view_as_consent(&seat, allowed)?;
    Ok(answers::see_other(&format!("/a/{}/view-as?done={done}", account.0)))
}
