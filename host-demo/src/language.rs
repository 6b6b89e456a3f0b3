//! The languages of the host's own pages.

use axum::http::{HeaderMap, header};
use plugin_api::Label;

use crate::texts::{self, Texts};

/// A language of the host's own pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// German.
    De,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::De];

    /// The first language of the browser's list that these pages speak; English for all others.
    pub fn of(headers: &HeaderMap) -> Self {
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        wanted.split(',').find_map(|tag| Self::known(tag.trim())).unwrap_or_default()
    }

    /// The language of this tag; English for every other one.
    pub fn of_tag(tag: &str) -> Self {
        Self::known(tag).unwrap_or_default()
    }

    fn known(tag: &str) -> Option<Self> {
        let language = tag.get(..2).unwrap_or_default();
        Self::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(language))
    }

    /// Its tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::De => "de",
        }
    }

    /// What its readers call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::De => "Deutsch",
        }
    }

    /// The languages that a reader of this one may change to.
    pub fn others(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |other| *other != self)
    }

    /// Its texts.
    pub const fn t(self) -> &'static Texts {
        match self {
            Self::En => &texts::en::EN,
            Self::Fr => &texts::fr::FR,
            Self::De => &texts::de::DE,
        }
    }

    /// The one of the three texts that is in it.
    pub const fn say(self, en: &'static str, fr: &'static str, de: &'static str) -> &'static str {
        match self {
            Self::En => en,
            Self::Fr => fr,
            Self::De => de,
        }
    }

    /// The same of words that are kept in all of them.
    pub const fn words(self, words: &Words) -> &'static str {
        self.say(words.en, words.fr, words.de)
    }

    /// The same of a label of the module's.
    pub fn label(self, label: &Label) -> &str {
        label.in_language(self.tag())
    }
}

/// The same in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In English.
    pub en: &'static str,
    /// In French.
    pub fr: &'static str,
    /// In German.
    pub de: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_of_the_browser_that_we_speak_wins() {
        for (wanted, want) in [
            ("", "en"),
            ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
            ("en, fr", "en"),
            ("de-AT, fr;q=0.5", "de"),
            ("es, fr;q=0.5", "fr"),
            ("é", "en"),
        ] {
            let mut headers = HeaderMap::new();
            if let Ok(value) = wanted.parse() {
                headers.insert(header::ACCEPT_LANGUAGE, value);
            }
            assert_eq!(Language::of(&headers).tag(), want, "{wanted}");
        }
    }

    #[test]
    fn a_reader_may_change_to_every_other_language_by_its_own_name() {
        for (tag, want) in
            [("en", ["Français", "Deutsch"]), ("fr", ["English", "Deutsch"]), ("de", ["English", "Français"])]
        {
            let names: Vec<&str> = Language::of_tag(tag).others().map(Language::name).collect();
            assert_eq!(names, want, "{tag}");
        }
    }
}
