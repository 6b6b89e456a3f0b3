//! The customer's journey: signing in, lists, documents, files, the other language, and out again.

use tests::browser::SESSION;
use tests::server::{Server, manifests};

use super::{Journey, SIZES};

fn travel(site: &str, login: &str, language: &str) {
    // The language that is chosen here is the user's wherever they are signed in.
    let server = Server::start(&manifests());
    let user = server.user(site, login);
    for size in SIZES {
        let journey = Journey::begin(&server, site, size);
        let window = &journey.window;
        assert_eq!(window.path(), "/sign-in", "whoever is not signed in is asked to");
        assert_eq!(journey.language(), language);
        journey.look("sign-in");

        journey.sign_in(login, "not the right password");
        assert!(!window.find("[role=alert]").text().is_empty(), "a wrong password is said");
        assert_eq!(window.find("#login").get("value"), login, "and the login need not be typed again");
        journey.look("wrong-password");
        journey.sign_in(login, &user.password);
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
    window.go(&format!("{}{home}/invoices?limit=2", journey.site()));
    let first = window.find("table.list tbody th a").text();
    window.find("a[rel=next]").follow();
    assert_ne!(window.find("table.list tbody th a").text(), first, "the next page goes on");
    journey.look("second-page");
    window.find("a[rel=first]").follow();
    assert_eq!(window.find("table.list tbody th a").text(), first);
}

fn open_one(journey: &Journey, home: &str) {
    let window = &journey.window;
    window.go(&format!("{}{home}/invoices", journey.site()));
    let number = window.find("table.list tbody th a").text();
    window.find("table.list tbody th a").follow();
    assert!(window.find("h1").text().contains(&number), "{number}");
    journey.look("detail");
    let file = window.find("a.button[href$='/file']").get("href");
    let answer = journey.fetch(&file);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/pdf")), "{file}");
    assert!(answer.body.starts_with(b"%PDF-"), "{file}");
}

/// Every page of the menu, with the first document of each kind.
fn walk_around(journey: &Journey, home: &str) {
    let window = &journey.window;
    window.go(&format!("{}{home}", journey.site()));
    let kinds: Vec<String> = window.all(".tiles h3 a").iter().map(|link| link.get("href")).collect();
    assert!(kinds.len() > 4, "{kinds:?}");
    for kind in kinds {
        let name = kind.rsplit('/').next().unwrap_or_default().to_owned();
        window.go(&format!("{}{kind}", journey.site()));
        journey.look(&name);
        if let Some(first) = window.all("table.list tbody th a").first() {
            first.follow();
            journey.look(&format!("{name}-one"));
        }
    }
}

fn leave(journey: &Journey, home: &str, language: &str) {
    let window = &journey.window;
    let other = if language == "fr" { "en" } else { "fr" };
    window.go(&format!("{}{home}/invoices", journey.site()));
    journey.choose(other);
    assert_eq!((journey.language(), window.path()), (other.to_owned(), format!("{home}/invoices")));
    journey.look("other-language");
    journey.choose(language);
    assert_eq!(journey.language(), language);

    window.find("details.you summary").click();
    journey.look("menu");
    for (link, page) in [("details.you a[href='/security']", "/security"), ("main a[href='/password']", "/password")] {
        window.find(link).follow();
        assert_eq!(window.path(), page);
        journey.look(&page[1..]);
    }
    journey.sign_out();
    assert_eq!(window.path(), "/sign-in?done=signed-out");
    assert_eq!(window.cookie(SESSION), None);
    journey.look("signed-out");
    window.go(&format!("{}{home}", journey.site()));
    assert!(window.path().starts_with("/sign-in"), "{}", window.path());
    window.go(&format!("{}/nothing", journey.site()));
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
