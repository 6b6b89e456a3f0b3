//! Italian: the browsers that one is signed in on.

use crate::texts::shape::SessionsTexts;

pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    sessions_title: "Le sue sessioni",
    sessions_lead: "Ogni browser in cui è aperta una sessione a suo nome. Chiuda quelle che non riconosce, poi modifichi la password.",
    this_session: "Questa",
    session_opened: "Inizio:",
    session_used: "Ultimo uso:",
    session_network: "Rete:",
    session_site: "Sito:",
    unknown_browser: "Browser sconosciuto",
    end_session: "Chiudi",
    end_others: "Chiudi tutte le altre sessioni",
    session_ended: "La sessione è stata chiusa.",
    others_ended: "Tutte le altre sessioni sono state chiuse.",
};
