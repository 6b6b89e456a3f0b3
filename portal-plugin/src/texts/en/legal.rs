//! English: terms and privacy, where somebody agrees to something.

use crate::texts::shape::LegalTexts;

pub(super) const LEGAL: LegalTexts = LegalTexts {
    accept: "By going on, you accept our",
    terms: "terms and conditions",
    read: "What we do with your data is in our",
    privacy: "privacy notice",
    terms_link: "Terms and conditions",
    privacy_link: "Privacy notice",
};
