//! The portal as a host in C has it: every call and every callback goes through the functions of `parvis.h`.
#![expect(unsafe_code, reason = "it does what a C host does")]

use std::collections::HashSet;
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::slice;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::{self, JoinHandle, ThreadId};

use data_encoding::BASE64;
use parvis::{Answer, Bytes, CRow, Header, HostTable, Loading, Out, Rows, Text};
use plugin_api::actions::{ActKind, Action, Upload};
use plugin_api::documents::{After, FileQuery, Filter, Query, Row, Sort, State};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::parties::Standing;
use plugin_api::{
    Class, Decision, Failure, Health, Host, Kind, ManifestFile, Portal, Problem, Question, Request, Response,
    SharedHost,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::modules;

/// What the callbacks find behind their `data`.
struct Behind {
    host: SharedHost,
    /// The threads that are inside a call of ours now, or were.
    ours: Mutex<HashSet<ThreadId>>,
    /// Callbacks on any other thread.
    foreign: Mutex<Vec<String>>,
}

impl Behind {
    fn called(&self, what: &str) {
        if !self.ours.lock().unwrap().contains(&thread::current().id()) {
            self.foreign.lock().unwrap().push(what.to_owned());
        }
    }
}

/// A portal behind the C functions. One thread does its work, as the header asks.
pub struct CFace {
    number: u64,
    behind: Arc<Behind>,
    working: Arc<AtomicBool>,
    worker: Mutex<Option<JoinHandle<()>>>,
}

impl CFace {
    /// Loads the module, once a process, and creates a portal over this host.
    ///
    /// # Errors
    /// The portal's own.
    pub fn create(host: SharedHost, settings: &str) -> Result<Self, Failure> {
        let behind = Arc::new(Behind { host, ours: Mutex::default(), foreign: Mutex::default() });
        behind.ours.lock().unwrap().insert(thread::current().id());
        let table = table(Arc::as_ptr(&behind).cast_mut().cast());
        let mut number = 0;
        // SAFETY: everything is there, and `behind` lives as long as the portal.
        unsafe { taken(parvis::parvis_create(module(), &raw const table, Text::of(settings), 0, &raw mut number)) }?;
        let working = Arc::new(AtomicBool::new(true));
        let worker = thread::spawn({
            let (working, behind) = (Arc::clone(&working), Arc::clone(&behind));
            move || {
                behind.ours.lock().unwrap().insert(thread::current().id());
                while working.load(Ordering::Relaxed) {
                    // SAFETY: the functions of the creation are used.
                    if unsafe { taken(parvis::parvis_work(number, std::ptr::null(), 20)) }.is_err() {
                        break;
                    }
                }
            }
        });
        Ok(Self { number, behind, working, worker: Mutex::new(Some(worker)) })
    }

    /// Callbacks on threads that were not inside a call of the host's.
    pub fn foreign_calls(&self) -> Vec<String> {
        self.behind.foreign.lock().unwrap().clone()
    }

    fn call(&self, call: impl FnOnce(u64, *const HostTable) -> *mut Answer) -> Result<Given, Failure> {
        self.behind.ours.lock().unwrap().insert(thread::current().id());
        // SAFETY: `call` answers what parvis did.
        unsafe { taken(call(self.number, std::ptr::null())) }
    }

    fn json<T: DeserializeOwned>(&self, call: impl FnOnce(u64, *const HostTable) -> *mut Answer) -> Result<T, Failure> {
        Ok(serde_json::from_slice(&self.call(call)?.body).expect("an answer is JSON"))
    }
}

/// The module's number.
fn module() -> u64 {
    static MODULE: OnceLock<u64> = OnceLock::new();
    *MODULE.get_or_init(|| {
        let path = modules::portal().display().to_string();
        load(Path::new(&path)).expect("the portal loads")
    })
}

/// Loads a module by the C function.
///
/// # Errors
/// The loader's.
pub fn load(path: &Path) -> Result<u64, Failure> {
    let path = path.display().to_string();
    let (sha256, range) = (Text::of(""), Text::of(""));
    let loading = Loading { size: size_of::<Loading>(), path: Text::of(&path), sha256, range };
    let mut number = 0;
    // SAFETY: everything is there.
    unsafe { taken(parvis::parvis_load(&raw const loading, &raw mut number)) }?;
    Ok(number)
}

/// What a module says of itself, and of what it asks a host.
///
/// # Errors
/// The failure of the call.
pub fn describe(module: u64) -> Result<Value, Failure> {
    // SAFETY: an answer of parvis.
    unsafe { taken(parvis::parvis_describe(module)) }.map(|given| serde_json::from_slice(&given.body).unwrap())
}

/// What an answer said.
#[derive(Debug)]
pub struct Given {
    /// JSON, or the bytes for a browser.
    pub body: Vec<u8>,
    /// Of an answer for a browser.
    pub status: i32,
    /// Of an answer for a browser.
    pub headers: Vec<(String, String)>,
}

/// Reads an answer by the C functions, and frees it.
///
/// # Errors
/// Its failure.
///
/// # Safety
/// An answer of parvis that nobody else frees.
pub unsafe fn taken(answer: *mut Answer) -> Result<Given, Failure> {
    assert!(!answer.is_null(), "every call answers");
    // SAFETY: an answer of parvis, freed once, at the end.
    unsafe {
        let text = |text: Text| String::from_utf8(slice::from_raw_parts(text.start, text.length).to_vec()).unwrap();
        let body = parvis::parvis_body(answer);
        let body = slice::from_raw_parts(body.start, body.length).to_vec();
        let class = parvis::parvis_class(answer);
        let given = if class == 0 {
            let headers = (0..parvis::parvis_headers(answer)).map(|at| parvis::parvis_header_at(answer, at));
            let headers = headers.map(|header| (text(header.name), text(header.value))).collect();
            Ok(Given { body, status: parvis::parvis_status(answer), headers })
        } else {
            let class = Class::from_number(class.unsigned_abs());
            let detail = String::from_utf8(body).unwrap();
            let (code, message) = (text(parvis::parvis_code(answer)), text(parvis::parvis_message(answer)));
            Err(Failure { class, code, message, detail })
        };
        parvis::parvis_free(answer);
        given
    }
}

impl Portal for CFace {
    fn check_manifests(&self, files: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure> {
        let [file] = files else { panic!("C checks one manifest at a time") };
        // SAFETY: everything is there.
        self.json(|portal, host| unsafe {
            parvis::parvis_check_manifest(portal, host, Text::of(file.name), bytes(file.bytes))
        })
    }

    fn enable_site(&self, file: &ManifestFile<'_>) -> Result<String, Failure> {
        // SAFETY: everything is there.
        self.json(|portal, host| unsafe {
            parvis::parvis_enable_site(portal, host, Text::of(file.name), bytes(file.bytes))
        })
    }

    fn disable_site(&self, site: &str) -> Result<(), Failure> {
        // SAFETY: everything is there.
        self.call(|portal, host| unsafe { parvis::parvis_disable_site(portal, host, Text::of(site)) }).map(drop)
    }

    fn handle(&self, request: &Request<'_>) -> Response {
        let header = |(name, value): &(&str, &str)| Header { name: Text::of(name), value: Text::of(value) };
        let headers: Vec<Header> = request.headers.iter().map(header).collect();
        let peer = request.peer.to_string();
        let sent = parvis::Request {
            size: size_of::<parvis::Request>(),
            method: Text::of(request.method),
            host: Text::of(request.host),
            path: Text::of(request.path),
            query: Text::of(request.query),
            peer: Text::of(&peer),
            headers: headers.as_ptr(),
            headers_length: headers.len(),
            body: request.body.as_ptr().cast(),
            body_length: request.body.len(),
        };
        // SAFETY: everything is there.
        let given = self.call(|portal, host| unsafe { parvis::parvis_handle(portal, host, &raw const sent) });
        let Given { body, status, headers } = given.expect("a request is answered");
        Response { status: status.try_into().unwrap(), headers, body }
    }

    fn decide(&self, question: &Question<'_>) -> Result<Decision, Failure> {
        let asked = json!({
            "site": question.site, "login": question.login, "third_party": question.third_party,
            "permission": question.permission,
            "document": question.document.map(|(kind, id)| json!({ "kind": kind, "id": id })),
        })
        .to_string();
        // SAFETY: everything is there.
        let said: Value = self.json(|portal, host| unsafe { parvis::parvis_decide(portal, host, Text::of(&asked)) })?;
        let row = said["row"].as_u64().and_then(|row| row.try_into().ok()).unwrap();
        Ok(Decision { granted: said["granted"] == true, row, code: said["code"].as_str().unwrap().to_owned() })
    }

    fn operate(&self, command: &str) -> Result<String, Failure> {
        // SAFETY: everything is there.
        let given = self.call(|portal, host| unsafe { parvis::parvis_operate(portal, host, Text::of(command)) })?;
        Ok(String::from_utf8(given.body).unwrap())
    }

    fn health(&self) -> Health {
        // SAFETY: everything is there.
        self.json(|portal, host| unsafe { parvis::parvis_health(portal, host) }).expect("it is told")
    }

    fn set_log_level(&self, level: log::LevelFilter) {
        self.call(|portal, _| parvis::parvis_set_log_level(portal, level as i32)).expect("there is such a level");
    }

    fn stop(&self) {
        self.working.store(false, Ordering::Relaxed);
        if let Some(worker) = self.worker.lock().unwrap().take() {
            worker.join().unwrap();
        }
        // SAFETY: everything is there. A second stop is told, and changes nothing.
        drop(self.call(|portal, host| unsafe { parvis::parvis_stop(portal, host) }));
    }
}

impl std::fmt::Debug for CFace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CFace").field("number", &self.number).finish_non_exhaustive()
    }
}

