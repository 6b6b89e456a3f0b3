//! Everything that the portal does, done once: in process and over HTTP on a free port, with data that is gone afterwards.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use plugin_api::mail::Mail;
use plugin_api::operations::Operation;
use serde_json::{Value, json};

use crate::back_office;
use crate::back_office::{DemoUser, Door, Staff};
use crate::console::error::CliError;
use crate::console::terminal::Terminal;
use crate::demo::client::{Answer, Browser, Way};
use crate::demo::shop;
use crate::demo::staff::DemoStaff;
use crate::demo::starting::{self, Demo};
use crate::hosting::mailbox::link_in;
use crate::hosting::server::{Names, Place, Proxies, Server, Socket, StaffDoor};
use crate::hosting::start::Running;
use crate::hosting::watch;
use crate::options::{HostOptions, LibraryOptions};

mod acting;
mod crossing;
mod customer;
mod erp_word;
mod loading;
mod looks;
mod manifests;
mod operations;
mod own_login;
mod passwords;
mod realms;
mod restoring;
mod second_factors;
mod sharing;
mod signing_up;
mod staff_door;
mod taking;

/// What a step saw: what held, or what did not.
type Seen = Result<String, String>;

/// One step, done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it tried.
    pub name: &'static str,
    /// Whether it held.
    pub held: bool,
    /// What was seen.
    pub seen: String,
}

impl Step {
    /// The same as JSON.
    pub fn json(&self) -> Value {
        json!({ "name": self.name, "held": self.held, "seen": self.seen })
    }
}

/// A tour under way.
struct Tour<'a, 't> {
    terminal: &'a mut Terminal<'t>,
    steps: Vec<Step>,
    running: Arc<Running>,
    address: SocketAddr,
    staff: Place,
    folder: &'a Path,
    library: LibraryOptions,
    users: Arc<[DemoUser]>,
    crew: Vec<DemoStaff>,
}

/// Makes the tour and says what each step saw, as it is seen.
///
/// # Errors
/// Only where it cannot begin; a step that fails is an answer.
pub fn run(options: &HostOptions, terminal: &mut Terminal<'_>) -> Result<Vec<Step>, CliError> {
    let folder = tempfile::tempdir()?;
    let manifests = folder.path().join("manifests");
    copy_manifests(&options.library.manifests, &manifests)?;
    let mut options = HostOptions { data: folder.path().join("data"), ..options.clone() };
    options.library.manifests = manifests;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let port = listener.local_addr()?.port();
    let Demo { running, users, staff: crew } = starting::start(&options, port, terminal.executable())?;
    let running = Arc::new(running);
    let place = Place::Port(SocketAddr::from(([127, 0, 0, 1], 0)));
    let socket = Socket::bind(&place)?;
    let (place, proxies) = (socket.place()?, Proxies::default());
    let staff = Staff { running: Arc::clone(&running), users: Arc::clone(&users), port, door: Door::Own };
    let (names, pages) = (Names::new(&place, &[]), back_office::router(staff)?);
    let staff = StaffDoor { socket, names, proxies: proxies.clone(), pages };
    let server = Server::start(listener, shop::pages(&running), proxies, Some(staff))?;
    let mut tour = Tour {
        terminal,
        steps: Vec::new(),
        running,
        address: server.address(),
        staff: place,
        folder: folder.path(),
        library: options.library.clone(),
        users,
        crew,
    };
    let walked = walk(&mut tour);
    let steps = std::mem::take(&mut tour.steps);
    server.stop();
    walked.map(|()| steps)
}

fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    loading::walk(tour)?;
    manifests::walk(tour)?;
    customer::walk(tour)?;
    taking::walk(tour)?;
    acting::walk(tour)?;
    operations::walk(tour)?;
    erp_word::walk(tour)?;
    signing_up::walk(tour)?;
    sharing::walk(tour)?;
    crossing::walk(tour)?;
    realms::walk(tour)?;
    staff_door::walk(tour)?;
    looks::walk(tour)?;
    second_factors::walk(tour)?;
    own_login::walk(tour)?;
    passwords::walk(tour)?;
    restoring::walk(tour)
}

impl Tour<'_, '_> {
    /// Does a step and says what it saw.
    fn step(&mut self, name: &'static str, step: impl FnOnce(&Self) -> Seen) -> Result<(), CliError> {
        let seen = step(self);
        let held = seen.is_ok();
        let seen = seen.unwrap_or_else(|seen| seen);
        self.terminal.line(format_args!("{} {name}: {seen}", if held { "held  " } else { "FAILED" }))?;
        self.steps.push(Step { name, held, seen });
        Ok(())
    }

    /// A browser without cookies, on the site with this id.
    fn browser(&self, site: &str) -> Result<Browser, String> {
        Ok(Browser::new(Way::Http(self.address), &self.host(site)?))
    }

