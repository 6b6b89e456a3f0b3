//! German: members of an account, and what they may do.

use crate::texts::shape::MembersTexts;

pub(super) const MEMBERS: MembersTexts = MembersTexts {
    account_itself: "Das Konto selbst",
    invite: "Einladen",
    hours_to_answer: "Stunden zum Antworten, 1 bis 720",
    owner_holds_all: "Der Inhaber hat alle Berechtigungen. Das ändert nur ein anderer Inhaber.",
    to_account: "Zum Konto",
    save: "Speichern",
    resume: "Freigeben",
    end_access: "Zugang entziehen",
    end_access_question: "Diesen Zugang entziehen?",
    end_access_warning: "Das lässt sich nicht rückgängig machen. Sofort enden damit: die Sitzungen in diesem Konto, die unbeantworteten Einladungen dieser Person, eine angebotene Übergabe und Anfragen nach Berechtigungen. Was die Person geschrieben hat, bleibt.",
    end_now: "Jetzt entziehen",
    keep: "Behalten",
    explain_user: "Erklären, was dieser Benutzer hier darf",
    view_as_user: "Ansicht als dieser Benutzer",
    reason_for_owner: "Grund; der Inhaber liest ihn",
    look: "Ansehen",
    no_consent: "Der Inhaber des Kontos erlaubt Mitarbeitern keine Einsicht.",
    all: "Alle",
    none: "Keine",
    sees: "Sieht",
    all_documents: "Alle Dokumente des Kontos",
    own_documents: "Nur jene, die diesen Kontakt nennen",
    only_these_sites: "Nur auf diesen Websites",
    no_tick_every_site: "Keine angekreuzt: auf allen.",
    first_day_without: "Erster Tag ohne Zugang",
    empty_for_no_end: "Leer: ohne Ende.",
};
