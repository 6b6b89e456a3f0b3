//! The mails about two-step sign-in.

texts! {
    /// The mails about two-step sign-in.
    FactorMails {
        on_subject,
        on,
        on_keep,
        off_subject,
        off,
        reset_subject,
        reset,
        codes_subject,
        codes,
        used_subject,
        used,
        /// How many codes are left; 0 to 3.
        few_subject: fn(u64) -> String,
        few,
        /// The button.
        look,
        not_you,
    }
}
