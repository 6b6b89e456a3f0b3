//! The staff pages in a real browser without scripts, on a phone and on a desktop: from a third party to a customer who is signed in,
//! and what keeps the portal in order.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use tests::chromium::Chromium;
use tests::server::{ADMIN, Server, manifests};

/// A member of staff with a window.
struct StaffJourney<'a> {
    window: Chromium,
    server: &'a Server,
    width: u32,
}

impl<'a> StaffJourney<'a> {
    fn begin(server: &'a Server, (width, height): (u32, u32), scheme: &str, language: &str) -> Self {
        let journey = Self { window: Chromium::open(width, height, false), server, width };
        journey.window.prefer(scheme);
        journey.open("/users");
        assert_eq!(journey.window.path(), "/sign-in?on=%2Fusers", "nobody is in without a sign-in");
        if journey.window.find("html").get("lang") != language {
            journey.window.find(&format!("form[action='/language'] button[value='{language}']")).follow();
        }
        assert_eq!(journey.window.find("html").get("lang"), language);
        journey.sign_in(ADMIN, "not the password at all");
        assert!(journey.window.complaints().iter().all(|said| said.contains("401")), "nothing else is wrong");
        journey.fits("a sign-in that was refused");
        assert_eq!(journey.window.all("[role=alert]").len(), 1, "a wrong password opens nothing");
        journey.sign_in(ADMIN, &server.staff_password(ADMIN));
        journey
    }

    fn sign_in(&self, login: &str, password: &str) {
        for (field, text) in [("#login", login), ("#password", password)] {
            self.window.find(field).type_in(text);
        }
        self.window.find("form.entrance button").follow();
    }

    fn open(&self, path: &str) {
        self.window.go(&format!("{}{path}", self.server.staff_url()));
        self.fits(path);
    }

    /// No sideways scrolling, nothing that the browser complains of.
    fn fits(&self, what: &str) {
        let (overflow, width) = (self.window.overflow(), self.width);
        assert!(overflow <= 0, "{what} is {overflow} px wider than {width}");
        assert_eq!(self.window.complaints(), [""; 0], "{what} at {width}");
    }

    fn follow(&self, selector: &str) {
        self.window.find(selector).follow();
        self.fits(selector);
    }

    /// Makes a user of a contact, and hands over what the page shows: the login and the one-time password.
    fn make_user(&self, contact: &str) -> (String, String) {
        let window = &self.window;
        self.open("/third-parties");
        window.find("#text").type_in("atu");
        self.follow("main form button");
        self.follow("a[href='/third-parties/101']");
        self.follow("a[href='/third-parties/101/contacts']");
        self.follow(&format!("a[href='/third-parties/101/contacts/{contact}/access']"));
        self.follow("button[value='preset:buyer']");
        assert_eq!(window.all("input[name=may]:checked").len(), 6, "a buyer");
        let login = window.find("#login").get("value");
        window.find("input[name=deliver][value=show]").click();
        self.follow("main form > button:last-of-type");
        let password = window.find("#password").text();
        assert!(password.len() >= 15, "a password is shown");
        self.follow("main .actions a");
        (login, password)
    }

    /// The customer signs in with what was handed over, and chooses a password.
    fn hand_over(&self, (login, password): &(String, String)) {
        let window = Chromium::open(self.width, 844, false);
        window.go(&format!("{}/sign-in", self.server.url("alpes")));
        window.find("#login").type_in(login);
        window.find("#password").type_in(password);
        window.find("main form button").follow();
        assert!(window.path().starts_with("/password"), "it must be replaced: {}", window.path());
        let new = "a drawer full of odd gloves";
        for (field, text) in [("#current", password.as_str()), ("#new", new), ("#repeat", new)] {
            window.find(field).type_in(text);
        }
        window.find("main form button").follow();
        window.go(&format!("{}/", self.server.url("alpes")));
        assert!(!window.all("nav.menu a[href$='/orders']").is_empty(), "a buyer sees orders: {}", window.path());
        assert!(window.overflow() <= 0);
    }

    /// Plans that a site changes its realm, makes the change and takes it back.
    fn change_realm(&self) {
        let window = &self.window;
        self.open("/realms");
        window.find("input[name=site][value=nord]").click();
        window.find("#realm option:first-child").click();
        self.follow("main form[action='/realms/plan'] button");
        window.find("#reason").type_in("one brand");
        window.find("input[name=confirm]").click();
        self.follow("form[method=post][action='/realms/plan'] button");
        self.open("/realms");
        assert_eq!(window.all("main .state.good").len(), 1, "it can be taken back");
        self.follow("a[href^='/realms/changes/']");
        window.find("input[name=confirm]").click();
        self.follow("button.danger");
        self.open("/realms");
        assert_eq!(window.all("main .state.good").len(), 0, "it is taken back");
    }

