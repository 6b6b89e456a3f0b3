//! Italian: one’s own information.

use crate::texts::shape::ProfileTexts;

pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    profile: "I suoi dati personali",
    profile_lead: "Come La conosciamo. Ciò che modifica qui ci arriva subito.",
    first_name: "Nome",
    last_name: "Cognome",
    phone: "Telefono",
    profile_email: "Indirizzo e-mail",
    profile_saved: "I suoi dati personali sono salvati.",
    profile_none: "Non abbiamo una sua scheda da modificare qui. Si rivolga a noi.",
};
