//! Texts, rows, requests and answers as C has them, and how each is read: by its size, and checked.
#![expect(unsafe_code, reason = "what a C host hands over is read through its pointers")]

use std::ffi::c_void;
use std::mem;
use std::net::IpAddr;
use std::ptr;
use std::slice;
use std::str;

use plugin_api::documents::{Nature, Row, State};
use plugin_api::{Class, Failure, Kind, Response};

/// A text: pointer and length, UTF-8, never ended by a NUL.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// The first byte; may be null where the length is 0.
    pub start: *const u8,
    /// How many bytes.
    pub length: usize,
}

impl Text {
    /// This text, for as long as it lives.
    pub const fn of(text: &str) -> Self {
        Self { start: text.as_ptr(), length: text.len() }
    }

    /// What stands there.
    ///
    /// # Errors
    /// `parvis/bad-text` where it is null, too long to be memory, or not UTF-8.
    ///
    /// # Safety
    /// Where the pointer is not null, so many bytes stand there and stay for `'a`.
    pub unsafe fn read<'a>(self, what: &str) -> Result<&'a str, Failure> {
        // SAFETY: the caller's.
        let bytes = unsafe { bytes_of(self.start.cast(), self.length, what) }?;
        str::from_utf8(bytes).map_err(|_| bad_text(what, "is not UTF-8"))
    }
}

/// The bytes at a pointer.
///
/// # Safety
/// Where the pointer is not null, so many bytes stand there and stay for `'a`.
pub unsafe fn bytes_of<'a>(start: *const c_void, length: usize, what: &str) -> Result<&'a [u8], Failure> {
    if length == 0 {
        return Ok(&[]);
    }
    if start.is_null() || isize::try_from(length).is_err() {
        return Err(bad_text(what, "has no memory behind it"));
    }
    // SAFETY: not null, no longer than memory can be; the rest is the caller's.
    Ok(unsafe { slice::from_raw_parts(start.cast(), length) })
}

fn bad_text(what: &str, why: &str) -> Failure {
    Failure::new(Class::Invalid, "parvis/bad-text", format!("`{what}` {why}; hand over UTF-8 with its length in bytes"))
}

/// A struct that begins with its size: read as far as that goes, the rest zero.
pub trait Versioned {
    /// How many bytes the first version of it had: fewer are no such struct.
    const LEAST: usize;
}

/// Reads a struct of any version.
///
/// # Errors
/// `parvis/bad-size` where it is null, or smaller than its first version.
///
/// # Safety
/// Where the pointer is not null, so many bytes stand there as the struct says; zero is a value of every field.
pub unsafe fn read_sized<T: Versioned>(from: *const T, what: &str) -> Result<T, Failure> {
    let bad = |why: &str| {
        let message = format!("`{what}` {why}; set its `size` to sizeof the struct of parvis.h");
        Failure::new(Class::Invalid, "parvis/bad-size", message)
    };
    if from.is_null() {
        return Err(bad("is null"));
    }
    // SAFETY: not null; every such struct begins with its size.
    let size = unsafe { from.cast::<usize>().read_unaligned() };
    if size < T::LEAST {
        return Err(bad("is smaller than it was ever"));
    }
    let mut read = mem::MaybeUninit::<T>::zeroed();
    // SAFETY: as many bytes as both sides have; zero is a value of every field that is not there.
    unsafe {
        ptr::copy_nonoverlapping(from.cast::<u8>(), read.as_mut_ptr().cast(), size.min(size_of::<T>()));
        Ok(read.assume_init())
    }
}

/// A header of a request or of an answer.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// In lower case.
    pub name: Text,
    /// Its value.
    pub value: Text,
}

/// What to load.
#[repr(C)]
#[derive(Debug)]
pub struct Loading {
    /// The size of this struct.
    pub size: usize,
    /// Where the library is.
    pub path: Text,
    /// Its SHA-256, or empty.
    pub sha256: Text,
    /// The versions wanted, or empty.
    pub range: Text,
}

