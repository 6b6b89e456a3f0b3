//! Sites and their manifests: what the pages show, and that a manifest is judged safely and without effect.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use tests::browser::Browser;
use tests::page::Page;
use tests::server::{Server, manifests};

use super::staff_in;
use crate::pages::assert_well_made;

#[test]
fn every_page_is_well_made_in_each_language() {
    let server = Server::shared();
    for language in ["en", "fr", "de"] {
        let mut browser = staff_in(server, language);
        for path in [
            "/",
            "/sites",
            "/sites/alpes",
            "/sites/nord",
            "/manifests/check",
            "/manifests/check?site=alpes",
            "/realms",
            "/realms/plan?site=nord&realm=atelier",
            "/realms/plan?site=nord&realm=atelier&other=far",
            "/mail",
            "/mail?to=nobody-at-all",
            "/ledger",
            "/ledger?text=Atu",
            "/ledger?third_party=101",
            "/ledger?third_party=101&event=signed-in&person=atu.lenobli&before=3",
            "/ledger/verify?third_party=101",
            "/restored",
            "/explain",
            "/explain?site=alpes&login=sam.martin&about=invoices",
            "/explain?site=alpes&login=sam.martin&permission=portal.orders.create&third_party=101",
        ] {
            let answer = browser.get(path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.text());
            assert_well_made(&answer, language, path);
        }
    }
}

#[test]
fn what_is_not_there_is_told_on_a_page() {
    let server = Server::shared();
    let mut browser = server.staff();
    for (path, status, code) in [
        ("/sites/nowhere", 404, "page/unknown"),
        ("/sites/%3Cscript%3E", 404, "page/unknown"),
        ("/realms/changes/99", 404, "page/unknown"),
        ("/realms/changes/x", 404, "page/unknown"),
        ("/realms/plan", 422, "command/invalid"),
        ("/realms/plan?site=nowhere&realm=atelier", 422, "command/invalid"),
        ("/realms/plan?site=nord&realm=Not%20One", 422, "command/invalid"),
        ("/ledger?third_party=none", 404, "third-party/unknown"),
        ("/ledger/export", 404, "page/unknown"),
        ("/mail/1-2-3", 404, "page/unknown"),
        ("/explain?site=alpes&login=nobody&about=invoices", 404, "user/unknown"),
        ("/explain?site=alpes&login=sam.martin&document=12", 422, "usage/kind"),
    ] {
        let answer = browser.get(path);
        assert_eq!(answer.status, status, "{path}: {}", answer.text());
        assert!(answer.text().contains(code), "{path}: {}", answer.text());
        assert_well_made(&answer, "en", path);
    }
}

