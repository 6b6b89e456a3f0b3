//! The pages of notices.

use askama::Template;
use plugin_api::Kind;

use crate::clock::Timestamp;
use crate::model::accounts::AccountId;
use crate::model::notices::NoticeChoice;
use crate::web::render::{Alert, Shell};

/// What one was told, and how one wants to be told.
#[derive(Debug, Template)]
#[template(path = "notices.html")]
pub struct Notices<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The account.
    pub account: AccountId,
    /// What one was told, the newest first.
    pub told: Vec<Notice>,
    /// How one is told of each kind.
    pub choices: Vec<(Kind, NoticeChoice)>,
}

/// Something that one was told.
#[derive(Debug)]
pub struct Notice {
    /// The document's kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// The number printed on it.
    pub reference: String,
    /// What happened, in a word.
    pub event: &'static str,
    /// When it was told.
    pub told: Timestamp,
    /// Whether it was opened since.
    pub opened: bool,
    /// Why its mail reached nobody.
    pub undelivered: Option<String>,
}

/// The question whether mails of a sort are to stop, and the answer.
#[derive(Debug, Template)]
#[template(path = "stopping.html")]
pub struct Stopping<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// Where the form goes.
    pub action: &'a str,
    /// Of what they tell.
    pub kinds: String,
    /// Whether they have stopped.
    pub stopped: bool,
}

impl Notices<'_> {
    /// The ways to be told, each with its words.
    const fn ways(&self) -> [(NoticeChoice, &'static str); 3] {
        let t = &self.shell.t.notices;
        [(NoticeChoice::None, t.none), (NoticeChoice::AtOnce, t.at_once), (NoticeChoice::Daily, t.daily)]
    }
}
