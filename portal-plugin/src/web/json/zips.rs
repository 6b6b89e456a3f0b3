//! `a/{account}/zips`: the files of a list in one archive, made while the caller asks how far it is.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::model::accounts::AccountId;
use crate::portal::visits::Seat;
use crate::portal::zips::ZipId;
use crate::web::answers;
use crate::web::json::{body, check_call};
use crate::web::pages::zips::begin_for;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    kind: String,
    /// The query of the list, e.g. `open=1&sort=-total`.
    #[serde(default)]
    query: String,
}

#[derive(Serialize)]
struct Item {
    id: String,
    /// `making`, `ready` or `failed`.
    status: &'static str,
    done: usize,
    of: usize,
    /// Whether the list has more than an archive holds.
    more: bool,
    left_out: Option<usize>,
    size: Option<u64>,
    /// Where to fetch it.
    file: Option<String>,
}

/// `POST zips`: 202 and how it stands; `location` says where to ask again.
pub fn begin(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    let Asked { kind, query } = body(visit)?;
    let id = begin_for(visit, &seat, &kind, &query)?;
    let answer = answers::json(202, "application/json", &item(visit, &seat, id)?);
    Ok(answers::with(answer, "location", format!("/api/v1/a/{}/zips/{}", account.0, id.0)))
}

/// `GET zips/{id}`.
pub fn show(visit: &Visit<'_>, account: AccountId, id: ZipId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    Ok(crate::web::json::ok(&item(visit, &seat, id)?))
}

fn item(visit: &Visit<'_>, seat: &Seat, id: ZipId) -> Result<Item, Refusal> {
    let state = visit.portal.zip(seat, id)?;
    let archive = state.ready.as_deref();
    let status = match archive {
        Some(_) => "ready",
        None if state.failed => "failed",
        None => "making",
    };
    Ok(Item {
        id: id.0.to_string(),
        status,
        done: state.done,
        of: state.of,
        more: state.more || archive.is_some_and(|archive| archive.full),
        left_out: archive.map(|archive| archive.left_out),
        size: archive.map(|archive| archive.size),
        file: archive.map(|_| format!("/api/v1/a/{}/zips/{}/file", seat.account.id.0, id.0)),
    })
}