#[test]
fn a_site_tells_what_it_offers_and_since_when() {
    let server = Server::shared();
    let text = server.staff().get("/sites/alpes").text();
    for part in [
        "Atelier des Alpes",
        "In force as it stands here, since",
        "no problem",
        "portal.quotes.accept",
        "Comptable",
        "#7a4a21",
        "data:image/png;base64,",
        "at checkout; a guest may order too",
        &server.url("alpes"),
    ] {
        let wanted = if part == "Comptable" { "Accountant" } else { part };
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    assert!(staff_in(server, "fr").get("/sites/alpes").text().contains("Comptable"));
    let list = server.staff().get("/sites").text();
    assert!(["alpes", "lac", "nord", "atelier"].iter().all(|word| list.contains(word)), "{list}");
}

/// What the page of a pasted manifest says.
fn judged(browser: &mut Browser, manifest: &str) -> (u16, String) {
    let answer = browser.submit("/manifests/check", "/manifests/check", &[("manifest", manifest)]);
    assert_well_made(&answer, "en", manifest.get(..40).unwrap_or(manifest));
    (answer.status, answer.text())
}

#[test]
fn a_pasted_manifest_is_judged_and_forgotten() {
    let server = Server::shared();
    let mut browser = server.staff();
    let alpes = fs::read_to_string(manifests().join("alpes.json")).unwrap();
    let (_, text) = judged(&mut browser, &alpes);
    assert!(text.contains("no problem") && text.contains("would see more or less"), "{text}");

    let (_, text) = judged(&mut browser, &alpes.replace("\"cancelled\": true", "\"kinds\": [\"quotes\"]"));
    assert!(text.contains("What it would change") && text.contains("Invoices"), "{text}");

    let bad = "{\n  \"site\": \"alpes\",\n  \"hosts\": [\"alpes.localhost\"],\n  \"colour\": 1\n}";
    let (_, text) = judged(&mut browser, bad);
    assert!(text.contains("manifest/unknown-field") && text.contains("line 4, column 3"), "{text}");
    assert!(text.contains("&#34;colour&#34;: 1") || text.contains("\"colour\": 1"), "the source is shown: {text}");

    let (_, text) = judged(&mut browser, r#"{"site": "lyon", "hosts": ["lyon.localhost"]}"#);
    assert!(text.contains("A new site"), "{text}");
    assert!(!browser.get("/sites").text().contains("lyon"), "nothing is put in force");
}

#[test]
fn a_hostile_manifest_is_shown_as_text_or_refused() {
    let server = Server::shared();
    let mut browser = server.staff();
    let script = "<script>alert(1)</script>";
    let deep = "[".repeat(20_000);
    for (what, manifest) in [
        ("nothing", String::new()),
        ("no JSON", "not JSON".to_owned()),
        ("a script for a name", format!(r#"{{"site": "alpes", "hosts": ["alpes.localhost"], "name": "{script}"}}"#)),
        ("a script for a key", format!(r#"{{"site": "alpes", "{script}": 1}}"#)),
        ("the end of its field", "</textarea><script>alert(1)</script>".to_owned()),
        ("deep nesting", deep),
        ("control and direction characters", "{\"site\": \"\u{1b}[2J\u{202e}\u{0}\"}".to_owned()),
        (
            "a thousand problems",
            format!("{{{}}}", (0..1000).map(|n| format!("\"k{n}\": 1,")).collect::<Vec<_>>().concat()),
        ),
        ("a line without end", format!(r#"{{"site": "{}"}}"#, "x".repeat(50_000))),
    ] {
        let (status, text) = judged(&mut browser, &manifest);
        assert_eq!(status, 200, "{what}: {text}");
        assert!(text.contains("refused") || what.contains("for a name"), "{what}: {text}");
        assert!(!text.contains("<script"), "{what}: {text}");
        assert!(text.len() < 1 << 20, "{what}: {} bytes", text.len());
    }
    let shown = browser.get("/manifests/check");
    let token = Page::of(&shown).form("/manifests/check");
    let token = token.iter().find(|(name, _)| name == "csrf").unwrap().1.clone();
    let long = "x".repeat(10 << 20);
    let answer = browser.post("/manifests/check", &[("csrf", &token), ("manifest", &long)]);
    assert_eq!(answer.status, 413);
}

#[test]
fn an_invalid_edit_is_shown_with_its_problems_and_leaves_the_older_state_in_force() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["alpes.json", "lac.json", "nord.json"] {
        fs::copy(manifests().join(name), folder.path().join(name)).unwrap();
    }
    let server = Server::start(folder.path());
    let mut browser = server.staff();
    let mut until = |path: &str, words: &str| {
        for _ in 0..300 {
            let text = browser.get(path).text();
            if text.contains(words) {
                return text;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("`{words}` never appears on {path}");
    };
    until("/sites/nord", "In force as it stands here");
    fs::write(folder.path().join("nord.json"), "{\n  \"site\": \"nord\",\n  \"colour\": \"<b>\"\n}").unwrap();
    let text = until("/sites/nord", "This file was refused");
    assert!(text.contains("still in force, since") && text.contains("line 3, column 3"), "{text}");
    assert!(!text.contains("<b>"), "{text}");
    until("/", "problems of manifests");
    assert_eq!(server.browser("nord").get("/sign-in").status, 200, "the site goes on");

    fs::write(folder.path().join("new.json"), "{").unwrap();
    until("/sites", "Refused from the start");
    fs::remove_file(folder.path().join("nord.json")).unwrap();
    until("/sites/nord", "out of service");
}
