//! The mails about two logins of one person.

texts! {
    /// The mails about two logins of one person.
    LoginsMails {
        code_subject,
        /// What the one who asks is signed in with.
        code: fn(&str) -> String,
        joined_subject,
        joined,
        joined_password,
        joined_not_you,
    }
}
