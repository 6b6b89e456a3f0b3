//! English: credentials that were made.

use crate::texts::shape::CredentialsTexts;

pub(super) const CREDENTIALS: CredentialsTexts = CredentialsTexts {
    user_created: "The user was created",
    new_credentials: "New credentials",
    one_time_password: "One-time password",
    mailed_to: "Mailed to",
    good_until: "Good until",
    shown_once: "This page is shown once: print it or write it down now. The password must be replaced at the first sign-in.",
    to_user: "To the user",
};
