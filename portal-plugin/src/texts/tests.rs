//! No text is missing in any language, none is another language's, and each keeps the rules of its typography.

use std::collections::{BTreeMap, BTreeSet};

use plugin_api::Kind;

use super::walk::Walk;
use crate::model::conventions;
use crate::model::ledger::Event;
use crate::model::locales::Locale;

/// Where a text may be empty: products wait for nobody.
const EMPTY: [&str; 2] = ["kinds.products.open", "kinds.products.only_open"];

/// What stands between two things, so that it begins or ends with a space.
const JOINTS: [&str; 2] = ["mails.colon", "mails.facts.between"];

/// Texts that are really the same in a language as in English.
const fn same(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::En => &[],
        Locale::Fr => &SAME_FR,
        Locale::De => &SAME_DE,
        Locale::Es => &SAME_ES,
        Locale::It => &SAME_IT,
        Locale::Nl => &SAME_NL,
    }
}

const SAME_FR: [&str; 16] = [
    "Budget",
    "Code",
    "Contact",
    "Contacts",
    "Date",
    "Description",
    "Documents",
    "Invitation",
    "Message",
    "Messages",
    "Pages",
    "Site",
    "Ticket",
    "Tickets",
    "Type",
    "Total",
];

const SAME_DE: [&str; 14] = [
    "Browser",
    "Budget",
    "Code",
    "Code:",
    "Details",
    "Links",
    "Login",
    "Login (optional)",
    "Name (optional)",
    "Status",
    "Support",
    "Text",
    "Ticket",
    "Tickets",
];

const SAME_ES: [&str; 3] = ["Ticket", "Tickets", "Total"];

const SAME_IT: [&str; 6] = ["Account", "Browser", "Budget", "File", "Password", "Ticket"];

const SAME_NL: [&str; 25] = [
    "Account",
    "Accounts",
    "Browser",
    "Budget",
    "Code",
    "Code:",
    "Details",
    "Filters",
    "Links",
    "Login",
    "Open tickets:",
    "Order",
    "Orders",
    "Product",
    "Project",
    "Site",
    "Site:",
    "Status",
    "Support",
    "Ticket",
    "Tickets",
    "document:",
    "login:",
    "site:",
    "sites:",
];

fn texts(locale: Locale) -> BTreeMap<String, String> {
    let mut seen = Vec::new();
    super::of(locale).walk("", &mut seen);
    seen.into_iter().map(|(path, text)| (path.trim_start_matches('.').to_owned(), text)).collect()
}

/// The values that stand in a text: `{1}`, `{2}`.
fn values(text: &str) -> BTreeSet<&str> {
    ["{1}", "{2}"].into_iter().filter(|value| text.contains(value)).collect()
}

#[test]
fn every_text_says_something_in_each_language() {
    for locale in Locale::ALL {
        let texts = texts(locale);
        assert!(texts.len() > 1000, "{}", texts.len());
        for (path, text) in texts {
            assert_eq!(text.is_empty(), EMPTY.contains(&&*path), "{locale:?} {path}");
            assert!(JOINTS.contains(&&*path) || text.trim() == text, "{locale:?} {path}: {text:?}");
            assert!(!text.contains("TODO") && !text.contains("  "), "{locale:?} {path}: {text:?}");
        }
    }
    assert_eq!(super::of(Locale::Fr).sign_in.sign_in, "Se connecter");
}

#[test]
fn no_text_is_left_in_english() {
    let english = texts(Locale::En);
    for locale in Locale::ALL.into_iter().filter(|locale| *locale != Locale::En) {
        let alike: BTreeSet<String> = texts(locale)
            .into_iter()
            .filter(|(path, text)| text == &english[path] && text.chars().any(char::is_alphabetic))
            .map(|(_, text)| text)
            .collect();
        let listed: BTreeSet<String> = same(locale).iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(alike, listed, "{locale:?}: translate it, or list it where it is really the same");
    }
}

#[test]
fn every_value_stands_in_its_text_in_each_language() {
    let english = texts(Locale::En);
    for locale in Locale::ALL {
        for (path, text) in texts(locale) {
            // A language may leave out the number where it says "one" in a word.
            let may_be_a_word = path.ends_with(" of 1");
            assert!(may_be_a_word || values(&text) == values(&english[&path]), "{locale:?} {path}: {text}");
        }
    }
}

