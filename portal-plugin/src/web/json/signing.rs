//! `session` and `sessions`: signing in and out, the sessions of one's own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::sessions::SessionId;
use crate::model::tokens::Token;
use crate::portal::signing::{self, Attempt};
use crate::portal::viewing::Look;
use crate::portal::visits::Visitor;
use crate::web::json::{Answer, Answered, Body, Done, Items, Step, check_call, done, ok, refused_with};
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;
use crate::web::{answers, format, pages};

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
    look: Option<Look>,
}

#[derive(Serialize, JsonSchema)]
pub struct SignedIn<'a> {
    login: &'a str,
    name: &'a str,
    email: Option<&'a str>,
    locale: &'a str,
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
pub fn session(visit: &Visit<'_>) -> Answered<Session<'static>> {
    let visitor = visit.visitor_with_any_password()?;
    Ok(shown(visit, &visitor, visit.token()?))
}

/// `POST session`; whoever has a second factor is told so, with the token of the next step.
pub fn sign_in(visit: &Visit<'_>, body: Body<Credentials>) -> Result<Step<Session<'static>>, Refusal> {
    let Credentials { login, password } = body.read(visit)?;
    let attempt = Attempt {
        login: &login,
        password: &password,
        device: visit.cookies.device.as_ref(),
        peer: visit.request.peer,
        agent: visit.agent(),
    };
    let opened = match visit.portal.sign_in(&visit.site, &attempt)? {
        signing::SignedIn::Opened(opened) => opened,
        signing::SignedIn::Pending(token) => {
            let refusal = Refusal::from(Error::SecondFactorNeeded);
            return Ok(Step::Next(refused_with(visit.locale(None), &refusal, Some(&token.secret()))));
        }
    };
    let visitor = visit.portal.visitor_with_any_password(&visit.site, &opened.session)?;
    let mut response = shown(visit, &visitor, &opened.session);
    for cookie in pages::signing::cookies_of(visit, &opened, &visitor.user) {
        response = response.with("set-cookie", cookie);
    }
    Ok(Step::Done(response))
}

/// `DELETE session`.
pub fn sign_out(visit: &Visit<'_>) -> Result<Done, Refusal> {
    let visitor = visit.visitor_with_any_password()?;
    check_call(visit)?;
    visit.portal.sign_out(&visitor)?;
    Ok(Done(pages::signed_out(answers::done())))
}

/// `GET sessions`.
pub fn sessions(visit: &Visit<'_>) -> Answered<Items<SessionCard>> {
    let visitor = visit.visitor()?;
    let cards = visit.portal.sessions(&visitor)?.into_iter().map(|card| SessionCard {
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
pub fn end(visit: &Visit<'_>, id: SessionId) -> Result<Done, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    visit.portal.end_session(&visitor, id)?;
    Ok(done())
}

/// `DELETE sessions`: all but this one.
pub fn end_others(visit: &Visit<'_>) -> Answered<Ended> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    Ok(ok(&Ended { ended: visit.portal.end_other_sessions(&visitor)? }))
}

/// Who is signed in, with the value that the session's calls carry.
pub fn shown(visit: &Visit<'_>, visitor: &Visitor, token: &Token) -> Answer<Session<'static>> {
    let user = &visitor.user;
    ok(&Session {
        user: SignedIn {
            login: user.login.as_str(),
            name: &user.name,
            email: user.email.as_deref(),
            locale: visit.locale(Some(user)).tag(),
        },
        site: visitor.site.id.as_str(),
        csrf: token.csrf(),
        must_replace_password: user.one_time_password,
        must_set_up_second_factor: visit.portal.must_set_up_second_factor(visitor),
        look: visitor.look(),
    })
}
