//! Signing in, and the own password.

texts! {
    /// Signing in, and the own password.
    SignInTexts {
        your_password,
        password_you_given_good,
        present_password,
        new_password,
        n_15_characters_more_few,
        new_password_again,
        change_password,
        your_other_sessions_end,
        sign_back_office,
        nobody_staff_account_yet,
        session_ends_after_hour,
    }
}
