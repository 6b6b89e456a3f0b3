//! The command line as people and scripts see it: status, answer and messages in one snapshot each.

mod announcing;
mod import;
mod manifests;
mod progress;
mod sharing;
mod staff;
mod usage;
mod users;

use std::path::Path;

/// Runs the program with these arguments: what it ends with, what it answers, what it says.
pub fn run(args: &[&str]) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = host_demo::run(["host-demo"].iter().chain(args), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    format!("{status:?}\n--- out\n{}--- err\n{}", text(out), text(err))
}

/// The same, with the manifests of this repository and a data folder of the test's own; both are left out of what is seen.
pub fn run_in(data: &Path, args: &[&str]) -> String {
    let place = data.to_str().unwrap();
    let seen = run(&[args, &["--manifests", "../manifests", "--data", place]].concat());
    seen.replace(place, "DATA")
}

/// A JSON answer.
pub fn json(seen: &str) -> serde_json::Value {
    let answer = seen.split("--- out\n").nth(1).and_then(|rest| rest.split("--- err\n").next()).unwrap();
    serde_json::from_str(answer).unwrap_or_else(|error| panic!("{error} in {seen}"))
}

/// An id as the command line takes it.
fn id(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}
