//! `serve`: the portal's sites under localhost, until Ctrl-C.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;
use std::{io, thread};

use clap::Args;
use plugin_api::operations::Site;
use serde_json::{Value, json};

use crate::back_office::{DemoUser, Staff};
use crate::cli::doors::DoorOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::report;
use crate::console::terminal::Terminal;
use crate::demo::shop;
use crate::demo::staff::DemoStaff;
use crate::demo::starting::{self, Demo};
use crate::erp::sample::LOOKS;
use crate::hosting::server::{Names, Place, Server, StaffDoor, once_free};
use crate::hosting::start::{self, Running};
use crate::hosting::watch::Change;
use crate::options::HostOptions;
use crate::sanitize::escaped;
use crate::{back_office, clock};

/// How often the manifests folder is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// What `serve` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The host.
    #[command(flatten)]
    pub host: HostOptions,
    /// Where to listen; links in mails carry the port. Port 0 takes a free one
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The door of the staff, and proxies.
    #[command(flatten)]
    pub doors: DoorOptions,
}

/// Serves until the process is asked to end.
pub fn run(options: &Options, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let listener = listen(options.listen)?;
    let (options, doors) = (&options.host, &options.doors);
    let port = listener.local_addr()?.port();
    let (socket, door) = (doors.listen()?, doors.door()?);
    let place = socket.place()?;
    let Demo { mut running, users, staff: crew } = starting::start(options, port, terminal.executable())?;
    if let Some(caution) = &running.about.caution {
        terminal.note(caution)?;
    }
    for change in std::mem::take(&mut running.first) {
        if !matches!(&change, Change::Enabled { warnings, .. } if warnings.is_empty()) {
            terminal.note(words(&change))?;
        }
    }
    let running = Arc::new(running);
    let staff = Staff { running: Arc::clone(&running), users: Arc::clone(&users), port, door };
    let (names, proxies) = (Names::new(&place, &doors.staff_host), doors.proxies());
    let staff = StaffDoor { socket, names, proxies: proxies.clone(), pages: back_office::router(staff)? };
    let server = Server::start(listener, shop::pages(&running), proxies, Some(staff))?;
    let address = server.address();
    let opening =
        Opening { running: &running, sites: running.sites()?, users: &users, crew: &crew, address, staff: place };
    terminal.document(&opening.json())?;
    opening.print(terminal)?;

    let (end, ended) = channel::<()>();
    thread::scope(|scope| {
        let watched = &running;
        scope.spawn(move || watch(watched, &ended));
        let waited = server.until_signal();
        // The watcher ends with its channel.
        drop(end);
        server.stop();
        waited
    })?;
    terminal.note("stopped")?;
    Ok(ExitStatus::Done)
}

/// Listens, or says what is in the way.
///
/// # Errors
/// `listen/taken`, `listen/failed`.
pub fn listen(address: SocketAddr) -> Result<TcpListener, CliError> {
    once_free(&address, || TcpListener::bind(address)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => CliError::new("listen/taken", format!("another program listens on {address}"))
            .hint("end it, or take another port with `--listen 127.0.0.1:0`, which finds a free one"),
        _ => CliError::new("listen/failed", format!("cannot listen on {address}: {error}")),
    })
}

/// Looks at the manifests folder until the other end of the channel is gone.
fn watch(running: &Running, ended: &Receiver<()>) {
    let mut said = String::new();
    while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(LOOK) {
        match running.manifests().look(&*running.portal, clock::now()) {
            Ok(changes) => {
                for change in changes {
                    let words = words(&change);
                    // What is tried again at every look is said once.
                    if !matches!(change, Change::Failed { .. }) || words != said {
                        eprintln!("{words}");
                        said = words;
                    }
                }
            }
            Err(CliError::Failed { failure, .. }) if failure.message != said => {
                eprintln!("{}", escaped(&failure.to_string()));
                said = failure.message;
            }
            Err(_) => {}
        }
    }
}

