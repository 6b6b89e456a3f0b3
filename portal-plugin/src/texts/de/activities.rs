//! German: what happened to a login.

use crate::texts::shape::Activities;

pub(super) const ACTIVITIES: Activities = Activities {
    signed_in: "Angemeldet",
    sign_in_failed: "Fehlgeschlagene Anmeldung",
    link_asked: "Link zum Setzen des Passworts angefordert",
    password_changed: "Passwort geändert",
    second_factor_on: "Zweiter Faktor eingerichtet",
    second_factor_off: "Zweiter Faktor entfernt",
    sessions_ended: "Sitzungen beendet",
    email_asked: "Andere E-Mail-Adresse beantragt",
    email_changed: "E-Mail-Adresse geändert",
    email_kept: "Änderung der E-Mail-Adresse gestoppt",
    data_downloaded: "Eigene Daten heruntergeladen",
};
