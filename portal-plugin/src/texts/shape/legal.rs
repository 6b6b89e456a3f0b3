//! The texts of terms and privacy, where somebody agrees to something.

use crate::model::brands::Brand;
use crate::model::locales::Locale;

texts! {
    /// The texts of terms and privacy, where somebody agrees to something.
    LegalTexts {
        accept,
        terms,
        read,
        privacy,
        /// The link to the terms, in the footer.
        terms_link,
        /// The link to the privacy notice, in the footer.
        privacy_link,
    }
}

impl LegalTexts {
    /// What a site lays down for its customers: label and address of each, the terms first.
    pub fn links<'a>(&self, brand: &'a Brand, locale: Locale) -> Vec<(&'static str, &'a str)> {
        let each = [(self.terms_link, &brand.terms_url), (self.privacy_link, &brand.privacy_url)].into_iter();
        each.filter_map(|(label, url)| Some((label, url.as_ref()?.in_locale(locale)))).collect()
    }
}
