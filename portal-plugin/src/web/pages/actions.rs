//! What customers do on pages: answer a quote, write on tickets, put their own information right.

use plugin_api::actions::{ActKind, Done};
use plugin_api::{Kind, Response};

use crate::error::Error;
use crate::portal::actions::Sent;
use crate::portal::principals::AccountContext;
use crate::web::arguments::{DocumentId, Form};
use crate::web::context::RequestContext;
use crate::web::fields::{Fields, new_key};
use crate::web::pages::{alert_of, documents, is_of_form, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Area, Profile, TicketForm};
use crate::web::uploads::Uploads;
use crate::web::{answers, drawings};

/// Answers a quote.
pub fn on_quote(
    cx: &RequestContext<'_>,
    context: AccountContext,
    id: DocumentId,
    fields: Form,
) -> Result<Response, Refusal> {
    let form = sent(cx, &fields);
    let answer = match fields.get("do") {
        "accept" => {
            let accept = |drawing: Option<_>| {
                let signed = (fields.get("total"), fields.get("signed_by"), drawing.as_ref());
                cx.portal.actions.accept_quote(&context, &id, signed, &form).map(|_| "accepted")
            };
            drawings::read(fields.get("drawing")).and_then(accept)
        }
        "decline" => cx.portal.actions.decline_quote(&context, &id, fields.get("reason"), &form).map(|_| "declined"),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Ok(done) => Ok(answers::see_other(&format!("{}?done={done}", cx.request.path))),
        Err(refusal) if is_of_form(&refusal) => {
            documents::page(cx, &context, (Kind::Quotes, &*id), (&fields, Some(&refusal)), "")
        }
        Err(refusal) => Err(refusal),
    }
}

/// Writes on a ticket, closes it, or takes it up again.
pub fn on_ticket(
    cx: &RequestContext<'_>,
    context: AccountContext,
    id: DocumentId,
    uploads: Uploads,
) -> Result<Response, Refusal> {
    let fields = &uploads.fields;
    let form = sent(cx, fields);
    let answer = match fields.get("do") {
        "reply" => {
            let reply =
                |files: Vec<_>| cx.portal.actions.reply_to_ticket(&context, &id, fields.get("text"), &files, &form);
            uploads.files().and_then(reply).map(|_| "replied")
        }
        "close" => cx.portal.actions.close_ticket(&context, &id, &form).map(|_| "closed"),
        "reopen" => cx.portal.actions.reopen_ticket(&context, &id, &form).map(|_| "reopened"),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Ok(done) => Ok(answers::see_other(&format!("{}?done={done}", cx.request.path))),
        Err(refusal) if is_of_form(&refusal) => {
            documents::page(cx, &context, (Kind::Tickets, &*id), (fields, Some(&refusal)), "")
        }
        Err(refusal) => Err(refusal),
    }
}

/// The form of a new ticket.
pub fn ticket_form(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    ticket_page(cx, &context, &Fields::default(), None)
}

/// Opens a ticket.
pub fn open_ticket(cx: &RequestContext<'_>, context: AccountContext, uploads: Uploads) -> Result<Response, Refusal> {
    let fields = &uploads.fields;
    let typed = (fields.get("subject"), fields.get("text"));
    let open = |files: Vec<_>| cx.portal.actions.open_ticket(&context, typed, &files, &sent(cx, fields));
    match uploads.files().and_then(open).map_err(Refusal::from) {
        Ok(Done { document: Some(link), .. }) => {
            let (kind, id) = (link.kind.as_str(), link.id);
            Ok(answers::see_other(&format!("/a/{}/{kind}/{id}?done=opened", context.account.id.0)))
        }
        Ok(_) => Ok(answers::see_other(&format!("/a/{}/tickets?done=opened", context.account.id.0))),
        Err(refusal) if is_of_form(&refusal) => ticket_page(cx, &context, fields, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

fn ticket_page(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    must_be_offered(cx, context, ActKind::WriteTickets)?;
    let shell = seated(cx, context, Area::Kind(Kind::Tickets))?;
    let locale = shell.locale;
    let (subject, text) = (typed.get("subject"), typed.get("text"));
    let page = TicketForm {
        alert: alert_of(locale, refusal),
        done: "",
        key: new_key()?,
        subject,
        text,
        account: context.account.id,
        words: shell.words(&Kind::Tickets),
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

/// One's own information.
pub fn profile(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    let saved = cx.query()?.get("done") == "saved";
    profile_page(cx, &context, &Fields::default(), None, saved)
}

/// Puts it right.
pub fn edit_profile(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let typed = (fields.get("first_name"), fields.get("last_name"), fields.get("phone"));
    match cx.portal.actions.edit_profile(&context, typed, &sent(cx, &fields)).map_err(Refusal::from) {
        Ok(_) => Ok(answers::see_other(&format!("{}?done=saved", cx.request.path))),
        Err(refusal) if is_of_form(&refusal) => profile_page(cx, &context, &fields, Some(&refusal), false),
        Err(refusal) => Err(refusal),
    }
}

fn profile_page(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
    saved: bool,
) -> Result<Response, Refusal> {
    let known = cx.portal.actions.profile(context)?;
    let offered = known.is_some() && cx.portal.decisions.offers(context, ActKind::EditContact)?;
    let shell = seated(cx, context, Area::Profile)?;
    let locale = shell.locale;
    let known = known.as_ref();
    let value = |name: &str, of: &str| if refusal.is_some() { typed.get(name).to_owned() } else { of.to_owned() };
    let page = Profile {
        alert: alert_of(locale, refusal),
        done: if saved { shell.t.profile.profile_saved } else { "" },
        key: new_key()?,
        offered,
        first_name: value("first_name", known.map_or("", |contact| &contact.first_name)),
        last_name: value("last_name", known.map_or("", |contact| &contact.last_name)),
        phone: value("phone", known.and_then(|contact| contact.phone.as_deref()).unwrap_or_default()),
        email: context.principal.user.email.as_deref().unwrap_or_default(),
        account: context.account.id,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

fn sent<'a>(cx: &RequestContext<'a>, fields: &'a Fields<'_>) -> Sent<'a> {
    Sent { key: fields.get("key"), peer: cx.request.peer }
}

/// Who may not do it, or not in this ERP, gets no form for it.
pub fn must_be_offered(cx: &RequestContext<'_>, context: &AccountContext, act: ActKind) -> Result<(), Refusal> {
    cx.portal.actions.may_act(context, act)?;
    if cx.portal.decisions.offers(context, act)? { Ok(()) } else { Err(Error::ActionNotTaken.into()) }
}