    /// A manifest that does not hold is shown with what is wrong, and the one before it stays in force.
    fn break_manifest(&self, manifest: &Path) {
        let whole = fs::read(manifest).unwrap();
        fs::write(manifest, "{\n  \"site\": \"nord\",\n  \"colour\": \"a problem that is long enough for a phone\"\n}")
            .unwrap();
        self.until("/sites/nord", "manifest/unknown-field");
        self.open("/sites");
        fs::write(manifest, whole).unwrap();
        let page = |text: &str| !text.contains("manifest/unknown-field");
        assert!(self.comes("/sites/nord", page), "it is in force again");
    }

    fn until(&self, path: &str, words: &str) {
        assert!(self.comes(path, |text| text.contains(words)), "`{words}` never appears on {path}");
        self.fits(path);
    }

    fn comes(&self, path: &str, wanted: impl Fn(&str) -> bool) -> bool {
        (0..100).any(|_| {
            self.open(path);
            sleep(Duration::from_millis(50));
            wanted(&self.window.find("main").text())
        })
    }
}

#[test]
fn the_way_from_a_third_party_to_a_customer_and_all_that_is_kept_in_order_fit_a_phone_and_a_desk() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["alpes.json", "lac.json", "nord.json"] {
        fs::copy(manifests().join(name), folder.path().join(name)).unwrap();
    }
    let server = Server::start(folder.path());
    for (size, contact, scheme, language) in [((390, 844), "205", "dark", "fr"), ((1280, 900), "206", "light", "en")] {
        let journey = StaffJourney::begin(&server, size, scheme, language);
        let handed = journey.make_user(contact);
        journey.hand_over(&handed);
        for path in ["/", "/users", "/accounts", "/third-parties/101/account", "/third-parties/101/documents", "/state"]
        {
            journey.open(path);
        }
        for path in ["/users?state=contact-gone", "/third-parties/101/account/contacts", "/looks"] {
            journey.open(path);
        }
        journey.open(&format!("/users/alpes/{}", handed.0));
        journey.open(&format!("/users/alpes/{}/erase", handed.0));
        journey.open(&format!("/users/alpes/{}/in/101", handed.0));
        journey.break_manifest(&folder.path().join("nord.json"));
        journey.change_realm();
        journey.open("/ledger?third_party=101");
        journey.follow("a[href^='/ledger/verify']");
        assert_eq!(journey.window.all("[role=alert]").len(), 0, "the ledger is whole");
        journey.open(&format!("/explain?site=alpes&login={}&about=invoices&third_party=101", handed.0));
        assert_eq!(journey.window.all("main tbody tr").len(), 14, "every row of the decision");
        for path in ["/staff", "/staff/claude.martin", "/password"] {
            journey.open(path);
        }
        journey.follow("form[action='/sign-out'] button");
        journey.open("/users");
        assert!(journey.window.path().starts_with("/sign-in"), "signed out: {}", journey.window.path());
    }
}

#[test]
fn the_pages_fit_a_phone_in_german() {
    let server = Server::shared();
    let journey = StaffJourney::begin(server, (390, 844), "light", "de");
    for path in [
        "/",
        "/third-parties",
        "/third-parties/101",
        "/third-parties/101/contacts",
        "/third-parties/101/contacts/205/access",
        "/third-parties/101/documents",
        "/third-parties/101/account",
        "/third-parties/101/account/contacts",
        "/third-parties/101/account/invite",
        "/users",
        "/users/alpes/sam.martin",
        "/users/alpes/sam.martin/erase",
        "/users/alpes/sam.martin/in/101",
        "/accounts",
        "/sites",
        "/sites/alpes",
        "/manifests/check?site=alpes",
        "/realms",
        "/realms/plan?site=nord&realm=atelier",
        "/mail",
        "/ledger?third_party=101",
        "/ledger/verify?third_party=101",
        "/explain?site=alpes&login=lucie.fontaine&about=orders",
        "/state",
        "/restored",
        "/looks",
        "/staff",
        "/staff/claude.martin",
        "/password",
    ] {
        journey.open(path);
        assert_eq!(journey.window.find("html").get("lang"), "de", "{path}");
    }
}
