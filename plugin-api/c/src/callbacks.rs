//! The functions that a host gives, and the [`Host`] made of them.
#![expect(unsafe_code, reason = "a C host's functions are called through its pointers")]

use std::collections::VecDeque;
use std::ffi::c_void;
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::descriptor::PermissionInfo;
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::host::says_nothing_of_users;
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Host, Kind};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::asks;
use crate::current;
use crate::sinks::{self, Bytes, Out, Rows};
use crate::values::{Text, Versioned};

type Ask = unsafe extern "C" fn(*mut c_void, Text, Text, *mut Out) -> i32;
type Documents = unsafe extern "C" fn(*mut c_void, Text, *mut Rows<'_>) -> i32;
type File = unsafe extern "C" fn(*mut c_void, Text, *mut Bytes<'_>) -> i32;
type Log = unsafe extern "C" fn(*mut c_void, i32, Text, Text);
type Now = unsafe extern "C" fn(*mut c_void) -> u64;

/// A host's functions.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct HostTable {
    /// The size of this struct.
    pub size: usize,
    /// Comes back as the first argument.
    pub data: *mut c_void,
    /// Everything that is asked seldom.
    pub ask: Option<Ask>,
    /// Answers a list of documents, row by row.
    pub documents: Option<Documents>,
    /// Bytes of a file.
    pub file: Option<File>,
    /// A line of the log; optional.
    pub log: Option<Log>,
    /// The time; optional.
    pub now: Option<Now>,
}

impl Versioned for HostTable {
    const LEAST: usize = 56;
}

impl HostTable {
    /// The same, where nothing is missing.
    ///
    /// # Errors
    /// `parvis/no-function`.
    pub fn checked(self) -> Result<Self, Failure> {
        for (missing, name) in
            [(self.ask.is_none(), "ask"), (self.documents.is_none(), "documents"), (self.file.is_none(), "file")]
        {
            if missing {
                let message = format!("the host gives no function `{name}`; only `log` and `now` may be left out");
                return Err(Failure::new(Class::Invalid, "parvis/no-function", message));
            }
        }
        Ok(self)
    }
}

// SAFETY: the header says on which threads the functions are called; `data` is theirs alone.
unsafe impl Send for HostTable {}
// SAFETY: as above.
unsafe impl Sync for HostTable {}

/// How many lines of the log wait for a thread that may hand them over.
const MAX_LINES: usize = 1_000;

/// A host of functions: what the portal asks goes to those of the call that the thread is inside of.
#[derive(Debug)]
pub struct Face {
    /// The number of the portal.
    pub number: u64,
    /// The functions for other threads, where the host takes calls from them.
    pub anywhere: Option<HostTable>,
    /// Lines of the log that came on another thread.
    waiting: Mutex<Waiting>,
}

/// Lines that wait for a thread that may hand them over: the newest, and how many older ones were dropped.
#[derive(Debug, Default)]
struct Waiting {
    lines: VecDeque<(log::Level, String, String)>,
    dropped: u64,
}

impl Face {
    /// The host of the portal of this number.
    pub fn new(number: u64, anywhere: Option<HostTable>) -> Self {
        Self { number, anywhere, waiting: Mutex::default() }
    }

    /// Hands over the lines that came on other threads. Called inside of a call.
    pub fn flush(&self) {
        let Some(HostTable { log: Some(log), data, .. }) = self.here() else { return };
        let Waiting { lines, dropped } = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *waiting)
        };
        for (level, target, message) in lines {
            // SAFETY: the function is good on this thread, and the texts live until it returns.
            unsafe { log(data, level as i32, Text::of(&target), Text::of(&message)) };
        }
        if dropped > 0 {
            let message = format!("{dropped} lines of the log were dropped: nobody called to take them");
            // SAFETY: as above.
            unsafe { log(data, log::Level::Warn as i32, Text::of("parvis"), Text::of(&message)) };
        }
    }

    /// The functions that are good on this thread.
    fn here(&self) -> Option<HostTable> {
        current::table(self.number).or(self.anywhere)
    }

    fn table(&self) -> Result<HostTable, Failure> {
        self.here().ok_or_else(|| {
            let message = "the portal asked on a thread of its own, and this host takes calls on its own threads only";
            Failure::new(Class::Unavailable, "host/other-thread", message)
        })
    }

    /// Asks, and reads the answer.
    fn ask<T: DeserializeOwned>(&self, what: &str, question: &impl Serialize) -> Result<T, Failure> {
        let HostTable { ask: Some(ask), data, .. } = self.table()? else { return Err(no_function(what)) };
        let question = asks::to_json(question)?;
        let mut out = Out::default();
        sinks::begin();
        // SAFETY: the function is good on this thread, and what it is given lives until it returns.
        let returned = unsafe { ask(data, Text::of(what), Text::of(&question), &raw mut out) };
        if returned != 0 {
            return Err(sinks::failure_of(returned, what));
        }
        let none = || Failure::new(Class::Internal, "host/bad-answer", format!("the host answered `{what}` nothing"));
        asks::from_json(what, &out.taken.ok_or_else(none)??)
    }

    /// The same of what came with a later version: a host that does not know it says this.
    fn ask_or<T: DeserializeOwned>(&self, what: &str, question: &impl Serialize, unknown: T) -> Result<T, Failure> {
        match self.ask(what, question) {
            Err(failure) if failure.class == Class::Incompatible => Ok(unknown),
            answer => answer,
        }
    }

    fn rows(&self, kind: Kind, query: &impl Serialize, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        let HostTable { documents: Some(documents), data, .. } = self.table()? else {
            return Err(no_function("documents"));
        };
        let query = asks::to_json(query)?;
        let mut rows = Rows::new(kind, each);
        // SAFETY: the function is good on this thread, and what it is given lives until it returns.
        let returned = unsafe { documents(data, Text::of(&query), &raw mut rows) };
        rows.end(returned)
    }
}

