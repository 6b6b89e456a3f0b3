//! The page "Security" and the forms that it leads to: another e-mail address, one's data, the end of the login.

use plugin_api::Response;

use crate::error::Error;
use crate::model::activity::Happened;
use crate::model::email_changes::Side;
use crate::model::mailboxes::are_one;
use crate::model::tokens::Token;
use crate::portal::principals::Principal;
use crate::portal::sessions::SessionCard;
use crate::web::arguments::{Form, Secret};
use crate::web::context::RequestContext;
use crate::web::pages::{alert_of, inside, is_of_form, name_of, outside, shown, signed_out};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Alert, EmailLink, Proving, Refused, Section, Security, Shell};

use crate::web::answers;

/// The page.
pub fn show(cx: &RequestContext<'_>, principal: Principal) -> Result<Response, Refusal> {
    let query = cx.query()?;
    let security = cx.portal.security.of(&principal)?;
    let sessions = cx.portal.sessions.list(&principal)?;
    let factor = cx.portal.second_factors.of(&principal)?;
    let shell = inside(cx, &principal);
    let (locale, t) = (shell.locale, shell.t);
    let zone = principal.zone().label(principal.host_says);
    let (email, proved) = (principal.user.email.as_deref(), security.email_proved);
    let password_changed = security.password_changed;
    let section = |id, title, text, at, (path, action)| Section { id, title, text, at, path, action };
    let password_text =
        if password_changed.is_some() { t.security.password_changed } else { t.security.password_unknown };
    let email_text = match email {
        None => t.security.email_none.to_owned(),
        Some(email) if proved => email.to_owned(),
        Some(email) => format!("{email} ({})", t.security.email_unproved),
    };
    let email_text = match &security.email_refused {
        None => email_text,
        Some(words) => format!("{email_text}. {} {words}", t.security.email_refused),
    };
    let page = Security {
        alert: None,
        done: match query.get("done") {
            "one" => shell.t.sessions.session_ended,
            "others" => shell.t.sessions.others_ended,
            "password" => shell.t.passwords.changed,
            "email" => t.security.email_asked,
            "own" => t.security.email_asked_own,
            "kept" => t.security.email_withdrawn,
            "zone" => t.zones.saved,
            _ => "",
        },
        access: vec![
            section(
                "password",
                t.security.password,
                password_text.to_owned(),
                password_changed,
                ("/password", t.security.change_password),
            ),
            section(
                "second-factor",
                shell.t.second_factors.title,
                if factor.since.is_some() { shell.t.second_factors.is_on } else { shell.t.second_factors.is_off }
                    .to_owned(),
                factor.since,
                (
                    "/second-factor",
                    if factor.since.is_some() { shell.t.second_factors.change } else { shell.t.second_factors.set_up },
                ),
            ),
            section("email", t.security.email, email_text, None, ("/security/email", t.security.change_email)),
        ],
        pending: security.pending_email.map(|pending| (pending.email, pending.confirmations.expires)),
        cards: sessions.into_iter().map(|card| SessionCard { site: name_of(cx, locale, &card.site), ..card }).collect(),
        activity: security
            .activity
            .into_iter()
            .map(|row| Happened {
                site: if row.site.is_empty() { row.site } else { name_of(cx, locale, &row.site) },
                ..row
            })
            .collect(),
        zone: zone.clone(),
        yours: vec![
            section("time-zone", t.zones.title, zone, None, ("/time-zone", t.zones.change)),
            section(
                "data",
                t.security.data,
                t.security.data_lead.to_owned(),
                None,
                ("/security/data", t.security.data_open),
            ),
            section(
                "close",
                t.security.close,
                t.security.close_lead.to_owned(),
                None,
                ("/security/close", t.security.close_open),
            ),
        ],
        shell,
    };
    Ok(render::page(200, locale, &page))
}

/// The form that asks for another address.
pub fn email_form(cx: &RequestContext<'_>, principal: Principal) -> Result<Response, Refusal> {
    email_page(cx, &principal, "", None)
}

