//! `second-factor`, `session/second-factor` and `a/{account}/second-factor`: two-step sign-in.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::tokens::Token;
use crate::portal::second_steps::SecondStep;
use crate::web::json::signing::shown;
use crate::web::json::{body, check_call, ok};
use crate::web::pages::signing::cookies_of;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;
use crate::web::{answers, cookies};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    token: String,
    code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begin {
    password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    password: String,
    code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    required: bool,
}

/// The recovery codes, this one time; where the session has a new token, the value that later calls carry.
#[derive(Serialize)]
struct Codes {
    #[serde(skip_serializing_if = "Option::is_none")]
    csrf: Option<String>,
    recovery_codes: Vec<String>,
}

#[derive(Serialize)]
struct Asked {
    required: bool,
    since: Option<Timestamp>,
}

/// `POST session/second-factor`: the second step of a sign-in.
pub fn step(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let Step { token, code } = body(visit)?;
    let pending: Token = token.parse().map_err(|_| Error::SignInOver)?;
    let step = SecondStep {
        pending: &pending,
        code: &code,
        device: visit.cookies.device.as_ref(),
        peer: visit.request.peer,
        agent: visit.agent(),
    };
    let opened = visit.portal.finish_sign_in(&visit.site, &step)?;
    let visitor = visit.portal.visitor_with_any_password(&visit.site, &opened.session)?;
    let response = shown(visit, &visitor, &opened.session);
    Ok(cookies_of(visit, &opened, &visitor.user)
        .into_iter()
        .fold(response, |response, cookie| answers::with(response, "set-cookie", cookie)))
}

/// `GET second-factor`.
pub fn show(visit: &Visit<'_>) -> Result<Response, Refusal> {
    Ok(ok(&visit.portal.second_factor(&visit.visitor_with_any_factor()?)?))
}

/// `POST second-factor`: begins to set one up.
pub fn begin(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_factor()?;
    check_call(visit)?;
    let Begin { password } = body(visit)?;
    Ok(ok(&visit.portal.begin_second_factor(&visitor, &password)?))
}

/// `POST second-factor/confirm`: the session goes on with a new token.
pub fn confirm(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_factor()?;
    check_call(visit)?;
    let First { code } = body(visit)?;
    let done = visit.portal.confirm_second_factor(&visitor, visit.token()?, &code)?;
    let codes = Codes { csrf: Some(done.session.csrf()), recovery_codes: done.codes };
    Ok(answers::with(ok(&codes), "set-cookie", cookies::set_session(&done.session)))
}

/// `POST second-factor/codes`: new recovery codes.
pub fn renew_codes(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_factor()?;
    check_call(visit)?;
    let Proof { password, code } = body(visit)?;
    let recovery_codes = visit.portal.renew_recovery_codes(&visitor, &password, &code)?;
    Ok(ok(&Codes { csrf: None, recovery_codes }))
}

/// `POST second-factor/remove`.
pub fn remove(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_factor()?;
    check_call(visit)?;
    let Proof { password, code } = body(visit)?;
    visit.portal.remove_second_factor(&visitor, &password, &code)?;
    Ok(answers::done())
}

/// `GET a/{account}/second-factor`: whether every member needs one.
pub fn asked(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let since = visit.portal.asks_members(&visit.seat(account)?)?;
    Ok(ok(&Asked { required: since.is_some(), since }))
}

/// `POST a/{account}/second-factor`: answers what `GET` does.
pub fn ask(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    let Ask { required } = body(visit)?;
    visit.portal.ask_members(&seat, required)?;
    let since = visit.portal.asks_members(&seat)?;
    Ok(ok(&Asked { required: since.is_some(), since }))
}
