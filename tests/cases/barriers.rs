//! No page of the portal or of the demo host bars people with disabilities, as far as axe-core can tell: in light and
//! dark, in both languages, on a phone and on a desktop.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;
use std::thread;

use portal_plugin::model::locales::Locale;
use rusqlite::Connection;
use serde_json::json;
use tests::axe;
use tests::browser::{Browser, SESSION};
use tests::chromium::Chromium;
use tests::page::Page;
use tests::routes;
use tests::server::{STAFF_SESSION, Server, manifests};

use crate::cli::run_in;

/// Addresses that show no page of their own: forms lead to them, or they lead on, or to a file.
const NO_PAGES: [&str; 14] = [
    "/",
    "/sign-out",
    "/language",
    "/accounts/default",
    "/hand-off",
    "/a/{account}/people/invitations/{id}",
    "/a/{account}/ledger/export",
    "/sessions",
    "/a/{account}/second-factor",
    "/a/{account}/zips",
    "/a/{account}/zips/{id}",
    "/a/{account}/products/{id}/picture",
    // Needs a sign-in that waits; its page is walked through by the tests of two-step sign-in.
    "/sign-in/second-factor",
    // The sample's owner is no supplier; the page is the same for every kind.
    "/a/{account}/supplier_invoices/{id}",
];

/// Whether a path is one of those that a pattern names.
fn fits(pattern: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (pattern, path) = (pattern.split('/'), path.split('/'));
    pattern.clone().count() == path.clone().count()
        && pattern.zip(path).all(|(part, given)| part == given || part.starts_with('{') && !given.is_empty())
}

/// The patterns of every page, as the table of addresses documents them.
fn patterns() -> Vec<String> {
    let mut patterns = routes::documented();
    patterns.retain(|path| !path.starts_with("/api/") && !path.ends_with("/file") && !path.contains("/export/"));
    patterns.retain(|path| !NO_PAGES.contains(&path.as_str()));
    patterns
}

/// From where a browser stands, the first page that it finds for each shape of address, by that shape.
fn walk(browser: &mut Browser, starts: &[&str], shape: impl Fn(&str) -> String) -> BTreeMap<String, String> {
    let mut ways: VecDeque<String> = starts.iter().map(|&start| start.to_owned()).collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut pages = BTreeMap::new();
    while let Some(path) = ways.pop_front() {
        if !seen.insert(shape(&path)) {
            continue;
        }
        let answer = browser.get(&path);
        if let Some(on) = answer.header("location") {
            ways.push_front(on.to_owned());
        } else if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) && answer.status < 500
        {
            ways.extend(Page::of(&answer).links());
            pages.insert(shape(&path), path);
        }
    }
    pages
}

/// The pattern of a path, as the table of addresses documents it; the path itself where there is none.
fn shape(path: &str) -> String {
    static PATTERNS: LazyLock<Vec<String>> = LazyLock::new(patterns);
    let literal = PATTERNS.iter().find(|pattern| *pattern == path.split('?').next().unwrap_or_default());
    let found = literal.or_else(|| PATTERNS.iter().find(|pattern| fits(pattern, path)));
    found.cloned().unwrap_or_else(|| path.to_owned())
}

/// A browser in which the owner of an account of the sample is signed in.
fn owner(server: &Server) -> Browser {
    server.signed_in(&server.user("alpes", "atu.lenobli"))
}

/// Every page for the owner of an account, by the pattern of its address.
fn inside(server: &Server) -> BTreeMap<String, String> {
    let mut owner = owner(server);
    let home = owner.get("/").header("location").expect("the owner has one account").to_owned();
    let own = format!("{home}/membership");
    let pages = walk(&mut owner, &[&home, &own, "/accounts", "/logins", "/security", "/password"], shape);
    pages.into_iter().map(|(shape, path)| (shape, format!("{}{path}", server.url("alpes")))).collect()
}

