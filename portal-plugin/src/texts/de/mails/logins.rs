//! German: the mails about two logins of one person.

use crate::texts::shape::mails::LoginsMails;

pub(super) const MAILS: LoginsMails = LoginsMails {
    code_subject: "Der Code für Ihre zwei Logins",
    code: |login| {
        format!(
            "Ihr Login soll mit einem anderen zusammengeführt werden, sodass eine Anmeldung die Konten beider öffnet; darum bittet, wer als {login} angemeldet ist."
        )
    },
    joined_subject: "Ihre Logins wurden zusammengeführt",
    joined: "Ihr Login und ein weiteres von Ihnen sind jetzt eines; die Konten beider stehen ihm offen.",
    joined_password: "Es gilt das Passwort, mit dem Sie sich zuletzt angemeldet haben.",
    joined_not_you: "Waren Sie das nicht, wenden Sie sich an uns: Es lässt sich rückgängig machen.",
};
