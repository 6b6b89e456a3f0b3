//! Looks of staff that are open (rule A11): who looks, where, until when; and ending them.

use askama::Template;
use axum::response::Response;
use plugin_api::Failure;
use plugin_api::operations::{EndViews, View, Views};

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
    rows: Vec<View>,
}

fn page(asked: &Asked) -> Result<Response, Failure> {
    let rows = asked.perform(&Views {})?.views;
    responses::page(&Page { around: asked.around(Section::State).below(), rows })
}

fn end(asked: &Asked) -> Result<Response, Failure> {
    asked.perform(&EndViews { staff: asked.form.get("staff").to_owned() })?;
    asked.go("/looks", "looks-ended")
}
