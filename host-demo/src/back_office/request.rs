//! What a page is asked: by whom, in which language, with which fields; and the way to an operation of the portal, which
//! goes by what the role of whoever asks permits.

use std::net::IpAddr;

use axum::http::HeaderMap;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use plugin_api::Failure;
use plugin_api::operations::Operation;
use plugin_api::operations::account::{AccountOperation, OnAccount};

use super::Staff;
use super::csrf::cookie;
use super::duties::{self, Duty};
use super::fields::Fields;
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
    /// The method and the address of the page, as its route has them.
    pub page: (&'static str, &'static str),
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
    pub fn perform<O: Operation>(&self, operation: &O) -> Result<O::Answer, Failure> {
        self.may::<O>()?;
        self.staff.running.perform(operation)
    }

    /// Whether the role of whoever asks permits an operation. Which pages have it carried out stands in its row.
    ///
    /// # Errors
    /// `staff/needs-support` and its like.
    pub fn may<O: Operation>(&self) -> Result<(), Failure> {
        let (duty, (method, path)) = (Duty::of(O::NAME), self.page);
        debug_assert!(duty.is_of_page(method, path), "the row of `{}` does not name {method} {path}", O::NAME);
        duties::check(self.role()?, duty.role)
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

    /// Has the portal do something to the account behind a third party, under the name of whoever acts.
    ///
    /// # Errors
    /// As [`Asked::perform`].
    pub fn on_account<A: AccountOperation>(&self, site: &str, third_party: &str, act: A) -> Result<A::Answer, Failure> {
        let (site, third_party, by) = (site.to_owned(), third_party.to_owned(), self.by.clone());
        self.perform(&OnAccount { site, third_party, by, act })
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
