//! Every page for everybody of the sample, in both languages: valid, labelled, and without a link that leads nowhere.

use std::collections::{BTreeSet, VecDeque};

use plugin_api::Kind;
use tests::browser::{Answer, Browser};
use tests::page::{Element, Page};
use tests::server::{Server, manifests};

/// How many documents of one list are opened.
const OPENED: usize = 3;

fn is_field(element: &Element) -> bool {
    match element.name.as_str() {
        "select" | "textarea" => true,
        "input" => !matches!(element.get("type"), Some("hidden" | "submit")),
        _ => false,
    }
}

pub fn assert_well_made(answer: &Answer, language: &str, what: &str) {
    let page = Page::of(answer);
    assert_eq!(page.errors, Vec::<String>::new(), "{what}");
    let lang = page.all("html").next().and_then(|html| html.get("lang"));
    assert_eq!(lang, Some(language), "{what}");
    assert_eq!(page.all("h1").count(), 1, "{what}: one heading of the first rank");
    assert_eq!(page.all("title").filter(|title| !title.text.trim().is_empty()).count(), 1, "{what}");
    assert_eq!(page.all("main").count(), 1, "{what}");
    let mut ids = BTreeSet::new();
    for id in page.elements.iter().filter_map(|element| element.get("id")) {
        assert!(ids.insert(id), "{what}: two elements are called `{id}`");
    }
    let labels: BTreeSet<&str> = page.all("label").filter_map(|label| label.get("for")).collect();
    for (place, element) in page.elements.iter().enumerate() {
        if is_field(element) {
            let labelled = element.get("id").is_some_and(|id| labels.contains(id))
                || page.is_within(place, "label")
                || element.get("aria-label").is_some();
            assert!(labelled, "{what}: no label for {element:?}");
        }
        if ["a", "button", "summary", "th", "label"].contains(&element.name.as_str()) {
            let images = (place..page.elements.len()).filter(|&other| page.elements[other].name == "img");
            let text = page.text_of(place);
            let named = !text.trim().is_empty() || element.get("aria-label").is_some();
            assert!(named || images.count() > 0, "{what}: {element:?} says nothing");
        }
        let references = ["for", "aria-describedby", "aria-labelledby"].iter().filter_map(|name| element.get(name));
        for reference in references.flat_map(str::split_whitespace) {
            assert!(ids.contains(reference), "{what}: nothing is called `{reference}`");
        }
        assert!(element.name != "img" || element.get("alt").is_some(), "{what}: {element:?} has no words");
        // The one script is the portal's own, by its address, and has nothing in it.
        let own = element.text.is_empty() && element.get("src").is_some_and(|src| src.starts_with("/assets/sign."));
        assert!(element.name != "script" || own, "{what}: {element:?}");
        assert!(element.name != "style", "{what}: {element:?}");
        assert!(element.attributes.iter().all(|(name, _)| name != "style" && !name.starts_with("on")), "{what}");
    }
}

/// Whether a link is worth following: of the documents of a list the first few stand for all.
fn follows(path: &str, opened: &mut [usize; Kind::ALL.len()]) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let &["", "a", _, kind, _, ..] = parts.as_slice() else { return true };
    let Some(place) = Kind::ALL.iter().position(|known| known.as_str() == kind) else { return true };
    opened[place] += 1;
    opened[place] <= OPENED * 2
}

/// What loads, loads from the site itself: assets for good, by a name that changes with them; pages are kept by nobody.
fn assert_guarded(answer: &Answer, path: &str, what: &str) {
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{what}: {policy}");
    let caching = answer.header("cache-control").unwrap_or_default();
    let is_asset = path.starts_with("/assets/");
    assert_eq!(caching, if is_asset { "public, max-age=31536000, immutable" } else { "no-store" }, "{what}");
    if answer.header("content-type") == Some("text/html; charset=utf-8") {
        let page = Page::of(answer);
        let loaded = page.all("link").filter_map(|link| link.get("href"));
        for address in loaded.chain(page.elements.iter().filter_map(|element| element.get("src"))) {
            // The picture of a product is judged as the product is.
            let own = address.starts_with("/assets/") || address.ends_with("/picture");
            assert!(own, "{what}: {address}");
        }
    }
}

/// Follows every link from `/`, and looks at each page.
fn walk(browser: &mut Browser, language: &str, who: &str) -> usize {
    let mut ways = VecDeque::from(["/".to_owned(), "/security".to_owned(), "/password".to_owned()]);
    let mut seen: BTreeSet<String> = ways.iter().cloned().collect();
    let mut opened = [0; Kind::ALL.len()];
    let mut pages = 0;
    while let Some(path) = ways.pop_front() {
        let answer = browser.get(&path);
        let what = format!("{path} for {who} in {language}");
        assert!(answer.status < 400, "{what}: {}", answer.status);
        assert_guarded(&answer, &path, &what);
        if let Some(on) = answer.header("location") {
            ways.extend(seen.insert(on.to_owned()).then(|| on.to_owned()));
            continue;
        }
        if answer.header("content-type") != Some("text/html; charset=utf-8") {
            continue;
        }
        assert_well_made(&answer, language, &what);
        pages += 1;
        let page = Page::of(&answer);
        // An account is entered by a button.
        let accounts = page.all("button").filter(|button| button.get("name") == Some("account"));
        let accounts = accounts.filter_map(|button| button.get("value")).map(|id| format!("/a/{id}"));
        for link in page.links().into_iter().chain(accounts) {
            // A cursor names a row: its page is like the one before.
            let new = !seen.contains(&link) && !link.contains("cursor=");
            if new && follows(&link, &mut opened) {
                seen.insert(link.clone());
                ways.push_back(link);
            }
        }
    }
    pages
}

#[test]
fn every_page_for_everybody_is_well_made_in_both_languages() {
    // The language that is chosen here is the user's wherever they are signed in.
    let server = Server::start(&manifests());
    for user in server.users() {
        for language in ["en", "fr"] {
            let mut browser = server.signed_in(&user);
            browser.choose_language("/security", language);
            let pages = walk(&mut browser, language, &format!("{} on {}", user.login, user.site));
            assert!(pages > 2, "{}: {pages} pages", user.login);
        }
    }
}

#[test]
fn every_page_before_sign_in_is_well_made_in_both_languages() {
    let server = Server::shared();
    for site in ["alpes", "lac", "nord"] {
        for language in ["en", "fr"] {
            let mut browser = server.browser(site);
            browser.cookies.insert("__Host-language".to_owned(), language.to_owned());
            for (path, status) in [
                ("/sign-in", 200),
                ("/sign-in?done=signed-out", 200),
                ("/password/forgot", 200),
                ("/password/set/nonsense", 410),
                ("/nothing", 404),
                ("/sign-out", 405),
                ("/sign-in?done=x&done=y", 400),
            ] {
                let answer = browser.get(path);
                assert_eq!(answer.status, status, "{path} on {site}");
                assert_well_made(&answer, language, &format!("{path} on {site} in {language}"));
                assert!(answer.text().contains("action=\"/language\""), "{path} can be read in the other language");
            }
            let wrong = browser.sign_in("nobody", "ein falscher langer Satz");
            assert_well_made(&wrong, language, &format!("a wrong password on {site} in {language}"));
            let asked = browser.submit("/password/forgot", "/password/forgot", &[("login", "nobody")]);
            assert_well_made(&asked, language, &format!("a link asked for on {site} in {language}"));
        }
    }
}
