//! Every rule of the specification is cited by code and by a test, and no citation names one that is not there.
//!
//! `cargo test --workspace --test cases -- rules:: --nocapture` prints them as a table: rule, a file of its code, a file of its tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use tests::sources::{code_and_tests, project, rust_files};

/// Rules that are written down and not built yet, and what is missing.
const NOT_YET: [(&str, &str); 0] = [];

/// Where citations are looked for, from the project's folder.
const FOLDERS: [&str; 4] = ["portal-plugin", "plugin-api", "host-demo", "tests"];

/// The files that cite a rule.
#[derive(Default)]
struct Cited {
    code: BTreeSet<String>,
    tests: BTreeSet<String>,
}

/// The ids of the specification, `A2a`, and its sections, `§4a`, in their order.
fn specified() -> Vec<String> {
    let text = fs::read_to_string(project().join("portal-plugin/src/rules.md")).unwrap();
    let id = |line: &str| match line.strip_prefix("## ") {
        Some(title) => title.split_once(". ").map(|(number, _)| format!("§{number}")),
        None => {
            line.strip_prefix("- ").and_then(|rule| rule.split(' ').next()).filter(|id| is_id(id)).map(str::to_owned)
        }
    };
    text.lines().filter_map(id).collect()
}

/// A capital or a section's sign, digits, and perhaps a small letter.
fn is_id(word: &str) -> bool {
    let Some(rest) = word.strip_prefix(|first: char| first.is_ascii_uppercase() || first == '§') else { return false };
    let digits = rest.trim_end_matches(|last: char| last.is_ascii_lowercase());
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && rest.len() - digits.len() <= 1
}

/// What a text cites: the ids behind `rule` or `rules`, one after another with a comma, `and` or `to` between them.
fn citations(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim_start().trim_start_matches(['/', '!']).trim());
    let text = lines.collect::<Vec<_>>().join(" ");
    let words = text.split([' ', '(', '`', '"']).filter(|word| !word.is_empty());
    let mut cited = Vec::new();
    let mut listing = false;
    for word in words {
        let bare = word.trim_end_matches(|end: char| !end.is_ascii_alphanumeric());
        if matches!(bare, "rule" | "rules" | "Rule" | "Rules") {
            listing = bare == word;
        } else if listing && is_id(bare) {
            cited.push(bare.to_owned());
            // `(rule A8): what` ends a list; `rules A8, A9` goes on.
            listing = matches!(&word[bare.len()..], "" | ",");
        } else if !matches!(word, "and" | "or" | "to") {
            listing = false;
        }
    }
    cited
}

/// Every id that is cited, with where.
static CITED: LazyLock<BTreeMap<String, Cited>> = LazyLock::new(|| {
    let mut all: BTreeMap<String, Cited> = BTreeMap::new();
    let sources: Vec<_> = FOLDERS.iter().flat_map(|folder| rust_files(&project().join(folder))).collect();
    for path in sources.iter().filter(|path| !path.ends_with(file!())) {
        let name = path.strip_prefix(project()).unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        if !text.contains("rule") && !text.contains("Rule") {
            continue;
        }
        let is_test = name.starts_with("tests/") || name.ends_with("/tests.rs") || name.ends_with("/testing.rs");
        let (code, tests) = if is_test { ("", &*text) } else { code_and_tests(&text) };
        for id in citations(code) {
            all.entry(id).or_default().code.insert(name.clone());
        }
        for id in citations(tests) {
            all.entry(id).or_default().tests.insert(name.clone());
        }
    }
    all
});

/// The file that a reader of the rule is best sent to: one of the portal, and not the list of errors.
fn first(code: &BTreeSet<String>) -> Option<&String> {
    code.iter().min_by_key(|file| (!file.starts_with("portal-plugin"), file.contains("error")))
}

#[test]
fn every_rule_is_cited_by_code_and_by_a_test() {
    let (mut table, mut missing) = (String::new(), Vec::new());
    for id in specified().iter().filter(|id| !id.starts_with('§')) {
        let none = Cited::default();
        let Cited { code, tests } = CITED.get(id).unwrap_or(&none);
        match (first(code), tests.first()) {
            (Some(code), Some(test)) => table.extend([id, " | ", code, " | ", test, "\n"]),
            _ if NOT_YET.iter().any(|(later, _)| later == id) => {}
            (code, test) => missing.push(format!("{id}: code {code:?}, test {test:?}")),
        }
    }
    println!("{table}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_citation_names_a_rule_that_is_not_there() {
    let specified = specified();
    assert!(specified.len() > 60, "{specified:?}");
    let strange = CITED.iter().filter(|(id, _)| !specified.contains(id));
    let strange: Vec<_> = strange.map(|(id, at)| format!("{id}: {:?} {:?}", at.code, at.tests)).collect();
    assert!(strange.is_empty(), "{}", strange.join("\n"));
}

#[test]
fn what_is_not_built_yet_is_specified_and_cited_nowhere() {
    let specified = specified();
    for (id, missing) in NOT_YET {
        assert!(specified.iter().any(|known| known == id), "{id} is no rule");
        assert!(!CITED.contains_key(id), "{id} is cited: take it out of NOT_YET, where it says that {missing}");
    }
}

#[test]
fn citations_are_read_as_people_write_them() {
    for (text, want) in [
        ("asked once (rule D2).", &["D2"][..]),
        ("/// planned (rules S6, S7, S9): one after", &["S6", "S7", "S9"]),
        ("(rules A2 to A5); and A9", &["A2", "A5"]),
        ("//! (rule\n//! U3a)", &["U3a"]),
        ("Rules §5 and §6 are one", &["§5", "§6"]),
        ("codes (rules I4, S6) and", &["I4", "S6"]),
        ("a rule of D2, the rules. A1 too", &[]),
    ] {
        assert_eq!(citations(text), want, "{text}");
    }
}
