//! What the command line can say: the verbs and the options that several of them share.

use std::ffi::OsString;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use plugin_api::load::Pin;
use serde_json::json;

use crate::ExitStatus;
use crate::commands::{
    account, bench, check, check_host, completions, contacts, erp_user, explain, import, invitations, invite, ledger,
    members, module, password, plan, realm, restore, seed, serve, staff, tour, user, view_as, waiting,
};
use crate::server::{Header, Network, Place, Proxies, Socket};
use crate::staff::{Door, Proxy};
use crate::trouble::Trouble;

/// The folder for everything that the host writes.
pub const DATA: &str = ".parvis";
/// Who mails come from; nobody reads what is sent there.
pub const MAIL_FROM: &str = "portal@parvis.example";

const EXAMPLES: &str = "Examples:
  host-demo                                   serve the sample sites, each under localhost
  host-demo tour                              do everything once, and say whether it held
  host-demo check manifests/alpes.json        every problem of a manifest
  host-demo user create --site alpes --contact 205 --preset accountant
  host-demo explain --site alpes --user sam.martin --document invoices/12

Exit codes: 0 done, or yes; 1 the answer is no; 2 could not answer.";

/// An ERP host that loads the portal and exercises all of it.
#[derive(Debug, Parser)]
#[command(name = "host-demo", version, about, after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    /// What to do; `serve` where nothing is said.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// The options of `serve`.
    #[command(flatten)]
    pub serve: serve::Options,
    /// How to answer.
    #[command(flatten)]
    pub output: Output,
}

impl Cli {
    /// Reads the command line. The options of `serve` may stand without a verb, but not before another one.
    ///
    /// # Errors
    /// clap's, for help as well.
    pub fn read(args: &[OsString]) -> Result<Self, clap::Error> {
        let mut command = Self::command();
        let matches = command.try_get_matches_from_mut(args)?;
        let is_given = |arg: &&Arg| matches.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
        let misplaced = command.get_arguments().filter(|arg| !arg.is_global_set()).find(is_given);
        if let (Some(verb), Some(arg)) = (matches.subcommand_name(), misplaced) {
            let option = arg.get_long().unwrap_or_default();
            let message = format!("`--{option}` stands before the verb; write it behind `{verb}`");
            return Err(command.error(ErrorKind::ArgumentConflict, message));
        }
        Self::from_arg_matches(&matches)
    }
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Load the portal, enable every manifest, and serve the sites
    Serve(serve::Options),
    /// Do everything once, in process and over HTTP, and say step by step what was seen
    Tour(tour::Options),
    /// Say everything that is wrong with site manifests
    Check(check::Options),
    /// Say what the ERP answers otherwise than the interface says; reads only
    CheckHost(check_host::Options),
    /// Load a library and say what it is, or why it cannot be loaded
    Module(module::Options),
    /// List the permissions that the module registers
    Permissions(LibraryOptions),
    /// List the ERP's third parties and their contacts, whom users are made from
    Contacts(contacts::Options),
    /// Create, change and list the portal's users
    #[command(subcommand)]
    User(user::Verb),
    /// Invite somebody to an account
    Invite(Box<invite::Options>),
    /// List the invitations to an account, mail them anew, take them back
    #[command(subcommand)]
    Invitations(invitations::Verb),
    /// List and change the members of an account
    #[command(subcommand)]
    Members(members::Verb),
    /// List accounts; hold, end, reopen, repoint one; replace a lost owner; change contacts
    #[command(subcommand)]
    Account(account::Verb),
    /// Show, export and verify what happened to an account
    #[command(subcommand)]
    Ledger(ledger::Verb),
    /// Move sites to another realm: plan, apply, take back
    #[command(subcommand)]
    Realm(realm::Verb),
    /// Say that a backup was put back; take away again what a ledger says
    Restore(restore::Options),
    /// Say who would see more and who less by a manifest
    Plan(plan::Options),
    /// Look at an account as a member of it does; list and end such looks
    ViewAs(Box<view_as::Options>),
    /// List what waits for staff: mails, a second person's word, users who are kept out
    Waiting(waiting::Options),
    /// List and change who may use the back office, and what each may do there
    #[command(subcommand)]
    Staff(staff::Verb),
    /// Put a user that the sample ERP manages out of use in the ERP, or back
    ErpUser(erp_user::Options),
    /// Print every row of the decision about a user and a document
    Explain(explain::Options),
    /// Bring the ERP's external users into the portal
    Import(import::Options),
    /// Fill a sample ERP with a great deal of data
    Seed(seed::Options),
    /// Measure the portal, all ratios in one run
    Bench(bench::Options),
    /// Print the completions for a shell
    Completions(completions::Options),
}

