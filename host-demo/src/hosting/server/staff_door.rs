//! The door of the staff's pages: a listener of its own, under names that the settings know.

use std::net::IpAddr;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;

use super::proxies::Proxies;
use super::sockets::{Place, Socket};
use super::{host_of, plain};

/// The names under which the staff's pages answer. A page of a stranger whose name leads to this machine (DNS rebinding)
/// comes with a name that is not among them.
#[derive(Clone, Debug)]
pub struct Names {
    /// The port that goes with this machine's own names; at a Unix socket, any.
    port: Option<u16>,
    /// Further names, those of proxies.
    others: Vec<String>,
}

impl Names {
    /// This machine's own names at this place, and these.
    pub fn new(place: &Place, others: &[String]) -> Self {
        let port = match place {
            Place::Port(address) => Some(address.port()),
            Place::Socket(_) => None,
        };
        Self { port, others: others.to_vec() }
    }

    /// Whether a Host header is one of them.
    pub fn know(&self, host: &str) -> bool {
        let (name, port) = split(host);
        let is_ours = name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]";
        let fits = self.port.is_none_or(|ours| port.unwrap_or("80") == ours.to_string());
        (is_ours && fits) || self.others.iter().any(|other| name.eq_ignore_ascii_case(other))
    }
}

/// A host with its port taken off.
fn split(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (name, Some(port)),
        _ => (host, None),
    }
}

/// What the pages are told of how a request arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Who made it.
    pub client: IpAddr,
    /// The origin of our own pages, as the browser has it.
    pub origin: String,
}

/// The staff's pages and where they are listened for.
#[derive(Debug)]
pub struct StaffDoor {
    /// The socket that it listens on.
    pub socket: Socket,
    /// Under which names.
    pub names: Names,
    /// Behind which proxies.
    pub proxies: Proxies,
    /// The pages.
    pub pages: Router,
}

/// The staff's door once it listens.
pub(super) struct Desk {
    names: Names,
    proxies: Proxies,
    pages: TowerToHyperService<Router>,
}

impl StaffDoor {
    /// What is listened at, and what answers there.
    pub(super) fn open(self) -> (Socket, Desk) {
        let Self { socket, names, proxies, pages } = self;
        (socket, Desk { names, proxies, pages: TowerToHyperService::new(pages) })
    }
}

impl Desk {
    /// Answers a request.
    pub async fn answer(&self, mut request: Request<Incoming>, peer: IpAddr) -> Response<Body> {
        let Some(host) = host_of(&request) else {
            return plain(StatusCode::BAD_REQUEST, "a request names one host\n");
        };
        if !self.names.know(&host) {
            return plain(StatusCode::MISDIRECTED_REQUEST, "nothing is served under this name; see `--staff-host`\n");
        }
        let scheme = if self.proxies.is_secure(peer, request.headers()) { "https" } else { "http" };
        let client = self.proxies.client(peer, request.headers());
        let arrival = Arrival { client, origin: format!("{scheme}://{}", host.to_ascii_lowercase()) };
        request.extensions_mut().insert(arrival);
        self.pages.call(request).await.unwrap_or_else(|never| match never {})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_staffs_pages_answer_under_this_machines_names_and_those_of_the_settings_alone() {
        let others = ["back.example".to_owned()];
        let at_port = Names::new(&Place::Port(([127, 0, 0, 1], 8081).into()), &others);
        let at_file = Names::new(&Place::Socket("staff.sock".into()), &others);
        for (host, port, file) in [
            ("localhost:8081", true, true),
            ("LocalHost:8081", true, true),
            ("127.0.0.1:8081", true, true),
            ("[::1]:8081", true, true),
            ("localhost", false, true),
            ("localhost:8080", false, true),
            ("back.example", true, true),
            ("Back.Example:8443", true, true),
            ("evil.example:8081", false, false),
            ("alpes.localhost:8081", false, false),
            ("localhost.evil.example:8081", false, false),
            ("127.0.0.10:8081", false, false),
            ("localhost:8081@evil.example", false, false),
            ("evil.back.example", false, false),
            ("back.example.evil.example", false, false),
            ("back.example:x", false, false),
            ("", false, false),
        ] {
            assert_eq!((at_port.know(host), at_file.know(host)), (port, file), "{host}");
        }
    }
}
