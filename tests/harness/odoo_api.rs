//! A small server that answers as an Odoo does, over the tests' own database: JSON-RPC up to version 18, JSON-2 from 19 on. It
//! asks for a key and for little else, writes whatever it is given, and can be told to stumble.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::postgres::{Database, Way};

mod records;

/// The key of the API's user.
pub const KEY: &str = "0123abcd0123abcd0123abcd0123abcd0123abcd";
/// The login of the user whose key it is, and its id.
pub const LOGIN: &str = "portal@foundry.example";
/// See [`LOGIN`].
pub const USER: i64 = 50;
/// What opens a document's page.
const TOKEN: &str = "0f0e0d0c-token";

/// What goes wrong with the next write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing goes wrong: for a later one to be about a later write.
    None,
    /// It is done, and nobody is told: the connection ends.
    DoneInSilence,
    /// Nothing is done, and the connection ends.
    LostInSilence,
    /// It is done, and a page is answered.
    DoneWithAPage,
    /// Nothing is done: this exception of Odoo's.
    Says(&'static str),
    /// Pages have no PDF: wkhtmltopdf is not there.
    NoPrinter,
}

/// A call that was made.
#[derive(Clone, Debug)]
pub struct Call {
    /// Model, method and record, e.g. `sale.order/action_confirm 1`.
    pub what: String,
    /// What it was given, by name, the context among it.
    pub given: Value,
}

/// The server; it ends with this value.
#[derive(Debug)]
pub struct OdooApi {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    database: Way,
    name: String,
    major: u32,
    is_over: AtomicBool,
    is_off: AtomicBool,
    faults: Mutex<VecDeque<Fault>>,
    calls: Mutex<Vec<Call>>,
}

/// An exception of Odoo's: its name and what it says.
type Exception = (&'static str, String);

/// What is answered: status, type, body.
type Answer = (u16, &'static str, Vec<u8>);

impl OdooApi {
    /// Starts one of this version over a database that is an Odoo's.
    #[must_use]
    pub fn start(database: &Database, major: u32) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(State {
            database: database.way(),
            name: database.name().to_owned(),
            major,
            is_over: AtomicBool::new(false),
            is_off: AtomicBool::new(false),
            faults: Mutex::default(),
            calls: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.is_over.load(Ordering::Relaxed) {
                    return;
                }
                let (Ok(stream), state) = (stream, Arc::clone(&shared)) else { continue };
                thread::spawn(move || drop(state.serve(stream)));
            }
        });
        Self { address, state }
    }

    /// Its address, as an Odoo's.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Has the next writes go wrong, one after the other.
    pub fn fail(&self, faults: &[Fault]) {
        self.state.faults.lock().unwrap().extend(faults);
    }

    /// Puts something else before it, which answers pages, or takes that away again.
    pub fn switch(&self, on: bool) {
        self.state.is_off.store(!on, Ordering::Relaxed);
    }

    /// The writes so far, and forgets them.
    #[must_use]
    pub fn writes(&self) -> Vec<Call> {
        std::mem::take(&mut *self.state.calls.lock().unwrap())
    }
}

impl Drop for OdooApi {
    fn drop(&mut self) {
        self.state.is_over.store(true, Ordering::Relaxed);
        drop(TcpStream::connect(self.address));
    }
}

impl State {
    fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (method, target) =
            (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
        let (mut length, mut key, mut database) = (0, String::new(), None);
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            let Some((name, value)) = header.trim().split_once(':') else { break };
            let value = value.trim().to_owned();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "authorization" => key = value,
                "x-odoo-database" => database = Some(value),
                _ => {}
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        let body: Value = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let answer = if self.is_off.load(Ordering::Relaxed) {
            Some(page(200, "Under maintenance"))
        } else {
            match (method.as_str(), target.as_str()) {
                ("POST", "/web/webclient/version_info") => Some(result(&json!({
                    "server_version": format!("{}.0", self.major),
                    "server_version_info": [self.major, 0, 0, "final", 0, ""],
                }))),
                ("POST", "/jsonrpc") => self.rpc(&body["params"]),
                ("POST", path) if path.starts_with("/json/2/") && self.major >= 19 => {
                    self.json2(path, &key, database.as_deref(), body)
                }
                ("POST", path) if path.starts_with("/json/2/") => Some(page(303, "Log in")),
                ("GET", path) => Some(self.page(path)),
                _ => Some(page(404, "Not Found")),
            }
        };
        match answer {
            Some(answer) => write_to(&mut reader.into_inner(), &answer),
            None => Ok(()),
        }
    }

    /// JSON-RPC: 200 whatever happens; a method without an answer has neither result nor error.
    fn rpc(&self, params: &Value) -> Option<Answer> {
        let args = &params["args"];
        if args[0] != json!(self.name) {
            return Some(error(&("psycopg2.OperationalError", "database does not exist".to_owned())));
        }
        if params["service"] == "common" {
            let is_known = args[1] == LOGIN && args[2] == KEY;
            return Some(result(&if is_known { json!(USER) } else { json!(false) }));
        }
        if args[1] != json!(USER) || args[2] != KEY {
            return Some(error(&("odoo.exceptions.AccessDenied", "Access Denied".to_owned())));
        }
        let (model, method) = (text(&args[3]), text(&args[4]));
        let mut given = args[6].clone();
        let mut positional: VecDeque<Value> = args[5].as_array().cloned().unwrap_or_default().into();
        let ids = if method == "create" { Value::Null } else { positional.pop_front().unwrap_or(Value::Null) };
        if let Some(values) = positional.pop_front() {
            given[if method == "create" { "vals_list" } else { "vals" }] = values;
        }
        self.answer(&model, &method, ids[0].as_i64(), &given, |done| match done {
            Ok(Value::Null) => (200, JSON, json!({ "jsonrpc": "2.0", "id": 1 }).to_string().into_bytes()),
            Ok(value) => result(&value),
            Err(exception) => error(&exception),
        })
    }

