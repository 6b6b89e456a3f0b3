//! The customer's journey in a real browser, at the width of a phone and of desks, without scripts.

use std::path::PathBuf;

use tests::browser::SESSION;
use tests::chromium::Chromium;
use tests::server::{DemoUser, Server};

/// Widths and heights of a phone, of a small desk and of a desk, in CSS pixels.
const SIZES: [(u32, u32); 3] = [(390, 844), (1024, 768), (1280, 800)];

/// A visitor with a window.
struct Journey {
    window: Chromium,
    server: &'static Server,
    user: DemoUser,
    width: u32,
}

impl Journey {
    fn begin(user: DemoUser, (width, height): (u32, u32)) -> Self {
        let server = Server::shared();
        let window = Chromium::open(width, height, false);
        window.go("data:text/html,<title>off</title><script>document.title='on'</script>");
        assert_eq!(window.evaluate("document.title"), "off", "scripts of pages are switched off");
        window.go(&format!("{}/", server.url(&user.site)));
        Self { window, server, user, width }
    }

    /// Looks at the page that is open: no sideways scrolling, nothing that the policy had to stop.
    fn look(&self, name: &str) {
        let what = format!("{name} of {} at {}, {} wide", self.user.site, self.window.path(), self.width);
        assert!(self.window.overflow() <= 0, "{what}: {} pixels too wide", self.window.overflow());
        let complaints = self.window.complaints();
        assert!(!complaints.iter().any(|said| said.contains("Content Security Policy")), "{what}: {complaints:#?}");
        assert_eq!(self.window.all("h1").len(), 1, "{what}");
        if let Some(folder) = std::env::var_os("PARVIS_PICTURES") {
            let file = PathBuf::from(folder).join(format!("{}-{}-{name}.png", self.user.site, self.width));
            std::fs::write(&file, self.window.picture()).expect("the folder of pictures can be written");
        }
    }

    fn sign_in(&self, password: &str) {
        self.window.find("#login").type_in(&self.user.login);
        self.window.find("#password").type_in(password);
        self.window.find("main form button").follow();
    }

    fn language(&self) -> String {
        self.window.find("html").get("lang")
    }
}

fn travel(site: &str, login: &str, language: &str) {
    let user = Server::shared().user(site, login);
    for size in SIZES {
        let journey = Journey::begin(user.clone(), size);
        let window = &journey.window;
        assert_eq!(window.path(), "/sign-in", "whoever is not signed in is asked to");
        assert_eq!(journey.language(), language);
        journey.look("sign-in");

        journey.sign_in("not the right password");
        assert!(!window.find("[role=alert]").text().is_empty(), "a wrong password is said");
        assert_eq!(window.find("#login").get("value"), login, "and the login need not be typed again");
        journey.look("wrong-password");
        journey.sign_in(&journey.user.password);
        let home = window.path();
        assert!(home.starts_with("/a/"), "{home}");
        assert!(!window.all(".tiles li").is_empty());
        journey.look("home");

        window.find(".tiles a[href$='/invoices']").follow();
        assert_eq!(window.path(), format!("{home}/invoices"));
        let rows = window.all("table.list tbody tr").len();
        assert!(rows > 1, "{rows} invoices");
        journey.look("list");
        narrow(&journey, rows);
        turn_pages(&journey, &home);
        open_one(&journey, &home);
        walk_around(&journey, &home);
        leave(&journey, &home, language);
    }
}

fn narrow(journey: &Journey, rows: usize) {
    let window = &journey.window;
    window.find("form.filter summary").click();
    window.find("input[name=open]").click();
    journey.look("filter");
    window.find("form.filter details button").follow();
    assert!(window.path().contains("open=1"), "{}", window.path());
    assert!(window.all("table.list tbody tr").len() < rows, "fewer wait than there are");
    window.find("#text").type_in("no invoice has this number");
    window.find("form.filter .search button").follow();
    assert_eq!(window.all("table.list tbody tr").len(), 0);
    journey.look("nothing-found");
}

fn turn_pages(journey: &Journey, home: &str) {
    let window = &journey.window;
    window.go(&format!("{}{home}/invoices?limit=2", journey.server.url(&journey.user.site)));
    let first = window.find("table.list tbody th a").text();
    window.find("a[rel=next]").follow();
    assert_ne!(window.find("table.list tbody th a").text(), first, "the next page goes on");
    journey.look("second-page");
    window.find("a[rel=first]").follow();
    assert_eq!(window.find("table.list tbody th a").text(), first);
}

fn open_one(journey: &Journey, home: &str) {
    let window = &journey.window;
    window.go(&format!("{}{home}/invoices", journey.server.url(&journey.user.site)));
    let number = window.find("table.list tbody th a").text();
    window.find("table.list tbody th a").follow();
    assert!(window.find("h1").text().contains(&number), "{number}");
    journey.look("detail");
    let file = window.find("a.button[href$='/file']").get("href");
    let mut fetch = journey.server.browser(&journey.user.site);
    fetch.cookies.insert(SESSION.to_owned(), window.cookie(SESSION).expect("the browser keeps the session"));
    let answer = fetch.get(&file);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/pdf")), "{file}");
    assert!(answer.body.starts_with(b"%PDF-"), "{file}");
}

/// Every page of the menu, with the first document of each kind.
fn walk_around(journey: &Journey, home: &str) {
    let window = &journey.window;
    window.go(&format!("{}{home}", journey.server.url(&journey.user.site)));
    let kinds: Vec<String> = window.all(".tiles h2 a").iter().map(|link| link.get("href")).collect();
    for kind in kinds {
        let name = kind.rsplit('/').next().unwrap_or_default().to_owned();
        window.go(&format!("{}{kind}", journey.server.url(&journey.user.site)));
        journey.look(&name);
        if let Some(first) = window.all("table.list tbody th a").first() {
            first.follow();
            journey.look(&format!("{name}-one"));
        }
    }
}

/// Takes the other language.
fn switch(window: &Chromium) {
    window.find("details.you summary").click();
    window.find("form[action='/language'] button").follow();
}

fn leave(journey: &Journey, home: &str, language: &str) {
    let window = &journey.window;
    let other = if language == "fr" { "en" } else { "fr" };
    window.go(&format!("{}{home}/invoices", journey.server.url(&journey.user.site)));
    switch(window);
    assert_eq!((journey.language(), window.path()), (other.to_owned(), format!("{home}/invoices")));
    journey.look("other-language");
    switch(window);
    assert_eq!(journey.language(), language);

    for page in ["/sessions", "/password"] {
        window.find("details.you summary").click();
        journey.look("menu");
        window.find(&format!("details.you a[href='{page}']")).follow();
        assert_eq!(window.path(), page);
        journey.look(&page[1..]);
    }
    window.find("details.you summary").click();
    window.find("form[action='/sign-out'] button").follow();
    assert_eq!(window.path(), "/sign-in?done=signed-out");
    assert_eq!(window.cookie(SESSION), None);
    journey.look("signed-out");
    window.go(&format!("{}{home}", journey.server.url(&journey.user.site)));
    assert!(window.path().starts_with("/sign-in"), "{}", window.path());
    window.go(&format!("{}/nothing", journey.server.url(&journey.user.site)));
    journey.look("not-found");
}

#[test]
fn a_customer_of_alpes_gets_along_in_french() {
    travel("alpes", "atu.lenobli", "fr");
}

#[test]
fn a_customer_of_nord_gets_along_in_english() {
    travel("nord", "sam.martin", "en");
}
