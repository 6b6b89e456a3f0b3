//! A real browser: headless Chromium through chromedriver, one driver for all tests, spoken to as the W3C's `WebDriver` has it.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use data_encoding::BASE64;
use serde_json::{Value, json};
use tempfile::TempDir;

/// What is said where one of the two programs is missing.
const MISSING: &str = "Chromium and chromedriver are not installed; `tests/run` installs them";

/// The name of an element's id in answers (`WebDriver`, 11).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window of a browser that nobody has used before. Closed when dropped.
#[derive(Debug)]
pub struct Chromium {
    session: String,
    _profile: TempDir,
}

/// An element of the page that is open.
#[derive(Debug)]
pub struct Found<'a> {
    window: &'a Chromium,
    id: String,
}

impl Chromium {
    /// Opens a window with a page of this size, with scripts of pages switched off or on.
    pub fn open(width: u32, height: u32, scripts: bool) -> Self {
        let profile = tempfile::Builder::new().prefix("parvis-chromium-").tempdir().expect("a temporary folder");
        let mut args = vec![format!("--user-data-dir={}", profile.path().display())];
        args.extend(
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
            ]
            .map(str::to_owned),
        );
        let scripts = if scripts { 1 } else { 2 };
        let options = json!({
            "args": args,
            "binary": program(&["chromium", "chromium-browser", "google-chrome"]),
            "prefs": { "profile.managed_default_content_settings.javascript": scripts },
        });
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" },
        } } });
        let answer = command("POST", "/session", &wanted);
        let session = answer["sessionId"].as_str().expect("a session has an id").to_owned();
        let window = Self { session, _profile: profile };
        window.resize(width, height);
        window
    }

    /// Gives the page of the tab this size; each tab has its own.
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// The tab that everything goes to.
    pub fn tab(&self) -> String {
        self.run("GET", "/window", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// Opens another tab, and stays in this one.
    pub fn open_tab(&self) -> String {
        let answer = self.run("POST", "/window/new", &json!({ "type": "tab" }));
        answer["handle"].as_str().expect("a tab has a handle").to_owned()
    }

    /// Goes on in another tab.
    pub fn turn_to(&self, tab: &str) {
        self.run("POST", "/window", &json!({ "handle": tab }));
    }

    /// Opens an address.
    pub fn go(&self, url: &str) {
        self.run("POST", "/url", &json!({ "url": url }));
    }

    /// The address of the page that is open.
    pub fn url(&self) -> String {
        self.run("GET", "/url", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// The path of the page that is open, with its query.
    pub fn path(&self) -> String {
        format!("/{}", self.url().splitn(4, '/').nth(3).unwrap_or_default())
    }

    /// The first element that a CSS selector finds.
    #[track_caller]
    pub fn find(&self, selector: &str) -> Found<'_> {
        let found = self.all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("no `{selector}` at {}", self.url()))
    }

    /// Every element that a CSS selector finds.
    pub fn all(&self, selector: &str) -> Vec<Found<'_>> {
        let found = self.run("POST", "/elements", &json!({ "using": "css selector", "value": selector }));
        let ids = found.as_array().into_iter().flatten().filter_map(|element| element[ELEMENT].as_str());
        ids.map(|id| Found { window: self, id: id.to_owned() }).collect()
    }

    /// What an expression of the page gives.
    pub fn evaluate(&self, expression: &str) -> Value {
        self.run("POST", "/execute/sync", &json!({ "script": format!("return {expression};"), "args": [] }))
    }

    /// By how many CSS pixels the page is wider than its window.
    pub fn overflow(&self) -> i64 {
        self.evaluate("document.documentElement.scrollWidth - window.innerWidth").as_i64().unwrap_or(i64::MAX)
    }

    /// What the browser has to say since it was last asked.
    pub fn complaints(&self) -> Vec<String> {
        let log = self.run("POST", "/se/log", &json!({ "type": "browser" }));
        let entries = log.as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect()
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.run("GET", "/cookie", &Value::Null);
        let found = cookies.as_array()?.iter().find(|cookie| cookie["name"] == name)?;
        found["value"].as_str().map(str::to_owned)
    }

    /// A picture of the whole page, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        self.capture(true)
    }

    /// A picture of what the window shows, as PNG.
    pub fn view(&self) -> Vec<u8> {
        self.capture(false)
    }

    /// Has pages ask for the colours of this scheme, `light` or `dark`.
    pub fn prefer(&self, scheme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": [feature] }));
    }

    /// Lays pages out for this medium, `screen` or `print`, in the colours that a browser has by itself.
    pub fn lay_out_for(&self, medium: &str) {
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": medium }));
    }

    /// Asks for pages in this language.
    pub fn speak(&self, language: &str) {
        self.devtools("Network.enable", &json!({}));
        self.devtools("Network.setExtraHTTPHeaders", &json!({ "headers": { "Accept-Language": language } }));
    }

    /// Keeps a cookie for the site at this address.
    pub fn keep(&self, url: &str, name: &str, value: &str) {
        let cookie = json!({ "url": url, "name": name, "value": value, "path": "/", "secure": true });
        self.devtools("Network.setCookie", &cookie);
    }

    /// Runs a script in every page that is opened from now on, before the page's own; a page's policy does not bar it.
    pub fn bring(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
    }

    /// What a promise of the page gives in the end.
    pub fn wait_for(&self, promise: &str) -> Value {
        let script = format!("const done = arguments[0]; ({promise}).then(done, why => done(String(why)));");
        self.run("POST", "/execute/async", &json!({ "script": script, "args": [] }))
    }

    fn capture(&self, whole: bool) -> Vec<u8> {
        let wanted = json!({ "format": "png", "captureBeyondViewport": whole });
        let answer = self.devtools("Page.captureScreenshot", &wanted);
        BASE64.decode(answer["data"].as_str().unwrap_or_default().as_bytes()).expect("a picture is base64")
    }

    fn devtools(&self, method: &str, parameters: &Value) -> Value {
        self.run("POST", "/goog/cdp/execute", &json!({ "cmd": method, "params": parameters }))
    }

    fn run(&self, method: &str, path: &str, body: &Value) -> Value {
        command(method, &format!("/session/{}{path}", self.session), body)
    }
}

