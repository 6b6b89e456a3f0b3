//! A quote accepted in a real browser: signed with a name and a drawing where scripts run, with the name alone where not.

use tests::browser::SESSION;
use tests::chromium::Chromium;
use tests::server::{Server, manifests};

/// Opens the first quote of an account's that can be answered, in a window of this width with scripts on or off.
fn open(server: &Server, width: u32, scripts: bool) -> (Chromium, String) {
    let atu = server.user("alpes", "atu.lenobli");
    let mut browser = server.signed_in(&atu);
    let home = browser.get("/").header("location").expect("the one account").to_owned();
    let list = browser.get(&format!("/api/v1{home}/quotes?open=1")).json();
    let open = |quote: &&serde_json::Value| quote["status"] == "open";
    let paths = list["items"].as_array().expect("quotes").iter().filter(open);
    let paths = paths.map(|quote| format!("{home}/quotes/{}", quote["id"].as_str().expect("an id")));
    let page =
        paths.into_iter().find(|path| browser.get(path).text().contains("signed_by")).expect("a quote to answer");
    let window = Chromium::open(width, 900, scripts);
    window.go(&format!("{}/sign-in", server.url("alpes")));
    window.find("#login").type_in(&atu.login);
    window.find("#password").type_in(&atu.password);
    window.find("main form button").follow();
    assert!(window.cookie(SESSION).is_some());
    window.go(&format!("{}{page}", server.url("alpes")));
    (window, page)
}

#[test]
fn a_drawn_signature_is_kept_and_shown_and_a_name_alone_signs_without_scripts() {
    let server = Server::start(&manifests());

    let (window, page) = open(&server, 390, true);
    let canvas = window.find("#pen canvas");
    assert!(window.overflow() <= 0, "{} pixels too wide", window.overflow());
    canvas.draw(&[(-100, -20), (-60, 30), (-20, -30), (40, 20)]);
    let first = window.evaluate("document.getElementById('drawing').value");
    assert!(first.as_str().is_some_and(|text| text.split(' ').count() >= 4), "{first}");
    window.find("#pen button").click();
    assert_eq!(window.evaluate("document.getElementById('drawing').value"), "", "cleared");
    canvas.draw(&[(-100, 0), (0, 40), (100, 0)]);
    canvas.draw(&[(-40, -20)]);
    let drawn = window.evaluate("document.getElementById('drawing').value");
    assert_eq!(drawn.as_str().map(|text| text.split(';').count()), Some(2), "two strokes: {drawn}");
    window.find("#signed_by").type_in("Atu Lenobli");
    window.find("button[value=accept]").follow();
    assert_eq!(window.path(), format!("{page}?done=accepted"));
    let path = window.find("svg.ink path").get("d");
    assert!(path.starts_with('M') && path.matches('M').count() == 2 && path.contains('L'), "{path}");
    let complaints = window.complaints();
    assert!(!complaints.iter().any(|said| said.contains("SEVERE")), "{complaints:?}");

    let (window, page) = open(&server, 1280, false);
    assert_eq!(window.find("#pen").text(), "", "the drawing area is not shown where it could not work");
    window.find("#signed_by").type_in("Atu Lenobli");
    window.find("button[value=accept]").follow();
    assert_eq!(window.path(), format!("{page}?done=accepted"));
    assert!(window.all("svg.ink").is_empty());
}
