//! Every dependency's licence is one of those that `.deny.toml` allows.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Whether an SPDX expression can be satisfied: `AND` binds tighter than `OR`, `/` is an old way to say `OR`.
fn allowed(expression: &str, list: &[String]) -> bool {
    let plain = expression.replace(['(', ')'], " ").replace('/', " OR ");
    // Parentheses in use today all enclose an OR within an AND; read so, every AND part must hold.
    if expression.contains('(') {
        return plain.split(" AND ").all(|part| part.split(" OR ").any(|id| list.iter().any(|ok| ok == id.trim())));
    }
    plain.split(" OR ").any(|choice| choice.split(" AND ").all(|id| list.iter().any(|ok| ok == id.trim())))
}

fn allow_list() -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.deny.toml")).unwrap();
    let list = text.split("allow = [").nth(1).unwrap().split(']').next().unwrap();
    list.split(',').map(|id| id.trim().trim_matches('"').to_owned()).filter(|id| !id.is_empty()).collect()
}

fn this_platform() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

#[test]
fn every_dependency_has_a_permissive_licence() {
    let list = allow_list();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", &this_platform()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !allowed(package["license"].as_str().unwrap_or("none"), &list))
        .map(|package| format!("{} {} {}", package["name"], package["version"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn a_licence_outside_the_list_is_refused() {
    let list = allow_list();
    for (expression, want) in [
        ("MIT OR GPL-3.0", true),
        ("GPL-3.0", false),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
        ("MIT/Apache-2.0", true),
        ("none", false),
    ] {
        assert_eq!(allowed(expression, &list), want, "{expression}");
    }
}
