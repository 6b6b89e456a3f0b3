//! German: asking the owner for a permission, and the owner’s answer.

use crate::texts::shape::PermissionRequestsTexts;

pub(super) const PERMISSION_REQUESTS: PermissionRequestsTexts = PermissionRequestsTexts {
    ask_title: "Weitere Berechtigung anfragen",
    ask_lead: "Der Inhaber des Kontos erhält eine E-Mail und entscheidet. Vorher ändert sich nichts.",
    permission: "Berechtigung",
    sentence: "Ein Satz an den Inhaber (optional)",
    ask: "Inhaber fragen",
    no_owner: "Das Konto hat noch keinen Inhaber, der gefragt werden könnte.",
    asked_for: "Angefragt:",
    waits: "wartet auf Antwort",
    settled: "wurde beantwortet",
    done_asked: "Der Inhaber wurde gefragt. Sie erhalten die Antwort per E-Mail.",
    requests: "Anfragen nach Berechtigungen",
    asks_for: "bittet um die Berechtigung",
    look: "Ansehen",
    ticked: "Das Angefragte ist unten angekreuzt. Sehen Sie sich an, was sich ändert, und speichern Sie; oder lehnen Sie ab.",
    decline: "Ablehnen",
    done_declined: "Die Anfrage ist abgelehnt, und die Person wurde benachrichtigt.",
};
