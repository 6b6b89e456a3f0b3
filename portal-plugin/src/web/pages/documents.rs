//! The documents of an account: overview, lists, one of them, its files.

use plugin_api::actions::ActKind;
use plugin_api::{Kind, Response};

use crate::model::memberships::Role;
use crate::portal::documents::attention::Overview;
use crate::portal::principals::AccountContext;
use crate::web::arguments::{DocumentId, FileId};
use crate::web::context::RequestContext;
use crate::web::fields::{Fields, new_key};
use crate::web::pages::{alert_of, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Detail, Doing, Home};
use crate::web::{answers, downloads, drawings, texts};

/// The overview: how much there is of each kind.
pub fn home(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    let offered = cx.portal.transfers.offered_to(&context)?.is_some();
    let owns = context.membership.role == Role::Owner;
    let recovery = owns && cx.portal.recoveries.to_object_to(&context)?.is_some();
    let today = context.principal.today();
    let Overview { counters, attention, statement } = cx.portal.documents.overview(&context, &today)?;
    let page = Home {
        attention,
        statement,
        shell: seated(cx, &context, Area::Home)?,
        account: context.account.id,
        counters,
        recovery,
        offered,
        asks_owner: !owns && cx.portal.permission_requests.has_owner(context.account.id)?,
        today: &today,
    };
    Ok(render::page(200, page.shell.locale, &page))
}

/// One document.
pub fn document(
    cx: &RequestContext<'_>,
    context: AccountContext,
    kind: Kind,
    id: DocumentId,
) -> Result<Response, Refusal> {
    let done = match cx.query()?.get("done") {
        "" => "",
        done => texts::done(cx.locale_for(&context.principal), done),
    };
    page(cx, &context, (kind, &*id), (&Fields::default(), None), done)
}

/// The page of a document, with what went wrong or was done just now.
pub fn page(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    (kind, id): (Kind, &str),
    (typed, refusal): (&Fields<'_>, Option<&Refusal>),
    done: &'static str,
) -> Result<Response, Refusal> {
    let open = cx.portal.documents.open(context, kind, id)?;
    cx.portal.notices.opened(context, &open.document.summary);
    let shell = seated(cx, context, Area::Kind(kind))?;
    let locale = shell.locale;
    let today = context.principal.today();
    let row = &open.document.summary;
    let asks = kind == Kind::Quotes && row.open && cx.portal.decisions.offers(context, ActKind::AnswerQuotes)?;
    let answerable = asks && row.is_in_time(&today);
    let writes = kind == Kind::Tickets && cx.portal.decisions.offers(context, ActKind::WriteTickets)?;
    let names_products = open.document.body.lines.iter().any(|line| !line.product.is_empty());
    let again = kind == Kind::Orders && names_products && cx.portal.ordering.is_offered(context)?;
    let drawing = typed.get("drawing");
    let doing = Doing {
        key: if answerable || writes { new_key()? } else { String::new() },
        alert: alert_of(locale, refusal),
        done,
        answers: answerable,
        expired: asks && !answerable,
        writes,
        again,
        // What is no drawing is not sent back to be sent again.
        drawing: if drawings::read(drawing).is_ok() { drawing } else { "" },
        signed_by: if refusal.is_some() { typed.get("signed_by") } else { &context.principal.user.name },
        reason: typed.get("reason"),
        text: typed.get("text"),
    };
    let page = shown(locale, refusal, &Detail::new(shell, context.account.id, &open, &today, doing));
    Ok(if answerable { answers::with_script(page) } else { page })
}

/// A file of a document.
pub fn file(
    cx: &RequestContext<'_>,
    context: AccountContext,
    kind: Kind,
    id: DocumentId,
    file: Option<FileId>,
) -> Result<Response, Refusal> {
    Ok(downloads::answer(cx.request, cx.portal.documents.file(&context, kind, &id, file.as_deref())?))
}

/// The picture of a product; the JSON twin answers with the same bytes.
pub fn picture(cx: &RequestContext<'_>, context: AccountContext, id: DocumentId) -> Result<Response, Refusal> {
    Ok(answers::picture(cx.portal.documents.picture(&context, &id)?))
}
