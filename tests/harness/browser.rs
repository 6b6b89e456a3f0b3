//! A browser without a window: cookies as a browser keeps them, forms as a page offers them, over HTTP or straight into a portal.

use std::collections::BTreeMap;
use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use plugin_api::{Portal, Request};
use serde_json::{Value, json};
use socket2::{Domain, Socket, Type};

use crate::described;
use crate::page::Page;

/// How a request reaches the portal.
#[derive(Clone)]
pub enum Way {
    /// Over HTTP, to a server on this machine.
    Http(SocketAddr),
    /// By a call.
    Call(Arc<dyn Portal>),
}

/// A browser on one site.
#[derive(Clone)]
pub struct Browser {
    way: Way,
    /// The Host header.
    pub host: String,
    /// The cookies by name.
    pub cookies: BTreeMap<String, String>,
    /// The languages that it asks for (`Accept-Language`); empty where it asks for none.
    languages: String,
    /// Where it calls from; over HTTP an address of this machine, 127.0.0.1 or one beside it.
    pub peer: IpAddr,
}

/// What a request was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers in order, names in lower case, without the time.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Browser {
    /// A browser without cookies.
    pub fn new(way: Way, host: &str) -> Self {
        let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
        Self { way, host: host.to_owned(), cookies: BTreeMap::new(), languages: String::new(), peer }
    }

    /// The same browser, from this address.
    #[must_use]
    pub fn from(mut self, peer: IpAddr) -> Self {
        self.peer = peer;
        self
    }

    /// The same browser, which asks for these languages.
    #[must_use]
    pub fn asking(mut self, languages: &str) -> Self {
        languages.clone_into(&mut self.languages);
        self
    }

    /// The same cookies on another host, as only an attacker carries them.
    #[must_use]
    pub fn carried_to(&self, host: &str) -> Self {
        Self { host: host.to_owned(), ..self.clone() }
    }

    /// Whoever is signed in chooses a language in the menu of a page.
    #[track_caller]
    pub fn choose_language(&mut self, page: &str, language: &str) {
        let answer = self.submit(page, "/language", &[("language", language)]);
        assert_eq!(answer.status, 303, "{language}: {}", answer.text());
    }

    /// Looks at a page.
    pub fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    /// Sends the form of a page that leads to `action`, with the page's own hidden values unless `fields` say otherwise.
    #[track_caller]
    pub fn submit(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(page);
        let mut values: BTreeMap<String, String> = Page::of(&shown).form(action).into_iter().collect();
        values.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(action, &pairs)
    }

    /// Sends exactly these fields as the site's own form does.
    pub fn post(&mut self, action: &str, fields: &[(&str, &str)]) -> Answer {
        let origin = format!("http://{}", self.host);
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("origin", &origin),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send("POST", action, &headers, form(fields).as_bytes())
    }

    /// Calls the JSON twin, with the session's value against forgery where there is a session.
    pub fn call(&mut self, method: &str, path: &str, body: &Value) -> Answer {
        let csrf = self.csrf();
        let mut headers = vec![("content-type", "application/json")];
        if !csrf.is_empty() {
            headers.push(("x-csrf-token", &csrf));
        }
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.send(method, path, &headers, body.as_bytes())
    }

    /// Calls the JSON twin of an action, which carries the key that makes it one.
    pub fn act(&mut self, path: &str, key: &str, body: &Value) -> Answer {
        let csrf = self.csrf();
        let headers = [("content-type", "application/json"), ("x-csrf-token", &csrf), ("idempotency-key", key)];
        self.send("POST", path, &headers, body.to_string().as_bytes())
    }

    /// Sends the form with files of a page that leads to `action`, with the page's own hidden values and these fields and
    /// files: name and content each.
    #[track_caller]
    pub fn upload(&mut self, page: &str, action: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let shown = self.get(page);
        let mut values: BTreeMap<String, String> = Page::of(&shown).form(action).into_iter().collect();
        values.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let mut body = Vec::new();
        for (name, value) in &values {
            let head = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, content) in files {
            let head = format!("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--b--\r\n");
        let origin = format!("http://{}", self.host);
        let headers = [
            ("content-type", "multipart/form-data; boundary=b"),
            ("origin", &origin),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send("POST", action, &headers, &body)
    }

    /// The session's value against forgery; empty where nobody is signed in.
    pub fn csrf(&mut self) -> String {
        if !self.cookies.contains_key(SESSION) {
            return String::new();
        }
        self.get("/api/v1/session").json()["csrf"].as_str().unwrap_or_default().to_owned()
    }

    /// Signs in through the page.
    pub fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        self.submit("/sign-in", "/sign-in", &[("login", login), ("password", password)])
    }

    /// Signs in as a program does.
    pub fn sign_in_by_call(&mut self, login: &str, password: &str) -> Answer {
        self.call("POST", "/api/v1/session", &json!({ "login": login, "password": password }))
    }

    /// Sends a request with the cookies, and keeps those of the answer.
    pub fn send(&mut self, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let cookie = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let mut all = headers.to_vec();
        if !cookie.is_empty() {
            all.push(("cookie", &cookie));
        }
        if !self.languages.is_empty() {
            all.push(("accept-language", &self.languages));
        }
        let answer = match &self.way {
            Way::Http(address) => over_http((self.peer, *address), &self.host, method, target, &all, body),
            Way::Call(portal) => by_call(&**portal, &self.host, self.peer, method, target, &all, body),
        };
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            self.keep(cookie);
        }
        described::check(method, target, &answer);
        answer
    }

    /// Keeps a cookie as RFC 6265bis has it: one named `__Host-` must be secure, for `/`, and of no domain.
    fn keep(&mut self, cookie: &str) {
        let mut parts = cookie.split(';').map(str::trim);
        let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie is a pair");
        let attributes: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
        let has = |attribute: &str| attributes.iter().any(|known| known == attribute);
        let of_a_domain = attributes.iter().any(|attribute| attribute.starts_with("domain"));
        assert!(name.starts_with("__Host-") && has("secure") && has("path=/") && !of_a_domain, "{cookie}");
        assert!(has("httponly") && (has("samesite=lax") || has("samesite=strict")), "{cookie}");
        if has("max-age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// The name of the session's cookie.
pub const SESSION: &str = "__Host-session";

impl Answer {
    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The code of a refusal in JSON.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Fields as a form sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// Text as it stands in a query.
pub fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => all.push(char::from(byte)),
            _ => all.extend(["%", &format!("{byte:02X}")]),
        }
        all
    })
}

