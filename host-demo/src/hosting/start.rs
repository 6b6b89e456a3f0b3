//! From the options to a running portal: library, ERP, mailbox, sites.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{env, fmt, fs, io};

use plugin_api::operations::{Operation, Site, Sites, perform};
use plugin_api::{Failure, LedgerWords, Portal, SharedHost};
use serde_json::{Value, json};

use crate::console::error::CliError;
use crate::erp::Erp;
use crate::erp::dolibarr::{Dolibarr, OrdersAs};
use crate::erp::empty::Empty;
use crate::erp::external::ExternalUsers;
use crate::erp::odoo::{self, Odoo};
use crate::erp::sample::Sample;
use crate::hosting::erp_host::DemoHost;
use crate::hosting::mailbox::Mailbox;
use crate::hosting::plugin::{self, Wanted};
use crate::hosting::roster::Roster;
use crate::hosting::server::ERP_CALLS;
use crate::hosting::watch::{self, Change, Manifests};
use crate::options::{ErpKind, HostOptions, LibraryOptions, MAIL_FROM, OrdersLeft};
use crate::{clock, private, zone};

/// What a module is, for people and scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Where its file is.
    pub file: PathBuf,
    /// Its id, e.g. `parvis`.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The version of the interface that it was built with.
    pub interface: String,
    /// The SHA-256 of its file.
    pub sha256: String,
    /// The size of its file in bytes.
    pub size: u64,
    /// What its ledgers record, in words.
    pub ledger: LedgerWords,
    /// What is worth a look though it was loaded.
    pub caution: Option<String>,
}

impl About {
    /// What a loaded module says of itself.
    pub fn of(module: &plugin_api::load::Module) -> Self {
        let [major, minor, patch] = module.api_version();
        Self {
            file: module.path().to_owned(),
            id: module.descriptor().id.clone(),
            version: module.version().to_owned(),
            interface: format!("{major}.{minor}.{patch}"),
            sha256: module.sha256().to_owned(),
            size: module.size(),
            ledger: module.descriptor().ledger.clone(),
            caution: module.caution().map(ToOwned::to_owned),
        }
    }

    /// The same as JSON.
    pub fn json(&self) -> Value {
        json!({
            "file": self.file, "id": self.id, "version": self.version, "interface": self.interface,
            "sha256": self.sha256, "size": self.size,
        })
    }
}

/// Where a browser on this machine finds a site.
pub fn url(site: &Site, port: u16) -> String {
    format!("http://{}:{port}", site.hosts.first().map_or("", String::as_str))
}

/// A running portal and what it runs on. Stopped when dropped.
pub struct Running {
    /// The portal.
    pub portal: Arc<dyn Portal>,
    /// The host that it talks to.
    pub host: Arc<DemoHost>,
    /// The module that it is.
    pub about: About,
    /// Its manifests.
    manifests: Mutex<Manifests>,
    /// What the first look at them changed.
    pub first: Vec<Change>,
    /// The staff.
    pub roster: Roster,
}

impl Running {
    /// Starts a portal. `port` is the one that links in mails carry; `program` tries the library out first.
    ///
    /// # Errors
    /// Those of the library, the ERP, the mailbox, the portal's database and the manifests folder. A bad manifest is none.
    pub fn start(options: &HostOptions, port: u16, program: Option<&Path>) -> Result<Self, CliError> {
        let (host, settings) = prepare(options, port)?;
        Self::over(options, &host, &settings, program)
    }

    /// Starts a portal over a host that [`prepare`] made, with its settings.
    ///
    /// # Errors
    /// Those of the library, the portal's database and the manifests folder.
    pub fn over(
        options: &HostOptions,
        host: &Arc<DemoHost>,
        settings: &Value,
        program: Option<&Path>,
    ) -> Result<Self, CliError> {
        let (portal, about) = create(&options.library, host, settings, program)?;
        let mut manifests = Manifests::new(options.library.manifests.clone());
        let first = manifests.look(&*portal, clock::now())?;
        let (host, manifests) = (Arc::clone(host), Mutex::new(manifests));
        let roster = Roster::open(&staff_file(&options.data))?;
        Ok(Self { portal, host, about, manifests, first, roster })
    }

    /// The manifests, as they were last seen.
    pub fn manifests(&self) -> MutexGuard<'_, Manifests> {
        self.manifests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Carries out a staff operation.
    ///
    /// # Errors
    /// The operation's.
    pub fn perform<O: Operation>(&self, operation: &O) -> Result<O::Answer, Failure> {
        perform(&*self.portal, operation)
    }

