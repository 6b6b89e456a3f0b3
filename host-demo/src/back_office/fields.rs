//! The fields of a form, of a query, or of a path.

/// Names with their values, in the order they came in; a name may be there several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads a form or a query; bytes that are no text become U+FFFD, which no operation takes, and so does NUL, which no
    /// page can show again.
    pub fn read(encoded: &[u8]) -> Self {
        form_urlencoded::parse(encoded)
            .map(|(name, value)| (name.into_owned(), value.replace('\0', "\u{fffd}")))
            .collect()
    }

    /// The first value of this name, without the space around it; nothing where it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// The same, where it is there and not empty.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// The first value of this name as it was typed, as a password is.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Every value of this name.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// Whether the name is there at all, as that of a box that is ticked or of the button that was pressed.
    pub fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Whether a box of this name is ticked that stands for this value.
    pub fn ticked(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|ticked| ticked == value)
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_be_there_several_times_or_not_at_all() {
        let fields = Fields::read(b"may=a&may=b%26+&login=+atu+&empty=&%ff=x");
        assert_eq!(fields.all("may").collect::<Vec<_>>(), ["a", "b&"]);
        assert!(fields.ticked("may", "b&") && !fields.ticked("may", "c"));
        assert_eq!((fields.get("login"), fields.get("missing")), ("atu", ""));
        assert_eq!((fields.some("empty"), fields.has("empty"), fields.has("missing")), (None, true, false));
    }
}
