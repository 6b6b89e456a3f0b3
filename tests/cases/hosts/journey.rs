//! What a customer of every host does and sees, whatever language the host is written in.

use serde_json::json;
use tests::browser::Browser;
use tests::local_portal::PASSWORD;
use tests::serving::Serving;

/// What differs between the hosts of these tests, and why.
pub struct Host {
    /// Whether its invoices have files: the example in C leaves them out, to stay short.
    pub has_files: bool,
    /// The file that its mails end up in: the example prints them.
    pub mails: &'static str,
}

/// Signs in with the password that was shown once, replaces it, reads every page of a list, a detail and a file, meets
/// nothing of another customer's, and is mailed a link.
#[track_caller]
pub fn serves_a_customer(serving: &mut Serving, host: &Host) {
    let mut browser = serving.browser();
    assert_eq!(browser.get("/").status, 303, "{}", serving.held("err"));
    let (login, password) = serving.credentials();
    sign_in(&mut browser, &login, &password);
    let accounts = browser.get("/api/v1/accounts").json();
    let account = accounts["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{accounts}")).to_owned();
    let account = format!("/api/v1/a/{account}");

    let (mut seen, mut address) = (Vec::new(), format!("{account}/invoices?limit=25"));
    loop {
        let page = browser.get(&address).json();
        let rows = page["items"].as_array().unwrap_or_else(|| panic!("{page}"));
        seen.extend(rows.iter().map(|row| row["ref"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        address = format!("{account}/invoices?limit=25&cursor={next}");
    }
    let want: Vec<String> = (1..=60).rev().map(|n| format!("FA-{n:03}")).collect();
    assert_eq!(seen, want);
    assert_eq!(browser.get(&format!("{account}/quotes")).json()["items"], json!([]));

    let detail = browser.get(&format!("{account}/invoices/60"));
    assert_eq!((detail.status, &detail.json()["ref"]), (200, &json!("FA-060")), "{}", detail.text());
    let foreign = browser.get(&format!("{account}/invoices/99"));
    let unknown = browser.get(&format!("{account}/invoices/12345"));
    assert_eq!((foreign.status, foreign.text()), (404, unknown.text()));
    if host.has_files {
        let file = browser.get(&format!("{account}/invoices/60/file"));
        assert_eq!((file.status, file.text()), (200, "%PDF-1.7\n".to_owned()));
        let foreign = browser.get(&format!("{account}/invoices/99/file"));
        assert_eq!(foreign.status, 404);
    }
    let again = browser.get("/");
    assert_eq!(again.status, 303, "still signed in: {}", again.text());

    let mut stranger = serving.browser();
    let asked = stranger.call("POST", "/api/v1/password/forgot", &json!({ "login": login }));
    assert!(asked.status < 300, "{}", asked.text());
    // Hosts that work after each answer do it with the next request.
    stranger.get("/sign-in");
    assert!(serving.wait_in(host.mails, "set a new password\"").contains("claire@example.net"));
}

/// A host that raises closes the page with a 503; the process lives, and what it can answer it answers.
#[track_caller]
pub fn raises_and_lives(serving: &mut Serving) {
    let mut browser = serving.browser();
    browser.get("/");
    let (login, password) = serving.credentials();
    sign_in(&mut browser, &login, &password);
    std::fs::write(serving.folder().join("raise"), "third_party").unwrap();
    assert_eq!(browser.get("/api/v1/accounts").status, 503);
    std::fs::remove_file(serving.folder().join("raise")).unwrap();
    assert_eq!(browser.get("/api/v1/accounts").status, 200);
}

/// Signs in with a password that was shown once, and replaces it.
#[track_caller]
fn sign_in(browser: &mut Browser, login: &str, password: &str) {
    let answer = browser.sign_in(login, password);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let fields = [("current", password), ("new", PASSWORD), ("repeat", PASSWORD)];
    let replaced = browser.submit("/password", "/password", &fields);
    assert_eq!(replaced.status, 303, "{}", replaced.text());
}
