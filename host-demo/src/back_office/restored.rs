//! A backup of the portal's database was put back: said by staff, and what a ledger took away since taken away again (rule T3).

use askama::Template;
use axum::response::Response;
use plugin_api::operations::{LedgerReplayed, ReplayLedger, StoreRestored};
use plugin_api::{Class, Failure};

use super::layout::Around;
use super::request::Asked;
use super::routes::{ADMIN, Route};
use super::sections::Section;
use super::{responses, wording};

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/restored", ADMIN, look),
    Route::post("/restored", ADMIN, say),
    Route::post("/restored/ledger", ADMIN, replay),
];

#[derive(Template)]
#[template(path = "staff/restored.html")]
struct Page {
    around: Around,
    /// When a backup was put back last, as far as is known.
    restored: Option<String>,
    replayed: Option<LedgerReplayed>,
}

impl Page {
    fn of(asked: &Asked) -> Self {
        let restored = asked.staff.running.portal.health().restored;
        Self { around: asked.around(Section::State).below(), restored, replayed: None }
    }
}

fn look(asked: &Asked) -> Result<Response, Failure> {
    responses::page(&Page::of(asked))
}

fn say(asked: &Asked) -> Result<Response, Failure> {
    if asked.form.has("confirm") {
        asked.perform(&StoreRestored { by: asked.by.clone() })?;
        return asked.go("/restored", "store-restored");
    }
    let failure = Failure::new(Class::Invalid, "restore/unconfirmed", "tick the box: everybody has to sign in again");
    let page = Page::of(asked);
    responses::refused(&failure, &Page { around: page.around.refused(Some(&failure)), ..page })
}

fn replay(asked: &Asked) -> Result<Response, Failure> {
    // A form sends its lines with the ends that the network has.
    let text = asked.form.get("ledger").replace("\r\n", "\n");
    let page = Page::of(asked);
    match asked.perform(&ReplayLedger { text: text.trim().to_owned(), by: asked.by.clone() }) {
        Ok(answer) => responses::page(&Page { replayed: Some(answer), ..page }),
        Err(failure) => responses::refused(&failure, &Page { around: page.around.refused(Some(&failure)), ..page }),
    }
}
