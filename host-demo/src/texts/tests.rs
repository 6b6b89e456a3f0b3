//! No text is missing in any language, none is another language's, and none says less than the English one.

use std::collections::BTreeMap;

use crate::language::Language;

/// Texts that are really the same in a language as in English.
const fn same(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[],
        Language::Fr => &SAME_FR,
        Language::De => &SAME_DE,
    }
}

const SAME_FR: [&str; 17] = [
    "Action",
    "Contact",
    "Contact (code)",
    "Contacts",
    "Interface",
    "Invitations",
    "Logo",
    "Menu",
    "Module",
    "Site",
    "Sites",
    "Tickets",
    "contact",
    "invitation",
    "marketing",
    "sessions",
    "support",
];

const SAME_DE: [&str; 7] = ["Login", "Logo", "Manifest", "Name", "Shop", "Text", "Tickets"];

fn texts(language: Language) -> BTreeMap<String, &'static str> {
    language.t().each().into_iter().collect()
}

#[test]
fn every_text_says_something_in_each_language() {
    let english = texts(Language::En);
    assert!(english.len() > 500, "{}", english.len());
    for language in Language::ALL {
        for (path, text) in texts(language) {
            assert!(!text.trim().is_empty(), "{language:?} {path}");
            let own = text != english[&path] || language == Language::En || same(language).contains(&text);
            assert!(own || !text.contains(char::is_alphabetic), "{language:?} {path}: `{text}` is English");
        }
    }
}
