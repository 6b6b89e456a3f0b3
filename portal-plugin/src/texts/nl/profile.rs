//! Dutch: one’s own information.

use crate::texts::shape::ProfileTexts;

pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    profile: "Uw gegevens",
    profile_lead: "Zo kennen wij u. Wat u hier wijzigt, hebben wij meteen.",
    first_name: "Voornaam",
    last_name: "Achternaam",
    phone: "Telefoon",
    profile_email: "E-mailadres",
    profile_saved: "Uw gegevens zijn opgeslagen.",
    profile_none: "We hebben geen gegevens van u die u hier kunt wijzigen. Neem contact met ons op.",
};
