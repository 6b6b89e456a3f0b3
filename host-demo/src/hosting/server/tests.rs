//! The limits of the server, before a portal that does what the path says.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, sleep};
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use log::LevelFilter;
use plugin_api::{Decision, Failure, Health, ManifestFile, Portal, Problem, Question, Request, Response};

use super::{Header, Names, Place, Proxies, Server, Socket, StaffDoor};

/// `/slow` takes a while, `/hold` waits for the gate, `/panic` dies, everything else says what arrived.
#[derive(Default)]
struct Echo {
    gate: (Mutex<bool>, Condvar),
}

impl Echo {
    fn open_gate(&self) {
        *self.gate.0.lock().unwrap() = true;
        self.gate.1.notify_all();
    }
}

impl Portal for Echo {
    fn check_manifests(&self, _: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure> {
        Ok(Vec::new())
    }

    fn enable_site(&self, _: &ManifestFile<'_>) -> Result<String, Failure> {
        Ok(String::new())
    }

    fn disable_site(&self, _: &str) -> Result<(), Failure> {
        Ok(())
    }

    fn handle(&self, request: &Request<'_>) -> Response {
        match request.path {
            "/slow" => sleep(Duration::from_millis(300)),
            "/hold" => {
                let closed = self.gate.0.lock().unwrap();
                drop(self.gate.1.wait_timeout_while(closed, Duration::from_secs(4), |open| !*open).unwrap());
            }
            "/panic" => panic!("as asked"),
            _ => {}
        }
        let Request { method, host, path, query, body, peer, .. } = *request;
        let header = request.header("x-name").unwrap_or("-");
        let body = format!("{method} {host} {path} {query} {header} {} {peer}", body.len()).into_bytes();
        let headers = vec![("set-cookie".to_owned(), "a=1".to_owned()), ("set-cookie".to_owned(), "b=2".to_owned())];
        Response { status: 201, headers, body }
    }

    fn decide(&self, _: &Question<'_>) -> Result<Decision, Failure> {
        Ok(Decision { granted: false, row: 1, code: String::new() })
    }

    fn operate(&self, _: &str) -> Result<String, Failure> {
        Ok(String::new())
    }

    fn health(&self) -> Health {
        Health::default()
    }

    fn set_log_level(&self, _: LevelFilter) {}

    fn stop(&self) {}
}

fn server() -> Server {
    serve(Arc::default())
}

fn serve(portal: Arc<Echo>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let sites = Arc::new(move |request: &Request<'_>| portal.handle(request));
    Server::start(listener, sites, Proxies::default(), None).unwrap()
}

/// Sends these bytes and reads until the server closes.
fn talk(server: &Server, request: &[u8]) -> String {
    talk_to(server.address(), request)
}

fn talk_to(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    // The server may refuse a long request before all of it is sent.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8(answer).unwrap()
}

fn get_page(host: &str, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nx-name: é\r\nconnection: close\r\n\r\n").into_bytes()
}

#[test]
fn a_request_reaches_the_portal_as_it_was_sent_and_its_answer_comes_back_whole() {
    let server = server();
    let answer = talk(&server, &get_page("alpes.localhost:80", "/a%20b?c=%2F&d"));
    assert!(answer.starts_with("HTTP/1.1 201 Created\r\n"), "{answer}");
    assert!(answer.contains("set-cookie: a=1\r\nset-cookie: b=2\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\nGET alpes.localhost:80 /a%20b c=%2F&d é 0 127.0.0.1"), "{answer}");
    server.stop();
}

#[test]
fn what_is_out_of_bounds_is_refused_before_the_portal_sees_it() {
    let server = server();
    let long = format!("POST / HTTP/1.1\r\nhost: a.localhost\r\ncontent-length: {}\r\n\r\n", (1 << 20) + 1);
    let mut chunked = b"POST / HTTP/1.1\r\nhost: a.localhost\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for _ in 0..=16 {
        chunked.extend_from_slice(b"10000\r\n");
        chunked.extend_from_slice(&vec![b'x'; 0x1_0000]);
        chunked.extend_from_slice(b"\r\n");
    }
    let headers = "x: y\r\n".repeat(100);
    let many = format!("GET / HTTP/1.1\r\nhost: a.localhost\r\n{headers}\r\n");
    let large = format!("GET / HTTP/1.1\r\nhost: a.localhost\r\nx: {}\r\n\r\n", "y".repeat(200_000));
    for (what, request, want) in [
        ("a long body", long.into_bytes(), "413"),
        ("a long body in chunks", chunked, "413"),
        ("many headers", many.into_bytes(), "431"),
        ("a large head", large.into_bytes(), "431"),
        ("no host", b"GET / HTTP/1.1\r\nconnection: close\r\n\r\n".to_vec(), "400"),
        ("two hosts", b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n".to_vec(), "400"),
        ("a portal that dies", get_page("a.localhost", "/panic"), "500"),
    ] {
        let answer = talk(&server, &request);
        assert!(answer.starts_with(&format!("HTTP/1.1 {want} ")), "{what}: {answer}");
    }
    server.stop();
}

#[test]
fn more_requests_than_may_wait_are_told_to_come_back() {
    let portal: Arc<Echo> = Arc::default();
    let server = serve(Arc::clone(&portal));
    let answers: Vec<String> = thread::scope(|scope| {
        let ask = || {
            let answer = talk(&server, &get_page("a.localhost", "/hold"));
            if answer.starts_with("HTTP/1.1 503") {
                portal.open_gate();
            }
            answer
        };
        let all: Vec<_> = (0..400).map(|_| scope.spawn(ask)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let busy: Vec<&String> = answers.iter().filter(|answer| answer.starts_with("HTTP/1.1 503")).collect();
    let done = answers.iter().filter(|answer| answer.starts_with("HTTP/1.1 201")).count();
    assert!(
        !busy.is_empty() && done >= 256 && done + busy.len() == 400,
        "{done} done, {} told to come back",
        busy.len()
    );
    assert!(busy.iter().all(|answer| answer.contains("retry-after: 2\r\n")), "{busy:?}");
    server.stop();
}

#[test]
fn what_is_under_way_is_finished_when_the_server_ends() {
    let server = server();
    let address = server.address();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /slow HTTP/1.1\r\nhost: a.localhost\r\n\r\n").unwrap();
    sleep(Duration::from_millis(100));
    server.stop();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    assert!(TcpStream::connect(address).is_err(), "nobody listens any more");
}

#[test]
fn staff_have_a_door_of_their_own_and_nothing_leads_to_it_from_that_of_the_customers() {
    let portal: Arc<Echo> = Arc::default();
    let place = Place::Port(([127, 0, 0, 1], 0).into());
    let socket = Socket::bind(&place).unwrap();
    let place = socket.place().unwrap();
    let Place::Port(staff) = place else { panic!("a port") };
    let pages = Router::new().route("/", get(async || "staff"));
    let door = StaffDoor { socket, names: Names::new(&place, &[]), proxies: Proxies::default(), pages };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let sites = Arc::new(move |request: &Request<'_>| portal.handle(request));
    let server = Server::start(listener, sites, Proxies::default(), Some(door)).unwrap();
    let ours = format!("localhost:{}", staff.port());
    for host in ["localhost", "127.0.0.1", "[::1]", &ours, "a.localhost"] {
        let answer = talk(&server, &get_page(host, "/"));
        assert!(answer.starts_with("HTTP/1.1 201"), "{host}: {answer}");
    }
    let absolute = format!("GET http://{ours}/ HTTP/1.1\r\nhost: a.localhost\r\nconnection: close\r\n\r\n");
    assert!(talk(&server, absolute.as_bytes()).starts_with("HTTP/1.1 201"), "an absolute address");
    for (host, want) in [(&*ours, "200"), ("localhost", "421"), ("a.localhost", "421"), ("evil.example", "421")] {
        let answer = talk_to(staff, &get_page(host, "/"));
        assert!(answer.starts_with(&format!("HTTP/1.1 {want} ")), "{host}: {answer}");
    }
    server.stop();
}

#[test]
fn the_portal_is_told_who_stands_behind_a_trusted_proxy() {
    let portal: Arc<Echo> = Arc::default();
    let proxies = Proxies { trusted: vec!["127.0.0.1".parse().unwrap()], header: Header::XForwardedFor };
    for (proxies, want) in [(proxies, "198.51.100.1"), (Proxies::default(), "127.0.0.1")] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let portal = Arc::clone(&portal);
        let sites = Arc::new(move |request: &Request<'_>| portal.handle(request));
        let server = Server::start(listener, sites, proxies, None).unwrap();
        let request = "GET / HTTP/1.1\r\nhost: a.localhost\r\nx-forwarded-for: 1.1.1.1, 198.51.100.1\r\n\
                       forwarded: for=2.2.2.2\r\nconnection: close\r\n\r\n";
        let answer = talk(&server, request.as_bytes());
        assert!(answer.ends_with(&format!(" {want}")), "{answer}");
        server.stop();
    }
}
