//! A browser as small as tours and measurements need: cookies, forms, JSON, over HTTP or straight into the portal.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plugin_api::{Portal, Request};
use serde_json::Value;

/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How requests reach the portal.
#[derive(Clone)]
pub enum Way {
    /// Over HTTP, one connection kept alive.
    Http(SocketAddr),
    /// By a call, without a network.
    InProcess(Arc<dyn Portal>),
}

/// A browser on one site.
pub struct Browser {
    way: Way,
    host: String,
    cookies: BTreeMap<String, String>,
    connection: Option<BufReader<TcpStream>>,
}

/// An answer, complete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of this name (given in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| &**value)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The stable code of a refusal in JSON.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or("no code").to_owned()
    }
}

impl Browser {
    /// A browser without cookies; `host` is the site's host name, with a port where it has one.
    pub fn new(way: Way, host: &str) -> Self {
        Self { way, host: host.to_owned(), cookies: BTreeMap::new(), connection: None }
    }

    /// The same cookies shown to another site, as no real browser would.
    pub fn elsewhere(&self, host: &str) -> Self {
        Self { cookies: self.cookies.clone(), ..Self::new(self.way.clone(), host) }
    }

    /// The same cookies shown to another portal of the site.
    pub fn on(&self, way: Way) -> Self {
        Self { cookies: self.cookies.clone(), ..Self::new(way, &self.host) }
    }

    /// Opens a page.
    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, &[], &[])
    }

    /// Sends the form on this page, with the value against forgery that the page carries.
    pub fn submit(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let csrf = csrf_of(&self.get(page)?.text());
        let mut body = format!("csrf={}", encoded(&csrf));
        for (name, value) in fields {
            // Writing to a String cannot fail.
            let _ = write!(body, "&{}={}", encoded(name), encoded(value));
        }
        self.send("POST", action, &[("content-type", "application/x-www-form-urlencoded")], body.as_bytes())
    }

    /// Sends JSON.
    pub fn post(&mut self, path: &str, body: &Value) -> io::Result<Answer> {
        self.send("POST", path, &[("content-type", "application/json")], body.to_string().as_bytes())
    }

    /// Calls the JSON API as the visitor who is signed in, with the session's value against forgery.
    pub fn call(&mut self, method: &str, path: &str, body: &Value) -> io::Result<Answer> {
        let session = self.get("/api/v1/session")?.json();
        let csrf = session["csrf"].as_str().unwrap_or_default();
        let headers = [("content-type", "application/json"), ("x-csrf-token", csrf)];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.send(method, path, &headers, body.as_bytes())
    }

    /// Signs in by the form, as a person does.
    pub fn sign_in(&mut self, login: &str, password: &str) -> io::Result<Answer> {
        self.submit("/sign-in", "/sign-in", &[("login", login), ("password", password)])
    }

    /// Sends a request with these headers besides its own.
    pub fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> io::Result<Answer> {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let mut headers = headers.to_vec();
        headers.push(("host", &self.host));
        if !cookies.is_empty() {
            headers.push(("cookie", &cookies));
        }
        let answer = match &self.way {
            Way::InProcess(portal) => call(&**portal, method, path, &self.host, &headers, body),
            Way::Http(address) => {
                let mut connection = match self.connection.take() {
                    Some(connection) => connection,
                    None => connect(*address)?,
                };
                let (answer, keep) = exchange(&mut connection, method, path, &headers, body)?;
                self.connection = keep.then_some(connection);
                answer
            }
        };
        for (_, value) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, value) = value.split(';').next().unwrap_or_default().split_once('=').unwrap_or_default();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }
}

/// The value against forgery in a page's first form.
fn csrf_of(page: &str) -> String {
    let value = page.split_once("name=\"csrf\" value=\"").map_or("", |(_, rest)| rest);
    value.split('"').next().unwrap_or_default().to_owned()
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn call(portal: &dyn Portal, method: &str, path: &str, host: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let response = portal.handle(&Request { method, host, path, query, headers, body, peer });
    Answer { status: response.status, headers: response.headers, body: response.body }
}

fn connect(address: SocketAddr) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    Ok(BufReader::with_capacity(64 * 1024, stream))
}

/// One request and its answer; and whether the connection lives on.
fn exchange(
    connection: &mut BufReader<TcpStream>,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> io::Result<(Answer, bool)> {
    let mut request = format!("{method} {path} HTTP/1.1\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        // Writing to a String cannot fail.
        let _ = write!(request, "{name}: {value}\r\n");
    }
    request.push_str("\r\n");
    let mut bytes = request.into_bytes();
    bytes.extend_from_slice(body);
    // A server that refuses a long body answers before it has read all of it.
    let written = connection.get_mut().write_all(&bytes);
    let broken = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    let mut answer = Answer::default();
    let mut line = String::new();
    if connection.read_line(&mut line)? == 0 {
        written?;
        return Err(broken("the server closed the connection"));
    }
    answer.status =
        line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(|| broken("no HTTP status"))?;
    loop {
        line.clear();
        connection.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        answer.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = answer.header("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
    if method != "HEAD" && answer.status != 304 {
        answer.body.resize(length, 0);
        connection.read_exact(&mut answer.body)?;
    }
    let keep = written.is_ok() && answer.header("connection").is_none_or(|value| !value.eq_ignore_ascii_case("close"));
    Ok((answer, keep))
}
