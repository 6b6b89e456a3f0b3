//! `manifest check`: what an integrator sees.

use std::fs;

use insta::assert_snapshot;

use super::{json, run};

#[test]
fn the_manifests_of_the_demo_have_no_problem() {
    assert_snapshot!(run(&["manifest", "check", "--manifests", "../manifests"]), @r"
    Done
    --- out
    3 manifests: no errors, no warnings
    --- err
    ");
}

#[test]
fn every_problem_is_shown_with_its_source_and_the_answer_is_no() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lyon.json");
    fs::write(
        &file,
        "{\n  \"site\": \"lyon\",\n  \"hosts\": [\"lyon.localhost\"],\n  \"locale\": \"pl\",\n  \"colour\": 1\n}\n",
    )
    .unwrap();
    let place = folder.path().to_str().unwrap();
    let args = ["manifest", "check", file.to_str().unwrap(), "--manifests", "../manifests"];
    assert_snapshot!(run(&args).replace(place, "FOLDER"));
    let answer = json(&run(&[&args[..], &["--json"]].concat()));
    assert_eq!(answer["ok"], false);
    let places: Vec<_> =
        answer["problems"].as_array().unwrap().iter().map(|one| one["place"]["line"].clone()).collect();
    assert_eq!(places, [4, 5]);
}

#[test]
fn a_file_that_is_not_there_cannot_be_judged() {
    assert_snapshot!(run(&["manifest", "check", "no-such.json", "--manifests", "../manifests"]), @r"
    Unanswered
    --- out
    --- err
    error: cannot use `no-such.json`: no such file or directory [manifest/unreadable]
    ");
    assert_snapshot!(run(&["manifest", "check", "--manifests", "no-such-folder"]), @r"
    Unanswered
    --- out
    --- err
    error: cannot use `no-such-folder`: no such file or directory [manifests/missing]
    hint: name the folder of the site manifests with `--manifests DIR`
    ");
}
