//! French: one’s own information.

use crate::texts::shape::ProfileTexts;

pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    profile: "Vos informations",
    profile_lead: "Comment nous vous connaissons. Ce que vous modifiez ici nous parvient aussitôt.",
    first_name: "Prénom",
    last_name: "Nom",
    phone: "Téléphone",
    profile_email: "Adresse e-mail",
    profile_saved: "Vos informations sont enregistrées.",
    profile_none: "Nous n’avons pas de fiche à votre nom que vous pourriez modifier ici. Adressez-vous à nous.",
};
