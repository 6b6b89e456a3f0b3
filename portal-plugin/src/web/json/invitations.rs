//! `invitations/{token}`: an invitation, from the side of the one who is invited.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::memberships::Sees;
use crate::model::permissions::Permissions;
use crate::model::sites::{Locale, SiteId};
use crate::model::tokens::Token;
use crate::portal::accepting::{Accepted, NewPerson};
use crate::web::answers;
use crate::web::json::{body, check_call, ok};
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct Card<'a> {
    account: &'a str,
    site: &'a str,
    inviter: &'a str,
    email: &'a str,
    name: &'a str,
    permissions: Permissions,
    sees: Sees,
    sites: Option<&'a [SiteId]>,
    ends: Option<Timestamp>,
    expires: Timestamp,
    /// Whether a user with this address exists, who has to sign in to accept.
    known: bool,
}

/// One way of accepting: as somebody new with a password; signed in, with the mailed code where the address is another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    login: Option<String>,
    name: Option<String>,
    password: Option<String>,
    locale: Option<String>,
    code: Option<String>,
}

#[derive(Serialize)]
struct Entered {
    account: String,
    #[serde(flatten)]
    accepted: Accepted,
}

/// `GET invitations/{token}`.
pub fn show(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    let card = visit.portal.look_at_invitation(&visit.site, &link_of(token)?)?;
    Ok(ok(&Card {
        account: &card.account,
        site: card.site.in_locale(visit.locale(None)),
        inviter: &card.inviter,
        email: &card.email,
        name: &card.name,
        permissions: card.permissions,
        sees: card.sees,
        sites: card.sites.as_deref(),
        ends: card.ends,
        expires: card.expires,
        known: card.known,
    }))
}

/// `POST invitations/{token}`: accepts. Somebody new is not signed in by it.
pub fn accept(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    let link = link_of(token)?;
    let Answer { login, name, password, locale, code } = body(visit)?;
    let accepted = match (password, code) {
        (Some(password), None) => {
            let person = NewPerson {
                login: login.as_deref().unwrap_or_default(),
                name: name.as_deref().unwrap_or_default(),
                password: &password,
                locale: locale.as_deref().and_then(Locale::of_tag),
            };
            visit.portal.accept_as_new(&visit.site, &link, &person)?
        }
        (None, code) => {
            let visitor = visit.visitor()?;
            check_call(visit)?;
            match code {
                Some(code) => visit.portal.accept_with_code(&visitor, &link, &code)?,
                None => visit.portal.accept_invitation(&visitor, &link)?,
            }
        }
        (Some(_), Some(_)) => return Err(Refusal::BodyInvalid),
    };
    Ok(ok(&Entered { account: accepted.account.0.to_string(), accepted }))
}

/// `POST invitations/{token}/code`: mails the code that proves the address.
pub fn mail_code(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    visit.portal.mail_invitation_code(&visitor, &link_of(token)?)?;
    Ok(answers::done())
}

/// `DELETE invitations/{token}`: declines; whoever holds the link may.
pub fn decline(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    crate::web::forgery::check_origin(visit.request)?;
    visit.portal.decline_invitation(&visit.site, &link_of(token)?)?;
    Ok(answers::done())
}

/// `POST invitations/{token}/ask`: asks for a new one; the same answer whatever the link leads to.
pub fn ask(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    crate::web::forgery::check_origin(visit.request)?;
    visit.portal.ask_for_invitation(&visit.site, &link_of(token)?, visit.request.peer)?;
    Ok(answers::done())
}

fn link_of(token: &str) -> Result<Token, Refusal> {
    token.parse().map_err(|_| Error::InvitationUnknown.into())
}
