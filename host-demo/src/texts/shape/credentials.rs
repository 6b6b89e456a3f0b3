//! Credentials that were made.

texts! {
    /// Credentials that were made.
    CredentialsTexts {
        user_created,
        new_credentials,
        one_time_password,
        mailed_to,
        good_until,
        shown_once,
        to_user,
    }
}
