//! Passwords: forgotten, set by link, changed, and the one-time one replaced.

use plugin_api::Response;

use crate::error::Error;
use crate::model::tokens::Token;
use crate::portal::passwords::LinkCard;
use crate::portal::principals::Principal;
use crate::web::arguments::{Form, Secret, WithAnyPassword};
use crate::web::context::RequestContext;
use crate::web::pages::sign_in::entering;
use crate::web::pages::{inside, outside, signed_out, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Forgot, Password};
use crate::web::texts;
use crate::web::{answers, cookies};

/// The form that asks for a link.
pub fn forgot_form(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    let form = cx.form_token()?;
    let page = Forgot { shell: outside(cx, &form), alert: None, done: "", sent: false };
    Ok(form.set_on(render::page(200, page.shell.locale, &page)))
}

/// Asks for a link; the answer is the same for everybody (rule U6).
pub fn forgot(cx: &RequestContext<'_>, fields: Form) -> Result<Response, Refusal> {
    cx.portal.passwords.request_reset(&cx.site, fields.get("login"), cx.request.peer)?;
    let form = cx.form_token()?;
    let page = Forgot { shell: outside(cx, &form), alert: None, done: "", sent: true };
    Ok(render::page(200, page.shell.locale, &page))
}

/// The form behind a link; looking uses nothing up (rule I7).
pub fn set_form(cx: &RequestContext<'_>, token: Secret) -> Result<Response, Refusal> {
    let link = link_of(&token)?;
    let card = cx.portal.passwords.look_at_link(&cx.site, &link)?;
    set_page(cx, &card, None)
}

/// Sets a password by link.
pub fn set(cx: &RequestContext<'_>, token: Secret, fields: Form) -> Result<Response, Refusal> {
    let link = link_of(&token)?;
    let set = twice(fields.get("new"), fields.get("repeat"))
        .and_then(|new| Ok((cx.portal.passwords.set_in(&cx.site, &link, new)?, new)));
    match set {
        Ok(((Some(person), _), new)) => {
            // Who has just proved the mailbox goes on to where they came from, in an account of their own (rule U10).
            let on = answers::see_other(answers::local(&person.next));
            Ok(entering(cx, &person.login, new, on)?)
        }
        Ok(((None, device), _)) => {
            let on = signed_out(answers::see_other("/sign-in?done=password"));
            Ok(with_cookie(on, cookies::set_device(&device)))
        }
        Err(error) if is_of_password(&error) => {
            let card = cx.portal.passwords.look_at_link(&cx.site, &link)?;
            set_page(cx, &card, Some(error))
        }
        Err(error) => Err(error.into()),
    }
}

/// The form that changes one's password.
#[expect(clippy::unnecessary_wraps, reason = "a handler as all others, which may refuse")]
pub fn change_form(cx: &RequestContext<'_>, WithAnyPassword(principal): WithAnyPassword) -> Result<Response, Refusal> {
    Ok(change_page(cx, &principal, None))
}

/// Changes one's password; the session goes on with a new token (rule U8).
pub fn change(
    cx: &RequestContext<'_>,
    WithAnyPassword(principal): WithAnyPassword,
    fields: Form,
) -> Result<Response, Refusal> {
    let changed = twice(fields.get("new"), fields.get("repeat"))
        .and_then(|new| cx.portal.passwords.change(&principal, fields.get("current"), new));
    match changed {
        Ok(token) => {
            let on = if principal.user.one_time_password { "/" } else { "/security?done=password" };
            Ok(with_cookie(answers::see_other(on), cookies::set_session(&token)))
        }
        Err(error) if is_of_password(&error) => Ok(change_page(cx, &principal, Some(error))),
        Err(error) => Err(error.into()),
    }
}

fn set_page(cx: &RequestContext<'_>, card: &LinkCard, error: Option<Error>) -> Result<Response, Refusal> {
    let form = cx.form_token()?;
    let shell = outside(cx, &form);
    let refusal = error.map(Refusal::from);
    let page = Password {
        alert: refusal.as_ref().map(|refusal| texts::refusal(shell.locale, refusal)),
        done: "",
        title: shell.t.passwords.set_title,
        lead: "",
        action: cx.request.path,
        login: &card.login,
        current_label: "",
        min_length: card.min_length,
        hint: (shell.t.passwords.hint)(card.min_length.into()),
        shell,
    };
    Ok(form.set_on(render::page(refusal.map_or(200, |refusal| refusal.status()), page.shell.locale, &page)))
}

fn change_page(cx: &RequestContext<'_>, principal: &Principal, error: Option<Error>) -> Response {
    let shell = inside(cx, principal);
    let min_length = principal.site.passwords.min_length;
    let (title, lead, current_label) = if principal.user.one_time_password {
        (shell.t.passwords.replace_title, shell.t.passwords.replace_lead, shell.t.passwords.one_time_password)
    } else {
        (shell.t.passwords.change_title, shell.t.passwords.change_lead, shell.t.passwords.current_password)
    };
    let refusal = error.map(Refusal::from);
    let page = Password {
        alert: refusal.as_ref().map(|refusal| texts::refusal(shell.locale, refusal)),
        done: "",
        title,
        lead,
        action: "/password",
        login: principal.user.login.as_str(),
        current_label,
        min_length,
        hint: (shell.t.passwords.hint)(min_length.into()),
        shell,
    };
    let response = render::page(refusal.as_ref().map_or(200, Refusal::status), page.shell.locale, &page);
    match refusal.and_then(|refusal| refusal.header()) {
        Some((name, value)) => answers::with(response, name, value),
        None => response,
    }
}

/// The new password, if it was typed the same twice.
pub fn twice<'a>(new: &'a str, repeat: &str) -> Result<&'a str, Error> {
    if new == repeat { Ok(new) } else { Err(Error::PasswordsDiffer) }
}

/// Whether another try in the same form can help.
const fn is_of_password(error: &Error) -> bool {
    matches!(
        error,
        Error::PasswordWrong
            | Error::PasswordTooShort { .. }
            | Error::PasswordTooLong
            | Error::PasswordCommon
            | Error::PasswordObvious
            | Error::PasswordUnchanged
            | Error::PasswordsDiffer
            | Error::SlowDown { .. }
            | Error::Busy { .. }
    )
}

fn link_of(token: &str) -> Result<Token, Refusal> {
    token.parse().map_err(|_| Error::LinkInvalid.into())
}
