//! The functions that a host calls. Each answers, whatever happens: a panic ends here.
#![expect(unsafe_code, reason = "a C host calls with its pointers, which the header says what to expect of")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use plugin_api::load::Loader;
use plugin_api::{Class, Failure, Kind, ManifestFile, Question};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::asks;
use crate::callbacks::{Face, HostTable};
use crate::current::Inside;
use crate::handles::{self, Running};
use crate::values::{Answer, Header, Loading, Request, Text, read_sized};

/// A module, by number.
pub type ModuleNumber = u64;
/// A portal, by number.
pub type PortalNumber = u64;

/// For [`parvis_create`]: the module may have threads of its own.
pub const PARVIS_OWN_THREADS: u32 = 1;

/// How long [`parvis_work`] waits at the most: 10 seconds.
const MAX_WAIT: u32 = 10_000;

/// The next number of a module or portal.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// Does it, and answers; the answer is the host's to free.
fn answer(work: impl FnOnce() -> Result<Answer, Failure>) -> *mut Answer {
    let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Failure::new(Class::Panicked, "parvis/panic", "parvis panicked; the call did nothing that lasts"))
    });
    Box::into_raw(Box::new(done.unwrap_or_else(Answer::from)))
}

/// Does something with a portal, whose host's functions are the ones given, else those of its creation.
///
/// # Safety
/// `host` is null, or a table as the header says.
unsafe fn with(
    portal: PortalNumber,
    host: *const HostTable,
    work: impl FnOnce(&Running) -> Result<Answer, Failure>,
) -> *mut Answer {
    answer(|| {
        let running = handles::portal(portal)?;
        let table = if host.is_null() {
            running.table
        } else {
            // SAFETY: the caller's.
            unsafe { read_sized(host, "host") }?.checked()?
        };
        let _inside = Inside::enter(portal, table);
        let done = work(&running);
        running.face.flush();
        done
    })
}

fn json_answer(value: &impl serde::Serialize) -> Result<Answer, Failure> {
    asks::to_json(value).map(Answer::json)
}

/// Loads a module.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_load(loading: *const Loading, module: *mut ModuleNumber) -> *mut Answer {
    answer(|| {
        // SAFETY: the caller's, throughout.
        unsafe {
            let wanted = read_sized(loading, "loading")?;
            let mut loader = Loader::new(Path::new(wanted.path.read("path")?));
            let sha256 = wanted.sha256.read("sha256")?;
            if !sha256.is_empty() {
                let pin = sha256.parse().map_err(|bad: plugin_api::load::BadPin| {
                    Failure::new(Class::Invalid, "parvis/bad-pin", bad.to_string())
                })?;
                loader = loader.pin(pin);
            }
            let range = wanted.range.read("range")?;
            if !range.is_empty() {
                loader = loader.range(range);
            }
            let found =
                loader.load().map_err(|error| Failure::new(Class::Incompatible, error.code(), error.to_string()))?;
            let said = json_answer(&json!({
                "name": found.name(), "version": found.version(), "sha256": found.sha256(),
                "interface": found.api_version(),
            }))?;
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            handles::put_module(number, found);
            put(module, number)?;
            Ok(said)
        }
    })
}

/// Writes a number where the host wants it.
///
/// # Safety
/// Null, or a place for one.
unsafe fn put(to: *mut u64, number: u64) -> Result<(), Failure> {
    // SAFETY: the caller's; a null is told apart.
    let to = unsafe { to.as_mut() };
    let none = || Failure::new(Class::Invalid, "parvis/no-place", "there is no place for the handle; hand over one");
    *to.ok_or_else(none)? = number;
    Ok(())
}

/// What a module says of itself, and the schemas of what it asks.
#[unsafe(no_mangle)]
pub extern "C" fn parvis_describe(module: ModuleNumber) -> *mut Answer {
    answer(|| {
        let mut described = serde_json::to_value(handles::module(module)?.descriptor()).unwrap_or_default();
        if let Value::Object(described) = &mut described {
            described.insert("host".to_owned(), asks::schemas());
        }
        json_answer(&described)
    })
}

