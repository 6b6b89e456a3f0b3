//! What the staff pages say of what is refused.

use std::collections::BTreeSet;
use std::fs;

use portal_plugin::error::Error;
use tests::sources::{code_and_tests, project, rust_files};

/// What staff alone are refused with and the pages say in the module's words, each with why.
const IN_THE_MODULES_WORDS: [(&str, &str); 5] = [
    ("command/invalid", "its sentence says what cannot be read"),
    ("hash/refused", "no page imports"),
    ("manifest/refused", "the findings stand on the page"),
    ("realm/change-needs-plan", "its sentence names the site and the realm"),
    ("settings/invalid", "no page starts the portal"),
];

#[test]
fn every_code_that_staff_alone_can_meet_has_words_on_their_pages() {
    let told: BTreeSet<&str> = host_demo::back_office::told().collect();
    let listed = IN_THE_MODULES_WORDS.map(|(code, _)| code);
    for error in Error::samples().into_iter().filter(|error| error.status().is_none()) {
        let code = error.code();
        assert_ne!(told.contains(code), listed.contains(&code), "{code}: give it words, or say above why it has none");
    }
}

#[test]
fn no_words_are_left_of_what_nothing_is_refused_with() {
    let module: BTreeSet<&str> = Error::samples().iter().map(Error::code).collect();
    let files = rust_files(&project().join("host-demo/src")).into_iter();
    let code = files.filter(|file| !file.components().any(|part| part.as_os_str() == "texts"));
    let own: String = code.map(|file| code_and_tests(&fs::read_to_string(file).unwrap()).0.to_owned()).collect();
    for code in host_demo::back_office::told() {
        assert!(module.contains(code) || own.contains(&format!("\"{code}\"")), "{code}");
    }
}
