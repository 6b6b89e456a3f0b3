//! Measuring a running portal: what each thing costs, and all of it in one run, as only ratios travel between machines.

mod sharing;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use plugin_api::{Kind, Question};
use serde_json::{Value, json};

use crate::back_office::DemoUser;
use crate::console::error::CliError;
use crate::console::terminal::Terminal;
use crate::demo::client::{Answer, Browser, Way};
use crate::demo::starting::{self, Demo};
use crate::demo::{people, shop};
use crate::hosting::plugin::{self, Wanted};
use crate::hosting::server::{Proxies, Server};
use crate::hosting::start::Running;
use crate::options::HostOptions;

/// How often a library is loaded: each load stays in memory for good.
const LOADS: usize = 5;

/// What one measurement came to.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// How often it was done.
    pub count: usize,
    /// How often a second it was done, all clients together.
    pub per_second: f64,
    /// Half were at least this fast.
    pub p50: Duration,
    /// All but one in a hundred were at least this fast.
    pub p99: Duration,
}

impl Figure {
    /// The figure of these durations, done within `elapsed`.
    fn of(name: &str, mut times: Vec<Duration>, elapsed: Duration) -> Self {
        times.sort_unstable();
        let at = |hundredths: usize| times.get((times.len() * hundredths / 100).min(times.len().saturating_sub(1)));
        let count = times.len();
        #[expect(clippy::cast_precision_loss, reason = "no run does anything 2^52 times")]
        let per_second = count as f64 / elapsed.as_secs_f64();
        let (p50, p99) = (at(50).copied().unwrap_or_default(), at(99).copied().unwrap_or_default());
        Self { name: name.to_owned(), count, per_second, p50, p99 }
    }

    /// The same as JSON; times in microseconds.
    pub fn json(&self) -> Value {
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        json!({
            "name": self.name, "count": self.count, "per_second": self.per_second,
            "p50_us": micros(self.p50), "p99_us": micros(self.p99),
        })
    }
}

/// A portal under measurement, with a signed-in customer.
pub struct Subject {
    running: Arc<Running>,
    server: Option<Server>,
    user: DemoUser,
    host: String,
    third_party: String,
    account: String,
    document: String,
    /// How long each measurement lasts.
    lasts: Duration,
}

