//! Signing in, and the own password.

texts! {
    /// Signing in, and the own password.
    SignInTexts {
        your_password,
        must_change,
        present_password,
        new_password,
        new_password_hint,
        new_password_again,
        change_password,
        other_sessions_end,
        to_back_office,
        nobody_yet,
        session_hint,
    }
}
