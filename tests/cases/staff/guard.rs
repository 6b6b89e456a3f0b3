//! Who may act on the staff pages: forms of their own pages, from this machine. New addresses join by themselves.

use std::collections::BTreeMap;

use tests::browser::{Browser, Way};
use tests::page::Page;
use tests::server::Server;

use crate::pages::assert_well_made;

/// The value of the forms of the pages that a browser is shown.
fn token(browser: &mut Browser) -> String {
    let home = browser.get("/");
    let form: BTreeMap<String, String> = Page::of(&home).form("/language").into_iter().collect();
    form["csrf"].clone()
}

/// An address in which each named part is something.
fn filled(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "x".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[test]
fn no_form_is_taken_from_elsewhere() {
    let server = Server::shared();
    let mut browser = server.staff();
    let token = token(&mut browser);
    let other = self::token(&mut server.staff());
    let ours = format!("http://{}", browser.host);
    let neighbour = server.url("alpes");
    let form = "application/x-www-form-urlencoded";
    let posts = host_demo::back_office::addresses().filter(|(method, _)| *method == "POST");
    let mut seen = 0;
    for path in posts.map(|(_, path)| filled(path)) {
        seen += 1;
        for (what, kind, origin, site, token, want) in [
            ("a stranger's page", form, "https://evil.example", "cross-site", &*token, 403),
            ("a site's page", form, &neighbour, "cross-site", &token, 403),
            ("a sandboxed page", form, "null", "cross-site", &token, 403),
            ("a neighbour's page", form, &ours, "same-site", &token, 403),
            ("no token", form, &ours, "same-origin", "", 403),
            ("another browser's token", form, &ours, "same-origin", &other, 403),
            ("no form", "application/json", &ours, "same-origin", &token, 415),
            ("text", "text/plain", &ours, "same-origin", &token, 415),
        ] {
            let headers = [("content-type", kind), ("origin", origin), ("sec-fetch-site", site)];
            let answer = browser.send("POST", &path, &headers, format!("csrf={token}").as_bytes());
            assert_eq!(answer.status, want, "{path}, {what}: {}", answer.text());
            assert_well_made(&answer, "en", &path);
        }
        let long = format!("csrf={token}&x={}", "x".repeat(64 * 1024));
        let headers = [("content-type", form), ("origin", ours.as_str())];
        assert_eq!(browser.send("POST", &path, &headers, long.as_bytes()).status, 413, "{path}");
    }
    assert!(seen >= 2, "{seen}");
}

#[test]
fn the_pages_are_at_the_staffs_door_under_the_name_of_this_machine_alone() {
    let server = Server::shared();
    let mut browser = server.staff();
    let token = token(&mut browser);
    let (port, sites) = (server.staff_address.port(), server.address.port());
    for (method, path) in host_demo::back_office::addresses() {
        let path = filled(path);
        for host in [format!("evil.example:{port}"), format!("alpes.localhost:{port}"), "localhost.evil.example".into()]
        {
            let mut rebound = browser.carried_to(&host);
            let answer = match method {
                "POST" => rebound.post(&path, &[("csrf", &token)]),
                _ => rebound.get(&path),
            };
            assert_eq!(answer.status, 421, "{method} {path} on {host}");
        }
        // At the customers' door there is none of it, whatever a request says.
        for host in ["localhost".to_owned(), format!("localhost:{port}"), format!("127.0.0.1:{sites}")] {
            let mut customer = Browser::new(Way::Http(server.address), &host);
            customer.cookies.clone_from(&browser.cookies);
            let answer = match method {
                "POST" => customer.post(&path, &[("csrf", &token)]),
                _ => customer.get(&path),
            };
            assert!(answer.status >= 400 && !answer.text().contains("/staff.css"), "{method} {path} on {host}");
        }
    }
    for host in [format!("127.0.0.1:{port}"), format!("[::1]:{port}"), format!("LOCALHOST:{port}")] {
        let answer = browser.carried_to(&host).get("/");
        assert!(answer.text().contains("/staff.css"), "{host}: {}", answer.text());
    }
}

#[test]
fn an_address_takes_the_methods_that_it_names_and_no_page_changes_anything_on_being_looked_at() {
    let mut browser = Server::shared().staff();
    let posts = host_demo::back_office::addresses().filter(|(method, _)| *method == "POST");
    for (_, path) in posts {
        let is_looked_at = host_demo::back_office::addresses().any(|(method, known)| method == "GET" && known == path);
        let answer = browser.get(&filled(path));
        assert!(is_looked_at || answer.status == 405, "GET {path}: {}", answer.status);
    }
    for method in ["PUT", "DELETE", "PATCH"] {
        assert_eq!(browser.send(method, "/", &[], b"").status, 405, "{method}");
    }
}

#[test]
fn every_answer_forbids_scripts_frames_and_keeping() {
    let mut browser = Server::shared().staff();
    for (_, path) in host_demo::back_office::addresses().filter(|(method, _)| *method == "GET") {
        let answer = browser.get(&filled(path));
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"), "{path}: {policy}");
        for (header, want) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(header), Some(want), "{path}: {header}");
        }
    }
}

#[test]
fn the_language_is_chosen_and_kept() {
    let mut browser = Server::shared().staff();
    let answer = browser.submit("/mail", "/language", &[("language", "fr")]);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/mail")));
    assert_well_made(&browser.get("/mail"), "fr", "the mailbox");
    let away = browser.submit("/mail", "/language", &[("language", "fr"), ("back", "//evil.example/")]);
    assert_eq!(away.header("location"), Some("/"));
    assert!(!browser.get("/mail?note=%3Cb%3E").text().contains("role=\"status\""), "a note is one of ours");
}
