//! `a/{account}/view-as`: the owner's switch that lets staff look on, and who looked (rule A11).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::accounts::AccountId;
use crate::portal::viewing::Looks;
use crate::web::json::{Answered, Body, check_call, ok};
use crate::web::visit::Visit;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Whether staff may look on.
    allowed: bool,
}

/// `GET view-as`.
pub fn show(visit: &Visit<'_>, account: AccountId) -> Answered<Looks> {
    Ok(ok(&visit.portal.looks(&visit.seat(account)?)?))
}

/// `POST view-as`: on or off; answers what `GET` does.
pub fn consent(visit: &Visit<'_>, account: AccountId, body: Body<Consent>) -> Answered<Looks> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    let Consent { allowed } = body.read(visit)?;
    visit.portal.set_view_as_consent(&seat, allowed)?;
    Ok(ok(&visit.portal.looks(&seat)?))
}
