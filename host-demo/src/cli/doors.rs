//! The options of the staff's door, and of the proxies in front of both doors.

use std::io;
use std::path::PathBuf;

use clap::Args;

use crate::back_office::{Door, Proxy};
use crate::cli::commands::password;
use crate::console::error::CliError;
use crate::hosting::server::{Header, Network, Place, Proxies, Socket, once_free};

/// The door of the staff, and the proxies in front of both doors.
#[derive(Args, Clone, Debug)]
pub struct DoorOptions {
    /// Where the staff's pages are listened for, ADDR:PORT or unix:PATH; a socket is for this user alone
    #[arg(long, value_name = "PLACE", default_value = "127.0.0.1:8081", help_heading = "Staff and proxies")]
    pub staff_listen: Place,
    /// A name under which a proxy asks for the staff's pages, besides localhost; may be repeated
    #[arg(long, value_name = "NAME", help_heading = "Staff and proxies", hide_short_help = true)]
    pub staff_host: Vec<String>,
    /// A proxy that signs the staff in writes their login into this header; then nobody signs in here
    #[arg(
        long,
        value_name = "HEADER",
        requires = "staff_proxy_secret_file",
        help_heading = "Staff and proxies",
        hide_short_help = true
    )]
    pub staff_proxy_header: Option<String>,
    /// The file of the secret that this proxy sends in `Staff-Proxy-Secret`, 32 characters or more
    #[arg(
        long,
        value_name = "FILE",
        requires = "staff_proxy_header",
        help_heading = "Staff and proxies",
        hide_short_help = true
    )]
    pub staff_proxy_secret_file: Option<PathBuf>,
    /// A proxy, or a network of them, whose word for a client's address counts; may be repeated
    #[arg(long = "trusted-proxy", value_name = "CIDR", help_heading = "Staff and proxies")]
    pub trusted_proxies: Vec<Network>,
    /// The header in which these proxies write that address; the other one is never read
    #[arg(
        long,
        value_name = "HEADER",
        default_value = "x-forwarded-for",
        help_heading = "Staff and proxies",
        hide_short_help = true
    )]
    pub proxy_header: Header,
}

impl DoorOptions {
    /// Listens at the staff's door, or says what is in the way.
    ///
    /// # Errors
    /// `listen/taken`, `listen/failed`.
    pub fn listen(&self) -> Result<Socket, CliError> {
        let place = &self.staff_listen;
        once_free(place, || Socket::bind(place)).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => CliError::new("listen/taken", format!("`{place}` is taken by something else"))
                .hint("end it, or take another place with `--staff-listen 127.0.0.1:0`, which finds a free port"),
            _ => CliError::new("listen/failed", format!("cannot listen on {place}: {error}")),
        })
    }

    /// How people come in.
    ///
    /// # Errors
    /// `usage/staff-proxy`, `password/unreadable`.
    pub fn door(&self) -> Result<Door, CliError> {
        match (&self.staff_proxy_header, &self.staff_proxy_secret_file) {
            (Some(header), Some(file)) => Ok(Door::Proxy(Proxy::new(header, &password::read(file)?)?)),
            _ => Ok(Door::Own),
        }
    }

    /// The proxies that are trusted.
    pub fn proxies(&self) -> Proxies {
        Proxies { trusted: self.trusted_proxies.clone(), header: self.proxy_header }
    }
}
