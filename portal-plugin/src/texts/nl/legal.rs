//! Dutch: terms and privacy, where somebody agrees to something.

use crate::texts::shape::LegalTexts;

pub(super) const LEGAL: LegalTexts = LegalTexts {
    accept: "Door verder te gaan accepteert u onze",
    terms: "algemene voorwaarden",
    read: "Wat we met uw gegevens doen, leest u in onze",
    privacy: "privacyverklaring",
    terms_link: "Algemene voorwaarden",
    privacy_link: "Privacyverklaring",
};
