//! Everything that a customer does, on one visit after another: take papers away, answer, write, order, guard the login, give a
//! colleague what is missing; and at last that colleague closes the login.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use tests::authenticator::App;
use tests::server::{DemoUser, Server, manifests};

use super::Journey;

const PERMISSION: &str = "portal.orders.view";

/// One visit of each kind, at this size, in this language and these colours, with scripts of pages or without.
fn live(size: (u32, u32), language: &str, scheme: &str, scripts: bool) {
    let server = Server::start(&manifests());
    let [atu, sam] = ["atu.lenobli", "sam.martin"].map(|login| server.user("alpes", login));
    let owner = enter(&server, &atu, size, language, scheme, scripts);
    let home = owner.window.path();
    assert!(!owner.window.all(".attention li").is_empty(), "something waits");
    owner.look("home");
    take_away(&owner, &home);
    print(&owner, &home, scheme);
    answer(&owner, &home, scripts);
    write(&owner, &home);
    order(&owner, &home);
    move_mail(&owner, &atu, &home, language);
    guard(&owner, &atu);

    let member = enter(&server, &sam, size, language, scheme, scripts);
    give(&owner, &member, &home);
    leave(&member, &sam);
}

fn enter<'a>(
    server: &'a Server,
    user: &DemoUser,
    size: (u32, u32),
    language: &str,
    scheme: &str,
    scripts: bool,
) -> Journey<'a> {
    let journey = Journey::with_scripts(server, &user.site, size, scripts);
    journey.window.prefer(scheme);
    let dark = journey.window.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
    assert_eq!(dark, scheme == "dark");
    journey.sign_in(&user.login, &user.password);
    if journey.language() != language {
        journey.choose(language);
    }
    assert_eq!(journey.language(), language);
    journey
}

