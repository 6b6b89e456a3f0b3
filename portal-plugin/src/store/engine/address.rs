//! Where a PostgreSQL is, and how it is reached: TLS with a verified certificate wherever the way leaves this machine.

use std::fmt;
use std::net::{IpAddr, ToSocketAddrs as _};
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};

use super::tls::Tls;

/// The longest wait for a connection to one address.
const CONNECT: Duration = Duration::from_secs(5);

/// How long the network may say nothing: then the connection is given up.
const SILENCE: Duration = Duration::from_secs(10);

/// What holds for each of our connections, in milliseconds. The waits: for the statement, for another one's lock, and for
/// whoever began a transaction and died; a host whose machine is gone is noticed within half a minute, and its locks end. To
/// compile statements as short as ours would take longer than to carry them out.
const OURS: &str = "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000 \
     -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=20000 \
     -c jit=off -c default_transaction_isolation=read\\ committed";

/// An address that was read.
#[derive(Clone)]
pub struct Address {
    config: Config,
    /// How TLS is spoken there.
    pub(super) tls: Tls,
}

impl Address {
    /// Reads `postgres://user:password@host:port/database`. Besides the client's own options, `sslmode` may say `disable`,
    /// `require` or `verify-full`, and `sslrootcert` names a file with the certificates to trust. Without `sslmode`, TLS is
    /// required unless the server is this machine; wherever it is spoken, the certificate is verified.
    ///
    /// # Errors
    /// A sentence, which holds no password.
    pub fn read(url: &str) -> Result<Self, String> {
        let wrong = |why: &str| format!("it is not of the form `postgres://USER@HOST:PORT/DATABASE`: {why}");
        let (plain, mode, roots) = take_tls(url);
        let mut config: Config = plain.parse().map_err(|error: tokio_postgres::Error| {
            wrong(&std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string))
        })?;
        if config.get_dbname().is_none_or(str::is_empty) {
            return Err(wrong("it names no database"));
        }
        if config.get_user().is_none() {
            return Err(wrong("it names no user"));
        }
        // Where there is an address beside the name, it is what the client goes to.
        let is_near = config.get_hostaddrs().iter().all(IpAddr::is_loopback)
            && !config.get_hosts().is_empty()
            && config.get_hosts().iter().all(|host| match host {
                Host::Tcp(name) => matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1"),
                Host::Unix(_) => true,
            });
        config.ssl_mode(match mode.as_deref() {
            Some("disable") => SslMode::Disable,
            None if is_near => SslMode::Disable,
            None | Some("require" | "verify-ca" | "verify-full") => SslMode::Require,
            Some(_) => return Err("`sslmode` is none of `disable`, `require`, `verify-full`".to_owned()),
        });
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        let options = config.get_options().map_or_else(|| OURS.to_owned(), |theirs| format!("{OURS} {theirs}"));
        if config.get_application_name().is_none() {
            config.application_name("parvis");
        }
        config.options(options).tcp_user_timeout(SILENCE);
        config.keepalives_idle(SILENCE).target_session_attrs(TargetSessionAttrs::ReadWrite);
        Ok(Self { config, tls: Tls::new(roots.as_deref())? })
    }

    /// The same with this password, where it names none.
    #[must_use]
    pub fn with_password(mut self, password: &str) -> Self {
        if self.config.get_password().is_none() {
            self.config.password(password);
        }
        self
    }

    /// Whether it names a password.
    pub fn has_password(&self) -> bool {
        self.config.get_password().is_some()
    }

    /// The ways to it, to be tried one after the other: names are looked up here, on the thread that asks.
    pub(super) fn ways(&self) -> Vec<Config> {
        let ports = self.config.get_ports();
        let found: Option<Vec<Vec<IpAddr>>> = self
            .config
            .get_hosts()
            .iter()
            .enumerate()
            .map(|(place, host)| {
                let Host::Tcp(name) = host else { return None };
                let port = ports.get(place).or(ports.first()).copied().unwrap_or(5432);
                let found = (name.as_str(), port).to_socket_addrs().ok()?;
                let found: Vec<IpAddr> = found.map(|address| address.ip()).collect();
                (!found.is_empty()).then_some(found)
            })
            .collect();
        let Some(found) = found.filter(|_| self.config.get_hostaddrs().is_empty()) else {
            return vec![self.config.clone()];
        };
        let most = found.iter().map(Vec::len).max().unwrap_or_default();
        (0..most)
            .map(|turn| {
                let mut way = self.config.clone();
                for addresses in &found {
                    if let Some(address) = addresses.get(turn).or(addresses.last()) {
                        way.hostaddr(*address);
                    }
                }
                way
            })
            .collect()
    }
}

impl fmt::Display for Address {
    /// The database and its server; no password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` at ", self.config.get_dbname().unwrap_or_default())?;
        match self.config.get_hosts().first() {
            Some(Host::Tcp(name)) => f.write_str(name)?,
            Some(Host::Unix(folder)) => write!(f, "{}", folder.display())?,
            None => f.write_str("this machine")?,
        }
        write!(f, ":{}", self.config.get_ports().first().copied().unwrap_or(5432))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}

/// The address without the options about TLS, and these.
fn take_tls(url: &str) -> (String, Option<String>, Option<String>) {
    let Some((address, query)) = url.split_once('?') else { return (url.to_owned(), None, None) };
    let (mut mode, mut roots, mut theirs) = (None, None, Vec::new());
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("sslmode", value)) => mode = Some(value.to_owned()),
            Some(("sslrootcert", value)) => {
                roots = Some(percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned());
            }
            _ => theirs.push(pair),
        }
    }
    let plain = if theirs.is_empty() { address.to_owned() } else { format!("{address}?{}", theirs.join("&")) };
    (plain, mode, roots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_is_required_wherever_the_way_leaves_this_machine() {
        for (url, expected) in [
            ("postgres://u:p@127.0.0.1/d", Some(SslMode::Disable)),
            ("postgres://u@localhost:5433/d", Some(SslMode::Disable)),
            ("postgres://u@%2Frun%2Fpostgresql/d", Some(SslMode::Disable)),
            ("postgres://u:p@127.0.0.1/d?sslmode=require", Some(SslMode::Require)),
            ("postgres://u:p@db.example/d", Some(SslMode::Require)),
            ("postgresql://u:p@db.example/d?sslmode=verify-full&connect_timeout=3", Some(SslMode::Require)),
            ("postgres://u:p@db.example/d?sslmode=disable", Some(SslMode::Disable)),
            ("postgres://u:p@localhost/d?hostaddr=10.0.0.5", Some(SslMode::Require)),
            ("postgres://u:p@localhost/d?hostaddr=127.0.0.1", Some(SslMode::Disable)),
            ("postgres://u:p@db.example/d?sslmode=prefer", None),
            ("postgres://u:p@db.example/d?sslrootcert=/nowhere.pem", None),
            ("postgres://u:p@db.example/", None),
            ("postgres://db.example/d", None),
            ("postgres://u:p@db.example/d?colour=red", None),
        ] {
            let read = Address::read(url);
            assert_eq!(read.as_ref().ok().map(|address| address.config.get_ssl_mode()), expected, "{url}");
            match read {
                Ok(address) => assert!(!format!("{address} {address:?}").contains(":p@"), "{url}"),
                Err(why) => assert!(!why.contains(":p@"), "{url}: {why}"),
            }
        }
    }
}
