//! Every text of a language, by where it stands.

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