    /// The sites in service, by id.
    ///
    /// # Errors
    /// The operation's.
    pub fn sites(&self) -> Result<Vec<Site>, Failure> {
        sites(&*self.portal)
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("about", &self.about).field("host", &self.host).finish_non_exhaustive()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.portal.stop();
    }
}

/// The host of a portal, and the portal's settings, as the options say.
///
/// # Errors
/// Those of the ERP and the mailbox.
pub fn prepare(options: &HostOptions, port: u16) -> Result<(Arc<DemoHost>, Value), CliError> {
    make_data(&options.data)?;
    let erp = open_erp(options)?;
    let mailbox = Mailbox::open(&options.data.join("mailbox"), options.smtp.as_deref(), &options.mail_from)?;
    let store = match &options.store {
        Some(store) => store.clone(),
        None => format!("sqlite:{}", options.data.join("portal.sqlite").display()),
    };
    let mut settings = json!({ "store": store, "local_port": port, "log": options.log.as_str().to_ascii_lowercase() });
    if options.new_store {
        settings["new_store"] = true.into();
    }
    Ok((Arc::new(DemoHost::new(erp, mailbox, options.log)), settings))
}

/// Loads the library that the manifests want, and starts a portal on it.
///
/// # Errors
/// Those of the library and of the portal's settings.
pub fn create(
    options: &LibraryOptions,
    host: &Arc<DemoHost>,
    settings: &Value,
    program: Option<&Path>,
) -> Result<(Arc<dyn Portal>, About), CliError> {
    // Without the folder nothing is pinned; whoever needs the manifests themselves says that it is missing.
    let files = if options.manifests.exists() { watch::read_folder(&options.manifests)? } else { Vec::new() };
    let wanted = Wanted::of(&files, options.pin)?;
    let library = plugin::find(options.module.as_deref());
    let module = wanted.load(&library, program).map_err(|failure| {
        let is_missing = failure.code == "module/missing";
        let error = CliError::from(failure);
        if is_missing {
            error.hint("build it with `cargo build --release`, or name it with `--module FILE`")
        } else {
            error
        }
    })?;
    let shared: SharedHost = Arc::clone(host) as SharedHost;
    let mut settings = settings.clone();
    // A module before 1.1 takes no such keys.
    let known = &module.descriptor().settings_schema["properties"];
    for (key, value) in [("time_zone", Value::from(zone::name())), ("erp_calls", Value::from(ERP_CALLS))] {
        if known.get(key).is_some() {
            settings[key] = value;
        }
    }
    let portal = module.create(shared, &settings.to_string())?;
    Ok((Arc::from(portal), About::of(&module)))
}

/// A portal over an empty ERP and a database that is gone afterwards: for questions about the module alone.
#[derive(Debug)]
pub struct Bare {
    /// The portal with the host that it talks to.
    pub running: Running,
    _folder: tempfile::TempDir,
}

impl Bare {
    /// Starts one; no manifest is put in force.
    ///
    /// # Errors
    /// Those of the library.
    pub fn start(options: &LibraryOptions, program: Option<&Path>) -> Result<Self, CliError> {
        let folder = tempfile::tempdir()?;
        let mailbox = Mailbox::open(&folder.path().join("mailbox"), None, MAIL_FROM)?;
        let host = Arc::new(DemoHost::new(Box::new(Empty), mailbox, log::LevelFilter::Warn));
        let settings = json!({ "store": format!("sqlite:{}", folder.path().join("portal.sqlite").display()) });
        let (portal, about) = create(options, &host, &settings, program)?;
        let manifests = Mutex::new(Manifests::new(options.manifests.clone()));
        let roster = Roster::open(&staff_file(folder.path()))?;
        let first = Vec::new();
        Ok(Self { running: Running { portal, host, about, manifests, first, roster }, _folder: folder })
    }
}

/// The sites in service, by id.
///
/// # Errors
/// The operation's.
pub fn sites(portal: &dyn Portal) -> Result<Vec<Site>, Failure> {
    let mut sites = perform(portal, &Sites {})?.sites;
    sites.retain(|site| site.enabled);
    sites.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(sites)
}

/// Makes the data folder.
///
/// # Errors
/// `data/folder`.
pub fn make_data(folder: &Path) -> Result<(), CliError> {
    private::data_folder(folder).map_err(|error: io::Error| {
        CliError::file("data/folder", folder, &error).hint("name another folder with `--data DIR`")
    })
}

