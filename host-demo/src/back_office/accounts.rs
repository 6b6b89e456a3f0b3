//! The accounts of the portal, in the order in which they were opened.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use serde_json::json;

use super::answers::Account;
use super::layout::Around;
use super::request::{Asked, encoded};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;

/// The pages.
pub const PAGES: &[Route] = &[Route::get("/accounts", LOOK, list)];

/// How many are shown at once.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "staff/accounts.html")]
struct List {
    around: Around,
    state: String,
    rows: Vec<Account>,
    /// Where the next ones are.
    next: Option<String>,
}

fn list(asked: &Asked) -> Result<Response, Failure> {
    let state = asked.query.get("state");
    let mut command = json!({ "do": "accounts", "state": asked.query.some("state"), "limit": SHOWN + 1 });
    if let Some(after) = asked.query.some("after") {
        command["after"] = after.into();
    }
    let mut rows: Vec<Account> = asked.read(&command, "accounts")?;
    let more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let last = rows.last().filter(|_| more).map(|account| &account.number);
    responses::page(&List {
        around: asked.around(Section::Accounts),
        state: state.to_owned(),
        next: last.map(|last| format!("/accounts?state={}&after={}", encoded(state), encoded(last))),
        rows,
    })
}
