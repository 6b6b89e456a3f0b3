//! German: one’s own information.

use crate::texts::shape::ProfileTexts;

pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    profile: "Ihre Angaben",
    profile_lead: "So kennen wir Sie. Was Sie hier ändern, liegt uns sofort vor.",
    first_name: "Vorname",
    last_name: "Nachname",
    phone: "Telefon",
    profile_email: "E-Mail-Adresse",
    profile_saved: "Ihre Angaben sind gespeichert.",
    profile_none: "Wir haben zu Ihnen keinen Datensatz, den Sie hier ändern könnten. Wenden Sie sich an uns.",
};
