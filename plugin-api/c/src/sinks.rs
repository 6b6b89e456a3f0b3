//! What takes rows, bytes and answers from a callback. Each dies when the callback returns.
#![expect(unsafe_code, reason = "a C host calls back with the pointers that it was given")]

use std::any::Any;
use std::cell::RefCell;
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use plugin_api::documents::Row;
use plugin_api::{Class, Failure, Kind};

use crate::values::{CRow, Text, bytes_of, read_sized};

/// The longest answer that is taken from a host: 64 MiB.
const MAX_ANSWER: usize = 64 << 20;

thread_local! {
    /// What a callback on this thread said of its failure.
    static SAID: RefCell<Option<Failure>> = const { RefCell::new(None) };
}

/// The failure of a callback that returned this number: what it said, or the number alone.
pub fn failure_of(returned: i32, method: &str) -> Failure {
    let class = u32::try_from(returned).map_or(Class::Internal, Class::from_number);
    SAID.take().unwrap_or_else(|| {
        let message = format!("the host's `{method}` failed and did not say why; call parvis_fail before it returns");
        Failure::new(class, "host/failed", message)
    })
}

/// Forgets what an earlier callback said.
pub fn begin() {
    SAID.take();
}

/// Takes the answer of `ask`.
#[derive(Debug, Default)]
pub struct Out {
    pub(crate) taken: Option<Result<String, Failure>>,
}

/// Takes rows until the portal has enough.
pub struct Rows<'a> {
    kind: Kind,
    each: &'a mut dyn FnMut(&Row<'_>) -> bool,
    taking: Taking,
}

/// Takes bytes until the portal has enough.
pub struct Bytes<'a> {
    each: &'a mut dyn FnMut(&[u8]) -> bool,
    taking: Taking,
}

/// How a sink stands.
enum Taking {
    More,
    Enough,
    Bad(Failure),
    /// The portal's own code panicked: nothing unwinds through a host's frames.
    Panicked(Box<dyn Any + Send>),
}

impl Taking {
    /// Hands one thing over, unless it is over already.
    fn take(&mut self, hand: impl FnOnce() -> Result<bool, Failure>) -> i32 {
        if matches!(self, Self::More) {
            match catch_unwind(AssertUnwindSafe(hand)) {
                Ok(Ok(true)) => {}
                Ok(Ok(false)) => *self = Self::Enough,
                Ok(Err(failure)) => *self = Self::Bad(failure),
                Err(panic) => *self = Self::Panicked(panic),
            }
        }
        i32::from(matches!(self, Self::More))
    }

    /// What came of it, once the callback has returned.
    fn end(self, returned: i32, method: &str) -> Result<(), Failure> {
        match self {
            Self::Panicked(panic) => resume_unwind(panic),
            Self::Bad(failure) => Err(failure),
            Self::More | Self::Enough if returned != 0 => Err(failure_of(returned, method)),
            Self::More | Self::Enough => Ok(()),
        }
    }
}

impl<'a> Rows<'a> {
    pub(crate) fn new(kind: Kind, each: &'a mut dyn FnMut(&Row<'_>) -> bool) -> Self {
        begin();
        Self { kind, each, taking: Taking::More }
    }

    pub(crate) fn end(self, returned: i32) -> Result<(), Failure> {
        self.taking.end(returned, "documents")
    }
}

impl<'a> Bytes<'a> {
    pub(crate) fn new(each: &'a mut dyn FnMut(&[u8]) -> bool) -> Self {
        begin();
        Self { each, taking: Taking::More }
    }

    pub(crate) fn end(self, returned: i32) -> Result<(), Failure> {
        self.taking.end(returned, "file")
    }
}

impl std::fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Bytes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bytes")
    }
}

/// Takes the answer of `ask`; the last one counts.
///
/// # Safety
/// `out` is what the callback was given, and the text is there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_put(out: *mut Out, json: Text) {
    // SAFETY: the caller's; a null is told apart.
    let (Some(out), taken) = (unsafe { out.as_mut() }, unsafe { json.read("the answer") }) else { return };
    let short = taken.and_then(|json| {
        let too_long = || Failure::new(Class::Invalid, "host/bad-answer", "the host answered more than 64 MiB");
        (json.len() <= MAX_ANSWER).then_some(json).ok_or_else(too_long)
    });
    out.taken = Some(short.map(str::to_owned));
}

/// Takes one row; 0 is enough of them.
///
/// # Safety
/// `rows` is what the callback was given, and what the row points to is there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_row_put(rows: *mut Rows<'_>, row: *const CRow) -> i32 {
    // SAFETY: the caller's; a null is told apart.
    let Some(rows) = (unsafe { rows.as_mut() }) else { return 0 };
    let Rows { kind, each, taking } = rows;
    taking.take(|| {
        // SAFETY: the caller's.
        unsafe { read_sized(row, "row")?.lend(*kind, |row| each(row)) }
    })
}

/// Takes bytes; 0 is enough of them.
///
/// # Safety
/// `bytes` is what the callback was given, and so many bytes are there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_bytes_put(bytes: *mut Bytes<'_>, start: *const c_void, length: usize) -> i32 {
    // SAFETY: the caller's; a null is told apart.
    let Some(bytes) = (unsafe { bytes.as_mut() }) else { return 0 };
    let Bytes { each, taking } = bytes;
    taking.take(|| {
        // SAFETY: the caller's.
        let bytes = unsafe { bytes_of(start, length, "bytes") }?;
        Ok(each(bytes))
    })
}

/// Says why the callback on this thread is about to fail.
///
/// # Safety
/// The texts are there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_fail(class: i32, code: Text, message: Text) {
    // SAFETY: the caller's.
    let (code, message) = unsafe { (code.read("code"), message.read("message")) };
    let class = u32::try_from(class).map_or(Class::Internal, Class::from_number);
    let code = code.ok().filter(|code| !code.is_empty()).unwrap_or("host/failed");
    SAID.set(Some(Failure::new(class, code, message.unwrap_or("the host gave no reason that is a text"))));
}
