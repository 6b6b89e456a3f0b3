//! German: credentials that were made.

use crate::texts::shape::CredentialsTexts;

pub(super) const CREDENTIALS: CredentialsTexts = CredentialsTexts {
    user_created: "Der Benutzer wurde angelegt",
    new_credentials: "Neue Zugangsdaten",
    one_time_password: "Einmalpasswort",
    mailed_to: "Gesendet an",
    good_until: "Gültig bis",
    shown_once: "Diese Seite wird nur einmal angezeigt: Drucken Sie sie oder notieren Sie das Passwort jetzt. Bei der ersten Anmeldung muss es ersetzt werden.",
    to_user: "Zum Benutzer",
};
