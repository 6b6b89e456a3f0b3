//! The staff pages in German: every page of the sample, without a word of another language's texts.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use host_demo::back_office;
use host_demo::erp::sample::{LOOKS, PEOPLE};
use tests::browser::Answer;
use tests::page::Page;
use tests::server::Server;

use super::staff_in;
use crate::pages::assert_well_made;

/// How many pages of one pattern are opened.
const OPENED: usize = 3;
/// Pages that no link of the sample leads to.
const BESIDES: &[&str] = &[
    "/explain?site=alpes&login=lucie.fontaine&about=orders",
    "/explain?site=alpes&login=sam.martin&about=quotes",
    "/realms/plan?site=nord&realm=atelier",
    "/third-parties?text=nobody-at-all",
    "/mail?to=nobody-at-all",
    "/users?state=contact-gone",
    "/sites/nowhere",
];
/// What is no page, what nobody opens who is signed in, and what follows only what somebody did: those pages are read in German
/// where it is done.
const NO_PAGES: [&str; 7] = [
    "/health",
    "/ledger/export",
    "/mail/{id}/html",
    "/realms/changes/{id}",
    "/sign-in",
    "/staff.css",
    "/third-parties/{third_party}/account/repoint",
];

/// The pattern of an address, among those of the staff pages.
fn pattern(address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let fits = |pattern: &str| {
        let (parts, of): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), pattern.split('/').collect());
        parts.len() == of.len() && parts.iter().zip(of).all(|(part, of)| of.starts_with('{') || *part == of)
    };
    let mut looks = back_office::addresses().filter(|(method, _)| *method == "GET").map(|(_, path)| path);
    looks.find(|known| !known.is_empty() && fits(known))
}

/// What English and French say in two words or more, and German does not.
fn foreign() -> BTreeSet<&'static str> {
    let stories = || PEOPLE.iter().map(|person| &person.story).chain(LOOKS);
    let german: Vec<&str> = back_office::texts("de").into_iter().map(|(_, text)| text).collect();
    let others = ["en", "fr"].into_iter().flat_map(back_office::texts).map(|(_, text)| text);
    let others = others.chain(stories().flat_map(|story| [story.en, story.fr]));
    others
        .filter(|text| text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 1)
        .filter(|text| !german.iter().any(|own| own.contains(text)))
        .collect()
}

/// What a page says in its own language: the texts of its elements, and what their attributes tell.
fn said(page: &Page) -> Vec<&str> {
    let mut abroad = BTreeSet::new();
    let mut said = Vec::new();
    for (place, element) in page.elements.iter().enumerate() {
        let is_abroad = element
            .get("lang")
            .map_or_else(|| element.parent.is_some_and(|parent| abroad.contains(&parent)), |lang| lang != "de");
        if is_abroad {
            abroad.insert(place);
            continue;
        }
        said.push(element.text.as_str());
        said.extend(["aria-label", "alt", "title", "label", "placeholder"].iter().filter_map(|name| element.get(name)));
    }
    said
}

/// Whether a text says these words, from the beginning of one to the end of one.
fn says(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// A page is German throughout.
#[track_caller]
pub fn assert_german(answer: &Answer, what: &str) {
    assert_eq!(abroad(answer, what, &foreign()), BTreeSet::new());
}

/// What a German page says in another language's words, each after the pattern of its address.
fn abroad(answer: &Answer, pattern: &str, foreign: &BTreeSet<&str>) -> BTreeSet<String> {
    assert_well_made(answer, "de", pattern);
    let page = Page::of(answer);
    let texts = said(&page);
    let is_said = |words: &&&str| texts.iter().any(|text| says(text, words));
    foreign.iter().filter(is_said).map(|words| format!("{pattern}: {words}")).collect()
}

#[test]
fn no_page_says_anything_in_another_language() {
    let server = Server::shared();
    let mut browser = staff_in(server, "de");
    let foreign = foreign();
    assert!(foreign.len() > 600, "{}", foreign.len());
    let mut opened: BTreeMap<&str, usize> = BTreeMap::new();
    let mut queue: VecDeque<String> = ["/"].iter().chain(BESIDES).map(|&path| path.to_owned()).collect();
    let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
    let mut found = BTreeSet::new();
    while let Some(path) = queue.pop_front() {
        let Some(pattern) = pattern(&path).filter(|pattern| !NO_PAGES.contains(pattern)) else { continue };
        let times = opened.entry(pattern).or_default();
        *times += 1;
        if *times > OPENED && !BESIDES.contains(&path.as_str()) {
            continue;
        }
        let answer = browser.get(&path);
        found.extend(abroad(&answer, pattern, &foreign));
        queue.extend(Page::of(&answer).links().into_iter().filter(|link| seen.insert(link.clone())));
    }
    let mut door = server.staff_door();
    assert_eq!(door.submit("/sign-in", "/language", &[("language", "de")]).status, 303);
    found.extend(abroad(&door.get("/sign-in"), "/sign-in", &foreign));
    assert_eq!(found, BTreeSet::new());
    let pages = back_office::addresses().filter(|(method, path)| *method == "GET" && !path.is_empty());
    let missed: BTreeSet<&str> = pages.map(|(_, path)| path).filter(|path| !opened.contains_key(path)).collect();
    assert_eq!(missed, BTreeSet::from(NO_PAGES), "every page was opened");
}
