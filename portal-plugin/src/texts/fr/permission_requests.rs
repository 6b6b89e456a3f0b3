//! French: asking the owner for a permission, and the owner’s answer.

use crate::texts::shape::PermissionRequestsTexts;

pub(super) const PERMISSION_REQUESTS: PermissionRequestsTexts = PermissionRequestsTexts {
    ask_title: "Demander davantage au propriétaire",
    ask_lead: "Le propriétaire du compte reçoit un e-mail et décide. Rien ne change avant cela.",
    permission: "Autorisation",
    sentence: "Un mot pour le propriétaire (facultatif)",
    ask: "Demander au propriétaire",
    no_owner: "Le compte n’a pas encore de propriétaire à qui demander.",
    asked_for: "Vous avez demandé",
    waits: "en attente de réponse",
    settled: "a reçu une réponse",
    done_asked: "La demande est envoyée au propriétaire. La réponse vous parviendra par e-mail.",
    requests: "Demandes d’autorisations",
    asks_for: "demande",
    look: "Voir",
    ticked: "Ce qui est demandé est coché ci-dessous. Voyez ce qui change, puis enregistrez\u{a0}; ou refusez.",
    decline: "Refuser",
    done_declined: "La demande est refusée, et la personne en est informée.",
};
