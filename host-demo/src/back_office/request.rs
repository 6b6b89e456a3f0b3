//! What a page is asked: by whom, in which language, with which fields; and the way to an operation of the portal, which
//! goes by what the role of whoever asks permits.

use std::net::IpAddr;

use axum::http::HeaderMap;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use plugin_api::Failure;
use serde_json::{Value, json};

use super::csrf::cookie;
use super::fields::Fields;
use super::{Staff, duties};
use crate::erp::Erp;
use crate::hosting::roster::{Person, Role};
use crate::language::Language;

/// The cookie of the language that was chosen.
pub const LANGUAGE: &str = "__Host-staff-language";

/// What is written as `%XX` in an address: all but the unreserved characters (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a page is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What the pages are about.
    pub staff: Staff,
    /// The language.
    pub l: Language,
    /// Who is signed in; nobody on the page to sign in on.
    pub person: Option<Person>,
    /// What they sign with in ledgers and mails.
    pub by: String,
    /// The session, where people sign in on pages of ours.
    pub session: Option<String>,
    /// Where the request comes from.
    pub client: IpAddr,
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
    /// The language that the browser's cookie says, else the browser itself.
    pub fn language(headers: &HeaderMap) -> Language {
        cookie(headers, LANGUAGE).map_or_else(|| Language::of(headers), Language::of_tag)
    }

    /// Has the portal carry out an operation, if the role of whoever asks permits it.
    ///
    /// # Errors
    /// `staff/needs-support` and its like, and the operation's.
    pub fn operate(&self, command: &Value) -> Result<Value, Failure> {
        duties::check(self.role()?, duties::least(command))?;
        self.staff.running.operate(command)
    }

    /// The role of whoever is signed in.
    ///
    /// # Errors
    /// `staff/signed-out`.
    pub fn role(&self) -> Result<Role, Failure> {
        self.person.as_ref().map(|person| person.role).ok_or_else(super::refusals::signed_out)
    }

    /// Notes what was done to the staff themselves, which no ledger of a customer is told.
    pub fn noted(&self, what: &str) {
        eprintln!("info audit: {what}, by {}", self.by);
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
}