    /// The host name of the site with this id, with the port.
    fn host(&self, site: &str) -> Result<String, String> {
        let sites = self.running.sites().map_err(|failure| failure.to_string())?;
        let site =
            sites.iter().find(|found| found.id == site).ok_or_else(|| format!("site `{site}` is not in service"))?;
        Ok(format!("{}:{}", site.hosts.first().map_or("", String::as_str), self.address.port()))
    }

    /// A browser in which this person of the sample is signed in.
    fn signed_in(&self, site: &str, login: &str) -> Result<Browser, String> {
        let password = self.password(site, login)?;
        let mut browser = self.browser(site)?;
        sign_in(&mut browser, login, password)?;
        Ok(browser)
    }

    /// The password of a person of the sample, of this site.
    fn password(&self, site: &str, login: &str) -> Result<&'static str, String> {
        let user = self.users.iter().find(|user| user.site == site && user.login == login);
        user.map(|user| user.password).ok_or_else(|| format!("the sample has no user `{login}` on `{site}`"))
    }

    /// Carries out a staff operation.
    fn perform<O: Operation>(&self, operation: &O) -> Result<O::Answer, String> {
        self.running.perform(operation).map_err(|failure| failure.to_string())
    }

    /// Waits for one mail more than so many to this address, with a link to this page in it.
    fn link_mailed_to(&self, address: &str, page: &str, after: usize) -> Result<(Mail, String), String> {
        let mail = self.running.host.mailbox().next_to(address, after);
        let mail = mail.ok_or_else(|| format!("no mail to {address} in ten seconds"))?;
        let path = link_in(&mail, page).ok_or_else(|| format!("the mail to {address} has no link to {page}"))?;
        Ok((mail, path))
    }

    /// How many mails there are to this address.
    fn mails_to(&self, address: &str) -> usize {
        self.running.host.mailbox().mails_to(address).len()
    }
}

/// Held or not, with the same words.
fn check(holds: bool, seen: impl Into<String>) -> Seen {
    if holds { Ok(seen.into()) } else { Err(seen.into()) }
}

fn lost(error: &io::Error) -> String {
    format!("no answer: {error}")
}

/// Opens a page, whatever its status.
fn open(browser: &mut Browser, path: &str) -> Result<Answer, String> {
    browser.get(path).map_err(|error| lost(&error))
}

/// Opens an address of the JSON API that must answer.
fn ask(browser: &mut Browser, path: &str) -> Result<Value, String> {
    let answer = open(browser, path)?;
    if answer.status == 200 {
        Ok(answer.json())
    } else {
        Err(format!("{path} answers {} {}", answer.status, answer.code()))
    }
}

/// Calls the JSON API as whoever is signed in; it must answer.
fn call(browser: &mut Browser, method: &str, path: &str, body: &Value) -> Result<Answer, String> {
    let answer = browser.call(method, path, body).map_err(|error| lost(&error))?;
    if answer.status < 300 {
        Ok(answer)
    } else {
        Err(format!("{method} {path} answers {} [{}]", answer.status, answer.code()))
    }
}

/// Sends the form on a page, whatever the answer.
fn send(browser: &mut Browser, page: &str, action: &str, fields: &[(&str, &str)]) -> Result<Answer, String> {
    browser.submit(page, action, fields).map_err(|error| lost(&error))
}

fn sign_in(browser: &mut Browser, login: &str, password: &str) -> Result<Answer, String> {
    let answer = browser.sign_in(login, password).map_err(|error| lost(&error))?;
    if answer.status == 303 { Ok(answer) } else { Err(format!("`{login}` cannot sign in: {}", answer.status)) }
}

/// The entries of a list in JSON.
fn items(answer: &Value) -> Vec<Value> {
    let list = answer["items"].as_array().or_else(|| answer["accounts"].as_array()).or_else(|| answer.as_array());
    list.cloned().unwrap_or_default()
}

/// An id as the API gives it, text or number.
fn id_of(entry: &Value) -> String {
    entry["id"].as_str().map_or_else(|| entry["id"].to_string(), ToOwned::to_owned)
}

/// The ids of the accounts that a visitor may enter.
fn accounts(browser: &mut Browser) -> Result<Vec<String>, String> {
    Ok(items(&ask(browser, "/api/v1/accounts")?).iter().map(id_of).collect())
}

fn first_account(browser: &mut Browser) -> Result<String, String> {
    accounts(browser)?.into_iter().next().ok_or_else(|| "no account".to_owned())
}

fn copy_manifests(from: &Path, to: &PathBuf) -> Result<(), CliError> {
    fs::create_dir_all(to)?;
    for file in watch::read_folder(from)? {
        if let Some(name) = file.path.file_name() {
            fs::write(to.join(name), &file.bytes)?;
        }
    }
    Ok(())
}
