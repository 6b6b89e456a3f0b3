//! English: the browsers that one is signed in on.

use crate::texts::shape::SessionsTexts;

pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    sessions_title: "Your sessions",
    sessions_lead: "Every browser that is signed in as you. End those that you do not know, then change your password.",
    this_session: "This one",
    session_opened: "Signed in:",
    session_used: "Last used:",
    session_network: "Network:",
    session_site: "Site:",
    unknown_browser: "Unknown browser",
    end_session: "End",
    end_others: "End all other sessions",
    session_ended: "The session has ended.",
    others_ended: "All other sessions have ended.",
};
