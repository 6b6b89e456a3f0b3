//! Every text of a language, by where it stands.

use plugin_api::Kind;

/// What has texts in it.
pub trait Walk {
    /// Adds each text with its path; one that takes values is seen with values of which each stands out.
    fn walk(&self, path: &str, seen: &mut Vec<(String, String)>);
}

impl Walk for &'static str {
    fn walk(&self, path: &str, seen: &mut Vec<(String, String)>) {
        seen.push((path.to_owned(), (*self).to_owned()));
    }
}

impl Walk for fn(&str) -> String {
    fn walk(&self, path: &str, seen: &mut Vec<(String, String)>) {
        seen.push((path.to_owned(), self("{1}")));
    }
}

impl Walk for fn(&str, &str) -> String {
    fn walk(&self, path: &str, seen: &mut Vec<(String, String)>) {
        seen.push((path.to_owned(), self("{1}", "{2}")));
    }
}

impl Walk for fn(u64) -> String {
    fn walk(&self, path: &str, seen: &mut Vec<(String, String)>) {
        seen.extend(
            [0, 1, 2, 5, 21]
                .map(|number| (format!("{path} of {number}"), self(number).replace(&number.to_string(), "{1}"))),
        );
    }
}

impl Walk for fn(Kind) -> &'static str {
    fn walk(&self, path: &str, seen: &mut Vec<(String, String)>) {
        seen.extend(Kind::ALL.map(|kind| (format!("{path} of {kind}"), self(kind).to_owned())));
    }
}
