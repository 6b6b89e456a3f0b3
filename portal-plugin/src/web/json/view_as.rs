//! `a/{account}/view-as`: the owner's switch that lets staff look on, and who looked (rule A11).

use plugin_api::Response;
use serde::Deserialize;

use crate::model::accounts::AccountId;
use crate::web::json::{body, check_call, ok};
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Consent {
    allowed: bool,
}

/// `GET view-as`.
pub fn show(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    Ok(ok(&visit.portal.looks(&visit.seat(account)?)?))
}

/// `POST view-as`: on or off; answers what `GET` does.
pub fn consent(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    let Consent { allowed } = body(visit)?;
    visit.portal.set_view_as_consent(&seat, allowed)?;
    Ok(ok(&visit.portal.looks(&seat)?))
}
