//! The addresses of the portal as facts: what a path holds, which methods it takes, and what the document says of each.
//!
//! The table itself, with what serves each, is `endpoints`.

use plugin_api::Kind;
use schemars::{Schema, SchemaGenerator};

use crate::model::accounts::AccountId;
use crate::model::ids::number_of;
use crate::model::permissions::Permission;

/// The methods that an address may take; HEAD is a GET whose answer loses its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads, and changes nothing.
    Get,
    /// Changes something, or makes it.
    Post,
    /// Takes away.
    Delete,
}

/// One address.
#[derive(Debug)]
pub struct Route {
    /// Its path, with `{account}` and the like where a part of it varies.
    pub pattern: &'static str,
    /// The parts between its slashes, split once.
    pub segments: Vec<&'static str>,
    /// Whether it is there to write, or shows what is the user's alone: not for staff who look on (rule A11).
    pub private: bool,
    /// Whether the secret that it asks for stands in the body, and may be another one each time.
    pub secret_in_body: bool,
    /// The permissions that its page asks for, what is needed first before what is done with it.
    pub asks: Asks,
    /// What each method does: GET, POST, DELETE.
    pub operations: [Option<Operation>; 3],
}

/// What a method of an address takes and answers.
#[derive(Debug)]
pub struct Operation {
    /// What its handler asks for.
    pub takes: Takes,
    /// What the document says of it; nothing of a page.
    pub described: Option<Described>,
    /// Whether staff who look on may do it, though it writes.
    pub by_lookers: bool,
}

/// What a handler asks for, by its arguments.
#[expect(clippy::struct_excessive_bools, reason = "each is one argument that a handler may ask for")]
#[derive(Debug, Default)]
pub struct Takes {
    /// The parts of the path.
    pub parts: Vec<&'static str>,
    /// Whether somebody has to be signed in.
    pub session: bool,
    /// Whether it takes a form.
    pub form: bool,
    /// Whether the form may hold files.
    pub files: bool,
    /// The body of a call, if any.
    pub body: Option<Describe>,
    /// Whether it carries a key that makes it happen once.
    pub key: bool,
}

/// What the document says of a call.
#[derive(Debug)]
pub struct Described {
    /// Its name in programs; never changes.
    pub id: &'static str,
    /// What it is for, a sentence without its full stop.
    pub summary: &'static str,
    /// What it answers when it was done.
    pub says: Says,
    /// The query that it takes, if any: an object whose properties are the parameters.
    pub query: Option<Describe>,
    /// Whether it does another thing for whoever is signed in, though nobody has to be.
    pub either: bool,
    /// The statuses of refusals that do not follow from the rest.
    pub may: &'static [u16],
}

/// Makes the schema of a type.
pub type Describe = fn(&mut SchemaGenerator) -> Schema;

/// What an operation answers when it was done.
#[derive(Clone, Copy, Debug)]
pub enum Says {
    /// A JSON body of this shape.
    Json(Describe),
    /// This, in JSON: it is under way, and where to ask again.
    Accepted(Describe),
    /// No body.
    Nothing,
    /// The bytes of a file, or of a part of it.
    File,
}

/// The permissions that an address asks for.
#[derive(Clone, Copy, Debug)]
pub enum Asks {
    /// Each of these permissions.
    These(&'static [Permission]),
    /// To view the kind of its path.
    View,
}

/// Every address, in the order in which a path is looked for.
#[derive(Debug)]
pub struct Routes(pub Vec<Route>);

/// A path with the address that it leads to.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The address.
    pub route: &'static Route,
    /// Its place in the table.
    pub place: usize,
    parts: Vec<&'a str>,
}

/// The longest path that leads anywhere.
const MAX_PATH: usize = 512;

impl Routes {
    /// The address of a path. Nothing in a path needs percent-encoding, so that each page has one address only.
    pub fn at<'a>(&'static self, path: &'a str) -> Option<Found<'a>> {
        if path.len() > MAX_PATH {
            return None;
        }
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        let place = self.0.iter().position(|route| route.fits(&parts))?;
        Some(Found { route: &self.0[place], place, parts })
    }
}

