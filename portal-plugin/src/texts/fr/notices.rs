//! French: notices.

use crate::texts::shape::NoticesTexts;

pub(super) const NOTICES: NoticesTexts = NoticesTexts {
    title: "Notifications",
    lead: "Ce que nous vous avons signalé sur ce compte ces 90 derniers jours.",
    empty: "Rien pour l’instant\u{a0}: les nouveaux documents seront signalés ici.",
    unopened: "non ouvert",
    new: "Nouveau",
    answered: "Réponse",
    due_soon: "Bientôt à échéance",
    overdue: "En retard",
    undelivered: "Son e-mail ne vous est pas parvenu\u{a0}:",
    choices: "Comment être prévenu",
    none: "Pas du tout",
    at_once: "Par un e-mail pour chacun",
    daily: "Par un seul e-mail le matin",
    save: "Enregistrer",
    saved: "Votre choix est enregistré.",
    stop_title: "Ne plus recevoir ces e-mails\u{a0}?",
    stop_lead: "Vous ne recevrez plus d’e-mails sur ce compte concernant\u{a0}:",
    stop_do: "Arrêter ces e-mails",
    stopped_title: "Ces e-mails sont arrêtés",
    stopped: "Vous ne recevez plus d’e-mails sur ce compte concernant\u{a0}:",
};
