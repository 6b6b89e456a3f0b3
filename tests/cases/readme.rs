//! What the README shows is what happens.

mod in_your_erp;

use std::fs;
use std::path::{Path, PathBuf};

use host_demo::ExitStatus;
use plugin_api::ManifestFile;
use portal_plugin::manifest;
use tests::modules;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<String> {
    let text = readme();
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find(&format!("```{language}\n")) {
        let inside = &rest[start + language.len() + 4..];
        let end = inside.find("```").unwrap();
        found.push(inside[..end].to_owned());
        rest = &inside[end + 3..];
    }
    found
}

/// Each command with the output that the README shows below it, if it shows any.
fn commands() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in blocks("console").iter().flat_map(|block| block.lines()) {
        match line.strip_prefix("$ ") {
            Some(command) => found.push((command.to_owned(), String::new())),
            None => found.last_mut().unwrap().1.extend([line, "\n"]),
        }
    }
    found
}

/// Runs `host-demo ARGS` in this process, on data of its own.
fn host_demo(args: &str, data: &Path) -> (ExitStatus, String, String) {
    let words = args.split_whitespace().map(|word| match word {
        // The test runs in the folder of its crate, a person in the root.
        path if path.starts_with("tests/") => root().join(path).to_str().unwrap().to_owned(),
        word => word.to_owned(),
    });
    let options =
        [("--data", data.to_owned()), ("--manifests", root().join("manifests")), ("--module", modules::portal())];
    let mut line = vec!["host-demo".to_owned()];
    line.extend(words);
    for (name, value) in options {
        let takes_data = !args.starts_with("manifest check") || name != "--data";
        let takes_folders = !args.starts_with("tour") || name != "--data";
        if takes_data && takes_folders {
            line.extend([name.to_owned(), value.to_str().unwrap().to_owned()]);
        }
    }
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = host_demo::run(line, &mut out, &mut err);
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn every_command_of_the_readme_does_what_it_shows() {
    let data = tempfile::tempdir().unwrap();
    let mut run = 0;
    for (command, shown) in commands() {
        if let Some(args) = command.strip_prefix("target/release/host-demo ") {
            let (status, out, err) = host_demo(args, data.path());
            // A no is an answer; not being able to answer would be a mistake of the README.
            assert_ne!(status, ExitStatus::Unanswered, "{command}\n{out}\n{err}");
            assert!(shown.is_empty() || out == shown, "{command} printed\n{out}\nand the README shows\n{shown}");
            run += 1;
        } else {
            // The commands of a newcomer: the build and the default verb, this very test run, and the Tryton that the tests of
            // its own folder make in the same way.
            let known = ["cargo build --release && target/release/host-demo", "tests/run", "host-demo/tryton/demo"];
            assert!(known.contains(&command.as_str()), "nothing runs `{command}`");
        }
    }
    assert!(run >= 6, "only {run} commands found");
}

#[test]
fn the_manifests_of_the_readme_have_no_problem() {
    let manifests = blocks("json");
    assert_eq!(manifests.len(), 2);
    for text in manifests {
        let (site, problems) = manifest::read(&ManifestFile { name: "README.md", bytes: text.as_bytes() });
        assert!(site.is_some() && problems.is_empty(), "{problems:#?}");
    }
}

#[test]
fn every_file_that_the_readme_names_is_there() {
    let text = readme();
    let links: Vec<&str> = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 5, "{links:?}");
    for link in links {
        assert!(root().join(link).exists(), "{link}");
    }
    for script in ["tests/run", ".ci/run", "host-demo/tryton/demo", "host-demo/tryton/tests/run"] {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(root().join(script)).unwrap().permissions());
        assert!(mode & 0o111 != 0, "{script} cannot be run");
    }
}