#[test]
fn what_is_counted_has_the_plural_of_its_language() {
    for locale in Locale::ALL {
        let (texts, conventions) = (texts(locale), conventions::of(locale));
        let counted: Vec<&str> = texts.keys().filter_map(|path| path.strip_suffix(" of 21")).collect();
        assert!(counted.len() > 3, "{counted:?}");
        for path in counted {
            let of = |number: u64| texts[&format!("{path} of {number}")].as_str();
            assert_eq!([of(5), of(21)], [of(2); 2], "{locale:?} {path}");
            // None may be said in a word, as one may.
            if of(0).contains("{1}") && of(1).contains("{1}") {
                assert_eq!(of(0), if conventions.is_one(0) { of(1) } else { of(2) }, "{locale:?} {path}");
            }
        }
    }
}

#[test]
fn each_language_keeps_the_rules_of_its_typography() {
    for locale in Locale::ALL {
        for (path, text) in texts(locale) {
            let broken = broken_rule(locale.tag(), &text.replace("https:", ""));
            assert!(broken.is_none(), "{locale:?} {path}: {} in {text:?}", broken.unwrap_or_default());
        }
    }
}

/// The rule of typography that a text breaks, if it breaks one; a language is known by its tag.
fn broken_rule(language: &str, text: &str) -> Option<&'static str> {
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    let pairs = || text.chars().zip(text.chars().skip(1));
    let rules = [
        ("...", text.contains("...")),
        ("a straight quotation mark", text.contains('"')),
        ("a straight apostrophe", language != "en" && text.contains('\'')),
        (
            "a space before : ; ! ?",
            language != "fr" && pairs().any(|(one, next)| one.is_whitespace() && ":;!?".contains(next)),
        ),
        (
            "no no-break space before : ; ! ?",
            language == "fr" && pairs().any(|(one, next)| one != '\u{a0}' && ":;!?".contains(next)),
        ),
        (
            "no no-break space within « »",
            language == "fr"
                && (count('«') != text.matches("«\u{a0}").count() || count('»') != text.matches("\u{a0}»").count()),
        ),
        (
            "a quotation that is not „…“",
            language == "de" && (count('„') != count('“') || text.contains('”') || text.contains('«')),
        ),
        (
            "a question without ¿ or a call without ¡",
            language == "es" && (count('?') != count('¿') || count('!') != count('¡')),
        ),
    ];
    rules.into_iter().find_map(|(rule, broken)| broken.then_some(rule))
}

#[test]
fn the_rules_of_typography_know_what_breaks_them() {
    for (language, good, bad) in [
        ("en", "Forgot it? Yes: “so”.", "Forgot it ?"),
        ("fr", "Oublié\u{a0}? «\u{a0}Oui\u{a0}»", "Oublié ?"),
        ("fr", "l’accès", "l'accès"),
        ("fr", "«\u{a0}Oui\u{a0}»", "«Oui»"),
        ("de", "Die Seite „Sicherheit“", "Die Seite “Sicherheit”"),
        ("es", "¿Olvidó su contraseña?", "Olvidó su contraseña?"),
        ("it", "l’accesso…", "l’accesso..."),
        ("nl", "foto’s", "foto's"),
    ] {
        assert_eq!(broken_rule(language, good), None, "{language}: {good}");
        assert!(broken_rule(language, bad).is_some(), "{language}: {bad}");
    }
}

#[test]
fn every_event_of_a_ledger_has_words_and_none_is_left_over() {
    let codes: BTreeSet<&str> = Event::ALL.into_iter().map(Event::code).collect();
    for locale in Locale::ALL {
        let known: BTreeSet<&str> = super::of(locale).events.by_code().into_iter().map(|(code, _)| code).collect();
        assert_eq!(known, codes);
    }
}

#[test]
fn a_kind_has_its_own_words() {
    let names =
        |locale| Kind::ALL.map(|kind| super::of(locale).kinds.of(kind).plural).into_iter().collect::<BTreeSet<_>>();
    for locale in Locale::ALL {
        assert_eq!(names(locale).len(), Kind::ALL.len(), "{locale:?}");
    }
}
