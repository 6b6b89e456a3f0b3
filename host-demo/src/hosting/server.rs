//! HTTP in, the portal's requests out: sites by their Host header, staff at a door of their own, bounded everywhere, ended well.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Request, Response, StatusCode, header};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use plugin_api::portal::DEADLINE;
use sockets::Acceptor;
use staff_door::Desk;
use tokio::runtime::Runtime;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

mod networks;
mod proxies;
mod sockets;
mod staff_door;

pub use networks::Network;
pub use proxies::{Header, Proxies};
pub use sockets::{Place, Socket, once_free};
pub use staff_door::{Arrival, Names, StaffDoor};

/// How many browsers may be connected at once; the next ones wait to be accepted.
const MOST_CONNECTIONS: usize = 1_024;
/// The same at the staff's door.
const MOST_STAFF_CONNECTIONS: usize = 128;
/// How many of the staff's pages are made at once: customers keep threads of their own.
pub const STAFF_AT_ONCE: usize = 8;
/// How many questions the portal asks the ERP at once: a connector has as many connections.
pub const ERP_CALLS: usize = 8;
/// How long a browser may take for a request's head, and may keep a connection without one.
const HEAD_LIMIT: Duration = Duration::from_secs(20);
/// How long a browser may take for a request's body.
const BODY_LIMIT: Duration = Duration::from_secs(10);
/// How long a browser may take for a form with files: a phone sends ten megabytes in it.
const UPLOAD_LIMIT: Duration = Duration::from_mins(2);
/// How many forms with files are taken at once; one more is answered 503.
const MOST_UPLOADS: usize = 16;
/// How many headers a request may have; one more is answered 431.
const MOST_HEADERS: usize = 64;
/// How large a request's head may be, in bytes.
const LARGEST_HEAD: usize = 32 * 1024;
/// How many requests may wait for the portal; one more is answered 503.
const MOST_WAITING: usize = 256;
/// How long a request waits for the portal.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How long requests may still take when the server ends.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(10);

/// What answers a browser on a site: the host's own pages, and the portal.
pub type Pages = Arc<dyn Fn(&plugin_api::Request<'_>) -> plugin_api::Response + Send + Sync>;

/// A server on threads of its own.
pub struct Server {
    runtime: Runtime,
    address: SocketAddr,
    stop: watch::Sender<bool>,
    accepting: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves the pages of the sites on this listener, behind these proxies; and those of the staff at a door of their own,
    /// where there is one. Nothing that a request says leads from the one to the other.
    ///
    /// # Errors
    /// The system's, where it gives no threads.
    pub fn start(listener: TcpListener, sites: Pages, proxies: Proxies, staff: Option<StaffDoor>) -> io::Result<Self> {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        // Pages that ask the ERP nothing have threads while it hangs.
        let at_once = (processors * 4).clamp(2 * ERP_CALLS, 64);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(processors)
            .max_blocking_threads(at_once + STAFF_AT_ONCE + 4)
            .enable_all()
            .build()?;
        let address = listener.local_addr()?;
        let (stop, stopping) = watch::channel(false);
        let calls = Calls { running: Arc::new(Semaphore::new(at_once)), waiting: Semaphore::new(MOST_WAITING) };
        let front = Front { sites, proxies, calls, uploads: Semaphore::new(MOST_UPLOADS) };
        let mut doors = vec![(Socket::Port(listener), Door::Sites(front), MOST_CONNECTIONS)];
        if let Some(staff) = staff {
            let (socket, desk) = staff.open();
            doors.push((socket, Door::Staff(desk), MOST_STAFF_CONNECTIONS));
        }
        let mut accepting = Vec::new();
        for (socket, door, most) in doors {
            let listener = {
                let _entered = runtime.enter();
                Acceptor::new(socket)?
            };
            accepting.push(runtime.spawn(accept(listener, Arc::new(door), most, stopping.clone())));
        }
        Ok(Self { runtime, address, stop, accepting })
    }

    /// Where the sites are listened for.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until somebody asks the process to end: Ctrl-C, or SIGTERM.
    ///
    /// # Errors
    /// The system's, where it reports no signals.
    pub fn until_signal(&self) -> io::Result<()> {
        self.runtime.block_on(async {
            #[cfg(unix)]
            {
                use tokio::signal::unix::{SignalKind, signal};
                let mut terminate = signal(SignalKind::terminate())?;
                tokio::select! {
                    interrupted = tokio::signal::ctrl_c() => interrupted,
                    _ = terminate.recv() => Ok(()),
                }
            }
            #[cfg(not(unix))]
            tokio::signal::ctrl_c().await
        })
    }

    /// Accepts nothing more, and waits ten seconds at the most for what is under way.
    pub fn stop(self) {
        // The other end is gone only where it has stopped already.
        let _ = self.stop.send(true);
        for accepting in self.accepting {
            drop(self.runtime.block_on(accepting));
        }
        self.runtime.shutdown_timeout(Duration::from_secs(1));
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

async fn accept(listener: Acceptor, door: Arc<Door>, most: usize, mut stopping: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(most));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_LIMIT).max_headers(MOST_HEADERS).max_buf_size(LARGEST_HEAD);
    loop {
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            arrived = accepted => arrived,
            _ = stopping.changed() => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Out of file handles, mostly: the connections that end give some back.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        let door = Arc::clone(&door);
        let service = service_fn(move |request| {
            let door = Arc::clone(&door);
            async move {
                Ok::<_, Infallible>(match &*door {
                    Door::Sites(front) => front.answer(request, peer).await,
                    Door::Staff(desk) => desk.answer(request, peer).await,
                })
            }
        });
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A browser that went away, or spoke no HTTP, was answered as far as it could be.
            drop(connection.await);
            drop(place);
        });
    }
    drop(listener);
    drop(timeout(SHUTDOWN_GRACE, graceful.shutdown()).await);
}

