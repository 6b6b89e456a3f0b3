//! The address of the database, and how it is reached: TLS with a verified certificate wherever the way leaves this machine.

use std::fs;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use plugin_api::{Class, Failure};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream as Stream;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, InvalidDnsNameError, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// The longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// The longest that the server works on one question, in milliseconds. The portal expects an answer within ten seconds, and
/// one call may need two questions.
const STATEMENT: u32 = 4500;

/// An address that was read.
pub(super) struct Address {
    /// What the client connects with.
    pub config: Config,
    /// How it speaks TLS.
    pub tls: Tls,
    /// The database and its server, for people; holds no password.
    pub place: String,
    /// The database's name.
    pub database: String,
}

/// Reads `postgres://user:password@host:port/database`. Besides the client's own options, `sslmode` may say `disable`,
/// `require` or `verify-full`, and `sslrootcert` names a file with the certificates to trust. Without `sslmode`, TLS is
/// required unless the server is this machine; wherever it is spoken, the certificate is verified.
pub(super) fn read(url: &str) -> Result<Address, Failure> {
    let wrong = |why: &str| {
        let message = format!(
            "the database's address is not of the form `postgres://USER:PASSWORD@HOST:PORT/DATABASE`: {why}; correct it"
        );
        Failure::new(Class::Invalid, "odoo/address", message)
    };
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(wrong("it begins otherwise"));
    }
    let (plain, mode, roots) = take_tls(url);
    let mut config: Config = plain.parse().map_err(|error: tokio_postgres::Error| {
        wrong(&std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string))
    })?;
    let database = config.get_dbname().map(str::to_owned).filter(|name| !name.is_empty());
    let database = database.ok_or_else(|| wrong("it names no database"))?;
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
        Some(_) => return Err(wrong("`sslmode` is none of `disable`, `require`, `verify-full`")),
    });
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT);
    }
    // The grants of the role are the wall; that the session only reads is a second one. To compile questions as short as ours
    // would take longer than to answer them.
    let ours = format!("-c default_transaction_read_only=on -c statement_timeout={STATEMENT} -c jit=off");
    let options = config.get_options().map_or_else(|| ours.clone(), |theirs| format!("{ours} {theirs}"));
    config.options(options).application_name("parvis");
    let place = format!("`{database}` at {}", server(&config));
    Ok(Address { config, tls: Tls(Arc::new(client(roots.as_deref())?)), place, database })
}

fn server(config: &Config) -> String {
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(name)) => name.clone(),
        Some(Host::Unix(folder)) => folder.display().to_string(),
        None => "this machine".to_owned(),
    };
    format!("{host}:{}", config.get_ports().first().copied().unwrap_or(5432))
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

fn client(roots: Option<&str>) -> Result<ClientConfig, Failure> {
    let mut store = RootCertStore::empty();
    match roots {
        None => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(file) => {
            let wrong = |why: String| {
                let message =
                    format!("`sslrootcert` names `{file}`, which holds no certificate: {why}; name a PEM file");
                Failure::new(Class::Invalid, "odoo/address", message)
            };
            let text = fs::read(file).map_err(|error| wrong(error.to_string()))?;
            for certificate in CertificateDer::pem_slice_iter(&text) {
                let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
                store.add(certificate).map_err(|error| wrong(error.to_string()))?;
            }
            if store.is_empty() {
                return Err(wrong("there is none in it".to_owned()));
            }
        }
    }
    Ok(ClientConfig::builder().with_root_certificates(store).with_no_client_auth())
}

/// TLS as the client of PostgreSQL asks for it.
#[derive(Clone)]
pub(super) struct Tls(Arc<ClientConfig>);

/// TLS with one server.
pub(super) struct TlsTo(TlsConnector, ServerName<'static>);

/// A stream under TLS.
pub(super) struct Secured<S>(Stream<S>);

impl<S> MakeTlsConnect<S> for Tls
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    type Stream = Secured<S>;
    type TlsConnect = TlsTo;
    type Error = InvalidDnsNameError;

    fn make_tls_connect(&mut self, host: &str) -> Result<TlsTo, InvalidDnsNameError> {
        Ok(TlsTo(TlsConnector::from(Arc::clone(&self.0)), ServerName::try_from(host)?.to_owned()))
    }
}

impl<S> TlsConnect<S> for TlsTo
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    type Stream = Secured<S>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = std::io::Result<Secured<S>>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        Box::pin(async move { self.0.connect(self.1, stream).await.map(Secured) })
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Secured<S> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Secured<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Secured<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_is_required_wherever_the_way_leaves_this_machine() {
        for (url, expected) in [
            ("postgres://u:p@127.0.0.1/d", Some(SslMode::Disable)),
            ("postgres://u:p@localhost:5433/d", Some(SslMode::Disable)),
            ("postgres://u:p@127.0.0.1/d?sslmode=require", Some(SslMode::Require)),
            ("postgres://u:p@erp.example/d", Some(SslMode::Require)),
            ("postgresql://u:p@erp.example/d?sslmode=verify-full&connect_timeout=3", Some(SslMode::Require)),
            ("postgres://u:p@erp.example/d?sslmode=disable", Some(SslMode::Disable)),
            ("postgres://u:p@localhost/d?hostaddr=10.0.0.5", Some(SslMode::Require)),
            ("postgres://u:p@localhost/d?hostaddr=127.0.0.1", Some(SslMode::Disable)),
            ("postgres://u:p@erp.example/d?sslmode=prefer", None),
            ("postgres://u:p@erp.example/d?sslrootcert=/nowhere.pem", None),
            ("postgres://u:p@erp.example/", None),
            ("postgres://erp.example/d", None),
            ("postgres://u:p@erp.example/d?colour=red", None),
            ("mysql://u:p@erp.example/d", None),
        ] {
            let read = read(url);
            assert_eq!(read.as_ref().ok().map(|address| address.config.get_ssl_mode()), expected, "{url}");
            if let Err(failure) = read {
                assert!(failure.code == "odoo/address" && !failure.message.contains(":p@"), "{url}: {failure}");
            }
        }
    }
}
