//! German: the mails that were sent.

use crate::texts::shape::MailsTexts;

pub(super) const MAILS: MailsTexts = MailsTexts {
    to: "An",
    from: "Von",
    sent: "Gesendet",
    text: "Text",
    waiting: "Noch nicht gesendet",
    subject: "Betreff",
    since: "Seit",
    tries: "Versuche",
    next_try: "Nächster Versuch",
    tried_for_days: "Eine E-Mail, die niemand annimmt, wird drei Tage lang erneut versucht und dann aufgegeben.",
    undelivered: "Nicht zugestellt",
    given_up: "Aufgegeben",
    words: "Antwort des Mailservers",
    kept_two_weeks: "Sie bleiben zwei Wochen hier stehen, ohne ihren Inhalt.",
    find_recipient: "An: Adresse oder Name",
    none_yet: "Noch keine E-Mails. Ist kein Mailserver eingerichtet, liegen die E-Mails des Portals hier.",
    none_to_them: "Keine E-Mail an einen solchen Empfänger.",
    all_mails: "Alle E-Mails",
    older_not_listed: "Ältere finden Sie über ihren Empfänger. Hier nicht aufgeführt:",
    to_mail_server: "E-Mails gehen an den Mailserver; hier wird nichts aufbewahrt.",
};
