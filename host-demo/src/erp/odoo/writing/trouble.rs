//! Why Odoo's API gave no answer to work with, and what that becomes.

use plugin_api::{Class, Failure};

/// How much of what Odoo says of an error goes into a log: it may hold names.
const SAID: usize = 160;

/// Why there is no answer to work with.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Nothing was done.
    NotSent(String),
    /// It was sent, and what came of it is not known.
    Unknown(String),
    /// It was sent, and Odoo may still be at it.
    Late(String),
    /// Odoo says no.
    Said {
        /// Odoo's name of the exception.
        name: String,
        /// What it says, in one short line.
        message: String,
    },
}

/// What an exception of Odoo's is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The key: none, run out, or of a user who is out of use.
    Key,
    /// A right that is missing.
    Right,
    /// A record that is not there.
    Missing,
    /// A rule of the business.
    Rule,
    /// Anything else.
    Other,
}

impl Trouble {
    /// Whether it may have been done all the same.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_) | Self::Late(_))
    }

    /// What Odoo's no is about, where it said one.
    pub fn about(&self) -> Option<About> {
        let Self::Said { name, .. } = self else { return None };
        Some(match name.rsplit('.').next().unwrap_or_default() {
            "AccessDenied" | "Unauthorized" => About::Key,
            "AccessError" | "Forbidden" => About::Right,
            "MissingError" | "NotFound" => About::Missing,
            "UserError" | "ValidationError" | "RedirectWarning" => About::Rule,
            _ => About::Other,
        })
    }

    /// What the portal and the log are told of it, where it ended what somebody wanted.
    pub fn failure(self, what: &str) -> Failure {
        let about = self.about();
        let said = match self {
            Self::NotSent(why) => {
                let message = format!("{what}: Odoo's API does not answer: {why}; check that its server runs");
                return Failure::new(Class::Unavailable, "odoo/api-unreachable", message);
            }
            Self::Unknown(why) | Self::Late(why) => {
                let message = format!("{what}: it is not known whether Odoo did it: {why}; the same again finds out");
                return Failure::new(Class::Unavailable, "odoo/api-unknown", message);
            }
            Self::Said { message, .. } => message,
        };
        let (class, code, message) = match about.unwrap_or(About::Other) {
            About::Key => (
                Class::Unavailable,
                "odoo/api-key",
                format!("{what}: Odoo does not take the key: {said}; it may have run out: make a new one"),
            ),
            About::Right => (
                Class::Refused,
                "action/not-taken",
                format!("{what}: Odoo forbids it: {said}; `host-demo odoo prepare` names the right"),
            ),
            About::Missing => (Class::Refused, "action/over", format!("{what}: Odoo knows no such thing: {said}")),
            About::Rule => {
                (Class::Refused, "odoo/api-refused", format!("{what}: a rule of Odoo's is against it: {said}"))
            }
            About::Other => {
                (Class::Internal, "odoo/api-failed", format!("{what}: Odoo failed: {said}; see its own log"))
            }
        };
        Failure::new(class, code, message)
    }
}

/// What Odoo says of an error, in one short line.
pub(super) fn said(text: Option<&str>) -> String {
    let text = text.unwrap_or_default();
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SAID).collect();
    if text.trim().is_empty() { "without a word".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_odoo_says_is_one_short_line_and_has_a_code() {
        let line = said(Some(&format!("Not\nallowed {}", "x".repeat(500))));
        assert!(line.starts_with("Not allowed xxx") && line.chars().count() == SAID, "{line}");
        assert_eq!(said(None), "without a word");
        for (name, code) in [
            ("odoo.exceptions.AccessDenied", "odoo/api-key"),
            ("odoo.exceptions.AccessError", "action/not-taken"),
            ("odoo.exceptions.MissingError", "action/over"),
            ("odoo.exceptions.ValidationError", "odoo/api-refused"),
            ("odoo.exceptions.UserError", "odoo/api-refused"),
            ("builtins.ValueError", "odoo/api-failed"),
            ("psycopg2.OperationalError", "odoo/api-failed"),
        ] {
            let trouble = Trouble::Said { name: name.to_owned(), message: "x".to_owned() };
            assert_eq!(trouble.failure("an order").code, code, "{name}");
        }
    }
}
