//! `a/{account}/membership`: asking the owner for a permission, and declining that.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::permissions::Permission;
use crate::model::users::UserId;
use crate::portal::principals::AccountContext;
use crate::web::arguments::Json;
use crate::web::context::RequestContext;
use crate::web::json::{Done, done};
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
pub fn ask(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(AskOwner { permission, text }): Json<AskOwner>,
) -> Result<Done, Refusal> {
    let permission = permission.parse().map_err(|_| Refusal::BodyInvalid)?;
    cx.portal.permission_requests.ask(&context, permission, &text)?;
    Ok(done())
}

/// `DELETE a/{account}/people/members/{user}/requests/{permission}`: declines it.
pub fn decline(
    cx: &RequestContext<'_>,
    context: AccountContext,
    user: UserId,
    permission: Permission,
) -> Result<Done, Refusal> {
    cx.portal.permission_requests.decline(&context, user, permission)?;
    Ok(done())
}
