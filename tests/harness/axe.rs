//! axe-core, which finds what bars people with disabilities from a page, run in a window of the browser.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::chromium::Chromium;

/// The version that `tests/run` fetches.
const VERSION: &str = "4.14.1";

/// Has every page that the window opens from now on carry axe-core.
///
/// # Panics
/// Where it was not fetched.
pub fn bring_to(window: &Chromium) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../target/axe-core/{VERSION}.js"));
    let script = fs::read_to_string(&file);
    window.bring(&script.unwrap_or_else(|_| panic!("axe-core is not in {}; `tests/run` fetches it", file.display())));
}

/// What it finds on the page that is open: impact, rule, and the elements that break it, a line for each rule.
pub fn findings(window: &Chromium) -> Vec<String> {
    let found = window.wait_for(
        "axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(rule => \
         rule.impact + ' ' + rule.id + ': ' + rule.nodes.map(node => node.target + ' ' + (node.any.concat(node.all, node.none)[0] || {}).message).join('; ')))",
    );
    match found {
        Value::Array(lines) => lines.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect(),
        other => vec![format!("critical axe-core did not run: {other}")],
    }
}