fn no_function(what: &str) -> Failure {
    Failure::new(Class::Invalid, "parvis/no-function", format!("the host gives no function for `{what}`"))
}

impl Host for Face {
    fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Failure> {
        self.ask("register_permissions", &asks::RegisterPermissions { permissions: permissions.to_vec() })
    }

    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        self.ask("open_to_external", &asks::OfKind { kind })
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        self.ask_or("open_kinds", &asks::Nothing {}, None)
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        let question =
            asks::StandingOf { third_party: third_party.to_owned(), contact: contact.map(ToOwned::to_owned) };
        self.ask::<asks::Standing>("standing", &question).map(Standing::from)
    }

    fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
        let question = asks::StandingOfUser {
            user: about.user.to_owned(),
            third_party: about.third_party.map(ToOwned::to_owned),
            contact: about.contact.map(ToOwned::to_owned),
        };
        match self.ask::<asks::UserStanding>("user_standing", &question) {
            // It manages no users: whoever is linked to one is denied.
            Err(failure) if failure.class == Class::Incompatible => says_nothing_of_users(self, about),
            answer => answer.map(UserStanding::from),
        }
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        self.ask("third_party", &asks::WithId { id: id.to_owned() })
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        self.ask("contact", &asks::WithId { id: id.to_owned() })
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        self.ask("contacts_of", &asks::WithId { id: third_party.to_owned() })
    }

    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        self.ask_or("entities", &asks::Nothing {}, Vec::new())
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        self.ask("is_employee", &asks::WithEmail { email: email.to_owned() })
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        self.rows(query.kind, &asks::DocumentQuery::of(query), each)
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        self.ask("count", &asks::DocumentQuery::of(query))
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        self.rows(kind, &asks::OneDocument { kind, id: id.to_owned() }, &mut |row| {
            found(row);
            false
        })
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        self.ask("body", &asks::OneDocument { kind, id: id.to_owned() })
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        let HostTable { file: Some(file), data, .. } = self.table()? else { return Err(no_function("file")) };
        let query = asks::to_json(&asks::PartOfFile::of(query))?;
        let mut bytes = Bytes::new(each);
        // SAFETY: the function is good on this thread, and what it is given lives until it returns.
        let returned = unsafe { file(data, Text::of(&query), &raw mut bytes) };
        bytes.end(returned)
    }

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        self.ask("new_third_party", party)
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        self.ask_or("takes", &asks::OfAct { act }, false)
    }

    fn act(&self, action: &Action, files: &[Upload<'_>]) -> Result<Done, Failure> {
        self.ask("act", &asks::Acting { action: action.clone(), files: files.iter().map(asks::Uploaded::of).collect() })
    }

    fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.ask("send_mail", mail)
    }

    fn log(&self, level: log::Level, target: &str, message: &str) {
        let Some(table) = self.here() else {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            if waiting.lines.len() == MAX_LINES {
                waiting.lines.pop_front();
                waiting.dropped += 1;
            }
            waiting.lines.push_back((level, target.to_owned(), message.to_owned()));
            return;
        };
        if let Some(log) = table.log {
            // SAFETY: the function is good on this thread, and the texts live until it returns.
            unsafe { log(table.data, level as i32, Text::of(target), Text::of(message)) };
        }
    }

    fn now(&self) -> u64 {
        match self.here() {
            // SAFETY: the function is good on this thread.
            Some(HostTable { now: Some(now), data, .. }) => unsafe { now(data) },
            _ => system_now(),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the host is where the time comes from, and this one leaves it to us")]
fn system_now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
