//! German: forgetting, setting and changing a password.

use crate::texts::shape::PasswordsTexts;

pub(super) const PASSWORDS: PasswordsTexts = PasswordsTexts {
    forgot_title: "Passwort vergessen",
    forgot_lead: "Geben Sie Ihr Login oder Ihre E-Mail-Adresse ein. Kennen wir sie, senden wir Ihnen einen Link zum Setzen eines neuen Passworts.",
    forgot_send: "Link senden",
    forgot_sent_title: "Sehen Sie in Ihr Postfach",
    forgot_sent: "Kennen wir dieses Login oder diese Adresse, ist eine E-Mail mit einem Link unterwegs. Das kann einige Minuten dauern; sehen Sie auch im Spam-Ordner nach.",
    back_to_sign_in: "Zurück zur Anmeldung",
    set_title: "Passwort setzen",
    set_for: "Für",
    set_save: "Passwort speichern",
    hint: |least| {
        format!(
            "Mindestens {least}\u{a0}Zeichen. Einige Wörter hintereinander sind leicht zu merken und schwer zu erraten."
        )
    },
    change_title: "Passwort ändern",
    replace_title: "Eigenes Passwort wählen",
    replace_lead: "Sie haben sich mit einem Passwort angemeldet, das für Sie erzeugt wurde. Ersetzen Sie es durch eines, das nur Sie kennen; dann geht es weiter.",
    current_password: "Aktuelles Passwort",
    one_time_password: "Passwort, das Sie erhalten haben",
    new_password: "Neues Passwort",
    repeat_password: "Neues Passwort wiederholen",
    change_lead: "Ihre anderen Sitzungen enden, wenn sich das Passwort ändert.",
    changed: "Ihr Passwort ist geändert. Ihre anderen Sitzungen sind beendet.",
};