/// The functions of a host in C.
#[must_use]
pub fn table(data: *mut c_void) -> HostTable {
    HostTable {
        size: size_of::<HostTable>(),
        data,
        ask: Some(ask),
        documents: Some(documents),
        file: Some(file),
        log: Some(log_line),
        now: Some(now),
    }
}

fn bytes(bytes: &[u8]) -> Text {
    Text { start: bytes.as_ptr(), length: bytes.len() }
}

/// What stands behind `data`.
unsafe fn behind<'a>(data: *mut c_void) -> &'a Behind {
    // SAFETY: it is what the table was made with, and lives as long as the portal.
    unsafe { &*data.cast::<Behind>() }
}

unsafe fn read<'a>(text: Text) -> &'a str {
    // SAFETY: parvis hands over UTF-8.
    unsafe { text.read("a text of parvis") }.expect("parvis hands over UTF-8")
}

/// What a binding does with what its host throws: nothing unwinds into C.
fn caught<T>(what: &str, run: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(run))
        .unwrap_or_else(|_| Err(Failure::new(Class::Panicked, "host/panic", format!("`{what}` panicked"))))
}

/// Says what failed, and the number to return.
fn fail(failure: &Failure) -> i32 {
    let class = failure.class.number().cast_signed();
    // SAFETY: everything is there.
    unsafe { parvis::parvis_fail(class, Text::of(&failure.code), Text::of(&failure.message)) };
    class
}

