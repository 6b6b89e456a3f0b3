//! German: bringing two logins of one person together.

use crate::texts::shape::LoginsTexts;

pub(super) const LOGINS: LoginsTexts = LoginsTexts {
    title: "Ihre zwei Logins zusammenführen",
    notice: "Einige unserer Websites teilen sich jetzt eine Anmeldung. Haben Sie auf einer davon ein anderes Login, können Sie aus beiden eines machen.",
    lead: "Mit einem davon sind Sie angemeldet. Bestätigen Sie das andere mit einem Code, den wir an seine Adresse senden; danach öffnet eine Anmeldung die Konten beider.",
    first: "1. Das andere Login",
    other: "Login oder E-Mail-Adresse",
    second: "2. Der Code",
    join: "Zusammenführen",
    hint: "Konten, Berechtigungen und Dokumente bleiben, wie sie sind. Sind beide Logins im selben Konto, gelten die engeren Berechtigungen.",
    mailed: "Gibt es ein solches Login mit bestätigter Adresse, ist ein Code dorthin unterwegs. Er gilt zehn Minuten.",
    joined: "Ihre zwei Logins sind jetzt eines.",
    go_on: "Zu Ihren Konten",
};