impl Subject {
    /// Starts a portal on these options and signs in as the customer with this login.
    ///
    /// # Errors
    /// Those of the start, and `bench/customer` where the customer cannot be followed.
    pub fn start(
        options: &HostOptions,
        login: &str,
        lasts: Duration,
        terminal: &Terminal<'_>,
    ) -> Result<Self, CliError> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let Demo { running, users, .. } = starting::start(options, port, terminal.executable())?;
        let running = Arc::new(running);
        let missing = |what: &str| CliError::new("bench/customer", format!("`{login}` cannot be followed: {what}"));
        let user = users.iter().find(|user| user.login == login).cloned().ok_or_else(|| missing("no such user"))?;
        let sites = running.sites()?;
        let site = sites.iter().find(|site| site.id == user.site).ok_or_else(|| missing("its site is not served"))?;
        let host = format!("{}:{port}", site.hosts.first().map_or("", String::as_str));
        let server = Some(Server::start(listener, shop::pages(&running), Proxies::default(), None)?);
        let third_party = people::third_party_of(login).unwrap_or_default().to_owned();
        let (account, document) = (String::new(), String::new());
        let mut subject = Self { running, server, user, host, third_party, account, document, lasts };
        let mut browser = subject.browser(false)?;
        let accounts = fetch(&mut browser, "/api/v1/accounts")?.json();
        subject.account = first_id(&accounts).ok_or_else(|| missing("no account"))?;
        let invoices = fetch(&mut browser, &format!("/api/v1/a/{}/invoices", subject.account))?.json();
        subject.document = first_id(&invoices).ok_or_else(|| missing("no invoice"))?;
        Ok(subject)
    }

    /// What the ERP says of its size.
    pub fn describe(&self) -> String {
        self.running.host.erp().describe().unwrap_or_else(|failure| failure.to_string())
    }

    /// Questions of the ERP's own code, without and with a document.
    pub fn decide(&self) -> Result<[Figure; 2], CliError> {
        let question = Question {
            site: self.user.site,
            login: self.user.login,
            third_party: &self.third_party,
            permission: "portal.invoices.view",
            document: None,
        };
        let ask = |name: &str, question: Question<'_>| {
            self.repeat(name, || {
                let decision = self.running.portal.decide(&question)?;
                if decision.granted { Ok(()) } else { Err(wrong(&decision.code)) }
            })
        };
        let document = Some((Kind::Invoices, &*self.document));
        Ok([
            ask("decide, permission only", question)?,
            ask("decide, with a document", Question { document, ..question })?,
        ])
    }

    /// A request of a signed-in browser, by a call.
    pub fn in_process(&self, name: &str, path: &str) -> Result<Figure, CliError> {
        let mut browser = self.browser(false)?;
        self.repeat(name, || good(&fetch(&mut browser, path)?))
    }

    /// The address of the first page of invoices.
    pub fn page(&self) -> String {
        format!("/a/{}/invoices", self.account)
    }

    /// The first page of invoices over HTTP, by so many clients at once, each with its own session and connection.
    pub fn over_http(&self, name: &str, clients: usize) -> Result<Figure, CliError> {
        let mut browsers = Vec::new();
        for _ in 0..clients {
            let mut browser = self.browser(true)?;
            good(&fetch(&mut browser, &self.page())?)?;
            browsers.push(browser);
        }
        let page = self.page();
        let begun = Instant::now();
        let times: Vec<Vec<Duration>> = thread::scope(|scope| {
            let lasts = self.lasts;
            let page = &page;
            let clients: Vec<_> = browsers
                .into_iter()
                .map(|mut browser| scope.spawn(move || repeat(lasts, || good(&fetch(&mut browser, page)?))))
                .collect();
            let lost = || Err(wrong("a client died"));
            clients.into_iter().map(|client| client.join().unwrap_or_else(|_| lost())).collect::<Result<_, _>>()
        })?;
        Ok(Figure::of(name, times.into_iter().flatten().collect(), begun.elapsed()))
    }

    /// Signing in with the right password: nearly all of it is argon2id.
    pub fn sign_in(&self) -> Result<Figure, CliError> {
        self.repeat("sign-in", || {
            let mut browser = Browser::new(Way::InProcess(Arc::clone(&self.running.portal)), &self.host);
            self.enter(&mut browser)
        })
    }

    /// Loading the library: reading, hashing, mapping and checking it.
    pub fn load(&self) -> Result<Figure, CliError> {
        let file = plugin::find(Some(&self.running.about.file));
        let begun = Instant::now();
        let mut times = Vec::new();
        for _ in 0..LOADS {
            let started = Instant::now();
            Wanted::default().load(&file, None)?;
            times.push(started.elapsed());
        }
        Ok(Figure::of("library load", times, begun.elapsed()))
    }

    fn browser(&self, over_http: bool) -> Result<Browser, CliError> {
        let way = match &self.server {
            Some(server) if over_http => Way::Http(server.address()),
            _ => Way::InProcess(Arc::clone(&self.running.portal)),
        };
        let mut browser = Browser::new(way, &self.host);
        self.enter(&mut browser)?;
        Ok(browser)
    }

    fn enter(&self, browser: &mut Browser) -> Result<(), CliError> {
        let body = json!({ "login": self.user.login, "password": self.user.password });
        good(&browser.post("/api/v1/session", &body).map_err(|error| broken(&error))?)
    }

    fn repeat(&self, name: &str, work: impl FnMut() -> Result<(), CliError>) -> Result<Figure, CliError> {
        let begun = Instant::now();
        Ok(Figure::of(name, repeat(self.lasts, work)?, begun.elapsed()))
    }
}

impl Drop for Subject {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }
}

/// Does the work again and again, and says how long each took.
fn repeat(lasts: Duration, mut work: impl FnMut() -> Result<(), CliError>) -> Result<Vec<Duration>, CliError> {
    let mut times = Vec::new();
    let begun = Instant::now();
    while begun.elapsed() < lasts {
        let started = Instant::now();
        work()?;
        times.push(started.elapsed());
    }
    Ok(times)
}

fn fetch(browser: &mut Browser, path: &str) -> Result<Answer, CliError> {
    browser.get(path).map_err(|error| broken(&error))
}

/// A connection that broke is the measurement's, not the terminal's.
fn broken(error: &std::io::Error) -> CliError {
    CliError::new("bench/connection", format!("a connection broke: {error}"))
}

/// A measurement of refusals would be a fast one.
fn good(answer: &Answer) -> Result<(), CliError> {
    if (200..300).contains(&answer.status) {
        Ok(())
    } else {
        Err(wrong(&format!("{} {}", answer.status, answer.code())))
    }
}

/// A measurement that somebody broke off; what it worked on lies in folders that are gone with it.
pub fn interrupted() -> CliError {
    CliError::new("bench/interrupted", "interrupted: nothing was measured to its end, and nothing of it is kept")
}

fn wrong(what: &str) -> CliError {
    CliError::new("bench/refused", format!("what was measured was refused: {what}"))
}

fn first_id(answer: &Value) -> Option<String> {
    let list = answer["items"].as_array().or_else(|| answer["accounts"].as_array()).or_else(|| answer.as_array());
    let id = &list?.first()?["id"];
    Some(id.as_str().map_or_else(|| id.to_string(), ToOwned::to_owned))
}