unsafe extern "C" fn ask(data: *mut c_void, what: Text, question: Text, out: *mut Out) -> i32 {
    // SAFETY: parvis hands over what is there.
    unsafe {
        let (behind, what) = (behind(data), read(what));
        behind.called(what);
        let question = serde_json::from_str(read(question)).expect("a question is JSON");
        match caught(what, || answered(&*behind.host, what, &question)) {
            Ok(answer) => {
                parvis::parvis_put(out, Text::of(&answer.to_string()));
                0
            }
            Err(failure) => fail(&failure),
        }
    }
}

/// How the ERP knows a third party and a contact, as JSON.
fn told(standing: &Standing) -> Value {
    let Standing { third_party, contact, categories, party } = standing;
    json!({ "third_party": third_party, "contact": contact, "categories": categories, "party": party })
}

fn answered(host: &dyn Host, what: &str, question: &Value) -> Result<Value, Failure> {
    let text = |key: &str| question[key].as_str().unwrap_or_default();
    let of = |value: Value| -> Kind { serde_json::from_value(value).expect("a kind") };
    let written = |value: serde_json::Result<Value>| Ok(value.expect("an answer is JSON"));
    match what {
        "register_permissions" => {
            let list: Vec<_> = serde_json::from_value(question["permissions"].clone()).expect("permissions");
            host.register_permissions(&list).map(|()| Value::Null)
        }
        "open_to_external" => host.open_to_external(of(question["kind"].clone())).map(Value::from),
        "open_kinds" => host.open_kinds().map(|kinds| json!(kinds)),
        "standing" => Ok(told(&host.standing(text("third_party"), question["contact"].as_str())?)),
        "user_standing" => {
            let about = About {
                user: text("user"),
                third_party: question["third_party"].as_str(),
                contact: question["contact"].as_str(),
            };
            let UserStanding { user, standing } = host.user_standing(&about)?;
            let Some(user) = user else {
                return Err(Failure::new(Class::Incompatible, "host/unknown", "this ERP manages no users"));
            };
            let (state, third_party, contact) = (user.state.as_str(), user.third_party, user.contact);
            let user = json!({
                "state": state, "third_party": third_party, "contact": contact, "withheld": user.withheld,
            });
            Ok(json!({ "user": user, "standing": told(&standing) }))
        }
        "third_party" => written(serde_json::to_value(host.third_party(text("id"))?)),
        "contact" => written(serde_json::to_value(host.contact(text("id"))?)),
        "contacts_of" => written(serde_json::to_value(host.contacts_of(text("id"))?)),
        "entities" => written(serde_json::to_value(host.entities()?)),
        "is_employee" => host.is_employee(text("email")).map(Value::from),
        "count" => with_query(question, |query| host.count(query)).map(Value::from),
        "body" => written(serde_json::to_value(host.body(of(question["kind"].clone()), text("id"))?)),
        "new_third_party" => {
            host.new_third_party(&serde_json::from_value(question.clone()).expect("a party")).map(Value::from)
        }
        "takes" => {
            let act: ActKind = serde_json::from_value(question["act"].clone()).expect("a kind of act");
            host.takes(act).map(Value::from)
        }
        "act" => {
            let action: Action = serde_json::from_value(question["action"].clone()).expect("an action");
            let files = question["files"].as_array().expect("a list");
            let contents: Vec<Vec<u8>> =
                files.iter().map(|file| BASE64.decode(file["base64"].as_str().unwrap().as_bytes()).unwrap()).collect();
            let uploads: Vec<Upload<'_>> = files
                .iter()
                .zip(&contents)
                .map(|(file, bytes)| Upload {
                    name: file["name"].as_str().unwrap(),
                    media_type: file["media_type"].as_str().unwrap(),
                    bytes,
                })
                .collect();
            written(serde_json::to_value(host.act(&action, &uploads)?))
        }
        "send_mail" => host.send_mail(&serde_json::from_value(question.clone()).expect("a mail")).map(|()| Value::Null),
        _ => Err(Failure::new(Class::Incompatible, "host/unknown", "this host was not asked that before")),
    }
}

