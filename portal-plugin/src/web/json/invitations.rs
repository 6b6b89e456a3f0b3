//! `invitations/{token}`: an invitation, from the side of the one who is invited.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::model::locales::Locale;
use crate::model::memberships::Sees;
use crate::model::permissions::Permissions;
use crate::model::sites::SiteId;
use crate::portal::accepting::{Accepted, NewPerson};
use crate::portal::principals::Principal;
use crate::web::arguments::{InvitationLink, Json, principal_of_call};
use crate::web::context::RequestContext;
use crate::web::json::{Answered, Done, done, ok};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;

#[derive(Serialize, JsonSchema)]
pub struct InvitationCard<'a> {
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
    /// Whether a user with this address exists, proved or not, who has to sign in to accept.
    known: bool,
}

/// One way of accepting: as somebody new with a password; signed in, with the mailed code where the address is another.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The login of somebody new; left out, it is the address.
    login: Option<String>,
    /// The name of somebody new; left out, it is the one that the inviter gave.
    #[schemars(length(max = 120))]
    name: Option<String>,
    /// The password of somebody new.
    #[schemars(length(min = 15, max = 256))]
    password: Option<String>,
    /// The language of somebody new, `en` or `fr`.
    locale: Option<String>,
    /// The six digits that were mailed to the invited address.
    #[schemars(regex(pattern = shapes::CODE))]
    code: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct Entered {
    account: String,
    #[serde(flatten)]
    accepted: Accepted,
}

/// `GET invitations/{token}`.
pub fn show(cx: &RequestContext<'_>, InvitationLink(link): InvitationLink) -> Answered<InvitationCard<'static>> {
    let card = cx.portal.accepting.look_at(&cx.site, &link)?;
    Ok(ok(&InvitationCard {
        account: &card.account,
        site: card.site.in_locale(cx.locale()),
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
pub fn accept(
    cx: &RequestContext<'_>,
    InvitationLink(link): InvitationLink,
    Json(AcceptInvitation { login, name, password, locale, code }): Json<AcceptInvitation>,
) -> Answered<Entered> {
    let accepted = match (password, code) {
        (Some(password), None) => {
            let person = NewPerson {
                login: login.as_deref().unwrap_or_default(),
                name: name.as_deref().unwrap_or_default(),
                password: &password,
                locale: locale.as_deref().and_then(Locale::of_tag),
            };
            cx.portal.accepting.accept_as_new(&cx.site, &link, &person)?
        }
        (None, code) => {
            let principal = principal_of_call(cx)?;
            match code {
                Some(code) => cx.portal.accepting.accept_with_code(&principal, &link, &code)?,
                None => cx.portal.accepting.accept(&principal, &link)?,
            }
        }
        (Some(_), Some(_)) => return Err(Refusal::BodyInvalid),
    };
    Ok(ok(&Entered { account: accepted.account.0.to_string(), accepted }))
}

/// `POST invitations/{token}/code`: mails the code that proves the address.
pub fn mail_code(
    cx: &RequestContext<'_>,
    principal: Principal,
    InvitationLink(link): InvitationLink,
) -> Result<Done, Refusal> {
    cx.portal.accepting.mail_code(&principal, &link)?;
    Ok(done())
}

/// `DELETE invitations/{token}`: declines; whoever holds the link may.
pub fn decline(cx: &RequestContext<'_>, InvitationLink(link): InvitationLink) -> Result<Done, Refusal> {
    cx.portal.accepting.decline(&cx.site, &link)?;
    Ok(done())
}

/// `POST invitations/{token}/ask`: asks for a new one; the same answer whatever the link leads to.
pub fn ask(cx: &RequestContext<'_>, InvitationLink(link): InvitationLink) -> Result<Done, Refusal> {
    cx.portal.accepting.ask_for_another(&cx.site, &link, cx.request.peer)?;
    Ok(done())
}
