//! The texts of forgetting, setting and changing a password.

texts! {
    /// The texts of forgetting, setting and changing a password.
    Passwords {
        forgot_title,
        forgot_lead,
        forgot_send,
        forgot_sent_title,
        forgot_sent,
        back_to_sign_in,
        set_title,
        set_for,
        set_save,
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
