//! German: the mails about what happened to somebody’s access to an account.

use crate::texts::shape::mails::MemberMails;

pub(super) const MAILS: MemberMails = MemberMails {
    suspended_subject: "Ihr Zugang ist gesperrt",
    suspended: "Ihr Zugang zu diesem Konto wurde gesperrt. Es wurde nichts davon gelöscht.",
    resumed_subject: "Ihr Zugang ist wieder freigegeben",
    resumed: "Ihr Zugang zu diesem Konto wurde wieder freigegeben.",
    changed_subject: "Ihre Berechtigungen wurden geändert",
    changed: "Ihre Berechtigungen in diesem Konto wurden geändert. Ab jetzt gilt:",
    revoked_subject: "Ihr Zugang ist beendet",
    revoked: "Ihr Zugang zu diesem Konto ist beendet.",
    revoked_stays: "Ihr Login und was Sie geschrieben haben, bleiben. Einladungen, die Sie gesendet hatten und die noch niemand beantwortet hatte, wurden zurückgezogen.",
    left_subject: "Ein Benutzer hat das Konto verlassen",
    left: |who| format!("{who} hat das Konto verlassen und kann es nicht mehr öffnen."),
    accepted_subject: "Eine Einladung wurde angenommen",
    accepted: |who, email| format!("{who} hat die Einladung angenommen, die an {email} gesendet wurde."),
    accepted_unknown: "Kennen Sie diese Person nicht, entziehen Sie ihr unter „Benutzer und Kontakte“ den Zugang.",
    declined_subject: "Eine Einladung wurde abgelehnt",
    declined: |email| format!("{email} war eingeladen; die Einladung wurde abgelehnt."),
    not_given_subject: "Ihre Anfrage wurde abgelehnt",
    not_given: "Sie haben eine Berechtigung angefragt. Der Inhaber des Kontos hat das vorerst abgelehnt.",
    ask_owner: "Halten Sie das für einen Irrtum, wenden Sie sich an den Inhaber des Kontos.",
};