impl Route {
    fn fits(&self, parts: &[&str]) -> bool {
        let is = |(segment, part): (&&str, &&str)| varies(segment).map_or(segment == part, |name| fits(name, part));
        parts.len() == self.segments.len() && self.segments.iter().zip(parts).all(is)
    }

    /// The parts of its path that vary, by name.
    pub fn parts(&self) -> impl Iterator<Item = &'static str> {
        self.segments.iter().copied().filter_map(varies)
    }

    /// Its path for people: whatever an id is of, it is the `{id}` there.
    pub fn path(&self) -> String {
        let of_ids = ["{session}", "{invitation}", "{contact}", "{zip}", "{document}"];
        of_ids.iter().fold(self.pattern.to_owned(), |path, part| path.replace(part, "{id}"))
    }

    /// An address of this shape, about this kind.
    pub fn sample(&self, kind: Kind) -> String {
        let part = |segment: &str| match varies(segment) {
            None => segment.to_owned(),
            Some("kind") => kind.as_str().to_owned(),
            Some("permission") => Permission::InvoicesView.id().to_owned(),
            Some(_) => "1".to_owned(),
        };
        self.segments.iter().copied().fold(String::new(), |path, segment| path + "/" + &part(segment))
    }

    /// Whether a program asks.
    pub fn is_call(&self) -> bool {
        self.pattern.starts_with("/api/")
    }

    /// Each method that it takes.
    pub fn each(&self) -> impl Iterator<Item = (Method, &Operation)> {
        let methods = [Method::Get, Method::Post, Method::Delete];
        methods.into_iter().filter_map(|method| Some((method, self.operation(method)?)))
    }

    /// What this method does here.
    pub const fn operation(&self, method: Method) -> Option<&Operation> {
        self.operations[method as usize].as_ref()
    }

    /// Whether it holds the id of something in an account, or the secret of a link.
    pub fn holds_id(&self) -> bool {
        self.secret_in_body || self.parts().any(|part| !matches!(part, "account" | "kind" | "asset"))
    }

    /// The methods that it takes, as the `Allow` header names them.
    pub const fn methods(&self) -> &'static str {
        match &self.operations {
            [Some(_), Some(_), Some(_)] => "GET, HEAD, POST, DELETE",
            [Some(_), Some(_), None] => "GET, HEAD, POST",
            [Some(_), None, Some(_)] => "GET, HEAD, DELETE",
            [Some(_), None, None] => "GET, HEAD",
            [None, Some(_), Some(_)] => "POST, DELETE",
            [None, Some(_), None] => "POST",
            [None, None, Some(_)] => "DELETE",
            [None, None, None] => "",
        }
    }
}

impl Found<'_> {
    /// The part of the path with this name.
    pub fn part(&self, name: &str) -> Option<&str> {
        let place = self.route.segments.iter().position(|segment| varies(segment) == Some(name))?;
        self.parts.get(place).copied()
    }

    /// The kind of document that it is about.
    pub fn kind(&self) -> Option<Kind> {
        self.parts.iter().find_map(|part| part.parse().ok())
    }

    /// The account that it lies in.
    pub fn account(&self) -> Option<AccountId> {
        self.part("account").and_then(number_of).map(AccountId)
    }

    /// The permissions that its page asks for, what is needed first before what is done with it.
    pub fn permissions(&self) -> Vec<Permission> {
        match self.route.asks {
            Asks::These(these) => these.to_vec(),
            Asks::View => self.kind().map(Permission::to_view).into_iter().collect(),
        }
    }
}

