//! `logins`: two logins of one person that a change of realm left apart.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::web::answers;
use crate::web::json::{body, check_call, ok};
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct Offered {
    /// Whether a change of realm left one of the visitor's logins apart.
    offered: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    /// The other login, or its address.
    login: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: String,
}

#[derive(Serialize)]
struct Joined {
    /// The login that stays.
    login: String,
}

/// `GET logins`.
pub fn offered(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    Ok(ok(&Offered { offered: visit.portal.was_left_apart(&visitor)? }))
}

/// `POST logins/code`: the same answer for every login (rule U6).
pub fn mail_code(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let Other { login } = body(visit)?;
    visit.portal.mail_login_code(&visitor, visit.token()?, &login)?;
    Ok(answers::done())
}

/// `POST logins`: by the mailed code.
pub fn bring_together(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let Code { code } = body(visit)?;
    let login = visit.portal.bring_logins_together(&visitor, visit.token()?, &code)?;
    Ok(ok(&Joined { login }))
}