/// What answers behind a listener.
enum Door {
    Sites(Front),
    Staff(Desk),
}

/// What answers customers.
struct Front {
    sites: Pages,
    proxies: Proxies,
    calls: Calls,
    uploads: Semaphore,
}

impl Front {
    async fn answer(&self, request: Request<Incoming>, peer: IpAddr) -> Response<Body> {
        let Some(host) = host_of(&request) else {
            return plain(StatusCode::BAD_REQUEST, "a request names one host\n");
        };
        let client = self.proxies.client(peer, request.headers());
        let (parts, body) = request.into_parts();
        let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let most = plugin_api::Request::most(content_type);
        let (_upload, limit) = if most > plugin_api::Request::MAX_BODY {
            let Ok(place) = self.uploads.try_acquire() else { return busy() };
            (Some(place), UPLOAD_LIMIT)
        } else {
            (None, BODY_LIMIT)
        };
        let body = match read(body, most, limit).await {
            Ok(body) => body,
            Err(refusal) => return refusal,
        };
        let Some(place) = self.calls.enter().await else {
            return busy();
        };
        let sites = Arc::clone(&self.sites);
        let call = tokio::task::spawn_blocking(move || {
            // The place is taken until the call ends, also where nobody waits for it any more.
            let _place = place;
            let headers: Vec<(&str, &str)> = parts
                .headers
                .iter()
                .filter_map(|(name, value)| Some((name.as_str(), std::str::from_utf8(value.as_bytes()).ok()?)))
                .collect();
            sites(&plugin_api::Request {
                method: parts.method.as_str(),
                host: &host,
                path: parts.uri.path(),
                query: parts.uri.query().unwrap_or_default(),
                headers: &headers,
                body: &body,
                peer: client,
            })
        });
        match timeout(DEADLINE, call).await {
            Ok(Ok(answer)) => response(answer),
            Ok(Err(_)) => plain(StatusCode::INTERNAL_SERVER_ERROR, "the portal did not answer\n"),
            Err(_) => busy(),
        }
    }
}

/// The calls into the portal that may run, and wait, at once.
struct Calls {
    running: Arc<Semaphore>,
    waiting: Semaphore,
}

impl Calls {
    /// A place to run, or nothing where too many wait or it takes too long.
    async fn enter(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(place) = Arc::clone(&self.running).try_acquire_owned() {
            return Some(place);
        }
        let _waiting = self.waiting.try_acquire().ok()?;
        timeout(TIMEOUT, Arc::clone(&self.running).acquire_owned()).await.ok()?.ok()
    }
}

/// The host that a request is for: that of its target, else that of its one Host header (RFC 9112, 3.2).
fn host_of(request: &Request<Incoming>) -> Option<String> {
    if let Some(authority) = request.uri().authority() {
        return Some(authority.as_str().to_owned());
    }
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next()?.to_str().ok()?.to_owned();
    hosts.next().is_none().then_some(host)
}

/// The whole body, within its limits of size and time.
async fn read(body: Incoming, most: usize, limit: Duration) -> Result<Vec<u8>, Response<Body>> {
    if body.is_end_stream() {
        return Ok(Vec::new());
    }
    let too_large =
        || plain(StatusCode::PAYLOAD_TOO_LARGE, "a request may hold 1 MiB at the most, a form with files 10 MiB\n");
    if body.size_hint().lower() > most as u64 {
        return Err(too_large());
    }
    match timeout(limit, axum::body::to_bytes(Body::new(body), most)).await {
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(error)) if is_length_limit(&error) => Err(too_large()),
        Ok(Err(_)) => Err(plain(StatusCode::BAD_REQUEST, "the request was broken off\n")),
        Err(_) => Err(plain(StatusCode::REQUEST_TIMEOUT, "the request took too long\n")),
    }
}

/// Whether the body was longer than it may be; the library tells by its words only.
fn is_length_limit(error: &axum::Error) -> bool {
    std::error::Error::source(error).is_some_and(|source| source.to_string() == "length limit exceeded")
}

/// The portal's answer as it is: its bytes are moved, not copied.
fn response(answer: plugin_api::Response) -> Response<Body> {
    let mut response = Response::new(Body::from(answer.body));
    let Ok(status) = StatusCode::from_u16(answer.status) else {
        return plain(StatusCode::INTERNAL_SERVER_ERROR, "the portal answered no HTTP status\n");
    };
    *response.status_mut() = status;
    response.headers_mut().reserve(answer.headers.len());
    for (name, value) in answer.headers {
        let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::try_from(value)) else {
            return plain(StatusCode::INTERNAL_SERVER_ERROR, "the portal answered a header that is none\n");
        };
        response.headers_mut().append(name, value);
    }
    response
}

fn busy() -> Response<Body> {
    let mut response = plain(StatusCode::SERVICE_UNAVAILABLE, "too many requests at once; try again in a moment\n");
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests;
