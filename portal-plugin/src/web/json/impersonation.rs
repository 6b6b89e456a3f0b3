//! `a/{account}/view-as`: the owner's switch that lets staff look on, and who looked (rule A11).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::portal::impersonation::Impersonations;
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
pub fn show(cx: &RequestContext<'_>, context: AccountContext) -> Answered<Impersonations> {
    Ok(ok(&cx.portal.impersonations(&context)?))
}

/// `POST view-as`: on or off; answers what `GET` does.
pub fn consent(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(Consent { allowed }): Json<Consent>,
) -> Answered<Impersonations> {
    cx.portal.set_view_as_consent(&context, allowed)?;
    Ok(ok(&cx.portal.impersonations(&context)?))
}
