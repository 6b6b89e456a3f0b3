//! Dutch: the browsers that one is signed in on.

use crate::texts::shape::SessionsTexts;

pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    sessions_title: "Uw sessies",
    sessions_lead: "Elke browser waarin u bent ingelogd. Beëindig wat u niet kent en wijzig dan uw wachtwoord.",
    this_session: "Deze",
    session_opened: "Ingelogd:",
    session_used: "Laatst gebruikt:",
    session_network: "Netwerk:",
    session_site: "Site:",
    unknown_browser: "Onbekende browser",
    end_session: "Beëindigen",
    end_others: "Alle andere sessies beëindigen",
    session_ended: "De sessie is beëindigd.",
    others_ended: "Alle andere sessies zijn beëindigd.",
};
