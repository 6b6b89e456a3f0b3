//! People whom the first page shows with their passwords: a demo's, whose data is nobody's.

use serde_json::{Value, json};

use crate::language::Words;

/// A person of the sample who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoUser {
    /// The site to sign in to.
    pub site: &'static str,
    /// The login.
    pub login: &'static str,
    /// The password; known to everybody, so that a demo's data must be nobody's.
    pub password: &'static str,
    /// The name.
    pub name: String,
    /// What the person is there to show.
    pub story: Words,
}

impl DemoUser {
    /// The same as JSON.
    pub fn json(&self) -> Value {
        json!({
            "login": self.login, "password": self.password, "site": self.site, "name": self.name,
            "story": { "en": self.story.en, "fr": self.story.fr, "de": self.story.de },
        })
    }
}
