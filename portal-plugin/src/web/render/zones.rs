//! The page on which one chooses a time zone.

use askama::Template;

use crate::web::render::{Alert, Shell};

/// The zones to choose from.
#[derive(Debug, Template)]
#[template(path = "time_zone.html")]
pub struct Zones<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The site's own, by its name and what it is ahead of UTC now.
    pub site: String,
    /// The name of the one that was chosen, if any.
    pub chosen: Option<String>,
    /// Every one, by its name and the same with what it is ahead of UTC now.
    pub choices: Vec<(String, String)>,
}

impl Zones<'_> {
    fn is_chosen(&self, name: &str) -> bool {
        self.chosen.as_deref() == Some(name)
    }
}
