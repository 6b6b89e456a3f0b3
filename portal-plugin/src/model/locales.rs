//! The languages that the portal speaks, and the texts that a site's author wrote in some of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A language that the portal speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// German.
    De,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// Dutch.
    Nl,
}

impl Locale {
    /// Every language.
    pub const ALL: [Self; 6] = [Self::En, Self::Fr, Self::De, Self::Es, Self::It, Self::Nl];

    /// What its readers call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::De => "Deutsch",
            Self::Es => "Español",
            Self::It => "Italiano",
            Self::Nl => "Nederlands",
        }
    }

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::De => "de",
            Self::Es => "es",
            Self::It => "it",
            Self::Nl => "nl",
        }
    }

    /// The language of a BCP 47 tag such as `fr-CH` or `fr_FR`, by its first part.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }
}

/// A text of a site's author: one for every language, or one for each of some.
///
/// Whoever reads a language that the author left out is shown the English text, which most people read a little of; where the
/// author wrote none, the first one in the order of [`Locale::ALL`].
#[derive(Clone, PartialEq, Eq)]
pub struct Text(Said);

#[derive(Clone, PartialEq, Eq)]
enum Said {
    Everywhere(String),
    /// Never empty.
    In(BTreeMap<Locale, String>),
}

impl Text {
    /// The same in every language.
    pub fn everywhere(text: impl Into<String>) -> Self {
        Self(Said::Everywhere(text.into()))
    }

    /// One for each of these languages; `None` where there is none of them.
    pub fn of(texts: impl IntoIterator<Item = (Locale, String)>) -> Option<Self> {
        let texts: BTreeMap<Locale, String> = texts.into_iter().collect();
        (!texts.is_empty()).then_some(Self(Said::In(texts)))
    }

    /// The text that is shown to readers of a language.
    pub fn in_locale(&self, locale: Locale) -> &str {
        match &self.0 {
            Said::Everywhere(text) => text,
            Said::In(texts) => {
                let shown = texts.get(&locale).or_else(|| texts.get(&Locale::En)).or_else(|| texts.values().next());
                shown.map_or("", String::as_str)
            }
        }
    }

    /// Every text of it, each once.
    pub fn all(&self) -> BTreeSet<&str> {
        Locale::ALL.into_iter().map(|locale| self.in_locale(locale)).collect()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Said::Everywhere(text) => f.debug_tuple("Text").field(text).finish(),
            Said::In(texts) => {
                let mut shown = f.debug_struct("Text");
                for (locale, text) in texts {
                    shown.field(locale.tag(), text);
                }
                shown.finish()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_the_first_part_of_its_tag() {
        for (tag, want) in [
            ("en", Some(Locale::En)),
            ("fr-CH", Some(Locale::Fr)),
            ("de_AT", Some(Locale::De)),
            ("ES-419", Some(Locale::Es)),
            ("it", Some(Locale::It)),
            ("nl-BE", Some(Locale::Nl)),
            ("deu", None),
            ("pt", None),
            ("", None),
        ] {
            assert_eq!(Locale::of_tag(tag), want, "{tag}");
        }
        for locale in Locale::ALL {
            assert_eq!(Locale::of_tag(locale.tag()), Some(locale));
        }
    }

    #[test]
    fn a_text_falls_back_to_english_and_then_to_the_first_that_there_is() {
        use Locale::{De, En, Es, Fr, It, Nl};
        let text = |languages: &[Locale]| Text::of(languages.iter().map(|locale| (*locale, locale.tag().to_owned())));
        for (written, read, shown) in [
            (&[En, Fr, De][..], De, "de"),
            (&[En, Fr], De, "en"),
            (&[De, Fr], It, "fr"),
            (&[Nl, Es], En, "es"),
            (&[It], Nl, "it"),
        ] {
            assert_eq!(text(written).unwrap().in_locale(read), shown, "{written:?} read in {read:?}");
        }
        assert_eq!(text(&[]), None);
        assert_eq!(Text::everywhere("Alpes").in_locale(Nl), "Alpes");
        assert_eq!(text(&[En, De]).unwrap().all(), ["de", "en"].into());
    }
}
