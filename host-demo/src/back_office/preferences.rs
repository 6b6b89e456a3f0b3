//! The language of the pages, in a cookie.

use axum::response::Response;
use plugin_api::Failure;

use super::request::{Asked, LANGUAGE};
use super::responses;
use super::responses::{back, with};
use super::routes::{ANYBODY, Route};
use crate::language::Language;

/// The pages.
pub const PAGES: &[Route] = &[Route::post("/language", ANYBODY, language)];

#[expect(clippy::unnecessary_wraps, reason = "a page as all others")]
fn language(asked: &Asked) -> Result<Response, Failure> {
    let l = Language::of_tag(asked.form.get("language"));
    Ok(with(responses::see_other(back(asked.form.get("back"))), LANGUAGE, l.tag()))
}
