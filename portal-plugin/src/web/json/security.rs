//! `security` and `email`: how one's login is kept safe, one's data, the end of the login, another e-mail address.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::tokens::Token;
use crate::portal::closing::Closing;
use crate::portal::principals::Principal;
use crate::web::answers;
use crate::web::arguments::{Json, Secret};
use crate::web::context::RequestContext;
use crate::web::json::{Answered, Done, File, done, ok};
use crate::web::openapi::shapes;
use crate::web::pages;
use crate::web::refusals::Refusal;

#[derive(Serialize, JsonSchema)]
pub struct Security<'a> {
    login: &'a str,
    email: Option<&'a str>,
    email_proved: bool,
    /// Why the newest mail to the address reached nobody, in the mail server's words; null where none was refused of late.
    email_refused: Option<&'a str>,
    pending_email: Option<PendingEmail<'a>>,
    password_changed: Option<Timestamp>,
    /// The last 90 days, the newest first, 200 at the most.
    activity: Vec<ActivityItem<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct PendingEmail<'a> {
    email: &'a str,
    confirmed_old: bool,
    confirmed_new: bool,
    expires: Timestamp,
}

#[derive(Serialize, JsonSchema)]
pub struct ActivityItem<'a> {
    at: Timestamp,
    event: &'static str,
    site: &'a str,
    browser: &'a str,
    network: &'a str,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnPassword {
    /// The password.
    #[schemars(extend("format" = "password"))]
    password: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEmail {
    /// The new address, or one's own that nobody has proved.
    #[schemars(length(max = 254), regex(pattern = shapes::EMAIL), example = "zoe@example.org")]
    email: String,
    /// The password.
    #[schemars(extend("format" = "password"))]
    password: String,
}

#[derive(Serialize, JsonSchema)]
pub struct EmailChange<'a> {
    login: &'a str,
    email: &'a str,
    /// Which address the link was sent to: `old` or `new`.
    side: &'static str,
    expires: Timestamp,
}

#[derive(Serialize, JsonSchema)]
pub struct EmailConfirmed {
    /// Whether both sides are confirmed, and the address is changed.
    changed: bool,
}

/// `GET security`.
pub fn show(cx: &RequestContext<'_>, principal: Principal) -> Answered<Security<'static>> {
    let security = cx.portal.security.of(&principal)?;
    Ok(ok(&Security {
        login: principal.user.login.as_str(),
        email: principal.user.email.as_deref(),
        email_proved: security.email_proved,
        email_refused: security.email_refused.as_deref(),
        pending_email: security.pending_email.as_ref().map(|pending| PendingEmail {
            email: &pending.email,
            confirmed_old: pending.confirmations.old,
            confirmed_new: pending.confirmations.new,
            expires: pending.confirmations.expires,
        }),
        password_changed: security.password_changed,
        activity: security
            .activity
            .iter()
            .map(|row| ActivityItem {
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
pub fn change_email(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(NewEmail { email, password }): Json<NewEmail>,
) -> Result<Done, Refusal> {
    cx.portal.email_changes.ask(&principal, &password, &email)?;
    Ok(done())
}

/// `DELETE security/email`: the address stays as it is.
pub fn keep_email(cx: &RequestContext<'_>, principal: Principal) -> Result<Done, Refusal> {
    cx.portal.email_changes.withdraw(&principal)?;
    Ok(done())
}

/// `POST security/data`: everything that the portal holds on the user.
pub fn data(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(OwnPassword { password }): Json<OwnPassword>,
) -> Result<File, Refusal> {
    Ok(File(pages::security::as_file(&cx.portal.security.download(&principal, &password)?)))
}

/// `GET security/close`: what it would end.
pub fn closing(cx: &RequestContext<'_>, principal: Principal) -> Answered<Closing> {
    Ok(ok(&cx.portal.closings.would_end(&principal)?))
}

/// `POST security/close`.
pub fn close(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(OwnPassword { password }): Json<OwnPassword>,
) -> Result<Done, Refusal> {
    cx.portal.closings.close(&principal, &password)?;
    Ok(Done(pages::signed_out(answers::done())))
}

/// `GET email/{token}`; looking changes nothing.
pub fn look(cx: &RequestContext<'_>, token: Secret) -> Answered<EmailChange<'static>> {
    let card = cx.portal.email_changes.look_at(&cx.site, &link_of(&token)?)?;
    Ok(ok(&EmailChange { login: &card.login, email: &card.email, side: card.side.as_str(), expires: card.expires }))
}

/// `POST email/{token}`: confirms the address that the link was sent to.
pub fn confirm(cx: &RequestContext<'_>, token: Secret) -> Answered<EmailConfirmed> {
    let changed = cx.portal.email_changes.confirm(&cx.site, &link_of(&token)?, cx.request.peer)?;
    Ok(ok(&EmailConfirmed { changed }))
}

/// `DELETE email/{token}`: the address stays as it is.
pub fn object(cx: &RequestContext<'_>, token: Secret) -> Result<Done, Refusal> {
    cx.portal.email_changes.object(&cx.site, &link_of(&token)?, cx.request.peer)?;
    Ok(done())
}

fn link_of(token: &str) -> Result<Token, Refusal> {
    token.parse().map_err(|_| Error::EmailLinkInvalid.into())
}
