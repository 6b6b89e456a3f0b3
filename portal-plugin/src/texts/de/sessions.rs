//! German: the browsers that one is signed in on.

use crate::texts::shape::SessionsTexts;

pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    sessions_title: "Ihre Sitzungen",
    sessions_lead: "Jeder Browser, in dem Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.",
    this_session: "Diese hier",
    session_opened: "Angemeldet:",
    session_used: "Zuletzt genutzt:",
    session_network: "Netzwerk:",
    session_site: "Website:",
    unknown_browser: "Unbekannter Browser",
    end_session: "Beenden",
    end_others: "Alle anderen Sitzungen beenden",
    session_ended: "Die Sitzung ist beendet.",
    others_ended: "Alle anderen Sitzungen sind beendet.",
};
