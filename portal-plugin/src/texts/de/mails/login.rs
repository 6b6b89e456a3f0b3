//! German: the mails about the security of one’s login: a new browser, another e-mail address, the end of the login.

use crate::texts::shape::mails::LoginMails;

pub(super) const MAILS: LoginMails = LoginMails {
    browser_subject: "Anmeldung mit einem neuen Browser",
    browser: "Ihr Login wurde zu einer Anmeldung im Kundenportal benutzt, mit einem Browser, den wir dabei noch nie gesehen hatten.",
    browser_not_you: "Ich war das nicht: neues Passwort setzen",
    browser_password: "Ein neues Passwort beendet jede Sitzung, und niemand bleibt angemeldet.",
    own_subject: "E-Mail-Adresse bestätigen",
    own: "Ihre E-Mail-Adresse soll bestätigt werden; darum bittet, wer sich mit dem unten genannten Login anmeldet.",
    to_be_subject: "Neue E-Mail-Adresse bestätigen",
    to_be: "Ihre Adresse soll die E-Mail-Adresse eines Logins zum Kundenportal werden; darum bittet, wer dieses Login hat.",
    to_be_once: "Sie wird es, sobald das hier und an der jetzigen Adresse des Logins bestätigt ist.",
    to_be_do: "Bestätigen oder ablehnen",
    to_be_not_you: "Waren Sie das nicht, lehnen Sie ab oder tun Sie nichts.",
    to_go_subject: "Ihre E-Mail-Adresse soll sich ändern",
    to_go: "Ihr Login soll eine andere E-Mail-Adresse bekommen; darum hat jemand gebeten, der Ihr Passwort kennt.",
    to_go_once: "Sie ändert sich, sobald das hier und an der neuen Adresse bestätigt ist.",
    to_go_do: "Bestätigen oder widersprechen",
    to_go_until: |until| format!("Der Link gilt bis {until}. Bis dahin ändert sich nichts."),
    to_go_not_you: |url| {
        format!("Waren Sie das nicht, widersprechen Sie und setzen Sie sofort ein neues Passwort: {url}")
    },
    wanted_subject: "Diese Adresse hat schon ein Login",
    wanted: "Ihre Adresse sollte die E-Mail-Adresse eines anderen Logins zum Kundenportal werden.",
    wanted_unchanged: "Es gibt damit schon ein Login; daher wurde nichts geändert.",
    wanted_by_you: "Waren Sie das selbst, melden Sie sich mit jenem Login an oder bitten Sie uns, beide zusammenzuführen.",
    changed_subject: "Ihre E-Mail-Adresse wurde geändert",
    changed: "Ihr Login hat jetzt eine andere E-Mail-Adresse; beide Adressen hatten das bestätigt. Ihre anderen Sitzungen sind beendet.",
    closed_subject: "Ihr Login ist geschlossen",
    closed: "Ihr Login zum Kundenportal wurde auf Ihren Wunsch geschlossen. Was Sie im Portal namentlich nannte, wurde gelöscht.",
};
