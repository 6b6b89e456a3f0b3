//! The page "Security", the forms that it leads to, and the page behind a link about an e-mail address.

use askama::Template;

use crate::clock::Timestamp;
use crate::model::activity::{Activity, Happened};
use crate::model::agents;
use crate::portal::sessions::SessionCard;
use crate::web::render::{Alert, Shell};

/// One thing on the page "Security", with the page where it is changed.
#[derive(Debug)]
pub struct Section {
    /// Its id on the page.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// How it stands.
    pub text: String,
    /// A moment that belongs to it, if any.
    pub at: Option<Timestamp>,
    /// Where it is changed.
    pub path: &'static str,
    /// What that page is called.
    pub action: &'static str,
}

/// How one's login is kept safe.
#[derive(Debug, Template)]
#[template(path = "security.html")]
pub struct Security<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// What one signs in with and is reached by.
    pub access: Vec<Section>,
    /// Another address that waits, with its end.
    pub pending: Option<(String, Timestamp)>,
    /// The sessions.
    pub cards: Vec<SessionCard>,
    /// What happened, the newest first.
    pub activity: Vec<Happened>,
    /// The zone that its times are in.
    pub zone: String,
    /// What one may choose, have or end.
    pub yours: Vec<Section>,
}

impl Security<'_> {
    /// How much of the activity is shown before one asks for more.
    const FIRST: usize = 10;

    fn first(&self) -> &[Happened] {
        self.activity.get(..Self::FIRST).unwrap_or(&self.activity)
    }

    fn rest(&self) -> &[Happened] {
        self.activity.get(Self::FIRST..).unwrap_or_default()
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand every argument over by reference")]
    const fn what(&self, activity: &Activity) -> &'static str {
        self.shell.t.activities.of(*activity)
    }
}

/// A form that asks for the password before something that a session alone must not do.
#[derive(Debug, Template)]
#[template(path = "proving.html")]
pub struct Proving<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What to know before.
    pub points: Vec<&'static str>,
    /// The names of accounts that it concerns, below what is said of them.
    pub accounts: (&'static str, Vec<String>),
    /// The new address as typed, where one is asked for.
    pub email: Option<&'a str>,
    /// Where the form goes.
    pub action: &'static str,
    /// What the button says; empty where it cannot be done.
    pub button: &'static str,
    /// Whether it destroys something.
    pub destroys: bool,
}

/// What a link about an e-mail address is for.
#[derive(Debug, Template)]
#[template(path = "email.html")]
pub struct EmailLink<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// What is asked.
    pub lead: &'static str,
    /// Whose address.
    pub login: String,
    /// The new address.
    pub email: String,
    /// Until when the link works.
    pub expires: Timestamp,
    /// Where the form goes.
    pub action: &'a str,
}
