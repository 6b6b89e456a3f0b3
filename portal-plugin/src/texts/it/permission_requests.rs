//! Italian: asking the owner for a permission, and the owner’s answer.

use crate::texts::shape::PermissionRequestsTexts;

pub(super) const PERMISSION_REQUESTS: PermissionRequestsTexts = PermissionRequestsTexts {
    ask_title: "Chiedi altri permessi al titolare",
    ask_lead: "Il titolare dell’account riceve un’e-mail e decide. Prima di allora non cambia nulla.",
    permission: "Permesso",
    sentence: "Due righe per il titolare (facoltative)",
    ask: "Chiedi al titolare",
    no_owner: "L’account non ha ancora un titolare a cui chiedere.",
    asked_for: "Ha chiesto",
    waits: "in attesa di risposta",
    settled: "ha avuto risposta",
    done_asked: "La richiesta è stata inviata al titolare. Riceverà la risposta per e-mail.",
    requests: "Richieste di permessi",
    asks_for: "chiede",
    look: "Vedi",
    ticked: "Ciò che è richiesto è selezionato qui sotto. Veda che cosa cambia, poi salvi; oppure rifiuti.",
    decline: "Rifiuta",
    done_declined: "La richiesta è stata rifiutata e la persona è stata avvisata.",
};
