//! Passwords: forgotten, set by link, changed, and the one-time one replaced.

use plugin_api::Response;

use crate::error::Error;
use crate::model::tokens::Token;
use crate::portal::signing::LinkCard;
use crate::portal::visits::Visitor;
use crate::web::pages::signing::entering;
use crate::web::pages::{inside, outside, signed_out, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Forgot, Password};
use crate::web::texts;
use crate::web::visit::Visit;
use crate::web::{answers, cookies, forgery};

/// The form that asks for a link.
pub fn forgot_form(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let form = visit.form_token()?;
    let page = Forgot { shell: outside(visit, &form), alert: None, done: "", sent: false };
    Ok(form.set_on(render::page(200, page.shell.locale, &page)))
}

/// Asks for a link; the answer is the same for everybody (rule U6).
pub fn forgot(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    forgery::check_form(&visit.cookies, fields.get("csrf"))?;
    visit.portal.request_reset(&visit.site, fields.get("login"), visit.request.peer)?;
    let form = visit.form_token()?;
    let page = Forgot { shell: outside(visit, &form), alert: None, done: "", sent: true };
    Ok(render::page(200, page.shell.locale, &page))
}

/// The form behind a link; looking uses nothing up (rule I7).
pub fn set_form(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    let link = link_of(token)?;
    let card = visit.portal.look_at_link(&visit.site, &link)?;
    set_page(visit, &card, None)
}

/// Sets a password by link.
pub fn set(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    forgery::check_form(&visit.cookies, fields.get("csrf"))?;
    let link = link_of(token)?;
    let set = twice(fields.get("new"), fields.get("repeat"))
        .and_then(|new| Ok((visit.portal.set_password_in(&visit.site, &link, new)?, new)));
    match set {
        Ok(((Some(person), _), new)) => {
            // Who has just proved the mailbox goes on to where they came from, in an account of their own (rule U10).
            let on = answers::see_other(answers::local(&person.next));
            Ok(entering(visit, &person.login, new, on)?)
        }
        Ok(((None, device), _)) => {
            let on = signed_out(answers::see_other("/sign-in?done=password"));
            Ok(with_cookie(on, cookies::set_device(&device)))
        }
        Err(error) if is_of_password(&error) => {
            let card = visit.portal.look_at_link(&visit.site, &link)?;
            set_page(visit, &card, Some(error))
        }
        Err(error) => Err(error.into()),
    }
}

/// The form that changes one's password.
pub fn change_form(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor_with_any_password()?;
    Ok(change_page(visit, &visitor, None))
}

/// Changes one's password; the session goes on with a new token (rule U8).
pub fn change(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let visitor = visit.visitor_with_any_password()?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let changed = twice(fields.get("new"), fields.get("repeat"))
        .and_then(|new| visit.portal.change_password(&visitor, fields.get("current"), new));
    match changed {
        Ok(token) => {
            let on = if visitor.user.one_time_password { "/" } else { "/security?done=password" };
            Ok(with_cookie(answers::see_other(on), cookies::set_session(&token)))
        }
        Err(error) if is_of_password(&error) => Ok(change_page(visit, &visitor, Some(error))),
        Err(error) => Err(error.into()),
    }
}

fn set_page(visit: &Visit<'_>, card: &LinkCard, error: Option<Error>) -> Result<Response, Refusal> {
    let form = visit.form_token()?;
    let shell = outside(visit, &form);
    let refusal = error.map(Refusal::from);
    let page = Password {
        alert: refusal.as_ref().map(|refusal| texts::refusal(shell.locale, refusal)),
        done: "",
        title: shell.t.set_title,
        lead: "",
        action: visit.request.path,
        login: &card.login,
        current_label: "",
        min_length: card.min_length,
        hint: texts::password_hint(shell.locale, card.min_length),
        shell,
    };
    Ok(form.set_on(render::page(refusal.map_or(200, |refusal| refusal.status()), page.shell.locale, &page)))
}

fn change_page(visit: &Visit<'_>, visitor: &Visitor, error: Option<Error>) -> Response {
    let shell = inside(visit, visitor);
    let min_length = visitor.site.passwords.min_length;
    let (title, lead, current_label) = if visitor.user.one_time_password {
        (shell.t.replace_title, shell.t.replace_lead, shell.t.one_time_password)
    } else {
        (shell.t.change_title, shell.t.change_lead, shell.t.current_password)
    };
    let refusal = error.map(Refusal::from);
    let page = Password {
        alert: refusal.as_ref().map(|refusal| texts::refusal(shell.locale, refusal)),
        done: "",
        title,
        lead,
        action: "/password",
        login: visitor.user.login.as_str(),
        current_label,
        min_length,
        hint: texts::password_hint(shell.locale, min_length),
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
