//! `security` and `email`: how one's login is kept safe, one's data, the end of the login, another e-mail address.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::tokens::Token;
use crate::web::answers;
use crate::web::forgery;
use crate::web::json::{body, check_call, ok};
use crate::web::pages;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct Shown<'a> {
    login: &'a str,
    email: Option<&'a str>,
    email_proved: bool,
    pending_email: Option<Pending<'a>>,
    password_changed: Option<Timestamp>,
    /// The last 90 days, the newest first, 200 at the most.
    activity: Vec<Happened<'a>>,
}

#[derive(Serialize)]
struct Pending<'a> {
    email: &'a str,
    confirmed_old: bool,
    confirmed_new: bool,
    expires: Timestamp,
}

#[derive(Serialize)]
struct Happened<'a> {
    at: Timestamp,
    event: &'static str,
    site: &'a str,
    browser: &'a str,
    network: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewEmail {
    email: String,
    password: String,
}

#[derive(Serialize)]
struct Card<'a> {
    login: &'a str,
    email: &'a str,
    /// Which address the link was sent to: `old` or `new`.
    side: &'static str,
    expires: Timestamp,
}

#[derive(Serialize)]
struct Confirmed {
    /// Whether both sides are confirmed, and the address is changed.
    changed: bool,
}

/// `GET security`.
pub fn show(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    let security = visit.portal.security(&visitor)?;
    Ok(ok(&Shown {
        login: visitor.user.login.as_str(),
        email: visitor.user.email.as_deref(),
        email_proved: security.email_proved,
        pending_email: security.pending_email.as_ref().map(|pending| Pending {
            email: &pending.email,
            confirmed_old: pending.confirmations.old,
            confirmed_new: pending.confirmations.new,
            expires: pending.confirmations.expires,
        }),
        password_changed: security.password_changed,
        activity: security
            .activity
            .iter()
            .map(|row| Happened {
                at: row.at,
                event: row.activity.code(),
                site: &row.site,
                browser: &row.browser,
                network: &row.network,
            })
            .collect(),
    }))
}

/// `POST security/email`: the same answer for every address that could be one (rule U6).
pub fn change_email(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let NewEmail { email, password } = body(visit)?;
    visit.portal.ask_email_change(&visitor, &password, &email)?;
    Ok(answers::done())
}

/// `DELETE security/email`: the address stays as it is.
pub fn keep_email(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    visit.portal.withdraw_email_change(&visitor)?;
    Ok(answers::done())
}

/// `POST security/data`: everything that the portal holds on the user.
pub fn data(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let Proof { password } = body(visit)?;
    Ok(pages::security::as_file(&visit.portal.download_data(&visitor, &password)?))
}

/// `GET security/close`: what it would end.
pub fn closing(visit: &Visit<'_>) -> Result<Response, Refusal> {
    Ok(ok(&visit.portal.closing(&visit.visitor()?)?))
}

/// `POST security/close`.
pub fn close(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let Proof { password } = body(visit)?;
    visit.portal.close_login(&visitor, &password)?;
    Ok(pages::signed_out(answers::done()))
}

/// `GET email/{token}`; looking changes nothing.
pub fn look(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    let card = visit.portal.look_at_email_change(&visit.site, &link_of(token)?)?;
    Ok(ok(&Card { login: &card.login, email: &card.email, side: card.side.as_str(), expires: card.expires }))
}

/// `POST email/{token}`: confirms the address that the link was sent to.
pub fn confirm(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    forgery::check_origin(visit.request)?;
    let changed = visit.portal.confirm_email_change(&visit.site, &link_of(token)?, visit.request.peer)?;
    Ok(ok(&Confirmed { changed }))
}

/// `DELETE email/{token}`: the address stays as it is.
pub fn object(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    forgery::check_origin(visit.request)?;
    visit.portal.object_to_email_change(&visit.site, &link_of(token)?, visit.request.peer)?;
    Ok(answers::done())
}

fn link_of(token: &str) -> Result<Token, Refusal> {
    token.parse().map_err(|_| Error::EmailLinkInvalid.into())
}
