//! Credentials that were made.

texts! {
    /// Credentials that were made.
    CredentialsTexts {
        user_created,
        new_credentials,
        one_time_password,
        mailed,
        good_until,
        page_shown_once_print,
        user,
    }
}