/// Every page before sign-in, by the pattern of its address; of those that a secret leads to, one with a good secret.
fn outside(server: &Server) -> BTreeMap<String, String> {
    let url = |site: &str, path: &str| format!("{}{path}", server.url(site));
    let starts = ["/sign-in", "/sign-up?checkout=1", "/shop", "/nothing"];
    let pages = walk(&mut server.browser("alpes"), &starts, shape);
    let mut pages: BTreeMap<String, String> =
        pages.into_iter().map(|(shape, path)| (shape, url("alpes", &path))).collect();

    let mut owner = owner(server);
    let home = owner.get("/").header("location").expect("the owner has one account").to_owned();
    let offer = json!({ "email": "ines@atu.example", "membership": { "permissions": ["portal.invoices.view"] } });
    let invited = owner.call("POST", &format!("/api/v1{home}/people/invitations"), &offer);
    assert!(invited.status < 300, "{}", invited.text());
    let asked = [("email", "neu@atu.example"), ("name", "Neu"), ("checkout", "1")];
    server.browser("alpes").submit("/sign-up?checkout=1", "/sign-up", &asked);
    let password = server.user("alpes", "atu.lenobli").password;
    let other =
        owner.call("POST", "/api/v1/security/email", &json!({ "email": "atu@neu.example", "password": password }));
    assert_eq!(other.status, 204, "{}", other.text());
    pages.insert("/email/{token}".to_owned(), server.link_mailed_to("atu@neu.example", "/email/"));
    let handed = owner.call("POST", "/api/v1/hand-off", &json!({ "site": "lac" })).json();
    let code = handed["code"].as_str().expect("a code leads to the other site");
    pages.insert("/password/set/{token}".to_owned(), server.link_mailed_to("neu@atu.example", "/password/set/"));
    pages.insert("/invitation/{token}".to_owned(), server.link_mailed_to("ines@atu.example", "/invitation/"));
    let invoices = owner.get(&format!("{home}/invoices"));
    let invoice = Page::of(&invoices).links().into_iter().find(|link| link.starts_with(&format!("{home}/invoices/")));
    let document = invoice.expect("the owner has an invoice").split_off(home.len() + 1);
    run_in(server.data(), &["announce", &document]);
    // The verb is another process, which does not know where this one listens.
    let stop = server.stop_mailed_to("atu.lenobli@atu.example");
    let token = stop.rsplit('/').next().expect("a link has a last part");
    pages.insert("/notices/stop/{token}".to_owned(), url("alpes", &format!("/notices/stop/{token}")));
    pages.insert("/hand-off/{code}".to_owned(), url("lac", &format!("/hand-off/{code}")));
    pages
}

/// The staff's pages, one for each shape of address.
fn of_staff(server: &Server) -> BTreeMap<String, String> {
    let mut browser = server.staff();
    let shape = |path: &str| {
        let path = path.split('?').next().unwrap_or_default();
        let part =
            |part: &str| if part.contains(|c: char| c.is_ascii_digit()) { "{}".to_owned() } else { part.to_owned() };
        path.split('/').map(part).collect::<Vec<_>>().join("/")
    };
    let pages = walk(&mut browser, &["/", "/password", "/nothing"], shape);
    let root = server.staff_url();
    pages.into_iter().map(|(shape, path)| (shape, format!("{root}{path}"))).collect()
}

/// Opens each page and says what bars people from it.
fn barriers(
    server: &Server,
    pages: [&BTreeMap<String, String>; 3],
    width: u32,
    scheme: &str,
    language: &str,
) -> Vec<String> {
    let [outside, inside, staff] = pages;
    let window = Chromium::open(width, 844, true);
    window.prefer(scheme);
    window.speak(language);
    axe::bring_to(&window);
    for site in ["alpes", "lac"] {
        window.keep(&server.url(site), "__Host-language", language);
    }
    let mut found = Vec::new();
    let mut look = |shape: &str, url: &str| {
        window.go(url);
        let what = format!("{shape} {width} wide, {scheme}, {language}");
        if window.overflow() > 0 {
            found.push(format!("{what}: {} pixels too wide", window.overflow()));
        }
        if window.find("html").get("lang") != language {
            found.push(format!("{what}: in another language"));
        }
        found.extend(axe::findings(&window).into_iter().map(|finding| format!("{what}: {finding}")));
    };
    for (shape, url) in outside {
        look(shape, url);
    }
    // Before anybody signs in, the staff's door shows one page, in the language of the browser.
    look("the staff's door", &format!("{}/users", server.staff_url()));
    window.keep(&server.staff_url(), STAFF_SESSION, &server.staff().cookies[STAFF_SESSION]);
    for (shape, url) in staff {
        look(shape, url);
    }
    enter(&window, server);
    for (shape, url) in inside {
        look(shape, url);
    }
    found
}