/// Asks for another address, or takes that back.
pub fn change_email(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    if fields.get("do") == "withdraw" {
        cx.portal.email_changes.withdraw(&principal)?;
        return Ok(answers::see_other("/security?done=kept"));
    }
    let email = fields.get("email");
    match cx.portal.email_changes.ask(&principal, fields.get("password"), email).map_err(Refusal::from) {
        Ok(()) => {
            let own = principal.user.email.as_deref().is_some_and(|own| are_one(own, email));
            Ok(answers::see_other(if own { "/security?done=own" } else { "/security?done=email" }))
        }
        Err(refusal) if is_of_form(&refusal) => email_page(cx, &principal, email, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

/// The form that asks for the password before the download.
#[expect(clippy::unnecessary_wraps, reason = "a handler as all others, which may refuse")]
pub fn data_form(cx: &RequestContext<'_>, principal: Principal) -> Result<Response, Refusal> {
    Ok(data_page(cx, &principal, None))
}

/// The download.
pub fn data(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    match cx.portal.security.download(&principal, fields.get("password")).map_err(Refusal::from) {
        Ok(data) => Ok(as_file(&data)),
        Err(refusal) if is_of_form(&refusal) => Ok(data_page(cx, &principal, Some(&refusal))),
        Err(refusal) => Err(refusal),
    }
}

/// A download as a file that is kept nowhere on the way.
pub fn as_file(data: &impl serde::Serialize) -> Response {
    let response = answers::json(200, "application/json", data);
    answers::with(response, "content-disposition", "attachment; filename=\"my-data.json\"".to_owned())
}

/// What closing one's login ends, and the form that does.
pub fn close_form(cx: &RequestContext<'_>, principal: Principal) -> Result<Response, Refusal> {
    close_page(cx, &principal, None)
}

/// Closes one's login.
pub fn close(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    match cx.portal.closings.close(&principal, fields.get("password")).map_err(Refusal::from) {
        Ok(()) => {
            let t = inside(cx, &principal).t;
            let locale = cx.locale_for(&principal);
            Ok(signed_out(said(Shell::bare(&cx.site, locale), t.security.closed_title, t.security.closed, false)))
        }
        Err(refusal) if is_of_form(&refusal) => close_page(cx, &principal, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

/// What a link about an e-mail address is for; looking changes nothing.
pub fn email_link(cx: &RequestContext<'_>, token: Secret) -> Result<Response, Refusal> {
    email_link_page(cx, &link_of(&token)?, None)
}

/// Confirms the address, or objects.
pub fn answer_email_link(cx: &RequestContext<'_>, token: Secret, fields: Form) -> Result<Response, Refusal> {
    let link = link_of(&token)?;
    let shell = Shell::bare(&cx.site, cx.locale());
    let t = shell.t;
    match fields.get("do") {
        "confirm" => match confirm(cx, &link) {
            Ok((true, true)) => Ok(said(shell, t.security.own_title, t.security.own, false)),
            Ok((true, false)) => Ok(said(shell, t.security.whole_title, t.security.whole, false)),
            Ok((false, _)) => Ok(said(shell, t.security.half_title, t.security.half, false)),
            Err(error) => match Refusal::from(error) {
                refusal if is_of_form(&refusal) => email_link_page(cx, &link, Some(&refusal)),
                refusal => Err(refusal),
            },
        },
        "object" => {
            cx.portal.email_changes.object(&cx.site, &link, cx.request.peer)?;
            Ok(said(shell, t.security.objected_title, t.security.objected, true))
        }
        _ => Err(Refusal::BodyInvalid),
    }
}

/// Confirms an address. Answers whether it is in force now, and whether it was the login's before.
fn confirm(cx: &RequestContext<'_>, link: &Token) -> Result<(bool, bool), Error> {
    let own = cx.portal.email_changes.look_at(&cx.site, link)?.proves;
    cx.portal.email_changes.confirm(&cx.site, link, cx.request.peer).map(|done| (done, own))
}

fn email_page(
    cx: &RequestContext<'_>,
    principal: &Principal,
    typed: &str,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    let unproved = principal.user.email.is_some() && !cx.portal.security.of(principal)?.email_proved;
    let shell = inside(cx, principal);
    let t = shell.t;
    let mut points = vec![t.security.email_point, t.security.email_point_lost];
    points.extend(unproved.then_some(t.security.email_point_own));
    let page = Proving {
        alert: alert(&shell, refusal),
        done: "",
        title: t.security.change_email,
        points,
        accounts: ("", Vec::new()),
        email: Some(typed),
        action: "/security/email",
        button: t.security.email_do,
        destroys: false,
        shell,
    };
    Ok(shown(page.shell.locale, refusal, &page))
}

fn data_page(cx: &RequestContext<'_>, principal: &Principal, refusal: Option<&Refusal>) -> Response {
    let shell = inside(cx, principal);
    let t = shell.t;
    let page = Proving {
        alert: alert(&shell, refusal),
        done: "",
        title: t.security.data_open,
        points: vec![t.security.data_lead, t.security.data_point, t.security.data_point_erp],
        accounts: ("", Vec::new()),
        email: None,
        action: "/security/data",
        button: t.security.data_do,
        destroys: false,
        shell,
    };
    shown(page.shell.locale, refusal, &page)
}

fn close_page(cx: &RequestContext<'_>, principal: &Principal, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let closing = cx.portal.closings.would_end(principal)?;
    let shell = inside(cx, principal);
    let t = shell.t;
    let may = closing.owned.is_empty();
    let page = Proving {
        alert: alert(&shell, refusal),
        done: "",
        title: t.security.close,
        points: vec![t.security.close_point, t.security.close_point_erased, t.security.close_point_kept],
        accounts: if may {
            (t.security.close_point_left, closing.left)
        } else {
            (t.security.close_owned, closing.owned)
        },
        email: None,
        action: "/security/close",
        button: if may { t.security.close_do } else { "" },
        destroys: true,
        shell,
    };
    Ok(shown(page.shell.locale, refusal, &page))
}

fn email_link_page(cx: &RequestContext<'_>, link: &Token, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let card = cx.portal.email_changes.look_at(&cx.site, link)?;
    let form = cx.form_token()?;
    let shell = outside(cx, &form);
    let page = EmailLink {
        alert: alert(&shell, refusal),
        done: "",
        lead: match card.side {
            Side::New if card.proves => shell.t.security.confirm_own,
            Side::New => shell.t.security.confirm_new,
            Side::Old => shell.t.security.confirm_old,
        },
        login: card.login,
        email: card.email,
        expires: card.expires,
        action: cx.request.path,
        shell,
    };
    Ok(form.set_on(shown(page.shell.locale, refusal, &page)))
}

/// What went wrong; the password that is asked for here is no password that was to be changed.
fn alert(shell: &Shell<'_>, refusal: Option<&Refusal>) -> Alert {
    match refusal {
        Some(Refusal::Portal(Error::PasswordWrong)) => {
            Some((shell.t.security.wrong_password, shell.t.security.wrong_password_text.to_owned()))
        }
        other => alert_of(shell.locale, other),
    }
}

/// A page that says that something is done.
fn said(shell: Shell<'_>, title: &'static str, text: &str, offer_link: bool) -> Response {
    let locale = shell.locale;
    render::page(200, locale, &Refused { offer_link, ..Refused::said(shell, title, text) })
}

fn link_of(token: &str) -> Result<Token, Refusal> {
    token.parse().map_err(|_| Error::EmailLinkInvalid.into())
}
