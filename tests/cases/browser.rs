//! Journeys in a real browser, at the width of a phone and of desks, without scripts where the page does without.

mod customer;
mod doing;
mod pictures;
mod sharing;
mod signature;

use std::path::{Path, PathBuf};

use tests::browser::{Answer, SESSION};
use tests::chromium::Chromium;
use tests::server::Server;

/// Widths and heights of a phone, of a small desktop and of a desktop, in CSS pixels.
const SIZES: [(u32, u32); 3] = [(390, 844), (1024, 768), (1280, 800)];

/// The folder for pictures of the pages that are looked at, where one is asked for; it is told from the project's root.
fn pictures() -> Option<PathBuf> {
    let folder = std::env::var_os("PARVIS_PICTURES")?;
    Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder))
}

/// A principal with a window.
struct Journey<'a> {
    window: Chromium,
    server: &'a Server,
    /// The site's id, which begins the names of pictures.
    name: String,
    width: u32,
}

impl<'a> Journey<'a> {
    fn begin(server: &'a Server, site: &str, screen: (u32, u32)) -> Self {
        Self::with_scripts(server, site, screen, false)
    }

    fn with_scripts(server: &'a Server, site: &str, (width, height): (u32, u32), scripts: bool) -> Self {
        let window = Chromium::open(width, height, scripts);
        window.go("data:text/html,<title>off</title><script>document.title='on'</script>");
        assert_eq!(window.evaluate("document.title"), if scripts { "on" } else { "off" }, "scripts of pages");
        let journey = Self { window, server, name: site.to_owned(), width };
        // Customers of the site in the north read English, those of the others French.
        journey.window.speak(if site == "nord" { "en" } else { "fr" });
        journey.window.go(&format!("{}/", journey.site()));
        journey
    }

    /// Where the site's pages are.
    fn site(&self) -> String {
        self.server.url(&self.name)
    }

    /// Looks at the page that is open: no sideways scrolling, nothing that the browser complains of, one heading.
    fn look(&self, name: &str) {
        let url = self.window.url();
        let what = format!("{name} at {url}, {} wide", self.width);
        assert!(self.window.overflow() <= 0, "{what}: {} pixels too wide", self.window.overflow());
        // A page that is a refusal is told as such; hints and notes are no complaints.
        let is_refusal = |said: &str| said.contains(&*url) && said.contains("responded with a status of 4");
        let mut complaints = self.window.complaints();
        complaints
            .retain(|said| !is_refusal(said) && ["\"SEVERE", "\"WARNING"].iter().any(|level| said.starts_with(level)));
        assert_eq!(complaints, [""; 0], "{what}");
        assert_eq!(self.window.all("h1").len(), 1, "{what}");
        if let Some(folder) = pictures() {
            let file = folder.join(format!("{}-{}-{name}.png", self.name, self.width));
            std::fs::write(&file, self.window.picture()).expect("the folder of pictures can be written");
        }
    }

    fn sign_in(&self, login: &str, password: &str) {
        self.window.find("#login").type_in(login);
        self.window.find("#password").type_in(password);
        self.window.find("main form button").follow();
    }

    fn sign_out(&self) {
        self.window.find("details.you summary").click();
        self.window.find("form[action='/sign-out'] button").follow();
    }

    /// Opens a page of the site, and looks at it.
    fn open(&self, path: &str, name: &str) {
        self.window.go(&format!("{}{path}", self.site()));
        self.look(name);
    }

    /// Fetches what a link of the page leads to, with the window's session.
    fn fetch(&self, path: &str) -> Answer {
        let mut browser = self.server.browser(&self.name);
        browser.cookies.insert(SESSION.to_owned(), self.window.cookie(SESSION).expect("the browser keeps the session"));
        browser.get(path)
    }

    fn language(&self) -> String {
        self.window.find("html").get("lang")
    }

    /// Takes a language in the menu.
    fn choose(&self, language: &str) {
        self.window.find("details.you summary").click();
        self.window.find(&format!("form[action='/language'] button[value='{language}']")).follow();
    }
}
