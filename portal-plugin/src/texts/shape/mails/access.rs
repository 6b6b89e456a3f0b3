//! The mails about one’s access: its beginning, and its password.

texts! {
    /// The mails about one’s access: its beginning, and its password.
    AccessMails {
        reset_subject,
        reset,
        /// The button.
        reset_do,
        reset_not_you,
        welcome_subject,
        welcome,
        one_time,
        /// Until when.
        one_time_until: fn(&str) -> String,
        sign_up_subject,
        sign_up,
        sign_up_finish,
        sign_up_not_you,
        /// Somebody asked for an access with an address that has one.
        known_subject,
        known,
        known_unchanged,
        known_forgotten,
        changed_subject,
        changed,
        /// The button.
        changed_not_you,
    }
}
