//! German: files of documents, and what customers send to be done.

use crate::texts::shape::errors::{ActionInvalidTexts, DocumentErrors, Refused, UploadTexts};

pub(super) const ERRORS: DocumentErrors = DocumentErrors {
    file_missing: Refused("Die Datei fehlt", "Das Dokument hat keine solche Datei. Fragen Sie uns danach."),
    file_too_large: Refused("Die Datei ist zu groß", "Sie lässt sich hier nicht herunterladen. Fragen Sie uns danach."),
    zip_empty: Refused(
        "Es gibt keine Dateien dafür",
        "Keines dieser Dokumente hat eine Datei. Entfernen Sie einige Filter und versuchen Sie es noch einmal.",
    ),
    zip_not_ready: Refused("Das ZIP-Archiv ist noch nicht bereit", "Kommen Sie in einem Moment wieder."),
    zip_outdated: Refused(
        "Das ZIP-Archiv ist veraltet",
        "Seit es erstellt wurde, hat sich geändert, was Sie sehen dürfen. Gehen Sie zur Liste und erstellen Sie es neu.",
    ),
    action_invalid: ActionInvalidTexts {
        title: "Bitte prüfen Sie das Formular",
        signed_by: "Unterschreiben Sie mit Ihrem Namen.",
        drawing: "Die gezeichnete Unterschrift ist nicht lesbar. Zeichnen Sie sie neu oder lassen Sie sie weg.",
        reason: "Der Grund ist zu lang.",
        subject: "Sagen Sie in einer Zeile, worum es geht.",
        message: "Schreiben Sie eine Nachricht von höchstens 10.000\u{a0}Zeichen.",
        lines: "Wählen Sie mindestens ein Produkt und höchstens 100.",
        quantity: "Eine Menge ist eine Zahl über null mit höchstens zwei Nachkommastellen.",
        delivery_address: "Die Lieferadresse ist zu lang.",
        reference: "Ihre Bestellnummer ist zu lang.",
        note: "Die Anmerkung ist zu lang.",
        last_name: "Geben Sie Ihren Nachnamen an.",
        first_name: "Der Vorname ist zu lang.",
        phone: "Die Telefonnummer ist zu lang.",
        other: "Ein Feld fehlt oder ist zu lang.",
    },
    action_key_invalid: Refused(
        "Das Formular ist unvollständig",
        "Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.",
    ),
    action_other_content: Refused(
        "Dieses Formular wurde schon gesendet",
        "Es wurde mit anderem Inhalt gesendet. Öffnen Sie die Seite neu, um ein weiteres zu senden.",
    ),
    action_changed: Refused(
        "Inzwischen hat sich etwas geändert",
        "Ein Preis oder Gesamtbetrag ist nicht mehr der, den Sie gesehen haben. Sehen Sie noch einmal nach und entscheiden Sie dann. Es ist nichts geschehen.",
    ),
    action_over: Refused(
        "Das ist nicht mehr möglich",
        "Es ist schon beantwortet, abgelaufen oder nicht mehr erhältlich. Es ist nichts geschehen.",
    ),
    action_not_taken: Refused("Das geht hier nicht", "Es ist nichts geschehen. Bitte wenden Sie sich an uns."),
    upload_not_taken: UploadTexts {
        title: "Eine Datei wird nicht angenommen",
        named: |name, sentence| format!("„{name}“: {sentence}"),
        too_much: "Hängen Sie höchstens 5\u{a0}Dateien an, zusammen 8\u{a0}MiB: Bilder, PDF, reinen Text, Office-Dokumente.",
        other_type: "Diesen Dateityp nehmen wir nicht an. Wir nehmen Bilder, PDF, reinen Text und Office-Dokumente.",
        runs: "Sie heißt wie ein Programm oder eine Webseite, und das nehmen wir nicht an. Senden Sie ihren Inhalt als PDF oder reinen Text.",
        macros: "Sie enthält Makros. Speichern Sie sie ohne Makros und hängen Sie sie noch einmal an.",
        page: "Sie ist eine Webseite oder Zeichnung, die beim Öffnen etwas ausführen könnte. Speichern Sie sie als PDF und hängen Sie dieses an.",
    },
};