fn with_query<T>(asked: &Value, run: impl FnOnce(&Query<'_>) -> T) -> T {
    let text = |key: &str| asked[key].as_str().unwrap_or_default();
    let is = |key: &str| asked[key] == true;
    let entities: Option<Vec<String>> = serde_json::from_value(asked["entities"].clone()).expect("entities");
    let sort: Sort = serde_json::from_value(asked["sort"].clone()).expect("a column");
    let after = asked["after"]
        .as_object()
        .map(|after| After { key: after["key"].as_str().unwrap(), id: after["id"].as_str().unwrap() });
    run(&Query {
        kind: serde_json::from_value(asked["kind"].clone()).expect("a kind"),
        third_party: text("third_party"),
        entities: entities.as_deref(),
        contact: asked["contact"].as_str(),
        own_only: is("own_only"),
        cancelled: is("cancelled"),
        filter: Filter {
            text: text("text"),
            amount: text("amount"),
            total_from: text("total_from"),
            total_to: text("total_to"),
            open: is("open"),
            overdue_on: text("overdue_on"),
            status: text("status"),
            from: text("from"),
            to: text("to"),
            parent: text("parent"),
        },
        sort,
        descending: is("descending"),
        after,
        limit: asked["limit"].as_u64().unwrap().try_into().unwrap(),
    })
}

unsafe extern "C" fn documents(data: *mut c_void, query: Text, rows: *mut Rows<'_>) -> i32 {
    // SAFETY: parvis hands over what is there.
    unsafe {
        let behind = behind(data);
        behind.called("documents");
        let asked: Value = serde_json::from_str(read(query)).expect("a query is JSON");
        let mut each = |row: &Row<'_>| lent(row, |row| parvis::parvis_row_put(rows, row)) != 0;
        let done = caught("documents", || match asked["id"].as_str() {
            Some(id) => {
                let kind = serde_json::from_value(asked["kind"].clone()).expect("a kind");
                behind.host.document(kind, id, &mut |row| {
                    each(row);
                })
            }
            None => with_query(&asked, |query| behind.host.documents(query, &mut each)),
        });
        done.map_or_else(|failure| fail(&failure), |()| 0)
    }
}

/// A row as C has it.
fn lent<T>(row: &Row<'_>, each: impl FnOnce(&CRow) -> T) -> T {
    let contacts: Vec<Text> = row.contacts.iter().map(|id| Text::of(id)).collect();
    let state = match row.state {
        State::Draft => "draft",
        State::Published => "published",
        State::Cancelled => "cancelled",
    };
    each(&CRow {
        size: size_of::<CRow>(),
        kind: Text::of(row.kind.as_str()),
        id: Text::of(row.id),
        third_party: Text::of(row.third_party),
        entity: Text::of(row.entity),
        state: Text::of(state),
        contacts: contacts.as_ptr(),
        contacts_length: contacts.len(),
        reference: Text::of(row.reference),
        other_reference: Text::of(row.other_reference),
        title: Text::of(row.title),
        status: Text::of(row.status),
        date: Text::of(row.date),
        until: Text::of(row.until),
        total: Text::of(row.total),
        remaining: Text::of(row.remaining),
        currency: Text::of(row.currency),
        parent: Text::of(row.parent),
        key: Text::of(row.key),
        progress: row.progress.map_or(-1, i32::from),
        reserved: row.reserved.into(),
        open: row.open.into(),
        has_file: row.has_file.into(),
        has_picture: row.has_picture.into(),
        nature: Text::of(row.nature.as_str()),
    })
}

unsafe extern "C" fn file(data: *mut c_void, query: Text, sink: *mut Bytes<'_>) -> i32 {
    // SAFETY: parvis hands over what is there.
    unsafe {
        let behind = behind(data);
        behind.called("file");
        let asked: Value = serde_json::from_str(read(query)).expect("a query is JSON");
        let query = FileQuery {
            kind: serde_json::from_value(asked["kind"].clone()).expect("a kind"),
            document: asked["id"].as_str().unwrap(),
            file: asked["file"].as_str(),
            offset: asked["offset"].as_u64().unwrap(),
            limit: asked["limit"].as_u64().unwrap(),
        };
        let mut each = |bytes: &[u8]| parvis::parvis_bytes_put(sink, bytes.as_ptr().cast(), bytes.len()) != 0;
        caught("file", || behind.host.file(&query, &mut each)).map_or_else(|failure| fail(&failure), |()| 0)
    }
}

unsafe extern "C" fn log_line(data: *mut c_void, level: i32, target: Text, message: Text) {
    // SAFETY: parvis hands over what is there.
    unsafe {
        let behind = behind(data);
        behind.called("log");
        let level = log::Level::iter().nth(usize::try_from(level - 1).unwrap()).expect("a level");
        behind.host.log(level, read(target), read(message));
    }
}

unsafe extern "C" fn now(data: *mut c_void) -> u64 {
    // SAFETY: it is what the table was made with.
    let behind = unsafe { behind(data) };
    behind.called("now");
    behind.host.now()
}
