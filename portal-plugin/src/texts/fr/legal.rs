//! French: terms and privacy, where somebody agrees to something.

use crate::texts::shape::LegalTexts;

pub(super) const LEGAL: LegalTexts = LegalTexts {
    accept: "En poursuivant, vous acceptez nos",
    terms: "conditions générales",
    read: "Ce que nous faisons de vos données figure dans notre",
    privacy: "notice de protection des données",
    terms_link: "Conditions générales",
    privacy_link: "Protection des données",
};
