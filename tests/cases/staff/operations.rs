//! Everything that staff can do by command they can do on a page, and the reverse (rule U13): the portal's own list of
//! operations, the verbs of the command line, and the pages, held together.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tests::shop::Shop;

/// What is missing on one side on purpose, and why.
const EXCEPTIONS: [(&str, &str, &str); 8] = [
    (
        "import_user",
        "back_office",
        "takes over all users of an ERP at once: hours of work, with a line for each of them",
    ),
    ("import_gone", "back_office", "ends such a take-over: what of it the ERP no longer has"),
    (
        "name_owners",
        "back_office",
        "names owners by a rule over all of an ERP, with a line for each account, as the take-over does",
    ),
    (
        "move_manifest",
        "cli",
        "whoever watches the folder of manifests says that a file was renamed; it is nobody's deed",
    ),
    ("move_manifest", "back_office", "the same"),
    ("verify_ledger", "cli", "`ledger verify` checks an exported ledger without the portal"),
    ("work", "cli", "a host lends the portal a thread of its own; it is nobody's deed"),
    ("work", "back_office", "the same"),
];

/// The operations that a command may name, as the portal says when it is given none of them.
fn operations(shop: &Shop, none_of_them: &Value) -> Vec<String> {
    let said = shop.portal.operate(&none_of_them.to_string()).expect_err("there is no such operation").message;
    let (_, known) = said.split_once("expected one of ").unwrap_or_else(|| panic!("{said}"));
    let names: Vec<String> = known.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(names.len() > 10, "{said}");
    names
}

/// The text of every source file of a part of the demo host, but for the table that says who may do what.
fn source(part: &str) -> String {
    fn read(path: &Path, text: &mut String) {
        if path.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                read(&entry.unwrap().path(), text);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("duties.rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../host-demo/src");
    let import = if part == "cli" { &["hosting/import.rs", "hosting/import"][..] } else { &[] };
    let shared = ["hosting/start.rs", "hosting/operating.rs"].into_iter().chain(import.iter().copied());
    let mut text = String::new();
    shared.chain([part]).for_each(|name| read(&root.join(name), &mut text));
    read(&root.join(format!("{part}.rs")), &mut text);
    text
}

#[test]
fn every_operation_has_a_verb_and_a_page() {
    let shop = Shop::open();
    let acts = json!({ "do": "account", "site": "alpes", "third_party": "1", "act": { "?": {} } });
    let mut names = operations(&shop, &json!({ "do": "?" }));
    names.extend(operations(&shop, &acts));
    let parts = ["cli", "back_office"].map(|part| (part, source(part)));
    let mut missing = Vec::new();
    for name in &names {
        for (part, text) in &parts {
            let is_there = text.contains(&format!("\"{name}\""));
            let is_exception = EXCEPTIONS.iter().any(|(known, side, _)| known == name && side == part);
            if !is_there && !is_exception {
                missing.push(format!("{name}: nothing in {part}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    for (name, side, why) in EXCEPTIONS {
        assert!(names.iter().any(|known| known == name) && !why.is_empty(), "{name} on {side}");
    }
}
