//! The languages of the host's own pages.

use axum::http::{HeaderMap, header};
use plugin_api::Label;

/// A language of the host's own pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    french: bool,
}

impl Language {
    /// The first language of the browser's list that these pages speak; English for all others.
    pub fn of(headers: &HeaderMap) -> Self {
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut tags = wanted.split(',').map(|tag| tag.trim().get(..2).unwrap_or_default().to_ascii_lowercase());
        Self { french: tags.find(|tag| tag == "fr" || tag == "en").is_some_and(|tag| tag == "fr") }
    }

    /// The language of this tag; English for every other one.
    pub fn of_tag(tag: &str) -> Self {
        Self { french: tag == "fr" }
    }

    /// Its tag.
    pub const fn tag(self) -> &'static str {
        if self.french { "fr" } else { "en" }
    }

    /// The one of the two texts that is in it.
    pub const fn say(self, en: &'static str, fr: &'static str) -> &'static str {
        if self.french { fr } else { en }
    }

    /// The same of words that are kept in both.
    pub const fn words(self, words: &Words) -> &'static str {
        self.say(words.en, words.fr)
    }

    /// The same of a label of the module's.
    pub fn label(self, label: &Label) -> &str {
        if self.french { &label.fr } else { &label.en }
    }
}

/// The same in English and French.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In English.
    pub en: &'static str,
    /// In French.
    pub fr: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_of_the_browser_that_we_speak_wins() {
        for (wanted, want) in
            [("", "en"), ("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("en, fr", "en"), ("de, fr;q=0.5", "fr"), ("é", "en")]
        {
            let mut headers = HeaderMap::new();
            if let Ok(value) = wanted.parse() {
                headers.insert(header::ACCEPT_LANGUAGE, value);
            }
            assert_eq!(Language::of(&headers).tag(), want, "{wanted}");
        }
    }
}
