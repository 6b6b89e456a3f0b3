//! `session` and `sessions`: signing in and out, the sessions of one's own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::format;
use crate::model::impersonations::Impersonation;
use crate::model::sessions::SessionId;
use crate::model::tokens::Token;
use crate::portal::principals::Principal;
use crate::portal::sign_in::{self, Attempt};
use crate::web::arguments::{Json, WithAnyPassword};
use crate::web::context::RequestContext;
use crate::web::json::{Answer, Answered, Done, Items, Step, done, ok, refused_with};
use crate::web::refusals::Refusal;
use crate::web::{answers, pages};

/// What signing in takes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The login, or the e-mail address where one user alone has it.
    #[schemars(example = "zoe.martin")]
    login: String,
    /// The password.
    #[schemars(extend("format" = "password"))]
    password: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Session<'a> {
    user: SignedIn<'a>,
    site: &'a str,
    /// The value that calls which change something carry in `x-csrf-token`.
    csrf: String,
    must_replace_password: bool,
    must_set_up_second_factor: bool,
    /// Where staff look on: who, why, as whom, and until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    look: Option<Impersonation>,
}

#[derive(Serialize, JsonSchema)]
pub struct SignedIn<'a> {
    login: &'a str,
    name: &'a str,
    email: Option<&'a str>,
    locale: &'a str,
    /// The time zone of their pages and mails, by its IANA name: chosen by them, else the site's.
    time_zone: &'a str,
}

#[derive(Serialize, JsonSchema)]
pub struct SessionCard {
    id: String,
    site: String,
    opened: String,
    used: String,
    agent: String,
    network: String,
    current: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Ended {
    ended: u64,
}

/// `GET session`.
pub fn session(cx: &RequestContext<'_>, WithAnyPassword(principal): WithAnyPassword) -> Answered<Session<'static>> {
    Ok(shown(cx, &principal, cx.token()?))
}

/// `POST session`; whoever has a second factor is told so, with the token of the next step.
pub fn sign_in(
    cx: &RequestContext<'_>,
    Json(Credentials { login, password }): Json<Credentials>,
) -> Result<Step<Session<'static>>, Refusal> {
    let attempt = Attempt {
        login: &login,
        password: &password,
        device: cx.cookies.device.as_ref(),
        peer: cx.request.peer,
        agent: cx.agent(),
    };
    let opened = match cx.portal.sign_ins.begin(&cx.site, &attempt)? {
        sign_in::SignedIn::Opened(opened) => opened,
        sign_in::SignedIn::Pending(token) => {
            let refusal = Refusal::from(Error::SecondFactorNeeded);
            return Ok(Step::Next(refused_with(cx.locale(), &refusal, Some(&token.secret()))));
        }
    };
    let principal = cx.portal.principals.with_any_password(&cx.site, &opened.session)?;
    let mut response = shown(cx, &principal, &opened.session);
    for cookie in pages::sign_in::cookies_of(cx, &opened, &principal.user) {
        response = response.with("set-cookie", cookie);
    }
    Ok(Step::Done(response))
}

/// `DELETE session`.
pub fn sign_out(cx: &RequestContext<'_>, WithAnyPassword(principal): WithAnyPassword) -> Result<Done, Refusal> {
    cx.portal.sessions.sign_out(&principal)?;
    Ok(Done(pages::signed_out(answers::done())))
}

/// `GET sessions`.
pub fn sessions(cx: &RequestContext<'_>, principal: Principal) -> Answered<Items<SessionCard>> {
    let cards = cx.portal.sessions.list(&principal)?.into_iter().map(|card| SessionCard {
        id: card.id.0.to_string(),
        opened: format::rfc3339(card.opened),
        used: format::rfc3339(card.used),
        site: card.site,
        agent: card.agent,
        network: card.network,
        current: card.current,
    });
    Ok(ok(&Items { items: cards.collect() }))
}

/// `DELETE sessions/{id}`.
pub fn end(cx: &RequestContext<'_>, principal: Principal, id: SessionId) -> Result<Done, Refusal> {
    cx.portal.sessions.end(&principal, id)?;
    Ok(done())
}

/// `DELETE sessions`: all but this one.
pub fn end_others(cx: &RequestContext<'_>, principal: Principal) -> Answered<Ended> {
    Ok(ok(&Ended { ended: cx.portal.sessions.end_others(&principal)? }))
}

/// Who is signed in, with the value that the session's calls carry.
pub fn shown(cx: &RequestContext<'_>, principal: &Principal, token: &Token) -> Answer<Session<'static>> {
    let user = &principal.user;
    ok(&Session {
        user: SignedIn {
            login: user.login.as_str(),
            name: &user.name,
            email: user.email.as_deref(),
            locale: cx.locale_for(principal).tag(),
            time_zone: principal.zone().name(),
        },
        site: principal.site.id.as_str(),
        csrf: token.csrf(),
        must_replace_password: user.one_time_password,
        must_set_up_second_factor: cx.portal.principals.must_set_up_second_factor(principal),
        look: principal.impersonation(),
    })
}