    /// JSON-2: HTTP's own statuses, and bare JSON.
    fn json2(&self, path: &str, key: &str, database: Option<&str>, mut body: Value) -> Option<Answer> {
        let refusal = |status: u16, name: &str, message: &str| {
            let body = json!({ "name": name, "message": message, "arguments": [message], "context": {}, "debug": "…" });
            (status, JSON, body.to_string().into_bytes())
        };
        if key != format!("bearer {KEY}") {
            return Some(refusal(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey"));
        }
        if database != Some(self.name.as_str()) {
            return Some(page(404, "Not Found"));
        }
        let mut parts = path.trim_start_matches("/json/2/").split('/');
        let (model, method) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if (model, method) == ("res.users", "context_get") {
            return Some((200, JSON, json!({ "lang": "en_US", "tz": false, "uid": USER }).to_string().into_bytes()));
        }
        let id = body["ids"][0].as_i64();
        body.as_object_mut().map(|body| body.remove("ids"));
        self.answer(model, method, id, &body, |done| match done {
            // Records are answered as lists of their ids.
            Ok(value) if method == "message_post" => (200, JSON, json!([value]).to_string().into_bytes()),
            Ok(value) => (200, JSON, value.to_string().into_bytes()),
            Err((name, message)) => {
                let status = match name {
                    "odoo.exceptions.AccessError" => 403,
                    "odoo.exceptions.MissingError" | "builtins.AttributeError" => 404,
                    "odoo.exceptions.UserError" | "odoo.exceptions.ValidationError" => 422,
                    "odoo.exceptions.AccessDenied" => 401,
                    _ => 500,
                };
                refusal(status, name, &message)
            }
        })
    }

    fn answer(
        &self,
        model: &str,
        method: &str,
        id: Option<i64>,
        given: &Value,
        said: impl FnOnce(Result<Value, Exception>) -> Answer,
    ) -> Option<Answer> {
        if method == "get_portal_url" {
            let part = if model == "account.move" { "invoices" } else { "orders" };
            let id = id.unwrap_or_default();
            return Some(said(Ok(json!(format!("/my/{part}/{id}?access_token={TOKEN}")))));
        }
        let what = id.map_or_else(|| format!("{model}/{method}"), |id| format!("{model}/{method} {id}"));
        self.calls.lock().unwrap().push(Call { what, given: given.clone() });
        let fault = self.faults.lock().unwrap().pop_front();
        match fault {
            Some(Fault::LostInSilence) => return None,
            Some(Fault::Says(name)) => return Some(said(Err((name, "as the test wants it".to_owned())))),
            _ => {}
        }
        let done = records::carry_out(&self.database, self.major, (model, method), id, given);
        match fault {
            Some(Fault::DoneInSilence) => None,
            Some(Fault::DoneWithAPage) => Some(page(200, "Bad gateway")),
            _ => Some(said(done)),
        }
    }

    /// The customers' page of a document: whoever has its token gets its PDF, anybody else is led away.
    fn page(&self, path: &str) -> Answer {
        self.calls.lock().unwrap().push(Call { what: format!("GET {path}"), given: Value::Null });
        if !path.contains(&format!("access_token={TOKEN}")) || !path.contains("report_type=pdf") {
            return page(303, "See other");
        }
        if self.faults.lock().unwrap().pop_front() == Some(Fault::NoPrinter) {
            return page(400, "Unable to find Wkhtmltopdf on this system");
        }
        (200, "application/pdf", b"%PDF-1.4 as Odoo prints it\n%%EOF\n".to_vec())
    }
}

const JSON: &str = "application/json; charset=utf-8";

fn result(value: &Value) -> Answer {
    (200, JSON, json!({ "jsonrpc": "2.0", "id": 1, "result": value }).to_string().into_bytes())
}

fn error((name, message): &Exception) -> Answer {
    let data =
        json!({ "name": name, "message": message, "arguments": [message], "context": {}, "debug": "Traceback …" });
    let error = json!({ "code": 200, "message": "Odoo Server Error", "data": data });
    (200, JSON, json!({ "jsonrpc": "2.0", "id": 1, "error": error }).to_string().into_bytes())
}

fn page(status: u16, words: &str) -> Answer {
    (status, "text/html; charset=utf-8", format!("<html>{words}</html>").into_bytes())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn write_to(stream: &mut TcpStream, (status, kind, body): &Answer) -> std::io::Result<()> {
    let place = if *status == 303 { "Location: /web/login\r\n" } else { "" };
    write!(
        stream,
        "HTTP/1.1 {status} Said\r\nContent-Type: {kind}\r\n{place}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(body)?;
    stream.flush()
}
