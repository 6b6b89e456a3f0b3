//! `a/{account}/zips`: the files of a list in one archive, made while the caller asks how far it is.

use plugin_api::Kind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::ids;
use crate::portal::principals::AccountContext;
use crate::portal::zips::ZipId;
use crate::web::arguments::Json;
use crate::web::context::RequestContext;
use crate::web::downloads;
use crate::web::json::{Accepted, Answered, File, ok};
use crate::web::pages::zips::begin_for;
use crate::web::refusals::Refusal;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewZip {
    /// The kind of the list.
    kind: Kind,
    /// The query of the list.
    #[serde(default)]
    #[schemars(length(max = 2000), example = "open=1&sort=-total")]
    query: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Zip {
    /// Its id.
    #[schemars(regex(pattern = ids::SHAPE))]
    id: String,
    /// How it stands.
    status: ZipStatus,
    /// How many documents are in it by now.
    done: usize,
    /// How many documents the list has, as far as an archive holds them.
    of: usize,
    /// Whether the list has more than an archive holds.
    more: bool,
    /// How many documents had no file, once it is ready.
    left_out: Option<usize>,
    /// Its size in bytes, once it is ready.
    size: Option<u64>,
    /// Where to fetch it, once it is ready.
    file: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum ZipStatus {
    /// It is being made.
    Making,
    /// It can be fetched.
    Ready,
    /// It could not be made.
    Failed,
}

/// `POST a/{account}/zips`: how it stands; `location` says where to ask again.
pub fn begin(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(NewZip { kind, query }): Json<NewZip>,
) -> Result<Accepted<Zip>, Refusal> {
    let id = begin_for(cx, &context, kind, &query)?;
    Ok(Accepted::new(&item(cx, &context, id)?, format!("/api/v1/a/{}/zips/{}", context.account.id.0, id.0)))
}

/// `GET a/{account}/zips/{id}`.
pub fn show(cx: &RequestContext<'_>, context: AccountContext, id: ZipId) -> Answered<Zip> {
    Ok(ok(&item(cx, &context, id)?))
}

/// `GET a/{account}/zips/{id}/file`: the same bytes as the page's.
pub fn file(cx: &RequestContext<'_>, context: AccountContext, id: ZipId) -> Result<File, Refusal> {
    Ok(File(downloads::answer(cx.request, cx.portal.zips.file(&context, id)?)))
}

fn item(cx: &RequestContext<'_>, context: &AccountContext, id: ZipId) -> Result<Zip, Refusal> {
    let state = cx.portal.zips.state(context, id)?;
    let archive = state.ready.as_deref();
    let status = match archive {
        Some(_) => ZipStatus::Ready,
        None if state.failed => ZipStatus::Failed,
        None => ZipStatus::Making,
    };
    Ok(Zip {
        id: id.0.to_string(),
        status,
        done: state.done,
        of: state.of,
        more: state.more || archive.is_some_and(|archive| archive.full),
        left_out: archive.map(|archive| archive.left_out),
        size: archive.map(|archive| archive.size),
        file: archive.map(|_| format!("/api/v1/a/{}/zips/{}/file", context.account.id.0, id.0)),
    })
}
