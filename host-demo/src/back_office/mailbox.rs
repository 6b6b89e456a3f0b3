//! The mails that lie in the mailbox of a host without a mail server.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use plugin_api::Failure;
use plugin_api::operations::{UndeliveredMail, WaitingMail};

use super::layout::Around;
use super::refusals::nothing;
use super::request::Asked;
use super::routes::{Route, SUPPORT};
use super::sections::Section;
use super::waiting::Waiting;
use super::{responses, wording};
use crate::hosting::mailbox::Kept;

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/mail", SUPPORT, mails),
    Route::get("/mail/{id}", SUPPORT, mail),
    Route::get("/mail/{id}/html", SUPPORT, html),
];

/// How many mails a page lists.
const MOST: usize = 100;

/// A mail's HTML comes from the portal and holds customers' names: shown without rights and without the network.
const POLICY: HeaderValue = HeaderValue::from_static(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
);

#[derive(Template)]
#[template(path = "staff/mails.html")]
struct Mails {
    around: Around,
    /// Whether mails go into a folder; else a mail server has them.
    is_folder: bool,
    to: String,
    shown: Vec<Kept>,
    /// How many more there are.
    more: usize,
    waiting: Vec<WaitingMail>,
    undelivered: Vec<UndeliveredMail>,
}

#[derive(Template)]
#[template(path = "staff/mail.html")]
struct Mail {
    around: Around,
    kept: Kept,
}

fn mails(asked: &Asked) -> Result<Response, Failure> {
    let mailbox = asked.staff.running.host.mailbox();
    let to = asked.query.get("to").to_lowercase();
    let is_to = |kept: &Kept| [&kept.mail.to, &kept.mail.to_name].iter().any(|text| text.to_lowercase().contains(&to));
    let mut mails = mailbox.list();
    mails.retain(is_to);
    let more = mails.len().saturating_sub(MOST);
    mails.truncate(MOST);
    let Waiting { mails: waiting, undelivered, .. } = Waiting::now(asked)?;
    let is_folder = mailbox.folder().is_some();
    let around = asked.around(Section::Mailbox);
    responses::page(&Mails { around, is_folder, to, shown: mails, more, waiting, undelivered })
}

fn mail(asked: &Asked) -> Result<Response, Failure> {
    responses::page(&Mail { around: asked.around(Section::Mailbox).below(), kept: kept(asked)? })
}

fn html(asked: &Asked) -> Result<Response, Failure> {
    Ok(([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(kept(asked)?.mail.html)).into_response())
}

fn kept(asked: &Asked) -> Result<Kept, Failure> {
    asked.staff.running.host.mailbox().read(asked.path.get("id")).ok_or_else(nothing)
}
