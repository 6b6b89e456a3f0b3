//! The texts of answering an invitation.

texts! {
    /// The texts of answering an invitation.
    InvitationTexts {
        invitation,
        invites_you,
        on_site,
        for_address,
        answer_until,
        you_could,
        login,
        login_hint,
        your_name,
        repeat,
        accept,
        accept_as_new,
        have_login,
        known_lead,
        sign_in_to_accept,
        signed_in_as,
        prove_title,
        prove_lead,
        mail_code,
        code,
        code_mailed,
        decline_invitation,
        declined_title,
        declined,
        ask_anew,
        asked_title,
        asked,
    }
}
