//! `second-factor`, `session/second-factor` and `a/{account}/second-factor`: two-step sign-in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::tokens::Token;
use crate::portal::principals::AccountContext;
use crate::portal::second_factors::{SecondFactor, SetUp};
use crate::portal::second_steps::SecondStep;
use crate::web::arguments::{Json, WithAnyFactor};
use crate::web::context::RequestContext;
use crate::web::cookies;
use crate::web::json::sign_in::{Session, shown};
use crate::web::json::{Answered, Done, done, ok};
use crate::web::openapi::shapes;
use crate::web::pages::sign_in::cookies_of;
use crate::web::refusals::Refusal;

/// The second step of a sign-in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondCode {
    /// The `token` of the refusal that asked for it.
    #[schemars(regex(pattern = shapes::TOKEN))]
    token: String,
    /// The app's code, or a recovery code.
    #[schemars(length(max = 64), example = "123456")]
    code: String,
}

/// What begins to set up an app.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFactor {
    /// The password.
    #[schemars(extend("format" = "password"))]
    password: String,
}

/// What ends the set-up of an app.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstCode {
    /// The app's code.
    #[schemars(length(max = 64), example = "123456")]
    code: String,
}

/// Who asks is who signed in, and has the app.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BothFactors {
    /// The password.
    #[schemars(extend("format" = "password"))]
    password: String,
    /// The app's code, or a recovery code.
    #[schemars(length(max = 64), example = "123456")]
    code: String,
}

/// Whether every member needs a second factor.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskFactor {
    /// Whether they do from now on.
    required: bool,
}

/// The recovery codes, this one time; where the session has a new token, the value that later calls carry.
#[derive(Serialize, JsonSchema)]
pub struct RecoveryCodes {
    #[serde(skip_serializing_if = "Option::is_none")]
    csrf: Option<String>,
    recovery_codes: Vec<String>,
}

/// Whether every member needs a second factor, and since when.
#[derive(Serialize, JsonSchema)]
pub struct AskedFactor {
    required: bool,
    since: Option<Timestamp>,
}

/// `POST session/second-factor`: the second step of a sign-in.
pub fn step(cx: &RequestContext<'_>, Json(SecondCode { token, code }): Json<SecondCode>) -> Answered<Session<'static>> {
    let pending: Token = token.parse().map_err(|_| Error::SignInOver)?;
    let step = SecondStep {
        pending: &pending,
        code: &code,
        device: cx.cookies.device.as_ref(),
        peer: cx.request.peer,
        agent: cx.agent(),
    };
    let opened = cx.portal.second_steps.finish(&cx.site, &step)?;
    let principal = cx.portal.principals.with_any_password(&cx.site, &opened.session)?;
    let response = shown(cx, &principal, &opened.session);
    Ok(cookies_of(cx, &opened, &principal.user)
        .into_iter()
        .fold(response, |response, cookie| response.with("set-cookie", cookie)))
}

/// `GET second-factor`.
pub fn show(cx: &RequestContext<'_>, WithAnyFactor(principal): WithAnyFactor) -> Answered<SecondFactor> {
    Ok(ok(&cx.portal.second_factors.of(&principal)?))
}

/// `POST second-factor`: begins to set one up.
pub fn begin(
    cx: &RequestContext<'_>,
    WithAnyFactor(principal): WithAnyFactor,
    Json(NewFactor { password }): Json<NewFactor>,
) -> Answered<SetUp> {
    Ok(ok(&cx.portal.second_factors.begin(&principal, &password)?))
}

/// `POST second-factor/confirm`: the session goes on with a new token.
pub fn confirm(
    cx: &RequestContext<'_>,
    WithAnyFactor(principal): WithAnyFactor,
    Json(FirstCode { code }): Json<FirstCode>,
) -> Answered<RecoveryCodes> {
    let done = cx.portal.second_factors.confirm(&principal, cx.token()?, &code)?;
    let codes = RecoveryCodes { csrf: Some(done.session.csrf()), recovery_codes: done.codes };
    Ok(ok(&codes).with("set-cookie", cookies::set_session(&done.session)))
}

/// `POST second-factor/codes`: new recovery codes.
pub fn renew_codes(
    cx: &RequestContext<'_>,
    WithAnyFactor(principal): WithAnyFactor,
    Json(BothFactors { password, code }): Json<BothFactors>,
) -> Answered<RecoveryCodes> {
    let recovery_codes = cx.portal.second_factors.renew_codes(&principal, &password, &code)?;
    Ok(ok(&RecoveryCodes { csrf: None, recovery_codes }))
}

/// `POST second-factor/remove`.
pub fn remove(
    cx: &RequestContext<'_>,
    WithAnyFactor(principal): WithAnyFactor,
    Json(BothFactors { password, code }): Json<BothFactors>,
) -> Result<Done, Refusal> {
    cx.portal.second_factors.remove(&principal, &password, &code)?;
    Ok(done())
}

/// `GET a/{account}/second-factor`: whether every member needs one.
pub fn asked(cx: &RequestContext<'_>, context: AccountContext) -> Answered<AskedFactor> {
    let since = cx.portal.second_factors.asks_members(&context)?;
    Ok(ok(&AskedFactor { required: since.is_some(), since }))
}

/// `POST a/{account}/second-factor`: answers what `GET` does.
pub fn ask(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(AskFactor { required }): Json<AskFactor>,
) -> Answered<AskedFactor> {
    cx.portal.second_factors.ask_members(&context, required)?;
    let since = cx.portal.second_factors.asks_members(&context)?;
    Ok(ok(&AskedFactor { required: since.is_some(), since }))
}
