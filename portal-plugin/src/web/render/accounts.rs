//! The pages around one's own accounts: all of them, the way from one to another, and the way to another site.

use askama::Template;

use crate::model::accounts::AccountId;
use crate::portal::accounts::{self, Glance};
use crate::portal::hand_offs::{Arrival, OtherSite};
use crate::portal::principals::AccountCard;
use crate::web::render::Shell;

/// All of one's own accounts.
#[derive(Debug, Template)]
#[template(path = "accounts.html")]
pub struct Accounts<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What stands there where no account can be entered: a heading and why.
    pub none_title: &'static str,
    /// The sentence below it.
    pub none: &'static str,
    /// What went wrong.
    pub alert: Option<(&'static str, String)>,
    /// What was done.
    pub done: &'static str,
    /// The accounts with what is open in each.
    pub glances: Vec<Glance>,
    /// The one that the session points at.
    pub current: Option<AccountId>,
    /// The one that is entered first here.
    pub first: Option<AccountId>,
    /// Whether the ERP is still to open the account of somebody who signed up.
    pub awaits: bool,
    /// The other sites where the same login works.
    pub sites: &'a [OtherSite],
}

impl Accounts<'_> {
    fn is_current(&self, glance: &Glance) -> bool {
        self.current == Some(glance.account.id)
    }

    fn is_first(&self, glance: &Glance) -> bool {
        self.first == Some(glance.account.id)
    }
}

/// A link that leads from one account into another.
#[derive(Debug, Template)]
#[template(path = "crossing.html")]
pub struct Crossing<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The two accounts.
    pub way: accounts::Crossing,
    /// Where the link leads.
    pub next: &'a str,
}

/// A form of another account than its address.
#[derive(Debug, Template)]
#[template(path = "other_account.html")]
pub struct OtherAccount<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The heading.
    pub title: &'static str,
    /// What happened, and what to do.
    pub text: String,
    /// The account that the session points at.
    pub current: Option<AccountCard>,
}

/// Going on here, with a code from another site.
#[derive(Debug, Template)]
#[template(path = "hand_off.html")]
pub struct HandOff<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// Who goes on.
    pub arrival: &'a Arrival,
    /// Where the form goes.
    pub action: &'a str,
}
