//! `a/{account}/membership`: asking the owner for a permission, and declining that.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::accounts::AccountId;
use crate::model::permissions::Permission;
use crate::model::users::UserId;
use crate::web::json::{Body, Done, check_call, done};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

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
pub fn ask(visit: &Visit<'_>, account: AccountId, body: Body<AskOwner>) -> Result<Done, Refusal> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    let AskOwner { permission, text } = body.read(visit)?;
    let permission = permission.parse().map_err(|_| Refusal::BodyInvalid)?;
    visit.portal.ask_owner(&seat, permission, &text)?;
    Ok(done())
}

/// `DELETE a/{account}/people/members/{user}/requests/{permission}`: declines it.
pub fn decline(visit: &Visit<'_>, account: AccountId, user: UserId, permission: Permission) -> Result<Done, Refusal> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    visit.portal.decline_request(&seat, user, permission)?;
    Ok(done())
}