/// A narrowed list, as a table and as an archive.
fn take_away(journey: &Journey, home: &str) {
    let window = &journey.window;
    journey.open(&format!("{home}/invoices?open=1"), "open-invoices");
    let rows = window.all("table.list tbody tr").len();
    let table = journey.fetch(&window.find(".away a[href*='/export/']").get("href"));
    assert!(table.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")), "{:?}", table.headers);
    assert_eq!(table.text().lines().count(), rows + 1, "a line for each row, and the heads: {}", table.text());

    window.find("form[action$='/zips'] button").follow();
    assert!(window.path().starts_with(&format!("{home}/zips/")), "{}", window.path());
    let progress = window.path();
    for _ in 0..200 {
        if !window.all("main a[href$='/file']").is_empty() {
            break;
        }
        sleep(Duration::from_millis(50));
        window.go(&format!("{}{progress}", journey.site()));
    }
    journey.look("archive");
    let archive = journey.fetch(&window.find("main a[href$='/file']").get("href"));
    assert!(archive.body.starts_with(b"PK"), "{}", archive.status);
}

/// An invoice on paper has its sender and its reader, and nothing to click on.
fn print(journey: &Journey, home: &str, scheme: &str) {
    let window = &journey.window;
    journey.open(&format!("{home}/invoices"), "invoices");
    window.find("table.list tbody th a").follow();
    journey.look("invoice");
    let is_shown = |selector: &str| {
        let style = format!("getComputedStyle(document.querySelector('{selector}')).display");
        window.evaluate(&style) != "none"
    };
    assert_eq!(["p.paper", "header.top", "footer"].map(is_shown), [false, true, true], "on a screen");
    window.lay_out_for("print");
    assert_eq!(["p.paper", "header.top", "footer"].map(is_shown), [true, false, false], "on paper");
    assert!(window.find("p.paper").text().contains("Atu SARL"));
    window.prefer(scheme);
}

/// A quote that waits, signed with a name, and by hand where a script can draw.
fn answer(journey: &Journey, home: &str, scripts: bool) {
    let window = &journey.window;
    window.go(&format!("{}{home}", journey.site()));
    window.find(".attention a[href*='/quotes/']").follow();
    let quote = window.path();
    journey.look("quote");
    window.find("#signed_by").type_in("Atu Lenobli");
    if scripts {
        window.find("#pen canvas").draw(&[(-100, -20), (-60, 30), (-20, -30), (40, 20)]);
    }
    window.find("button[value=accept]").follow();
    assert_eq!(window.path(), format!("{quote}?done=accepted"));
    assert_eq!(window.all("svg.ink path").len(), usize::from(scripts), "a drawing only by hand");
    assert!(window.all("#answer").is_empty(), "it is answered");
    journey.look("signed-quote");
}

/// A ticket with a file, answered and closed.
fn write(journey: &Journey, home: &str) {
    let window = &journey.window;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("porte.txt");
    fs::write(&file, "La porte frotte.").unwrap();
    journey.open(&format!("{home}/ticket"), "new-ticket");
    window.find("#subject").type_in("Porte du hall");
    window.find("#text").type_in("Elle frotte depuis lundi.");
    window.find("#files").choose(&file);
    window.find("main form button").follow();
    assert!(window.path().starts_with(&format!("{home}/tickets/")), "{}", window.path());
    journey.look("ticket");
    let files = window.all("a[href*='/file/']");
    assert_eq!(files.iter().map(tests::chromium::Found::text).collect::<Vec<_>>(), ["porte.txt"]);
    assert_eq!(journey.fetch(&files[0].get("href")).text(), "La porte frotte.");
    window.find("#reply #text").type_in("Jeudi matin ?");
    window.find("button[value=reply]").follow();
    assert!(window.find(".thread").text().contains("Jeudi matin"), "the answer stands in the thread");
    window.find("button[value=close]").follow();
    assert!(!window.all("button[value=reopen]").is_empty(), "it is closed");
    journey.look("closed-ticket");
}

/// Two of the first product, and the same once more from the order.
fn order(journey: &Journey, home: &str) {
    let window = &journey.window;
    journey.open(&format!("{home}/order"), "products");
    let loaded = "[...document.querySelectorAll('img.pic')].filter(i => i.naturalWidth > 0).length";
    // Pictures are fetched when they come into view, after the page.
    assert!(
        (0..100).any(|_| {
            sleep(Duration::from_millis(20));
            window.evaluate(loaded) != 0
        }),
        "products have pictures"
    );
    let first = window.find("input.quantity").get("name");
    for name in ["first-order", "same-order"] {
        if name == "first-order" {
            window.find("input.quantity").type_in("2");
        } else {
            window.find("main a[href*='/order?from=']").follow();
            assert_eq!(window.find("input.quantity").get("name"), first, "the product of the order");
            assert_eq!(window.find("input.quantity").get("value"), "2");
        }
        journey.look(name);
        window.find("button[value=summary]").follow();
        journey.look(&format!("{name}-summary"));
        window.find("#reference").type_in(name);
        window.find("main form[method=post] button").follow();
        assert!(window.path().starts_with(&format!("{home}/orders/")), "{}", window.path());
        assert!(window.find(".facts").text().contains(name), "the customer's own reference");
        journey.look(&format!("{name}-placed"));
    }
}

/// A new address counts once both the old and the new one have confirmed it.
fn move_mail(journey: &Journey, user: &DemoUser, home: &str, language: &str) {
    let window = &journey.window;
    journey.open(&format!("{home}/profile"), "profile");
    let old = window.find("#email").get("value");
    let new = format!("lenobli-{language}@atu.example");
    window.find("main a[href='/security/email']").follow();
    journey.look("new-address");
    window.find("#email").type_in(&new);
    window.find("#password").type_in(&user.password);
    window.find("main form button").follow();
    journey.look("address-asked");
    for (address, now) in [(&old, &old), (&new, &new)] {
        window.go(&journey.server.link_mailed_to(address, "/email/"));
        journey.look("confirm-address");
        window.find("button[value=confirm]").follow();
        journey.look("address-confirmed");
        journey.open("/security", "security");
        let text = window.find("#main").text();
        assert!(text.contains(&**now), "confirmed from {address}: {text}");
    }
    let text = window.find("#main").text();
    assert!(!text.contains(&old), "{text}");
}

/// A second factor: set up as an app does, asked for at the next sign-in, and done without by a recovery code.
fn guard(journey: &Journey, user: &DemoUser) {
    let window = &journey.window;
    journey.open("/second-factor", "second-factor-off");
    window.find("#password").type_in(&user.password);
    window.find("main form button").follow();
    journey.look("second-factor-set-up");
    let app = App::typed(&window.find("main code").text());
    let now = || window.evaluate("Date.now()").as_u64().expect("a time");
    window.find("#code").type_in(&app.code(now()));
    window.find("form:has(#code) button").follow();
    let codes: Vec<String> = window.all("ol.codes code").iter().map(tests::chromium::Found::text).collect();
    assert_eq!(codes.len(), 10, "{codes:?}");
    journey.look("recovery-codes");

    let next = app.code(now() + 30_000);
    for (field, code) in [("#code", &next), ("#recovery", &codes[0])] {
        journey.sign_out();
        journey.sign_in(&user.login, &user.password);
        assert!(window.path().starts_with("/sign-in/second-factor"), "{}", window.path());
        journey.look("second-step");
        if field == "#recovery" {
            window.find("main details summary").click();
        }
        window.find(field).type_in(code);
        window.find(&format!("form:has({field}) button")).follow();
        assert!(window.path().starts_with("/a/"), "{field}: {}", window.path());
    }
}

/// A member asks for what is missing, the owner gives it, and the member's next click shows it.
fn give(owner: &Journey, member: &Journey, home: &str) {
    let window = &member.window;
    assert!(window.all("nav.menu a[href$='/orders']").is_empty(), "not yet");
    member.open(&format!("{home}/membership"), "membership");
    window.find(&format!("#permission option[value='{PERMISSION}']")).click();
    window.find("#text").type_in("Pour suivre les commandes.");
    window.find("button[value=ask]").follow();
    member.look("asked");

    owner.open(&format!("{home}/people"), "people");
    owner.window.find(&format!("a[href*='give={PERMISSION}']")).follow();
    owner.look("requested");
    owner.window.find("button[value=preview]:not(.hidden)").follow();
    owner.look("given-preview");
    owner.window.find("button[value=save]").follow();
    owner.look("given");
    assert!(owner.window.all(&format!("a[href*='give={PERMISSION}']")).is_empty(), "nothing waits");

    member.open(home, "member-home");
    window.find("nav.menu a[href$='/orders']").follow();
    assert!(!window.all("table.list tbody tr").is_empty());
}

/// A copy of what the portal keeps about the person, then the end of the login.
fn leave(journey: &Journey, user: &DemoUser) {
    let window = &journey.window;
    journey.open("/security/data", "data");
    let mut browser = journey.server.signed_in(user);
    let copy = browser.submit("/security/data", "/security/data", &[("password", &user.password)]);
    assert!(copy.text().contains(&user.login), "{}", copy.status);
    journey.open("/security/close", "close");
    window.find("#password").type_in(&user.password);
    window.find("main form button").follow();
    journey.look("closed");
    window.go(&format!("{}/sign-in", journey.site()));
    journey.sign_in(&user.login, &user.password);
    assert!(!window.find("[role=alert]").text().is_empty(), "nobody has this login any more");
}

#[test]
fn a_customer_does_everything_on_a_phone_in_french_in_the_dark_without_scripts() {
    live((390, 844), "fr", "dark", false);
}

#[test]
fn a_customer_does_everything_on_a_desk_in_english_in_the_light_with_scripts() {
    live((1280, 800), "en", "light", true);
}
