//! The demo host itself, served within this process on a free port: the real program, the sample ERP and its people.

use std::fs;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::browser::{Browser, Way};
use crate::modules;

/// Who of the sample's staff may do everything.
pub const ADMIN: &str = "odile.perret";
/// What that person signs with in ledgers.
pub const ADMIN_SIGNS: &str = "Odile Perret (odile.perret)";
/// The cookie of a session of the staff.
pub const STAFF_SESSION: &str = "__Host-staff-session";

/// A person of the sample who can sign in.
#[derive(Clone, Debug)]
pub struct DemoUser {
    /// The site.
    pub site: String,
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
}

/// A running demo host. It ends with the process: what `host-demo serve` waits for is a signal.
#[derive(Debug)]
pub struct Server {
    /// Where it listens for customers.
    pub address: SocketAddr,
    /// Where it listens for staff.
    pub staff_address: SocketAddr,
    /// What it said when it was ready.
    pub opening: Value,
    /// Its data folder.
    pub data: PathBuf,
    /// A shell that removes a folder of its own as soon as its input closes, which is when the tests end, however they do.
    _keeper: Option<Child>,
}

impl Server {
    /// The one that all tests share which only look.
    pub fn shared() -> &'static Self {
        static SERVER: OnceLock<Server> = OnceLock::new();
        SERVER.get_or_init(|| Self::start(&manifests()))
    }

    /// One of its own, with the manifests in this folder.
    pub fn start(manifests: &Path) -> Self {
        Self::start_with(manifests, &[])
    }

    /// The same with these options besides.
    pub fn start_with(manifests: &Path, options: &[&str]) -> Self {
        let (data, keeper) = kept_data();
        Self { _keeper: Some(keeper), ..Self::over(&data, &begin(&data, manifests, options)) }
    }

    /// One over what this data folder holds already; the folder is the caller's to remove.
    pub fn start_on(data: &Path, manifests: &Path) -> Self {
        Self::over(data, &begin(data, manifests, &[]))
    }

    /// What one says with these options when it is ready, wherever its staff go. It ends with the process.
    pub fn opening_of(options: &[&str]) -> Value {
        let (data, keeper) = kept_data();
        // The data are in use until the process ends, and the keeper's input closes with that.
        std::mem::forget(keeper);
        begin(&data, &manifests(), options)
    }

    fn over(data: &Path, opening: &Value) -> Self {
        let address = opening["listen"].as_str().and_then(|at| at.parse().ok()).expect("it says where it listens");
        let url = opening["staff"].as_str().expect("it says where staff go");
        let port: u16 = url.rsplit(':').next().and_then(|port| port.parse().ok()).expect("an address has a port");
        let staff_address = SocketAddr::from(([127, 0, 0, 1], port));
        Self { address, staff_address, opening: opening.clone(), data: data.to_owned(), _keeper: None }
    }

    /// Those who can sign in.
    pub fn users(&self) -> Vec<DemoUser> {
        let text = |value: &Value| value.as_str().expect("a user is texts").to_owned();
        let users = self.opening["users"].as_array().expect("the sample has users");
        users
            .iter()
            .map(|user| DemoUser {
                site: text(&user["site"]),
                login: text(&user["login"]),
                password: text(&user["password"]),
            })
            .collect()
    }

    /// The person with this login on this site.
    #[track_caller]
    pub fn user(&self, site: &str, login: &str) -> DemoUser {
        let found = self.users().into_iter().find(|user| user.site == site && user.login == login);
        found.unwrap_or_else(|| panic!("the sample has no `{login}` on `{site}`"))
    }

    /// The link to a page in the newest mail to an address that has one; mails are delivered by a thread of their own.
    #[track_caller]
    pub fn link_mailed_to(&self, address: &str, page: &str) -> String {
        let link = |mail: &Value| {
            let text = mail["text"].as_str().unwrap_or_default();
            text.split_whitespace().find(|word| word.contains(page)).map(ToOwned::to_owned)
        };
        self.in_a_mail_to(address, link).unwrap_or_else(|| panic!("no mail to {address} with a link to {page}"))
    }

    fn in_a_mail_to(&self, address: &str, found: impl Fn(&Value) -> Option<String>) -> Option<String> {
        for _ in 0..500 {
            let entries = fs::read_dir(self.data.join("mailbox")).expect("the demo host has a mailbox");
            let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
            files.sort();
            let read = |file: &PathBuf| -> Option<Value> { serde_json::from_slice(&fs::read(file).ok()?).ok() };
            let mut mails = files.iter().rev().filter_map(read).filter(|mail| mail["to"] == address);
            if let Some(it) = mails.find_map(|mail| found(&mail)) {
                return Some(it);
            }
            thread::sleep(Duration::from_millis(20));
        }
        None
    }

    /// The folder of what it keeps.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The address that the newest mail to somebody names for a click that stops such mails.
    #[track_caller]
    pub fn stop_mailed_to(&self, address: &str) -> String {
        self.in_a_mail_to(address, |mail| {
            mail["unsubscribe"].as_str().filter(|link| !link.is_empty()).map(ToOwned::to_owned)
        })
        .unwrap_or_else(|| panic!("no mail to {address} that can be stopped"))
    }

    /// Where a site's pages are.
    pub fn url(&self, site: &str) -> String {
        format!("http://{}", self.host(site))
    }

    /// A browser without cookies.
    pub fn browser(&self, site: &str) -> Browser {
        Browser::new(Way::Http(self.address), &self.host(site))
    }

    /// A browser at the staff's door, in which nobody is signed in.
    pub fn staff_door(&self) -> Browser {
        Browser::new(Way::Http(self.staff_address), &format!("localhost:{}", self.staff_address.port()))
    }

    /// A browser at the staff pages, in which somebody is signed in who may do everything.
    pub fn staff(&self) -> Browser {
        self.staff_as(ADMIN)
    }

    /// The same of this one of the sample's staff.
    #[track_caller]
    pub fn staff_as(&self, login: &str) -> Browser {
        let mut browser = self.staff_door();
        let answer = browser.sign_in(login, &self.staff_password(login));
        assert_eq!(answer.status, 303, "{login}: {}", answer.text());
        browser
    }

    /// The password of one of the sample's staff.
    #[track_caller]
    pub fn staff_password(&self, login: &str) -> String {
        let crew = self.opening["crew"].as_array().expect("the sample has staff");
        let found = crew.iter().find(|person| person["login"] == login);
        let password = found.and_then(|person| person["password"].as_str());
        password.unwrap_or_else(|| panic!("the sample has no `{login}` among the staff")).to_owned()
    }

    /// Where the staff's pages are.
    pub fn staff_url(&self) -> String {
        format!("http://localhost:{}", self.staff_address.port())
    }

    /// A browser in which a person of the sample has signed in, on the person's own site.
    #[track_caller]
    pub fn signed_in(&self, user: &DemoUser) -> Browser {
        let mut browser = self.browser(&user.site);
        let answer = browser.sign_in(&user.login, &user.password);
        assert_eq!(answer.status, 303, "{} on {}: {}", user.login, user.site, answer.text());
        browser
    }

    fn host(&self, site: &str) -> String {
        format!("{site}.localhost:{}", self.address.port())
    }
}

