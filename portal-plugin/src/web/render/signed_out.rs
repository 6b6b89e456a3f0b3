//! The pages around signing in: sign-in, passwords, refusals.

use askama::Template;

use crate::clock::Timestamp;
use crate::model::accounts::AccountId;
use crate::model::permissions::Permission;
use crate::web::refusals::{Help, Refusal};
use crate::web::render::Shell;
use crate::web::texts;

/// Signing in.
#[derive(Debug, Template)]
#[template(path = "sign_in.html")]
pub struct SignIn<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Option<(&'static str, String)>,
    /// What was done.
    pub done: &'static str,
    /// The login that was typed.
    pub login: &'a str,
    /// Where to go on.
    pub next: &'a str,
    /// Whether the principal came from a checkout.
    pub at_checkout: bool,
    /// Where to sign up; empty where nobody does.
    pub sign_up: String,
}

/// Signing up for oneself.
#[derive(Debug, Template)]
#[template(path = "sign_up.html")]
pub struct SignUp<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Option<(&'static str, String)>,
    /// What was done.
    pub done: &'static str,
    /// How far it has come.
    pub stage: Stage,
    /// The address that was typed.
    pub email: &'a str,
    /// The name that was typed.
    pub name: &'a str,
    /// The company that was typed.
    pub company: &'a str,
    /// Where to go on.
    pub next: &'a str,
    /// Whether the principal came from a checkout.
    pub at_checkout: bool,
    /// Where to sign in instead.
    pub sign_in: String,
    /// Where to begin anew.
    pub again: String,
    /// How one gets an access, where nobody signs up.
    pub closed: &'static str,
    /// That a mail is on its way, and how long its link works.
    pub sent: String,
}

/// How far a sign-up has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody signs up here.
    Closed,
    /// The form is to be filled in.
    Form,
    /// It was sent; what comes next, comes by mail.
    Sent,
}

/// Asking for a link to set a password, and the answer, which is always the same.
#[derive(Debug, Template)]
#[template(path = "forgot.html")]
pub struct Forgot<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Option<(&'static str, String)>,
    /// What was done.
    pub done: &'static str,
    /// Whether it was asked for.
    pub sent: bool,
}

/// Setting a password: by link, instead of a one-time one, or a change.
#[derive(Debug, Template)]
#[template(path = "password.html")]
pub struct Password<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Option<(&'static str, String)>,
    /// What was done.
    pub done: &'static str,
    /// The heading.
    pub title: &'static str,
    /// A sentence below it.
    pub lead: &'static str,
    /// Where the form goes.
    pub action: &'a str,
    /// Whose password.
    pub login: &'a str,
    /// What the current password is called; empty where none is asked for.
    pub current_label: &'static str,
    /// The least number of code points.
    pub min_length: u32,
    /// The same in words.
    pub hint: String,
}

/// Bringing two logins together.
#[derive(Debug, Template)]
#[template(path = "logins.html")]
pub struct Logins<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Option<(&'static str, String)>,
    /// What was done.
    pub done: &'static str,
    /// Whether they are together now.
    pub joined: bool,
}

/// Why there is no page.
#[derive(Debug, Template)]
#[template(path = "refusal.html")]
pub struct Refused<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The heading.
    pub title: &'static str,
    /// What happened, and what to do.
    pub text: String,
    /// The stable code; empty where there is none to show.
    pub code: &'static str,
    /// Who can help (rule D5).
    pub help: Option<Help>,
    /// The permission that the owner can be asked for here and now.
    pub ask: Option<Ask>,
    /// Whether to offer signing in as somebody else.
    pub offer_sign_in: bool,
    /// Whether to offer a new link that sets a password.
    pub offer_link: bool,
    /// Whether to offer setting up a second factor.
    pub offer_second_factor: bool,
}

/// A permission that the owner of an account can be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// The account.
    pub account: AccountId,
    /// The permission.
    pub permission: Permission,
    /// When it was asked for, where that waits for an answer: then it is said, and not asked for again.
    pub pending: Option<Timestamp>,
}

impl<'a> Refused<'a> {
    /// The page of a refusal.
    pub fn of(shell: Shell<'a>, refusal: &Refusal) -> Self {
        let (title, text) = texts::refusal(shell.locale, refusal);
        Self {
            title,
            text,
            code: refusal.code(),
            help: refusal.help(),
            ask: None,
            offer_sign_in: refusal.offers_sign_in(),
            offer_link: refusal.offers_link(),
            offer_second_factor: refusal.offers_second_factor(),
            shell,
        }
    }

    /// The page of a site that is out of service.
    pub fn closed(shell: Shell<'a>) -> Self {
        let (title, text) = (shell.t.refusal.closed_title, shell.t.refusal.closed);
        Self::said(shell, title, text)
    }

    /// A page that only says something.
    pub fn said(shell: Shell<'a>, title: &'static str, text: &str) -> Self {
        Self {
            title,
            text: text.to_owned(),
            code: "",
            help: None,
            ask: None,
            offer_sign_in: false,
            offer_link: false,
            offer_second_factor: false,
            shell,
        }
    }
}
