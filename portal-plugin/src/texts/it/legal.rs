//! Italian: terms and privacy, where somebody agrees to something.

use crate::texts::shape::LegalTexts;

pub(super) const LEGAL: LegalTexts = LegalTexts {
    accept: "Proseguendo, accetta le nostre",
    terms: "condizioni generali",
    read: "Che cosa facciamo dei suoi dati è spiegato nella nostra",
    privacy: "informativa sulla privacy",
    terms_link: "Condizioni generali",
    privacy_link: "Informativa sulla privacy",
};