/// The name of a segment that varies.
fn varies(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// Whether a text is shaped as this part of a path must be; what is not leads nowhere.
fn fits(part: &str, text: &str) -> bool {
    match part {
        "account" | "user" | "session" | "invitation" | "contact" | "zip" => number_of(text).is_some(),
        "document" | "file" => is_id(text),
        "kind" => text.parse::<Kind>().is_ok(),
        "permission" => text.parse::<Permission>().is_ok(),
        "token" | "code" | "asset" => true,
        _ => false,
    }
}

/// The account that a page's path lies in, whatever there is below it.
pub fn account(path: &str) -> Option<AccountId> {
    path.strip_prefix("/a/")?.split('/').next().and_then(number_of).map(AccountId)
}

/// The shape of the host's ids, as a regular expression: all but those that begin with a point, which no host has.
pub const ID_SHAPE: &str = "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$";

/// Whether the text has the shape of the host's ids: at most 64 characters of `A-Z a-z 0-9 . _ -`, and no step upwards.
pub fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        && text != "."
        && text != ".."
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::endpoints::routes;

    #[test]
    fn a_path_leads_to_one_route_and_has_one_spelling() {
        for (path, want) in [
            ("/", Some(("/", &[][..]))),
            ("/sign-in", Some(("/sign-in", &[]))),
            ("/password/set/abc", Some(("/password/set/{token}", &["abc"]))),
            ("/a/1", Some(("/a/{account}", &["1"]))),
            ("/a/1/supplier_invoices", Some(("/a/{account}/{kind}", &["1", "supplier_invoices"]))),
            ("/a/1/people", Some(("/a/{account}/people", &["1"]))),
            ("/a/1/people/members/2", Some(("/a/{account}/people/members/{user}", &["1", "2"]))),
            ("/a/1/ledger/export", Some(("/a/{account}/ledger/export", &["1"]))),
            ("/invitation/x", Some(("/invitation/{token}", &["x"]))),
            ("/api/v1/a/1/people/preview", Some(("/api/v1/a/{account}/people/preview", &["1"]))),
            ("/a/1/people/members/02", None),
            ("/a/1/people/everybody", None),
            ("/a/1/invoices/FA-1.2_3", Some(("/a/{account}/{kind}/{document}", &["1", "invoices", "FA-1.2_3"]))),
            ("/a/1/quotes/7", Some(("/a/{account}/quotes/{document}", &["1", "7"]))),
            ("/a/1/invoices/7/file", Some(("/a/{account}/{kind}/{document}/file", &["1", "invoices", "7"]))),
            (
                "/a/1/invoices/7/file/2",
                Some(("/a/{account}/{kind}/{document}/file/{file}", &["1", "invoices", "7", "2"])),
            ),
            ("/api/v1/a/1/tasks", Some(("/api/v1/a/{account}/{kind}", &["1", "tasks"]))),
            ("/api/v1/sessions/9", Some(("/api/v1/sessions/{session}", &["9"]))),
            ("", None),
            ("//", None),
            ("/accounts", Some(("/accounts", &[]))),
            ("/accounts/default", Some(("/accounts/default", &[]))),
            ("/hand-off/x", Some(("/hand-off/{code}", &["x"]))),
            ("/api/v1/hand-off", Some(("/api/v1/hand-off", &[]))),
            ("/hand-off/x/y", None),
            ("/sign-in/", None),
            ("/Sign-In", None),
            ("/a/01", None),
            ("/a/+1", None),
            ("/a/-1", None),
            ("/a/99999999999999999999", None),
            ("/a/1/Invoices", None),
            ("/a/1/invoices/..", None),
            ("/a/1/invoices/%37", None),
            ("/a/1/invoices/7/file/", None),
            ("/api/v2/session", None),
            ("/api/v1", None),
        ] {
            let found = routes().at(path);
            let parts = |found: &Found<'_>| {
                found.route.parts().map(|part| found.part(part).unwrap().to_owned()).collect::<Vec<_>>()
            };
            let got = found.as_ref().map(|found| (found.route.pattern, parts(found)));
            let want = want.map(|(pattern, parts)| (pattern, parts.iter().map(|part| (*part).to_owned()).collect()));
            assert_eq!(got, want, "{path}");
        }
        assert!(routes().at(&format!("/a/1/invoices/{}", "7".repeat(65))).is_none());
    }

    #[test]
    fn everything_below_an_account_lies_in_it() {
        for (path, want) in [
            ("/a/7", Some(7)),
            ("/a/7/invoices/42", Some(7)),
            ("/a/7/what/ever", Some(7)),
            ("/a/07", None),
            ("/a/", None),
            ("/a", None),
            ("/accounts", None),
            ("/api/v1/a/7", None),
        ] {
            assert_eq!(account(path), want.map(AccountId), "{path}");
        }
    }
}