/// The sample ERP's file within a data folder.
pub fn sample_file(data: &Path) -> PathBuf {
    data.join("erp.sqlite")
}

/// The file of the staff within a data folder.
pub fn staff_file(data: &Path) -> PathBuf {
    data.join("staff.sqlite")
}

/// The Dolibarr that the options name.
///
/// # Errors
/// `usage/database-missing`, and those of the connection.
pub fn open_dolibarr(options: &HostOptions) -> Result<Dolibarr, CliError> {
    let erp = Dolibarr::connect(dolibarr_address(options)?, options.documents.as_deref())?;
    let Some(api) = &options.api else { return Ok(erp) };
    let orders = match options.orders {
        OrdersLeft::Draft => OrdersAs::Drafts,
        OrdersLeft::Validated => OrdersAs::Validated,
    };
    Ok(erp.writing_through(api, &api_key(options)?, orders)?)
}

/// The address of the Dolibarr's database that the options name.
///
/// # Errors
/// `usage/database-missing`.
pub fn dolibarr_address(options: &HostOptions) -> Result<&str, CliError> {
    options.database.as_deref().ok_or_else(|| {
        CliError::new("usage/database-missing", "a Dolibarr needs the address of its database")
            .hint("add `--database mysql://USER:PASSWORD@HOST:PORT/DATABASE`, or set PARVIS_DATABASE")
    })
}

/// The key of the ERP's API. It is never on the command line, where everybody on the machine could read it.
fn api_key(options: &HostOptions) -> Result<String, CliError> {
    if let Some(file) = &options.api_key_file {
        return fs::read_to_string(file).map_err(|error| CliError::file("usage/api-key", file, &error));
    }
    env::var("PARVIS_API_KEY").map_err(|_| {
        CliError::new("usage/api-key-missing", "the ERP's API needs the key of its user")
            .hint("name the file that holds it with `--api-key-file FILE`, or set PARVIS_API_KEY")
    })
}

/// The Odoo that the options name.
///
/// # Errors
/// `usage/database-missing`, `usage/api-login-missing`, `usage/api-key-missing`, `usage/api-key`, and those of the connection.
pub fn open_odoo(options: &HostOptions) -> Result<Odoo, CliError> {
    let url = options.database.as_deref().ok_or_else(|| {
        CliError::new("usage/database-missing", "an Odoo needs the address of its database")
            .hint("add `--database postgres://USER:PASSWORD@HOST:PORT/DATABASE`, or set PARVIS_DATABASE")
    })?;
    let erp = Odoo::connect(url, options.filestore.as_deref())?;
    let Some(api) = &options.api else { return Ok(erp) };
    let login = options.api_login.as_deref().ok_or_else(|| {
        CliError::new("usage/api-login-missing", "an Odoo's API needs the login of its user beside the key")
            .hint("add `--api-login LOGIN`, or set PARVIS_API_LOGIN")
    })?;
    let orders = match options.orders {
        OrdersLeft::Draft => odoo::OrdersAs::Quotations,
        OrdersLeft::Validated => odoo::OrdersAs::Confirmed,
    };
    Ok(erp.writing_through(api, login, &api_key(options)?, orders)?)
}

/// The users of the ERP that the options name; the sample has none for an import.
///
/// # Errors
/// `usage/erp`, and the ERP's own.
pub fn open_users(options: &HostOptions) -> Result<Box<dyn ExternalUsers>, CliError> {
    Ok(match options.erp {
        ErpKind::Sample => {
            let message = "the sample ERP's users are made by `serve`; an import is for a Dolibarr or an Odoo";
            return Err(CliError::new("usage/erp", message).hint("add `--erp dolibarr --database mysql://…`"));
        }
        ErpKind::Dolibarr => Box::new(open_dolibarr(options)?),
        ErpKind::Odoo => Box::new(open_odoo(options)?),
    })
}

/// The ERP that the options name.
///
/// # Errors
/// The ERP's own.
pub fn open_erp(options: &HostOptions) -> Result<Box<dyn Erp>, CliError> {
    Ok(match options.erp {
        ErpKind::Sample => Box::new(Sample::open(&sample_file(&options.data), clock::now())?),
        ErpKind::Dolibarr => Box::new(open_dolibarr(options)?),
        ErpKind::Odoo => Box::new(open_odoo(options)?),
    })
}
