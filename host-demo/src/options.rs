//! The options that say what a host runs on: module, manifests, ERP, stores, mail. Every room reads them; `cli` parses them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use plugin_api::load::Pin;

/// The folder for everything that the host writes.
pub const DATA: &str = ".parvis";

/// Who mails come from; nobody reads what is sent there.
pub const MAIL_FROM: &str = "portal@parvis.example";

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
    /// The folder for what the host writes
    #[arg(long, value_name = "DIR", default_value = DATA)]
    pub data: PathBuf,
    /// Which module, which manifests.
    #[command(flatten)]
    pub library: LibraryOptions,
    /// Where the documents come from
    #[arg(long, value_name = "ERP", default_value = "sample")]
    pub erp: ErpKind,
    /// The ERP's database, `mysql://USER:PASSWORD@HOST:PORT/DATABASE` for a Dolibarr, `postgres://…` for an Odoo
    #[arg(long, value_name = "URL", env = "PARVIS_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// The Dolibarr's documents folder
    #[arg(long, value_name = "DIR")]
    pub documents: Option<PathBuf>,
    /// The ERP's own address, `https://HOST/PATH`, to write through its API; without it the ERP is only read
    #[arg(long, value_name = "URL", env = "PARVIS_API", hide_short_help = true)]
    pub api: Option<String>,
    /// The file that holds the key of the ERP's user for that address; `PARVIS_API_KEY` may hold the key itself
    #[arg(long, value_name = "FILE", env = "PARVIS_API_KEY_FILE", hide_short_help = true)]
    pub api_key_file: Option<PathBuf>,
    /// The login of that user, for an Odoo
    #[arg(long, value_name = "LOGIN", env = "PARVIS_API_LOGIN", hide_short_help = true)]
    pub api_login: Option<String>,
    /// How orders are left in the ERP
    #[arg(long, value_name = "STATE", default_value = "draft", hide_short_help = true)]
    pub orders: OrdersLeft,
    /// The Odoo's filestore of that database, `filestore/DATABASE` in its data folder
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub filestore: Option<PathBuf>,
    /// The portal's own database [default: sqlite:DATA/portal.sqlite]
    ///
    /// `postgres://USER@HOST/DATABASE` where several hosts share it, with the password in PGPASSWORD.
    #[arg(long, value_name = "STORE")]
    pub store: Option<String>,
    /// Begin a new database, without any user, though there was one that is missing or empty now
    #[arg(long, hide_short_help = true)]
    pub new_store: bool,
    /// The mail server, `smtps://USER:PASSWORD@HOST` or `smtp://HOST:PORT?tls=required`; without one, mails become files in DATA/mailbox
    #[arg(long, value_name = "URL", env = "PARVIS_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Who mails come from
    #[arg(long, value_name = "ADDRESS", default_value = MAIL_FROM)]
    pub mail_from: String,
    /// From which level on the module's log is printed
    #[arg(long, value_name = "LEVEL", default_value = "warn")]
    pub log: log::LevelFilter,
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
            api: None,
            api_key_file: None,
            api_login: None,
            orders: OrdersLeft::Draft,
            filestore: None,
            store: None,
            new_store: false,
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
    /// A live Dolibarr: read from its database, written through its API
    Dolibarr,
    /// A live Odoo: read from its database, written through its API
    Odoo,
}

/// How orders are left in the ERP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OrdersLeft {
    /// As drafts, which staff validate; in an Odoo as quotations with its prices, which the customer accepts or staff confirm
    Draft,
    /// Validated, where every price is known; in an Odoo confirmed, where nothing costs more than was seen
    Validated,
}
