//! `staff`: who may use the back office.

use std::fs;

use insta::assert_snapshot;

use super::{json, run_in};

#[test]
fn staff_are_added_listed_changed_and_taken_out_of_use() {
    let data = tempfile::tempdir().unwrap();
    let place = data.path().to_str().unwrap();
    let run = |args: &[&str]| super::run(&[&["staff"], args, &["--data", place]].concat());
    assert!(run(&["list"]).starts_with("No\n"), "a place without a sample has nobody");
    let secret = data.path().join("secret");
    fs::write(&secret, "a drawer full of odd gloves\nand a second line").unwrap();
    let file = secret.to_str().unwrap();
    let add = ["add", "odile", "--name", "Odile Perret", "--role", "admin", "--password-file", file];
    assert_snapshot!(run(&add), @r"
    Done
    --- out
    login          odile
    name           Odile Perret
    role           admin
    state          active
    --- err
    ");
    let made = json(&run(&["add", "leo", "--name", "Léo Faure", "--role", "look", "--json"]));
    assert_eq!(made["password"].as_str().map(str::len), Some(23), "{made}");
    assert!(run(&["add", "0dile", "--name", "Odile", "--role", "look"]).contains("[staff/login]"));
    assert!(run(&["add", "ｏdile", "--name", "Odile", "--role", "look"]).contains("[staff/login]"));
    assert!(run(&["add", "odi1e", "--name", "Odile", "--role", "look"]).contains("[staff/taken]"));
    assert!(run(&["role", "leo", "support"]).starts_with("Done\n"));
    assert!(run(&["role", "odile", "look"]).contains("[staff/last-admin]"));
    assert!(run(&["disable", "nobody"]).contains("[staff/unknown]"));
    assert!(json(&run(&["password", "leo", "--json"]))["password"] != made["password"]);
    fs::write(&secret, "short").unwrap();
    assert!(run(&["password", "leo", "--password-file", file]).contains("[staff/password]"));
    assert!(run(&["disable", "leo"]).starts_with("Done\n"));
    assert_snapshot!(run(&["list"]), @r"
    Done
    --- out
    leo                      Léo Faure                    support (disabled)
    odile                    Odile Perret                 admin
    --- err
    ");
    let bytes = fs::read(data.path().join("staff.sqlite")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("odd gloves"), "no password lies in the file");
}

#[test]
fn the_sample_has_one_of_each_role_and_whoever_is_named_must_be_allowed() {
    let data = tempfile::tempdir().unwrap();
    let disable =
        |by: &str| run_in(data.path(), &["user", "disable", "--site", "alpes", "--user", "sam.martin", "--by", by]);
    assert!(disable("nobody").contains("[staff/unknown]"));
    assert!(disable("leo.faure").contains("[staff/needs-support]"));
    assert!(disable("nadia.roux").starts_with("Done\n"));
    let place = data.path().to_str().unwrap();
    assert!(super::run(&["staff", "disable", "nadia.roux", "--data", place]).starts_with("Done\n"));
    assert!(disable("nadia.roux").contains("[staff/disabled]"));
    let roles = json(&super::run(&["staff", "list", "--json", "--data", place]));
    let roles: Vec<_> =
        roles["staff"].as_array().unwrap().iter().map(|person| person["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["manage", "look", "support", "admin"]);
}

#[cfg(unix)]
#[test]
fn all_that_the_host_writes_is_for_this_user_alone_in_a_folder_that_is_open_to_all() {
    use std::os::unix::fs::PermissionsExt;
    let data = tempfile::tempdir().unwrap();
    fs::set_permissions(data.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(run_in(data.path(), &["user", "list", "--site", "alpes"]).starts_with("Done\n"));
    let mut ways = vec![data.path().to_owned()];
    let mut seen = 0;
    while let Some(folder) = ways.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            let (is_folder, path) = (entry.path().is_dir(), entry.path());
            assert_eq!(mode, if is_folder { 0o700 } else { 0o600 }, "{}", path.display());
            seen += 1;
            ways.extend(is_folder.then_some(path));
        }
    }
    assert!(seen > 10, "{seen}: stores and mails");
}
