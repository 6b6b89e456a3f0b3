//! `a/{account}/view-as`: the owner's switch that lets staff look on, and who looked (rule A11).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::portal::impersonation::ImpersonationsCard;
use crate::portal::principals::AccountContext;
use crate::web::arguments::Json;
use crate::web::context::RequestContext;
use crate::web::json::{Answered, ok};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Whether staff may look on.
    allowed: bool,
}

/// `GET view-as`.
pub fn show(cx: &RequestContext<'_>, context: AccountContext) -> Answered<ImpersonationsCard> {
    Ok(ok(&cx.portal.impersonations.of_account(&context)?))
}

/// `POST view-as`: on or off; answers what `GET` does.
pub fn consent(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(Consent { allowed }): Json<Consent>,
) -> Answered<ImpersonationsCard> {
    cx.portal.impersonations.set_consent(&context, allowed)?;
    Ok(ok(&cx.portal.impersonations.of_account(&context)?))
}
