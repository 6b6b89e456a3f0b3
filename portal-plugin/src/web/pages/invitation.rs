//! An invitation, from the side of the one who is invited: seen, accepted, proved, declined (rules §6).

use plugin_api::Response;

use crate::error::Error;
use crate::model::locales::Locale;
use crate::model::mailboxes::are_one;
use crate::model::tokens::Token;
use crate::portal::accepting::{Accepted, InvitationCard, NewPerson};
use crate::portal::principals::Principal;
use crate::web::arguments::{Form, InvitationLink};
use crate::web::context::RequestContext;
use crate::web::fields::Fields;
use crate::web::pages::passwords::twice;
use crate::web::pages::sign_in::entering;
use crate::web::pages::{alert_of, inside, is_of_form, names_of, on_to, outside, shown, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Invitation, Over, Refused, Shell, scope};
use crate::web::{answers, cookies, texts};

/// What the link offers; looking changes nothing (rule I7).
pub fn show(
    cx: &RequestContext<'_>,
    InvitationLink(link): InvitationLink,
    principal: Option<Principal>,
) -> Result<Response, Refusal> {
    let mailed = cx.query()?.get("done") == "code";
    match page(cx, &link, principal.as_ref(), &Fields::default(), None, mailed) {
        Err(refusal) if can_be_asked_for_anew(&refusal) => over(cx, principal.as_ref(), Some(&refusal)),
        answer => answer,
    }
}

/// Accepts, proves the address, declines, or asks for a new one.
pub fn answer(
    cx: &RequestContext<'_>,
    InvitationLink(link): InvitationLink,
    principal: Option<Principal>,
    fields: Form,
) -> Result<Response, Refusal> {
    let answer = match (fields.get("do"), &principal) {
        ("decline", _) => return declined(cx, &link),
        ("ask", _) => {
            cx.portal.accepting.ask_for_another(&cx.site, &link, cx.request.peer)?;
            return over(cx, principal.as_ref(), None);
        }
        ("join", None) => join(cx, &link, &fields),
        ("accept", Some(principal)) => {
            cx.portal.accepting.accept(principal, &link).and_then(|accepted| enter(cx, principal, &accepted))
        }
        ("prove", Some(principal)) => {
            let accepted = cx.portal.accepting.accept_with_code(principal, &link, fields.get("code"));
            accepted.and_then(|accepted| enter(cx, principal, &accepted))
        }
        ("code", Some(principal)) => cx
            .portal
            .accepting
            .mail_code(principal, &link)
            .map(|()| answers::see_other(&format!("{}?done=code", cx.request.path))),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Err(refusal) if is_of_form(&refusal) || refusal == Refusal::Portal(Error::CodeOver) => {
            page(cx, &link, principal.as_ref(), &fields, Some(&refusal), false)
        }
        // Not where its inviter may no longer invite: the owner has just been told.
        Err(refusal) if refusal == Refusal::Portal(Error::InvitationExpired) => {
            over(cx, principal.as_ref(), Some(&refusal))
        }
        answer => answer,
    }
}

/// Accepts as somebody new, who is signed in with the password just chosen.
fn join(cx: &RequestContext<'_>, link: &Token, fields: &Fields<'_>) -> Result<Response, Error> {
    let password = twice(fields.get("new"), fields.get("repeat"))?;
    let locale = cx.cookies.language;
    let person = NewPerson { login: fields.get("login"), name: fields.get("name"), password, locale };
    let accepted = cx.portal.accepting.accept_as_new(&cx.site, link, &person)?;
    entering(cx, &accepted.login, password, entered(&accepted))
}

/// Switches to the account and goes on there; one that cannot be entered on this site says so itself.
fn enter(cx: &RequestContext<'_>, principal: &Principal, accepted: &Accepted) -> Result<Response, Error> {
    match cx.portal.accounts.enter(principal, cx.token()?, accepted.account) {
        Ok(token) => Ok(with_cookie(entered(accepted), cookies::set_session(&token))),
        Err(Error::DocumentUnknown) => Ok(entered(accepted)),
        Err(error) => Err(error),
    }
}

/// On to the account.
fn entered(accepted: &Accepted) -> Response {
    answers::see_other(&format!("/a/{}", accepted.account.0))
}

fn declined(cx: &RequestContext<'_>, link: &Token) -> Result<Response, Refusal> {
    cx.portal.accepting.decline(&cx.site, link)?;
    let locale = cx.locale();
    let shell = Shell::bare(&cx.site, locale);
    let (title, text) = (shell.t.invitation.declined_title, shell.t.invitation.declined);
    Ok(render::page(200, locale, &Refused::said(shell, title, text)))
}

/// Whether somebody can be asked for a new one: the inviter, or the owner.
const fn can_be_asked_for_anew(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Portal(Error::InvitationExpired | Error::InvitationInviterLost))
}

/// The page of one that can be answered no more, which offers to ask for another; and, without a refusal, that it was asked.
fn over(
    cx: &RequestContext<'_>,
    principal: Option<&Principal>,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    let form = cx.form_token()?;
    let shell = match principal {
        Some(principal) => inside(cx, principal),
        None => outside(cx, &form),
    };
    let shell = Shell { here: cx.request.path.to_owned(), ..shell };
    let locale = shell.locale;
    let (title, text) = match refusal {
        Some(refusal) => texts::refusal(locale, refusal),
        None => (shell.t.invitation.asked_title, shell.t.invitation.asked.to_owned()),
    };
    let page = Over { title, text, code: refusal.map_or("", Refusal::code), action: cx.request.path, shell };
    Ok(form.set_on(shown(locale, refusal, &page)))
}

fn page(
    cx: &RequestContext<'_>,
    link: &Token,
    principal: Option<&Principal>,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
    mailed: bool,
) -> Result<Response, Refusal> {
    let card = cx.portal.accepting.look_at(&cx.site, link)?;
    let locale = locale(cx, principal, &card);
    let form = cx.form_token()?;
    let shell = match principal {
        Some(principal) => inside(cx, principal),
        None => outside(cx, &form),
    };
    let shell = Shell { here: cx.request.path.to_owned(), ..shell.in_locale(locale) };
    let sites = names_of(cx, locale, card.sites.as_deref());
    let min_length = cx.site.passwords.min_length;
    let own = principal.and_then(|principal| principal.user.email.as_deref());
    let is_other = refusal.is_some_and(|refusal| *refusal == Refusal::Portal(Error::InvitationOtherAddress));
    let page = Invitation {
        alert: alert_of(locale, refusal),
        done: if mailed { shell.t.invitation.code_mailed } else { "" },
        scope: scope((locale, shell.zone), card.permissions, card.sees, sites.as_deref(), card.ends),
        action: cx.request.path,
        sign_in: on_to("/sign-in", cx.request.path, false),
        fits: !is_other && own.is_some_and(|own| are_one(own, &card.email)),
        login: typed.get("login"),
        name: if typed.get("name").is_empty() { &card.name } else { typed.get("name") },
        min_length,
        hint: (texts::of(locale).passwords.hint)(min_length.into()),
        card: &card,
        shell,
    };
    Ok(form.set_on(shown(locale, refusal, &page)))
}

/// The language of the one who is invited: their own, chosen on this browser, the one that the inviter chose, asked for by the
/// browser, the site's.
fn locale(cx: &RequestContext<'_>, principal: Option<&Principal>, card: &InvitationCard) -> Locale {
    let own = principal.and_then(|principal| principal.user.locale);
    own.unwrap_or_else(|| cx.locale_outside(card.locale))
}
