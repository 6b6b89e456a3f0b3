//! The accounts of the portal, in the order in which they were opened.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use plugin_api::operations::{self, Account, Accounts, Id};

use super::answers::{self, Standing};
use super::layout::Around;
use super::request::{Asked, encoded};
use super::responses;
use super::routes::{LOOK, Route};
use super::sections::Section;

/// The pages.
pub const PAGES: &[Route] = &[Route::get("/accounts", LOOK, list)];

/// How many are shown at once.
const SHOWN: u32 = 50;

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
    let accounts = Accounts {
        after: asked.query.some("after").map(Id::from),
        state: asked.query.some("state").map(operations::word).transpose()?,
        limit: SHOWN + 1,
        ..Accounts::default()
    };
    let mut rows = asked.perform(&accounts)?.accounts;
    let more = rows.len() > SHOWN as usize;
    rows.truncate(SHOWN as usize);
    let last = rows.last().filter(|_| more).map(|account| &account.account.0);
    responses::page(&List {
        around: asked.around(Section::Accounts),
        state: state.to_owned(),
        next: last.map(|last| format!("/accounts?state={}&after={}", encoded(state), encoded(last))),
        rows,
    })
}
