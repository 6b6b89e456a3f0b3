//! German: notices.

use crate::texts::shape::NoticesTexts;

pub(super) const NOTICES: NoticesTexts = NoticesTexts {
    title: "Benachrichtigungen",
    lead: "Was wir Ihnen in diesem Konto in den letzten 90 Tagen mitgeteilt haben.",
    empty: "Noch nichts: Neue Dokumente werden hier angezeigt.",
    unopened: "nicht geöffnet",
    new: "Neu",
    answered: "Beantwortet",
    due_soon: "Bald fällig",
    overdue: "Überfällig",
    undelivered: "Die E-Mail dazu hat Sie nicht erreicht:",
    choices: "Wie Sie benachrichtigt werden",
    none: "Gar nicht",
    at_once: "Jeweils durch eine E-Mail",
    daily: "Durch eine E-Mail am Morgen",
    save: "Speichern",
    saved: "Ihre Wahl wurde gespeichert.",
    stop_title: "Keine solchen E-Mails mehr?",
    stop_lead: "Sie erhalten in diesem Konto keine E-Mails mehr über:",
    stop_do: "Diese E-Mails beenden",
    stopped_title: "Diese E-Mails sind beendet",
    stopped: "Sie erhalten in diesem Konto keine E-Mails mehr über:",
};
