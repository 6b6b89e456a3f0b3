//! Dutch: what happened to a login.

use crate::texts::shape::Activities;

pub(super) const ACTIVITIES: Activities = Activities {
    signed_in: "Ingelogd",
    sign_in_failed: "Mislukte poging om in te loggen",
    link_asked: "Link aangevraagd om het wachtwoord in te stellen",
    password_changed: "Wachtwoord gewijzigd",
    second_factor_on: "Tweede factor ingesteld",
    second_factor_off: "Tweede factor verwijderd",
    sessions_ended: "Sessies beëindigd",
    email_asked: "Ander e-mailadres aangevraagd",
    email_changed: "E-mailadres gewijzigd",
    email_kept: "Wijziging van het e-mailadres gestopt",
    data_downloaded: "Eigen gegevens gedownload",
};
