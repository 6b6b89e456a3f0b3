//! Help, mistakes of usage, and the module's own verbs.

use std::fs;

use insta::assert_snapshot;

use super::{json, run};

#[test]
fn help_names_every_verb_and_fits_a_screen() {
    let seen = run(&["-h"]);
    assert!(seen.lines().count() < 80, "{} lines", seen.lines().count());
    assert_snapshot!(seen);
}

#[test]
fn a_mistake_of_usage_is_told_from_an_answer() {
    assert_snapshot!(run(&["chekc"]));
    assert_snapshot!(run(&["explain", "--site", "alpes"]));
}

#[test]
fn a_mistake_of_usage_is_json_where_json_is_wanted() {
    assert_snapshot!(run(&["user", "list", "--json"]), @r#"
    Unanswered
    --- out
    {"code":"usage/invalid","message":"the following required arguments were not provided: --site <SITE>"}
    --- err
    "#);
}

#[test]
fn how_to_answer_may_be_said_before_the_verb_and_the_rest_only_behind_it() {
    assert_eq!(json(&run(&["--json", "module"]))["id"], "parvis");
    assert_snapshot!(run(&["--data", "x", "manifest", "check"]), @r"
    Unanswered
    --- out
    --- err
    error: `--data` stands before the verb; write it behind `manifest`

    Usage: host-demo [OPTIONS] [COMMAND]

    For more information, try '--help'.
    ");
}

#[test]
fn an_old_spelling_answers_as_the_new_one_and_names_it() {
    let listed = run(&["module", "permissions", "--manifests", "../manifests", "--json"]);
    let before = run(&["permissions", "--manifests", "../manifests", "--json"]);
    assert_eq!(before, listed + "note: `permissions` is now `module permissions`\n");
    assert!(!run(&["permissions", "-q", "--manifests", "../manifests"]).contains("note:"));
}

#[test]
fn the_module_says_what_it_is() {
    let about = json(&run(&["module", "--json"]));
    assert_eq!(about["id"], "parvis");
    assert_eq!(about["permissions"].as_array().map(Vec::len), Some(14));
    assert_eq!(about["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(about["kinds"][0], "invoices");
}

#[test]
fn a_file_that_is_no_module_is_the_answer_no() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.so");
    fs::write(&file, "shopping list: oak, screws, glue").unwrap();
    let place = folder.path().to_str().unwrap();
    let path = file.to_str().unwrap();
    assert_snapshot!(run(&["module", path]).replace(place, "FOLDER"), @r"
    No
    --- out
    --- err
    error: `FOLDER/notes.so` is a text, not a library; name the module's file [module/not-a-library]
    ");
    assert_snapshot!(run(&["module", path, "--json"]).replace(place, "FOLDER"), @r#"
    No
    --- out
    {"class":"incompatible","code":"module/not-a-library","message":"`FOLDER/notes.so` is a text, not a library; name the module's file"}
    --- err
    "#);
    assert_snapshot!(run(&["module", "no/such/file.so"]), @r"
    No
    --- out
    --- err
    error: `no/such/file.so` does not exist; build the module or correct the path [module/missing]
    ");
}

#[test]
fn another_verb_cannot_answer_without_a_module() {
    assert_snapshot!(run(&["module", "permissions", "--manifests", "../manifests", "--module", "no/such/file.so"]), @r"
    Unanswered
    --- out
    --- err
    error: `no/such/file.so` does not exist; build the module or correct the path [module/missing]
    hint: build it with `cargo build --release`, or name it with `--module FILE`
    ");
}

#[test]
fn the_permissions_are_those_that_the_module_registered() {
    assert_snapshot!(run(&["module", "permissions", "--manifests", "../manifests"]));
}

#[test]
fn completions_are_a_script_for_the_shell() {
    let seen = run(&["completions", "bash"]);
    assert!(seen.starts_with("Done\n--- out\n_host__demo() {"), "{}", &seen[..80]);
    assert!(seen.contains("--document"), "no option of a verb");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    struct Gone;
    impl std::io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut err = Vec::new();
    let status = host_demo::run(["host-demo", "module"], &mut Gone, &mut err);
    assert_eq!((status, err), (host_demo::ExitStatus::Done, Vec::new()));
}

#[test]
fn colour_comes_only_where_it_is_asked_for() {
    assert!(!run(&["module", "no/such/file.so"]).contains('\u{1b}'));
    assert!(run(&["module", "no/such/file.so", "--color", "always"]).contains("\u{1b}["));
}
