//! Looks of staff that are open (rule A11): who looks, where, until when; and ending them.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use serde::Deserialize;
use serde_json::json;

use super::layout::Around;
use super::request::Asked;
use super::routes::{LOOK, Route};
use super::sections::Section;
use super::{responses, wording};

/// The pages.
pub const PAGES: &[Route] = &[Route::get("/looks", LOOK, page), Route::post("/looks", LOOK, end)];

#[derive(Template)]
#[template(path = "staff/looks.html")]
struct Page {
    around: Around,
    rows: Vec<Look>,
}

/// A look that is open.
#[derive(Deserialize)]
struct Look {
    staff: String,
    login: String,
    third_party: String,
    site: String,
    ends: String,
    reason: String,
}

fn page(asked: &Asked) -> Result<Response, Failure> {
    let rows = asked.read(&json!({ "do": "views" }), "views")?;
    responses::page(&Page { around: asked.around(Section::State).below(), rows })
}

fn end(asked: &Asked) -> Result<Response, Failure> {
    asked.operate(&json!({ "do": "end_views", "staff": asked.form.get("staff") }))?;
    asked.go("/looks", "looks-ended")
}
