//! German: signing in and up, passwords, the second step, one’s own login.

use crate::texts::shape::errors::{Refused, SigningInErrors};

pub(super) const ERRORS: SigningInErrors = SigningInErrors {
    sign_in_failed: Refused(
        "Anmeldung fehlgeschlagen",
        "Login oder Passwort ist falsch. Prüfen Sie beide oder setzen Sie ein neues Passwort.",
    ),
    slow_down: Refused("Zu viele Versuche", |n| {
        format!("Warten Sie {} und versuchen Sie es dann noch einmal.", seconds(n, "eine"))
    }),
    busy: Refused("Zurzeit ausgelastet", |n| {
        format!("Im Moment melden sich viele Personen an. Versuchen Sie es in {} noch einmal.", seconds(n, "einer"))
    }),
    password_must_be_replaced: Refused("Wählen Sie zuerst ein eigenes Passwort", "Ihr jetziges wurde für Sie erzeugt."),
    password_wrong: Refused("Das Passwort wurde nicht geändert", "Das aktuelle Passwort ist falsch."),
    password_too_short: Refused("Das Passwort ist zu kurz", |n| format!("Nehmen Sie mindestens {n}\u{a0}Zeichen.")),
    password_too_long: Refused("Das Passwort ist zu lang", "Nehmen Sie höchstens 256\u{a0}Zeichen."),
    password_common: Refused(
        "Das Passwort ist zu verbreitet",
        "Angreifer versuchen es als Erstes. Nehmen Sie ein anderes.",
    ),
    password_obvious: Refused(
        "Das Passwort ist zu leicht zu erraten",
        "Es ist Ihr Login, Ihre Adresse oder ein Name, den alle kennen. Nehmen Sie ein anderes.",
    ),
    password_unchanged: Refused("Das ist das bisherige Passwort", "Nehmen Sie ein anderes als das jetzige."),
    passwords_differ: Refused("Die beiden Passwörter sind verschieden", "Geben Sie zweimal dasselbe ein."),
    link_invalid: Refused(
        "Der Link gilt nicht mehr",
        "Er wurde schon benutzt, ist abgelaufen oder unvollständig. Fordern Sie einen neuen an.",
    ),
    hand_off_invalid: Refused(
        "Der Link zwischen den Websites gilt nicht mehr",
        "Er gilt einmal und eine Minute lang. Gehen Sie zurück zur anderen Website oder melden Sie sich hier an.",
    ),
    session_unknown: Refused("Diese Sitzung gibt es nicht", "Sie ist vielleicht schon beendet."),
    login_invalid: Refused(
        "Das Login passt nicht",
        "Nehmen Sie eines ohne Leerzeichen, nicht zu lang und nicht die Adresse einer anderen Person.",
    ),
    login_taken: Refused("Das Login ist vergeben", "Nehmen Sie ein anderes."),
    login_closed: Refused("Das Login wurde geschlossen", "Es kommt nicht von selbst zurück."),
    email_invalid: Refused(
        "Die E-Mail-Adresse ist ungültig",
        "Geben Sie eine an, die so aussieht wie name@example.net.",
    ),
    email_of_employee: Refused("Die Adresse gehört zu unserem Team", "Nehmen Sie eine andere Adresse."),
    email_unchanged: Refused("Das ist schon Ihre Adresse", "Geben Sie eine andere an."),
    email_link_invalid: Refused(
        "Der Link gilt nicht mehr",
        "Er wurde schon benutzt, durch einen neueren ersetzt, zurückgezogen oder ist abgelaufen. Beantragen Sie die Änderung noch einmal auf Ihrer Seite „Sicherheit“.",
    ),
    sign_up_closed: Refused("Hier lässt sich kein Konto anlegen", "Bitten Sie uns um eine Einladung."),
    sign_up_invalid: Refused("Das Formular ist unvollständig", "Geben Sie eine E-Mail-Adresse und Ihren Namen an."),
    sign_in_over: Refused(
        "Melden Sie sich erneut an",
        "Das hat zu lange gedauert, oder es waren zu viele falsche Codes.",
    ),
    second_factor_needed: Refused(
        "Noch ein Schritt",
        "Das Passwort ist richtig. Geben Sie nun den Code Ihrer Authenticator-App ein.",
    ),
    second_factor_wrong: Refused(
        "Der Code ist falsch",
        "Er ist vielleicht abgelaufen oder schon benutzt. Warten Sie auf den nächsten der App; ihre Uhr muss richtig gehen.",
    ),
    second_factor_must_be_set_up: Refused(
        "Richten Sie zuerst die Anmeldung in zwei Schritten ein",
        "Diese Website verlangt sie von allen.",
    ),
    second_factor_asked_by_account: Refused(
        "Dieses Konto verlangt die Anmeldung in zwei Schritten",
        "Der Inhaber möchte, dass sich alle Benutzer neben dem Passwort mit einem Code anmelden. Richten Sie das ein und kommen Sie dann wieder.",
    ),
    second_factor_exists: Refused(
        "Die Anmeldung in zwei Schritten ist schon eingeschaltet",
        "Um eine andere App zu nehmen, schalten Sie sie zuerst aus.",
    ),
    second_factor_none: Refused("Die Anmeldung in zwei Schritten ist ausgeschaltet", "Es gibt nichts zu ändern."),
    second_factor_over: Refused(
        "Beginnen Sie noch einmal",
        "Der erste Code muss innerhalb von 15\u{a0}Minuten im selben Browser eingegeben werden.",
    ),
    second_factor_owner_first: Refused(
        "Zuerst Sie selbst",
        "Richten Sie die Anmeldung in zwei Schritten für sich ein, bevor Sie sie von anderen verlangen.",
    ),
};

/// So many seconds; the word for one as its sentence declines it.
fn seconds(number: u64, one: &str) -> String {
    if number == 1 { format!("{one} Sekunde") } else { format!("{number}\u{a0}Sekunden") }
}
