//! `password`, `password/forgot`, `password/set`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::tokens::Token;
use crate::web::cookies;
use crate::web::json::{Answered, Body, Done, check_call, done, ok};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

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
pub fn change(visit: &Visit<'_>, body: Body<ChangePassword>) -> Answered<PasswordChanged> {
    let visitor = visit.visitor_with_any_password()?;
    check_call(visit)?;
    let ChangePassword { current, new } = body.read(visit)?;
    let token = visit.portal.change_password(&visitor, &current, &new)?;
    Ok(ok(&PasswordChanged { csrf: token.csrf() }).with("set-cookie", cookies::set_session(&token)))
}

/// `POST password/forgot`: the same answer for everybody (rule U6).
pub fn forgot(visit: &Visit<'_>, body: Body<ForgottenPassword>) -> Result<Done, Refusal> {
    let ForgottenPassword { login } = body.read(visit)?;
    visit.portal.request_reset(&visit.site, &login, visit.request.peer)?;
    Ok(done())
}

/// `POST password/set`: by link.
pub fn set(visit: &Visit<'_>, body: Body<PasswordByLink>) -> Result<Done, Refusal> {
    let PasswordByLink { token, new } = body.read(visit)?;
    let link: Token = token.parse().map_err(|_| Error::LinkInvalid)?;
    visit.portal.set_password(&visit.site, &link, &new)?;
    Ok(done())
}
