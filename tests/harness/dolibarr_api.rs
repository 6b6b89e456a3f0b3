//! A small server that answers as a Dolibarr's REST API does, over the tests' own database: it asks for a key and for little
//! else, writes whatever it is given, and can be told to stumble.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use mysql::Conn;
use serde_json::{Value, json};

use crate::mariadb::Database;

mod records;

/// The key of the API's user.
pub const KEY: &str = "a-key-of-the-tests-0123456789";
/// The user whose key it is.
pub const USER: u64 = 70;

/// What goes wrong with the next write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is done, and the answer is a page of an error that calls itself JSON.
    Stumbles,
    /// It is done, and nobody is told: the connection ends.
    DoneInSilence,
    /// Nothing is done, and the connection ends.
    LostInSilence,
    /// It is done, and a page is answered.
    DoneWithAPage,
    /// Nothing is done: this status.
    Says(u16),
    /// A PDF without anything in it.
    EmptyPdf,
}

/// A call that was made.
#[derive(Clone, Debug)]
pub struct Call {
    /// Method and path, e.g. `POST tickets`.
    pub what: String,
    /// What was sent.
    pub body: Value,
    /// The entity that the call named.
    pub entity: Option<String>,
}

/// The server; it ends with this value.
#[derive(Debug)]
pub struct DolibarrApi {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    database: String,
    documents: PathBuf,
    is_over: AtomicBool,
    is_off: AtomicBool,
    faults: Mutex<VecDeque<Fault>>,
    calls: Mutex<Vec<Call>>,
}

/// An answer: status and body; JSON unless it is text.
type Answer = (u16, Value);

impl DolibarrApi {
    /// Starts one over a database that is a Dolibarr's, and a folder for its documents.
    #[must_use]
    pub fn start(database: &Database, documents: PathBuf) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(State {
            database: database.url(),
            documents,
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

    /// Its address, as a Dolibarr's.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Has the next writes go wrong, one after the other.
    pub fn fail(&self, faults: &[Fault]) {
        self.state.faults.lock().unwrap().extend(faults);
    }

    /// Switches the module API off, or on again: it answers pages then.
    pub fn switch(&self, on: bool) {
        self.state.is_off.store(!on, Ordering::Relaxed);
    }

    /// The writes so far, and forgets them.
    #[must_use]
    pub fn writes(&self) -> Vec<Call> {
        std::mem::take(&mut *self.state.calls.lock().unwrap())
    }
}

impl Drop for DolibarrApi {
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
        let (mut length, mut key, mut entity) = (0, String::new(), None);
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            let Some((name, value)) = header.trim().split_once(':') else { break };
            let value = value.trim().to_owned();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "dolapikey" => key = value,
                "dolapientity" => entity = Some(value),
                _ => {}
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let path = target.trim_start_matches("/api/index.php/");
        let mut stream = reader.into_inner();
        match self.answer(&method, path, &key, body, entity) {
            Some((status, Value::String(page))) if page.starts_with('<') => {
                let kind = if status == 500 { "application/json" } else { "text/html" };
                write_to(&mut stream, status, kind, &page)
            }
            Some((status, value)) => {
                write_to(&mut stream, status, "application/json; charset=utf-8", &value.to_string())
            }
            None => Ok(()),
        }
    }

    fn answer(&self, method: &str, path: &str, key: &str, body: Value, entity: Option<String>) -> Option<Answer> {
        if self.is_off.load(Ordering::Relaxed) {
            return Some((200, json!("<html>Module API must be enabled</html>")));
        }
        if key != KEY {
            return Some(refusal(401, "Unauthorized: Failed to login to API"));
        }
        let mut connection = Conn::new(self.database.as_str()).expect("the tests' MariaDB answers");
        if method == "GET" {
            return Some(asked(path));
        }
        let call = Call { what: format!("{method} {path}"), body, entity };
        self.calls.lock().unwrap().push(call.clone());
        let fault = self.faults.lock().unwrap().pop_front();
        match fault {
            Some(Fault::Stumbles) => return Some((500, json!("<b>DB error</b>"))),
            Some(Fault::LostInSilence) => return None,
            Some(Fault::Says(status)) => return Some(refusal(status, "as the test wants it")),
            _ => {}
        }
        let answer = records::write(&mut connection, &self.documents, &call, fault == Some(Fault::EmptyPdf));
        match fault {
            Some(Fault::DoneInSilence) => None,
            Some(Fault::DoneWithAPage) => Some((200, json!("<html>Warning: mail() failed</html>"))),
            _ => Some(answer),
        }
    }
}

/// The API's user may read itself, and nobody else.
fn asked(path: &str) -> Answer {
    match path {
        "status" => (200, json!({ "success": { "code": 200, "dolibarr_version": "22.0.4", "access_locked": "0" } })),
        path if path == format!("users/{USER}") => (200, json!({ "id": USER.to_string(), "login": "portal" })),
        path if path.starts_with("invoices/") => {
            let address =
                format!("https://erp.example/public/payment/newpayment.php?source=invoice&ref={}", &path[9..]);
            (200, json!({ "id": &path[9..], "online_payment_url": address }))
        }
        path if path.starts_with("users/") => refusal(403, "Forbidden: Not allowed"),
        _ => refusal(404, "Not Found"),
    }
}

fn refusal(status: u16, message: &str) -> Answer {
    (status, json!({ "error": { "code": status, "message": message } }))
}

fn write_to(stream: &mut TcpStream, status: u16, kind: &str, body: &str) -> std::io::Result<()> {
    let body = if status == 304 { "" } else { body };
    write!(
        stream,
        "HTTP/1.1 {status} Said\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    stream.flush()
}

/// Puts a file into a folder of documents, with its folders.
fn put_file(documents: &std::path::Path, path: &str, bytes: &[u8]) {
    let file = documents.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("the folder is made");
    fs::write(file, bytes).expect("the file is written");
}
