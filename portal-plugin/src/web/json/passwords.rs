//! `password`, `password/forgot`, `password/set`.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::tokens::Token;
use crate::web::json::{body, check_call, ok};
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;
use crate::web::{answers, cookies};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    current: String,
    new: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forgotten {
    login: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByLink {
    token: String,
    new: String,
}

/// The value that later calls carry in `x-csrf-token`.
#[derive(Serialize)]
struct Changed {
    csrf: String,
}

/// `POST password`: the session goes on with a new token.
pub fn change(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_password()?;
    check_call(visit)?;
    let Change { current, new } = body(visit)?;
    let token = visit.portal.change_password(&visitor, &current, &new)?;
    Ok(answers::with(ok(&Changed { csrf: token.csrf() }), "set-cookie", cookies::set_session(&token)))
}

/// `POST password/forgot`: the same answer for everybody (rule U6).
pub fn forgot(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let Forgotten { login } = body(visit)?;
    visit.portal.request_reset(&visit.site, &login, visit.request.peer)?;
    Ok(answers::done())
}

/// `POST password/set`: by link.
pub fn set(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let ByLink { token, new } = body(visit)?;
    let link: Token = token.parse().map_err(|_| Error::LinkInvalid)?;
    visit.portal.set_password(&visit.site, &link, &new)?;
    Ok(answers::done())
}
