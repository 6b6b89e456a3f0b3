//! The texts of forgetting, setting and changing a password.

texts! {
    /// The texts of forgetting, setting and changing a password.
    PasswordsTexts {
        forgot_title,
        forgot_lead,
        forgot_send,
        forgot_sent_title,
        forgot_sent,
        back_to_sign_in,
        set_title,
        set_for,
        set_save,
        /// Beside the new password: the least length, in characters.
        hint: fn(u64) -> String,
        change_title,
        replace_title,
        replace_lead,
        current_password,
        one_time_password,
        new_password,
        repeat_password,
        change_lead,
        changed,
    }
}
