//! An invitation, from the side of the one who is invited: seen, accepted, proved, declined (rules §6).

use plugin_api::Response;

use crate::error::Error;
use crate::model::mailboxes::are_one;
use crate::model::sites::Locale;
use crate::model::tokens::Token;
use crate::portal::accepting::{Accepted, InvitationCard, NewPerson};
use crate::portal::visits::Visitor;
use crate::web::fields::Fields;
use crate::web::pages::passwords::twice;
use crate::web::pages::signing::entering;
use crate::web::pages::{alert_of, inside, is_of_form, names_of, on_to, outside, shown, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Invitation, Over, Refused, Shell, scope};
use crate::web::visit::Visit;
use crate::web::{answers, cookies, forgery, texts};

/// What the link offers; looking changes nothing (rule I7).
pub fn show(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    let link = link_of(token)?;
    let visitor = visit.visitor().ok();
    let mailed = visit.query()?.get("done") == "code";
    match page(visit, &link, visitor.as_ref(), &Fields::default(), None, mailed) {
        Err(refusal) if can_be_asked_for_anew(&refusal) => over(visit, visitor.as_ref(), Some(&refusal)),
        answer => answer,
    }
}

/// Accepts, proves the address, declines, or asks for a new one.
pub fn answer(visit: &Visit<'_>, token: &str) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let link = link_of(token)?;
    let visitor = visit.visitor().ok();
    match &visitor {
        Some(_) => forgery::check_session(&visit.cookies, fields.get("csrf"))?,
        None => forgery::check_form(&visit.cookies, fields.get("csrf"))?,
    }
    let answer = match (fields.get("do"), &visitor) {
        ("decline", _) => return declined(visit, &link),
        ("ask", _) => {
            visit.portal.ask_for_invitation(&visit.site, &link, visit.request.peer)?;
            return over(visit, visitor.as_ref(), None);
        }
        ("join", None) => join(visit, &link, &fields),
        ("accept", Some(visitor)) => {
            visit.portal.accept_invitation(visitor, &link).and_then(|accepted| enter(visit, visitor, &accepted))
        }
        ("prove", Some(visitor)) => {
            let accepted = visit.portal.accept_with_code(visitor, &link, fields.get("code"));
            accepted.and_then(|accepted| enter(visit, visitor, &accepted))
        }
        ("code", Some(visitor)) => visit
            .portal
            .mail_invitation_code(visitor, &link)
            .map(|()| answers::see_other(&format!("{}?done=code", visit.request.path))),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Err(refusal) if is_of_form(&refusal) || refusal == Refusal::Portal(Error::CodeOver) => {
            page(visit, &link, visitor.as_ref(), &fields, Some(&refusal), false)
        }
        // Not where its inviter may no longer invite: the owner has just been told.
        Err(refusal) if refusal == Refusal::Portal(Error::InvitationExpired) => {
            over(visit, visitor.as_ref(), Some(&refusal))
        }
        answer => answer,
    }
}

/// Accepts as somebody new, who is signed in with the password just chosen.
fn join(visit: &Visit<'_>, link: &Token, fields: &Fields<'_>) -> Result<Response, Error> {
    let password = twice(fields.get("new"), fields.get("repeat"))?;
    let locale = visit.cookies.language;
    let person = NewPerson { login: fields.get("login"), name: fields.get("name"), password, locale };
    let accepted = visit.portal.accept_as_new(&visit.site, link, &person)?;
    entering(visit, &accepted.login, password, entered(&accepted))
}

/// Switches to the account and goes on there; one that cannot be entered on this site says so itself.
fn enter(visit: &Visit<'_>, visitor: &Visitor, accepted: &Accepted) -> Result<Response, Error> {
    match visit.portal.enter(visitor, visit.token()?, accepted.account) {
        Ok(token) => Ok(with_cookie(entered(accepted), cookies::set_session(&token))),
        Err(Error::DocumentUnknown) => Ok(entered(accepted)),
        Err(error) => Err(error),
    }
}

/// On to the account.
fn entered(accepted: &Accepted) -> Response {
    answers::see_other(&format!("/a/{}", accepted.account.0))
}

fn declined(visit: &Visit<'_>, link: &Token) -> Result<Response, Refusal> {
    visit.portal.decline_invitation(&visit.site, link)?;
    let locale = visit.locale(None);
    let shell = Shell::bare(&visit.site, locale);
    let (title, text) = (shell.p.declined_title, shell.p.declined);
    Ok(render::page(200, locale, &Refused::said(shell, title, text)))
}

/// Whether somebody can be asked for a new one: the inviter, or the owner.
const fn can_be_asked_for_anew(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Portal(Error::InvitationExpired | Error::InvitationInviterLost))
}

/// The page of one that can be answered no more, which offers to ask for another; and, without a refusal, that it was asked.
fn over(visit: &Visit<'_>, visitor: Option<&Visitor>, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let form = visit.form_token()?;
    let shell = match visitor {
        Some(visitor) => inside(visit, visitor),
        None => outside(visit, &form),
    };
    let shell = Shell { here: visit.request.path.to_owned(), ..shell };
    let locale = shell.locale;
    let (title, text) = match refusal {
        Some(refusal) => texts::refusal(locale, refusal),
        None => (shell.p.asked_title, shell.p.asked.to_owned()),
    };
    let page = Over { title, text, code: refusal.map_or("", Refusal::code), action: visit.request.path, shell };
    Ok(form.set_on(shown(locale, refusal, &page)))
}

fn page(
    visit: &Visit<'_>,
    link: &Token,
    visitor: Option<&Visitor>,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
    mailed: bool,
) -> Result<Response, Refusal> {
    let card = visit.portal.look_at_invitation(&visit.site, link)?;
    let locale = locale(visit, visitor, &card);
    let form = visit.form_token()?;
    let shell = match visitor {
        Some(visitor) => inside(visit, visitor),
        None => outside(visit, &form),
    };
    let shell = Shell { here: visit.request.path.to_owned(), ..shell.in_locale(locale) };
    let sites = names_of(visit, locale, card.sites.as_deref());
    let min_length = visit.site.passwords.min_length;
    let own = visitor.and_then(|visitor| visitor.user.email.as_deref());
    let is_other = refusal.is_some_and(|refusal| *refusal == Refusal::Portal(Error::InvitationOtherAddress));
    let page = Invitation {
        alert: alert_of(locale, refusal),
        done: if mailed { shell.p.code_mailed } else { "" },
        scope: scope(locale, card.permissions, card.sees, sites.as_deref(), card.ends),
        action: visit.request.path,
        sign_in: on_to("/sign-in", visit.request.path, false),
        fits: !is_other && own.is_some_and(|own| are_one(own, &card.email)),
        login: typed.get("login"),
        name: if typed.get("name").is_empty() { &card.name } else { typed.get("name") },
        min_length,
        hint: texts::password_hint(locale, min_length),
        card: &card,
        shell,
    };
    Ok(form.set_on(shown(locale, refusal, &page)))
}

/// The language of the one who is invited: chosen on this browser, their own, the one that the inviter chose, the site's.
fn locale(visit: &Visit<'_>, visitor: Option<&Visitor>, card: &InvitationCard) -> Locale {
    let own = visitor.and_then(|visitor| visitor.user.locale);
    visit.cookies.language.or(own).or(card.locale).unwrap_or(visit.site.locale)
}

fn link_of(token: &str) -> Result<Token, Refusal> {
    token.parse().map_err(|_| Error::InvitationUnknown.into())
}
