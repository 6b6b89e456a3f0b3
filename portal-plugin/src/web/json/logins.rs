//! `logins`: two logins of one person that a change of realm left apart.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::portal::principals::Principal;
use crate::web::arguments::Json;
use crate::web::context::RequestContext;
use crate::web::json::{Answered, Done, done, ok};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;

#[derive(Serialize, JsonSchema)]
pub struct Offered {
    /// Whether a change of realm left one of the principal's logins apart.
    offered: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherLogin {
    /// The other login, or its address.
    login: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoginCode {
    /// The six digits of the mail.
    #[schemars(regex(pattern = shapes::CODE), example = "123456")]
    code: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Joined {
    /// The login that stays.
    login: String,
}

/// `GET logins`.
pub fn offered(cx: &RequestContext<'_>, principal: Principal) -> Answered<Offered> {
    Ok(ok(&Offered { offered: cx.portal.logins.was_left_apart(&principal)? }))
}

/// `POST logins/code`: the same answer for every login (rule U6).
pub fn mail_code(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(OtherLogin { login }): Json<OtherLogin>,
) -> Result<Done, Refusal> {
    cx.portal.logins.mail_code(&principal, cx.token()?, &login)?;
    Ok(done())
}

/// `POST logins`: by the mailed code.
pub fn bring_together(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(LoginCode { code }): Json<LoginCode>,
) -> Answered<Joined> {
    let login = cx.portal.logins.bring_together(&principal, cx.token()?, &code)?;
    Ok(ok(&Joined { login }))
}
