//! The module that runs, what it registered, and how it fares.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use plugin_api::{Failure, Health, PermissionInfo};
use serde_json::json;

use super::layout::Around;
use super::request::Asked;
use super::routes::{ANYBODY, LOOK, Route};
use super::sections::Section;
use super::{responses, wording};
use crate::hosting::start::About;

/// The pages; `/health` is for machines.
pub const PAGES: &[Route] = &[Route::get("/state", LOOK, state), Route::get("/health", ANYBODY, health)];

#[derive(Template)]
#[template(path = "staff/state.html")]
struct State {
    around: Around,
    about: About,
    file: String,
    erp: String,
    permissions: Vec<PermissionInfo>,
    health: Health,
    mailbox: Option<String>,
}

fn state(asked: &Asked) -> Result<Response, Failure> {
    let running = &asked.staff.running;
    responses::page(&State {
        around: asked.around(Section::State),
        file: running.about.file.display().to_string(),
        about: running.about.clone(),
        erp: asked.erp().describe().unwrap_or_else(|failure| failure.to_string()),
        permissions: running.host.registered(),
        health: running.portal.health(),
        mailbox: running.host.mailbox().folder().map(|folder| folder.display().to_string()),
    })
}

#[expect(clippy::unnecessary_wraps, reason = "a page as all others")]
fn health(asked: &Asked) -> Result<Response, Failure> {
    let health = asked.staff.running.portal.health();
    let status = if health.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let told = match &asked.person {
        Some(_) => serde_json::to_value(&health).unwrap_or_default(),
        // Whoever is not signed in, as a machine that watches, learns whether and no more.
        None => json!({ "ready": health.ready }),
    };
    Ok(responses::bytes(status, "application/json", told.to_string()))
}