/// Has the owner be signed in in this window.
fn enter(window: &Chromium, server: &Server) {
    window.keep(&server.url("alpes"), SESSION, &owner(server).cookies[SESSION]);
}

#[test]
fn no_page_bars_anybody_in_light_and_dark_on_a_phone_and_a_desk() {
    let look = |width, scheme, language| {
        // A server for each window, as the language that the owner chooses is theirs in every window.
        let server = Server::start(&manifests());
        owner(&server).choose_language("/security", language);
        let (outside, inside, staff) = (outside(&server), inside(&server), of_staff(&server));
        let missing: Vec<String> =
            patterns().into_iter().filter(|p| !outside.contains_key(p) && !inside.contains_key(p)).collect();
        assert_eq!(missing, Vec::<String>::new(), "no link leads to these; open them here, or name them in NO_PAGES");
        assert!(staff.len() >= 4, "{staff:?}");
        barriers(&server, [&outside, &inside, &staff], width, scheme, language)
    };
    let found: Vec<String> = thread::scope(|scope| {
        let runs = [(390, "light", "fr"), (1280, "dark", "en")]
            .map(|(width, scheme, language)| scope.spawn(move || look(width, scheme, language)));
        runs.into_iter().flat_map(|run| run.join().expect("a window is looked at")).collect()
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_page_is_wider_than_a_phone_in_any_language() {
    let server = Server::start(&manifests());
    let (outside, inside) = (outside(&server), inside(&server));
    let window = Chromium::open(390, 844, false);
    let mut found = Vec::new();
    let mut look = |language: &str, pages: &BTreeMap<String, String>| {
        for (shape, url) in pages {
            window.go(url);
            if window.overflow() > 0 {
                found.push(format!("{shape} in {language}: {} pixels too wide", window.overflow()));
            }
        }
    };
    for locale in Locale::ALL {
        for site in ["alpes", "lac"] {
            window.keep(&server.url(site), "__Host-language", locale.tag());
        }
        look(locale.tag(), &outside);
        assert_eq!(window.find("html").get("lang"), locale.tag());
    }
    enter(&window, &server);
    for locale in Locale::ALL {
        owner(&server).choose_language("/security", locale.tag());
        look(locale.tag(), &inside);
        assert_eq!(window.find("html").get("lang"), locale.tag());
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn hostile_words_of_the_erp_stay_words_and_make_no_page_wider_than_a_phone() {
    let server = Server::start(&manifests());
    let hostile = format!(
        "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202e}\u{1f600}\u{1}{}",
        "W".repeat(10_000)
    );
    let erp = Connection::open(server.data.join("erp.sqlite")).expect("the sample keeps its data there");
    for (table, columns) in [
        ("third_parties", &["name"][..]),
        ("contacts", &["first_name", "last_name", "phone"]),
        ("documents", &["reference", "other_reference", "title", "status", "text"]),
        ("lines", &["label"]),
        ("payments", &["means"]),
        ("messages", &["author", "text"]),
        ("files", &["name"]),
    ] {
        for column in columns {
            let changed = erp.execute(&format!("UPDATE {table} SET {column} = ?1"), [&hostile]);
            assert!(changed.is_ok_and(|rows| rows > 0), "{table}.{column}");
        }
    }
    let pages = inside(&server);
    assert!(pages.contains_key("/a/{account}/invoices/{id}"), "{:?}", pages.keys());
    let window = Chromium::open(390, 844, true);
    enter(&window, &server);
    let mut found = Vec::new();
    for (shape, url) in &pages {
        window.go(url);
        if window.overflow() > 0 {
            found.push(format!("{shape}: {} pixels too wide", window.overflow()));
        }
        let foreign =
            window.evaluate("document.querySelectorAll('script:not([src^=\"/assets/sign.\"]), [onerror]').length");
        assert_eq!(foreign, 0, "{shape}");
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
