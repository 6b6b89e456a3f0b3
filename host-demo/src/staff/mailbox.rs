//! The mails that lie in the mailbox of a host without a mail server.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use plugin_api::Failure;

use super::answers;
use super::around::{Around, Section};
use super::asked::Asked;
use super::refusals::nothing;
use super::routes::Route;
use crate::mailbox::Kept;

/// The pages.
pub const PAGES: &[Route] =
    &[Route::get("/mail", mails), Route::get("/mail/{id}", mail), Route::get("/mail/{id}/html", html)];

/// A mail's HTML comes from the portal and holds customers' names: shown without rights and without the network.
const POLICY: HeaderValue = HeaderValue::from_static(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
);

#[derive(Template)]
#[template(path = "staff/mails.html")]
struct Mails {
    around: Around,
    mails: Vec<Kept>,
}

#[derive(Template)]
#[template(path = "staff/mail.html")]
struct Mail {
    around: Around,
    kept: Kept,
}

fn mails(asked: &Asked) -> Result<Response, Failure> {
    let mails = asked.staff.running.host.mailbox().list();
    answers::page(&Mails { around: asked.around(Section::Mailbox), mails })
}

fn mail(asked: &Asked) -> Result<Response, Failure> {
    answers::page(&Mail { around: asked.around(Section::Mailbox).below(), kept: kept(asked)? })
}

fn html(asked: &Asked) -> Result<Response, Failure> {
    Ok(([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(kept(asked)?.mail.html)).into_response())
}

fn kept(asked: &Asked) -> Result<Kept, Failure> {
    asked.staff.running.host.mailbox().read(asked.path.get("id")).ok_or_else(nothing)
}