impl Versioned for Loading {
    const LEAST: usize = 56;
}

/// A browser's request.
#[repr(C)]
#[derive(Debug)]
pub struct Request {
    /// The size of this struct.
    pub size: usize,
    /// In capitals.
    pub method: Text,
    /// The Host header.
    pub host: Text,
    /// As sent.
    pub path: Text,
    /// Without its question mark.
    pub query: Text,
    /// The browser's IP address.
    pub peer: Text,
    /// In order.
    pub headers: *const Header,
    /// How many.
    pub headers_length: usize,
    /// The whole body.
    pub body: *const c_void,
    /// Its length in bytes.
    pub body_length: usize,
}

impl Versioned for Request {
    const LEAST: usize = 120;
}

/// The most headers that a request may have.
const MAX_HEADERS: usize = 1_000;

impl Request {
    /// Has the portal answer it.
    ///
    /// # Errors
    /// `parvis/bad-text`, `parvis/bad-request`.
    ///
    /// # Safety
    /// What the pointers say is there.
    pub unsafe fn lend(&self, handle: impl FnOnce(&plugin_api::Request<'_>) -> Response) -> Result<Response, Failure> {
        let bad = |message: &str| Failure::new(Class::Invalid, "parvis/bad-request", message);
        if self.headers_length > MAX_HEADERS || (self.headers.is_null() && self.headers_length > 0) {
            return Err(bad("`headers` has no memory behind it, or over 1,000 of them"));
        }
        // SAFETY: the caller's, throughout.
        unsafe {
            let sent = if self.headers_length == 0 {
                &[][..]
            } else {
                slice::from_raw_parts(self.headers, self.headers_length)
            };
            let mut headers = Vec::with_capacity(sent.len());
            for header in sent {
                headers.push((header.name.read("a header's name")?, header.value.read("a header's value")?));
            }
            let peer: IpAddr = self.peer.read("peer")?.parse().map_err(|_| bad("`peer` is not an IP address"))?;
            Ok(handle(&plugin_api::Request {
                method: self.method.read("method")?,
                host: self.host.read("host")?,
                path: self.path.read("path")?,
                query: self.query.read("query")?,
                headers: &headers,
                body: bytes_of(self.body, self.body_length, "body")?,
                peer: peer.to_canonical(),
            }))
        }
    }
}

/// One document of a list.
#[repr(C)]
#[derive(Debug)]
pub struct CRow {
    /// The size of this struct.
    pub size: usize,
    /// Its kind's word; empty is the kind asked for.
    pub kind: Text,
    /// As in [`Row`].
    pub id: Text,
    /// As in [`Row`].
    pub third_party: Text,
    /// As in [`Row`].
    pub entity: Text,
    /// `draft`, `published` or `cancelled`.
    pub state: Text,
    /// Ids of the contacts named on it.
    pub contacts: *const Text,
    /// How many.
    pub contacts_length: usize,
    /// As in [`Row`].
    pub reference: Text,
    /// As in [`Row`].
    pub other_reference: Text,
    /// As in [`Row`].
    pub title: Text,
    /// As in [`Row`].
    pub status: Text,
    /// As in [`Row`].
    pub date: Text,
    /// As in [`Row`].
    pub until: Text,
    /// As in [`Row`].
    pub total: Text,
    /// As in [`Row`].
    pub remaining: Text,
    /// As in [`Row`].
    pub currency: Text,
    /// As in [`Row`].
    pub parent: Text,
    /// As in [`Row`].
    pub key: Text,
    /// Per cent, or -1.
    pub progress: i32,
    /// As in [`Row`]; 0 is no.
    pub reserved: u8,
    /// As in [`Row`]; 0 is no.
    pub open: u8,
    /// As in [`Row`]; 0 is no.
    pub has_file: u8,
    /// As in [`Row`]; 0 is no.
    pub has_picture: u8,
    /// Its nature's word; empty is `usual`. Since version 2.
    pub nature: Text,
}

impl Versioned for CRow {
    const LEAST: usize = 288;
}

/// The most contacts that a row may name.
const MAX_CONTACTS: usize = 10_000;

impl CRow {
    /// Lends it as the portal has it.
    ///
    /// # Errors
    /// `parvis/bad-text`, or `host/bad-row` for a kind, state or nature that there is not.
    ///
    /// # Safety
    /// What the pointers say is there.
    pub unsafe fn lend<T>(&self, asked: Kind, each: impl FnOnce(&Row<'_>) -> T) -> Result<T, Failure> {
        let bad = |message: String| Failure::new(Class::Invalid, "host/bad-row", message);
        if self.contacts_length > MAX_CONTACTS || (self.contacts.is_null() && self.contacts_length > 0) {
            return Err(bad("`contacts` has no memory behind it, or over 10,000 of them".to_owned()));
        }
        // SAFETY: the caller's, throughout.
        unsafe {
            let kind = match self.kind.read("kind")? {
                "" => asked,
                word => word.parse().map_err(|_| bad(format!("there is no kind `{}`", word.escape_debug())))?,
            };
            let state = match self.state.read("state")? {
                "draft" => State::Draft,
                "published" => State::Published,
                "cancelled" => State::Cancelled,
                word => return Err(bad(format!("there is no state `{}`", word.escape_debug()))),
            };
            let nature = match self.nature.read("nature")? {
                "" => Nature::Usual,
                word => {
                    let unknown = || bad(format!("there is no nature `{}`", word.escape_debug()));
                    Nature::of_word(word).ok_or_else(unknown)?
                }
            };
            let named = if self.contacts_length == 0 {
                &[][..]
            } else {
                slice::from_raw_parts(self.contacts, self.contacts_length)
            };
            let contacts: Vec<&str> = named.iter().map(|id| id.read("a contact")).collect::<Result<_, _>>()?;
            Ok(each(&Row {
                kind,
                nature,
                id: self.id.read("id")?,
                third_party: self.third_party.read("third_party")?,
                entity: self.entity.read("entity")?,
                state,
                reserved: self.reserved != 0,
                contacts: &contacts,
                reference: self.reference.read("reference")?,
                other_reference: self.other_reference.read("other_reference")?,
                title: self.title.read("title")?,
                status: self.status.read("status")?,
                open: self.open != 0,
                date: self.date.read("date")?,
                until: self.until.read("until")?,
                total: self.total.read("total")?,
                remaining: self.remaining.read("remaining")?,
                currency: self.currency.read("currency")?,
                progress: u8::try_from(self.progress).ok(),
                parent: self.parent.read("parent")?,
                has_file: self.has_file != 0,
                has_picture: self.has_picture != 0,
                key: self.key.read("key")?,
            }))
        }
    }
}

/// What a call answers; the host's until it frees it.
#[derive(Debug, Default)]
pub struct Answer {
    /// 0, or the class of the failure.
    pub class: u32,
    /// The stable code of a failure; empty where there is none.
    pub code: String,
    /// The sentence of a failure; empty where there is none.
    pub message: String,
    /// JSON, or the bytes for a browser.
    pub body: Vec<u8>,
    /// Of an answer for a browser.
    pub status: u16,
    /// Of an answer for a browser.
    pub headers: Vec<(String, String)>,
}

impl Answer {
    /// A yes that says this.
    pub fn json(body: String) -> Self {
        Self { body: body.into_bytes(), ..Self::default() }
    }
}

impl From<Response> for Answer {
    fn from(response: Response) -> Self {
        let Response { status, headers, body } = response;
        Self { body, status, headers, ..Self::default() }
    }
}

impl From<Failure> for Answer {
    fn from(failure: Failure) -> Self {
        let Failure { class, code, message, detail } = failure;
        Self { class: class.number(), code, message, body: detail.into_bytes(), ..Self::default() }
    }
}