impl Found<'_> {
    /// Clicks on it: for what stays on the page.
    pub fn click(&self) {
        self.run("POST", "/click", &json!({}));
    }

    /// Clicks on it, and waits for the page that this opens, ten seconds at the most.
    #[track_caller]
    pub fn follow(&self) {
        self.window.evaluate("window.parvisBefore = true");
        self.click();
        let arrived = "return !window.parvisBefore && document.readyState === 'complete';";
        let question = json!({ "script": arrived, "args": [] });
        let path = format!("/session/{}/execute/sync", self.window.session);
        for _ in 0..500 {
            // Between two pages there is nothing that could answer.
            if answer_to("POST", &path, &question).is_ok_and(|answer| answer == true) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("nothing opened from {}", self.window.url());
    }

    /// Draws on it with the mouse: from each place to the next, in CSS pixels from its middle.
    pub fn draw(&self, places: &[(i32, i32)]) {
        let to = |(x, y): &(i32, i32)| json!({ "type": "pointerMove", "duration": 20, "x": x, "y": y, "origin": { ELEMENT: self.id } });
        let mut steps: Vec<Value> = places.iter().map(to).collect();
        steps.insert(1.min(steps.len()), json!({ "type": "pointerDown", "button": 0 }));
        steps.push(json!({ "type": "pointerUp", "button": 0 }));
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": steps });
        self.window.run("POST", "/actions", &json!({ "actions": [mouse] }));
    }

    /// Types into it, in place of what is there.
    pub fn type_in(&self, text: &str) {
        self.run("POST", "/clear", &json!({}));
        self.run("POST", "/value", &json!({ "text": text }));
    }

    /// Chooses a file for it.
    pub fn choose(&self, file: &Path) {
        self.run("POST", "/value", &json!({ "text": file }));
    }

    /// The text that is seen of it.
    pub fn text(&self) -> String {
        self.run("GET", "/text", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// An attribute's value, as the page spells it.
    pub fn get(&self, name: &str) -> String {
        self.run("GET", &format!("/attribute/{name}"), &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    fn run(&self, method: &str, path: &str, body: &Value) -> Value {
        self.window.run(method, &format!("/element/{}{path}", self.id), body)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // A test that fails while the driver is gone says so itself.
        let _ = answer_to("DELETE", &format!("/session/{}", self.session), &Value::Null);
    }
}

#[track_caller]
fn command(method: &str, path: &str, body: &Value) -> Value {
    answer_to(method, path, body).unwrap_or_else(|why| panic!("{method} {path}: {why}"))
}

fn answer_to(method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let url = format!("http://127.0.0.1:{}{path}", driver().port);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_mins(2)))
        .build()
        .into();
    let answered = match method {
        "GET" => agent.get(&url).call(),
        "DELETE" => agent.delete(&url).call(),
        _ => agent.post(&url).header("content-type", "application/json").send(body.to_string()),
    };
    let mut answer = answered.map_err(|error| error.to_string())?;
    let text = answer.body_mut().with_config().limit(64 << 20).read_to_string().map_err(|error| error.to_string())?;
    let mut value: Value = serde_json::from_str(&text).map_err(|error| format!("{error}: {text}"))?;
    if answer.status().is_success() { Ok(value["value"].take()) } else { Err(value["value"].to_string()) }
}

struct Driver {
    port: u16,
    /// A shell that ends the driver as soon as its input closes. A static is never dropped, but the system closes the pipe
    /// however the tests end.
    _keeper: Child,
}

fn driver() -> &'static Driver {
    static DRIVER: OnceLock<Driver> = OnceLock::new();
    DRIVER.get_or_init(|| {
        let script = r#""$0" --port=0 </dev/null & driver=$!; read -r _; kill "$driver""#;
        let mut keeper = Command::new("sh")
            .args(["-c", script, &program(&["chromedriver"])])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let mut lines = BufReader::new(keeper.stdout.take().expect("the driver has an output")).lines();
        let port = loop {
            let line = lines.next().and_then(Result::ok).expect("chromedriver says where it listens");
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').parse().expect("a port is a number");
            }
        };
        // Read on, so that the driver never waits for its output.
        thread::spawn(move || lines.for_each(drop));
        Driver { port, _keeper: keeper }
    })
}

/// The first of these programs that is installed.
fn program(names: &[&str]) -> String {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        names.iter().find_map(|name| std::env::split_paths(&path).map(|dir| dir.join(name)).find(|f| f.exists()));
    found.expect(MISSING).display().to_string()
}
