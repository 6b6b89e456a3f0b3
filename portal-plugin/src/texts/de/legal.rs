//! German: terms and privacy, where somebody agrees to something.

use crate::texts::shape::LegalTexts;

pub(super) const LEGAL: LegalTexts = LegalTexts {
    accept: "Wenn Sie fortfahren, akzeptieren Sie unsere",
    terms: "AGB",
    read: "Was wir mit Ihren Daten tun, steht in unserer",
    privacy: "Datenschutzerklärung",
    terms_link: "AGB",
    privacy_link: "Datenschutz",
};
