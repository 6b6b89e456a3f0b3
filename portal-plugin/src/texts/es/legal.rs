//! Spanish: terms and privacy, where somebody agrees to something.

use crate::texts::shape::LegalTexts;

pub(super) const LEGAL: LegalTexts = LegalTexts {
    accept: "Al continuar, acepta nuestras",
    terms: "condiciones generales",
    read: "Lo que hacemos con sus datos se explica en nuestro",
    privacy: "aviso de privacidad",
    terms_link: "Condiciones generales",
    privacy_link: "Aviso de privacidad",
};
