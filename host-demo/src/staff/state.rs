//! The module that runs, what it registered, and how it fares.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use plugin_api::{Failure, Health, PermissionInfo};

use super::answers;
use super::around::{Around, Section};
use super::asked::Asked;
use super::routes::Route;
use super::wording;
use crate::start::About;

/// The pages; `/health` is for machines.
pub const PAGES: &[Route] = &[Route::get("/state", state), Route::get("/health", health)];

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
    answers::page(&State {
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
    Ok(answers::bytes(status, "application/json", serde_json::to_vec(&health).unwrap_or_default()))
}
