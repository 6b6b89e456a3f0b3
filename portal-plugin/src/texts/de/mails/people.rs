//! German: the mails about invitations, codes, transfers of an account, requests for permissions.

use crate::texts::shape::mails::PeopleMails;

pub(super) const MAILS: PeopleMails = PeopleMails {
    invitation_subject: |inviter, account| format!("{inviter} lädt Sie zu {account} ein"),
    invitation: |inviter, site| format!("{inviter} lädt Sie in das Kundenportal von {site} ein."),
    invitation_do: "Einladung ansehen",
    invitation_until: |until| format!("Die Einladung lässt sich bis {until} beantworten."),
    invitation_unknown: "Wissen Sie nicht, warum Sie eingeladen wurden, lehnen Sie ab oder tun Sie nichts.",
    lost_subject: |account| format!("Eine Einladung zu {account} konnte nicht angenommen werden"),
    lost: |email, inviter| {
        format!(
            "{email} war von {inviter} eingeladen worden; diese Person darf nicht mehr einladen. Die Einladung wurde zurückgezogen."
        )
    },
    lost_do: "Bei Bedarf erneut einladen",
    asked_subject: |who, account| format!("{who} bittet um eine neue Einladung zu {account}"),
    asked: |email| {
        format!("{email} war eingeladen, doch die Einladung lief ohne Antwort ab; nun wird um eine neue gebeten.")
    },
    asked_do: "Erneut senden",
    asked_otherwise: "Soll diese Person keinen Zugang haben, tun Sie nichts oder ziehen Sie die Einladung dort zurück.",
    code_subject: "Der Code für Ihre Einladung",
    code: |login| {
        format!("Ihre Einladung, die an diese Adresse ging, möchte jemand annehmen, der als {login} angemeldet ist.")
    },
    offered_subject: |account| format!("Die Inhaberschaft von {account} wird angeboten"),
    offered_to_you: |owner| format!("{owner} möchte Ihnen die Inhaberschaft des Kontos übergeben."),
    offered_by_you: |candidate| format!("Sie haben {candidate} die Inhaberschaft des Kontos angeboten."),
    offered_answer: "Annehmen oder ablehnen",
    offered_not_you: "Ich war das nicht: zurückziehen",
    offered_until: |until| format!("Die Übergabe kann bis {until} angenommen werden."),
    passed_subject: |account| format!("{account} hat einen neuen Inhaber"),
    passed: |before, now| format!("{now} hat die Inhaberschaft des Kontos von {before} übernommen."),
    passed_remains: "Der bisherige Inhaber bleibt Benutzer mit allen Berechtigungen.",
    permission_subject: |who, account| format!("{who} bittet um eine Berechtigung in {account}"),
    permission: |who| {
        format!("{who} bittet Sie als Inhaber des Kontos, dies zu erlauben. Bis dahin ist nichts davon erlaubt.")
    },
    permission_do: "Ansehen, dann erlauben oder ablehnen",
    permission_otherwise: "Soll das nicht sein, lehnen Sie die Anfrage dort ab oder tun Sie nichts.",
};
