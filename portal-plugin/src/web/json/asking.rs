//! One's own access, and asking the owner for more, for programs.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::model::accounts::AccountId;
use crate::model::memberships::Role;
use crate::model::permissions::{Permission, Permissions};
use crate::model::users::UserId;
use crate::portal::requests::Askable;
use crate::web::answers;
use crate::web::json::{body, check_call, ok};
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asking {
    permission: String,
    #[serde(default)]
    text: String,
}

#[derive(Serialize)]
struct Own {
    owner: bool,
    permissions: Permissions,
    /// What only the permissions keep from the member, so that the owner could give it.
    askable: Vec<Askable>,
    /// Whether there is an owner to ask.
    has_owner: bool,
}

/// `GET a/{account}/membership`.
pub fn own(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let role = seat.membership.role;
    Ok(ok(&Own {
        owner: role == Role::Owner,
        permissions: role.permissions(),
        askable: visit.portal.askable(&seat)?,
        has_owner: visit.portal.has_owner(&seat)?,
    }))
}

/// `POST a/{account}/membership`: asks the owner for a permission.
pub fn ask(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    let Asking { permission, text } = body(visit)?;
    let permission = permission.parse().map_err(|_| Refusal::BodyInvalid)?;
    visit.portal.ask_owner(&seat, permission, &text)?;
    Ok(answers::done())
}

/// `DELETE a/{account}/people/members/{user}/requests/{permission}`: declines it.
pub fn decline(
    visit: &Visit<'_>,
    account: AccountId,
    user: UserId,
    permission: Permission,
) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    visit.portal.decline_request(&seat, user, permission)?;
    Ok(answers::done())
}
