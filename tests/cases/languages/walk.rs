//! Every page of a language is in that language from head to foot.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;

use portal_plugin::model::locales::Locale;
use tests::browser::Browser;
use tests::page::Page;
use tests::shop::Shop;
use tests::sources::{project, rust_files};

/// The texts of a language as its source says them: those of two words and more, and without a value in them.
fn texts(locale: Locale) -> BTreeSet<String> {
    let texts = project().join("portal-plugin/src/texts");
    let mut files = rust_files(&texts.join(locale.tag()));
    files.push(texts.join(format!("{}.rs", locale.tag())));
    let sources = files.iter().map(|file| fs::read_to_string(file).unwrap());
    sources.flat_map(|source| literals(&source)).filter(|text| is_telling(text)).collect()
}

fn is_telling(text: &str) -> bool {
    text.chars().count() > 9 && text.trim().contains(|c: char| c.is_whitespace()) && !text.contains('{')
}

/// What stands in quotes outside of comments.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some((_, inside)) = rest.split_once('"') {
            let mut text = String::new();
            let mut chars = inside.char_indices();
            let end = loop {
                match chars.next() {
                    Some((place, '"')) => break place,
                    Some((_, '\\')) => match chars.next() {
                        Some((_, 'u')) => {
                            let code: String =
                                chars.by_ref().map(|(_, c)| c).take_while(|c| *c != '}').skip(1).collect();
                            text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                        }
                        Some((_, other)) => text.push(other),
                        None => break inside.len(),
                    },
                    Some((_, other)) => text.push(other),
                    // A text that goes on in the next line: its first line tells it.
                    None => break inside.len(),
                }
            };
            found.push(text);
            rest = inside.get(end + 1..).unwrap_or_default();
        }
    }
    found
}

/// What a page says: its text, and what is read out of its attributes.
fn said(page: &Page) -> String {
    let attributes = page.elements.iter().flat_map(|element| {
        ["title", "aria-label", "alt", "placeholder", "data-label"].iter().filter_map(|name| element.get(name))
    });
    page.elements.iter().map(|element| element.text.as_str()).chain(attributes).collect::<Vec<_>>().join("\n")
}

/// Follows every link from these pages, and hands over each page.
fn walk(browser: &mut Browser, from: &[&str], mut see: impl FnMut(&str, &Page)) -> usize {
    let mut ways: VecDeque<String> = from.iter().map(|path| (*path).to_owned()).collect();
    let mut seen: BTreeSet<String> = ways.iter().cloned().collect();
    let mut pages = 0;
    while let Some(path) = ways.pop_front() {
        let answer = browser.get(&path);
        if let Some(on) = answer.header("location") {
            ways.extend(seen.insert(on.to_owned()).then(|| on.to_owned()));
        }
        if answer.header("content-type") != Some("text/html; charset=utf-8") {
            continue;
        }
        pages += 1;
        let page = Page::of(&answer);
        see(&path, &page);
        for link in page.links() {
            if !link.contains("cursor=") && !link.contains("sort=") && seen.insert(link.clone()) {
                ways.push_back(link);
            }
        }
    }
    pages
}

#[test]
fn no_page_of_a_language_shows_a_text_of_another() {
    let all: BTreeMap<Locale, BTreeSet<String>> =
        Locale::ALL.into_iter().map(|locale| (locale, texts(locale))).collect();
    let shop = Shop::open();
    let account = shop.account("1");
    for locale in Locale::ALL {
        let own = all[&locale].iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        let others = all.iter().filter(|(other, _)| **other != locale).flat_map(|(_, texts)| texts);
        let foreign: Vec<&String> = others.filter(|text| !own.contains(text.as_str())).collect();
        assert!(foreign.len() > 1_000, "only {} texts are told from those in {locale:?}", foreign.len());
        let mut see = |path: &str, page: &Page| {
            assert_eq!(page.all("html").next().and_then(|html| html.get("lang")), Some(locale.tag()), "{path}");
            let said = said(page);
            let found: Vec<_> = foreign.iter().filter(|text| said.contains(text.as_str())).collect();
            assert!(found.is_empty(), "{path} in {locale:?} says {found:?}");
        };
        let mut outside = shop.browser("alpes").asking(locale.tag());
        let doors =
            ["/sign-in", "/password/forgot", "/password/set/x", "/sign-up", "/invitation/x", "/nothing", "/a/1"];
        assert!(walk(&mut outside, &doors, &mut see) >= 6);
        let mut atu = shop.signed_in("alpes", "atu");
        atu.choose_language("/security", locale.tag());
        let refused = ["/a/999", "/nothing", "/security/close?x=1", "/a/1/invoices?open=perhaps", "/a/1/invoices/none"];
        let refused = refused.map(|path| path.replace("/a/1/", &format!("/a/{account}/")));
        let mut doors: Vec<&str> = refused.iter().map(String::as_str).collect();
        doors.extend(["/", "/security", "/password", "/accounts", "/second-factor", "/sessions"]);
        assert!(walk(&mut atu, &doors, &mut see) > 40);
        let mut sam = shop.signed_in("alpes", "sam");
        sam.choose_language("/security", locale.tag());
        let orders = format!("/a/{account}/orders");
        assert!(walk(&mut sam, &["/", &orders], &mut see) > 5, "who lacks a permission is told so");
    }
}