/// Creates a portal over a host.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_create(
    module: ModuleNumber,
    host: *const HostTable,
    settings: Text,
    flags: u32,
    portal: *mut PortalNumber,
) -> *mut Answer {
    answer(|| {
        // SAFETY: the caller's, throughout.
        unsafe {
            let module = handles::module(module)?;
            let table = read_sized(host, "host")?.checked()?;
            let settings = settings.read("settings")?;
            if flags & !PARVIS_OWN_THREADS != 0 {
                let message = format!("`flags` is {flags}; this version knows PARVIS_OWN_THREADS only");
                return Err(Failure::new(Class::Invalid, "parvis/bad-flags", message));
            }
            let own_threads = flags & PARVIS_OWN_THREADS != 0;
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let face = Arc::new(Face::new(number, own_threads.then_some(table)));
            let _inside = Inside::enter(number, table);
            let created = module.create(Arc::clone(&face) as _, &with_threads(settings, own_threads)?);
            face.flush();
            let running =
                Running { portal: created?, face, table, settings: settings.to_owned(), process: std::process::id() };
            put(portal, number)?;
            handles::put_portal(number, running);
            Ok(Answer::default())
        }
    })
}

/// The settings, which say whose threads do the work.
fn with_threads(settings: &str, own: bool) -> Result<String, Failure> {
    let bad = || Failure::new(Class::Invalid, "settings/invalid", "the settings are no JSON object");
    let mut settings: serde_json::Map<String, Value> = serde_json::from_str(settings).map_err(|_| bad())?;
    settings.insert("threads".to_owned(), json!(if own { "own" } else { "callers" }));
    asks::to_json(&settings)
}

/// Everything that is wrong with a manifest.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_check_manifest(
    portal: PortalNumber,
    host: *const HostTable,
    name: Text,
    manifest: Text,
) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe {
        with(portal, host, |running| {
            let (name, bytes) = (name.read("name")?, manifest.read("json")?.as_bytes());
            json_answer(&running.portal.check_manifests(&[ManifestFile { name, bytes }])?)
        })
    }
}

/// Puts a manifest in force.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_enable_site(
    portal: PortalNumber,
    host: *const HostTable,
    name: Text,
    manifest: Text,
) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe {
        with(portal, host, |running| {
            let (name, bytes) = (name.read("name")?, manifest.read("json")?.as_bytes());
            json_answer(&running.portal.enable_site(&ManifestFile { name, bytes })?)
        })
    }
}

/// Takes a site out of service.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_disable_site(portal: PortalNumber, host: *const HostTable, site: Text) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe {
        with(portal, host, |running| {
            running.portal.disable_site(site.read("site")?)?;
            Ok(Answer::default())
        })
    }
}

/// Answers a browser.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_handle(
    portal: PortalNumber,
    host: *const HostTable,
    request: *const Request,
) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe {
        with(portal, host, |running| {
            let request = read_sized(request, "request")?;
            request.lend(|request| running.portal.handle(request)).map(Answer::from)
        })
    }
}

/// A question of the ERP's own code, as JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedDecision {
    site: String,
    login: String,
    third_party: String,
    permission: String,
    #[serde(default)]
    document: Option<AskedDocument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedDocument {
    kind: Kind,
    id: String,
}

/// Answers the ERP's own code.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_decide(portal: PortalNumber, host: *const HostTable, question: Text) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe {
        with(portal, host, |running| {
            let asked: AskedDecision = serde_json::from_str(question.read("question")?)
                .map_err(|error| Failure::new(Class::Invalid, "question/invalid", error.to_string()))?;
            let decision = running.portal.decide(&Question {
                site: &asked.site,
                login: &asked.login,
                third_party: &asked.third_party,
                permission: &asked.permission,
                document: asked.document.as_ref().map(|document| (document.kind, document.id.as_str())),
            })?;
            json_answer(&json!({ "granted": decision.granted, "row": decision.row, "code": decision.code }))
        })
    }
}

/// Carries out a staff operation.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_operate(portal: PortalNumber, host: *const HostTable, command: Text) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe { with(portal, host, |running| Ok(Answer::json(running.portal.operate(command.read("command")?)?))) }
}

