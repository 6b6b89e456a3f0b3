//! The forms of what customers do.

use askama::Template;

use crate::model::accounts::AccountId;
use crate::texts::shape::KindWords;
use crate::web::render::{Alert, Shell};

/// What may be done on a document's page.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page offers or leaves out")]
#[derive(Debug, Default)]
pub struct Doing<'a> {
    /// What makes the forms one action each when they are sent again.
    pub key: String,
    /// What went wrong with the form that was sent.
    pub alert: Alert,
    /// What was done just now.
    pub done: &'static str,
    /// Whether the quote can be answered.
    pub answers: bool,
    /// Whether it could be, had its time not run out.
    pub expired: bool,
    /// Whether the order can be placed once more.
    pub again: bool,
    /// The signature, as drawn.
    pub drawing: &'a str,
    /// Whether the ticket can be written on.
    pub writes: bool,
    /// The name that is signed with.
    pub signed_by: &'a str,
    /// Why it is declined, as typed.
    pub reason: &'a str,
    /// The message, as typed.
    pub text: &'a str,
}

/// The form of a new ticket.
#[derive(Debug, Template)]
#[template(path = "ticket.html")]
pub struct TicketForm<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What tickets are called.
    pub words: &'static KindWords,
    /// The account.
    pub account: AccountId,
    /// What went wrong.
    pub alert: Alert,
    /// Nothing was done yet.
    pub done: &'static str,
    /// What makes it one action when it is sent again.
    pub key: String,
    /// The subject, as typed.
    pub subject: &'a str,
    /// The message, as typed.
    pub text: &'a str,
}

/// One's own information.
#[derive(Debug, Template)]
#[template(path = "profile.html")]
pub struct Profile<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The account.
    pub account: AccountId,
    /// What went wrong.
    pub alert: Alert,
    /// What was done just now.
    pub done: &'static str,
    /// What makes it one action when it is sent again.
    pub key: String,
    /// Whether it can be changed.
    pub offered: bool,
    /// The given name.
    pub first_name: String,
    /// The family name.
    pub last_name: String,
    /// The telephone number.
    pub phone: String,
    /// The address, which is not changed here.
    pub email: &'a str,
}