/// A data folder, and the shell that removes it in the end.
fn kept_data() -> (PathBuf, Child) {
    let data = tempfile::Builder::new().prefix("parvis-server-").tempdir().expect("a temporary folder").keep();
    let keeper = Command::new("sh")
        .args(["-c", r#"read -r _; rm -rf "$0""#])
        .arg(&data)
        .stdin(Stdio::piped())
        .spawn()
        .expect("a shell starts");
    (data, keeper)
}

/// Starts a demo host, and answers what it says when it is ready.
fn begin(data: &Path, manifests: &Path, options: &[&str]) -> Value {
    let mut args: Vec<String> = [
        "host-demo",
        "serve",
        "--json",
        "--listen",
        "127.0.0.1:0",
        "--log",
        "off",
        "--data",
        &data.display().to_string(),
        "--manifests",
        &manifests.display().to_string(),
        "--module",
        &modules::portal().display().to_string(),
    ]
    .map(str::to_owned)
    .to_vec();
    if !options.contains(&"--staff-listen") {
        args.extend(["--staff-listen", "127.0.0.1:0"].map(str::to_owned));
    }
    args.extend(options.iter().map(|&option| option.to_owned()));
    let (said, heard) = channel();
    thread::spawn(move || {
        let status = host_demo::run(args, &mut FirstLine { line: Vec::new(), said }, &mut io::stderr());
        eprintln!("the demo host ended: {status:?}");
    });
    let line = heard.recv_timeout(Duration::from_mins(1)).expect("the demo host starts within a minute");
    serde_json::from_slice(&line).expect("it says one JSON document")
}

/// The manifests of the project.
pub fn manifests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../manifests")
}

/// Hands on the first line that is written, and swallows the rest.
struct FirstLine {
    line: Vec<u8>,
    said: Sender<Vec<u8>>,
}

impl Write for FirstLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let was_complete = self.line.contains(&b'\n');
        self.line.extend_from_slice(bytes);
        if !was_complete && self.line.contains(&b'\n') {
            // Nobody listens any more only where the test has failed already.
            drop(self.said.send(self.line.clone()));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
