//! A host in Rust: it loads the module itself, and is asked all that every host does.

use std::collections::BTreeSet;

use tests::conformance::{DIFFERENCES, Needs, World, all};
use tests::hosts;

#[test]
fn a_host_in_rust_does_what_every_host_does() {
    World::started(hosts::rust()).conforms("Rust", Needs::Starting);
}

#[test]
fn the_list_names_each_behaviour_once_and_what_differs_is_on_it() {
    let list = all();
    let ids: BTreeSet<&str> = list.iter().map(|behaviour| behaviour.id).collect();
    assert_eq!(ids.len(), list.len());
    assert!(list.len() >= 60, "{}", list.len());
    let differing: BTreeSet<(&str, &str)> = DIFFERENCES.iter().map(|(host, id, _)| (*host, *id)).collect();
    assert_eq!(differing.len(), DIFFERENCES.len());
    for (host, id, reason) in DIFFERENCES {
        assert!(ids.contains(id) && !reason.is_empty(), "{host}: {id}");
    }
}
