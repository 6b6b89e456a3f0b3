//! The pages of two-step sign-in.

use askama::Template;

use crate::portal::second_factors::SecondFactor as State;
use crate::web::qr::Picture;
use crate::web::render::{Alert, Shell};

/// The second step of a sign-in.
#[derive(Debug, Template)]
#[template(path = "second_step.html")]
pub struct SecondStep<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// Where to go on.
    pub next: &'a str,
}

/// One's own second factor.
#[derive(Debug, Template)]
#[template(path = "second_factor.html")]
pub struct SecondFactor<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// How it stands.
    pub state: State,
    /// The address of the app that is being set up.
    pub picture: Option<Picture>,
    /// Recovery codes made just now: shown this one time.
    pub codes: Vec<String>,
}

impl SecondFactor<'_> {
    /// What is done with one that is there: its word, heading and sentence.
    const fn deeds(&self) -> [(&'static str, &'static str, &'static str); 2] {
        let t = self.shell.t;
        [
            ("codes", t.second_factors.new_codes, t.second_factors.new_codes_lead),
            ("off", t.second_factors.off, t.second_factors.off_lead),
        ]
    }
}
