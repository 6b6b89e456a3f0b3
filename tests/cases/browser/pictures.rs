//! The pictures of the README, which show the pages as they are. To take them anew, in the root of the project:
//! `PARVIS_PICTURES=.pictures cargo test -p tests --test cases browser::pictures`.

use std::fs;

use tests::palette;
use tests::server::{STAFF_SESSION, Server, manifests};

use super::{Journey, pictures};

/// What a picture may weigh at the most, in bytes: whoever reads the README fetches all of them.
const HEAVIEST: usize = 80_000;

const DESK: (u32, u32) = (1280, 720);
const PHONE: (u32, u32) = (390, 700);

/// Looks at a page, and keeps the picture where one is asked for.
fn take(journey: &Journey<'_>, name: &str) {
    let window = &journey.window;
    assert!(window.overflow() <= 0, "{name}: {} pixels too wide", window.overflow());
    assert_eq!(window.all("h1").len(), 1, "{name}");
    let picture = palette::reduced(&window.view());
    assert!(picture.len() <= HEAVIEST, "{name} has {} bytes", picture.len());
    if let Some(folder) = pictures() {
        fs::write(folder.join(format!("{name}.png")), picture).expect("the folder of pictures can be written");
    }
}

#[test]
fn the_pictures_of_the_readme_show_pages_that_are_there() {
    let server = &Server::start(&manifests());
    let atu = server.user("alpes", "atu.lenobli");
    let enter = |size, scheme, language| {
        let journey = Journey::begin(server, "alpes", size);
        journey.window.prefer(scheme);
        journey.window.speak(language);
        journey.sign_in(&atu.login, &atu.password);
        if journey.language() != language {
            journey.choose(language);
        }
        journey
    };
    let journey = enter(DESK, "light", "en");
    let window = &journey.window;
    let home = window.path();
    take(&journey, "home");
    window.go(&format!("{}{home}/invoices?open=1", journey.site()));
    take(&journey, "list");
    window.go(&format!("{}{home}/quotes?status=signed", journey.site()));
    window.find("table.list tbody th a").follow();
    window.evaluate("document.querySelector('svg.ink').scrollIntoView({ block: 'center' })");
    take(&journey, "quote");
    window.go(&format!("{}{home}/people", journey.site()));
    take(&journey, "people");
    window.go(&format!("{}/security", journey.site()));
    take(&journey, "security");

    let staff = server.staff_url();
    window.keep(&staff, STAFF_SESSION, &server.staff().cookies[STAFF_SESSION]);
    window.go(&format!("{staff}/third-parties/101/contacts/206/access"));
    window.find("button[value='preset:buyer']").follow();
    take(&journey, "staff-user");
    window.go(&format!("{staff}/sites/alpes"));
    take(&journey, "staff-site");

    take(&enter(PHONE, "dark", "fr"), "phone");
}
