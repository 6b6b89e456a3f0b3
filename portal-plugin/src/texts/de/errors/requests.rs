//! German: what a request is refused with before anything is looked up, and what fails inside.

use crate::texts::shape::errors::{Refused, RequestErrors};

pub(super) const ERRORS: RequestErrors = RequestErrors {
    not_found: Refused("Hier ist nichts", "Die Adresse ist falsch, oder was hier war, gibt es nicht mehr."),
    method: Refused("Hier nicht möglich", "Diese Adresse nimmt diese Methode nicht an."),
    cross_site: Refused(
        "Das Formular ist veraltet",
        "Es wurde für eine andere Sitzung erzeugt oder von einer anderen Website gesendet. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.",
    ),
    other_account: Refused(
        "Dieses Formular gehört zu einem anderen Konto",
        "Es wurde nichts geändert. Öffnen Sie das gemeinte Konto und füllen Sie das Formular dort aus.",
    ),
    query_invalid: Refused(
        "Die Adresse ist unverständlich",
        "Sie enthält einen Wert, der hier nichts bedeutet. Beginnen Sie noch einmal bei der Liste.",
    ),
    query_too_long: Refused("Die Adresse ist zu lang", "Verwenden Sie weniger oder kürzere Filter."),
    body_invalid: Refused(
        "Die Anfrage ist unverständlich",
        "Ihr fehlt ein Feld, ein Feld kommt doppelt vor oder ist hier nicht vorgesehen.",
    ),
    body_too_large: Refused("Die Anfrage ist zu groß", "Es wird höchstens 1\u{a0}MiB angenommen."),
    media_type: Refused(
        "Die Anfrage hat den falschen Typ",
        "Senden Sie `application/json` an die API und gewöhnliche Formulare an die Seiten.",
    ),
    cursor_invalid: Refused("Diese Seite gibt es nicht", "Beginnen Sie noch einmal bei der ersten Seite."),
    unavailable: Refused(
        "Zurzeit nicht verfügbar",
        "Ihre Daten waren nicht erreichbar. Es ist nichts verloren; versuchen Sie es in einem Moment noch einmal.",
    ),
    mail_full: Refused(
        "Zu viele E-Mails warten auf den Versand",
        "Was Sie wünschen, braucht eine E-Mail; deshalb ist nichts geschehen. Versuchen Sie es in einigen Minuten erneut.",
    ),
    internal: Refused(
        "Etwas ist schiefgegangen",
        "Versuchen Sie es noch einmal; bleibt es dabei, nennen Sie uns den Code.",
    ),
};
