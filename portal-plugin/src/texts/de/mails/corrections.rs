//! German: the mails about what our staff put right.

use crate::texts::shape::mails::CorrectionMails;

pub(super) const MAILS: CorrectionMails = CorrectionMails {
    taken_subject: "Diese Adresse gehört zu keinem Login mehr",
    taken: "Ihre Adresse war die E-Mail-Adresse eines Logins zum Kundenportal. Wir haben festgestellt, dass das nicht stimmt, und sie dort entfernt.",
    taken_no_more: "Zu diesem Login kommen hier keine E-Mails mehr an, und Links, die hierher gesendet wurden, gelten nicht mehr.",
    taken_right: "War die Adresse richtig, wenden Sie sich an uns.",
    put_subject: "E-Mail-Adresse bestätigen und Passwort wählen",
    put: "Ihr Login zum Kundenportal hat jetzt diese Adresse; wir haben sie anstelle der bisherigen eingetragen.",
    put_choose: "Das bisherige Passwort gilt nicht mehr. Wählen Sie mit dem Link ein neues: Das zeigt uns, dass die Adresse Ihnen gehört.",
    put_no_login: "Haben Sie hier kein Login, müssen Sie nichts tun.",
    erased_subject: "Ihr Login wurde gelöscht",
    erased: "Ihr Login zum Kundenportal haben wir gelöscht, ebenso alles, was Sie dort namentlich nannte.",
    erased_unexpected: "Kommt das unerwartet, wenden Sie sich an uns.",
    moved_subject: |account| format!("Ihr Konto ist jetzt das von {account}"),
    moved: "Ihr Konto wird jetzt unter einem anderen Kundendatensatz geführt, da wir zwei Datensätze zusammengeführt haben.",
    moved_unchanged: "Alle behalten den Zugang, den sie hatten, und das Protokoll läuft weiter.",
    joined_subject: |account| format!("Ein anderes Konto wurde mit {account} zusammengeführt"),
    joined_yours: "Ihr Konto wurde mit einem anderen zusammengeführt, da wir zwei unserer Kundendatensätze zusammengeführt haben. Inhaber bleiben Sie.",
    joined_members: |members| match members {
        1 => "Dazu kam ein Benutzer. Prüfen Sie, wer Zugang hat.".to_owned(),
        _ => format!("Dazu kamen {members}\u{a0}Benutzer. Prüfen Sie, wer Zugang hat."),
    },
    joined_theirs: |owner| {
        format!(
            "Ihr Konto ist jetzt Teil des unten genannten, da wir zwei unserer Kundendatensätze zusammengeführt haben. Inhaber ist {owner}."
        )
    },
    joined_member: "Sie sind dort Benutzer mit allen Berechtigungen, es sei denn, Sie hatten dort schon einen Zugang: Dann gilt dieser.",
    joined_ledgers: "Die Protokolle beider Konten halten das fest.",
};
