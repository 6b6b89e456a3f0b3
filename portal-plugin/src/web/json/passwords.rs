//! `password`, `password/forgot`, `password/set`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::tokens::Token;
use crate::web::arguments::{Json, WithAnyPassword};
use crate::web::context::RequestContext;
use crate::web::json::{Answered, Done, done, ok};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;
use crate::web::{answers, cookies};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The one that is in use.
    current: String,
    /// The new one, of as many characters as the site asks for, 15 where it says nothing.
    #[schemars(length(min = 15, max = 256))]
    new: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgottenPassword {
    /// The login, or the e-mail address where one user alone has it.
    login: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordByLink {
    /// The secret of the link.
    #[schemars(regex(pattern = shapes::TOKEN))]
    token: String,
    /// The new password.
    #[schemars(length(min = 15, max = 256))]
    new: String,
}

/// The session goes on with a new cookie.
#[derive(Serialize, JsonSchema)]
pub struct PasswordChanged {
    /// The value that later calls carry in `x-csrf-token`.
    csrf: String,
}

/// `POST password`: the session goes on with a new token.
pub fn change(
    cx: &RequestContext<'_>,
    WithAnyPassword(principal): WithAnyPassword,
    Json(ChangePassword { current, new }): Json<ChangePassword>,
) -> Answered<PasswordChanged> {
    let token = cx.portal.passwords.change(&principal, &current, &new)?;
    Ok(ok(&PasswordChanged { csrf: token.csrf() }).with("set-cookie", cookies::set_session(&token)))
}

/// `POST password/forgot`: the same answer for everybody (rule U6).
pub fn forgot(
    cx: &RequestContext<'_>,
    Json(ForgottenPassword { login }): Json<ForgottenPassword>,
) -> Result<Done, Refusal> {
    cx.portal.passwords.request_reset(&cx.site, &login, cx.request.peer)?;
    Ok(done())
}

/// `POST password/set`: by link.
pub fn set(
    cx: &RequestContext<'_>,
    Json(PasswordByLink { token, new }): Json<PasswordByLink>,
) -> Result<Done, Refusal> {
    let link: Token = token.parse().map_err(|_| Error::LinkInvalid)?;
    let (_, device) = cx.portal.passwords.set_in(&cx.site, &link, &new)?;
    let Done(response) = done();
    Ok(Done(answers::with(response, "set-cookie", cookies::set_device(&device))))
}
