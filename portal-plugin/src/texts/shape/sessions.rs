//! The texts of the browsers that one is signed in on.

texts! {
    /// The texts of the browsers that one is signed in on.
    SessionsTexts {
        sessions_title,
        sessions_lead,
        this_session,
        session_opened,
        session_used,
        session_network,
        session_site,
        unknown_browser,
        end_session,
        end_others,
        session_ended,
        others_ended,
    }
}
