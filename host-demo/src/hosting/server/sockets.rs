//! Where the staff's pages are listened for: a port, or a Unix socket that only this user may open.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::{Duration, Instant};
use std::{fmt, io, thread};

use tokio::io::{AsyncRead, AsyncWrite};

/// A place to listen at, as the settings name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A port.
    Port(SocketAddr),
    /// A Unix socket, `unix:PATH`.
    Socket(PathBuf),
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.strip_prefix("unix:") {
            Some("") | None => text
                .parse()
                .map(Self::Port)
                .map_err(|_| format!("`{text}` is neither ADDR:PORT nor unix:PATH, as in `127.0.0.1:8081`")),
            Some(path) => Ok(Self::Socket(path.into())),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port(address) => address.fmt(f),
            Self::Socket(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

/// How long a place that is taken is waited for, as its holder may be about to end: 5 seconds.
const WAIT: Duration = Duration::from_secs(5);

/// Listens, once whoever listens there has ended; says so where it has to wait.
///
/// # Errors
/// The system's; `AddrInUse` where it is still taken after five seconds.
pub fn once_free<T>(place: &impl fmt::Display, mut bind: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let until = Instant::now() + WAIT;
    let mut said = false;
    loop {
        match bind() {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && Instant::now() < until => {}
            bound => return bound,
        }
        if !said {
            eprintln!("another program listens on {place}; waiting a few seconds for it to end");
            said = true;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// A place that is listened at.
#[derive(Debug)]
pub enum Socket {
    /// A port.
    Port(TcpListener),
    /// A Unix socket, whose file goes with it.
    #[cfg(unix)]
    File(std::os::unix::net::UnixListener, PathBuf),
}

impl Socket {
    /// Listens there.
    ///
    /// # Errors
    /// The system's; `AddrInUse` where somebody else does already.
    pub fn bind(place: &Place) -> io::Result<Self> {
        match place {
            Place::Port(address) => TcpListener::bind(address).map(Self::Port),
            #[cfg(unix)]
            Place::Socket(path) => bind_file(path).map(|listener| Self::File(listener, path.clone())),
            #[cfg(not(unix))]
            Place::Socket(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    /// Where it is.
    ///
    /// # Errors
    /// The system's.
    pub fn place(&self) -> io::Result<Place> {
        match self {
            Self::Port(listener) => listener.local_addr().map(Place::Port),
            #[cfg(unix)]
            Self::File(_, path) => Ok(Place::Socket(path.clone())),
        }
    }
}

/// Makes the socket in a folder that nobody else enters, and moves it to its place once it is private: at no moment may
/// anybody else open it. One that nobody listens at any more is replaced.
#[cfg(unix)]
fn bind_file(path: &std::path::Path) -> io::Result<std::os::unix::net::UnixListener> {
    use std::fs;
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};
    use std::os::unix::net::{UnixListener, UnixStream};
    if let Ok(there) = fs::symlink_metadata(path)
        && (!there.file_type().is_socket() || UnixStream::connect(path).is_ok())
    {
        return Err(io::ErrorKind::AddrInUse.into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
    let private = tempfile::Builder::new().prefix(".").rand_bytes(4).tempdir_in(folder)?;
    let unfinished = private.path().join("s");
    let listener = UnixListener::bind(&unfinished)?;
    fs::set_permissions(&unfinished, fs::Permissions::from_mode(0o600))?;
    fs::rename(&unfinished, path)?;
    Ok(listener)
}

/// A socket within the runtime.
pub enum Acceptor {
    /// A port.
    Port(tokio::net::TcpListener),
    /// A Unix socket.
    #[cfg(unix)]
    File(tokio::net::UnixListener, PathBuf),
}

/// A connection.
pub type Stream = Box<dyn Connection>;

/// What a connection is, of whatever kind.
pub trait Connection: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Connection for T {}

impl Acceptor {
    /// Takes a socket over; within a runtime.
    ///
    /// # Errors
    /// The system's.
    pub fn new(socket: Socket) -> io::Result<Self> {
        match socket {
            Socket::Port(listener) => {
                listener.set_nonblocking(true)?;
                tokio::net::TcpListener::from_std(listener).map(Self::Port)
            }
            #[cfg(unix)]
            Socket::File(listener, path) => {
                listener.set_nonblocking(true)?;
                tokio::net::UnixListener::from_std(listener).map(|listener| Self::File(listener, path))
            }
        }
    }

    /// The next connection, and who made it. What comes by a Unix socket comes from this machine.
    ///
    /// # Errors
    /// The system's.
    pub async fn accept(&self) -> io::Result<(Stream, IpAddr)> {
        match self {
            Self::Port(listener) => {
                let (stream, peer) = listener.accept().await?;
                // Where it cannot be set, answers are merely slower.
                drop(stream.set_nodelay(true));
                Ok((Box::new(stream), peer.ip().to_canonical()))
            }
            #[cfg(unix)]
            Self::File(listener, _) => {
                let (stream, _) = listener.accept().await?;
                Ok((Box::new(stream), IpAddr::V4(Ipv4Addr::LOCALHOST)))
            }
        }
    }
}

#[cfg(unix)]
impl Drop for Acceptor {
    fn drop(&mut self) {
        if let Self::File(_, path) = self {
            // Somebody may have taken it away already.
            drop(std::fs::remove_file(path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_port_or_a_unix_socket() {
        let port = SocketAddr::from(([127, 0, 0, 1], 8081));
        assert_eq!("127.0.0.1:8081".parse(), Ok(Place::Port(port)));
        assert_eq!("unix:/run/staff.sock".parse(), Ok(Place::Socket("/run/staff.sock".into())));
        for text in ["", "unix:", "8081", "localhost:8081", "/run/staff.sock"] {
            assert!(text.parse::<Place>().is_err(), "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_unix_socket_is_for_this_user_alone_whatever_its_folder_is_and_replaces_only_one_that_is_left_behind() {
        use std::fs;
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let path = folder.path().join("staff.sock");
        let place = Place::Socket(path.clone());
        let first = Socket::bind(&place).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Socket::bind(&place).unwrap_err().kind(), io::ErrorKind::AddrInUse, "somebody listens");
        drop(first);
        drop(Socket::bind(&place).unwrap());
        fs::remove_file(&path).unwrap();
        fs::write(&path, "a file of somebody's").unwrap();
        assert_eq!(Socket::bind(&place).unwrap_err().kind(), io::ErrorKind::AddrInUse, "no socket is no socket");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    }
}
