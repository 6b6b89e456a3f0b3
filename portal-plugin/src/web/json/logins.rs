//! `logins`: two logins of one person that a change of realm left apart.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::web::json::{Answered, Body, Done, check_call, done, ok};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Serialize, JsonSchema)]
pub struct Offered {
    /// Whether a change of realm left one of the visitor's logins apart.
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
pub fn offered(visit: &Visit<'_>) -> Answered<Offered> {
    let visitor = visit.visitor()?;
    Ok(ok(&Offered { offered: visit.portal.was_left_apart(&visitor)? }))
}

/// `POST logins/code`: the same answer for every login (rule U6).
pub fn mail_code(visit: &Visit<'_>, body: Body<OtherLogin>) -> Result<Done, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let OtherLogin { login } = body.read(visit)?;
    visit.portal.mail_login_code(&visitor, visit.token()?, &login)?;
    Ok(done())
}

/// `POST logins`: by the mailed code.
pub fn bring_together(visit: &Visit<'_>, body: Body<LoginCode>) -> Answered<Joined> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let LoginCode { code } = body.read(visit)?;
    let login = visit.portal.bring_logins_together(&visitor, visit.token()?, &code)?;
    Ok(ok(&Joined { login }))
}
