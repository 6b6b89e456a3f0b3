//! `a/{account}/membership`: asking the owner for a permission, and declining that.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::accounts::AccountId;
use crate::model::permissions::Permission;
use crate::model::users::UserId;
use crate::web::context::RequestContext;
use crate::web::json::{Body, Done, check_call, done};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskOwner {
    /// The permission's id.
    #[schemars(with = "Permission")]
    permission: String,
    /// A sentence to the owner; may be empty.
    #[serde(default)]
    #[schemars(length(max = 200), regex(pattern = shapes::LINE_OR_NONE))]
    text: String,
}

/// `POST a/{account}/membership`: asks the owner for a permission.
pub fn ask(cx: &RequestContext<'_>, account: AccountId, body: Body<AskOwner>) -> Result<Done, Refusal> {
    let context = cx.context(account)?;
    check_call(cx)?;
    let AskOwner { permission, text } = body.read(cx)?;
    let permission = permission.parse().map_err(|_| Refusal::BodyInvalid)?;
    cx.portal.ask_owner(&context, permission, &text)?;
    Ok(done())
}

/// `DELETE a/{account}/people/members/{user}/requests/{permission}`: declines it.
pub fn decline(
    cx: &RequestContext<'_>,
    account: AccountId,
    user: UserId,
    permission: Permission,
) -> Result<Done, Refusal> {
    let context = cx.context(account)?;
    check_call(cx)?;
    cx.portal.decline_request(&context, user, permission)?;
    Ok(done())
}