/// A change of the manifests for people.
fn words(change: &Change) -> String {
    let report = |problems: &[plugin_api::Problem], source: &[u8]| -> String {
        problems.iter().map(|problem| report::text(problem, source, false) + "\n").collect()
    };
    match change {
        Change::Enabled { file, site, warnings } => {
            format!("{}site `{site}` is in service, by {}", report(warnings, &file.bytes), escaped(&file.name()))
        }
        Change::Refused { file, problems, still } => {
            let after = match still {
                Some(site) => format!("the manifest before it stays in force for `{site}`"),
                None => "nothing of it is in force".to_owned(),
            };
            format!("{}{} is refused; {after}", report(problems, &file.bytes), escaped(&file.name()))
        }
        Change::Disabled { site } => format!("site `{site}` is out of service: its manifest is gone"),
        Change::Failed { path, failure } => escaped(&format!("{}: {failure}", path.display())),
    }
}

/// What is said once everything runs.
struct Opening<'a> {
    running: &'a Running,
    sites: Vec<Site>,
    users: &'a [DemoUser],
    crew: &'a [DemoStaff],
    address: SocketAddr,
    staff: Place,
}

impl Opening<'_> {
    /// Where the staff's pages are.
    fn staff(&self) -> String {
        match &self.staff {
            Place::Port(address) if address.ip().is_loopback() => format!("http://localhost:{}", address.port()),
            place @ Place::Port(_) => format!("http://{place}"),
            place @ Place::Socket(_) => place.to_string(),
        }
    }

    fn mailbox(&self) -> Option<String> {
        self.running.host.mailbox().folder().map(|folder| folder.display().to_string())
    }

    fn json(&self) -> Value {
        let port = self.address.port();
        let site = |site: &Site| json!({ "id": site.id, "url": start::url(site, port), "hosts": site.hosts });
        json!({
            "module": self.running.about.json(),
            "sites": self.sites.iter().map(site).collect::<Vec<_>>(),
            "users": self.users.iter().map(DemoUser::json).collect::<Vec<_>>(),
            "listen": self.address,
            "staff": self.staff(),
            "crew": self.crew.iter().map(DemoStaff::json).collect::<Vec<_>>(),
            "mailbox": self.mailbox(),
        })
    }

    fn print(&self, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
        let about = &self.running.about;
        terminal.heading("Loaded")?;
        terminal.line(format_args!("  {} {} from {}", about.id, about.version, about.file.display()))?;
        terminal.line(format_args!("  sha-256 {}, interface {}", about.sha256, about.interface))?;
        terminal.line(format_args!("  {} permissions registered", self.running.host.registered().len()))?;
        terminal.line(format_args!("  {}", self.running.host.erp().describe()?))?;
        terminal.heading("Sites")?;
        for site in &self.sites {
            let url = start::url(site, self.address.port());
            terminal.line(format_args!("  {url:<32} {} (realm {})", site.name.en, site.realm))?;
        }
        if self.sites.is_empty() {
            terminal.line("  none: no manifest is in force")?;
        }
        if !self.users.is_empty() {
            terminal.heading("Sign in as")?;
        }
        for user in self.users {
            terminal.line(format_args!(
                "  {:<14} {:<26} on {:<6} {}: {}",
                user.login, user.password, user.site, user.name, user.story.en
            ))?;
        }
        if !self.users.is_empty() {
            terminal.heading("Look at")?;
            for look in LOOKS {
                terminal.line(format_args!("  {}", look.en))?;
            }
        }
        terminal.heading("Staff")?;
        terminal.line(format_args!("  {}", self.staff()))?;
        for DemoStaff { login, password, name, role } in self.crew {
            terminal.line(format_args!("  {login:<14} {password:<26} {role}: {name}"))?;
        }
        if self.running.roster.people()?.is_empty() {
            terminal.line("  nobody may sign in there yet: `host-demo staff add LOGIN --name NAME --role admin`")?;
        }
        match self.mailbox() {
            Some(folder) => terminal.line(format_args!("  mails lie in {folder}"))?,
            None => terminal.line("  mails go to the mail server")?,
        }
        terminal.line("Ctrl-C ends.")
    }
}
