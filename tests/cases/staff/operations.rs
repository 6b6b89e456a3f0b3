//! Everything that staff can do by command they can do on a page, and the reverse (rule U13): the portal's own list of
//! operations, the verbs of the command line, and the pages, held together by one table.

use std::collections::BTreeSet;

use host_demo::back_office::duties::{Duty, Places};
use host_demo::{back_office, verbs};
use plugin_api::operations::Name;

/// Verbs, with all that are below them, which have the portal carry out nothing, and what they do instead.
const OTHER_VERBS: [(&str, &str); 15] = [
    ("backup", "copies what the host keeps"),
    ("bench", "measures"),
    ("check-host", "asks the ERP"),
    ("completions", "tells a shell what the verbs are"),
    ("contact find", "asks the ERP for the contacts that users are made from"),
    ("dolibarr", "says what a Dolibarr needs"),
    ("erp-user", "changes the sample ERP's own users"),
    ("ledger verify", "checks an exported ledger without the portal"),
    ("manifest check", "judges a manifest, which is a call of its own"),
    ("module", "looks at a library"),
    ("odoo", "says what an Odoo needs"),
    ("seed", "fills the sample ERP"),
    ("serve", "serves the sites"),
    ("staff", "keeps the roster of the staff, which is the host's own"),
    ("tour", "does everything once"),
];

/// Forms which have the portal carry out nothing, and what they do instead.
const OTHER_FORMS: [(&str, &str); 6] = [
    ("POST /language", "chooses the language of the pages"),
    ("POST /password", "replaces the own password"),
    ("POST /sign-in", "lets somebody of the staff in"),
    ("POST /sign-out", "lets them out"),
    ("POST /staff", "adds somebody to the roster of the staff"),
    ("POST /staff/{login}", "changes somebody of the roster"),
];

fn pages() -> BTreeSet<String> {
    back_office::addresses().map(|(method, path)| format!("{method} {path}")).collect()
}

#[test]
fn every_operation_has_a_verb_and_a_page_that_are_there_or_says_why_not() {
    let there = [verbs().into_iter().collect(), pages()];
    for operation in Name::all() {
        let Duty { verbs, pages, .. } = Duty::of(operation);
        for (places, there) in [verbs, pages].into_iter().zip(&there) {
            match places {
                Places::At(places) => {
                    assert!(!places.is_empty(), "{operation}");
                    for place in places {
                        assert!(there.contains(*place), "{operation}: there is no `{place}`");
                    }
                }
                Places::Nowhere(why) => assert!(!why.is_empty(), "{operation}"),
            }
        }
    }
}

#[test]
fn every_verb_and_every_form_has_an_operation_carried_out_or_says_what_else_it_does() {
    let of = |places: fn(Duty) -> Places| -> BTreeSet<&str> {
        Name::all().flat_map(|operation| places(Duty::of(operation)).all()).copied().collect()
    };
    let (known_verbs, known_pages) = (of(|duty| duty.verbs), of(|duty| duty.pages));
    let is_below = |verb: &str, other: &str| verb == other || verb.starts_with(&format!("{other} "));
    for verb in verbs() {
        let is_other = OTHER_VERBS.iter().any(|(other, does)| is_below(&verb, other) && !does.is_empty());
        assert!(known_verbs.contains(&*verb) != is_other, "`{verb}` is to stand in one of the two tables");
    }
    for form in pages().iter().filter(|page| page.starts_with("POST ")) {
        let is_other = OTHER_FORMS.iter().any(|(other, does)| form == other && !does.is_empty());
        assert!(known_pages.contains(&**form) != is_other, "`{form}` is to stand in one of the two tables");
    }
    for (other, _) in OTHER_VERBS {
        assert!(verbs().iter().any(|verb| is_below(verb, other)), "there is no verb `{other}`");
    }
    for (other, _) in OTHER_FORMS {
        assert!(pages().contains(other), "there is no `{other}`");
    }
}
