//! The archive of a list's files: begun by a form, watched on a page that reloads by itself, then fetched.

use plugin_api::{Kind, Response};

use crate::portal::principals::AccountContext;
use crate::portal::zips::ZipId;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::fields::Fields;
use crate::web::pages::seated;
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Zip};
use crate::web::{answers, downloads};

/// How long until the page asks again, in seconds.
const AGAIN: u32 = 2;

/// Begins one from a form that holds the kind and the query of its list.
pub fn begin(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let kind = fields.get("kind").parse().map_err(|_| Refusal::BodyInvalid)?;
    let id = begin_for(cx, &context, kind, fields.get("query"))?;
    Ok(answers::see_other(&format!("/a/{}/zips/{}", context.account.id.0, id.0)))
}

/// Begins one for the list that this query asks for, with or without its question mark.
pub fn begin_for(cx: &RequestContext<'_>, context: &AccountContext, kind: Kind, query: &str) -> Result<ZipId, Refusal> {
    let fields = Fields::of_query(query.strip_prefix('?').unwrap_or(query))?;
    let query = cx.list_query(context, kind, &fields)?;
    Ok(cx.portal.zips.begin(context, kind, &query.listing(&context.principal.today()))?)
}

/// How it stands; the page comes back until it is ready.
pub fn show(cx: &RequestContext<'_>, context: AccountContext, id: ZipId) -> Result<Response, Refusal> {
    let state = cx.portal.zips.state(&context, id)?;
    let shell = seated(cx, &context, Area::Kind(state.kind))?;
    let locale = shell.locale;
    let over = state.failed || state.ready.is_some();
    let base = format!("/a/{}", context.account.id.0);
    let page = Zip { shell, list: format!("{base}/{}", state.kind), base: format!("{base}/zips/{}", id.0), state };
    let answer = render::page(200, locale, &page);
    Ok(if over { answer } else { answers::with(answer, "refresh", AGAIN.to_string()) })
}

/// The archive itself.
pub fn file(cx: &RequestContext<'_>, context: AccountContext, id: ZipId) -> Result<Response, Refusal> {
    Ok(downloads::answer(cx.request, cx.portal.zips.file(&context, id)?))
}
