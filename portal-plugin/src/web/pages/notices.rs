//! The page on which one sees what one was told and chooses how, and the page that stops mails of a sort (rule M2).

use plugin_api::operations::NoticeEvent;
use plugin_api::{Kind, Response};

use crate::error::Error;
use crate::model::notices::NoticeChoice;
use crate::model::tokens::Token;
use crate::portal::notices::NoticeCard;
use crate::portal::principals::AccountContext;
use crate::texts::Texts;
use crate::web::answers;
use crate::web::arguments::{Form, OneClick, Secret};
use crate::web::context::RequestContext;
use crate::web::pages::{outside, seated};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Notice, Notices, Stopping};

/// What the principal was told, and how they are told of each kind.
pub fn list(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    let saved = cx.query()?.get("done") == "saved";
    let (cards, choices) = (cx.portal.notices.list(&context)?, cx.portal.notices.choices(&context)?);
    let shell = seated(cx, &context, Area::Notices)?;
    let page = Notices {
        alert: None,
        done: if saved { shell.t.notices.saved } else { "" },
        account: context.account.id,
        told: cards.into_iter().map(|card| notice(shell.t, card)).collect(),
        choices,
        shell,
    };
    Ok(render::page(200, page.shell.locale, &page))
}

fn notice(t: &Texts, card: NoticeCard) -> Notice {
    let NoticeCard { document, event, told, opened, undelivered } = card;
    let event = match event {
        NoticeEvent::New => t.notices.new,
        NoticeEvent::Answered => t.notices.answered,
        NoticeEvent::DueSoon => t.notices.due_soon,
        NoticeEvent::Overdue => t.notices.overdue,
    };
    let (kind, id, reference) = (document.kind, document.id, document.reference);
    Notice { kind, id, reference, event, told, opened, undelivered }
}

/// Remembers how the principal wants to be told.
pub fn choose(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let sent = Kind::ALL.into_iter().filter_map(|kind| match fields.get(kind.as_str()) {
        "" => None,
        word => Some(word.parse::<NoticeChoice>().map(|choice| (kind, choice))),
    });
    let choices = sent.collect::<Result<Vec<_>, _>>().map_err(|_| Refusal::BodyInvalid)?;
    cx.portal.notices.choose(&context, &choices)?;
    Ok(answers::see_other(&format!("{}?done=saved", cx.request.path)))
}

/// Asks whether mails of a sort are to stop; looking changes nothing (rule I7).
pub fn stop_form(cx: &RequestContext<'_>, token: Secret) -> Result<Response, Refusal> {
    let kinds = cx.portal.notices.told_by(&token_of(&token)?)?;
    stop_page(cx, &kinds, false)
}

/// Stops them, as its page or a mail program asks.
pub fn stop(cx: &RequestContext<'_>, token: Secret, _: OneClick) -> Result<Response, Refusal> {
    let kinds = cx.portal.notices.stop(&token_of(&token)?)?;
    stop_page(cx, &kinds, true)
}

fn stop_page(cx: &RequestContext<'_>, kinds: &[Kind], stopped: bool) -> Result<Response, Refusal> {
    let form = cx.form_token()?;
    let shell = outside(cx, &form);
    let kinds = kinds.iter().map(|kind| shell.words(kind).plural).collect::<Vec<_>>().join(", ");
    let page = Stopping { action: cx.request.path, kinds, stopped, shell };
    Ok(form.set_on(render::page(200, page.shell.locale, &page)))
}

/// The token in a path.
pub fn token_of(token: &str) -> Result<Token, Refusal> {
    token.parse().map_err(|_| Error::DocumentUnknown.into())
}
