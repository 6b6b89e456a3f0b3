//! The texts that lead to what the site lays down for its customers, where they agree to something.

use crate::model::sites::Locale;

texts! {
    /// The texts of one language about terms and privacy.
    LegalTexts:
    accept: "By going on, you accept our", "En poursuivant, vous acceptez nos";
    terms: "terms and conditions", "conditions générales";
    read: "What we do with your data is in our", "Ce que nous faisons de vos données figure dans notre";
    privacy: "privacy notice", "notice de protection des données";
}

/// The texts in this language.
pub const fn texts(locale: Locale) -> &'static LegalTexts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}
