//! `a/{account}/view-as`: the owner's switch that lets staff look on, and who looked (rule A11).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::accounts::AccountId;
use crate::portal::impersonation::Impersonations;
use crate::web::context::RequestContext;
use crate::web::json::{Answered, Body, check_call, ok};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Whether staff may look on.
    allowed: bool,
}

/// `GET view-as`.
pub fn show(cx: &RequestContext<'_>, account: AccountId) -> Answered<Impersonations> {
    Ok(ok(&cx.portal.impersonations(&cx.context(account)?)?))
}

/// `POST view-as`: on or off; answers what `GET` does.
pub fn consent(cx: &RequestContext<'_>, account: AccountId, body: Body<Consent>) -> Answered<Impersonations> {
    let context = cx.context(account)?;
    check_call(cx)?;
    let Consent { allowed } = body.read(cx)?;
    cx.portal.set_view_as_consent(&context, allowed)?;
    Ok(ok(&cx.portal.impersonations(&context)?))
}