fn by_call(
    portal: &dyn Portal,
    host: &str,
    peer: IpAddr,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let response = portal.handle(&Request { method, host, path, query, headers, body, peer });
    Answer { status: response.status, headers: response.headers, body: response.body }
}

/// One request on a connection of its own. Written by hand, so that nothing corrects what a test sends.
fn over_http(
    (from, address): (IpAddr, SocketAddr),
    host: &str,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let mut stream = connect(from, address).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a socket takes a timeout");
    let mut request = format!("{method} {target} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request.extend([name, ": ", value, "\r\n"]);
    }
    if !body.is_empty() || method == "POST" {
        request.extend(["content-length: ", &body.len().to_string(), "\r\n"]);
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes()).expect("the server reads the head");
    // A server that refuses a long body answers before it has read all of it.
    let sent = stream.write_all(body);
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    assert!(!answer.is_empty(), "no answer to {method} {target}: {sent:?}, {read:?}");
    parsed(&answer)
}

/// A connection from this address of this machine.
fn connect(from: IpAddr, to: SocketAddr) -> io::Result<TcpStream> {
    let socket = Socket::new(Domain::for_address(to), Type::STREAM, None)?;
    socket.bind(&SocketAddr::new(from, 0).into())?;
    socket.connect(&to.into())?;
    Ok(socket.into())
}

fn parsed(answer: &[u8]) -> Answer {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("the answer has a head");
    let head = std::str::from_utf8(&answer[..end]).expect("the head is text");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .filter(|(name, _)| name != "date")
        .collect();
    Answer { status: status.expect("the answer has a status"), headers, body: answer[end + 4..].to_vec() }
}

impl std::fmt::Debug for Browser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Browser").field("host", &self.host).field("peer", &self.peer).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Http(address) => write!(f, "{address}"),
            Self::Call(_) => f.write_str("by call"),
        }
    }
}
