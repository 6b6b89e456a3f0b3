//! `session` and `sessions`: signing in and out, the sessions of one's own.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::sessions::SessionId;
use crate::model::tokens::Token;
use crate::portal::signing::{Attempt, SignedIn};
use crate::portal::viewing::Look;
use crate::portal::visits::Visitor;
use crate::web::json::{body, check_call, ok, refused_with};
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;
use crate::web::{answers, format, pages};

/// What signing in takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    login: String,
    password: String,
}

#[derive(Serialize)]
struct Session<'a> {
    user: User<'a>,
    site: &'a str,
    /// The value that calls which change something carry in `x-csrf-token`.
    csrf: String,
    must_replace_password: bool,
    must_set_up_second_factor: bool,
    /// Where staff look on: who, why, as whom, and until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    look: Option<Look>,
}

#[derive(Serialize)]
struct User<'a> {
    login: &'a str,
    name: &'a str,
    email: Option<&'a str>,
    locale: &'a str,
}

#[derive(Serialize)]
struct Card {
    id: String,
    site: String,
    opened: String,
    used: String,
    agent: String,
    network: String,
    current: bool,
}

#[derive(Serialize)]
struct Items<T> {
    items: Vec<T>,
}

#[derive(Serialize)]
struct Ended {
    ended: u64,
}

/// `GET session`.
pub fn session(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_password()?;
    Ok(shown(visit, &visitor, visit.token()?))
}

/// `POST session`; whoever has a second factor is told so, with the token of the next step.
pub fn sign_in(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let Credentials { login, password } = body(visit)?;
    let attempt = Attempt {
        login: &login,
        password: &password,
        device: visit.cookies.device.as_ref(),
        peer: visit.request.peer,
        agent: visit.agent(),
    };
    let opened = match visit.portal.sign_in(&visit.site, &attempt)? {
        SignedIn::Opened(opened) => opened,
        SignedIn::Pending(token) => {
            let refusal = Refusal::from(Error::SecondFactorNeeded);
            return Ok(refused_with(visit.locale(None), &refusal, Some(&token.secret())));
        }
    };
    let visitor = visit.portal.visitor_with_any_password(&visit.site, &opened.session)?;
    let mut response = shown(visit, &visitor, &opened.session);
    for cookie in pages::signing::cookies_of(visit, &opened, &visitor.user) {
        response = answers::with(response, "set-cookie", cookie);
    }
    Ok(response)
}

/// `DELETE session`.
pub fn sign_out(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_password()?;
    check_call(visit)?;
    visit.portal.sign_out(&visitor)?;
    Ok(pages::signed_out(answers::done()))
}

/// `GET sessions`.
pub fn sessions(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    let cards = visit.portal.sessions(&visitor)?.into_iter().map(|card| Card {
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
pub fn end(visit: &Visit<'_>, id: SessionId) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    visit.portal.end_session(&visitor, id)?;
    Ok(answers::done())
}

/// `DELETE sessions`: all but this one.
pub fn end_others(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    Ok(ok(&Ended { ended: visit.portal.end_other_sessions(&visitor)? }))
}

/// Who is signed in, with the value that the session's calls carry.
pub fn shown(visit: &Visit<'_>, visitor: &Visitor, token: &Token) -> Response {
    let user = &visitor.user;
    ok(&Session {
        user: User {
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
