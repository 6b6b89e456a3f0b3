//! What a page is asked: by whom, in which language, with which fields; and the way to an operation of the portal.

use axum::http::HeaderMap;
use axum::response::Response;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use plugin_api::Failure;
use serde_json::{Value, json};

use super::answers;
use super::around::{Around, Section};
use super::fields::Fields;
use super::guard::cookie;
use super::language::Language;
use super::{Staff, notes};
use crate::erp::Erp;

/// The cookie of the language that was chosen.
pub const LANGUAGE: &str = "__Host-staff-language";
/// The cookie of the name that staff act under.
pub const NAME: &str = "__Host-staff-name";
/// Under which name staff act until they choose one.
pub const SAM: &str = "Sam";
/// The longest name of staff, in code points: as the portal has it.
pub const LONGEST_NAME: usize = 200;

/// What is written as `%XX` in an address: all but the unreserved characters (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a page is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What the pages are about.
    pub staff: Staff,
    /// The language.
    pub l: Language,
    /// Who acts, for ledgers and mails.
    pub by: String,
    /// The token that forms carry.
    pub token: String,
    /// The path and query of the page itself, to come back to.
    pub here: String,
    /// The parts of the path that its route names.
    pub path: Fields,
    /// What the query says.
    pub query: Fields,
    /// What the form says; nothing in a GET.
    pub form: Fields,
}

impl Asked {
    /// The language and the name that the browser's cookies say.
    pub fn chosen(headers: &HeaderMap) -> (Language, String) {
        let l = cookie(headers, LANGUAGE).map_or_else(|| Language::of(headers), Language::of_tag);
        let name = cookie(headers, NAME).map(|name| percent_decode_str(name).decode_utf8_lossy().into_owned());
        (l, name.filter(|name| is_name(name)).unwrap_or_else(|| SAM.to_owned()))
    }

    /// Has the portal carry out an operation.
    ///
    /// # Errors
    /// The operation's.
    pub fn operate(&self, command: &Value) -> Result<Value, Failure> {
        self.staff.running.operate(command)
    }

    /// The same to the account behind a third party, under the name of whoever acts.
    ///
    /// # Errors
    /// The operation's.
    pub fn on_account(&self, site: &str, third_party: &str, act: &Value) -> Result<Value, Failure> {
        let (site, by) = (site, &self.by);
        self.operate(&json!({ "do": "account", "site": site, "third_party": third_party, "by": by, "act": act }))
    }

    /// The ERP's data.
    pub fn erp(&self) -> &dyn Erp {
        self.staff.running.host.erp()
    }

    /// What a page of this section has around its content.
    pub fn around(&self, section: Section) -> Around {
        Around::new(self, section)
    }

    /// On to another page after a change, which says what was done; `note` is a code of [`notes`].
    #[expect(clippy::unnecessary_wraps, reason = "the last word of a page, which may fail before")]
    pub fn go(&self, path: &str, note: &'static str) -> Result<Response, Failure> {
        debug_assert!(notes::say(self.l, note).is_some(), "`{note}` has no sentence");
        let joined = if path.contains('?') { '&' } else { '?' };
        Ok(answers::see_other(&format!("{path}{joined}note={note}")))
    }
}

/// Whether the portal takes this as the name of one of the staff.
pub fn is_name(name: &str) -> bool {
    (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control)
}

/// A path of these parts, each written so that it stays one part.
pub fn link(parts: &[&str]) -> String {
    parts.iter().fold(String::new(), |path, part| path + "/" + &encoded(part))
}

/// A text as a part of an address.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_path_stay_parts() {
        assert_eq!(link(&["users", "alpes", "../a?b#c"]), "/users/alpes/..%2Fa%3Fb%23c");
    }

    #[test]
    fn a_name_that_the_portal_would_not_take_is_not_taken_from_a_cookie() {
        for (cookie, want) in [("Nadia%20L.", "Nadia L."), ("", SAM), ("a%0Ab", SAM), (&"x".repeat(201), SAM)] {
            let mut headers = HeaderMap::new();
            headers.insert("cookie", format!("{NAME}={cookie}; {LANGUAGE}=fr").parse().unwrap());
            let (l, name) = Asked::chosen(&headers);
            assert_eq!((l.tag(), &*name), ("fr", want), "{cookie}");
        }
    }
}
