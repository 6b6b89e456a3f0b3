//! `notices`: what one was told, how one wants to be told, and the end of mails of a sort (rule M2).

use plugin_api::Kind;
use plugin_api::operations::NoticeEvent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::model::notices::NoticeChoice;
use crate::portal::principals::AccountContext;
use crate::web::arguments::{Json, Secret};
use crate::web::context::RequestContext;
use crate::web::json::{Answered, Done, done, ok};
use crate::web::pages::notices::token_of;
use crate::web::refusals::Refusal;

#[derive(Serialize, JsonSchema)]
pub struct Notices {
    /// Within the last 90 days, the newest first, 25 at the most.
    notices: Vec<NoticeItem>,
    choices: Vec<NoticeChoiceItem>,
}

#[derive(Serialize, JsonSchema)]
pub struct NoticeItem {
    kind: Kind,
    /// The document's id.
    id: String,
    reference: String,
    event: NoticeEvent,
    told: Timestamp,
    /// Whether the document was opened since.
    opened: bool,
    /// Why its mail reached nobody, in the mail server's words; null where it was not refused.
    undelivered: Option<String>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeChoiceItem {
    kind: Kind,
    choice: NoticeChoice,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeChoices {
    /// A kind that is not named stays as it is.
    #[schemars(length(max = 20))]
    choices: Vec<NoticeChoiceItem>,
}

#[derive(Serialize, JsonSchema)]
pub struct NoticeKinds {
    kinds: Vec<Kind>,
}

/// `GET a/{account}/notices`.
pub fn list(cx: &RequestContext<'_>, context: AccountContext) -> Answered<Notices> {
    let notices = cx.portal.notices.list(&context)?.into_iter().map(|card| NoticeItem {
        kind: card.document.kind,
        id: card.document.id,
        reference: card.document.reference,
        event: card.event,
        told: card.told,
        opened: card.opened,
        undelivered: card.undelivered,
    });
    let choices = cx.portal.notices.choices(&context)?;
    let choices = choices.into_iter().map(|(kind, choice)| NoticeChoiceItem { kind, choice });
    Ok(ok(&Notices { notices: notices.collect(), choices: choices.collect() }))
}

/// `POST a/{account}/notices`.
pub fn choose(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(NoticeChoices { choices }): Json<NoticeChoices>,
) -> Result<Done, Refusal> {
    let choices: Vec<_> = choices.into_iter().map(|NoticeChoiceItem { kind, choice }| (kind, choice)).collect();
    cx.portal.notices.choose(&context, &choices)?;
    Ok(done())
}

/// `GET notices/stop/{token}`: looking changes nothing.
pub fn told(cx: &RequestContext<'_>, token: Secret) -> Answered<NoticeKinds> {
    Ok(ok(&NoticeKinds { kinds: cx.portal.notices.told_by(&token_of(&token)?)? }))
}

/// `POST notices/stop/{token}`.
pub fn stop(cx: &RequestContext<'_>, token: Secret) -> Answered<NoticeKinds> {
    Ok(ok(&NoticeKinds { kinds: cx.portal.notices.stop(&token_of(&token)?)? }))
}