/// Does what waits beside the requests.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_work(portal: PortalNumber, host: *const HostTable, wait_ms: u32) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe {
        with(portal, host, |running| {
            let command = json!({ "do": "work", "wait_ms": wait_ms.min(MAX_WAIT) });
            Ok(Answer::json(running.portal.operate(&command.to_string())?))
        })
    }
}

/// How the portal is.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_health(portal: PortalNumber, host: *const HostTable) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe { with(portal, host, |running| json_answer(&running.portal.health())) }
}

/// From now on, records of this level and above only.
#[unsafe(no_mangle)]
pub extern "C" fn parvis_set_log_level(portal: PortalNumber, level: i32) -> *mut Answer {
    answer(|| {
        let level = usize::try_from(level).ok().and_then(|level| log::LevelFilter::iter().nth(level));
        let bad = || Failure::new(Class::Invalid, "parvis/bad-level", "a level is 0 (off) to 5 (trace)");
        handles::portal(portal)?.portal.set_log_level(level.ok_or_else(bad)?);
        Ok(Answer::default())
    })
}

/// Ends a portal, and closes its number.
///
/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_stop(portal: PortalNumber, host: *const HostTable) -> *mut Answer {
    // SAFETY: the caller's.
    unsafe {
        with(portal, host, |running| {
            running.portal.stop();
            handles::close_portal(portal);
            Ok(Answer::default())
        })
    }
}

/// The portal that this process created with these settings, or 0.
///
/// # Safety
/// The text is there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_find(settings: Text) -> PortalNumber {
    // SAFETY: the caller's.
    let settings = unsafe { settings.read("settings") };
    settings.map_or(0, handles::portal_with)
}

/// 0, or the class of the failure.
///
/// # Safety
/// An answer of parvis, not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_class(answer: *const Answer) -> i32 {
    // SAFETY: the caller's; a null is told apart.
    let class = unsafe { answer.as_ref() }.map_or(Class::Internal.number(), |answer| answer.class);
    i32::try_from(class).unwrap_or(i32::MAX)
}

/// The code of a failure.
///
/// # Safety
/// An answer of parvis, not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_code(answer: *const Answer) -> Text {
    // SAFETY: the caller's; a null is told apart.
    Text::of(unsafe { answer.as_ref() }.map_or("", |answer| &answer.code))
}

/// The sentence of a failure.
///
/// # Safety
/// An answer of parvis, not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_message(answer: *const Answer) -> Text {
    // SAFETY: the caller's; a null is told apart.
    Text::of(unsafe { answer.as_ref() }.map_or("", |answer| &answer.message))
}

/// JSON, or the bytes for a browser.
///
/// # Safety
/// An answer of parvis, not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_body(answer: *const Answer) -> Text {
    // SAFETY: the caller's; a null is told apart.
    let body = unsafe { answer.as_ref() }.map_or(&[][..], |answer| &answer.body);
    Text { start: body.as_ptr(), length: body.len() }
}

/// The HTTP status.
///
/// # Safety
/// An answer of parvis, not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_status(answer: *const Answer) -> i32 {
    // SAFETY: the caller's; a null is told apart.
    unsafe { answer.as_ref() }.map_or(0, |answer| answer.status.into())
}

/// How many headers.
///
/// # Safety
/// An answer of parvis, not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_headers(answer: *const Answer) -> usize {
    // SAFETY: the caller's; a null is told apart.
    unsafe { answer.as_ref() }.map_or(0, |answer| answer.headers.len())
}

/// A header by its place; behind the last one, two empty texts.
///
/// # Safety
/// An answer of parvis, not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_header_at(answer: *const Answer, at: usize) -> Header {
    // SAFETY: the caller's; a null is told apart.
    let header = unsafe { answer.as_ref() }.and_then(|answer| answer.headers.get(at));
    let (name, value) = header.map_or(("", ""), |(name, value)| (name, value));
    Header { name: Text::of(name), value: Text::of(value) }
}

/// Frees an answer.
///
/// # Safety
/// An answer of parvis, not freed; or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn parvis_free(answer: *mut Answer) {
    if !answer.is_null() {
        // SAFETY: it was boxed by `answer`, and the caller gives it back once.
        drop(unsafe { Box::from_raw(answer) });
    }
}

/// The version of the header.
#[unsafe(no_mangle)]
pub extern "C" fn parvis_version() -> u32 {
    2
}
