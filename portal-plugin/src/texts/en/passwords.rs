//! English: forgetting, setting and changing a password.

use crate::texts::shape::PasswordsTexts;

pub(super) const PASSWORDS: PasswordsTexts = PasswordsTexts {
    forgot_title: "Forgot your password",
    forgot_lead: "Enter your login or e-mail address. If we know it, we send a link that sets a new password.",
    forgot_send: "Send the link",
    forgot_sent_title: "Look into your mailbox",
    forgot_sent: "If we know this login or address, a mail with a link is on its way. It may take a few minutes; look into the spam folder too.",
    back_to_sign_in: "Back to sign-in",
    set_title: "Set your password",
    set_for: "For",
    set_save: "Save the password",
    hint: |least| format!("At least {least} characters. A few words in a row are easy to remember and hard to guess."),
    change_title: "Change your password",
    replace_title: "Choose your own password",
    replace_lead: "You signed in with a password that was made for you. Replace it by one that only you know; then you can go on.",
    current_password: "Current password",
    one_time_password: "The password you were given",
    new_password: "New password",
    repeat_password: "New password, once more",
    change_lead: "Your other sessions end when the password changes.",
    changed: "Your password is changed. Your other sessions have ended.",
};