/// How to answer.
#[derive(Args, Debug)]
pub struct Output {
    /// Print exactly one JSON document
    #[arg(long, global = true, help_heading = "Output")]
    pub json: bool,
    /// Print the answer and errors only
    #[arg(long, short, global = true, help_heading = "Output")]
    pub quiet: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub color: Color,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Which module, which manifests.
#[derive(Args, Clone, Debug)]
pub struct LibraryOptions {
    /// The folder of the site manifests
    #[arg(long, value_name = "DIR", default_value = "manifests")]
    pub manifests: PathBuf,
    /// The portal's library; by default the one beside this program, else in `target/release`
    #[arg(long, value_name = "FILE")]
    pub module: Option<PathBuf>,
    /// Only the library with this SHA-256; by default the one that a `FILE.sha256` beside it names, if there is one
    #[arg(long, value_name = "SHA256")]
    pub pin: Option<Pin>,
}

/// Which ERP, and where the portal keeps its own data.
#[derive(Args, Clone, Debug)]
pub struct HostOptions {
    /// The folder for everything that the host writes; made where it is missing
    #[arg(long, value_name = "DIR", default_value = DATA)]
    pub data: PathBuf,
    /// Which module, which manifests.
    #[command(flatten)]
    pub library: LibraryOptions,
    /// Where the documents come from
    #[arg(long, value_name = "ERP", default_value = "sample")]
    pub erp: ErpKind,
    /// The Dolibarr's database, `mysql://USER:PASSWORD@HOST:PORT/DATABASE`
    #[arg(long, value_name = "URL", env = "PARVIS_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// The Dolibarr's documents folder
    #[arg(long, value_name = "DIR")]
    pub documents: Option<PathBuf>,
    /// The portal's own database [default: sqlite:DATA/portal.sqlite]
    #[arg(long, value_name = "STORE")]
    pub store: Option<String>,
    /// Where to listen; links in mails carry the port. Port 0 takes a free one
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The mail server, `smtps://USER:PASSWORD@HOST` or `smtp://HOST:PORT?tls=required`; without one, mails become files in DATA/mailbox
    #[arg(long, value_name = "URL", env = "PARVIS_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Who mails come from
    #[arg(long, value_name = "ADDRESS", default_value = MAIL_FROM)]
    pub mail_from: String,
    /// The least important records of the module's log that are printed
    #[arg(long, value_name = "LEVEL", default_value = "warn")]
    pub log: log::LevelFilter,
}

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
    pub fn listen(&self) -> Result<Socket, Trouble> {
        let place = &self.staff_listen;
        Socket::bind(place).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => Trouble::new("listen/taken", format!("`{place}` is taken by something else"))
                .hint("end it, or take another place with `--staff-listen 127.0.0.1:0`, which finds a free port"),
            _ => Trouble::new("listen/failed", format!("cannot listen on {place}: {error}")),
        })
    }

    /// How people come in.
    ///
    /// # Errors
    /// `usage/staff-proxy`, `password/unreadable`.
    pub fn door(&self) -> Result<Door, Trouble> {
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

impl HostOptions {
    /// A host on the sample ERP, with every other option at its default.
    pub fn plain(library: LibraryOptions, log: log::LevelFilter) -> Self {
        Self {
            data: PathBuf::from(DATA),
            library,
            erp: ErpKind::Sample,
            database: None,
            documents: None,
            store: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            smtp: None,
            mail_from: MAIL_FROM.to_owned(),
            log,
        }
    }
}

/// Where the documents come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ErpKind {
    /// An ERP of this program's own, with a story
    Sample,
    /// A live Dolibarr, read from its database
    Dolibarr,
}

/// What the command line could not be read for, or the help that it asked for.
pub fn explain(error: &clap::Error, wants_json: bool, out: &mut dyn Write, err: &mut dyn Write) -> ExitStatus {
    let asked_for = !error.use_stderr();
    let (printed, status) = if asked_for {
        (write!(out, "{}", error.render()), ExitStatus::Done)
    } else if wants_json {
        let text = error.render().to_string();
        let lines: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
        let message = lines.join(" ").trim_start_matches("error: ").to_owned();
        (writeln!(out, "{}", json!({ "code": "usage/invalid", "message": message })), ExitStatus::Unanswered)
    } else {
        (write!(err, "{}", error.render()), ExitStatus::Unanswered)
    };
    // Nobody is left to tell.
    drop(printed);
    status
}
