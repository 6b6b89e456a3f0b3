//! French: the browsers that one is signed in on.

use crate::texts::shape::SessionsTexts;

pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    sessions_title: "Vos sessions",
    sessions_lead: "Chaque navigateur connecté avec votre identifiant. Terminez ceux que vous ne reconnaissez pas, puis changez de mot de passe.",
    this_session: "Celle-ci",
    session_opened: "Connexion\u{a0}:",
    session_used: "Dernière activité\u{a0}:",
    session_network: "Réseau\u{a0}:",
    session_site: "Site\u{a0}:",
    unknown_browser: "Navigateur inconnu",
    end_session: "Terminer",
    end_others: "Terminer toutes les autres sessions",
    session_ended: "La session est terminée.",
    others_ended: "Toutes les autres sessions sont terminées.",
};
