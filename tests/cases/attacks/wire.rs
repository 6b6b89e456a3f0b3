//! What only a network sees: names of hosts, headers of proxies, connections kept open, bodies that never end.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use tests::browser::{Browser, SESSION};
use tests::modules;
use tests::server::{Server, manifests};

/// Sends bytes as they are, and reads what comes within a minute.
fn raw(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    // A connection that is reset has said what it had to say.
    drop(stream.read_to_end(&mut answer));
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("none")
}

#[test]
fn a_host_name_that_is_no_sites_leads_nowhere() {
    let server = Server::shared();
    for host in ["evil.example", "alpes.localhost.evil.example", "xalpes.localhost", "", "alpes", "..", "[::2]"] {
        let answer =
            raw(server, format!("GET /sign-in HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").as_bytes());
        assert!(["400", "404"].contains(&status(&answer)), "{host:?}: {answer}");
        assert!(!answer.contains("<form"), "{host:?}: {answer}");
    }
    for (what, head) in [
        ("two hosts", "host: alpes.localhost\r\nhost: nord.localhost\r\n"),
        ("no host", ""),
        ("two lengths", "host: alpes.localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n"),
        ("a length and chunks", "host: alpes.localhost\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n"),
    ] {
        let answer = raw(server, format!("POST /sign-in HTTP/1.1\r\nconnection: close\r\n{head}\r\nx").as_bytes());
        assert!(!["200", "303"].contains(&status(&answer)), "{what}: {answer}");
    }
    let mut principal = server.browser("alpes");
    for (name, value) in [("x-forwarded-host", "nord.localhost"), ("forwarded", "host=nord.localhost")] {
        let answer = principal.send("GET", "/sign-in", &[(name, value)], b"");
        assert!(answer.text().contains("Atelier des Alpes"), "{name}");
    }
    let staff = principal.get("/mails");
    assert_eq!(staff.status, 404, "the staff's pages are not on a site");
}

#[test]
fn a_zipped_body_is_not_unpacked_and_an_endless_one_is_given_up() {
    let server = Server::shared();
    let mut principal = server.browser("nord");
    let zipped = [b"\x1f\x8b\x08\x00".as_slice(), &[0; 1_000]].concat();
    let headers = [("content-type", "application/json"), ("content-encoding", "gzip")];
    assert_eq!(principal.send("POST", "/api/v1/session", &headers, &zipped).status, 422);
    let begun = Instant::now();
    let head = "POST /api/v1/session HTTP/1.1\r\nhost: nord.localhost\r\ncontent-type: application/json\r\n";
    let answer = raw(server, format!("{head}connection: close\r\ncontent-length: 100\r\n\r\n{{").as_bytes());
    assert_eq!(status(&answer), "408", "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

/// One connection that stays open over several requests.
struct Kept {
    stream: TcpStream,
    head: String,
}

impl Kept {
    fn of(server: &Server, browser: &Browser) -> Self {
        let head = format!("host: {}\r\ncookie: {SESSION}={}\r\n\r\n", browser.host, browser.cookies[SESSION]);
        Self { stream: TcpStream::connect(server.address).unwrap(), head }
    }

    /// The status of the next answer.
    fn get(&mut self, path: &str) -> String {
        self.stream.write_all(format!("GET {path} HTTP/1.1\r\n{}", self.head).as_bytes()).unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            self.stream.read_exact(&mut byte).unwrap();
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap();
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
        let mut body = vec![0; length.unwrap().parse().unwrap()];
        self.stream.read_exact(&mut body).unwrap();
        status(&head).to_owned()
    }
}

/// Staff at work in another process over the same data. In this one, a second copy of the library would bring a second
/// SQLite, and two of those in one process do not see each other's locks.
fn staff(server: &Server, verb: &[&str]) {
    let done = Command::new(modules::example("staff"))
        .arg("user")
        .args(verb)
        .arg("--data")
        .arg(&server.data)
        .arg("--manifests")
        .arg(manifests())
        .arg("--module")
        .arg(modules::portal())
        .output()
        .unwrap();
    assert!(done.status.success(), "{verb:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn what_staff_take_away_elsewhere_is_gone_with_the_next_request_of_an_open_connection() {
    let server = Server::start(&manifests());
    let user = server.user("alpes", "sam.martin");
    let mut sam = server.signed_in(&user);
    let account = sam.get("/api/v1/accounts").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let mut kept = Kept::of(&server, &sam);
    let list = format!("/api/v1/a/{account}/invoices");
    assert_eq!(kept.get(&list), "200");
    let who = ["--site", "alpes", "--user", "sam.martin", "--third-party", "101"];
    staff(&server, &[&["grant"], &who[..], &["--permission", "portal.tickets.view"]].concat());
    assert_eq!(kept.get(&list), "403", "the permission");
    assert_eq!(kept.get(&format!("/api/v1/a/{account}/tickets")), "200");
    staff(&server, &["disable", "--site", "alpes", "--user", "sam.martin"]);
    assert_eq!(kept.get(&format!("/api/v1/a/{account}/tickets")), "401", "the user");
    assert_eq!(kept.get("/api/v1/session"), "401");
}
